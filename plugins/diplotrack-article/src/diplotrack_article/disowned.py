"""What is told and said by nobody: a report that is denied, and what somebody will not speak of."""

from __future__ import annotations

from diplotrack_article.attribution import says
from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.lexicon import Lexicon

_DISPUTING = frozenset({"deny", "doubt", "dispute", "question", "imagine"})
_RUMORS = frozenset(
    {
        "report",
        "claim",
        "rumor",
        "rumour",
        "suggestion",
        "speculation",
        "allegation",
        "assertion",
        "accusation",
        "notion",
        "story",
        "hint",
        "contention",
        "insinuation",
        "charge",
        "doubt",
    }
)
_DENYING = _DISPUTING | frozenset(
    {
        "dismiss",
        "reject",
        "refute",
        "rebut",
        "rebuff",
        "brush aside",
        "brush off",
        "play down",
        "wave away",
        "wave aside",
        "contradict",
        "scotch",
        "quash",
        "debunk",
        "laugh off",
        "shoot down",
        "discount",
        "ridicule",
    }
)
_DECLINING = frozenset({"decline", "refuse"})
_TRUTH = frozenset({"truth", "evidence", "basis", "substance", "merit", "foundation", "confirmation", "sign"})
# To decline one of these is to say nothing, whatever it is about.
_SPEAKING = frozenset(
    {
        "answer",
        "characterize",
        "comment",
        "confirm",
        "divulge",
        "photograph",
        "draw",
        "elaborate",
        "expand",
        "explain",
        "identify",
        "predict",
        "quote",
        "say",
        "specify",
        "speculate",
        "tell",
    }
)
# These are, with words for their object: "refused to give details", but "refused to give up its seat".
_HANDING_OUT = frozenset(
    {"give", "provide", "offer", "share", "discuss", "disclose", "reveal", "release", "take", "go"}
)
_WORDS = frozenset(
    {
        "answer",
        "comment",
        "date",
        "deadline",
        "detail",
        "details",
        "estimate",
        "example",
        "explanation",
        "figure",
        "further",
        "information",
        "interview",
        "name",
        "number",
        "particulars",
        "question",
        "reason",
        "specifics",
        "timeframe",
        "timeline",
        "timetable",
        "view",
        "remark",
    }
)
_ACCUSING = frozenset({"accuse", "suspect", "blame", "criticize", "criticise", "condemn", "chide", "fault", "rebuke", "scold", "denounce", "berate"})  # fmt: skip
# Who, and what, judges parties from outside.
_JUDGES = frozenset({"analyst", "expert", "observer", "economist", "critic", "commentator", "columnist", "scholar", "academic", "pundit", "professor", "researcher", "historian", "book", "novel", "film", "study", "survey", "poll", "column", "commentary", "editorial", "essay", "advertisement", "script", "biography", "memoir", "memoirs", "forecast", "forecaster", "banker", "trader", "skeptic", "sceptic", "opponent", "dissident", "activist", "farmer", "resident", "villager", "fisherman", "exporter", "importer", "lobbyist", "shopkeeper"})  # fmt: skip
_CLAIMING = frozenset({"claim", "allege", "predict", "suspect", "speculate", "reckon"})
_POSTS = frozenset(
    {
        "ambassador",
        "envoy",
        "candidate",
        "minister",
        "delegate",
        "delegation",
        "representative",
        "negotiator",
        "judge",
    }
)


def only_speaks(act: Clause) -> bool:
    """Whether an act is only to say something, so that whoever declines it declines nothing that was asked of a party."""
    things = [*act.objects, *(phrase for word, phrase in act.obliques if word in ("into", "on"))]
    if act.lemma == "name":
        return act.passive or not any(phrase.lemma in _POSTS for phrase in things)
    if act.lemma in _HANDING_OUT:
        return any(phrase.lemma in _WORDS for phrase in things)
    return act.lemma in _SPEAKING


def disowned(clause: Clause) -> bool:
    """Whether a clause says what somebody denies, doubts or will not speak of.

    As in "denied that it had plans", "dismissed a report that it had agreed", "declined to say when it would leave".
    """
    above = clause.parent
    if above is None or clause.relation not in (Relation.COMPLEMENT, Relation.RELATIVE):
        return False
    if not above.nominal:
        said = clause.relation is Relation.COMPLEMENT
        # the parser takes what is doubted for what sort of doubt it is
        return above.lemma in _DISPUTING or (said and (_withheld(above) or _has_no_truth(above)))
    verb, role = above.governor, above.governor_role
    if above.lemma not in _RUMORS or clause.introducer != "that" or verb is None:
        return False
    undergoes = role == "object" or (role == "subject" and verb.passive)
    unconfirmed = verb.lemma == "confirm" and verb.negated
    denied = undergoes and (verb.lemma in _DENYING or unconfirmed)
    return denied or _withheld(verb) or _has_no_truth(verb)


def judged(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause is what somebody who acts for nobody makes of a party, and no news of what the party said.

    As in "India is willing to learn, a columnist wrote", "the book says that France plans to leave", "accused Chad of
    refusing to pay".
    """
    above = clause.parent
    if above is not None and clause in above.complements and above.lemma in _ACCUSING:
        return clause.introducer in ("of", "for") and clause.participle
    claimed = above is not None and clause in above.complements and above.lemma in _CLAIMING
    if claimed and any(phrase.pos != "PRON" for phrase in clause.subjects):
        return True  # "Chad intends to attack, the Libyan minister claimed"
    if clause.perfect or (clause.modal is None and clause.tense != "present"):
        return False
    asides = [child for child in clause.children if child.relation is Relation.PARATAXIS]
    around = [above] if above is not None and clause in above.complements else []
    return any(
        says(saying, lexicon) and any(phrase.lemma in _JUDGES for phrase in saying.subjects)
        for saying in (*asides, *around)
    )


def _has_no_truth(verb: Clause) -> bool:
    """As in "there is no truth to reports that"."""
    return any(p.determiner == "no" and p.lemma in _TRUTH for p in (*verb.subjects, *verb.objects))


def _withheld(verb: Clause) -> bool:
    """Whether a verb is for what somebody declines to say: "would not say when", "refused to comment on"."""
    above = verb.parent
    declined = verb.infinitive and above is not None and above.lemma in _DECLINING
    return (declined or (verb.negated and verb.modal is not None)) and only_speaks(verb)
