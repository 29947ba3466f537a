"""Runs of capitalized words that can name a person, each divided into title and name. Whom they name is not asked here."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator

import attrs

from diplotrack.parties import PartyMention
from diplotrack_article._long_offices import field_end, institution_end, office_in_front
from diplotrack_article._name_words import (
    LONGEST_RUN,
    Token,
    Tokens,
    bare,
    begins_name,
    known,
    possessive,
    singular,
)
from diplotrack_article.words import Words

# Words that are names as well where they stand capitalized within a sentence: "To Lam", "He Lifeng".
_SYLLABLES = frozenset({"To", "He", "So", "An", "You", "Do", "No", "On", "Her", "In", "My"})
_LONGEST_NAME = 6
_TITLE_WORD = re.compile(r"[^\W\d_][\w-]*")
# What may stand between the names that share the title before the first of them.
_LISTED = re.compile(
    r"(?: of (?:the )?[^\W\d_a-z][\w’'-]*(?: (?:of )?(?:the )?[^\W\d_a-z][\w’'-]*){0,3})?(?:,? and |, )"
)
_PLACING = ("in", "at", "near", "to", "into", "from", "across", "around", "outside", "inside", "toward", "towards",
            "via", "off", "of", "the", "over", "on")  # fmt: skip
_PLACE_BEFORE = re.compile(rf"\b(?:{'|'.join(_PLACING)})\s+$", re.IGNORECASE)


@attrs.define(eq=False)
class Candidate:
    """A run of name words with the title before it.

    Attributes:
        start: offset of the title, or of the name where there is none.
        name_start: offset of the name.
        end: offset behind it.
        name: the name, blanks made single.
        title: the title, of one person ("ministers A and B" are each a minister); None without one.
        listed: whether the title stands before the first name of the list that this one is in.
        plural: whether the title is for those behind it in the list, too.
    """

    start: int
    name_start: int
    end: int
    name: str
    title: str | None
    listed: bool = False
    plural: bool = False


def candidates(
    text: str, parties: Iterable[PartyMention], vocabulary: Words, starts: frozenset[int]
) -> list[Candidate]:
    """The runs of a text that can be people, in its order.

    Args:
        text: the document's text.
        parties: where parties are named; such words begin no name.
        vocabulary: titles, institutions, particles.
        starts: offsets at which sentences begin, where a capital says nothing.
    """
    return _with_shared_titles(list(_runs(Tokens(text, starts), parties, vocabulary)), text)


def _with_shared_titles(found: list[Candidate], text: str) -> list[Candidate]:
    """As in "Presidents Ali Musa and Joy Mwangi": what is coordinated behind a title in the plural bears it as well."""
    for position, first in enumerate(found):
        if not first.plural:
            continue
        last = first
        for other in found[position + 1 :]:
            if other.title is not None or not _LISTED.fullmatch(text, last.end, other.start):
                break
            joined, other.title, other.listed = text[last.end : other.start], first.title, True
            last = other
            if joined.endswith("and "):
                break
        if last is first and " " not in first.name:
            # "the Foreign Ministers Retreat": one word behind a plural is no list of names.
            first.title, first.start = None, first.name_start
    return found


def _runs(tokens: Tokens, parties: Iterable[PartyMention], vocabulary: Words) -> Iterator[Candidate]:
    taken = _within_parties(tokens, parties)
    free = 0
    # Most words are small letters of English, of which none begins a name.
    opening = [at for at, word in enumerate(tokens.words) if not (word.islower() and word.isascii())]
    for first in opening:
        if first < free or first in taken or not begins_name(tokens.words[first]):
            continue
        run = [tokens[first]]
        while len(run) < LONGEST_RUN and _continues(tokens, run, first + len(run), taken, vocabulary):
            run.append(tokens[first + len(run)])
        free = first + len(run)
        candidate = _candidate(tokens, first, run, vocabulary)
        if candidate is not None:
            yield candidate


def _within_parties(tokens: Tokens, parties: Iterable[PartyMention]) -> set[int]:
    """The words that name a party and so begin no person's name."""
    taken: set[int] = set()
    starts = tokens.starts
    for mention in parties:
        first = bisect.bisect_left(starts, mention.start)
        if first < len(starts) and starts[first] == mention.start:
            taken.update(range(first, bisect.bisect_left(starts, mention.end)))
    return taken


def _continues(tokens: Tokens, run: list[Token], following: int, taken: set[int], vocabulary: Words) -> bool:
    """Whether the next word, of the number `following`, goes on with a run of capitalized words."""
    if following >= len(tokens):
        return False
    word = tokens.words[following]
    begins, particle, low = begins_name(word), word in vocabulary.particles, bare(word)
    generation = low in vocabulary.generations
    if not (begins or particle or generation):
        return False
    last = run[-1]
    if possessive(last.text):
        return False
    if following in taken and not _has_such_surname(run, vocabulary):
        return False
    if last.low in vocabulary.weekdays:
        return False  # "On Monday Okello left."
    if low in vocabulary.weekdays and len(run) > 1:
        return False  # "met Ali Musa Saturday"
    text, end = tokens.text, tokens.ends[following]
    if word == "I" and text[end : end + 1] != "." and run[0].low not in vocabulary.title_heads:
        return False  # "Afterwards I left", but "King Ali I"
    gap = text[last.end : tokens.starts[following]]
    if gap == ", " and len(run) > 1 and generation:
        return True  # "Joseph R. Biden, Jr."
    if gap != " " and (gap.strip() or "\n" in gap):
        opens = tokens[following].opens
        if not _abbreviates(gap, run, vocabulary, opens=opens):
            return False
    if begins:
        return True
    # "Ursula von der Leyen": particles go on with a name where a capital follows them.
    beyond = following
    while tokens.words[beyond] in vocabulary.particles and text.startswith(" ", tokens.ends[beyond]):
        beyond += 1
        if beyond == len(tokens):
            return False
    return beyond > following and begins_name(tokens.words[beyond])


def _has_such_surname(run: list[Token], vocabulary: Words) -> bool:
    """Whether a state's name next to a run can be a surname: "Prime Minister Luís Montenegro"."""
    if not any(token.low in vocabulary.title_heads for token in run[:-1]):
        return False
    last = run[-1].low
    other = vocabulary.within_titles, vocabulary.institutions, vocabulary.openers
    return not any(last in common for common in other)


def _abbreviates(gap: str, run: list[Token], vocabulary: Words, *, opens: bool) -> bool:
    """Whether a full stop ends a short form within a name: an initial, "Gen.", "Md."; but not "Hun Sen. The …"."""
    if gap not in (". ", ".\u00a0"):
        return False
    last = run[-1].low
    within_titles = vocabulary.within_titles
    return (
        len(last) == 1
        or last in vocabulary.abbreviations
        or (
            not opens
            and known(last, vocabulary.honorifics)
            and (len(run) == 1 or known(run[-2].low, within_titles) or run[-2].low in vocabulary.title_bodies)
        )
    )


def _candidate(tokens: Tokens, place: int, words_in_run: list[Token], vocabulary: Words) -> Candidate | None:
    """A run of capitalized words divided into title and name; None where it is no person's name.

    Args:
        tokens: the words of the text.
        place: the number of the run's first word.
        words_in_run: the run.
        vocabulary: titles, institutions, particles.
    """
    name_from, titled = _title_end(words_in_run, vocabulary)
    if name_from == len(words_in_run) and not titled:
        return None
    text = tokens.text
    if titled and _is_given_name(tokens, place, words_in_run[: name_from + 2], vocabulary):
        name_from, titled = name_from - 1, False
    first = words_in_run[0]
    if len(words_in_run) > 1 and first.opens and _only_opens(first, vocabulary):
        first = words_in_run[1]
    if not titled and (office := office_in_front(tokens, place, words_in_run, vocabulary)) is not None:
        # "Secretary of State Antony J. Blinken", "Minister of Foreign Affairs Wang Yi".
        while name_from < len(words_in_run) and words_in_run[name_from].low in vocabulary.title_modifiers:
            name_from += 1
        name_from = max(name_from, field_end(words_in_run), institution_end(words_in_run, vocabulary))
        first, titled = office, True
    elif not titled and not name_from and _is_lower_title(tokens, place - 1, first, vocabulary):
        first, titled = tokens[place - 1], True
    name = words_in_run[name_from:]
    while name and name[-1].low in vocabulary.postnominals:
        name.pop()
    if not name or not _can_be_name(name, vocabulary, titled=titled):
        return None
    if not titled and len(name) == 1 and _is_common_word(text, name[0], vocabulary):
        return None
    last = name[-1]
    end = last.end - possessive(last.text)
    if text[end : end + 1] == "." and last.low in ("jr", "sr"):
        end += 1
    start = first.start if titled else name[0].start
    title, plural = _of_one(text[start : name[0].start].strip(" ,\n"), vocabulary) if titled else ("", False)
    return Candidate(
        start=start,
        name_start=name[0].start,
        end=end,
        name=" ".join(text[name[0].start : end].split()),
        title=title or None,
        plural=plural,
    )


def _of_one(title: str, vocabulary: Words) -> tuple[str, bool]:
    """A title as one person bears it, and whether it stands there in the plural."""
    for word in _TITLE_WORD.finditer(title):
        one = singular(word.group().lower(), vocabulary.titles)
        if one is not None:
            kept = "-".join(map(str.capitalize, one.split("-"))) if word.group()[0].isupper() else one
            return title[: word.start()] + kept + title[word.end() :], True
    return title, False


def _only_opens(word: Token, vocabulary: Words) -> bool:
    """Whether a word at a sentence's beginning is no part of a title: "Then", but neither "Trade" nor "His"."""
    within_titles = vocabulary.within_titles
    return word.low in vocabulary.openers and word.low not in within_titles


def _title_end(words_in_run: list[Token], vocabulary: Words) -> tuple[int, bool]:
    """Where the name begins behind the titles that open a run, and whether there are any."""
    name_from, titled = 0, False
    for place, token in enumerate(words_in_run):
        low = token.low
        if possessive(token.text):
            break
        followed = place < len(words_in_run) - 1
        if place and token.text in _SYLLABLES and followed:
            break  # "Vice Premier He Lifeng"
        head = low in vocabulary.title_heads or (followed and known(low, vocabulary.title_heads))
        if head or (followed and known(low, vocabulary.honorifics)):
            name_from, titled = place + 1, True
        elif (
            place == name_from == 0
            and low in vocabulary.openers
            and (token.opens or token.text not in _SYLLABLES)
        ):
            name_from = 1
        elif low not in vocabulary.title_modifiers:
            break
    for place in range(len(words_in_run) - 2, max(name_from, 1) - 1, -1):
        # "National Assembly Speaker Park Byeong-seug": what stands before the office names its institution.
        low, preceding = words_in_run[place].low, words_in_run[place - 1].low
        within_name = (
            low in vocabulary.in_names
            and preceding not in vocabulary.institutions
            and preceding not in vocabulary.title_modifiers
        )
        # "General Staff Gen. Metin Gürak"
        of_body = low in vocabulary.ranks and preceding in vocabulary.title_bodies
        if of_body or (not within_name and known(low, vocabulary.title_heads)):
            name_from, titled = place + 1, True
            break
    while titled and name_from < len(words_in_run) - 1 and words_in_run[name_from].low in vocabulary.ranks:
        name_from += 1  # "Press Secretary Brig. Gen. Pat Ryder"
    return name_from, titled


def _is_given_name(tokens: Tokens, place: int, opening: list[Token], vocabulary: Words) -> bool:
    """Whether the last title word of a run is a given name: "Amir Khan Musa", but "the Amir Tamim", "Kuwaiti Amir Khalid".

    Args:
        tokens: the words of the text.
        place: the number of the run's first word.
        opening: the run up to the second word of the name.
        vocabulary: which titles are given names.
    """
    if len(opening) < 3 or opening[-3].low not in vocabulary.given_names:
        return False
    word = opening[-3]
    if len(opening) > 3 and opening[-4].low in vocabulary.title_heads:
        return True  # "Foreign Minister Amir Khan Musa"
    if len(opening) > 3:
        first = opening[0].low
        return len(opening) == 4 and first in vocabulary.openers and first != "the"
    before = tokens[place - 1] if place else None
    if before is None or tokens.text[before.end : word.start] not in (" ", "\u00a0", "’s ", "'s "):
        return True
    return not before.capital and before.low not in ("the", "highness")


def _is_lower_title(tokens: Tokens, before: int, first: Token, vocabulary: Words) -> bool:
    """Whether a title stands in lower case right before the run: "envoy Steve Witkoff", "ministers A and B"."""
    if before < 0 or tokens.text[tokens.ends[before] : first.start] not in (" ", "\u00a0", ". "):
        return False
    word = tokens.words[before]
    return known(bare(word), vocabulary.titles) and not possessive(word)


def _can_be_name(name: list[Token], vocabulary: Words, *, titled: bool) -> bool:
    """Whether words can name a person: no institution, no headline in capitals, no word that opens a sentence."""
    if len(name) > _LONGEST_NAME:
        return False
    initials = True
    for place, token in enumerate(name):
        low = token.low
        if low.isdigit():
            return False
        initials = initials and len(low) == 1
        inside = place < len(name) - 1
        if low in vocabulary.institutions and not (
            low in vocabulary.surnames and (titled or inside or len(name) == 1)
        ):
            return False
        if low in vocabulary.title_heads:
            within = low in vocabulary.in_names and place and inside
            given = low in vocabulary.given_names and not place and inside
            if not (within or given):
                return False
    if initials:
        return False
    if len(name) > 1:
        return not all(token.text.isupper() for token in name)
    alone = name[0]
    opens = not titled and alone.opens and alone.low in vocabulary.openers
    return not opens and alone.text != "The" and not (alone.text.isupper() and len(alone.text) > 1)


def behind_preposition(before: str) -> bool:
    """Whether some words end in a preposition or an article, as stands before places: "in ", "across the "."""
    return before.rstrip().casefold().endswith(_PLACING) and _PLACE_BEFORE.search(before) is not None


def _is_common_word(text: str, word: Token, vocabulary: Words) -> bool:
    """Whether a surname that is a common word, too, stands alone for the word: "in March", "the House", "April 3"."""
    if word.low not in vocabulary.institutions:
        return False
    before, behind = text[max(0, word.start - 14) : word.start], text[word.end : word.end + 2]
    return behind_preposition(before) or behind.strip()[:1].isdigit()
