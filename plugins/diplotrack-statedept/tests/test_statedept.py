from __future__ import annotations

import datetime
import io
import logging
from pathlib import Path
from types import MappingProxyType

import pytest

import diplotrack
import diplotrack_article
import diplotrack_statedept
from diplotrack.cli import main
from diplotrack.errors import DiplotrackError, FormatError
from diplotrack.parties import Gazetteer
from diplotrack.plugins import Registry
from diplotrack.testing import SourceAdapterSuite
from diplotrack_statedept import StatedeptAdapter, rows, survey, told
from diplotrack_statedept.people import visitors
from diplotrack_statedept.states import States, dated_names

HERE = Path(__file__).parent
TRIPS, VISITS = HERE / "excerpt.xml", HERE / "excerpt-visits.xml"
TABLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "statedept"
ROW = (
    "<visit><id>{id}</id><start-date>{start}</start-date><end-date>{end}</end-date>"
    "<visitor>{visitor}</visitor><from id='{key}'>{country}</from><description>{remark}</description></visit>"
)


def table(*rows: dict[str, str]) -> bytes:
    usual = {
        "id": "1", "start": "1990-01-02", "end": "1990-01-03", "visitor": "President Havel", "key": "czechoslovakia",
        "country": "Czechoslovakia", "remark": "",
    }  # fmt: skip
    return f"<visits>{''.join(ROW.format(**usual | row) for row in rows)}</visits>".encode()


def read(source, *, on_error="raise", registry=None, **options):
    how = {"remarks": False, **options}
    return list(
        diplotrack.read_all([source], on_error=on_error, registry=registry, adapter="statedept", **how)
    )


@pytest.fixture(scope="module")
def prose():
    return Registry(plugins=[diplotrack_statedept, diplotrack_article])


class TestStatedeptAdapter(SourceAdapterSuite):
    adapter = StatedeptAdapter(Registry(plugins=[diplotrack_article]))
    options = MappingProxyType({"remarks": False})
    samples = (TRIPS, VISITS, ("one.xml", table({})))
    foreign = (
        ("feed.xml", b"<?xml version='1.0'?><rss><channel/></rss>"),
        ("page.html", b"<html>visits</html>"),
    )


def test_the_fields_are_a_visit_with_its_people_place_and_days():
    report = read(TRIPS)[1]
    [visit] = report.engagements
    assert (visit.kind, visit.status) == ("visit", "held")
    assert [party.code for party in visit.parties] == ["USA", "DEU"]
    [person] = visit.participants
    assert (person.title, person.name, person.role) == (
        "Secretary of State",
        "James Addison Baker",
        "visitor",
    )
    assert person.party is not None
    assert person.party.code == "USA"
    assert (visit.place, str(visit.when)) == ("Bonn", "1989-02-12/1989-02-14")
    assert report.document.published == datetime.date(2010, 2, 27)
    assert report.document.uri == "excerpt.xml#273"


def test_the_document_is_the_rows_own_words_and_the_fields_are_the_evidence():
    report = read(TRIPS)[1]
    assert report.document.text.splitlines() == [
        "id: 273",
        "role: secretary",
        "name: James Addison Baker",
        "start-date: 1989-02-12",
        "end-date: 1989-02-14",
        "country: Germany, Federal Republic of",
        "locale: Bonn",
        "remarks: Discussed modernization of short-range NATO nuclear missiles with Foreign Minister Genscher.",
    ]
    [evidence] = report.engagements[0].evidence
    assert evidence.quote == report.document.text.partition("\nremarks: ")[0]


def test_visitors_come_before_their_hosts():
    [visit] = read(VISITS)[0].engagements
    assert [party.code for party in visit.parties] == ["HAWAII", "USA"]


@pytest.mark.parametrize(
    ("start", "end", "when"),
    [
        ("1990-01-02", "1990-01-02", "1990-01-02"),
        ("1990-01", "1990-01", "1990-01"),
        ("1990", "1991-02", "1990/1991-02"),
        ("1990-01-02", "", "1990-01-02/"),
    ],
)
def test_half_known_days_stay_half_known(start, end, when):
    [report] = read(table({"start": start, "end": end}))
    assert str(report.engagements[0].when) == when


@pytest.mark.parametrize(
    ("name", "key", "year", "code"),
    [
        ("Vietnam", "vietnam", 1966, "RVN"),
        ("Vietnam", "vietnam", 2006, "VNM"),
        ("Germany", "germany", 1905, "REICH"),
        ("German Democratic Republic", "", 1989, "DDR"),
        ("China, Republic of", "taiwan", 1954, "TWN"),
        ("China, Republic of", "china", 1943, "ROC-MAIN"),
        ("Serbia-Montenegro (Kosovo)", "kosovo", 1999, "YUG"),
        ("Serbia and Montenegro", "serbia", 2003, "SCG"),
        ("Serbia", "serbia", 2020, "SRB"),
        ("Poland (government-in-exile)", "poland", 1941, "POL"),
        ("Denmark (Greenland)", "denmark", 2016, "DNK"),
        ("Yemen", "yemen", 1978, "YAR"),
        ("Some misprint", "costa-rica", 1990, "CRI"),
        ("Somoa", "somoa", 2022, None),
    ],
)
def test_states_are_found_by_the_day(name, key, year, code):
    found = States(Gazetteer.builtin()).find(name, key, datetime.date(year, 3, 1))
    assert (found and found.code) == code


def test_every_dated_name_gives_a_known_party_and_a_reason():
    for entry in dated_names():
        assert entry.code in Gazetteer.builtin()
        assert entry.why


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("President Vaclav Havel", [("President", "Vaclav Havel")]),
        (
            "King Abdullah and Crown Prince Hussein",
            [("King", "Abdullah"), ("Crown Prince", "Hussein")],
        ),
        (
            "President Anwar Sadat, Prime Minister Mustafa Khalil",
            [("President", "Anwar Sadat"), ("Prime Minister", "Mustafa Khalil")],
        ),
        ("President Benigno S. Aquino, 3rd", [("President", "Benigno S. Aquino, 3rd")]),
        ("President-elect Salvador Jorge Blanco", [("President-elect", "Salvador Jorge Blanco")]),
        ("Acting Prime Minister Singh", [("Acting Prime Minister", "Singh")]),
        ("Valdas Adamkus", [(None, "Valdas Adamkus")]),
        ("Premier and Prince Sihanouk", [(None, "Premier"), ("Prince", "Sihanouk")]),
    ],
)
def test_offices_are_titles_and_several_people_are_several(text, people):
    assert [(person.title, person.name) for person in visitors(text, None)] == people


def test_an_unknown_country_is_told_and_counted_and_not_guessed(caplog):
    with caplog.at_level(logging.INFO, "diplotrack_statedept"):
        report = read(VISITS)[1]
    [visit] = report.engagements
    assert [party.code for party in visit.parties] == ["USA"]
    assert visit.participants[0].party is None
    assert "row 3099: 'Somoa' is no known party on 2022-09-28" in caplog.text
    counted = survey([VISITS])
    assert (counted.rows, counted.records, counted.mapped) == (2, 2, 1)
    assert [(unmapped.row, unmapped.name, unmapped.line) for unmapped in counted.unmapped] == [
        ("3099", "Somoa", 17)
    ]


def test_further_engagements_come_from_the_remarks_and_quote_them(prose):
    report = read(TRIPS, remarks=True, registry=prose)[2]
    visit, meeting = report.engagements
    assert visit.kind == "visit"
    assert meeting.kind == "meeting"
    assert meeting.part_of == visit.id
    assert "Juan Carlos I" in {person.name for person in meeting.participants}
    assert "USA" in {party.code for party in meeting.parties}
    start = report.document.text.index("Met with")
    for evidence in meeting.evidence:
        assert evidence.start >= start
        assert "Bush" not in evidence.quote


def test_a_visit_that_the_remarks_tell_of_is_the_rows_own(prose):
    remark = "President Havel paid a state visit to the United States."
    [plain] = read(table({"remark": remark}))
    [report] = read(table({"remark": remark}), remarks=True, registry=prose)
    [visit] = report.engagements
    assert visit.id == plain.engagements[0].id
    assert len(visit.evidence) == 2
    assert "state visit" in visit.evidence[1].quote


def test_without_a_reader_of_prose_the_fields_are_read_and_the_remarks_are_an_error():
    errors: list[DiplotrackError] = []
    bare = Registry(plugins=[diplotrack_statedept])
    reports = read(TRIPS, remarks=True, registry=bare, on_error=errors.append)
    assert len(reports) == 3
    assert len(errors) == 3
    assert "the remarks could not be read" in errors[0].message


def test_what_is_put_before_a_sentence_is_led_back():
    remark = "Met with President Fox. Discussed trade."
    subject = told(remark, "President Bush")
    assert subject.text == "President Bush met with President Fox. President Bush discussed trade."
    at = subject.text.index("President Bush discussed")
    assert subject.span(at, len(subject.text)) == (remark.index("Discussed"), len(remark))
    assert subject.span(0, len("President Bush")) is None


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ({"start": "1990-02-30"}, "<start-date>, <end-date>"),
        ({"end": "1989-12-31"}, "ends before it starts"),
        ({"visitor": " "}, "<visitor>"),
        ({"country": ""}, "<from>"),
    ],
)
def test_a_wrong_row_names_itself_and_leaves_its_neighbors(bad, problem):
    errors: list[DiplotrackError] = []
    reports = read(table({}, bad, {"id": "3"}), on_error=errors.append)
    assert [report.document.text[:5] for report in reports] == ["id: 1", "id: 3"]
    [error] = errors
    assert isinstance(error, FormatError)
    assert error.line == 1
    assert problem in error.message


BOMB = b"""<!DOCTYPE visits [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><visits><visit><id>&b;</id></visit></visits>"""
FILE = b"""<!DOCTYPE visits [<!ENTITY f SYSTEM "file:///etc/passwd">]><visits><visit><id>&f;</id></visit></visits>"""


@pytest.mark.parametrize("hostile", [BOMB, FILE])
def test_entities_are_refused(hostile):
    with pytest.raises(DiplotrackError, match="document type declaration"):
        read(hostile)


def test_a_row_without_end_is_refused():
    with pytest.raises(DiplotrackError, match="more than 1,000,000 characters"):
        read(table({"remark": "x" * 1_000_001}))


def test_a_row_that_never_ends_is_refused_before_it_is_held():
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size=-1):
            self.asked += 1
            return b"<visits><visit><description>" if self.asked == 1 else b"x" * size

    stream = Endless()
    with pytest.raises(DiplotrackError, match="more than 1,000,000 characters"):
        list(rows(stream, "endless.xml"))
    assert stream.asked < 20


class Slow(io.BytesIO):
    """Gives so much at a time that a field ends where it stops."""

    def read(self, size=-1):
        return super().read(700_000)


def test_what_has_come_in_of_a_row_is_counted_once():
    locale = f"<locale>{'x' * (700_000 - len('<trips><trip><locale></locale>'))}</locale>"
    short, long = (f"<name>{'y' * size}</name></trip></trips>" for size in (200_000, 400_000))
    [row] = rows(Slow(f"<trips><trip>{locale}{short}".encode()), "trips.xml")
    assert len(row.fields["name"]) == 200_000
    with pytest.raises(FormatError, match="more than 1,000,000 characters"):
        list(rows(Slow(f"<trips><trip>{locale}{long}".encode()), "trips.xml"))


def test_a_field_that_comes_several_times_is_kept_whole():
    table = b"<trips><trip><id>1</id><locale>Bonn</locale><role/><locale>Berlin</locale><locale>Kiel</locale></trip><trip><id>2</id></trip></trips>"
    one, two = rows(io.BytesIO(table), "trips.xml")
    assert one.fields == {"id": "1", "locale": "Bonn; Berlin; Kiel"}
    assert two.fields == {"id": "2"}


def test_blanks_without_end_are_refused():
    class Blanks(io.RawIOBase):
        asked = 0

        def read(self, size=-1):
            self.asked += 1
            return b"<visits><visit><id>1</id>" if self.asked == 1 else b" " * size * (self.asked < 20)

    with pytest.raises(DiplotrackError, match="more than 1,000,000 characters"):
        list(rows(Blanks(), "blank.xml"))


def test_an_empty_field_takes_nothing_from_the_bookkeeping_behind_it():
    table = (
        b"<trips><trip><id>1</id><locale/><created-by>wiki</created-by><role>president</role></trip></trips>"
    )
    [row] = rows(io.BytesIO(table), "trips.xml")
    assert row.fields == {"id": "1", "role": "president"}


def test_a_table_that_breaks_off_gives_the_rows_before():
    errors: list[DiplotrackError] = []
    reports = read(table({}, {"id": "2"})[:-20], on_error=errors.append)
    assert len(reports) == 1
    assert "no well-formed XML" in errors[0].message


def test_two_tables_in_one_stream_of_rows_are_refused():
    with pytest.raises(DiplotrackError, match="has a <trip> where a <visit> belongs"):
        read(table({}).replace(b"</visits>", b"<trip/></visits>"))


@pytest.mark.heavy
@pytest.mark.skipif(
    not TABLES.is_dir(), reason="the Historian's tables do not lie at ../shared/data/statedept"
)
def test_all_rows_of_the_tables_are_read():
    counted = survey(sorted(TABLES.glob("*/*.xml")))
    assert counted.errors == []
    assert counted.rows == counted.reports == counted.records == 7_535
    assert counted.mapped + len(counted.unmapped) == counted.reports
    assert [unmapped.name for unmapped in counted.unmapped] == ["Somoa"]


@pytest.mark.heavy
@pytest.mark.skipif(
    not TABLES.is_dir(), reason="the Historian's tables do not lie at ../shared/data/statedept"
)
def test_all_remarks_of_the_tables_are_read(prose):
    counted = survey(sorted(TABLES.glob("*/*.xml")), remarks=True, registry=prose)
    assert counted.errors == []
    assert counted.records == 7_535 + counted.engagements + counted.commitments
    assert counted.engagements > 2_000


def test_the_command_prints_sums_that_add_up(capsys):
    assert main(["statedept", str(TRIPS), str(VISITS)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("5 rows = 5 read + 0 wrong; 5 records = 5 visits from fields")
    assert first.endswith("5 countries = 4 known + 1 unknown")
    assert "row 3099: 'Somoa'" in second


def test_rows_give_fields_without_layout():
    with TRIPS.open("rb") as stream:
        row = list(rows(stream, "excerpt.xml"))[1]
    assert row.remarks.endswith("Foreign Minister Genscher.")
    assert (row.country, row.key, row.line) == ("Germany, Federal Republic of", "germany", 19)
