"""Situation: what a text has been about up to a place in it: who met, who spoke last, whose document it is.

Words for sides without a name ("the two sides", "the other side", "we") are answered from here. Each answer carries the
chain of steps that led to it. Where nothing speaks for an answer there is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import attrs

from diplotrack.parties import Gazetteer, PartyKind
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
from diplotrack_article.clauses import Phrase
from diplotrack_article.company import Company
from diplotrack_article.groups import Groups
from diplotrack_article.mentions import Mentions, Person
from diplotrack_article.recollection import Recollection

_TALKS = frozenset(
    {EngagementKind.MEETING, EngagementKind.NEGOTIATION, EngagementKind.CALL, EngagementKind.CONFERENCE}
)
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_LISTENING = 2
"""For how many sentences what is announced is still put down to whoever spoke last."""
_HEAD = 300
"""How far from its beginning a communiqué says whose it is."""
_PARAGRAPH = 4000
"""How far a paragraph reaches around a sentence, so that a text without any takes linear time."""


class Situation:
    """What the text has been about so far.

    Args:
        mentions: the parties and people that the text names.
        gazetteer: tells states from organizations.
        title: mentions in the document's title, if it has one.
        speaking: for whom the person speaks whose words the document gives, if it says so.
        speaker: who that is.
        joint: whether the document is one of all its sides.
        of_sides: whether it speaks of "the Parties" whose text it is, as an agreement does.
        filed: offsets of its dateline, if it has one.
        formal: whether the document is a communiqué or the like.
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
        of_sides: bool = False,
        filed: tuple[int, int] | None = None,
        formal: bool = False,
    ) -> None:
        self.named = Whereabouts(mentions)
        self._gazetteer = gazetteer
        self._contact: tuple[Party, ...] = ()
        self._first: tuple[Party, ...] = ()
        self.last_kind: EngagementKind | None = None
        self._body: int | None = None
        self._team: int | None = None
        self._formal = formal
        self._named_first = self.named.parties_between(0, _HEAD)
        self._assembly: Party | None = None
        self._heading: tuple[Party, ...] = ()
        self._spoken = False
        self.in_headline = False
        self._paragraph, self._until = (0, 0), 0
        self._here: tuple[Party, ...] | None = None
        self._begins = self._told_in = 0
        self._announced = False
        self._subject: Actor = NOBODY
        self._at_hand: Actor = NOBODY
        self._acting_by: Sequence[Phrase] = ()
        self._person: Actor = NOBODY
        self._official: tuple[Actor, int, int] = (NOBODY, 0, 0)
        self._asked_about: tuple[Party, ...] = ()
        self._travelers: Actor = NOBODY
        self._plural: Actor = NOBODY
        self._pair: tuple[Party, ...] = ()
        self._abreast: tuple[Party, ...] = ()
        self._groups = Groups()
        self.company = Company(self.named)
        self._voice: tuple[Actor, int] = (NOBODY, 0)
        self._asked: tuple[Actor, int] = (NOBODY, 0)
        self._main = main_parties(mentions, gazetteer, title)
        self._persons = mentions.persons()
        self._often = Counter(mention.party for mention in mentions.parties)
        self._speaking = speaking or (speaker.party if speaker is not None else None)
        self._own = self._speaking
        self._speaker = speaker
        self._in_first_person = False
        self.recollection = Recollection()
        self.joint = joint
        self._of_sides = joint or of_sides
        self._filed = self.named.parties_between(*filed)[:1] if filed is not None else ()

    def _is_speaking(self, person: Person) -> bool:
        """Whether somebody tells the text as "I"."""
        return self._in_first_person and person is self._speaker

    def begin_apart(self) -> None:
        """Share nothing that changes with the one that this is a copy of, but the groups."""
        self.company = Company(self.named)
        self.recollection = Recollection()

    def changed(self) -> None:
        """Forget what phrases were found to mean: what is known now may make them mean somebody else."""
        self.recollection.go_on()

    def learned(self) -> None:
        """Forget also whom phrases name outright: it is known now for whom one of these people acts."""
        self.recollection.end()
        self._here = None

    @property
    def _acting(self) -> Actor:
        """Who acts in the clause at hand; what is made of it holds only there."""
        self.recollection.hangs = True
        return self._at_hand

    def restart(self) -> None:
        """Begin the text again, knowing its groups: "the envoys" may be named only further down."""
        self.changed()
        self._contact = self._pair = self._first = self._abreast = ()
        self._assembly = None
        self.company.forget()
        self._subject = self._at_hand = self._person = self._plural = self._travelers = NOBODY
        self._official = (NOBODY, 0, 0)
        self._voice = self._asked = (NOBODY, 0)

    def note_subject(
        self, actor: Actor, *, unnamed: tuple[int, int] | None = None, listed: bool = False
    ) -> None:
        """The subject of the clause just read: what a pronoun behind it means.

        Args:
            actor: whom it means.
            unnamed: if it is one official whose name the text does not give ("the Kenyan minister"), where it stands and
                where what it says there ends.
            listed: whether its words are a list: "Musa and Okello".
        """
        if actor:
            self.changed()
            alone = len(actor.parties) == 1 and not actor.people
            self._official = (actor, *unnamed) if unnamed is not None and alone else (NOBODY, 0, 0)
            self._subject = actor
            if len(actor.people) == 1 and not self._is_speaking(actor.people[0]):
                self._person = actor  # who says "I" is not "he" in the next sentence
            elif listed and len(actor.people) > 1 and not set(self._person.people) & set(actor.people):
                # "Musa and Okello will co-chair the talks. He will then leave": the first is whom the text is about.
                self._person = person_actor(actor.people[0], f"named first: {actor.people[0].name}")
            if len(actor.parties) > 1 or len(actor.people) > 1:
                self._plural = actor
            elif len(actor.parties) == 1 and self._is_of(actor.parties[0], PartyKind.GROUP):
                self._plural = NOBODY  # "The rebels said that they": who is one party and several people
            if len(actor.parties) == 2:
                self._pair = actor.parties

    def note_abreast(self, parties: tuple[Party, ...]) -> None:
        """Two states of which a main clause tells that are in no contact yet: "Chad and Mali have traded accusations"."""
        one_sided = self.joint or self._formal or self._speaking is not None  # "the two sides" are its own
        if one_sided or len(parties) != 2 or parties == self._abreast or not all(map(self.is_state, parties)):
            return
        often = min((self._often[party] for party in self._contact), default=0)
        if often <= max(self._often[party] for party in parties):  # else the text is about those in contact
            self.changed()
            self._abreast = parties

    def begin(
        self,
        *,
        heading: tuple[Party, ...] | None,
        spoken: bool,
        headline: bool = False,
        paragraph: tuple[int, int] = (0, 0),
        until: int = 0,
    ) -> None:
        """Begin a sentence.

        Args:
            heading: the parties that a digest's heading before it names, if there is one: a new topic begins.
            spoken: whether a party's spokesperson says it.
            headline: whether it is one: what it tells is told once more below it.
            paragraph: offsets of its paragraph.
            until: offset of its end.
        """
        self.learned()  # The phrases of the last sentence are asked about no more.
        self._paragraph = (max(paragraph[0], until - _PARAGRAPH), min(paragraph[1], until + _PARAGRAPH))
        self._begins, self._until = paragraph[0], until
        if heading is not None:
            self.restart()
            self._heading = heading
            self.note_contact(heading)
        self._spoken = spoken
        self.in_headline = headline
        if self._asked_about:
            self._answer()

    def note_acting(self, actor: Actor, named: Sequence[Phrase] = ()) -> None:
        """Who acts in the clause at hand, and by which phrases: "him" in it, and "the country", is somebody else."""
        if actor is not self._at_hand or named != self._acting_by:
            self.recollection.passing.clear()
            self._at_hand, self._acting_by = actor, named

    def note_voice(self, actor: Actor, sentence: int) -> None:
        """Whoever says or promises something: what the next sentences announce is likely theirs, too."""
        if len(actor.parties) == 1:
            self._voice = (actor, sentence)

    def turn(self, named: tuple[Party, ...] = ()) -> None:
        """Somebody asks a question: what was said before it is no longer gone on with.

        Args:
            named: the parties that the question names, which the answer is about.
        """
        self.changed()
        self._voice = self._asked = (NOBODY, 0)
        self._asked_about = tuple(dict.fromkeys((*self._asked_about, *named)))

    def _answer(self) -> None:
        """Begin an answer: "the two sides" in it are whom the question names, and of two the one that speaks is one."""
        named = tuple(p for p in self._asked_about if self.is_state(p))
        own = self.home.parties[:1]
        others = tuple(p for p in named if p not in own)
        two = (*own, *others) if len(others) == 1 else others
        if len(two) == 2:
            self.changed()
            self._contact = self._pair = two
            self._told_in = self._begins
            self.company.forget()
        self._asked_about = ()

    def note_asked(self, parties: tuple[Party, ...], sentence: int) -> None:
        """Who was asked for something: what the next sentence announces is the answer."""
        if len(parties) == 1:
            self._asked = (Actor(parties=parties, chain=("who was asked for it",)), sentence)

    def voice(self, sentence: int, *, planned: bool) -> Actor:
        """Who spoke in one of the sentences right before this one, or in it; else for whom the whole document speaks.

        Args:
            sentence: the sentence.
            planned: whether only a plan is told of ("is to be submitted"), which may be anybody's.
        """
        actor, spoke = self._voice
        if actor and 0 <= sentence - spoke <= _LISTENING:
            return attrs.evolve(actor, chain=(f"who spoke last: {codes(actor.parties)}", *actor.chain))
        alone = self.is_of_one or self._spoken  # a spokesperson speaks for one
        return self.home if alone and not planned else NOBODY

    def answering(self, sentence: int) -> Actor:
        """Who was asked for something in the sentence before, and is not told to have answered; else nobody."""
        asked, at = self._asked
        return asked if sentence - at == 1 and self._voice[1] <= at else NOBODY

    @property
    def is_of_one(self) -> bool:
        """Whether the document says that it gives one party's words."""
        return self._speaking is not None and not self.joint

    def note_contact(self, parties: Iterable[Party], kind: EngagementKind | None = None) -> None:
        """The parties of a contact just read: what "the two sides" behind it means; and its kind: "the next round"."""
        self.changed()
        if kind in _TALKS:
            self.last_kind = kind
        found = tuple(dict.fromkeys(parties))
        if self._of_sides and self._contact and not self._are_sides(found):
            return  # Whom a joint statement is by stays "the sides", whoever else it says was met.
        if len(found) == 2:
            self._pair = found
        if len(found) > 1:
            self._contact, self._abreast = found, ()
            self._first = self._first or found
            self._told_in = self._begins
            self._announced = self.in_headline
            if not self._formal:
                self._assembly = None  # "the leaders", next, are who met
            self._plural = NOBODY  # "They", next, are who met, unless the clause has a subject for several.

    def _are_sides(self, parties: tuple[Party, ...]) -> bool:
        """Whether these can be the sides whose text it is: those known for them, with nobody named less often than they."""
        least = min(self._often[party] for party in self._contact)
        others = [party for party in parties if party not in self._contact]
        return set(parties) >= set(self._contact) and all(self._often[party] >= least for party in others)

    def note_company(self, people: Iterable[Person]) -> None:
        """The people of a contact just read: whom "the two presidents" behind it means."""
        self.changed()
        self.company.note(people)

    def note_travelers(self, party: Party, people: Iterable[Person]) -> None:
        """Who makes a visit just read: "the delegation", next, is theirs, and one whom a state sent is "he"."""
        self.changed()
        self._travelers = Actor(parties=(party,), people=tuple(p for p in people if p.party in (party, None)))
        if len(self._travelers.people) == 1 and party in self._acting.parties and not self._acting.people:
            self._person = self._travelers

    def note_assembly(self, parties: Iterable[Party]) -> None:
        """The parties of a conference just read: what "the leaders" and "the Council" behind it decide, its organization does."""
        bodies = [party for party in dict.fromkeys(parties) if self._is_of(party, PartyKind.ORGANIZATION)]
        if len(bodies) == 1 and (self._assembly is None or not self._formal):
            self.changed()
            self._assembly = bodies[0]

    @property
    def assembly(self) -> Actor:
        """The organization whose gathering the text is about; nobody where it is about none."""
        if self._assembly is None:
            return NOBODY
        code = self._assembly.code
        return Actor(parties=(self._assembly,), chain=(f"the gathering at hand is of {code}",))

    def note_body(self, sentence: int) -> None:
        """A sentence names a standing body of the two sides, which "it" behind it may mean."""
        self._body = sentence

    def has_body(self, sentence: int) -> bool:
        """Whether a standing body was named in a sentence or the one before it."""
        return self._body is not None and sentence - self._body in (0, 1)

    def note_team(self, sentence: int) -> None:
        """A sentence tells of a delegation, which "it" behind it may mean."""
        self._team = sentence

    def has_team(self, sentence: int) -> bool:
        """Whether a delegation was told of in a sentence or the one before it."""
        return self._team is not None and sentence - self._team in (0, 1)

    def are_at_hand(self, parties: Collection[Party]) -> bool:
        """Whether these, and nobody else, are in the contact that the text is about."""
        return len(parties) > 1 and set(parties) == set(self._contact)

    @property
    def in_contact(self) -> bool:
        """Whether the text has told of a contact."""
        return bool(self._contact)

    def has_told(self, actor: Actor, *, ever: bool = False) -> bool:
        """Whether the text, and not its headline alone, has told of a contact that these can be in, with nobody else named.

        Args:
            actor: who would be in contact.
            ever: whether one before the last counts as well, where all their people were in it.
        """
        met = self.company.last
        last = (
            bool(self._contact)
            and not self._announced
            and set(actor.parties) <= set(self._contact)
            and (not actor.people or not met or set(actor.people) <= set(met))
        )
        return last or (ever and len(actor.parties) > 1 and self.company.has_met(actor.people))

    @property
    def dyad(self) -> Actor:
        """The parties of the contact that the text is about; else the two that it is mostly about."""
        if self._formal and self._assembly is not None and self._assembly in self._named_first:
            return self.assembly
        if self._contact and not self._is_by_the_way():
            return Actor(parties=self._contact, chain=(f"the contact at hand: {codes(self._contact)}",))
        if len(self._main) >= 2:
            two = self._main[:2]
            return Actor(parties=two, chain=(f"the parties that the text is mostly about: {codes(two)}",))
        return NOBODY

    def _is_by_the_way(self) -> bool:
        """Whether the contact at hand is only one told besides: neither the text's first nor of those it is mostly about.

        A later paragraph that does not name its sides has come back to what the text is about.
        """
        two = {*self._contact}
        if (
            len(two) != 2
            or two in ({*self._first}, {*self._main[:2]})
            or len(self._main) < 2
            or self._heading
        ):
            return False
        return self._told_in != self._begins and not two.issubset(self._named_here())

    @property
    def home(self) -> Actor:
        """The party whose words the document gives; else the one that it is mostly about, if people act for it."""
        if self._speaking is not None:
            return Actor(parties=(self._speaking,), chain=(f"the document is {self._speaking.code}’s",))
        if self._formal and self._assembly is not None:
            return self.assembly  # "We urged all parties to", in what a gathering declares
        # "Attributable to Spokesperson Ali Musa:" is said of whoever speaks for the first one who acts.
        speaks_for = (
            p
            for p in self._persons
            if p.party is not None or not _SPOKES & set((p.title or "").lower().split())
        )
        first = next(speaks_for, None)
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

    def here(self, visitor: Actor) -> Actor:
        """Whose territory "here" is to somebody from abroad: where the text was filed, else the state it is mostly about."""
        own = {*visitor.parties, *([self._speaking] if self._speaking is not None else [])}
        if self._filed and not set(self._filed) & set(visitor.parties):
            return Actor(parties=self._filed, chain=(f"the text is from {codes(self._filed)}",))
        state = next((party for party in self._main if party not in own and self.is_state(party)), None)
        if state is None:
            return NOBODY
        return Actor(parties=(state,), chain=(f"the state that the text is mostly about: {state.code}",))

    def reporter(self, visitor: Actor) -> Actor:
        """Whose spokesperson tells of a visitor's arrival; nobody in a report or where the visitor's own one does."""
        told = self.is_of_one and not self._formal and self._speaking not in visitor.parties
        return self.home if told and self.is_state(self.home.parties[0]) else NOBODY

    def _named_here(self) -> tuple[Party, ...]:
        """Who is named in the paragraph at hand."""
        if self._here is None:
            self._here = self._named_between(*self._paragraph)
        return self._here

    def _named_between(self, start: int, end: int) -> tuple[Party, ...]:
        """Who is named within a stretch of the text, by the party's name or a person's."""
        people = (person.party for person in self.named.people_between(start, end))
        parties = self.named.parties_between(start, end)
        return tuple(dict.fromkeys((*parties, *(party for party in people if party is not None))))

    def known(self, code: str | None) -> Party | None:
        """The party with a code, None where the gazetteer has none."""
        return self._gazetteer.party(code) if code is not None and code in self._gazetteer else None

    def capital_of(self, party: Party) -> str:
        """The name of a state's capital, the one that the gazetteer gives first; empty where it gives none."""
        seats = self._gazetteer.entry(party.code).capitals if party.code in self._gazetteer else ()
        return seats[0] if seats else ""

    def is_state(self, party: Party) -> bool:
        """Whether a party is a state, and no organization or group."""
        return (
            party.code not in self._gazetteer  # a movement that only the text names acts as a group does
            or self._gazetteer.entry(party.code).kind is not PartyKind.ORGANIZATION
        )

    def _is_of(self, party: Party, sort: PartyKind) -> bool:
        if party.code not in self._gazetteer:
            return sort is PartyKind.GROUP  # a movement that only the text names
        return self._gazetteer.entry(party.code).kind is sort

    def _them(self) -> Actor:
        """Whom words for several mean: the sides of the contact at hand, without the one that tells of them as "I"."""
        rest = tuple(party for party in self._contact if party != self._speaking)
        if self._in_first_person and 1 < len(rest) < len(self._contact):
            return Actor(parties=rest, chain=(f"the other sides of the contact at hand: {codes(rest)}",))
        return self.dyad

    def _of_size(self, count: int, *, lands: bool = False) -> Actor:
        if lands and count > 1 and len(self._plural.parties) == count + 1:
            rest = tuple(party for party in self._plural.parties if party not in self._acting.parties)
            if len(rest) == count:
                # "Chad, Mali and Togo met. Chad's minister will visit the two countries."
                return Actor(parties=rest, chain=(f"the others of those told of: {codes(rest)}",))
        if lands and self._abreast and count in (0, 2):
            return Actor(parties=self._abreast, chain=(f"the two last told of: {codes(self._abreast)}",))
        if self._contact and count in (0, len(self._contact)):
            return self._them()
        if count > 2 and len(self._plural.parties) == count:
            return self._plural  # "Chad, Mali and Togo will meet, the three ministers said"
        if count > 2:
            acted_for = {person.party for person in self._persons}
            acting = tuple(party for party in self._main if party in acted_for)
            states = (acting if len(acting) >= count else self._main)[:count]
            return (
                Actor(parties=states, chain=(f"the {count} that the text is mostly about: {codes(states)}",))
                if len(states) == count
                else NOBODY
            )
        if count == 2 and len(self._contact) > 2 and set(self._pair) <= set(self._contact) and self._pair:
            told = f"the two of the contact at hand that were named together: {codes(self._pair)}"
            return Actor(parties=self._pair, chain=(told,))
        if count == 2 and len(self._contact) > 2:
            states = tuple(p for p in self._them().parties if self.is_state(p))
            if len(states) == 2:
                told = f"the two states of the contact at hand: {codes(states)}"
                return Actor(parties=states, chain=(told,))
            # "The premiers met. Musa received the envoys of Mali, Chad and Togo. The two leaders …"
            before = f"the two that were told of together before: {codes(self._pair)}"
            return Actor(parties=self._pair, chain=(before,)) if self._pair else self.dyad
        return self.dyad

    def _bodies(self, count: int) -> Actor:
        """The organizations that "the two organizations" means: of the contact at hand, else of the text."""
        for among in (self._contact, self._main):
            bodies = tuple(p for p in among if self._is_of(p, PartyKind.ORGANIZATION))
            if len(bodies) > 1 and count in (0, 2, len(bodies)):
                bodies = bodies[:count] if count else bodies
                return Actor(
                    parties=bodies, chain=(f"the organizations that the text is about: {codes(bodies)}",)
                )
        return NOBODY
