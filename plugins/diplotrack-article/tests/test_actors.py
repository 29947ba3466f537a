"""Whom words stand for, and where each is named."""

from __future__ import annotations

import pytest

from diplotrack.parties import Gazetteer
from diplotrack.records import Party
from diplotrack_article.actors import NOBODY, Actor, Whereabouts, codes, main_parties, person_actor
from diplotrack_article.mentions import find_mentions
from diplotrack_article.people import Person

GAZETTEER = Gazetteer.builtin()
TEXT = "Kenyan President Ali Musa met Peru’s Ana Mora. Musa then left for Chad with U.S. aides."


@pytest.fixture
def there():
    return Whereabouts(find_mentions(TEXT, GAZETTEER))


def span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def test_an_actor_is_somebody_where_it_has_parties_or_people():
    assert not NOBODY
    assert not Actor(chain=("a step",))
    assert Actor(people=(Person("Ali Musa"),))
    assert Actor(parties=(GAZETTEER.party("KEN"),))


def test_two_actors_together_repeat_nobody_and_are_a_place_only_if_both_are():
    ken, uga = GAZETTEER.party("KEN"), GAZETTEER.party("UGA")
    musa, mora = Person("Ali Musa"), Person("Ana Mora")
    one = Actor(parties=(ken,), people=(musa,), chain=("a",), place=True)
    other = Actor(parties=(ken, uga), people=(mora, musa), chain=("b",), place=False)
    assert one.with_(other) == Actor(parties=(ken, uga), people=(musa, mora), chain=("a", "b"))
    assert one.with_(one).place


def test_a_person_stands_for_the_party_and_says_why():
    person = Person("Ali Musa", party=GAZETTEER.party("KEN"), why="“Kenyan President”")
    assert person_actor(person, "he") == Actor(
        parties=(GAZETTEER.party("KEN"),),
        people=(person,),
        chain=("he → Ali Musa", "Ali Musa is of KEN: “Kenyan President”"),
    )


def test_a_person_without_a_party_stands_for_none():
    person = Person("Ali Musa")
    assert person_actor(person, "he") == Actor(people=(person,), chain=("he → Ali Musa",))


def test_codes_are_listed_for_the_explanation():
    assert codes([GAZETTEER.party("KEN"), GAZETTEER.party("UGA")]) == "KEN, UGA"


def test_the_person_at_a_word_is_found_by_title_and_name(there):
    assert there.person_at(*span("President")).person.name == "Ali Musa"
    assert there.person_at(*span("Mora")).person.name == "Ana Mora"
    assert there.person_at(*span("met")) is None
    assert there.person_at(*span("Musa met")) is None


def test_the_party_at_a_word_is_found_also_where_the_word_is_longer(there):
    assert there.party_at(*span("Kenyan")).party.code == "KEN"
    assert there.party_at(*span("U.S. aides")).party.code == "USA"
    start, end = span("for Chad")
    assert there.party_at(start, end).party.code == "TCD"
    assert there.party_at(*span("met")) is None


def test_who_is_named_within_a_stretch_comes_once_and_in_order(there):
    whole = (0, len(TEXT))
    assert [p.code for p in there.parties_between(*whole)] == ["KEN", "PER", "TCD", "USA"]
    assert [p.name for p in there.people_between(*whole)] == ["Ali Musa", "Ana Mora"]
    assert [m.surface for m in there.party_mentions(*span("left for Chad with"))] == ["Chad"]
    assert there.people_between(*span("left for Chad")) == ()


def test_people_before_come_the_nearest_first(there):
    assert [m.person.name for m in there.people_before(len(TEXT))] == ["Ali Musa", "Ana Mora", "Ali Musa"]
    assert not there.people_before(0)


def test_people_from_an_offset_are_at_most_so_many(there):
    at = TEXT.index("met")
    assert [m.person.name for m in there.people_from(at, 2)] == ["Ana Mora", "Ali Musa"]
    assert [m.person.name for m in there.people_from(at, 1)] == ["Ana Mora"]
    assert there.people_from(len(TEXT), 3) == ()


def test_the_last_person_named_stands_for_an_unseen_subject(there):
    actor = there.nearest_before(0, TEXT.index(". Musa"))
    assert ([p.name for p in actor.people], codes(actor.parties)) == (["Ana Mora"], "PER")


def test_a_lone_party_stands_for_an_unseen_subject_but_not_one_of_two(there):
    start = TEXT.index("then")
    assert codes(there.nearest_before(start, TEXT.index("with")).parties) == "TCD"
    assert there.nearest_before(start, len(TEXT)) is NOBODY
    assert there.nearest_before(*span("met")) is NOBODY


def ranked(text, title=None):
    mentions = find_mentions(text, GAZETTEER)
    return [p.code for p in main_parties(mentions, GAZETTEER, title and find_mentions(title, GAZETTEER))]


def test_the_main_parties_are_those_named_most():
    assert ranked("Peru met Kenya. Kenya was glad. Chad wrote to Kenya and Chad.") == ["KEN", "TCD", "PER"]


def test_of_parties_named_as_often_the_first_goes_before():
    assert ranked("Peru met Kenya.") == ["PER", "KEN"]


def test_the_people_of_a_party_count_for_it():
    assert ranked("Peru met Chad. Kenyan President Ali Musa came. Musa left. Musa said so.")[0] == "KEN"


def test_what_the_title_names_counts_thrice():
    assert ranked("Peru and Kenya. Kenya. Peru. Kenya.", "Peru’s day") == ["PER", "KEN"]
    assert ranked("Peru and Kenya. Kenya.", "President Ali Musa of Chad in town")[0] == "TCD"


def test_a_person_whose_party_is_unknown_counts_for_none():
    assert ranked("Peru. President Ali Musa said so. Musa left.", "Ali Musa said so") == ["PER"]


def test_organizations_stand_behind_states():
    assert ranked("ASEAN met. ASEAN agreed. ASEAN and Peru.") == ["PER", "ASEAN"]


def test_a_party_that_the_gazetteer_lacks_counts_as_a_state():
    stranger = Party(code="ATLANTIS", name="Atlantis")
    mentions = find_mentions("ASEAN met. President Ali Musa spoke.", GAZETTEER)
    mentions.people[0].person.party = stranger
    assert main_parties(mentions, GAZETTEER, None)[0] == stranger
