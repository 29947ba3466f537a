"""Reads PDF files, Word files and mail, and folders and zip archives of any files that an adapter reads.

The text is handed to whichever adapter reads prose; the records are its, the document's facts come from here. The
adapters are called ``pdf``, ``docx``, ``mail``, ``folder`` and ``zip``.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from diplotrack.hooks import hookimpl

if TYPE_CHECKING:
    from diplotrack.interfaces import SourceAdapter
    from diplotrack.plugins import Registry
    from diplotrack_documents.containers import FolderAdapter, ZipAdapter
    from diplotrack_documents.handing import PartOptions, ProseOptions
    from diplotrack_documents.mail import MailAdapter, MailOptions
    from diplotrack_documents.pdf import PdfAdapter, PdfOptions
    from diplotrack_documents.word import WordAdapter

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

_HOMES = {
    "FolderAdapter": "containers",
    "MailAdapter": "mail",
    "MailOptions": "mail",
    "PartOptions": "handing",
    "PdfAdapter": "pdf",
    "PdfOptions": "pdf",
    "ProseOptions": "handing",
    "WordAdapter": "word",
    "ZipAdapter": "containers",
}


def __getattr__(name: str) -> Any:
    # Mail and archives take a while to load; whoever reads no document need not wait for them.
    if name not in _HOMES:
        message = f"module 'diplotrack_documents' has no attribute {name!r}"
        raise AttributeError(message)
    value = globals()[name] = getattr(import_module(f"diplotrack_documents.{_HOMES[name]}"), name)
    return value


@hookimpl
def diplotrack_source_adapters(registry: Registry) -> Iterable[SourceAdapter]:
    """The adapters for documents."""
    from diplotrack_documents.containers import FolderAdapter, ZipAdapter
    from diplotrack_documents.mail import MailAdapter
    from diplotrack_documents.pdf import PdfAdapter
    from diplotrack_documents.word import WordAdapter

    return [
        PdfAdapter(registry),
        WordAdapter(registry),
        MailAdapter(registry),
        FolderAdapter(registry),
        ZipAdapter(registry),
    ]
