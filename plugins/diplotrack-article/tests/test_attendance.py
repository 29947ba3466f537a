"""Who else was at a gathering, as the sentence behind the one that tells of it says."""

from __future__ import annotations

import pytest

SUMMIT = "The Pacific Islands Forum opened its summit in Honiara on Monday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Prime Ministers Ali Musa of Australia and Joy Wanjiru of New Zealand attended.",
        "Australian Prime Minister Ali Musa and New Zealand’s Joy Wanjiru took part.",
        "It was attended by Australian Prime Minister Ali Musa and New Zealand’s Joy Wanjiru.",
        "Also present were Australian Prime Minister Ali Musa and New Zealand’s Joy Wanjiru.",
        "Among those attending were Ali Musa (Australia) and Joy Wanjiru (New Zealand).",
        "Attending were Ali Musa of Australia and Joy Wanjiru of New Zealand.",
        "Participants included Australia’s Ali Musa and New Zealand’s Joy Wanjiru.",
        "Ali Musa of Australia and Joy Wanjiru of New Zealand have confirmed their attendance.",
        "Joining Australia’s Ali Musa were New Zealand’s Joy Wanjiru and others.",
    ],
)
def test_a_sentence_behind_a_gathering_names_who_was_there(report, sentence):
    (found,) = report(SUMMIT + sentence).engagements
    assert {party.code for party in found.parties} == {"PIF", "AUS", "NZL"}
    assert {person.name for person in found.participants} == {"Ali Musa", "Joy Wanjiru"}
    assert len(found.evidence) == 2


def test_who_is_represented_and_by_whom_was_there(report):
    (found,) = report(f"{SUMMIT}Australia was represented by its foreign minister, Ali Musa.").engagements
    assert [party.code for party in found.parties] == ["PIF", "AUS"]
    assert [person.name for person in found.participants] == ["Ali Musa"]


def test_others_may_come_to_a_signing(report):
    text = "Kenya and Uganda signed a treaty. The ceremony was attended by Chadian President Sam Okello."
    (found,) = report(text).engagements
    assert [party.code for party in found.parties] == ["KEN", "UGA", "TCD"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Australian Prime Minister Ali Musa did not attend.",
        "Australian Prime Minister Ali Musa attended a school in Honiara.",
        "The agenda includes a report on Australia.",
        "The report was presented in Australia.",
        "Many attended.",
    ],
)
def test_what_names_nobody_who_was_there_adds_nobody(report, sentence):
    (found,) = report(SUMMIT + sentence).engagements
    assert [party.code for party in found.parties] == ["PIF"]


def test_words_for_attendance_without_a_gathering_before_them_make_no_record(contacts):
    assert contacts("Australian Prime Minister Ali Musa attended.") == []
    far = f"{SUMMIT}It rained. The sun came out. The market opened. Australian Prime Minister Ali Musa attended."
    assert contacts(far) == ["conference held PIF"]


def test_who_led_the_delegations_was_there(report):
    text = "Chad and Mali held talks on Monday. {} were headed by Ministers Ali Musa of Chad and Sam Okello of Mali."
    (talks,) = report(text.format("The delegations")).engagements
    assert [person.name for person in talks.participants] == ["Ali Musa", "Sam Okello"]
    (talks,) = report(text.format("The parties in parliament")).engagements
    assert not talks.participants


def test_who_joined_them_was_at_the_meeting_and_not_at_the_one_before_it(report):
    text = (
        "Chad's president met Mali's president on Friday, two days after he received an envoy of Peru. They were joined "
        "by Malian Minister Ali Musa."
    )
    found = {
        " ".join(party.code for party in met.parties): [person.name for person in met.participants]
        for met in report(text).engagements
    }
    assert found == {"TCD MLI": ["Ali Musa"], "TCD PER": []}
