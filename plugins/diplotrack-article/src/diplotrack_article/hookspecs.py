"""The hooks of the article reader. Mark an implementation with `diplotrack_article.hookimpl`."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from diplotrack_article.hooks import PROJECT
from diplotrack_article.lexicon import Frame

hookspec = pluggy.HookspecMarker(PROJECT)


@hookspec
def diplotrack_article_frames() -> Iterable[Frame]:
    """Further frames: verbs, nouns and adjectives, and the records that they make. Arrived in version 0.1.

    Returns:
        Frames, each under a name that no other has; asked for once, before the first text is read. They stand behind
        the reader's own, so they add to what a word means and take nothing away.
    """
    raise AssertionError
