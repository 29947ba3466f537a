"""Who is bound by a future: a party's people and organs, an organ without a name, whoever says so."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Indian engineers will rebuild the port of Tema.", "pledge open IND"),
        ("Nepal's navy will guard the dam until May.", "pledge open NPL"),
        ("The Indian coast guard will train the crews.", "pledge open IND"),
        ("Monitors from the EU will remain at the crossing.", "pledge open EU"),
        ("Indian soldiers will stay at the crossing until May.", "pledge open IND"),
        ("India said that its engineers would rebuild the port.", "pledge open IND"),
        ("India said the republic would invest in Nepal.", "pledge open IND > NPL"),
        ("India's E.ON said that it would pay.", "pledge open IND"),
        ("The road will be repaired, Indian minister Ali Ba told reporters.", "pledge open IND"),
        ("India promised help. Nepalese engineers will repair the dam.", "pledge open NPL > IND"),
        ("The road will be repaired, according to Indian minister Ali Ba.", "pledge open IND"),
        ("The Indian envoy said two ships would come. The Ministry of Finance will pay.", "pledge open IND"),
    ],
)
def test_a_future_binds_who_acts_in_it_or_says_it(acts, text, expected):
    assert expected in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Indian farmers will lose their market.",
        "Indian exporters will benefit from the deal.",
        "Indian tourists will fill the hotels.",
        "Nepal said Indian troops would take the town.",
        "Analysts said that Indian troops would take the town.",
        "The ministry will pay.",
        "The road will be repaired, according to analysts.",
    ],
)
def test_a_future_binds_nobody_who_only_undergoes_it_or_is_spoken_of(acts, text):
    assert acts(text) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya would pay for the gas, its energy minister, Ali Musa, told reporters.", "pledge open KEN"),
        ("Kenya will not hand over the sailors, its foreign ministry said.", "refusal open KEN"),
    ],
)
def test_its_minister_behind_what_is_said_is_the_subjects_own(acts, sentence, expected):
    assert acts(f"Chad met Togo. {sentence}")[0].split(" >")[0] == expected
