"""Whose the points of a list are that begin with their verbs."""

from __future__ import annotations

import pytest

TWO = "Joint statement of India and Nepal\nThe two leaders:\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{TWO}1. Agreed to build a dam;\n2. Called on Chad to free the crew.",
            "request open IND NPL > TCD",
        ),
        (
            f"{TWO}- Agreed to build a dam;\n- Instructed their ministers to draw up a plan.",
            "agreement open IND NPL",
        ),
        (
            "The ministers of India, Nepal and Bhutan,\nWelcomed the truce;\nUrged Chad to free the crew;",
            "request open IND NPL BTN > TCD",
        ),
        (
            "The Heads of State of the East African Community, meeting in Lusaka:\n- Urged Chad to free the crew;",
            "request open EAC > TCD",
        ),
        (
            "The ministers of India, Nepal and Bhutan,\nStressed the role of aid, and appealed to Chad to let it in;",
            "request open IND NPL BTN > TCD",
        ),
    ],
)
def test_a_point_is_of_who_stands_above_the_list(acts, text, expected):
    assert expected in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "A dam stands here.\nUrged by farmers to leave, the crew went home.",
        "What the guests saw:\n- Chad’s dam\n- Opened in 1990 by the king to bring water",
    ],
)
def test_what_only_stands_at_the_head_of_a_line_is_no_point(acts, text):
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "India and Nepal will: (a) build a dam; (b) train the pilots together; and (c) establish a fund.",
            ["agreement open IND NPL"] * 3,
        ),
        ("India will:\n- build a dam;\n- train 200 nurses.", ["pledge open IND"] * 2),
        ("India has a plan: (a) a dam; (b) a road.", []),
        ("India will grow. Its aims are these:\n- build a dam;\n- train 200 nurses.", []),
    ],
)
def test_a_point_below_will_is_what_will_be_done(acts, text, expected):
    assert acts(text) == expected
