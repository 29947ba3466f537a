"""Who invites whom where the text leaves one of them unsaid, and when coming is an answer."""

from __future__ import annotations

import pytest

INVITED = ["invitation open KEN > UGA"]
ACCEPTED = ["invitation accepted KEN > UGA"]
DECLINED = ["invitation declined KEN > UGA", "refusal open UGA > KEN"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Ugandan president was invited to Nairobi.", INVITED),
        ("The Ugandan president received an invitation to visit Nairobi.", INVITED),
        ("An invitation for the Ugandan president to visit Nairobi was handed over.", INVITED),
        ("The Ugandan president has been asked to come to Nairobi by the Kenyan government.", INVITED),
        ("Kenya asked the Ugandan president to travel to Nairobi.", INVITED),
        ("Kenya asked the Ugandan president to take part in the talks.", INVITED),
        ("The Ugandan president visited Nairobi on the invitation of the Kenyan government.", ACCEPTED),
        ("The Ugandan president was in Nairobi on a visit at the invitation of Kenya.", ACCEPTED),
        ("The Ugandan president, invited by Kenya, arrived in Nairobi on Monday.", ACCEPTED),
        ("The Ugandan president accepted an invitation to visit Nairobi.", ACCEPTED),
        ("The Ugandan president declined an invitation to visit Nairobi.", DECLINED),
        ("Kenya asked Uganda to return the stolen boats.", ["request open KEN > UGA"]),
        ("Kenya invited criticism from Uganda.", []),
        ("The policy invites aggression, the Kenyan president said.", []),
        ("Uganda is studying the invitation.", []),
    ],
)
def test_who_invites_whom(acts, sentence, expected):
    assert sorted(acts(sentence)) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("He agreed to attend.", ACCEPTED),
        ("President Ali Musa said that he would come.", ACCEPTED),
        ("He will attend.", ACCEPTED),
        ("President Ali Musa accepted the invitation with pleasure.", ACCEPTED),
        ("He did not agree to attend.", INVITED),
        ("He hopes to come.", INVITED),
    ],
)
def test_who_says_that_he_comes_has_accepted(acts, answer, expected):
    text = f"The prime minister of Kenya invited President Ali Musa of Uganda to the summit. {answer}"
    assert acts(text) == expected


def test_who_vetoes_an_invitation_is_not_whom_it_asks(acts):
    assert "invitation declined" not in " ".join(acts("Greece vetoed an invitation to Ghana."))


def test_who_is_received_at_an_invitation_was_invited(acts):
    text = "At the invitation of the King of Bahrain, Kenyan President Ali Musa was received in Manama on Monday."
    assert acts(text) == ["invitation accepted BHR > KEN"]


@pytest.mark.parametrize(
    ("sentence", "visits", "invitations"),
    [
        ("Iran's president has accepted an invitation to Riyadh.", ["visit scheduled IRN SAU"], ["invitation accepted SAU > IRN"]),
        ("Kenya's president accepted Norway's invitation to Oslo.", ["visit scheduled KEN NOR"], ["invitation accepted NOR > KEN"]),
        ("Kenya's president declined an invitation to Oslo.", [], ["refusal open KEN > NOR", "invitation declined NOR > KEN"]),
        ("Kenya's president may accept an invitation to Oslo.", [], ["invitation open NOR > KEN"]),
        ("Kenya's president received an invitation to a new way of thinking.", [], []),
    ],
)  # fmt: skip
def test_whose_place_it_is_invites_whoever_answers(contacts, acts, sentence, visits, invitations):
    assert contacts(sentence) == visits
    assert acts(sentence) == invitations
