"""The briefing note: which line a record gives, in which section, and in which order they stand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import TextIO

import attrs

from diplotrack.queries import UNSETTLED
from diplotrack.records import (
    Commitment,
    CommitmentStatus,
    Document,
    Engagement,
    EngagementStatus,
    Evidence,
    Participant,
    Party,
)
from diplotrack.when import When
from diplotrack_markdown.escaping import escaped, link
from diplotrack_markdown.spool import Spool

_AHEAD = (EngagementStatus.PROPOSED, EngagementStatus.SCHEDULED, EngagementStatus.POSTPONED)
_NO_DAY = "9999-99"
"""Sorts behind all days."""


@attrs.frozen(kw_only=True)
class MarkdownOptions:
    """Options of the exporter.

    Attributes:
        title: the note's heading.
        today: the day as of which commitments are due or overdue; without one the note does not say.
        days: how many days ahead counts as due soon.
    """

    title: str = "Briefing note"
    today: datetime.date | None = None
    days: int = attrs.field(default=30)

    @days.validator
    def _check_days(self, _: object, value: int) -> None:
        if not 0 <= value <= 36_500:
            raise ValueError(f"{value} is wrong: give a number of days from 0 to 36500")


class Note:
    """Takes the items one by one, and writes the note at the end."""

    def __init__(self, spool: Spool, options: MarkdownOptions) -> None:
        self._spool = spool
        self._options = options

    def write(self, item: Document | Engagement | Commitment) -> None:
        """Take one item."""
        if isinstance(item, Document):
            self._spool.describe(item.id, _described(item))
        elif isinstance(item, Engagement):
            section = "ahead" if item.status in _AHEAD else "happened"
            self._spool.put(section, self._engagement(item), day=_day(item.when))
        else:
            self._commitment(item)

    def finish(self, stream: TextIO) -> None:
        """Write the note."""
        today, days = self._options.today, self._options.days
        stream.write(f"# {escaped(self._options.title) or 'Briefing note'}\n")
        if today is not None:
            stream.write(f"\nAs of {When.from_date(today).describe()}.\n")
            self._section(stream, "overdue", "Overdue", "Nothing is overdue.")
            self._section(stream, "due", f"Due within {days} days", f"Nothing is due within {days} days.")
        self._section(stream, "happened", "What happened", "Nothing is reported.")
        self._section(stream, "ahead", "What is planned", None)
        self._section(stream, "open", "Open commitments", "None is open.")
        self._section(stream, "settled", "Settled commitments", None)
        for number, (place, source, text) in enumerate(self._spool.sources()):
            stream.write("\n## Sources\n\n" if number == 0 else "")
            stream.write(f"{place}. {text or f'Document {escaped(source)}'}\n")

    def _section(self, stream: TextIO, section: str, heading: str, empty: str | None) -> None:
        lines = self._spool.lines(section)
        first = next(lines, None)
        if first is not None or empty is not None:
            stream.write(f"\n## {heading}\n")
        if first is None:
            stream.write(f"\n{empty}\n" if empty is not None else "")
            return
        for party, block in _grouped(first, lines):
            stream.write(f"\n### {party}\n\n" if party else "\n")
            stream.writelines(block)

    def _engagement(self, item: Engagement) -> str:
        place = f" in {escaped(item.place)}" if item.place else ""
        head = f"{item.kind.capitalize()}, {_named(item.parties)}{place} ({item.status})"
        when = escaped(item.when.describe()) if item.when else "Date not known"
        people = "; ".join(map(_person, item.participants))
        return self._block(f"**{when[0].upper()}{when[1:]}:** {head}", item, people)

    def _commitment(self, item: Commitment) -> None:
        content = escaped(item.content)
        to = f" to {_named(item.to)}" if item.to else ""
        due = f" (due {escaped(item.due.describe())})" if item.due else ""
        line = f"{item.kind.capitalize()}{to}: {content}{due}"
        if item.status is not CommitmentStatus.OPEN:
            line = f"{line} – {item.status}"
        made = f"Made {escaped(item.made.describe())}" if item.made else ""
        day = _day(item.due, last=True)
        if item.status not in UNSETTLED:
            self._spool.put("settled", self._block(f"**{_named(item.by)}:** {line}", item, made), day=day)
            return
        block = self._block(line, item, made)
        for party in item.by:
            self._spool.put("open", block, day=day, party=escaped(party.name))
        self._remind(item, f"- **{day}:** {_named(item.by)}{to}: {content}\n", day)

    def _remind(self, item: Commitment, line: str, day: str) -> None:
        today = self._options.today
        last = item.due.latest if item.due is not None else None
        if today is None or last is None:
            return
        if last < today:
            self._spool.put("overdue", line, day=day)
        elif (last - today).days <= self._options.days:
            self._spool.put("due", line, day=day)

    def _block(self, head: str, item: Engagement | Commitment, more: str) -> str:
        lines = [f"- {head}"]
        known = (more, escaped(item.summary or ""), ", ".join(map(escaped, item.topics)))
        lines += [f"  {label}{text}" for label, text in zip(("", "", "Topics: "), known, strict=True) if text]
        # A line break within a paragraph is none in what is shown, so each line gets a hard one.
        head_lines = "\\\n".join(lines)
        quotes = "".join(f"\n  > “{escaped(e.quote)}” ({self._cited(e)})\n" for e in item.evidence)
        return f"{head_lines}\n{quotes}"

    def _cited(self, evidence: Evidence) -> str:
        return f"source {self._spool.number(evidence.document)}"


def _grouped(first: tuple[str, str], rest: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Iterator[str]]]:
    """The lines by party, lazily: each group is read before the next is asked for."""
    for party, lines in groupby(chain([first], rest), key=itemgetter(0)):
        yield party, (text for _, text in lines)


def _described(document: Document) -> str:
    parts = (document.title, document.publisher)
    words = [escaped(part) for part in parts if part]
    if document.published is not None:
        words.append(When.from_date(document.published).describe())
    if document.uri:
        words.append(link(document.uri))
    return ", ".join(filter(None, words)) or f"Document {escaped(document.id)}"


def _day(when: When | None, *, last: bool = False) -> str:
    if when is None:
        return _NO_DAY
    day = when.latest if last else (when.earliest or when.latest)
    return day.isoformat() if day is not None else _NO_DAY


def _named(parties: tuple[Party, ...]) -> str:
    return " and ".join(escaped(party.name) for party in parties)


def _person(person: Participant) -> str:
    known = (person.role, person.title, person.party.name if person.party else None)
    more = ", ".join(escaped(text) for text in known if text)
    return f"{escaped(person.name)} ({more})" if more else escaped(person.name)
