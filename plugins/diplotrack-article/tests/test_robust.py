"""No text makes the reader fail in any other way than it says, lose a quote, or take more than its share of work."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.errors import DiplotrackError
from diplotrack.sources import Source
from diplotrack_article.adapter import ArticleAdapter, ArticleOptions

SENTENCE = "On Monday, India’s foreign minister met his Nepalese counterpart in Oslo and asked Nepal to open the border. "
HOSTILE = {
    "one word": "India",
    "one mark": ".",
    "only marks": "?!… — «» “” (((( )))) \"'\"'",
    "only digits": "1 22 333 4444 55555 2025-08-27 99/99/9999 " * 20,
    "only breaks and a letter": "\n\n\r\n\t\x0b\x0c\x85\u2028\u2029a\n\n",
    "control characters": "India\x00 met\x07 Nepal\x1b[31m in\x08 Oslo\x1f on Monday\x7f.",
    "invisible characters": "\ufeffIndia\u200b me\u00adt\u200d Nepal \u202ein Oslo\u202c on Mon\u00adday.",
    "a lone surrogate": "India met Nepal \ud83d in Oslo.",
    "emoji": "🇮🇳 India met 🇳🇵 Nepal in Oslo 🤝🏽👨‍👩‍👧‍👦. Both 👍 sides agreed to open the border 🚧.",
    "combining marks": "I\u0301n\u0308d\u0327i\u0323a\u0330 met Nepal\u0301\u0301\u0301\u0301\u0301 in Oslo.",
    "right to left": "قال وزير الخارجية إن بلاده ستفتح الحدود. India met Nepal. השר נפגש עם עמיתו באוסלו.",
    "markup": "<div class='a'><p>India <b>met</b> Nepal &amp; asked it to open the border.</p><script>x()</script></div>",
    "broken markup": "<<<>>> <p India met Nepal </ in Oslo <!-- on Monday",
    "line breaks of scans": "Ind-\nia met Ne-\npal in Os-\nlo on Mon-\nday and as-\nked it to op-\nen the bor-\nder.\n\f12\n",
    "one word a line": SENTENCE.replace(" ", "\n"),
    "all capitals": SENTENCE.upper() * 3,
    "no capitals": SENTENCE.lower() * 3,
    "a list": "".join(f"{n}. India asked Nepal to open port {n};\n" for n in range(1, 30)),
    "a table": "Country | Act | Date\n---|---|---\n" + "India | met Nepal | 4 May\n" * 20,
    "columns": "India\tNepal\t4 May 2025\nPeru\tChile\t5 May 2025\n",
    "a headline only": "India, Nepal to hold talks",
    "endless list of parties": "India, " + ", ".join(["Nepal", "Bhutan", "Peru"] * 80) + " and Chile met in Oslo.",
    "endless list of people": "Indian Foreign Minister Raj Mehta met " + ", ".join(["Hari Thapa", "Om Rai"] * 80) + ".",
    "nested brackets": "India (" * 300 + "met Nepal" + ")" * 300 + ".",
    "nested quotes": "“India said ‘" * 200 + "it met Nepal" + "’”" * 200,
    "nested clauses": "India said that " * 200 + "it met Nepal.",
    "titles without names": "President President Prime Minister of of the the Foreign Minister met met Minister.",
    "pronouns only": "They met them. He asked her to do it. Both sides agreed to it. The two sides met.",
    "dates only": "On 31 February 2025, by 99 May, in the 13th month, on 0 June, by the end of the end of March.",
    "a word of 20,000 letters": "India met " + "x" * 20_000 + " Nepal.",
    "20,000 full stops": "." * 20_000,
    "20,000 line breaks": "India met\n" + "\n" * 20_000 + "Nepal.",
    "Chinese": "印度外长周一在奥斯陆会见了尼泊尔外长，并要求尼泊尔开放边境。" * 5,
    "Russian": "Министр иностранных дел Индии встретился в Осло со своим непальским коллегой. " * 5,
    "French": "Le ministre des affaires étrangères de l’Inde a rencontré son homologue du Népal à Oslo. " * 5,
    "code": "def meet(india, nepal):\n    return {'talks': [india, nepal]}  # agreed\n",
}  # fmt: skip
WORDS = [
    "India", "Nepal", "Mehta", "Lund", "Oslo", "UN", "the", "a", "and", "of", "to", "with", "on",
    "in", "by", "that", "his", "its", "they", "both", "sides", "minister", "President", "envoys", "met", "meet",
    "asked", "agreed", "will", "pledged", "invited", "visited", "talks", "visit", "invitation",
    "proposal", "accepted", "postponed", "Monday", "May", "4", "2025", "not", "if", ",", ".", ";", ":", "“", "”", "’s", "(",
    ")", "-", "–", "?", "\n",
]  # fmt: skip


@pytest.fixture(scope="module")
def checked():
    adapter = ArticleAdapter()

    def check(text):
        """Read, and hold every promise that a report makes against the text; None where it was refused."""
        try:
            (reading,) = adapter.explain(Source.of_text(text), ArticleOptions(any_language=True))
        except DiplotrackError:
            return None
        report = reading.report
        assert report.document.text == text
        for record in report.records:
            assert record.evidence
            assert all(text[e.start : e.end] == e.quote for e in record.evidence)
            assert attrs.evolve(record) == record
        assert [why.record for why in reading.explanations] == [record.id for record in report.records]
        return report

    return check


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_or_refused_with_a_reason(checked, text):
    checked(text)


@pytest.mark.parametrize(
    "name",
    [
        "control characters",
        "invisible characters",
        "a lone surrogate",
        "markup",
        "emoji",
        "right to left",
        "all capitals",
        "a list",
    ],
)
def test_what_is_said_in_spite_of_odd_characters_is_found(checked, name):
    assert checked(HOSTILE[name]).records


@pytest.mark.parametrize("name", ["titles without names", "pronouns only", "dates only", "code", "only digits", "Chinese"])  # fmt: skip
def test_where_nobody_is_named_nothing_is_found(checked, name):
    assert checked(HOSTILE[name]).records == ()


def test_blank_text_is_refused(checked):
    assert checked("") is None
    assert checked(" \n\t\u2003\n") is None


@pytest.mark.heavy
def test_twenty_thousand_words_without_a_full_stop_are_read(checked):
    text = (
        "India met Nepal and asked it to open the border and the port of the old town on the way to the sea "
        * 1000
    )
    assert len(text.split()) >= 20_000
    assert checked(text).records


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(checked, text):
    checked(text)


@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=60,
    ).map(" ".join)
)
def test_any_order_of_the_field_s_own_words_is_read(checked, text):
    checked(text)


@settings(max_examples=25)
@given(st.data())
def test_a_text_cut_and_joined_anywhere_is_read(checked, data):
    text = (
        SENTENCE
        + "“We will open it,” he said.\n\nBoth sides agreed to meet in May. The talks were postponed.\n"
    )
    cut = data.draw(st.integers(0, len(text)))
    checked(text[cut:] + text[:cut])


@pytest.mark.parametrize(
    "unit",
    [
        SENTENCE,
        SENTENCE + "\n\n",
        "India met Nepal and asked it to open the border because ",
        "The talks were useful. They met Wang. ",
        "Indian Foreign Minister Raj Mehta met Hari Thapa, ",
    ],
    ids=["sentences", "paragraphs", "one sentence", "references", "one list"],
)
def test_twice_the_text_takes_about_twice_the_work(checked, work, unit):
    checked(unit)  # what is loaded once is no work of the text
    once, twice = work(lambda: checked(unit * 20)), work(lambda: checked(unit * 40))
    assert once > 200
    assert twice < once * 2.6
