"""The README and the instruction name what the code has."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import attrs
import pytest

from diplotrack.kinds import (
    CommitmentKind,
    CommitmentStatus,
    EngagementKind,
    EngagementStatus,
    ParticipantRole,
)
from diplotrack_llm import LlmOptions


def test_the_readme_names_every_option():
    table = (Path(__file__).parents[1] / "README.md").read_text("utf-8").partition("## Options")[2]
    named = {
        name
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert named == {field.name for field in attrs.fields(LlmOptions)}


@pytest.mark.parametrize(
    "kind", [EngagementKind, EngagementStatus, CommitmentKind, CommitmentStatus, ParticipantRole]
)
def test_the_instruction_names_every_value_of_the_codebook(kind):
    instruction = resources.files("diplotrack_llm").joinpath("instruction.md").read_text("utf-8")
    assert [value for value in kind if not re.search(rf"\b{value}\b", instruction)] == []
