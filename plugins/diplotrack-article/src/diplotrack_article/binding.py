"""Binding: who is bound by what a clause says will be."""

from __future__ import annotations

import attrs

from diplotrack_article.clauses import Clause
from diplotrack_article.futures import jointly, modal_of, stands_alone
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver
from diplotrack_article.wording import is_official, is_sent

_ANNOUNCING = frozenset({"announce", "unveil", "confirm", "reveal"})
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
        if not clause.passive and not clause.subjects:
            return self.resolver.actor(clause, "subject")
        if not clause.passive:
            subject = clause.subjects[0]
            acts = subject.pos != "NOUN" or is_official(subject)
            bound = self.resolver.actor(clause, "subject") if acts else NOBODY
            if not acts and (clause.lemma in self.resolver.lexicon.arranged or self._is_announced(clause)):
                # "said that flights would resume"
                return self.resolver.speaker(clause) or self.voice(clause)
            own = (
                subject.lemma in _DEPARTMENTS
                and subject.number == "plur"
                and subject.determiner in ("the", None)
            )
            if not bound and (named := self.resolver.named_in(subject)).parties:
                # "Musa promised help. Malian planes would defend the town": what is a party's own.
                told = self.resolver.speaker(clause) or self.voice(clause)
                return told if set(told.parties) == set(named.parties) else NOBODY
            if not bound and (is_sent(clause) or own):
                return self.resolver.speaker(clause) or self.voice(clause)
            if bound or not acts or subject.pos == "PRON" or subject.number == "plur":
                return bound
            return self.resolver.speaker(clause)  # "Musa announced that the ministry would provide …"
        said = self.resolver.first(clause, ("agent", "speaker"))
        binding = clause.modal == "shall" or self.resolver.discourse.joint or jointly(clause)
        if said or binding:
            return said or self.resolver.discourse.dyad
        return self.voice(clause)

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
