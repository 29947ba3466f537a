"""The office that stands around a name, in the words of the text: before it, or behind a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplotrack_article._title_words import FILLER, is_head, is_title
from diplotrack_article.people import PersonMention
from diplotrack_article.words import Words

NEARBY = 100
"""Within how many characters of a name its office and its party stand."""
_WITHIN_TITLES = frozenset(
    ["of", "for", "european", "commission", "council", "un", "united", "nations", "nato", "eu", "u.s.", "exchequer", "hr/vp", "the"]
)  # fmt: skip
WORD = re.compile(r"[^\W\d_][\w’'./-]*")
"""A word, an abbreviation or words joined by hyphens."""
_WORD_OR_MARK = re.compile(r"[^\W\d_][\w’'./-]*|[,;:!?\n]")
_MARK = re.compile(r"[,;:.!?()\n]")
_ADDRESS = re.compile(r"(?:[^\W\d_]+\.? )*")
"""Forms of address between a comma and a name: "the Hon. "."""
_OFFICE_OF_PLACE = re.compile(
    r"((?:[^\W\d_]+\s+){0,3}[^\W\d_]+) of (?:the )?(?:[A-Z]\w+ ?(?:of |and )?){1,5}, (?:(?:the|[A-Z][\w.’']*) ){0,3}$"
)
"""As in "the President of Indonesia, " before a name."""
_PLACE = re.compile(r" of (?:the )?(?:[A-Z]\w+ ?(?:of |and )?){1,5}, ")
_BEHIND_PLACE = re.compile(r"(?:[\w.]+ ){0,3}")
_APPOSED = re.compile(r",\s+(?:(?:the|an?)\s+)?([^,;:.!?\n]{3,60})")


def title_around(text: str, mention: PersonMention, vocabulary: Words) -> str:
    """The title that stands around a name, lower case: before it as far as title words reach, else behind a comma."""
    before = text[max(0, mention.name_start - NEARBY) : mention.name_start]
    kept: list[str] = []
    for word in _backwards(before):
        if (
            word == ","
            and kept
            and all(k.rstrip(".").lower() in vocabulary.honorifics or len(k) < 3 for k in kept)
        ):
            continue
        low = word.lower()
        if not (is_title(word, vocabulary) or low in _WITHIN_TITLES):
            break
        if low in ("of", "for", "to") and any(is_head(k, vocabulary) for k in kept):
            break  # "a letter to the King for President Ali Musa"
        kept.append(word)
    while kept and kept[0].lower() not in vocabulary.title_parties:
        first = kept[0].rstrip(".").lower()
        if first not in vocabulary.honorifics and first not in FILLER:
            break
        kept.pop(0)
    title = " ".join(reversed(kept)).lower()
    if not title:
        # "the President of Indonesia, Prabowo Subianto"
        placed = _BEHIND_PLACE.fullmatch(before, before.rfind(", ") + 2) and _PLACE.search(before)
        office = _OFFICE_OF_PLACE.search(before) if placed else None
        if office is not None and is_head(office.group(1).split()[-1], vocabulary):
            words_before = office.group(1).split()
            while words_before and not is_title(words_before[0], vocabulary):
                words_before.pop(0)
            return " ".join(words_before).lower()
        return office_before_comma(before, text[mention.end : mention.end + 1], vocabulary) or _title_behind(
            text[mention.end : mention.end + NEARBY], vocabulary
        )
    return title or _title_behind(text[mention.end : mention.end + NEARBY], vocabulary)


def _backwards(text: str) -> Iterator[str]:
    """The words and marks of a text from the last one, as far as they are asked for."""
    end = len(text)
    while end > 0:
        start = max(text.rfind(" ", 0, end), 0)
        yield from reversed(_WORD_OR_MARK.findall(text, start, end))
        end = start


def office_before_comma(before: str, behind: str, vocabulary: Words) -> str:
    """The office that a name between two marks explains, lower case: "Japan’s prime minister, Yoko Tanaka, left"."""
    apposed, comma, address = before.rpartition(", ")
    if not comma or behind not in (",", ".", ";", ")", "") or _ADDRESS.fullmatch(address) is None:
        return ""
    forms = [word.lower().rstrip(".") for word in address.split()]
    if not all(word in vocabulary.honorifics or word in FILLER for word in forms):
        return ""
    kept: list[str] = []
    for word in reversed(WORD.findall(_MARK.split(apposed)[-1])):
        if not is_title(word, vocabulary) and not (kept and word.lower() in ("of", "for", "and")):
            break
        kept.insert(0, word.lower())
    while kept and kept[0] in FILLER:
        kept.pop(0)
    # "the state minister for foreign affairs": what stands behind a preposition is the office's field.
    head = next((place for place, word in enumerate(kept) if word in ("of", "for")), len(kept))
    return (
        " ".join(kept) if kept[:head] and kept[head - 1].rpartition("/")[2] in vocabulary.title_heads else ""
    )


def _title_behind(behind: str, vocabulary: Words) -> str:
    """The office in apposition behind a name, lower case: "Wang Yi, the foreign minister of China"; else nothing."""
    apposition = _APPOSED.match(behind)
    if apposition is None:
        return ""
    kept: list[str] = []
    for word in WORD.findall(apposition.group(1)):
        filler = bool(kept) and word.lower() in FILLER
        pronoun = bool(kept) and word in ("he", "she", "his", "her")
        if pronoun or not (word[0].isupper() or filler or is_title(word, vocabulary)):
            break
        kept.append(word)
    while kept and kept[-1].lower() in FILLER:
        kept.pop()
    if not any(is_head(word, vocabulary) for word in kept):
        return ""
    return " ".join(kept).lower()
