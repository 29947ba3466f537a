"""Lines and what they are: wrapped pieces of a paragraph, headings, list items, tables, labels, speakers.

Looks at characters only; one pass over the lines.
"""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+|\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_WIDEST_WRAP = 130
_FINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_HEADLINE_WORDS = 25

ENUMERATOR = re.compile(
    r"(?:[•●▪◦‣·∙*]|[-–—](?=[ \t\xa0])|\(?\d{1,3}[.)](?!\d)|\(\d{1,3}\)|\d{1,2}(?:\.\d{1,2})+\.?(?=[ \t\xa0]\D)"
    r"|\(?[a-zA-Z]\)|\(?[ivxIVX]{1,5}\)|[IVX]{1,5}\.(?=[ \t\xa0])|§ ?\d+\.?"
    r"|(?:Article|ARTICLE|Section|Paragraph) \d{1,3}[.:])[ \t\xa0]*"
)
_BULLET = re.compile(r"[•●▪◦‣·∙*–—-]|\(")
_RULE = "-=_*+|# "
_TABLE = re.compile(rf"\t[^\t]+\t|\|[^|]*\||\S[ \xa0]{{3,}}\S.*\S[ \xa0]{{3,}}\S|^[{_RULE}]{{3,}}$")
_BYLINE = re.compile(
    r"(?:By|BY) [A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|de|van|von|al|bin|and|in|for|[a-z]+ correspondent)|,)*$"
    r"|\(?(?:Reporting|Additional reporting|Writing|Editing|Edited|Compiled|Written|Photo) by\b"
)
_WEB = re.compile(r"(?:https?://|www\.)\S+$")
# A speaker or a field: "Lin Jian: …", "QUESTION: …", "MR. PATEL: …", "Ambassador Wood (United States): …".
_LABEL = re.compile(
    r"((?:Q|A|[A-Z][\w.'’/&-]*)(?:[ \xa0](?:[A-Z][\w.'’/&-]*|\([A-Z][^()\n]{1,40}\)|of|the|and|de|al|van|bin|for))"
    r"{0,6})[ \xa0]?:(?=[ \t\xa0])"
)
_FIELDS = frozenset(
    """annex appendix attention attributable background bcc cc contact copyright date embargo fact file for from
    headline importance keywords location media members note notes participants photo place present press priority
    re read reference references related section source sources subject tags tel time title to topic topics
    translation update venue via where when who what""".split()
)  # fmt: skip
_OUTLETS = re.compile(
    r"\b(?:afp|ap|abc|bbc|cbs|cctv|cgtn|cna|cnn|cnr|dpa|ansa|efe|fox|itv|nbc|nhk|npr|ntv|pti|ria|rt|rtvi|rte|tass|upi|"
    r"interfax|kyodo|reuters|bloomberg|xinhua|yonhap|anadolu|antara|bernama|jiji|izvestia|kommersant|sputnik|politico|"
    r"aljazeera|al jazeera|the paper|question|questioner|reporter|journalist|correspondent|moderator|media|q|"
    r"\w*news|agency|daily|gazette|globe|herald|journal|magazine|mail|observer|post|press|radio|review|shimbun|"
    r"standard|telegraph|television|times|tribune|tv|voice|weekly)\b",
    re.IGNORECASE,
)
_ASKER = frozenset({"q", "question", "questioner", "reporter", "journalist", "media"})
_ANSWER = frozenset({"a", "answer"})
# A digest's heading at the head of its item: "KREMLIN CALLS. Vladimir Putin rang …".
DIGEST = re.compile(
    r"(?=[^a-z.]*[^\W\d_a-z]{3})([^\W\d_a-zß-ÿ][^a-zß-ÿ\s,:;()]*(?:(?:[ ]|,[ ])[^a-zß-ÿ\s,:;()]+){0,7}?)[.:]"
    r"(?=[ \xa0]+[^\W\d_a-z“\"‘])"
)

# "Readout of Secretary Musa's Meeting with the King": what the parser would take for the thing that is with the king.
DOCUMENT_OF = re.compile(
    r"(?i)(?:read-?outs?|summary|transcript|minutes|outcomes?|record|notes?|background|statement|press release)[ ](?:of|on)[ ]"
    r"(?=[^\n]{3,80}?(?:['’]s|s['’])[ ])"
)


def lines(text: str) -> Iterator[tuple[int, int] | None]:
    """Give the lines of a text without the blanks around them, and None for each blank line."""
    fresh = True
    for match in _LINE.finditer(text):
        start, end = match.span()
        if match.group()[0] in "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029":
            if fresh:
                yield None
            fresh = True
            continue
        fresh = False
        while start < end and blank(text[start]):
            start += 1
        while end > start and blank(text[end - 1]):
            end -= 1
        yield (start, end) if start < end else None


def blank(character: str) -> bool:
    """Tell whether a character shows nothing: white space, zero-width, a direction mark, a soft hyphen."""
    return character.isspace() or character in _INVISIBLE


_INVISIBLE = frozenset(
    "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Join wrapped lines to paragraphs.

    A blank line always ends a paragraph. A single line break does not where the lines are wrapped: where the next
    word would not have fitted on the line, or where the next line goes on in lower case.
    """
    found = list(lines(text))
    width = _wrap_width(found)
    joined: list[tuple[int, int]] = []
    open_line: tuple[int, int] | None = None
    for line in found:
        if line is None:
            open_line = None
            continue
        if open_line is not None and _goes_on(text, open_line, line, width):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
        open_line = line
    return joined


def _wrap_width(found: Sequence[tuple[int, int] | None]) -> int:
    lengths = sorted(line[1] - line[0] for line in found if line is not None)
    if len(lengths) < 3:
        return 0
    # A few long lines (links, tables) don't make a wrapped text an unwrapped one.
    widest = lengths[min(len(lengths) - 1, len(lengths) * 95 // 100)]
    return widest if 30 <= widest <= _WIDEST_WRAP else 0


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    (start, end), (next_start, next_end) = line, following
    if is_table(text, start, end) or is_table(text, next_start, next_end):
        return False
    if ENUMERATOR.match(text, next_start, next_end) or label(text, next_start, next_end):
        return False
    final = _FINAL.search(text, max(start, end - 4), end) is not None
    if not final and (text[next_start].islower() or text[end - 1] in ",-"):
        return True
    if not width:
        return False
    space = text.find(" ", next_start, next_end)
    word = (space if space >= 0 else next_end) - next_start
    return (end - start) + 1 + word > width * (1.0 if final else 0.9)


def is_table(text: str, start: int, end: int) -> bool:
    """Tell whether a line is a row of a table or a rule."""
    end = min(end, start + 400)
    head = text[start:end]
    # Most lines hold none of what the cells of a row are parted by, and are no rule.
    if not ("\t" in head or "|" in head or "   " in head or "\xa0" in head or head[:1] in _RULE):
        return False
    return _TABLE.search(text, start, end) is not None


def is_byline(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph names who wrote or edited the article."""
    return end - start < 200 and _BYLINE.match(text, start, end) is not None


def is_bare(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph has no words: a link, a number, ornaments."""
    if _WEB.match(text, start, end) is not None:
        return True
    return not (text[start].isalpha() or any(map(str.isalpha, text[start : min(end, start + 500)])))


def is_heading(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph may be a headline or a heading: short, capitalized, without final punctuation."""
    if end - start > 250 or (
        not text[start].isupper() and not text[start].isdigit() and text[start] not in "“\"'‘"
    ):
        return False
    if text[end - 1] in ".;:,…—–-" or (text[end - 1] in '”"’' and text[end - 2] in ".,;"):
        return False
    return len(text[start:end].split()) <= _HEADLINE_WORDS


def is_title(text: str, start: int, end: int) -> bool:
    """Tell whether a short line is all capitalized words, as "For Immediate Release:" is and no sentence is."""
    words = [word for word in text[start:end].split() if len(word) > 3] if end - start <= 150 else []
    # "The Presidents of Chad and Niger met in Niamey. They agreed:" ends in a verb, and no title does.
    last = text[start:end].rsplit(maxsplit=1)[-1][:1].isupper()
    return last and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3 > 0


def is_bullet(text: str, start: int, enumerator: int) -> bool:
    """Tell whether what stands before a line's words is a list's mark and no paragraph's number."""
    return enumerator > start and _BULLET.match(text, start) is not None


def label(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a label at the start of a line: a speaker's name or a field's, a colon, and words behind it."""
    return _LABEL.match(text, start, end)


class Speakers:
    """Who speaks in a transcript: which labels are people's, and which of them ask.

    A text is a transcript when a label that is no field's comes twice, or two of them come and one of them asks.
    """

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        """Count the labels of all paragraphs of `text`."""
        uses: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        for start, end in spans:
            match = label(text, start, end)
            if match is None or is_field(match.group(1)):
                continue
            uses[match.group(1)] += 1
            asked[match.group(1)] += "?" in text[max(match.end(), end - 200) : end]
        self._uses = uses
        self._asked = asked
        askers = [name for name in uses if self.asks(name)]
        self.transcript = any(count > 1 for count in uses.values()) or (len(uses) > 1 and bool(askers))

    def at(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Match a speaker's label at the start of a paragraph of a transcript."""
        match = label(text, start, end) if self.transcript else None
        return None if match is None or is_field(match.group(1)) else match

    def asks(self, name: str) -> bool:
        """Tell whether a label is an outlet's or a journalist's."""
        if _OUTLETS.search(name):
            return True
        return self._asked[name] * 2 > self._uses[name] and self._uses[name] < 3

    @staticmethod
    def name(label: str) -> str | None:
        """Give the speaker's name, None for a bare "Q" or "Answer"."""
        return None if label.strip().lower() in _ASKER | _ANSWER else " ".join(label.split())


def is_field(name: str) -> bool:
    """Tell whether a label is that of a field in a head ("Date:", "Subject:") and nobody's name."""
    return name.split(maxsplit=1)[0].lower() in _FIELDS
