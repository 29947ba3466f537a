"""The evaluation's command line over a small gold file of the test's own."""

from __future__ import annotations

import io
import json
import os
import runpy
import subprocess
import sys

import pytest

from diplotrack_article.evaluate import evaluate, main, show

TEXT = (
    "Kenyan Foreign Minister Ali Musa met Ugandan President Joy Mwangi on Monday.\n\n"
    "Kenya promised to open the border by 30 November 2025.\n\n"
    "It rained in Peru and in Chile."
)
MEETING = {
    "kind": "meeting",
    "status": "held",
    "parties": ["KEN", "UGA"],
    "participants": ["Ali Musa", "Joy Mwangi"],
    "place": None,
    "when": "2025-08-25",
    "evidence": "Kenyan Foreign Minister Ali Musa met Ugandan President Joy Mwangi on Monday",
}
PLEDGE = {
    "kind": "pledge",
    "status": "open",
    "by": ["KEN"],
    "to": [],
    "due": "/2025-11-30",
    "evidence": "Kenya promised to open the border by 30 November 2025",
}
VISIT = {
    **MEETING,
    "kind": "visit",
    "parties": ["PER", "CHL"],
    "when": None,
    "evidence": "It rained in Peru and in Chile",
}
GOLD = {
    "id": "one",
    "published": "2025-08-27",
    "text": TEXT,
    "engagements": [MEETING],
    "commitments": [PLEDGE],
}
LACKING = {
    **GOLD,
    "id": "two",
    "engagements": [VISIT],
    "commitments": [{**PLEDGE, "due": None, "kind": "request"}],
}


@pytest.fixture
def gold_file(tmp_path):
    def write(*documents, name="gold.jsonl"):
        path = tmp_path / name
        path.write_text("\n".join([*(json.dumps(d) for d in documents), ""]), encoding="utf-8")
        return path

    return write


def test_what_is_found_as_the_gold_has_it_scores_full(gold_file, capsys):
    assert main([str(gold_file(GOLD)), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows["documents"] == 1
    full = dict.fromkeys(("precision", "recall", "f1", "kind", "status", "parties", "when"), 1.0)
    assert rows["engagements"] == {"gold": 1, "found": 1, "others": 1.0, **full}
    assert rows["commitments"] == {"gold": 1, "found": 1, "others": 0.0, **full}


def test_a_record_that_is_missed_and_one_in_excess_lower_the_figures(gold_file, capsys):
    assert main([str(gold_file(GOLD, LACKING)), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert (rows["documents"], rows["engagements"]["gold"], rows["engagements"]["found"]) == (2, 2, 2)
    assert (rows["engagements"]["precision"], rows["engagements"]["recall"]) == (0.5, 0.5)
    assert (rows["commitments"]["recall"], rows["commitments"]["kind"], rows["commitments"]["when"]) == (
        1.0,
        0.5,
        0.5,
    )


def test_the_table_shows_what_to_mend(gold_file, capsys):
    assert main([str(gold_file(LACKING))]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"1 documents, {len(TEXT.split())} words\n")
    header, row = out.splitlines()[2:4]
    assert header.split()[:5] == ["gold", "found", "precision", "recall", "f1"]
    assert row.split()[:4] == ["engagements", "1", "1", "0.000"]
    assert "engagements missed, by kind: visit 1\n" in out
    assert "engagements in excess, by frame: meet 1\n" in out
    assert "commitments missed, by kind: none\n" in out
    assert "It rained" not in out


def test_misses_are_shown_with_their_words_on_demand(gold_file, capsys):
    assert main([str(gold_file(LACKING)), "--misses"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert "missed engagement, two: visit held (CHL, PER): It rained in Peru and in Chile" in out
    extra = next(line for line in out if line.startswith("extra"))
    assert extra.startswith("extra engagement by meet, two: meeting held (KEN, UGA): Kenyan Foreign Minister")


def test_several_files_are_one_evaluation(gold_file):
    outcome = evaluate([gold_file(GOLD), gold_file(GOLD, name="more.jsonl")])
    assert (outcome.documents, outcome.figures()["engagements"].gold, outcome.misses) == (2, 2, [])
    out = io.StringIO()
    show(outcome, out, misses=False)
    assert out.getvalue().startswith("2 documents")


def test_a_document_without_a_date_and_empty_lines_are_read(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n" + json.dumps({**GOLD, "published": None}) + "\n\n", encoding="utf-8")
    outcome = evaluate([path])
    assert (outcome.documents, outcome.words) == (1, len(TEXT.split()))
    assert outcome.figures()["engagements"].recall == 1.0
    assert outcome.figures()["engagements"].when == 0.0


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("no json\n", "Expecting value"),
        (json.dumps({"id": "x", "text": "", "published": None}), "line 1: lacks commitments, engagements"),
        (json.dumps({**GOLD, "engagements": [{"kind": "visit"}]}), "evidence"),
        (json.dumps({**GOLD, "published": "yesterday"}), "yesterday"),
    ],
)
def test_a_bad_file_ends_with_2_and_says_why(tmp_path, capsys, content, named):
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    assert main([str(path)]) == 2
    streams = capsys.readouterr()
    assert streams.err.startswith("evaluate: ")
    assert named in streams.err
    assert streams.out == ""


def test_a_pipeline_that_is_not_installed_ends_with_2_and_is_named(gold_file, capsys):
    assert main([str(gold_file(GOLD)), "--pipeline", "en_no_such_pipeline"]) == 2
    assert "'en_no_such_pipeline'" in capsys.readouterr().err


def test_a_file_that_is_not_there_ends_with_2_and_is_named(tmp_path, capsys):
    assert main([str(tmp_path / "absent.jsonl")]) == 2
    assert "absent.jsonl" in capsys.readouterr().err


def test_it_runs_as_a_module(gold_file, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["evaluate", str(gold_file(GOLD)), "--json"])
    monkeypatch.delitem(sys.modules, "diplotrack_article.evaluate")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("diplotrack_article.evaluate", run_name="__main__")
    assert ended.value.code == 0
    assert json.loads(capsys.readouterr().out)["documents"] == 1


MISSED = "Kenya discussed tea with nobody. The visitors came back to Oslo. Kenya’s minister may meet Chad’s. The moon glowed."


def test_a_reader_that_goes_away_ends_it_without_a_word(gold_file):
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "diplotrack_article.evaluate", str(gold_file(GOLD))]
    ended = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert (ended.returncode, ended.stderr) == (141, b"")


def _lacking(words, kind="meeting"):
    return {**MEETING, "kind": kind, "parties": ["KEN", "TCD"], "evidence": words}


@pytest.mark.parametrize(
    ("words", "verdict", "told"),
    [
        (
            "The visitors came back to Oslo",
            "frames fit, and all were turned away",
            "travel: its sides are not what the frame asks for",
        ),
        ("The moon glowed", "no frame knows a word of it", "glow [root] subject='The moon'"),
        (
            "Kenya’s minister may meet Chad’s",
            "frames fit, and all were turned away",
            "meet: it is denied, supposed or only thought of",
        ),
    ],
)
def test_each_miss_says_how_its_clauses_were_read(gold_file, capsys, words, verdict, told):
    document = {**GOLD, "text": MISSED, "engagements": [_lacking(words)], "commitments": []}
    assert main([str(gold_file(document)), "--why"]) == 0
    out = capsys.readouterr().out
    missed, cause, *clauses = out[out.index("missed engagement, ") :].splitlines()
    assert missed.endswith(words)
    assert cause.strip() == verdict
    assert any(told in clause for clause in clauses)


def test_the_causes_stay_away_unless_asked_for(gold_file, capsys):
    document = {**GOLD, "text": MISSED, "engagements": [_lacking("The moon glowed")], "commitments": []}
    assert main([str(gold_file(document))]) == 0
    assert "[root]" not in capsys.readouterr().out
