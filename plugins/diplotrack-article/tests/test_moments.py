"""Dates that stand outside a contact's own clause: above it, behind it, or in what was told before."""

from __future__ import annotations

import pytest

MEHTA = "Indian Foreign Minister Raj Mehta"
ROJAS = "Peruvian President Juan Rojas"


@pytest.fixture(scope="module")
def when(report):
    """Each engagement's kind and date, by kind and date."""

    def dates(text, **how):
        return sorted(f"{e.kind} {e.when}" for e in report(text, **how).engagements)

    return dates


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{MEHTA} travels on Friday to Lima, where he will meet {ROJAS}.", "meeting 2025-08-29"),
        (f"{MEHTA} flew to Lima on Monday to meet {ROJAS}.", "meeting 2025-08-25"),
        (f"{MEHTA} arrived in Lima on Monday and met {ROJAS}.", "meeting 2025-08-25"),
        (f"{MEHTA} arrived in Lima on Monday and will meet {ROJAS}.", "meeting None"),
        (f"On Monday {MEHTA} met {ROJAS}, who handed him a letter from Peru to India.", "correspondence 2025-08-25"),
        ("Ties soured last month, when India's foreign minister flew to Nepal.", "visit 2025-07"),
        ("India and Nepal noted the progress made since they met in Lima in June.", "meeting 2025-06"),
    ],
)  # fmt: skip
def test_a_clause_without_a_date_has_that_of_the_clause_that_goes_on_with_it(when, sentence, expected):
    assert expected in when(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "India said on Monday that it had met Nepal.",
        "India met Nepal, which held elections on 3 August.",
        "India met Nepal ahead of Friday's vote.",
        "India praised on Monday its talks with Nepal.",
        "India announced on Monday a summit with Nepal.",
        f"{MEHTA} met {ROJAS} to discuss the treaty of 1973.",
    ],
)
def test_the_date_of_another_act_is_not_that_of_the_contact(when, sentence):
    assert when(sentence) == ["meeting None"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Talks between India and Nepal, which opened on 3 August, stalled.", "meeting 2025-08-03"),
        ("India recalled the visit that it paid to Nepal in May.", "visit 2025-05"),
        ("India expressed its appreciation for the visit of the Nepalese president to Delhi in May.", "visit 2025-05"),
        ("India put off its visit to Nepal, which was to have begun on Wednesday.", "visit 2025-08-27"),
        ("India postponed its talks with Nepal, due in Lima on 3 September.", "meeting 2025-09-03"),
        ("Talks between India and Nepal, which had been due to open on 3 September, were put off.", "meeting 2025-09-03"),
        ("A second round of talks between India and Nepal was held on 4 August.", "negotiation 2025-08-04"),
    ],
)  # fmt: skip
def test_a_noun_has_the_date_that_words_attached_to_it_give(when, sentence, expected):
    assert expected in when(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{MEHTA} travels to Nepal on Friday.", "visit 2025-08-29"),
        ("Kenya and Uganda hold talks in Kampala on Friday.", "meeting 2025-08-29"),
        ("India and Nepal put their names to a treaty on Friday.", "signing 2025-08-22"),
        ("Indian President Ram Mehta receives Peruvian President Juan Rojas on Monday.", "meeting 2025-09-01"),
        (f"{MEHTA} will fly to Nepal, arriving on Friday for a three-day visit.", "visit 2025-08-29/2025-08-31"),
    ],
)  # fmt: skip
def test_a_present_that_names_a_day_looks_ahead_and_a_past_back(when, sentence, expected):
    assert expected in when(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{MEHTA} visited Nepal on Monday, a day after meeting {ROJAS}.", "meeting 2025-08-24"),
        (f"{MEHTA} landed in Nepal on Monday, two days after visiting Lima.", "visit 2025-08-23"),
        (f"{MEHTA} visited Nepal on Monday, two days before he is to see {ROJAS}.", "meeting 2025-08-27"),
        (f"{MEHTA} undertook an official visit to Nepal from 3 to 5 August.", "visit 2025-08-03/2025-08-05"),
        (f"{MEHTA} met {ROJAS} on 3 August. He had come from Nepal, where he was received by the king.", "meeting None"),
        ("India will hold talks with Nepal on 18 and 19 September. Peru and Chile will meet a day earlier.", "meeting 2025-09-17"),
        ("India held talks with Nepal from 3 to 5 August. Peru and Chile met two days later.", "meeting 2025-08-07"),
        ("India met Nepal in June. Peru and Chile had met a month earlier.", "meeting 2025-05"),
    ],
)  # fmt: skip
def test_days_are_counted_from_what_is_told_beside_them(when, sentence, expected):
    assert expected in when(sentence)


def test_a_length_belongs_to_what_it_measures(when):
    found = when("India met Nepal on Monday during a four-day visit to Lima.")
    assert "meeting 2025-08-25" in found
    assert not [one for one in found if "/" in one]
    assert "signing 2025-08-25" in when("India and Nepal signed a treaty on Monday after two days of talks.")


def test_what_is_told_next_took_place_when_what_was_told_before_did(when):
    text = "India met Nepal on 12 August. The hall was full. India handed Nepal a letter."
    assert when(text) == ["correspondence 2025-08-12", "meeting 2025-08-12"]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("opened a school in Delhi on May 12", "2025-05-12"),
        ("opened a school in Delhi on 12 March", "2025-03-12"),
        ("opened a school in Delhi on June 12", "2025-06-12"),
        ("quoted a newspaper from Monday", None),
    ],
)
def test_what_somebody_did_sets_the_scene_by_its_own_date(when, act, expected):
    text = f"{MEHTA} {act}. He then met {ROJAS}."
    assert when(text) == [f"meeting {expected}"]


def test_a_visit_that_goes_on_goes_on_when_the_scene_was(when):
    text = f"On 12 August the Indian foreign minister met {ROJAS}, who is paying a visit to India."
    assert when(text) == ["meeting 2025-08-12", "visit 2025-08-12"]


@pytest.mark.parametrize(
    "text",
    [
        "India met Nepal on 12 August. India had handed Nepal a letter.",
        "India met Nepal on 12 August. India will hand Nepal a letter.",
        "India met Nepal on 12 August. Ghana handed Peru a letter.",
        "India met Nepal in June. India handed Nepal a letter.",
        "Oil prices rose on 14 August. India handed Nepal a letter.",
    ],
)
def test_what_is_no_part_of_the_scene_has_not_its_date(when, text):
    assert not [found for found in when(text) if found.startswith("correspondence") and "None" not in found]


def test_later_that_day_is_the_day_of_what_was_told_and_not_of_what_is_to_come(when):
    text = "India met Nepal on 12 August. Nepal will hold a vote on 9 September. Later that day India met Bhutan."
    assert when(text) == ["meeting 2025-08-12", "meeting 2025-08-12"]


def test_the_final_day_is_that_of_the_visit(when):
    text = "The Prime Minister of India visited Nepal from 3 to 5 August 2025. On the final day India met Bhutan."
    assert "meeting 2025-08-05" in when(text)


def test_the_day_of_an_event_that_has_no_date_dates_nothing(when):
    text = "India met Nepal on 12 August. On the eve of the vote India met Bhutan. Later that day India met Ghana."
    assert when(text) == ["meeting 2025-08-12", "meeting None", "meeting None"]


def test_a_date_from_outside_the_clause_is_explained(reading):
    found = reading(f"{MEHTA} flew to Lima on Monday to meet {ROJAS}. India handed Peru a letter.")
    steps = {step for explained in found.explanations for step in explained.chain}
    assert "“Monday”" in steps
    assert "2025-08-25: when what was told before took place" in steps


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("India ordered Nepal to reopen the border within 48 hours.", "2025-08-29"),
        ("Next year India and Nepal will open a railway.", "2026"),
        ("India pledged on Monday to keep the truce of 19 October.", None),
        ("India agreed to implement the accord that it signed with Nepal in June.", None),
    ],
)
def test_an_act_is_due_when_its_own_words_say_and_not_those_of_what_was_done(report, sentence, expected):
    assert [c.due and str(c.due) for c in report(sentence).commitments] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "From there Musa flew to Chad.",
        "From Kampala, Musa telephoned Chadian President Sam Okello.",
        "Musa traveled on to Chad.",
        "Before coming to Kampala, Musa met Chadian President Sam Okello in Abuja.",
    ],
)
def test_what_is_told_of_another_place_has_no_date_from_the_scene(report, sentence):
    text = f"Kenyan President Ali Musa met Ugandan President Joy Mwangi in Kampala on Monday. {sentence}"
    found = [e for e in report(text).engagements if "TCD" in {p.code for p in e.parties}]
    assert [e.when for e in found] == [None]


def test_the_day_before_counts_from_what_was_told(report):
    text = (
        "Kenyan President Ali Musa met Ugandan President Joy Mwangi in Kampala on Monday. "
        "He had arrived the day before for a state visit to Uganda."
    )
    assert {str(e.when) for e in report(text).engagements} == {"2025-08-25", "2025-08-24"}


BACKGROUND = "They had met in Lima on 3 May 2019. Ties were set up on 1 January 1993."


@pytest.mark.parametrize(
    "text",
    [
        f"India met Nepal on Monday. {BACKGROUND} India handed Nepal a letter.",
        "India pledged aid to Nepal on Monday. India handed Nepal a letter.",
        "When India’s president landed in Nepal on Monday, crowds lined the road. India handed Nepal a letter.",
        "India met Nepal on Monday. Earlier in the day India had handed Nepal a letter.",
        f"{MEHTA} met {ROJAS} on Monday. Mehta, who went on to hand a letter from India to Peru, thanked him.",
        f"{MEHTA} met {ROJAS} on Monday. Mehta was welcomed by the mayor before handing a letter from India to Peru.",
    ],
)
def test_a_text_comes_back_to_the_day_of_its_news(when, text):
    assert "correspondence 2025-08-25" in when(text)


@pytest.mark.parametrize(
    "text",
    [
        "India met Nepal on Monday. In June 2019 India visited Bhutan. India handed Bhutan a letter.",
        "India pledged aid to Nepal on Monday. Ghana had handed Peru a letter.",
        f"{MEHTA} met {ROJAS} on Monday. Ahead of it he handed a letter from India to Peru.",
    ],
)
def test_what_the_news_does_not_tell_of_has_not_its_day(when, text):
    assert "correspondence None" in when(text)


@pytest.mark.parametrize("verb", ["witnessed", "attended", "presided over"])
def test_a_signing_that_the_leaders_watch_is_of_the_day_that_is_told(when, verb):
    text = f"{MEHTA} met {ROJAS} on Monday. The two {verb} the signing of five agreements."
    assert "signing 2025-08-25" in when(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("India and Nepal signed a treaty on gas as President Ram Mehta visited Kathmandu last Friday.", "signing 2025-08-22"),
        ("India and Nepal signed a treaty when they met in May.", "signing 2025-05"),
        ("India and Nepal signed a treaty while Bhutan will vote in May.", "signing None"),
        ("India’s foreign minister flew to Nepal, where on 12 August he met the president.", "visit 2025-08-12"),
    ],
)  # fmt: skip
def test_a_clause_below_gives_the_date_of_the_one_that_it_goes_on_with(when, sentence, expected):
    assert expected in when(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Nepal’s president visited India on 12 August, three days after {MEHTA} met {ROJAS}.", "meeting 2025-08-09"),
        (f"Nepal’s president visited India on Monday, a day before {MEHTA} met {ROJAS}.", "meeting 2025-08-26"),
        (f"Nepal’s president visited India on Monday, a week after {MEHTA} had met {ROJAS}.", "meeting 2025-08-18~"),
        (f"Nepal’s president visited India in May, three days after {MEHTA} met {ROJAS}.", "meeting None"),
        (f"{MEHTA} met {ROJAS} three days after a storm hit Lima.", "meeting None"),
    ],
)  # fmt: skip
def test_days_are_counted_from_the_day_of_the_clause_above(when, sentence, expected):
    assert expected in when(sentence)
