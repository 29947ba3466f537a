"""One record per contact and per commitment, however often a text comes back to it."""

from __future__ import annotations

from unittest import mock

import pytest

from diplotrack.records import Document

INDIA = "Indian Foreign Minister Raj Mehta"
NEPAL = "Nepalese Foreign Minister Hari Thapa"


def names(record):
    return [person.name for person in record.participants]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (f"{INDIA} met {NEPAL} on Monday.", "Mehta and Thapa met on Monday.", 1),
        (f"{INDIA} met {NEPAL} on 4 August.", "Mehta and Thapa met on 12 August.", 2),
        (f"{INDIA} met {NEPAL}.", "Mehta met Nepalese Interior Minister Om Rai.", 2),
        (f"{INDIA} met Nepal’s foreign minister.", f"Mehta met {NEPAL}.", 1),
        (f"{INDIA} met Nepal’s president.", f"Mehta met {NEPAL}.", 2),
        ("India met Nepal on Monday.", "India met Bhutan on Monday.", 2),
        ("India met Nepal on Monday.", "India phoned Nepal on Monday.", 2),
        ("India met Nepal on Monday.", "India held a meeting with Nepal on Monday.", 2),
        ("India met Nepal.", "India met Nepal in Oslo.", 1),
        ("India met Nepal.", "India will meet Nepal.", 2),
        (f"{INDIA} visited Nepal in June.", "In June Mehta visited Nepal.", 1),
        (f"{INDIA} visited Nepal in June.", f"{NEPAL} visited India in June.", 2),
        ("India proposed to hold talks with Nepal.", "India and Nepal will hold talks in October.", 1),
        ("India and Nepal held talks.", "The talks took place in Oslo.", 1),
        ("India and Nepal held talks.", "The talks between India and Bhutan were useful.", 2),
        ("India and Nepal held talks.", f"{INDIA} met {NEPAL}.", 1),
        ("India and Nepal held talks on Monday.", "The meeting lasted two hours.", 1),
    ],
)  # fmt: skip
def test_two_mentions_are_one_contact_unless_something_speaks_against_it(report, first, second, count):
    assert len(report(f"{first} {second}").engagements) == count


RAI = "Nepalese Interior Minister Om Rai"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"In Kathmandu {INDIA} was received by {NEPAL}. Mehta conferred with {RAI}.",
         [{"Raj Mehta", "Hari Thapa"}, {"Raj Mehta", "Om Rai"}]),
        (f"{INDIA} met {NEPAL}. Mehta met {RAI}. Thapa and Mehta met on Monday.",
         [{"Raj Mehta", "Hari Thapa"}, {"Raj Mehta", "Om Rai"}]),
        (f"{INDIA} phoned {NEPAL}. In a separate call, Mehta spoke with {RAI}.",
         [{"Raj Mehta", "Hari Thapa"}, {"Raj Mehta", "Om Rai"}]),
    ],
)  # fmt: skip
def test_other_people_of_one_side_are_another_contact(report, text, expected):
    assert [set(names(e)) for e in report(text).engagements] == expected


def test_words_that_point_back_mean_the_contact_of_the_people_named(report):
    first, second = report(
        f"{INDIA} met {NEPAL}. Mehta met {RAI}. Indian officials were present at the meeting with Thapa."
    ).engagements
    assert (len(first.evidence), len(second.evidence)) == (2, 1)


def test_words_that_point_back_mean_the_contact_of_the_same_name_rather_than_the_last(report):
    dialogue, _ = report(
        "India and Nepal held a strategic dialogue on Monday. Nepal will host a conference in May. "
        "The dialogue took place in Oslo."
    ).engagements
    assert dialogue.place == "Oslo"


def test_who_brings_a_letter_is_not_who_writes_it(report):
    (letter,) = report(
        f"{INDIA} handed over a letter addressed by Indian President Asha Rao to Nepalese President Sita Lama."
    ).engagements
    assert names(letter) == ["Asha Rao", "Sita Lama"]


def test_further_mentions_are_further_evidence_and_complete_the_record(report):
    (talks,) = report(
        "India and Nepal held talks in July 2025. The talks took place in Kathmandu on 15 July 2025."
    ).engagements
    assert [e.quote for e in talks.evidence] == [
        "India and Nepal held talks in July 2025",
        "The talks took place in Kathmandu on 15 July 2025",
    ]
    assert (talks.place, str(talks.when)) == ("Kathmandu", "2025-07-15")


def test_the_most_exact_date_and_the_first_place_stay(report):
    (talks,) = report(
        "India and Nepal held talks in Kathmandu on 15 July 2025. The talks took place in Lalitpur in July 2025."
    ).engagements
    assert (talks.place, str(talks.when)) == ("Kathmandu", "2025-07-15")


def test_a_later_mention_can_name_the_other_side_s_people(report):
    (meeting,) = report(f"{INDIA} met Nepal’s minister. Mehta met {NEPAL}.").engagements
    assert names(meeting) == ["Raj Mehta", "Hari Thapa"]


def test_a_second_companion_joins_the_meeting_where_only_one_side_was_named(report):
    (meeting,) = report(
        f"{INDIA} and Indian Trade Minister Asha Rao met Nepal’s foreign minister. Mehta met {NEPAL}."
    ).engagements
    assert names(meeting) == ["Raj Mehta", "Asha Rao", "Hari Thapa"]


def test_nobody_is_on_both_sides_of_a_meeting(report):
    (meeting,) = report(f"{INDIA} met {NEPAL} on Monday. Thapa met Mehta on Monday.").engagements
    assert names(meeting) == ["Raj Mehta", "Hari Thapa"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India proposed to meet Nepal. India will meet Nepal in October.", "meeting scheduled IND NPL"),
        ("India will meet Nepal in October. India proposed to meet Nepal.", "meeting scheduled IND NPL"),
        (
            f"{INDIA} will visit Nepal on 9 September. India postponed Mehta’s visit to Nepal.",
            "visit postponed IND NPL",
        ),
        (
            "India and Nepal will hold talks in September. The talks were postponed.",
            "meeting postponed IND NPL",
        ),
        (f"{INDIA} will visit Nepal next week. The visit has been cancelled.", "visit cancelled IND NPL"),
        ("India met Nepal in June. The talks were useful.", "meeting held IND NPL"),
        ("India met Nepal in June. The meeting was cancelled.", "meeting held IND NPL"),
        ("India and Nepal will hold talks. The talks were prepared in Oslo.", "meeting scheduled IND NPL"),
    ],
)
def test_the_surest_status_stays_and_a_later_mention_can_call_it_off(contacts, text, expected):
    assert contacts(text) == [expected]


def test_words_that_only_point_back_make_no_contact_of_their_own(contacts):
    assert contacts("The talks were useful.") == []
    assert contacts("India thanked Nepal for the visit.") == []
    assert contacts("The talks between India and Nepal were useful.") == ["meeting held IND NPL"]


@pytest.mark.parametrize(("sentences", "mentions"), [(1, 2), (7, 1)])
def test_another_word_for_the_contact_reaches_back_a_few_sentences_only(report, sentences, mentions):
    between = "The weather was fine. " * sentences
    (talks,) = report(f"India met Nepal in May. {between}The negotiations lasted two hours.").engagements
    assert (talks.kind, len(talks.evidence)) == ("meeting", mentions)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Indonesia will host the ASEAN summit in Jakarta.", "conference scheduled IDN ASEAN"),
        ("Qatar mediated talks between Israel and Egypt.", "negotiation held ISR EGY QAT"),
    ],
)
def test_a_verb_and_the_noun_under_it_are_one_contact(contacts, sentence, expected):
    assert contacts(sentence) == [expected]


def test_only_travelers_are_visitors(report):
    (visit,) = report(f"{INDIA} visited Nepal in June.").engagements
    assert [(p.name, p.role) for p in visit.participants] == [("Raj Mehta", "visitor")]
    (meeting,) = report(f"{INDIA} met {NEPAL}.").engagements
    assert [p.role for p in meeting.participants] == [None, None]


def test_people_keep_title_and_party(report):
    (meeting,) = report(f"{INDIA} met {NEPAL}.").engagements
    assert [(p.name, p.title, p.party and p.party.code) for p in meeting.participants] == [
        ("Raj Mehta", "Foreign Minister", "IND"),
        ("Hari Thapa", "Foreign Minister", "NPL"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("India pledged to train 300 Nepalese officers.", "India promised to train 300 Nepalese officers.", 1),
        ("India pledged to train 300 Nepalese officers.", "Nepal pledged to train 300 Nepalese officers.", 2),
        ("India pledged to train 300 Nepalese officers.", "India urged Nepal to train 300 Nepalese officers.", 2),
        ("India pledged to train 300 Nepalese officers.", "India pledged to open the Kodari border crossing.", 2),
        ("India pledged to open schools.", "India pledged to open ports.", 2),
        ("India and Nepal agreed to open the Kodari border crossing.",
         "Nepal and India agreed to open the Kodari border crossing.", 1),
    ],
)  # fmt: skip
def test_a_restatement_is_the_same_act_by_the_same_side_in_nearly_the_same_words(
    report, first, second, count
):
    assert len(report(f"{first} {second}").commitments) == count


def test_a_restatement_adds_evidence_and_a_missing_deadline(report):
    (pledge,) = report(
        "India pledged to train 300 Nepalese officers. India promised to train 300 Nepalese officers by November."
    ).commitments
    assert [e.quote for e in pledge.evidence] == [
        "India pledged to train 300 Nepalese officers",
        "India promised to train 300 Nepalese officers by November",
    ]
    assert str(pledge.due) == "2025-11-30"


def test_a_restatement_does_not_move_the_deadline(report):
    (pledge,) = report(
        "India pledged to train 300 Nepalese officers by 5 May. "
        "India promised to train 300 Nepalese officers by November."
    ).commitments
    assert str(pledge.due) == "2026-05-05"


def test_two_nouns_for_one_act_are_one_commitment(report):
    (request,) = report("India made a request and an appeal to Nepal for two ships.").commitments
    assert (request.kind, request.content, len(request.evidence)) == ("request", "two ships", 1)


def test_an_answer_to_a_restatement_is_an_answer_to_the_act(report):
    proposal = "India proposed a joint commission for the border."
    found = report(f"India met Nepal. {proposal} {proposal} Nepal rejected the proposal.").commitments
    assert [(c.kind, c.status, len(c.evidence)) for c in found if c.kind == "proposal"] == [
        ("proposal", "declined", 2)
    ]


def test_joining_many_mentions_takes_work_in_proportion(report):
    def evidence_made(mentions):
        text = "India met Nepal and asked it to open the border at Kodari. " * mentions
        with mock.patch.object(Document, "evidence", autospec=True, side_effect=Document.evidence) as made:
            found = report(text)
        assert [len(record.evidence) for record in found.records] == [mentions, mentions]
        return made.call_count

    assert evidence_made(20) == 2 * evidence_made(10)


def test_a_headline_and_the_sentence_that_repeats_it_are_one_commitment(report):
    text = "Norway to reopen consulate in Mombasa\n\nNorway pledged to reopen its consulate in Mombasa by 30 September."
    [commitment] = report(text).commitments
    assert str(commitment.due) == "2025-09-30"
    assert len(commitment.evidence) == 2


@pytest.mark.parametrize(
    ("story", "contents"),
    [
        (
            "Kenya has refused a U.S. request to let a plane with deported migrants land, officials said.",
            ["to let a plane with deported migrants land"],
        ),
        (
            "Kenya refused to sign a treaty with Uganda.",
            ["accept deportation flights", "sign a treaty with Uganda"],
        ),
        (
            "Uganda was calm. Kenya was calm. Rwanda was calm. Kenya refused to host deportation centers.",
            ["accept deportation flights", "host deportation centers"],
        ),
    ],
)
def test_a_story_tells_in_other_words_what_its_headline_told(report, story, contents):
    found = report(f"Kenya refuses to accept deportation flights\n\n{story}").commitments
    refusals = [c for c in found if c.kind == "refusal"]
    assert [c.content.removeprefix("a U.S. request ") for c in refusals] == contents
    assert len(refusals[0].evidence) == 3 - len(contents)


def test_contacts_that_are_counted_otherwise_are_not_one(report):
    text = (
        "Kenya and Uganda spoke. They directed the Joint Commission, whose second session was held in Kampala, "
        "to convene its third session in Arusha."
    )
    assert "Arusha" in [engagement.place for engagement in report(text).engagements]


@pytest.mark.parametrize(
    "second",
    [
        "The talks will resume in September.",
        "The two agreed to continue the talks next month.",
    ],
)
def test_talks_that_will_go_on_are_another_contact_than_those_that_were_held(report, second):
    held, to_come = report(
        f"The fourth round of talks between India and Nepal was held on Monday. {second}"
    ).engagements
    assert (held.status, to_come.status in ("scheduled", "proposed")) == ("held", True)
    assert set(held.parties) == set(to_come.parties)


@pytest.mark.parametrize(
    "second",
    [
        "The talks will be remembered for their warmth.",
        "The results of the talks will be published in September.",
        "Flights will resume in September.",
    ],
)
def test_what_is_to_come_after_talks_is_no_further_session(report, second):
    assert len(report(f"India and Nepal held talks on Monday. {second}").engagements) == 1


TOUR = f"{INDIA} will pay visits to Nepal and Bhutan from 3 to 9 September. "


def test_a_leg_of_a_tour_told_once_more_is_no_other_visit(report):
    visits = report(f"{TOUR}Mehta will then fly to Bhutan on 7 September.").engagements
    assert [(visit.parties[1].code, str(visit.when)) for visit in visits] == [
        ("NPL", "2025-09-03/2025-09-09"),
        ("BTN", "2025-09-07"),
    ]
    assert len(report(f"{TOUR}He will then fly on to Bhutan.").engagements) == 2
    later = report(f"{TOUR}Mehta will then fly to Bhutan on 17 September.").engagements
    assert len(later) == 3


def test_who_comes_along_on_a_tour_comes_along_on_each_visit(report):
    visits = report(f"{TOUR}Trade Minister Om Rai will accompany Mehta during the trip.").engagements
    assert [names(visit) for visit in visits] == [["Raj Mehta", "Om Rai"], ["Raj Mehta", "Om Rai"]]


def test_those_who_chair_the_meeting_right_behind_it_chair_that_one(report):
    text = (
        "India and Nepal held the 10th meeting of their consultation mechanism on Monday. "
        f"{INDIA} and {NEPAL} co-chaired the meeting."
    )
    (met,) = report(text).engagements
    assert names(met) == ["Raj Mehta", "Hari Thapa"]


def test_another_who_receives_those_who_met_has_a_meeting_of_his_own(contacts):
    text = "India and Nepal held talks in Rome. Italian President Ali Musa received both ministers."
    assert contacts(text) == ["meeting held IND NPL", "meeting held ITA IND NPL"]


def test_who_also_signs_the_document_just_told_signs_that_one(contacts):
    text = "India and Nepal signed a pact on Monday. {} Bhutan."
    assert contacts(text.format("The document was also signed by")) == ["signing held IND NPL BTN"]
    assert contacts(text.format("Another pact was signed by India and")) == [
        "signing held IND NPL",
        "signing held IND BTN",
    ]
