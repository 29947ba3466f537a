"""For which party a named person acts, and what that was taken from."""

from __future__ import annotations

import datetime

import pytest

from diplotrack.parties import Gazetteer
from diplotrack_article.mentions import find_mentions
from diplotrack_article.text import lay_out


class Table:
    """Office holders for a test: it knows some surnames and keeps what it was asked."""

    def __init__(self, **codes):
        self.codes, self.asked = codes, []

    def party_codes(self, name, *, title, on):
        self.asked.append((name, title, on))
        return frozenset(self.codes.get(name.split()[-1], ()))

    def surname_codes(self, name, *, on):
        return frozenset(self.codes.get(name, ()) if " " not in name else ())

    def office(self, name, *, code, title, on):
        return f"president of {code}" if code in self.codes.get(name.split()[-1], ()) else None


def people(text, **how):
    starts = [sentence.body for sentence in lay_out(text).sentences]
    return {p.name: p for p in find_mentions(text, Gazetteer.builtin(), starts=starts, **how).persons()}


def party_of(text, name):
    person = people(text)[name]
    return (None, None) if person.party is None else (person.party.code, person.why)


@pytest.mark.parametrize(
    ("text", "code", "why"),
    [
        ("On Monday Kenyan President Ali Musa spoke.", "KEN", "“Kenyan President Ali Musa”"),
        ("On Monday Kenya’s Ali Musa said so.", "KEN", "“Kenya’s Ali Musa”"),
        ("On Monday Kenya’s deputy foreign minister Ali Musa said so.", "KEN", "“Kenya’s deputy foreign minister Ali Musa”"),
        ("NATO Secretary General Ali Musa spoke.", "NATO", "“NATO Secretary General Ali Musa”"),
        ("Joy Mwangi met her Ugandan counterpart, Ali Musa.", "UGA", "“Ugandan counterpart, Ali Musa”"),
        ("The President of Kenya, Ali Musa, spoke.", "KEN", "“Kenya, Ali Musa”"),
        ("The Prime Minister of Kenya, the Hon Ali Musa, spoke.", "KEN", "“Kenya, the Hon Ali Musa”"),
        ("Kenya’s prime minister, Ali Musa, spoke.", "KEN", "“Kenya’s prime minister, Ali Musa”"),
        ("She met Kenya’s state minister for foreign affairs, Ali Musa.", "KEN", "“Kenya’s state minister for foreign affairs, Ali Musa”"),
        ("She met the Kenyan foreign minister, Dr. Ali Musa.", "KEN", "“Kenyan foreign minister, Dr. Ali Musa”"),
        ("Kenyan Foreign Ministry spokesperson Ali Musa spoke.", "KEN", "“Kenyan Foreign Ministry spokesperson Ali Musa”"),
        ("Kenya’s government spokesman Ali Musa spoke.", "KEN", "“Kenya’s government spokesman Ali Musa”"),
        ("The Kenyan central bank governor, Ali Musa, spoke.", "KEN", "“Kenyan central bank governor, Ali Musa”"),
    ],
)  # fmt: skip
def test_the_words_before_a_name_say_the_party(text, code, why):
    assert party_of(text, "Ali Musa") == (code, why)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "Ali Musa, Minister of Foreign Affairs of Kenya, spoke.",
            "“Ali Musa, Minister of Foreign Affairs of Kenya”",
        ),
        ("Ali Musa, the foreign minister of Kenya, spoke.", "“Ali Musa, the foreign minister of Kenya”"),
        ("Ali Musa, Kenya’s former deputy foreign minister, spoke.", "“Ali Musa, Kenya”"),
        ("Later Ali Musa of Kenya said so.", "“Ali Musa of Kenya”"),
        (
            "Chairman Ali Musa of the National Board of Kenya spoke.",
            "“Chairman Ali Musa of the National Board of Kenya”",
        ),
        ("Later Foreign Minister Ali Musa (Kenya) spoke.", "“Foreign Minister Ali Musa (Kenya”"),
        ("Later Ali Musa (foreign minister of Kenya) said so.", "“Ali Musa (foreign minister of Kenya”"),
    ],
)
def test_an_apposition_behind_a_name_says_the_party(text, why):
    assert party_of(text, "Ali Musa") == ("KEN", why)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya was glad. President Ali Musa spoke.",
        "The Kenyan army denied it. Defence Ministry spokesman Ali Musa spoke of lies.",
        "Kenya was glad, and stayed in the EU.\n\nPrime Minister Ali Musa spoke.",
        "Kenya was glad. Its envoy Ali Musa spoke.",
        "Kenya was glad. Ali Musa, its acting envoy, spoke.",
        "Kenya will build a dam in Uganda, Energy Minister Ali Musa said.",
        "Lamu, Jan 9 - Kenya will build a dam, Energy Minister Ali Musa announced.",
    ],
)
def test_an_official_is_of_the_one_state_that_the_sentence_before_is_about(text):
    assert party_of(text, "Ali Musa")[0] == "KEN"


@pytest.mark.parametrize(
    "text",
    [
        "President Ali Musa spoke in Kenya.",
        "Kenya met Uganda. President Ali Musa spoke.",
        "Kenya was glad. Envoy Ali Musa spoke.",
        "The talks in Kenya were long. Ali Musa, its former envoy, spoke.",
        "Kenya met with Energy Minister Ali Musa.",
        "A dam will be built by Kenyan engineers, Energy Minister Ali Musa said.",
        "Kenya was glad. Former President Ali Musa spoke.",
        "A friend of many years lived in Kenya. President Ali Musa spoke.",
        "Kenya\nPresident Ali Musa spoke.",
        "Kenya is calm; President Ali Musa spoke.",
        "Later Kenya and President Ali Musa agreed.",
        "Later Kenya told President Ali Musa so.",
        "Later the Kenyan government and Ali Musa agreed.",
        "Nairobi Mayor Ali Musa spoke.",
        "As chair of ASEAN, Prime Minister Ali Musa spoke.",
        "The friend of Kenya, Ali Musa, said so.",
        "The Kenyan swimmer, Ali Musa, said so.",
        "The Kenyan president, Ali Musa said, was ill.",
        "Kenya’s president, great Ali Musa, spoke.",
        "The Kenyan president, the old man, Ali Musa, said so.",
        "Ali Musa, who loves Kenya, said so.",
        "Ali Musa, Kenya’s best friend, said so.",
        "Ali Musa, Kenya, said so.",
        "Ali Musa, the acting Kenya deputized, said so.",
        "Ali Musa, Kenya foreign policy, said so.",
        "Ali Musa, a chair. Kenya said so.",
        "Ali Musa, chair of " + "the old club of " * 8 + "Kenya, said so.",
        "Ali Musa, the member, said so.",
        "President Ali Musa spoke.",
        "Later Kenya’s and Ali Musa said so.",
        "The Kenyan president, and Ali Musa, said so.",
        "Envoy Ali Musa, and the chair of the Kenyan board, said so.",
        "King Ali Musa, senior officials of Kenya and others met.",
    ],
)
def test_a_party_that_merely_stands_nearby_is_not_taken(text):
    assert party_of(text, "Ali Musa") == (None, None)


def test_a_full_stop_of_an_abbreviation_ends_no_sentence():
    assert party_of("Later Kenya’s Mr. Ali Musa said so.", "Ali Musa")[0] == "KEN"
    assert party_of("Ali Musa, chair of the J. Kenyatta board of Kenya, said so.", "Ali Musa") == (None, None)


@pytest.mark.parametrize(
    ("text", "name", "code", "title"),
    [
        ("Secretary of State Ali Musa spoke.", "Ali Musa", "USA", "secretary of state"),
        ("External Affairs Minister Ali Musa spoke.", "Ali Musa", "IND", "external affairs minister"),
        ("Chief Cabinet Secretary Ali Musa spoke.", "Ali Musa", "JPN", "chief cabinet secretary"),
        (
            "High Representative/Vice-President Ali Musa spoke.",
            "Ali Musa",
            "EU",
            "high representative/vice-president",
        ),
        ("Later HR/VP Ali Musa spoke.", "Ali Musa", "EU", "hr/vp"),
        ("Ali Musa, Chancellor of the Exchequer, spoke.", "Ali Musa", "GBR", "chancellor of the exchequer"),
    ],
)
def test_a_title_that_one_partys_officials_bear_says_the_party(text, name, code, title):
    assert party_of(text, name) == (code, f"the title “{title}”")


def test_a_title_of_several_states_says_nothing_though_a_shorter_one_does():
    text = "Secretary of State for Foreign Affairs David Lammy spoke."
    assert party_of(text, "David Lammy") == (None, None)


def test_the_text_goes_before_the_title():
    assert party_of("Later British Secretary of State Ali Musa spoke.", "Ali Musa")[0] == "GBR"


def test_the_table_is_asked_last_and_with_what_the_text_says():
    table, day = Table(Musa=["UGA"], Mora=["no such code"]), datetime.date(2025, 8, 27)
    found = people(
        "Kenyan President Ali Kip, Minister Omar Musa, and Minister Ana Mora spoke.",
        known_party=table,
        on=day,
    )
    assert [(p.party and p.party.code, p.why) for p in found.values()] == [
        ("KEN", "“Kenyan President Ali Kip”"),
        ("UGA", "the table of office holders"),
        (None, None),
    ]
    assert table.asked == [("Omar Musa", "Minister", day), ("Ana Mora", "Minister", day)]


def test_of_two_parties_in_the_table_the_one_that_the_text_names_is_meant():
    table = Table(Musa=["UGA", "KEN"])
    assert people("President Musa spoke in Kenya.", known_party=table)["Musa"].party.code == "KEN"
    assert people("President Musa spoke in Peru.", known_party=table)["Musa"].party is None
    assert people("President Musa left Kenya for Uganda.", known_party=table)["Musa"].party is None


def test_an_adjective_serves_the_officials_coordinated_behind_it():
    text = "Kenyan President Ali Musa and Foreign Minister Joy Mwangi met President Ana Mora."
    assert party_of(text, "Joy Mwangi") == ("KEN", "named together with Ali Musa")
    assert party_of(text, "Ana Mora") == (None, None)


def test_a_coordinated_name_without_a_title_is_not_given_the_adjective():
    assert party_of("Kenyan President Ali Musa and Joy Mwangi said so.", "Joy Mwangi") == (None, None)


def test_what_one_mention_says_holds_for_the_person():
    found = people("Later Ali Musa said so. Kenyan President Musa left.")
    assert found["Ali Musa"].party.code == "KEN"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ali Musa, the foreign minister of Kenya, spoke.", "foreign minister of Kenya"),
        ("The Foreign Minister of Kenya, Ali Musa, spoke.", "Foreign Minister"),
        ("The very wise President of Kenya, Ali Musa, spoke.", "President"),
        ("Kenya’s Prime Minister, Ali Musa, spoke.", "Prime Minister"),
        ("Kenya’s Prime Minister, Mr. Ali Musa, spoke.", "Prime Minister"),
        ("Ali Musa, a former teacher, said so.", None),
        ("Ali Musa, the singer, said so.", None),
        ("Later Mr. Ali Musa spoke.", "Mr."),
        ("The friend of Kenya, Ali Musa, said so.", None),
    ],
)
def test_the_office_beside_a_name_is_its_title(text, title):
    assert people(text)["Ali Musa"].title == title


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of Chad and Mali, Ali Musa and Sam Keita, met.",
        "On Monday the Chadian and Malian foreign ministers, Ali Musa and Sam Keita, met.",
        "On Monday Chadian and Malian foreign ministers Ali Musa and Sam Keita met.",
        "On Monday Chad’s and Mali’s presidents, Ali Musa and Sam Keita, met.",
    ],
)
def test_of_two_lists_each_party_is_that_of_one_name(text):
    assert [(name, party_of(text, name)[0]) for name in people(text)] == [
        ("Ali Musa", "TCD"),
        ("Sam Keita", "MLI"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister of Chad and Mali, Ali Musa and Sam Keita met.",
        "The friends of Chad and Mali, Ali Musa and Sam Keita, met.",
        "The foreign ministers of Chad, Niger and Mali met. Later Ali Musa, Sam Keita and Joy Diop met.",
    ],
)
def test_lists_that_are_not_one_say_nothing(text):
    assert party_of(text, "Sam Keita")[0] is None


def test_a_title_in_the_plural_shares_its_adjective():
    text = "On Monday Kenyan ministers Ali Musa and Joy Mwangi met President Ana Mora."
    assert party_of(text, "Joy Mwangi") == ("KEN", "named together with Ali Musa")


def test_the_title_of_somebody_else_before_a_name_is_not_taken():
    text = "He bore a letter from the Supreme Leader for President Ali Musa."
    assert party_of(text, "Ali Musa") == (None, None)


def test_the_office_of_the_table_is_kept_apart_from_the_title():
    found = people("Later Musa said so. Then Ali Musa of Uganda left.", known_party=Table(Musa=["UGA"]))
    assert (found["Ali Musa"].title, found["Ali Musa"].office) == (None, "president of UGA")


def test_a_country_behind_the_last_of_a_list_is_not_the_first_one_s(reading):
    text = "She met President Ali Musa, President Sam Okello, and Prime Minister Joy Mwangi of India."
    chains = " ".join(step for e in reading(text).explanations for step in e.chain)
    assert "Ali Musa is of IND" not in chains


def test_a_leader_s_surname_alone_is_a_name_where_something_speaks_for_it():
    table = Table(Musa=("KEN",), Okello=("UGA",))
    found = people("Musa told Okello by telephone that the road was open.", known_party=table)
    assert {name: person.party.code for name, person in found.items()} == {"Musa": "KEN", "Okello": "UGA"}
    assert people("Tusa told Obello by telephone that the road was open.", known_party=table) == {}
    assert people("The Musa lies in the valley of Okello.", known_party=table) == {}


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("He welcomed to Brussels President Sam Okello of Uganda.", "Sam Okello", "UGA"),
        (
            "Ali Musa, President of the Republic of Chad, Her Excellency Joy Mwangi, President of Mali, met.",
            "Joy Mwangi",
            "MLI",
        ),
        (
            "It was hosted by the Prime Minister of Chad, Ali Musa, for the Prime Minister of Mali.",
            "Ali Musa",
            "TCD",
        ),
    ],
)
def test_each_office_is_of_the_name_that_it_explains(text, name, code):
    party = people(text)[name].party
    assert party is not None
    assert party.code == code


def test_a_movement_that_is_somebodys_own_is_whom_that_one_acts_for():
    text = "President Musa of Chad met rebel chief Sam Okello. Okello's Chad Rescue Front (CRF) will disarm."
    assert party_of(text, "Sam Okello")[0] == "CRF"
    assert party_of("Minister Sam Okello's Uganda is big.", "Sam Okello")[0] is None


def test_in_a_list_of_offices_each_stands_before_its_name_or_behind_it(report):
    before = (
        "The President of the Republic of Kenya, Ali Musa, the President of Peru, Juan Ruiz, and others met."
    )
    behind = "Ali Musa, President of Kenya, and Juan Ruiz, President of Peru, met in Kigali."
    for text in (before, behind):
        (meeting,) = report(text).engagements
        assert [(p.name, p.party.code) for p in meeting.participants] == [
            ("Ali Musa", "KEN"),
            ("Juan Ruiz", "PER"),
        ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Energy Minister Ali Musa said Zambia would cut power.", "ZMB"),
        ("The talks with Zambia ended late. Prime Minister Ali Musa spoke of Zambia.", "ZMB"),
        ("Energy Minister Ali Musa said Kenya, Mali, Kenya and Mali would cut power.", None),
        ("The late President Ali Musa loved Zambia.", None),
        ("Professor Ali Musa said Zambia was poor.", None),
        ("The bank and its president, Ali Musa, left Zambia.", None),
    ],
)
def test_an_agency_names_its_own_ministers_without_the_country(text, code):
    line = "LUSAKA, June 14 (Reuters) - "
    person = people(line + text, filed=(0, len(line)))["Ali Musa"]
    assert (person.party and person.party.code) == code


def test_where_somebody_stays_is_not_for_whom_he_acts():
    assert party_of("During his stay in Japan President Ali Musa spoke.", "Ali Musa") == (None, None)


@pytest.mark.parametrize("joint", [" and ", " and, separately, with ", ", and later with ", " as well as "])
def test_one_adjective_serves_two_offices(joint):
    text = f"On Monday she met Chadian Foreign Minister Ali Musa{joint}Prime Minister Sam Okello."
    assert party_of(text, "Sam Okello") == ("TCD", "named together with Ali Musa")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("She met India’s Foreign Minister Ali Musa and National Security Advisor Sam Okello in the U.S.", "IND"),
        ("She met External Affairs Minister Ali Musa, National Security Advisor Sam Okello and others in the U.S.", "IND"),
        ("In the U.S. she met National Security Advisor Sam Okello.", "USA"),
        ("In Chad she met National Security Advisor Sam Okello.", None),
        ("The AU is worried. Its commissioner, Sam Okello, wrote to the EU.", None),
        ("The EU is worried. Commissioner Sam Okello wrote to the AU.", "EU"),
    ],
)  # fmt: skip
def test_a_title_that_others_bear_as_well_gives_a_party_only_where_the_text_names_it(text, code):
    assert party_of(text, "Sam Okello")[0] == code


def test_an_office_before_a_name_is_not_that_of_the_name_before_it():
    text = "At the invitation of Minister Ali Musa, Deputy Prime Minister and Foreign Minister of Pakistan Sam Okello left."
    assert party_of(text, "Ali Musa")[0] is None
    assert party_of(text, "Sam Okello")[0] == "PAK"


@pytest.mark.parametrize(
    ("title", "code"),
    [("Minister of Energy", "ZMB"), ("Minister of Energy of Malawi", "MWI"), ("Head of Energy", None)],
)
def test_a_field_behind_an_office_at_home_names_no_other_country(title, code):
    line = "LUSAKA, June 14 (Reuters) - "
    person = people(f"{line}{title} Ali Musa said Zambia would cut power.", filed=(0, len(line)))["Ali Musa"]
    assert (person.party and person.party.code) == code
