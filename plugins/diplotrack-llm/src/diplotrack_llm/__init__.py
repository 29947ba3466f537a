"""Reads prose with a language model that the `llm` package reaches, and keeps no quotation that the text does not have.

The adapter is called ``llm`` and is never chosen by itself, since a text would leave the machine and cost money: name it
with ``adapter="llm"`` (``--adapter llm``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import SourceAdapter
from diplotrack_llm.adapter import LlmAdapter, LlmOptions
from diplotrack_llm.extracting import Extraction, extract
from diplotrack_llm.tally import Tally

if TYPE_CHECKING:
    from diplotrack.plugins import Registry

__all__ = ["Extraction", "LlmAdapter", "LlmOptions", "Tally", "extract"]


@hookimpl
def diplotrack_source_adapters(registry: Registry) -> Iterable[SourceAdapter]:
    """The adapter that asks a language model."""
    return [LlmAdapter(registry)]
