"""What the benchmarks of the article reader share: real documents, long texts made of them, and the reader itself."""

from __future__ import annotations

import datetime
import json
import random
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from spacy.language import Language

    from diplotrack.records import Report

PLUGIN = Path(__file__).resolve().parent.parent / "plugins" / "diplotrack-article"
_DOCUMENTS = PLUGIN / "evaluation" / "develop-1.jsonl"
_SEED = 20250827
_STOPS = re.compile(r"[.!?;:…\s]+")


@attrs.frozen
class Text:
    """A document of the open gold standard, without its annotation."""

    text: str
    published: datetime.date | None


def texts() -> list[Text]:
    """The forty documents of ``evaluation/develop-1.jsonl``: seven genres, some 340 words each."""
    if find_spec("diplotrack_article") is None:
        sys.exit("the plugin 'article' is not installed, so its reader cannot be measured")
    found = []
    for line in _DOCUMENTS.read_text("utf-8").splitlines():
        row = json.loads(line)
        day = row["published"]
        found.append(Text(row["text"], datetime.date.fromisoformat(day) if day else None))
    return found


def long_text(size: int) -> str:
    """So many characters of the documents, each time round in another order."""
    order = random.Random(_SEED)
    pieces: list[str] = []
    length = 0
    while length < size:
        shuffled = texts()
        order.shuffle(shuffled)
        for document in shuffled:
            pieces.append(document.text)
            length += len(document.text) + 2
    return "\n\n".join(pieces)[:size]


def endless_sentence(words: int) -> str:
    """So many words of the documents in one line without a mark that could end a sentence."""
    return " ".join(_STOPS.sub(" ", long_text(8 * words)).split()[:words])


class Reader:
    """The article reader with all that it needs loaded, as its adapter calls it, and the pipeline under it."""

    def __init__(self) -> None:
        """Load it."""
        from diplotrack.plugins import default_registry
        from diplotrack_article.leaders import leaders
        from diplotrack_article.pipeline import load_pipeline
        from diplotrack_article.plugins import lexicon_of

        registry = default_registry()
        self.pipeline: Language = load_pipeline()
        self._lexicon, _ = lexicon_of(registry)
        self._gazetteer = registry.gazetteer
        self._leaders = leaders()

    def read(self, text: str, published: datetime.date | None, title: str | None = None) -> Report:
        """The report of a text."""
        from diplotrack_article.reader import document_of, read_document

        return read_document(
            document_of(text, published=published, title=title),
            pipeline=self.pipeline,
            lexicon=self._lexicon,
            gazetteer=self._gazetteer,
            leaders=self._leaders,
        ).report
