"""Merging: one record per real-world contact in a document (codebook, Engagement, rule 1)."""

from __future__ import annotations

import re

import attrs

from diplotrack.records import EngagementKind, EngagementStatus, Party
from diplotrack.when import When
from diplotrack_article.actors import codes
from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.findings import ContactFinding
from diplotrack_article.gatherings import at_edges
from diplotrack_article.levels import agree, of_people, of_words
from diplotrack_article.mentions import Person
from diplotrack_article.wording import POINTING

_GATHERED = frozenset(
    {EngagementKind.MEETING, EngagementKind.CONFERENCE, EngagementKind.NEGOTIATION, EngagementKind.SIGNING}
)
_VISITED = frozenset({EngagementKind.VISIT, EngagementKind.MEETING})
_BEHIND = 2
"""Within how many sentences behind a gathering its guests are named."""
_TALKS = frozenset({EngagementKind.MEETING, EngagementKind.CONFERENCE, EngagementKind.NEGOTIATION})
_LEVELED = _TALKS - {EngagementKind.CONFERENCE} | {EngagementKind.CALL}
_SURER = {
    EngagementStatus.PROPOSED: 0,
    EngagementStatus.SCHEDULED: 1,
    EngagementStatus.ONGOING: 2,
    EngagementStatus.HELD: 2,
    EngagementStatus.POSTPONED: 3,
    EngagementStatus.CANCELLED: 3,
}
_TO_COME = frozenset({EngagementStatus.PROPOSED, EngagementStatus.SCHEDULED})
_CALLED_OFF = frozenset({EngagementStatus.POSTPONED, EngagementStatus.CANCELLED})
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|ninth|eighth|twelfth|\w+(?:teen|ie|x|ven|n)th"
)
_SEPARATELY = frozenset({"separately", "individually"})
_RESUMING = frozenset({"resume", "continue", "reconvene", "go on", "restart", "reopen", "pick up"})
_FIRST, _LAST = 8, 40
_FAR = 150
"""Among how many records before it a mention looks for its own, so that a text of any length takes linear time."""
_NEAR = 6
"""Within how many sentences words that point back do so whatever the noun."""


@attrs.define(kw_only=True)
class Contact:
    """A contact as the mentions so far describe it.

    Attributes:
        kind: of the mention that says most.
        status: of the surest mention.
        parties: all sides named.
        visitors: people, travelers first.
        hosts: people of the other side.
        when: the most exact date.
        place: the first place named.
        findings: the mentions, what says most first.
        clauses: their clauses.
        sentences: their sentences.
        levels: on which levels it is, as far as nouns tell.
    """

    kind: EngagementKind
    status: EngagementStatus
    parties: tuple[Party, ...]
    visitors: tuple[Person, ...]
    hosts: tuple[Person, ...]
    when: When | None
    place: str | None
    findings: list[ContactFinding]
    clauses: set[Clause]
    sentences: set[int]
    levels: set[str]

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody named."""
        return tuple(dict.fromkeys((*self.visitors, *self.hosts)))


def merge_contacts(dated: list[tuple[ContactFinding, When | None]]) -> list[Contact]:
    """The contacts of a document, from its findings in the order of the text."""
    contacts: list[Contact] = []
    for finding, when in dated:
        known = _joined(contacts, finding) if finding.joins else _known(contacts, finding, when)
        if known is None and (before := _resumed(contacts, finding)) is not None:
            told = f"another session of the {before.kind} told before: {codes(before.parties)}"
            finding.chain = (*finding.chain, told)
            finding.parties, finding.definite = before.parties, False
        if known is not None:
            for contact in _of_one_tour(contacts, known) if finding.joins else (known,):
                _add(contact, finding, when)
        elif finding.joins:
            continue
        elif not finding.definite or len(finding.parties) > 1:
            contacts.append(
                Contact(
                    kind=finding.kind,
                    status=finding.status,
                    parties=finding.parties,
                    visitors=finding.visitors,
                    hosts=finding.hosts,
                    when=when,
                    place=finding.place,
                    findings=[finding],
                    clauses={finding.clause},
                    sentences={finding.sentence},
                    levels=set(of_words(finding.clause)),
                )
            )
    return contacts


def _of_one_tour(contacts: list[Contact], known: Contact) -> list[Contact]:
    """A contact and, where it is a visit, the others of its tour: who comes along comes along on all."""
    if known.kind is not EngagementKind.VISIT:
        return [known]
    tour = known.findings[0].clause
    return [c for c in contacts[-_LAST:] if c.kind is known.kind and c.findings[0].clause is tour]


def _joined(contacts: list[Contact], finding: ContactFinding) -> Contact | None:
    """The gathering that words about who else was there are about: the last one told right before them.

    Of who came along with a traveler it is the visit, or where none is told the gathering.
    """
    if finding.kind is EngagementKind.VISIT:
        near = [c for c in contacts[-_LAST:] if 0 <= finding.sentence - max(c.sentences) <= _BEHIND]
        theirs = [c for c in near if c.kind in _VISITED and {*finding.visitors} & {*c.visitors, *c.hosts}]
        return max(theirs, key=lambda c: (c.kind is EngagementKind.VISIT, max(c.sentences)), default=None)
    near = [c for c in contacts[-_LAST:] if 0 <= finding.sentence - max(c.sentences) <= _BEHIND]
    gathered = [(max(c.sentences), _is_main(c), at, c) for at, c in enumerate(near) if c.kind in _GATHERED]
    return max(gathered, key=lambda told: told[:3], default=(0, False, 0, None))[3]


def _is_main(contact: Contact) -> bool:
    """Whether a contact is what a sentence tells, and no background to it: "met Musa a day after he saw Okello"."""
    clause = contact.findings[-1].clause
    verb = clause.governor if clause.nominal else clause
    return verb is None or (verb.relation is not Relation.ADVERBIAL and verb.introducer is None)


def _resumed(contacts: list[Contact], finding: ContactFinding) -> Contact | None:
    """The talks that words which point back say will go on: another session of them ("The talks will resume in July")."""
    verb = finding.clause.governor if finding.clause.nominal else None
    if verb is None or verb.lemma not in _RESUMING or not finding.definite or finding.status not in _TO_COME:
        return None
    for contact in reversed(contacts[-_LAST:]):
        if finding.sentence - max(contact.sentences) > _NEAR:
            return None
        if contact.kind in _TALKS and {*finding.parties} <= {*contact.parties}:
            return contact
    return None


def _known(contacts: list[Contact], finding: ContactFinding, when: When | None) -> Contact | None:
    """The contact that a mention is of: the last one that it can be, for words that point back the one that fits best."""
    if not finding.definite:
        return next((c for c in reversed(contacts[-_FAR:]) if _same_contact(c, finding, when)), None)
    # Words point back to what was just told, or to what the text is about.
    near = [*reversed(contacts[max(_FIRST, len(contacts) - _LAST) :]), *reversed(contacts[:_FIRST])]
    fitting = [contact for contact in near if _same_contact(contact, finding, when)]
    return max(fitting, key=lambda contact: _nearness(contact, finding), default=None)


def _nearness(known: Contact, finding: ContactFinding) -> tuple[bool, bool, bool, bool, int]:
    """How well a contact fits words that point back: its people, its own noun, its time, its kind, its place in the text.

    What the text has not come back to for long is likely the contact that it is about, hence told first.
    """
    people = set(finding.people)
    distance = finding.sentence - known.findings[-1].sentence
    return (
        bool(people) and people <= set(known.people),
        any(finding.clause.lemma == told.clause.lemma for told in known.findings),
        (known.status in _TO_COME) == (finding.status in _TO_COME),
        known.kind is finding.kind,
        -distance if distance <= _NEAR else -_NEAR - known.findings[0].sentence - 1,
    )


def _same_contact(known: Contact, finding: ContactFinding, when: When | None) -> bool:
    """Whether a further mention can be of a known contact: nothing about it speaks against that."""
    kinds = {known.kind, finding.kind}
    if len(kinds) > 1 and not kinds <= _TALKS:
        return False
    mine, theirs = set(finding.parties), set(known.parties)
    related = mine <= theirs or theirs <= mine
    if not (related or _is_also_signed(known, finding)) or _is_another(known, finding, when):
        return False
    noun = finding.clause.noun
    # "the summit, which Xi will attend": the noun and the clause behind it are one contact, as are a noun and its verb.
    under_known = finding.clause.governor in known.clauses or (
        noun is not None and any(clause.nominal and clause.phrase is noun for clause in known.clauses)
    )
    if len(kinds) == 1 and under_known and related and (not finding.introduces or not _apart(known, finding)):
        return True  # "host the summit": the noun under its own verb.
    if when is not None and known.when is not None and not when.overlaps(known.when):
        return False
    if under_known or not related:
        return True  # "mediated talks between A and B": verb and object are one contact
    if _is_beside(known, finding) or _is_of_another_host(known, finding):
        return False
    leveled = finding.kind in _LEVELED and not _names_again(known, finding)
    if _apart(known, finding) or (leveled and not _on_one_level(known, finding)):
        return False
    to_come = finding.kind in _TALKS and finding.status in _TO_COME  # "the talks will go on in May"
    if finding.definite and finding.people and known.people and not set(finding.people) & set(known.people):
        return False
    if finding.definite and not finding.clause.sentence - known.findings[-1].sentence > _NEAR:
        return not (to_come and known.status is EngagementStatus.HELD)
    if known.kind is EngagementKind.VISIT and _is_another_journey(known, finding):
        return False
    past = {EngagementStatus.HELD, EngagementStatus.ONGOING}
    if (known.status in past) != (finding.status in past):
        return False
    people, others = set(finding.people), set(known.people)
    if people and others and kinds != {EngagementKind.CONFERENCE}:
        return people <= others or others <= people or bool(people & others)
    return bool(mine == theirs or finding.definite) and (len(kinds) == 1)


def _is_another_journey(known: Contact, finding: ContactFinding) -> bool:
    """Whether others travel, or where no host is known, to another place: "to Davos and then to Trieste"."""
    if finding.parties and known.parties[0] != finding.parties[0]:
        return True
    return len(known.parties) == 1 and None is not known.place != finding.place is not None


def _is_another(known: Contact, finding: ContactFinding, when: When | None) -> bool:
    """Whether the words themselves say so: "held another meeting", "the third session", "met at the edges of the summit"."""
    if finding.turn is not None and any(
        earlier.clause is finding.clause and earlier.turn != finding.turn for earlier in known.findings
    ):
        return True  # "met in May and again in June"
    if _is_also_signed(known, finding):
        return False
    if counted := _ordinals(finding):
        told = {word for earlier in known.findings for word in _ordinals(earlier)}
        if told and not counted & told:
            return True
    aside = at_edges(finding.clause) and finding.clause.governor in known.clauses
    if all(earlier.announced for earlier in known.findings):
        return False  # "President Musa's Visit to Chad", over "… paid a visit to Chad"
    if known.kind is finding.kind is EngagementKind.VISIT and _is_leg(known, finding, when):
        return False
    if finding.introduces and not finding.clause.nominal and finding.clause not in known.clauses:
        # "The premiers will hold talks; Musa will also call on the president": somebody of whom nothing was told.
        return finding.sentence not in known.sentences or bool({*finding.people} - {*known.people})
    return aside or (finding.introduces and finding.sentence not in known.sentences)


def _names_again(known: Contact, finding: ContactFinding) -> bool:
    """Whether a noun right behind a contact points to it: "held a meeting of the commission. Musa and Okello chaired the meeting"."""
    phrase = finding.clause.phrase if finding.clause.nominal else None
    if (
        phrase is None
        or phrase.determiner != "the"
        or phrase.modifiers
        or phrase.adjectives
        or phrase.possessor
    ):
        return False
    last = known.findings[-1]
    return finding.sentence - last.sentence in (0, 1) and last.clause.lemma == finding.clause.lemma


def _is_leg(known: Contact, finding: ContactFinding, when: When | None) -> bool:
    """Whether a visit is a leg of a tour told before: "will visit Chad and Mali from 3 to 6 May. He then flies to Mali on 5 May"."""
    dated = known.when is not None and known.when.is_interval and (when is None or known.when.contains(when))
    return dated and known.parties == finding.parties and {*finding.people} <= {*known.people}


def _ordinals(finding: ContactFinding) -> set[str]:
    """Which of several contacts a noun is for, where it counts them: "the third session"."""
    phrase = finding.clause.phrase if finding.clause.nominal else None
    return {word for word in phrase.adjectives if _ORDINAL.fullmatch(word)} if phrase is not None else set()


def _is_beside(known: Contact, finding: ContactFinding) -> bool:
    """Whether a verb tells of a meeting at a conference, and not of the conference: "will attend the forum and see Musa"."""
    if finding.kind is not EngagementKind.MEETING or finding.clause.nominal or len(finding.parties) != 2:
        return False
    others = set(finding.people) - set(known.people)
    return known.kind is EngagementKind.CONFERENCE and bool(others)


def _is_also_signed(known: Contact, finding: ContactFinding) -> bool:
    """Whether others sign what was just told: "Chad and Mali signed a pact. The document was also signed by Togo"."""
    clause = finding.clause
    if finding.kind is not EngagementKind.SIGNING or known.kind is not finding.kind or not clause.passive:
        return False
    if clause.nominal:
        return False
    pointing = all(p.lemma == "it" or (p.determiner in POINTING and not p.modifiers) for p in clause.subjects)
    return pointing and bool(clause.subjects) and finding.sentence - max(known.sentences) in (0, 1)


def _is_of_another_host(known: Contact, finding: ContactFinding) -> bool:
    """Whether somebody else sees those who met: "Chad met Mali. Italy's president received both"."""
    received = finding.frame.host is not None and not finding.clause.nominal
    return received and len(known.parties) > 1 and {*known.parties} < {*finding.parties}


def _apart(known: Contact, finding: ContactFinding) -> bool:
    """Whether other people of one side are named: "received by Musa" and "conferred with Okello" are two meetings.

    Codebook, Engagement, rule 8. Who complements a side that nobody was named of so far is no other.
    """
    if _SEPARATELY & set(finding.clause.modifiers) and finding.clause not in known.clauses:
        return True
    if known.kind is finding.kind is EngagementKind.CONFERENCE:
        return False
    people, others = set(finding.people), set(known.people)
    opposite, other = _opposite(finding, people & others), _opposite(known, people & others)
    if opposite and other and not opposite & other:
        return True
    mine, theirs = {p.party for p in people - others}, {p.party for p in others - people}
    return bool(mine and theirs and (mine & theirs or None in mine | theirs))


def _on_one_level(known: Contact, finding: ContactFinding) -> bool:
    """Whether two mentions can be of a contact on one level: "received by the king" is no talk with the prime minister."""
    people = {*finding.people, *known.people}
    ours = {person.party for person in {*finding.people} & {*known.people}}
    # Who is on both, and their companions, tell nothing of whom they meet.
    aside = {person for person in people if person.party in ours}
    told = of_people(aside)
    return agree(
        (of_words(finding.clause) - told) | of_people({*finding.people} - aside),
        (known.levels - told) | of_people({*known.people} - aside),
    )


def _opposite(contact: Contact | ContactFinding, shared: set[Person]) -> set[Person]:
    """Whom the people of one side meet; nobody where they stand on both."""
    if shared & set(contact.visitors):
        return set() if shared & set(contact.hosts) else set(contact.hosts)
    return set(contact.visitors) if shared & set(contact.hosts) else set()


def _add(known: Contact, finding: ContactFinding, when: When | None) -> None:
    if finding.definite or finding.joins:
        told = f"points back to the {known.kind} told before: {codes(known.parties)}"
        finding.chain = (*finding.chain, told)
    known.parties = tuple(dict.fromkeys((*known.parties, *finding.parties)))
    letter = known.kind is EngagementKind.CORRESPONDENCE and finding.clause.governor in known.clauses
    if letter and finding.visitors:
        # "Okello handed over a letter from Musa": who brings a letter is not who writes.
        known.visitors, known.hosts = finding.visitors, finding.hosts or known.hosts
    known.visitors = tuple(
        dict.fromkeys((*known.visitors, *(p for p in finding.visitors if p not in known.hosts)))
    )
    known.hosts = tuple(dict.fromkeys((*known.hosts, *(p for p in finding.hosts if p not in known.visitors))))
    if when is not None and (known.when is None or when.more_exact_than(known.when)):
        known.when = when
    known.place = known.place or finding.place
    called_off = finding.status in _CALLED_OFF and known.status in _TO_COME
    surer = _SURER[finding.status] > _SURER[known.status] and not (
        finding.joins and finding.kind is EngagementKind.VISIT  # "Musa is accompanying her", who is to come
    )
    if surer and (called_off or not finding.definite):
        known.status = finding.status
    known.findings.append(finding)
    known.clauses.add(finding.clause)
    known.sentences.add(finding.sentence)
    known.levels |= of_words(finding.clause)
