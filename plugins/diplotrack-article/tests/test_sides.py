"""Who is in contact with whom, where a noun leaves its sides to the verb, the clause or the text around it."""

from __future__ import annotations

import pytest

MET = "Kenya met Uganda in Nairobi on Monday."
WANJIRU = "Kenyan President Joy Wanjiru"
MUSA = "Ugandan President Ali Musa"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"In a phone call with {MUSA}, {WANJIRU} urged restraint.", "call held KEN UGA"),
        (f"During talks with {MUSA} in Kampala, {WANJIRU} praised trade.", "meeting held KEN UGA"),
        (f"{WANJIRU} told {MUSA} in a phone call that the road was open.", "call held KEN UGA"),
        (f"{WANJIRU} told {MUSA} by telephone that the road was open.", "call held KEN UGA"),
        (f"The talks that {WANJIRU} held with {MUSA} lasted two hours.", "meeting held KEN UGA"),
        (f"The dinner that {WANJIRU} gave for {MUSA} lasted two hours.", "meeting held KEN UGA"),
        (f"{WANJIRU} and {MUSA} undertook to see each other again.", "meeting scheduled KEN UGA"),
        (f"{WANJIRU} spoke to {MUSA}.", "call held KEN UGA"),
        (f"{WANJIRU} had breakfast with {MUSA}.", "meeting held KEN UGA"),
        (f"{WANJIRU} was in Kampala with {MUSA} on Friday.", "meeting held KEN UGA"),
        (f"{WANJIRU} turned up in Kampala on Monday for talks with {MUSA}.", "meeting held KEN UGA"),
        (f"{WANJIRU} brought together {MUSA} and Rwandan President Rose Okello.", "meeting held UGA RWA KEN"),
    ],
)
def test_a_noun_takes_its_sides_from_the_clause_around_it(contacts, sentence, expected):
    assert expected in contacts(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The next round will take place in Kampala.", "meeting scheduled KEN UGA"),
        ("A later meeting will follow.", "meeting scheduled KEN UGA"),
        ("Uganda will host the next session before the end of the year.", "meeting scheduled UGA KEN"),
        ("Their previous meeting took place in Kampala in 2019.", "meeting held KEN UGA"),
        ("The Joint Commission of Kenya and Uganda last sat in December 2016.", "meeting held KEN UGA"),
        (
            "Negotiators from Kenya and Uganda haggled over the map until midnight.",
            "negotiation held KEN UGA",
        ),
        ("The details will be settled at further talks.", "meeting scheduled KEN UGA"),
        ("The Joint Commission will hold its next session in May.", "meeting scheduled KEN UGA"),
        ("The second session of the commission took place in March.", "meeting held KEN UGA"),
        ("A session planned for May was put off.", "meeting postponed KEN UGA"),
        ("Experts on water will meet in April.", "meeting scheduled KEN UGA"),
        ("Our two countries held talks in March.", "meeting held KEN UGA"),
    ],
)
def test_a_contact_without_sides_is_one_of_those_that_the_text_is_about(contacts, sentence, expected):
    assert expected in contacts(f"{MET} {sentence}")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{WANJIRU}, on an official visit to Rwanda, praised trade.", "visit held KEN RWA"),
        (f"{WANJIRU} is on an official visit to Rwanda.", "visit ongoing KEN RWA"),
        (f"{WANJIRU} arrived in Kigali on a two-day visit.", "visit held KEN RWA"),
        (f"During her visit to Rwanda, {WANJIRU} praised trade.", "visit held KEN RWA"),
        (f"The visit that {WANJIRU} paid to Rwanda was short.", "visit held KEN RWA"),
        (f"It was the first visit of {WANJIRU} to Rwanda.", "visit held KEN RWA"),
        (f"The visit of {WANJIRU} to Rwanda was short.", "visit held KEN RWA"),
        (f"{WANJIRU} is expected in Kigali on Friday.", "visit scheduled KEN RWA"),
        (f"{WANJIRU} is due in Kigali on Friday.", "visit scheduled KEN RWA"),
        (f"{WANJIRU} spent three days in the Rwandan capital.", "visit held KEN RWA"),
        (f"{WANJIRU} traveled on to Rwanda.", "visit held KEN RWA"),
        (f"{WANJIRU} has not been to Rwanda since a visit in 2014.", "visit held KEN RWA"),
    ],
)
def test_a_visit_takes_its_traveler_and_its_land_from_around_it(contacts, sentence, expected):
    assert expected in contacts(sentence)


def test_a_team_that_is_received_is_received_by_whose_land_it_is(contacts):
    assert contacts("A team from the IAEA will be received in Nairobi.") == ["meeting scheduled KEN IAEA"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The president held talks with farmers.",
        "The minister held a press conference.",
        "Officials were received in the hall.",
        f"{WANJIRU} was on holiday.",
        f"{WANJIRU} stayed in office.",
        "A letter arrived from nobody.",
        "There was no meeting.",
        "The next one is blue.",
    ],
)
def test_what_nothing_gives_sides_to_is_no_contact(contacts, sentence):
    assert contacts(sentence) == []


def test_once_a_meeting_is_told_what_its_sides_discussed_is_no_other(contacts):
    assert contacts("Kenyan and Ugandan ministers discussed trade.") == ["meeting held KEN UGA"]
    assert contacts(f"{MET} Kenyan and Ugandan ministers discussed trade.") == ["meeting held KEN UGA"]


@pytest.mark.parametrize("setting", ["on the occasion", "at the palace", "that day", "in Nairobi"])
def test_who_signs_is_found_behind_the_setting_of_a_passive(report, setting):
    text = (
        f"{WANJIRU} met {MUSA}. A declaration was signed {setting} by President Wanjiru and President Musa."
    )
    signing = next(e for e in report(text).engagements if e.kind == "signing")
    assert [person.name for person in signing.participants] == ["Joy Wanjiru", "Ali Musa"]


def test_a_title_is_known_with_themselves_behind_it(report):
    text = f"{WANJIRU} met {MUSA} in Kampala. Wanjiru and Musa themselves signed a treaty."
    assert [[p.name for p in e.participants] for e in report(text).engagements][-1] == [
        "Joy Wanjiru",
        "Ali Musa",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WANJIRU} and {MUSA} co-chaired the third meeting of the two countries.",
        f"{WANJIRU} and {MUSA} co-chaired the Kenya-Uganda Trade Dialogue.",
        f"{MET} {WANJIRU} and {MUSA} co-hosted the fourth round.",
    ],
)
def test_who_chairs_together_takes_part(report, sentence):
    assert [p.name for p in report(sentence).engagements[-1].participants] == ["Joy Wanjiru", "Ali Musa"]


@pytest.mark.parametrize("verb", ["hosted", "chaired", "is facilitating"])
def test_who_brings_two_sides_together_takes_part(contacts, verb):
    assert contacts(f"Rwanda {verb} talks between Kenya and Uganda.")[0].split()[2:] == ["KEN", "UGA", "RWA"]


def test_who_only_offers_to_host_takes_no_part_yet(contacts):
    found = contacts("Rwanda offered to host talks between Kenya and Uganda.")
    assert all("RWA" not in contact for contact in found)


def test_who_meets_on_the_sidelines_attends(report):
    text = f"{WANJIRU} met {MUSA} on the sidelines of the NATO summit in Vilnius."
    found = [e for e in report(text).engagements if e.kind == "conference"]
    assert {p.name for e in found for p in e.participants} == {"Joy Wanjiru", "Ali Musa"}


def test_meetings_one_by_one_are_at_the_place_where_they_are(report):
    text = f"{WANJIRU} held separate meetings with {MUSA} and with Chadian President Sam Okello in Ufa."
    assert {e.place for e in report(text).engagements} == {"Ufa"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{WANJIRU} and {MUSA} sat face to face in Kisumu on Thursday.", "meeting held KEN UGA"),
        (f"{MET} They had sat together in Kisumu in January.", "meeting held KEN UGA"),
        (f"{MET} A bilateral committee is to meet in Kisumu in May.", "meeting scheduled KEN UGA"),
        (f"{MET} Those present agreed to meet again within a week.", "meeting scheduled KEN UGA"),
        (
            f"A Kenyan delegation flew to Kampala. It was received by {MUSA} on Sunday.",
            "meeting held UGA KEN",
        ),
        (
            f"Kenyan Special Representative Sam Okello visited Kampala. {MUSA} received the Special Representative.",
            "meeting held UGA KEN",
        ),
    ],
)
def test_sides_without_a_name_are_found(contacts, sentence, expected):
    assert expected in contacts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WANJIRU} and {MUSA} sat on the lawn.",
        "The treaty was signed in May. It was received by President Ali Musa of Uganda.",
        f"{MET} A parliamentary committee is to meet in Kisumu in May.",
    ],
)
def test_what_only_looks_like_a_contact_is_none(contacts, sentence):
    assert [
        said for said in contacts(sentence) if said not in ("meeting held KEN UGA", "signing held UGA")
    ] == []
    assert "meeting held UGA" not in " ".join(contacts(sentence))


def test_each_of_several_who_meet_somebody_separately_has_a_meeting(contacts):
    sentence = f"{WANJIRU} and {MUSA} met separately with Rwandan President Rose Uwase in Kigali."
    assert contacts(sentence) == ["meeting held KEN RWA", "meeting held UGA RWA"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya and European powers held talks on fish.", ["meeting held KEN"]),
        ("Kenya and rebel leaders held talks on fish.", ["meeting held KEN"]),
        ("Kenya and farmers held talks on fish.", []),
        ("Kenya held talks on fish.", []),
    ],
)
def test_who_talks_with_officials_of_whom_nobody_knows_is_in_contact(contacts, sentence, expected):
    assert contacts(sentence) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Chile had a war. It ended with the Brasilia declaration, signed in May.", "PER CHL"),
        ("Peru and Chile had a war. It ended with a declaration, signed in Brasilia in May.", "PER CHL"),
        ("Kenya and Uganda met on Monday. The Doha accord, signed in 2010, was praised.", "KEN UGA"),
        ("A Qatari accord with Kenya was signed in Rome.", "QAT KEN"),
        ("The Kenya-Uganda accord was signed in Doha.", "KEN UGA"),
        ("The Doha accord was signed in 2010.", None),
    ],
)
def test_where_a_text_was_signed_is_no_side_of_it(contacts, text, expected):
    signed = [said for said in contacts(text) if said.startswith("signing")]
    assert signed == ([f"signing held {expected}"] if expected else [])
