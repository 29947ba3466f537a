"""English diplomatic prose for diplotrack: the source adapter ``article``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplotrack.hooks import hookimpl

if TYPE_CHECKING:
    from diplotrack.interfaces import SourceAdapter

__all__ = ["diplotrack_source_adapters"]


@hookimpl
def diplotrack_source_adapters() -> Iterable[SourceAdapter]:
    """The adapter for prose."""
    # Imported here, so that finding the plugin stays cheap.
    from diplotrack_article.adapter import ArticleAdapter

    return [ArticleAdapter()]
