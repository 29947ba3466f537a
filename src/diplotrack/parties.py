"""The gazetteer: which party a written name means. What a name does in its sentence is the reader's business.

A party is found by its names, acronyms, demonyms, capitals and metonyms; the data lie in ``data/*.toml`` and
further entries come from plugins (hook ``diplotrack_parties``). `NameKind` tells the reader that "Beijing" is a
capital, which may be a party or only a place. Rules, each with its words in ``data/party_rules.toml``:

- **Case.** Names need their capitals ("Turkey", not "turkey"; all capitals will do), acronyms theirs throughout:
  "us" and "who" are nobody. Dots in acronyms, kinds of hyphens and apostrophes, and a missing diacritic make no
  difference; "'s" and a "the" before are no part of a name.
- **Longest match.** "Papua New Guinea", "Guinea-Bissau", "South Sudan", "Dominican Republic" and "American Samoa"
  are one party each; phrases that only contain a party's name ("South China Sea", "Korean Peninsula",
  "Latin American", "Gulf of Guinea") are none. Parts of compounds count singly ("Sino-Russian", "US-led"), but not
  after "pro-", "ex-" or "inter-", nor before "-based", "-made" or "-born".
- **Shared names** are decided by the whole text: "Congo" is COD unless the text names Brazzaville's and never
  Kinshasa's; "Korea" is KOR unless the text names the North only; "Dominican" is DOM unless Dominica alone is
  named; "Brussels" is EU unless the text is about Belgium alone. "Victoria" and "San José" need their country.
- **Georgia** is the state, unless words nearby tell of the U.S. state. "Washington" is USA, unless a person (title,
  given name or initial before it), the U.S. state, or part of a longer name ("Washington Post").
- **People**: "Jordan", "Chad", "Israel", "Kenya" and their like after a title or given name, or before a surname.
- **America** and "American" are USA. **Languages** ("in Chinese", "spoke Russian") are no party.
- **Years** choose between parties of one name, and never deny one: "Germany" is DEU from 1949 and without a date,
  REICH from 1871 to 1945; "Moscow" in 1975 is SUN; "Soviet Union" is SUN always. Where two held a name in one year
  the younger has it. Capitals and metonyms of former states count only for a date within their years.
- **Institutions of the EU** (Commission, Council, EEAS) speak for it: EU; its parliament, banks and court have codes.
  "Security Council" and the like are the UN's unless another owner stands before them.
- **Codes**: ISO 3166-1 alpha-3, XKX, ISO 3166-3 for former states where it has one, else the usual acronym; where
  that is a state's code another is taken (NAM-MVT, ANDEAN). Renamed states keep their present code (Burma: MMR).
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import attrs

from diplotrack.errors import UnknownPartyError, ValidationError
from diplotrack.partynames import Form, Index, Tokens
from diplotrack.partyrules import Rules
from diplotrack.records import Party

__all__ = ["Gazetteer", "NameKind", "PartyEntry", "PartyKind", "PartyMention"]


class PartyKind(StrEnum):
    """What sort of actor a party is."""

    STATE = "state"
    ORGANIZATION = "organization"
    HISTORICAL = "historical"
    GROUP = "group"


class NameKind(StrEnum):
    """In which way a form names its party."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    METONYM = "metonym"
    ACRONYM = "acronym"


_INVERTED = re.compile(r"([^,]+), ((?:[^,]+ )?of(?: the)?|The|North|South|East|West)")
_TWICE = re.compile(r"([^()]+) \(([^()]+)\)")
_FIELDS = {
    "names": NameKind.NAME,
    "acronyms": NameKind.ACRONYM,
    "demonyms": NameKind.DEMONYM,
    "capitals": NameKind.CAPITAL,
    "metonyms": NameKind.METONYM,
}


def _forms(_: object, attribute: attrs.Attribute[tuple[str, ...]], value: object) -> None:
    field = f"PartyEntry.{attribute.name}"
    if not isinstance(value, tuple):
        raise ValidationError(field, value, "give a list or tuple of texts")
    for form in value:
        if not isinstance(form, str) or not any(c.isalnum() for c in form):
            raise ValidationError(field, form, "give a text with a letter or digit in it")


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _names() -> tuple[str, ...]:
    field: tuple[str, ...] = attrs.field(default=(), converter=_tuple, validator=_forms)
    return field


@attrs.frozen(kw_only=True)
class PartyEntry:
    """A party and the ways of writing it; what plugins return from the hook ``diplotrack_parties``.

    Attributes:
        code: as in `diplotrack.records.Party`.
        name: its usual English name; it is always one of the names that are found.
        kind: what sort of actor it is.
        names: further names, formal and former ones.
        acronyms: found in exactly this case, with or without dots.
        demonyms: adjectives and nouns; with a hyphen at the end a combining form (``"Sino-"``).
        capitals: capitals and seats of government.
        metonyms: buildings, streets and offices that stand for the party.
        since: the first year of its existence, or None.
        until: the last one, or None.
        successors: codes of what came after it.
        note: where its data or its code come from, for readers of the data.

    Raises:
        ValidationError: a code is malformed, a form is blank, or `since` lies after `until`.
    """

    code: str
    name: str
    kind: PartyKind = attrs.field(validator=attrs.validators.instance_of(PartyKind))
    names: tuple[str, ...] = _names()
    acronyms: tuple[str, ...] = _names()
    demonyms: tuple[str, ...] = _names()
    capitals: tuple[str, ...] = _names()
    metonyms: tuple[str, ...] = _names()
    since: int | None = None
    until: int | None = None
    successors: tuple[str, ...] = _names()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        Party(code=self.code, name=self.name)
        if not any(c.isalnum() for c in self.name):
            raise ValidationError("PartyEntry.name", self.name, "give a text with a letter or digit in it")
        if self.since is not None and self.until is not None and self.since > self.until:
            raise ValidationError("PartyEntry.until", self.until, f"give a year from {self.since} (since) on")

    @property
    def party(self) -> Party:
        """The party as records hold it."""
        return Party(code=self.code, name=self.name)

    def existed(self, year: int) -> bool:
        """Say whether `year` lies within its years; an unknown bound is open."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)

    def merged(self, other: PartyEntry) -> PartyEntry:
        """Return this entry with the names of `other` added.

        Raises:
            ValidationError: name, kind, years or successors contradict each other.
        """
        for field, unset in (
            ("name", ""),
            ("kind", ""),
            ("since", None),
            ("until", None),
            ("successors", ()),
        ):
            mine, its = getattr(self, field), getattr(other, field)
            if its not in (unset, mine):
                expected = f"{self.code} is already known with {mine!r}; leave it so or take another code"
                raise ValidationError(f"PartyEntry.{field}", its, expected)
        union: dict[str, Any] = {
            f: tuple(dict.fromkeys((*getattr(self, f), *getattr(other, f)))) for f in _FIELDS
        }
        return attrs.evolve(self, **union)


@attrs.frozen(kw_only=True)
class PartyMention:
    """A party's name in a text.

    Attributes:
        start, end: offsets in code points; ``text[start:end] == surface``.
        party: whom the name means.
        kind: in which way.
        surface: the name as written, without "the" and "'s".
    """

    start: int
    end: int
    party: Party
    kind: NameKind
    surface: str


class Gazetteer:
    """Parties by code and by written name. Immutable; safe to share between threads.

    Args:
        entries: the parties; entries of one code are merged.
        rules: where names are no party; without it none but case and longest match apply.

    Raises:
        ValidationError: two entries of one code contradict each other, or two parties that exist at the same
            time share a name that no rule decides.
    """

    def __init__(self, entries: Iterable[PartyEntry], *, rules: Rules | None = None) -> None:
        self._rules = rules or Rules()
        self._entries: dict[str, PartyEntry] = {}
        self._parties: dict[str, Party] = {}
        self._forms: dict[str, list[Form]] = {}
        self._take(entries)

    def _take(self, entries: Iterable[PartyEntry]) -> None:
        """Take entries in, each with those of its code."""
        changed: dict[str, None] = {}
        for entry in entries:
            known = self._entries.get(entry.code)
            self._entries[entry.code] = entry if known is None else known.merged(entry)
            changed[entry.code] = None
        for code in changed:
            self._parties[code] = self._entries[code].party
            self._forms[code] = list(self._entry_forms(self._entries[code]))
        self._refuse_shared()

    @functools.cached_property
    def _index(self) -> Index:
        # Made when a text is first read: a gazetteer that plugins only extend never needs its own.
        forms = (form for forms in self._forms.values() for form in forms)
        return Index([*forms, *map(Form.of, self._rules.not_party)])

    @classmethod
    def builtin(cls) -> Gazetteer:
        """Return the parties that come with the library; read once, on first use."""
        return _builtin()

    def extended(self, entries: Iterable[PartyEntry]) -> Gazetteer:
        """Return a gazetteer with further entries, or further names of known ones (same code and name).

        Raises:
            ValidationError: as for the class; the message names the code, the field and both values.
        """
        added = tuple(entries)
        if not added:
            return self
        larger = Gazetteer((), rules=self._rules)
        larger._entries, larger._parties, larger._forms = (
            {**self._entries},
            {**self._parties},
            {**self._forms},
        )
        larger._take(added)
        return larger

    def __iter__(self) -> Iterator[PartyEntry]:
        """Iterate over the entries, in order of code."""
        return iter(sorted(self._entries.values(), key=lambda entry: entry.code))

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, code: object) -> bool:
        return code in self._entries

    def get(self, code: str) -> Party | None:
        """Return the party of a code, or None."""
        return self._parties.get(code)

    def party(self, code: str) -> Party:
        """Return the party of a code; raise `UnknownPartyError` (a `LookupError`) that names what is near."""
        found = self._parties.get(code)
        if found is None:
            raise UnknownPartyError(code, self._near(code))
        return found

    def entry(self, code: str) -> PartyEntry:
        """Return the whole entry of a code; raise `UnknownPartyError` as `party` does."""
        self.party(code)
        return self._entries[code]

    def find(self, name: str, *, on: datetime.date | int | None = None, context: str = "") -> Party | None:
        """Return the party that a written name means, or None.

        Args:
            name: the name and nothing else, but for "the" before and "'s" after it, as tables write it too
                ("Korea, Republic of"; "Burma (Myanmar)" where both mean the same). Codes are no names: see `get`.
            on: a day or year of the text; chooses between parties that bore the name at different times.
            context: the text around the name, for the rules that need one. Where the name stands in it, it
                has to mean a party there ("American" in "Latin American leaders" does not).
        """
        around = Tokens(context)
        standing = {_key(Tokens(mention.surface)): mention.party for mention in self._scan(around, on)}
        passage = f" {_key(around)} "
        for tokens in _readings(name):
            wanted = _key(tokens)
            if wanted in standing:
                return standing[wanted]
            if f" {wanted} " in passage:
                continue
            found = self._resolve(tokens, 0, on, around if context else tokens, whole=True)
            if found and found[1].code:
                return self._parties[found[1].code]
        twice = _TWICE.fullmatch(name.strip())
        if twice is None:
            return None
        first, second = (self.find(part, on=on, context=context) for part in twice.groups())
        return first if first == second else None

    def scan(self, text: str, *, on: datetime.date | int | None = None) -> Iterator[PartyMention]:
        """Yield the parties named in a text, in its order and without overlaps, in time linear in its length.

        Args:
            text: any text; nothing in it raises.
            on: a day or year of the text, as in `find`.
        """
        return self._scan(Tokens(text), on)

    def _scan(self, tokens: Tokens, on: datetime.date | int | None) -> Iterator[PartyMention]:
        free, owner, owner_end = 0, "", -9
        for i in self._index.beginnings(tokens):
            found = self._resolve(tokens, i, on, tokens) if i >= free else None
            if found is None:
                continue
            length, form = found
            start, end = tokens.starts[i], tokens.ends[i + length - 1]
            if form.code and not self._owned(tokens, i, form, owner, owner_end):
                end += form.closes and tokens.text[end : end + 1] == ")"
                kind, party = NameKind(form.label), self._parties[form.code]
                yield PartyMention(
                    start=start, end=end, party=party, kind=kind, surface=tokens.text[start:end]
                )
                owner, owner_end = form.code, i + length
            free = i + length

    def _owned(self, tokens: Tokens, i: int, form: Form, owner: str, owner_end: int) -> bool:
        """Whether a body such as "Security Council" belongs to somebody else than its usual owner."""
        if form.key not in self._rules.generic_bodies:
            return False
        adjacent = owner_end == i or (owner_end == i - 1 and tokens.folded(i - 1) == "s")
        foreign = adjacent and owner not in ("UN", form.code) and tokens.gap(owner_end - 1) in (" ", "'")
        return foreign or tokens.folded(i - 1) in self._rules.generic_before

    def _resolve(
        self, tokens: Tokens, i: int, on: datetime.date | int | None, around: Tokens, *, whole: bool = False
    ) -> tuple[int, Form] | None:
        """Find the longest form at word `i` that means something; its code is ``""`` for what is no party."""
        for length, forms in self._index.at(tokens, i):
            if whole and length != len(tokens.words):
                continue
            form = self._choose(forms, on, around)
            if form is not None:
                refused = form.code and self._rules.refuses(tokens, i, i + length, form, self._index)
                return length, form.disowned() if refused else form
        return None

    def _choose(self, forms: list[Form], on: datetime.date | int | None, around: Tokens) -> Form | None:
        year = on.year if isinstance(on, datetime.date) else on
        alive = [form for form in forms if not form.code or self._stands(form, year)]
        best = alive[0] if len(alive) == 1 else min(alive, key=lambda f: self._rank(f, year), default=None)
        contested = self._rules.contested.get(forms[0].key)
        if best is None or contested is None or best.code not in (contested.default, contested.other):
            return best
        code = contested.choose(around)
        return next((form for form in alive if form.code == code), best.disowned())

    def _stands(self, form: Form, year: int | None) -> bool:
        entry, seat = self._entries[form.code], form.label in (NameKind.CAPITAL, NameKind.METONYM)
        former = seat and entry.kind is PartyKind.HISTORICAL
        return not former or (year is not None and entry.existed(year))

    def _rank(self, form: Form, year: int | None) -> tuple[bool, bool, int, str]:
        """Order the candidates of one name: those that existed, those that still do, the younger."""
        if not form.code:
            return (False, False, -9999, "")
        entry = self._entries[form.code]
        absent = year is not None and not entry.existed(year)
        return (absent, entry.until is not None, -(entry.since or 0), form.code)

    def _entry_forms(self, entry: PartyEntry) -> Iterator[Form]:
        seen: set[tuple[object, ...]] = set()
        for field, kind in _FIELDS.items():
            written = (entry.name, *entry.names) if field == "names" else getattr(entry, field)
            for name in written:
                form = Form.of(name, entry.code, kind, exact=name in self._rules.exact)
                identity = (form.words, form.gaps, kind is NameKind.ACRONYM, form.prefix)
                if identity not in seen:
                    seen.add(identity)
                    yield form

    def _refuse_shared(self) -> None:
        owners: dict[tuple[str, bool], set[str]] = {}
        for code, forms in self._forms.items():
            for form in forms:
                owners.setdefault((form.key, form.label == NameKind.ACRONYM), set()).add(code)
        for (key, _), codes in owners.items():
            if len(codes) == 1:
                continue
            now = sorted(code for code in codes if self._entries[code].until is None)
            rule = self._rules.contested.get(key)
            if len(now) > 1 and not (rule and {rule.default, rule.other} >= set(now)):
                expected = f"{' and '.join(now)} share this name; give it to one, or add a rule for it"
                raise ValidationError("PartyEntry.names", key, expected)

    def _near(self, code: str) -> list[str]:
        import difflib  # only errors need it

        near = [self._rules.renamed[code]] if code in self._rules.renamed else []
        named = self.find(code)
        if named is not None:
            near.append(named.code)
        near += difflib.get_close_matches(code.upper(), sorted(self._entries), n=3, cutoff=0.6)
        return list(dict.fromkeys(near))


def _key(tokens: Tokens) -> str:
    return " ".join(tokens.folds)


def _readings(name: str) -> Iterator[Tokens]:
    """Cut a written name into words as it stands, without "the" before it, and with what a list put behind it."""
    bare = name.strip()
    for ending in ("'s", "’s", "'", "’"):
        if bare.endswith(ending):
            bare = bare.removesuffix(ending)
            break
    inverted = _INVERTED.fullmatch(bare)
    without = bare[4:] if bare[:4].lower() == "the " else ""
    for reading in filter(None, (bare, without, f"{inverted[2]} {inverted[1]}" if inverted else "")):
        tokens = Tokens(reading)
        if tokens.words:
            yield tokens


@functools.cache
def _builtin() -> Gazetteer:
    from diplotrack.partydata import entries, rules

    return Gazetteer(entries(), rules=rules())
