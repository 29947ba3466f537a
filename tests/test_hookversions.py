"""A plugin says which version of the hooks it was written for; what does not fit, or is on its way out, is told."""

from __future__ import annotations

import inspect
import types
import warnings

import pytest

from diplotrack import __version__, hooks, hookspecs, hookversions, vetting
from diplotrack.errors import HookDeprecationWarning, PluginWarning
from diplotrack.hooks import hookimpl
from diplotrack.hookversions import Retired
from diplotrack.plugins import PluginState, Registry
from diplotrack.testing import Plugin


def _plugin(version=None, **functions):
    """A plugin for this version, with these functions as its hooks."""
    plugin = types.SimpleNamespace(**{name: hookimpl(function) for name, function in functions.items()})
    if version is not None:
        plugin.diplotrack_hooks_version = version
    return plugin


def _parties():
    return []


def _asked(*plugins):
    """What a registry of these and of a good one says of each, and the warnings on the way."""
    registry = Registry(plugins=[*plugins, ("good", Plugin())])
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        infos = {info.name: info for info in registry.plugins()}
    assert infos["good"].state is PluginState.LOADED, "one plugin spoiled another"
    assert infos["good"].problems == ()
    return infos, told


@pytest.fixture
def now(monkeypatch):
    """Set the version of the hooks, the oldest one, and what is retired."""

    def become(version, oldest=1):
        monkeypatch.setattr(hooks, "HOOKS_VERSION", version)
        monkeypatch.setattr(hooks, "OLDEST_HOOKS_VERSION", oldest)
        table = {"diplotrack_open": Retired(since=2, until=4, instead="implement diplotrack_open_store")}
        table["diplotrack_fetch(limit)"] = Retired(since=2, until=4, instead="take size")
        monkeypatch.setattr(hookversions, "RETIRED", table)
        monkeypatch.setattr(vetting, "RETIRED", table)

    return become


def test_a_plugin_may_say_for_which_version_it_was_written():
    infos, told = _asked(("says", _plugin(1, diplotrack_parties=_parties)), ("silent", Plugin()))
    assert [infos[name].hooks_version for name in ("says", "silent")] == [1, None]
    assert told == []


@pytest.mark.parametrize(
    ("version", "problem"),
    [
        (6, f"it was written for version 6 of the hooks, and diplotrack {__version__} has version 5: upgrade diplotrack"),
        (2, f"it was written for version 2 of the hooks, and diplotrack {__version__} takes plugins from version 3 on: upgrade it"),
        ("1", "diplotrack_hooks_version is '1'; give the version of the hooks as a number, such as 5"),
        (True, "diplotrack_hooks_version is True; give"),
        (0, "diplotrack_hooks_version is 0; give"),
    ],
)  # fmt: skip
def test_a_plugin_for_a_version_that_is_not_here_is_left_out(now, version, problem):
    now(5, oldest=3)
    asked = []
    infos, told = _asked(("other", _plugin(version, diplotrack_parties=lambda: asked.append(1) or [])))
    assert infos["other"].state is PluginState.FAILED
    assert infos["other"].problems[0].startswith(problem)
    assert [str(each.message).startswith(f"plugin 'other': {problem}") for each in told] == [True]
    assert asked == [], "its hooks were asked"
    fitting, told = _asked(("fits", _plugin(4, diplotrack_parties=_parties)))
    assert (fitting["fits"].state, told) == (PluginState.LOADED, [])


def test_a_deprecated_argument_works_and_is_told_to_who_tests_the_plugin(now):
    now(3)
    asked = []
    plugin = _plugin(1, diplotrack_fetch=lambda url, limit: asked.append(limit))
    registry = Registry(plugins=[("old", plugin)])
    said = "diplotrack_fetch takes 'limit': it is deprecated since version 2 of the hooks, gone with version 4; take size"
    with pytest.warns(HookDeprecationWarning, match="plugin 'old': ") as told:
        (info,) = registry.plugins()
    assert not any(issubclass(each.category, PluginWarning) for each in told), "users are bothered with it"
    assert (info.state, info.problems) == (PluginState.LOADED, (said,))
    with pytest.raises(Exception, match="no plugin fetches it"):
        registry.fetch("https://example.org")
    assert asked, "the hook was not asked"


def test_a_warning_that_is_made_an_error_costs_no_plugin(now):
    now(3)
    registry = Registry(plugins=[("old", _plugin(1, diplotrack_fetch=lambda limit: None))])
    with pytest.raises(HookDeprecationWarning):  # pytest makes warnings errors here
        registry.plugins()
    assert [info.state for info in registry.plugins()] == [PluginState.LOADED]


def test_a_removed_hook_is_told_with_what_takes_its_place(now):
    now(4)
    infos, told = _asked(("old", _plugin(1, diplotrack_open=lambda url: None, diplotrack_parties=_parties)))
    said = (
        "diplotrack_open is never called: version 4 of the hooks removed it; implement diplotrack_open_store"
    )
    assert (infos["old"].state, infos["old"].problems) == (PluginState.LOADED, (said,))
    assert [each.category for each in told] == [PluginWarning]
    assert "diplotrack_parties" in infos["old"].hooks


def test_a_removed_argument_leaves_the_plugin_out_and_says_why(now):
    now(4)
    infos, _ = _asked(("old", _plugin(1, diplotrack_fetch=lambda url, limit: None)))
    assert infos["old"].problems[0] == (
        "diplotrack_fetch takes 'limit': version 4 of the hooks removed it; take size"
    )


def test_methods_and_functions_that_are_no_hooks_of_ours_are_left_alone(now):
    now(3)

    class Old:
        @hookimpl
        def diplotrack_fetch(self, limit):
            return None

        def diplotrack_open(self):
            return None

    with pytest.warns(HookDeprecationWarning, match="takes 'limit'"):
        (info,) = Registry(plugins=[("old", Old())]).plugins()
    assert len(info.problems) == 1


def test_an_import_that_fails_on_an_older_diplotrack_says_what_the_plugin_asks_for(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    info = tmp_path / "acme_future-2.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: acme-future\nVersion: 2.0\n"
        "Requires-Dist: diplotrack-csv>=7\nRequires-Dist: diplotrack>=9.1,<10; python_version > '3'\n"
    )
    (info / "entry_points.txt").write_text("[diplotrack]\nfuture = acme_future\n")
    (tmp_path / "acme_future.py").write_text("from diplotrack.hooks import something_new\n")
    with pytest.warns(PluginWarning, match="plugin 'future' of acme-future 2.0: ImportError"):
        infos = {info.name: info for info in Registry().plugins()}
    assert (
        infos["future"].problems[0].endswith(f"; it asks for diplotrack>=9.1,<10, and this is {__version__}")
    )


def test_what_is_retired_stays_for_two_versions_and_says_what_to_do():
    for name, what in hookversions.RETIRED.items():
        assert what.until >= what.since + 2, name
        assert what.instead, name
    assert 1 <= hooks.OLDEST_HOOKS_VERSION <= hooks.HOOKS_VERSION


SIGNATURES = {
    1: """
        diplotrack_arrow_stream(items, type)
        diplotrack_changed(change)
        diplotrack_commands()
        diplotrack_exporters()
        diplotrack_fetch(url, limit, encoding)
        diplotrack_open_store(url)
        diplotrack_parties()
        diplotrack_refine(report)
        diplotrack_source_adapters(registry)
    """
}
"""The hooks of each version; those of a version that was released stay as they are."""


def test_another_hook_or_argument_is_another_version():
    found = [
        f"{name}({', '.join(inspect.signature(hook).parameters)})"
        for name, hook in sorted(vars(hookspecs).items())
        if name.startswith("diplotrack_")
    ]
    assert found == [line.strip() for line in SIGNATURES[hooks.HOOKS_VERSION].strip().splitlines()]
