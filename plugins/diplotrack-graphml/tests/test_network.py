"""What the network counts, as networkx reads it back."""

from __future__ import annotations

import io
import random

import networkx

import diplotrack_graphml
from diplotrack import export
from diplotrack.plugins import Registry
from diplotrack.testing import commitment, engagement, many_records, party

REGISTRY = Registry(plugins=[("graphml", diplotrack_graphml)])
KOREA, CHINA, JAPAN = party("KOR", "South Korea"), party("CHN", "China"), party("JPN", "Japan")


def written(items):
    kept = io.BytesIO()
    export(items, kept, exporter="graphml", registry=REGISTRY)
    return kept.getvalue()


def network(*items):
    return networkx.read_graphml(io.BytesIO(written(items)), force_multigraph=True)


def met(*parties, **fields):
    return engagement(parties=parties, participants=[], evidence=(), **fields)


def test_engagements_are_counted_once_for_each_pair_by_kind_and_status():
    graph = network(
        met(KOREA, CHINA, kind="meeting", status="held", when="2025-08"),
        met(CHINA, KOREA, kind="call", status="held", when="2024-01-02/2024-01-03"),
        met(KOREA, CHINA, JAPAN, kind="conference", status="scheduled", when=None),
    )
    assert sorted(graph.edges(keys=True)) == [
        ("CHN", "JPN", "engagement"), ("CHN", "KOR", "engagement"), ("JPN", "KOR", "engagement"),
    ]  # fmt: skip
    assert graph["CHN"]["KOR"]["engagement"] == {
        "relation": "engagement", "mutual": True, "count": 3,
        "kind_meeting": 1, "kind_call": 1, "kind_conference": 1, "status_held": 2, "status_scheduled": 1,
        "first": "2024-01-02", "last": "2025-08-31",
    }  # fmt: skip
    assert "first" not in graph["CHN"]["JPN"]["engagement"]
    assert graph.nodes["KOR"]["engagements"] == 3


def test_commitments_have_a_direction_and_agreements_none():
    graph = network(
        commitment(by=[CHINA], to=[KOREA, JAPAN], kind="pledge", status="open", made="2025", evidence=()),
        commitment(by=[KOREA], to=[CHINA], kind="request", status="declined", made=None, evidence=()),
        commitment(by=[KOREA, CHINA], to=[], kind="agreement", status="fulfilled", evidence=()),
    )
    assert sorted(graph.edges(keys=True)) == [
        ("CHN", "JPN", "commitment"), ("CHN", "KOR", "agreement"),
        ("CHN", "KOR", "commitment"), ("KOR", "CHN", "commitment"),
    ]  # fmt: skip
    pledged = graph["CHN"]["KOR"]["commitment"]
    assert (pledged["kind_pledge"], pledged["status_open"], pledged["mutual"]) == (1, 1, False)
    assert (pledged["first"], pledged["last"]) == ("2025-01-01", "2025-12-31")
    assert graph.nodes["CHN"] == {
        "name": "China", "engagements": 0, "commitments_by": 2, "commitments_to": 1, "open_by": 1,
    }  # fmt: skip


def test_what_is_between_nobody_is_in_the_node_only():
    graph = network(met(KOREA), commitment(by=[KOREA], to=[], kind="pledge", evidence=()))
    assert list(graph.edges) == []
    assert (graph.nodes["KOR"]["engagements"], graph.nodes["KOR"]["commitments_by"]) == (1, 1)


def test_the_order_of_the_records_does_not_count():
    records = [*many_records(200), met(KOREA, party("CHN", "PRC")), met(KOREA, CHINA)]
    shuffled = list(records)
    random.Random(7).shuffle(shuffled)
    assert written(shuffled) == written(records)


def test_a_party_that_speaks_to_itself_under_another_name_is_an_edge_of_its_own():
    graph = network(commitment(by=[CHINA], to=[party("CHN", "PRC")], kind="pledge", evidence=()))
    assert list(graph.edges(keys=True)) == [("CHN", "CHN", "commitment")]


def test_characters_that_xml_cannot_hold_are_replaced():
    graph = network(met(party("KOR", "So\x00uth \ud83d Korea <&>"), CHINA))
    assert graph.nodes["KOR"]["name"] == "So\ufffduth \ufffd Korea <&>"
