"""A plugin that reads another kind of source: a press office's list of calls, one a line."""

import sys
from collections.abc import Iterator
from pathlib import Path

import diplotrack
from diplotrack import Document, Engagement, EngagementKind, EngagementStatus, Party, Registry, Report, When
from diplotrack.errors import FormatError
from diplotrack.hooks import hookimpl
from diplotrack.interfaces import NoOptions, SourceAdapter
from diplotrack.sources import Source


class CallListAdapter:
    """Reads files that end in ``.tel``, with lines such as ``2025-03-04 | KOR South Korea | VNM Vietnam``."""

    name = "call-list"
    options = NoOptions

    def accepts(self, source: Source) -> float:
        """Certain of its own suffix, and of nothing else."""
        return 1.0 if source.suffix == ".tel" else 0.0

    def read(self, source: Source, options: NoOptions) -> Iterator[Report]:  # noqa: ARG002 (it has none)
        """One report with a call for each line; the line is its evidence."""
        text, encoding = source.text()
        document = Document(text=text, uri=source.uri, encoding=encoding or None)
        calls: list[Engagement] = []
        for number, line in enumerate(text.splitlines(), start=1):
            if not line.strip():
                continue
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) != 3:
                raise FormatError("give DAY | CODE NAME | CODE NAME", source=source.name, line=number)
            call = Engagement(
                kind=EngagementKind.CALL,
                status=EngagementStatus.HELD,
                parties=tuple(Party(code=cell[:3], name=cell[4:]) for cell in cells[1:]),
                when=When.parse(cells[0]),
                evidence=(document.quote(line.strip(), after=calls[-1].evidence[0].end if calls else 0),),
            )
            calls.append(call)
        yield Report(document=document, engagements=tuple(calls))


@hookimpl
def diplotrack_source_adapters() -> list[SourceAdapter]:
    """Hand over the adapter; an installed plugin's entry point names the module that this stands in."""
    return [CallListAdapter()]


if __name__ == "__main__":
    registry = Registry(plugins=[("call-list", sys.modules["__main__"])])
    for call in diplotrack.read(Path(__file__).parent / "input/calls.tel", registry=registry).engagements:
        print(f"{call.when}: {call.parties[0].name} called {call.parties[1].name}")
