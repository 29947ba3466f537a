"""Stand-ins: names are parsed as names that the parser knows.

A small parser has seen few names, and which of two capitalized words heads one is what it gets wrong most. Where people
and parties are named has been found before (`diplotrack_article.mentions`), so the parser is given a familiar name of one
word in the place of each; offsets lead back to the document's own words.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Callable, Iterator, Sequence

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
_TITLE = "Ambassador"
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
_BEHIND_AND = (
    r"and[ ](?:[A-Z][\w’'-]*[ ]){1,4}"
    r"(Council|Commission|Committee|Dialogue|Forum|Board|Mechanism|Agreement|Treaty|Convention|Protocol|Ministry|Department)\b"
)
_JOINED = re.compile(rf"\b(?:[A-Z][\w’'-]*[ ]){{1,5}}{_BEHIND_AND}")
_CAN_BE_JOINED = re.compile(f" {_BEHIND_AND}")
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
# A title in a short form that the parser takes for two words or for a name: "the HR/VP met".
_SHORT_TITLE = re.compile(r"\b(?:HR/?VP|High Representative/Vice[- ]President)\b")
# Forms of address right before a name at which the parser takes it apart: "H.H. Sheikh Musa", "Dato' Seri Musa", "Lt. Gen. Musa".
_ADDRESS = re.compile(
    r"(?:\bH\.(?:[A-Z]\.){1,2}|\bH[EHM]|\bHRH|\bDato[’']|\bH(?:is|er)[ ](?:Royal[ ])?(?:Excellency|Highness|Majesty)"
    # Those whose full stop the parser takes for the end of a sentence.
    r"|\b(?:Rt\.?[ ])?(?:Amb|Smt|Hon|Capt|Eng|Adv|Lt|Maj|Brig|Col|Sgt|Pres|Cmdr|Cdr|Sec|Mme)\."
    r"|\b(?:Lt|Maj|Brig|Rear|Vice)\.?[ ](?:Gen|Adm|Col)\.)"
    r"(?:[ ](?:Mr|Mrs|Ms|Dr|Sheikh|Sheikha|Prince|Princess|Seri|Sri|Sir|Eng)\b\.?)*[ ]$"
)
# "HH the Amir left", "he and His Excellency Prime Minister Musa".
_ADDRESSED = re.compile(
    r"\b(?:HH|HM|HRH|H\.(?:R\.)?[HM]\.|(?<=[a-z,][ ])H(?:is|er)[ ](?:Royal[ ])?(?:Excellency|Highness|Majesty))(?:[ ][Tt]he(?=[ ][A-Z])|(?=[ ](?:Prime|President|Foreign|Crown|King|Queen|Sultan|Minister)\b))"
)  # fmt: skip
# Plural offices with a capital that the parser takes for a name: "The two Secretaries signed", "both Kings".
_PLURALS = ("Secretaries", "Kings", "Monarchs", "Sovereigns", "Emirs", "Generals", "Ambassadors", "Speakers", "Premiers", "Commanders", "Diplomats", "Envoys")  # fmt: skip
_OFFICES = re.compile(
    r"(?:(?<=\b[Tt]he )|(?<=\b[Tt]wo )|(?<=\b[Bb]oth )|(?<=\b[Tt]hree )|(?<=\bForeign )|(?<=\bDefen[cs]e ))"
    rf"(?:{'|'.join(_PLURALS)})\b(?![ ][A-Z]|-)"
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


def _any_of(*parts: str) -> Callable[[str], object]:
    return lambda text: any(map(text.__contains__, parts))


# Phrases with what is to stand in for them, and first whether a text can hold one: to look for some letters, or for what
# begins with a hyphen, takes a hundredth of the time that the pattern takes, and most texts hold none.
_PHRASES: tuple[tuple[Callable[[str], object], re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_any_of("co-", "Co-", "co‑", "Co‑"), _TOGETHER, lambda m: m[1] or m[2] or m[3]),
    (_any_of("HR", "ive/Vice"), _SHORT_TITLE, lambda _: "commissioner"),
    (_any_of("HH", "HM", "HRH", "H.", "Excellency", "Highness", "Majesty"), _ADDRESSED, lambda _: "the"),
    (_any_of(*_PLURALS), _OFFICES, lambda m: m[0].lower()),
    (_any_of("affaires"), _CHARGE, lambda m: f"ambassador{m[1]}"),
    (_any_of("re-", "Re-", "re‑", "Re‑"), _AGAIN, lambda m: m[1] + m[2]),
    (_any_of("swearing"), _SWEARING, lambda _: "inauguration"),
    (re.compile(r"-(?=[A-Z])(?:(?<=[ -][aàe]-)|(?<=[ -][adelu][aeunl]-)|(?<=[ -](?:aux|les|sur)-)|(?<=[ -]sous-))").search,
     _HYPHENED_PLACE, lambda _: PARTY),
    (re.compile(" (?:close to|familiar with|knowledge of|briefed on|involved in|aware of|who [adrs])").search,
     _SOURCES, lambda m: m[1]),
    (_any_of("acting", "caretaker", "interim", "outgoing", "incoming", "designate", "then-"), _ACTING, lambda m: m[1]),
    (_any_of("acting"), _INTERIM, lambda _: "interim"),
    (re.compile(r"-(?:[àa]-t|aside|together|down|by\b|on-one|up)").search, _HYPHENED,
     lambda m: f"meeting{m[2]}" if m[1] else f"teleconference{m[3]}"),
)  # fmt: skip


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
    found += _addresses(mentions, text)
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
    for may_hold, pattern, plain in _PHRASES:
        if may_hold(text):
            found += [StandIn(m.start(), m.end(), plain(m)) for m in pattern.finditer(text)]
    found += _joined_names(mentions, text)
    found.sort(key=lambda s: (s.start, -s.end))
    apart: list[StandIn] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


def _addresses(mentions: Mentions, text: str) -> Iterator[StandIn]:
    """Forms of address before names that the parser does not know, each as a title that it does."""
    for mention in mentions.people:
        if mention.start < mention.name_start:
            before = max(0, mention.start - len("Rt. "))
            address = _ADDRESS.search(text, before, mention.name_start)
            if address is not None:
                yield StandIn(address.start(), mention.name_start - 1, _TITLE)


def _joined_names(mentions: Mentions, text: str) -> Iterator[StandIn]:
    """Names of one body or text with "and" inside, as far as they name no party or person."""
    if _CAN_BE_JOINED.search(text) is None:
        return
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
    places: list[int] = []
    shifts: list[tuple[int, int]] = []
    done = length = 0
    begin = bisect.bisect_left(names, positions[0], key=lambda s: s.start)
    for place in range(begin, len(names)):
        one = names[place]
        if one.start > positions[-1]:
            break
        first, last = _at(positions, one.start), _at(positions, one.end - 1)
        whole = last < len(positions) and positions[first] == one.start and positions[last] == one.end - 1
        if not whole or first < done:
            continue
        word = one.word
        pieces += (excerpt.text[done:first], word)
        length += first - done + len(word)
        places += positions[done:first]
        places += [one.start] * (len(word) - 1)
        places.append(one.end - 1)
        done = last + 1
        shifts.append((done, length - done))
    if not pieces:
        return excerpt
    pieces.append(excerpt.text[done:])
    places += positions[done:]
    return Excerpt(
        text="".join(pieces),
        positions=places,
        starts=tuple(start + _shift(shifts, start) for start in excerpt.starts),
        sentences=excerpt.sentences,
    )


def _at(positions: Sequence[int], offset: int) -> int:
    """Where an offset of the document stands among these, or the next one behind it; one before them is not asked for."""
    if isinstance(positions, range):
        return min(offset - positions.start, len(positions))
    return bisect.bisect_left(positions, offset)


def _shift(shifts: list[tuple[int, int]], start: int) -> int:
    at = bisect.bisect_right(shifts, start, key=lambda shift: shift[0])
    return shifts[at - 1][1] if at else 0
