"""The conformance suite of parties that plugins add."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from diplotrack.errors import PluginWarning
from diplotrack.parties import Gazetteer, PartyEntry
from diplotrack.plugins import Registry
from diplotrack.testing.builders import Plugin
from diplotrack.testing.conformance import ConformanceSuite, promise

_FIELDS = ("names", "acronyms", "demonyms", "capitals", "metonyms")


class PartiesSuite(ConformanceSuite):
    """What the parties of a plugin have to hold to. Subclass it under a name that starts with ``Test``.

    Attributes:
        entries: what the hook ``diplotrack_parties`` gives.
    """

    entries: ClassVar[Sequence[PartyEntry]]

    def pytest_generate_tests(self, metafunc: Any) -> None:
        """Run what takes an `entry` once for each of them; pytest calls this."""
        if "entry" in metafunc.fixturenames:
            entries = list(getattr(self, "entries", ()))
            ids = [str(getattr(entry, "code", entry)) for entry in entries]
            metafunc.parametrize("entry", entries, ids=ids)

    def _registry(self) -> Registry:
        return Registry(plugins=[("under-test", Plugin(parties=self.entries))])

    @promise
    def test_the_suite_is_set_up(self) -> None:
        """A suite without parties would pass and prove nothing."""
        assert getattr(self, "entries", ()), f"set {type(self).__name__}.entries to what the hook gives"
        assert all(isinstance(entry, PartyEntry) for entry in self.entries), "each entry is a PartyEntry"

    @promise
    def test_a_registry_takes_them(self) -> None:
        """An entry that contradicts a known one, or shares a name with it, costs all parties of its plugin."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PluginWarning)
            registry = self._registry()
            (info,) = registry.plugins()
        assert not info.problems, info.problems
        assert all(entry.code in registry.gazetteer for entry in self.entries)

    @promise
    def test_known_names_keep_their_meaning(self) -> None:
        """Who installs a plugin for one party must not find that texts about others are read otherwise."""
        known, extended = Gazetteer.builtin(), self._registry().gazetteer
        for entry in known:
            for form in _forms(entry):
                before = known.find(form, on=_year(entry))
                if before is not None:
                    assert extended.find(form, on=_year(entry)) == before, (
                        f"{form!r} no longer means {before.code}"
                    )

    def test_every_name_is_found(self, entry: PartyEntry) -> None:
        """A name that the gazetteer's rules refuse is there for nothing: a word of two letters, a language."""
        gazetteer = self._registry().gazetteer
        for form in _forms(entry):
            found = gazetteer.find(form, on=_year(entry))
            assert found == entry.party, (
                f"{form!r} means {found.code if found else 'nobody'}, not {entry.code}"
            )

    def test_its_name_is_found_in_a_sentence(self, entry: PartyEntry) -> None:
        """Readers of prose look for names among other words."""
        text = f"Talks with {entry.name} took place on Monday."
        mentions = self._registry().gazetteer.scan(text, on=_year(entry))
        assert [mention.party for mention in mentions] == [entry.party], text

    def test_they_survive_pickling(self) -> None:
        """`read_all` sends the registry to other processes."""
        assert pickle.loads(pickle.dumps(list(self.entries))) == list(self.entries)  # noqa: S301 - made in this line


def _forms(entry: PartyEntry) -> Iterator[str]:
    """The ways of writing it that stand alone; those with a hyphen at the end are parts of words."""
    yield entry.name
    for field in _FIELDS:
        yield from (form for form in getattr(entry, field) if not form.endswith("-"))


def _year(entry: PartyEntry) -> int | None:
    """A year in which the party existed; None where it still does."""
    return entry.until
