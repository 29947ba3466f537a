"""Affiliation: which office a named person holds and for which party, by the words around the name.

From the surest source to the least sure: words right before the name ("South Korean President Lee"), an apposition
behind it ("Wang Yi, Minister of Foreign Affairs of the PRC"), a title that only one party's officials bear, a table of
office holders, and a name coordinated with one whose adjective serves both. Which it was is kept for the explanation.
"""

from __future__ import annotations

import bisect
import datetime
import itertools
import re
from collections import Counter
from typing import Protocol

from diplotrack.parties import Gazetteer, NameKind, PartyKind, PartyMention
from diplotrack_article._offices import NEARBY, WORD, office_before_comma, title_around
from diplotrack_article._respective import give_respectively
from diplotrack_article._title_words import FILLER, crosses, is_head, is_title, leads_to_name, only_titles
from diplotrack_article.people import PersonMention, singular
from diplotrack_article.words import Words


class Leaders(Protocol):
    """Who led which party when: a fallback for texts that name an office holder without the country."""

    def party_codes(self, name: str, *, title: str | None, on: datetime.date | None) -> frozenset[str]:
        """The codes of the parties that somebody of this name can have led."""

    def surname_codes(self, name: str, *, on: datetime.date | None) -> frozenset[str]:
        """The codes of the parties that somebody named by a surname alone leads."""

    def office(self, name: str, *, code: str, title: str | None, on: datetime.date | None) -> str | None:
        """The office that somebody of this name holds for a party, None where it is not known."""


# How far before a name a preposition is looked for.
_LEAD = 20
# Offices that an agency names without the country at home.
_AT_HOME = frozenset(
    {
        "minister",
        "president",
        "premier",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "secretary",
        "chancellor",
    }
)
# "Its commissioner, Ali Musa": of whoever was told of.
_OWNED = re.compile(r"(?i)\b(?:its|their|his|her)\s+(?:[\w-]+,?\s+)*$")
_SHORT = 40
_OWNERS = frozenset({"its", "his", "her", "their", "late", "former"})
# "met Chadian Foreign Minister Ali Musa and, separately, with Prime Minister Sam Okello"
_TOGETHER = re.compile(
    r"(?:,| and|, and| as well as)(?:,? (?:separately|later|then|also|subsequently|afterwards),?)?(?: with| to| by)? "
)
_OFFICE_OF = re.compile(r"([^\W\d_]+)\s+of\s+(?:the\s+)?(?:[A-Z]\w+\s+(?:of\s+)?){0,5}$")
_IN_A_PLACE = re.compile(r"\b(?:in|from|via)\s+$")
_JOINED = re.compile(r"([^\W\d_]+)(,|;)?\s+(?:(?:and|the)\s+)*(?:[A-Z]\w+\s+)*$")
_OFFICE_THEN_NAME = re.compile(
    r"([^\W\d_]+)\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+(?:of\s+)?[A-Z]\w+){0,6},\s(?:[A-Z][\w’'-]*\s*){1,4},\s"
)
"""As in "President of the Republic of Kenya, Ali Musa, "."""
# "Musa’s" or "the ministers’" before what they own.
_OWNS = re.compile(r"[’']s?\s")
_TITLE_WORD = re.compile(r"[^\W\d_][\w’-]*")
# What stands between a name and the office behind it.
_OPENING = re.compile(r"\s?(?:,|\(|—|–)\s?|\s(?=of\s)")
_WORDS_BEHIND = re.compile(r"(?:[’']s?)?((?:\s+[^\W\d_][\w’'-]*){0,4})")
_TO_A_PLACE = re.compile(r"\b(?:to|in|at|from|for|via)\s+$")


def give_offices(text: str, people: list[PersonMention], vocabulary: Words) -> None:
    """Give each person whose mentions begin with no office the one that stands beside the name."""
    for mention in people:
        half = (
            text.startswith("/", mention.start - 1) and mention.start > 0
        )  # of "High Representative/Vice-President"
        if half or not _is_office(mention.person.title, vocabulary):
            title = title_around(text, mention, vocabulary)
            if _is_office(title, vocabulary):
                mention.person.title = _as_written(text, mention, title)


def give_parties(
    text: str,
    people: list[PersonMention],
    parties: list[PartyMention],
    vocabulary: Words,
    gazetteer: Gazetteer,
    *,
    known_party: Leaders | None,
    on: datetime.date | None,
) -> None:
    """From the surest source of a person's party to the least sure; the first answer stands."""
    starts = [m.start for m in parties]
    give_respectively(text, people, parties, starts, vocabulary)
    for find in (_party_before, _party_behind):
        for mention, following in itertools.zip_longest(people, people[1:]):
            person = mention.person
            if (
                person.party is None
                and (near := find(text, mention, parties, starts, vocabulary)) is not None
                and (
                    following is None
                    or following.person is person
                    or not (
                        mention.end <= following.start < near.start
                        # "of Musa, Foreign Minister of Chad Ali Okello": the office is his whose name follows
                        or (find is _party_behind and not text[near.end : following.name_start].strip())
                    )
                )
            ):
                quote = text[min(near.start, mention.start) : max(near.end, mention.end)]
                person.party, person.why = near.party, f"“{' '.join(quote.split())}”"
    weak = _give_by_title(text, people, vocabulary, gazetteer)
    if known_party is not None:
        _give_from_table(people, parties, gazetteer, known_party, on)
    for mention in people:
        person = mention.person
        if person.party is None and (led := _party_led(text, mention, parties, starts, gazetteer)):
            person.party, person.why = led.party, f"“{text[mention.start : led.end]}”"
    shared = {id(mention) for mention, _, _ in weak}
    for first, second in itertools.pairwise(people):
        # "Panamanian President José Raúl Mulino and Foreign Minister Javier Martínez-Acha": one adjective for both.
        if second.person.party is not None or not (second.listed or second.start < second.name_start):
            continue
        if not _TOGETHER.fullmatch(text, first.end, second.start):
            continue
        before = _party_before(text, first, parties, starts, vocabulary)
        party = before.party if before is not None else None
        if before is None and id(second) in shared:
            party = first.person.party
        if party is not None:
            second.person.party, second.person.why = party, f"named together with {first.person.name}"
    _give_by_shared_title(text, weak, parties, gazetteer)


def _give_by_title(
    text: str, people: list[PersonMention], vocabulary: Words, gazetteer: Gazetteer
) -> list[tuple[PersonMention, str, str]]:
    """Give people the party that alone has their title; those whose title others bear as well, with its code, are handed back."""
    weak: list[tuple[PersonMention, str, str]] = []
    for mention in people:
        person = mention.person
        if person.party is None:
            title = title_around(text, mention, vocabulary)
            borne = title and next(
                (
                    t
                    for t in vocabulary.title_parties
                    if t in title and re.search(rf"\b{re.escape(t)}\b", title)
                ),
                None,
            )
            code = vocabulary.title_parties[borne] if borne else None
            if code and borne in vocabulary.shared_titles:
                weak.append((mention, code, title))
            elif code is not None and code in gazetteer:
                person.party, person.why = gazetteer.party(code), f"the title “{title}”"
    return weak


def _give_by_shared_title(
    text: str,
    weak: list[tuple[PersonMention, str, str]],
    parties: list[PartyMention],
    gazetteer: Gazetteer,
) -> None:
    """Give those of whom nothing else tells the party that most often has their title; a state only where it is named."""
    named = {mention.party.code for mention in parties}
    for mention, code, title in weak:
        owned = _OWNED.search(text, max(0, mention.start - _SHORT), mention.start)
        if mention.person.party is not None or code not in gazetteer or owned:
            continue
        if code in named or gazetteer.entry(code).kind is PartyKind.ORGANIZATION:
            mention.person.party, mention.person.why = gazetteer.party(code), f"the title “{title}”"


def give_home(
    text: str,
    people: list[PersonMention],
    parties: list[PartyMention],
    filed: tuple[int, int],
) -> None:
    """Give the country of a dateline to the officials that the text names without one, as agencies do at home.

    "LUSAKA, June 14 — Energy Minister Musa said": a minister from elsewhere would be introduced as one. Where talks are
    only hosted, the text is mostly about others.

    Args:
        text: the document's text.
        people: the people named.
        parties: the parties named.
        filed: where the dateline stands.
    """
    place = next((m for m in parties if filed[0] <= m.start < filed[1]), None)
    often = Counter(m.party for m in parties if m.start >= filed[1]).most_common(2)
    if place is None or place.kind is NameKind.DEMONYM or place.party not in dict(often):
        return
    for mention in people:
        person, title = mention.person, (mention.person.title or "").lower().split()
        before = text[filed[1] : mention.start].rstrip(" ")[-12:].split(" ")[-1]
        alone = not before or before[-1:] in ".\n”,;:" or (before.islower() and before not in _OWNERS)
        # "Minister of Defense Ali Musa", but not "the minister of Chad, Ali Musa"
        head = next((at for at, word in enumerate(title) if word in ("of", "for")), len(title))
        own = not any(mention.start <= m.start < mention.name_start for m in parties)
        titled = mention.start < mention.name_start and own and not {"former", "late"} & set(title)
        home = titled and alone and not _AT_HOME.isdisjoint(title[:head][-1:])
        if person.party is None and mention.start >= filed[1] and home:
            person.party, person.why = place.party, "the place of the dateline"


def _party_led(
    text: str, mention: PersonMention, parties: list[PartyMention], starts: list[int], gazetteer: Gazetteer
) -> PartyMention | None:
    """As in "Okello’s Rescue Front": a movement or an army that is somebody's own."""
    owner = _OWNS.match(text, mention.end)
    if owner is None:
        return None
    at = bisect.bisect_left(starts, owner.end())
    near = parties[at] if at < len(parties) else None
    if near is None or near.start != owner.end():
        return None
    group = near.party.code not in gazetteer or gazetteer.entry(near.party.code).kind is PartyKind.GROUP
    return near if group else None


def _give_from_table(
    people: list[PersonMention],
    parties: list[PartyMention],
    gazetteer: Gazetteer,
    known_party: Leaders,
    on: datetime.date | None,
) -> None:
    """Look up whom the text gives no party, and the offices of all."""
    named = frozenset(mention.party.code for mention in parties)
    for person in dict.fromkeys(m.person for m in people):
        if person.party is not None:
            continue
        codes = known_party.party_codes(person.name, title=person.title, on=on)
        if not codes and person.title is None and " " not in person.name:
            codes = known_party.surname_codes(person.name, on=on)
        if len(codes) > 1:
            # Holders of two parties' offices: the one that the text is about, if it is about one of them only.
            codes &= named
        code = next(iter(codes)) if len(codes) == 1 else None
        if code is not None and code in gazetteer:
            person.party, person.why = gazetteer.party(code), "the table of office holders"
    for person in dict.fromkeys(m.person for m in people):
        if person.party is not None:
            person.office = known_party.office(person.name, code=person.party.code, title=person.title, on=on)


def _is_office(title: str | None, vocabulary: Words) -> bool:
    """Whether a title names an office, not only a form of address."""
    return title is not None and any(is_head(word, vocabulary) for word in _TITLE_WORD.findall(title))


def _as_written(text: str, mention: PersonMention, title: str) -> str:
    """The title in the letters of the text, without articles around it."""
    window = text[max(0, mention.name_start - NEARBY) : mention.end + NEARBY]
    at = window.lower().find(title)
    found = " ".join(window[at : at + len(title)].split()) if at >= 0 else title
    return re.sub(
        r"^(?:(?:the|an?|of|for)\s+)+|(?:\s+(?:of|the|for))+$", "", found, flags=re.IGNORECASE
    ).strip(" ,")


def _party_before(
    text: str, mention: PersonMention, parties: list[PartyMention], starts: list[int], vocabulary: Words
) -> PartyMention | None:
    """As in "South Korean President Lee", "Kazakhstan’s Tokayev", "the President of Indonesia, Prabowo Subianto"."""
    at = bisect.bisect_left(starts, mention.name_start) - 1
    if at < 0:
        return None
    near = parties[at]
    between = text[near.end : mention.name_start]
    if len(between) > NEARBY or crosses(between, vocabulary):
        return None
    words_between = [m.group() for m in WORD.finditer(between) if m.group() != "s"]
    if words_between[-1:] == ["and"]:
        return None  # "the Kenyan president, and Ali Musa": two people
    if not leads_to_name(words_between, vocabulary):
        return None
    possessive = _OWNS.match(between) is not None
    if words_between and words_between[-1] == "counterpart":
        return near  # "her Ugandan counterpart, Sam Okello"
    if "," in between or not words_between:
        adjacent = possessive and not between[2:].strip(" s")
        apposed = near.kind is NameKind.DEMONYM or possessive
        if apposed and office_before_comma(between, text[mention.end : mention.end + 1], vocabulary):
            return near
        if adjacent:
            return near
        office = _office_of(text, near, vocabulary)
        if office is None or _is_besides(text[office : near.start], words_between, vocabulary):
            return None
        # "Ali Musa, President of Chad, His Excellency Sam Okello, President of Mali": an office behind each name
        own = _party_behind(text, mention, parties, starts, vocabulary)
        return near if own is None or _opens_list(text, office, vocabulary) else None
    heads = [word for word in words_between if word.lower() not in FILLER]
    if not heads:
        return None
    if near.kind is NameKind.DEMONYM or possessive:
        return near
    if near.kind is NameKind.NAME and _IN_A_PLACE.search(text, max(0, near.start - _LEAD), near.start):
        return None  # "during his stay in Japan President Kim met …"
    if near.kind is NameKind.METONYM and _TO_A_PLACE.search(text, max(0, near.start - _LEAD), near.start):
        return None  # "welcomed to Brussels President Ali Musa of Chad"
    # "Kenya and President Musa" are two; the mayor of a capital acts for the city.
    joined = words_between[0].lower() in FILLER
    return None if joined or near.kind is NameKind.CAPITAL else near


def _is_besides(office: str, own: list[str], vocabulary: Words) -> bool:
    """Whether somebody has an office of another kind as well: "As Chair of ASEAN, Prime Minister Ali Musa"."""
    held = office.lower().split()
    return any(is_head(word, vocabulary) and word.lower() not in held for word in own)


def _party_behind(
    text: str, mention: PersonMention, parties: list[PartyMention], starts: list[int], vocabulary: Words
) -> PartyMention | None:
    """As in "Wang Yi, Minister of Foreign Affairs of the PRC", "Tô Lâm, general secretary of Vietnam’s Communist Party"."""
    opening = _OPENING.match(text, mention.end, mention.end + 4)
    if opening is None:
        return None
    begin = opening.end()
    for place in range(bisect.bisect_left(starts, begin), len(parties)):
        near = parties[place]
        if near.start - begin > NEARBY or crosses(text[begin : near.start], vocabulary):
            return None
        if near.start == begin and opening.group().strip() == "(" and text.startswith(")", near.end):
            return near  # "Anna Moss (Canada)"
        tail = _WORDS_BEHIND.match(text, near.end, near.end + 60)
        inside = [m.group() for m in WORD.finditer(text, begin, near.start)]
        if inside[:1] in (["and"], ["for"], ["to"]):
            return None  # "Ali Musa, and the chair of the AU", "…, for the President of Chad": two people
        if any(not (w[0].isupper() or is_title(w, vocabulary) or w.lower() in FILLER) for w in inside):
            return None
        if any(singular(w.lower(), vocabulary.title_heads) for w in inside):
            return None  # "King Ali Musa, senior officials of Kenya": a list
        if any(is_head(w, vocabulary) for w in inside) or inside == ["of"]:
            return near
        if inside[:1] == ["of"] and mention.person.title:
            return near  # "Chairman Kim Jong Il of the National Defence Commission of the DPRK"
        following = (tail.group(1).split() if tail else [])[:4]
        return (
            near if only_titles(following, vocabulary) and not _names_another(following, vocabulary) else None
        )
    return None


def _names_another(following: list[str], vocabulary: Words) -> bool:
    """Whether a name stands behind the title: "of Premier Li Qiang, Malaysian Prime Minister Anwar Ibrahim" are two."""
    heads = [place for place, word in enumerate(following) if is_head(word, vocabulary)]
    behind = following[heads[-1] + 1 :] if heads else []
    return bool(behind) and behind[0][:1].isupper()


def _office_of(text: str, near: PartyMention, vocabulary: Words) -> int | None:
    """Where an office of the party stands, before a name: "the Prime Minister of Australia, the Hon Anthony Albanese"."""
    begin = max(0, near.start - 60)
    before = text[begin : near.start]
    office = _OFFICE_OF.search(before) if "of" in before and near.kind is not NameKind.DEMONYM else None
    if office is None or not is_head(office.group(1), vocabulary):
        return None
    return begin + office.start()


def _opens_list(text: str, office: int, vocabulary: Words) -> bool:
    """Whether an office stands before its name in a list: it opens one, or the one before it does so as well.

    "The President of Chad, Sam Okello, the President of Mali, Ali Musa, and …".
    """
    before = text[max(0, office - NEARBY) : office]
    joined = _JOINED.search(before)
    if joined is None or not (joined[2] and joined[1][:1].isupper()):
        return True
    return any(is_head(earlier[1], vocabulary) for earlier in _OFFICE_THEN_NAME.finditer(before))
