"""Whose document a text is: who "we" are in a statement or a briefing, and whether all sides speak in it together."""

from __future__ import annotations

import re

from diplotrack.parties import Gazetteer
from diplotrack.records import Party
from diplotrack_article.mentions import Mentions, Person
from diplotrack_article.text import Layout

# "Statement by President …", "Remarks by …", "Press conference of …", "Daily Press Briefing by the Office of …".
_UTTERED = re.compile(
    r"\b(?:statement|readout|remarks|speech|address|briefing|highlights|press (?:conference|release|point)|doorstep|message|transcript"
    r"|keynote|toast|declaration)\b[^.\n]{0,40}?\b(?:by|of)\b|(?m:^|[.!]\s)\s*I,\s",
    re.IGNORECASE,
)
# Words of which the patterns below and above hold one, in lower case.
_UTTERANCES = ("statement", "readout", "remarks", "speech", "address", "briefing", "highlights", "press", "doorstep", "message", "transcript", "keynote", "toast", "declaration", "i,")  # fmt: skip
_JOINTLY = ("statement", "communiqu", "declaration", "agreed", "we,")
_FORMS = ("communiqu", "declaration", "conclusions", "resolution", "we,", "1.", "1)")
_JOINT = re.compile(
    r"\b(?:joint|final|common|trilateral|tripartite)(?:\s+\w+){0,2}\s+(?:statement|communiqu[eé]|declaration)\b"
    r"|\b(?:statement|communiqu[eé]|declaration)\s+of\s+the\s+\w+[^.\n]{0,60}\band\b"
    r"|\bhave\s+agreed\s+(?:as\s+follows|on\s+the\s+following)\b"
    r"|(?m:^|[.:]\s)\s*we,\s+[^\n]{0,200}?\band\b[^.\n]{0,80},",
    re.IGNORECASE,
)
# "2. The Heads of State heard", "The Council: decides", "Communiqué of the …": nobody reports like that.
_FORMAL = re.compile(
    r"(?m:^|[.:]\s)(?:final\s+|chair(?:man)?['’]?s?\s+)?(?:communiqu[eé]|declaration|conclusions|resolution)\b"
    r"|\b(?:communiqu[eé]|declaration|conclusions)\s*(?:\n|$)"
    r"|(?m:^)\s*\(?1[.)]\s+[A-Z]|\bwe,\s+the\s+(?:heads|leaders|ministers|members)",
    re.IGNORECASE,
)
# "11. Leaders agreed", "12. The Council decided": paragraphs of such a text, also where it is given in part.
_POINT = (
    r"\(?\d{1,3}[.)]\s+(?:We|Leaders|Ministers|Heads of|The (?:Leaders|Ministers|Heads|Council|Authority|Summit"
    r"|Assembly|Presidents|Parties|Sides|two sides|Conference|Retreat|Meeting))\b"
)
_FIRST, _BELOW = re.compile(rf"[^\S\n]*{_POINT}"), re.compile(rf"\n\s*{_POINT}")
# "Foreign Minister Musa's statement to the House", "President Musa's remarks".
_OWN_WORDS = re.compile(
    r"[’']s? (?:\w+ ){0,2}(?:statement|remarks|speech|address|press conference|doorstep|message|keynote|toast)\b",
    re.IGNORECASE,
)
# What opens a document of somebody's words: "Ali Musa, President of Chad, said:", "Ali Musa, at the airport: “…", "Ali Musa: I"
_OPENS = re.compile(r"[^.:\n“”\"]{0,140}:\s*(?:\n|[“\"]|(?:I|We|My|Our|Thank|Good|Let)\b)")
_ALONE = re.compile(r"(?:^|\n|[.!]\s)\s*$")
# "MR. MUSA: Good afternoon", in the transcript of a briefing.
_DIALOGUE = re.compile(
    r"(?m:^)(?:MR|MS|MRS|DR|AMBASSADOR|SPOKES(?:MAN|WOMAN|PERSON))\b\.?(?: [A-Z][A-Z’'-]+)?:"
)
_WE = re.compile(r"(?<![“\w])(?:[Ww]e|[Oo]ur)\b")
# Who is only "the Secretary-General" at home, and words that make somebody else of him.
_OFFICES = (
    (
        re.compile(r"\b[Tt]he Secretary-General\b"),
        re.compile(
            r"\b(?:NATO|OAS|ASEAN|OECD|SCO|OSCE|Council of Europe|Commonwealth|League|Forum)\b[^.\n]{0,25}Secretary-General|Secretary-General of (?!the U)"
        ),
        "UN",
    ),
    (
        re.compile(r"\b[Tt]he Secretary\b(?![ -](?:General|of|for|[A-Z]))"),
        re.compile(r"\bthe Secretary-General of NATO\b"),
        "USA",
    ),
)
_SIDES = re.compile(r"\b(?:[Tt]he|[Bb]oth)(?: two)? (?:Parties|Sides)\b")
_FAR = 6000
# How far from the beginning of a text it says whose it is, and how far behind "by" the name stands.
_HEAD, _NAME, _LINE = 300, 90, 200


def speaking_person(
    text: str, mentions: Mentions, title: str | None = None, in_title: Mentions | None = None
) -> Person | None:
    """Whose own words a document gives: who is named behind "remarks by" or before the colon that they begin with.

    Args:
        text: the document's text.
        mentions: the people whom it names.
        title: the document's title, or None.
        in_title: the parties and people that the title names, or None.
    """
    return _at_head(text, mentions) or _in_title(title, in_title, mentions)


def speaking_people(layout: Layout, mentions: Mentions, default: Person | None) -> dict[str, Person]:
    """Who speaks under each label of a transcript ("Minister Musa: …", "FOREIGN SECRETARY MUSA: …").

    Args:
        layout: the document's sentences.
        mentions: the people whom it names.
        default: whose words the document gives, whom a label with the same surname means.
    """
    found: dict[str, Person] = {}
    for sentence in layout.sentences:
        label = sentence.speaker
        if label is None or sentence.question or label in found or sentence.start == sentence.body:
            continue
        surname = label.split()[-1].lower()
        people = [default] if default is not None else []
        people += [mention.person for mention in mentions.people]
        named = next((person for person in people if surname in person.name.lower().split()), None)
        if named is not None:
            found[label] = named
    return found


def _in_title(title: str | None, in_title: Mentions | None, mentions: Mentions) -> Person | None:
    """The person behind "press conference by" in a title, as the text knows whoever has that name."""
    if title is None or in_title is None:
        return None
    ends = [uttered.end() for uttered in _utterances(title)]
    for mention in in_title.people:
        behind = any(0 <= mention.start - end < _NAME for end in ends)
        if not behind and not _OWN_WORDS.match(title, mention.end):
            continue
        parts = set(mention.person.name.lower().split())
        same = (m.person for m in mentions.people if parts.issuperset(m.person.name.lower().split()))
        known = next(same, None)
        if known is None:
            return mention.person
        if known.party is None:
            known.party, known.why = mention.person.party, mention.person.why
        return known
    return None


def _at_head(text: str, mentions: Mentions) -> Person | None:
    uttered = [found.end() for found in _utterances(text[:_HEAD])]
    for mention in mentions.people:
        if mention.start >= _HEAD:
            break
        if _OPENS.match(text, mention.end) and _ALONE.search(text, 0, mention.start):
            return mention.person
        if any(0 <= mention.start - end < _NAME for end in uttered):
            return mention.person
    return None


def speaking_party(
    text: str, mentions: Mentions, title: str | None, in_title: Mentions | None
) -> Party | None:
    """For whom the person speaks whose words a document gives: the party of the first one named behind "remarks by".

    Args:
        text: the document's text.
        mentions: the parties and people that it names.
        title: the document's title, or None.
        in_title: the parties and people that the title names, or None.
    """
    for words, named in ((title, in_title), (text[:_HEAD], mentions)):
        if words is None or named is None:
            continue
        for uttered in _utterances(words):
            if words is not title and not _heads(text, uttered):
                continue
            if (party := _first_party(named, uttered.end())) is not None:
                return party
    return None


def speaking_house(text: str, gazetteer: Gazetteer) -> Party | None:
    """Whose spokesperson speaks in a text as "we" and names the head of the house by the bare office.

    Args:
        text: the document's text.
        gazetteer: gives the party of a code.
    """
    if text.find("he Secretary", 0, _FAR) < 0:
        return None  # No text that is without this names either office.
    if not (_DIALOGUE.search(text) or len(_WE.findall(text, 0, _FAR)) > 1):
        return None
    for office, elsewhere, code in _OFFICES:
        if code in gazetteer and office.search(text, 0, _FAR) and not elsewhere.search(text, 0, _FAR):
            return gazetteer.party(code)
    return None


def _heads(text: str, uttered: re.Match[str]) -> bool:
    """Whether "remarks by" stands in a heading or a line like one, and not in the report of a newspaper."""
    start = text.rfind("\n", 0, uttered.start()) + 1
    end = text.find("\n", uttered.end())
    return uttered[0].rstrip().endswith("I,") or (len(text) if end < 0 else end) - start <= _LINE


def _first_party(named: Mentions, start: int) -> Party | None:
    end = start + _NAME
    nameless = min(
        (m.start for m in named.people if start <= m.start < end and m.person.party is None), default=end
    )
    found = [
        (m.start, m.person.party)
        for m in named.people
        if start <= m.start < end and m.person.party is not None
    ]
    found += [(m.start, m.party) for m in named.parties if start <= m.start < nameless]
    return min(found, key=lambda at: at[0])[1] if found else None


def is_formal(text: str, title: str | None) -> bool:
    """Whether a document is a communiqué, a declaration or the like, and not the report of somebody else."""
    numbered = len(_BELOW.findall(text, 0, _FAR)) + (_FIRST.match(text) is not None)
    return numbered > 1 or any(
        _has_one(words, _FORMS) and _FORMAL.search(words) is not None for words in (title or "", text[:_HEAD])
    )


def is_of_sides(text: str) -> bool:
    """Whether a text has "the Parties" or "the Sides" in it, as an agreement or the statement of two has."""
    return ("Parties" in text or "Sides" in text) and len(_SIDES.findall(text, 0, _FAR)) > 1


def is_joint(text: str, title: str | None) -> bool:
    """Whether a document is of all its sides: a joint statement, a communiqué, the text of an agreement."""
    return any(
        _has_one(words, _JOINTLY) and _JOINT.search(words) is not None
        for words in (title or "", text[:_HEAD])
    )


def _has_one(words: str, hints: tuple[str, ...]) -> bool:
    """Whether words hold one of those without which a pattern finds nothing: most texts hold none."""
    plain = words.lower()
    return any(hint in plain for hint in hints)


def _utterances(words: str) -> list[re.Match[str]]:
    return list(_UTTERED.finditer(words)) if _has_one(words, _UTTERANCES) else []
