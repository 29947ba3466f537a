"""Reference: which parties and people a phrase stands for, at its place in the text.

The text is walked from front to back. What a phrase means may hang on what came before: "he" on the last subject, "the two
sides" on the contact that the text is about, "the envoys" on the envoys named (codebook, Engagement, rules 4 and 9). Each
answer carries the chain of steps that led to it. Where nothing speaks for an answer there is none.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Iterable, Sequence

import attrs

from diplotrack.parties import Gazetteer, NameKind, PartyKind
from diplotrack.records import EngagementKind, Party
from diplotrack_article.actors import (
    NOBODY,
    Actor,
    Whereabouts,
    affiliations,
    codes,
    main_parties,
    person_actor,
)
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.company import Company, bears, office_words
from diplotrack_article.groups import SENDING, Groups
from diplotrack_article.mentions import Mentions, Person, PersonMention
from diplotrack_article.words import words

__all__ = ["FIRST_PERSON", "NOBODY", "NOT_ACTORS", "Actor", "Discourse"]

_SINGULAR = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_NEAR = 600  # characters within which "the country" was named
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves", "both", "each", "either", "all"})
FIRST_PERSON = frozenset({"we", "us", "our", "i", "me", "my", "myself", "ourselves"})
"""Pronouns for whoever speaks."""
_SPEAKER = frozenset({"i", "me", "my", "myself"})
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_TALKS = frozenset(
    {EngagementKind.MEETING, EngagementKind.NEGOTIATION, EngagementKind.CALL, EngagementKind.CONFERENCE}
)
_TOGETHER = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4}
_COUNTERPART = frozenset({"counterpart", "host", "guest", "colleague", "interlocutor", "visitor"})
_BOTH = frozenset(
    {"country", "government", "nation", "side", "people", "leader", "state", "organization", "organisation"}
)
_BODIES = frozenset({"organization", "organisation"})
_KOREAS = {"north": "PRK", "south": "KOR"}
# "the President of Serbia, Aleksandar Vučić": how far behind an office its holder's name begins, and how long it is.
_APART, _LONGEST = 2, 60
_LISTENING = 2
"""For how many sentences what is announced is still put down to whoever spoke last."""
NOT_ACTORS = frozenset(
    [
        "analyst",
        "expert",
        "observer",
        "economist",
        "critic",
        "commentator",
        "scholar",
        "academic",
        "journalist",
        "reporter",
        "media",
        "pundit",
        "professor",
        "researcher",
        "source",
        "survey",
        "poll",
    ]
)
"""Nouns for third parties, who act for nobody (codebook, Commitment, rule 6)."""


class Discourse:
    """What the text has been about so far.

    Args:
        mentions: the parties and people that the text names.
        gazetteer: tells states from organizations.
        title: mentions in the document's title, if it has one.
        speaking: for whom the person speaks whose words the document gives, if it says so.
        speaker: who that is.
        joint: whether the document is one of all its sides.
    """

    def __init__(
        self,
        mentions: Mentions,
        gazetteer: Gazetteer,
        title: Mentions | None = None,
        *,
        speaking: Party | None = None,
        speaker: Person | None = None,
        joint: bool = False,
    ) -> None:
        self.named = Whereabouts(mentions)
        self._gazetteer = gazetteer
        self._contact: tuple[Party, ...] = ()
        self.last_kind: EngagementKind | None = None
        self._body: int | None = None
        self._heading: tuple[Party, ...] = ()
        self._spoken = False
        self._subject: Actor = NOBODY
        self._acting: Actor = NOBODY
        self._acting_at: frozenset[int] = frozenset()
        self._person: Actor = NOBODY
        self._plural: Actor = NOBODY
        self._groups = Groups()
        self.company = Company(self.named)
        self._voice: tuple[Actor, int] = (NOBODY, 0)
        self._main = main_parties(mentions, gazetteer, title)
        self._persons = mentions.persons()
        self._speaking = speaking or (speaker.party if speaker is not None else None)
        self._speaker = speaker
        self.joint = joint

    def restart(self) -> None:
        """Begin the text again, knowing its groups: "the envoys" may be named only further down."""
        self._contact = ()
        self.company.forget()
        self._subject = self._acting = self._person = self._plural = NOBODY
        self._voice = (NOBODY, 0)

    # What the frames tell

    def note_subject(self, actor: Actor) -> None:
        """The subject of the clause just read: what a pronoun behind it means."""
        if actor:
            self._subject = actor
            if len(actor.people) == 1:
                self._person = actor
            if len(actor.parties) > 1 or len(actor.people) > 1:
                self._plural = actor

    def begin(self, *, heading: tuple[Party, ...] | None, spoken: bool) -> None:
        """Begin a sentence.

        Args:
            heading: the parties that a digest's heading before it names, if there is one: a new topic begins.
            spoken: whether a party's spokesperson says it.
        """
        if heading is not None:
            self.restart()
            self._heading = heading
            self.note_contact(heading)
        self._spoken = spoken

    def note_acting(self, actor: Actor, named: Iterable[Phrase] = ()) -> None:
        """Who acts in the clause at hand, and by which phrases: "him" in it, and "the country", is somebody else."""
        self._acting = actor
        self._acting_at = frozenset(phrase.start for phrase in named)

    def note_voice(self, actor: Actor, sentence: int) -> None:
        """Whoever says or promises something: what the next sentences announce is likely theirs, too."""
        if len(actor.parties) == 1:
            self._voice = (actor, sentence)

    def voice(self, sentence: int, *, planned: bool) -> Actor:
        """Who spoke in one of the sentences right before this one, or in it; else for whom the whole document speaks.

        Args:
            sentence: the sentence.
            planned: whether only a plan is told of ("is to be submitted"), which may be anybody's.
        """
        actor, spoke = self._voice
        if actor and 0 <= sentence - spoke <= _LISTENING:
            return attrs.evolve(actor, chain=(f"who spoke last: {codes(actor.parties)}", *actor.chain))
        alone = self._speaking is not None and not self.joint
        return self.home if alone and not planned else NOBODY

    def note_contact(self, parties: Iterable[Party], kind: EngagementKind | None = None) -> None:
        """The parties of a contact just read: what "the two sides" behind it means; and its kind: "the next round"."""
        if kind in _TALKS:
            self.last_kind = kind
        found = tuple(dict.fromkeys(parties))
        if len(found) > 1:
            self._contact = found
            self._plural = NOBODY  # "They", next, are who met, unless the clause has a subject for several.

    def note_body(self, sentence: int) -> None:
        """A sentence names a standing body of the two sides, which "it" behind it may mean."""
        self._body = sentence

    def has_body(self, sentence: int) -> bool:
        """Whether a standing body was named in a sentence or the one before it."""
        return self._body is not None and sentence - self._body in (0, 1)

    def scout(self) -> Discourse:
        """Another that goes ahead of this one, before the text begins: the groups that it observes are known to both."""
        ahead = copy.copy(self)
        ahead.company = Company(self.named)
        return ahead

    def observe(self, clause: Clause) -> None:
        """Learn from a clause who the groups are: "the special envoys of President Lee", "the group included …"."""
        self._groups.observe(clause, self)

    @property
    def in_contact(self) -> bool:
        """Whether the text has told of a contact."""
        return bool(self._contact)

    def has_told(self, actor: Actor) -> bool:
        """Whether the text has told of a contact that these can be in: among its parties, with nobody else named."""
        met = self.company.last
        return (
            bool(self._contact)
            and set(actor.parties) <= set(self._contact)
            and (not actor.people or not met or set(actor.people) <= set(met))
        )

    @property
    def dyad(self) -> Actor:
        """The parties of the contact that the text is about; else the two that it is mostly about."""
        if self._contact:
            return Actor(parties=self._contact, chain=(f"the contact at hand: {codes(self._contact)}",))
        if len(self._main) >= 2:
            two = self._main[:2]
            return Actor(parties=two, chain=(f"the parties that the text is mostly about: {codes(two)}",))
        return NOBODY

    @property
    def home(self) -> Actor:
        """The party whose words the document gives; else the one that it is mostly about, if people act for it."""
        if self._speaking is not None:
            return Actor(parties=(self._speaking,), chain=(f"the document is {self._speaking.code}’s",))
        first = self.named.first_person
        if (
            first is not None
            and first.party is not None
            and first.title
            and not (first.why or "“").startswith("“")
        ):
            # "The Prime Minister, Ali Musa, left": a text that does not say of what country is of that country.
            told = f"the text calls {first.name} {first.title} and does not say of what party"
            return Actor(parties=(first.party,), chain=(told, *affiliations([first])))
        main = self._main[:1]
        if not main or not (self._spoken or any(person.party == main[0] for person in self._persons)):
            return NOBODY
        return Actor(parties=main, chain=(f"the party that the text is mostly about: {codes(main)}",))

    @property
    def subject(self) -> Actor:
        """The last subject."""
        return self._subject

    def others(self, actor: Actor) -> Actor:
        """The other parties of the contact at hand, as seen from this one; nobody where it is no part of it."""
        if not self._contact or not set(actor.parties) & set(self._contact):
            return self._other_of_two(actor)
        rest = tuple(p for p in self._contact if p not in actor.parties)
        return (
            Actor(parties=rest, chain=(f"the other side of the contact at hand: {codes(rest)}",))
            if rest
            else NOBODY
        )

    def _other_of_two(self, actor: Actor) -> Actor:
        """The other of the two that the text is mostly about, before it has told of a contact, or of its heading."""
        place = self._heading if len(self._heading) == 1 else ()
        pair = self._main[:2] if not self._contact else ()
        for around in (place, pair):
            rest = tuple(p for p in around if p not in actor.parties)
            if len(rest) == 1 and (around is place or len(rest) < len(around)):
                return Actor(parties=rest, chain=(f"the other that the text is about: {codes(rest)}",))
        return NOBODY

    def hearers(self, actor: Actor) -> Actor:
        """Whom a party addresses that names nobody: the other side of the contact at hand, else of the text's two."""
        found = self.others(actor)
        pair = self._main[:2]
        if found or len(pair) < 2 or (self._contact and set(actor.parties) & set(self._contact)):
            return found
        rest = tuple(party for party in pair if party not in actor.parties)
        if len(rest) != 1:
            return NOBODY
        return Actor(parties=rest, chain=(f"the other party that the text is mostly about: {codes(rest)}",))

    def all_sides(self, actor: Actor) -> bool:
        """Whether these are all the parties of the contact at hand, so that nobody is left to be addressed."""
        return bool(self._contact) and set(actor.parties) >= set(self._contact)

    # What a phrase means

    def resolve(self, phrase: Phrase, *, alone: bool = False) -> Actor:
        """Whom a phrase stands for; nobody where nothing speaks for an answer.

        Args:
            phrase: the phrase.
            alone: leave out what is coordinated with it.
        """
        actor = self.company.completed(self._resolve_one(phrase), phrase)
        for other in () if alone else phrase.conjuncts:
            found = self.company.completed(self._resolve_one(other), other)
            actor = actor.with_(found) if actor else found
        return actor

    def _resolve_one(self, phrase: Phrase) -> Actor:
        lemma = phrase.lemma
        if phrase.determiner == "the" and (lemma == "latter" or lemma in _TOGETHER):
            return self._pointed_at(lemma, phrase)
        if lemma == "number" and "opposite" in phrase.adjectives:
            return self._noun(attrs.evolve(phrase, lemma="counterpart"))
        if lemma in NOT_ACTORS:
            return NOBODY
        person = self.named.person_at(phrase.head, phrase.head_end)
        if person is not None:
            return self._with_those_behind(person_actor(person.person, f"“{phrase.text}”"), phrase)
        if (
            phrase.pos == "PRON"
            or lemma in _SINGULAR | _NEUTER | _PLURAL | FIRST_PERSON
            or phrase.text in ("All", "all")
        ):
            return self._pronoun(lemma, phrase)
        together = self._collective(phrase)
        if together:
            return together
        party = self.named.party_at(phrase.head, phrase.head_end)
        if party is not None and not (
            party.kind is NameKind.DEMONYM and phrase.number == "sing" and lemma not in party.surface.lower()
        ):
            place = party.kind in (NameKind.NAME, NameKind.CAPITAL)
            return Actor(
                parties=(party.party,), chain=(f"“{party.surface}” is {party.party.code}",), place=place
            )
        if lemma in _NUMBERS and phrase.determiner in ("the", "all"):
            if not phrase.modifiers:
                return self._step(self._of_size(_NUMBERS[lemma]), phrase)  # "the two agreed"
            if phrase.modifiers[0][0] == "of" and phrase.modifiers[0][1].pos == "PRON":
                # "sat down with the four of them": the last ones named together
                return self._step(self._some_of_them(_NUMBERS[lemma]), phrase)
        short = (
            self.named.party_at(phrase.head_end + 2, phrase.head_end + 3) if phrase.pos == "PROPN" else None
        )
        if short is not None and short.start == phrase.head_end + 2:
            # As in "the National Liberation Army (ELN)".
            return Actor(parties=(short.party,), chain=(f"“{phrase.text}” is {short.party.code}",))
        named = self._named_within(phrase)
        if named is not None:
            self._take_party(named.person, phrase)
            return person_actor(named.person, f"“{phrase.text}”")
        return self._noun(phrase)

    def _pointed_at(self, lemma: str, phrase: Phrase) -> Actor:
        """Whom "the pair", "the trio" and "the latter" mean."""
        if lemma in _TOGETHER:
            return NOBODY if phrase.modifiers else self._step(self._of_size(_TOGETHER[lemma]), phrase)
        last = self.named.people_before(phrase.start)[:1]
        if not last:
            return NOBODY
        return self._step(person_actor(last[0].person, f"last named: {last[0].person.name}"), phrase)

    def _take_party(self, person: Person, phrase: Phrase) -> None:
        """Give somebody named without a party that of the office around the name: "its spokesman, Zabihullah Mujahid"."""
        if person.party is None:
            parties = self._parties_within(phrase)
            if phrase.lemma in _COUNTERPART and phrase.possessor is not None:
                owner = self.resolve(phrase.possessor)
                if set(parties) <= set(owner.parties):
                    parties = self.others(
                        owner
                    ).parties  # "he met his counterpart, Ali Musa": of the other side
            if len(parties) == 1:
                person.party, person.why = parties[0], f"“{phrase.text}”"

    def _collective(self, phrase: Phrase) -> Actor:
        """The states that have a name together: "the two Koreas", "the five Central Asian states"."""
        if phrase.lemma in _KOREAS and phrase.text.lower() == f"the {phrase.lemma}":
            return self._korea(_KOREAS[phrase.lemma])
        named = phrase.text[: phrase.head_end - phrase.start].lower().split()
        if not named or named[-1] not in _collective_heads():
            return NOBODY
        while len(named) > 1 and (named[0] in _NUMBERS or named[0] in ("the", "all", "other")):
            named.pop(0)
        members = words().collectives.get(" ".join(named), ())
        found = tuple(self._gazetteer.entry(code).party for code in members if code in self._gazetteer)
        return Actor(parties=found, chain=(f"“{phrase.text}” are {codes(found)}",)) if found else NOBODY

    def _korea(self, code: str) -> Actor:
        """As in "The North" and "the South", in a text that names both Koreas."""
        koreas = {party.code: party for party in self._main if party.code in _KOREAS.values()}
        if len(koreas) < len(_KOREAS):
            return NOBODY
        return Actor(parties=(koreas[code],), chain=(f"in a text about both Koreas: {code}",))

    def _with_those_behind(self, actor: Actor, phrase: Phrase) -> Actor:
        """As in "Xi of China and Biden of the United States": the parser hangs the second name on the first one's country."""
        for _, modifier in phrase.modifiers:
            for other in modifier.conjuncts:
                if (mention := self.named.person_at(other.head, other.head_end)) is not None:
                    actor = actor.with_(person_actor(mention.person, f"“{other.text}”"))
        return actor

    def _pronoun(self, lemma: str, phrase: Phrase) -> Actor:
        if lemma in _PLURAL:
            if lemma in ("both", "each", "either", "all"):
                whom = [inner for preposition, inner in phrase.modifiers if preposition == "of"]
                named = self.resolve(whom[0]) if whom else NOBODY  # "with each of the two"
                return self._step(named or self.dyad, phrase)
            actor = self._plural if self._plural and len(self._plural.parties) > 1 else NOBODY
            state = self._subject.place and bool(self._contact)  # "China met Kenya. They agreed …"
            if not actor and len(self._subject.parties) == 1 and not self._subject.people and not state:
                actor = self._subject
            return self._step(actor or self.dyad, phrase)
        if lemma in _SINGULAR:
            if phrase.text.lower() in ("him", "her"):
                return self._step(self._last_person(phrase.start, besides=self._acting), phrase)
            return self._step(self._last_person(phrase.start), phrase)
        if lemma in _NEUTER:
            one = next((a for a in (self._subject, self._acting) if len(a.parties) == 1), NOBODY)
            return self._step(Actor(parties=one.parties, chain=one.chain), phrase) if one else NOBODY
        if lemma in _SPEAKER and self._speaker is not None:
            return self._step(person_actor(self._speaker, "whose words the document gives"), phrase)
        return NOBODY if lemma not in FIRST_PERSON else self._step(self.home, phrase)

    def _noun(self, phrase: Phrase) -> Actor:
        lists = words()
        lemma = phrase.lemma
        heads = lists.title_heads
        known = lemma in lists.organs or lemma in lists.sides or lemma in lists.members or lemma in heads
        if not known:
            return self._of_sort(phrase)
        own = phrase.possessor.lemma if phrase.possessor is not None else None
        if own in FIRST_PERSON | {"their"} and phrase.number == "plur" and lemma in _BOTH:
            numbered = next((_NUMBERS[a] for a in phrase.adjectives if a in _NUMBERS), 0)
            return self._step(self._of_size(numbered), phrase)  # "our two countries", "our Governments"
        parties = self._parties_within(phrase, owner=lemma not in _COUNTERPART)
        if lemma in _COUNTERPART and phrase.possessor is not None:
            owner = self.resolve(phrase.possessor)
            if set(parties) <= set(owner.parties):
                return self._step(
                    self.others(owner), phrase
                )  # "Wang's counterpart", but not "his Kenyan counterpart"
        count = next((_NUMBERS[a] for a in (*phrase.adjectives, phrase.determiner or "") if a in _NUMBERS), 0)
        if parties:
            actor = Actor(parties=parties, chain=(f"“{phrase.text}” is of {codes(parties)}",))
            group = self._groups.of(parties[0])
            if lemma in lists.members and len(parties) == 1 and group:
                return actor.with_(group)
            if lemma in lists.members and len(parties) == 1:
                self._groups.note(lemma, actor)
            return actor.with_(self._office_holder(phrase, parties)) if lemma in heads else actor
        if lemma in _COUNTERPART:
            return self._step(self.others(self._subject), phrase)
        if (
            phrase.number == "plur"
            and lemma in lists.sides
            and (count or phrase.determiner in ("the", "both", "all", "each"))
        ):
            bodies = self._bodies(count) if lemma in _BODIES else NOBODY
            return self._step(bodies or self._of_size(count), phrase)
        if lemma in lists.sides and phrase.determiner in ("each", "either", "neither"):
            return self._step(self.dyad, phrase)
        if lemma in lists.members and (group := self._groups.named(lemma)):
            return self._step(group, phrase)
        if (
            self._spoken
            and lemma in lists.organs
            and lemma not in heads
            and phrase.determiner in ("the", None)
        ):
            return self._step(self.home, phrase)  # "the Commerce Ministry", said by a ministry's spokesperson
        if phrase.number != "plur" and lemma in heads and phrase.determiner in ("the", None, "this"):
            return self._step(self._by_title(phrase) or self._by_office(phrase), phrase)
        return self._of_sort(phrase)

    def _of_sort(self, phrase: Phrase) -> Actor:
        """The last party of the sort that a noun names: "the country", "the bloc", "the rebels", "the world body"."""
        sort = words().sorts.get(phrase.lemma)
        if sort is None or phrase.determiner not in ("the", "this"):
            return NOBODY
        if phrase.number == "plur" and sort is not PartyKind.GROUP:
            return NOBODY
        if phrase.possessor is not None or any(preposition == "of" for preposition, _ in phrase.modifiers):
            return NOBODY
        if "world" in phrase.adjectives and "UN" in self._gazetteer:
            return self._step(Actor(parties=(self._gazetteer.party("UN"),), chain=()), phrase)
        near = [m.party for m in self.named.party_mentions(phrase.start - _NEAR, phrase.start)]
        subject = self._subject.parties if len(self._subject.parties) == 1 else ()
        # "Kenya's minister visited the country": not his own.
        own = () if phrase.start in self._acting_at else self._acting.parties
        told = [p for p in (*subject, *reversed(near)) if p not in own]
        one = next((party for party in told if self._is_of(party, sort)), None)
        if one is None:
            return NOBODY
        return self._step(
            Actor(parties=(one,), chain=(f"the last {sort} that was named: {one.code}",)), phrase
        )

    def _is_of(self, party: Party, sort: PartyKind) -> bool:
        return party.code in self._gazetteer and self._gazetteer.entry(party.code).kind is sort

    def _group_of(self, count: int) -> Actor:
        """The last plural subject or group of so many people."""
        for group in (self._plural, *self._groups.all()):
            if len(group.people) == count:
                return group
        return NOBODY

    def _some_of_them(self, count: int) -> Actor:
        """Whom "the four of them" means: people, of whom not all need be named; two of them may be the two sides."""
        group = self._group_of(count)
        if not group and count > 2:
            group = next((g for g in self._groups.all() if len(g.people) < count), NOBODY)
        return group or (self._of_size(count) if count == 2 else NOBODY)

    def _of_size(self, count: int) -> Actor:
        if self._contact and count in (0, len(self._contact)):
            return self.dyad
        if count > 2:
            states = self._main[:count]
            return (
                Actor(parties=states, chain=(f"the {count} that the text is mostly about: {codes(states)}",))
                if len(states) == count
                else NOBODY
            )
        if count == 2 and len(self._contact) > 2:
            states = tuple(p for p in self._contact if self.is_state(p))
            return (
                Actor(parties=states, chain=(f"the two states of the contact at hand: {codes(states)}",))
                if len(states) == 2
                else self.dyad
            )
        return self.dyad

    def is_state(self, party: Party) -> bool:
        """Whether a party is a state, and no organization or group."""
        return (
            party.code in self._gazetteer
            and self._gazetteer.entry(party.code).kind is not PartyKind.ORGANIZATION
        )

    def _bodies(self, count: int) -> Actor:
        """The organizations that "the two organizations" means: of the contact at hand, else of the text."""
        for among in (self._contact, self._main):
            bodies = tuple(p for p in among if self._gazetteer.entry(p.code).kind is PartyKind.ORGANIZATION)
            if len(bodies) > 1 and count in (0, 2, len(bodies)):
                bodies = bodies[:count] if count else bodies
                return Actor(
                    parties=bodies, chain=(f"the organizations that the text is about: {codes(bodies)}",)
                )
        return NOBODY

    def _office_holder(self, phrase: Phrase, parties: Sequence[Party]) -> Actor:
        """The person already named who holds this office: "the Panamanian president"."""
        if phrase.number == "plur":
            return NOBODY
        for mention in self.named.people_before(phrase.start):
            person = mention.person
            if person.party in parties and person.title and phrase.lemma in person.title.lower():
                return Actor(people=(person,), chain=(f"“{phrase.text}” is {person.name}",))
        return NOBODY

    def _by_office(self, phrase: Phrase) -> Actor:
        """The party whose office a bare title is where only one party has such an office: "the Supreme Leader"."""
        name = phrase.text.lower().removeprefix("the ")
        code = words().title_parties.get(name)
        if not code or code not in self._gazetteer:
            return NOBODY
        return Actor(parties=(self._gazetteer.entry(code).party,), chain=(f"an office of {code} alone",))

    def _by_title(self, phrase: Phrase) -> Actor:
        """The person whom a bare title means: the last one named who bears all of it, else its head."""
        wanted = {word.lower().rstrip(".,") for word in phrase.text.split()} - {"the", "this"}
        fallback = NOBODY
        if self._person:
            subject = self._person.people[0]
            if bears(subject, phrase.lemma, wanted):
                return person_actor(subject, f"“{phrase.text}” is {subject.name}, who acted last")
        before = self.named.people_before(phrase.start)
        if before and phrase.text[-1:].islower() and phrase.text.split()[-1][:1].isupper():
            # Who writes "the President" means one of its own: the one whom the document began with.
            first = self.named.first_person
            if first is not None and bears(first, phrase.lemma, wanted):
                return person_actor(first, f"“{phrase.text}” is {first.name}, whom the text began with")
        for mention in before:
            if phrase.lemma in office_words(mention.person):
                actor = person_actor(mention.person, f"“{phrase.text}” is {mention.person.name}")
                if bears(mention.person, phrase.lemma, wanted):
                    return actor
                fallback = fallback or actor
        return fallback if len(wanted) == 1 else NOBODY

    def _last_person(self, offset: int, besides: Actor = NOBODY) -> Actor:
        """The last person who was a subject, else the last one named; `besides` is the other side of what is said."""
        if self._person and not _of_one_side(self._person.people[0], besides):
            chain = (f"last who acted: {self._person.people[0].name}", *self._person.chain)
            return attrs.evolve(self._person, chain=chain)
        for mention in self.named.people_before(offset):
            if not _of_one_side(mention.person, besides):
                return person_actor(mention.person, f"last named: {mention.person.name}")
        return NOBODY

    @staticmethod
    def _step(actor: Actor, phrase: Phrase) -> Actor:
        if not actor:
            return NOBODY
        whom = ", ".join(person.name for person in actor.people) or codes(actor.parties)
        return attrs.evolve(actor, chain=(f"“{phrase.text}” → {whom}", *actor.chain), place=False)

    def _named_within(self, phrase: Phrase) -> PersonMention | None:
        """A name in apposition or flat behind the head: "top diplomat Wang Yi", "the Prime Minister, Sir Keir Starmer"."""
        spans = [(phrase.head, phrase.end), *((a.start, a.end) for a in phrase.appositions)]
        if phrase.lemma not in words().title_heads and phrase.lemma not in _COUNTERPART | words().members:
            return None
        spans.append((phrase.end, phrase.end + _APART + _LONGEST))
        outside = [(m.start, m.end) for _, m in phrase.modifiers]
        for start, end in spans:
            for mention in self.named.people_from(start, 3):
                if start == phrase.end and (mention.start > phrase.end + _APART or not mention.behind):
                    break
                last = phrase.end - 1 <= mention.end <= phrase.end
                inside = mention.end <= end and (
                    last or not any(s <= mention.name_start < e for s, e in outside)
                )
                if inside:
                    return mention
        return None

    def _parties_within(self, phrase: Phrase, *, owner: bool = True) -> tuple[Party, ...]:
        """Parties that the phrase's own words name: adjectives, possessor, and what stands behind "of", "from", "for".

        Args:
            phrase: the phrase.
            owner: whether the possessor's party is the phrase's: "Seoul’s envoys", but not "his counterparts".
        """
        found: list[Party] = []
        own = phrase.possessor
        found += [
            mention.party
            for mention in self.named.party_mentions(phrase.start, phrase.head)
            if own is None or not own.start <= mention.start < own.end
        ]
        if phrase.possessor is not None and owner:
            found.extend(self.resolve(phrase.possessor).parties)
        if not found:
            for preposition, modifier in phrase.modifiers:
                if preposition in ("of", "from", "for", "to", "sent by", "by"):
                    found.extend(self.resolve(modifier).parties)
        if not found:
            for clause in phrase.modifying:
                if clause.participle and clause.lemma in SENDING:
                    found.extend(p for agent in clause.agents for p in self.resolve(agent).parties)
        return tuple(dict.fromkeys(found))


@functools.cache
def _collective_heads() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in words().collectives)


def _of_one_side(person: Person, actor: Actor) -> bool:
    return person in actor.people or (person.party is not None and person.party in actor.parties)
