"""``diplotrack view``: a ledger's page is written where it is asked for, and opened unless it is not to be."""

from __future__ import annotations

import json
import re
import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner

import diplotrack_page
from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.testing import Plugin, commitment, document, engagement, party, report
from diplotrack_page.command import _name, view


def filled(registry):
    ledger = Ledger(registry=registry)
    source = document("Kenya and Norway met. Kenya will reopen its consulate. Brazil and Chile met.")
    ledger.add(
        report(
            source,
            engagements=[
                engagement(of=source, quote="Kenya and Norway met", parties=[party("KEN", "Kenya"), party("NOR", "Norway")]),
                engagement(of=source, quote="Brazil and Chile met", parties=[party("BRA", "Brazil"), party("CHL", "Chile")]),
            ],
            commitments=[commitment(of=source, quote="Kenya will reopen its consulate", by=[party("KEN", "Kenya")], to=[])],
        )
    )  # fmt: skip
    return ledger


@pytest.fixture
def run(monkeypatch):
    registry = Registry(plugins=[("page", diplotrack_page), ("empty", Plugin())])
    monkeypatch.setattr(Ledger, "open", lambda *_, **__: filled(registry))
    opened = []
    monkeypatch.setattr(
        webbrowser, "open", lambda uri: bool(opened.append(uri)) or not uri.endswith("no.html")
    )
    monkeypatch.delenv("DIPLOTRACK_LEDGER", raising=False)

    def call(*arguments, **environment):
        result = CliRunner().invoke(view, arguments, obj=registry, env=environment, standalone_mode=False)
        return result, opened

    return call


def held(path):
    data = re.search(r'id="data">(.*?)</script>', Path(path).read_text("utf-8"), re.DOTALL)[1]
    return [item for item in json.loads(data) if item["type"] != "document"]


def test_the_page_is_written_to_a_temporary_place_and_opened(run, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result, opened = run("sql:kenya.db")
    path = Path(result.stdout.strip())
    assert result.return_value == 0
    assert path.is_relative_to(tmp_path)
    assert opened == [path.as_uri()]
    assert len(held(path)) == 3


def test_a_file_can_be_named_and_left_closed(run, tmp_path):
    path = tmp_path / "out.html"
    result, opened = run(
        "sql:kenya.db", "--output", str(path), "--no-open", "--title", "A <b>", "--today", "2020-05-01"
    )
    assert result.return_value == 0
    assert opened == []
    text = path.read_text("utf-8")
    assert "<title>A &lt;b&gt;</title>" in text
    assert 'data-today="2020-05-01"' in text


def test_conditions_choose_the_records(run, tmp_path):
    path = tmp_path / "out.html"
    run("sql:kenya.db", "--output", str(path), "--no-open", "--party", "KEN")
    assert {record["type"] for record in held(path)} == {"engagement", "commitment"}
    run("sql:kenya.db", "--output", str(path), "--no-open", "--between", "BRA", "CHL")
    [record] = held(path)
    assert [code for code, _ in record["parties"]] == ["BRA", "CHL"]


def test_where_no_browser_starts_the_file_stands_and_the_status_says_so(run, tmp_path):
    path = tmp_path / "no.html"
    result, _ = run("sql:kenya.db", "--output", str(path))
    assert result.return_value == 1
    assert "no browser could be started" in result.stderr
    assert path.exists()


def test_the_variable_stands_in_for_the_ledger(run, tmp_path):
    path = tmp_path / "out.html"
    assert run("--output", str(path), "--no-open", DIPLOTRACK_LEDGER="sql:kenya.db")[0].return_value == 0
    assert "<title>sql:kenya</title>" in path.read_text("utf-8")


def test_standard_output_is_not_opened(run):
    result, opened = run("sql:kenya.db", "--output", "-")
    assert "--no-open" in str(result.exception)
    assert opened == []


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("korea-china.db", "korea-china"),
        ("/data/korea.db", "korea"),
        ("postgresql://me:secret@host/talks?sslmode=require", "talks"),
        ("postgresql://me:secret@host", "dossier"),
        ("", "dossier"),
    ],
)
def test_a_ledger_is_called_by_its_name_without_what_is_secret(url, name):
    assert _name(url) == name
