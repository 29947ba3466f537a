"""Which party a country of the tables is, on the day of a row."""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from importlib.resources import files

import attrs

from diplotrack.parties import Gazetteer
from diplotrack.records import Party

_REMEMBERED = 16_384
_PART = re.compile(r"(.+?) *\([^()]*\)")


@attrs.frozen(kw_only=True)
class DatedName:
    """What a name of the tables means in some years; see ``names.toml``.

    Attributes:
        name: as the tables write it.
        code: the party's code.
        since: first year, or None.
        until: last year, or None.
        why: why that is no guess.
    """

    name: str
    code: str
    since: int | None = None
    until: int | None = None
    why: str

    def holds(self, year: int) -> bool:
        """Whether it is meant so in a year."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@functools.cache
def dated_names() -> tuple[DatedName, ...]:
    """The entries of ``names.toml``."""
    text = files("diplotrack_statedept").joinpath("names.toml").read_text("utf-8")
    return tuple(DatedName(**entry) for entry in tomllib.loads(text)["name"])


@functools.cache
def _dated() -> dict[str, list[DatedName]]:
    """The entries by their names."""
    by_name: dict[str, list[DatedName]] = {}
    for entry in dated_names():
        by_name.setdefault(entry.name, []).append(entry)
    return by_name


class States:
    """Finds parties by the tables' names; what it has found for a name and a year it knows the next time.

    Args:
        gazetteer: the parties.

    Attributes:
        host: the United States.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, str, int], Party | None] = {}
        self.host = gazetteer.party("USA")

    def find(self, name: str, key: str, on: datetime.date) -> Party | None:
        """The party that a country of the tables is.

        Asked in this order: ``names.toml``; the gazetteer, for the name; both, for the name without what stands in
        parentheses behind it, which tells of a part of the state ("Denmark (Greenland)") or of its government ("Poland
        (government-in-exile)"); the gazetteer, for the row's own key.

        Args:
            name: the country as the row writes it.
            key: the row's own key of it, e.g. ``"korea-south"``, or ``""``.
            on: the first day of the row.

        Returns:
            The party, or None where none of these knows it.
        """
        asked = (name, key, on.year)
        if asked not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[asked] = self._find(name, key, on)
        return self._known[asked]

    def _find(self, name: str, key: str, on: datetime.date) -> Party | None:
        part = _PART.fullmatch(name)
        found = self._named(name, on)
        if found is None and part is not None:
            found = self._named(part[1], on)
        return found or (self._gazetteer.find(key.replace("-", " ").title(), on=on) if key else None)

    def _named(self, name: str, on: datetime.date) -> Party | None:
        for entry in _dated().get(name, ()):
            if entry.holds(on.year):
                return self._gazetteer.get(entry.code)
        return self._gazetteer.find(name, on=on)
