"""English diplomatic prose for diplotrack: the source adapter ``article``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import diplotrack.hooks
from diplotrack_article.hooks import hookimpl

if TYPE_CHECKING:
    from diplotrack.interfaces import SourceAdapter
    from diplotrack.plugins import Registry

__all__ = ["diplotrack_source_adapters", "hookimpl"]


@diplotrack.hooks.hookimpl
def diplotrack_source_adapters(registry: Registry) -> Iterable[SourceAdapter]:
    """The adapter for prose."""
    # Imported here, so that finding the plugin stays cheap.
    from diplotrack_article.adapter import ArticleAdapter

    return [ArticleAdapter(registry)]
