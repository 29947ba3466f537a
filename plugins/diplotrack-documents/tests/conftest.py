"""Documents made for the tests, and an adapter in the place of the article reader."""

from __future__ import annotations

import io
import zipfile

import pytest

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import DocumentOptions, Explained, Explanation, Mention
from diplotrack.plugins import Registry
from diplotrack.records import Document, Engagement, EngagementKind, EngagementStatus, Evidence, Party, Report


class SentenceReader:
    """Takes each "KOR met CHN" for a meeting; enough to see what text and which facts reached the reader of prose."""

    name = "sentences"
    options = DocumentOptions

    def accepts(self, source):
        return 0.5 if source.media_type == "text/plain" or source.suffix == ".txt" else 0.0

    def explain(self, source, options):
        text, encoding = source.text()
        facts = {
            name: getattr(options, name) for name in ("title", "uri", "publisher", "published", "language")
        }
        facts["uri"] = facts["uri"] or source.uri
        document = Document(text=text, encoding=encoding or None, **facts)
        found, start = [], -1
        while (start := text.find("KOR met CHN", start + 1)) >= 0:
            evidence = Evidence(document=document, start=start, end=start + 11, quote="KOR met CHN")
            found.append(
                Engagement(
                    kind=EngagementKind.MEETING,
                    status=EngagementStatus.HELD,
                    parties=(Party(code="KOR", name="South Korea"), Party(code="CHN", name="China")),
                    evidence=(evidence,),
                )
            )
        why = [
            Explanation(
                record=e.id, mentions=[Mention(frame="met", quote="KOR met CHN", clause="KOR met CHN")]
            )
            for e in found
        ]
        yield Explained(report=Report(document=document, engagements=tuple(found)), explanations=why)

    def read(self, source, options):
        for explained in self.explain(source, options):
            yield explained.report


class ReaderPlugin:
    @hookimpl
    def diplotrack_source_adapters(self):
        return [SentenceReader()]


def reader_and_documents():
    import diplotrack_documents

    return Registry(plugins=[("documents", diplotrack_documents), ("reader", ReaderPlugin())])


@pytest.fixture
def registry():
    return reader_and_documents()


def zipped(*entries, compression=zipfile.ZIP_DEFLATED):
    """A zip archive of (name, content) pairs."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 2, 0, 0, 0)), content, compression)
    return kept.getvalue()


def pdf(pages, *, head=None, title=None, hyphenated=False, width=300):
    """A PDF file; each page is a list of paragraphs, which are wrapped, or of ``"picture"``."""
    from reportlab.lib.utils import ImageReader, simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=(400, 560), invariant=1)
    if title:
        canvas.setTitle(title)
    for number, paragraphs in enumerate(pages, start=1):
        height = 500
        canvas.setFont("Helvetica", 11)
        if head:
            canvas.drawString(50, 530, head)
            canvas.drawCentredString(200, 30, f"- {number} -")
        for paragraph in paragraphs:
            if paragraph == "picture":
                canvas.drawImage(ImageReader(_picture()), 50, 300, 200, 100)
                continue
            for line in (
                paragraph.split("\n") if hyphenated else simpleSplit(paragraph, "Helvetica", 11, width)
            ):
                canvas.drawString(50, height, line)
                height -= 14
            height -= 10
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def _picture():
    from PIL import Image

    kept = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(kept, "PNG")
    kept.seek(0)
    return kept


def word(build):
    """A Word file that `build` fills."""
    import docx

    document = docx.Document()
    build(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
