"""The plugin holds to what every source adapter has to hold to."""

from __future__ import annotations

import datetime
from typing import ClassVar

from diplotrack.sources import Source
from diplotrack.testing import SourceAdapterSuite
from diplotrack_article.adapter import ArticleAdapter

READOUT = """Foreign ministers of India and Nepal meet

OSLO, Aug. 25 — Indian Foreign Minister Raj Mehta met Nepalese Foreign Minister Hari Thapa on Monday. “We will open
the Kodari crossing,” Thapa said.

- Both sides agreed to train 300 customs officers by the end of November.
- Mehta invited Thapa to visit Delhi.
"""
BRIEFING = (
    "Reuters: Will the envoys meet again?\nLin Jian: China invited the envoys of Laos to Beijing in October. China "
    "urged both sides to keep to what they had agreed on.\n"
)


class TestArticleAdapter(SourceAdapterSuite):
    adapter = ArticleAdapter()
    samples = (
        ("readout.txt", READOUT.encode()),
        ("windows.txt", READOUT.replace("\n", "\r\n").encode("cp1252")),
        ("marked.md", b"\xef\xbb\xbf" + READOUT.encode()),
        BRIEFING.encode(),
        lambda: Source.of_text(BRIEFING),
    )
    foreign = (
        ("page.html", b"<html><p>India met Nepal.</p></html>"),
        ("page.txt", b"<!DOCTYPE html><p>India met Nepal.</p>"),
        ("table.csv", b"a,b\r\n1,2\r\n"),
        ("report.json", b'{"type": "report"}'),
        ("report.txt", b'{"type": "report"}\n'),
        ("paper.pdf", b"%PDF-1.7\n"),
    )


class TestArticleAdapterWithOptions(TestArticleAdapter):
    options: ClassVar = {
        "published": datetime.date(2025, 8, 27),
        "any_language": True,
        "title": "Envoys meet",
    }
