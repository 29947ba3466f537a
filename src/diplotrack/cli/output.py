"""Writing what a command read, through an exporter."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from diplotrack.cli.inputs import Inputs
from diplotrack.exporting import choose_exporter, export
from diplotrack.options import build_options
from diplotrack.plugins import Registry
from diplotrack.records import Item
from diplotrack.targets import Target


def write(
    items: Iterable[Item],
    found: Inputs | None,
    *,
    output: str,
    exporter: str | None,
    registry: Registry,
    options: Mapping[str, str],
    last_of_paths: bool = False,
) -> int:
    """Export what was read, unless nothing could be read: then what stands at the output stays.

    Args:
        items: read as they are written.
        found: the inputs that they come from; None where they come from a ledger.
        output: a path, or ``"-"``.
        exporter: its name, or None to choose one by the output's suffix.
        registry: the plugins.
        options: the exporter's own options.
        last_of_paths: whether the output was given behind the inputs, where it may be an input by mistake.

    Returns:
        The exit status.

    Raises:
        UsageError: the output is named like another exporter's; before anything is read.
        NoExporterError: no exporter fits; before anything is read.
        OptionsError: the exporter does not take these options; before anything is read.
        ExportError: the output cannot be written.
    """
    _check(output, exporter, registry, options, last_of_paths=last_of_paths)
    if found is not None:
        rest = iter(items)
        first = next(rest, None)
        if first is None and found.failures:
            return found.status
        items = itertools.chain(() if first is None else (first,), rest)
    export(
        items,
        output,
        exporter=exporter,
        registry=registry,
        **options,
    )
    return 0 if found is None else found.status


def _check(
    output: str,
    exporter: str | None,
    registry: Registry,
    options: Mapping[str, str],
    *,
    last_of_paths: bool,
) -> None:
    target = Target(output)
    chosen = choose_exporter(target, registry, exporter).item
    build_options(chosen.options, options, owner=f"exporter {chosen.name!r}")
    if target.suffix in chosen.suffixes or exporter is None:
        return
    # A further INPUT where OUTPUT was forgotten would be overwritten.
    others = [p.item.name for p in registry.exporters if target.suffix in p.item.suffixes]
    if others:
        problem = f"{output!r} is named like a file of exporter {others[0]!r}, but --to says {chosen.name!r}"
        raise click.UsageError(f"{problem}; give another name, or '-' for standard output")
    if last_of_paths and Path(output).is_file():
        problem = f"{output!r} is there already and not named like a file of exporter {chosen.name!r}"
        raise click.UsageError(f"{problem}; give another name, or '-' for standard output")
