"""Found records against gold ones, as the codebook says under "Scoring"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.when import When
from diplotrack_article.scoring import Matches, Scored, figures, match

SENTENCES = [(0, 50), (50, 100), (100, 150)]


def record(
    span=(0, 40),
    parties=("KEN", "UGA"),
    *,
    kind="meeting",
    status="held",
    others=(),
    when=None,
    frames=(),
    more=(),
):
    return Scored(
        kind=kind,
        status=status,
        parties=frozenset(parties),
        others=frozenset(others),
        when=when and When.parse(when),
        spans=(span, *more),
        frames=frames,
    )


def test_evidence_in_the_same_sentence_matches():
    matches = match([record((0, 10))], [record((20, 50))], SENTENCES)
    assert (len(matches.pairs), matches.missed, matches.extra) == (1, [], [])


def test_evidence_in_another_sentence_does_not_match():
    gold, found = record((0, 40)), record((50, 90))
    matches = match([gold], [found], SENTENCES)
    assert (matches.pairs, matches.missed, matches.extra) == ([], [gold], [found])


@pytest.mark.parametrize(("found", "pairs"), [((45, 65), 1), ((46, 66), 0), ((20, 52), 1)])
def test_evidence_across_sentences_matches_by_half_of_the_shorter(found, pairs):
    sentences = [(0, 15), (15, 44), (44, 200)]
    assert len(match([record((35, 55))], [record(found)], [sentences[0]]).pairs) == pairs


def test_any_piece_of_the_evidence_can_match():
    found = record((110, 140), more=((5, 20),))
    assert len(match([record((0, 40))], [found], SENTENCES).pairs) == 1


def test_records_without_a_party_in_common_do_not_match():
    assert match([record(parties=("KEN",))], [record(parties=("UGA",))], SENTENCES).pairs == []
    assert len(match([record(parties=("KEN",))], [record(parties=("UGA", "KEN"))], SENTENCES).pairs) == 1


def test_records_match_one_to_one():
    gold = [record()]
    found = [record(), record()]
    matches = match(gold, found, SENTENCES)
    assert (len(matches.pairs), len(matches.missed), len(matches.extra)) == (1, 0, 1)


def test_the_best_pair_goes_first():
    visit, meeting = record(kind="visit"), record(kind="meeting")
    matches = match([meeting, visit], [visit, meeting], SENTENCES)
    assert matches.pairs == [(meeting, meeting), (visit, visit)]
    exact, partly = record(parties=("KEN", "UGA")), record(parties=("KEN", "PER"))
    assert match([exact], [partly, exact], SENTENCES).pairs == [(exact, exact)]
    near, far = record((0, 40)), record((41, 49))
    assert match([near], [far, near], SENTENCES).pairs == [(near, near)]


def test_precision_recall_and_f1_count_the_matched():
    gold = [record((0, 40)), record((50, 90)), record((100, 140)), record((100, 140), parties=("PER",))]
    found = [record((0, 40)), record((50, 90), parties=("CHL",))]
    row = figures(match(gold, found, SENTENCES))
    assert (row.gold, row.found, row.precision, row.recall) == (4, 2, 0.5, 0.25)
    assert row.f1 == pytest.approx(1 / 3)


def test_kind_status_and_date_are_counted_over_the_matched_only():
    gold = [record((0, 40), when="2025-08-27"), record((50, 90)), record((100, 140), parties=("PER",))]
    found = [
        record((0, 40), kind="visit", when="2025-08-27"),
        record((50, 90), status="planned", when="2025-08"),
    ]
    row = figures(match(gold, found, SENTENCES))
    assert (row.kind, row.status, row.when) == (0.5, 0.5, 0.5)


def test_dates_are_the_same_where_their_bounds_are():
    gold, found = record(when="2025-08-24/2025-08-24"), record(when="2025-08-24~")
    row = figures(match([gold], [found], SENTENCES))
    same = (When.parse("2025-08-24~").earliest, When.parse("2025-08-24~").latest)
    day = When.parse("2025-08-24/2025-08-24")
    assert row.when == float(same == (day.earliest, day.latest))
    assert figures(match([record(when="2025-08")], [record(when="2025-08-24")], SENTENCES)).when == 0.0


def test_parties_and_others_are_counted_by_f1():
    gold = record(parties=("KEN", "UGA", "PER"), others=("Ali Musa",))
    found = record(parties=("KEN",), others=("Ali Musa", "Joy Mwangi"))
    row = figures(match([gold], [found], SENTENCES))
    assert row.parties == pytest.approx(2 * 1 / 4)
    assert row.others == pytest.approx(2 * 1 / 3)


def test_nothing_found_and_nothing_sought_give_zeros():
    row = figures(match([], [], SENTENCES))
    assert (row.gold, row.found, row.precision, row.recall, row.f1, row.kind, row.others) == (
        0,
        0,
        0,
        0,
        0,
        0,
        0,
    )


def test_outcomes_of_documents_add_up():
    whole = Matches()
    whole.add(match([record()], [record()], SENTENCES))
    whole.add(match([record()], [record(parties=("PER",))], SENTENCES))
    row = figures(whole)
    assert (row.gold, row.found, row.precision, row.recall) == (2, 2, 0.5, 0.5)


RECORDS = st.lists(
    st.builds(
        lambda start, length, parties, kind: record((start, start + length), parties, kind=kind),
        st.integers(0, 140),
        st.integers(1, 60),
        st.sets(st.sampled_from(["KEN", "UGA", "PER"])),
        st.sampled_from(["meeting", "visit"]),
    ),
    max_size=6,
)


@given(RECORDS, RECORDS)
def test_every_record_is_in_exactly_one_place(gold, found):
    matches = match(gold, found, SENTENCES)
    assert sorted(map(id, [g for g, _ in matches.pairs] + matches.missed)) == sorted(map(id, gold))
    assert sorted(map(id, [f for _, f in matches.pairs] + matches.extra)) == sorted(map(id, found))
    assert all(g.parties & f.parties for g, f in matches.pairs)
    row = figures(matches)
    assert all(
        0 <= x <= 1 for x in (row.precision, row.recall, row.f1, row.kind, row.status, row.parties, row.when)
    )


@given(RECORDS.map(lambda records: [r for r in records if r.parties]))
def test_what_is_found_exactly_scores_full(gold):
    row = figures(match(gold, gold, SENTENCES))
    assert row.precision == row.recall == row.kind == row.status == row.parties == float(bool(gold))
