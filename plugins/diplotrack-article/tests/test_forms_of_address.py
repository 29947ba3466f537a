"""Short titles and forms of address: they neither break a name nor a sentence, and stand for their holder."""

from __future__ import annotations

import pytest

from diplotrack_article.leaders import leaders


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The HR/VP met the Kenyan foreign minister in Nairobi.", "meeting held EU KEN"),
        ("The HRVP and the foreign minister of Chad held talks on Monday.", "meeting held EU TCD"),
        ("The High Representative/Vice-President received the president of Mali.", "meeting held EU MLI"),
        ("The HR/VP will travel to Georgia on Friday.", "visit scheduled EU GEO"),
        ("The HR manager met a VP of the bank in Nairobi.", None),
    ],
)
def test_a_short_title_is_one_partys_official(contacts, sentence, expected):
    assert contacts(sentence) == ([expected] if expected else [])


def test_a_short_title_means_its_holder(report, acts):
    text = (
        "High Representative/Vice-President Ana Ruiz came to Chad. The HR/VP met President Ali Musa of Chad."
    )
    met = report(text).engagements[-1]
    assert {person.name for person in met.participants} == {"Ana Ruiz", "Ali Musa"}
    assert acts(f"{text} The HR/VP urged Mali to hold elections.") == ["request open EU > MLI"]
    assert acts("The EU’s HR/VP, Ana Ruiz, urged Mali to hold elections.") == ["request open EU > MLI"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("H.H. Sheikh Ali Musa, Emir of Qatar,", "Prime Minister Joy Mwangi of Kenya"),
        ("Prime Minister Joy Mwangi of Kenya", "H.H. Sheikh Ali Musa, Emir of Qatar"),
        ("H.R.H. Prince Ali Musa, Foreign Minister of Saudi Arabia,", "Joy Mwangi, President of Kenya"),
        ("Dato' Seri Ali Musa, Prime Minister of Malaysia,", "H.E. Joy Mwangi, President of Kenya"),
        ("Lt. Gen. Ali Musa, Deputy Defence Minister of Chad,", "Maj. Gen. Joy Mwangi of Kenya"),
        ("Chadian Chief of General Staff Gen. Ali Musa", "Kenyan Foreign Minister Joy Mwangi"),
        ("Col. Ali Musa, President of Mali,", "Rt. Hon. Joy Mwangi of Kenya"),
        ("Kenyan Defence Minister Joy Mwangi", "Chadian Amb. Ali Musa"),
        ("Eng. Ali Musa, Minister of Water of Chad,", "Kenya’s Capt. Joy Mwangi"),
        ("Philippine President Joy Mwangi", "U.S. Sec. Ali Musa"),
        ("The Hon. Ali Musa, Foreign Minister of Chad,", "Smt. Joy Mwangi, Foreign Minister of India"),
        ("President Ali Musa of Chad", "Her Excellency Prime Minister Joy Mwangi of Kenya"),
    ],
)
def test_a_form_of_address_leaves_the_name_whole(report, first, second):
    (met,) = report(f"{first} held talks with {second} on Monday.").engagements
    assert {person.name for person in met.participants} == {"Ali Musa", "Joy Mwangi"}
    assert len(met.parties) == 2


def test_he_and_his_excellency_are_two(report):
    text = "President Ali Musa of Chad came to Nairobi. He and His Excellency Sam Okello of Kenya held a meeting."
    met = report(text).engagements[-1]
    assert [person.name for person in met.participants] == ["Ali Musa", "Sam Okello"]


def test_a_highness_is_whose_office_follows(contacts):
    text = "The president of Chad met HM the King of Bahrain on Monday."
    assert contacts(text) == ["meeting held TCD BHR"]


def test_an_office_behind_one_name_is_not_of_the_next(reading):
    text = "Ali Musa, Prime Minister of Chad, met H.E. Anwar Ibrahim, President of Kenya, in Rome."
    (met,) = reading(text, leaders=leaders()).report.engagements
    titles = {person.name: person.title for person in met.participants}
    assert titles["Anwar Ibrahim"] == "President of Kenya"


def test_a_form_of_address_is_no_name_and_ends_no_sentence(report):
    text = "The emir of Qatar met H.H. The Aga Khan. Officials recalled the visit of Smt. Joy Mwangi to Chad in 1970."
    people = [person.name for found in report(text).engagements for person in found.participants]
    assert "The" not in people
    assert "Joy Mwangi" in people
