"""What stands in a real Radicale after publishing."""

from __future__ import annotations

import re

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar

import diplotrack
from diplotrack.testing import strategies
from diplotrack_caldav import Action, publish

from .conftest import MINE, records

HOLIDAY = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//a client//EN\r
BEGIN:VEVENT\r
UID:holiday-1\r
DTSTAMP:20250101T000000Z\r
DTSTART;VALUE=DATE:20250801\r
SUMMARY:Leave\r
END:VEVENT\r
END:VCALENDAR\r
"""


def published(url, items, **options):
    return publish(items, url, **({"credentials": MINE, "publication": "first"} | options))


def titles(server, url):
    found = [Calendar.from_ical(text).events[0] for text in server.events(url).values()]
    return sorted(str(event["SUMMARY"]) for event in found)


def uids(server, url):
    return sorted(str(Calendar.from_ical(text).events[0]["UID"]) for text in server.events(url).values())


def edited(server, url, name, old, new):
    """Somebody changes an object in a client."""
    text = server.request("GET", url + name, status=200).text
    assert old in text
    server.request("PUT", url + name, text.replace(old, new).encode(), status=204)


def test_each_dated_record_has_one_event(server, url):
    undated = records(1)[1]
    done = published(url, [*records(4), attrs.evolve(undated, id="com-without-a-date", due=None)])
    assert (done.created, done.written, done.undated) == (4, 4, 1)
    assert len(server.events(url)) == 4
    assert "Due: send its report; 北京, all (pledge by South Korea to China)" in titles(server, url)
    assert str(done) == f"4 created; 1 without an event, since undated (publication 'first' in {url})"


def test_publishing_twice_makes_no_second_copy_and_writes_nothing(server, url):
    published(url, records(4))
    before = server.events(url)
    server.asked.clear()
    done = published(url, records(4))
    assert (done.unchanged, done.written) == (4, 0)
    assert server.writes == []
    assert server.events(url) == before


def test_what_changed_is_updated_and_nothing_else_is_written(server, url):
    published(url, records(4))
    source, first, *rest = records(4)
    moved = attrs.evolve(first, when=diplotrack.When.parse("2025-08-20"))
    server.asked.clear()
    done = published(url, [source, moved, *rest])
    assert (done.updated, done.unchanged, done.written) == (1, 3, 1)
    assert server.writes == ["PUT"]
    assert sum("20250820" in text for text in server.events(url).values()) == 1


def test_what_is_no_longer_there_is_removed(server, url):
    published(url, records(4))
    done = published(url, records(2))
    assert (done.removed, done.unchanged) == (2, 2)
    assert len(server.events(url)) == 2


def test_other_clients_events_stay_as_they_are(server, url):
    server.request("PUT", f"{url}holiday.ics", HOLIDAY.encode(), status=201)
    named_alike = HOLIDAY.replace("holiday-1", "holiday-2").encode()
    server.request("PUT", f"{url}x.first.diplotrack.ics", named_alike, status=201)
    before = server.events(url)
    for items in (records(3), records(2), []):
        published(url, items)
    assert server.events(url) == before


def test_two_ledgers_share_a_calendar_and_their_records(server, url):
    published(url, records(4))
    published(url, records(2), publication="second")
    assert len(server.events(url)) == 6
    assert published(url, [], publication="second").removed == 2
    assert published(url, records(4)).unchanged == 4


def test_a_dry_run_says_what_would_be_done_and_does_not_do_it(server, url):
    published(url, records(3))
    before = server.events(url)
    server.asked.clear()
    source, first, *rest = records(5)
    done = published(
        url,
        [source, attrs.evolve(first, status=diplotrack.EngagementStatus.CANCELLED), *rest[1:]],
        dry_run=True,
    )
    assert (done.created, done.updated, done.removed, done.unchanged) == (2, 1, 1, 1)
    assert str(done).startswith("dry run, nothing written: 2 created, 1 updated, 1 removed, 1 unchanged")
    assert server.writes == []
    assert server.events(url) == before


class TestSomebodyElseChangedAnEvent:
    NAME = "eng-00000000000000000000.first.diplotrack.ics"

    @pytest.fixture(autouse=True)
    def _edited(self, server, url):
        published(url, records(3))
        edited(server, url, self.NAME, "SUMMARY:Meeting: South Korea – China", "SUMMARY:Our note")
        server.asked.clear()

    def test_it_is_told_and_left(self, server, url):
        told = []
        done = published(url, records(3), told=told.append)
        (left,) = done.left
        assert left in told
        assert (left.action, left.record) == (Action.LEFT, "eng-00000000000000000000")
        assert "somebody changed it on the server; --overwrite" in str(left)
        assert server.writes == []

    def test_it_is_left_also_where_the_record_changed(self, server, url):
        source, first, *rest = records(3)
        done = published(url, [source, attrs.evolve(first, place="Xiamen"), *rest])
        assert (len(done.left), done.written) == (1, 0)
        assert "Our note" in titles(server, url)

    def test_it_is_left_also_where_the_record_is_gone(self, server, url):
        assert len(published(url, []).left) == 1
        assert titles(server, url) == ["Our note"]

    def test_it_is_replaced_where_that_is_asked_for(self, server, url):
        edited(server, url, self.NAME, "SEQUENCE:0", "SEQUENCE:7")
        assert published(url, records(3), overwrite=True).updated == 1
        text = server.events(url)[self.NAME]
        assert "Our note" not in text
        assert "SEQUENCE:7" in text
        assert published(url, records(3)).unchanged == 3

    def test_and_removed_where_that_is_asked_for(self, server, url):
        assert published(url, [], overwrite=True).removed == 3
        assert server.events(url) == {}

    def test_a_client_that_drops_our_properties_changes_nothing(self, server, url):
        published(url, records(3), overwrite=True)
        text = re.sub(
            r"X-DIPLOTRACK-[^\n]*\n( [^\n]*\n)*", "", server.events(url)[self.NAME].replace("\r", "")
        )
        assert "DIPLOTRACK" not in text
        server.request("PUT", url + self.NAME, text.encode(), status=204)
        assert published(url, records(3)).unchanged == 3


def test_a_change_at_the_very_moment_is_not_overwritten(server, url):
    published(url, records(3))
    name = "eng-00000000000000000000.first.diplotrack.ics"

    def meanwhile(method, path):
        if method == "PUT" and path.endswith(name):
            server.before = None
            edited(server, url, name, "SUMMARY:Meeting", "SUMMARY:Our meeting")

    source, first, *rest = records(3)
    server.before = meanwhile
    done = published(url, [source, attrs.evolve(first, place="Xiamen"), *rest])
    assert [each.why for each in done.left] == [
        "somebody changed it on the server at this moment; publish again"
    ]
    assert "Our meeting: South Korea – China" in titles(server, url)


def test_an_event_removed_at_the_very_moment_is_no_failure(server, url):
    published(url, records(2))

    def meanwhile(method, path):
        if method == "DELETE":
            server.before = None
            server.request("DELETE", server.url.rstrip("/") + path, status=200)

    server.before = meanwhile
    assert published(url, []).removed == 2


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_request_whose_answer_was_lost_is_sent_again(server, url, method, monkeypatch):
    monkeypatch.setattr("diplotrack_caldav.server.time.sleep", lambda _: None)
    published(url, records(2))
    lost = []

    def lose(asked, path):
        if asked == method and path not in lost:
            lost.append(path)
            raise ConnectionResetError

    server.after = lose
    done = published(url, records(3) if method == "PUT" else [])
    server.after = None
    assert (done.created, done.removed) == ((1, 0) if method == "PUT" else (0, 2))
    assert len(lost) == done.written
    assert len(server.events(url)) == (3 if method == "PUT" else 0)


def test_an_event_that_the_server_refuses_does_not_keep_the_others_away(server, url):
    def refuse(method, path):
        if method == "PUT" and "eng-00000000000000000001" in path:
            body = b'<?xml version="1.0"?><D:error xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
            body += b"<C:max-resource-size/></D:error>"
            return "403 Forbidden", [("Content-Type", "application/xml")], body
        return None

    server.before = refuse
    done = published(url, records(5))
    assert (done.created, [each.why for each in done.failed]) == (4, ["it is larger than the server allows"])


def test_an_error_among_the_records_leaves_the_calendar_alone(server, url):
    published(url, records(3))

    def broken():
        yield from records(2)
        raise RuntimeError("the ledger went away")

    server.asked.clear()
    with pytest.raises(RuntimeError, match="the ledger went away"):
        published(url, broken())
    assert server.asked == []


def test_options_of_the_exporter_are_handed_on(server, url):
    items = records(2, place="Busan")
    vague = [items[0], attrs.evolve(items[1], when=diplotrack.When.parse("2025-08"))]
    assert published(url, vague).created == 1
    done = published(url, vague, options={"uncertain": "omit"})
    assert (done.removed, done.undated) == (1, 1)


@pytest.mark.parametrize("stop", range(7))
def test_interrupted_anywhere_and_run_again_it_is_complete(server, url, stop):
    """Three new, one changed, two unchanged, one removed: seven events, each of which may be the last before the end."""
    source, first, second, third, due = records(4)
    published(url, [source, first, second, third, due])
    wanted = [source, attrs.evolve(first, place="Busan"), second, *records(7)[4:7], due]
    told = []

    def interrupted(outcome):
        if len(told) == stop:
            raise KeyboardInterrupt
        told.append(outcome)

    with pytest.raises(KeyboardInterrupt):
        published(url, wanted, told=interrupted)
    published(url, wanted)
    assert uids(server, url) == sorted(f"{item.id}@first.diplotrack" for item in wanted[1:])
    assert published(url, wanted).unchanged == 6


def test_many_events_go_in_batches(server, url, monkeypatch):
    monkeypatch.setattr("diplotrack_caldav.publishing.BATCH", 10)
    assert published(url, records(25)).created == 25
    server.asked.clear()
    assert published(url, records(25)).unchanged == 25
    assert [method for method, _ in server.asked if method == "REPORT"] == ["REPORT"] * 3


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(report=strategies.reports())
def test_whatever_records_say_a_second_run_writes_nothing(server, report):
    url = server.make()
    first = published(url, report)
    assert not first.failed
    second = published(url, report)
    assert (second.unchanged, second.written, second.left) == (first.created, 0, ())
