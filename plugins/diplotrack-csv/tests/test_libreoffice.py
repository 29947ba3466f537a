"""The spreadsheet profile in a real spreadsheet: LibreOffice opens it and saves it as XLSX, which openpyxl reads.

``apt-get install libreoffice-calc`` (Debian) gets LibreOffice.
"""

from __future__ import annotations

import datetime
import shutil
import subprocess

import openpyxl
import pytest

import diplotrack_csv
from diplotrack import export
from diplotrack.plugins import Registry
from diplotrack.testing import commitment, document, engagement, participant, party, report

pytestmark = pytest.mark.heavy

SOFFICE = shutil.which("soffice")
REGISTRY = Registry(plugins=[("csv", diplotrack_csv)])
FORMULAS = (
    "=1+1",
    "＝1+1",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    ' "=1+1"',
    "x\n=1+1",
    "a;=1+1",
    "a\t=1+1",
    '=HYPERLINK("http://example.org","x")',
    '=WEBSERVICE("http://example.org")',
)
# Comma, double quote, UTF-8, from the first row, standard columns, English; no quoted field as text (the dates are
# quoted nowhere), detect special numbers such as dates, which is what the import dialog offers people.
CSV_FILTER = "CSV:44,34,76,1,,1033,false,true"


def opened(path, folder, import_filter=CSV_FILTER):
    """The rows as LibreOffice understands them, each a dict of openpyxl cells, and the workbook's XML of formulas."""
    profile = folder / "profile"
    command = [
        SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        f"--infilter={import_filter}", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "xlsx", path,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    made = folder / "xlsx" / f"{path.stem}.xlsx"
    assert made.is_file(), f"{done.stdout}\n{done.stderr}"
    rows = list(openpyxl.load_workbook(made).active.iter_rows())
    header = [cell.value for cell in rows[0]]
    return [dict(zip(header, row, strict=True)) for row in rows[1:]]


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (apt-get install libreoffice-calc)")
def test_libreoffice_shows_dates_as_dates_names_as_they_are_and_computes_nothing(tmp_path):
    korea, china = party("KOR", "대한민국"), party("CHN", "中华人民共和国")
    source = document("김민수 met 王小明 in Seoul.", title="회담 결과", published=datetime.date(2025, 8, 25))
    met = engagement(
        of=source, quote="김민수 met 王小明", parties=[korea, china], place="서울 特別市", when="2025-08-24/2025-08-26",
        participants=[participant("김민수", party=korea), participant("王小明", party=china)],
    )  # fmt: skip
    said = [
        commitment(
            of=source,
            quote="王小明",
            by=[china],
            to=[korea],
            content=text,
            due="2025-10-01",
            topics=[text],
            summary=text,
        )
        for text in FORMULAS
    ]
    path = tmp_path / "out.csv"
    export(report(source, engagements=[met], commitments=said), path, registry=REGISTRY)
    rows = opened(path, tmp_path)
    assert [row["record"].value for row in rows] == [
        "document",
        "engagement",
        *["commitment"] * len(FORMULAS),
    ]

    first = rows[1]
    assert first["from_day"].value == datetime.datetime(2025, 8, 24)
    assert first["to_day"].value == datetime.datetime(2025, 8, 26)
    assert rows[0]["published"].value == datetime.datetime(2025, 8, 25)
    assert all(
        row["due_day"].is_date and row["due_day"].value == datetime.datetime(2025, 10, 1) for row in rows[2:]
    )

    assert first["who"].value == "대한민국 | 中华人民共和国"
    assert first["people"].value == "김민수 (대한민국) | 王小明 (中华人民共和国)"
    assert first["where"].value == "서울 特別市"
    assert first["quote"].value == "김민수 met 王小明"
    assert rows[0]["source"].value == "회담 결과"

    assert [cell.coordinate for row in rows for cell in row.values() if cell.data_type == "f"] == []
    contents = [row["content"].value for row in rows[2:]]
    assert [text.replace("'", "").replace("\r", "") for text in contents] == list(FORMULAS)


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (apt-get install libreoffice-calc)")
def test_what_is_not_made_safe_would_compute(tmp_path):
    # The other test would prove nothing if LibreOffice took no cell for a formula.
    path = tmp_path / "bare.csv"
    path.write_text("content\r\n=1+1\r\n", "utf-8")
    (row,) = opened(path, tmp_path)
    assert row["content"].data_type == "f" or row["content"].value == 2
