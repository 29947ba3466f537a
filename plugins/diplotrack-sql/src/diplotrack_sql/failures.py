"""What a database says went wrong, as an error that names the ledger and says what can be done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from diplotrack.errors import FormatError, LedgerError

_DAMAGED = ("malformed", "not a database", "corrupt", "unsupported file format")
_SAID = (
    ("is locked", "is being written to by another program, which did not finish in time; try again"),
    ("readonly", "cannot be written to: the file or its folder is read-only"),
    ("unable to open", "cannot be opened: the file or its folder cannot be written to"),
    ("disk is full", "cannot be written to: the disk is full"),
    ("disk i/o", "cannot be read or written: the disk failed"),
    ("append-only", "the log of a ledger is never changed"),
    ("connection", "the server cannot be reached, or does not let this user in"),
)


@contextmanager
def told(shown: str, driver: type[Exception] = sqlite3.Error) -> Iterator[None]:
    """Raise what a database raises as a `LedgerError`.

    Args:
        shown: how the ledger is called, without a password.
        driver: what the driver raises.
    """
    try:
        yield
    except DBAPIError as error:
        raise failure(error.orig or error, shown) from error
    except (SQLAlchemyError, sqlite3.Error, driver) as error:
        raise failure(error, shown) from error
    except FormatError as error:
        raise LedgerError(f"is damaged: what it keeps cannot be read: {error}", ledger=shown) from error


def failure(error: BaseException, shown: str) -> LedgerError:
    """The error for what a database driver raised."""
    said = " ".join(str(error).split())
    lowered = said.lower()
    if any(word in lowered for word in _DAMAGED):
        return LedgerError(
            f"is damaged, or no ledger ({said}); it was left as it is, restore it from a backup", ledger=shown
        )
    for word, meaning in _SAID:
        if word in lowered:
            return LedgerError(f"{meaning} ({said})", ledger=shown)
    return LedgerError(f"the database refused: {said or type(error).__name__}", ledger=shown)
