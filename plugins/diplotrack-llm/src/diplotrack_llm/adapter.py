"""The source adapter that asks a language model."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from diplotrack.errors import OptionsError, ReadError
from diplotrack.interfaces import DocumentOptions
from diplotrack.records import Document, Report
from diplotrack.sources import Source
from diplotrack_llm.cache import Cache, default_folder
from diplotrack_llm.extracting import extract

if TYPE_CHECKING:
    from diplotrack.plugins import Registry

_log: Final = logging.getLogger("diplotrack_llm")


@attrs.frozen(kw_only=True)
class LlmOptions(DocumentOptions):
    """Options of the adapter that asks a language model.

    Attributes:
        model: a model's name or alias, as ``llm models`` lists them; by default that of ``llm models default``.
        cache: the folder in which answers are kept; by default ``~/.cache/diplotrack/llm``.
        no_cache: ask anew, and keep nothing.
        window: code points that are sent at once at the most.
        overlap: code points that two windows have in common; less than half of `window`.
        input_price: what a million tokens sent cost, to have the cost told.
        output_price: what a million tokens received cost.
    """

    model: str | None = None
    cache: Path | None = None
    no_cache: bool = False
    window: int = 12_000
    overlap: int = 1_000
    input_price: float | None = None
    output_price: float | None = None


class LlmAdapter:
    """Reads prose with a language model; used only when it is named.

    Args:
        registry: whose parties are known; by default the installed ones.
    """

    name = "llm"
    options = LlmOptions

    def __init__(self, registry: Registry | None = None) -> None:
        self._registry = registry

    def __reduce__(self) -> tuple[type[LlmAdapter], tuple[Registry | None]]:
        return type(self), (self._registry,)

    def accepts(self, source: Source) -> float:  # noqa: ARG002
        """0: a text leaves the machine and costs money only where that is asked for by name."""
        return 0.0

    def read(self, source: Source, options: LlmOptions) -> Iterator[Report]:
        """One report. What it cost and what was dropped is told in the log (``diplotrack_llm``, INFO).

        Raises:
            SourceError: the source is no text, empty, or too large.
            OptionsError: the window is no longer than twice the overlap.
            ReadError: the model cannot be asked, or its answers cannot be used.
        """
        from diplotrack.plugins import default_registry

        if options.overlap < 0 or options.window <= 2 * options.overlap:
            problem = f"window is {options.window}; it has to be more than twice overlap, which is {options.overlap}"
            raise OptionsError(problem, owner="adapter 'llm'", option="window", value=options.window)
        text, encoding = source.text()
        document = Document(
            text=text,
            title=options.title,
            uri=options.uri or source.uri,
            publisher=options.publisher,
            published=options.published,
            language=options.language,
            encoding=encoding or None,
        )
        folder = None if options.no_cache else options.cache or default_folder()
        try:
            found = extract(
                document,
                options.model,
                gazetteer=(self._registry or default_registry()).gazetteer,
                name=source.name,
                answers=Cache(folder),
                window=options.window,
                overlap=options.overlap,
            )
        except OSError as error:
            problem = (
                f"its answers cannot be kept in {folder}: {error.strerror or error}; no_cache=true keeps none"
            )
            raise ReadError(problem, source=source.name, adapter=self.name) from error
        told = found.tally.told(options.input_price, options.output_price)
        _log.info("%s: %s", source.name, told)
        yield found.report
