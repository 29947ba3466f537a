"""The how-to page's commands, run against a real server in the place of its made-up address."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

from diplotrack.cli import main
from diplotrack_caldav.addresses import PASSWORD as PASSWORD_VARIABLE
from diplotrack_caldav.addresses import USER as USER_VARIABLE

from .conftest import PASSWORD, USER

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "publish-to-a-calendar.md"
ADDRESS = "https://dav.example.org/alice/diplomacy/"


def test_the_page_prints_what_it_says(server, url, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(USER_VARIABLE, USER)
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)
    text = PAGE.read_text("utf-8")
    changed = text.index("## Somebody changed an event")

    def run(found):
        language, block = found.groups()
        if language == "python":
            exec(block, {})
            return found[0]
        if found.start() > changed:
            somebody_changes_the_promise(server, url)
        lines = []
        for command in [line for line in block.splitlines() if line.startswith("$ ")]:
            capfd.readouterr()
            _, *arguments = shlex.split(command[2:].replace(ADDRESS, url))
            assert main(arguments) == 0
            out, err = capfd.readouterr()
            lines += [command, *(out + err).replace(url, ADDRESS).splitlines()]
        return "\n".join([f"```{language}", *lines, "```"])

    written = re.sub(
        r"^```(python|\{code-block\} console)\n(.*?)^```$", run, text, flags=re.MULTILINE | re.DOTALL
    )
    if os.environ.get("UPDATE_DOCS") == "1":
        PAGE.write_text(written, "utf-8")
    assert written == PAGE.read_text("utf-8"), "write it anew with UPDATE_DOCS=1"


def somebody_changes_the_promise(server, url):
    (name,) = [name for name in server.events(url) if name.startswith("com-")]
    theirs = server.events(url)[name].replace("SUMMARY:Due", "SUMMARY:Ask Oslo! Due")
    server.request("PUT", url + name, theirs.encode(), status=204)
