"""Identities: which runs of capitalized words are people, and which of them are one person.

A document-wide vote decides whether something is a person; each later mention by a part of the name is the same person.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable

import attrs

from diplotrack.records import Party
from diplotrack_article._name_runs import Candidate, behind_preposition
from diplotrack_article.words import Words

_ARTICLE = re.compile(r"^(?:a[dlnrstz]|ash|ath|el|es)[-‑’'](?=\w)")
_MARKS = re.compile("[\u0300-\u036f’']")

# "to", "on", "of" and "by" before people, where places have them as well.
_ADDRESSED = re.compile(
    r"\b(?:spoken?|speak\w*|talk\w*|wrote|writ\w+|calls?|called|calling|phoned|message|letter|note|invitation|condolences|congratulations|thanks"
    r"|tribute|according|said|says|explained|relayed|conveyed|introduced|handed|delivered|words|next|behalf|invited|received|hosted|led"
    r"|headed|chaired|made|consist\w*|composed|comprised|signed|accompanied|joined|represented|flanked|succeeded|replaced|brokered|mediated|convened)"
    r" (?:[a-z]+ ){0,2}(?:to|on|upon|from|of|by)\s+$"
    r"|\b(?:summit|meeting|visit|trip|arrival|proposal|offer|remarks|speech|presence|aide|ally|envoy|adviser|request|invitation) of\s+$"
)
_BEFORE_PEOPLE = ("with", "by", "told", "and", "between", "counterpart", "said", "says", "added", "met", "meet", "meets",
                  "meeting", "whom", "alongside", ",")  # fmt: skip
_PERSON_BEFORE = re.compile(rf"(?:\b(?:{'|'.join(_BEFORE_PEOPLE[:-1])})|,)\s+$", re.IGNORECASE)
_PERSON_AFTER = re.compile(
    r"\s+(?:(?:also|then|last|later|first|once|twice|recently|himself|herself|reportedly)\s+)?"
    r"(?:said|says|told|met|meets|added|noted|stressed|emphasi[sz]ed|urged|called|pledged|promised|vowed|agreed|expressed"
    r"|thanked|welcomed|invited|held|arrived|flew|landed|left|returned|sat|visited|signed|hosted|received|replied|responded|answered|asked|proposed|offered"
    r"|affirmed|reaffirmed|reiterated|underscored|underlined|recalled|described|announced|spoke|travel\w*|will|would|is|was|has|had|who)\b"
    r"|,\s+(?:the|an?|head|director|chair\w*|secretary|minister|president|member|former|vice|deputy)\b"
)
_BESIDE_A_NAME = re.compile(r"(?:,| and| or)\s+[^\W\d_a-z]|['’]s?\s")
_RELATIVE = re.compile(r",\s+(?:who|whose|whom|with whom|for whom|to whom)\b")
_APPOSED = re.compile(r",\s+([^,;:.!?()\n]{3,80})")
_NO_APPOSITION = frozenset(
    ["said", "says", "told", "who", "which", "where", "when", "while", "is", "was", "and"]
)
_LINK = re.compile(
    r"(?: MP| MPs)?(?: of (?:the )?[^\W\d_a-z][\w’'-]*(?: (?:of )?(?:the )?[^\W\d_a-z][\w’'-]*){0,3})?"
    r"(,? and|,|;)(?: also| then)? (?:the )?(?:[^\W\d_a-z][\w.’'-]* ){0,2}"
)
_STOP = re.compile(r"[.!?][”\"’')]*\s+$|\n\s*$")
_PARTICLE = re.compile(r"(?<![^\W\d_])([^\W\d_]+) $")
_BEHIND_OFFICE = frozenset(
    ["of", "for", "to", "in", "at", "on", "with", "from", "who", "whom", "he", "she", "they", "and", "under"]
)
# Nouns that an apposition says of people and of nothing else, besides offices.
_HUMAN = frozenset(
    ["man", "woman", "aide", "son", "daughter", "brother", "sister", "politician", "lawyer", "general"]
)
_WINDOW = 60
# How much has to speak for a single word without a title, and how much for one that is a leader's surname.
_ALONE, _SPOKEN_FOR = 2.5, 0.7


@attrs.define(eq=False)
class Person:
    """Somebody whom the document names.

    Attributes:
        name: as fully as the document gives it.
        title: the title at the first mention that has one.
        party: whom the person acts for, or None where the document does not say.
        why: what the party was taken from.
        mentions: how often named.
        office: the office on the day of publication, where only a table of office holders tells it.
    """

    name: str
    title: str | None = None
    party: Party | None = None
    why: str | None = None
    mentions: int = 0
    office: str | None = None

    @property
    def parts(self) -> list[str]:
        """The name's words without initials."""
        return [part for part in re.split(r"\s+", self.name) if len(part.rstrip(".")) > 1]


@attrs.frozen(kw_only=True)
class PersonMention:
    """One place at which a person is named.

    Attributes:
        start: offset of the title, or of the name where no title stands before it.
        name_start: offset of the name.
        end: offset behind the name.
        person: who is named.
        listed: whether a title in the plural before the first name of a list is this person's, too.
        joined: how the mention is coordinated with the one right before it, as ",", "and" or ", and"; None where it is not.
        behind: whether it stands in one sentence with the words before it.
    """

    start: int
    name_start: int
    end: int
    person: Person
    listed: bool = False
    joined: str | None = None
    behind: bool = True


def believed(
    candidates: Iterable[Candidate],
    text: str,
    vocabulary: Words,
    is_leader: Callable[[str], bool] | None = None,
) -> list[Candidate]:
    """The candidates that something speaks for; what is said at one mention counts for all.

    Args:
        candidates: the runs that can be people.
        text: the document's text.
        vocabulary: the titles.
        is_leader: whether a surname alone is that of somebody in a leading office.
    """
    candidates = list(candidates)
    votes: dict[str, float] = {}
    beside: set[str] = set()
    singles = {_key(candidate.name) for candidate in candidates if " " not in candidate.name}
    for candidate in candidates:
        before = text[max(0, candidate.start - _WINDOW) : candidate.start]
        behind = text[candidate.end : candidate.end + 2 * _WINDOW]
        vote = 3.0 if candidate.title else 0.0
        if not candidate.title and behind_preposition(before) and not _ADDRESSED.search(before):
            vote -= 1.5
        if before.rstrip().casefold().endswith(_BEFORE_PEOPLE) and _PERSON_BEFORE.search(before):
            vote += 0.7
        vote += 1.0 if _PERSON_AFTER.match(behind[:36]) else 0.0
        if behind.startswith(",") and (_RELATIVE.match(behind) or _is_apposed(behind, vocabulary)):
            vote += 2.0
        parts = [part for part in candidate.name.split() if part not in vocabulary.particles]
        if 1 < len(parts) < 5:
            vote += 0.7
            vote += 1.2 if _key(parts[0]) in singles or _key(parts[-1]) in singles else 0.0
        votes[candidate.name] = votes.get(candidate.name, 0.0) + vote
        if _BESIDE_A_NAME.match(behind):
            beside.add(candidate.name)
    if is_leader is not None:
        for name, vote in votes.items():
            spoken_for = vote >= (0.0 if name in beside else _SPOKEN_FOR)
            if spoken_for and vote < _ALONE and " " not in name and is_leader(name):
                votes[name] = _ALONE  # "Putin told Macron"
    return [c for c in candidates if votes[c.name] >= (0.7 if " " in c.name else _ALONE)]


def _is_apposed(behind: str, vocabulary: Words) -> bool:
    """Whether an office stands in apposition behind: ", chairman of …", ", the Indian minister he received"."""
    apposition = _APPOSED.match(behind)
    if apposition is None:
        return False
    words = apposition.group(1).split()
    for word, following in itertools.zip_longest(words, words[1:]):
        if word in _NO_APPOSITION:
            return False
        low = word.lower()
        if (low in vocabulary.title_heads or low in _HUMAN) and (
            following is None or following in _BEHIND_OFFICE
        ):
            return True
    return False


def identified(
    people: Iterable[Candidate], candidates: Iterable[Candidate], text: str, vocabulary: Words
) -> list[PersonMention]:
    """Each mention with its person, named as fully as the document does anywhere.

    Args:
        people: the candidates that are people.
        candidates: all of them: a single word among them can be a part of somebody's name.
        text: the document's text.
        vocabulary: what belongs to no part of a name that is used alone.
    """
    register = _Register(vocabulary)
    names = {c.name for c in people}
    for name in sorted(names, key=lambda n: (-len(n.split()), -len(n))):
        register.enter(name)
    mentions: list[PersonMention] = []
    for candidate in candidates:
        person = register.find(candidate)
        if person is None:
            continue
        person.mentions += 1
        if person.title is None and candidate.title:
            person.title = candidate.title
        name_start = _with_particles(text, candidate.name_start, person, vocabulary)
        start = min(candidate.start, name_start)
        mentions.append(
            PersonMention(
                start=start,
                name_start=name_start,
                end=candidate.end,
                person=person,
                listed=candidate.listed,
                joined=_joined(text, mentions[-1].end, start, candidate.end) if mentions else None,
                behind=start > 0 and _STOP.search(text, max(0, start - 4), start) is None,
            )
        )
    return mentions


class _Register:
    """The people of a document by the parts of their names."""

    def __init__(self, vocabulary: Words) -> None:
        self._vocabulary = vocabulary
        self._whole: dict[str, Person] = {}
        self._by_part: dict[str, list[Person]] = {}
        self._last: dict[str, Person] = {}
        self._cut: dict[str, list[str]] = {}

    def enter(self, name: str) -> None:
        """Take in a name that somebody bears; the longest ones come first."""
        parts = self._parts(name)
        owner = next(
            (p for part in (parts[-1], parts[0]) for p in self._owners(part) if self._is_short_for(name, p)),
            None,
        )
        if owner is None:
            owner = Person(name)
            for part in dict.fromkeys(parts):
                self._by_part.setdefault(part, []).append(owner)
        self._whole[name] = owner

    def find(self, candidate: Candidate) -> Person | None:
        """Who is named; None where it is nobody who was entered."""
        person = self._whole.get(candidate.name)
        parts = self._parts(candidate.name)
        if len(parts) == 1 and (person is None or len(self._owners(parts[0])) > 1):
            person = self._by_one_part(parts[0], candidate) or person
        if person is None:
            return None
        for part in self._parts(person.name):
            self._last[part] = person
        return person

    def _by_one_part(self, part: str, candidate: Candidate) -> Person | None:
        """The bearer of a name's part: by the title before it, else by the place in the name, else who was named last."""
        owners = self._owners(part)
        if candidate.title and len(owners) > 1:
            words = set(candidate.title.lower().split())
            owners = [p for p in owners if p.title and words & set(p.title.lower().split())] or owners
        outer = [p for p in owners if part in (self._parts(p.name)[0], self._parts(p.name)[-1])] or owners
        last = self._last.get(part)
        return last if last in outer else next(iter(outer), None)

    def _owners(self, part: str) -> list[Person]:
        return self._by_part.get(part, [])

    def _parts(self, name: str) -> list[str]:
        """The parts that stand for somebody alone, as compared: no initials, no "Jr."."""
        parts = self._cut.get(name)
        if parts is None:
            bare = [_key(part) for part in name.split()]
            vocabulary = self._vocabulary
            parts = [
                p
                for p in bare
                if len(p) > 1 and p not in vocabulary.generations and p not in vocabulary.particles
            ] or bare
            self._cut[name] = parts
        return parts

    def _is_short_for(self, short: str, person: Person) -> bool:
        """Whether every word of the shorter name, initials apart, stands in the fuller one."""
        return set(self._parts(short)) <= set(self._parts(person.name))


@functools.lru_cache(maxsize=1 << 12)  # Each part of a name is asked for many times over.
def _key(part: str) -> str:
    """A part of a name as compared: without case, marks and a grown-together article."""
    plain = _ARTICLE.sub("", part.casefold().rstrip(".,"))
    return _MARKS.sub("", unicodedata.normalize("NFKD", plain))


def _joined(text: str, before: int, start: int, end: int) -> str | None:
    """How two neighboring names are coordinated, if they are: "Ali Musa of Chad, Joy Mwangi", "Ali Musa and Joy Mwangi"."""
    link = _LINK.fullmatch(text, before, start)
    if link is None or text[end : end + 1] in "’'":
        return None
    return link.group(1).strip() if "and" in link.group(1) else ","


def _with_particles(text: str, start: int, person: Person, vocabulary: Words) -> int:
    """Where a mention begins with the particles before it that are part of the name: "bin Salman", "von der Leyen"."""
    inside = vocabulary.particles.intersection(person.name.split())
    while inside and (before := _PARTICLE.search(text, max(0, start - 12), start)) is not None:
        if before.group(1) not in inside:
            break
        start = before.start(1)
    return start
