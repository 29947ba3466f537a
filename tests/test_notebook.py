"""What notebooks show: in a real kernel, and of hostile texts as a parser of HTML sees it."""

from __future__ import annotations

import datetime
import os
import sys
from html.parser import HTMLParser

import attrs
import nbformat
import pytest
from nbclient import NotebookClient

import diplotrack
from diplotrack.describing import name_of
from diplotrack.interfaces import Explained, Explanation, Mention
from diplotrack.notebook import LONGEST, SHOWN, html_of
from diplotrack.testing import commitment, document, engagement, many_reports, party, report
from diplotrack.testing.exporter_suite import HOSTILE, hostile_report

KNOWN = {
    "div",
    "strong",
    "bdi",
    "a",
    "ol",
    "ul",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "blockquote",
    "details",
    "summary",
}
ATTRIBUTES = {"class", "style", "href", "rel", "target", "scope"}


class Seen(HTMLParser):
    """The text that a browser shows, and what is wrong with the tags."""

    def __init__(self, html):
        super().__init__()
        self.text, self.open, self.links = "", [], []
        self.feed(html)
        self.close()
        assert self.open == [], "tags are left open"

    def handle_starttag(self, tag, found):
        assert tag in KNOWN
        assert {name for name, _ in found} <= ATTRIBUTES
        self.links += [value for name, value in found if name == "href"]
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        raise AssertionError("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def seen(thing):
    return Seen(thing._repr_html_())


def shown(text):
    """What is to be seen of a text."""
    return text[: LONGEST - 40].translate(
        dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "�")
    )


def explained(written):
    record = written.engagements[0]
    mention = Mention(frame="meet <b>", quote="x", clause="x", steps=["<i>he</i> is Kim"])
    return Explained(report=written, explanations=[Explanation(record=record.id, mentions=[mention])])


def ledger_of(*reports):
    ledger = diplotrack.Ledger(registry=diplotrack.Registry(plugins=[]))
    for each in reports:
        ledger.add(each)
    return ledger


def other(written):
    """A report of another document that says the same."""
    source = document(f"{written.document.text} again", title="<u>other</u>")
    moved = [
        attrs.evolve(
            r, id="", evidence=[attrs.evolve(e, document=source) for e in r.evidence], place=f"{r.place}<s>"
        )
        for r in written.engagements
    ]
    return report(source, engagements=moved, commitments=[])


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_stay_text_in_all_that_is_shown(hostile):
    written = hostile_report(hostile)
    ledger = ledger_of(written)
    held = next(ledger.engagements())
    things = [
        written, *written.records, written.records[0].evidence[0], explained(written), ledger,
        ledger.entry(held.id), diplotrack.compare(written, other(written)),
    ]  # fmt: skip
    for thing in things:
        page = seen(thing)
        assert shown(hostile)[:200].split("\r")[0] in page.text.replace("\r", "\n"), type(thing)
        assert page.links == []


def test_a_report_shows_what_is_in_it_with_quotation_and_source():
    source = document("Kim met Li in Seoul.", title="Readout", publisher="Ministry", uri="https://example.org/?a=1&b=2",
                      published=datetime.date(2025, 8, 25))  # fmt: skip
    met = engagement(of=source, quote="Kim met Li", kind="meeting", status="held", when="2025-08-24",
                     parties=[party("KOR", "South Korea"), party("CHN", "China")])  # fmt: skip
    page = seen(report(source, engagements=[met], commitments=[]))
    assert page.text == (
        "Readout (Ministry, 2025-08-25)1 engagement, 0 commitments"
        f"meeting: South Korea – China (held, 24 August 2025)“Kim met Li”{source.id}"
    )
    assert page.links == ["https://example.org/?a=1&b=2"]


@pytest.mark.parametrize("uri", ["javascript:alert(1)", 'https://example.org/" onclick="x', "notes.txt"])
def test_only_addresses_of_the_web_become_links(uri):
    assert seen(report(document("x met y.", uri=uri), engagements=[], commitments=[])).links == []


def test_a_long_list_says_how_many_there_are_more_and_a_ledger_shows_its_sources():
    ledger = ledger_of(*many_reports(30))
    count = ledger.count()
    page = seen(ledger)
    assert f"… and {count - SHOWN} more records" in page.text
    first = next(record for record in ledger.records() if record.evidence)
    assert name_of(ledger.document(first.evidence[0].document)) in page.text
    assert len(ledger._repr_html_()) < 40_000


def test_one_record_shows_every_field_that_it_has():
    said = commitment(
        by=[party("CHN", "China")], to=[party("KOR", "South Korea")], content="open a hotline", due="2025-10~",
        made="2025-08-24", topics=["trade", "visas"], summary="A hotline", kind="pledge",
    )  # fmt: skip
    text = seen(said).text
    for words in (
        "China (CHN)",
        "South Korea (KOR)",
        "open a hotline",
        "(2025-10~)",
        "24 August 2025",
        "trade, visas",
        said.id,
    ):
        assert words in text


def test_an_explanation_tells_the_frame_and_the_steps():
    text = seen(explained(report())).text
    assert "meet <b>" in text
    assert "<i>he</i> is Kim" in text


def test_a_comparison_shows_both_sides_and_where_they_differ():
    first = report(commitments=[])
    text = seen(diplotrack.compare(first, other(first))).text
    assert "Both tell of 1" in text
    assert "place" in text
    assert f"{first.engagements[0].place}<s>" in text


def test_what_has_no_form_is_refused():
    with pytest.raises(TypeError, match="a int has no form"):
        html_of(7)


def test_a_real_notebook_shows_it(tmp_path):
    cells = [
        "from diplotrack.testing import report\nwritten = report()\nwritten",
        "import diplotrack\nledger = diplotrack.Ledger()\nchanges = ledger.add(written)\nledger",
    ]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    environment = {**os.environ, "IPYTHONDIR": str(tmp_path), "JUPYTER_PLATFORM_DIRS": "1"}
    client = NotebookClient(
        book, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute(env=environment)
    for cell in book.cells:
        (output,) = cell.outputs
        page = Seen(output["data"]["text/html"])
        assert report().engagements[0].evidence[0].quote in page.text


def test_importing_the_library_does_not_load_what_shows_it():
    import subprocess

    code = "import diplotrack, sys; diplotrack.Report; print('diplotrack.notebook' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
