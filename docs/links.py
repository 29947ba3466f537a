"""Check that every link within the built pages leads somewhere: ``python docs/links.py docs/_build/html``.

Files and anchors both, in links, pictures, style sheets and scripts. Pages are looked at as they were written out, so that
what comes from included READMEs and from docstrings is seen too. Addresses elsewhere are left alone: no network is needed.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """A page's anchors, and its links with the lines in which they stand."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[tuple[str, int]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down what a tag names and where it leads."""
        del tag
        for name, value in attrs:
            if name in {"id", "name"} and value:
                self.anchors.add(value)
            elif name in {"href", "src"} and value:
                self.links.append((value, self.getpos()[0]))


def broken(root: Path) -> Iterator[str]:
    """The links that lead nowhere, a line each."""
    pages = {path: Page(path.read_text("utf-8")) for path in sorted(root.rglob("*.html"))}
    for path, page in pages.items():
        for link, line in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = Path(os.path.normpath(path.parent / unquote(parts.path))) if parts.path else path
            where = f"{path.relative_to(root)}, line {line}: {link}"
            if not target.is_relative_to(root) or not target.exists():
                yield f"{where}: there is no such file"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
                yield f"{where}: there is no such place in the page"


def main() -> None:
    """Check the pages of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("folder", type=Path)
    root: Path = parser.parse_args().folder.resolve()
    if not (root / "index.html").exists():
        raise SystemExit(f"{root} has no index.html; make docs builds it")
    if found := list(broken(root)):
        raise SystemExit("\n".join(found))


if __name__ == "__main__":
    main()
