from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplotrack
import diplotrack_events
from diplotrack.errors import DiplotrackError, FormatError
from diplotrack.kinds import CommitmentKind, EngagementKind
from diplotrack.plugins import Registry
from diplotrack.testing import ExporterSuite, SourceAdapterSuite, commitment, engagement, party
from diplotrack_events import EventsAdapter, PloverExporter, count
from diplotrack_events.codes import CAMEO, ROOTS, WRITTEN

PLOVER = b"Event Date\tEvent Type\tEvent Mode\tActor Country\tRecipient Country\tPlacename\n"
VISIT = b"2025-08-24\tCONSULT\tvisit\tKOR\tCHN\tBeijing\n"
REGISTRY = Registry(plugins=[diplotrack_events])


def row(code="040", first="KOR", second="CHN", **changed):
    cells = [""] * 61
    cells[0], cells[1], cells[7], cells[17] = "1", "20250824", first, second
    cells[26], cells[27], cells[28] = code, code[:3], code[:2]
    cells[52], cells[59], cells[60] = "Beijing, China", "20250825010000", "https://example.org/a"
    for place, text in changed.items():
        cells[int(place[1:])] = text
    return "\t".join(cells).encode() + b"\n"


def read(content, on_error="raise", **options):
    return list(diplotrack.read_all([content], on_error=on_error, registry=REGISTRY, **options))


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return stream.getvalue()


class TestEventsAdapter(SourceAdapterSuite):
    adapter = EventsAdapter(REGISTRY)
    samples = (
        ("20250825.export.CSV", row() + row("100")),
        ("20250825.export.CSV.gz", gzip.compress(row() * 3, mtime=0)),
        ("20250825.export.CSV.zip", zipped(a_CSV=row())),
        ("polecat.txt", PLOVER + VISIT),
    )
    foreign = (("table.tsv", b"a\tb\tc\n1\t2\t3\n"), ("other.zip", zipped(a_txt=b"words")))


class TestPloverExporter(ExporterSuite):
    exporter = PloverExporter()

    def check_file(self, path):
        lines = path.read_text("utf-8").split("\n")
        assert {line.count("\t") for line in lines if line} == {15}


def test_a_row_of_gdelt_is_an_engagement_that_quotes_the_row():
    [report] = read(row())
    [meeting] = report.engagements
    assert (meeting.kind, meeting.status, str(meeting.when)) == ("meeting", "held", "2025-08-24")
    assert [p.code for p in meeting.parties] == ["KOR", "CHN"]
    assert meeting.place == "Beijing, China"
    assert meeting.evidence[0].quote == report.document.text == row().decode().rstrip("\n")
    assert report.document.uri == "https://example.org/a"
    assert str(report.document.published) == "2025-08-25"


@pytest.mark.parametrize(
    ("code", "kind", "codes"),
    [
        ("042", "visit", ["KOR", "CHN"]),
        ("043", "visit", ["CHN", "KOR"]),
        ("041", "call", ["KOR", "CHN"]),
        ("046", "negotiation", ["KOR", "CHN"]),
        ("057", "signing", ["KOR", "CHN"]),
    ],
)
def test_codes_of_cameo_are_kinds(code, kind, codes):
    [report] = read(row(code))
    assert report.engagements[0].kind == kind
    assert [p.code for p in report.engagements[0].parties] == codes


@pytest.mark.parametrize(
    ("code", "kind"), [("0331", "pledge"), ("036", "proposal"), ("1011", "request"), ("129", "refusal")]
)
def test_what_is_said_is_a_commitment_with_cameos_words(code, kind):
    [report] = read(row(code))
    [made] = report.commitments
    assert made.kind == kind
    assert ([p.code for p in made.by], [p.code for p in made.to]) == (["KOR"], ["CHN"])
    assert made.content.endswith(f"(CAMEO {code})")
    assert str(made.made) == "2025-08-24"


def test_every_code_is_of_a_root_that_is_read():
    assert {code[:2] for code in CAMEO} == ROOTS


def test_other_rows_are_skipped_and_counted_and_the_sums_add_up():
    table = (
        row() + row("010") + row("190") + row("051") + row(first="", second="") + row(first="EUR", second="WST")
        + row(_12="MED") + row("040", _1="20251340") + row(first="XQX")
    )  # fmt: skip
    counts = count([table], registry=REGISTRY)
    assert (counts.rows, counts.records, counts.errors) == (9, 2, 1)
    assert counts.skipped == {
        "of other kinds": 3,
        "without a known party": 2,
        "of actors that act for no party": 1,
    }
    assert counts.unmapped == {"EUR": 1, "WST": 1, "XQX": 1}
    assert count([row(_12="MED")], private=True, registry=REGISTRY).records == 1


def test_codes_of_cameo_that_are_not_isos_are_understood():
    [report] = read(row(first="ROM", second="", _18="UNO"))
    assert [p.code for p in report.engagements[0].parties] == ["ROU", "UN"]


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (b"1\t2\n", "has 2 columns"),
        (row(_1="20250230"), "Day (column 2)"),
        (row(_59="tomorrow"), "DATEADDED (column 60)"),
        (row("0A0"), "EventCode (column 27)"),
        (row("990"), "EventCode (column 27)"),
        (row().replace(b"Beijing", b"\xff"), "is not UTF-8"),
    ],
)
def test_a_wrong_row_names_itself_and_leaves_its_neighbors(bad, problem):
    errors: list[DiplotrackError] = []
    assert len(read(row() + bad + row("042"), errors.append)) == 2
    [error] = errors
    assert isinstance(error, FormatError)
    assert error.line == 2
    assert problem in error.message


def test_a_row_of_plover_is_an_engagement():
    [report] = read(PLOVER + VISIT)
    [visit] = report.engagements
    assert (visit.kind, visit.place, str(visit.when)) == ("visit", "Beijing", "2025-08-24")


def test_wrong_rows_of_plover_name_themselves():
    errors: list[DiplotrackError] = []
    bad = b"2025-13-01\tCONSULT\t\tKOR\tCHN\t\n2025-01-01\tHUG\t\tKOR\tCHN\t\nx\n2025-01-01\tASSAULT\t\tKOR\tCHN\t\n"
    assert len(read(PLOVER + bad + VISIT, errors.append)) == 1
    assert [error.line for error in errors if isinstance(error, FormatError)] == [2, 3, 4]


KINDS = st.sampled_from(sorted(WRITTEN))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)


@given(KINDS, WORDS, st.sampled_from(["2025-08-24", "2025-10~", "2025-10-31/2025-11-01"]))
def test_what_is_written_is_read_back(kind, words, when):
    sides = [party("KOR"), party("CHN"), party("USA")]
    date = diplotrack.When.parse(when)
    if kind in set(EngagementKind):
        record = engagement(kind=EngagementKind(kind), parties=sides, place=words, when=date)
    else:
        together = kind == "agreement"
        record = commitment(
            kind=CommitmentKind(kind),
            by=sides if together else sides[:2],
            to=[] if together else sides[2:],
            content=words,
            made=date,
        )
    stream = io.BytesIO()
    diplotrack.export(record, stream, exporter="plover", registry=REGISTRY)
    [report] = read(stream.getvalue(), adapter="events")
    [back] = report.records
    assert back.kind == record.kind
    if isinstance(record, diplotrack.Engagement):
        assert (back.parties, back.place, back.when) == (record.parties, record.place, record.when)
    else:
        assert (back.by, back.to, back.content, back.made) == (
            record.by,
            record.to,
            record.content,
            record.made,
        )


def test_all_tables_of_a_zip_file_are_read():
    assert len(read(zipped(a_CSV=row(), b_csv=row("042"), c_png=b"no"))) == 2


def test_bombs_are_refused():
    bomb = gzip.compress(row("190", _60="x" * 100_000) * 300, mtime=0)
    with pytest.raises(DiplotrackError, match="unpacks to more than 200 times"):
        read(bomb)


def test_a_line_without_end_is_refused():
    with pytest.raises(DiplotrackError, match="a line of more than"):
        read(gzip.compress(row() + b"x" * 5_000_000, mtime=0))


@pytest.mark.parametrize("broken", [gzip.compress(row() * 900)[:-60], zipped(a_CSV=row() * 900)[:-60]])
def test_broken_archives_are_one_error(broken):
    with pytest.raises(DiplotrackError):
        read(broken, adapter="events")
