"""The exporter holds to what every exporter has to hold to; markdown-it, with HTML and tables on, reads every file."""

from __future__ import annotations

from markdown_it import MarkdownIt

import diplotrack_markdown
from diplotrack.testing import ExporterSuite

KNOWN = {"h1", "h2", "h3", "p", "ul", "ol", "li", "blockquote", "strong", "a", "br"}


class TestMarkdownExporter(ExporterSuite):
    exporter = diplotrack_markdown.MarkdownExporter()
    slack = 900_000  # the core's cache of dates, which is bounded, fills up in between

    def check_file(self, path):
        tokens = MarkdownIt("gfm-like", {"html": True}).parse(path.read_text("utf-8"))
        for token in [part for whole in tokens for part in (whole, *(whole.children or ()))]:
            assert token.type not in {
                "html_block",
                "html_inline",
                "code_inline",
                "image",
                "fence",
                "code_block",
            }
            assert not token.tag or token.tag in KNOWN, token
            if token.type == "link_open":
                assert token.attrs["href"].startswith(("http://", "https://"))
