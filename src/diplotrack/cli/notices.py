"""What libraries and plugins have to say beside their work (warnings, log messages), in one line each."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from diplotrack.cli.messages import complain
from diplotrack.errors import PluginWarning


@contextmanager
def notices() -> Iterator[None]:
    """While the block runs, plugins' troubles and notes go to standard error."""
    with _warnings(), _log():
        yield


@contextmanager
def _warnings() -> Iterator[None]:
    """`PluginWarning`s in one line each, and each only once; others as Python shows them."""
    told: set[str] = set()
    with warnings.catch_warnings():
        usual = warnings.showwarning

        def show(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
            if not issubclass(category, PluginWarning):
                usual(message, category, *place, **more)
            elif str(message) not in told:
                told.add(str(message))
                complain("warning", str(message))

        warnings.simplefilter("always", PluginWarning)
        warnings.showwarning = show
        yield


class _Lines(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        complain("warning" if record.levelno >= logging.WARNING else "note", record.getMessage())


@contextmanager
def _log() -> Iterator[None]:
    """Log messages: everybody's from WARNING on, and from INFO on those of diplotrack and its plugins.

    What an exporter leaves out, such as records without a date in a calendar, is told so.
    """
    root = logging.getLogger()
    level, handler = root.level, _Lines()
    handler.addFilter(
        lambda record: record.levelno >= logging.WARNING or record.name.startswith("diplotrack")
    )
    root.addHandler(handler)
    root.setLevel(min(level, logging.INFO) if level else logging.INFO)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
