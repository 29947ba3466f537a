"""Paragraphs, sentences, labels and languages, by rule."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack_article.text import LineKind, english_share, language_of, lay_out, passages


def sentences(text):
    return [text[sentence.body : sentence.end] for sentence in lay_out(text).sentences]


def kinds(text):
    return [sentence.kind for sentence in lay_out(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He met Rep. Kim and Reps. Park and Lee. They left.",
            ["He met Rep. Kim and Reps. Park and Lee.", "They left."],
        ),
        (
            "The U.S. Senate voted in the U.S. The bill passed.",
            ["The U.S. Senate voted in the U.S.", "The bill passed."],
        ),
        (
            "Gen. C. Q. Brown Jr. spoke on Aug. 5 at 5 p.m. Tuesday.",
            ["Gen. C. Q. Brown Jr. spoke on Aug. 5 at 5 p.m. Tuesday."],
        ),
        (
            "S. Jaishankar met Antony J. Blinken. He left.",
            ["S. Jaishankar met Antony J. Blinken.", "He left."],
        ),
        ("It cost $3.5 billion. No. 2 was cheaper.", ["It cost $3.5 billion.", "No. 2 was cheaper."]),
        ("Did they agree? No. They did not.", ["Did they agree?", "No.", "They did not."]),
        ("They spoke of modern art. Then they left.", ["They spoke of modern art.", "Then they left."]),
        (
            "“We agreed. We will go,” he said. She left.",
            ["“We agreed.", "We will go,” he said.", "She left."],
        ),
        ("“Will he come?” Wang asked. Nobody knew.", ["“Will he come?” Wang asked.", "Nobody knew."]),
        (
            "He hesitated... and then signed… The end came.",
            ["He hesitated... and then signed…", "The end came."],
        ),
        ("They signed it.[12] The text is short.", ["They signed it.[12]", "The text is short."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert sentences(text) == expected


def test_wrapped_lines_are_one_sentence_and_short_lines_are_not():
    wrapped = (
        "The foreign ministers of the two countries held a long meeting\n"
        "yesterday in the capital and agreed that the commission would\n"
        "convene again, as their governments had asked of them. They\n"
        "also signed a note.\n"
        "The next round is due in May.\n"
    )
    first, *others = [found.replace("\n", " ") for found in sentences(wrapped)]
    assert first.startswith("The foreign ministers of the two countries held a long meeting yesterday in the")
    assert first.endswith("would convene again, as their governments had asked of them.")
    assert others == ["They also signed a note.", "The next round is due in May."]


@pytest.mark.parametrize(
    ("text", "place", "when"),
    [
        ("BEIJING, Aug. 25 (Xinhua) — China and Chad met.", "BEIJING", "Aug. 25"),
        ("KYIV, Ukraine (AP) — The president met envoys.", "KYIV, Ukraine", None),
        ("GENEVA (12 March 2025) – The envoy met them.", "GENEVA", "12 March 2025"),
        ("Islamabad: 5 September 2025: The minister said so.", "Islamabad", "5 September 2025"),
        ("WASHINGTON/SEOUL, Aug 25 (Reuters) - The two met.", "WASHINGTON/SEOUL", "Aug 25"),
        ("JERUSALEM — Israel said so.", "JERUSALEM", None),
    ],
)
def test_prose_begins_behind_the_dateline(text, place, when):
    layout = lay_out(text)
    assert layout.dateline is not None
    assert (layout.dateline.place, layout.dateline.when_text) == (place, when)
    assert layout.sentences[0].start == 0
    assert text[layout.sentences[0].body :].split()[0] in {"China", "The", "Israel"}


def test_a_dateline_may_stand_alone():
    layout = lay_out("Port Moresby, 17 September 2025\n\nThe leaders met.")
    assert layout.sentences[0].kind is LineKind.DATELINE
    assert layout.dateline is not None
    assert layout.dateline.when_text == "17 September 2025"


@pytest.mark.parametrize(
    "text",
    [
        "In Moscow, Friday - a holiday - was quiet.",
        "The talks are set for Sept. 3 - 5 in Oslo, he said.",
        "President Lee - who was ill - met him.",
        "China - Japan talks ended.",
    ],
)
def test_dashes_in_prose_make_no_dateline(text):
    assert lay_out(text).dateline is None


def test_a_transcript_knows_who_speaks_and_who_asks():
    text = (
        "Lin Jian: The president will visit us.\n\nCCTV: When will he come?\n\n"
        "Lin Jian: In March. We will say more.\n\nThere is no news beyond that.\n\nReuters: Can you confirm a call?"
    )
    found = [(text[s.body : s.end], s.speaker, s.question) for s in lay_out(text).sentences]
    assert found == [
        ("The president will visit us.", "Lin Jian", False),
        ("When will he come?", "CCTV", True),
        ("In March.", "Lin Jian", False),
        ("We will say more.", "Lin Jian", False),
        ("There is no news beyond that.", "Lin Jian", False),
        ("Can you confirm a call?", "Reuters", True),
    ]


def test_questions_and_answers_without_names():
    text = "QUESTION: Did he call?\n\nMR. PATEL: He did.\n\nQUESTION: When?\n\nMR. PATEL: On Monday."
    assert [(s.speaker, s.question) for s in lay_out(text).sentences] == [
        (None, True),
        ("MR. PATEL", False),
        (None, True),
        ("MR. PATEL", False),
    ]


def test_fields_of_a_head_are_labels_and_nobody_speaks():
    text = "Date: 5 May 2025\nVenue: Vienna\nSubject: Visit\n\nThe minister met envoys."
    layout = lay_out(text)
    assert kinds(text) == [LineKind.LABEL] * 3 + [LineKind.PROSE]
    assert all(sentence.speaker is None for sentence in layout.sentences)


def test_headline_byline_list_and_table_are_told_apart():
    text = (
        "Macron and Merz agree on a plan\nBy Jane Smith\n\nThe two met in Toulon. They agreed on:\n"
        "(a) a plan for rail;\n(b) a plan for power.\n\nCity\tDate\tGuests\nParis\t3 May\t12\n\nhttps://example.org/x\n"
    )
    assert kinds(text) == [
        LineKind.HEADLINE,
        LineKind.BYLINE,
        LineKind.PROSE,
        LineKind.PROSE,
        LineKind.LIST_ITEM,
        LineKind.LIST_ITEM,
        LineKind.TABLE,
        LineKind.TABLE,
        LineKind.OTHER,
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("3. The ministers met.", "The ministers met."),
        ("(iv) to meet again;", "to meet again;"),
        ("• The envoy left.", "The envoy left."),
        ("KREMLIN CALLS. Putin rang Modi.", "Putin rang Modi."),
        ("SEOUL–HANOI. To Lam landed.", "To Lam landed."),
    ],
)
def test_numbers_bullets_and_digest_headings_are_no_prose(text, body):
    assert sentences(text) == [body]


def test_a_text_in_capitals_is_no_heading():
    assert sentences("OTTAWA CALLS FOR TALKS. THE MINISTER WILL GO.") == [
        "OTTAWA CALLS FOR TALKS.",
        "THE MINISTER WILL GO.",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister met his colleague and they agreed to meet again in May.", "en"),
        ("Le ministre a rencontré son homologue à Paris et ils ont convenu de se revoir.", "fr"),
        ("El ministro se reunió con su homólogo en Madrid y acordaron que se verán.", "es"),
        (
            "Der Minister traf sich mit dem Kollegen und sie haben die Gespräche in der Stadt fortgesetzt.",
            "de",
        ),
        ("O ministro reuniu-se com o seu homólogo em Lisboa e não quis falar sobre as negociações.", "pt"),
        ("Министр встретился с послом.", "ru"),
        ("外交部长会见了国务卿", "zh"),
        ("外相は国務長官と会談した。", "ja"),
        ("외교부 장관이 특사를 만났다.", "ko"),
        ("التقى الوزير السفير", "ar"),
        ("Xi Putin Modi", None),
        ("", None),
    ],
)
def test_languages_are_told_apart(text, language):
    assert lay_out(text).language == language


def test_the_share_of_english_words_is_high_in_english_only():
    assert english_share("The envoys of the two states met and agreed that they would meet again.") > 0.4
    assert english_share("Les envoyés des deux États se sont rencontrés et ont convenu de se revoir.") < 0.1
    assert english_share("") == 0


def test_passages_are_clean_and_know_where_each_character_stands():
    text = (
        "BEIJING, Aug. 25 —  The\u00a0en\u00advoy met <b>Li</b>\r\nand left. He\u200b sang.\n\nPage\t1\t2\n"
    )
    layout = lay_out(text)
    [excerpt] = list(passages(text, layout))
    assert excerpt.text == "The envoy met Li and left. He sang."
    assert [excerpt.text[start:][:3] for start in excerpt.starts] == ["The", "He "]
    for character, position in zip(excerpt.text, excerpt.positions, strict=True):
        assert text[position] == character or (character == " " and text[position].isspace())


def test_a_quotation_goes_on_in_the_next_sentence():
    layout = lay_out("“We agreed. We will go,” he said. They left.")
    assert [sentence.quoted for sentence in layout.sentences] == [False, True, False]


@pytest.mark.parametrize(
    "piece", ["word ", "A. ", "“", "( ", "A: b\n", "1.", "<", "x\u00ad", " \t", "|", "Ab, ", "a.\r\n"]
)
def test_hostile_texts_are_cut_into_bounded_sentences_by_linear_work(work, piece):
    def read(count):
        text = piece * count
        layout = lay_out(text)
        for _ in passages(text, layout):
            pass
        assert all(
            sentence.end - sentence.body <= 3000 for sentence in layout.sentences if sentence.kind != "table"
        )

    assert work(lambda: read(8_000)) < work(lambda: read(4_000)) * 2.6


@given(
    st.text(
        alphabet=st.sampled_from(string.ascii_letters + " .,:;“”\"'()\n\r\t\u00a0\u200b-–—•1A?!<>|Š中ا"),
        max_size=300,
    )
)
def test_every_visible_character_is_in_exactly_one_sentence(text):
    layout = lay_out(text)
    covered = [0] * len(text)
    last = 0
    for sentence in layout.sentences:
        assert last <= sentence.start <= sentence.body < sentence.end
        last = sentence.end
        start, end = layout.paragraphs[sentence.paragraph]
        assert start <= sentence.start < sentence.end <= end
        for index in range(sentence.start, sentence.end):
            covered[index] += 1
    for character, count in zip(text, covered, strict=True):
        assert count <= 1
        assert count == 1 or character.isspace() or character == "\u200b"


@given(st.text(max_size=200))
def test_passages_quote_the_text_whatever_it_is(text):
    for excerpt in passages(text, lay_out(text), kinds=set(LineKind)):
        assert len(excerpt.text) == len(excerpt.positions)
        assert list(excerpt.positions) == sorted(set(excerpt.positions))
        for character, position in zip(excerpt.text, excerpt.positions, strict=True):
            assert character in {text[position], " "}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Уряд України підтримав угоду і їхній план, щоб дійти згоди.", "uk"),
        ("رئیس جمهور ایران گفت که پیمان را امضا کرد و گزارش چاپ شد", "fa"),
    ],
)
def test_languages_of_one_script_are_told_apart_by_their_letters(text, language):
    assert lay_out(text).language == language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Rome. — — They left.", ["They met in Rome.", "— — They left."]),
        ("They agreed on two points (. Then they left.", ["They agreed on two points (.", "Then they left."]),
    ],
)
def test_marks_without_words_around_them_end_sentences_all_the_same(text, expected):
    assert sentences(text) == expected


def test_the_pieces_of_a_text_without_full_stops_are_trimmed():
    text = "word  " * 1200
    pieces = sentences(text)
    assert len(pieces) > 1
    assert all(piece == piece.strip() and len(piece) <= 3000 for piece in pieces)
    assert "".join(pieces).replace(" ", "") == "word" * 1200


@pytest.mark.parametrize(
    "text",
    [
        "Sheikh Tamim bin Hamad al-Thani met Faisal bin Farhan al-Saud in Doha.",
        "José da Silva e Costa met Ana de Souza in Lisbon.",
        "Ursula von der Leyen greeted Guy van der Berg, Jan van den Bos.",
    ],
)
def test_particles_of_names_are_no_other_language(text):
    assert language_of(text) in ("en", None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El ministro de Asuntos Exteriores se reunió con su homólogo en Madrid.", "es"),
        ("Le ministre des Affaires étrangères a rencontré son homologue à Paris.", "fr"),
        ("O ministro das Relações Exteriores do Brasil reuniu-se com o seu homólogo em Lisboa.", "pt"),
        ("Menteri luar negeri Indonesia bertemu dengan rekannya untuk membahas perdagangan.", "id"),
    ],
)
def test_a_sentence_is_enough_to_tell_another_language(text, language):
    assert language_of(text) == language
