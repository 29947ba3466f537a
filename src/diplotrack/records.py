"""The records: what was said in which document, who met whom, and who promised what.

All records are frozen, keyword-only, slotted attrs classes whose invariants hold from construction on: a value
that breaks one raises `diplotrack.errors.ValidationError`, which names the field, the value and what would be
right. What a record means is the codebook's business (``docs/explanation/codebook.md``); this module imports
nothing above it.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections import Counter
from collections.abc import Iterable

import attrs

from diplotrack.checks import (
    ID,
    canonical,
    digest,
    each,
    field_name,
    hashed,
    identifier,
    is_a,
    one_of,
    quoted,
    unique,
    words,
    words_or_none,
)
from diplotrack.columns import Columnar
from diplotrack.errors import ValidationError
from diplotrack.kinds import (
    CommitmentKind,
    CommitmentStatus,
    EngagementKind,
    EngagementStatus,
    ParticipantRole,
)
from diplotrack.showing import Shown
from diplotrack.when import When

__all__ = [
    "CODE",
    "ID",
    "LANGUAGE",
    "Commitment",
    "CommitmentKind",
    "CommitmentStatus",
    "Document",
    "Engagement",
    "EngagementKind",
    "EngagementStatus",
    "Evidence",
    "Item",
    "Participant",
    "ParticipantRole",
    "Party",
    "Record",
    "Report",
]

CODE = re.compile(r"[A-Z][A-Z0-9-]{1,11}")
"""What a party's code looks like."""
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""What a language tag looks like (the usual part of BCP 47)."""


@functools.lru_cache(maxsize=256)
def _is_language(tag: str) -> bool:
    return LANGUAGE.fullmatch(tag) is not None


@attrs.frozen(kw_only=True)
class Document:
    """One source text, as it was read.

    Attributes:
        id: ``doc-`` and a digest of `text` alone, so the same text has the same id wherever it was found; computed,
            and refused where a given one does not fit the text.
        text: the whole text; evidence points into it by offsets in Unicode code points.
        title: its headline, or None.
        uri: where it was found (a URL or a file's name), or None.
        publisher: who published it, or None.
        published: the day on which it was published; relative dates are resolved against it; or None.
        language: BCP 47 tag, e.g. ``"en"``, or None.
        encoding: how its bytes were decoded, e.g. ``"windows-1252"``, or None where text was given as text.
    """

    id: str = attrs.field(default="", validator=identifier)
    text: str = attrs.field(validator=is_a(str, "the document's text"))
    title: str | None = attrs.field(default=None, validator=words_or_none)
    uri: str | None = attrs.field(default=None, validator=words_or_none)
    publisher: str | None = attrs.field(default=None, validator=words_or_none)
    published: datetime.date | None = attrs.field(
        default=None, validator=is_a(datetime.date, "a datetime.date (a day without a time)", or_none=True)
    )
    language: str | None = attrs.field(default=None)
    encoding: str | None = attrs.field(default=None, validator=words_or_none)

    @language.validator
    def _check_language(self, attribute: attrs.Attribute[str | None], value: object) -> None:
        if value is not None and not (isinstance(value, str) and _is_language(value)):
            raise ValidationError(
                field_name(self, attribute), value, "give a BCP 47 tag such as 'en' or 'zh-Hans'"
            )

    def __attrs_post_init__(self) -> None:
        computed = f"doc-{hashed(self.text)}"
        if self.id and self.id != computed:
            raise ValidationError(
                "Document.id", self.id, f"this text has the id {computed!r}; leave the id out"
            )
        object.__setattr__(self, "id", computed)

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence of the words from `start` up to and without `end` (offsets in code points).

        Raises:
            ValidationError: the span is empty or reaches beyond the text.
        """
        return Evidence(document=self, start=start, end=end, quote=self.text[max(start, 0) : max(end, 0)])

    def quote(self, words: str, *, after: int = 0) -> Evidence:
        """The evidence of the first place at or behind the offset `after` where exactly these words stand.

        Raises:
            ValidationError: the words are not there.
        """
        start = self.text.find(words, after)
        if start < 0 or not words:
            raise ValidationError(
                "Document.quote", words, f"these words do not stand in {self.id} behind {after}"
            )
        return Evidence(document=self, start=start, end=start + len(words), quote=words)


def _document_id(document: Document | str) -> str:
    return document.id if isinstance(document, Document) else document


@attrs.frozen(kw_only=True)
class Evidence(Shown):
    """The exact words of a document on which a record rests (codebook, "Evidence").

    Given a `Document`, the constructor holds the quote against the text. Given only a document's id (which is a
    digest of its text), it checks what can be checked without the text; `Report`, which has both, checks the rest.

    Attributes:
        document: the document's id; the constructor also takes the `Document` itself.
        start: offset of the first character, in Unicode code points from 0.
        end: offset behind the last one.
        quote: the words: ``text[start:end]``.
    """

    document: str = attrs.field(converter=_document_id, validator=words)
    start: int = attrs.field(validator=is_a(int, "an offset in code points"))
    end: int = attrs.field(validator=is_a(int, "an offset in code points"))
    quote: str = attrs.field(validator=words)

    def __attrs_pre_init__(self, document: Document | str, start: int, end: int, quote: str) -> None:
        if isinstance(document, Document):
            if {type(start), type(end)} != {int} or not 0 <= start < end <= len(document.text):
                expected = (
                    f"give offsets with 0 <= start < end <= {len(document.text)}, the length of the text"
                )
                raise ValidationError("Evidence.start, Evidence.end", (start, end), expected)
            if document.text[start:end] != quote:
                raise _misquoted(document.text, start, end, quote)

    def __attrs_post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.quote):
            expected = f"the quote has {len(self.quote)} characters, so end must be start + {len(self.quote)}"
            raise ValidationError("Evidence.start, Evidence.end", (self.start, self.end), expected)


def _misquoted(text: str, start: int, end: int, quote: str) -> ValidationError:
    found = f"the document has {text[start:end]!r} at {start}:{end}"
    return ValidationError("Evidence.quote", quote, f"{found}; a quote repeats its source to the letter")


@attrs.frozen(kw_only=True, cache_hash=True)
class Party:
    """A state or an organization that acts (codebook, "Engagement", rule 3).

    Attributes:
        code: ISO 3166-1 alpha-3 for states (``"KOR"``), the usual acronym for organizations (``"ASEAN"``).
        name: its usual English name.
    """

    code: str = attrs.field()
    name: str = attrs.field(validator=words)

    @code.validator
    def _check_code(self, attribute: attrs.Attribute[str], value: object) -> None:
        if not isinstance(value, str) or not CODE.fullmatch(value):
            expected = "give an ISO 3166-1 alpha-3 code or an acronym: 2 to 12 of A-Z 0-9 -, a letter first"
            raise ValidationError(field_name(self, attribute), value, expected)


@attrs.frozen(kw_only=True)
class Participant:
    """A named person in an engagement (codebook, "Engagement", rule 4).

    Attributes:
        name: as fully as the document gives it.
        title: office or rank in the document's words, or None.
        party: the party that the person acts for, or None where the document does not say.
        role: the person's part in the engagement, or None where the document does not say.
    """

    name: str = attrs.field(validator=words)
    title: str | None = attrs.field(default=None, validator=words_or_none)
    party: Party | None = attrs.field(default=None, validator=is_a(Party, "a Party", or_none=True))
    role: ParticipantRole | None = attrs.field(default=None, validator=one_of(ParticipantRole, or_none=True))


_WHEN = is_a(When, "a When, e.g. When.parse('2025-10~')", or_none=True)


# A converter of its own for each type: type checkers read a field's type off its converter.
def _parties(values: Iterable[Party]) -> tuple[Party, ...]:
    return unique(values)


def _participants(values: Iterable[Participant]) -> tuple[Participant, ...]:
    return unique(values)


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return unique(values)


def _quotes(values: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return unique(values)


@attrs.frozen(kw_only=True)
class Engagement(Shown):
    """An official contact between parties (codebook, "Engagement").

    Attributes:
        id: a function of kind, parties, participants and evidence (of date and place too where there is no
            evidence); computed where it is not given, and kept by `attrs.evolve`.
        kind: what sort of contact.
        status: how far it has come.
        parties: at least one; a visitor's party stands before its host's.
        participants: the named people.
        place: where, in the document's words, or None.
        when: when it took or takes place, or None; never the date of the report.
        topics: what it was about.
        part_of: id of the engagement within which it happened (a meeting during a visit), or None.
        summary: one line for people, or None.
        evidence: the words of the source, what says most first; empty only for records from tables.
    """

    id: str = attrs.field(default="", validator=identifier)
    kind: EngagementKind = attrs.field(validator=one_of(EngagementKind))
    status: EngagementStatus = attrs.field(validator=one_of(EngagementStatus))
    parties: tuple[Party, ...] = attrs.field(
        default=(), converter=_parties, validator=each(Party, "Party records")
    )
    participants: tuple[Participant, ...] = attrs.field(
        default=(), converter=_participants, validator=each(Participant, "Participant records")
    )
    place: str | None = attrs.field(default=None, validator=words_or_none)
    when: When | None = attrs.field(default=None, validator=_WHEN)
    topics: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=each(str, "texts"))
    part_of: str | None = attrs.field(default=None, validator=words_or_none)
    summary: str | None = attrs.field(default=None, validator=words_or_none)
    evidence: tuple[Evidence, ...] = attrs.field(
        default=(), converter=_quotes, validator=each(Evidence, "Evidence records")
    )

    def __attrs_post_init__(self) -> None:
        if not self.parties:
            raise ValidationError(
                "Engagement.parties", self.parties, "name at least one party (codebook, rule 3)"
            )
        if not self.id:
            object.__setattr__(self, "id", computed_id(self))
        if self.part_of == self.id:
            raise ValidationError("Engagement.part_of", self.part_of, "an engagement is no part of itself")


@attrs.frozen(kw_only=True)
class Commitment(Shown):
    """A statement that binds a party to a future act, or asks one for it (codebook, "Commitment").

    Attributes:
        id: a function of kind, parties, content and evidence; computed where it is not given, and kept by
            `attrs.evolve`.
        kind: what sort of speech act.
        status: what became of it, as the source says; open unless it says otherwise (codebook).
        by: who is bound, or who speaks; at least one party.
        to: the addressee or beneficiary; empty for an agreement.
        content: what is to be done, in the document's own words where possible.
        due: by when, or None where the document gives no time.
        made: when it was made, or None.
        topics: what it is about.
        engagement: id of the engagement at which it was made, or None.
        summary: one line for people, or None.
        evidence: the words of the source; empty only for records from tables.
    """

    id: str = attrs.field(default="", validator=identifier)
    kind: CommitmentKind = attrs.field(validator=one_of(CommitmentKind))
    status: CommitmentStatus = attrs.field(default=CommitmentStatus.OPEN, validator=one_of(CommitmentStatus))
    by: tuple[Party, ...] = attrs.field(
        default=(), converter=_parties, validator=each(Party, "Party records")
    )
    to: tuple[Party, ...] = attrs.field(
        default=(), converter=_parties, validator=each(Party, "Party records")
    )
    content: str = attrs.field(validator=words)
    due: When | None = attrs.field(default=None, validator=_WHEN)
    made: When | None = attrs.field(default=None, validator=_WHEN)
    topics: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=each(str, "texts"))
    engagement: str | None = attrs.field(default=None, validator=words_or_none)
    summary: str | None = attrs.field(default=None, validator=words_or_none)
    evidence: tuple[Evidence, ...] = attrs.field(
        default=(), converter=_quotes, validator=each(Evidence, "Evidence records")
    )

    def __attrs_post_init__(self) -> None:
        if not self.by:
            raise ValidationError("Commitment.by", self.by, "name at least one party (codebook, rule 1)")
        if self.kind is CommitmentKind.AGREEMENT and self.to:
            expected = "an agreement lists every side in `by` and leaves `to` empty (codebook, rule 1)"
            raise ValidationError("Commitment.to", tuple(p.code for p in self.to), expected)
        if not self.id:
            object.__setattr__(self, "id", computed_id(self))


Record = Engagement | Commitment
"""What a document yields."""


_ENGAGEMENT, _COMMITMENT = quoted("engagement"), quoted("commitment")


def computed_id(record: Record) -> str:
    """The id that a record has where none is given; see its class for what makes it."""
    kind = quoted(record.kind)
    where = _spans(record.evidence)
    if isinstance(record, Engagement):
        if not record.evidence:
            where = canonical([record.place, record.when and str(record.when), list(record.topics)])
        return f"eng-{digest(_ENGAGEMENT, kind, _codes(record.parties), _names(record.participants), where)}"
    by, to = _codes(record.by), _codes(record.to)
    return f"com-{digest(_COMMITMENT, kind, by, to, quoted(record.content), where)}"


# The parts of ids, as canonical JSON. Most records have one quotation and one participant, and one needs no loop.


def _spans(evidence: tuple[Evidence, ...]) -> str:
    if len(evidence) == 1:
        return f"[{_span(evidence[0])}]"
    return f"[{','.join(map(_span, evidence))}]"


def _span(evidence: Evidence) -> str:
    return f"[{quoted(evidence.document)},{evidence.start},{evidence.end}]"


def _names(participants: tuple[Participant, ...]) -> str:
    if len(participants) == 1:
        return f"[{quoted(participants[0].name)}]"
    return f"[{','.join(map(quoted, sorted([person.name for person in participants])))}]"


def _codes(parties: tuple[Party, ...]) -> str:
    codes = [party.code for party in parties]
    codes.sort()
    listed = '","'.join(codes)  # letters, digits and hyphens, of which none has to be escaped
    return f'["{listed}"]' if codes else "[]"


def _engagements(values: Iterable[Engagement]) -> tuple[Engagement, ...]:
    return unique(values)


def _commitments(values: Iterable[Commitment]) -> tuple[Commitment, ...]:
    return unique(values)


@attrs.frozen(kw_only=True)
class Report(Shown, Columnar):
    """One document and what it says.

    Attributes:
        document: the source.
        engagements: in the order of the text.
        commitments: in the order of the text.
    """

    document: Document = attrs.field(validator=is_a(Document, "a Document"))
    engagements: tuple[Engagement, ...] = attrs.field(
        default=(), converter=_engagements, validator=each(Engagement, "Engagement records")
    )
    commitments: tuple[Commitment, ...] = attrs.field(
        default=(), converter=_commitments, validator=each(Commitment, "Commitment records")
    )

    def __attrs_post_init__(self) -> None:
        own, text = self.document.id, self.document.text
        records: tuple[Record, ...] = (*self.engagements, *self.commitments)
        ids: set[str] = set()  # of the engagements that a record can be part of; one alone is part of none
        if len(records) > 1:
            ids = {e.id for e in self.engagements}
            if len(ids) + len({c.id for c in self.commitments}) != len(records):
                twice = Counter(r.id for r in records)
                raise ValidationError(
                    "Report", sorted(i for i in twice if twice[i] > 1), "ids must be unique"
                )
        for record in records:
            for evidence in record.evidence:
                if evidence.document != own:
                    expected = f"evidence in a report is of its own document, {own}"
                    raise ValidationError(f"{record.id}: Evidence.document", evidence.document, expected)
                if text[evidence.start : evidence.end] != evidence.quote:
                    raise _misquoted(text, evidence.start, evidence.end, evidence.quote)
            within = record.part_of if isinstance(record, Engagement) else record.engagement
            if within is not None and within not in ids:
                field = "part_of" if isinstance(record, Engagement) else "engagement"
                raise ValidationError(
                    f"{record.id}: {field}", within, "no engagement of this report has this id"
                )

    @property
    def records(self) -> tuple[Engagement | Commitment, ...]:
        """The engagements, then the commitments."""
        return (*self.engagements, *self.commitments)

    def _column_items(self) -> Iterable[Item]:
        return (self,)


Item = Document | Engagement | Commitment | Report
"""What can be dumped to a file and loaded from one."""
