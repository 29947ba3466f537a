"""The record within its event: what ``X-DIPLOTRACK-RECORD`` holds, so that a calendar can be read back.

It is the record's stored form (`diplotrack.serialize`) as JSON, made small and made to last:

- Fields that are empty are left out.
- Evidence is the quotation and the number of its source; ``sources`` holds what is known of each document but its text. A
  calendar is handed around, and the texts behind it may not be, so no event holds more of one than it quotes. Without the
  text there is nothing that a document's id or offsets could point into: they are not kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import attrs

from diplotrack.errors import DiplotrackError, FormatError, ValidationError
from diplotrack.records import Commitment, Document, Engagement, Evidence, Record
from diplotrack.serialize import from_dict, to_dict
from diplotrack_ical.citations import Citation
from diplotrack_ical.text import json_line

PROPERTY = "X-DIPLOTRACK-RECORD"
"""The property's name."""

_UNKNOWN = Citation()


@attrs.frozen(kw_only=True)
class Quotation:
    """Words that a record rests on.

    Attributes:
        source: the position of their document in `Kept.sources`.
        words: the words.
    """

    source: int
    words: str


@attrs.frozen(kw_only=True)
class Kept:
    """What an event keeps of a record.

    Attributes:
        record: the record, without evidence.
        quotations: what its evidence quotes, in order.
        sources: what is known of the documents that they are from, each at least once quoted.
    """

    record: Record
    quotations: tuple[Quotation, ...]
    sources: tuple[Citation, ...]


def kept(record: Record, citations: Mapping[str, Citation]) -> str:
    """The property's value for a record, before it is escaped as TEXT.

    Args:
        record: an engagement or a commitment.
        citations: the documents that it quotes, as far as they are known, by id.
    """
    documents = list(dict.fromkeys(evidence.document for evidence in record.evidence))
    numbers = {document: number for number, document in enumerate(documents)}
    data = {name: value for name, value in to_dict(attrs.evolve(record, evidence=())).items() if value}
    if record.evidence:
        data["evidence"] = [{"source": numbers[e.document], "quote": e.quote} for e in record.evidence]
        data["sources"] = [citations.get(document, _UNKNOWN).as_data() for document in documents]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # A lone surrogate has no UTF-8; JSON's \u escapes keep it exactly.
        text = json.dumps(data, separators=(",", ":"))
    return json_line(text)


def restored(text: str, *, source: str, line: int) -> Kept:
    """What `kept` made this of.

    Args:
        text: the property's value, no longer escaped.
        source: the calendar's name, for messages.
        line: where its event begins, for messages.

    Raises:
        FormatError: it is not such a value.
    """
    try:
        data = json.loads(text)
        quotations = [_quotation(each) for each in data.pop("evidence", [])]
        sources = [_source(each) for each in data.pop("sources", [])]
        record = from_dict(data)
        if not isinstance(record, (Engagement, Commitment)):
            raise TypeError(f"a {data['type']} is no record")  # noqa: TRY301 - the same way out as below
        if {quotation.source for quotation in quotations} != set(range(len(sources))):
            raise ValueError("evidence and sources do not fit")  # noqa: TRY301 - as above
    except DiplotrackError as error:
        problem = error.message.removeprefix("data: ")
        raise FormatError(problem, source=source, line=line, path=PROPERTY) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        problem = f"holds no record as diplotrack writes it: {type(error).__name__}: {error}"
        raise FormatError(problem, source=source, line=line, path=PROPERTY) from error
    return Kept(record=record, quotations=tuple(quotations), sources=tuple(sources))


def _quotation(data: dict[str, Any]) -> Quotation:
    number, words = data["source"], data["quote"]
    if type(number) is not int or len(data) != 2:
        raise ValidationError("evidence", data, "give the number of a source, and a quote")
    Evidence(
        document="any", start=0, end=len(words), quote=words
    )  # holds the words against the rules for them
    return Quotation(source=number, words=words)


def _source(data: dict[str, Any]) -> Citation:
    citation = Citation.from_data(data)
    Document(text=" ", **attrs.asdict(citation))  # as above
    return citation
