"""Leaders: a dated table of office holders, asked when a text names one without the country, and saying so.

The table lies in ``leaders.tsv``. Its answer counts only where one party alone is possible in the text at hand.
"""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from importlib import resources

import attrs

_YEARS_AROUND = 12
"""For how many years before and after an office a full name still means its holder: the coming and the former one."""


@attrs.frozen
class _Term:
    """One term of office; `until` is the last possible year."""

    code: str
    since: int
    until: int

    def about(self, year: int, margin: int) -> bool:
        return self.since - margin <= year <= self.until + margin


class LeaderTable:
    """Office holders by name.

    Args:
        lines: rows in the form of ``leaders.tsv``.
    """

    def __init__(self, lines: list[str]) -> None:
        self._by_name: dict[str, list[_Term]] = {}
        self._by_surname: dict[str, list[_Term]] = {}
        for line in lines:
            if not line or line.startswith("#"):
                continue
            code, names, _, since, until = line.split("\t")
            term = _Term(code, int(since[:4]), int(until[:4]) if until else 9999)
            for name in names.split("|"):
                self._by_name.setdefault(_key(name.replace("*", "")), []).append(term)
                for surname in re.findall(r"\*(.+?)\*", name) or [name.split()[-1]]:
                    self._by_surname.setdefault(_key(surname), []).append(term)

    def party_codes(
        self, name: str, *, title: str | None = None, on: datetime.date | None = None
    ) -> frozenset[str]:
        """The parties that somebody of this name can act for.

        Args:
            name: a name as a text gives it. A full name is enough; a surname needs a title.
            title: the title that the text gives, or None.
            on: the day of publication, or None.

        Returns:
            Their codes: one where the table is sure, several where holders of two parties' offices can be meant.
        """
        words = _key(name).split()
        if not words:
            return frozenset()
        terms = self._by_name.get(" ".join(words)) or self._by_name.get(
            " ".join(w for w in words if len(w) > 1)
        )
        if terms is None and len(words) > 1:
            terms = self._by_name.get(" ".join([*words[1:], words[0]]))
        margin = _YEARS_AROUND
        if terms is None and len(words) == 1 and title:
            terms, margin = self._by_surname.get(words[0]), 0
        if terms is None:
            return frozenset()
        if on is not None:
            terms = [term for term in terms if term.about(on.year, margin)]
        return frozenset(term.code for term in terms)


def _key(name: str) -> str:
    """A name without case, diacritics, full stops and hyphens."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", plain.replace("’", "").replace("'", "")).split())


@functools.cache
def leaders() -> LeaderTable:
    """The table of this package, loaded on first need."""
    text = resources.files("diplotrack_article").joinpath("leaders.tsv").read_text(encoding="utf-8")
    return LeaderTable(text.splitlines())
