"""Articles read by a cluster of processes: source by source through an executor, and in batches of Arrow columns.

    python examples/06_dask_cluster.py

Needs diplotrack-arrow, diplotrack-article and Dask (``pip install distributed``). The cluster is two processes on this
machine; `Client("tcp://scheduler:8786")` in its place takes one that runs elsewhere, and the rest stays as it is.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow as pa
from dask.distributed import Client, LocalCluster

import diplotrack
import diplotrack_arrow
from diplotrack.describing import headline

ARTICLES = sorted((Path(__file__).parent / "input" / "kenya-norway").glob("*.txt"))


def main() -> None:
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        print("through an executor")
        for report in diplotrack.read_all(ARTICLES, executor=client.get_executor()):
            print(f"  {report.document.uri}: {len(report.records)} records")
        print("in batches")
        in_batches(client)


def in_batches(client: Client) -> None:
    """Let the workers read partitions of two articles, and add what comes back to a ledger."""
    reader = diplotrack_arrow.BatchReader(adapter="article")
    partitions = [documents(ARTICLES[start : start + 2]) for start in range(0, len(ARTICLES), 2)]
    ledger = diplotrack.Ledger()
    for rows in client.gather(client.map(reader.table, partitions, pure=False)):
        for report in diplotrack_arrow.reports(rows):
            ledger.add(report)
    for record in ledger.records():
        print(f"  {headline(record)}")


def documents(paths: list[Path]) -> pa.Table:
    """The texts of these files with what is known of them, in the columns that a reader takes."""
    return pa.table(
        {
            "name": [path.name for path in paths],
            "text": [path.read_text("utf-8") for path in paths],
            "published": [dt.date.fromisoformat(path.name[:10]) for path in paths],
        }
    )


if __name__ == "__main__":
    main()
