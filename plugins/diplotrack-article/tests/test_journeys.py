"""Who travels where: hosts, places, tours, and what comes of a journey."""

from __future__ import annotations

import pytest

WANJIRU = "Kenyan President Joy Wanjiru"
MUSA = "Ugandan President Ali Musa"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"{WANJIRU} is on a tour of Chad, Mali and Togo.",
            ["ongoing KEN TCD", "ongoing KEN MLI", "ongoing KEN TGO"],
        ),
        (
            f"{WANJIRU} began a tour that will take her to Chad and Mali.",
            ["scheduled KEN TCD", "scheduled KEN MLI"],
        ),
        (
            f"{WANJIRU}’s tour will include stops in Chad and Mali.",
            ["scheduled KEN TCD", "scheduled KEN MLI"],
        ),
        (f"{WANJIRU} shuttled between Accra and Lomé.", ["held KEN GHA", "held KEN TGO"]),
        (f"{WANJIRU} swung through Canada last week.", ["held KEN CAN"]),
        (
            "At the invitation of the President of Ghana, Sam Okello, the President of Kenya, Joy Wanjiru, paid a visit to Ghana.",
            ["held KEN GHA"],
        ),
        (f"She waited in Riga, where {WANJIRU} arrives on Monday.", ["scheduled KEN LVA"]),
        (f"{WANJIRU} undertook a state visit to Ghana.", ["held KEN GHA"]),
        (f"{WANJIRU} came to Oslo from Riga.", ["held KEN NOR", "held KEN LVA"]),
        (f"{WANJIRU} flew home from Tokyo.", ["held KEN JPN"]),
        (f"{WANJIRU} left Accra on Saturday.", ["held KEN GHA"]),
        (
            "The visit to Ghana last month of the Danish Foreign Minister, Lars Holm, ended well.",
            ["held DNK GHA"],
        ),
        ("Kenya thanked the Ugandan president for his visit to Nairobi.", ["held UGA KEN"]),
    ],
)
def test_each_land_of_a_journey_is_a_visit(contacts, sentence, expected):
    assert contacts(sentence) == [f"visit {one}" for one in expected]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WANJIRU} left Nairobi on Saturday.",
        f"{WANJIRU} left office in January.",
        "The deputy minister comes from Ghana.",
        "Kenyan police arrived in Haiti.",
        "Italy sent rescue teams to Chile.",
        "Russia’s military presence in Syria was discussed.",
        f"{WANJIRU} is in good health.",
        f"{WANJIRU} began a tour of the region.",
    ],
)
def test_what_leads_to_no_host_is_no_visit(contacts, sentence):
    assert contacts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"{WANJIRU} is in Kampala.", "ongoing"),
        (f"{WANJIRU} is in Kampala until Friday.", "ongoing"),
        (f"{WANJIRU} is making her first visit to Kampala.", "ongoing"),
        (f"This is {WANJIRU}’s fourth visit to Kampala.", "ongoing"),
        (f"It was {WANJIRU}’s fourth visit to Kampala.", "held"),
        (f"{WANJIRU} is traveling to Kampala on Friday.", "scheduled"),
        (f"{WANJIRU} is off to Kampala.", "scheduled"),
        ("Kenya is sending Joy Wanjiru to Kampala.", "scheduled"),
        ("A planned trip to Kampala by the Kenyan president fell through in May.", "cancelled"),
        (f"{WANJIRU}’s trip to Kampala came to nothing.", "cancelled"),
    ],
)
def test_a_journey_stands_as_its_verb_has_it(report, sentence, status):
    assert [e.status for e in report(sentence).engagements] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WANJIRU} met visiting {MUSA} on Monday.",
        f"{WANJIRU} held talks with visiting {MUSA} on Monday.",
    ],
)
def test_a_visiting_president_is_met_and_visits(contacts, sentence):
    assert sorted(found.split()[0] for found in contacts(sentence)) == ["meeting", "visit"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"KAMPALA (AFP) - {WANJIRU} flew in overnight for talks on tea.", "visit held KEN UGA"),
        (f"{WANJIRU} met {MUSA}. Wanjiru flew home on Tuesday.", "visit held KEN UGA"),
        (f"{MUSA} invited {WANJIRU} to return in the autumn.", "visit proposed KEN UGA"),
        (f"{WANJIRU} accepted an invitation from {MUSA} to come in May.", "visit scheduled KEN UGA"),
        (f"{MUSA} spoke for Uganda. “{WANJIRU} was here on 2 March,” he said.", "visit held KEN UGA"),
    ],
)
def test_where_a_journey_leads_may_be_told_by_the_text_around_it(contacts, text, expected):
    assert expected in contacts(text)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WANJIRU} arrived late.",
        f"{WANJIRU} flew home.",
        f"{WANJIRU} was here.",
        "The Kenyan harvest came in on Monday.",
        f"{WANJIRU} invited farmers to return.",
    ],
)
def test_without_a_second_land_in_the_text_there_is_no_journey_abroad(contacts, sentence):
    assert contacts(sentence) == []


def test_who_is_welcomed_to_a_place_is_not_met_besides(contacts):
    assert contacts(f"{MUSA} welcomed {WANJIRU} to Kampala.") == ["visit held KEN UGA"]


WANJIRU_MET = "Kenyan President Joy Wanjiru met President Ali Musa of Uganda in Gulu on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{WANJIRU_MET} Wanjiru had flown in only that morning.", "visit held KEN UGA"),
        (f"{WANJIRU_MET} Wanjiru returned on Tuesday from Gulu.", "visit held KEN UGA"),
        (f"{WANJIRU_MET} Rwanda's foreign minister, Rose Uwase, comes next week.", "visit scheduled RWA KEN"),
        (f"{WANJIRU_MET} Musa said he would be glad to come in April.", "visit scheduled UGA KEN"),
        (
            "Briefing by the Spokesperson of Kenya\n\nThe Turkish trade minister, Ali Bolat, arrived at the head of a team.",
            "visit held TUR KEN",
        ),
        (
            "Kenya sent a delegation under Minister Sam Okello to Kampala, where it was received by President Ali Musa.",
            "visit held KEN UGA",
        ),
        (
            "Technical experts from the Japanese defence ministry will come to Manila.",
            "visit scheduled JPN PHL",
        ),
        (
            "President Ali Musa of Uganda met Kenya's Joy Wanjiru, whose visit to Kigali had ended on Friday.",
            "visit held KEN RWA",
        ),
        (
            f"{WANJIRU_MET} Rwandan President Rose Uwase has invited the Kenyan for a state visit in June.",
            "visit proposed KEN RWA",
        ),
        ("Kenyan President Joy Wanjiru said she had been to Kampala twice.", "visit held KEN UGA"),
    ],
)
def test_who_travels_and_where_to_is_found_around_the_verb(contacts, text, expected):
    assert expected in [*contacts(text), *(" ".join(reversed_sides(c)) for c in contacts(text))]


def reversed_sides(contact):
    kind, status, *sides = contact.split()
    return [kind, status, *reversed(sides)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rwanda's foreign minister, Rose Uwase, came out against it.",
        "Rwanda's foreign minister, Rose Uwase, who came for Rwanda, said nothing.",
        "Musa and Wanjiru have come far since May.",
        "Musa came away with her word.",
        "Musa came back empty-handed.",
        "Musa came under fire on Tuesday.",
        "Musa came with a warning.",
        "Musa comes of an old family.",
        "The signal came on Tuesday.",
    ],
)
def test_not_all_that_comes_is_a_visit(contacts, sentence):
    assert not [said for said in contacts(f"{WANJIRU_MET} {sentence}") if said.startswith("visit")]


def test_people_of_several_states_who_are_welcomed_come_each_on_a_visit_of_their_own(report, contacts):
    text = "Kenya welcomed to Nairobi President Ali Musa of Uganda and President Rose Uwase of Rwanda. They met on Monday."
    visits = [e for e in report(text).engagements if e.kind == "visit"]
    assert [{p.code for p in e.parties} for e in visits] == [{"UGA", "KEN"}, {"RWA", "KEN"}]
    assert [[p.name for p in e.participants] for e in visits] == [["Ali Musa"], ["Rose Uwase"]]
    assert {e.place for e in visits} == {"Nairobi"}


def test_where_three_are_in_contact_a_stay_has_no_host_that_is_not_told(contacts):
    text = (
        "Joint declaration of Kenya, Uganda and Rwanda\n\nThe presidents of Kenya, Uganda and Rwanda met on Monday. "
        "Kenyan President Joy Wanjiru's stay of three days included a dinner."
    )
    assert not [said for said in contacts(text) if said.startswith("visit")]


@pytest.mark.parametrize(
    ("sentence", "host"),
    [
        ("Kenyan President Joy Wanjiru welcomed President Ali Musa of Uganda to Malindi on Tuesday.", "KEN"),
        (
            "NATO Secretary General Joy Wanjiru welcomed President Ali Musa of Uganda to Brussels on Tuesday.",
            "NATO",
        ),
        ("Kenya's Joy Wanjiru welcomed President Ali Musa of Uganda to Nairobi on Tuesday.", "KEN"),
    ],
)
def test_who_welcomes_somebody_is_the_host(contacts, sentence, host):
    assert contacts(sentence) == [f"visit held UGA {host}"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chile’s Ana Ruiz will be in Lima on Monday and in Quito on Tuesday.", {("PER", "2025-09-01"), ("ECU", "2025-09-02")}),
        ("Chile’s Ana Ruiz was in Lima on Monday and in Quito the day before.", {("PER", "2025-08-25"), ("ECU", "2025-08-24")}),
        ("Chile’s Ana Ruiz was in Lima on Monday and in good spirits on Tuesday.", {("PER", "2025-08-25")}),
    ],
)  # fmt: skip
def test_who_is_in_two_cities_makes_two_visits(report, sentence, expected):
    visits = [e for e in report(sentence).engagements if e.kind == "visit"]
    assert {(visit.parties[1].code, str(visit.when)) for visit in visits} == expected
