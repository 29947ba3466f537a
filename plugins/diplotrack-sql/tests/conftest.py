"""A PostgreSQL server of the tests' own."""

from __future__ import annotations

import contextlib
import itertools

import pytest

from diplotrack.errors import LedgerError
from diplotrack_sql import testing


@pytest.fixture(scope="session")
def server():
    """The URL of a running server, without a database."""
    settings = ["fsync=off", "max_connections=60"]
    with contextlib.ExitStack() as running:
        try:
            url = running.enter_context(
                testing.postgresql_server(password="not/told@all:to#anyone", settings=settings)
            )
        except LedgerError as error:
            pytest.skip(str(error))
        yield url


@pytest.fixture(scope="session")
def new_database(server):
    """Makes a database each time it is called; its URL, with the password."""
    numbers = itertools.count()
    return lambda **options: testing.new_database(server, f"ledger_{next(numbers)}", **options)
