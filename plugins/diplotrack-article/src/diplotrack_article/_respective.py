"""Lists of names behind lists of parties, one each: "the foreign ministers of Chad and Mali, Ali Musa and Sam Keita"."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Callable, Iterator

from diplotrack.parties import PartyMention
from diplotrack_article._title_words import FILLER, crosses, is_title
from diplotrack_article.people import PersonMention, singular
from diplotrack_article.words import Words

_NEARBY = 100
_JOINT = re.compile(r"(?:[’']s?)?(?:,|,? and) (?:the )?")
_OFFICES_OF = re.compile(r"([^\W\d_]+) of (?:the )?$")


def give_respectively(
    text: str,
    people: list[PersonMention],
    parties: list[PartyMention],
    starts: list[int],
    vocabulary: Words,
) -> None:
    """A list of names behind a list of as many parties: "the foreign ministers of Chad and Mali, Ali Musa and Sam Keita"."""
    for names in _lists(people, lambda a, b: _JOINT.fullmatch(text, a.end, b.start) is not None):
        at = bisect.bisect_left(starts, names[0].name_start)
        count = len(names)
        named = parties[max(0, at - count) : at]
        pairs = itertools.pairwise(named)
        if len(named) < count or not all(_JOINT.fullmatch(text, a.end, b.start) for a, b in pairs):
            continue
        between = text[named[-1].end : names[0].name_start]
        before = text[max(0, named[0].start - _NEARBY // 2) : named[0].start]
        office = _OFFICES_OF.search(before)
        words_between = re.findall(r"[^\W\d_][\w’'./-]*", between)
        if len(between) > _NEARBY or crosses(between, vocabulary):
            continue
        if not all(is_title(word, vocabulary) or word.lower() in FILLER for word in words_between):
            continue
        if not any(
            singular(word.lower(), vocabulary.title_heads)
            for word in (*words_between, *(office.groups() if office else ()))
        ):
            continue
        for name, party in zip(names, named, strict=True):
            if name.person.party is None:
                quote = " ".join(text[named[0].start : names[-1].end].split())
                name.person.party, name.person.why = party.party, f"“{quote}”, one each"


def _lists(
    people: list[PersonMention], joined: Callable[[PersonMention, PersonMention], bool]
) -> Iterator[list[PersonMention]]:
    """The runs of two and more mentions each of which is coordinated with the next one."""
    run: list[PersonMention] = []
    for mention in people:
        if run and not joined(run[-1], mention):
            if len(run) > 1:
                yield run
            run = []
        run.append(mention)
    if len(run) > 1:
        yield run
