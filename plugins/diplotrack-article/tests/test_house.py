"""Whose house speaks as "we" where a text names nobody as its speaker, and who "the Government" is."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "MR. MUSA: The Secretary met Foreign Secretary Cook of Britain. We call on Chad to free the crew.",
            "request open USA > TCD",
        ),
        (
            (
                "The Secretary-General came back from Chad. We deplore the attack. Our Special Envoy, Ali Ba, calls on Mali "
                "to free the crew."
            ),
            "request open UN > MLI",
        ),
        (
            (
                "1. The ASEAN Foreign Ministers' Retreat was held in Luang Prabang on 29 January 2024, and was chaired by "
                "the minister of Laos.\n2. We urged Chad to free the crew.\n3. We welcomed the report."
            ),
            "request open ASEAN > TCD",
        ),
        (
            "India and the Taliban signed a truce in Oslo. The Government will restore aid.",
            "pledge open IND > TALIBAN",
        ),
    ],
)
def test_we_are_the_house_that_speaks(acts, text, expected):
    assert expected in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The NATO Secretary-General met the envoys. “We call on Chad to free the crew,” said a monk. Our man was there.",
        "The Secretary of State for Wales met the envoys. We call on Chad to free the crew. Our man was there.",
    ],
)
def test_an_office_of_another_house_is_no_clue(acts, text):
    assert not any(act.startswith(("request open UN", "request open USA")) for act in acts(text))
