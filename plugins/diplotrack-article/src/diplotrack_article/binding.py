"""Binding: who is bound by what a clause says will be."""

from __future__ import annotations

import attrs

from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.futures import is_arranged, jointly, modal_of, stands_alone
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver
from diplotrack_article.wording import is_official, is_sent
from diplotrack_article.words import words

_ANNOUNCING = frozenset({"announce", "unveil", "confirm", "reveal"})
# Who acts for a party beside its organs and those that it sends.
_PEOPLE = frozenset({"personnel", "staff", "crew", "guard", "contingent", "marine", "sailor", "pilot", "peacekeeper", "warship", "patrol", "squadron", "adviser", "trainer", "technician", "sapper", "medic", "agent", "judge", "prosecutor", "observer", "rescuer", "surveyor", "airman", "regiment", "detachment", "taskforce"})  # fmt: skip
# They may act for themselves.
_AT_LARGE = frozenset({"people", "public", "national", "foreign", "country", "nation", "faction", "rebel", "university", "guest", "host"})  # fmt: skip
# Through which a state acts, named without saying of what state: "the Council of Ministers will …".
_BODIES = frozenset({"government", "ministry", "department", "cabinet", "parliament", "army", "navy", "military", "presidency", "administration", "treasury", "police", "legislature", "junta", "council"})  # fmt: skip
_DEPARTMENTS = frozenset({"department", "authority", "ministry", "agency"})


@attrs.frozen
class Binding:
    """Tells who is bound.

    Attributes:
        resolver: tells whom roles mean.
    """

    resolver: Resolver

    def of(self, clause: Clause) -> Actor:
        """Who is bound: the subject, if it can act for a party; of a passive, its agent or whoever says so."""
        if clause.passive:
            return self._of_passive(clause)
        if not clause.subjects:
            return self.resolver.actor(clause, "subject")
        subject = clause.subjects[0]
        acts = subject.pos != "NOUN" or is_official(subject)
        bound = self.resolver.actor(clause, "subject") if acts else NOBODY
        if bound:
            return bound
        if not acts and (is_arranged(clause, self.resolver.lexicon) or self._is_announced(clause)):
            # "said that flights would resume"
            return self._own(clause, subject) or self.resolver.speaker(clause) or self.voice(clause)
        if (named := self.resolver.named_in(subject)).parties:
            return self._own(clause, subject) or self._told_of(clause, named)
        if own := self._own(clause, subject):
            return own
        departments = (
            subject.lemma in _DEPARTMENTS and subject.number == "plur" and subject.determiner in ("the", None)
        )
        if subject.lemma in words().sorts and subject.determiner == "the" and subject.number != "plur":
            return self.resolver.speaker(clause) or self.resolver.actor(clause, "subject")
        if is_sent(clause) or departments or _is_body(subject):
            return self.resolver.speaker(clause) or self.voice(clause)
        if not acts or subject.pos == "PRON" or subject.number == "plur":
            return NOBODY
        return self.resolver.speaker(clause)  # "Musa announced that the ministry would provide …"

    def _of_passive(self, clause: Clause) -> Actor:
        said = self.resolver.first(clause, ("agent", "speaker"))
        binding = clause.modal == "shall" or self.resolver.discourse.joint or jointly(clause)
        if said or binding:
            return said or self.resolver.discourse.dyad
        return self.voice(clause)

    def _told_of(self, clause: Clause, named: Actor) -> Actor:
        """Whoever tells of what is its own: "Musa promised help. Malian aid would reach the town"."""
        told = self.resolver.speaker(clause) or self.voice(clause)
        return told if set(told.parties) == set(named.parties) else NOBODY

    def _own(self, clause: Clause, subject: Phrase) -> Actor:
        """The party whose people or organ act: "Norwegian engineers will rebuild the port", "Peru's navy", "monitors of the EU".

        What one party says that another's will do is a guess or a warning.
        """
        acting = words().organs, words().sent, _PEOPLE
        if subject.lemma in _AT_LARGE or not any(subject.lemma in those for those in acting):
            return NOBODY
        own = self.resolver.named_in(subject)
        if not own.parties:
            behind = [inner for word, inner in subject.modifiers if word in ("of", "from")]
            own = next((a for p in behind if (a := self.resolver.discourse.resolve(p)).parties), NOBODY)
        if len(own.parties) != 1:
            return NOBODY
        said = self.resolver.speaker(clause)
        return own if not said.parties or set(said.parties) & set(own.parties) else NOBODY

    def voice(self, clause: Clause) -> Actor:
        """Who spoke and goes on to say what will be: "Wang promised help. Visas will be issued from May"."""
        told = stands_alone(clause) and not clause.agents and clause.modal != "would"
        planned = modal_of(clause) == "be to"
        discourse = self.resolver.discourse
        if not told:
            return NOBODY
        return discourse.answering(clause.sentence) or discourse.voice(clause.sentence, planned=planned)

    def _is_announced(self, clause: Clause) -> bool:
        """Whether somebody announces what a thing of its own will do: "announced that a fund would compensate workers"."""
        above = clause.parent
        if above is None or above.lemma not in _ANNOUNCING or clause not in above.complements:
            return False
        return is_sent(clause)


def _is_body(subject: Phrase) -> bool:
    """Whether a subject is for an organ of a state that the words around it do not name."""
    return subject.lemma in _BODIES and subject.determiner == "the" and subject.number != "plur"
