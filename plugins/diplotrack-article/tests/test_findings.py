"""A clause that speaks of several contacts at once."""

from __future__ import annotations

import pytest

from diplotrack.parties import Gazetteer
from diplotrack.records import EngagementKind, EngagementStatus
from diplotrack_article.clauses import Clause
from diplotrack_article.findings import ContactFinding
from diplotrack_article.lexicon import build_lexicon
from diplotrack_article.mentions import Person

(VISIT,) = build_lexicon().by_verb["visit"]


@pytest.fixture
def parties():
    gazetteer = Gazetteer.builtin()
    return {code: gazetteer.party(code) for code in ("IND", "KEN", "GHA", "TGO")}


def finding(parties, **fields):
    given = {
        "frame": VISIT,
        "clause": Clause(lemma="visit", start=0, end=5, span=(0, 5), sentence=0),
        "span": (0, 5),
        "sentence": 0,
        "parties": tuple(parties.values()),
        "kind": EngagementKind.VISIT,
        "status": EngagementStatus.HELD,
    }
    return ContactFinding(**given | fields)


def person(name, party):
    return Person(name=name, party=party)


def test_a_tour_of_three_countries_is_three_visits(parties):
    home, *hosts = parties.values()
    tour = finding(parties, apart=tuple(hosts), place="Africa", visitors=(person("Raj Mehta", home),))
    each = tour.each()
    assert [visit.parties for visit in each] == [(home, host) for host in hosts]
    assert [visit.place for visit in each] == [host.name for host in hosts]
    assert {visit.visitors for visit in each} == {tour.visitors}
    assert all(visit.each() == [visit] for visit in each)


def test_each_visit_has_its_own_hosts_and_those_of_nobody_known(parties):
    _, kenya, ghana, _ = parties.values()
    people = {name: person(name, party) for name, party in [("A", kenya), ("B", ghana), ("C", None)]}
    first, second = finding(parties, apart=(kenya, ghana), hosts=tuple(people.values())).each()
    assert [host.name for host in first.hosts] == ["A", "C"]
    assert [host.name for host in second.hosts] == ["B", "C"]


def test_no_place_is_made_up_for_calls(parties):
    _, kenya, ghana, _ = parties.values()
    calls = finding(parties, apart=(kenya, ghana), kind=EngagementKind.CALL).each()
    assert [call.place for call in calls] == [None, None]


@pytest.mark.parametrize("apart", [(), ("KEN",)])
def test_a_visit_to_one_country_is_one_visit(parties, apart):
    visit = finding(parties, apart=tuple(parties[code] for code in apart))
    assert visit.each() == [visit]


def test_a_tour_in_a_text(report):
    found = report("Indian Prime Minister Raj Mehta visited Kenya, Ghana and Togo in July.").engagements
    assert [(e.place, [p.code for p in e.parties]) for e in found] == [
        ("Kenya", ["IND", "KEN"]),
        ("Ghana", ["IND", "GHA"]),
        ("Togo", ["IND", "TGO"]),
    ]
    assert {p.name for e in found for p in e.participants} == {"Raj Mehta"}


def test_ministers_met_separately_are_met_apart(contacts):
    assert contacts("India separately met Nepal and Bhutan.") == [
        "meeting held IND NPL",
        "meeting held IND BTN",
    ]
    assert contacts("India met Nepal and Bhutan.") == ["meeting held IND NPL BTN"]
