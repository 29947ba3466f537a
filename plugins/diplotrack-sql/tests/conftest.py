"""A PostgreSQL server of the tests' own, on a free port, gone when they are."""

from __future__ import annotations

import contextlib
import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

_PASSWORD = "not/told@all:to#anyone"
_QUOTED = "not%2Ftold%40all%3Ato%23anyone"


def _binaries():
    """The folder of the server's programs, of the newest version that is installed, or None."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: float(place.parent.name))
    found = shutil.which("initdb")
    return (
        Path(found).parent if found else next((p for p in reversed(places) if (p / "initdb").exists()), None)
    )


def _unprivileged():
    """A user to run the server as, since it refuses to run as root; None where this one will do."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    return pytest.skip("root may not run PostgreSQL, and there is neither a user postgres nor nobody")


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def server():
    """The URL of a running server, without a database. It sorts texts as English does, to find out who relies on it."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    user = _unprivileged()
    with tempfile.TemporaryDirectory(prefix="dt-pg-") as folder:
        base = Path(folder)
        (base / "password").write_text(_PASSWORD)
        if user is not None:
            for path in (base, base / "password"):
                os.chown(path, user.pw_uid, user.pw_gid)

        def run(*command):
            as_user = {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": ()}
            done = subprocess.run(
                [str(binaries / command[0]), *command[1:]],
                check=False, cwd=base, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120, **as_user,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr.decode()

        data, port = str(base / "data"), _free_port()
        run(
            "initdb", "-D", data, "-U", "desk", "-A", "scram-sha-256", "--pwfile", str(base / "password"), "-N",
            "-E", "UTF8", "--locale-provider=icu", "--icu-locale=en", "--locale=C.UTF-8",
        )  # fmt: skip
        settings = f"-p {port} -k {base} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
        run("pg_ctl", "-D", data, "-w", "-l", str(base / "log"), "-o", settings, "start")
        try:
            yield f"postgresql://desk:{_QUOTED}@127.0.0.1:{port}"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


@pytest.fixture(scope="session")
def new_database(server):
    """Makes a database each time it is called; its URL, with the password."""
    import psycopg

    numbers = itertools.count()

    def made(**options):
        name = f"ledger_{next(numbers)}"
        more = " ".join(f"{option} '{value}'" for option, value in options.items())
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 {more}")
        return f"{server}/{name}"

    return made
