"""`diplotrack new-plugin` makes a plugin that works: found, tested and clean as it stands, whatever it is called."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
import venv
from pathlib import Path

import pytest
from hypothesis import given, strategies

from diplotrack.errors import ValidationError
from diplotrack.plugins import Registry
from diplotrack.testing import Plugin

kit = pytest.importorskip("diplotrack.cli.kit", reason="the command line needs click")

REPOSITORY = Path(__file__).resolve().parent.parent
LONGEST = "a-name-of-thirty-six-characters-here"


def _installed(folder, place):
    """Put a plugin's source on a path, with the metadata that pip would write; the paths to search."""
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    info = place / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    points = project["entry-points"]["diplotrack"]
    entries = "".join(f"{name} = {target}\n" for name, target in points.items())
    (info / "entry_points.txt").write_text(f"[diplotrack]\n{entries}")
    return [folder / "src", place]


# Names


@pytest.mark.parametrize(
    ("given", "plugin"),
    [
        ("press-office", "press-office"),
        ("diplotrack-press-office", "press-office"),
        ("Press_Office", "press-office"),
        ("press..OFFICE", "press-office"),
        ("x", "x"),
        ("mfa2", "mfa2"),
        (LONGEST, LONGEST),
    ],
)
def test_a_name_is_brought_into_its_usual_form(given, plugin):
    names = kit.Names.of(given)
    assert names.plugin == plugin
    assert names.distribution == f"diplotrack-{plugin}"
    assert names.package == f"diplotrack_{plugin.replace('-', '_')}"
    assert names.package.isidentifier()
    assert names.class_name.isidentifier()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("press office", "PEP 508"),
        ("-press", "PEP 508"),
        ("press-", "PEP 508"),
        ("", "PEP 508"),
        ("../press", "PEP 508"),
        ("präsidium", "PEP 508"),
        ("press\n", "PEP 508"),
        ("3com", "begin with a letter"),
        ("diplotrack-3com", "begin with a letter"),
        ("diplotrack", "give what comes behind 'diplotrack-'"),
        ("import", "a word of Python's own"),
        ("diplotrack-Match", "a word of Python's own"),
        (LONGEST + "x", "at most 36 characters"),
    ],
)
def test_what_is_no_name_is_refused_with_what_would_be_one(within, tmp_path, given, expected):
    status, out, err = within("new-plugin", "--kind", "adapter", "--output", str(tmp_path), "--", given)
    assert (status, out) == (2, "")
    assert expected in err
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


@given(
    strategies.text(max_size=50)
    | strategies.from_regex(r"(diplotrack[-_.])?[A-Za-z][A-Za-z0-9._-]{0,30}", fullmatch=True)
)
def test_what_is_made_of_a_name_is_a_name_and_stays_so(given):
    try:
        names = kit.Names.of(given)
    except ValidationError:
        return
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", names.plugin)
    assert names.package.isidentifier()
    assert names.class_name.isidentifier()
    assert kit.Names.of(names.plugin) == kit.Names.of(names.distribution) == names
    assert kit.Names.of(names.package.upper()) == names


class Named:
    """An adapter and an exporter of this name."""

    options = type("Options", (), {"__attrs_attrs__": ()})
    suffixes, media_type = (".x",), "text/plain"

    def __init__(self, name):
        self.name = name

    def accepts(self, source):
        return 0

    def read(self, source, options):
        return []

    def open(self, target, options):
        raise NotImplementedError


@pytest.mark.parametrize(
    ("plugin", "problem"),
    [
        (("taken", Plugin()), "a plugin is called so"),
        (("other", Plugin(adapters=[Named("taken")])), "plugin 'other' has an adapter of that name"),
        (("other", Plugin(exporters=[Named("taken")])), "plugin 'other' has an exporter of that name"),
    ],
)
def test_a_name_that_is_taken_is_refused_with_who_has_it(tmp_path, capsys, plugin, problem):
    from diplotrack.cli import main

    arguments = ["new-plugin", "taken", "--kind", "store", "--output", str(tmp_path)]
    assert main(arguments, registry=Registry(plugins=[plugin])) == 2
    assert problem in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_name_whose_package_is_there_is_refused(tmp_path, monkeypatch):
    (tmp_path / "diplotrack_there.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ValueError, match="there is a package diplotrack_there"):
        kit.check_free(kit.Names.of("there"), Registry(plugins=[]))


# Files


@pytest.mark.parametrize("kind", kit.KINDS)
def test_the_files_are_whole_and_the_same_each_time(kind):
    author = 'Ministry of "Foreign" Affairs \\ Press'
    made = [
        kit.rendered(kit.Names.of("press-office"), kind, author=author, license_id="MIT") for _ in range(2)
    ]
    assert made[0] == made[1]
    files = made[0]
    assert {".gitignore", ".github/workflows/ci.yml", ".github/workflows/release.yml"} <= set(files)
    package = {"src/diplotrack_press_office/__init__.py", "src/diplotrack_press_office/py.typed"}
    assert {"LICENSE", "README.md", "pyproject.toml", "tests/test_conformance.py", *package} <= set(files)
    for path, text in files.items():
        assert "PACKAGE" not in path + text
        assert "$" not in text.replace("${{ matrix.python }}", ""), path
        if path.endswith(".py"):
            compile(text, path, "exec")
    project = tomllib.loads(files["pyproject.toml"])["project"]
    assert project["authors"] == [{"name": author}]
    assert project["license"] == "MIT"
    assert f"Copyright (c) {author}" in files["LICENSE"]
    assert "diplotrack_hooks_version = 1\n" in files["src/diplotrack_press_office/__init__.py"]
    assert "pypi.org/p/diplotrack-press-office" in files[".github/workflows/release.yml"]


def test_the_workflows_are_yaml_and_publish_without_a_password():
    yaml = pytest.importorskip("yaml", reason="pip install pyyaml")
    files = kit.rendered(kit.Names.of("x"), "adapter", author=None, license_id="Apache-2.0")
    ci, release = (yaml.safe_load(files[f".github/workflows/{name}.yml"]) for name in ("ci", "release"))
    runs = [step["run"] for step in ci["jobs"]["test"]["steps"] if "run" in step]
    assert [run for run in runs if "pytest" in run or "mypy" in run or "ruff" in run]
    assert ci["jobs"]["test"]["strategy"]["matrix"]["python"][0] == "3.11"
    assert release["jobs"]["publish"]["permissions"] == {"id-token": "write"}
    assert "password" not in files[".github/workflows/release.yml"].replace("no password", "")


@pytest.mark.parametrize("license_id", kit.LICENSES)
def test_each_license_comes_with_its_text(license_id):
    files = kit.rendered(kit.Names.of("x"), "parties", author=None, license_id=license_id)
    assert tomllib.loads(files["pyproject.toml"])["project"]["license"] == license_id
    assert "authors" not in tomllib.loads(files["pyproject.toml"])["project"]
    assert license_id.partition("-")[0].upper() in files["LICENSE"].upper()


@pytest.mark.parametrize(
    ("ours", "asked"),
    [
        ("0.1.0", "diplotrack>=0.1,<0.2"),
        ("0.12.3.dev4", "diplotrack>=0.12,<0.13"),
        ("2.7.1", "diplotrack>=2.7,<3"),
    ],
)
def test_a_plugin_asks_for_what_it_was_written_for(ours, asked):
    assert kit.requirement(ours) == asked


def test_what_is_there_is_never_overwritten(within, tmp_path):
    command = ("new-plugin", "mine", "--kind", "adapter", "--output", str(tmp_path / "new"))
    status, out, err = within(*command)
    folder = tmp_path / "new" / "diplotrack-mine"
    assert (status, err) == (0, "")
    assert str(folder / "pyproject.toml") in out.splitlines()
    (folder / "README.md").write_text("my words")
    status, out, err = within(*command)
    assert (status, out) == (1, "")
    assert err == f"diplotrack: error: {folder}: is there already; nothing was written\n"
    assert (folder / "README.md").read_text() == "my words"


def test_what_cannot_be_written_whole_is_not_written(tmp_path, monkeypatch):
    left = iter(range(3))
    usual = Path.write_text

    def full(path, *arguments, **more):
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        return usual(path, *arguments, **more)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(Exception, match="diplotrack-x: cannot be written: No space left on device"):
        kit.written(tmp_path / "diplotrack-x", dict.fromkeys(("a", "b/c", "d", "e"), "text"))
    assert not list(tmp_path.iterdir())


def test_a_file_in_the_place_of_the_output_folder_is_told(within, tmp_path):
    (tmp_path / "file").write_text("")
    status, _, err = within("new-plugin", "x", "--kind", "adapter", "--output", str(tmp_path / "file"))
    assert status != 0
    assert "file" in err


@pytest.mark.parametrize("author", ["", "  ", "two\nlines", "\x7f"])
def test_an_author_is_a_line(within, tmp_path, author):
    status, _, err = within(
        "new-plugin", "x", "--kind", "adapter", "--output", str(tmp_path), "--author", author
    )
    assert status == 2
    assert "--author" in err


# The plugins


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A plugin of each kind, and one with the longest name: folders by the names of the plugins."""
    place = tmp_path_factory.mktemp("made")
    made = {}
    for kind in kit.KINDS:
        for name in (f"made-{kind}", f"{kind}-{LONGEST}"[:36]):
            names = kit.Names.of(name)
            made[name] = place / names.distribution
            kit.written(made[name], kit.rendered(names, kind, author="Somebody", license_id="MIT"))
    return made


def test_plugins_of_all_kinds_are_found_and_nothing_is_wrong_with_them(made, tmp_path, python):
    path = [place for folder in made.values() for place in _installed(folder, tmp_path / folder.name)]
    code = "import sys; from diplotrack.cli import main; sys.exit(main(['plugins', '--json']))"
    listed = {each["name"]: each for each in json.loads(python(code, path=tuple(path)))["plugins"]}
    for name in made:
        assert (listed[name]["state"], listed[name]["problems"], listed[name]["hooks_version"]) == (
            "loaded",
            [],
            1,
        )
    assert listed["made-adapter"]["adapters"][0]["name"] == "made-adapter"
    assert listed["made-exporter"]["exporters"][0]["suffixes"] == [".madeexporter"]


def test_plugins_begin_with_documented_names_only(made, undocumented):
    assert {name: undocumented(folder) for name, folder in made.items() if undocumented(folder)} == {}


def test_the_example_of_a_plugin_needs_documented_names_only(undocumented):
    example = REPOSITORY / "plugins" / "diplotrack-example-ministry"
    assert list((example / "src").rglob("*.py"))
    assert undocumented(example) == []


@pytest.fixture(scope="module")
def fresh(tmp_path_factory, made):
    """A Python with nothing in it but the core, the plugins made, and what their metadata ask for."""
    place = tmp_path_factory.mktemp("fresh")
    venv.create(place, with_pip=True)
    interpreter = place / "bin" / "python"

    def run(*arguments, folder=place, status=0):
        done = subprocess.run(
            [interpreter, "-m", *arguments], cwd=folder, check=False, timeout=600,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        assert done.returncode == status, done.stdout
        return done.stdout

    run("pip", "install", "--quiet", "--upgrade", "pip>=25.1")
    metadata = next(iter(made.values())) / "pyproject.toml"  # the groups of all are the same
    plugins = [word for folder in made.values() for word in ("--editable", str(folder))]
    groups = [word for group in ("test", "lint") for word in ("--group", f"{metadata}:{group}")]
    run("pip", "install", "--quiet", f"{REPOSITORY}[cli]", *plugins, *groups)
    return run


@pytest.mark.heavy
@pytest.mark.parametrize("kind", kit.KINDS)
def test_a_plugin_as_it_is_made_passes_its_tests_and_its_linters(kind, made, fresh):
    for name in (f"made-{kind}", f"{kind}-{LONGEST}"[:36]):
        fresh("ruff", "check", ".", folder=made[name])
        fresh("ruff", "format", "--check", ".", folder=made[name])
        fresh("mypy", folder=made[name])
        assert " passed" in fresh("pytest", folder=made[name])
        listed = json.loads(fresh("diplotrack", "plugins", "--json"))["plugins"]
        assert [(each["state"], each["problems"]) for each in listed if each["name"] == name] == [
            ("loaded", [])
        ]


@pytest.mark.heavy
def test_the_how_to_gives_a_plugin_that_passes_its_tests_and_can_be_published(tmp_path, fresh):
    text = (REPOSITORY / "docs" / "how-to" / "publish-a-plugin.md").read_text("utf-8")
    blocks = re.findall(r"^(`{3,})(\w+)\n(.*?)\n\1$", text, re.MULTILINE | re.DOTALL)
    [begin] = re.findall(r"^\$ diplotrack (new-plugin .*)$", text, re.MULTILINE)
    fresh("diplotrack", *begin.split(), folder=tmp_path)
    saved = re.findall(
        r"[Ss]ave this as `([^`]+)`:\n\n(`{3,})\w+\n(.*?)\n\2$", text, re.MULTILINE | re.DOTALL
    )
    assert [Path(place).name for place, *_ in saved] == [
        "agenda.html", "adapter.py", "test_conformance.py", "README.md"
    ]  # fmt: skip
    for place, _, content in saved:
        (tmp_path / place).write_text(content + "\n", "utf-8")
    folder = tmp_path / "diplotrack-examplia-agenda"
    shutil.copy(tmp_path / "agenda.html", folder / "tests")
    [dependencies] = [code for _, language, code in blocks if language == "toml"]
    metadata = (folder / "pyproject.toml").read_text("utf-8")
    changed = re.sub(r"^dependencies = .*$", lambda _: dependencies, metadata, flags=re.MULTILINE)
    assert changed != metadata
    (folder / "pyproject.toml").write_text(changed, "utf-8")
    commands = [line for _, language, code in blocks if language == "sh" for line in code.splitlines()]
    assert commands.pop(0) == "cd diplotrack-examplia-agenda"
    ran = []
    for command in commands:
        tool, *words = command.removeprefix("python -m ").split()
        if words[-1:] == ["dist/*"]:
            words[-1:] = [str(path) for path in (folder / "dist").iterdir()]
        ran.append((tool, fresh(tool, *words, folder=folder)))
    told = dict(ran)
    assert {"pip", "pytest", "ruff", "mypy", "diplotrack", "build", "twine"} == set(told)
    assert " passed" in told["pytest"]
    assert told["diplotrack"].count('"type":"engagement"') == 2, "each entry is a record"
    assert told["twine"].count("PASSED") == 2
