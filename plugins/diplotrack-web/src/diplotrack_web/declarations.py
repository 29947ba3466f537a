"""Document type declarations: none may define entities, by which a small file expands to a huge one or opens others."""

from __future__ import annotations

import re

from diplotrack.errors import SourceError

_SUBSET = re.compile(r"\ufeff?(?>\s+|<!--.*?-->|<\?.*?\?>)*+<!DOCTYPE[^>\[]*+\[", re.IGNORECASE | re.DOTALL)


def refuse_declarations(text: str, name: str) -> None:
    """Refuse a document whose type declaration has a subset of its own, where alone entities can be defined.

    No page and no feed needs one. The parsers used here would expand none, or few of them; a file that has some is
    meant for another parser and is not to be half read.

    Raises:
        SourceError: it has one.
    """
    if _SUBSET.match(text):
        problem = "defines entities of its own in its document type (<!DOCTYPE … [), which is refused"
        raise SourceError(problem, source=name)
