"""Exporting: choose an exporter by suffix or name, and write records through it, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from diplotrack.errors import DiplotrackError, ExportError, NoExporterError, ValidationError
from diplotrack.interfaces import Exporter, RevisingWriter
from diplotrack.options import build_options
from diplotrack.plugins import Provided, Registry, default_registry
from diplotrack.records import Commitment, Document, Engagement, Item, Report
from diplotrack.revising import HasRevisions, Revision
from diplotrack.serialize import each
from diplotrack.targets import Target, Writable


def export(
    items: Item | Iterable[Item],
    target: Writable,
    *,
    exporter: str | None = None,
    registry: Registry | None = None,
    **options: Any,
) -> int:
    """Write reports or records in another format; the file appears whole or not at all.

    Args:
        items: one report or record, or any iterable of them, which is read as it is written. What `Ledger.items`
            gives also tells which revision each record is, to exporters that show it.
        target: a path, whose suffix chooses the exporter, ``"-"`` for standard output, or a file object.
        exporter: an exporter's name; needed where the target has no telling suffix.
        registry: the plugins to use; by default the installed ones.
        options: the exporter's own options (``diplotrack plugins`` lists them).

    Returns:
        How many engagements and commitments were handed to the exporter.

    Raises:
        NoExporterError: no exporter, or more than one, writes such a file.
        OptionsError: the exporter does not know an option, or its value is wrong.
        ExportError: the exporter failed or the file cannot be written; what stood there still stands.
    """
    opened = Target(target)
    provided = choose_exporter(opened, registry or default_registry(), exporter)
    chosen = provided.item
    built = build_options(chosen.options, options, owner=f"exporter {chosen.name!r}")
    count = 0
    flat = _Flat(items)
    try:
        with opened:
            complete = False
            with chosen.open(opened, built) as writer:
                revising = writer if isinstance(writer, RevisingWriter) else None
                for item in flat:
                    if not isinstance(item, Document):
                        count += 1
                        known = flat.revision(item.id) if revising is not None else None
                        if revising is not None and known is not None:
                            revising.revise(known)
                    writer.write(item)
                complete = True
            if not complete:
                _swallowed(flat.failed)
    except DiplotrackError:
        raise
    except Exception as error:
        if flat.failed is error:
            raise  # The caller's own iterable raised: that is not the exporter's failure.
        problem = f"{type(error).__name__}: {error}"
        raise ExportError(
            problem, target=opened.name, exporter=chosen.name, plugin=provided.plugin
        ) from error
    return count


def _swallowed(error: Exception | None) -> NoReturn:
    """A context manager can swallow errors; half a file must not be put in place for it."""
    raise error or RuntimeError("it ended the export before the last record")


class _Flat:
    """The items one by one, reports taken apart; remembers what the iterable itself raised."""

    def __init__(self, items: Item | Iterable[Item]) -> None:
        self._items = each(items)
        given: object = items
        self._revisions = given if isinstance(given, HasRevisions) else None
        self.failed: Exception | None = None

    def revision(self, record: str) -> Revision | None:
        """The revision of a record, where the items know it."""
        try:
            return None if self._revisions is None else self._revisions.revision(record)
        except Exception as error:
            self.failed = error
            raise

    def __iter__(self) -> Iterator[Document | Engagement | Commitment]:
        try:
            for item in self._items:
                if isinstance(item, Report):
                    yield item.document
                    yield from item.records
                else:
                    yield _single(item)
        except Exception as error:
            self.failed = error
            raise


def _single(item: object) -> Document | Engagement | Commitment:
    if not isinstance(item, (Document, Engagement, Commitment)):
        raise ValidationError("item", item, "give a Report, an Engagement, a Commitment or a Document")
    return item


def choose_exporter(target: Target, registry: Registry, name: str | None = None) -> Provided[Exporter]:
    """The exporter of this name, or the one that writes files with the target's suffix.

    Raises:
        NoExporterError: there is none of this name, none writes this suffix, or several do.
    """
    everyone = registry.exporters
    names = [provided.item.name for provided in everyone]
    if name is not None:
        for provided in everyone:
            if provided.item.name == name:
                return provided
        problem = (
            f"there is no exporter {name!r}; known are {', '.join(names) or 'none'}{registry.failures()}"
        )
        raise NoExporterError(problem, target=target.name, candidates=names)
    fitting = [provided for provided in everyone if target.suffix in provided.item.suffixes]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        tied = [provided.item.name for provided in fitting]
        problem = f"several exporters write {target.suffix!r} files: {', '.join(tied)}; name one with exporter=… (--to)"
        raise NoExporterError(problem, target=target.name, candidates=tied)
    suffixes = sorted({suffix for provided in everyone for suffix in provided.item.suffixes})
    what = f"the suffix {target.suffix!r}" if target.suffix else "a name without a suffix"
    problem = (
        f"no exporter is chosen by {what}; known suffixes are {', '.join(suffixes) or 'none'}"
        f"{registry.failures()}; or name one with exporter=… (--to): {', '.join(names) or 'none'}"
    )
    raise NoExporterError(problem, target=target.name, candidates=names)
