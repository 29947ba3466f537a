"""Which calendars a record belongs to beside the whole one, and what their files are called."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

import attrs

from diplotrack.records import Engagement, Record
from diplotrack_ical.options import Split
from diplotrack_ical.text import line

TODOS: Final = "todos"
"""What stands before the suffix of the file with the tasks."""

_LONGEST: Final = 60  # characters of a topic in a file's name


@attrs.frozen(kw_only=True)
class Part:
    """A calendar with a part of the records.

    Attributes:
        key: what its records have in common: a party's code, or a topic.
        name: the same as people call it.
    """

    key: str
    name: str


def parts(record: Record, split: Split) -> Iterable[Part]:
    """The parts that a record belongs to, each once; of a commitment, both sides have it in their calendars."""
    if split is Split.TOPIC:
        return [Part(key=topic, name=line(topic)) for topic in record.topics if line(topic)]
    if split is Split.PARTY:
        parties = record.parties if isinstance(record, Engagement) else (*record.by, *record.to)
        codes = {party.code: party.name for party in reversed(parties)}
        return [Part(key=code, name=line(codes[code])) for code in dict.fromkeys(p.code for p in parties)]
    return ()


class Labels:
    """Labels for files, each another one also where a file system does not know capitals from small letters."""

    def __init__(self) -> None:
        self._taken = {TODOS}

    def label(self, key: str) -> str:
        """The label of a part: a code as it is, a topic in letters and digits; a digest tells apart what then is alike."""
        words = re.sub(r"[^\w-]+|_+", "-", unicodedata.normalize("NFKC", key)).strip("-")[:_LONGEST]
        if not words or words.casefold() in self._taken or words.casefold().endswith(f".{TODOS}"):
            digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
            words = f"{words}-{digest}".lstrip("-")
        self._taken.add(words.casefold())
        return words
