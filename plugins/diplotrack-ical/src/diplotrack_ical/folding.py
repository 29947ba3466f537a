"""Content lines folded by RFC 5545 §3.1.

icalendar's own folding looks at each character in turn, which is half of the cost of a calendar, and where it cuts
has changed from version to version; here the same calendar has the same bytes with each of them.
"""

from __future__ import annotations

from typing import Final

from icalendar.cal import Component

_LIMIT: Final = 75  # octets without the line break


def written(component: Component) -> bytes:
    """The component and those within it, as folded lines."""
    return b"".join(folded(content) for content in component.content_lines(sorted=False) if content)


def folded(content: str) -> bytes:
    """One content line in UTF-8, with its line break, in pieces of at most 75 octets.

    No character is cut in two, and no escape either: not every client unfolds before it unescapes.
    """
    data = content.encode("utf-8")
    pieces: list[bytes] = []
    start, room = 0, _LIMIT
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # within a character of several octets
            end -= 1
        piece = data[start:end]
        if (len(piece) - len(piece.rstrip(b"\\"))) % 2:  # the last backslash belongs to what follows
            piece = piece[:-1]
        pieces.append(piece)
        start += len(piece)
        room = _LIMIT - 1  # the blank that marks a continuation takes one
    pieces.append(data[start:])
    return b"\r\n ".join(pieces) + b"\r\n"
