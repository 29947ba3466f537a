"""Make the pictures of the terminal that stand in the documentation: ``python docs/screenshots/terminal.py``.

Runs the command on a terminal of its own, as a user would, and writes what it shows to ``docs/images/terminal-*.svg``. Rich,
which the command line needs anyway, draws them.
"""

from __future__ import annotations

import datetime
import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text
from walkthrough import REPOSITORY, blocks

import diplotrack

IMAGES = REPOSITORY / "docs" / "images"
WIDTH = 96
# The fonts that Rich asks for come from the network; a picture must not.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL).replace(
    "Fira Code", "ui-monospace, Menlo, Consolas"
)


def tutorial(folder: Path) -> None:
    """The article of the tutorial."""
    [article] = [
        block
        for block in blocks("docs/tutorial.md")
        if block.before.startswith("Save this as `consulate.txt`")
    ]
    (folder / "consulate.txt").write_text(article.code, "utf-8")


def followed(folder: Path) -> None:
    """A ledger of what five reports say of Kenya and Norway."""
    with diplotrack.Ledger.open(folder / "kenya-norway.db") as ledger:
        for path in sorted((REPOSITORY / "examples" / "input" / "kenya-norway").glob("*.txt")):
            ledger.add(diplotrack.read(path, published=datetime.date.fromisoformat(path.name[:10])))


PICTURES: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "terminal-read": (tutorial, ["read consulate.txt --published 2025-06-02"]),
    "terminal-ledger": (
        followed,
        [
            f"{command} --ledger kenya-norway.db --today 2025-06-10"
            for command in ("list --kind visit", "open", "overdue")
        ],
    ),
}


def shown(command: str, folder: Path) -> str:
    """What a command of `diplotrack` shows on a terminal, with its colors."""
    mine, its = pty.openpty()
    environment = {
        **os.environ,
        "COLUMNS": str(WIDTH),
        "LINES": "200",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "diplotrack", *command.split()],
        cwd=folder,
        env=environment,
        stdin=its,
        stdout=its,
        stderr=its,
    )
    os.close(its)
    parts = []
    while True:
        try:
            part = os.read(mine, 65536)
        except OSError:  # how Linux tells that the other side has closed
            break
        if not part:
            break
        parts.append(part)
    if process.wait():
        raise SystemExit(b"".join(parts).decode())
    return b"".join(parts).decode().replace("\r\n", "\n")


def main() -> None:
    """Write all pictures."""
    for name, (prepare, commands) in PICTURES.items():
        console = Console(
            record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False
        )
        with tempfile.TemporaryDirectory() as folder:
            prepare(Path(folder))
            for command in commands:
                console.print(Text(f"$ diplotrack {command}", style="bold"))
                console.print(Text.from_ansi(shown(command, Path(folder))), soft_wrap=True)
        picture = console.export_svg(title="diplotrack", code_format=FORMAT, unique_id=name)
        (IMAGES / f"{name}.svg").write_text("\n".join(map(str.rstrip, picture.splitlines())) + "\n", "utf-8")


if __name__ == "__main__":
    main()
