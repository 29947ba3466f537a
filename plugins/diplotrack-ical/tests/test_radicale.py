"""What a real CalDAV server makes of the files: Radicale, started here on loopback with a storage of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request
from datetime import date

import pytest
from icalendar import Calendar

from diplotrack.testing.builders import commitment, engagement
from diplotrack.testing.synthetic import many_reports

pytestmark = pytest.mark.heavy


@pytest.fixture
def radicale(tmp_path):
    """Sends a request to the server; gives the answer's body."""
    pytest.importorskip("radicale", reason="Radicale, the server that this runs, is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {
        "--config": "",
        "--server-hosts": f"127.0.0.1:{port}",
        "--storage-filesystem-folder": str(tmp_path / "storage"),
        "--auth-type": "none",
        "--rights-type": "owner_only",
        "--logging-level": "info",
    }
    command = [sys.executable, "-m", "radicale", *(word for pair in options.items() for word in pair)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        told = []
        for line in server.stderr:
            told.append(line)
            if "ready" in line.lower():
                break
        else:
            pytest.fail("Radicale did not start:\n" + "".join(told))

        def send(method, path, body=b"", **headers):
            request = urllib.request.Request(
                f"http://127.0.0.1:{port}{path}",
                data=body or None,
                method=method,
                headers={name.replace("_", "-"): value for name, value in headers.items()}
                | {"Authorization": "Basic ZGVzazpkZXNr"},
            )
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.read().decode()

        yield send
        server.terminate()
        server.stderr.read()


def uids(content):
    return sorted(str(part["UID"]) for part in Calendar.from_ical(content).subcomponents)


@pytest.mark.parametrize("options", [{}, {"alarm": "P1D"}], ids=str)
def test_radicale_takes_a_calendar_whole_and_gives_it_back(radicale, exported, options):
    content = exported(many_reports(40), **options)
    radicale("PUT", "/desk/record/", content, Content_Type="text/calendar")
    back = radicale("GET", "/desk/record/")
    assert uids(back) == uids(content)
    ours = {str(part["UID"]): part for part in Calendar.from_ical(content).subcomponents}
    for part in Calendar.from_ical(back).subcomponents:
        same = ours[str(part["UID"])]
        for name in ("DTSTART", "SUMMARY", "DESCRIPTION", "SEQUENCE", "STATUS", "X-DIPLOTRACK-RECORD"):
            assert part[name] == same[name]


def test_radicale_takes_each_event_and_task_alone_and_finds_them_by_date(radicale, exported):
    records = [
        engagement(id="met", when="2025-08-24"),
        engagement(id="visit", kind="visit", when="2025-08-23/2025-08-26"),
        engagement(id="month", when="2025-10"),
        commitment(id="said", due="2025-08-24"),
    ]
    radicale("MKCALENDAR", "/desk/record/")
    for record in records:
        radicale(
            "PUT", f"/desk/record/{record.id}.ics", exported(record, todos=True), Content_Type="text/calendar"
        )
    assert uids(radicale("GET", "/desk/record/")) == sorted(f"{record.id}@diplotrack" for record in records)

    def found(component, first, last):
        query = (
            '<?xml version="1.0"?><C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:D="DAV:"><D:prop>'
            '<D:getetag/></D:prop><C:filter><C:comp-filter name="VCALENDAR">'
            f'<C:comp-filter name="{component}"><C:time-range start="{first:%Y%m%d}T000000Z" '
            f'end="{last:%Y%m%d}T000000Z"/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>'
        )
        answer = radicale(
            "REPORT", "/desk/record/", query.encode(), Content_Type="application/xml", Depth="1"
        )
        return {record.id for record in records if f"/{record.id}.ics" in answer}

    assert found("VEVENT", date(2025, 8, 24), date(2025, 8, 25)) == {"met", "visit"}
    assert found("VEVENT", date(2025, 8, 26), date(2025, 8, 27)) == {"visit"}
    assert found("VEVENT", date(2025, 10, 31), date(2025, 11, 1)) == {"month"}
    assert found("VTODO", date(2025, 8, 20), date(2025, 8, 27)) == {"said"}
    assert found("VTODO", date(2025, 8, 26), date(2025, 9, 30)) == set()
