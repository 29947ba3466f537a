"""Cells that spreadsheets would execute, made harmless (CSV injection; OWASP, "CSV Injection").

Excel, LibreOffice and Google Sheets take a cell that begins with ``= + - @`` (or their full-width forms) for a
formula, also behind blanks, invisible characters and quotation marks, which some of them strip. Where the system's
list separator is ``;``, as in much of Europe, Excel splits a comma-separated file at semicolons and line ends within
cells and does not see our quotes, so that any part of a cell may become a cell of its own. Therefore an apostrophe,
which makes the rest a text, goes before such a sign at the beginning of a cell *and* behind each character that
could separate cells; and before a cell that begins with TAB or CR.
"""

from __future__ import annotations

import re

SIGNS = "=+-@＝＋－＠−﹢﹣﹦﹫"
"""What begins a formula: ASCII, full-width and small forms, and the minus sign."""

SEPARATORS = frozenset(";,|\t\r\n")
"""What may separate cells, or rows, for a program that does not see our quotes."""

_INVISIBLE = ((0x00, 0x20), (0x7F, 0xA0), (0x2000, 0x200F), (0x2028, 0x202F), (0x205F, 0x2064))
_SKIPPED = "".join(chr(code) for first, last in _INVISIBLE for code in range(first, last + 1))
SKIPPED = _SKIPPED + "\xad\u1680\u180e\u3000\ufeff\"'`´‘’‚“”„«»"
"""Blanks, invisible characters and quotation marks, behind which a sign still begins a formula."""

# Most signs are hyphens within words. The look behind comes last, so that the search runs from sign to sign.
_SIGN = re.compile(rf"[{re.escape(SIGNS)}](?<!\w.)", re.DOTALL)
_suspect = re.compile(rf"[{re.escape(SIGNS)}\t\r](?<!\w.)", re.DOTALL).search


def neutral(cell: str) -> str:
    """The cell in a form that no spreadsheet executes; the same cell where it is harmless."""
    return cell if _suspect(cell) is None else _guarded(cell)


def _guarded(cell: str) -> str:
    risky = _risky(cell)
    parts = [cell[start:end] for start, end in zip([0, *risky], [*risky, len(cell)], strict=True)]
    guarded = "'".join(parts)
    # Some programs strip blanks and quotes from the front of a cell, and so might uncover what we hide there.
    begins = guarded.startswith(("\t", "\r")) or (risky and not parts[0].strip(SKIPPED))
    return f"'{guarded}" if begins and not guarded.startswith("'") else guarded


def _risky(cell: str) -> list[int]:
    """Where the signs stand that might begin a formula; takes time in proportion to the cell's length."""
    found = []
    behind = 0
    for match in _SIGN.finditer(cell):
        at = match.start()
        before = cell[behind:at]
        solid = before.rstrip(SKIPPED)
        skipped = before[len(solid) :]
        begins = not solid and not behind
        if begins or solid[-1:] in SEPARATORS or not SEPARATORS.isdisjoint(skipped):
            found.append(at)
        behind = at + 1
    return found
