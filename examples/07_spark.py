"""Articles read by Spark: Parquet in, Parquet out.

    python examples/07_spark.py [DOCUMENTS RECORDS]

Reads the documents in DOCUMENTS (a Parquet file or a folder of such), lets Spark's workers read them, and writes the rows
of their records, and of errors, to the folder RECORDS. Without arguments it makes a file of five articles first, and writes
to ``out/spark``. Needs diplotrack-arrow, diplotrack-article, pyspark, and Java 17 or newer (on Debian ``apt-get install
default-jre-headless``).
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import diplotrack
import diplotrack_arrow
from diplotrack.describing import headline
from diplotrack_arrow.schema import RESULT, ddl

ARTICLES = sorted((Path(__file__).parent / "input" / "kenya-norway").glob("*.txt"))


def main() -> None:
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        sys.exit("skipped: Spark needs Java, and there is none here")
    if len(sys.argv) > 2:
        documents, records = Path(sys.argv[1]), Path(sys.argv[2])
    else:
        documents, records = Path("out", "articles.parquet"), Path("out", "spark")
        make(documents)
    run(documents, records)
    # Spark's files do not say of which schema they are; the rows of `read_batches` are of version 1.
    reports = diplotrack.read_all(sorted(records.glob("*.parquet")), schema=1, on_error=print)
    ledger = diplotrack.Ledger()
    for report in reports:
        ledger.add(report)
    for record in ledger.records():
        print(headline(record))


def run(documents: Path, records: Path) -> None:
    """Let Spark read the documents with all plugins that are installed, and write what comes out."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .appName("diplotrack")
        .getOrCreate()
    )
    try:
        reader = diplotrack_arrow.BatchReader()
        rows = spark.read.parquet(str(documents)).mapInArrow(reader, schema=ddl(RESULT))
        rows.write.parquet(str(records), mode="overwrite")
    finally:
        spark.stop()


def make(path: Path) -> None:
    """Write the articles with what is known of them, in the columns that a reader takes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns: dict[str, list[Any]] = {
        "name": [article.name for article in ARTICLES],
        "text": [article.read_text("utf-8") for article in ARTICLES],
        "published": [dt.date.fromisoformat(article.name[:10]) for article in ARTICLES],
    }
    pq.write_table(pa.table(columns), path)


if __name__ == "__main__":
    main()
