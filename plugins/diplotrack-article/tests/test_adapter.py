"""The adapter: what it takes, what it is told, what it refuses, and what it keeps of the source."""

from __future__ import annotations

import datetime

import pytest

import diplotrack
import diplotrack_article
from diplotrack.errors import OptionsError, ReadError, SourceError
from diplotrack.options import build_options
from diplotrack.plugins import Registry
from diplotrack.sources import Source
from diplotrack_article.adapter import ArticleAdapter, ArticleOptions
from diplotrack_article.pipeline import load_pipeline

ENGLISH = "On Monday, India met Nepal in Oslo, and India asked Nepal to open the border by Friday."
FRENCH = (
    "Le ministre a rencontré lundi son homologue du Népal à Oslo, et il a demandé à ce pays d’ouvrir la frontière "
    "pour les marchands de la région avant la fin du mois."
)
READ = ArticleAdapter()


@pytest.fixture(scope="module")
def registry():
    return Registry(plugins=[("article", diplotrack_article)])


def source(content, name="news.txt", **fields):
    return Source(name=name, content=content if isinstance(content, bytes) else content.encode(), **fields)


def said(report):
    dated = [(e.kind, e.when) for e in report.engagements] + [(c.kind, c.due) for c in report.commitments]
    return [(kind, when and str(when)) for kind, when in dated]


@pytest.mark.parametrize(
    "name", ["news.txt", "NEWS.TXT", "news.md", "news.text", "news.asc", "news", "<stdin>"]
)
def test_it_takes_plain_text_by_suffix(name):
    assert READ.accepts(source(ENGLISH, name)) == 0.6


@pytest.mark.parametrize("name", ["news.html", "news.csv", "news.json", "news.pdf", "news.docx"])
def test_it_leaves_other_suffixes(name):
    assert READ.accepts(source(ENGLISH, name)) == 0


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [("text/plain", 0.6), ("text/markdown", 0.6), ("text/html", 0), ("application/json", 0)],
)
def test_a_media_type_goes_before_the_suffix(media_type, expected):
    assert READ.accepts(source(ENGLISH, "news.csv", media_type=media_type)) == expected


@pytest.mark.parametrize(
    "content",
    [b"<html><body>India met Nepal", b'\n  {"a": 1}', b"[1, 2]", b"%PDF-1.7\n", b"PK\x03\x04rest", b"\x89PNG\r\n\x1a\n"],
)  # fmt: skip
def test_it_leaves_what_speaks_of_another_format(content):
    assert READ.accepts(source(content)) == 0


@pytest.mark.parametrize(
    "content", [b"[Press release] India met Nepal.", b"{sic} India met Nepal.", b"< 2 km apart"]
)
def test_it_takes_prose_that_begins_with_a_bracket(content):
    assert READ.accepts(source(content)) == 0.6


def test_a_text_in_memory_is_read_without_a_name(registry):
    report = diplotrack.read_text(ENGLISH, published=datetime.date(2025, 8, 27), registry=registry)
    assert said(report) == [("meeting", "2025-08-25"), ("request", "2025-08-29")]


def test_what_is_told_of_the_document_is_kept(registry):
    report = diplotrack.read(
        ENGLISH.encode(),
        registry=registry,
        published=datetime.date(2025, 8, 27),
        title="India and Nepal meet",
        uri="https://example.org/1",
        publisher="Example News",
        language="en-GB",
    )
    document = report.document
    assert (document.title, document.uri, document.publisher) == (
        "India and Nepal meet",
        "https://example.org/1",
        "Example News",
    )
    assert (document.published, document.language) == (datetime.date(2025, 8, 27), "en-GB")


def test_relative_dates_stay_unset_without_a_day_of_publication(registry):
    report = diplotrack.read(ENGLISH.encode(), registry=registry)
    assert said(report) == [("meeting", None), ("request", None)]
    assert report.document.published is None


def test_the_uri_of_the_source_stands_where_no_other_is_given(tmp_path, registry):
    path = tmp_path / "news.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    assert diplotrack.read(path, registry=registry).document.uri == "news.txt"
    assert diplotrack.read(path, registry=registry, uri="x:1").document.uri == "x:1"


@pytest.mark.parametrize(
    ("encoding", "recorded"), [("utf-8", "utf-8"), ("utf-16", "utf-16"), ("cp1252", "windows-1252")]
)
def test_the_encoding_found_is_recorded_and_offsets_count_code_points(registry, encoding, recorded):
    text = "“Señor Álvarez” met nobody. India met Nepal’s president in Oslo — on Monday, as they had said."
    report = diplotrack.read(text.encode(encoding), registry=registry)
    assert report.document.encoding == recorded
    assert report.document.text == text
    (meeting,) = report.engagements
    assert text[meeting.evidence[0].start :].startswith("India met Nepal’s president")


def test_an_encoding_that_is_given_is_used(registry):
    report = diplotrack.read(ENGLISH.encode("cp037"), registry=registry, encoding="cp037")
    assert (report.document.encoding, len(report.engagements)) == ("cp037", 1)


def test_a_text_given_as_text_has_no_encoding(registry):
    assert diplotrack.read_text(ENGLISH, registry=registry).document.encoding is None


def test_another_language_is_refused_with_the_way_out():
    with pytest.raises(
        ReadError, match=r"another language than English \('fr'\).*any_language=true"
    ) as caught:
        list(READ.read(source(FRENCH, "presse.txt"), ArticleOptions()))
    assert (caught.value.source, caught.value.adapter) == ("presse.txt", "article")


def test_another_language_that_the_caller_names_is_refused_too():
    with pytest.raises(ReadError, match="'de-AT'"):
        list(READ.read(source(ENGLISH), ArticleOptions(language="de-AT")))


def test_any_language_reads_it_all_the_same():
    (report,) = READ.read(source(FRENCH), ArticleOptions(any_language=True))
    assert (report.document.language, report.document.text) == ("fr", FRENCH)


def test_a_text_whose_language_cannot_be_told_is_read():
    (report,) = READ.read(source("India met Nepal."), ArticleOptions())
    assert (report.document.language, len(report.engagements)) == (None, 1)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ArticleOptions()),
        ({"any_language": "true"}, ArticleOptions(any_language=True)),
        ({"any_language": False}, ArticleOptions(any_language=False)),
        ({"published": "2025-08-27"}, ArticleOptions(published=datetime.date(2025, 8, 27))),
        ({"pipeline": "en_core_web_trf"}, ArticleOptions(pipeline="en_core_web_trf")),
    ],
)
def test_options_come_as_values_or_as_words_of_a_command_line(given, expected):
    assert build_options(ArticleOptions, given, owner="article") == expected


def test_a_pipeline_that_is_not_installed_is_named():
    with pytest.raises(OptionsError, match="en_no_such_pipeline") as caught:
        list(READ.read(source(ENGLISH), ArticleOptions(pipeline="en_no_such_pipeline")))
    assert (caught.value.option, caught.value.value) == ("pipeline", "en_no_such_pipeline")


def test_an_installed_pipeline_is_taken_in_the_place_of_the_bundled_one(registry, tmp_path, monkeypatch):
    package, info = tmp_path / "en_house", tmp_path / "en_house-1.0.dist-info"
    package.mkdir()
    load_pipeline().to_disk(package / "en_house-1.0")
    (package / "meta.json").write_text('{"lang": "en", "name": "house", "version": "1.0"}')
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n"
        "def load(**how):\n    return load_model_from_init_py(__file__, **how)\n"
    )
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: en_house\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[spacy_models]\nen_house = en_house\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    house = load_pipeline("en_house")
    assert house is not load_pipeline()
    parsed = []
    monkeypatch.setattr(
        house, "pipe", lambda docs, **how: parsed.extend(docs) or type(house).pipe(house, docs, **how)
    )
    options = {"adapter": "article", "published": datetime.date(2025, 8, 27), "registry": registry}
    theirs = diplotrack.read_text(ENGLISH, pipeline="en_house", **options)
    assert parsed
    assert said(theirs) == said(diplotrack.read_text(ENGLISH, **options))


@pytest.mark.parametrize("content", [b"", b" \n\t ", bytes(range(256))])
def test_no_text_is_refused_by_name(content):
    with pytest.raises(SourceError) as caught:
        list(READ.read(source(content, "gone.txt"), ArticleOptions()))
    assert caught.value.source == "gone.txt"


def test_the_reading_explains_the_records_of_the_report():
    (explained,) = READ.explain(source(ENGLISH), ArticleOptions())
    (report,) = READ.read(source(ENGLISH), ArticleOptions())
    assert explained.report == report
    assert [why.record for why in explained.explanations] == [record.id for record in report.records]


def test_leaders_without_a_country_have_that_of_the_table_at_that_time(registry):
    text = "President Emmanuel Macron met Chancellor Olaf Scholz in Meseberg on Tuesday."
    (meeting,) = diplotrack.read_text(
        text, registry=registry, published=datetime.date(2024, 5, 29)
    ).engagements
    assert {party.code for party in meeting.parties} == {"FRA", "DEU"}


def test_several_inputs_are_read_in_order_and_apart(registry):
    texts = [ENGLISH, "Peru and Chile signed a trade agreement on Friday in the hall of the port."]
    reports = list(diplotrack.read_all([text.encode() for text in texts], registry=registry))
    assert [report.document.text for report in reports] == texts
    assert [[record.kind for record in report.records] for report in reports] == [
        ["meeting", "request"],
        ["signing"],
    ]
    assert reports == [diplotrack.read(text.encode(), registry=registry) for text in texts]
