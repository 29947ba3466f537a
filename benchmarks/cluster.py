"""Two thousand documents read by two Dask worker processes, against one such process.

The documents are readouts in English, made of the sentences of the test generators, and the article reader reads them: it is
what one spreads over machines, and takes some milliseconds a document. Both sides have loaded it before they are timed, and
both give the rows of a plain loop. Dask has each worker compute with one thread, so that each side has as many cores as it has
processes; a loop would let numpy use both cores. It needs two cores that have nothing else to do. Run it with
``python benchmarks/cluster.py``, in an environment with the dependency group ``heavy``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa
from _ratio import Result, compare, finish

import diplotrack_arrow
from diplotrack.testing.builders import MEETING, PLEDGE

if TYPE_CHECKING:
    from dask.distributed import Client

_DOCUMENTS = 2_000
_PART = 50


def measure() -> list[Result]:
    """The speed of the two processes as a multiple of that of the one."""
    texts = [f"{MEETING} {PLEDGE} It was call number {n} of the year." for n in range(_DOCUMENTS)]
    table = pa.table({"name": [f"{n}.txt" for n in range(_DOCUMENTS)], "text": texts})
    parts = [table.take(pa.array(range(n, n + _PART))) for n in range(0, _DOCUMENTS, _PART)]
    reader = diplotrack_arrow.BatchReader(adapter="article")

    def read(client: Client) -> list[pa.Table]:
        made: list[pa.Table] = client.gather(client.map(reader.table, parts, pure=False))
        return made

    with _cluster(2) as two, _cluster(1) as one:
        for client in (two, one):
            client.run(reader.table, parts[0])
        if not read(two) == read(one) == [reader.table(part) for part in parts]:
            sys.exit("the cluster's rows are not the loop's, so the comparison would mean nothing")
        name = f"read_batches on {_DOCUMENTS:,} documents, two Dask processes against one"
        return [compare(name, lambda: read(two), lambda: read(one), 1.6, runs=3, warm=0)]


@contextmanager
def _cluster(processes: int) -> Iterator[Client]:
    from dask.distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=processes, threads_per_worker=1, dashboard_address=None) as started,
        Client(started) as client,
    ):
        yield client


if __name__ == "__main__":
    sys.exit(finish(*measure()))
