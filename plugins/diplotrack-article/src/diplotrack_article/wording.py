"""Wording: the document's words for a clause or phrase, and what sort of noun a phrase is."""

from __future__ import annotations

import re

import attrs

from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.words import words

POINTING = frozenset({"the", "this", "that", "these", "those"})
"""Determiners that point back to what was told before."""
_OFFICIALS = frozenset(
    [
        "government",
        "ministry",
        "side",
        "official",
        "delegation",
        "envoy",
        "minister",
        "president",
        "leader",
        "team",
        "party",
        "country",
        "nation",
        "authority",
        "administration",
        "king",
        "queen",
        "premier",
        "secretary",
        "ambassador",
        "diplomat",
        "negotiator",
        "chancellor",
        "state",
        "parliament",
        "cabinet",
        "department",
        "embassy",
        "officer",
        "representative",
        "chairman",
        "commission",
        "council",
        "union",
        "military",
        "counterpart",
        "commander",
        "chief",
        "head",
        "lawmaker",
        "adviser",
        "advisor",
        "aide",
        "chairmen",
        "director",
        "neighbor",
        "neighbour",
        "power",
        "ally",
        "rebel",
        "faction",
        "mediator",
    ]
)
# Who is sent for a party without speaking for it.
_DELEGATES = frozenset({"expert", "principal", "inspector", "negotiator", "specialist", "parliamentarian"})
_ORGANS = frozenset({"team", "secretariat", "government", "ministry", "deputy", "sherpa"})
_ASSEMBLIES = (
    "general assembly",
    "security council",
    "human rights council",
    "european council",
    "summit",
    "forum",
    "conference",
)
# Conferences of parties are known by their number: "COP29".
_NUMBERED = re.compile(r"\bcop\d\d?$")
_ASIDE = re.compile(r"\s*,\s+(?:(?:back|fresh)\s+)?\w+\s+(?:the\s+)?")
_TIMES = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|year|month|week|weekend|morning|afternoon|evening|night)s?"
    r"|today|yesterday|tomorrow|tonight|\d{4}",
    re.IGNORECASE,
)

_RECIPROCAL = frozenset({"each other", "one another"})
# What holds an office in an assembly: "the President of the European Council".
_SITTING_IN = re.compile(
    r"(?i)\b(?:president|presidency|chair\w*|head|members?|secretariat|secretary|state)\s+of\s+(?:the\s+)?$"
)
_OFFICE = 40
_NAME_GOES_ON = re.compile(r"(?:\s(?:(?:de|del|da|do|dos|la|el|al)[\s-])*[A-Z][\w’'-]*)+")
# "The Hague": the article is a part of the name, however it is written.
_WITH_ARTICLE = frozenset({"Hague", "Gambia", "Bahamas"})
_HYPHENED = re.compile(r"-\w+")
_BEFORE_NAME = re.compile(r"^.*\b(?:in|at|near|to)\s+(?=(?:the\s+)?[A-Z])")
_FOLLOWING = re.compile(r"\s+(\w+)")
_OR = re.compile(r"\bor\s+$", re.IGNORECASE)


@attrs.frozen
class Wording:
    """The words of one document.

    Attributes:
        text: its text.
    """

    text: str

    def name(self, phrase: Phrase) -> str:
        """A place's name without what hangs on it."""
        # "Tel Aviv": the head of a name can be its first word.
        rest = _NAME_GOES_ON.match(self.text, phrase.head_end, phrase.end)
        end = rest.end() if rest else phrase.head_end
        while hyphened := _HYPHENED.match(self.text, end):
            end = hyphened.end()
        words = " ".join(self.text[phrase.start : end].split())
        # "secretly in Oslo": the parser hangs what stands before a name on it.
        words = _BEFORE_NAME.sub("", words)
        bare = words.removeprefix("the ").removeprefix("The ")
        return f"The {bare}" if bare != words and bare in _WITH_ARTICLE else bare

    def following(self, offset: int) -> str:
        """The next word from an offset on, lower case; empty where there is none."""
        found = _FOLLOWING.match(self.text, offset)
        return found[1].lower() if found else ""

    def is_of_office(self, phrase: Phrase) -> bool:
        """Whether words only say in what somebody holds an office: "the President of the European Council"."""
        return _SITTING_IN.search(self.text, max(0, phrase.start - _OFFICE), phrase.start) is not None

    def comma_between(self, start: int, end: int) -> bool:
        """Whether a comma stands between two offsets, with at most a preposition behind it."""
        return _ASIDE.fullmatch(self.text, start, end) is not None

    def of(self, span: tuple[int, int], introducer: str | None = None) -> str:
        """The words of a span on one line, without what introduces them ("to", "that")."""
        words = " ".join(self.text[span[0] : span[1]].split())
        if introducer and words.lower().startswith(f"{introducer} "):
            words = words[len(introducer) + 1 :]
        return words.strip(" ,;")


def evidence(clause: Clause) -> tuple[int, int]:
    """The span that says it: the clause; of a noun, the clause that governs it, which says that it happened."""
    if not clause.nominal:
        return clause.span
    governor = clause.governor
    while governor is not None and governor.nominal:
        governor = governor.governor
    return governor.span if governor is not None else clause.span


def is_official(phrase: Phrase) -> bool:
    """Whether a phrase is for somebody who acts for a party."""
    return phrase.pos in ("PROPN", "PRON") or phrase.lemma in _OFFICIALS


def is_thing(clause: Clause) -> bool:
    """Whether what a verb is said of is a thing and nobody who acts: "flights will resume"."""
    return bool(clause.subjects) and all(p.pos == "NOUN" and not is_official(p) for p in clause.subjects)


def is_sent(clause: Clause) -> bool:
    """Whether what acts is something new that a party sends or sets up: "a team of engineers will arrive"."""
    if not clause.subjects:
        return False
    thing = clause.subjects[0]
    new = thing.determiner in ("a", "an") or (thing.determiner is None and thing.number == "plur")
    return new and (thing.lemma in words().sent or thing.lemma in words().bodies)


def is_delegate(phrase: Phrase) -> bool:
    """Whether a phrase is for people who meet for a party: officials, or experts that it sends."""
    return is_official(phrase) or phrase.lemma in _DELEGATES


def is_organ(phrase: Phrase) -> bool:
    """Whether a phrase is for people or a body that act for whoever sets them to work: "officials", "a working group"."""
    plural = phrase.number == "plur" and is_delegate(phrase) and phrase.pos == "NOUN"
    return plural or phrase.lemma in words().bodies or phrase.lemma in _ORGANS


def is_time(phrase: Phrase) -> bool:
    """Whether a phrase is for a time ("on Sunday" looks like a place)."""
    return _TIMES.fullmatch(phrase.lemma) is not None


def has_name(phrase: Phrase) -> bool:
    """Whether a gathering bears a name of its own: "Munich Security Conference"."""
    # Whose it is is no name of it: "Secretary Musa’s Meetings", in a headline.
    own = phrase.possessor.end - phrase.start if phrase.possessor is not None else 0
    words = phrase.text[max(own, 0) : phrase.head_end - phrase.start].split()
    return len(words) > 1 and words[-1][:1].isupper() and any(word[:1].isupper() for word in words[:-1])


def noun_forms(phrase: Phrase) -> set[str]:
    """The noun, alone, with each adjective before it ("phone call") and with what it is of ("letter of intent")."""
    forms = {phrase.lemma}
    for adjective in phrase.adjectives:
        forms.add(f"{adjective} {phrase.lemma}")
    for preposition, inner in phrase.modifiers:
        if preposition == "of":
            forms.add(f"{phrase.lemma} of {inner.lemma}")
    if phrase.pos == "PROPN":
        forms.add(assembly(phrase))
    return forms


def is_reciprocal(phrase: Phrase) -> bool:
    """Whether a phrase only says that each does to the other what both do: "saw each other"."""
    return phrase.text.lower() in _RECIPROCAL


def alternative(text: str, clause: Clause) -> bool:
    """Whether a clause only names another of several: "would threaten or use force" is one promise."""
    return _OR.search(text, max(0, clause.span[0] - 4), clause.span[0]) is not None


def assembly(phrase: Phrase) -> str:
    """What gathers under a party's own name, which the parser takes for one word: "general assembly"; else empty."""
    if phrase.pos != "PROPN":
        return ""
    name = phrase.text[: phrase.head_end - phrase.start].lower()
    if name[-1:].isdigit() and _NUMBERED.search(name):
        return "conference"
    if not name.endswith(_ASSEMBLIES):
        return ""
    return next(noun for noun in _ASSEMBLIES if name.endswith(noun))


def apart(phrase: Phrase) -> bool:
    """Whether each of several is meant for itself: what each promises is a pledge of both (codebook, Settled cases)."""
    return phrase.determiner == "each" or phrase.lemma == "each"
