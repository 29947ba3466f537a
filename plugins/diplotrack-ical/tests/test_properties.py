from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from diplotrack.testing.strategies import reports
from diplotrack_ical import load
from diplotrack_ical.text import block


def check_any_report(calendar, exported, report):
    """It reads back with an event for each dated record, and every record comes back from the file."""
    content = exported(report)
    physical = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in physical)
    dated = {}
    for record in report.records:
        when = record.when if record in report.engagements else record.due
        if when is not None and not (_reaches_the_last_day(when)):
            dated[record.id] = record
    found = calendar(report)
    assert [event["X-DIPLOTRACK-ID"] for event in found.events] == list(dated)
    assert int(found.get("X-DIPLOTRACK-UNDATED", 0)) + int(found.get("X-DIPLOTRACK-OMITTED", 0)) == (
        len(report.records) - len(dated)
    )
    for event in found.events:
        record = dated[event["X-DIPLOTRACK-ID"]]
        assert event["DTSTART"].dt < event["DTEND"].dt
        for evidence in record.evidence:
            assert f"“{block(evidence.quote)}”" in event["DESCRIPTION"]
    assert exported(load(content)) == content


@settings(max_examples=12)
@given(report=reports(surrogates=True))
def test_any_report_reads_back(calendar, exported, report):
    check_any_report(calendar, exported, report)


@pytest.mark.heavy
@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(report=reports(surrogates=True))
def test_any_of_many_reports_reads_back(calendar, exported, report):
    check_any_report(calendar, exported, report)


def _reaches_the_last_day(when):
    # An open or endless interval is shown at its start, any other date up to its end.
    if when.is_interval and when.latest in {None, date.max}:
        return when.start.latest == date.max if when.earliest else True
    return when.latest == date.max
