"""A program of somebody else's, which uses the installed packages; it is type-checked and not run.

`typed.py` has pyright check it in strict mode, where a name without a type is an error. Each `assert_type` says what a
user's editor has to know.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from concurrent.futures import Executor
from pathlib import Path
from typing import assert_type

import attrs

import diplotrack
import diplotrack_csv
import diplotrack_ical
import diplotrack_page
from diplotrack import (
    Change,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Document,
    Engagement,
    EngagementKind,
    Evidence,
    Explained,
    Ledger,
    Participant,
    Party,
    PartyEntry,
    Registry,
    Report,
    Source,
    When,
    hookimpl,
)
from diplotrack.interfaces import Exporter, NoOptions, SourceAdapter
from diplotrack.parties import PartyKind
from diplotrack.testing import ExporterSuite, SourceAdapterSuite, document, engagement


def reads(path: Path, executor: Executor) -> None:
    """Read, and look at every field of what comes out."""
    report = diplotrack.read(path, published=dt.date(2025, 8, 25))
    assert_type(report, Report)
    assert_type(diplotrack.read_text("Kim met Li.", explain=True), Explained)
    assert_type(report.document, Document)
    assert_type(report.document.published, dt.date | None)
    assert_type(report.engagements, tuple[Engagement, ...])
    assert_type(report.commitments, tuple[Commitment, ...])
    for engaged in report.engagements:
        assert_type(engaged.kind, EngagementKind)
        assert_type(engaged.when, When | None)
        assert_type(engaged.parties, tuple[Party, ...])
        assert_type(engaged.participants, tuple[Participant, ...])
        assert_type(engaged.evidence, tuple[Evidence, ...])
        assert_type([evidence.quote for evidence in engaged.evidence], list[str])
    for commitment in report.commitments:
        assert_type(commitment.kind, CommitmentKind)
        assert_type(commitment.status, CommitmentStatus)
        assert_type(attrs.evolve(commitment, status=CommitmentStatus.FULFILLED), Commitment)
    outcomes = diplotrack.read_all([path], executor=executor, on_error="collect")
    for each in outcomes:
        assert_type(each, Report)
    assert_type([str(error) for error in outcomes.errors], list[str])


def keeps(report: Report, path: Path) -> None:
    """Keep in a ledger, ask it, write it out."""
    with Ledger.open(path) as ledger:
        for change in ledger.add(report):
            assert_type(change, Change)
        for record in ledger.commitments(by="CHN"):
            assert_type(record, Commitment)
        diplotrack.export(ledger.items(), path.with_suffix(".ics"))
    diplotrack.dump([report], path)
    diplotrack.export(report, path, exporter="csv", profile="raw")
    for item in diplotrack_csv.load(path):
        assert_type(item, Document | Engagement | Commitment)
    diplotrack_ical.IcalOptions(alarm="P1D")
    diplotrack_page.PageOptions(title="A page")


class LineAdapter:
    """An adapter that somebody wrote."""

    name = "line"
    options = NoOptions

    def accepts(self, source: Source) -> float:
        """Whether it is a text of lines."""
        return 0.5 if source.head.startswith(b"line") else 0.0

    def read(self, source: Source, options: NoOptions) -> Iterable[Report]:  # noqa: ARG002 - there are none
        """A report of the whole text."""
        yield Report(document=Document(text=source.text().text))


@hookimpl
def diplotrack_source_adapters(registry: Registry) -> Iterable[SourceAdapter]:  # noqa: ARG001 - a hook's argument
    """What it provides."""
    return [LineAdapter()]


@hookimpl
def diplotrack_exporters() -> Iterable[Exporter]:
    """Exporters that exist are exporters by the protocol too."""
    return [diplotrack_csv.CsvExporter(), diplotrack_ical.IcalExporter(), diplotrack_page.PageExporter()]


@hookimpl
def diplotrack_parties() -> Iterable[PartyEntry]:
    """A further name."""
    return [PartyEntry(code="KEN", name="Kenya", kind=PartyKind.STATE, names=("the Republic of Kenya",))]


class TestLineAdapter(SourceAdapterSuite):
    """The suites are classes to derive from."""

    def make(self) -> SourceAdapter:
        """What is tested."""
        return LineAdapter()


class TestCsvExporter(ExporterSuite):
    """As above."""


text = document("Kim met Li in Seoul.")
assert_type(engagement(of=text, quote="Kim met Li in Seoul"), Engagement)
