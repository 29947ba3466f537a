"""Progress of long work, on standard error and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from diplotrack.cli.messages import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """A bar over the inputs of a command; it is silent for a single input and without a terminal."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    @contextmanager
    def over(self, count: int) -> Iterator[None]:
        """Show the bar while the block runs.

        Args:
            count: how many inputs there are.
        """
        if count < 2 or sys.stderr is None or not sys.stderr.isatty():
            yield
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            MofNCompleteColumn(),
            BarColumn(bar_width=24),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._bar.add_task("", total=count)
        self._bar.start()
        try:
            yield
        finally:
            self._bar.stop()
            self._bar = None

    def at(self, name: str) -> None:
        """Say which input is being read."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=one_line(name))

    def done(self) -> None:
        """Say that one input more has been read."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the bar away while the block writes to the terminal."""
        bar = self._bar
        if bar is None:
            yield
            return
        bar.stop()
        try:
            yield
        finally:
            bar.start()
