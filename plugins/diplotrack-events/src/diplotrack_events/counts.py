"""What became of the rows."""

from __future__ import annotations

from collections import Counter

import attrs


@attrs.define(kw_only=True)
class Counts:
    """What became of the rows of one table or several: ``rows == records + skipped.total() + errors``.

    Attributes:
        rows: all rows.
        records: rows that gave a record; each gives one.
        skipped: rows that gave none, by the reason.
        errors: rows that are wrong.
        unmapped: actor codes that are no known party, and how often they stood in rows of a kind that is read.
    """

    rows: int = 0
    records: int = 0
    skipped: Counter[str] = attrs.field(factory=Counter)
    errors: int = 0
    unmapped: Counter[str] = attrs.field(factory=Counter)

    def __str__(self) -> str:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(self.skipped.items())) or "none"
        codes = ", ".join(f"{code} ({count:,})" for code, count in sorted(self.unmapped.items()))
        return (
            f"{self.rows:,} rows = {self.records:,} records + {self.skipped.total():,} skipped ({reasons}) + "
            f"{self.errors:,} wrong; actors that are no known party: {codes or 'none'}"
        )


OTHER_KIND = "of other kinds"
NO_PARTY = "without a known party"
PRIVATE_ACTOR = "of actors that act for no party"
