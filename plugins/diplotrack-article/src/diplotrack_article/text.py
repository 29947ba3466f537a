"""From a document's text to paragraphs and sentences, by rule.

The first stage of the reader: it knows lines, marks and capitals, no grammar. What comes out are offsets into the
text, and `passages`, which hands the prose on to the parser free of line breaks, markup and labels, each character
with the offset that it came from.
"""

from __future__ import annotations

import itertools
import re
from array import array
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

import attrs

from diplotrack_article import _lines
from diplotrack_article._dateline import match_alone, match_dateline
from diplotrack_article._language import english_share, language_of
from diplotrack_article._sentences import boundaries

__all__ = [
    "Dateline",
    "Excerpt",
    "Layout",
    "LineKind",
    "Sentence",
    "english_share",
    "language_of",
    "lay_out",
    "passages",
]


class LineKind(StrEnum):
    """What the line or paragraph is in which a sentence stands."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    PROSE = "prose"
    LABEL = "label"
    LIST_ITEM = "list_item"
    TABLE = "table"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Sentence:
    """One sentence, or what stands where one could.

    Attributes:
        start: offset of its first character, in code points.
        end: offset behind its last one, final punctuation and closing quotes included.
        paragraph: index of its paragraph in `Layout.paragraphs`.
        body: offset where its prose begins, behind a dateline, a speaker's label, a number or a digest's heading.
        kind: what its line is.
        speaker: in a transcript, the label under which it is spoken ("Lin Jian"), carried over the paragraphs
            of a turn; None elsewhere, and for a bare "Q" or "A".
        question: whether a journalist or an outlet speaks, in a transcript.
        quoted: whether it begins inside a quotation that an earlier sentence of its paragraph opened.
    """

    start: int
    end: int
    paragraph: int
    body: int
    kind: LineKind
    speaker: str | None = None
    question: bool = False
    quoted: bool = False


@attrs.frozen(kw_only=True)
class Dateline:
    """Where and when an article was filed.

    Attributes:
        place: the words for the place ("BEIJING"), None where there are none.
        when_text: the words for the date ("Aug. 25"), None where there are none.
        start: offset of its first character.
        end: offset where the prose behind it begins.
    """

    place: str | None
    when_text: str | None
    start: int
    end: int


@attrs.frozen(kw_only=True)
class Layout:
    """A document's paragraphs and sentences.

    Attributes:
        paragraphs: their offsets, blanks around them left out.
        sentences: in order of text, without overlap.
        dateline: the document's first one, None where it has none.
        language: ISO 639-1 code of the language, None where it cannot be told.
    """

    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]
    dateline: Dateline | None
    language: str | None


@attrs.frozen(kw_only=True)
class Excerpt:
    """Prose for the parser: some sentences of one paragraph, cleaned.

    Attributes:
        text: one line without markup, invisible characters, labels and runs of blanks.
        positions: for each character of `text`, its offset in the document.
        starts: where its sentences begin in `text`.
        sentences: the indices of these sentences in `Layout.sentences`.
    """

    text: str
    positions: Sequence[int]
    starts: tuple[int, ...]
    sentences: tuple[int, ...]


PARSED = frozenset({LineKind.PROSE, LineKind.LIST_ITEM, LineKind.HEADLINE})

# A very long paragraph goes to the parser in pieces, so that memory and batches stay small.
_EXCERPT = 8000
_DROPPED = re.compile(
    r"</?[a-zA-Z!][^<>\n]{0,300}>|[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]+"
)
_ODD = re.compile(r"[\s\x1c-\x1f\x85]{2,}|[^\S ]|[\x1c-\x1f\x85]")
_QUOTE = re.compile(r"[“”\"]")


def lay_out(text: str, *, language: str | None = None) -> Layout:
    """Find the paragraphs and sentences of a text.

    Args:
        text: the document's text, in any state: wrapped lines, any line ends, markup left in, no full stops.
        language: of the text, where it is known; None has it found out.

    Returns:
        The layout; every visible character is in exactly one sentence. Takes time linear in the text's length.
    """
    spans = _lines.paragraphs(text)
    speakers = _lines.Speakers(text, spans)
    sentences: list[Sentence] = []
    dateline: Dateline | None = None
    speaker: str | None = None
    question = False
    for index, (start, end) in enumerate(spans):
        body, kind, found = _head(text, start, end, index, len(spans))
        if found is not None and dateline is None:
            dateline = found
        turn = speakers.at(text, start, end)
        if turn is not None:
            speaker, question, body = speakers.name(turn.group(1)), speakers.asks(turn.group(1)), turn.end()
            kind = LineKind.PROSE
        elif kind is LineKind.HEADLINE:
            speaker, question = None, False
        sentences.extend(
            _of_paragraph(
                text,
                (start, end),
                paragraph=index,
                body=body,
                kind=kind,
                speaker=speaker,
                question=question,
            )
        )
    return Layout(
        paragraphs=tuple(spans),
        sentences=tuple(sentences),
        dateline=dateline,
        language=language or language_of(text),
    )


def passages(
    text: str, layout: Layout, *, kinds: Collection[LineKind] = PARSED, indices: range | None = None
) -> Iterator[Excerpt]:
    """Give the prose of a document to the parser, piece by piece.

    Args:
        text: the document's text.
        layout: what `lay_out` found in it.
        kinds: the kinds of sentences wanted; others are left out.
        indices: only these sentences; None for all.

    Returns:
        Lazily, one excerpt for each paragraph, several for a very long one.
    """
    chosen: list[int] = []
    size = 0
    for index in indices if indices is not None else range(len(layout.sentences)):
        sentence = layout.sentences[index]
        if sentence.kind not in kinds:
            continue
        if chosen and (layout.sentences[chosen[-1]].paragraph != sentence.paragraph or size > _EXCERPT):
            yield _excerpt(text, layout, chosen)
            chosen, size = [], 0
        chosen.append(index)
        size += sentence.end - sentence.body
    if chosen:
        yield _excerpt(text, layout, chosen)


def _head(text: str, start: int, end: int, index: int, count: int) -> tuple[int, LineKind, Dateline | None]:
    """Say what a paragraph is, and where its prose begins."""
    if _lines.is_bare(text, start, end):
        return start, LineKind.OTHER, None
    if _lines.is_table(text, start, end) and not text[start:end].rstrip("\"'”’)").endswith((".", "!", "?")):
        return start, LineKind.TABLE, None
    if _lines.is_byline(text, start, end):
        return start, LineKind.BYLINE, None
    alone = match_alone(text, start, end)
    if alone is not None and count > 1:
        return start, LineKind.DATELINE, _dateline(alone)
    at_head = match_dateline(text, start, end)
    if at_head is not None:
        return at_head.end(), LineKind.PROSE, _dateline(at_head)
    enumerator = _lines.ENUMERATOR.match(text, start, end)
    if enumerator is not None and enumerator.end() < end:
        bullet = _lines.is_bullet(text, start, enumerator.end()) or text[end - 1] not in ".:"
        return enumerator.end(), LineKind.LIST_ITEM if bullet else LineKind.PROSE, None
    field = _lines.label(text, start, end)
    named = field is not None and (_lines.is_field(field.group(1)) or text[end - 1] not in ".!?”")
    if (text[end - 1] == ":" and _lines.is_title(text, start, end)) or (named and end - start <= 100):
        return start, LineKind.LABEL, None
    if count > 1 and index < count - 1 and _lines.is_heading(text, start, end):
        document = _lines.DOCUMENT_OF.match(text, start, end)
        return document.end() if document is not None else start, LineKind.HEADLINE, None
    digest = _lines.DIGEST.match(text, start, min(end, start + 100))
    if digest is not None and not text[start:end].isupper():
        return digest.end(), LineKind.PROSE, None
    return start, LineKind.PROSE, None


def _dateline(match: re.Match[str]) -> Dateline:
    return Dateline(
        place=match.group("place") or None,
        when_text=match.groupdict().get("when") or None,
        start=match.start(),
        end=match.end(),
    )


def _of_paragraph(
    text: str,
    span: tuple[int, int],
    *,
    paragraph: int,
    body: int,
    kind: LineKind,
    speaker: str | None,
    question: bool,
) -> Iterator[Sentence]:
    start, end = span
    while body < end and _lines.blank(text[body]):
        body += 1
    if kind is LineKind.TABLE or body >= end:
        pieces: Iterator[tuple[int, int]] = iter([span])
        body = start
    else:
        pieces = boundaries(text, body, end)
    quoted = False
    quoting = any(text.find(mark, body, end) >= 0 for mark in '“”"')
    for number, (begin, stop) in enumerate(pieces):
        yield Sentence(
            start=start if number == 0 else begin,
            end=stop,
            paragraph=paragraph,
            body=begin,
            kind=kind,
            speaker=speaker,
            question=question,
            quoted=quoted,
        )
        if quoting:
            quoted = _still_open(text, begin, stop, quoted)


def _still_open(text: str, start: int, end: int, quoted: bool) -> bool:  # noqa: FBT001 - the state that is carried on
    for mark in _QUOTE.findall(text[start:end]):
        quoted = mark == "“" or (mark == '"' and not quoted)
    return quoted


def _excerpt(text: str, layout: Layout, indices: Sequence[int]) -> Excerpt:
    chosen = [layout.sentences[index] for index in indices]
    start, end = chosen[0].body, chosen[-1].end
    whole = text[start:end]
    adjoining = all(two.body == one.end + 1 for one, two in itertools.pairwise(chosen))
    if adjoining and whole.isprintable() and "<" not in whole and "  " not in whole:
        # Most paragraphs: there is nothing to clean, as no character is invisible or a blank but a single space.
        starts = tuple(sentence.body - start for sentence in chosen)
        return Excerpt(text=whole, positions=range(start, end), starts=starts, sentences=tuple(indices))
    return _cleaned(text, chosen, indices)


def _cleaned(text: str, chosen: Sequence[Sentence], indices: Sequence[int]) -> Excerpt:
    pieces: list[str] = []
    positions = array("L")
    starts: list[int] = []
    for sentence in chosen:
        if pieces:
            pieces.append(" ")
            positions.append(sentence.body - 1)
        starts.append(len(positions))
        _clean(text, sentence.body, sentence.end, pieces, positions)
    return Excerpt(text="".join(pieces), positions=positions, starts=tuple(starts), sentences=tuple(indices))


def _clean(text: str, start: int, end: int, pieces: list[str], positions: array[int]) -> None:
    """Append the characters from `start` to `end` that the parser is to see, with where they stand."""
    kept_until = start
    for dropped in _DROPPED.finditer(text, start, end):
        _squeeze(text, kept_until, dropped.start(), pieces, positions)
        kept_until = dropped.end()
    _squeeze(text, kept_until, end, pieces, positions)


def _squeeze(text: str, start: int, end: int, pieces: list[str], positions: array[int]) -> None:
    done = start
    for odd in _ODD.finditer(text, start, end):
        pieces.append(text[done : odd.start()])
        positions.extend(range(done, odd.start()))
        # A line broken behind a hyphen goes on without a blank.
        if not (odd.start() > start and text[odd.start() - 1] == "-" and "\n" in odd.group()):
            pieces.append(" ")
            positions.append(odd.start())
        done = odd.end()
    pieces.append(text[done:end])
    positions.extend(range(done, end))
