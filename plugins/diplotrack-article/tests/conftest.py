"""What the tests of the reader's upper stages share: one pipeline, and short ways to say what came out."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

import diplotrack
import diplotrack_article
from diplotrack.parties import Gazetteer
from diplotrack.when import When
from diplotrack_article.dates import find_dates
from diplotrack_article.lexicon import build_lexicon
from diplotrack_article.pipeline import load_pipeline
from diplotrack_article.reader import document_of, read_document

WEDNESDAY = datetime.date(2025, 8, 27)
SHARED = Path(__file__).resolve().parents[4] / "shared"


@pytest.fixture(scope="session")
def shared():
    if not SHARED.is_dir():
        pytest.skip(
            "the shared articles and gold documents lie beside the repository only where it is developed"
        )
    return SHARED


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.builtin()


@pytest.fixture(scope="session")
def reading(gazetteer):
    """Read a text published on Wednesday, 27 August 2025, and keep the explanations."""
    pipeline, usual = load_pipeline(), build_lexicon()

    def read(text, published=WEDNESDAY, leaders=None, lexicon=usual, **fields):
        document = document_of(text, published=published, **fields)
        return read_document(
            document, pipeline=pipeline, lexicon=lexicon, gazetteer=gazetteer, leaders=leaders
        )

    return read


@pytest.fixture(scope="session")
def report(reading):
    return lambda text, **how: reading(text, **how).report


@pytest.fixture(scope="session")
def contacts(report):
    """Each engagement as "kind status PARTY PARTY"."""
    return lambda text, **how: [said(e) for e in report(text, **how).engagements]


@pytest.fixture(scope="session")
def acts(report):
    """Each commitment as "kind status BY BY > TO TO"."""
    return lambda text, **how: [said(c) for c in report(text, **how).commitments]


@pytest.fixture(scope="session")
def said_of():
    return said


def said(record):
    sides = [getattr(record, name, ()) for name in ("parties", "by")]
    words = [record.kind, record.status, *(party.code for side in sides for party in side)]
    addressees = [party.code for party in getattr(record, "to", ())]
    return " ".join([*words, ">", *addressees] if addressees else words)


@pytest.fixture(scope="session")
def date_mention():
    """The one date of a text published on Monday, 25 August 2025."""

    def one(text, *, published=datetime.date(2025, 8, 25), **context):
        known = {name: When.parse(value) for name, value in context.items() if name != "tense" and value}
        (mention,) = find_dates(text, published=published, tense=context.get("tense"), **known)
        return mention

    return one


@pytest.fixture(scope="session")
def date_in(date_mention):
    """The EDTF of that date, None where it is not known."""

    def edtf(text, **context):
        when = date_mention(text, **context).when
        return None if when is None else str(when)

    return edtf


@pytest.fixture
def work():
    """How many calls within diplotrack something takes: a measure of work that no clock disturbs."""
    packages = tuple(str(Path(package.__file__).parent) for package in (diplotrack, diplotrack_article))

    def counted(act):
        count = 0

        def counting(frame, event, _):
            nonlocal count
            count += event == "call" and frame.f_code.co_filename.startswith(packages)

        before = sys.getprofile()
        sys.setprofile(counting)
        try:
            act()
        finally:
            sys.setprofile(before)
        return count

    return counted
