"""The pictures of the documentation show what there is, and ask nothing of a network."""

from __future__ import annotations

import html
import importlib.util
import re

import diagrams
import links
import pytest
from walkthrough import REPOSITORY

IMAGES = REPOSITORY / "docs" / "images"


@pytest.mark.parametrize("name", sorted(diagrams.DIAGRAMS))
def test_a_diagram_is_drawn_from_its_present_text(name):
    picture = (IMAGES / f"{name}.svg").read_text("utf-8")
    assert diagrams.digest(diagrams.DIAGRAMS[name]()) in picture, "make pictures draws it anew"


@pytest.mark.parametrize("name", ["terminal-read", "terminal-ledger"])
def test_the_picture_of_a_terminal_has_what_the_commands_print(name, tmp_path, monkeypatch, within):
    spec = importlib.util.spec_from_file_location("terminal", REPOSITORY / "docs/screenshots/terminal.py")
    terminal = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(terminal)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(terminal.WIDTH))
    monkeypatch.setenv("NO_COLOR", "1")
    prepare, commands = terminal.PICTURES[name]
    prepare(tmp_path)
    printed = ""
    for command in commands:
        status, told, _ = within(*command.split(), "--format", "table")
        assert status == 0
        printed += f"$ diplotrack {command}\n{told}\n"
    lines = re.findall(r"<text[^>]*clip-path[^>]*>(.*?)</text>", (IMAGES / f"{name}.svg").read_text("utf-8"))
    # Each run of one style is a text of its own, so blanks are no part of the comparison.
    assert "".join(html.unescape("".join(lines)).split()) == "".join(printed.split()), "make pictures"


@pytest.mark.parametrize("path", sorted(IMAGES.glob("*.svg")), ids=lambda path: path.stem)
def test_a_picture_asks_nothing_of_a_network(path):
    assert re.findall(r"@font-face|<script|<image|url\((?!#)|href=\"(?!#)", path.read_text("utf-8")) == []


def test_a_link_that_leads_nowhere_is_told_with_its_line(tmp_path):
    (tmp_path / "other.html").write_text('<p id="here">', "utf-8")
    (tmp_path / "index.html").write_text(
        '<a href="other.html#here"></a><a href="#top"></a><h1 id="top"></h1>\n<a href="https://example.org/x"></a>\n'
        '<a href="gone.html"></a>\n<img src="gone.png">\n<a href="other.html#gone"></a><a href="#gone"></a>',
        "utf-8",
    )
    assert list(links.broken(tmp_path)) == [
        "index.html, line 3: gone.html: there is no such file",
        "index.html, line 4: gone.png: there is no such file",
        "index.html, line 5: other.html#gone: there is no such place in the page",
        "index.html, line 5: #gone: there is no such place in the page",
    ]
