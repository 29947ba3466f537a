"""Mail: single messages (RFC 5322) and mailboxes (mbox, RFC 4155), as newsletters and press lists are kept in."""

from __future__ import annotations

import email
import email.policy
import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Final

import attrs

from diplotrack.errors import ReadError
from diplotrack.sources import Source
from diplotrack_documents.handing import Budget, HandingAdapter, Member, Part, Prose, ProseOptions, within
from diplotrack_documents.markup import text_of

_log: Final = logging.getLogger("diplotrack_documents")
_FIELD: Final = re.compile(
    rb"(?:return-path|received|from|to|date|subject|message-id|mime-version|delivered-to|reply-to|content-type"
    rb"|list-id|dkim-signature|x-[a-z-]+):",
    re.IGNORECASE,
)
_FIRST_LINE: Final = re.compile(rb"From \S+.* \d{4}\r?$")
_QUOTED_FROM: Final = re.compile(rb">+From ")
_LONGEST_LINE: Final = 1 << 20
_FIELDS_ENOUGH: Final = 3
_ATTACHMENTS: Final = 10_000
"""Files that are unpacked of attached archives at the most."""


@attrs.frozen(kw_only=True)
class MailOptions(ProseOptions):
    """Options of the adapter for mail.

    Attributes:
        attachments: read attached files too, each by the adapter for its kind.
    """

    attachments: bool = True


class MailAdapter(HandingAdapter):
    """Reads messages (.eml) and mailboxes (.mbox): one report for each message, and for each file attached."""

    name = "mail"
    options = MailOptions

    def accepts(self, source: Source) -> float:
        """0.9 for what is named as mail or begins with the fields of a message or the first line of a mailbox."""
        if source.media_type in ("message/rfc822", "application/mbox"):
            return 0.9
        if source.media_type is not None:
            return 0.0
        lines = source.head.lstrip(b"\xef\xbb\xbf").split(b"\n")
        if _FIRST_LINE.match(lines[0]):
            return 0.9
        fields = 0
        for line in lines:
            if _FIELD.match(line):
                fields += 1
            elif not line.startswith((b" ", b"\t")):
                break
        known = source.suffix in (".eml", ".mbox", ".email")
        return 0.9 if fields >= (1 if known else _FIELDS_ENOUGH) else 0.0

    def parts(self, source: Source, options: MailOptions) -> Iterator[Part]:
        """The texts of the messages, each followed by the files attached to it.

        Raises:
            SourceError: it cannot be opened, or a single message is too large.
            ReadError: it lies too deep in archives and other messages.
        """
        depth, budget = within(source, adapter=self.name, files=_ATTACHMENTS)
        how: dict[str, Any] = {"attachments": options.attachments, "depth": depth, "budget": budget}
        if not _FIRST_LINE.match(source.head.split(b"\n")[0]):
            yield from _Message(source.bytes(), source.name, source, **how).parts()
            return
        for number, content in enumerate(_messages(source), start=1):
            name = f"{source.name}: message {number}"
            if len(content) > source.limit:
                problem = (
                    f"has more bytes than the limit of {source.limit:,}; raise it with limit=… (--limit)"
                )
                yield ReadError(problem, source=name, adapter=self.name)
            else:
                yield from _Message(content, name, source, **how).parts()


def _messages(source: Source) -> Iterator[bytes]:
    """The messages of a mailbox, each cut off a little behind the limit.

    A message begins behind an empty line with ``From``, a sender and a date; `mailbox.mbox` takes every line that begins
    with ``From`` for one, and many a sentence does. What writers put before such lines (``>``, mboxrd) is taken away.
    """
    content = bytearray()
    after_blank, begun = True, False
    with source.open() as stream:
        for line in iter(lambda: stream.readline(_LONGEST_LINE), b""):
            if after_blank and _FIRST_LINE.match(line.rstrip(b"\n")):
                if begun:
                    yield _without_end(content)
                content.clear()
                begun = True
            elif len(content) <= source.limit:
                content += line[1:] if _QUOTED_FROM.match(line) else line
            after_blank = not line.strip()
    if begun:
        yield _without_end(content)


def _without_end(content: bytearray) -> bytes:
    """A message without the empty line that parts it from the next."""
    return bytes(content).removesuffix(b"\n").removesuffix(b"\r")


class _Message:
    """One message."""

    def __init__(
        self, content: bytes, name: str, source: Source, *, attachments: bool, depth: int, budget: Budget
    ) -> None:
        self._message: EmailMessage = email.message_from_bytes(content, policy=email.policy.default)
        self._name = name
        self._source = source
        self._attachments = attachments
        self._depth = depth
        self._budget = budget

    def parts(self) -> Iterator[Part]:
        """Its text, then the files attached to it."""
        if not self._message.keys():
            problem = "is no message: it does not begin with fields such as “From: …”"
            yield ReadError(problem, source=self._name, adapter=MailAdapter.name)
            return
        try:
            text = self._text()
        except Exception as error:
            # The parser keeps what is malformed, and its getters raise what comes of it.
            problem = f"its text cannot be decoded ({type(error).__name__}: {' '.join(str(error).split())})"
            yield ReadError(problem, source=self._name, adapter=MailAdapter.name)
            text = ""
        attached = list(self._attached())
        if text.strip():
            yield self._prose(text)
        elif not attached:
            yield ReadError("has no text", source=self._name, adapter=MailAdapter.name)
        if self._attachments:
            yield from attached

    def _prose(self, text: str) -> Prose:
        identity = (self._header("message-id") or "").strip().strip("<>")
        name, address = parseaddr(self._header("from") or "")
        return Prose(
            text=text,
            name=self._name,
            # RFC 2392: a message by its id.
            uri=f"mid:{identity}" if identity and not re.search(r"[\s<>]", identity) else self._source.uri,
            title=" ".join((self._header("subject") or "").split()) or None,
            publisher=name.strip() or address or None,
            published=self._day(),
        )

    def _header(self, name: str) -> str | None:
        with suppress(Exception):  # a header that cannot be decoded is as good as none
            value = self._message[name]
            return None if value is None else str(value)
        return None

    def _day(self) -> date | None:
        """The day on which it was sent, by its sender's clock."""
        with suppress(Exception):
            sent = self._message["date"].datetime
            return sent.date() if sent is not None else None
        return None

    def _text(self) -> str:
        """The plain text, or the HTML's where a plain text is missing or only a stub for it ("View in your browser")."""
        plain = self._content("plain")
        html = self._content("html")
        shown = text_of(html) if html.strip() else ""
        return plain if len(plain.split()) * 2 >= len(shown.split()) else shown

    def _content(self, kind: str) -> str:
        part = self._message.get_body((kind,))
        content = part.get_content() if part is not None else ""
        return content if isinstance(content, str) else ""

    def _attached(self) -> Iterator[Part]:
        for number, part in enumerate(self._message.iter_attachments(), start=1):
            yield from self._file(part, number)

    def _file(self, part: Any, number: int) -> Iterator[Part]:
        kind = part.get_content_type()
        ending = ".eml" if kind == "message/rfc822" else ""
        name = f"{self._name}: {Path(part.get_filename() or f'attachment {number}{ending}').name}"
        try:
            content = part.get_content()
            if isinstance(content, EmailMessage):
                content = content.as_bytes()
            elif isinstance(content, str):
                content = content.encode("utf-8")
        except Exception as error:
            problem = f"cannot be decoded ({type(error).__name__}: {' '.join(str(error).split())})"
            yield ReadError(problem, source=name, adapter=MailAdapter.name)
            return
        yield Member(
            name=name,
            content=content,
            uri=None,
            limit=self._source.limit,
            depth=self._depth,
            budget=self._budget,
            media_type="message/rfc822" if kind == "message/rfc822" else None,
            incidental=True,
        )
