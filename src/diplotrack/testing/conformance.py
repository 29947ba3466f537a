"""What the conformance suites share: checks that cannot be left out, and a way to leave out others with a reason."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from diplotrack.errors import ValidationError

F = TypeVar("F", bound=Callable[..., None])


def promise(check: F) -> F:
    """Mark a check as one that nothing is excused from: it holds what diplotrack promises to its users."""
    check.is_promise = True  # type: ignore[attr-defined]
    return check


class ConformanceSuite:
    """The base of the suites.

    Attributes:
        excused: names of checks that do not apply, each with the reason why not. Those that hold a promise of the library
            cannot be left out.

    Raises:
        ValidationError: while the class is made, where `excused` names what is no check or holds a promise, or gives no
            reason; and where a check is set to None, which gives none either.
    """

    excused: ClassVar[Mapping[str, str]] = {}

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        checks = {name for base in cls.__mro__ for name in vars(base) if name.startswith("test_")}
        for check in sorted(name for name in checks if name in vars(cls) and getattr(cls, name) is None):
            raise ValidationError(
                f"{cls.__name__}.{check}",
                None,
                f"say why it does not apply: excused = {{{check!r}: 'because …'}}",
            )
        for check, reason in cls.excused.items():
            if check not in checks:
                near = difflib.get_close_matches(check, sorted(checks), n=1)
                expected = f"name a check{f'; did you mean {near[0]}?' if near else ''}"
                raise ValidationError(f"{cls.__name__}.excused", check, expected)
            if not reason.strip():
                raise ValidationError(f"{cls.__name__}.excused[{check!r}]", reason, "give the reason")
            if hasattr(getattr(cls, check), "is_promise"):
                expected = "leave it in: it holds what diplotrack promises to its users"
                raise ValidationError(f"{cls.__name__}.excused", check, expected)
            setattr(cls, check, None)  # pytest does not collect it
