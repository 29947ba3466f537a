"""Stand-ins: names are parsed as names that the parser knows.

A small parser has seen few names, and which of two capitalized words heads one is what it gets wrong most. Where people
and parties are named has been found before (`diplotrack_article.mentions`), so the parser is given a familiar name of one
word in the place of each; offsets lead back to the document's own words.
"""

from __future__ import annotations

import bisect
import itertools
import re
from array import array
from collections.abc import Iterator, Sequence

import attrs

from diplotrack.parties import NameKind
from diplotrack_article._title_words import is_title
from diplotrack_article.mentions import Mentions
from diplotrack_article.text import Excerpt
from diplotrack_article.words import words

# Frequent in the treebanks that the bundled parser is trained on, and never anything but names there.
PERSON = "Bush"
"""What stands in for people."""
PARTY = "Iraq"
"""What stands in for states and capitals."""
_DEMONYM = "Iraqi"
_ACRONYM = "UN"
# The parser sees three words in "co-chaired" and often makes the first a part of the subject. A "co-chair" is a person too: it
# is what is done behind "will", "to" and their like, and before what is chaired.
_TOGETHER = re.compile(
    r"\b[Cc]o[-‑](?:([a-z]+(?:ed|ing))"
    r"|((?:chair|host|lead|organi[sz]e|sponsor|convene|preside|sign|author|facilitate|mediate)s?)"
    r"(?=[ ](?:an?|the|this|that|its|his|her|their|our)\b)"
    r"|(?:(?<=\bto[ ]co.)|(?<=\bwill[ ]co.)|(?<=\bwould[ ]co.)|(?<=\bshall[ ]co.)|(?<=\balso[ ]co.)|(?<=\bjointly[ ]co.))"
    r"([a-z]{4,}))\b"
)
# The parser takes the name of one body or text for two: "the Joint Economic and Trade Commission" is parsed as its last word.
_JOINED = re.compile(
    r"\b(?:[A-Z][\w’'-]*[ ]){1,5}and[ ](?:[A-Z][\w’'-]*[ ]){1,4}"
    r"(Council|Commission|Committee|Dialogue|Forum|Board|Mechanism|Agreement|Treaty|Convention|Protocol|Ministry|Department)\b"
)
_DASHES = ("-", "–", "‑", "-")
_VERB_BEHIND = re.compile(
    r"[ ](?!and\b|or\b|which\b|who\b|where\b|but\b|with\b|in\b|[^\n]*[.!?]$)([a-z]+)\b", re.MULTILINE
)
_ONLY_NAMES = re.compile(
    r"[^\s,]{2,20}(?:[ ][A-Z][^\s,]{1,20})*(?:,[ ][^\s,]{2,20}(?:[ ][A-Z][^\s,]{1,20})*){0,4}"
)
_LONGEST_LIST = 150
_BEFORE_A_NOUN = re.compile(r"[ ][^\W\d_]{3,}")
# Who says it at the end of a wire story's sentence, with what they are near to: the parser takes that for what was said.
_SOURCES = re.compile(
    r"(?<=, )(?:[\w-]+[ ]){0,4}?(officials?|diplomats?|sources?|people|persons?|envoys|negotiators|mediators|aides?)"
    r"[ ](?:close to|familiar with|with (?:direct )?knowledge of|briefed on|involved in|aware of|who (?:asked|declined|requested|spoke))"
    r"[^,.;:\n]{3,80}?(?=[ ](?:said|told|added|confirmed|says)\b)"
)
_CHARGE = re.compile(r"\b[Cc]harg[ée](s?) d[’']affaires\b")
# "Met acting Prime Minister Musa": the parser sees somebody act, and in "caretaker Prime Minister Musa" two people.
_ACTING = re.compile(r"\b(?:acting|caretaker|interim|outgoing|incoming|designate|then-)[ ]?([A-Z][a-z]+)\b")
# "Chad's acting foreign minister", without a name.
_INTERIM = re.compile(
    r"\bacting(?=(?:[ ](?:foreign|prime|defen[cs]e|interior|finance|trade|economy))?"
    r"[ ](?:minister|president|premier|secretary|ambassador|chief|director|head|governor)\b)"
)
# Nouns for a talk that the parser takes apart at their hyphens, and the one that it knows for each.
_HYPHENED = re.compile(
    r"\b(?:(t[êe]te-[àa]-t[êe]te|pull-aside|get-together|sit-down|brush-by|one-on-one(?=s?[ ](?:with|between)\b))(s?)"
    r"|(?:hook|link)-up(s?))\b(?![ -](?:meeting|talk|conversation|interview|dinner|lunch))"
)
# The parser sees three words in "re-elected", too.
_AGAIN = re.compile(r"\b([Rr]e)[-‑]([a-z]{3,})\b")
_SWEARING = re.compile(r"\bswearing[-‑ ]in\b(?: ceremony\b)?")
# Names of places that the parser takes apart at their hyphens: "Mar-a-Lago", "Sharm el-Sheikh".
_HYPHENED_PLACE = re.compile(
    r"\b[A-Z][^\W\d_]+[ -](?:[aà]|au|aux|de|e|el|en|la|le|les|sous|sur|ul)-[A-Z][^\W\d_]+\b(?!-)"
)


@attrs.frozen
class StandIn:
    """A span of the document and the word that stands in for it."""

    start: int
    end: int
    word: str


def stand_ins(mentions: Mentions, text: str) -> list[StandIn]:
    """The words of a document that are replaced before parsing, in order and apart from one another: names, "co-chaired".

    A name with its acronym behind it in brackets ("the Asia-Pacific Economic Cooperation (APEC) summit") is one name.
    """
    found = [StandIn(m.name_start, m.end, PERSON) for m in mentions.people]
    for mention in mentions.parties:
        if mention.kind is NameKind.DEMONYM:
            if not mention.surface.endswith("s"):
                found.append(StandIn(mention.start, mention.end, _DEMONYM))
        elif mention.kind is not NameKind.ACRONYM or " " in mention.surface or "." in mention.surface:
            found.append(StandIn(mention.start, mention.end, PARTY))
        else:
            found.append(StandIn(mention.start, mention.end, _ACRONYM))
    found += _joined_parties(mentions, text)
    found += _asyndetic(mentions, text)
    for full, short in itertools.pairwise(mentions.parties):
        bracketed = text[full.end : short.start] == " (" and text[short.end : short.end + 1] == ")"
        if bracketed and full.party == short.party and full.kind is not NameKind.DEMONYM:
            found.append(StandIn(full.start, short.end + 1, PARTY))
    found += [StandIn(m.start(), m.end(), m[1] or m[2] or m[3]) for m in _TOGETHER.finditer(text)]
    found += [StandIn(m.start(), m.end(), f"ambassador{m[1]}") for m in _CHARGE.finditer(text)]
    found += [StandIn(m.start(), m.end(), m[1] + m[2]) for m in _AGAIN.finditer(text)]
    found += [StandIn(m.start(), m.end(), "inauguration") for m in _SWEARING.finditer(text)]
    found += [StandIn(m.start(), m.end(), PARTY) for m in _HYPHENED_PLACE.finditer(text)]
    found += [StandIn(m.start(), m.end(), m[1]) for m in _SOURCES.finditer(text)]
    found += [StandIn(m.start(), m.end(), m[1]) for m in _ACTING.finditer(text)]
    found += [StandIn(m.start(), m.end(), "interim") for m in _INTERIM.finditer(text)]
    for match in _HYPHENED.finditer(text):
        plain = f"meeting{match[2]}" if match[1] else f"teleconference{match[3]}"
        found.append(StandIn(match.start(), match.end(), plain))
    found += _joined_names(mentions, text)
    found.sort(key=lambda s: (s.start, -s.end))
    apart: list[StandIn] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


def _joined_names(mentions: Mentions, text: str) -> Iterator[StandIn]:
    """Names of one body or text with "and" inside, as far as they name no party or person."""
    named = sorted(
        [(m.name_start, m.end) for m in mentions.people] + [(m.start, m.end) for m in mentions.parties]
    )
    for match in _JOINED.finditer(text):
        middle = text.index(" and ", match.start())
        begin = match.start()
        for place in range(max(0, bisect.bisect_left(named, (begin, 0)) - 1), len(named)):
            start, end = named[place]
            if start >= match.end():
                break
            if end > begin:
                begin = end + 1
        if begin < middle:
            yield StandIn(begin, match.end(), match[1])


def _joined_parties(mentions: Mentions, text: str) -> Iterator[StandIn]:
    """Parties before a noun, such as "the US–China" of "the US–China talks": the parser sees one adjective in their place."""
    run: list[tuple[int, int]] = []
    for mention in sorted(mentions.parties, key=lambda m: m.start):
        if run and text[run[-1][1] : mention.start] in _DASHES:
            run.append((mention.start, mention.end))
            continue
        yield from _as_adjective(run, text)
        run = [(mention.start, mention.end)]
    yield from _as_adjective(run, text)


def _asyndetic(mentions: Mentions, text: str) -> Iterator[StandIn]:
    """The comma of a headline that stands for "and": "Chad, Mali sign accord"."""
    parties = sorted(mentions.parties, key=lambda m: m.start)
    for first, second in itertools.pairwise(parties):
        behind = _VERB_BEHIND.match(text, second.end) if text[first.end : second.start] == ", " else None
        if behind is None or is_title(behind[1], words()):
            continue
        line = text.rfind("\n", max(0, first.start - _LONGEST_LIST), first.start) + 1
        if _ONLY_NAMES.fullmatch(text, line, first.end):
            yield StandIn(first.end, second.start, " and ")


def _as_adjective(run: list[tuple[int, int]], text: str) -> Iterator[StandIn]:
    if len(run) > 1 and _BEFORE_A_NOUN.match(text, run[-1][1]):
        yield StandIn(run[0][0], run[-1][1], _DEMONYM)


def with_stand_ins(excerpt: Excerpt, names: Sequence[StandIn]) -> Excerpt:
    """An excerpt with its names replaced.

    Args:
        excerpt: what would be parsed.
        names: the document's stand-ins (`stand_ins`).

    Returns:
        An excerpt whose `positions` lead each stand-in's first and last character to those of the name.
    """
    positions = excerpt.positions
    if not positions:
        return excerpt
    pieces: list[str] = []
    places = array("L")
    shifts: list[tuple[int, int]] = []
    done = length = 0
    begin = bisect.bisect_left(names, positions[0], key=lambda s: s.start)
    for place in range(begin, len(names)):
        one = names[place]
        if one.start > positions[-1]:
            break
        first, last = bisect.bisect_left(positions, one.start), bisect.bisect_left(positions, one.end - 1)
        whole = last < len(positions) and positions[first] == one.start and positions[last] == one.end - 1
        if not whole or first < done:
            continue
        pieces.append(excerpt.text[done:first])
        places.extend(positions[done:first])
        pieces.append(one.word)
        length += first - done + len(one.word)
        places.append(one.start)
        places.extend([one.start] * (len(one.word) - 2))
        places.append(one.end - 1)
        done = last + 1
        shifts.append((done, length - done))
    pieces.append(excerpt.text[done:])
    places.extend(positions[done:])
    return attrs.evolve(
        excerpt,
        text="".join(pieces),
        positions=places,
        starts=tuple(start + _shift(shifts, start) for start in excerpt.starts),
    )


def _shift(shifts: list[tuple[int, int]], start: int) -> int:
    at = bisect.bisect_right(shifts, start, key=lambda shift: shift[0])
    return shifts[at - 1][1] if at else 0
