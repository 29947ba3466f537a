from __future__ import annotations

import io
import json

import attrs
import html5lib
import pytest

from diplotrack.exporting import export
from diplotrack.plugins import Registry

HTML = "{http://www.w3.org/1999/xhtml}"


@attrs.frozen
class Page:
    """A page as an HTML parser that is not ours understands it."""

    content: str
    tree: object

    @property
    def items(self):
        return json.loads(self.element("data").text)

    def records(self):
        return [item for item in self.items if item["type"] != "document"]

    def element(self, id_):
        return self.tree.find(f".//*[@id='{id_}']")

    def all(self, tag):
        return list(self.tree.iter(f"{HTML}{tag}"))


@pytest.fixture
def registry():
    import diplotrack_page

    return Registry(plugins=[("page", diplotrack_page)])


@pytest.fixture
def page(registry):
    """Write items as a page; the page, parsed."""

    def write(items, **options):
        kept = io.BytesIO()
        export(items, kept, exporter="page", registry=registry, **options)
        content = kept.getvalue().decode()
        return Page(content, html5lib.HTMLParser(strict=True).parse(content))

    return write
