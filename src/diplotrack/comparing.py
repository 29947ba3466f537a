"""Two sides' accounts of one event: what both say, what only one says, and where they differ.

    comparison = diplotrack.compare(washington, beijing)
    print(comparison)
    for pair in comparison.both:
        for difference in pair.differences:
            print(difference.field, difference.first, difference.second)

What is of one thing is decided as in the ledger (`diplotrack.linking`, `diplotrack.grouping`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import attrs

from diplotrack.describing import headline, name_of, said, value_of
from diplotrack.errors import ValidationError
from diplotrack.excluding import at_odds
from diplotrack.grouping import groups
from diplotrack.linking import link
from diplotrack.naming import same_name, same_place
from diplotrack.queries import type_of
from diplotrack.records import Commitment, Document, Engagement, Participant, Party, Record, Report
from diplotrack.showing import Shown
from diplotrack.tracking import Account
from diplotrack.wordings import likeness

_SAME_CONTENT = 0.75  # of the words of the shorter content; below, the two are shown side by side


@attrs.frozen(kw_only=True)
class Difference:
    """A field that two accounts of one thing fill differently.

    Attributes:
        field: the records' field.
        first: what the first account says, for people; None where it says nothing.
        second: what the second account says, likewise.
    """

    field: str
    first: str | None
    second: str | None


# A converter of its own for each type: type checkers read a field's type off its converter.
def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _difference_tuple(values: Iterable[Difference]) -> tuple[Difference, ...]:
    return tuple(values)


def _pairs(values: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(values)


def _records(values: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Pair:
    """What both accounts tell of.

    Attributes:
        first: the record of the first report.
        second: that of the second.
        why: why they are taken to be of one thing.
        differences: where they differ, in the order of the records' fields.
    """

    first: Engagement | Commitment
    second: Engagement | Commitment
    why: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    differences: tuple[Difference, ...] = attrs.field(default=(), converter=_difference_tuple)


@attrs.frozen(kw_only=True)
class Comparison(Shown):
    """Two accounts side by side. ``str()`` gives it as text, `table` as rows.

    Attributes:
        first: the first report's document.
        second: the second report's document.
        both: what both tell of, in the order of the first.
        only_first: what only the first tells of, in its order.
        only_second: what only the second tells of, in its order.
    """

    first: Document
    second: Document
    both: tuple[Pair, ...] = attrs.field(converter=_pairs)
    only_first: tuple[Record, ...] = attrs.field(converter=_records)
    only_second: tuple[Record, ...] = attrs.field(converter=_records)

    def table(self) -> list[dict[str, str]]:
        """A row for each record: ``told_by`` (both, first, second), ``type``, ``kind``, ``differs``, ``first``, ``second``.

        ``differs`` names the fields; ``first`` and ``second`` are the quotations (the content where there is none). All
        cells are texts, for `csv.DictWriter` or a data frame.
        """
        rows = [
            _row("both", pair.first, ", ".join(d.field for d in pair.differences), pair.first, pair.second)
            for pair in self.both
        ]
        rows += [_row("first", record, "", record, None) for record in self.only_first]
        return rows + [_row("second", record, "", None, record) for record in self.only_second]

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"A: {name_of(self.first)}"
        yield f"B: {name_of(self.second)}"
        if self.both:
            yield f"\nBoth tell of ({len(self.both)})"
        for pair in self.both:
            yield f"  {headline(pair.first)}"
            yield f"    A “{said(pair.first)}”"
            yield f"    B “{said(pair.second)}”"
            for difference in pair.differences:
                first, second = difference.first or "nothing", difference.second or "nothing"
                yield f"    {difference.field} differs: A {first} | B {second}"
        for title, records in (("Only A tells of", self.only_first), ("Only B tells of", self.only_second)):
            if records:
                yield f"\n{title} ({len(records)})"
            for record in records:
                yield f"  {headline(record)}"
                yield f"    “{said(record)}”"
        if not (self.both or self.only_first or self.only_second):
            yield "\nNeither tells of an engagement or a commitment."


def compare(first: Report, second: Report) -> Comparison:
    """Compare two reports of one event.

    Args:
        first: one side's report.
        second: the other's.

    Raises:
        ValidationError: both are of one document.
    """
    if first.document.id == second.document.id:
        raise ValidationError("compare", first.document.id, "give reports of two different documents")
    accounts = [
        Account(record=record, document=report.document.id, published=report.document.published)
        for report in (first, second)
        for record in report.records
    ]
    ours = [account for account in accounts if account.document == first.document.id]
    theirs = [account for account in accounts if account.document == second.document.id]
    links = [made for one in ours for other in theirs if (made := link(one, other)) is not None]
    why = {frozenset((made.first, made.second)): made.why for made in links}
    matched = {
        account.key: tuple(group) for group in groups(accounts, links, (), at_odds) for account in group
    }
    both = []
    for account in ours:
        group = matched[account.key]
        if len(group) > 1:
            other = next(member for member in group if member.document != account.document)
            both.append(
                Pair(
                    first=account.record,
                    second=other.record,
                    why=why.get(frozenset((account.key, other.key)), ()),
                    differences=differences(account.record, other.record),
                )
            )
    return Comparison(
        first=first.document,
        second=second.document,
        both=both,
        only_first=[account.record for account in ours if len(matched[account.key]) == 1],
        only_second=[account.record for account in theirs if len(matched[account.key]) == 1],
    )


def differences(first: Record, second: Record) -> Iterator[Difference]:
    """Where two accounts of one thing differ; what only one of them tells is a difference too.

    Args:
        first: a record.
        second: another of the same type.
    """
    agreements = _ENGAGEMENT if isinstance(first, Engagement) else _COMMITMENT
    for field, agree in agreements.items():
        one, other = getattr(first, field), getattr(second, field)
        if not one and not other:
            continue
        if not one or not other or not agree(one, other):
            yield Difference(field=field, first=value_of(one), second=value_of(other))


def _equal(one: object, other: object) -> bool:
    return one == other


def _same_parties(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return {party.code for party in one} == {party.code for party in other}


def _same_people(one: tuple[Participant, ...], other: tuple[Participant, ...]) -> bool:
    return len(one) == len(other) and all(any(same_name(p.name, q.name) for q in other) for p in one)


def _same_content(one: str, other: str) -> bool:
    return likeness(one, other) >= _SAME_CONTENT


_ENGAGEMENT: dict[str, Callable[..., bool]] = {
    "kind": _equal,
    "status": _equal,
    "parties": _same_parties,
    "participants": _same_people,
    "place": same_place,
    "when": _equal,
}
_COMMITMENT: dict[str, Callable[..., bool]] = {
    "kind": _equal,
    "status": _equal,
    "by": _same_parties,
    "to": _same_parties,
    "content": _same_content,
    "due": _equal,
}


def _row(
    told_by: str, record: Record, differs: str, first: Record | None, second: Record | None
) -> dict[str, str]:
    return {
        "told_by": told_by,
        "type": type_of(record),
        "kind": str(record.kind),
        "differs": differs,
        "first": said(first) if first else "",
        "second": said(second) if second else "",
    }
