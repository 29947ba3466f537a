"""Lists whose opening says whose proposals or agreements their points are."""

from __future__ import annotations

import pytest

MET = "China met Kenya in Nairobi."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China made two proposals. First, a hotline should be opened. Second, the ports should be kept open.",
         ["proposal open CHN > KEN"] * 2),
        ("They agreed on the following:\n(1) The next round of talks will be held in Nairobi.\n(2) A hotline will be opened.",
         ["agreement open CHN KEN"] * 2),
        ("China made a proposal. First, a hotline should be opened.", []),
        ("China made two proposals. The rain should be heavy.", []),
        ("China made two mistakes. First, a hotline should be opened.", []),
        ("China made two proposals. First, the rain stopped.", []),
    ],
)  # fmt: skip
def test_points_are_of_who_opened_the_list(acts, text, expected):
    assert acts(f"{MET} {text}") == expected


def test_a_list_ends_where_its_points_end(acts):
    rest = "It rained. The sun came out. It was hot. Nobody came. First, a hotline should be opened."
    assert acts(f"{MET} China made two proposals. {rest}") == []
