"""What stands around the data: the templates, the style and the script, and the policy that lets only these two run."""

from __future__ import annotations

import base64
import datetime
import functools
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

SCRIPTS = ("text", "data", "state", "cards", "timeline", "board", "meetings", "people", "source", "main")
"""The parts of the script, in the order in which they are joined."""


def opening(title: str, today: datetime.date | None) -> str:
    """The page up to the data.

    Args:
        title: of the page; any text.
        today: the day against which deadlines are held; None for the reader's clock.
    """
    day = today.isoformat() if today else ""
    # A lone surrogate has no UTF-8, and a title is for reading: it is shown as what it is, a broken character.
    readable = title.encode("utf-8", "replace").decode() or "Dossier"
    template = _environment().get_template("opening.html")
    return template.render(title=readable, today=day, style=Markup(style()), policy=policy()) + "\n"  # noqa: S704 - our own file


def closing() -> str:
    """The page from the data on."""
    return "\n" + _environment().get_template("closing.html").render(script=Markup(script())) + "\n"  # noqa: S704 - our own files


@functools.cache
def script() -> str:
    """The whole script: its parts joined in one function, so that they share names and leave none behind."""
    parts = "\n".join(_asset(f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'


@functools.cache
def style() -> str:
    """The style sheet."""
    return _asset("page.css")


@functools.cache
def policy() -> str:
    """The Content-Security-Policy: this script and this style, by their hashes, and nothing from anywhere."""
    parts = (
        "default-src 'none'",
        f"script-src {_hash(script())}",
        f"style-src {_hash(style())}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(parts)


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return files("diplotrack_page").joinpath("assets", name).read_text("utf-8").replace("\r\n", "\n")


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("diplotrack_page", "assets"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
    )
