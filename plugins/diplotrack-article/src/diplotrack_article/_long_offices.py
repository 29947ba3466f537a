"""Long offices: where a name begins behind "Secretary of State for Near Eastern Affairs" or "Head of the Presidential Office"."""

from __future__ import annotations

from diplotrack_article._name_words import LONGEST_RUN, Token, known
from diplotrack_article.words import Words

_FULL_NAME = (2, 3)
"""How many words a name has that can be told from an institution's before it."""


def field_end(words_in_run: list[Token]) -> int:
    """Where the name begins behind "Near Eastern Affairs"; 0 where no such field stands before it."""
    ends = [place + 1 for place, token in enumerate(words_in_run[:-1]) if token.low == "affairs"]
    return ends[-1] if ends else 0


def institution_end(words_in_run: list[Token], vocabulary: Words) -> int:
    """Where the name begins behind "Presidential Office" or "Standing Committee"; 0 where the run is no such pair."""
    ends = [place + 1 for place, token in enumerate(words_in_run) if token.low in vocabulary.institutions]
    name = words_in_run[ends[-1] :] if ends else []
    own = len(name) in _FULL_NAME and not any(
        token.low in vocabulary.within_titles or token.low in vocabulary.openers or token.text.isupper()
        for token in name
    )
    return ends[-1] if own else 0


def office_in_front(text: str, tokens: list[Token], run: list[int], vocabulary: Words) -> Token | None:
    """The title head of "Secretary of" before a run that begins with "State", of "Secretary of State for" before "Near"."""
    first = run[0]
    words_in_run = [tokens[i] for i in run]
    institution = institution_end(words_in_run, vocabulary)
    field = tokens[first].low in vocabulary.title_modifiers or field_end(words_in_run)
    # "chairman of the National …": behind an article begins an institution, whose end shows where the name begins.
    if first < 2 or not (institution or (field and tokens[first - 1].low != "the")):
        return None
    place = first - 1
    while (
        place >= 0
        and first - place < LONGEST_RUN
        and text[tokens[place].end : tokens[place + 1].start] in (" ", ", ")
    ):
        low = tokens[place].low
        if known(low, vocabulary.title_heads) and tokens[place + 1].low in ("of", "for"):
            return tokens[_modified(text, tokens, place, vocabulary)]
        linking = low in ("of", "for", "and", "the") or low in vocabulary.title_modifiers
        if not (linking or (institution and (tokens[place].capital or low == "on"))):
            return None
        place -= 1
    return None


def _modified(text: str, tokens: list[Token], place: int, vocabulary: Words) -> int:
    """Where an office begins whose head stands at a place: at "Special" of "Special Representative"."""
    while (
        place
        and tokens[place - 1].capital
        and tokens[place - 1].low in vocabulary.title_modifiers
        and text[tokens[place - 1].end : tokens[place].start] == " "
    ):
        place -= 1
    return place
