"""The page of 2,000 records in a real browser: how soon it is usable, and how long its slowest filter takes.

Times are taken within the browser; the best of five rounds counts, since a busy machine only adds. Needs playwright and
chromium (Debian: ``apt-get install chromium``). Run it with ``python benchmarks/page_browser.py``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from _ratio import Result, finish
from playwright.sync_api import sync_playwright

import diplotrack_page
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.testing.synthetic import many_records

_RECORDS = 2_000
_ROUNDS = 5
_READY = "performance.getEntriesByType('navigation')[0].domInteractive"
_FILTER = """() => {
    const times = [];
    const asked = [["q", "coffee"], ["party", "KEN"], ["kind", "meeting"], ["q", ""], ["kind", ""], ["party", ""]];
    for (const [name, value] of asked) {
        const field = document.getElementById("filters").elements[name];
        const start = performance.now();
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
    }
    return Math.max(...times);
}"""


def measure() -> list[Result]:
    """The two figures, in milliseconds."""
    ready: list[float] = []
    filtered: list[float] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        export(many_records(_RECORDS), path, exporter="page", registry=Registry(plugins=[diplotrack_page]))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for _ in range(_ROUNDS):
            tab = browser.new_page()
            tab.goto(path.as_uri())
            tab.wait_for_selector("body.ready")
            ready.append(tab.evaluate(_READY))
            filtered.append(tab.evaluate(_FILTER))
            tab.close()
        browser.close()
    what = f"page of {_RECORDS:,} records"
    return [
        Result(f"{what}: usable", min(ready), 1000, at_most=True, unit="ms", detail=_all(ready)),
        Result(f"{what}: slowest filter", min(filtered), 100, at_most=True, unit="ms", detail=_all(filtered)),
    ]


def _all(times: list[float]) -> str:
    return f"of {', '.join(f'{time:.0f}' for time in times)}"


if __name__ == "__main__":
    sys.exit(finish(*measure()))
