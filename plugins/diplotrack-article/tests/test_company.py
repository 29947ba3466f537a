"""Whom words for several people mean: "the two presidents", "they", "the foreign ministers of Chad and Mali"."""

from __future__ import annotations

import pytest

PRESIDENTS = "Kenyan President Ali Musa met Ugandan President Joy Mwangi on Monday."
MINISTERS = "Kenyan Foreign Minister Sam Okello and Ugandan Foreign Minister Ana Ruiz arrived."


def last(report, text, kind="signing"):
    """Who takes part in the last contact of a kind."""
    return {p.name for p in [e for e in report(text).engagements if e.kind == kind][-1].participants}


@pytest.mark.parametrize(
    "words",
    [
        "The two presidents",
        "The two leaders",
        "Both leaders",
        "The presidents",
        "The two",
        "The two men",
        "They",
        "The heads of state",
        "The leaders of Kenya and Uganda",
    ],
)
def test_the_people_of_the_contact_at_hand_are_meant(report, words):
    text = f"{PRESIDENTS} {words} signed a treaty in Nairobi."
    assert last(report, text) == {"Ali Musa", "Joy Mwangi"}


@pytest.mark.parametrize(
    "words", ["The two sides", "The two countries", "Officials", "Experts of both countries"]
)
def test_sides_and_officials_are_nobody_in_particular(report, words):
    text = f"{PRESIDENTS} {words} signed a treaty in Nairobi."
    found = [e for e in report(text).engagements if e.kind == "signing"]
    assert [p.name for e in found for p in e.participants] == []


@pytest.mark.parametrize(
    "words",
    ["The two foreign ministers", "The foreign ministers", "The foreign ministers of Kenya and Uganda"],
)
def test_an_office_means_who_holds_it_and_not_who_met_last(report, words):
    text = f"{MINISTERS} {PRESIDENTS} {words} signed a treaty in Nairobi."
    assert last(report, text) == {"Sam Okello", "Ana Ruiz"}


def test_whoever_holds_the_office_may_be_named_further_down(report):
    text = f"The foreign ministers of Kenya and Uganda signed a treaty in Nairobi. {MINISTERS}"
    assert last(report, text) == {"Sam Okello", "Ana Ruiz"}


def test_one_of_three_is_not_enough(report):
    text = "The presidents of Kenya, Uganda and Chad signed a treaty. Kenyan President Ali Musa left."
    assert last(report, text) == set()


def test_deputies_hold_another_office(report):
    text = (
        "Kenyan Vice President Sam Okello and Ugandan Vice President Ana Ruiz arrived. "
        "The presidents of Kenya and Uganda signed a treaty in Nairobi."
    )
    assert last(report, text) == set()


def test_a_list_behind_words_for_several_is_whom_they_mean(report):
    text = f"{PRESIDENTS} Their foreign ministers, Sam Okello and Ana Ruiz, signed a treaty in Nairobi."
    assert last(report, text) == {"Sam Okello", "Ana Ruiz"}


def test_a_list_is_taken_to_its_end(report):
    text = (
        "Kenyan President Ali Musa held a joint call on Monday with President Joy Mwangi of Uganda, "
        "Chancellor Ana Ruiz of Austria, Prime Minister Sam Okello of Chad, and Prime Minister Lea Diop of Mali."
    )
    found = report(text).engagements
    assert {p.name for e in found for p in e.participants} == {
        "Ali Musa", "Joy Mwangi", "Ana Ruiz", "Sam Okello", "Lea Diop",
    }  # fmt: skip


def test_the_leader_of_a_country_is_its_leader_who_is_named(report):
    text = "Kenyan President Ali Musa arrived. Uganda invited the Kenyan leader to visit Uganda in May."
    assert last(report, text, "visit") == {"Ali Musa"}


def test_a_guest_is_who_was_named_last_of_the_country(report):
    text = f"{PRESIDENTS} Chadian Foreign Minister Sam Okello met the Ugandan guest on Tuesday."
    assert last(report, text, "meeting") == {"Sam Okello", "Joy Mwangi"}


@pytest.mark.parametrize(
    "members",
    [
        "Also on the team were lawmakers Ali Musa and Sam Okello.",
        "The delegation included Ali Musa and Sam Okello.",
        "The delegation was made up of Ali Musa and Sam Okello.",
    ],
)
def test_who_is_said_to_belong_to_a_delegation_does_what_it_does(report, members):
    text = f"Kenya sent a delegation to Uganda. {members} The delegation met Ugandan President Joy Mwangi."
    assert last(report, text, "meeting") == {"Ali Musa", "Sam Okello", "Joy Mwangi"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya's Ali Musa and Uganda's Joy Mwangi signed a treaty.",
        "The treaty was signed on Monday by Kenya's Ali Musa and Uganda's Joy Mwangi.",
        "The treaty was signed here by President Ali Musa of Kenya and Uganda’s Joy Mwangi.",
        "The special envoys of Kenya and Uganda, Ali Musa and Joy Mwangi, signed a treaty.",
        "Kenyan President Ali Musa signed a treaty on closer ties with Ugandan President Joy Mwangi.",
        f"{PRESIDENTS} They witnessed the signing of a treaty.",
    ],
)
def test_everybody_in_a_list_and_above_a_noun_takes_part(report, sentence):
    assert last(report, sentence) == {"Ali Musa", "Joy Mwangi"}


def test_each_of_two_names_with_an_owner_has_its_own(report):
    text = "Rwandan President Sam Okello hosted talks between Kenya's Ali Musa and Uganda's Joy Mwangi in Kigali."
    (found,) = report(text).engagements
    assert {p.code for p in found.parties} == {"KEN", "UGA", "RWA"}
    assert {p.name for p in found.participants} == {"Ali Musa", "Joy Mwangi", "Sam Okello"}


def test_an_owner_of_one_thing_is_no_second_name(report):
    text = "Kenyan President Ali Musa met Ugandan President Joy Mwangi’s envoy in Nairobi."
    assert [p.name for e in report(text).engagements for p in e.participants] == ["Ali Musa"]


DELEGATION = "Chinese Foreign Minister Wang Yi received special envoys sent by Kenyan President William Ruto."


@pytest.mark.parametrize(
    "listed",
    [
        "Making up the team were former Senate Speaker Amos Kimani, Reps. Grace Wanjiku and Peter Mutua.",
        "Also on the team are ruling-party lawmakers Amos Kimani and Grace Wanjiku, and Peter Mutua, a son of the late President Samson Mutua.",
    ],
)
def test_a_list_of_members_behind_its_verb_is_the_group(report, listed):
    met = report(f"{DELEGATION} {listed}").engagements[0]
    assert {p.name for p in met.participants} == {"Wang Yi", "Amos Kimani", "Grace Wanjiku", "Peter Mutua"}


def test_they_are_the_delegation_that_was_last_spoken_of(report):
    text = (
        f"{DELEGATION} Making up the delegation were Amos Kimani and Grace Wanjiku. The delegation toured a port."
        " They will call on Premier Li Qiang on Friday."
    )
    called = report(text).engagements[-1]
    assert {p.name for p in called.participants} == {"Amos Kimani", "Grace Wanjiku", "Li Qiang"}


@pytest.mark.parametrize(
    ("offices", "expected"),
    [
        ("The Minister of Foreign Affairs of Chile, Ana Ruiz, the Minister of Foreign Affairs of Peru, Sam Okello, and the Minister of Foreign Affairs of Mali, Ali Musa,", "CHL PER MLI"),
        ("The President of Chile, Ana Ruiz, the President of Peru, Sam Okello, the President of Mali, Ali Musa, and the President of Togo, Joy Mwangi,", "CHL PER MLI TGO"),
    ],
)  # fmt: skip
def test_an_office_behind_a_name_in_a_list_is_the_next_one_s(report, offices, expected):
    (met,) = report(f"{offices} met in Rome on Monday.").engagements
    assert [party.code for party in met.parties] == expected.split()
    assert len(met.participants) == len(met.parties)


def test_a_list_of_names_each_with_its_owner_begins_with_the_first_of_them(report):
    names = "Chad's Ali Musa, Mali's Sam Okello and Ugandan President Joy Mwangi"
    (call,) = report(f"{names} spoke by phone on Friday.").engagements
    assert {party.code for party in call.parties} == {"TCD", "MLI", "UGA"}
    assert {person.name for person in call.participants} == {"Ali Musa", "Sam Okello", "Joy Mwangi"}
    met = report(
        "In talks with Chad's Ali Musa, Mali's Sam Okello and his aides asked for a loan."
    ).engagements
    assert [{party.code for party in talks.parties} for talks in met] == [{"TCD", "MLI"}]


@pytest.mark.parametrize(
    ("offices", "expected"),
    [
        (("Defence Secretary", "Defence Minister"), "The two Secretaries"),
        (("Foreign Secretary", "Foreign Secretary"), "The Secretaries"),
        (("Chancellor", "Chancellor"), "The Chancellors"),
        (("King", "King"), "The two Kings"),
        (("Speaker", "Speaker"), "Both speakers"),
        (("Foreign Minister", "Foreign Minister"), "The two top diplomats"),
        (("Army Chief", "Army Chief"), "The two generals"),
    ],
)
def test_offices_in_the_plural_are_who_met(report, offices, expected):
    met = f"Chadian {offices[0]} Ali Musa met Kenyan {offices[1]} Joy Mwangi in Rome."
    signed = report(f"{met} {expected} signed a treaty.").engagements[-1]
    assert signed.kind == "signing"
    assert {party.code for party in signed.parties} == {"TCD", "KEN"}
    assert {person.name for person in signed.participants} == {"Ali Musa", "Joy Mwangi"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The secretaries of the treasurer of a bank signed a lease.",
        "The lawyers signed a treaty.",
        "Two generals whom nobody knew signed a treaty.",
    ],
)
def test_offices_in_the_plural_that_nobody_was_told_to_hold_are_nobodys(contacts, sentence):
    met = "Chadian Foreign Minister Ali Musa met Kenyan Foreign Minister Joy Mwangi in Rome."
    assert contacts(f"{met} {sentence}") == ["meeting held TCD KEN"]


def test_so_many_leaders_are_not_the_two_who_met(contacts):
    met = "Chadian President Ali Musa met Kenyan President Joy Mwangi in Rome."
    assert contacts(f"{met} The 28 ministers signed a treaty.") == ["meeting held TCD KEN"]
