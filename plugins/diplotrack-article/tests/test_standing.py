"""How a clause stands: done, to come, wanted, denied, supposed, and what that makes of a record."""

from __future__ import annotations

import pytest

VISITOR = "Indian Prime Minister Raj Mehta"
HOST = "Nepalese President Hari Thapa"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"{VISITOR} visited Nepal.", "held"),
        (f"{VISITOR} has visited Nepal.", "held"),
        (f"{VISITOR} is visiting Nepal.", "ongoing"),
        (f"{VISITOR} will visit Nepal.", "scheduled"),
        (f"{VISITOR} is to visit Nepal.", "scheduled"),
        (f"{VISITOR} plans to visit Nepal.", "scheduled"),
        (f"{VISITOR} agreed to visit Nepal.", "scheduled"),
        (f"{VISITOR} accepted an invitation to visit Nepal.", "scheduled"),
        (f"{VISITOR} accepted an invitation from China to the talks with Nepal.", "scheduled"),
        (f"{VISITOR} expressed gratitude for the talks between India and Nepal.", "held"),
        ("Nepal praised the first talks with India scheduled for Monday.", "scheduled"),
        ("Nepal welcomed its first talks with India, scheduled for May.", "scheduled"),
        (f"{VISITOR} proposed to visit Nepal.", "proposed"),
        (f"{VISITOR} hopes to visit Nepal.", "proposed"),
        (f"{VISITOR} was invited to visit Nepal.", "proposed"),
        (f"{VISITOR} postponed a visit to Nepal.", "postponed"),
        (f"{VISITOR} cancelled his visit to Nepal.", "cancelled"),
        (f"{VISITOR} will continue to meet {HOST}.", "scheduled"),
        (f"{VISITOR} continued to meet {HOST}.", "held"),
        (f"{VISITOR} plans to continue to meet {HOST}.", "scheduled"),
        ("India said that it met Nepal in Delhi.", "held"),
        ("India said that it would meet Nepal in Delhi.", "scheduled"),
        ("India said that it would hold talks with Nepal.", "scheduled"),
        ("The talks between India and Nepal were postponed.", "postponed"),
        ("The talks between India and Nepal were cancelled.", "cancelled"),
        ("Nepal proposed talks with India.", "proposed"),
        ("Nepal announced talks with India.", "scheduled"),
        ("Nepal welcomed India's proposal for talks in Delhi.", "proposed"),
        ("China praised the upcoming talks between India and Nepal.", "scheduled"),
        ("China praised the possible talks between India and Nepal.", "proposed"),
        ("China praised the recent talks between India and Nepal.", "held"),
        ("China spoke ahead of talks between India and Nepal.", "scheduled"),
        ("China prepared for talks between India and Nepal.", "scheduled"),
        ("Talks between India and Nepal in Delhi", "held"),
    ],
)
def test_a_contact_has_the_status_that_its_clause_gives_it(report, sentence, status):
    assert [engagement.status for engagement in report(sentence).engagements] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{VISITOR} did not visit Nepal.",
        f"{VISITOR} may visit Nepal.",
        f"{VISITOR} would visit Nepal.",
        f"{VISITOR} refused to visit Nepal.",
        "Nepal turned down India's proposal for talks in Delhi.",
        f"{VISITOR} tried to meet {HOST} in Kathmandu.",
        f"Shoppers will think that {VISITOR} is in Nepal.",
        f"{VISITOR} failed to visit Nepal.",
        f"{VISITOR} did not agree to visit Nepal.",
        f"{VISITOR} was denied a meeting with {HOST}.",
        f"Unless {VISITOR} visited Nepal, the dam was lost.",
        f"Observers doubt that {VISITOR} will visit Nepal.",
        f"Analysts said {VISITOR} could visit Nepal.",
        "Should India meet Nepal, the dam would be built.",
        "India and Nepal held no talks.",
        "India and Nepal did not hold talks.",
        "Nepal rejected talks with India.",
        "India asked whether Nepal met China.",
        "Whether India met Nepal is unknown.",
        "The plan to meet Nepal pleased India.",
        "Did India meet Nepal?",
    ],
)
def test_what_is_denied_supposed_or_asked_about_is_no_contact(report, sentence):
    assert report(sentence).engagements == ()


def test_a_journey_to_meet_somebody_is_told_with_the_meeting(contacts):
    assert contacts(f"{VISITOR} travelled to Nepal to meet {HOST}.") == [
        "visit held IND NPL",
        "meeting held IND NPL",
    ]


def test_what_third_parties_report_as_done_counts(contacts):
    assert contacts(f"Analysts said that {VISITOR} met {HOST} in Delhi.") == ["meeting held IND NPL"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("India urged Nepal to open the border.", "request open IND > NPL"),
        ("India said it would be ready to send two ships.", "proposal open IND"),
        ("India continued to urge Nepal to open the border.", "request open IND > NPL"),
        ("India has urged Nepal to open the border.", "request open IND > NPL"),
        ("India urged Nepal to open the border if the rain stops.", "request open IND > NPL"),
        ("India said it would be prepared to send two ships.", "proposal open IND"),
        ("Indian Prime Minister Raj Mehta visited Nepal at the invitation of Nepal.", "invitation accepted NPL > IND"),
        ("Indian Prime Minister Raj Mehta will visit Nepal at the invitation of Nepal.", "invitation accepted NPL > IND"),
    ],
)  # fmt: skip
def test_a_speech_act_that_is_done_stands(acts, sentence, expected):
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "India did not urge Nepal to open the border.",
        "India may urge Nepal to open the border.",
        "India would urge Nepal to open the border.",
        "India wanted to urge Nepal to open the border.",
        "If India urged Nepal to open the border, trade would grow.",
        "Analysts expect India to urge Nepal to open the border.",
        "Experts believe that India urged Nepal to open the border.",
        "Did India urge Nepal to open the border?",
    ],
)
def test_a_speech_act_that_is_denied_intended_supposed_or_guessed_does_not(acts, sentence):
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Kenyan President Ali Musa flies to Paris this afternoon.", "scheduled"),
        ("Kenyan President Ali Musa leaves for Paris this afternoon.", "scheduled"),
        ("From Kampala, Kenyan President Ali Musa goes on to Paris.", "scheduled"),
        ("Kenyan President Ali Musa travels on to Paris after the talks.", "scheduled"),
        ("Kenyan President Ali Musa flew to Paris this morning.", "held"),
        ("Kenyan President Ali Musa arrived in Paris on Tuesday on a three-day visit.", "ongoing"),
        ("Kenyan President Ali Musa arrived in Paris on Tuesday on a two-day visit.", "held"),
    ],
)
def test_a_journey_in_the_present_tense_is_to_come_and_one_that_lasts_goes_on(report, sentence, status):
    found = {str(e.status) for e in report(sentence).engagements if e.kind == "visit"}
    assert found == {status}
