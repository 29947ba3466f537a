"""The suite of parties holds for good ones, and finds out those that break a rule."""

from __future__ import annotations

import pytest

from diplotrack.parties import PartyEntry, PartyKind
from diplotrack.testing import PartiesSuite


def _state(code="XEX", name="Examplia", **more):
    return PartyEntry(code=code, name=name, kind=PartyKind.STATE, **more)


class TestParties(PartiesSuite):
    entries = (
        _state(names=["Republic of Examplia"], demonyms=["Examplian", "Exampli-"], capitals=["Port Example"]),
        _state("KOR", "South Korea", metonyms=["Building of Examples"]),
        PartyEntry(
            code="XOX", name="Old Examplia", kind=PartyKind.HISTORICAL, until=1950, capitals=["Old Port"]
        ),
    )


@pytest.mark.parametrize(
    ("check", "entry"),
    [
        ("test_a_registry_takes_them", _state("KOR", "Examplia")),
        ("test_a_registry_takes_them", _state(names=["Norway"])),
        ("test_known_names_keep_their_meaning", _state(names=["Soviet Union"])),
        ("test_every_name_is_found", _state(names=["South China Sea"])),
        ("test_its_name_is_found_in_a_sentence", _state(name="South China Sea")),
    ],
)
def test_what_breaks_a_rule_is_found_out(check, entry):
    suite = type("Suite", (PartiesSuite,), {"entries": [entry]})()
    arguments = (
        [entry] if check in ("test_every_name_is_found", "test_its_name_is_found_in_a_sentence") else []
    )
    with pytest.raises(AssertionError):
        getattr(suite, check)(*arguments)


def test_no_parties_prove_nothing():
    with pytest.raises(AssertionError, match=r"set PartiesSuite\.entries"):
        PartiesSuite().test_the_suite_is_set_up()
