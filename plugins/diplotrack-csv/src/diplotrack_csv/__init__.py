"""Diplotrack records as CSV: a view that is safe to open in a spreadsheet, and a raw form that reads back equal.

`diplotrack.export(report, "out.csv")` writes the view, `diplotrack.export(report, "raw.csv", profile="raw")` every
field, which `diplotrack.read("raw.csv")` reads back as a report and `load` record by record.
"""

from __future__ import annotations

from diplotrack_csv.columns import Profile
from diplotrack_csv.exporter import CsvExporter, CsvOptions
from diplotrack_csv.plugin import CsvAdapter, diplotrack_exporters, diplotrack_source_adapters
from diplotrack_csv.reading import load

__all__ = [
    "CsvAdapter",
    "CsvExporter",
    "CsvOptions",
    "Profile",
    "diplotrack_exporters",
    "diplotrack_source_adapters",
    "load",
]
