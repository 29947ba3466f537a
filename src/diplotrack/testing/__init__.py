"""Help for the tests of plugins and programs: builders of records, and suites that a plugin has to pass.

    from diplotrack.testing import ExporterSuite, SourceAdapterSuite, report

    class TestMyAdapter(SourceAdapterSuite):
        adapter = MyAdapter()
        samples = [Path("tests/sample.xml"), ("short.xml", b"<readout>…</readout>")]

The builders make valid records from as little as you care to say, the same ones every time. The suites are plain
classes for pytest (8 or later): subclass one under a name that starts with ``Test`` and set its attributes. Nothing
here imports pytest; `diplotrack.testing.strategies` is apart, since it needs Hypothesis.
"""

from __future__ import annotations

from diplotrack.testing.adapter_suite import SourceAdapterSuite
from diplotrack.testing.builders import (
    Plugin,
    commitment,
    document,
    engagement,
    participant,
    party,
    report,
    when,
)
from diplotrack.testing.exporter_suite import ExporterSuite
from diplotrack.testing.parties_suite import PartiesSuite
from diplotrack.testing.store_suite import StoreSuite
from diplotrack.testing.synthetic import many_records, many_reports

__all__ = [
    "ExporterSuite",
    "PartiesSuite",
    "Plugin",
    "SourceAdapterSuite",
    "StoreSuite",
    "commitment",
    "document",
    "engagement",
    "many_records",
    "many_reports",
    "participant",
    "party",
    "report",
    "when",
]
