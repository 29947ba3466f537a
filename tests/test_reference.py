"""Nothing that is public is missing from the reference: names, hooks, options, commands, fields, columns, properties.

What there is, is asked of the code and of the registry, so that what a plugin adds is held to it as well. The page of the
plugin `csv` is ``docs/reference/csv.md``, with the README that it includes.
"""

from __future__ import annotations

import ast
import enum
import importlib
import inspect
import os
import re
import textwrap
from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Any

import attrs
import pytest
import schema_page
from walkthrough import REPOSITORY

import diplotrack
from diplotrack import hookspecs
from diplotrack.interfaces import DocumentOptions, ExplainingAdapter, Exporter
from diplotrack.plugins import Registry
from diplotrack.testing import many_reports

REFERENCE = REPOSITORY / "docs" / "reference"
# The plugins that are installed here, by the names of their pages, and the packages that hold them.
PLUGINS = {
    point.name: point.module.partition(".")[0]
    for point in entry_points(group="diplotrack")
    if point.module.partition(".")[0].startswith("diplotrack")
}
# Of the core, what people import; `diplotrack` has most of it. A plugin's public names are those of its package.
OF_THE_CORE = (
    "diplotrack",
    "diplotrack.cli.shared",
    "diplotrack.errors",
    "diplotrack.hooks",
    "diplotrack.parties",
    "diplotrack.records",
    "diplotrack.testing",
    "diplotrack.testing.strategies",
    "diplotrack.when",
)
DIRECTIVE = re.compile(r"^\.\. (?:auto\w+|py:\w+):: (\S+)$((?:\n   :.*)*)", re.MULTILINE)


def page(name: str) -> str:
    """A page of the reference with what it includes."""
    path = REFERENCE / f"{name}.md"
    return re.sub(
        r"```\{include\} (\S+)\n```",
        lambda found: (path.parent / found[1]).read_text("utf-8"),
        path.read_text("utf-8"),
    )


def first_cells(text: str) -> set[str]:
    """What stands as code in the first cells of all tables, without what follows a name: `--to NAME` gives `--to`."""
    cells = re.findall(r"^\| ((?:[^|\\]|\\.)*) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(-{0,2}[\w-]+)[^`]*`", cell)}


PAGES = {path.stem: page(path.stem) for path in sorted(REFERENCE.glob("*.md"))}
DESCRIBED = {name: options for text in PAGES.values() for name, options in DIRECTIVE.findall(text)}


def resolved(name: str) -> Any:
    home, _, attribute = name.rpartition(".")
    try:
        return getattr(importlib.import_module(home), attribute)
    except ModuleNotFoundError:
        return getattr(resolved(home), attribute)


def public() -> dict[str, Any]:
    """Every public name and what it stands for."""
    found = {}
    for package in (*OF_THE_CORE, *sorted(set(PLUGINS.values()) - {"diplotrack"})):
        module = importlib.import_module(package)
        names = getattr(module, "__all__", None) or [
            name for name, value in vars(module).items() if getattr(value, "__module__", "") == package
        ]
        for name in names:
            value = getattr(module, name)
            # The hooks that a plugin implements are the business of the page on hooks.
            if not hasattr(value, "diplotrack_impl") and not name.startswith("_"):
                found[f"{package}.{name}"] = value
    return found


PUBLIC = public()


def identity(value: Any) -> str | None:
    """Where a class or function is from, by which the same thing is known under several names."""
    name = getattr(value, "__qualname__", None)
    return f"{value.__module__}.{name}" if name else None


def test_every_public_name_stands_in_the_reference():
    described = [resolved(name) for name in DESCRIBED]
    known = {identity(value) for value in described} - {None}
    missing = [
        name
        for name, value in PUBLIC.items()
        if name not in DESCRIBED
        and identity(value) not in known
        and not any(value is each for each in described)
    ]
    assert missing == []
    assert "`diplotrack.__version__`" in PAGES["api"]


@pytest.mark.parametrize("name", sorted(DESCRIBED))
def test_what_the_reference_describes_exists(name):
    resolved(name)


# What the docstrings say, which the reference shows beside the signature with its types.


def callables() -> Iterator[tuple[str, Any, type | None]]:
    """Public functions, classes and methods, each once, with the class that a method belongs to."""
    seen = set()
    for name, value in sorted({**PUBLIC, **{name: resolved(name) for name in DESCRIBED}}.items()):
        known = identity(value)
        if known is None or known in seen or not value.__module__.startswith("diplotrack"):
            continue
        seen.add(known)
        if not inspect.isclass(value):
            yield name, value, None
            continue
        yield name, value, None
        for attribute, member in vars(value).items():
            function = getattr(member, "__func__", member)
            function = member.fget if isinstance(member, property) else function
            if inspect.isfunction(function) and not attribute.startswith(
                ("_", "test_", "pytest_", "diplotrack_")
            ):
                yield f"{name}.{attribute}", function, value


CALLABLES = {name: (value, owner) for name, value, owner in callables()}
# Their methods are documented where the protocol is.
PROTOCOLS = (ExplainingAdapter, Exporter)


def documentation(value: Any, owner: type | None) -> str:
    """A docstring, with those of its class and of the classes above it, to which it may leave what they say."""
    above = getattr(owner or value, "__mro__", ())
    same = [vars(kind).get(value.__name__) for kind in above] if owner else []
    return "\n".join(inspect.getdoc(each) or "" for each in (value, *above, *same) if each is not None)


def is_of_a_protocol(name: str, owner: type | None) -> bool:
    method = name.rpartition(".")[2]
    return owner is not None and any(
        hasattr(protocol, method) and hasattr(owner, "name") and hasattr(owner, "options")
        for protocol in PROTOCOLS
    )


def parameters(value: Any) -> list[str]:
    if inspect.isclass(value) and issubclass(value, enum.Enum):
        return []
    try:
        found = inspect.signature(value).parameters
    except (TypeError, ValueError):
        return []
    # An argument without a name of its own is not for whoever calls.
    return [name for name in found if name not in {"self", "cls"} and name.strip("_")]


def is_plain_protocol(value: Any) -> bool:
    return inspect.isclass(value) and getattr(value, "_is_protocol", False)


def raised(function: Any) -> set[str]:
    """The errors that a function raises itself, by their names."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except OSError:  # made by attrs
        return set()
    calls = (
        node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
    )
    names = (call.func.id for call in calls if isinstance(call.func, ast.Name))
    # A function of this module that makes the error is no name of one; an assertion is no error of a caller.
    return {name for name in names if not name.startswith("_")} - {"AssertionError", "NotImplementedError"}


@pytest.mark.parametrize("name", sorted(CALLABLES))
def test_a_docstring_says_what_goes_in_and_what_is_raised(name):
    value, owner = CALLABLES[name]
    own = inspect.getdoc(value)
    assert own, f"{name} has no docstring"
    assert own.splitlines()[0].rstrip().endswith((".", ":", "?")), f"{name}: the first line is a sentence"
    # "Arguments and errors as of `read`" leaves them to another page of the reference.
    left_to = re.search(r"[Aa]rguments\b[^.]*\bof `(\w+)`", own)
    known = {each.rpartition(".")[2] for each in CALLABLES}
    names = [] if left_to and left_to[1] in known else parameters(value)
    # Of a single argument of a function the sentence itself tells.
    if (
        (len(names) > 1 or inspect.isclass(value))
        and not is_plain_protocol(value)
        and not is_of_a_protocol(name, owner)
    ):
        said = documentation(value, owner)
        assert [each for each in names if not re.search(rf"\b{each}\b", said)] == [], f"{name}: not told of"
    if inspect.isfunction(value):
        said = documentation(value, owner)
        assert sorted(each for each in raised(value) if each not in said) == [], (
            f"{name}: raised and not told"
        )


# Hooks


def hooks(module: Any) -> dict[str, list[str]]:
    """The hooks that a module specifies, with their arguments."""
    return {
        name: list(inspect.signature(value).parameters)
        for name, value in vars(module).items()
        if name.startswith("diplotrack_") and inspect.isfunction(value)
    }


def test_every_hook_and_each_argument_stands_in_the_reference():
    parts = re.split(r"^## `(diplotrack_.+)`$", PAGES["hooks"], flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    wanted = {f"{name}({', '.join(arguments)})": arguments for name, arguments in hooks(hookspecs).items()}
    assert sorted(sections) == sorted(wanted)
    for signature, arguments in wanted.items():
        assert re.findall(r"^- `(\w+)`: \S", sections[signature], re.MULTILINE) == arguments, signature


@pytest.mark.parametrize("plugin", sorted(PLUGINS))
def test_the_hooks_of_a_plugin_stand_on_its_page(plugin):
    if importlib.util.find_spec(f"{PLUGINS[plugin]}.hookspecs") is None or PLUGINS[plugin] == "diplotrack":
        return
    for name, arguments in hooks(importlib.import_module(f"{PLUGINS[plugin]}.hookspecs")).items():
        assert f"`{name}({', '.join(arguments)})`" in PAGES[plugin]


# Options of adapters and exporters, and the commands


REGISTRY = Registry()


@pytest.mark.parametrize(
    ("plugin", "item"),
    [
        pytest.param(provided.plugin, provided.item, id=f"{kind}-{provided.item.name}")
        for kind, all_of_them in (("adapter", REGISTRY.adapters), ("exporter", REGISTRY.exporters))
        for provided in all_of_them
    ],
)
def test_every_option_stands_on_the_page_of_its_plugin(plugin, item):
    assert f"`{item.name}`" in PAGES[plugin], "the page names it"
    options = {field.name for field in attrs.fields(item.options)}
    assert sorted(options - first_cells(PAGES[plugin])) == []


def test_every_command_and_option_of_the_core_stands_in_the_reference():
    pytest.importorskip("click", reason="the command line needs click")
    from diplotrack.cli.app import cli

    text = PAGES["cli"]
    assert set(re.findall(r"^\| `diplotrack ([\w-]+)", text, re.MULTILINE)) == set(cli.commands)
    listed: dict[str, set[str]] = {}
    for option, of in re.findall(r"^\| `(--[\w-]+)[^`]*` \| ([^|]+) \|", text, re.MULTILINE):
        listed.setdefault(option, set()).update(of.strip().split(", "))
    known = {"--version": {"before the command"}, "--disable-plugin": {"before the command"}}
    for name, command in cli.commands.items():
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    known.setdefault(option, set()).add(name)
    assert listed == known


@pytest.mark.parametrize(
    "provided", [pytest.param(each, id=each.item.name) for each in REGISTRY.commands]
)  # fmt: skip
def test_every_command_of_a_plugin_and_its_options_stand_on_its_page(provided):
    text = PAGES[provided.plugin]
    assert f"diplotrack {provided.item.name}" in text
    assert f"diplotrack {provided.item.name}" in PAGES["cli"], "the page on the command line names it too"
    # The conditions that a command shares with `diplotrack list` are explained there.
    shared = first_cells(PAGES["cli"]) if "`diplotrack list`" in text else set()
    options = {
        option
        for parameter in provided.item.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }
    assert sorted(option for option in options - shared if f"`{option}" not in text) == []


# Formats


def test_the_page_on_the_json_schema_is_made_from_it():
    made = schema_page.text()
    if os.environ.get("UPDATE_DOCS") == "1":
        (REFERENCE / "schema.md").write_text(made, "utf-8")
    assert (REFERENCE / "schema.md").read_text("utf-8") == made, "UPDATE_DOCS=1 writes it"


def test_every_field_and_value_of_the_json_schema_stands_on_its_page():
    definitions = diplotrack.json_schema()["$defs"]
    parts = re.split(r"^### `(\w+)`$", PAGES["schema"], flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    for name, definition in definitions.items():
        section = sections[name if name in sections else name.lower()]
        wanted = [*definition.get("properties", ()), *definition.get("enum", ())]
        assert [each for each in wanted if f"`{each}`" not in section] == [], name


def test_every_field_of_the_arrow_schema_stands_on_its_page():
    schema = pytest.importorskip("diplotrack_arrow.schema", reason="needs the plugin arrow")
    names = {
        name
        for each in (schema.DOCUMENT, schema.ENGAGEMENT, schema.COMMITMENT, schema.ANY)
        for name in each.names
    }
    assert sorted(names - first_cells(PAGES["arrow"])) == []


@pytest.mark.parametrize("profile", ["raw", "spreadsheet"])
def test_every_csv_column_stands_on_its_page(profile, tmp_path):
    pytest.importorskip("diplotrack_csv", reason="needs the plugin csv")
    diplotrack.export(many_reports(20), tmp_path / "all.csv", profile=profile)
    header = (tmp_path / "all.csv").read_text("utf-8-sig").splitlines()[0].split(",")
    assert [column for column in header if f"`{column}`" not in PAGES["csv"]] == []


@pytest.mark.parametrize("options", [{}, {"todos": True, "alarm": "P1D", "refresh": "P1D", "name": "All"}])
def test_every_ical_property_stands_on_its_page(options, tmp_path):
    pytest.importorskip("diplotrack_ical", reason="needs the plugin ical")
    diplotrack.export(many_reports(40), tmp_path / "all.ics", **options)
    written = "".join(path.read_text("utf-8") for path in tmp_path.glob("*.ics")).replace("\n ", "")
    properties = set(re.findall(r"^([A-Z-]+)[;:]", written, re.MULTILINE)) - {"BEGIN", "END"}
    text = PAGES["ical"]
    assert sorted(name for name in properties if not re.search(rf"`[^`]*\b{name}\b[^`]*`", text)) == []


def test_the_options_that_all_adapters_of_prose_share_are_described_once():
    fields = {field.name for field in attrs.fields(DocumentOptions)}
    assert (
        sorted(
            name for name in fields if not re.search(rf"\b{name}\b", inspect.getdoc(DocumentOptions) or "")
        )
        == []
    )
