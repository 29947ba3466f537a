"""Events: whether words tell of one contact, or of how two sides stand with each other.

"Held a dialogue" is a contact, "maintain a dialogue" is a relation; "met on Monday" is one, "often meet" is a habit
(codebook, Engagement, rule 5: routine relations are no engagements).
"""

from __future__ import annotations

from diplotrack.records import EngagementKind
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.gatherings import is_dated, is_ordered, is_particular, is_remote
from diplotrack_article.lexicon import Frame, Lexicon
from diplotrack_article.wording import has_name

_TALKS = frozenset({EngagementKind.MEETING, EngagementKind.CALL, EngagementKind.NEGOTIATION})
_TOGETHER = frozenset({"in", "through", "by", "via"})


def is_event(frame: Frame, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause tells of a contact that takes place, once.

    Args:
        frame: a frame of a contact that fits the clause.
        clause: its clause.
        lexicon: tells the words of lasting relations.
    """
    if frame.engagement not in _TALKS:
        return True
    words = lexicon.relation
    if not clause.nominal:
        return not {*clause.modifiers} & words["adverbs"]
    phrase, verb = clause.phrase, clause.governor
    if phrase is None:
        return True
    if _is_exchange_of_things(phrase, words["exchanged"]):
        return False
    if {*phrase.adjectives} & words["adjectives"] and not is_ordered(phrase, lexicon):
        return False
    role = clause.governor_role or ""
    said = verb is not None and verb.copula and role == "subject"
    if said and verb is not None and verb.lemma in words["estimates"] and phrase.determiner != "the":
        return False  # "a meeting between the two is unlikely"
    loose = clause.lemma in words["nouns"] and not _is_marked(clause, phrase, lexicon)
    if (
        verb is not None
        and verb.lemma in words["verbs"]
        and role in ("object", "oblique:in")
        and (loose or phrase.determiner is None or phrase.possessor is not None)
    ):
        return is_dated(verb) or is_particular(phrase, lexicon)
    if not loose:
        return True
    if role.partition(":")[2] in _TOGETHER and phrase.number != "plur" and phrase.determiner is None:
        return is_remote(clause)  # "in consultation with Kenya"
    if verb is None or is_dated(verb):
        return True
    if role == "object" or (role == "subject" and verb.passive):
        arranged = verb.passive and verb.modal in ("shall", "will", "be to")  # "talks shall be opened"
        return arranged or verb.lemma not in words["openings"]  # "opened a dialogue with the rebels"
    return role != "subject" or verb.lemma in lexicon.happening


def _is_exchange_of_things(phrase: Phrase, exchanged: frozenset[str]) -> bool:
    """Whether what is exchanged is no words: "an exchange of prisoners"."""
    of = [inner for preposition, inner in phrase.modifiers if preposition == "of"]
    return phrase.lemma == "exchange" and any(inner.lemma in exchanged for inner in of)


def _is_marked(clause: Clause, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a noun is for one out of several, or for what has a name, an amount or a date of its own."""
    return clause.measure is not None or has_name(phrase) or is_particular(phrase, lexicon)


def says_what_it_was(clause: Clause) -> bool:
    """Whether a noun only says what a contact told before was: "It was their second conversation this month".

    Args:
        clause: the noun.
    """
    verb = clause.governor
    if verb is None or verb.lemma != "be" or clause.governor_role != "attribute":
        return False
    return bool(verb.subjects) and all(phrase.lemma in ("it", "this", "that") for phrase in verb.subjects)
