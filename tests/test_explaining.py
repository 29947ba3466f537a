"""Explanations: an adapter that can give them is asked for them, and nobody else's records get any."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import attrs
import pytest

from diplotrack import Explained, Explanation, Mention, read, read_all, read_text
from diplotrack.errors import OptionsError, ReadError, ValidationError
from diplotrack.hooks import hookimpl
from diplotrack.interfaces import DocumentOptions, ExplainingAdapter
from diplotrack.plugins import Registry
from diplotrack.testing import Plugin, engagement, report


def explained(of, *records):
    """The report, each of these records explained by one mention for each quote."""
    explanations = [
        Explanation(
            record=record.id,
            mentions=[
                Mention(frame="met", quote=e.quote, clause=e.quote, steps=["“They” → KOR"])
                for e in record.evidence
            ],
        )
        for record in records
    ]
    return Explained(report=of, explanations=explanations)


@attrs.frozen
class Telling:
    """An adapter that explains; a text with `raise` fails, one with `odd` gives something else."""

    name: str = "telling"
    sure: float = 0.9
    options: type = DocumentOptions

    def accepts(self, source):
        return self.sure

    def read(self, source, options):
        yield report(source.text().text, title=options.title, commitments=[])

    def explain(self, source, options):
        if "raise" in source.text().text:
            raise KeyError("lost")
        if "odd" in source.text().text:
            yield report()
        for made in self.read(source, options):
            yield explained(made, *made.records)


@attrs.frozen
class Mute:
    name: str = "mute"
    options: type = DocumentOptions

    def accepts(self, source):
        return 0.5

    def read(self, source, options):
        yield report(source.text().text)


REGISTRY = Registry(plugins=[("plug", Plugin(adapters=[Telling(), Mute()]))])
TEXT = "Lee and Wang met."


def test_a_report_comes_with_the_explanation_of_each_record():
    found = read(TEXT.encode(), registry=REGISTRY, explain=True)
    assert found.report == read(TEXT.encode(), registry=REGISTRY)
    (record,) = found.report.records
    (mention,) = found.why(record).mentions
    assert (mention.frame, mention.quote, mention.steps) == (
        "met",
        record.evidence[0].quote,
        ("“They” → KOR",),
    )


def test_a_text_and_many_sources_are_explained_too():
    assert (
        read_text(TEXT, title="A title", registry=REGISTRY, explain=True).report.document.title == "A title"
    )
    many = list(read_all([TEXT.encode(), b"Again they met."], registry=REGISTRY, explain=True))
    assert [each.report.document.text for each in many] == [TEXT, "Again they met."]
    assert all(each.why(record) for each in many for record in each.report.records)


def test_without_being_asked_nothing_is_explained():
    assert read_text(TEXT, registry=REGISTRY, explain=False) == read_text(TEXT, registry=REGISTRY)


def test_explanations_come_back_from_other_processes():
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as executor:
        found = list(read_all([TEXT.encode()], registry=REGISTRY, explain=True, executor=executor))
    assert found == [read_text(TEXT, registry=REGISTRY, explain=True)]


def test_an_adapter_that_cannot_explain_is_named_with_those_that_can():
    with pytest.raises(ReadError, match=r"cannot explain its records; adapters that can: telling") as caught:
        read(TEXT.encode(), adapter="mute", registry=REGISTRY, explain=True)
    assert (caught.value.source, caught.value.adapter, caught.value.plugin) == ("<bytes>", "mute", "plug")
    alone = Registry(plugins=[Plugin(adapters=[Mute()])])
    with pytest.raises(ReadError, match="adapters that can: none"):
        read_text(TEXT, registry=alone, explain=True)


def test_one_source_that_cannot_be_explained_leaves_the_others_be():
    read_them = read_all(
        [b"raise", TEXT.encode(), b"odd"], registry=REGISTRY, explain=True, on_error="collect"
    )
    assert [each.report.document.text for each in read_them] == [TEXT]
    problems = [str(error) for error in read_them.errors]
    assert "KeyError: 'lost'" in problems[0]
    assert "gave a Report instead of an Explained" in problems[1]


def test_options_are_checked_as_without():
    with pytest.raises(OptionsError, match="titel"):
        read_text(TEXT, titel="x", registry=REGISTRY, explain=True)


class Refining(Plugin):
    """Says of each engagement where it was, which leaves its id as it is, and adds a call."""

    @hookimpl
    def diplotrack_refine(self, report):
        changed = [attrs.evolve(each, place="Genf") for each in report.engagements]
        added = engagement(of=report.document, kind="call")
        return attrs.evolve(report, engagements=(*changed, added))


def test_what_plugins_refine_keeps_its_explanation_and_what_they_add_has_none():
    refining = Registry(plugins=[Refining(adapters=[Telling()])])
    found = read_text(TEXT, registry=refining, explain=True)
    changed, added = found.report.engagements
    assert changed.place == "Genf"
    assert found.why(changed) is not None
    assert found.why(added) is None


@pytest.mark.parametrize("times", [0, 2])
def test_an_explanation_is_of_one_record_of_the_report(times):
    made = report(commitments=[])
    records = made.records * times or (engagement(id="another"),)
    with pytest.raises(ValidationError, match=r"Explained\.explanations"):
        explained(made, *records)


def test_frames_and_steps_of_all_mentions_are_told_once_each():
    def mention(frame, *steps):
        return Mention(frame=frame, quote="q", clause="c", steps=steps)

    why = Explanation(record="r", mentions=[mention("a", "1", "2"), mention("b", "2"), mention("a", "3")])
    assert (why.frames, why.chain) == (("a", "b"), ("1", "2", "3"))


def test_an_adapter_explains_if_it_has_the_method():
    assert isinstance(Telling(), ExplainingAdapter)
    assert not isinstance(Mute(), ExplainingAdapter)
