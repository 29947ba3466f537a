"""The engines give the rows that a plain loop gives, also where a worker dies; and other programs read the files.

They need the dependency group ``heavy`` (``make test-heavy`` installs it), and Spark needs Java
(``apt-get install default-jre-headless``).
"""

from __future__ import annotations

import importlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import diplotrack_arrow
from diplotrack import export, read_all
from diplotrack.plugins import Registry
from diplotrack.serialize import header, to_line
from diplotrack.testing import many_reports

pytestmark = [pytest.mark.heavy, pytest.mark.filterwarnings("default")]

EXAMPLES = Path(__file__).parents[3] / "examples"
NEEDS_JAVA = pytest.mark.skipif(
    shutil.which("java") is None, reason="needs Java: apt-get install default-jre-headless"
)

PLUGIN = '''
import os
import signal
from pathlib import Path

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import DocumentOptions
from diplotrack.testing import report


class Killer:
    """A report of each text; the first process that reads "kill" dies of it, and leaves a mark for the next one."""

    name = "killer"
    options = DocumentOptions

    def accepts(self, source):
        return 0.0

    def read(self, source, options):
        text = source.text().text
        mark = Path(__file__).with_name("mark")
        if text == "kill" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield report(text, engagements=[], commitments=[])


@hookimpl
def diplotrack_source_adapters():
    return [Killer()]
'''


@pytest.fixture(scope="module")
def documents() -> pa.Table:
    """JSON Lines of synthetic reports, some of them broken."""
    contents = [(header() + to_line(each)).encode() for each in many_reports(60)]
    contents[7], contents[31] = b"", contents[31][:-40]
    return pa.table({"name": [f"{n}.jsonl" for n in range(60)], "bytes": contents})


@pytest.fixture
def cluster():
    from dask.distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as started,
        Client(started) as client,
    ):
        yield client


def serialized(table: pa.Table) -> list[str]:
    return sorted(repr(row) for row in table.to_pylist())


def looped(documents: pa.Table, **how) -> pa.Table:
    return pa.Table.from_batches(diplotrack_arrow.read_batches(documents.to_batches(), **how))


def parts(table: pa.Table, rows: int) -> list[pa.Table]:
    """Parts of a table that are sent without the rest of it, as slices would not be."""
    starts = range(0, len(table), rows)
    return [table.take(pa.array(range(start, min(start + rows, len(table))))) for start in starts]


def test_dask_gives_the_rows_of_a_plain_loop(documents, cluster):
    reader = diplotrack_arrow.BatchReader()
    made = cluster.gather(cluster.map(reader.table, parts(documents, 11), pure=False))
    found = pa.concat_tables(made)
    assert serialized(found) == serialized(looped(documents))
    assert found["error"].null_count == len(found) - 2


@NEEDS_JAVA
def test_spark_gives_the_rows_of_a_plain_loop(documents, tmp_path):
    pq.write_table(documents, tmp_path / "documents.parquet", row_group_size=11)
    command = [sys.executable, str(EXAMPLES / "07_spark.py"), "documents.parquet", "records"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=550)
    assert done.returncode == 0, done.stderr
    written = sorted((tmp_path / "records").glob("*.parquet"))
    found = pa.concat_tables([pq.read_table(path) for path in written])
    assert serialized(found) == serialized(looped(documents))
    again = read_all(written, schema=1, on_error="collect")
    assert sum(1 for _ in again) == 58
    assert sorted(error.source for error in again.errors) == ["31.jsonl", "7.jsonl"]


@NEEDS_JAVA
def test_spark_reads_an_exported_file(tmp_path):
    export(many_reports(20), tmp_path / "records.parquet")
    script = """
from pyspark.sql import SparkSession
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
rows = spark.read.parquet("records.parquet")
print("found", rows.where("type = 'engagement'").count(), rows.selectExpr("explode(parties) p").count())
spark.stop()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=550
    )
    met = [each for one in many_reports(20) for each in one.engagements]
    assert f"found {len(met)} {sum(len(each.parties) for each in met)}" in done.stdout, done.stderr


def test_duckdb_reads_an_exported_file(tmp_path):
    import duckdb

    path = tmp_path / "records.parquet"
    export(many_reports(20), path)
    found = duckdb.sql(
        f"select count(*), sum(len(parties)) from '{path}' where type = 'engagement' and kind is not null"
    ).fetchall()
    met = [each for one in many_reports(20) for each in one.engagements]
    assert found == [(len(met), sum(len(each.parties) for each in met))]


@pytest.fixture
def killer(tmp_path, monkeypatch):
    """An installed plugin whose adapter kills the first process that reads a certain text."""
    info = tmp_path / "diplotrack_killer-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: diplotrack-killer\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[diplotrack]\nkiller = diplotrack_killer\n")
    (tmp_path / "diplotrack_killer.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    importlib.invalidate_caches()
    yield tmp_path / "mark"
    sys.modules.pop("diplotrack_killer", None)


TEXTS = [*(f"text {n}" for n in range(20)), "kill", *(f"text {n}" for n in range(20, 40))]


def test_batches_of_a_worker_that_was_killed_are_read_again_and_once(killer, request):
    cluster = request.getfixturevalue("cluster")  # started after the plugin is there
    documents = pa.table({"text": TEXTS})
    reader = diplotrack_arrow.BatchReader(adapter="killer", registry=Registry())
    made = cluster.gather(cluster.map(reader.table, parts(documents, 5), pure=False))
    assert killer.exists(), "no process was killed"
    assert [text for table in made for text in table["text"].to_pylist()] == TEXTS
    assert serialized(pa.concat_tables(made)) == serialized(
        looped(documents, adapter="killer", registry=Registry())
    )


def test_sources_of_a_worker_that_was_killed_are_read_again_and_once(killer, request):
    cluster = request.getfixturevalue("cluster")
    sources = [io.BytesIO(text.encode()) for text in TEXTS]
    how = {"adapter": "killer", "registry": Registry(), "executor": cluster.get_executor()}
    assert [report.document.text for report in read_all(sources, **how)] == TEXTS
    assert killer.exists(), "no process was killed"
