"""Long offices: where a name begins behind "Secretary of State for Near Eastern Affairs" or "Head of the Presidential Office"."""

from __future__ import annotations

from diplotrack_article._name_words import LONGEST_RUN, Token, Tokens, known
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


def office_in_front(tokens: Tokens, first: int, words_in_run: list[Token], vocabulary: Words) -> Token | None:
    """The title head of "Secretary of" before a run that begins with "State", of "Secretary of State for" before "Near".

    Args:
        tokens: the words of the text.
        first: the number of the run's first word.
        words_in_run: the run.
        vocabulary: titles and institutions.
    """
    text = tokens.text
    if first < 2 or text[tokens.ends[first - 1] : words_in_run[0].start] not in (" ", ", "):
        return None
    institution = institution_end(words_in_run, vocabulary)
    field = words_in_run[0].low in vocabulary.title_modifiers or field_end(words_in_run)
    # "chairman of the National …": behind an article begins an institution, whose end shows where the name begins.
    if not (institution or (field and tokens[first - 1].low != "the")):
        return None
    place = first - 1
    while (
        place >= 0
        and first - place < LONGEST_RUN
        and text[tokens.ends[place] : tokens.starts[place + 1]] in (" ", ", ")
    ):
        low = tokens[place].low
        if known(low, vocabulary.title_heads) and tokens[place + 1].low in ("of", "for"):
            return tokens[_modified(tokens, place, vocabulary)]
        linking = low in ("of", "for", "and", "the") or low in vocabulary.title_modifiers
        if not (linking or (institution and (tokens[place].capital or low == "on"))):
            return None
        place -= 1
    return None


def _modified(tokens: Tokens, place: int, vocabulary: Words) -> int:
    """Where an office begins whose head stands at a place: at "Special" of "Special Representative"."""
    while (
        place
        and tokens[place - 1].capital
        and tokens[place - 1].low in vocabulary.title_modifiers
        and tokens.text[tokens.ends[place - 1] : tokens.starts[place]] == " "
    ):
        place -= 1
    return place
