"""A PostgreSQL server of one's own, for tests and benchmarks: on a free port of this machine, gone when it is left.

    with postgresql_server() as server:
        ledger = Ledger.open(new_database(server, "ledger"))

It needs the server's programs (Debian and Ubuntu: ``apt-get install postgresql``) and the driver psycopg.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from diplotrack.errors import LedgerError

_USER = "desk"
_PATIENCE = 120  # seconds that each of the server's programs may take


@contextlib.contextmanager
def postgresql_server(*, password: str = "desk", settings: Sequence[str] = ("fsync=off",)) -> Iterator[str]:  # noqa: S107 (of a server that only this process knows)
    """Run a server; it sorts texts as English does, to find out who relies on the order.

    Args:
        password: of the user, as it is, without the escapes of a URL.
        settings: more of the server's settings, each ``name=value``. With ``fsync=off`` a power failure would spoil the
            data, which are thrown away anyhow.

    Yields:
        The URL of the server, without a database: see `new_database`.

    Raises:
        LedgerError: no server is installed, or it does not start.
    """
    binaries = _binaries()
    user = _unprivileged()
    with tempfile.TemporaryDirectory(prefix="dt-pg-") as folder:
        base = Path(folder)
        (base / "password").write_text(password, "utf-8")
        if user is not None:
            for path in (base, base / "password"):
                os.chown(path, user.pw_uid, user.pw_gid)

        def run(program: str, *arguments: str) -> None:
            done = subprocess.run(  # noqa: S603 (the server's own programs)
                [str(binaries / program), *arguments], check=False, cwd=base, timeout=_PATIENCE,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                user=user and user.pw_uid, group=user and user.pw_gid, extra_groups=() if user else None,
            )  # fmt: skip
            if done.returncode:
                said = done.stderr.decode(errors="replace").strip()
                raise LedgerError(f"{program} of PostgreSQL failed: {said}")

        data, port = str(base / "data"), _free_port()
        run(
            "initdb", "-D", data, "-U", _USER, "-A", "scram-sha-256", "--pwfile", str(base / "password"), "-N",
            "-E", "UTF8", "--locale-provider=icu", "--icu-locale=en", "--locale=C.UTF-8",
        )  # fmt: skip
        given = (f"port={port}", f"unix_socket_directories={base}", "listen_addresses=127.0.0.1", *settings)
        options = " ".join(f"-c {setting}" for setting in given)
        run("pg_ctl", "-D", data, "-w", "-l", str(base / "log"), "-o", options, "start")
        try:
            yield f"postgresql://{_USER}:{quote(password, safe='')}@127.0.0.1:{port}"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def new_database(server: str, name: str, **options: str) -> str:
    """Make a database.

    Args:
        server: the URL that `postgresql_server` gave.
        name: of letters, digits and underscores.
        options: of ``CREATE DATABASE``, e.g. ``encoding="LATIN1"``.

    Returns:
        The database's URL, with the password.
    """
    import psycopg
    from psycopg import sql

    wanted = [
        sql.SQL("{} {}").format(sql.SQL(option), sql.Literal(value)) for option, value in options.items()
    ]
    made = sql.SQL("CREATE DATABASE {} TEMPLATE template0 {}").format(
        sql.Identifier(name), sql.SQL(" ").join(wanted)
    )
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(made)
    return f"{server}/{name}"


def _binaries() -> Path:
    """The folder of the server's programs, of the newest version that is installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    places = [place for place in Path("/usr/lib/postgresql").glob("*/bin") if (place / "initdb").exists()]
    if not places:
        raise LedgerError("no PostgreSQL server is installed: apt-get install postgresql")
    return max(places, key=lambda place: float(place.parent.name))


def _unprivileged() -> pwd.struct_passwd | None:
    """A user to run the server as, since it refuses to run as root; None where this one will do."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise LedgerError("root may not run PostgreSQL, and there is neither a user postgres nor nobody")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
