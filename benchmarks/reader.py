"""The article reader against the bare spaCy pipeline that it rests on, and against itself on longer texts.

Speed and length are measured in the processor's time of this process, which runs one thread: other programs on the machine
then count for neither side. Run it with ``python benchmarks/reader.py``; it takes some minutes.
"""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

from _article import PLUGIN, Reader, Text, endless_sentence, long_text, texts
from _ratio import Result, both, compare, finish, times

import diplotrack

_MODEL = PLUGIN / "src" / "diplotrack_article" / "model"
_PIPELINE = f"import spacy; spacy.load({str(_MODEL)!r})"
_READER = """
from diplotrack.plugins import default_registry
from diplotrack_article.leaders import leaders
from diplotrack_article.pipeline import load_pipeline
from diplotrack_article.plugins import lexicon_of
from diplotrack_article.reader import read_document

registry = default_registry()
load_pipeline(), lexicon_of(registry), registry.gazetteer, leaders()
"""
_STARTS, _LONG_RUNS, _ROUNDS, _DOCUMENTS = 9, 2, 3, 200


def measure() -> Iterator[Result]:
    """Speed, loading, length and two processes, each against its bound."""
    documents = texts()
    reader = Reader()
    yield from _speed(reader, documents)
    yield _loading()
    yield _length(reader, "text of 1 MB against 100 kB", long_text(100_000), long_text(1_000_000), 12)
    few, many = endless_sentence(10_000), endless_sentence(100_000)
    yield _length(reader, "100,000 words without a full stop against 10,000", few, many, 12)
    yield _processes(documents)


def _speed(reader: Reader, documents: list[Text]) -> Iterator[Result]:
    """Words per second: the peer has the same pipeline parse the same texts, one after the other, as the reader gets them."""

    def ours() -> None:
        for document in documents:
            reader.read(document.text, document.published)

    def alone() -> None:
        for document in documents:
            reader.pipeline(document.text)

    def together() -> None:
        for _ in reader.pipeline.pipe([document.text for document in documents]):
            pass

    name = "words per second of the article reader against nlp(text)"
    found = compare(name, ours, alone, 0.6, runs=9, warm=1, clock=time.process_time)
    mine, theirs = times(ours, together, 5, clock=time.process_time)
    ratio = statistics.median(b / a for a, b in zip(mine, theirs, strict=True))
    words = sum(len(document.text.split()) for document in documents)
    speed = words / statistics.median(mine)
    detail = f"{found.detail}; {speed:,.0f} words/s; against one nlp.pipe of all texts {ratio:.2f}"
    yield Result(found.name, found.value, found.want, detail=detail)


def _loading() -> Result:
    """From the start of Python; the least of many starts, since the rest is the machine's other work."""
    # As installed: a user's interpreter keeps its bytecode.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    found: dict[str, list[float]] = {_READER: [], _PIPELINE: []}
    for run in range(_STARTS + 1):
        for code, seconds in found.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", code], check=True, env=environment)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            if run:  # The first start of each reads its files from the disk.
                seconds.append(
                    after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime,
                )
    ours, peer = min(found[_READER]), min(found[_PIPELINE])
    detail = f"{ours:.2f} s against {peer:.2f} s of processor time"
    return Result("loading the reader against spacy.load", ours / peer, 1.3, at_most=True, detail=detail)


def _length(reader: Reader, name: str, short: str, long: str, at_most: float) -> Result:
    """The cost of a long text as a multiple of that of a tenth of it, which is read before and after."""
    published = texts()[0].published
    reader.read(short, published)
    ratios, mine, theirs = [], [], []
    for _ in range(_LONG_RUNS):
        before = _seconds(lambda: reader.read(short, published))
        took = _seconds(lambda: reader.read(long, published))
        after = _seconds(lambda: reader.read(short, published))
        mine.append(took)
        theirs.append((before + after) / 2)
        ratios.append(mine[-1] / theirs[-1])
    return Result(name, statistics.median(ratios), at_most, at_most=True, detail=both(mine, theirs))


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def _processes(documents: list[Text]) -> Result:
    """`read_all` with a pool of two against none, by the clock on the wall; of either the fastest of the rounds.

    The fastest, since what else the machine does can only slow a round down, and a machine of two cores that has anything
    else to do has no second one to give.
    """
    many = [documents[place % len(documents)].text.encode() for place in range(_DOCUMENTS)]

    def read(executor: Executor | None) -> float:
        start = time.perf_counter()
        reports = list(diplotrack.read_all(many, executor=executor, adapter="article"))
        if len(reports) != len(many):
            sys.exit(f"{len(many)} documents gave {len(reports)} reports")
        return time.perf_counter() - start

    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        read(pool)  # Each process loads the reader once.
        rounds = [(read(None), read(pool)) for _ in range(_ROUNDS)]
    alone, shared = (min(seconds) for seconds in zip(*rounds, strict=True))
    detail = f"{shared:.1f} s against {alone:.1f} s for {_DOCUMENTS} documents, the fastest of {_ROUNDS} rounds each"
    return Result("read_all, two processes against one", alone / shared, 1.6, detail=detail)


def main() -> int:
    """Print the results as they come; 1 if one misses its bound."""
    return max([finish(result) for result in measure()])


if __name__ == "__main__":
    sys.exit(main())
