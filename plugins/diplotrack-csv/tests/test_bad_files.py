"""Files that cannot be read back say in which line and column, and what would be right."""

from __future__ import annotations

import csv
import io

import pytest

import diplotrack_csv
from diplotrack.errors import FormatError
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.reading import read
from diplotrack.sources import Source
from diplotrack.testing import commitment, document, engagement, participant, report
from diplotrack_csv.columns import Profile, names

REGISTRY = Registry(plugins=[("csv", diplotrack_csv)])
SOURCE = document("Kim met Li.\nLi promised tea.")
PEOPLE = [participant("Kim", party="KOR", role="host"), participant("Li")]
ITEMS = [
    SOURCE,
    engagement(of=SOURCE, quote="Kim met Li.", participants=PEOPLE),
    commitment(of=SOURCE, quote="Li promised tea."),
]


def content(items=ITEMS, **options) -> bytes:
    kept = io.BytesIO()
    export(items, kept, exporter="csv", registry=REGISTRY, **{"profile": "raw", **options})
    return kept.getvalue()


def changed(row: int, **cells: str) -> bytes:
    """The file with some cells of the row of `ITEMS[row]` put in others' place."""
    table = list(csv.reader(io.StringIO(content().decode(), newline="")))
    for column, cell in cells.items():
        table[row + 1][table[0].index(column)] = cell
    out = io.StringIO(newline="")
    csv.writer(out).writerows(table)
    return out.getvalue().encode()


@pytest.mark.parametrize(
    ("row", "cells", "column", "problem"),
    [
        (
            0,
            {"record": "treaty"},
            "record",
            "'treaty' is wrong: give one of document, engagement, commitment",
        ),
        (0, {"record": ""}, "record", "give one of document, engagement, commitment"),
        (0, {"due": "2020"}, "due", "has no place in a row of kind 'document'"),
        (0, {"text": "Another."}, "id", "this text has the id"),
        (0, {"published": "24.08.2025"}, "published", "give a day of the calendar as YYYY-MM-DD"),
        (0, {"published": "2025-02-30"}, "published", "'2025-02-30' is wrong"),
        (0, {"language": "english, mostly"}, "language", "give a BCP 47 tag"),
        (0, {"title": "  "}, "title", "give a text that is not blank"),
        (1, {"id": "a/b"}, "id", "letters, digits"),
        (1, {"kind": "pledge"}, "kind", "give one of visit, meeting"),
        (1, {"status": "Held"}, "status", "'Held' is wrong: give one of proposed"),
        (1, {"content": "x"}, "content", "has no place in a row of kind 'engagement'"),
        (1, {"parties": "", "party_names": ""}, "parties", "name at least one party"),
        (1, {"parties": "kor|CHN"}, "parties", "ISO 3166-1 alpha-3"),
        (1, {"parties": "KOR"}, "party_names", "it has 2 values, parties has 1"),
        (1, {"party_names": ""}, "parties", "not blank"),
        (1, {"party_names": "South Korea\\|China"}, "party_names", "means nothing"),
        (1, {"participants": "Kim|"}, "participants", "not blank"),
        (1, {"participant_titles": "a|b|c"}, "participant_titles", "it has 3 values, participants has 2"),
        (1, {"participant_titles": "a| "}, "participant_titles", "not blank"),
        (1, {"participant_parties": ""}, "participant_parties", "no code of a party"),
        (1, {"participant_party_names": ""}, "participant_parties", "no name of a party"),
        (1, {"participant_roles": "guest|"}, "participant_roles", "give one of visitor"),
        (1, {"when": "Oct-25"}, "when", "EDTF"),
        (1, {"topics": "a||b"}, "topics", "give texts"),
        (1, {"quotes": "Kim met Li!!"}, "quotes", "the quote has 12 characters"),
        (1, {"quote_starts": "-1"}, "quote_starts", "give an offset"),
        (1, {"quote_ends": "1e1"}, "quote_ends", "give an offset"),
        (1, {"quote_documents": ""}, "quotes", "not blank"),
        (2, {"to": "", "to_names": "", "by": "", "by_names": ""}, "by", "name at least one party"),
        (2, {"kind": "agreement"}, "to", "leaves `to` empty"),
        (2, {"content": ""}, "content", "not blank"),
        (2, {"due": "2025-13"}, "due", "there is no month 13"),
        (2, {"made": "/"}, "made", "one side of an interval must be a date"),
    ],
)
def test_a_wrong_cell_is_named_and_leaves_the_other_rows_be(row, cells, column, problem):
    loaded = diplotrack_csv.load(changed(row, **cells), on_error="collect")
    assert list(loaded) == [item for n, item in enumerate(ITEMS) if n != row]
    (error,) = loaded.errors
    assert isinstance(error, FormatError)
    # The document's text takes two lines, so the rows begin in lines 2, 4 and 5.
    assert (error.line, error.path) == ((2, 4, 5)[row], column)
    assert problem in str(error)
    assert "\n" not in str(error)


def test_a_row_with_too_few_cells_is_refused():
    broken = content() + b"document,doc-1\r\n"
    loaded = diplotrack_csv.load(broken, on_error="collect")
    assert list(loaded) == ITEMS
    assert [(error.line, "the row has 2 cells" in str(error)) for error in loaded.errors] == [(6, True)]


def test_blank_lines_mean_nothing():
    assert list(diplotrack_csv.load(content() + b"\r\n\r\n")) == ITEMS


def test_quotation_marks_that_do_not_pair_end_the_reading_with_the_line():
    loaded = diplotrack_csv.load(content() + b'document,"doc-1\r\nand so on', on_error="collect")
    assert list(loaded) == ITEMS
    (error,) = loaded.errors
    assert error.line == 6
    assert "cannot be told apart" in str(error)


def test_bytes_that_are_not_utf_8_are_refused():
    with pytest.raises(FormatError, match="not utf-8"):
        list(diplotrack_csv.load(content().replace(b"tea", b"th\xe9")))


def test_a_file_that_was_kept_in_another_encoding_reads_if_that_is_named():
    source = Source.of(content([document("thé")]).decode().encode("cp1252"), encoding="cp1252")
    assert list(diplotrack_csv.load(source)) == [document("thé")]


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("", "no header row"),
        (" ", "no header row"),
        ("record,id", "missing are kind, status"),
        (",".join((*names(Profile.RAW), "mood")), "unknown are 'mood'"),
        (",".join(reversed(names(Profile.RAW))), "its columns are in another order"),
    ],
)
def test_another_header_is_refused_with_what_is_wrong(tmp_path, header, problem):
    path = tmp_path / "in.csv"
    path.write_text(header)
    loaded = diplotrack_csv.load(path, on_error="collect")
    assert list(loaded) == []
    assert [(error.line, problem in str(error)) for error in loaded.errors] == [(1, True)]


def test_a_file_of_the_spreadsheet_profile_is_refused_with_the_way_out():
    shown = content(report(), profile="spreadsheet")
    with pytest.raises(FormatError, match=r"spreadsheet profile.*profile=raw"):
        read(shown, registry=REGISTRY)


@pytest.mark.parametrize(
    "head", [b"\xff\xfe,", b'"record', b"record\tid", b"a,b\n", b"", b"record;id;kind\r\n"]
)
def test_other_tables_are_left_to_others(head):
    adapter = diplotrack_csv.CsvAdapter()
    assert adapter.accepts(Source(name="x.csv", content=head or b"\n")) == 0


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_files_of_ours_are_certain(ending):
    adapter = diplotrack_csv.CsvAdapter()
    for profile in Profile:
        header = ",".join(names(profile)) + ending
        assert adapter.accepts(Source(name="x", content=header.encode())) == 1
        assert adapter.accepts(Source(name="x", content=header.encode("utf-8-sig"))) == 1
