"""Who is named: by titles, capitals and the words around, not from a list."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.parties import Gazetteer
from diplotrack_article._name_words import Tokens
from diplotrack_article.people import find_people
from diplotrack_article.text import lay_out
from diplotrack_article.words import words


def mentioned(text):
    parties = list(Gazetteer.builtin().scan(text))
    starts = frozenset(sentence.body for sentence in lay_out(text).sentences)
    return find_people(text, parties, words(), starts)


def named(text):
    """Each person once, in the order of the text."""
    return list(dict.fromkeys(mention.person.name for mention in mentioned(text)))


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("South Korean President Lee Jae Myung spoke.", "Lee Jae Myung", "President"),
        ("On Monday envoy Steve Witkoff spoke.", "Steve Witkoff", "envoy"),
        ("Later ministers Ana Ruiz and Juan Mora spoke.", "Ana Ruiz", "minister"),
        ("Later Mr. Okello spoke.", "Okello", "Mr."),
        ("Later Reps. Kim Tae-nyeon spoke.", "Kim Tae-nyeon", "Rep."),
        ("Later National Assembly Speaker Park Byeong-seug spoke.", "Park Byeong-seug", "National Assembly Speaker"),
        ("Later Secretary of State Antony J. Blinken spoke.", "Antony J. Blinken", "Secretary of State"),
        ("Minister of Foreign Affairs Wang Yi spoke.", "Wang Yi", "Minister of Foreign Affairs"),
        ("Secretary of State for Foreign Affairs David Lammy spoke.", "David Lammy", "Secretary of State for Foreign Affairs"),
        ("King Charles spoke.", "Charles", "King"),
        ("Later Sam Okello said so.", "Sam Okello", None),
        ("Trade Minister Ana Ruiz spoke.", "Ana Ruiz", "Trade Minister"),
        ("Later Presidents Ali Musa and Joy Mwangi spoke.", "Ali Musa", "President"),
        ("Later Directors-General Ali Musa and Joy Mwangi spoke.", "Ali Musa", "Director-General"),
        ("Later co-chairmen Ali Musa and Joy Mwangi spoke.", "Ali Musa", "co-chairman"),
        ("The Army Press Secretary Brig. Gen. Ali Musa spoke.", "Ali Musa", "Army Press Secretary Brig. Gen."),
        ("Minister of External Relations Ali Musa spoke.", "Ali Musa", "Minister of External Relations"),
        ("Minister of International Relations and Cooperation Ali Musa spoke.", "Ali Musa",
         "Minister of International Relations and Cooperation"),
        ("The Amir Tamim bin Hamad spoke.", "Tamim bin Hamad", "Amir"),
        ("Head of the Presidential Office Ali Musa spoke.", "Ali Musa", "Head of the Presidential Office"),
        ("Chairman of the Standing Committee Ali Musa spoke.", "Ali Musa", "Chairman of the Standing Committee"),
        ("Special Representative of the Chinese Government on Eurasian Affairs Li Hui spoke.", "Li Hui",
         "Special Representative of the Chinese Government on Eurasian Affairs"),
    ],
)  # fmt: skip
def test_a_name_is_told_from_the_title_before_it(text, name, title):
    person = mentioned(text)[0].person
    assert (person.name, person.title) == (name, title)


@pytest.mark.parametrize(
    "office",
    [
        "Director of the Asia Society Policy Institute",
        "Head of the Security Council Research Department",
        "Chairman of the National Defence Commission",
    ],
)
def test_an_institution_behind_an_office_is_nobody(office):
    assert named(f"The {office} spoke.") == []


@pytest.mark.parametrize(
    "name",
    [
        "Wang Yi",
        "Tô Lâm",
        "José Raúl Mulino",
        "Javier Martínez-Acha",
        "Hassan Sheikh Mohamud",
        "Faisal bin Farhan Al Saud",
        "Ursula von der Leyen",
        "Robert F. Kennedy Jr.",
        "Robert F. Kennedy, Jr.",
        "Charles Okello III",
        "Letsie III",
        "Adel al-Jubeir",
        "Abd al-Rahman Musa",
        "Md. Kamal Uddin",
        "Mohammed VI",
        "John O’Brien",
    ],
)
def test_a_name_is_taken_whole(name):
    assert named(f"On Monday President {name} spoke to the press.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council met.",
        "They visited Peking University and Park Street.",
        "The Ministry of Foreign Affairs was told.",
        "PRESIDENT LEE MEETS WANG YI IN BEIJING",
        "However, talks were held. Analysts said so. Meanwhile it rained.",
        "They travelled to Santa Rosa. They landed at Puerto Lindo.",
        "In March it rained. They met in April 2025.",
        "The chairman of the National People’s Congress spoke.",
        "The letter, number B. 7, was signed by J. B. in ink.",
        "Kenya and the UN said so.",
        "They flew to St. Petersburg. In St. Petersburg they met.",
        "The Foreign Ministers Retreat took place in Oslo.",
        "Deputy Prime Minister",
        "",
    ],
)
def test_what_is_no_name_is_nobody(text):
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They are to call on Ali Musa, chairman of the assembly, on Tuesday.",
        "She spoke to Ali Musa by telephone.",
        "He put it to Ali Musa, the Kenyan minister he received in Oslo.",
        "They met at the residence of Ali Musa, who was ill.",
        "The note was signed by Joy Mwangi, Sam Okello, Ali Musa and Ana Ruiz.",
        "On Thursday Ali Musa received her.",
    ],
)
def test_a_name_without_a_title_is_told_by_what_is_said_around_it(text):
    assert "Ali Musa" in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "They flew to Santa Lucia, the president said.",
        "They sailed to Port Musa, where the minister lives.",
        "He walked from Abu Simbel to Wadi Halfa.",
    ],
)
def test_a_place_with_people_around_it_is_nobody(text):
    assert named(text) == []


def test_a_word_that_only_opens_a_sentence_is_no_part_of_a_name():
    assert named("It rained. Enter Ali Musa. The minister, who was ill, left.") == ["Ali Musa"]


def test_a_short_form_in_a_name_ends_no_name_but_a_sentence_does():
    assert named("Later Hun Sen said so. President Ali Musa left.") == ["Hun Sen", "Ali Musa"]
    assert named("On Monday President Hun Sen. The minister left.") == ["Hun Sen"]


def test_amir_is_a_given_name_where_no_office_is_meant():
    assert named("Later Amir Khan Musa said so.") == ["Amir Khan Musa"]


def test_articles_and_particles_make_no_second_person():
    text = "Minister Adel al-Jubeir arrived. Al-Jubeir left. Then Mr. Jubeir and President Ursula von der Leyen spoke. Von der Leyen smiled."
    assert named(text) == ["Adel al-Jubeir", "Ursula von der Leyen"]


def test_of_two_who_share_a_surname_the_title_tells_which_and_else_the_last_named():
    text = "President Ali Musa met Minister Omar Musa. President Musa left. Then Musa smiled. Minister Musa left. Then Musa smiled."
    assert [m.person.name for m in mentioned(text)] == [
        "Ali Musa", "Omar Musa", "Ali Musa", "Ali Musa", "Omar Musa", "Omar Musa",
    ]  # fmt: skip


def test_a_title_in_the_plural_is_that_of_all_in_its_list():
    found = mentioned(
        "Ministers Ali Musa of Kenya, Joy Mwangi and Sam Okello met, and Ana Ruiz, a singer, left."
    )
    assert [(m.person.name, m.person.title) for m in found] == [
        ("Ali Musa", "Minister"), ("Joy Mwangi", "Minister"), ("Sam Okello", "Minister"), ("Ana Ruiz", None),
    ]  # fmt: skip


def test_how_names_are_coordinated_is_kept():
    text = "Presidents Ali Musa of Kenya, Joy Mwangi and Sam Okello met. Minister Ana Ruiz saw Joy Mwangi’s aide."
    assert [(m.joined, m.behind) for m in mentioned(text)] == [
        (None, False), (",", True), ("and", True), (None, False), (None, True),
    ]  # fmt: skip


def test_letters_behind_a_name_are_no_part_of_it():
    text = "Mr. Ali Musa MP spoke."
    mention = mentioned(text)[0]
    assert (mention.person.name, text[mention.start : mention.end]) == ("Ali Musa", "Mr. Ali Musa")


def test_a_particle_at_the_end_of_a_text_belongs_to_no_name():
    assert named("On Monday President Juan Mora de la ") == ["Juan Mora"]
    assert named("On Monday President Juan Mora met la señora.") == ["Juan Mora"]


def test_a_name_ends_where_a_mark_or_a_line_does():
    assert named("Later President Ali Musa, Sam Okello and Joy Mwangi said so.") == [
        "Ali Musa", "Sam Okello", "Joy Mwangi",
    ]  # fmt: skip
    assert named("Later President Ali Musa\nSam Okello said so.") == ["Ali Musa", "Sam Okello"]


def test_a_possessive_ends_a_name_and_stands_outside_it():
    text = "President Ali Musa’s Cabinet resigned."
    mention = mentioned(text)[0]
    assert text[mention.name_start : mention.end] == "Ali Musa"


def test_a_later_mention_by_a_part_of_the_name_is_the_same_person():
    text = "Foreign Minister Sam Okello arrived. Okello’s aides left. Then Sam said so. Mr. S. Okello smiled."
    assert {mention.person.name for mention in mentioned(text)} == {"Sam Okello"}
    assert mentioned(text)[0].person.mentions == 4


def test_the_fullest_form_is_the_name_wherever_it_stands():
    assert named("President Trump spoke. Donald Trump left. Then Donald J. Trump smiled.") == [
        "Donald J. Trump"
    ]


def test_people_who_share_a_surname_are_two():
    assert named("President Ali Musa met Minister Omar Musa on Monday.") == ["Ali Musa", "Omar Musa"]


def test_the_first_title_is_kept():
    text = "Later Sam Okello said so. Mr. Okello left. President Okello smiled."
    assert mentioned(text)[0].person.title == "Mr."


def test_a_surname_that_is_a_common_word_too_is_told_by_its_place():
    assert mentioned("President Park Jeung arrived. Then Park left.")[-1].person.name == "Park Jeung"
    assert (
        len(mentioned("Minister April Mora met them in April. On April 3 they met. April 4 was fine.")) == 1
    )


def test_a_common_word_needs_a_title_once_to_be_anybody():
    assert named("Later Bank said so. Bank added more. Bank told them.") == []
    assert named("Mr. Bank said so. Then Bank told them.") == ["Bank"]


def test_a_single_word_needs_more_than_one_sign():
    assert named("Later Okello said so.") == []
    assert named("Later Okello said so. Later Okello told them. At last Okello, who was ill, left.") == [
        "Okello"
    ]


def test_the_parts_of_a_name_are_its_words_without_initials():
    assert mentioned("Later President Donald J. Trump spoke.")[0].person.parts == ["Donald", "Trump"]


def test_more_capitalized_words_than_a_name_has_are_no_name():
    assert named("Later President " + " ".join(["Abcd"] * 8) + " spoke.") == []


PIECES = st.sampled_from(
    ["President", "Ali", "Musa", "von", "der", "J.", "Mr.", "of", "State", "Kenya", "Kenyan", "’s", ",", ".", "\n", "Park", "in",
     "LEE", "é", "3", "said", "Affairs", "the", "Secretary", "Jr.", "—", "("]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60))
def test_every_mention_is_a_stretch_of_the_text_in_order(text):
    mentions = mentioned(text)
    for mention in mentions:
        assert 0 <= mention.start <= mention.name_start < mention.end <= len(text)
        assert text[mention.name_start : mention.end].strip() == text[mention.name_start : mention.end]
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))
    assert all(m.person.mentions == sum(n.person is m.person for n in mentions) for m in mentions)


def test_i_is_no_part_of_a_name():
    assert named("Afterwards I met Sam Okello. King Ali I spoke to Minister Sam Okello.") == [
        "Sam Okello",
        "Ali I",
    ]


@pytest.mark.parametrize("text", ["President U Thein Oo spoke.", "Later Daw Thein Oo spoke."])
def test_a_burmese_form_of_address_is_no_part_of_a_name(text):
    assert named(text) == ["Thein Oo"]


def test_a_state_s_name_behind_a_title_and_a_given_name_is_a_surname():
    assert named("Prime Minister Luís Montenegro met Kenyan President Ali Musa.") == [
        "Luís Montenegro",
        "Ali Musa",
    ]
    assert named("Foreign Minister Ali Musa visited Kenya. Minister Sam Okello left.") == [
        "Ali Musa",
        "Sam Okello",
    ]


@given(st.text("aBcDato.’'-‑é _1 \n", max_size=14))
def test_names_are_cut_into_words_at_all_but_inner_marks(text: str):
    inner = r"[’'‑-](?=[^\W_])|\.(?=[^\W\d_]\b\.?)|(?<=\b[A-Z])\.|(?<=\bDato)[’']"
    plain = re.compile(rf"[^\W_](?:[^\W_]|{inner})*")
    tokens = Tokens(text, frozenset())
    found = [(match.start(), match.end(), match.group()) for match in plain.finditer(text)]
    assert list(zip(tokens.starts, tokens.ends, tokens.words, strict=True)) == found
