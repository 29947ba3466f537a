"""The network of parties: what is between each two of them, counted as the records go by."""

from __future__ import annotations

import functools
import re
from collections import Counter
from itertools import combinations, product
from typing import TYPE_CHECKING

import attrs

from diplotrack.queries import UNSETTLED
from diplotrack.records import Commitment, Engagement, Party
from diplotrack.when import When

if TYPE_CHECKING:
    import networkx


@functools.cache  # Whoever only lists the exporters need not wait until it is compiled.
def _no_character() -> re.Pattern[str]:
    """What finds what cannot stand in a file, not even as a reference (XML 1.0, production 2: what is no Char)."""
    return re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@attrs.define
class Tally:
    """What there is of one relation between two parties.

    Attributes:
        count: how many records.
        parts: how many of each kind and status, by attribute name.
        first: the first day on which one of them can have been, or None.
        last: the last such day.
    """

    count: int = 0
    parts: Counter[str] = attrs.field(factory=Counter)
    first: str | None = None
    last: str | None = None

    def add(self, record: Engagement | Commitment, when: When | None) -> None:
        """Count a record."""
        self.count += 1
        self.parts[f"kind_{record.kind}"] += 1
        self.parts[f"status_{record.status}"] += 1
        for bound in (when.earliest, when.latest) if when is not None else ():
            if bound is not None:
                day = bound.isoformat()
                self.first = day if self.first is None else min(self.first, day)
                self.last = day if self.last is None else max(self.last, day)

    def attributes(self) -> dict[str, str | int]:
        """Its attributes in GraphML, in a fixed order; dates only where one is known."""
        days = {"first": self.first, "last": self.last}
        known = {name: day for name, day in days.items() if day is not None}
        return {"count": self.count, **dict(sorted(self.parts.items())), **known}


@attrs.define
class Node:
    """A party, and in how many records it has part."""

    name: str
    engagements: int = 0
    commitments_by: int = 0
    commitments_to: int = 0
    open_by: int = 0


class Network:
    """Counts records; holds a node for each party and a tally for each pair, whatever the number of records."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str, str], Tally] = {}

    def add(self, record: Engagement | Commitment) -> None:
        """Count a record for each pair of its parties."""
        if isinstance(record, Engagement):
            for code in self._known(record.parties):
                self._nodes[code].engagements += 1
            self._each_other("engagement", record, record.parties, record.when)
            return
        for code in self._known(record.by):
            self._nodes[code].commitments_by += 1
            self._nodes[code].open_by += record.status in UNSETTLED
        for code in self._known(record.to):
            self._nodes[code].commitments_to += 1
        if not record.to:
            self._each_other("agreement", record, record.by, record.made)
        for giver, taker in product(_codes(record.by), _codes(record.to)):
            self._tally(giver, taker, "commitment").add(record, record.made)

    def graph(self) -> networkx.MultiDiGraph[str]:
        """The network as a graph of networkx, in an order that does not depend on that of the records."""
        import networkx

        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for code, node in sorted(self._nodes.items()):
            graph.add_node(code, **{**attrs.asdict(node), "name": _no_character().sub("\ufffd", node.name)})
        for (source, target, relation), tally in sorted(self._edges.items(), key=lambda edge: edge[0]):
            mutual = relation != "commitment"
            graph.add_edge(
                source, target, key=relation, relation=relation, mutual=mutual, **tally.attributes()
            )
        return graph

    def _known(self, parties: tuple[Party, ...]) -> list[str]:
        for party in parties:
            # The name that sorts first: the file does not depend on which record came first.
            node = self._nodes.setdefault(party.code, Node(name=party.name))
            node.name = min(node.name, party.name)
        return _codes(parties)

    def _each_other(
        self, relation: str, record: Engagement | Commitment, parties: tuple[Party, ...], when: When | None
    ) -> None:
        for one, other in combinations(sorted(_codes(parties)), 2):
            self._tally(one, other, relation).add(record, when)

    def _tally(self, source: str, target: str, relation: str) -> Tally:
        return self._edges.setdefault((source, target, relation), Tally())


def _codes(parties: tuple[Party, ...]) -> list[str]:
    """Each code once: two names of one party are one party."""
    return list(dict.fromkeys(party.code for party in parties))
