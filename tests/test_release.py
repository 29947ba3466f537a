"""The checks of the release find what they are there to find."""

from __future__ import annotations

import importlib.util
import io
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.message import Message
from pathlib import Path

import pytest

RELEASE = Path(__file__).resolve().parents[1] / "release"


def loaded(path: str):
    spec = importlib.util.spec_from_file_location(Path(path).stem, RELEASE / path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


contents = loaded("contents.py")
licenses = loaded("within/licenses.py")

# In two parts, since this file is in an sdist, which must not name such a path either.
HOME = "/home" + "/kim/thing"
WHEEL = {
    "thing/__init__.py": b"",
    "thing/py.typed": b"",
    "thing/testing/suites.py": b"",
    "thing-1.dist-info/licenses/LICENSE": b"Apache",
    "thing-1.dist-info/METADATA": b"Name: thing",
}
SDIST = {
    "thing-1/LICENSE": b"",
    "thing-1/README.md": b"",
    "thing-1/pyproject.toml": b"",
    "thing-1/PKG-INFO": b"",
    "thing-1/src/thing/__init__.py": b"",
    "thing-1/src/thing/py.typed": b"",
    "thing-1/tests/test_thing.py": b"",
}


def wheel(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "thing-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def sdist(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "thing-1.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def test_archives_with_what_belongs_there_pass(tmp_path):
    assert list(contents.problems(wheel(tmp_path, WHEEL), {})) == []
    assert list(contents.problems(sdist(tmp_path, SDIST), {})) == []


@pytest.mark.parametrize(
    ("path", "content", "problem"),
    [
        ("thing/words.toml.orig", b"", "thing/words.toml.orig: a leftover"),
        ("thing/__pycache__/a.cpython-311.pyc", b"", "thing/__pycache__/a.cpython-311.pyc: a leftover"),
        ("thing/tests/test_a.py", b"", "thing/tests/test_a.py: tests are not for users"),
        ("thing/training/a.conllu", b"", "thing/training/a.conllu: training are not for users"),
        ("conftest.py", b"", "conftest.py: outside of the package thing"),
        ("other/a.py", b"", "other/a.py: outside of the package thing"),
        ("thing/a.py", f"# see {HOME}/a.py".encode(), f"thing/a.py: names a path of a machine, {HOME}/a.py"),
        ("thing/big", bytes(900_000), "thing/big: 900000 bytes, more than a file may have"),
        ("thing/a.md", b"x" * 70, f"thing/a.md: has a line of private/NOTES.md: {'x' * 70}"),
    ],
)  # fmt: skip
def test_what_does_not_belong_into_a_wheel_is_named(tmp_path, path, content, problem):
    found = list(contents.problems(wheel(tmp_path, WHEEL | {path: content}), {"x" * 70: "private/NOTES.md"}))
    assert problem in found


@pytest.mark.parametrize("path", ["thing/py.typed", "thing-1.dist-info/licenses/LICENSE"])
def test_what_a_wheel_lacks_is_named(tmp_path, path):
    [found] = contents.problems(wheel(tmp_path, {name: WHEEL[name] for name in WHEEL if name != path}), {})
    assert found.endswith("is missing")


@pytest.mark.parametrize("path", sorted(SDIST))
def test_what_an_sdist_lacks_is_named(tmp_path, path):
    files = {name: SDIST[name] for name in SDIST if name != path}
    assert [found for found in contents.problems(sdist(tmp_path, files), {}) if "missing" in found]


def test_an_sdist_with_another_distribution_in_it_is_refused(tmp_path):
    files = SDIST | {"thing-1/plugins/thing-more/README.md": b""}
    [found] = contents.problems(sdist(tmp_path, files), {})
    assert found == "thing-1/plugins/thing-more/README.md: not of this distribution"


def test_lines_beside_the_repository_are_known_by_the_file_they_are_from(tmp_path):
    (tmp_path / "NOTES.md").write_text(f"short\n  {'y' * 80}\n", "utf-8")
    assert contents.private_lines(tmp_path) == {"y" * 80: f"{tmp_path.name}/NOTES.md"}
    assert contents.private_lines(tmp_path / "nowhere") == {}


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-or-later OR Apache-2.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-only AND MIT OR ISC", True),
        ("GPL-3.0-only AND (MIT OR ISC)", False),
        ("(MIT OR GPL-3.0-only) AND ISC", True),
    ],
)
def test_an_expression_is_allowed_where_a_user_can_comply(expression, allowed):
    assert licenses.is_allowed(expression, {"MIT", "ISC", "Apache-2.0"}) is allowed


@pytest.mark.parametrize("text", ["", "MIT AND", "MIT ISC", "(MIT", "MIT)", "OR MIT"])
def test_what_is_no_expression_is_refused(text):
    with pytest.raises(ValueError, match=r"expression|bracket"):
        licenses.is_allowed(text, {"MIT", "ISC"})


@pytest.mark.parametrize(
    ("fields", "expression"),
    [
        ([("License-Expression", "MIT OR Apache-2.0"), ("License", "BSD")], "MIT OR Apache-2.0"),
        ([("License", "Apache License 2.0")], "Apache-2.0"),
        ([("License", "BSD-3-Clause")], "BSD-3-Clause"),
        ([("License", "Copyright 2020 …"), ("Classifier", "License :: OSI Approved :: MIT License")], "MIT"),
        (
            [("Classifier", "License :: OSI Approved :: MIT License"), ("Classifier", "License :: Other")],
            None,
        ),
        ([("License", "Dual License")], None),
        ([("License", "UNKNOWN")], None),
        ([("Classifier", "Typing :: Typed")], None),
    ],
)
def test_a_license_is_taken_from_what_says_it_best(fields, expression):
    metadata = Message()
    for name, value in fields:
        metadata[name] = value
    assert (
        licenses.expression(metadata, tomllib.loads(licenses.TABLE.read_text("utf-8"))["called"])
        == expression
    )


def test_a_module_that_imports_what_its_distribution_does_not_require_is_named(tmp_path):
    for name, requires in (("diplotrack", "attrs"), ("diplotrack-thing", "diplotrack")):
        package, information = name.replace("-", "_"), tmp_path / f"{name.replace('-', '_')}-1.dist-info"
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("def f():\n    import attrs, click, json\n", "utf-8")
        information.mkdir()
        (information / "METADATA").write_text(
            f"Name: {name}\nVersion: 1\nRequires-Dist: {requires}>=1\n", "utf-8"
        )
        (information / "RECORD").write_text(f"{package}/__init__.py,,\n", "utf-8")
    # `-S` leaves out what is installed here, so that the only distributions are these two.
    command = [sys.executable, "-S", RELEASE / "within" / "imports.py"]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(tmp_path)}, check=False, text=True, capture_output=True
    )
    assert done.stderr.splitlines() == [
        "diplotrack imports click, which diplotrack does not require",
        "diplotrack_thing imports click, which diplotrack-thing does not require",
    ]
