"""How a clause stands: asserted or denied, done, supposed or only thought of."""

from __future__ import annotations

from diplotrack.records import CommitmentKind
from diplotrack_article.attribution import GAP, is_aside, says
from diplotrack_article.carrying import answering_verb, light_verb
from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.disowned import disowned, judged
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.reference import NOT_ACTORS

UNSURE = frozenset({"may", "might", "could", "can", "should", "ought to", "must", "need to"})
"""Modal verbs that leave open whether it will be."""
PROMISING = frozenset({"will", "shall", "would", "be to", "be going to", "be due to", "be set to"})
"""Modal verbs by which a party binds itself."""
OBLIGING = frozenset({"should", "must", "need to", "have to", "ought to"})
"""Modal verbs by which one party tells another what to do."""
_INSTEAD = frozenset({"instead of", "rather than", "short of", "than", "without", "against", "before"})
_SHUNNING = frozenset({"stop", "refrain", "avoid", "consider", "resist", "discuss", "contemplate", "regret", "mull", "oppose"})  # fmt: skip
_READY = frozenset({"willing", "prepared", "prepare", "ready", "disposed"})
_REPEATING = frozenset({"reiterate", "repeat", "restate", "reaffirm"})
_LIKING = frozenset({"like", "love", "prefer"})
GOING_ON = frozenset({"continue", "go on", "use", "take", "proceed", "begin", "move"})
"""Verbs behind which an infinitive tells what is done."""
# Speech acts by which somebody else is to act.
_OTHERS_ACTS = frozenset({CommitmentKind.REQUEST, CommitmentKind.INVITATION})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should", "in case", "provided"})
FUTURE = frozenset(
    {"will", "shall", "be to", "be due to", "be set to", "be about to", "be going to", "plan to", "have to"}
)
"""Modal verbs, and phrases that stand for one, that tell of what is to come."""


_THINKING = frozenset({"think", "believe", "imagine", "suppose", "assume", "dream", "fear"})


def guessed(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the clause is what third parties expect, and not what they report as done (codebook, Commitment, rule 6)."""
    above = clause.parent
    if above is None or clause not in above.complements:
        return False
    if above.lemma in _THINKING and above.modal is not None:
        return True  # "shoppers will think they are in China"
    outsiders = any(subject.lemma in NOT_ACTORS for subject in above.subjects)
    return outsiders and (above.lemma not in lexicon.speech or clause.modal is not None)


def speech_act_stands(clause: Clause, lexicon: Lexicon, *, modal: bool = False) -> bool:
    """Whether a speech act is done, and not denied, supposed, asked about or only intended.

    Args:
        clause: the clause of the act, verbal or nominal.
        lexicon: tells light verbs.
        modal: whether "will" and its like are the speech act themselves.
    """
    by_the_way = clause.lemma == "invitation" and (clause.governor_role or "").endswith(
        (":at", ":on", ":upon")
    )
    if clause.nominal and (clause.governor_role == "oblique:at" or by_the_way):
        return True  # "will visit at the invitation of": the invitation was made
    verb = answering_verb(clause, lexicon) if clause.nominal else clause
    if verb is None:
        return True
    if guessed(verb, lexicon) or disowned(verb) or judged(verb, lexicon):
        return False
    status, statuses = lexicon.status, lexicon.statuses
    if verb is not clause and (verb.lemma in status["cancelled"] or verb.lemma in status["postponed"]):
        return False  # "scrapped plans to build"
    if modal:
        return not conditional(verb) and not verb.question
    if verb is not clause and (verb.lemma in statuses["accepted"] or verb.lemma in statuses["declined"]):
        # What could not be accepted, or was not, was put forward all the same.
        return not (verb.question or conditional(verb) or verb.modal in FUTURE)
    if verb is not clause and verb.lemma in statuses["fulfilled"] and undone(verb):
        return not (
            verb.question or conditional(verb) or verb.modal in FUTURE
        )  # a promise not kept was given
    if verb.negated or verb.question or conditional(verb) or _shunned(verb):
        return False
    if verb is not clause and verb.lemma in _REPEATING and verb.modal in FUTURE:
        return True  # "will reiterate the EU's call": it was made before
    if verb.modal == "would" and (verb.copula or (verb.passive and verb.lemma == "prepare")):
        # "conveyed that it would be prepared to help"; told for itself, it is what somebody let be known
        alone = verb.copula and verb.relation in (Relation.ROOT, Relation.PARATAXIS) and verb.own_subject
        return alone or said_so(verb, lexicon)
    if verb.modal in UNSURE or verb.modal in FUTURE or verb.modal == "would":
        return verb.modal == "would" and verb.lemma in _LIKING
    if verb.infinitive and not verb.finite:
        # As in "continued to urge" or "used the visit to urge".
        return verb.parent is not None and (verb.parent.lemma in GOING_ON or _came_to(verb, lexicon))
    return True


def _came_to(verb: Clause, lexicon: Lexicon) -> bool:
    """Whether somebody got in touch to say it, and so did: "flew in to ask for help", "rang him to protest"."""
    above = verb.parent
    if above is None or above.nominal or above.negated or above.modal is not None or conditional(above):
        return False
    purpose = verb.introducer == "to" and verb.relation in (Relation.ADVERBIAL, Relation.COMPLEMENT)
    asserted = above.finite and above.tense == "past" and not above.passive
    touch = any(frame.engagement and not frame.means for frame in lexicon.by_verb.get(above.lemma, ()))
    settled = any(frame.joint for frame in lexicon.by_verb.get(verb.lemma, ()))
    # "met to agree on a text" tells of no agreement
    return purpose and asserted and touch and not (settled or asked_for(verb, lexicon))


def asked_for(act: Clause, lexicon: Lexicon) -> bool:
    """Whether an act is what somebody else is asked for, and has done nothing yet: "asked Chad to block the plan"."""
    above = act.parent
    if above is None or above.nominal or not act.infinitive or act.finite:
        return False
    asking = any(frame.commitment in _OTHERS_ACTS for frame in lexicon.by_verb.get(above.lemma, ()))
    return asking and act in above.complements and bool(above.objects or above.passive or above.obliques)


def said_so(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a party said so: "Oslo said it would", "Oslo, he told them, would", and what is coordinated with it."""
    for child in clause.children:
        behind = child.relation is Relation.CONJ and not child.own_subject and bool(child.objects)
        close = 0 < child.start - clause.span[1] <= GAP  # "will send troops, promised its minister"
        aside = child.relation is Relation.PARATAXIS or is_aside(child, clause)
        if (aside or (behind and close)) and says(child, lexicon):
            return True
    for said in (clause, clause.first):
        above = said.parent if said is not None else None
        if above is None or said not in above.complements:
            continue
        known = (
            above.lemma in ("know", "understand") and above.parent is not None and says(above.parent, lexicon)
        )
        if known or says(above, lexicon):
            return True
    return False


def _shunned(clause: Clause) -> bool:
    """Whether the act is one that was not done: "stopped short of rejecting", "refrained from asking"."""
    if not clause.participle or clause.finite or clause.parent is None:
        return False
    return clause.introducer in _INSTEAD or clause.parent.lemma in _SHUNNING


def undone(clause: Clause) -> bool:
    """Whether a clause says that something was not done, or not yet: "has yet to honor", "failed to keep"."""
    failed = clause.infinitive and clause.parent is not None and clause.parent.lemma == "fail"
    return clause.negated or failed or not_yet(clause)


def not_yet(clause: Clause) -> bool:
    """As in "has yet to honor"."""
    return clause.infinitive and "yet" in clause.modifiers


def denies(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a party says that it does not mean, or is not ready, to act: "is not willing to", "has no intention of".

    Told of the past and by nobody, the same words are how things stood ("did not intend to stay").
    """
    verb = light_verb(clause, lexicon) if clause.nominal else clause
    if verb is None or not (verb.negated or clause.negated) or verb.question or conditional(verb):
        return False
    if verb.modal is not None or "yet" in verb.modifiers or guessed(verb, lexicon):
        return False
    above = verb.parent
    said = above is not None and above.lemma in lexicon.speech and verb in above.complements
    # "was not prepared to sign" is what a party would not do when it was told of.
    ready = verb.lemma in _READY
    return verb.finite and (said or verb.tense == "present" or (ready and verb.tense == "past"))


def conditional(clause: Clause) -> bool:
    """Whether the clause or one above it is a condition."""
    one: Clause | None = clause
    for _ in range(6):
        if one is None:
            return False
        if one.introducer in _CONDITIONS:
            return True
        if one.parent is not None:
            for marker, act in one.parent.adverbials:
                if act is one and marker in _CONDITIONS:
                    return True
        one = one.parent if one.relation in ("complement", "conj", "adverbial") else None
    return False
