"""What kind a contact is of: a call, a conference, a negotiation or just a meeting."""

from __future__ import annotations

import datetime

import pytest

WANJIRU = "Kenyan President Joy Wanjiru"
MUSA = "Ugandan President Ali Musa"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"{WANJIRU} and {MUSA} faced each other over a video link.", "call"),
        ("Kenya and Uganda held a virtual meeting.", "call"),
        ("Kenya and Uganda met by video conference.", "call"),
        ("Kenya and Uganda met in Kampala.", "meeting"),
        ("Kenya and Uganda held indirect talks.", "negotiation"),
        ("Kenya and Uganda held a round of talks.", "negotiation"),
        ("Kenya and Uganda held trade talks.", "negotiation"),
        ("Kenya and Uganda held talks.", "meeting"),
        ("The leaders of Kenya, Uganda, Rwanda and Chad gathered in Kampala.", "conference"),
        ("The leaders of Kenya, Uganda and Rwanda met in Kampala.", "meeting"),
        ("The African Union met in Addis Ababa.", "conference"),
    ],
)
def test_the_words_and_the_sides_tell_the_kind(report, sentence, kind):
    (found,) = report(sentence).engagements
    assert found.kind == kind


def test_talks_that_go_on_are_of_the_kind_of_those_told_before(report):
    told = "Kenya and Uganda ended trade talks on Monday. They agreed to reconvene in October."
    assert [e.kind for e in report(told).engagements] == ["negotiation", "negotiation"]


def test_a_conference_has_its_organization_its_host_and_who_attends(report):
    (found,) = report(
        f"{WANJIRU} will attend the African Union summit, which Ghana hosts in May."
    ).engagements
    assert {party.code for party in found.parties} == {"AU", "KEN", "GHA"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"{WANJIRU} travels to Kampala on Friday.", "scheduled"),
        (f"{WANJIRU} traveled to Kampala on Friday.", "held"),
        ("Kenya and Uganda hold talks in Kampala on Friday.", "scheduled"),
        ("Negotiations between Kenya and Uganda are still in progress.", "ongoing"),
        ("Talks between Kenya and Uganda go on.", "ongoing"),
        ("Agreements between Kenya and Uganda are to be signed on Friday.", "scheduled"),
    ],
)
def test_the_present_is_told_by_its_date_or_by_what_lasts(report, sentence, status):
    assert [e.status for e in report(sentence).engagements] == [status]


def test_an_invitation_that_is_accepted_makes_the_visit_scheduled(report):
    (found,) = report(f"{WANJIRU} invited {MUSA} to Nairobi. He accepted the invitation.").engagements
    assert found.status == "scheduled"


@pytest.mark.parametrize(
    "sentence", [f"{WANJIRU} held separate meetings with {MUSA} and Rwandan President Rose Okello."]
)
def test_separate_meetings_are_as_many(report, sentence):
    assert len(report(sentence).engagements) == 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ASEAN leaders met in Vientiane.", "conference held ASEAN"),
        (
            "Foreign ministers of the Arab League, meeting in Cairo, condemned the attack.",
            "conference held LAS",
        ),
        ("Meeting in Cairo on Sunday, Arab League ministers condemned the attack.", "conference held LAS"),
        ("The Security Council will hold an emergency session on Sudan.", "conference scheduled UN"),
        ("The Arab League ended its annual gathering in Cairo.", "conference held LAS"),
        ("The Arab League Council sat on Tuesday.", "conference held LAS"),
        (f"{MUSA} will attend the UN General Assembly in New York.", "conference scheduled UGA UN"),
        (f"{MUSA} and {WANJIRU} are booked for the UN General Assembly.", "conference scheduled UN UGA KEN"),
    ],
)
def test_the_session_of_a_body_is_a_conference(contacts, sentence, expected):
    assert contacts(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "The European Union held a meeting with farmers.",
        "The Arab League sat on its hands.",
        "The court of the African Union sits in Arusha.",
        f"{MUSA} told the UN General Assembly that the war must end.",
        f"{MUSA} addressed the National Assembly in Kampala.",
    ],
)
def test_a_body_that_does_not_meet_holds_no_conference(contacts, sentence):
    assert contacts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Third Ministerial Meeting of the Baltic Forum was held in Riga under the chairmanship of Latvia.",
            {"LVA"},
        ),
        ("The African Union summit was held in Accra under Ghana’s presidency.", {"AU", "GHA"}),
        ("The sides welcomed the hosting of the next summit by Ghana.", {"GHA"}),
        (f"{MUSA} co-chaired a summit of the African Union in Accra.", {"UGA", "AU"}),
        ("The Gulf Cooperation Council convened a ministerial in Riyadh.", {"GCC"}),
    ],
)
def test_who_chairs_or_hosts_a_conference_is_a_party(report, sentence, expected):
    (found,) = report(sentence).engagements
    assert (found.kind, {party.code for party in found.parties}) == ("conference", expected)


def test_those_who_gather_for_a_summit_hold_one_conference(contacts):
    assert contacts("The leaders of Chad, Mali and Togo gathered in Accra for a trilateral summit.") == [
        "conference held TCD MLI TGO"
    ]


def test_the_outcomes_of_a_summit_are_those_of_a_past_one(contacts):
    sentence = "Ghana will carry out the outcomes of the African Union summit."
    assert [found.split()[:2] for found in contacts(sentence)] == [["conference", "held"]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Accra conference on fish is scheduled for 15 May.", ["conference scheduled GHA"]),
        ("They hope for the Accra conference, which opens on 15 May.", ["conference proposed GHA"]),
        ("A conference in Accra in January 2020 called for a truce.", ["conference held GHA"]),
        (
            "The four - Chad, Mali, Niger and Togo - met on fish in Accra.",
            ["conference held TCD MLI NER TGO"],
        ),
        ("Chad, Mali and Togo met in Accra at Sam Okello's invitation.", ["meeting held TCD MLI TGO"]),
        ("The Security Council held closed consultations on fish.", ["conference held UN"]),
        ("The African Union held consultations with farmers.", []),
        ("Ghana hosted COP29 in November.", ["conference held GHA UNFCCC"]),
        ("The minister spoke at a news conference in Accra on Friday.", []),
        ("The Accra conference was praised.", []),
    ],
)
def test_a_gathering_with_a_time_and_a_place_is_a_conference(contacts, sentence, expected):
    assert contacts(sentence) == expected


def test_a_conference_in_another_country_is_not_that_of_the_two_sides(contacts):
    told = "Kenya and Uganda held talks on Monday. A conference in Accra in May will look at fish."
    assert contacts(told) == ["meeting held KEN UGA", "conference scheduled GHA"]


def test_people_met_in_two_places_behind_two_prepositions_are_met_apart(contacts):
    told = f"{WANJIRU} met separately with Ugandan envoy Ali Musa in Kampala and with Chadian envoy Sam Okello in Oslo."
    assert contacts(told) == ["meeting held KEN UGA", "meeting held KEN TCD"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{WANJIRU} will not attend the African Union summit in Accra in May.", ["conference scheduled AU"]),
        (f"{WANJIRU} did not attend the African Union summit in Accra.", ["conference held AU"]),
        (f"If {WANJIRU} does not attend the African Union summit in Accra, nothing will come of it.", []),
        (f"{WANJIRU} will not attend a summit.", []),
        ("The Accra summit of 28-29 May was a success.", ["conference held GHA"]),
        ("The summit between Kenya and Uganda that was planned for May did not take place.", ["meeting cancelled KEN UGA"]),
        ("The talks between Kenya and Uganda will not take place.", []),
    ],
)  # fmt: skip
def test_a_gathering_takes_place_without_those_who_stay_away(contacts, sentence, expected):
    found = contacts(sentence, published=datetime.date(2025, 1, 10))
    assert found == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The minister urged Kenya and the African Union to hold talks.", ["meeting proposed KEN AU"]),
        ("The United Nations urged Sudan and the RSF to resume talks.", ["meeting proposed SDN RSF"]),
        ("Kenya and Uganda agreed on a meeting of experts in May.", ["meeting scheduled KEN UGA"]),
    ],
)
def test_who_is_urged_to_talk_and_what_is_agreed_on_is_to_come(contacts, sentence, expected):
    assert contacts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "On the sidelines of the UN General Assembly, Kenya's president assured his Somali counterpart of his help.",
            True,
        ),
        ("In Nairobi, Kenya's president assured his Somali counterpart of his help.", False),
    ],
)
def test_who_is_told_something_on_the_sidelines_is_met_there(contacts, sentence, expected):
    assert ("meeting held KEN SOM" in contacts(sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "China's Communist Party will hold its congress in Beijing in October.",
            ["conference scheduled CHN"],
        ),
        ("Kenyan President Joy Wanjiru spoke at the World Congress in Oslo.", ["conference held KEN"]),
        ("The Iraqi National Congress pushed the commission hard.", []),
        ("He redesigned the hall for the First Congress of the United States.", []),
        ("The US Conference of Mayors surveyed 215 cities.", []),
    ],
)
def test_a_congress_or_conference_that_lasts_is_no_contact(contacts, sentence, expected):
    assert contacts(sentence) == expected
