"""Documents in batches: every document's records or its error come out, and what is sent to workers is checked there."""

from __future__ import annotations

import datetime
import inspect
import pickle
import re
from functools import partial
from pathlib import Path

import attrs
import pyarrow as pa
import pytest

import diplotrack_arrow
from diplotrack import jsonlines, plugins
from diplotrack.errors import NoAdapterError, OptionsError, PluginError, ValidationError
from diplotrack.hooks import hookimpl
from diplotrack.interfaces import DocumentOptions
from diplotrack.plugins import Registry
from diplotrack.records import Document, Report
from diplotrack.serialize import header, to_line
from diplotrack.testing import many_reports, report
from diplotrack_arrow.schema import ANY, INPUT, RESULT, ddl

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


class Lines:
    """A report of each line; a line `raise` fails, in any way that there is, and `broken` has a lone surrogate."""

    name = "lines"
    options = DocumentOptions

    def accepts(self, source):
        return 0.5 if source.media_type == "text/plain" and not source.suffix else 0.0

    def read(self, source, options):
        for line in source.text().text.splitlines():
            if line == "raise":
                raise RuntimeError("failed,\nand how")
            text = "\ud83d" if line == "broken" else line
            kept = attrs.asdict(options, filter=lambda _, value: value is not None)
            document = Document(text=text, **{"uri": source.uri, **kept})
            yield report(document, engagements=[], commitments=[])


class Plugin:
    @hookimpl
    def diplotrack_source_adapters(self):
        return [Lines()]


REGISTRY = Registry(plugins=[("lines", Plugin()), ("jsonl", jsonlines)])


def read(columns, rows=None, **options) -> list[dict[str, object]]:
    table = columns if isinstance(columns, pa.Table) else pa.table(columns)
    batches = table.to_batches(max_chunksize=rows)
    how = {"registry": REGISTRY, **options}
    made = list(diplotrack_arrow.read_batches(iter(batches), **how))
    assert all(batch.schema.equals(RESULT, check_metadata=True) for batch in made)
    return [row for batch in made for row in batch.to_pylist()]


def told(rows):
    return [(row["source"], row["type"], row["error"] or row["text"] or row["id"]) for row in rows]


def jsonl(one: Report) -> bytes:
    return (header() + to_line(one)).encode()


def test_records_come_out_in_the_order_of_the_documents_and_read_back_as_reports():
    some = list(many_reports(30))
    table = pa.table({"name": [f"{n}.jsonl" for n in range(30)], "bytes": [jsonl(each) for each in some]})
    for rows in (1, 7, 1_000):
        batches = list(
            diplotrack_arrow.read_batches(table.to_batches(max_chunksize=11), registry=REGISTRY, rows=rows)
        )
        assert max(batch.num_rows for batch in batches) <= rows
        assert list(diplotrack_arrow.reports(batches)) == some
        sources = [row["source"] for batch in batches for row in batch.to_pylist()]
        assert sources == [f"{n}.jsonl" for n, each in enumerate(some) for _ in range(1 + len(each.records))]


def test_a_document_that_fails_is_a_row_in_its_place():
    texts = ["a\nraise\nb", "c", None, "", "d\nbroken\ne"]
    rows = read({"name": list("vwxyz"), "text": texts})
    assert [(row["source"], row["type"], row["error_type"]) for row in rows] == [
        ("v", "document", None),
        ("v", "error", "ReadError"),
        ("w", "document", None),
        ("x", "error", "SourceError"),
        ("y", "error", "SourceError"),
        ("z", "document", None),
        ("z", "error", "ExportError"),
        ("z", "document", None),
    ]
    problems = [row["error"] for row in rows if row["type"] == "error"]
    assert problems[0] == "v: RuntimeError: failed, and how (adapter 'lines')"
    assert problems[1] == "x: has neither text nor bytes; give one of them"
    assert problems[2] == "y: is empty (0 bytes)"
    assert re.fullmatch(r"z: doc-\w+: text holds a lone surrogate, .*", problems[3].replace("\n", " "))
    for row in rows:
        if row["type"] == "error":
            assert {name for name, value in row.items() if value is not None} == {
                "source",
                "type",
                "error",
                "error_type",
            }
    found = diplotrack_arrow.reports(pa.Table.from_pylist(rows, schema=RESULT), on_error="collect")
    assert [each.document.text for each in found] == ["a", "c", "d", "e"]
    assert [(error.source, str(error)) for error in found.errors] == list(zip("vxyz", problems, strict=True))


def test_what_is_known_of_a_document_goes_with_it():
    day = datetime.date(2025, 3, 4)
    columns = {
        "url": ["https://example.org/a.html", None],
        "text": ["a", "b"],
        "published": [day, None],
        "title": ["A", None],
        "publisher": [None, "The Paper"],
        "language": ["en", None],
    }
    fallback = {"publisher": "The Wire", "published": datetime.date(2020, 1, 1)}
    first, second = read(columns, **fallback)
    names = ("source", "uri", "published", "title", "publisher", "language")
    assert [first[name] for name in names] == [
        columns["url"][0],
        columns["url"][0],
        day,
        "A",
        "The Wire",
        "en",
    ]
    assert [second[name] for name in names] == [
        "<text>",
        None,
        fallback["published"],
        None,
        "The Paper",
        None,
    ]
    (dated,) = read({"text": ["a"], "published": ["2025-03-04"]})
    assert dated["published"] == day
    (error,) = read({"name": ["a"], "text": ["a"], "published": ["4 March"]})
    assert "published" in error["error"]
    (both,) = read({"name": ["a"], "text": ["a"], "bytes": [b"a"]})
    assert both["error"] == "a: has both text and bytes; give one of them"
    (typed, encoded) = read(
        {
            "url": ["https://example.org"] * 2,
            "bytes": [b"caf\xe9"] * 2,
            "media_type": ["text/plain"] * 2,
            "encoding": ["cp1252", "latin-1"],
        }
    )
    assert [typed["text"], encoded["encoding"] or "given"] == ["café", "given"]


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        (
            {"text": ["a"], "publishd": ["x"]},
            "'publishd' is wrong: documents have the columns name, url, text",
        ),
        ({"text": [1]}, "batches.text: 'int64' is wrong: give string"),
        ({"text": ["a"], "published": [datetime.datetime(2025, 3, 4)]}, "batches.published: .*give date32"),
        ({"name": ["a"]}, "give a column text or bytes"),
    ],
)
def test_columns_that_mean_nothing_are_refused(columns, problem):
    with pytest.raises(ValidationError, match=problem):
        read(columns)


def test_options_are_held_before_anything_is_read():
    never = iter([])
    with pytest.raises(OptionsError, match="no adapter knows the option 'publishr'"):
        diplotrack_arrow.read_batches(never, registry=REGISTRY, publishr="x")
    with pytest.raises(OptionsError, match="it takes no options"):
        diplotrack_arrow.read_batches(never, registry=REGISTRY, adapter="jsonl", publisher="x")
    with pytest.raises(OptionsError, match="option 'published'"):
        diplotrack_arrow.read_batches(never, registry=REGISTRY, published="4 March")
    with pytest.raises(NoAdapterError, match="there is no adapter 'line'; known are jsonl, lines"):
        diplotrack_arrow.read_batches(never, registry=REGISTRY, adapter="line")
    with pytest.raises(ValidationError, match="give 1 or more"):
        diplotrack_arrow.read_batches(never, registry=REGISTRY, rows=0)


def test_batches_are_asked_for_as_reading_proceeds():
    asked = []

    def batches():
        for n in range(5):
            asked.append(n)
            yield pa.record_batch({"text": [f"{n}"] * 3})

    found = diplotrack_arrow.read_batches(batches(), registry=REGISTRY, rows=3)
    assert asked == []
    assert next(found).num_rows == 3
    assert asked == [0]
    assert list(diplotrack_arrow.read_batches(iter([]), registry=REGISTRY)) == []


def test_a_reader_is_sent_with_its_options_and_its_plugins(monkeypatch):
    table = pa.table({"text": ["a", "b"]})
    reader = diplotrack_arrow.BatchReader(adapter="jsonl", registry=Registry(plugins=[("jsonl", jsonlines)]))
    twin = pickle.loads(pickle.dumps(reader))
    files = pa.table({"bytes": [jsonl(report())]})
    assert twin.table(files).equals(reader.table(files))
    assert pa.Table.from_batches(twin(files.to_batches())).equals(reader.table(files))
    assert twin.table(files.to_batches()[0]).num_rows == 3
    assert reader.table(table.slice(0, 0)).schema.equals(RESULT)
    sent = pickle.dumps(reader)
    monkeypatch.setattr("diplotrack.plugins.core_version", lambda: "9.9")
    # This process has made the registry already; a worker of another version makes its own.
    plugins._rebuild.cache_clear()
    other = pickle.loads(sent)
    with pytest.raises(PluginError, match=r"diplotrack is .* there and 9\.9 here; install the same in both"):
        next(other(files.to_batches()))
    plugins._rebuild.cache_clear()
    by_name = pickle.loads(pickle.dumps(partial(diplotrack_arrow.read_batches, rows=2)))
    assert by_name.keywords == {"rows": 2}


def test_the_readme_has_the_columns_and_the_options():
    section = README.partition("## Documents in batches")[2]
    cells = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    listed = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    options = set(inspect.signature(diplotrack_arrow.read_batches).parameters) - {"batches", "options"}
    assert {*INPUT.names, *options, *(set(RESULT.names) - set(ANY.names))} <= listed


def test_spark_is_told_the_schema_in_its_words():
    words = ddl(RESULT)
    assert words.startswith("`source` STRING, `type` STRING, `id` STRING, `kind` STRING")
    assert "`parties` ARRAY<STRUCT<`code`: STRING, `name`: STRING>>" in words
    assert "`when_latest` DATE" in words
    assert "`start`: BIGINT" in words
