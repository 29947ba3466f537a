"""From frames to engagements: whose contact it is, of which kind, where, and what is none."""

from __future__ import annotations

import pytest

MET = "Kenya met Uganda in Nairobi."
VISITOR = "Kenyan President Joy Wanjiru"
HOST = "Ugandan President Ali Musa"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ministers from Kenya and Uganda met in Nairobi.", "meeting held KEN UGA"),
        (f"{VISITOR} met in Kampala with {HOST}.", "meeting held KEN UGA"),
        (f"A letter written by {VISITOR} to {HOST} arrived.", "correspondence held KEN UGA"),
        ("Talks held between Kenya and Uganda ended.", "meeting held KEN UGA"),
        ("The talks between Kenya and Uganda made no headway.", "meeting held KEN UGA"),
        ("Kenya and Uganda held a round of negotiations.", "negotiation held KEN UGA"),
        ("Kenya will host the Ugandan president.", "meeting scheduled KEN UGA"),
        (f"{VISITOR} flew to Kampala.", "visit held KEN UGA"),
        (f"{VISITOR} flew to Zubrowka.", "visit held KEN"),
        (f"{VISITOR} left for Uganda.", "visit held KEN UGA"),
        (f"{VISITOR} is in Uganda.", "visit ongoing KEN UGA"),
        ("Kenya met President Musa.", "meeting held KEN"),
        ("The foreign ministers of Kenya and Uganda met.", "meeting held KEN UGA"),
        (
            "President Joy Wanjiru of Kenya exchanged views with Ugandan envoys on trade.",
            "meeting held KEN UGA",
        ),
        (f"{VISITOR} had two hours with {HOST}.", "meeting held KEN UGA"),
        (f"{VISITOR} spent more than an hour with {HOST}.", "meeting held KEN UGA"),
        (f"{VISITOR} spent the morning with the Ugandan delegation.", "meeting held KEN UGA"),
        ("Kenyan President Ali Musa and Uganda’s Joy Mwangi took stock of the plan.", "meeting held KEN UGA"),
        ("Kenyan President Ali Musa and Uganda’s Joy Mwangi reviewed the plan.", "meeting held KEN UGA"),
        ("A trilateral among Kenya, Uganda and Chad is planned.", "meeting scheduled KEN UGA TCD"),
        (f"{VISITOR} took part in the ASEAN Regional Forum.", "conference held KEN ARF"),
        ("EU foreign ministers, meeting in Oslo, suspended the tariffs.", "conference held EU"),
        ("The Ugandan envoy was summoned to the Foreign Ministry in Nairobi.", "meeting held KEN UGA"),
        (
            "The joint commission of Kenya and Uganda is due to convene in Nairobi.",
            "meeting scheduled KEN UGA",
        ),
    ],
)
def test_the_sides_of_a_contact_stand_around_its_words(contacts, sentence, expected):
    assert contacts(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya will receive 1,500 officials from Uganda.",
        f"{VISITOR} came to power in Uganda.",
        f"{VISITOR} returned to Nairobi.",
        f"{VISITOR} arrived in the country.",
        "Joy Wanjiru met Ali Musa.",
        "Kenya met demand.",
        "Kenya made a call.",
        "The talks are long.",
        "The summit of Kenya was its highest mountain.",
        "Kenya met a farmer.",
        f"{VISITOR} raised the matter with Ugandan farmers.",
        "Kenya and Uganda reviewed their budgets.",
        f"{VISITOR} spent the morning with the children of Uganda.",
        f"{VISITOR} took part in the harvest in Uganda.",
    ],
)
def test_what_has_no_two_sides_is_no_contact(contacts, sentence):
    assert contacts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{VISITOR} visited the country.", "visit held KEN UGA"),
        ("The minister will meet the Ugandan president.", "meeting scheduled UGA KEN"),
        ("Foreign ministers will meet in April.", "meeting scheduled KEN UGA"),
        ("Talks will follow.", "meeting scheduled KEN UGA"),
        ("A call with the Ugandan president is planned.", "call scheduled KEN UGA"),
        ("Kenya will meet the minister.", "meeting scheduled KEN UGA"),
        ("Negotiations on the lake will restart in May.", "negotiation scheduled KEN UGA"),
        ("Nairobi will host the signing ceremony in June.", "signing scheduled KEN UGA"),
        ("They witnessed the signing of several agreements.", "signing held KEN UGA"),
        ("Six weeks of haggling in Oslo came to an end.", "negotiation held KEN UGA"),
    ],
)
def test_a_side_left_unsaid_is_that_of_the_contact_at_hand(contacts, sentence, expected):
    assert contacts(f"{MET} {sentence}")[1:] == [expected]


@pytest.mark.parametrize(
    "sentence", ["Farmers will meet in April.", "No talks will follow.", "Peru met a farmer."]
)
def test_the_contact_at_hand_lends_its_sides_to_nobody_else(contacts, sentence):
    assert contacts(f"{MET} {sentence}") == ["meeting held KEN UGA"]


def test_talks_that_an_agreement_followed_are_those_of_its_sides(contacts):
    text = "Kenya and Uganda agreed on a truce after two days of talks."
    assert contacts(text) == ["meeting held KEN UGA"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"{VISITOR} spoke with {HOST}.", "call"),
        (f"{VISITOR} spoke with {HOST} in Kampala.", "meeting"),
        ("The summit between Kenya and Uganda took place in Kampala.", "meeting"),
        ("The summit of Kenya, Uganda and Rwanda took place in Kampala.", "conference"),
        ("The ASEAN summit took place in Jakarta.", "conference"),
        ("ASEAN held a meeting with Japan in Jakarta.", "meeting"),
    ],
)
def test_the_kind_depends_on_size_organization_and_place(report, sentence, kind):
    (engagement,) = report(sentence).engagements
    assert engagement.kind == kind


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (f"{VISITOR} met {HOST} in Kampala on Monday.", "Kampala"),
        ("Kenya and Uganda held talks in Kampala.", "Kampala"),
        ("Kenya met Uganda at a summit in Lima.", "Lima"),
        ("Kenya met Uganda at the Grand Hotel.", "Grand Hotel"),
        ("Kenya met Uganda in May.", None),
        ("Kenya met Uganda in secret.", None),
        (f"{VISITOR} visited Uganda.", "Uganda"),
        ("Kenya met Uganda in San Francisco.", "San Francisco"),
        ("Kenya met Uganda in Rio de Janeiro on Monday.", "Rio de Janeiro"),
        ("Kenya met Uganda in Sharm el-Sheikh on Monday.", "Sharm el-Sheikh"),
        ("Kenya met Uganda at a hotel in Tel Aviv.", "Tel Aviv"),
        ("Kenya met Uganda at U.N. headquarters in New York.", "New York"),
        ("Kenya met Uganda in The Hague.", "The Hague"),
        ("Kenya met Uganda in the Norwegian capital.", "Oslo"),
        ("Kenya met Uganda in both capitals.", None),
        (f"{VISITOR} was in the Ugandan capital on Tuesday.", "Kampala"),
        ("Kenya met Uganda at the height of the crisis in Arusha.", None),
        ("Kenya and Uganda discussed the fishing dispute in Kisumu on Friday.", "Kisumu"),
        ("Kenya and Uganda discussed the war in Sudan.", None),
    ],
)
def test_the_place_is_a_name_behind_in_or_at(report, sentence, place):
    (engagement,) = report(sentence).engagements
    assert engagement.place == place


def test_counterparts_met_separately_are_met_apart(contacts):
    assert contacts("Kenya met separately with Uganda and Rwanda.") == [
        "meeting held KEN UGA",
        "meeting held KEN RWA",
    ]


def test_people_stand_on_their_sides_and_travelers_first(report):
    (visit,) = report(f"{VISITOR} visited Uganda.").engagements
    assert [(p.name, p.role, p.party.code) for p in visit.participants] == [("Joy Wanjiru", "visitor", "KEN")]
    (meeting,) = report(f"{HOST} received {VISITOR}.").engagements
    assert [p.name for p in meeting.participants] == ["Ali Musa", "Joy Wanjiru"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Presidents Ali Musa of Uganda and Sam Keita of Mali set their hands to the accord.",
        "The ministers of Uganda and Mali affixed their signatures to the accord.",
        "A letter of intent on trade was signed between Uganda and Mali.",
        "Uganda and Mali exchanged the instruments of ratification.",
        "The presidents of Uganda and Mali witnessed the exchange of cooperation documents.",
        "Uganda and Mali penned a customs convention.",
    ],
)
def test_hands_and_names_under_a_text_are_a_signing(contacts, sentence):
    assert contacts(sentence) == ["signing held UGA MLI"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Uganda and Mali set a record.",
        "Uganda and Mali added a clause to the accord.",
        "Ugandan and Malian soldiers exchanged fire.",
        "The presidents of Uganda and Mali put their hands in their pockets.",
    ],
)
def test_hands_and_names_elsewhere_are_none(contacts, sentence):
    assert contacts(sentence) == []


def test_who_has_neither_office_nor_party_makes_no_official_visit(contacts):
    assert contacts("The linguist Otto Berg traveled to Kenya in 1890.") == []
    assert contacts("Otto Berg traveled to Kenya in 1890.") == []
    assert contacts("Special Envoy Otto Berg traveled to Kenya in 1890.") == ["visit held KEN"]


def test_who_brings_a_letter_is_not_who_writes_it(report):
    for text in (
        "A letter from Kenyan President Joy Wanjiru was delivered to Ugandan President Ali Musa by Minister Sam Okello.",
        "Minister Sam Okello handed Ugandan President Ali Musa a letter from Kenyan President Joy Wanjiru.",
    ):
        (letter,) = report(text).engagements
        assert {person.name for person in letter.participants} == {"Joy Wanjiru", "Ali Musa"}


def test_who_had_met_before_met_another_time(contacts):
    text = f"{VISITOR} held talks with {HOST}. The two had met in Oslo in May."
    assert contacts(text) == ["meeting held KEN UGA", "meeting held KEN UGA"]


def test_a_meeting_on_the_sidelines_is_not_the_conference(contacts):
    text = f"{VISITOR} met {HOST} on the sidelines of the ASEAN summit in Jakarta."
    assert contacts(text) == ["meeting held KEN UGA", "conference held ASEAN KEN UGA"]


def test_they_are_whom_a_matter_was_just_taken_up_with(report):
    text = (
        f"{VISITOR} met {HOST} and, separately, Ugandan Foreign Minister Sam Okello in Kampala. "
        "With Foreign Minister Okello, President Wanjiru discussed tea. They also signed a memorandum."
    )
    signing = report(text).engagements[-1]
    assert {person.name for person in signing.participants} == {"Joy Wanjiru", "Sam Okello"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{VISITOR} was on her way home from Kampala.", "visit held KEN UGA"),
        ("Chad welcomed to N’Djamena President Joy Wanjiru of Kenya.", "visit held KEN TCD"),
        (
            "French President Louis Martin hosted in Lyon Prime Minister Joy Wanjiru of Kenya.",
            "meeting held FRA KEN",
        ),
        (f"{VISITOR} found time for a brief encounter with {HOST}.", "meeting held KEN UGA"),
        (f"{VISITOR} cut short a phone conversation with {HOST}.", "call held KEN UGA"),
        (f"{VISITOR} chaired a video hook-up with {HOST}.", "call held KEN UGA"),
        (f"{VISITOR} had a tête-à-tête with {HOST}.", "meeting held KEN UGA"),
        (f"{VISITOR} used the trip to see {HOST}.", "meeting held KEN UGA"),
        (f"{VISITOR} was met at the airport by {HOST}.", "meeting held UGA KEN"),
        (
            "Kenya and Uganda informed the OSCE that two treaties would be signed in May.",
            "signing scheduled KEN UGA",
        ),
        ("The Security Council takes up Sudan on Thursday.", "conference scheduled UN"),
        ("Ministers of the six GCC states gathered in Riyadh on Sunday.", "conference held GCC"),
        (
            "The Kenya–Uganda Ministerial Meeting takes place in Gulu on Friday.",
            "conference scheduled KEN UGA",
        ),
    ],
)
def test_more_ways_to_tell_of_a_contact(contacts, sentence, expected):
    assert contacts(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"{VISITOR} spoke by telephone with {HOST} and, later in the day, with Chadian President Sam Keita.",
            ["call held KEN UGA: Joy Wanjiru, Ali Musa", "call held KEN TCD: Joy Wanjiru, Sam Keita"],
        ),
        (
            f"{VISITOR} was received by {HOST} and, on the following day, by Chadian President Sam Keita.",
            ["meeting held UGA KEN: Ali Musa, Joy Wanjiru", "meeting held TCD KEN: Sam Keita, Joy Wanjiru"],
        ),
        (
            f"{VISITOR} traveled to Kampala on Monday and, two days later, to Kigali.",
            ["visit held KEN UGA: Joy Wanjiru", "visit held KEN RWA: Joy Wanjiru"],
        ),
    ],
)
def test_those_who_are_met_one_after_the_other_are_met_apart(report, said_of, sentence, expected):
    found = [
        f"{said_of(e)}: {', '.join(p.name for p in e.participants)}" for e in report(sentence).engagements
    ]
    assert found == expected


def test_a_visit_to_a_place_that_is_nobodys_is_one_of_whoever_is_named(contacts):
    assert contacts(f"The trip builds on {VISITOR}’s visit to Ruritania in 2022.") == ["visit held KEN"]
    assert contacts("The trip builds on a visit to Ruritania in 2022.") == []


def test_their_meeting_is_one_of_the_two_who_act_on_one_another(contacts):
    told = f"At their meeting in Oslo on Monday, {VISITOR} told {HOST} that the road would be built."
    assert contacts(f"Chad and Mali had quarreled. {told}") == ["meeting held KEN UGA"]
    assert contacts("At their meetings, farmers told one another of the rain.") == []


def test_talks_that_shall_be_opened_are_to_come(contacts):
    assert contacts("Consultations on trade shall be opened between Kenya and Uganda.") == [
        "meeting scheduled KEN UGA"
    ]
    assert contacts("Kenya should open consultations with Uganda.") == []


def test_an_entry_of_a_diary_is_a_contact_of_whose_diary_it_is_on_the_day_above_it(report, said_of):
    text = (
        "Diary of Kenyan President Joy Wanjiru, the week ahead.\n\nMonday 1 September\n\n"
        "- Meeting with Ugandan President Ali Musa\n\n- Press briefing\n\nTuesday 2 September (Oslo)\n\n"
        "- Official visit to Norway\n"
    )
    found = [(said_of(e), str(e.when)) for e in report(text).engagements]
    assert found == [
        ("meeting scheduled KEN UGA", "2025-09-01"),
        ("visit scheduled KEN NOR", "2025-09-02"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{VISITOR} found time for sports.",
        f"{VISITOR} missed the chance to see {HOST}.",
        f"{VISITOR} called on farmers at a market in Kenya.",
        "The Security Council considers Sudan a threat.",
        "The International Court of Justice sits in The Hague on weekdays.",
        "Kenya and Uganda stand side by side.",
    ],
)
def test_what_only_looks_like_a_contact(contacts, sentence):
    assert contacts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenyan President Joy Wanjiru discussed Chad by phone with Ugandan President Ali Musa.", "call held KEN UGA"),
        ("Kenyan President Joy Wanjiru discussed trade with Ugandan President Ali Musa by phone.", "call held KEN UGA"),
        ("Kenyan President Joy Wanjiru discussed the road to Chad with Ugandan President Ali Musa.", "meeting held KEN UGA"),
        ("A meeting of the ministers of Kenya and Uganda with Chadian President Ali Musa took place in May.", "meeting held KEN UGA TCD"),
    ],
)  # fmt: skip
def test_who_is_talked_with_is_no_part_of_the_topic(contacts, sentence, expected):
    assert contacts(sentence) == [expected]


@pytest.mark.parametrize(
    "office",
    ["The President of the European Council, Ali Musa,", "Ali Musa, President of the European Council,"],
)
def test_an_office_in_an_assembly_is_no_session_of_it(contacts, office):
    assert contacts(f"{office} visited Chad on Monday.") == ["visit held EU TCD"]
    assert contacts("EU leaders will speak of Chad at the European Council on Monday.") == [
        "conference scheduled EU"
    ]


@pytest.mark.parametrize(
    ("talks", "expected"),
    [
        ("Talks between the government of Chad and armed groups resumed in May.", "meeting held TCD"),
        ("Talks with the government of Chad resumed in May.", "meeting held KEN TCD"),
    ],
)
def test_a_side_that_is_named_and_not_known_is_nobody_else(contacts, talks, expected):
    text = f"Kenya and Chad have met often. {talks}"
    assert contacts(text)[-1:] == [expected]


def test_a_summit_that_leaders_are_scheduled_to_gather_for_is_theirs(contacts):
    text = "Kenya met Chad. Leaders of Peru, Chile and Mali are scheduled to gather in Lima for a regional summit in May."
    assert contacts(text) == ["meeting held KEN TCD", "conference scheduled PER CHL MLI"]
