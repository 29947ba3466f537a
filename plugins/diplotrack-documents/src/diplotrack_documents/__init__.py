"""Reads PDF files, Word files and mail, and folders and zip archives of any files that an adapter reads.

The text is handed to whichever adapter reads prose; the records are its, the document's facts come from here. The
adapters are called ``pdf``, ``docx``, ``mail``, ``folder`` and ``zip``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import SourceAdapter
from diplotrack_documents.containers import FolderAdapter, ZipAdapter
from diplotrack_documents.handing import PartOptions, ProseOptions
from diplotrack_documents.mail import MailAdapter, MailOptions
from diplotrack_documents.pdf import PdfAdapter, PdfOptions
from diplotrack_documents.word import WordAdapter

if TYPE_CHECKING:
    from diplotrack.plugins import Registry

__all__ = [
    "FolderAdapter",
    "MailAdapter",
    "MailOptions",
    "PartOptions",
    "PdfAdapter",
    "PdfOptions",
    "ProseOptions",
    "WordAdapter",
    "ZipAdapter",
]


@hookimpl
def diplotrack_source_adapters(registry: Registry) -> Iterable[SourceAdapter]:
    """The adapters for documents."""
    return [
        PdfAdapter(registry),
        WordAdapter(registry),
        MailAdapter(registry),
        FolderAdapter(registry),
        ZipAdapter(registry),
    ]
