"""Leaders: a dated table of office holders, asked when a text names one without the country, and saying so.

The table lies in ``leaders.tsv``. Its answer counts only where one party alone is possible in the text at hand.
"""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from importlib import resources
from typing import NamedTuple, TypeAlias

_YEARS_AROUND = 12
"""For how many years before and after an office a full name still means its holder: the coming and the former one."""

_TURNED_AT_HOME = frozenset({"HUN", "JPN"})
"""Parties whose names the table writes given name first, while their own press writes the surname first."""

_MARKS = re.compile("[\u0300-\u036f'’‘ʻʼ`]")
_GAPS = re.compile(r"[^\w\n *|-]+ ?")
_ARTICLE = re.compile(r"\bel\b")
_SHORTEST_SURNAME = 4
_LEADING = re.compile(
    r"^(?:president|prime minister|premier|chancellor|foreign minister|secretary of state)(?!\w)"
)
_JUNIOR = frozenset({"jr", "sr"})
_SMALL = frozenset({"of", "and", "for", "the"})
_NUMERALS = frozenset({"ii", "iii", "iv"})
_RANK = re.compile(r" (?:jr|sr|[ivx]+) ?$")
_PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
_OTHER = re.compile(f"[{''.join(_PLAIN)}]")
_FULL, _TURNED, _SURNAME = range(3)

_Keys: TypeAlias = "tuple[set[str], set[str], set[str]]"


class _Term(NamedTuple):
    """A row of the table; the ends of the term are ISO 8601 dates or the beginnings of such, "" for no known end."""

    code: str
    names: str
    office: str
    since: str
    until: str

    def covers(self, day: str) -> bool:
        return self.since <= day and (not self.until or day[: len(self.until)] <= self.until)

    def is_near(self, year: int) -> bool:
        until = int(self.until[:4]) if self.until else year
        return int(self.since[:4]) - _YEARS_AROUND <= year <= until + _YEARS_AROUND


class LeaderTable:
    """Office holders by name.

    Args:
        lines: rows in the form of ``leaders.tsv``.
        organizations: codes of parties that nobody acts for before or after holding an office there: a coming or
            former president is a statesman of the country, a former secretary-general none of the organization.

    Raises:
        ValueError: a row has not five columns.
    """

    def __init__(self, lines: Iterable[str], *, organizations: Collection[str] = frozenset()) -> None:
        self._organizations = organizations
        self._terms = [_term(line) for line in lines if line and not line.startswith("#")]
        self._names = _fold("\n".join([term.names for term in self._terms])).split("\n")
        self._keys: dict[int, _Keys] = {}

    @functools.cached_property
    def _rows(self) -> dict[str, list[int]]:
        """In which rows a word stands; made when somebody is first looked up."""
        rows: dict[str, list[int]] = {}
        words = "\n".join(self._names).replace("*", " ").replace("|", " ")
        for row, (apart, names) in enumerate(
            zip(words.replace("-", " ").split("\n"), words.split("\n"), strict=True)
        ):
            found = apart.split()
            if "-" in names:
                found += names.replace("-", "").split()
            for word in set(found):
                if word in rows:
                    rows[word].append(row)
                else:
                    rows[word] = [row]
        return rows

    def party_codes(
        self, name: str, *, title: str | None = None, on: datetime.date | None = None
    ) -> frozenset[str]:
        """The parties that somebody of this name can act for.

        Case, diacritics, hyphens, initials and the Arabic article make no difference, nor does the order of surname
        and given name where it differs between languages.

        Args:
            name: a name as a text gives it. A full name is enough; a surname (or a monarch's name) needs a title.
            title: the title that the text gives, or None.
            on: the day of publication, or None, for which a full name means who still holds an office, if anybody of
                that name does. With a day a surname means who was in office on that day; so does a full name, and if nobody
                of that name was, those who held an office some years before or after.

        Returns:
            Their codes: one where the table is sure, several where holders of two parties' offices can be meant.
        """
        full, terms = self._terms_of(name, title)
        if on is None:
            codes = _codes(terms, title)
            # Without a day, who left one office for another is who holds the one that has not ended.
            lasting = [term for term in terms if not term.until and term.code in codes]
            return _codes(lasting, title) if full and len(codes) > 1 and lasting else codes
        day = on.isoformat()
        held = _codes([term for term in terms if term.covers(day)], title)
        if held or not full:
            return held
        return _codes([term for term in full if term.is_near(on.year)], title).difference(self._organizations)

    def surname_codes(self, name: str, *, on: datetime.date | None = None) -> frozenset[str]:
        """The parties that somebody named by a surname alone leads.

        Args:
            name: one word.
            on: the day of publication, or None for whoever still holds an office.

        Returns:
            The codes of those in a leading office then; several where two leaders have the name.
        """
        if " " in name or len(name) < _SHORTEST_SURNAME:
            return frozenset()
        terms = self._first(_keys_of(name), _SURNAME)
        day = on.isoformat() if on is not None else ""
        held = [term for term in terms if (term.covers(day) if day else not term.until)]
        return frozenset(term.code for term in held if _LEADING.search(term.office))

    def office(self, name: str, *, code: str, title: str | None, on: datetime.date | None) -> str | None:
        """The office that somebody of this name holds for a party.

        Args:
            name: a name as a text gives it.
            code: the party's code.
            title: the title that the text gives, or None; a surname needs one.
            on: the day; None for any.

        Returns:
            The office as the table has it, None where it has none or more than one.
        """
        _, terms = self._terms_of(name, title)
        held = {t.office for t in terms if t.code == code and (on is None or t.covers(on.isoformat()))}
        return next(iter(held)) if len(held) == 1 else None

    def _terms_of(self, name: str, title: str | None) -> tuple[list[_Term], list[_Term]]:
        """The terms that the whole name is for, and those that count: by the surname where a title stands before it."""
        keys = _keys_of(name)
        full = self._first(keys, _FULL) or self._first(keys, _TURNED)
        if not full and title:
            full = self._first(tuple(_shortened(keys)), _FULL)
        return full, full or (self._first(keys, _SURNAME) if title else [])

    def _first(self, keys: tuple[str, ...], kind: int) -> list[_Term]:
        return next((found for key in keys if (found := self._found(key, kind))), [])

    def _found(self, key: str, kind: int) -> list[_Term]:
        """The terms of the rows that have a key of this kind; only rows that hold its rarest word are looked at."""
        candidates = min((self._rows.get(word, []) for word in key.split()), key=len)
        for row in candidates:
            if row not in self._keys:
                self._keys[row] = _keys(self._names[row], self._terms[row].code)
        return [self._terms[row] for row in candidates if key in self._keys[row][kind]]


def _codes(terms: list[_Term], title: str | None) -> frozenset[str]:
    """The parties of these terms; where they are several, of those in the office that the title names, if there are any."""
    codes = frozenset(term.code for term in terms)
    if len(codes) < 2 or not title:
        return codes
    named = set(re.findall(r"\w+", title.casefold())) - _SMALL
    same = frozenset(t.code for t in terms if named & set(re.findall(r"\w+", t.office.casefold())))
    return same or codes


def _term(line: str) -> _Term:
    columns = line.split("\t")
    if len(columns) != len(_Term._fields):
        message = f"{line!r} has {len(columns)} columns; give {', '.join(_Term._fields)}, separated by tabs"
        raise ValueError(message)
    return _Term(*columns)


def _keys(names: str, code: str) -> _Keys:
    """What a row's folded names are found by: full names, full names in the other order, surnames."""
    full, turned, surnames = set[str](), set[str](), set[str]()
    for name in names.split("|"):
        plain = name.replace("*", "")
        for key in _forms(plain):
            if " " not in key:
                continue
            full.add(key)
            if name.startswith("*"):
                first, rest = key.split(" ", 1)
                turned.add(f"{rest} {first}")
            elif code in _TURNED_AT_HOME:
                rest, last = key.rsplit(" ", 1)
                turned.add(f"{last} {rest}")
        for surname in name.split("*")[1::2] or [_RANK.sub("", plain).split()[-1]]:
            surnames.update(_forms(surname))
            surnames.update(form.removeprefix("al ") for form in _forms(surname))
    return full, turned, surnames


def _fold(names: str) -> str:
    """Names without case, diacritics, apostrophes and full stops; hyphens, line ends and the table's marks stay."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", names).casefold())
    return _ARTICLE.sub("al", _GAPS.sub(" ", _OTHER.sub(lambda letter: _PLAIN[letter[0]], plain)))


@functools.lru_cache(
    maxsize=1 << 10
)  # A name is looked up for its party and for its office, in one text after another.
def _keys_of(name: str) -> tuple[str, ...]:
    """What somebody of a name may be found by, the fullest first."""
    return tuple(_forms(_fold(name)))


def _forms(folded: str) -> Iterator[str]:
    """The keys of a folded name, the fullest first: hyphens as gaps and as nothing, without initials, "al" and "jr".

    Initials and articles go only where two words are left: "J. Doe" is not every "Doe".
    """
    seen = {""}
    for whole in (folded.replace("-", " "), folded.replace("-", "")) if "-" in folded else (folded,):
        words = whole.split()
        last = words[-1] if words else ""
        # "Mohammed VI" is told from others by the number, "Lloyd Austin III" by two names as well.
        junior = words[:-1] if last in _JUNIOR or (last in _NUMERALS and len(words) > 2) else words
        bare = [word for word in junior if len(word) > 1]
        spare = [word for word in bare if word != "al"]
        for form in (words, junior, bare, spare):
            key = " ".join(form)
            if key not in seen and (len(form) > 1 or form is words or form is junior):
                seen.add(key)
                yield key


def _shortened(keys: tuple[str, ...]) -> Iterator[str]:
    """The shorter forms by which the bearer of three names and more may be known: "Muhammad Nawaz Sharif"."""
    for key in keys:
        words = key.split()
        if len(words) > 2:
            yield from (" ".join(words[-2:]), f"{words[0]} {words[-1]}", " ".join(words[:2]))


@functools.cache
def leaders() -> LeaderTable:
    """The table of this package, loaded on first need."""
    from diplotrack.parties import Gazetteer, PartyKind

    text = resources.files("diplotrack_article").joinpath("leaders.tsv").read_text(encoding="utf-8")
    organizations = {entry.code for entry in Gazetteer.builtin() if entry.kind is PartyKind.ORGANIZATION}
    return LeaderTable(text.splitlines(), organizations=organizations)
