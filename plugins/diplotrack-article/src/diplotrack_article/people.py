"""People: who is named, by titles and capitals and not from a list.

A person is a run of capitalized words that is no party and no institution, with something that speaks for a person: a
title or form of address before it, an apposition with a title behind it, the place of a subject or a counterpart, or
a later mention by surname alone. Every later mention by a part of the name is the same person (codebook, Engagement,
rule 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from diplotrack.parties import PartyMention
from diplotrack.records import Party
from diplotrack_article.words import Words

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[’'‑-](?=[^\W_])|\.(?=[^\W\d_]\b\.?)|(?<=\b[A-Z])\.)*")
POSSESSIVE = re.compile(r"[’']s?$")
_LONGEST_NAME = 6
_LONGEST_RUN = 14


@attrs.define(eq=False)
class Person:
    """Somebody whom the document names.

    Attributes:
        name: as fully as the document gives it.
        title: the title at the first mention that has one.
        party: whom the person acts for, or None where the document does not say.
        why: what the party was taken from.
        mentions: how often named.
    """

    name: str
    title: str | None = None
    party: Party | None = None
    why: str | None = None
    mentions: int = 0

    @property
    def parts(self) -> list[str]:
        """The name's words without initials."""
        return [part for part in re.split(r"\s+", self.name) if len(part.rstrip(".")) > 1]


@attrs.frozen(kw_only=True)
class PersonMention:
    """One place at which a person is named; `start` is that of the title, `name_start` that of the name itself."""

    start: int
    name_start: int
    end: int
    person: Person


@attrs.frozen
class _Token:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return POSSESSIVE.sub("", self.text).rstrip(".").lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@attrs.define(eq=False)
class _Candidate:
    """A run of name words with the title before it."""

    start: int
    name_start: int
    end: int
    name: str
    title: str | None


def find_people(
    text: str, parties: list[PartyMention], vocabulary: Words, starts: frozenset[int]
) -> list[PersonMention]:
    """The people whom a text names, at each place; their parties and offices are not looked for yet.

    Args:
        text: the document's text.
        parties: where parties are named; such words begin no name.
        vocabulary: titles, institutions, particles.
        starts: offsets at which sentences begin, where a capital says nothing.
    """
    tokens = [_Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]
    candidates = list(_candidates(text, tokens, parties, vocabulary, starts))
    common = {c.name for c in candidates if c.name.lower() in vocabulary.institutions and not c.title}
    common -= {c.name for c in candidates if c.title}
    return _same([c for c in _believed(candidates, text) if c.name not in common], candidates)


def _candidates(
    text: str, tokens: list[_Token], parties: list[PartyMention], vocabulary: Words, starts: frozenset[int]
) -> Iterator[_Candidate]:
    taken = _within_parties(tokens, parties)
    position = 0
    while position < len(tokens):
        if not tokens[position].capital or position in taken:
            position += 1
            continue
        run = [position]
        while len(run) < _LONGEST_RUN and _continues(text, tokens, run[-1], taken, vocabulary):
            run.append(run[-1] + 1)
        position = run[-1] + 1
        candidate = _candidate(text, tokens, run, vocabulary, starts)
        if candidate is not None:
            yield candidate


def _within_parties(tokens: list[_Token], parties: list[PartyMention]) -> set[int]:
    """The words that name a party and so begin no person's name."""
    ends = {mention.start: mention.end for mention in parties}
    taken: set[int] = set()
    end = -1
    for index, token in enumerate(tokens):
        end = max(end, ends.get(token.start, -1))
        if token.start < end:
            taken.add(index)
    return taken


def _continues(text: str, tokens: list[_Token], index: int, taken: set[int], vocabulary: Words) -> bool:
    """Whether the next word goes on with the run of capitalized words that this one is in."""
    last, following = tokens[index], index + 1
    if following >= len(tokens) or following in taken or POSSESSIVE.search(last.text):
        return False
    gap = text[last.end : tokens[following].start]
    abbreviated = gap in (". ", ".\u00a0") and (last.low in vocabulary.honorifics or len(last.low) == 1)
    if not abbreviated and (gap.strip() or "\n" in gap):
        return False
    word = tokens[following]
    if word.capital:
        return True
    # "Ursula von der Leyen": particles go on with a name where a capital follows them.
    beyond = following
    while tokens[beyond].text in vocabulary.particles and text[tokens[beyond].end :][:1] == " ":
        beyond += 1
        if beyond == len(tokens):
            return False
    return beyond > following and tokens[beyond].capital


def _candidate(
    text: str, tokens: list[_Token], run: list[int], vocabulary: Words, starts: frozenset[int]
) -> _Candidate | None:
    """A run of capitalized words divided into title and name; None where it is no person's name."""
    words_in_run = [tokens[index] for index in run]
    name_from, titled = _title_end(words_in_run, vocabulary)
    before = tokens[run[0] - 1] if run[0] else None
    first = words_in_run[0]
    if len(run) > 1 and first.start in starts and _only_opens(first, vocabulary):
        first = words_in_run[1]
    if not titled and (office := _office_in_front(text, tokens, run, vocabulary)) is not None:
        # "Secretary of State Antony J. Blinken", "Minister of Foreign Affairs Wang Yi".
        while name_from < len(words_in_run) and words_in_run[name_from].low in vocabulary.title_modifiers:
            name_from += 1
        name_from = max(name_from, _field_end(words_in_run))
        first, titled = office, True
    elif (
        not titled
        and not name_from
        and before is not None
        and _is_lower_title(text, before, first, vocabulary)
    ):
        first, titled = before, True
    name = words_in_run[name_from:]
    while name and name[-1].low in vocabulary.postnominals and name[-1].low not in ("jr", "sr"):
        name.pop()
    if not name or not _can_be_name(name, vocabulary, starts, titled=titled):
        return None
    if not titled and len(name) == 1 and _is_common_word(text, name[0], vocabulary):
        return None
    last = name[-1]
    possessive = POSSESSIVE.search(last.text)
    end = last.end - (len(possessive.group()) if possessive else 0)
    if text[end : end + 1] == "." and last.low in ("jr", "sr"):
        end += 1
    start = first.start if titled else name[0].start
    return _Candidate(
        start=start,
        name_start=name[0].start,
        end=end,
        name=" ".join(text[name[0].start : end].split()),
        title=text[start : name[0].start].strip(" ,\n") or None,
    )


def _only_opens(word: _Token, vocabulary: Words) -> bool:
    """Whether a word at a sentence's beginning is no part of a title: "Then", but neither "Trade" nor "His"."""
    within_titles = vocabulary.title_heads | vocabulary.title_modifiers | vocabulary.honorifics
    return word.low in vocabulary.openers - within_titles


def _title_end(words_in_run: list[_Token], vocabulary: Words) -> tuple[int, bool]:
    """Where the name begins behind the titles that open a run, and whether there are any."""
    name_from, titled = 0, False
    for place, token in enumerate(words_in_run):
        low = token.low
        if POSSESSIVE.search(token.text):
            break
        address = low in vocabulary.honorifics and place < len(words_in_run) - 1
        if low in vocabulary.title_heads or address:
            name_from, titled = place + 1, True
        elif place == name_from == 0 and low in vocabulary.openers:
            name_from = 1
        elif low not in vocabulary.title_modifiers:
            break
    for place in range(len(words_in_run) - 2, max(name_from, 1) - 1, -1):
        # "National Assembly Speaker Park Byeong-seug": what stands before the office names its institution.
        low, preceding = words_in_run[place].low, words_in_run[place - 1].low
        within_name = (
            low in vocabulary.in_names
            and preceding not in vocabulary.institutions | vocabulary.title_modifiers
        )
        if low in vocabulary.title_heads and not within_name:
            return place + 1, True
    return name_from, titled


def _is_lower_title(text: str, before: _Token, first: _Token, vocabulary: Words) -> bool:
    """Whether a title stands in lower case right before the run: "envoy Steve Witkoff", "ministers A and B"."""
    if text[before.end : first.start] not in (" ", "\u00a0", ". ") or POSSESSIVE.search(before.text):
        return False
    forms = {before.low, before.low.removesuffix("s")}
    return bool(forms & (vocabulary.title_heads | vocabulary.honorifics))


def _can_be_name(name: list[_Token], vocabulary: Words, starts: frozenset[int], *, titled: bool) -> bool:
    """Whether words can name a person: no institution, no headline in capitals, no word that opens a sentence."""
    lows = [token.low for token in name]
    if len(name) > _LONGEST_NAME or all(len(low) == 1 for low in lows) or any(low.isdigit() for low in lows):
        return False
    for place, low in enumerate(lows):
        inside = place < len(lows) - 1
        surname = low in vocabulary.surnames and (titled or inside or len(lows) == 1)
        if low in vocabulary.institutions and not surname:
            return False
        if low in vocabulary.title_heads and not (low in vocabulary.in_names and place and inside):
            return False
    if len(name) > 1:
        return not all(token.text.isupper() for token in name)
    alone = name[0]
    opens = not titled and alone.start in starts and alone.low in vocabulary.openers
    return not opens and not (alone.text.isupper() and len(alone.text) > 1)


def _is_common_word(text: str, word: _Token, vocabulary: Words) -> bool:
    """Whether a surname that is a common word, too, stands alone for the word: "in March", "the House", "April 3"."""
    if word.low not in vocabulary.institutions:
        return False
    before, behind = text[max(0, word.start - 14) : word.start], text[word.end : word.end + 2]
    return _PLACE_BEFORE.search(before) is not None or behind.strip()[:1].isdigit()


def _field_end(words_in_run: list[_Token]) -> int:
    """Where the name begins behind "Near Eastern Affairs"; 0 where no such field stands before it."""
    ends = [place + 1 for place, token in enumerate(words_in_run[:-1]) if token.low == "affairs"]
    return ends[-1] if ends else 0


def _office_in_front(text: str, tokens: list[_Token], run: list[int], vocabulary: Words) -> _Token | None:
    """The title head of "Secretary of" before a run that begins with "State", of "Secretary of State for" before "Near"."""
    first = run[0]
    field = tokens[first].low in vocabulary.title_modifiers or _field_end([tokens[i] for i in run])
    # "chairman of the National …": behind an article begins an institution.
    if first < 2 or not field or tokens[first - 1].low == "the":
        return None
    place = first - 1
    while (
        place >= 0
        and first - place < _LONGEST_RUN
        and text[tokens[place].end : tokens[place + 1].start] == " "
    ):
        low = tokens[place].low
        if low in vocabulary.title_heads and tokens[place + 1].low in ("of", "for"):
            return tokens[place]
        if low not in ("of", "for", "and", "the") and low not in vocabulary.title_modifiers:
            return None
        place -= 1
    return None


_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|to|into|from|across|around|outside|inside|toward|towards|via|off|of|the|over|on)\s+$",
    re.IGNORECASE,
)
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:with|by|told|and|between|counterpart|said|says|added|met|meet|meets)|,)\s+$", re.IGNORECASE
)
_PERSON_AFTER = re.compile(
    r"\s+(?:said|says|told|met|meets|added|noted|stressed|emphasi[sz]ed|urged|called|pledged|promised|vowed|agreed|expressed"
    r"|thanked|welcomed|invited|held|arrived|visited|signed|hosted|received|replied|responded|answered|asked|proposed|offered"
    r"|affirmed|reaffirmed|reiterated|underscored|underlined|recalled|described|announced|spoke|travel\w*|will|would|is|was|has|had|who)\b"
    r"|,\s+(?:who|whose|whom|the|an?|head|director|chair\w*|secretary|minister|president|member|former|vice|deputy)\b"
)


def _believed(candidates: list[_Candidate], text: str) -> list[_Candidate]:
    """The candidates with two words or more that something speaks for; a document-wide vote decides."""
    votes: dict[str, float] = {}
    singles: dict[str, int] = {}
    for candidate in candidates:
        if " " not in candidate.name:
            singles[candidate.name] = singles.get(candidate.name, 0) + 1
    for candidate in candidates:
        before, after = (
            text[max(0, candidate.start - 14) : candidate.start],
            text[candidate.end : candidate.end + 24],
        )
        vote = 3.0 if candidate.title else 0.0
        vote -= 1.5 if not candidate.title and _PLACE_BEFORE.search(before) else 0.0
        vote += 0.7 if _PERSON_BEFORE.search(before) else 0.0
        vote += 1.0 if _PERSON_AFTER.match(after) else 0.0
        parts = candidate.name.split()
        if 1 < len(parts) < 5:
            vote += 0.7
            vote += 1.2 if any(part in singles for part in (parts[0], parts[-1])) else 0.0
        votes[candidate.name] = votes.get(candidate.name, 0.0) + vote
    return [c for c in candidates if votes[c.name] >= (0.7 if " " in c.name else 2.5)]


def _same(believed: list[_Candidate], candidates: list[_Candidate]) -> list[PersonMention]:
    """Each mention with its person: full names first, then whoever is meant by a part of one."""
    people: dict[str, Person] = {}
    by_part: dict[str, list[Person]] = {}
    names = sorted({c.name for c in believed}, key=lambda n: (-len(n.split()), -len(n)))
    for name in names:
        parts = name.split()
        owner = next((p for p in by_part.get(parts[-1], []) if _short_for(name, p.name)), None)
        owner = owner or next((p for p in by_part.get(parts[0], []) if _short_for(name, p.name)), None)
        if owner is None:
            owner = Person(name)
            for part in owner.parts:
                by_part.setdefault(part, []).append(owner)
        people[name] = owner
    for candidate in candidates:
        if candidate.name not in people and " " not in candidate.name:
            owners = by_part.get(candidate.name, [])
            fitting = [p for p in owners if candidate.name in (p.parts[0], p.parts[-1])] or owners
            if fitting:
                people[candidate.name] = fitting[0]
    mentions = []
    for candidate in candidates:
        person = people.get(candidate.name)
        if person is None:
            continue
        person.mentions += 1
        if person.title is None and candidate.title:
            person.title = candidate.title
        mentions.append(
            PersonMention(
                start=candidate.start, name_start=candidate.name_start, end=candidate.end, person=person
            )
        )
    return mentions


def _short_for(short: str, full: str) -> bool:
    """Whether every word of the shorter name, initials apart, stands in the fuller one."""
    mine = [part for part in short.split() if len(part.rstrip(".")) > 1]
    return bool(mine) and short != full and all(part in full.split() for part in mine)
