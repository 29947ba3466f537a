"""The plugin kit: the names of a new plugin, and its files, made from templates."""

from __future__ import annotations

import importlib.util
import json
import keyword
import re
import shutil
import string
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

from diplotrack.errors import DiplotrackError, ValidationError
from diplotrack.hooks import HOOKS_VERSION
from diplotrack.plugins import Registry

KINDS: Mapping[str, str] = {
    "adapter": "Reads a kind of source",
    "exporter": "Writes records in a format",
    "store": "Keeps ledgers",
    "parties": "Adds parties",
}
"""The kinds of plugin, and what each does."""

LICENSES = ("Apache-2.0", "MIT", "BSD-3-Clause")
"""The licenses to choose from, by their SPDX identifiers."""

_PREFIX = "diplotrack-"
_DISTRIBUTION = re.compile(r"[A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9]", re.IGNORECASE | re.ASCII)  # PEP 508
_PLUGIN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 36  # so that the lines of the templates stay within the length that their linter allows
_TEMPLATE = ".tmpl"


@attrs.frozen(kw_only=True)
class Names:
    """What a plugin is called, each way of it.

    Attributes:
        plugin: in diplotrack: ``press-office``.
        distribution: on PyPI: ``diplotrack-press-office``.
        package: in Python: ``diplotrack_press_office``.
        class_name: what its classes begin with: ``PressOffice``.
    """

    plugin: str
    distribution: str
    package: str
    class_name: str

    @classmethod
    def of(cls, given: str) -> Names:
        """The names for what somebody typed, with ``diplotrack-`` before it or without.

        Raises:
            ValidationError: it is no name of a distribution (PEP 508), or none that a plugin can have.
        """
        if not _DISTRIBUTION.fullmatch(given):
            right = "give letters, digits, '-', '_' and '.', with a letter or digit at either end (PEP 508)"
            raise ValidationError("NAME", given, right)
        # PEP 503: names that differ in case or separators only are one name.
        plugin = re.sub(f"^({_PREFIX})+", "", re.sub(r"[-_.]+", "-", given).lower())
        if not _PLUGIN.fullmatch(plugin):
            raise ValidationError("NAME", given, "begin with a letter")
        if plugin == _PREFIX.strip("-"):
            raise ValidationError("NAME", given, "give what comes behind 'diplotrack-'")
        if keyword.iskeyword(plugin) or keyword.issoftkeyword(plugin):
            raise ValidationError("NAME", given, "take another: it is a word of Python's own")
        if len(plugin) > _LONGEST:
            raise ValidationError("NAME", given, f"give at most {_LONGEST} characters")
        words = plugin.split("-")
        return cls(
            plugin=plugin,
            distribution=_PREFIX + plugin,
            package=(_PREFIX + plugin).replace("-", "_"),
            class_name="".join(word.capitalize() for word in words),
        )


def check_free(names: Names, registry: Registry) -> None:
    """See that nothing that is installed has one of the names already.

    Raises:
        ValidationError: something has; the message names it.
    """
    for info in registry.plugins():
        if info.name == names.plugin:
            owner = f" of {info.distribution}" if info.distribution else ""
            raise ValidationError("NAME", names.plugin, f"take another: a plugin{owner} is called so")
    taken = [("adapter", each.plugin, each.item.name) for each in registry.adapters]
    taken += [("exporter", each.plugin, each.item.name) for each in registry.exporters]
    for what, plugin, name in taken:
        if name == names.plugin:
            raise ValidationError("NAME", name, f"take another: plugin {plugin!r} has an {what} of that name")
    if importlib.util.find_spec(names.package) is not None:
        raise ValidationError("NAME", names.plugin, f"take another: there is a package {names.package}")


def rendered(names: Names, kind: str, *, author: str | None, license_id: str) -> dict[str, str]:
    """The files of a new plugin, as texts by their paths within its folder, in order.

    Args:
        names: what it is called.
        kind: one of `KINDS`.
        author: who writes it, for its metadata and its license; None for nobody in particular.
        license_id: one of `LICENSES`.
    """
    templates = files("diplotrack.cli") / "templates"
    values = {
        **attrs.asdict(names),
        "suffix": names.plugin.replace("-", ""),
        "kind": kind,
        "description": f"{KINDS[kind]} ({names.plugin}) for diplotrack",
        "license": license_id,
        "holder": author or f"the authors of {names.distribution}",
        # A text of JSON is one of TOML, but for a delete character, which `author` cannot have.
        "authors": f"authors = [{{ name = {json.dumps(author, ensure_ascii=False)} }}]\n" if author else "",
        "requirement": requirement(version("diplotrack")),
        "hooks_version": str(HOOKS_VERSION),
    }
    values["usage"] = _filled(templates / kind / f"usage.md{_TEMPLATE}", values)
    found = {"LICENSE": _filled(templates / "licenses" / f"{license_id}.txt", values)}
    for root in (templates / "common", templates / kind):
        for path, template in _templates(root):
            place = path.replace("PACKAGE", names.package).replace("dot-", ".")
            if place != "usage.md":
                found[place] = _filled(template, values)
    found[f"src/{names.package}/py.typed"] = ""
    return dict(sorted(found.items()))


def requirement(ours: str) -> str:
    """What a plugin written for this version of diplotrack asks for: up to the next that may break it.

    Before 1.0 that is the next minor version (`Semantic Versioning <https://semver.org>`_, rule 4).
    """
    major, minor = (int(part) for part in ours.split(".")[:2])
    return f"diplotrack>={major}.{minor},<{f'0.{minor + 1}' if major == 0 else major + 1}"


def written(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files into a new folder: all of them, or nothing.

    Raises:
        DiplotrackError: the folder is there already, or cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir()
    except FileExistsError as error:
        there = folder if folder.exists() or folder.is_symlink() else folder.parent
        raise DiplotrackError(f"{there}: is there already; nothing was written") from error
    except OSError as error:
        raise DiplotrackError(f"{folder}: cannot be made: {error.strerror}") from error
    try:
        for path, text in texts.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8", newline="\n")
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise DiplotrackError(f"{folder}: cannot be written: {error.strerror}") from error
        raise


def _templates(root: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    """The templates of a folder, and the paths of what they make."""
    for each in root.iterdir():
        if each.is_dir():
            yield from _templates(each, f"{above}{each.name}/")
        elif each.name.endswith(_TEMPLATE):
            yield above + each.name.removesuffix(_TEMPLATE), each


def _filled(template: Traversable, values: Mapping[str, str]) -> str:
    return string.Template(template.read_text("utf-8")).substitute(values)
