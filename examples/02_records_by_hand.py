"""Records made in code: each quotes its source, and goes to a file and back without loss.

    python examples/02_records_by_hand.py [DIRECTORY]

The files go to DIRECTORY, by default ``out``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import attrs

import diplotrack
from diplotrack import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Document,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Participant,
    Party,
    Report,
    When,
)

TEXT = (
    "The foreign ministers of Kenya and Norway, Amina Wanjiru and Ingrid Solberg, met in Nairobi on 3 March 2025. "
    "Norway pledged to reopen its consulate in Mombasa by the end of September."
)
KENYA = Party(code="KEN", name="Kenya")
NORWAY = Party(code="NOR", name="Norway")


def main() -> None:
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "out")
    out.mkdir(parents=True, exist_ok=True)

    document = Document(text=TEXT, title="Consulate in Mombasa to reopen", language="en")
    meeting = Engagement(
        kind=EngagementKind.MEETING,
        status=EngagementStatus.HELD,
        parties=(KENYA, NORWAY),
        participants=(
            Participant(name="Amina Wanjiru", title="foreign minister", party=KENYA),
            Participant(name="Ingrid Solberg", title="foreign minister", party=NORWAY),
        ),
        place="Nairobi",
        when=When.parse("2025-03-03"),
        evidence=(document.quote("met in Nairobi on 3 March 2025"),),
    )
    pledge = Commitment(
        kind=CommitmentKind.PLEDGE,
        by=(NORWAY,),
        to=(KENYA,),
        content="reopen its consulate in Mombasa",
        due=When.parse("2025-09-30"),
        engagement=meeting.id,
        evidence=(
            document.quote("Norway pledged to reopen its consulate in Mombasa by the end of September"),
        ),
    )
    report = Report(document=document, engagements=(meeting,), commitments=(pledge,))

    path = out / "consulate.jsonl"
    diplotrack.dump(report, path)
    [again] = diplotrack.load(path)
    print(f"read back from {path.name}: {'the same' if again == report else 'something else'}")

    # Records never change; a later state is another record with the same id.
    kept = attrs.evolve(pledge, status=CommitmentStatus.FULFILLED)
    print(f"{kept.id == pledge.id and 'same id'}: {pledge.status.value}, then {kept.status.value}")

    # A quotation that the source does not have is refused.
    try:
        document.quote("Norway pledged to close its consulate")
    except diplotrack.DiplotrackError as error:
        print(f"refused: {error}")

    count = diplotrack.export(report, out / "consulate.ics")
    print(f"{count} records in consulate.ics")


if __name__ == "__main__":
    main()
