"""Checkable: whether what a speech act says is something that could later be checked (codebook, Commitment, rule 3)."""

from __future__ import annotations

from diplotrack.records import CommitmentKind
from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.disowned import only_speaks
from diplotrack_article.lexicon import Frame, Lexicon
from diplotrack_article.roles import Resolver, phrases, undergoing
from diplotrack_article.standing import OBLIGING, PROMISING
from diplotrack_article.wording import is_official, noun_forms

_CARRYING = frozenset({"convey", "relay", "transmit", "pass", "pass on"})
_CALLING_IN = frozenset({"summon", "call in", "haul in", "convoke"})
_PROTESTING = frozenset({"lodge", "protest", "convey", "express", "hand", "deliver", "complain", "demand", "register", "voice", "present", "inform", "tell", "object", "condemn"})  # fmt: skip
_ALLOWING = frozenset({"may", "can", "could"})
# Whoever expects a party to do one of these, or a deed that can be demanded, asks for it; all else is a forecast.
_HONORING = frozenset({"respect", "honor", "honour", "comply", "abide", "abide by", "stick", "stick to", "refrain", "cooperate", "adhere", "live up", "live up to", "observe", "keep", "do", "act", "contribute"})  # fmt: skip
# Whoever votes to do one of these has done it, or only says something.
_DONE_BY_VOTING = frozenset({"approve", "adopt", "condemn", "reject", "back", "support", "endorse", "confirm", "elect", "impeach", "oust", "express", "pass", "declare", "defeat", "block"})  # fmt: skip
# Of which somebody can later see whether it is so: "gave an assurance that the tender would be open".
_STATES = frozenset({"open", "free", "fair", "safe", "ready", "available", "closed", "complete", "operational", "functional", "transparent", "unhindered", "unimpeded", "independent", "neutral", "empty", "present", "responsible", "binding", "temporary", "limited", "exempt", "peaceful"})  # fmt: skip
_STAYING = frozenset({"remain", "stay"})  # "gave an assurance that the base would remain under its command"


def is_checkable(frame: Frame, act: Clause, resolver: Resolver) -> bool:
    """Something that could later be checked (codebook, Commitment, rule 3): no state of affairs, no mood."""
    lexicon = resolver.lexicon
    if frame.act_only and meets(act, resolver):
        return False
    if frame.commitment is CommitmentKind.REQUEST and act.lemma in _CARRYING:
        return False  # Who is asked to convey an invitation or greetings is the one who carries them.
    above = act.parent
    if above is not None and above.lemma == "vote" and act.lemma in _DONE_BY_VOTING:
        return False
    if above is not None and above.lemma == "expect" and frame.commitment is CommitmentKind.REQUEST:
        return act.infinitive and (act.lemma in _HONORING or act.lemma in lexicon.demanded)
    called_in = above is not None and above.lemma in _CALLING_IN and act.infinitive
    if called_in and (act.lemma in _PROTESTING or frame.commitment is CommitmentKind.INVITATION):
        return False  # "summoned the ambassador to lodge a protest": it is who summons that does so
    if frame.commitment is CommitmentKind.REFUSAL and only_speaks(act):
        return False  # "declined to comment"
    if act.infinitive and act.copula and frame.joint:
        return False  # "called the agreement reached to be a step forward"
    if act.infinitive or (act.participle and not act.finite) or act.relation is Relation.PARTICIPLE:
        return True
    if act.modal in _ALLOWING and frame.commitment in (CommitmentKind.PLEDGE, CommitmentKind.PROPOSAL):
        # "gave assurances that ships may pass", "suggested that Oman could host them"
        return act.lemma not in lexicon.stative and not act.copula
    if act.modal in PROMISING or act.modal in OBLIGING:
        # "agreed that firmer support will keep ties steady" foretells an effect and binds nobody.
        effect = act.copula or act.lemma in lexicon.effects or act.lemma in lexicon.stative
        promised = frame.commitment is CommitmentKind.PLEDGE and (
            act.lemma in _STATES
            if act.copula
            else act.lemma not in lexicon.stative or act.lemma in lexicon.happening or act.lemma in _STAYING
        )
        if not effect or promised or act.passive or takes_place(act, lexicon):
            return True
        return bool(resolver.actor(act, "subject"))
    if act.tense not in (None, "present") or (act.copula and not act.objects):
        return False  # but "its demand is that Chad free the crew" is for a deed
    # "demanded that Seoul withdraw", "agreed that officials meet": a bare subjunctive.
    if frame.commitment is CommitmentKind.AGREEMENT:
        return act.lemma not in lexicon.stative
    return frame.commitment in (CommitmentKind.REQUEST, CommitmentKind.PROPOSAL)


def meets(act: Clause, resolver: Resolver) -> bool:
    """Whether an act is a contact; "open" and "brief" are with some objects only ("open an embassy" is none)."""
    things = undergoing(act)
    for frame in resolver.lexicon.by_verb.get(act.lemma, ()):
        if frame.engagement is None or frame.means or frame.joins or frame.invited:
            continue
        about = things or [p for role in frame.through for p in phrases(act, role, resolver.lexicon)]
        if frame.object and about and not any(noun_forms(thing) & frame.object for thing in about):
            continue  # "its intention to take part in the building of the dam"
        words = frame.only_in.get(act.lemma, frame.other)
        if frame.territory and not any(phrases(act, word, resolver.lexicon) for word in words):
            continue
        goods = things and all(
            p.pos == "NOUN" and not is_official(p) and not resolver.discourse.resolve(p) for p in things
        )
        if frame.person and goods:
            continue  # "intends to host a plant"
        if frame.named and not any(resolver.discourse.resolve(thing).people for thing in things):
            continue
        return True
    return False


def takes_place(act: Clause, lexicon: Lexicon) -> bool:
    """Whether an act is that a contact takes place: "talks will follow", "the commission will come together"."""
    if act.lemma in ("come", "get") and "together" in act.modifiers:
        return True
    return act.lemma in lexicon.happening and any(
        child.nominal
        and child.governor is act
        and child.governor_role == "subject"
        and child.phrase is not None
        and any(frame.engagement for frame in lexicon.for_noun(child.lemma, child.phrase.adjectives))
        for child in act.everything()
    )
