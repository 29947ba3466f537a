"""Fitting: which frames know a word of a clause, and whether what stands with it is what a frame asks for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import attrs

from diplotrack.records import CommitmentKind, EngagementKind
from diplotrack_article.carrying import answering_verb, light_verb
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.journeys import is_invited
from diplotrack_article.lexicon import Frame, Lexicon
from diplotrack_article.roles import Resolver, behind, complements, phrases
from diplotrack_article.wording import Wording, assembly, is_time, noun_forms

# "Called them back", "called it off": a particle that the parser left apart makes another verb.
_TURNING = frozenset({"back", "off", "out", "away"})
# "Russia and Ukraine had signed it": what is meant was named before.
_SIGNING = frozenset({"sign", "initial", "ink", "co-sign", "countersign"})
_SESSION = frozenset(
    {"at", "for", "during", "ahead of", "on margins of", "on sidelines of", "on sideline of"}
)
# "China's demand for oil" asks nobody.
_ASKING_FOR = frozenset({"request", "appeal", "call", "plea", "ask", "entreaty"})
_AMOUNTS = frozenset({"million", "billion", "trillion", "crore", "lakh"})
_SPANS = frozenset({"hour", "day", "week", "month", "year", "minute"})
_CRAFT = frozenset({"fly", "sail", "drive"})
_WHERE_TO = frozenset({"to", "into", "for", "via", "over", "from", "out of"})
_SHOWING = frozenset({"declare", "show", "profess", "pronounce", "prove", "call", "describe"})
_ITSELF = frozenset({"itself", "himself", "herself", "themselves", "myself", "ourselves"})
JOURNEYING = frozenset({"in", "at", "back from", "fresh from"})
"""What stands between a name and the place where its bearer has gone: "Musa, in Oslo, said"."""


@attrs.frozen
class Fitting:
    """Holds frames against clauses.

    Attributes:
        resolver: tells whom roles mean, and has the lexicon.
        wording: the document's words.
    """

    resolver: Resolver
    wording: Wording
    _lexicon: Lexicon = attrs.field(
        init=False, default=attrs.Factory(lambda own: own.resolver.lexicon, takes_self=True)
    )

    # What stands where frames look for an object, of the clause at hand: its frames look at the same few places.
    _seen: dict[tuple[Clause, tuple[str, ...]], tuple[list[Phrase], set[str]]] = attrs.field(
        init=False, factory=dict
    )

    def known(self, clause: Clause) -> tuple[Frame, ...]:
        """The frames that know the verb, noun or adjective of a clause."""
        self._seen.clear()
        if clause.lemma in ("stand", "remain") and not clause.nominal:
            # "stands ready to help": the parser makes the adjective no predicate.
            state = self.wording.following(clause.end)
            if state in self._lexicon.by_adjective:
                return self._lexicon.by_adjective[state]
        if clause.nominal and clause.phrase is not None:
            nouns = self._lexicon.for_noun(clause.lemma, clause.phrase.adjectives)
            if not nouns and (name := assembly(clause.phrase)) and _happens(clause, self._lexicon):
                return self._lexicon.by_noun.get(name, ())
            return nouns or self._lexicon.by_noun.get(self._journey(clause, clause.phrase), ())
        if clause.lemma in _SHOWING and any(p.lemma in _ITSELF for p in clause.objects):
            # "declared itself ready to help"
            state = self.wording.following(max(p.end for p in clause.objects))
            if state in self._lexicon.by_adjective:
                return self._lexicon.by_adjective[state]
        # "is unwilling to": the ending makes it a verb to the parser
        predicative = clause.copula or (clause.progressive and clause.lemma not in self._lexicon.by_verb)
        if predicative and clause.lemma in self._lexicon.by_adjective:
            return self._lexicon.by_adjective[clause.lemma]
        return self._lexicon.by_verb.get(clause.lemma, ())

    def _journey(self, clause: Clause, phrase: Phrase) -> str:
        """The word for a journey that stands by somebody's name: "visiting", or "abroad" for "Musa, in Oslo, said"; else empty."""
        if "visiting" in phrase.adjectives:
            return "visiting"
        verb = clause.governor
        if verb is None or verb.nominal or clause.governor_role != "subject" or phrase.pos != "PROPN":
            return ""
        beside = [inner for word, inner in phrase.modifiers if word in JOURNEYING]
        return "abroad" if beside and self.wording.comma_between(phrase.head_end, beside[0].start) else ""

    def fits(self, frame: Frame, clause: Clause) -> bool:
        """Whether a clause has the objects and phrases that a frame asks for, and none that it does not go with."""
        only = frame.only_object.get(clause.lemma) if frame.only_object else None
        if (frame.object or frame.not_object or only is not None) and not self._is_about(frame, clause, only):
            return False
        if frame.engagement is not None and _is_another_verb(frame, clause):
            return False
        needed = frame.only_with.get(clause.lemma) if frame.only_with else None
        if needed is not None and not any(self._filled(clause, role) for role in needed):
            return False
        if frame.without and any(self._filled(clause, role) for role in frame.without):
            return False
        if frame.invited and not is_invited(clause):
            return False
        if frame.under:
            return (clause.governor_role or "").removeprefix("oblique:") in frame.under
        if frame.object_of and not _nouns(phrases(clause, "object.of", self._lexicon)) & frame.object_of:
            return False
        if frame.of and not self._is_of(frame, clause):
            return False
        if not frame.light_only or answering_verb(clause, self._lexicon) is not None:
            return True
        if frame.act_only:
            # Who criticizes a plan, or tells of it, does not make it; who announces it does.
            return clause.governor is not None and clause.governor.lemma in self._lexicon.speech
        if (
            frame.commitment is CommitmentKind.REQUEST
            and clause.lemma in _ASKING_FOR
            and behind(clause, "for")
        ):
            return self.resolver.first(clause, ("possessor", "by", "from", "of", "adjective")).parties != ()
        if clause.lemma == "demand" and _nouns(behind(clause, "for")) & self._deeds:
            return True  # "its demand for their release"
        # "Libya’s pledge to eliminate …", "an Afghan request that they be reopened"
        return any(act.infinitive or act.introducer == "that" for act in complements(clause))

    def _is_about(self, frame: Frame, clause: Clause, only: Collection[str] | None) -> bool:
        """Whether a clause has the object that a frame wants, and none that it does not want."""
        seen = self._seen.get((clause, frame.through))
        if seen is None:
            seen = self._seen[clause, frame.through] = self._things(frame, clause)
        found, nouns = seen
        if frame.object and frame.object.isdisjoint(nouns) and not _has_object(frame, clause, found, nouns):
            return False
        if not frame.not_object.isdisjoint(nouns) and not _names_another_thing(frame, found):
            return False
        return only is None or not nouns.isdisjoint(only)

    @property
    def _deeds(self) -> frozenset[str]:
        """What can be urged: "the release of", "an end to"."""
        return frozenset(noun for frame in self._lexicon.by_verb.get("urge", ()) for noun in frame.object)

    def _is_of(self, frame: Frame, clause: Clause) -> bool:
        """Whether a noun is of what the frame wants: "the signing of several accords", "their signatures on a treaty"."""
        named = [*behind(clause, "of"), *behind(clause, "for"), *behind(clause, "on")]
        named += [inner for phrase in named for word, inner in phrase.modifiers if word == "of"]
        if _nouns(named) & frame.of:
            return True
        # "will host the signing ceremony"
        ceremony = clause.phrase is not None and {*clause.phrase.adjectives} & {"signing", "signature"}
        return bool(ceremony) and not named and light_verb(clause, self._lexicon) is not None

    def _things(self, frame: Frame, clause: Clause) -> tuple[list[Phrase], set[str]]:
        """What stands in the roles that a frame looks for its object in, and its nouns."""
        found = [p for role in frame.through for p in phrases(clause, role, self._lexicon)]
        nouns = _nouns(found)
        if clause.phrase is not None and clause.phrase.lemma == "worth":
            # "announced a deal worth $5 billion": the parser takes the sum for the object.
            nouns |= {c.lemma for c in clause.children if c.nominal and c.governor_role == "modifier:"}
        return found, nouns

    def _filled(self, clause: Clause, role: str) -> bool:
        if role == "complement":
            return any(True for _ in complements(clause))
        if role == "parataxis":  # "the summit will be held in Kigali, it was decided"
            aside = clause.relation in (Relation.PARATAXIS, Relation.CONJ) and not clause.objects
            return aside or any(child.relation is Relation.PARATAXIS for child in clause.children)
        if role == "participle":
            return any(
                ((act.participle and not act.finite) or act.relation is Relation.PARTICIPLE)
                and act.introducer is None
                for act in complements(clause)
            )
        if role in ("infinitive", "finite"):
            return any(act.infinitive == (role == "infinitive") for act in complements(clause))
        if role == "passive":  # "is committed to leaving"
            return clause.passive and not clause.agents
        if role == "deadline":  # "gave Chad until Friday to", "48 hours to"
            return any(
                word in ("until", "till") or (word == "" and phrase.lemma in _SPANS)
                for word, phrase in clause.obliques
            )
        if any(act.introducer == role for act in clause.complements):
            return True  # "warned Chad against building it"
        return any(not is_time(phrase) for phrase in phrases(clause, role, self._lexicon))

    def is_undergone(self, clause: Clause) -> bool:
        """Whether a verb's past tense is a participle in truth: a letter sends nobody, and an agreement signs nothing.

        "A letter from Ali, sent to Maduro, …": the form is the same, and the parser takes it for what the letter did.
        """
        if clause.passive or clause.tense != "past" or clause.objects or clause.complements:
            return False
        frames = self._lexicon.by_verb.get(clause.lemma)
        if frames is None or not clause.subjects:
            return False
        things = _nouns(clause.subjects[:1])
        return any(
            not frame.object.isdisjoint(things)
            and all(self._filled(clause, role) for role in frame.only_with.get(clause.lemma, ()))
            for frame in frames
        )


def _is_another_verb(frame: Frame, clause: Clause) -> bool:
    """Whether a verb for contacts is for something else with what stands by it: "called it off", "flew the fighter"."""
    if not frame.territory:
        return bool(clause.modifiers) and not _TURNING.isdisjoint(clause.modifiers)
    if clause.lemma not in _CRAFT or not clause.objects or clause.passive:
        return False
    return not any(word in _WHERE_TO for word, _ in clause.obliques)


def _happens(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a party's own name is for its session: "at the General Assembly", but not "told the General Assembly"."""
    preposition = (clause.governor_role or "").rpartition(":")[2]
    return preposition in _SESSION or light_verb(clause, lexicon) is not None


def _names_another_thing(frame: Frame, found: list[Phrase]) -> bool:
    """Whether something stands beside what the frame is not for: "called for calm and for the release of"."""
    members = [member for phrase in found for member in phrase.members()]
    apart = [member for member in members if frame.not_object.isdisjoint(_forms(member))]
    return frame.commitment is CommitmentKind.REQUEST and len(members) > 1 and bool(apart)


def _has_object(frame: Frame, clause: Clause, found: list[Phrase], nouns: set[str]) -> bool:
    """Whether the object is one that the frame wants, if not by its own nouns then by words that stand for them."""
    signing = frame.engagement is EngagementKind.SIGNING
    if signing and clause.passive and clause.agents and not nouns:
        return True  # "Signed by both leaders", at the foot of the text itself
    if signing and clause.lemma in _SIGNING and nouns & {"it", "them"}:
        return True
    # "signed the extension of a treaty"
    of = [inner for phrase in found for word, inner in phrase.modifiers if word == "of"]
    if of and not frame.object.isdisjoint(_nouns(of)):
        return True
    return signing and not frame.object.isdisjoint(_title_words(found))


def _title_words(found: list[Phrase]) -> set[str]:
    """The words of a text's own title, whose head is any noun: "the Joint Communiqué Concerning Diplomatic Relations"."""
    return {word.lower() for p in found for word in p.text.split() if word[:1].isupper()}


def _nouns(found: Sequence[Phrase]) -> set[str]:
    nouns: set[str] = set()
    for phrase in found:
        nouns |= _forms(phrase)
        for other in phrase.conjuncts:
            nouns |= _forms(other)
    return nouns


def _forms(phrase: Phrase) -> set[str]:
    """The forms of a noun; sums are "money", whatever the currency, and "a package worth …" is a package."""
    forms = noun_forms(phrase)
    if phrase.pos == "SYM" or phrase.lemma in _AMOUNTS or not _AMOUNTS.isdisjoint(phrase.adjectives):
        forms.add("money")
    if phrase.lemma == "worth" and len(words := phrase.text.split()) > 1:
        forms.add(words[-2].lower())
    return forms
