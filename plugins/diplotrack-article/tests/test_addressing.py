"""With whom a call or letter is, where only what was said in it, or its coming, tells."""

from __future__ import annotations

import pytest

WANJIRU = "Kenyan President Joy Wanjiru"
MUSA = "Ugandan President Ali Musa"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"{WANJIRU} made the offer to {MUSA} in a telephone conversation on 3 March.",
            "call held KEN UGA",
        ),
        (f"{WANJIRU} repeated the offer in a telephone call to {MUSA}.", "call held KEN UGA"),
        (f"{WANJIRU} suggested a truce in a letter to {MUSA} last year.", "correspondence held KEN UGA"),
        (
            f"In a letter that reached Kampala on Tuesday, {WANJIRU} asked for a truce.",
            "correspondence held KEN UGA",
        ),
        (
            "A letter from Kenyan Ambassador Sam Okello reached President Ali Musa of Uganda on Monday.",
            "correspondence held KEN UGA",
        ),
        (
            "A letter from Kenyan Ambassador Sam Okello invited President Ali Musa of Uganda to Nairobi.",
            "correspondence held KEN UGA",
        ),
    ],
)
def test_who_is_told_something_in_a_call_or_letter_is_its_other_side(contacts, sentence, expected):
    assert expected in contacts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WANJIRU} made the offer to {MUSA} in a speech on 3 March.",
        f"{WANJIRU} made the offer to farmers in a telephone conversation.",
        "The letter reached the minister of Kenya in the end.",
    ],
)
def test_nobody_is_addressed_in_what_is_no_call_or_letter_of_two_sides(contacts, sentence):
    assert not [said for said in contacts(sentence) if said.startswith(("call", "correspondence held KEN U"))]
