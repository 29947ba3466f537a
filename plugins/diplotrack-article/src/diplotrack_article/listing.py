"""Listing: whose a point of a list is that begins with its verb: "The two sides: – undertook to build a dam"."""

from __future__ import annotations

import re

import attrs

from diplotrack_article.actors import NOBODY, Actor, codes
from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.reference import Discourse

_BULLET = r"(?:[-•–—*]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])"
_ITEM = re.compile(rf"(?:^|[\n;:])\s*(?:and\s+)?{_BULLET}\s*$")
_SENTENCE = re.compile(r"[a-z]{2}[.](?=\s+[A-Z][a-z]+ (?!\w+ing\b))|\n\s*\n\s*\n")
# A line of its own, behind a line that a point or a heading closes.
_LINE = re.compile(r"[;:,.]?[ \t]*\n\s*$")
_POINT = re.compile(rf"\s*{_BULLET}\s")
# "India and Nepal will:", with the points behind it.
_FUTURE = re.compile(r"\b(?:will|shall|are to|is to)(?: (?:also|jointly|further))?\s*:")
_OPENS = re.compile(r":\s*$")
# What stands in a heading behind who acts: "…, meeting in Arusha on 3 May:".
_ASIDE = re.compile(
    r"\b(?:meeting|gathered|assembled|having|recalling|at|in|on|during|after|following)\b", re.IGNORECASE
)
_ALSO = frozenset({"also", "jointly", "further", "hereby", "strongly", "and"})
_SUBJECT = re.compile(r"[^.;\n]{3,160}$")
_BEFORE = 12
_LINES = 40
_FAR = 400


@attrs.frozen
class Listing:
    """Tells whose the points of a list are.

    Attributes:
        text: the document.
        discourse: who the sides are.
    """

    text: str
    discourse: Discourse

    def by(self, clause: Clause) -> Actor:
        """Whose a point is: of who stands before the colon above the list, else of the two sides; nobody where it is no point."""
        head = clause.first or (clause.parent if clause.relation is Relation.CONJ else None) or clause
        if any(c.own_subject or c.agents or c.nominal or c.tense == "future" for c in (clause, head)):
            return NOBODY
        start = head.span[0]
        before = self.text[max(0, start - _BEFORE) : start]
        bullet = _ITEM.search(before) is not None
        line = _LINE.search(before) if self.text[start : start + 1].isupper() else None
        verb_first = start == head.start or self.text[start : head.start].rstrip().lower() in _ALSO
        if not (bullet or line) or not verb_first:
            return NOBODY
        if found := self._above(start):
            return found
        listed = bullet or (line is not None and line[0][0] in ";:") or self.discourse.joint
        return self.discourse.dyad if listed else NOBODY

    def future(self, clause: Clause) -> Actor:
        """Of whom a point says what they will do, where "will" stands above the list only: "India will: (a) build a dam"."""
        start = clause.span[0]
        if start != clause.start or clause.own_subject or clause.nominal or clause.passive:
            return NOBODY
        form = self.text[clause.start : clause.end].lower()
        if clause.tense == "past" or form != clause.lemma.split(" ")[0]:
            return NOBODY
        if not _ITEM.search(self.text[max(0, start - _BEFORE) : start]):
            return NOBODY
        begin = max(0, start - _FAR * 3)
        opening = next(iter(reversed(list(_FUTURE.finditer(self.text, begin, start)))), None)
        if opening is None or _SENTENCE.search(self.text, opening.end(), start):
            return NOBODY
        subject = _SUBJECT.search(self.text, max(0, opening.start() - _FAR), opening.start())
        parties = self.discourse.named.parties_between(subject.start(), subject.end()) if subject else ()
        if not parties:
            return self.discourse.dyad
        return Actor(parties=parties, chain=(f"named at the head of the list: {codes(parties)}",))

    def _above(self, start: int) -> Actor:
        """Who stands before the colon that opens the list, in its line or the one above its points."""
        lines = self.text[max(0, start - _FAR * _LINES) : start].split("\n")[-_LINES:]
        inline = lines.pop()
        opening = inline if ":" in inline else ""
        while not opening and lines:
            line = lines.pop()
            if _OPENS.search(line):
                opening = line
            elif line.rstrip().endswith(",") and len(self._named(line, start).parties) > 1:
                opening = line  # "The ministers of Iran, Russia and Turkey,"
            elif line.strip() and not _POINT.match(line) and not line.rstrip().endswith((";", ",")):
                return NOBODY
        return self._named(opening, start) if opening else NOBODY

    def _named(self, line: str, before: int) -> Actor:
        """The parties that a line names before its colon, without what it says of where and when they met."""
        begin = self.text.rfind(line, 0, before)
        colon = line.rfind(":")
        end = begin + (colon if colon >= 0 else len(line))
        subject = _SUBJECT.search(self.text, max(begin, end - _FAR), end)
        if subject is None:
            return NOBODY
        aside = _ASIDE.search(self.text, subject.start(), end)
        parties = self.discourse.named.parties_between(subject.start(), aside.start() if aside else end)
        if not parties:
            return NOBODY
        return Actor(parties=parties, chain=(f"named at the head of the list: {codes(parties)}",))
