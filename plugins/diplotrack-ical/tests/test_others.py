"""Events and tasks of others: what of them becomes a record, what stays a document, and which days are meant."""

from __future__ import annotations

from datetime import date

import pytest

import diplotrack_ical
from diplotrack.errors import FormatError, OptionsError
from diplotrack.parties import PartyEntry, PartyKind
from diplotrack.plugins import Registry
from diplotrack.reading import read, read_all
from diplotrack.testing.builders import Plugin

REGISTRY = Registry(plugins=[diplotrack_ical])
SEOUL = "DTSTART;TZID=Asia/Seoul:20250915T090000"


def calendar(*lines, kind="VEVENT", head=()):
    around = ["BEGIN:VCALENDAR", "VERSION:2.0", *head, f"BEGIN:{kind}", "UID:u-1", *lines]
    return "\r\n".join([*around, f"END:{kind}", "END:VCALENDAR", ""]).encode()


def read_one(*lines, kind="VEVENT", head=(), **options):
    return read(calendar(*lines, kind=kind, head=head), registry=REGISTRY, **options)


def met(*lines, **options):
    [found] = read_one(*lines, **options).engagements
    return found


def test_an_event_is_an_engagement_in_its_own_words():
    found = read_one(
        "SUMMARY:Talks between South Korea and Japan",
        "DTSTART;TZID=Asia/Seoul:20250915T090000",
        "DTEND;TZID=Asia/Seoul:20250915T113000",
        "LOCATION:Hotel Shilla\\, Seoul",
        "CATEGORIES:fisheries,visas",
        "URL:https://example.org/talks",
        "LAST-MODIFIED:20250901T101112Z",
        "DESCRIPTION:Second round.\\nBring the map.",
    )
    [record] = found.engagements
    assert (record.kind, record.status, str(record.when)) == ("meeting", "scheduled", "2025-09-15")
    assert [party.code for party in record.parties] == ["KOR", "JPN"]
    assert (record.place, record.topics) == ("Hotel Shilla, Seoul", ("fisheries", "visas"))
    assert record.summary == record.evidence[0].quote == "Talks between South Korea and Japan"
    assert found.document.text == (
        "Talks between South Korea and Japan\n"
        "Starts: 20250915T090000 (Asia/Seoul)\n"
        "Ends: 20250915T113000 (Asia/Seoul)\n"
        "Category: fisheries\nCategory: visas\n"
        "Place: Hotel Shilla, Seoul\nUID: u-1\n\nSecond round.\nBring the map."
    )
    assert (found.document.uri, found.document.published) == ("https://example.org/talks", date(2025, 9, 1))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Phone call Macron–Xi, France and China", "call"),
        ("Signing of the France–China agreement", "signing"),
        ("State visit of the President of France", "visit"),
        ("Working visit for talks with France", "visit"),
        ("EU–Mercosur negotiations", "negotiation"),
        ("ASEAN Regional Forum", "conference"),
        ("Japan – South Korea summit", "meeting"),
        ("Dinner with the Ambassador of Japan", "meeting"),
    ],
)
def test_the_title_says_of_which_kind(title, kind):
    assert met(f"SUMMARY:{title}", SEOUL).kind == kind


@pytest.mark.parametrize(
    "title",
    [
        "Japan",
        "South Korea – Japan 2:1",
        "Visa for China",
        "Dentist",
        "Weekly meeting",
        "Recall China's toys",
    ],
)
def test_what_names_no_party_or_no_contact_is_no_engagement_and_is_not_lost(title):
    found = read_one(f"SUMMARY:{title}", SEOUL)
    assert found.records == ()
    assert found.document.text.startswith(f"{title}\n")


def test_a_place_names_no_party():
    assert [
        p.code for p in met("SUMMARY:Russia–Ukraine talks", "LOCATION:Riyadh\\, Saudi Arabia", SEOUL).parties
    ] == [
        "RUS",
        "UKR",
    ]
    assert read_one("SUMMARY:Meeting", "LOCATION:Beijing", SEOUL).records == ()


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (["SUMMARY:Russia–Ukraine talks in Riyadh"], ["RUS", "UKR"]),
        (["SUMMARY:Russia–Ukraine talks (Riyadh)", "LOCATION:Riyadh"], ["RUS", "UKR"]),
        (["SUMMARY:Meeting with Japan", "LOCATION:Japan"], ["JPN"]),
        (["SUMMARY:Summit in China"], ["CHN"]),
    ],
)
def test_a_place_in_the_title_names_a_party_only_where_nothing_else_does(lines, codes):
    assert [party.code for party in met(*lines, SEOUL).parties] == codes


def test_people_and_parties_among_those_invited():
    found = met(
        "SUMMARY:Consultations",
        SEOUL,
        "ORGANIZER;CN=Ministry of Foreign Affairs of Japan:mailto:a@example.org",
        'ATTENDEE;CN="Kim Min-seo";PARTSTAT=ACCEPTED:mailto:kim@example.org',
        "ATTENDEE;CN=Embassy of France;CUTYPE=GROUP:mailto:f@example.org",
        "ATTENDEE;CN=Blue Room;CUTYPE=ROOM:mailto:room@example.org",
        "ATTENDEE;CN=Lee Ji-won;PARTSTAT=DECLINED:mailto:lee@example.org",
        "ATTENDEE;CN=x@example.org:mailto:x@example.org",
        "ATTENDEE:mailto:nameless@example.org",
    )
    assert [party.code for party in found.parties] == ["JPN", "FRA"]
    assert [person.name for person in found.participants] == ["Kim Min-seo"]
    assert found.participants[0].party is None


def test_parties_of_plugins_are_known():
    entry = PartyEntry(code="XYZ", name="Freedonia", kind=PartyKind.STATE)
    registry = Registry(plugins=[diplotrack_ical, Plugin(parties=[entry])])
    found = read(calendar("SUMMARY:Meeting with Freedonia", SEOUL), registry=registry)
    assert [party.code for party in found.engagements[0].parties] == ["XYZ"]


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ([], "scheduled"),
        (["STATUS:CONFIRMED"], "scheduled"),
        (["STATUS:TENTATIVE"], "proposed"),
        (["STATUS:cancelled"], "cancelled"),
    ],
)
def test_status(lines, status):
    assert met("SUMMARY:Meeting with Japan", SEOUL, *lines).status == status


# Days


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (["DTSTART;VALUE=DATE:20250915"], "2025-09-15"),
        (["DTSTART;VALUE=DATE:20250915", "DTEND;VALUE=DATE:20250916"], "2025-09-15"),
        (["DTSTART;VALUE=DATE:20250915", "DTEND;VALUE=DATE:20250915"], "2025-09-15"),
        (["DTSTART;VALUE=DATE:20250915", "DTEND;VALUE=DATE:20250918"], "2025-09-15/2025-09-17"),
        (["DTSTART;VALUE=DATE:20250915", "DURATION:P3D"], "2025-09-15/2025-09-17"),
        (["DTSTART:20250915T090000"], "2025-09-15"),
        (["DTSTART:20250915T090000Z", "DTEND:20250915T100000Z"], "2025-09-15"),
        (["DTSTART;TZID=Asia/Seoul:20250915T013000", "DURATION:PT1H"], "2025-09-15"),
        (["DTSTART;TZID=Pacific/Honolulu:20250915T233000", "DURATION:PT20M"], "2025-09-15"),
        (["DTSTART;TZID=America/New_York:20250915T220000", "DURATION:PT4H"], "2025-09-15/2025-09-16"),
        (["DTSTART;TZID=Europe/Paris:20250915T090000", "DTEND;TZID=Europe/Paris:20250918T000000"], "2025-09-15/2025-09-17"),
        (["DTSTART;TZID=Europe/Paris:20250915T000000", "DTEND;TZID=Europe/Paris:20250915T000000"], "2025-09-15"),
        (["DTSTART;TZID=Nowhere at all:20250915T233000"], "2025-09-15"),
        (["DTSTART;VALUE=DATE:20250915", "RRULE:FREQ=DAILY"], "2025-09-15"),
    ],
)  # fmt: skip
def test_the_days_that_an_event_takes_up(lines, when):
    assert str(met("SUMMARY:Meeting with Japan", *lines).when) == when


def test_an_event_without_a_start_has_no_date():
    assert met("SUMMARY:Meeting with Japan").when is None


def test_a_time_in_utc_is_looked_at_where_the_reader_or_the_calendar_says():
    late = ("SUMMARY:Meeting with Japan", "DTSTART:20250914T220000Z", "DTEND:20250914T230000Z")
    assert str(met(*late).when) == "2025-09-14"
    assert str(met(*late, timezone="Asia/Seoul").when) == "2025-09-15"
    assert str(met(*late, head=["X-WR-TIMEZONE:Asia/Tokyo"]).when) == "2025-09-15"
    assert str(met(*late, head=["X-WR-TIMEZONE:Asia/Tokyo"], timezone="UTC").when) == "2025-09-14"
    assert str(met(*late, head=["X-WR-TIMEZONE:../Atlantis"]).when) == "2025-09-14"


def test_a_time_zone_that_does_not_exist_is_refused():
    for zone in ("Atlantis/Capital", "../etc/passwd", ""):
        with pytest.raises(OptionsError, match="Asia/Seoul"):
            read_one("SUMMARY:Meeting with Japan", SEOUL, timezone=zone)


def test_a_recurring_event_is_one_engagement_that_tells_of_its_rule():
    found = read_one(
        "SUMMARY:Meeting with Japan", SEOUL, "RRULE:FREQ=WEEKLY;BYDAY=MO", "EXDATE:20250922T000000Z"
    )
    [record] = found.engagements
    assert str(record.when) == "2025-09-15"
    assert "Repeats: FREQ=WEEKLY;BYDAY=MO" in found.document.text
    assert "Not on: 20250922T000000Z" in found.document.text


def test_a_changed_occurrence_is_an_engagement_of_its_own():
    series = calendar("SUMMARY:Meeting with Japan", SEOUL, "RRULE:FREQ=WEEKLY")
    moved = calendar(
        "SUMMARY:Meeting with Japan", "RECURRENCE-ID:20250922T000000Z", "DTSTART:20250923T000000Z"
    )
    both = series.replace(b"END:VCALENDAR\r\n", b"") + moved[moved.index(b"BEGIN:VEVENT") :]
    found = [record for each in read_all([both], registry=REGISTRY) for record in each.records]
    assert [str(record.when) for record in found] == ["2025-09-15", "2025-09-23"]
    assert len({record.id for record in found}) == 2


def test_the_time_of_rendering_is_no_day_of_publication():
    one = read_one("SUMMARY:Meeting with Japan", SEOUL, "DTSTAMP:20250101T000000Z")
    assert one == read_one("SUMMARY:Meeting with Japan", SEOUL, "DTSTAMP:20260101T000000Z")
    assert one.document.published is None


def test_what_is_known_of_the_documents_can_be_given():
    found = read_one(
        "SUMMARY:Meeting with Japan", SEOUL, published=date(2025, 1, 2), publisher="Ministry", title="Plan",
        uri="x:1", language="en",
    ).document  # fmt: skip
    assert (found.published, found.publisher, found.title, found.uri, found.language) == (
        date(2025, 1, 2),
        "Ministry",
        "Plan",
        "x:1",
        "en",
    )


# Tasks


def test_a_task_alone_does_not_say_who_is_bound():
    found = read_one("SUMMARY:Send the report to China", "DUE;VALUE=DATE:20251031", kind="VTODO")
    assert found.records == ()
    assert "Due: 20251031" in found.document.text


def test_a_task_that_one_party_gives_another_is_a_request():
    found = read_one(
        "SUMMARY:Send the list of detainees",
        "DUE;VALUE=DATE:20251031",
        "ORGANIZER;CN=South Korea:mailto:k@example.org",
        "ATTENDEE;CN=North Korea;PARTSTAT=NEEDS-ACTION:mailto:n@example.org",
        kind="VTODO",
    )
    [record] = found.commitments
    assert (record.kind, record.status, str(record.due)) == ("request", "open", "2025-10-31")
    assert ([p.code for p in record.by], [p.code for p in record.to]) == (["KOR"], ["PRK"])
    assert record.content == record.evidence[0].quote == "Send the list of detainees"


@pytest.mark.parametrize(
    ("line", "answer", "status"),
    [
        ("STATUS:COMPLETED", "ACCEPTED", "fulfilled"),
        ("STATUS:CANCELLED", "ACCEPTED", "withdrawn"),
        ("STATUS:NEEDS-ACTION", "ACCEPTED", "accepted"),
        ("STATUS:NEEDS-ACTION", "DECLINED", "declined"),
    ],
)
def test_the_status_of_a_task(line, answer, status):
    found = read_one(
        "SUMMARY:Send the list",
        line,
        "ORGANIZER;CN=South Korea:mailto:k@example.org",
        f"ATTENDEE;CN=North Korea;PARTSTAT={answer}:mailto:n@example.org",
        kind="VTODO",
    )
    assert found.commitments[0].status == status


# What is broken

GOOD = calendar("SUMMARY:Meeting with Japan", SEOUL)


def among(*events):
    inner = b"".join(b"BEGIN:VEVENT\r\nUID:bad\r\n" + event + b"\r\nEND:VEVENT\r\n" for event in events)
    good = GOOD[GOOD.index(b"BEGIN:VEVENT") : GOOD.index(b"END:VCALENDAR")]
    return GOOD.replace(b"END:VCALENDAR", inner + good.replace(b"u-1", b"u-2") + b"END:VCALENDAR")


@pytest.mark.parametrize(
    "event",
    [
        b"SUMMARY:Meeting with Japan\r\nDTSTART:20251399T000000Z",
        b"SUMMARY:Meeting with Japan\r\nDTSTART:yesterday",
        b"SUMMARY:Meeting with Japan\r\nDTSTART;VALUE=DATE:00000101",
        b"SUMMARY:Meeting with Japan\r\nDTSTART;VALUE=DATE:99991231\r\nDURATION:P9D",
        b"SUMMARY:Meeting with Japan\r\nDTSTART;VALUE=DATE:20250915\r\nDURATION:P99999999999D",
        b"SUMMARY:Meeting with Japan\r\nDTSTART;VALUE=DATE:20250915\r\nDTEND;VALUE=DATE:20250901",
        b"SUMMARY:Meeting with Japan\r\nDTSTART;TZID=Asia/Seoul:00010101T000000\r\nDTEND:99991231T235959Z\r\nDURATION:-P1D\r\nno property",
        b"SUMMARY:Meeting with Japan\r\nthis is no property",
        b"SUMMARY:Meeting with \xff Japan",
        b"SUMMARY:Meeting with Japan\r\nEND:VALARM",
        b"SUMMARY:Meeting with Japan\r\nBEGIN:VALARM",
        b"SUMMARY:" + b"Meeting with Japan " * 1_000_000,
        b"BEGIN:VALARM\r\n" * 1000,
    ],
    ids=range(13),
)
def test_a_broken_event_is_one_clear_error_and_costs_no_other(event):
    found = read_all([among(event)], registry=REGISTRY, on_error="collect")
    assert [record.evidence[0].quote for each in found for record in each.records] == [
        "Meeting with Japan"
    ] * 2
    [error] = found.errors
    assert isinstance(error, FormatError)
    assert error.line == 8
    assert "VEVENT" in str(error)
    assert "\n" not in str(error)
    assert len(str(error)) < 700


@pytest.mark.parametrize(
    "rule",
    [b"RRULE:FREQ=SECONDLY", b"RRULE:FREQ=DAILY;COUNT=999999999999", b"RDATE:" + b",".join([b"20250101T000000Z"] * 10_000), b"RRULE:nonsense"],
)  # fmt: skip
def test_a_rule_without_an_end_costs_nothing(rule):
    found = read_all(
        [among(b"SUMMARY:Meeting with Japan\r\nDTSTART:20250101T000000Z\r\n" + rule)], registry=REGISTRY
    )
    assert len([record for each in found for record in each.records]) == 3


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (GOOD[: GOOD.index(b"END:VCALENDAR")], "there is no END:VCALENDAR"),
        (GOOD[: GOOD.index(b"END:VEVENT")], "the file ends within it"),
        (GOOD.replace(b"END:VEVENT\r\n", b""), "has no END:VEVENT"),
        (GOOD.replace(b"END:VCALENDAR", b"END:VTODO\r\nEND:VCALENDAR"), "ends nothing that began"),
    ],
)
def test_a_calendar_that_breaks_off_is_told(content, problem):
    found = read_all([content], registry=REGISTRY, on_error="collect")
    list(found)
    [error] = found.errors
    assert problem in str(error)


def test_an_event_whose_end_is_missing_costs_not_the_next_one():
    two = among(b"SUMMARY:x").replace(b"DTSTART;TZID=Asia/Seoul:20250915T090000\r\nEND:VEVENT\r\n", b"", 1)
    found = read_all([two], registry=REGISTRY, on_error="collect")
    assert [len(each.records) for each in found] == [0, 1]
    assert "has no END:VEVENT before line" in str(found.errors[0])


def test_what_is_no_calendar_is_told():
    for content in (b"BEGIN:VCARD\r\n", b"\r\n", b"BEGIN:VCALENDARS\r\n"):
        with pytest.raises(FormatError, match="BEGIN:VCALENDAR"):
            read(content, adapter="ical", registry=REGISTRY)


@pytest.mark.parametrize(
    "content",
    [
        GOOD.replace(b"\r\n", b"\n"),
        b"\xef\xbb\xbf" + GOOD,
        GOOD.replace(b"SUMMARY:Meeting with", b"SUMMARY:Meeting\r\n  with"),
        GOOD.replace(b"SUMMARY:Meeting with", b"SUMMARY:Meeting\r\n\t with"),
        GOOD.replace(b"SUMMARY", b"\r\nsummary"),
        GOOD.replace(b"BEGIN:VEVENT", b"begin:vevent").replace(b"END:VEVENT", b"End:VEvent"),
        GOOD.replace(b"END:VEVENT", b"BEGIN:VALARM\r\nSUMMARY:x\r\nEND:VALARM\r\nEND:VEVENT"),
        GOOD.replace(b"BEGIN:VEVENT", b"BEGIN:VTIMEZONE\r\nTZID:x\r\nBEGIN:STANDARD\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"),
        GOOD.replace(b"BEGIN:VEVENT", b"BEGIN:VJOURNAL\r\nSUMMARY:Meeting with France\r\nEND:VJOURNAL\r\nBEGIN:VEVENT"),
        GOOD + GOOD.replace(b"Meeting with Japan", b"Japan"),
    ],
    ids=range(10),
)  # fmt: skip
def test_what_programs_really_write_is_read(content):
    found = [record for each in read_all([content], registry=REGISTRY) for record in each.records]
    assert [record.summary for record in found] == ["Meeting with Japan"]
