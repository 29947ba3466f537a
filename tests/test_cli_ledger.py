"""The commands that keep and question a ledger, in this process, with a store that lives as long as a test."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from functools import partial
from itertools import chain, count, islice, repeat
from pathlib import Path

import pytest

from diplotrack import dump, hookimpl, jsonlines, load
from diplotrack.cli import main
from diplotrack.cli.inputs import Inputs
from diplotrack.errors import LedgerError
from diplotrack.memory import MemoryStore, _Writer
from diplotrack.plugins import Registry
from diplotrack.testing import commitment, document, engagement, report


class LastingStore(MemoryStore):
    """Stays open when a command has done with it, as a file would stay on the disk."""

    def close(self) -> None:
        pass


class StorePlugin:
    def __init__(self) -> None:
        self.stores: dict[str, LastingStore] = {}
        self.told: list[str] = []

    @hookimpl
    def diplotrack_open_store(self, url):
        if url == "test:broken":
            raise LedgerError("is damaged", ledger=url)
        if not url.startswith("test:"):
            return None
        return self.stores.setdefault(url, LastingStore())

    @hookimpl
    def diplotrack_changed(self, change):
        self.told.append(change.kind)


@pytest.fixture
def stores():
    return StorePlugin()


@pytest.fixture
def run(stores, capsys, monkeypatch, tmp_path):
    """Runs a command in a directory of its own, with a ledger of its own: exit status, standard output and error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setenv("DIPLOTRACK_LEDGER", "test:ledger")
    registry = Registry(plugins=[("jsonl", jsonlines), ("stores", stores)])

    def run(*arguments: str, stdin: bytes = b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main(arguments, registry=registry)
        out, err = capsys.readouterr()
        return status, out, err

    return run


INVITED = "Seoul invited the minister of China to visit Seoul. Seoul promised to send rice by 30 April 2025."
ACCEPTED = "China accepted the invitation. The minister will visit Seoul on 20 May 2025."
HELD = "The minister of China visited Seoul from 20 to 21 May 2025. Seoul kept its promise to send rice."


@pytest.fixture
def three(run):
    """Three reports of one story as files, told on 4 March, 1 April and 22 May 2025."""
    first = document(INVITED, title="Invited", published=_day("2025-03-04"))
    second = document(ACCEPTED, title="Accepted", published=_day("2025-04-01"))
    third = document(HELD, title="Held", published=_day("2025-05-22"))
    visit = {"kind": "visit", "parties": ("CHN", "KOR"), "participants": ["Wang Yi"]}
    ask = {"kind": "invitation", "content": "visit Seoul"}
    rice = {"content": "send rice to the north of China"}
    reports = [
        report(
            first,
            engagements=[engagement(of=first, status="proposed", place="Seoul", **visit)],
            commitments=[
                commitment(of=first, quote=INVITED[:50], **ask),
                commitment(of=first, quote=INVITED[52:], due="2025-04-30", **rice),
                commitment(
                    of=first, by=("CHN",), to=("KOR",), content="open a border post", due="2025-06-30"
                ),
            ],
        ),
        report(
            second,
            engagements=[engagement(of=second, status="scheduled", when="2025-05-20", **visit)],
            commitments=[commitment(of=second, status="accepted", **ask)],
        ),
        report(
            third,
            engagements=[engagement(of=third, status="held", when="2025-05-20/2025-05-21", **visit)],
            commitments=[commitment(of=third, status="fulfilled", **rice)],
        ),
    ]
    names = []
    for number, one in enumerate(reports, start=1):
        dump(one, f"{number}.jsonl")
        names.append(f"{number}.jsonl")
    return names


@pytest.fixture
def tracked(run, three):
    """A ledger with the three reports; runs commands on it."""
    assert run("track", *three)[0] == 0
    return run


def _day(text: str):
    import datetime

    return datetime.date.fromisoformat(text)


def objects(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def listed(run, *conditions: str) -> list[dict]:
    """The records that a list prints, without the file's header."""
    _, out, _ = run("list", "--format", "jsonl", *conditions)
    return [line for line in objects(out) if line["type"] != "header"]


def id_of(run, kind: str, content: str = "") -> str:
    [found] = [line["id"] for line in listed(run, "--kind", kind) if content in line.get("content", "")]
    return found


# track


def test_tracking_says_what_each_report_changed_and_sums_it_up(run, three, stores):
    status, out, err = run("track", *three)
    assert (status, err) == (0, "")
    told = out.splitlines()
    assert told[0] == "Invited (2025-03-04)"
    assert any(
        re.fullmatch(r"  new: pledge: China → South Korea \(open, due 30 June 2025\): open a border post \[com-\w+\]", line)
        for line in told
    )  # fmt: skip
    assert "  status: invitation: South Korea → China (accepted): visit Seoul; status was open [com-" in out
    assert "; when: 20 May 2025 [eng-" in out
    assert told[-1] == "3 reports added; 10 changes: 4 new, 2 refined, 4 status"
    assert len(stores.told) == 10


def test_tracking_again_changes_nothing_and_says_so(run, three):
    run("track", *three)
    before = run("log")
    status, out, err = run("track", *three)
    assert (status, err) == (0, "")
    assert out.count("there already; nothing changed") == 3
    assert out.splitlines()[-1] == "0 reports added, 3 there already; no changes"
    assert run("log") == before


def test_a_bad_file_is_named_and_the_others_are_tracked(run, three):
    Path("bad.jsonl").write_text('{"type":"header","version":1}\nnonsense\n')
    status, out, err = run("track", "missing.jsonl", three[0], "bad.jsonl", three[1])
    assert status == 1
    assert [line.split(": ")[2].split(",")[0] for line in err.splitlines()] == ["missing.jsonl", "bad.jsonl"]
    assert "2 reports added" in out


def test_what_the_store_cannot_keep_is_named_and_the_others_are_kept(run, three, monkeypatch):
    put = _Writer.put_document

    def refuse(self, document):
        if document.title == "Accepted":
            raise LedgerError("a NUL character cannot be kept", ledger="memory:")
        put(self, document)

    monkeypatch.setattr(_Writer, "put_document", refuse)
    status, out, err = run("track", *three)
    assert status == 1
    assert err == "diplotrack: error: Accepted (2025-04-01): memory:: a NUL character cannot be kept\n"
    assert "2 reports added" in out
    assert [line for line in out.splitlines() if "(2025-" in line and line[0] != " "] == [
        "Invited (2025-03-04)",
        "Held (2025-05-22)",
    ]


@pytest.mark.parametrize(("clock", "times"), [(repeat(0.0), 2), (count(), 3)], ids=["quickly", "slowly"])
def test_what_comes_quickly_is_kept_together_and_told_report_by_report(run, three, monkeypatch, clock, times):
    alone = [run("track", name, "--ledger", "test:other")[1].splitlines()[:-1] for name in three]
    monkeypatch.setattr("diplotrack.cli.adding.monotonic", partial(next, clock))
    keep, kept = LastingStore.writing, []
    monkeypatch.setattr(LastingStore, "writing", lambda self: kept.append(self) or keep(self))
    assert run("track", *three)[1].splitlines()[:-1] == list(chain.from_iterable(alone))
    assert len(kept) == times


def test_a_document_that_comes_twice_is_told_twice(run, three):
    content = Path(three[0]).read_bytes()
    Path("twice.jsonl").write_bytes(content + content.partition(b"\n")[2])
    lines = run("track", "twice.jsonl")[1].splitlines()
    assert lines[-3:-1] == ["Invited (2025-03-04)", "  there already; nothing changed"]
    assert lines[-1].startswith("1 report added, 1 there already; 4 changes")


def test_what_came_before_an_interruption_is_kept_and_told(run, three, monkeypatch):
    read = Inputs.reports

    def interrupted(self):
        yield from islice(read(self), 2)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Inputs, "reports", interrupted)
        _, out, _ = run("track", *three)
    assert "Invited (2025-03-04)" in out
    assert "Accepted (2025-04-01)" in out
    assert "1 report added, 2 there already" in run("track", *three)[1]


def test_tracking_prints_changes_as_json_and_logs_the_actor(run, three):
    status, out, _ = run("track", three[0], "--format", "jsonl", "--actor", "Kim")
    assert status == 0
    changes = objects(out)
    assert {change["kind"] for change in changes} == {"new"}
    assert {change["actor"] for change in changes} == {"Kim"}
    assert [change["number"] for change in changes] == [1, 2, 3, 4]
    assert changes[0]["record"]["type"] in ("engagement", "commitment")
    assert changes == objects(run("log", "--format", "jsonl")[1])


def test_a_report_without_records_is_kept_and_said_to_be_empty(run):
    dump(report("Nothing happened.", engagements=(), commitments=()), "empty.jsonl")
    status, out, _ = run("track", "empty.jsonl")
    assert status == 0
    assert "no engagements or commitments were found" in out
    assert "1 report added; no changes" in out


def test_a_better_reading_replaces_the_earlier_one_only_when_asked(run):
    text = document(INVITED, published=_day("2025-03-04"))
    dump(report(text, engagements=(), commitments=(commitment(of=text, content="send rice"),)), "a.jsonl")
    run("track", "a.jsonl")
    dump(report(text, engagements=(), commitments=(commitment(of=text, content="send rice", due="2025-04-30"),)), "b.jsonl")  # fmt: skip
    assert "nothing changed" in run("track", "b.jsonl")[1]
    assert "; due: 30 April 2025" in run("track", "b.jsonl", "--again")[1]


def test_what_was_decided_holds_for_a_new_reading_and_is_shown(run):
    text = document(INVITED, published=_day("2025-03-04"))
    dump(
        report(
            text, engagements=(), commitments=(commitment(of=text, quote=INVITED[:50], content="send rice"),)
        ),
        "a.jsonl",
    )
    dump(report(text, engagements=(), commitments=(commitment(of=text, content="send rice"),)), "b.jsonl")
    run("track", "a.jsonl")
    run("correct", id_of(run, "pledge"), "status=fulfilled", "--why", "it came")
    run("track", "b.jsonl", "--again")
    [line] = listed(run)
    assert (line["status"], line["evidence"][0]["quote"]) == ("fulfilled", INVITED)
    shown = run("show", line["id"])[1]
    assert "status set to" in shown
    assert "what was decided holds for the new reading too" in shown


def test_standard_input_can_be_tracked(run, three):
    status, out, _ = run("track", "-", stdin=Path(three[0]).read_bytes())
    assert (status, out.splitlines()[-1]) == (0, "1 report added; 4 changes: 4 new")


# Which ledger


def test_without_a_ledger_the_command_says_how_to_name_one(run, monkeypatch):
    monkeypatch.delenv("DIPLOTRACK_LEDGER")
    status, _, err = run("list")
    assert status == 2
    assert "give --ledger with a path or URL, or set DIPLOTRACK_LEDGER" in err


def test_the_option_wins_over_the_variable(run, three):
    run("track", three[0], "--ledger", "test:other")
    assert listed(run, "--ledger", "test:other") != []
    assert listed(run) == []


def test_looking_makes_no_ledger_where_there_is_none(run):
    status, _, err = run("list", "--ledger", "mistyped.db")
    assert status == 1
    assert err == "diplotrack: error: mistyped.db: there is no such file; “diplotrack track” makes a ledger\n"
    assert not Path("mistyped.db").exists()


@pytest.mark.parametrize(
    ("url", "told"),
    [("test:broken", "test:broken: is damaged"), ("nobody:there", "no plugin opens 'nobody:there'")],
)
def test_a_ledger_that_cannot_be_opened_is_one_line_and_status_1(run, url, told):
    status, out, err = run("list", "--ledger", url)
    assert (status, out) == (1, "")
    assert told in err
    assert err.count("\n") == 1


# list


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ((), 4),
        (("--between", "KOR", "CHN"), 4),
        (("--between", "South Korea", "beijing"), 4),
        (("--between", "KOR", "JPN"), 0),
        (("--party", "kor", "--type", "engagement"), 1),
        (("--by", "CHN"), 1),
        (("--by", "CHN", "--by", "KOR"), 3),
        (("--to", "KOR"), 1),
        (("--to-party", "KOR"), 1),
        (("--person", "wang"), 1),
        (("--person", "nobody"), 0),
        (("--kind", "visit", "--kind", "pledge"), 3),
        (("--status", "FULFILLED"), 1),
        (("--during", "2025-05"), 1),
        (("--during", "2024"), 0),
        (("--due-within", "10", "--today", "2025-06-25"), 1),
        (("--due-within", "4", "--today", "2025-06-25"), 0),
        (("--due-within", "10", "--today", "2025-04-25"), 0),
        (("--due-within", "10", "--today", "2025-04-25", "--status", "fulfilled"), 1),
        (("--due-within", "36500", "--today", "9999-12-31"), 0),
        (("--text", "BORDER post"), 1),
        (("--topic", "trade"), 0),
        (("--limit", "2"), 2),
    ],
)
def test_each_condition_chooses_its_records(tracked, conditions, expected):
    assert len(listed(tracked, *conditions)) == expected


def test_a_list_without_records_says_so(tracked):
    status, out, err = tracked("list", "--kind", "call")
    assert (status, out, err) == (0, "", "diplotrack: note: no records fit\n")


def test_a_list_in_a_pipe_loads_again(tracked):
    _, out, _ = tracked("list")
    assert {str(item.kind) for item in load(io.BytesIO(out.encode()))} == {"visit", "invitation", "pledge"}


@pytest.mark.parametrize("columns", ["60", "110"])
def test_a_table_shows_the_ids_that_show_takes(tracked, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = tracked("list", "--format", "table")
    for words in ("visit, held", "pledge, open", "South Korea → China", "2025-06-30", "Wang Yi"):
        assert words in out
    ids = re.findall(r"(?:eng|com)-\w{20}", out)
    assert len(set(ids)) == 4
    assert all(tracked("show", id_)[0] == 0 for id_ in ids)
    assert max(map(len, out.splitlines())) <= int(columns)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("--party", "Atlantis"), "no party is known by the code or name 'Atlantis'"),
        (("--kind", "feast"), "'feast' is not one of"),
        (("--during", "May"), "'May' is no date; give a day, month, year or span"),
        (("--due-within", "-1"), "-1 is not in the range"),
        (("--today", "tomorrow"), "'tomorrow' is no day of the calendar"),
        (("--limit", "0"), "0 is not in the range"),
    ],
)
def test_a_wrong_condition_is_told_in_one_line(tracked, wrong, told):
    status, out, err = tracked("list", *wrong)
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


def test_an_unknown_code_may_be_in_a_ledger_and_is_noted(tracked):
    status, _, err = tracked("list", "--party", "XQZ")
    assert status == 0
    assert err.splitlines() == ["diplotrack: note: no party is known by the code 'XQZ'", "diplotrack: note: no records fit"]  # fmt: skip


# show


def test_showing_a_record_tells_its_history_sources_and_links(tracked):
    visit = id_of(tracked, "visit")
    status, out, err = tracked("show", visit)
    assert (status, err) == (0, "")
    said = out.splitlines()
    assert said[0] == "visit: China – South Korea (held, 20–21 May 2025)"
    assert "  participants: Wang Yi" in said
    assert "  place: Seoul" in said
    steps = [line for line in said if re.match(r"  (proposed|scheduled|held): ", line)]
    assert steps == [
        "  proposed: Invited (2025-03-04)",
        "  scheduled: Accepted (2025-04-01)",
        "  held: Held (2025-05-22)",
    ]
    assert f"    “{HELD}”" in said
    assert len(re.findall(r"^  doc-\w{20}: ", out, re.MULTILINE)) == 3
    assert re.search(r"^  doc-\w+ and doc-\w+ \(0\.\d\d\): both a visit, parties CHN, KOR, people Wang Yi", out, re.MULTILINE)  # fmt: skip
    assert "Contradicted" not in out


def test_a_quotation_from_a_document_with_pages_is_shown_with_its_page(run):
    paged = document(f"The ministers had lunch.\f{HELD}", title="Minutes")
    dump([report(paged, engagements=[engagement(of=paged, quote=HELD)], commitments=[])], "minutes.jsonl")
    run("track", "minutes.jsonl")
    record = json.loads(run("list", "--format", "jsonl")[1].splitlines()[-1])["id"]
    assert f"    “{HELD}” (p. 2)" in run("show", record)[1].splitlines()


def test_contradictions_are_shown_with_who_says_what(run):
    for name, day in (("a", "2025-05-20"), ("b", "2025-05-21")):
        told = document(f"{name}: They met.", title=name, published=_day("2025-05-22"))
        met = engagement(of=told, when=day, participants=["Wang Yi", "Kim Min-seo"], place="Seoul")
        dump(report(told, engagements=[met], commitments=()), f"{name}.jsonl")
    _, out, _ = run("track", "a.jsonl", "b.jsonl")
    assert "documents differ on when" in out
    _, out, _ = run("show", id_of(run, "meeting"))
    contradicted = out.partition("Contradicted\n")[2].splitlines()[:2]
    assert sorted(contradicted) == ["  when 2025-05-20: a (2025-05-22)", "  when 2025-05-21: b (2025-05-22)"]


def test_a_record_is_shown_as_json_with_all_that_is_known(tracked):
    visit = id_of(tracked, "visit")
    [shown] = objects(tracked("show", visit, "--format", "jsonl")[1])
    assert shown["record"]["id"] == visit
    assert [step["status"] for step in shown["history"]] == ["proposed", "scheduled", "held"]
    assert {account["document"] for account in shown["accounts"]} == set(shown["documents"])
    assert sorted(d["title"] for d in shown["documents"].values()) == ["Accepted", "Held", "Invited"]
    assert shown["links"][0]["why"]


def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(tracked):
    visit = id_of(tracked, "visit")
    assert tracked("show", visit[:8])[1] == tracked("show", visit)[1]
    status, _, err = tracked("show", "com-")
    assert status == 2
    assert "'com-' is the beginning of several ids: com-" in err
    status, _, err = tracked("show", "eng-zzz")
    assert status == 1
    assert err == "diplotrack: error: there is no record 'eng-zzz' in this ledger\n"
    assert tracked("show", "")[0] == 1


# open, overdue


def test_open_commitments_stand_under_their_parties_with_what_is_late(tracked):
    status, out, _ = tracked("open", "--format", "table", "--today", "2025-07-03")
    assert status == 0
    assert [line for line in out.splitlines() if re.fullmatch(r"\S.*\(\d+\)", line)] == [
        "China (1)",
        "South Korea (1)",
    ]
    assert "3 days ago" in out
    assert "send rice" not in out
    assert "3 days ago" not in tracked("open", "--format", "table", "--today", "2025-06-30")[1]


def test_open_commitments_take_conditions(tracked):
    found = objects(tracked("open", "--by", "CHN", "--due-within", "9", "--today", "2025-06-25")[1])
    assert [line["content"] for line in found[1:]] == ["open a border post"]
    status, out, err = tracked("open", "--by", "JPN")
    assert (status, out, err) == (0, "", "diplotrack: note: no records fit\n")


@pytest.mark.parametrize(
    ("today", "expected"), [("2025-06-30", []), ("2025-07-01", ["open a border post"]), ("0001-01-01", [])]
)
def test_overdue_begins_on_the_day_after_the_last(tracked, today, expected):
    _, out, _ = tracked("overdue", "--today", today)
    assert [line["content"] for line in objects(out)[1:]] == expected


def test_overdue_commitments_say_for_how_long(tracked):
    assert "1 day ago" in tracked("overdue", "--format", "table", "--today", "2025-07-01")[1]
    assert tracked("overdue", "--today", "2025-07-01", "--to", "CHN")[1] == ""


def test_the_longest_overdue_stands_first(run):
    text = document("They promised much.", published=_day("2025-01-01"))
    promises = [
        commitment(of=text, content=f"thing {day}", due=f"2025-02-{day}") for day in ("20", "10", "15")
    ]
    dump(report(text, engagements=(), commitments=promises), "a.jsonl")
    run("track", "a.jsonl")
    _, out, _ = run("overdue", "--today", "2025-03-01")
    assert [line["due"] for line in objects(out)[1:]] == ["2025-02-10", "2025-02-15", "2025-02-20"]


# Suggestions and decisions


def test_a_suggestion_is_listed_and_confirmed(tracked):
    _, out, _ = tracked("suggestions", "--format", "table")
    assert re.match(
        r"sug-\w+: fulfilled\?\n  invitation: South Korea → China \(accepted\): visit Seoul \[com-", out
    )
    assert "  since a visit between the two was held" in out
    [suggestion] = objects(tracked("suggestions")[1])
    assert f"“diplotrack confirm {suggestion['id']}” makes it so" in tracked("show", suggestion["record"])[1]
    status, out, _ = tracked("confirm", suggestion["id"][:9], "--actor", "Kim")
    assert status == 0
    assert "corrected: invitation: South Korea → China (fulfilled): visit Seoul; status" in out
    assert "“diplotrack undo 1” takes it back" in out
    assert tracked("suggestions")[1:] == ("", "diplotrack: note: nothing is suggested\n")
    assert "  fulfilled: decided by hand" in tracked("show", suggestion["record"])[1].splitlines()


def test_a_decision_is_told_as_json_too(tracked):
    pledge = id_of(tracked, "pledge", "border")
    status, out, _ = tracked("correct", pledge, "topics=trade", "--format", "jsonl")
    assert status == 0
    [change] = objects(out)
    assert (change["kind"], change["decision"], change["fields"]) == ("corrected", 1, ["topics"])
    assert change["record"]["topics"] == ["trade"]
    visit = id_of(tracked, "visit")
    assert tracked("correct", pledge, f"engagement={visit[:9]}")[0] == 0
    assert (
        f"  pledge: China → South Korea (open, due 30 June 2025): open a border post [{pledge}]"
        in tracked("show", visit)[1]
    )


def test_confirming_what_is_not_suggested_fails(tracked):
    status, _, err = tracked("confirm", "sug-none")
    assert (status, err) == (1, "diplotrack: error: there is no suggestion 'sug-none'; Ledger.suggestions() lists them\n")  # fmt: skip


def test_splitting_and_merging_are_told_logged_and_undone(tracked):
    visit = id_of(tracked, "visit")
    before = listed(tracked)
    [shown] = objects(tracked("show", visit, "--format", "jsonl")[1])
    last = shown["accounts"][-1]["document"]
    status, out, _ = tracked("split", visit[:10], last[:10], "--why", "another visit", "--actor", "Kim")
    assert status == 0
    assert "split: visit: " in out
    assert len(listed(tracked, "--kind", "visit")) == 2
    assert re.search(
        r"decision 1 by Kim on \d{4}-\d\d-\d\d, told apart: another visit", tracked("show", visit)[1]
    )
    ids = [line["id"] for line in listed(tracked, "--kind", "visit")]
    assert "merged: visit: " in tracked("merge", *ids, "--why", "one visit")[1]
    assert listed(tracked) == before
    assert tracked("undo", "2")[0] == 0
    assert len(listed(tracked, "--kind", "visit")) == 2
    assert tracked("undo", "1")[0] == 0
    assert listed(tracked) == before
    assert "decision 3 taken back" not in tracked("show", visit)[1]
    status, _, err = tracked("undo", "1")
    assert (status, err) == (1, "diplotrack: error: decision 1 is taken back already\n")
    assert "[com-" not in tracked("log", "--after", "10")[1]
    assert ", decision 1 by Kim: another visit]" in tracked("log")[1]


def test_merging_needs_two_and_splitting_a_document_of_the_record(tracked):
    visit = id_of(tracked, "visit")
    assert tracked("merge", visit)[0] == 2
    status, _, err = tracked("merge", visit, visit)
    assert (status, err) == (1, "diplotrack: error: name at least two different records to merge\n")
    status, _, err = tracked("split", visit, "doc-none")
    assert status == 2
    assert f"{visit} does not rest on 'doc-none', but on doc-" in err


def test_a_correction_sets_fields_and_wins_over_later_documents(run, three):
    run("track", *three[:2])
    visit = id_of(run, "visit")
    status, out, _ = run(
        "correct", visit, "when=2025-05-19", "participants=Wang Yi, Sun Weidong", "topics=trade, rice", "--why", "heard it"
    )  # fmt: skip
    assert status == 0
    assert "corrected: visit: " in out
    assert "when: 19 May 2025 (was 20 May 2025)" in out
    run("track", three[2])
    [line] = listed(run, "--kind", "visit")
    assert line["when"] == "2025-05-19"
    assert [person["name"] for person in line["participants"]] == ["Wang Yi", "Sun Weidong"]
    assert line["topics"] == ["trade", "rice"]
    assert 'when set to "2025-05-19": heard it' in run("show", visit)[1]


def test_a_correction_takes_parties_by_code_or_name_empties_and_json(tracked):
    pledge = id_of(tracked, "pledge", "border")
    assert tracked("correct", pledge, "to=Japan,KOR", "due=", 'topics=["a, b"]')[0] == 0
    [line] = [line for line in listed(tracked) if line["id"] == pledge]
    assert [party["code"] for party in line["to"]] == ["JPN", "KOR"]
    assert [party["name"] for party in line["to"]] == ["Japan", "South Korea"]
    assert line["due"] is None
    assert line["topics"] == ["a, b"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("status=kept", "'kept' is wrong: give one of open, accepted"),
        ("colour=red", "the fields that can be set are"),
        ("id=com-1", "the fields that can be set are"),
        ("why=because", "'why' is no field of a record"),
        ("due", "'due' is not of the form NAME=VALUE"),
        ("due=soon", "'soon' is wrong"),
        ("to=Atlantis", "no party is known by the code or name 'Atlantis'"),
        ("topics=[1", "is no JSON"),
        ("content=", "is wrong"),
    ],
)
def test_a_wrong_correction_is_a_usage_error_and_changes_nothing(tracked, given, told):
    pledge = id_of(tracked, "pledge", "border")
    before = tracked("log")
    status, out, err = tracked("correct", pledge, given)
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1
    assert tracked("log") == before


# log


def test_the_log_tells_what_changed_since(tracked):
    _, out, _ = tracked("log")
    assert len(out.splitlines()) == 10
    assert re.match(
        r"1 \d{4}-\d\d-\d\d \d\d:\d\d new: \w+: .* \[(eng|com)-\w+, doc-\w+\]$", out.splitlines()[0]
    )
    assert tracked("log", "--after", "8")[1].splitlines() == out.splitlines()[8:]
    assert tracked("log", "--limit", "3")[1].splitlines() == out.splitlines()[:3]
    assert tracked("log", "--since", "2001-01-01")[1] == out
    assert tracked("log", "--since", "9000-01-01T10:00+09:00") == (
        0,
        "",
        "diplotrack: note: no changes fit\n",
    )
    visit = id_of(tracked, "visit")
    assert all(visit in line for line in tracked("log", "--record", visit[:9])[1].splitlines())


def test_a_wrong_time_is_told_with_what_would_be_right(tracked):
    status, _, err = tracked("log", "--since", "yesterday")
    assert status == 2
    assert "'yesterday' is no time; give e.g. 2025-08-25, 2025-08-25T14:30" in err


# export


def test_a_ledger_is_exported_with_the_documents_that_it_quotes(tracked):
    status, out, err = tracked("export", "--ledger", "test:ledger", "out.jsonl")
    assert (status, out, err) == (0, "", "")
    items = list(load("out.jsonl"))
    records = [record for item in items for record in getattr(item, "records", [item])]
    assert {record.id for record in records} >= {line["id"] for line in listed(tracked)}
    again = tracked("export", "--ledger", "test:ledger", "--kind", "visit", "--to", "jsonl")[1]
    kinds = [line["type"] for line in objects(again)]
    assert kinds == ["header", "document", "document", "document", "engagement"]


def test_export_takes_a_ledger_only_where_it_is_named(tracked, three):
    # The variable is set: a lone path must not be overwritten with the ledger.
    before = Path(three[0]).read_bytes()
    status, _, err = tracked("export", three[0])
    assert status == 2
    assert Path(three[0]).read_bytes() == before
    assert "give INPUT and OUTPUT" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--ledger", "test:ledger"), "give OUTPUT"),
        (("--ledger", "test:ledger", "a.jsonl", "b.jsonl"), "--ledger stands in the place of INPUTs"),
        (("--ledger", "test:ledger", "--published", "2025-01-01", "b.jsonl"), "--ledger stands in the place"),
        (("--kind", "visit", "1.jsonl", "b.jsonl"), "--kind chooses records of a ledger; give --ledger"),
        ((), "give INPUT and OUTPUT"),
    ],
)
def test_export_says_which_arguments_do_not_go_together(tracked, arguments, told):
    status, _, err = tracked("export", *arguments)
    assert status == 2
    assert told in err


# compare


@pytest.fixture
def sides(run):
    """Two accounts of one meeting, which differ in its day, and each with something of its own."""
    for name, day, pledge in (("a", "2025-05-20", "=cmd()"), ("b", "2025-05-21", "send rice")):
        told = document(
            f"{name}: They met in Seoul. {pledge}", title=name.upper(), published=_day("2025-05-22")
        )
        met = engagement(
            of=told, quote="They met in Seoul", when=day, participants=["Wang Yi"], place="Seoul"
        )
        made = commitment(
            of=told, quote=pledge, kind="pledge", content=pledge, by=("KOR" if name == "a" else "CHN",), to=()
        )
        dump(report(told, engagements=[met], commitments=[made]), f"{name}.jsonl")
    return run


def test_comparing_tells_what_both_say_and_what_one(sides):
    status, out, err = sides("compare", "a.jsonl", "b.jsonl")
    assert (status, err) == (0, "")
    for words in (
        "A: A (2025-05-22)",
        "Both tell of (1)",
        "when differs: A 20 May 2025 | B 21 May 2025",
        "Only A tells of (1)",
        "Only B tells of (1)",
    ):
        assert words in out


def test_comparing_gives_rows_for_programs_and_tables_for_people(sides):
    _, out, _ = sides("compare", "a.jsonl", "b.jsonl", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [row["told_by"] for row in rows] == ["both", "first", "second"]
    assert rows[0]["differs"] == "when"
    assert rows[1]["first"] == "'=cmd()"
    both, first, second = objects(sides("compare", "a.jsonl", "b.jsonl", "--format", "jsonl")[1])
    assert both["first"]["type"] == "engagement"
    assert both["differences"] == [{"field": "when", "first": "20 May 2025", "second": "21 May 2025"}]
    assert (first["told_by"], second["told_by"]) == ("first", "second")
    _, out, _ = sides("compare", "a.jsonl", "b.jsonl", "--format", "table")
    assert "A: A (2025-05-22)" in out
    assert "“They met in Seoul”" in out


def test_comparing_needs_one_document_on_each_side(sides, three):
    dump([*load("a.jsonl"), *load("b.jsonl")], "two.jsonl")
    status, _, err = sides("compare", "two.jsonl", "b.jsonl")
    assert (status, err) == (1, "diplotrack: error: two.jsonl: holds 2 documents; to compare takes one from each input\n")  # fmt: skip
    assert sides("compare", "missing.jsonl", "b.jsonl")[0] == 1
    status, _, err = sides("compare", "a.jsonl", "a.jsonl")
    assert status == 1
    assert "give reports of two different documents" in err


# What a terminal must not see

HOSTILE = "Seoul\x1b[31m\x9b promised\u202e rice\n\x00 to Beijing."


def test_what_is_printed_cannot_steer_a_terminal(run):
    told = document(HOSTILE, title="ti\x1b]0;x\x07tle", published=_day("2025-05-22"))
    made = commitment(of=told, content="rice\x1b[2J\u202e\nand more", due="2025-05-23")
    met = engagement(of=told, place="Se\x1boul", participants=["Wa\x1bng"])
    other = document(HOSTILE + " Again.", title="\x1bother", published=_day("2025-05-22"))
    again = commitment(of=other, content="rice\x1b[2J\u202e\nand more")
    dump(report(told, engagements=[met], commitments=[made]), "a.jsonl")
    dump(report(other, engagements=(), commitments=[again]), "b.jsonl")
    outs = [run("track", "a.jsonl", "b.jsonl", "--actor", "K\x1bim")]
    outs += [run(command, "--format", "table") for command in ("list", "open", "overdue")]
    pledge = id_of(run, "pledge")
    outs += [
        run("correct", pledge, "content=ri\x1bce", "--why", "w\x1bhy"),
        run("show", pledge),
        run("show", id_of(run, "meeting")),
        run("log"),
        run("compare", "a.jsonl", "b.jsonl"),
        run("compare", "a.jsonl", "b.jsonl", "--format", "table"),
        run("show", "\x1b[31m"),
    ]
    for status, out, err in outs:
        assert status in (0, 1)
        assert re.search(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202e]", out + err) is None
    assert "\ufffd" in outs[0][1]
