"""Intended: what a party says that it will do: an act that could later be checked, a contact, or neither."""

from __future__ import annotations

import attrs

from diplotrack_article.clauses import Clause
from diplotrack_article.denials import is_declinable
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.roles import Resolver
from diplotrack_article.standing import said_so
from diplotrack_article.wording import is_sent, is_thing

_TELLING_MORE = frozenset({"detail", "details", "specifics", "particulars"})
_ALL_IT_CAN = frozenset({"everything", "utmost", "all", "best", "whatever", "part", "share"})
_THE_SAME = frozenset({"so", "same", "likewise"})
_LETTING = frozenset({"allow", "let", "permit", "tolerate"})
# Stative where somebody does them, but not where something is done: "no apology will be made".
_DONE = frozenset({"make", "do", "give", "bring", "begin", "start"})


@attrs.frozen
class Intended:
    """Tells acts from contacts and from what is neither.

    Attributes:
        resolver: tells whom roles mean.
    """

    resolver: Resolver

    def is_act(self, clause: Clause) -> bool:
        """Whether a clause is for something that somebody could later see done."""
        stative = self.resolver.lexicon.stative
        if clause.negated and any(word == "into" and p.lemma in _TELLING_MORE for word, p in clause.obliques):
            return False  # "will not go into detail"
        if clause.negated and (is_declinable(clause, self.resolver.lexicon) or clause.lemma in _LETTING):
            return True
        if clause.lemma == "do" and any(p.lemma in _ALL_IT_CAN for p in clause.objects):
            return True  # "will do its utmost to free them"
        same = "so" in clause.modifiers or any(p.lemma in _THE_SAME for p in clause.objects)
        if clause.lemma == "do" and same and said_so(clause, self.resolver.lexicon):
            return True  # "indicated that his country would do so"
        if self.comes(clause):
            return True
        if clause.lemma == "look" and any(word in ("into", "for") for word, _ in clause.obliques):
            return True
        if clause.lemma == "help" and (clause.objects or clause.complements):
            return not clause.impersonal  # "Australia will help Nauru rebuild its port"
        if clause.lemma not in stative and not clause.copula and not clause.perfect:
            return True
        if clause.passive and clause.lemma in _DONE:
            return True
        return any(act.lemma not in stative for act in clause.complements)

    def comes(self, clause: Clause) -> bool:
        """Whether something comes about that a party arranges: "flights will resume", "a team will arrive"."""
        moved = clause.lemma in self.resolver.lexicon.arranged and not (clause.passive or clause.copula)
        return moved and (is_thing(clause) or is_sent(clause))

    def is_contact(self, clause: Clause, *, verb: bool) -> bool:
        """A meeting to come is an engagement and no pledge besides; a refused one is a refusal."""
        lexicon = self.resolver.lexicon
        if clause.negated:
            return False
        if verb or any(
            _meets(act, lexicon) for act in clause.complements if clause.lemma in {*lexicon.stative, "go"}
        ):
            return True
        for child in clause.everything():
            if child.nominal and child.governor is clause and child.phrase is not None:
                beside = (child.governor_role or "").startswith(("oblique:", "modifier:"))
                if beside and clause.lemma not in lexicon.light | lexicon.happening:
                    continue  # "In exchange, Chad will drop its claim", "will report to the summit"
                frames = lexicon.for_noun(child.lemma, child.phrase.adjectives)
                if any(frame.engagement for frame in frames):
                    return True
        return False


def _meets(act: Clause, lexicon: Lexicon) -> bool:
    """Whether an act is a contact: "will continue to meet"."""
    return any(frame.engagement for frame in lexicon.by_verb.get(act.lemma, ()))
