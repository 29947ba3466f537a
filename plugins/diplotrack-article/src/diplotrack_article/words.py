"""The word lists of ``words.toml``, as sets."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

import attrs

from diplotrack.parties import PartyKind


@attrs.frozen(kw_only=True)
class Words:
    """By which words people, offices, groups and institutions are recognized; all lower case.

    Attributes:
        title_heads: nouns that end a title ("minister").
        title_modifiers: words that stand before such a noun ("foreign").
        title_bodies: words for whose official somebody is, before such a noun ("ministry").
        honorifics: forms of address, without their full stops.
        postnominals: letters behind a name.
        generations: what tells a son from a father of one name ("Jr", "III"), part of the name.
        abbreviations: short forms of parts of names, without their full stops.
        given_names: title heads that are given names, too.
        ranks: ranks and forms of address that follow an office.
        particles: lower-case words inside names ("bin").
        shared_titles: those of `title_parties` that officials of other parties bear as well.
        title_parties: party codes by titles that only one party's officials bear, the longest first; an empty code
            where a longer title is borne in several states.
        short_titles: short forms of offices, each with the office written out.
        institutions: words that make a capitalized name an institution, a text or a place.
        surnames: such words that are surnames too.
        in_names: title heads that stand inside names, too.
        openers: words whose capital at the beginning of a sentence says nothing.
        weekdays: days, which stand before names without a mark.
        sides: nouns for the sides of a contact.
        members: collective nouns that stand for named people.
        organs: nouns for those through whom a party acts.
        sent: nouns for what a party sets up or sends, and says what it will do.
        bodies: nouns for standing bodies, which two sides may have in common.
        collectives: party codes by the names of several states together ("the two Koreas").
        sorts: sorts of parties (`PartyKind`) by the nouns that point back to one of them ("the bloc").
        sorts_of: codes of the states that such a noun can be for, where it is not for all ("the kingdom").
        actors: nouns for actors that a text may introduce with their acronym.
        cities: codes of states by the names of their cities that are no capitals.
        women: titles and given names of women.
        men: titles of men.
        organs_of: codes of organs, with that of the organization that acts through each.
        titles: title heads and honorifics.
        within_titles: all words that stand in titles: these and title modifiers.
    """

    title_heads: frozenset[str]
    title_modifiers: frozenset[str]
    title_bodies: frozenset[str]
    honorifics: frozenset[str]
    postnominals: frozenset[str]
    generations: frozenset[str]
    abbreviations: frozenset[str]
    given_names: frozenset[str]
    ranks: frozenset[str]
    particles: frozenset[str]
    shared_titles: frozenset[str]
    title_parties: dict[str, str]
    short_titles: dict[str, str]
    institutions: frozenset[str]
    surnames: frozenset[str]
    in_names: frozenset[str]
    openers: frozenset[str]
    weekdays: frozenset[str]
    sides: frozenset[str]
    members: frozenset[str]
    organs: frozenset[str]
    sent: frozenset[str]
    bodies: frozenset[str]
    collectives: dict[str, tuple[str, ...]]
    sorts: dict[str, PartyKind]
    actors: frozenset[str]
    sorts_of: dict[str, frozenset[str]]
    cities: dict[str, str]
    women: frozenset[str]
    men: frozenset[str]
    organs_of: dict[str, str]
    titles: frozenset[str] = attrs.field(init=False)
    within_titles: frozenset[str] = attrs.field(init=False)

    @titles.default
    def _join_titles(self) -> frozenset[str]:
        return self.title_heads | self.honorifics

    @within_titles.default
    def _join_within_titles(self) -> frozenset[str]:
        return self.titles | self.title_modifiers


def resource(name: str) -> dict[str, Any]:
    """A data file of this package, parsed."""
    text = resources.files("diplotrack_article").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@functools.cache
def words() -> Words:
    """The lists, loaded on first need."""
    data = resource("words.toml")
    titles, groups = data["titles"], data["groups"]
    return Words(
        title_heads=frozenset(titles["heads"]),
        title_modifiers=frozenset(titles["modifiers"]),
        title_bodies=frozenset(titles["bodies"]),
        honorifics=frozenset(titles["honorifics"]),
        postnominals=frozenset(titles["postnominals"]),
        generations=frozenset(titles["generations"]),
        abbreviations=frozenset(titles["abbreviations"]),
        given_names=frozenset(titles["given_names"]),
        ranks=frozenset(titles["ranks"]),
        particles=frozenset(titles["particles"]),
        shared_titles=frozenset(titles["shared_titles"]),
        title_parties=dict(sorted(data["title_parties"].items(), key=lambda item: -len(item[0]))),
        short_titles=dict(data["short_titles"]),
        institutions=frozenset(data["institutions"]["words"]),
        surnames=frozenset(data["institutions"]["surnames"]),
        in_names=frozenset(titles["in_names"]),
        openers=frozenset(data["sentences"]["openers"]),
        weekdays=frozenset(data["sentences"]["weekdays"]),
        sides=frozenset(groups["sides"]),
        members=frozenset(groups["members"]),
        organs=frozenset(groups["organs"]),
        sent=frozenset(groups["sent"]),
        bodies=frozenset(groups["bodies"]),
        collectives={name: tuple(codes) for name, codes in data["collectives"].items()},
        sorts={noun: PartyKind(sort) for sort, nouns in data["sorts"].items() for noun in nouns},
        sorts_of={noun: frozenset(codes) for noun, codes in data["sorts_of"].items()},
        actors=frozenset(groups["actors"]),
        cities={city: code for code, cities in data["cities"].items() for city in cities},
        women=frozenset(data["genders"]["women"]),
        men=frozenset(data["genders"]["men"]),
        organs_of=dict(groups["organs_of"]),
    )
