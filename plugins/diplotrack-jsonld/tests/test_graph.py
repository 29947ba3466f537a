"""What the graph says, as pyld and not our own code understands it."""

from __future__ import annotations

import datetime
import io
import json

import pytest
from pyld import jsonld

import diplotrack_jsonld
from diplotrack import export
from diplotrack.plugins import Registry
from diplotrack.records import CommitmentKind
from diplotrack.testing import commitment, document, engagement, participant, party, report
from diplotrack.testing.exporter_suite import HOSTILE, every_kind, hostile_report

REGISTRY = Registry(plugins=[("jsonld", diplotrack_jsonld)])
S = "https://schema.org/"
T = "urn:diplotrack:term:"


def offline(url, options):
    raise AssertionError(f"{url} would be fetched")


def exported(items):
    kept = io.BytesIO()
    export(items, kept, exporter="jsonld", registry=REGISTRY)
    return json.loads(kept.getvalue())


def merged(items):
    """The nodes by id, as one that reads the graph sees them."""
    nodes = jsonld.flatten(exported(items), None, {"documentLoader": offline})
    return {node["@id"]: node for node in nodes}


def value(node, name):
    return [one.get("@value", one.get("@id")) for one in node.get(name, ())]


def test_an_event_has_its_parties_people_place_and_quotation():
    korea, china = party("KOR", "South Korea"), party("CHN", "China")
    source = document("Kim met Li.", uri="https://example.org/a", published=datetime.date(2025, 8, 25))
    met = engagement(
        of=source, quote="Kim met Li", parties=[korea, china], place="Seoul", when="2025-08-24/2025-08-25",
        participants=[participant("Kim", title="Minister", party=korea), participant("Li")],
    )  # fmt: skip
    nodes = merged(report(source, engagements=[met], commitments=[]))
    event = nodes[f"urn:diplotrack:{met.id}"]
    assert event["@type"] == [f"{S}Event"]
    assert event[f"{S}startDate"] == [{"@type": f"{S}Date", "@value": "2025-08-24"}]
    assert value(event, f"{S}endDate") == ["2025-08-25"]
    assert event[f"{T}when"] == [
        {"@type": "http://id.loc.gov/datatypes/edtf", "@value": "2025-08-24/2025-08-25"}
    ]
    assert value(event, f"{S}organizer") == ["urn:diplotrack:party:KOR", "urn:diplotrack:party:CHN"]
    assert nodes["urn:diplotrack:party:KOR"]["@type"] == [f"{S}Country", f"{S}Organization"]
    kim, li = (nodes[one] for one in value(event, f"{S}attendee"))
    assert value(kim, f"{S}jobTitle") == ["Minister"]
    assert value(kim, f"{S}affiliation") == ["urn:diplotrack:party:KOR"]
    assert f"{S}affiliation" not in li
    (quotation,) = (nodes[one] for one in value(event, f"{S}subjectOf"))
    assert value(quotation, f"{S}text") == ["Kim met Li"]
    article = nodes[value(quotation, f"{S}citation")[0]]
    assert value(article, f"{S}url") == ["https://example.org/a"]
    assert value(article, f"{S}datePublished") == ["2025-08-25"]


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2025-10~", ["2025-10"], []),
        ("2026?", ["2026"], []),
        ("/2024-11-30", [], ["2024-11-30"]),
        ("2025-01-02%/..", ["2025-01-02"], []),
        (None, [], []),
    ],
)
def test_iso_dates_are_no_more_exact_than_what_is_known(edtf, start, end):
    met = engagement(when=edtf, evidence=())
    event = merged(met)[f"urn:diplotrack:{met.id}"]
    assert (value(event, f"{S}startDate"), value(event, f"{S}endDate")) == (start, end)
    assert value(event, f"{T}when") == ([edtf] if edtf else [])


def test_a_pledge_is_planned_for_a_day_only_where_the_day_is_known():
    for due, planned in (("2025-10-01", ["2025-10-01"]), ("2025-10-01~", []), ("2025-10", []), (None, [])):
        said = commitment(kind="pledge", due=due, evidence=())
        action = merged(said)[f"urn:diplotrack:{said.id}"]
        assert value(action, f"{S}scheduledTime") == planned
        assert value(action, f"{S}description") == [said.content]
    assert merged(commitment(kind="pledge", by=[party("CHN", "China")], evidence=()))[
        "urn:diplotrack:party:CHN"
    ]


def test_each_kind_of_commitment_is_an_action_and_of_one_class_more():
    graph = exported(every_kind())["@graph"]
    actions = {node["kind"]: node["@type"] for node in graph if "Action" in node["@type"]}
    assert set(actions) == set(CommitmentKind)
    assert len({tuple(classes) for classes in actions.values()}) == len(CommitmentKind)


def test_a_person_is_one_node_over_all_records_of_a_party_and_none_is_shared_without_one():
    korea, china = party("KOR", "South Korea"), party("CHN", "China")

    def ids(one, other):
        events = exported(
            [engagement(participants=[p], evidence=(), place=str(n)) for n, p in enumerate((one, other))]
        )
        return {event["attendee"][0]["@id"] for event in events["@graph"]}

    assert len(ids(participant("Kim", party=korea), participant("Kim", party=korea, title="Minister"))) == 1
    assert len(ids(participant("Kim", party=korea), participant("Kim", party=china))) == 2
    assert len(ids(participant("Kim"), participant("Kim"))) == 2


def test_a_file_name_is_no_address_and_an_unknown_code_no_country():
    for uri in ("notes/readout.txt", "javascript:alert(1)", "https://example.org/a b"):
        (node,) = exported(document("x", uri=uri))["@graph"]
        assert node["foundAt"] == uri
        assert "url" not in node
    met = engagement(parties=[party("ZZZ", "Nowhere")], evidence=())
    assert exported(met)["@graph"][0]["organizer"][0]["@type"] == "Thing"


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_come_back_as_they_were(hostile):
    said = hostile_report(hostile).commitments[0]
    (node,) = (n for n in merged(said).values() if n["@id"] == f"urn:diplotrack:{said.id}")
    assert value(node, f"{S}description") == [hostile]
