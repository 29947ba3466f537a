"""The command ``diplotrack plugins``: what is installed, what works, what it takes."""

from __future__ import annotations

import json
import sys
import typing
import warnings
from collections.abc import Iterable
from typing import Any

import attrs
import click

from diplotrack.cli.messages import complain
from diplotrack.errors import PluginWarning
from diplotrack.interfaces import Command, Exporter, SourceAdapter
from diplotrack.plugins import PluginInfo, Provided, Registry

EPILOG = """\b
Examples:
  diplotrack plugins
  diplotrack plugins --json
  diplotrack --disable-plugin csv plugins
"""


@click.command(epilog=EPILOG)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@click.pass_obj
def plugins(registry: Registry, *, as_json: bool) -> int:
    """List the plugins: their state, and their adapters and exporters with options and defaults, their commands."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", PluginWarning)
        registry.commands  # noqa: B018 - asked for, so that what is wrong with one is listed too
        infos = registry.plugins()
    told = [problem for info in infos for problem in info.problems]
    for warning in caught:
        # What the listing says anyway is not said twice.
        if not any(problem in str(warning.message) for problem in told):
            complain("warning", str(warning.message))
    described = [_described(info, registry) for info in infos]
    if as_json:
        sys.stdout.write(json.dumps({"plugins": described}, ensure_ascii=False, indent=2) + "\n")
    else:
        from diplotrack.cli.table import console, listing

        console().print(listing(described))
    return 0


def _described(info: PluginInfo, registry: Registry) -> dict[str, Any]:
    return {
        **attrs.asdict(info),
        "adapters": [
            {"name": item.name, "options": _options(item.options)} for item in _of(info, registry.adapters)
        ],
        "exporters": [
            {
                "name": item.name,
                "suffixes": list(item.suffixes),
                "media_type": item.media_type,
                "options": _options(item.options),
            }
            for item in _of(info, registry.exporters)
        ],
        "commands": [item.name for item in _of(info, registry.commands)],
    }


T = typing.TypeVar("T", SourceAdapter, Exporter, Command)


def _of(info: PluginInfo, provided: Iterable[Provided[T]]) -> list[T]:
    return [p.item for p in provided if p.plugin == info.name]


def _options(kind: type[Any]) -> list[dict[str, str | None]]:
    attrs.resolve_types(kind)
    return [
        {"name": field.alias, "type": _type(field.type), "default": _default(field.default)}
        for field in attrs.fields(kind)
    ]


def _type(kind: Any) -> str:
    return (
        kind.__name__
        if isinstance(kind, type) and not typing.get_args(kind)
        else str(kind).replace("typing.", "")
    )


def _default(value: Any) -> str | None:
    """The default as one would write it on the command line; None where there is none to write."""
    if isinstance(value, attrs.Factory):  # type: ignore[arg-type]
        value = None if value.takes_self else value.factory()
    if value is None or value is attrs.NOTHING:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return ",".join(map(str, value))
    return str(value)
