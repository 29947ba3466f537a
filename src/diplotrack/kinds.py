"""The codebook's values: kinds, statuses and roles, as enums whose members are texts."""

from __future__ import annotations

from enum import StrEnum


class EngagementKind(StrEnum):
    """What sort of official contact an engagement is (codebook, "Engagement"; CAMEO 04 and 057)."""

    VISIT = "visit"
    MEETING = "meeting"
    CALL = "call"
    CORRESPONDENCE = "correspondence"
    CONFERENCE = "conference"
    NEGOTIATION = "negotiation"
    SIGNING = "signing"


class EngagementStatus(StrEnum):
    """How far an engagement has come, as the source says it."""

    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    ONGOING = "ongoing"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class CommitmentKind(StrEnum):
    """What sort of speech act a commitment is (codebook, "Commitment"; PLOVER AGREE, REQUEST, REJECT)."""

    PLEDGE = "pledge"
    AGREEMENT = "agreement"
    PROPOSAL = "proposal"
    INVITATION = "invitation"
    REQUEST = "request"
    REFUSAL = "refusal"


class CommitmentStatus(StrEnum):
    """What became of a commitment, as the source says it; being overdue is computed and no status."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    FULFILLED = "fulfilled"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class ParticipantRole(StrEnum):
    """The part that a named person plays in an engagement, where the source says it."""

    VISITOR = "visitor"
    HOST = "host"
    CHAIR = "chair"
    SIGNATORY = "signatory"
    SENDER = "sender"
    RECIPIENT = "recipient"
