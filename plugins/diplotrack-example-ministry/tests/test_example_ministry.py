"""The ministry's pages become reports, whatever is wrong with one item, by way of whichever adapter reads prose."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

import diplotrack_example_ministry
from diplotrack import (
    Document,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Explained,
    Explanation,
    Mention,
    Registry,
    Report,
    Source,
    read,
    read_all,
)
from diplotrack.errors import FormatError, ReadError
from diplotrack.interfaces import DocumentOptions
from diplotrack.testing import PartiesSuite, Plugin, SourceAdapterSuite
from diplotrack_example_ministry.adapter import PUBLISHER, PressAdapter
from diplotrack_example_ministry.parties import PARTIES

PAGES = Path(__file__).parent / "pages"
READOUT, PRESS = ((PAGES / name).read_bytes() for name in ("readout.html", "press.html"))


class Sentences:
    """Takes each text for one meeting of Examplia and Samplonia: a reader of prose that is quick and knows nothing."""

    name = "sentences"
    options = DocumentOptions

    def accepts(self, source: Source) -> float:
        return 1.0 if source.media_type == "text/plain" else 0.0

    def explain(self, source: Source, options: DocumentOptions) -> Iterator[Explained]:
        text, _ = source.text()
        if "unreadable" in text:
            raise ReadError("it cannot be read", source=source.name)
        document = Document(
            text=text, title=options.title, uri=options.uri, publisher=options.publisher,
            published=options.published, language=options.language,
        )  # fmt: skip
        met = Engagement(
            kind=EngagementKind.MEETING,
            status=EngagementStatus.HELD,
            parties=[entry.party for entry in PARTIES],
            evidence=[document.quote(text)],
        )
        why = Explanation(record=met.id, mentions=[Mention(frame="all", quote=text, clause=text)])
        yield Explained(report=Report(document=document, engagements=[met]), explanations=[why])

    def read(self, source: Source, options: DocumentOptions) -> Iterator[Report]:
        for explained in self.explain(source, options):
            yield explained.report


ALONE = Registry(
    plugins=[("ministry", diplotrack_example_ministry), ("prose", Plugin(adapters=[Sentences()]))]
)


class TestPress(SourceAdapterSuite):
    adapter = PressAdapter(Registry(plugins=[Plugin(adapters=[Sentences()])]))
    samples: ClassVar = [("readout.html", READOUT), ("press.html", PRESS)]
    foreign: ClassVar = [
        ("other.html", b"<!doctype html><html><p>The ministers met.</p></html>"),
        ("prose.txt", b"Words."),
    ]


class TestParties(PartiesSuite):
    entries = PARTIES


def test_a_readout_is_a_report_with_what_the_page_says_of_it():
    document = read(READOUT, registry=ALONE).document
    assert document.text.startswith(
        "The foreign ministers of Examplia and Samplonia met in Sample City on Monday"
    )
    assert document.text.count("\n\n") == 1
    assert "Home" not in document.text
    assert document.encoding == "utf-8"
    assert (document.title, document.published) == (
        "Readout: talks in Sample City",
        datetime.date(2024, 3, 5),
    )
    assert (document.uri, document.publisher) == ("https://mfa.examplia.example/press/2024/31", PUBLISHER)


def test_what_it_explains_knows_how_it_was_decoded_too():
    explained = read(READOUT, registry=ALONE, explain=True)
    assert explained.report == read(READOUT, registry=ALONE)


def test_a_list_is_a_report_for_each_item():
    reports = list(read_all([PRESS], registry=ALONE))
    assert [report.document.title for report in reports] == [
        "Call with Samplonia",
        "Readout: talks in Sample City",
    ]


def test_what_the_user_says_goes_before_what_the_page_says():
    document = read(READOUT, registry=ALONE, title="Mine", published=datetime.date(2020, 1, 1)).document
    assert (document.title, document.published, document.language) == (
        "Mine",
        datetime.date(2020, 1, 1),
        "en",
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (b'datetime="2024-03-11"', b'datetime="soon"', "item 1: Invalid isoformat string: 'soon'"),
        (b'<h2><a class="permalink" href="/press/2024/34">Call with Samplonia</a></h2>', b"", "item 1: it has no"),
        (b"spoke by telephone", b"is unreadable", "https://mfa.examplia.example/press/2024/34: it cannot be read"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("explain", [False, True])
def test_an_item_that_is_wrong_costs_no_other(old, new, problem, explain):
    assert old in PRESS
    source = Source(name="press.html", content=PRESS.replace(old, new, 1))
    read = read_all([source], registry=ALONE, on_error="collect", explain=explain)
    found = [each.report if explain else each for each in read]
    assert [report.document.title for report in found] == ["Readout: talks in Sample City"]
    [error] = read.errors
    assert error.source == "press.html"
    with pytest.raises(type(error), match=problem):
        raise error


def test_a_page_that_is_cut_off_gives_nothing():
    with pytest.raises(FormatError, match="is cut off"):
        read(io.BytesIO(PRESS[: PRESS.index(b"<footer>")]), registry=ALONE)


def test_the_reader_of_prose_finds_what_the_ministry_tells():
    article = pytest.importorskip("diplotrack_article", reason="pip install diplotrack-article")
    real = Registry(plugins=[diplotrack_example_ministry, article])
    report = read(READOUT, registry=real)
    [meeting], [pledge] = report.engagements, report.commitments
    assert [party.code for party in meeting.parties] == ["XEX", "XSA"]
    assert (meeting.place, str(meeting.when)) == ("Sample City", "2024-03-04")
    assert [party.code for party in pledge.by] == ["XEX"]
    assert str(pledge.due) == "2024-06-30"
    assert pledge.evidence[0].quote.startswith("Examplia pledged to reopen its consulate")
