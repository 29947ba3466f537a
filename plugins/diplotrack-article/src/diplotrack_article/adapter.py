"""The source adapter for English prose."""

from __future__ import annotations

import re
import threading
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotrack.encodings import looks_like
from diplotrack.errors import PluginWarning, ReadError
from diplotrack.interfaces import DocumentOptions, Explained
from diplotrack.records import Report
from diplotrack.sources import Source

if TYPE_CHECKING:
    from diplotrack.plugins import Registry
    from diplotrack_article.lexicon import Lexicon

# Tags, and the beginnings of JSON; prose may begin with a bracket ("[Press release] …").
_OTHER_FORMAT = re.compile(rb"""\s*(?:<[a-zA-Z!?/]|[\[{]\s*(?:["\[{\]}\d-]|true|false|null))""")
SUFFIXES = (".txt", ".text", ".md", ".asc", "")


@attrs.frozen(kw_only=True)
class ArticleOptions(DocumentOptions):
    """Options of the article reader.

    Attributes:
        pipeline: an installed spaCy pipeline to parse with, e.g. ``en_core_web_trf``; the bundled one by default.
        any_language: read a text that is not English all the same.
    """

    pipeline: str | None = None
    any_language: bool = False


class ArticleAdapter:
    """Reads prose: news articles, readouts, joint statements, briefings.

    Args:
        registry: whose parties are known, and whose plugins add frames; by default the installed ones.
    """

    name = "article"
    options = ArticleOptions

    def __init__(self, registry: Registry | None = None) -> None:
        self._registry = registry
        self._lock = threading.Lock()
        self._lexicon: Lexicon | None = None

    def __reduce__(self) -> tuple[type[ArticleAdapter], tuple[Registry | None]]:
        return type(self), (self._registry,)

    def accepts(self, source: Source) -> float:
        """0.6 for plain text by media type or suffix, unless its first bytes speak of another format."""
        if source.media_type not in (None, "text/plain", "text/markdown"):
            return 0.0
        if source.media_type is None and source.suffix not in SUFFIXES:
            return 0.0
        head = source.head
        if looks_like(head) is not None or _OTHER_FORMAT.match(head):
            return 0.0
        return 0.6

    def read(self, source: Source, options: ArticleOptions) -> Iterator[Report]:
        """One report.

        Raises:
            SourceError: the source is no text, empty, or too large.
            ReadError: the text is in another language than English.
        """
        yield self._reading(source, options).report

    def explain(self, source: Source, options: ArticleOptions) -> Iterator[Explained]:
        """The same report and why each of its records is there; raises as `read`."""
        yield self._reading(source, options)

    def _reading(self, source: Source, options: ArticleOptions) -> Explained:
        from diplotrack.plugins import default_registry
        from diplotrack_article.leaders import leaders
        from diplotrack_article.pipeline import load_pipeline
        from diplotrack_article.reader import document_of, read_document

        text, encoding = source.text()
        document = document_of(
            text,
            title=options.title,
            uri=options.uri or source.uri,
            publisher=options.publisher,
            published=options.published,
            language=options.language,
            encoding=encoding or None,
        )
        language = document.language
        if language is not None and not language.lower().startswith("en") and not options.any_language:
            problem = (
                f"is in another language than English ({language!r}), which this adapter does not read;"
                " any_language=true reads it all the same"
            )
            raise ReadError(problem, source=source.name, adapter=self.name)
        registry = self._registry or default_registry()
        return read_document(
            document,
            pipeline=load_pipeline(options.pipeline),
            lexicon=self._lexicon_of(registry),
            gazetteer=registry.gazetteer,
            leaders=leaders(),
        )

    def _lexicon_of(self, registry: Registry) -> Lexicon:
        problems: list[str] = []
        with self._lock:
            if self._lexicon is None:
                from diplotrack_article.plugins import lexicon_of

                self._lexicon, problems = lexicon_of(registry)
            lexicon = self._lexicon
        # Told last, since a warning may be made an error, which must not leave anything half done.
        for problem in problems:
            warnings.warn(problem, PluginWarning, stacklevel=2)
        return lexicon
