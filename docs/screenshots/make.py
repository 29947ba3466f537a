"""Make the pictures of the page that stand in the documentation.

    python docs/screenshots/make.py [FOLDER]

Writes page-light.png and page-dark.png to FOLDER, docs/images by default, and with ``--all`` every view on a screen, a
phone and paper, to look at. Needs the test dependencies (playwright) and Debian's chromium (apt-get install chromium).
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from history import TITLE, TODAY, reports
from playwright.sync_api import sync_playwright

import diplotrack

IMAGES = Path(__file__).resolve().parents[1] / "images"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=IMAGES)
    parser.add_argument("--all", action="store_true", help="every view, to look at")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "dossier.html"
        diplotrack.export(reports(), page, exporter="page", title=TITLE, today=TODAY)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)

        def shot(name: str, fragment: str, scheme: str, width: int, height: int) -> None:
            with browser.new_page(color_scheme=scheme, viewport={"width": width, "height": height}) as tab:
                tab.goto(f"{page.as_uri()}#{fragment}")
                tab.wait_for_selector("body.ready")
                tab.screenshot(path=asked.folder / f"{name}.png")

        shot("page-light", "", "light", 1180, 860)
        shot("page-dark", "view=commitments", "dark", 1180, 860)
        if asked.all:
            record = next(r.commitments[0].id for r in reports() if r.commitments)
            for view in ("timeline", "commitments", "meetings", "people"):
                for scheme in ("light", "dark"):
                    shot(f"{view}-{scheme}", f"view={view}", scheme, 1180, 1000)
                shot(f"{view}-phone", f"view={view}", "light", 390, 844)
            shot("source-light", f"record={record}", "light", 1180, 860)
            shot("source-phone", f"record={record}", "dark", 390, 844)
            with browser.new_page() as tab:
                tab.goto(page.as_uri())
                tab.wait_for_selector("body.ready")
                tab.pdf(path=asked.folder / "print.pdf", format="A4", print_background=True)
        browser.close()


if __name__ == "__main__":
    main()
