"""One policy for errors in a series: raise, collect, or hand over; one bad item never spoils its neighbors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Literal, TypeVar

from diplotrack.errors import DiplotrackError, ValidationError

T = TypeVar("T")

OnError = Literal["raise", "collect"] | Callable[[DiplotrackError], object]
"""What to do with an item that failed: raise its error, collect it in `Outcomes.errors`, or call this with it."""


class Outcomes(Iterator[T], Generic[T]):
    """An iterator over what came through, made as it is asked for; what failed went where `on_error` says.

    After a raised error the iterator can be asked on: the next item is the one behind the bad one.

    Args:
        outcomes: what there is, errors in the places of what failed.
        on_error: ``"raise"``, ``"collect"``, or a callable that is given each error.

    Attributes:
        errors: the errors so far, in order, with ``on_error="collect"``.

    Raises:
        ValidationError: `on_error` is none of these.
    """

    def __init__(self, outcomes: Iterable[T | DiplotrackError], on_error: OnError) -> None:
        if on_error not in ("raise", "collect") and not callable(on_error):
            raise ValidationError("on_error", on_error, "give 'raise', 'collect' or a callable")
        self._outcomes = iter(outcomes)
        self._on_error = on_error
        self.errors: list[DiplotrackError] = []

    def __next__(self) -> T:
        """The next item that came through.

        Raises:
            DiplotrackError: with ``on_error="raise"``, the error of the item that is next.
        """
        for outcome in self._outcomes:
            if not isinstance(outcome, DiplotrackError):
                return outcome
            if self._on_error == "raise":
                raise outcome
            if self._on_error == "collect":
                self.errors.append(outcome)
            else:
                self._on_error(outcome)
        raise StopIteration
