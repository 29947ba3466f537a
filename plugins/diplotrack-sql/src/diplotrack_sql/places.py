"""Which database a path or URL means, and how it is called without its password."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

import attrs

from diplotrack.errors import LedgerError

SUFFIXES = (".db", ".sqlite", ".sqlite3")
_POSTGRESQL = ("postgresql", "postgresql+psycopg", "postgres")
_SECRET = ("password", "sslpassword", "passfile")


@attrs.frozen(kw_only=True)
class SqlitePlace:
    """A file.

    Attributes:
        shown: how messages and `Ledger.url` call it: as it was given.
        path: where it lies.
    """

    shown: str
    path: Path


@attrs.frozen(kw_only=True)
class PostgresqlPlace:
    """A database of a server.

    Attributes:
        shown: the URL without a password.
        url: the URL as SQLAlchemy takes it, with the password; never shown.
    """

    shown: str
    url: str = attrs.field(repr=False)


Place = SqlitePlace | PostgresqlPlace


def place_of(url: str) -> Place | None:
    """The database that a path or URL means, or None where that is none of SQLite or PostgreSQL.

    Raises:
        LedgerError: it means one, but wrongly.
    """
    scheme, separator, rest = url.partition("://")
    if not separator:
        return SqlitePlace(shown=url, path=Path(url)) if url.lower().endswith(SUFFIXES) else None
    if scheme in ("sqlite", "sqlite+pysqlite"):
        return _file(url, rest)
    return _server(url) if scheme in _POSTGRESQL else None


def _file(url: str, rest: str) -> SqlitePlace:
    path, question, _ = rest.partition("?")
    if not path.startswith("/") or path in ("/", "/:memory:") or question:
        raise LedgerError(
            "write sqlite:///relative/file.db or sqlite:////absolute/file.db; Ledger() keeps one in memory",
            ledger=url,
        )
    return SqlitePlace(shown=url, path=Path(unquote(path[1:])))


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    # A part of a password that was not escaped may have become the host, the path or the fragment.
    torn = bool(parts.fragment) or "@" in (parts.hostname or "") + parts.path
    named = parts.hostname is not None or port is not None or bool(parts.path)
    return parts if named and not torn else None


def _server(url: str) -> PostgresqlPlace:
    parts = _parts(url)
    if parts is None:
        # The URL stays out of the message, since whatever is wrong with it may be its password.
        raise LedgerError(
            "the URL of the database cannot be read; write postgresql://user:password@host:port/database, with "
            "%-escapes for characters such as @ / : # ? in the password"
        )
    options = parse_qsl(parts.query, keep_blank_values=True)
    place, at, host = parts.netloc.rpartition("@")
    told = urlencode([(name, value) for name, value in options if name not in _SECRET])
    shown = place.partition(":")[0] + at + host + parts.path + (f"?{told}" if told else "")
    return PostgresqlPlace(
        shown=f"postgresql://{shown}", url=f"postgresql+psycopg://{url.partition('://')[2]}"
    )
