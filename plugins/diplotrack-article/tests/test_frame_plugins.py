"""Plugins of the reader: their frames make records, and what is wrong with one is told and costs only its own."""

from __future__ import annotations

import sys
import types
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

import diplotrack
import diplotrack_article
from diplotrack.errors import PluginWarning
from diplotrack.parties import PartyEntry, PartyKind
from diplotrack.plugins import Registry
from diplotrack_article import hookimpl
from diplotrack_article.adapter import ArticleAdapter
from diplotrack_article.lexicon import Frame

TEXT = "India buttonholed Nepal in Oslo."


def frame(name="buttonhole", verb="buttonhole", **fields):
    return Frame(
        **{"name": name, "engagement": "meeting", "verbs": [verb], "side": ["subject"], "other": ["object"]}
        | fields
    )


class Frames:
    """A plugin that gives these frames; an exception among them is raised in its place."""

    def __init__(self, *frames):
        self.frames = frames

    @hookimpl
    def diplotrack_article_frames(self):
        for one in self.frames:
            if isinstance(one, Exception):
                raise one
            yield one


def registry(*plugins, **how):
    return Registry(plugins=[("article", diplotrack_article), *plugins], **how)


def read(text, registry):
    """The frames that made the records of a text, and what is told of the plugins on the way."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = diplotrack.read_text(text, registry=registry, explain=True)
    made = [found.why(record).frames for record in found.report.records]
    return made, [str(warning.message) for warning in told if issubclass(warning.category, PluginWarning)]


def test_a_plugin_teaches_the_reader_a_verb():
    assert read(TEXT, registry()) == ([], [])
    assert read(TEXT, registry(("verbs", Frames(frame())))) == ([("buttonhole",)], [])


def test_a_plugin_teaches_the_reader_a_noun_and_an_adjective():
    walk = frame("walkabout", verbs=[], nouns=["walkabout"], side=["light"], other=["with"])
    keen = Frame(
        name="keen", commitment="pledge", adjectives=["keen"], by=["subject"], content=["complement"]
    )
    nouns = registry(("words", Frames(walk, keen)))
    made, told = read(
        "India’s president had a walkabout with the Nepalese president. India is keen to open the port.",
        nouns,
    )
    assert (made, told) == ([("walkabout",), ("keen",)], [])


def test_one_module_may_have_hooks_of_the_core_and_of_the_reader():
    both = types.SimpleNamespace(
        diplotrack_parties=diplotrack.hookimpl(
            lambda: [PartyEntry(code="ZUBRO", name="Zubrovian League", kind=PartyKind.ORGANIZATION)]
        ),
        diplotrack_article_frames=hookimpl(lambda: [frame()]),
    )
    known = registry(("both", both))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        (meeting,) = diplotrack.read_text(
            "India buttonholed the Zubrovian League.", registry=known
        ).engagements
    assert {party.code for party in meeting.parties} == {"IND", "ZUBRO"}
    assert told == []


def test_the_order_in_which_plugins_are_given_makes_no_difference():
    one, two = ("one", Frames(frame("first"))), ("two", Frames(frame("second")))
    assert read(TEXT, registry(one, two)) == read(TEXT, registry(two, one)) == ([("first", "second")], [])


def test_a_plugin_that_is_left_out_teaches_nothing():
    verbs = ("verbs", Frames(frame()))
    assert read(TEXT, registry(verbs, disable=["verbs"])) == ([], [])


def test_the_environment_leaves_out_plugins_of_the_reader_too(monkeypatch):
    monkeypatch.setenv("DIPLOTRACK_DISABLE_PLUGINS", "verbs")
    assert read(TEXT, registry(("verbs", Frames(frame())))) == ([], [])


@pytest.mark.parametrize(
    ("plugin", "problem"),
    [
        (Frames(frame(), ValueError("two\nlines")), "diplotrack_article_frames failed: ValueError: two lines"),
        (Frames({"name": "x"}), "{'name': 'x'} is left out: it is no Frame"),
        (Frames(frame("meet")), "the frame name 'meet' is already taken by the reader"),
        (Frames(frame("good")), "the frame name 'good' is already taken by plugin 'fine'"),
        (Frames(frame("a"), frame("a")), "the frame name 'a' is already taken by plugin 'wrong'"),
        (
            types.SimpleNamespace(diplotrack_article_frame=hookimpl(lambda: ())),
            "diplotrack_article_frame is never called: there is no such hook; did you mean diplotrack_article_frames?",
        ),
        (
            types.SimpleNamespace(diplotrack_article_frames=hookimpl(lambda: [frame(engagement="rendezvous")])),
            "Frame.engagement: 'rendezvous' is wrong: give one of visit, meeting",
        ),
        (
            types.SimpleNamespace(diplotrack_article_frames=hookimpl(lambda: [frame(verbs=["Buttonhole"])])),
            "Frame 'buttonhole'.verbs: 'Buttonhole' is wrong: give lemmas in lower case",
        ),
        (
            types.SimpleNamespace(diplotrack_article_frames=hookimpl(lambda: [frame(wrbs=["toast"])])),
            "unexpected keyword argument 'wrbs'",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_plugin_is_told_and_the_others_go_on(plugin, problem):
    made, told = read(TEXT, registry(("wrong", plugin), ("fine", Frames(frame("good")))))
    assert "good" in made[0]
    (message,) = told
    assert message.startswith("plugin 'wrong': ")
    assert problem in message


def test_each_problem_is_told_once_however_many_texts_are_read():
    wrong = registry(("wrong", Frames(ValueError("no"))))
    assert len(read(TEXT, wrong)[1]) == 1
    assert read(TEXT, wrong)[1] == []


def test_warnings_made_errors_leave_the_reader_whole():
    wrong = registry(("wrong", Frames(ValueError("no"))), ("fine", Frames(frame())))
    with pytest.raises(PluginWarning, match="plugin 'wrong'"):  # pytest makes warnings errors here
        diplotrack.read_text(TEXT, registry=wrong)
    assert len(diplotrack.read_text(TEXT, registry=wrong).engagements) == 1


def test_readers_in_threads_and_other_processes_know_the_same_frames():
    taught = registry(("verbs", Frames(frame())))
    here = diplotrack.read_text(TEXT, registry=taught)
    assert len(here.engagements) == 1
    with ThreadPoolExecutor(2) as threads:
        assert (
            list(
                diplotrack.read_all([TEXT.encode()] * 3, registry=taught, executor=threads, adapter="article")
            )[2].records
            == here.records
        )
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as processes:
        (there,) = diplotrack.read_all(
            [TEXT.encode()], registry=taught, executor=processes, adapter="article"
        )
    assert there.records == here.records


# Installed ones


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a distribution with entry points of the reader's group on the path, as pip would."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)

    def make(name, points, **modules):
        info = tmp_path / f"{name.replace('-', '_')}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
        entries = "\n".join(f"{point} = {target}" for point, target in points.items())
        (info / "entry_points.txt").write_text(f"[diplotrack_article]\n{entries}\n")
        for module, code in modules.items():
            (tmp_path / f"{module}.py").write_text(code)

    yield make
    for module in set(sys.modules) - before:
        if str(getattr(sys.modules[module], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[module]


CODE = """
from diplotrack_article import hookimpl

@hookimpl
def diplotrack_article_frames():
    from diplotrack_article.lexicon import Frame
    return [Frame(name="{name}", engagement="meeting", verbs=["buttonhole"], side=["subject"], other=["object"])]
"""


def installed(**how):
    """A registry of the installed plugins, as far as they are the reader and what a test has put there."""
    return Registry(disable=["csv", "ical", *how.pop("disable", ())], **how)


def test_installed_plugins_are_found_through_the_reader_s_own_group(install):
    install("acme-verbs", {"verbs": "acme_verbs"}, acme_verbs=CODE.format(name="acme"))
    assert read(TEXT, installed())[0] == [("acme",)]


def test_an_installed_plugin_that_is_left_out_is_not_even_imported(install):
    install("acme-verbs", {"verbs": "acme_verbs"}, acme_verbs=CODE.format(name="acme"))
    assert read(TEXT, installed(disable=["verbs"])) == ([], [])
    assert "acme_verbs" not in sys.modules


def test_installed_plugins_stay_out_of_a_registry_made_by_hand(install):
    install("acme-verbs", {"verbs": "acme_verbs"}, acme_verbs=CODE.format(name="acme"))
    assert read(TEXT, registry()) == ([], [])


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("import no_such_package", "plugin 'verbs' of acme-verbs 1.2: ModuleNotFoundError: No module named"),
        ("raise SystemExit(3)", "plugin 'verbs' of acme-verbs 1.2: SystemExit: 3"),
        ("", "plugin 'verbs' of acme-verbs 1.2: it implements no hook; known is diplotrack_article_frames"),
    ],
)
def test_an_installed_plugin_that_breaks_is_named_with_its_version(install, code, problem):
    install(
        "acme-verbs", {"verbs": "acme_verbs", "fine": "acme_fine"}, acme_verbs=code, acme_fine=CODE.format(name="fine")
    )  # fmt: skip
    made, told = read(TEXT, installed())
    assert made == [("fine",)]
    assert [message.startswith(problem) for message in told] == [True]


def test_two_distributions_that_claim_one_name_are_told(install):
    install("acme-one", {"verbs": "acme_one"}, acme_one=CODE.format(name="one"))
    install("acme-two", {"verbs": "acme_two"}, acme_two=CODE.format(name="two"))
    made, told = read(TEXT, installed())
    assert made == [("one",)]
    assert told == ["plugin 'verbs' of acme-two 1.2: the name is already taken; it is left out"]


def test_an_adapter_of_its_own_uses_the_installed_plugins(monkeypatch):
    monkeypatch.setattr("diplotrack.plugins.default_registry", lambda: registry(("verbs", Frames(frame()))))
    source = diplotrack.Source.of_text(TEXT)
    (report,) = ArticleAdapter().read(source, ArticleAdapter.options())
    assert len(report.engagements) == 1
