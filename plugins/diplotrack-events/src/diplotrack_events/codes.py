"""Which codes of CAMEO and PLOVER are which kinds of the codebook, and which actor codes are which parties.

CAMEO: P. A. Schrodt, CAMEO Conflict and Mediation Event Observations, Event and Actor Codebook, 1.1b3 (2012), chapters 2 to 4.
PLOVER: the Open Event Data Alliance's PLOVER codebook. Codes that are no engagement and no commitment by the codebook (praise,
apologies, recognition) have no kind and are counted as skipped.
"""

from __future__ import annotations

import functools

import attrs

from diplotrack.kinds import CommitmentKind, EngagementKind
from diplotrack.parties import Gazetteer
from diplotrack.records import Party

Kind = EngagementKind | CommitmentKind

ROOTS = frozenset({"03", "04", "05", "10", "12"})
"""The root codes of CAMEO that are read."""

CAMEO: dict[str, tuple[Kind, str]] = {
    "030": (CommitmentKind.PLEDGE, "express intent to cooperate"),
    "031": (CommitmentKind.PLEDGE, "express intent to engage in material cooperation"),
    "032": (CommitmentKind.PLEDGE, "express intent to engage in diplomatic cooperation"),
    "033": (CommitmentKind.PLEDGE, "express intent to provide material aid"),
    "034": (CommitmentKind.PLEDGE, "express intent to institute political reform"),
    "035": (CommitmentKind.PLEDGE, "express intent to yield"),
    "036": (CommitmentKind.PROPOSAL, "express intent to meet or negotiate"),
    "037": (CommitmentKind.PLEDGE, "express intent to settle dispute"),
    "038": (CommitmentKind.PLEDGE, "express intent to accept mediation"),
    "039": (CommitmentKind.PROPOSAL, "express intent to mediate"),
    "040": (EngagementKind.MEETING, "consult"),
    "041": (EngagementKind.CALL, "discuss by telephone"),
    "042": (EngagementKind.VISIT, "make a visit"),
    "043": (EngagementKind.VISIT, "host a visit"),
    "044": (EngagementKind.MEETING, "meet at a third location"),
    "045": (EngagementKind.NEGOTIATION, "mediate"),
    "046": (EngagementKind.NEGOTIATION, "engage in negotiation"),
    "057": (EngagementKind.SIGNING, "sign formal agreement"),
    "100": (CommitmentKind.REQUEST, "demand"),
    "101": (CommitmentKind.REQUEST, "demand material cooperation"),
    "102": (CommitmentKind.REQUEST, "demand diplomatic cooperation"),
    "103": (CommitmentKind.REQUEST, "demand material aid"),
    "104": (CommitmentKind.REQUEST, "demand political reform"),
    "105": (CommitmentKind.REQUEST, "demand that target yields"),
    "106": (CommitmentKind.REQUEST, "demand meeting, negotiation"),
    "107": (CommitmentKind.REQUEST, "demand settling of dispute"),
    "108": (CommitmentKind.REQUEST, "demand mediation"),
    "120": (CommitmentKind.REFUSAL, "reject"),
    "121": (CommitmentKind.REFUSAL, "reject material cooperation"),
    "122": (CommitmentKind.REFUSAL, "reject request or demand for material aid"),
    "123": (CommitmentKind.REFUSAL, "reject request or demand for political reform"),
    "124": (CommitmentKind.REFUSAL, "refuse to yield"),
    "125": (CommitmentKind.REFUSAL, "reject proposal to meet, discuss, or negotiate"),
    "126": (CommitmentKind.REFUSAL, "reject mediation"),
    "127": (CommitmentKind.REFUSAL, "reject plan, agreement to settle dispute"),
    "128": (CommitmentKind.REFUSAL, "defy norms, law"),
    "129": (CommitmentKind.REFUSAL, "veto"),
}
"""The kind of each base code of CAMEO, and CAMEO's own words for it."""

HOSTS = "043"
"""The code whose first actor is the host: its visitor is the second."""

PLOVER: dict[tuple[str, str], Kind] = {
    ("AGREE", ""): CommitmentKind.PLEDGE,
    ("CONSULT", ""): EngagementKind.MEETING,
    ("CONSULT", "visit"): EngagementKind.VISIT,
    ("CONSULT", "phone"): EngagementKind.CALL,
    ("CONSULT", "third-party"): EngagementKind.NEGOTIATION,
    ("CONSULT", "multilateral"): EngagementKind.CONFERENCE,
    ("REQUEST", ""): CommitmentKind.REQUEST,
    ("DEMAND", ""): CommitmentKind.REQUEST,
    ("REJECT", ""): CommitmentKind.REFUSAL,
}
"""The kind of each event type and mode of PLOVER; a mode that is not here counts as its type's ``""``."""

WRITTEN: dict[Kind, tuple[str, str]] = {
    EngagementKind.VISIT: ("CONSULT", "visit"),
    EngagementKind.MEETING: ("CONSULT", ""),
    EngagementKind.CALL: ("CONSULT", "phone"),
    EngagementKind.CORRESPONDENCE: ("CONSULT", ""),
    EngagementKind.CONFERENCE: ("CONSULT", "multilateral"),
    EngagementKind.NEGOTIATION: ("CONSULT", "third-party"),
    EngagementKind.SIGNING: ("SUPPORT", ""),
    CommitmentKind.PLEDGE: ("AGREE", ""),
    CommitmentKind.AGREEMENT: ("AGREE", ""),
    CommitmentKind.PROPOSAL: ("AGREE", ""),
    CommitmentKind.INVITATION: ("AGREE", ""),
    CommitmentKind.REQUEST: ("REQUEST", ""),
    CommitmentKind.REFUSAL: ("REJECT", ""),
}
"""Event type and mode of PLOVER by which each kind is written (codebook, the columns "CAMEO / PLOVER")."""

PRIVATE = frozenset(
    {
        "AGR", "BUS", "CRM", "CVL", "DEV", "EDU", "ENV", "HLH", "HRI", "LAB", "MED", "MNC", "NGM", "NGO", "REF",
    }
)  # fmt: skip
"""Roles of CAMEO that act for no party: businesses, media, civilians, aid groups; an official contact has none of them."""

_ACTORS = {
    "ROM": "ROU", "TMP": "TLS", "UNO": "UN", "NAT": "NATO", "EEC": "EU", "ASN": "ASEAN", "IAE": "IAEA", "ARL": "LAS",
    "OPC": "OPEC", "OSC": "OSCE",
}  # fmt: skip
# Codes of regions, which CAMEO writes as it writes countries; some of them are acronyms of something else.
_REGIONS = frozenset(
    {
        "AFR", "ASA", "BLK", "CAS", "CAU", "CFR", "CRB", "EAF", "EEU", "EUR", "LAM", "MDT", "MEA", "NAF", "NMR",
        "PGS", "SAF", "SAM", "SAS", "SCN", "SEA", "WAF", "WST",
    }
)  # fmt: skip


@attrs.frozen
class Actors:
    """Finds the parties of actor codes.

    Attributes:
        gazetteer: the parties.
    """

    gazetteer: Gazetteer
    find: functools._lru_cache_wrapper[Party | None] = attrs.field(init=False, eq=False)

    @find.default
    def _cached(self) -> functools._lru_cache_wrapper[Party | None]:
        return functools.lru_cache(maxsize=4096)(self._find)

    def _find(self, code: str) -> Party | None:
        """The party of a CAMEO country or group code; None for a region and for what is not known."""
        if not code or code in _REGIONS:
            return None
        return self.gazetteer.get(_ACTORS.get(code, code))


def kind_of(code: str) -> tuple[Kind, str] | None:
    """Kind and words of a CAMEO code of three or four digits; None where the codebook has no kind for it."""
    return CAMEO.get(code[:3] if len(code) > 2 else f"{code}0")
