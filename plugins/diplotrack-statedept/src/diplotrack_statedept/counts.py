"""What became of the rows: counted, and the countries that are no known party listed."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from diplotrack.errors import DiplotrackError
from diplotrack.records import Report
from diplotrack_statedept.rows import Row
from diplotrack_statedept.structured import Structured


@attrs.frozen(kw_only=True)
class Unmapped:
    """A row whose country is no known party on its day.

    Attributes:
        source: name of the table.
        line: where the row begins.
        row: the row's own number (``id``).
        name: the country as the row writes it.
        when: the row's days, as EDTF.
    """

    source: str
    line: int
    row: str
    name: str
    when: str

    def __str__(self) -> str:
        return (
            f"{self.source}, line {self.line}: row {self.row}: {self.name!r} is no known party on {self.when}"
        )


@attrs.define(kw_only=True)
class Survey:
    """What became of the rows of one table or several.

    Every row is read or is an error, `rows == reports + bad_rows`; of every row that was read the country is known or not,
    `reports == mapped + len(unmapped)`.

    Attributes:
        rows: rows that the tables hold.
        reports: rows that were read.
        bad_rows: rows that could not be read.
        bad_remarks: rows whose fields were read and whose remarks could not be.
        visits: visits from the rows' fields; one for each report.
        engagements: further engagements, from remarks.
        commitments: commitments, from remarks.
        mapped: rows whose country is a known party.
        unmapped: the others.
        errors: of rows, of remarks, and of tables that broke off.
    """

    rows: int = 0
    reports: int = 0
    bad_rows: int = 0
    bad_remarks: int = 0
    visits: int = 0
    engagements: int = 0
    commitments: int = 0
    mapped: int = 0
    unmapped: list[Unmapped] = attrs.field(factory=list)
    errors: list[DiplotrackError] = attrs.field(factory=list)

    @property
    def records(self) -> int:
        """All records."""
        return self.visits + self.engagements + self.commitments

    def count(self, row: Row, found: Structured, report: Report, source: str) -> None:
        """Count a row that was read.

        Args:
            row: the row.
            found: what its columns gave.
            report: the report that was made of it.
            source: the name of the table.
        """
        self.rows += 1
        self.reports += 1
        self.visits += 1
        self.engagements += len(report.engagements) - 1
        self.commitments += len(report.commitments)
        if found.country is not None:
            self.mapped += 1
        else:
            self.unmapped.append(
                Unmapped(
                    source=source,
                    line=row.line,
                    row=row.fields["id"],
                    name=row.country,
                    when=str(found.when),
                )
            )

    def lines(self) -> Iterable[str]:
        """The survey for people: the sums, then each error, and each row that is not mapped."""
        yield str(self)
        yield from (error.message for error in self.errors)
        yield from map(str, self.unmapped)

    def __str__(self) -> str:
        bad = f", {self.bad_remarks:,} with remarks that could not be read" if self.bad_remarks else ""
        return (
            f"{self.rows:,} rows = {self.reports:,} read + {self.bad_rows:,} wrong{bad}; "
            f"{self.records:,} records = {self.visits:,} visits from fields + {self.engagements:,} engagements and "
            f"{self.commitments:,} commitments from remarks; "
            f"{self.reports:,} countries = {self.mapped:,} known + {len(self.unmapped):,} unknown"
        )
