"""Hold the license of everything that is installed against those that are allowed (``licenses.toml``), and list them.

Run by the Python of an environment that has the wheels and what they require, extras included, and nothing else. What a
distribution says is taken in this order: ``License-Expression`` (PEP 639), ``License``, the classifiers.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from email.message import Message
from importlib.metadata import distributions
from pathlib import Path
from typing import Any, cast

TABLE = Path(__file__).with_suffix(".toml")
# It comes with every environment, and nothing here requires it.
WITH_THE_ENVIRONMENT = {"pip"}


def expression(metadata: Message, called: Mapping[str, str]) -> str | None:
    """The license of a distribution as an SPDX expression; None where its metadata say nothing that is known.

    Args:
        metadata: its core metadata.
        called: SPDX expressions for what older metadata say.
    """
    if stated := metadata.get("License-Expression"):
        return stated
    stated = (metadata.get("License") or "").strip()
    if stated in called:
        return called[stated]
    if re.fullmatch(r"[\w.+-]+(?: (?:AND|OR|WITH) [\w.+-]+)*", stated) and (
        "-" in stated or stated in {"MIT", "ISC"}
    ):
        return stated
    classified = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier") or ()
        if line.startswith("License :: ")
    ]
    known = [called[name] for name in classified if name in called]
    # Of several, all have to be allowed: the classifiers do not say whether they are a choice.
    return " AND ".join(known) if known and len(known) == len(classified) else None


def is_allowed(license_expression: str, allowed: Collection[str]) -> bool:
    """Whether one may use what has this license.

    AND binds tighter than OR (SPDX 3, annex B.3.5).

    Raises:
        ValueError: it is no expression.
    """
    words = re.findall(r"[()]|[\w.+-]+", license_expression)

    def either() -> bool:
        found = both()
        while words and words[0].upper() == "OR":
            del words[0]
            found = both() or found
        return found

    def both() -> bool:
        found = one()
        while words and words[0].upper() == "AND":
            del words[0]
            found = one() and found
        return found

    def one() -> bool:
        if not words or words[0] == ")":
            raise ValueError(f"{license_expression!r} is no license expression")
        word = words.pop(0)
        if word != "(":
            return word in allowed
        found = either()
        if not words or words.pop(0) != ")":
            raise ValueError(f"{license_expression!r} has a bracket without its like")
        return found

    found = either()
    if words:
        raise ValueError(f"{license_expression!r} is no license expression")
    return found


def main() -> None:
    """List all licenses; refuse what is missing or not allowed."""
    table: dict[str, Any] = tomllib.loads(TABLE.read_text("utf-8"))
    wrong: list[str] = []
    installed = {found.name: cast("Message", found.metadata) for found in distributions()}
    for name in sorted(installed.keys() - WITH_THE_ENVIRONMENT, key=str.lower):
        metadata = installed[name]
        stated = expression(metadata, table["called"])
        print(f"{name:24} {metadata['Version']:14} {stated or '?'}")
        if stated is None:
            said = [
                metadata.get("License"),
                *(line for line in metadata.get_all("Classifier") or () if "License" in line),
            ]
            wrong.append(f"{name} has no license that {TABLE.name} knows: its metadata say {said}")
        elif not is_allowed(stated, table["allowed"]):
            wrong.append(f"{name} has the license {stated}, which {TABLE.name} does not allow")
    if wrong:
        raise SystemExit("\n".join(wrong))


if __name__ == "__main__":
    main()
