"""The terms: the context of every file, the ids, and which class of schema.org a record is of."""

from __future__ import annotations

import hashlib
import re
from typing import Any
from urllib.parse import quote

from diplotrack.parties import Gazetteer, PartyKind
from diplotrack.records import CommitmentKind, CommitmentStatus, EngagementStatus

Node = dict[str, Any]
"""A node object of JSON-LD."""

SCHEMA = "https://schema.org/"
OWN = "urn:diplotrack:term:"
"""What schema.org has no word for."""
EDTF = "http://id.loc.gov/datatypes/edtf"
"""The datatype of uncertain dates (Library of Congress)."""

CONTEXT: Node = {
    "@vocab": SCHEMA,
    "dt": OWN,
    "edtf": EDTF,
    **{name: {"@id": f"dt:{name}", "@type": "edtf"} for name in ("when", "due", "made")},
    **{name: {"@id": f"dt:{name}"} for name in ("kind", "status", "code", "role", "start", "end", "foundAt")},
    "madeAt": {"@id": "dt:madeAt"},
    **{name: {"@type": "Date"} for name in ("startDate", "endDate", "datePublished", "scheduledTime")},
    **{name: {"@type": "@vocab"} for name in ("eventStatus", "actionStatus")},
}
"""Written into each file, so that no program has to fetch one. Terms without a prefix are schema.org's."""

EVENT_STATUS = {
    EngagementStatus.SCHEDULED: "EventScheduled",
    EngagementStatus.POSTPONED: "EventPostponed",
    EngagementStatus.CANCELLED: "EventCancelled",
}
"""Where schema.org has a word (EventStatusType); it has none for what was held, goes on, or is only proposed."""

ACTIONS = {
    CommitmentKind.PLEDGE: "PlanAction",
    CommitmentKind.AGREEMENT: "AgreeAction",
    CommitmentKind.PROPOSAL: "dt:ProposeAction",
    CommitmentKind.INVITATION: "InviteAction",
    CommitmentKind.REQUEST: "AskAction",
    CommitmentKind.REFUSAL: "RejectAction",
}
"""The class of each kind of commitment beside ``Action``; schema.org has none for proposals."""

ACTION_STATUS = {
    CommitmentStatus.OPEN: "PotentialActionStatus",
    CommitmentStatus.ACCEPTED: "PotentialActionStatus",
    CommitmentStatus.FULFILLED: "CompletedActionStatus",
    CommitmentStatus.BROKEN: "FailedActionStatus",
}
"""Where schema.org has a word (ActionStatusType); it has none for what was declined, withdrawn, or has lapsed."""

_PARTIES = {
    PartyKind.STATE: ["Country", "Organization"],
    PartyKind.HISTORICAL: ["Country", "Organization"],
}
_ADDRESS = re.compile(r"https?://[!#-;=?-\[\]_a-z~%]+", re.IGNORECASE)


def urn(*parts: str) -> str:
    """The id of a thing: the same for the same thing in every file."""
    return ":".join(("urn:diplotrack", *(quote(part, safe="") for part in parts)))


def person_urn(name: str, scope: str) -> str:
    """The id of a person: of one name within one party (`scope`, its code; the record's id where no party is known)."""
    digest = hashlib.blake2b(f"{scope}\0{name}".encode(), digest_size=10).hexdigest()
    return f"urn:diplotrack:person:{digest}"


def party_type(code: str) -> str | list[str]:
    """The classes of a party. States are countries that act; codes that the built-in gazetteer has not are only things."""
    gazetteer = Gazetteer.builtin()
    if code not in gazetteer:
        return "Thing"
    return _PARTIES.get(gazetteer.entry(code).kind, "Organization")


def is_address(uri: str) -> bool:
    """Whether it is an address of the web, and not a file's name or anything else."""
    return _ADDRESS.fullmatch(uri) is not None
