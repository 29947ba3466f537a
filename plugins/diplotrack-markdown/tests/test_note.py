"""What stands in the note, and that texts of others stay text in it."""

from __future__ import annotations

import datetime
import io
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import diplotrack_markdown
from diplotrack import export
from diplotrack.errors import OptionsError
from diplotrack.plugins import Registry
from diplotrack.testing import commitment, document, engagement, party, report
from diplotrack.testing.exporter_suite import HOSTILE, hostile_report
from diplotrack_markdown.escaping import escaped, plain

REGISTRY = Registry(plugins=[("markdown", diplotrack_markdown)])
TODAY = datetime.date(2025, 9, 20)


def note(items, **options):
    kept = io.BytesIO()
    export(items, kept, exporter="markdown", registry=REGISTRY, **options)
    return kept.getvalue().decode()


def section(text, heading):
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def promise(due, content, **fields):
    return commitment(content=content, due=due, evidence=(), **fields)


def test_a_whole_note_reads_so():
    source = document(
        "Kim met Li in Seoul. China will open a hotline.",
        title="Readout",
        publisher="Foreign Ministry",
        published=datetime.date(2025, 8, 25),
        uri="https://example.org/readout?id=1",
    )
    korea, china = party("KOR", "South Korea"), party("CHN", "China")
    met = engagement(
        of=source, quote="Kim met Li", kind="meeting", status="held", parties=[korea, china],
        participants=[], place="Seoul", when="2025-08-24", topics=["trade"], summary=None,
    )  # fmt: skip
    said = commitment(
        of=source, quote="China will open a hotline", kind="pledge", by=[china], to=[korea],
        content="open a hotline", due="2025-10-01", made=None, topics=[], summary=None,
    )  # fmt: skip
    assert note(report(source, engagements=[met], commitments=[said]), title="Seoul", today=TODAY) == (
        "# Seoul\n\nAs of 20 September 2025.\n"
        "\n## Overdue\n\nNothing is overdue.\n"
        "\n## Due within 30 days\n\n- **2025-10-01:** China to South Korea: open a hotline\n"
        "\n## What happened\n\n- **24 August 2025:** Meeting, South Korea and China in Seoul (held)\\\n  Topics: trade\n"
        "\n  > “Kim met Li” (source 1)\n"
        "\n## Open commitments\n\n### China\n\n- Pledge to South Korea: open a hotline (due 1 October 2025)\n"
        "\n  > “China will open a hotline” (source 1)\n"
        "\n## Sources\n\n1. Readout, Foreign Ministry, 25 August 2025, <https://example.org/readout?id=1>\n"
    )


def test_due_and_overdue_go_by_the_last_possible_day_and_only_what_is_open_counts():
    items = [
        promise("2025-09-19", "late"),
        promise("2025-09-20", "today"),
        promise("2025-09", "this month"),
        promise("2025-10-20", "thirty days"),
        promise("2025-10-21", "later"),
        promise("2025-01-01", "done", status="fulfilled"),
        promise("2025-01/..", "no end"),
        promise(None, "no day"),
    ]
    text = note(items, today=TODAY)
    assert re.findall(r": (\w[\w ]*)$", section(text, "Overdue"), re.MULTILINE) == ["late"]
    assert re.findall(r": (\w[\w ]*)$", section(text, "Due within 30 days"), re.MULTILINE) == [
        "today",
        "this month",
        "thirty days",
    ]
    assert "done" in section(text, "Settled commitments")
    assert "done" not in section(text, "Open commitments")
    assert (
        re.findall(
            r"- Pledge[^:]*: ([\w ]+?)(?: \(due.*)?$", section(text, "Open commitments"), re.MULTILINE
        )[0]
        == "late"
    )
    undated = note(items)
    assert "Overdue" not in undated
    assert "Due within" not in undated


def test_what_happened_stands_in_the_order_of_dates_and_what_is_ahead_apart():
    days = ["2025-03", None, "2024-01-05", "2025-02-01"]
    happened = [engagement(when=day, status="held", evidence=(), place=f"P{n}") for n, day in enumerate(days)]
    text = note([*happened, engagement(when="2020", status="scheduled", evidence=(), place="P9")])
    assert re.findall(r"P\d", section(text, "What happened")) == ["P2", "P3", "P0", "P1"]
    assert re.findall(r"P\d", section(text, "What is planned")) == ["P9"]


def test_a_commitment_of_two_parties_stands_under_each_and_parties_are_in_order():
    both = commitment(
        kind="agreement", by=[party("KOR", "South Korea"), party("CHN", "China")], to=[], evidence=()
    )
    assert re.findall(r"^### (.+)$", note(both), re.MULTILINE) == ["China", "South Korea"]


def test_a_source_that_came_after_its_record_or_not_at_all_has_its_number():
    source = document("Kim met Li.", title="Readout")
    met = engagement(of=source, quote="Kim met Li")
    assert "1. Readout" in note([met, source])
    assert f"1. Document {source.id}" in note([met])


HOSTILE_MARKDOWN = (
    "www.evil.example",
    "javascript:alert(1)",
    "<https://evil.example>",
    "![x](http://evil.example/x)",
    "# h\n- l\n1. o",
    "a\\",
    "**",
    "&lt;",
    "@everyone",
)


@pytest.mark.parametrize("hostile", [*HOSTILE.values(), *HOSTILE_MARKDOWN])
def test_hostile_texts_are_shown_as_they_are(hostile):
    html = MarkdownIt("gfm-like", {"html": True}).render(note(hostile_report(hostile), today=TODAY))
    assert set(re.findall(r"<(\w+)", html)) <= {
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "strong",
        "br",
    }
    shown = " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())
    assert shown.count(" ".join(plain(hostile).split())) >= 8


@given(st.text(min_size=1))
def test_any_text_within_a_line_renders_as_itself(text):
    html = MarkdownIt("gfm-like", {"html": True}).render(f"- **x:** {escaped(text)} y")
    assert not set(re.findall(r"<(\w+)", html)) - {"ul", "li", "strong"}
    body = re.sub(r"</?(?:ul|li|strong)>", "", html)
    assert unescape(body).split() == f"x: {plain(text)} y".split()


def test_a_wrong_number_of_days_is_refused():
    with pytest.raises(OptionsError, match="days"):
        note([], days=-1)
