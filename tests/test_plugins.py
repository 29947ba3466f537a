"""The registry: finds plugins, guards them, names what is wrong with them, and goes on with the rest."""

from __future__ import annotations

import inspect
import pickle
import sys
import threading
import types
import warnings
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version

import attrs
import pluggy
import pytest

from diplotrack import hookspecs, jsonlines
from diplotrack.errors import PluginError, PluginWarning
from diplotrack.hooks import hookimpl
from diplotrack.interfaces import NoOptions
from diplotrack.memory import MemoryStore
from diplotrack.parties import PartyEntry, PartyKind
from diplotrack.plugins import PluginState, Registry, default_registry
from diplotrack.testing import Plugin, document, engagement, report
from diplotrack.tracking import Change, ChangeKind


@attrs.frozen
class Adapter:
    name: str = "notes"
    options: type = NoOptions

    def accepts(self, source):
        return 0.5

    def read(self, source, options):
        return []


@attrs.frozen
class Exporter:
    name: str = "lines"
    suffixes: tuple = (".lines",)
    media_type: str = "text/plain"
    options: type = NoOptions

    def open(self, target, options):
        raise NotImplementedError


class Refining:
    """A plugin whose diplotrack_refine is the function given."""

    def __init__(self, function):
        self.function = function

    @hookimpl
    def diplotrack_refine(self, report):
        return self.function(report)


def _nothing():
    """A new function each time, since the marker marks the function itself."""

    def hook():
        return []

    return hook


def _hook(name, function):
    """A plugin with one hook, which calls the function."""
    plugin = types.SimpleNamespace()
    setattr(plugin, name, hookimpl(function))
    return plugin


def _asked(registry):
    """What the registry says, and the warnings on the way."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        infos = {info.name: info for info in registry.plugins()}
    assert all(issubclass(w.category, PluginWarning) for w in told)
    return infos, [str(w.message) for w in told]


# By hand


def test_plugins_by_hand_need_no_entry_points():
    registry = Registry(plugins=[Plugin(adapters=[Adapter()], exporters=[Exporter()])])
    assert [p.item for p in registry.adapters] == [Adapter()]
    assert [p.item for p in registry.exporters] == [Exporter()]
    (info,) = registry.plugins()
    assert (info.name, info.distribution, info.version, info.state) == (
        "Plugin",
        None,
        None,
        PluginState.LOADED,
    )
    assert info.hooks == ("diplotrack_exporters", "diplotrack_parties", "diplotrack_source_adapters")
    assert info.problems == ()


def test_no_plugins_is_a_registry_too():
    registry = Registry(plugins=[])
    assert (registry.adapters, registry.exporters, registry.plugins(), registry.failures()) == (
        (),
        (),
        (),
        "",
    )


def test_modules_and_named_plugins():
    registry = Registry(plugins=[jsonlines, ("mine", Plugin(adapters=[Adapter()]))])
    assert [info.name for info in registry.plugins()] == ["diplotrack.jsonlines", "mine"]
    assert [(p.plugin, p.item.name) for p in registry.adapters] == [
        ("diplotrack.jsonlines", "jsonl"),
        ("mine", "notes"),
    ]


def test_two_objects_of_one_class_are_two_plugins():
    registry = Registry(plugins=[Plugin(adapters=[Adapter("a")]), Plugin(adapters=[Adapter("b")])])
    assert [p.item.name for p in registry.adapters] == ["a", "b"]
    assert [info.name for info in registry.plugins()] == ["Plugin", "Plugin#2"]


def test_results_are_sorted_by_name_whatever_the_order_of_plugins():
    plugins = [("z", Plugin(adapters=[Adapter("a"), Adapter("c")])), ("y", Plugin(adapters=[Adapter("b")]))]
    for given in (plugins, plugins[::-1]):
        assert [p.item.name for p in Registry(plugins=given).adapters] == ["a", "b", "c"]


def test_hooks_are_asked_once_and_only_when_needed():
    asked = []
    registry = Registry(plugins=[_hook("diplotrack_source_adapters", lambda: asked.append(1) or [Adapter()])])
    assert asked == []
    assert registry.adapters is registry.adapters
    registry.plugins()
    assert asked == [1]


def test_threads_share_one_answer():
    asked = []
    ready = threading.Barrier(8)

    def adapters():
        asked.append(1)
        return [Adapter()]

    registry = Registry(plugins=[_hook("diplotrack_source_adapters", adapters)])

    def use(_):
        ready.wait(10)
        return registry.adapters

    with ThreadPoolExecutor(8) as executor:
        answers = list(executor.map(use, range(8)))
    assert asked == [1]
    assert all(answer is answers[0] for answer in answers)


# Switching off


def test_plugins_can_be_switched_off_by_argument_and_by_environment(monkeypatch):
    plugins = [(name, Plugin(adapters=[Adapter(name)])) for name in ("a", "b", "c")]
    monkeypatch.setenv("DIPLOTRACK_DISABLE_PLUGINS", " b, ,")
    registry = Registry(plugins=plugins, disable=["c"])
    assert [p.item.name for p in registry.adapters] == ["a"]
    assert {info.name: info.state for info in registry.plugins()} == {
        "a": "loaded",
        "b": "disabled",
        "c": "disabled",
    }


def test_a_plugin_that_is_off_is_not_even_imported(dist):
    dist("off", "1.0", {"off": "off_module"}, off_module="raise RuntimeError('imported')")
    _, told = _asked(Registry(disable=["off"]))
    assert not any("off" in message for message in told)
    assert "off_module" not in sys.modules


def test_a_wrong_name_to_switch_off_is_told_with_the_nearest():
    _, told = _asked(Registry(plugins=[("prose", Plugin())], disable=["pros", "zzz"]))
    assert told == [
        "no plugin is called 'pros', so there is nothing to disable; did you mean 'prose'?",
        "no plugin is called 'zzz', so there is nothing to disable",
    ]


# What is wrong with a plugin


def _failing(error):
    def hook(*_, **__):
        raise error

    return hook


WRONG = {
    "a misspelt hook": (
        _hook("diplotrack_source_adaptors", _nothing()),
        "diplotrack_source_adaptors is never called: there is no such hook; did you mean diplotrack_source_adapters?",
    ),
    "an unmarked misspelt hook": (
        types.SimpleNamespace(diplotrack_exporter=_nothing(), diplotrack_parties=hookimpl(_nothing())),
        "diplotrack_exporter is never called: there is no such hook; did you mean diplotrack_exporters?",
    ),
    "an unmarked hook": (
        types.SimpleNamespace(diplotrack_exporters=_nothing(), diplotrack_parties=hookimpl(_nothing())),
        "diplotrack_exporters is never called: it lacks the @hookimpl marker",
    ),
    "no hook": (types.SimpleNamespace(), "it implements no hook; known are diplotrack_arrow_stream"),
    "a hook that raises": (
        _hook("diplotrack_source_adapters", _failing(ZeroDivisionError("by zero"))),
        "diplotrack_source_adapters failed: ZeroDivisionError: by zero",
    ),
    "a hook that raises without a word": (
        _hook("diplotrack_exporters", _failing(ValueError())), "diplotrack_exporters failed: ValueError"
    ),
    "a hook that gives no list": (
        _hook("diplotrack_exporters", lambda: 5), "diplotrack_exporters failed: TypeError: 'int' object is not iterable"
    ),
    "something else than an adapter": (Plugin(adapters=[object()]), "is left out: it lacks accepts, name, options, read"),
    "something else than an exporter": (Plugin(exporters=[Adapter()]), "is left out: it lacks media_type, open, suffixes"),
    "a class": (Plugin(adapters=[Adapter]), "is left out: it is a class; provide an instance"),
    "an adapter without a name": (Plugin(adapters=[Adapter("")]), "is left out: its name is '', not a text"),
    "an adapter with odd options": (
        Plugin(adapters=[Adapter(options=dict)]), "its options are <class 'dict'>, not an attrs class"
    ),
    "two adapters of one name": (
        Plugin(adapters=[Adapter(), Adapter()]),
        "diplotrack_source_adapters: the name 'notes' is already taken by plugin 'wrong'",
    ),
    "something else than a party": (Plugin(parties=["Atlantis"]), "its parties are left out: "),
}  # fmt: skip


@pytest.mark.parametrize(("plugin", "problem"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_plugin_is_told_and_the_rest_goes_on(plugin, problem):
    registry = Registry(plugins=[("wrong", plugin), ("good", Plugin(adapters=[Adapter("good")]))])
    infos, told = _asked(registry)
    assert [message for message in told if message.startswith("plugin 'wrong': ") and problem in message]
    assert any(problem in known for known in infos["wrong"].problems)
    assert infos["good"].problems == ()
    assert "good" in [p.item.name for p in registry.adapters]
    assert _asked(registry) == (infos, []), "told twice"


@pytest.mark.parametrize(
    ("plugin", "cause"),
    [
        (_hook("diplotrack_refine", lambda repotr: None), "repotr"),
        (type("Sly", (), {"__dir__": _failing(RuntimeError("no access"))})(), "no access"),
    ],
)
def test_a_plugin_that_cannot_be_registered_is_left_out_whole(plugin, cause):
    plugin.__dict__.setdefault("diplotrack_source_adapters", hookimpl(lambda: [Adapter("half")]))
    registry = Registry(plugins=[("wrong", plugin), ("good", Plugin(adapters=[Adapter("good")]))])
    infos, told = _asked(registry)
    assert infos["wrong"].state is PluginState.FAILED
    assert any(cause in message for message in told)
    assert [p.item.name for p in registry.adapters] == ["good"]
    assert registry.failures().startswith("; plugins that failed: wrong (")


def test_one_object_registered_twice_is_used_once():
    plugin = Plugin(adapters=[Adapter()])
    registry = Registry(plugins=[("a", plugin), ("b", plugin)])
    infos, _ = _asked(registry)
    assert [p.plugin for p in registry.adapters] == ["a"]
    assert infos["b"].problems == (
        "diplotrack_source_adapters: the name 'notes' is already taken by plugin 'a'",
    )


def test_plugins_may_be_equal_and_need_no_hash():
    @attrs.define
    class Equal:
        diplotrack_parties = staticmethod(hookimpl(_nothing()))

        @hookimpl
        def diplotrack_changed(self, change):
            heard.append(change)

    heard = []
    registry = Registry(plugins=[("a", Equal()), ("b", Equal())])
    registry.changed(Change(kind=ChangeKind.NEW, record=engagement()))
    assert len(heard) == 2
    assert [info.state for info in registry.plugins()] == ["loaded", "loaded"]


def test_two_plugins_of_one_name_are_told():
    registry = Registry(
        plugins=[("mine", Plugin(adapters=[Adapter("a")])), ("mine", Plugin(adapters=[Adapter("b")]))]
    )
    infos, told = _asked(registry)
    assert [p.item.name for p in registry.adapters] == ["a"]
    assert told == ["plugin 'mine': the name is already taken by plugin 'mine'; plugin 'mine' is left out"]
    assert infos["mine"].state is PluginState.LOADED


def test_warnings_made_errors_leave_the_registry_whole():
    registry = Registry(plugins=[("wrong", types.SimpleNamespace()), ("good", Plugin(adapters=[Adapter()]))])
    with pytest.raises(PluginWarning, match="it implements no hook"):  # pytest makes warnings errors here
        _ = registry.adapters
    assert [p.item.name for p in registry.adapters] == ["notes"]
    assert [info.name for info in registry.plugins()] == ["good", "wrong"]


# What plugins of plugins need


def test_adapters_may_ask_for_the_registry_that_they_are_in():
    asked = []
    registry = Registry(
        plugins=[
            (
                "mine",
                _hook("diplotrack_source_adapters", lambda registry: asked.append(registry) or [Adapter()]),
            )
        ]
    )
    assert [p.item.name for p in registry.adapters] == ["notes"]
    assert asked == [registry]


def test_a_registry_tells_what_it_was_given_and_what_it_leaves_out(monkeypatch):
    monkeypatch.setenv("DIPLOTRACK_DISABLE_PLUGINS", "a, b")
    plugin = Plugin()
    registry = Registry(plugins=[plugin], disable=["c"])
    assert registry.given == (plugin,)
    assert registry.disabled == {"a", "b", "c"}
    assert Registry().given is None


def test_hooks_that_are_marked_for_a_plugin_of_ours_are_its_own_business():
    other = pluggy.HookimplMarker("diplotrack_other")
    plugin = types.SimpleNamespace(diplotrack_other_words=other(_nothing()))
    both = types.SimpleNamespace(
        diplotrack_other_words=other(_nothing()), diplotrack_source_adapters=hookimpl(lambda: [Adapter()])
    )
    infos, told = _asked(Registry(plugins=[("other", plugin), ("both", both)]))
    assert told == []
    assert infos["both"].hooks == ("diplotrack_source_adapters",)
    assert infos["other"].state is PluginState.LOADED


def test_hooks_that_are_marked_for_some_other_tool_are_none_of_ours():
    plugin = types.SimpleNamespace(diplotrack_refine=pluggy.HookimplMarker("tox")(_nothing()))
    _, told = _asked(Registry(plugins=[("tox", plugin)]))
    assert any(
        "diplotrack_refine is never called: it lacks the @hookimpl marker" in message for message in told
    )


# Installed ones


@pytest.fixture
def dist(tmp_path, monkeypatch):
    """Put a distribution with entry points on the path, as pip would; returns the function that does so."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)

    def make(name, number, points, group="diplotrack", **modules):
        info = tmp_path / f"{name.replace('-', '_')}-{number}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {number}\n")
        entries = "\n".join(f"{point} = {target}" for point, target in points.items())
        (info / "entry_points.txt").write_text(f"[{group}]\n{entries}\n")
        for module, code in modules.items():
            (tmp_path / f"{module}.py").write_text(code)

    yield make
    for module in set(sys.modules) - before:
        if getattr(sys.modules[module], "__file__", None) and str(tmp_path) in str(
            sys.modules[module].__file__
        ):
            del sys.modules[module]


GOOD = """
from diplotrack.hooks import hookimpl
from diplotrack.testing import Plugin
from diplotrack.jsonlines import JsonLinesAdapter

class Notes(JsonLinesAdapter):
    name = "notes"

@hookimpl
def diplotrack_source_adapters():
    return [Notes()]
"""


def test_installed_plugins_are_found_with_distribution_and_version(dist):
    dist("acme-notes", "2.3", {"acme": "acme_notes"}, acme_notes=GOOD)
    infos, _ = _asked(Registry())
    info = infos["acme"]
    assert (info.distribution, info.version, info.state) == ("acme-notes", "2.3", PluginState.LOADED)
    assert info.hooks == ("diplotrack_source_adapters",)
    assert infos["jsonl"].distribution == "diplotrack"


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("import no_such_package", "ModuleNotFoundError: No module named 'no_such_package'"),
        ("def broken(:", "SyntaxError"),
        ("raise RuntimeError('two\\nlines')", "RuntimeError: two lines"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        ("from diplotrack import no_such_name", "ImportError"),
    ],
)
def test_a_plugin_that_breaks_on_import_is_named_with_version_and_cause(dist, code, cause):
    dist(
        "acme-broken", "0.9", {"broken": "acme_broken", "fine": "acme_fine"}, acme_broken=code, acme_fine=GOOD
    )
    registry = Registry()
    infos, told = _asked(registry)
    assert (infos["broken"].state, infos["fine"].state) == (PluginState.FAILED, PluginState.LOADED)
    assert any(message.startswith(f"plugin 'broken' of acme-broken 0.9: {cause}") for message in told), told
    assert "notes" in [p.item.name for p in registry.adapters]
    assert cause in registry.failures()


def test_an_entry_point_to_nothing_is_told(dist):
    dist("acme-lost", "1.0", {"lost": "acme_lost:missing"}, acme_lost="")
    infos, told = _asked(Registry())
    assert infos["lost"].state is PluginState.FAILED
    assert any("plugin 'lost' of acme-lost 1.0: AttributeError" in message for message in told)


def test_two_distributions_that_claim_one_name_are_both_named(dist):
    dist("acme-one", "1.0", {"acme": "acme_one"}, acme_one=GOOD)
    dist("acme-two", "2.0", {"acme": "acme_two"}, acme_two=GOOD)
    infos, told = _asked(Registry())
    assert infos["acme"].distribution == "acme-one"
    expected = "the name is already taken by plugin 'acme' of acme-one 1.0; plugin 'acme' of acme-two 2.0 is left out"
    assert any(expected in message for message in told)


def test_nothing_is_loaded_before_it_is_needed(dist):
    dist("acme-lazy", "1.0", {"lazy": "acme_lazy"}, acme_lazy=GOOD)
    registry = Registry()
    assert "acme_lazy" not in sys.modules
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert registry.adapters
    assert "acme_lazy" in sys.modules


def test_a_plugin_of_a_plugin_can_be_left_out_without_complaint(dist):
    dist("acme-verbs", "1.0", {"verbs": "acme_verbs"}, group="diplotrack_article", acme_verbs="")
    _, told = _asked(Registry(disable=["verbs", "vebrs"]))
    assert [message for message in told if "verbs" in message or "vebrs" in message] == [
        "no plugin is called 'vebrs', so there is nothing to disable"
    ]
    assert "acme_verbs" not in sys.modules


def test_the_default_registry_is_made_once():
    assert default_registry() is default_registry()


# Hooks


def test_refining_goes_through_the_plugins_in_the_order_of_their_names():
    def noting(mark):
        return Refining(
            lambda r: attrs.evolve(
                r, engagements=[attrs.evolve(e, topics=[*e.topics, mark]) for e in r.engagements]
            )
        )

    plugins = [("b", noting("second")), ("a", noting("first")), ("c", Refining(lambda r: None))]
    for given in (plugins, plugins[::-1]):
        assert Registry(plugins=given).refine(report()).engagements[0].topics == ("first", "second")


@pytest.mark.parametrize(
    ("function", "problem"),
    [
        (_failing(KeyError("place")), "diplotrack_refine failed: KeyError: 'place'"),
        (lambda r: "report", "answered with something else than this document's report"),
        (
            lambda r: report(document("another text")),
            "answered with something else than this document's report",
        ),
    ],
)
def test_a_bad_refinement_is_left_out_and_told(function, problem):
    registry = Registry(plugins=[("bad", Refining(function))])
    with pytest.warns(PluginWarning, match=problem):
        assert registry.refine(report()) == report()


def test_a_plugin_that_fails_a_million_times_does_not_fill_the_memory():
    count = iter(range(10_000))
    registry = Registry(plugins=[("bad", Refining(lambda r: 1 / 0 if next(count) < 0 else {}[next(count)]))])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(200):
            registry.refine(report())
    assert len(registry.plugins()[0].problems) <= 20


def test_the_first_plugin_that_opens_a_store_wins():
    refusing = _hook("diplotrack_open_store", lambda url: None)
    store = MemoryStore()
    opening = _hook("diplotrack_open_store", lambda url: store)
    registry = Registry(
        plugins=[("a", refusing), ("b", opening), ("c", _hook("diplotrack_open_store", _failing(OSError())))]
    )
    assert registry.open_store("memory:") is store


@pytest.mark.parametrize(
    ("function", "problem"),
    [
        (lambda url: None, "no plugin opens 'x.db'"),
        (
            lambda url: 5,
            "plugin 'a': diplotrack_open_store answered with 5, which is no store: it lacks close, reading, url, writing",
        ),
        (_failing(OSError("disk on fire")), "plugin 'a': cannot open 'x.db': OSError: disk on fire"),
        (_failing(PluginError("locked", plugin="inner")), "plugin 'inner': locked"),
    ],
)
def test_a_store_that_cannot_be_opened_is_told(function, problem):
    with pytest.raises(PluginError, match=problem):
        Registry(plugins=[("a", _hook("diplotrack_open_store", function))]).open_store("x.db")


def test_changes_are_told_to_everybody():
    heard = []

    def hear(change):
        heard.append(change)

    plugins = [
        ("a", _hook("diplotrack_changed", hear)),
        ("b", _hook("diplotrack_changed", _failing(ValueError("deaf")))),
        ("c", _hook("diplotrack_changed", hear)),
    ]
    change = Change(kind=ChangeKind.NEW, record=engagement())
    with pytest.warns(PluginWarning, match="plugin 'b': diplotrack_changed failed: ValueError: deaf"):
        Registry(plugins=plugins).changed(change)
    assert heard == [change, change]


def test_plugins_add_parties():
    entry = PartyEntry(code="ATL", name="Atlantis", kind=PartyKind.STATE, names=["Atlantis"])
    registry = Registry(plugins=[Plugin(parties=[entry])])
    assert registry.gazetteer.party("ATL").name == "Atlantis"
    assert registry.gazetteer.party("KOR").code == "KOR"
    assert registry.gazetteer is registry.gazetteer


# To other processes


def test_a_registry_survives_pickling_with_modules_and_objects():
    plugins = [jsonlines, ("mine", Plugin(adapters=[Adapter()])), ("module", types.ModuleType("sys"))]
    registry = Registry(plugins=plugins[:2], disable=["mine"])
    sent = pickle.dumps(registry)
    twin = pickle.loads(sent)
    assert [(info.name, info.state) for info in twin.plugins()] == [
        ("diplotrack.jsonlines", "loaded"),
        ("mine", "disabled"),
    ]
    assert pickle.loads(sent) is twin, "a worker would load its plugins for every source"
    installed = pickle.loads(pickle.dumps(Registry(disable=["jsonl"])))
    assert _asked(installed)[0]["jsonl"].state is PluginState.DISABLED


def test_a_registry_that_goes_with_every_source_looks_for_plugins_once(monkeypatch):
    registry = Registry(disable=["jsonl"])
    sent = pickle.dumps(registry)

    def again():
        raise AssertionError("all installed distributions are searched for each source that is sent")

    monkeypatch.setattr("diplotrack.discovery.in_further_groups", again)
    monkeypatch.setattr("diplotrack.plugins.in_further_groups", again)
    assert pickle.dumps(registry) == sent


# The specifications


HOOKS = {name: hook for name, hook in vars(hookspecs).items() if name.startswith("diplotrack_")}


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_typed_and_documented_argument_by_argument(name):
    hook = HOOKS[name]
    signature = inspect.signature(hook)
    assert signature.return_annotation is not inspect.Signature.empty
    told = inspect.getdoc(hook)
    for argument in signature.parameters.values():
        assert argument.annotation is not inspect.Parameter.empty
        assert f"    {argument.name}: " in told, argument.name
    assert "Returns:" in told or signature.return_annotation == "None"


def test_the_hooks_of_the_design_are_there():
    assert set(HOOKS) >= {
        "diplotrack_source_adapters", "diplotrack_exporters", "diplotrack_parties", "diplotrack_refine",
        "diplotrack_open_store", "diplotrack_changed",
    }  # fmt: skip


@pytest.mark.parametrize("name", HOOKS)
def test_a_specification_is_never_called_itself(name):
    with pytest.raises(AssertionError):
        HOOKS[name](*inspect.signature(HOOKS[name]).parameters)


# What an import costs


def test_importing_diplotrack_loads_nothing_heavy(python):
    code = "import sys, diplotrack; print(*sorted(sys.modules))"
    loaded = set(python(code).split())
    heavy = {"cattrs", "importlib.metadata", "spacy", "icalendar", "rich", "click", "hypothesis", "pytest"}
    assert not (heavy | {"rapidfuzz", "diplotrack.ledger", "diplotrack.records"}) & loaded
    assert not {name for name in loaded if name.startswith("diplotrack_")}


def test_records_need_no_converter_and_no_plugin(python):
    code = (
        "import sys; from diplotrack import Document, Engagement, When, hookimpl; print(*sorted(sys.modules))"
    )
    assert not {"cattrs", "importlib.metadata", "diplotrack.plugins"} & set(python(code).split())


def test_a_ledger_in_memory_loads_what_links_only_when_it_links(python):
    code = "import sys; from diplotrack import Ledger, Query; Ledger(); print(*sorted(sys.modules))"
    assert not {"rapidfuzz", "cattrs", "importlib.metadata", "click", "rich"} & set(python(code).split())


def test_every_public_name_can_be_imported_and_is_listed(python):
    code = (
        "import diplotrack as d\n"
        "assert d.__version__ and set(d.__all__) <= set(dir(d))\n"
        "[getattr(d, name) for name in d.__all__]\n"
        "try: d.no_such_name\n"
        "except AttributeError as error: print(error)\n"
        "from diplotrack import *"
    )
    assert python(code).strip() == "module 'diplotrack' has no attribute 'no_such_name'"


def test_the_version_is_the_distributions():
    import diplotrack

    assert diplotrack.__version__ == version("diplotrack")
