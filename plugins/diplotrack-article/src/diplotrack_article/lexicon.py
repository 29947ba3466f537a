"""The lexicon: frames from ``lexicon.toml`` and from plugins, checked when they are loaded."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

import attrs

from diplotrack.errors import ValidationError
from diplotrack.records import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus
from diplotrack_article.words import resource

E = TypeVar("E", bound=StrEnum)


def _member(enum: type[E], value: str | None, field: str) -> E | None:
    try:
        return None if value is None else enum(value)
    except ValueError:
        raise ValidationError(f"Frame.{field}", value, f"give one of {', '.join(enum)}") from None


def _engagement(value: str | None) -> EngagementKind | None:
    return _member(EngagementKind, value, "engagement")


def _commitment(value: str | None) -> CommitmentKind | None:
    return _member(CommitmentKind, value, "commitment")


def _status(value: str) -> CommitmentStatus:
    return _member(CommitmentStatus, value, "status") or CommitmentStatus.OPEN


def _becomes(value: str | None) -> EngagementStatus | None:
    return _member(EngagementStatus, value, "becomes")


def _words(values: Iterable[str]) -> frozenset[str]:
    return frozenset(_texts(values))


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    # A text is an iterable of letters; whoever gives one means a single word.
    return (values,) if isinstance(values, str) else tuple(values)


def _table(values: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {key.replace("_", " "): _texts(value) for key, value in values.items()}


def _check_name(_: object, __: object, name: Any) -> None:
    if not isinstance(name, str) or not name.strip():
        raise ValidationError("Frame.name", name, "give a text")


def _check_words(frame: Frame, attribute: attrs.Attribute[Any], words: Iterable[object]) -> None:
    for word in words:
        if not isinstance(word, str) or not word or word != " ".join(word.split()):
            expected = "give texts, without blanks around them"
            raise ValidationError(f"Frame {frame.name!r}.{attribute.name}", word, expected)


def _check_lemmas(frame: Frame, attribute: attrs.Attribute[Any], words: Iterable[str]) -> None:
    _check_words(frame, attribute, words)
    for word in words:
        if word != word.lower():
            # Lemmas are lower case in every clause, so this one would never be found.
            raise ValidationError(f"Frame {frame.name!r}.{attribute.name}", word, "give lemmas in lower case")


def _check_side(frame: Frame, attribute: attrs.Attribute[Any], side: str | None) -> None:
    if side not in (None, "side", "other"):
        raise ValidationError(f"Frame {frame.name!r}.{attribute.name}", side, 'give "side" or "other"')


@attrs.frozen(kw_only=True)
class Frame:
    """Which words with which arguments make which record; the fields are those of ``lexicon.toml``.

    Attributes:
        name: its name, as ``--explain`` shows it.
        engagement: the kind of engagement that it makes, or None.
        commitment: the kind of commitment that it makes, or None.
        verbs: lemmas of verbs, a particle joined on ("hand over").
        nouns: lemmas of nouns, a telling modifier before it ("phone call").
        adjectives: predicative adjectives ("willing").
        side: roles that name the first side of an engagement.
        other: roles that name the other side.
        by: roles that name who is bound or speaks.
        to: roles that name the addressee.
        content: roles that hold what is to be done.
        object: the object must be one of these nouns.
        of: what stands behind "of" must be one of these nouns.
        object_of: what stands behind "of" at the object must be one of these nouns.
        through: roles in which the nouns of `object` may stand; the object by default.
        not_object: the object must be none of these nouns.
        only_object: the same for single verbs: these alone.
        only_with: for single verbs: at least one of these roles must be filled.
        only_in: for single verbs: the prepositions that `other` is looked for behind.
        without: roles that must be empty.
        means: behind "by" or "over" there must be one of these nouns.
        person: the other side must be people, not a party as a whole.
        several: the first side must be more than one party or person; who is bound, more than one or an organization.
        named: the other side, of a visit the traveler, must be people whom the text names.
        promised: who "will" do it promises an act besides: "will send a team" names more than the contact.
        person_side: the first side must be people.
        territory: the other side is a place, and whose it is a party.
        visitor: which side is the visitor ("side" or "other").
        host: which side is the host.
        invited: only what somebody is invited to, in the country of whoever invites ("invited her to attend the forum in Oslo").
        becomes: the status of an engagement that the verb itself gives it ("invite": proposed).
        again: it is a further contact of the kind that the text last told of ("the next round").
        joins: it names who else was at the gathering told right before ("also present were").
        unless_told: not where the text has told of a contact of the same sides: the words are about that one.
        mediated: the other side only mediates; what follows is not about it.
        joint: two sides make it an agreement, one alone a pledge (codebook, Commitment, rule 7).
        light_only: only where a light verb governs the noun.
        needs_other: only where the other side, or the addressee, is named.
        organization: only with an organization, three parties or a name of its own.
        act_only: only where what is to be done is no contact.
        denied: the kind of commitment that it makes where it is denied ("is not willing to": a refusal).
        under: the prepositions one of which the noun must stand behind, under its verb ("at the request of");
            "attribute" where it must say what somebody is ("was a guest").
        will: made by "will" and its like.
        would: only behind "would" or "will".
        status: the status of a commitment, where it is not open.
    """

    name: str = attrs.field(validator=_check_name)
    engagement: EngagementKind | None = attrs.field(default=None, converter=_engagement)
    commitment: CommitmentKind | None = attrs.field(default=None, converter=_commitment)
    verbs: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_check_lemmas)
    nouns: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_check_lemmas)
    adjectives: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_check_lemmas)
    side: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_check_words)
    other: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_check_words)
    by: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_check_words)
    to: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_check_words)
    content: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_check_words)
    object: frozenset[str] = attrs.field(default=(), converter=_words, validator=_check_lemmas)
    of: frozenset[str] = attrs.field(default=(), converter=_words, validator=_check_lemmas)
    object_of: frozenset[str] = attrs.field(default=(), converter=_words, validator=_check_lemmas)
    through: tuple[str, ...] = attrs.field(default=("object",), converter=_texts, validator=_check_words)
    not_object: frozenset[str] = attrs.field(default=(), converter=_words, validator=_check_lemmas)
    only_object: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, converter=_table)
    only_with: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, converter=_table)
    only_in: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, converter=_table)
    without: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_check_words)
    means: frozenset[str] = attrs.field(default=(), converter=_words)
    person: bool = False
    several: bool = False
    named: bool = False
    promised: bool = False
    person_side: bool = False
    territory: bool = False
    visitor: str | None = attrs.field(default=None, validator=_check_side)
    host: str | None = attrs.field(default=None, validator=_check_side)
    invited: bool = False
    becomes: EngagementStatus | None = attrs.field(default=None, converter=_becomes)
    again: bool = False
    joins: bool = False
    unless_told: bool = False
    mediated: bool = False
    joint: bool = False
    light_only: bool = False
    needs_other: bool = False
    organization: bool = False
    act_only: bool = False
    denied: CommitmentKind | None = attrs.field(default=None, converter=_commitment)
    under: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_check_words)
    will: bool = False
    would: bool = False
    status: CommitmentStatus = attrs.field(default=CommitmentStatus.OPEN, converter=_status)

    def __attrs_post_init__(self) -> None:
        if (self.engagement is None) == (self.commitment is None):
            raise ValidationError(
                f"Frame {self.name!r}", None, "give either an engagement or a commitment kind"
            )
        if not (self.verbs or self.nouns or self.adjectives or self.will):
            raise ValidationError(f"Frame {self.name!r}", (), "give verbs, nouns or adjectives")
        for role in () if self.commitment is None else ("by", "content"):
            if not getattr(self, role):
                # Nobody would be bound, or to nothing, so no record would ever be made.
                raise ValidationError(f"Frame {self.name!r}.{role}", (), "give the roles that are looked at")


# Particles that leave the meaning of a verb of motion as it is.
_ONWARD = frozenset({"on", "back", "over", "across", "down", "up", "onward", "straight", "in", "out"})


@attrs.frozen(kw_only=True)
class Lexicon:
    """All frames by lemma, and the lists that tell how a clause stands.

    Attributes:
        frames: all frames, those of plugins behind the reader's own.
        by_verb: frames by verb lemma.
        by_noun: frames by noun lemma, the longest modifier first.
        noun_heads: the last words of these: without one of them no noun has a frame.
        by_adjective: frames by adjective.
        will: frames for "will" and its like.
        light: verbs that carry a noun's meaning.
        light_prepositions: prepositions between such a verb and the noun.
        status: governing verbs by what they make of a contact.
        speech: verbs that report.
        statuses: verbs by what they say became of a commitment.
        answers: kinds of commitment by the noun that an answer is given to.
        stative: verbs that name no act.
        happening: verbs whose subject, a contact, takes place.
        relation: words by which talk is a lasting relation, and no contact.
        once: verbs for what is done once.
        arranged: verbs for what things do when a party sees to it.
        declinable: verbs that "will not" declines, and nouns that "there will be no" does.
        demanded: verbs for deeds that one can see done.
        traded: verbs for what a deal has a side do.
        verbs: every verb that any of these lists knows.
        irregular: lemmas of irregular forms.
        effects: verbs for what follows from an act.
    """

    frames: tuple[Frame, ...]
    by_verb: Mapping[str, tuple[Frame, ...]]
    by_noun: Mapping[str, tuple[Frame, ...]]
    by_adjective: Mapping[str, tuple[Frame, ...]]
    will: tuple[Frame, ...]
    light: frozenset[str]
    light_prepositions: frozenset[str]
    status: Mapping[str, frozenset[str]]
    speech: frozenset[str]
    statuses: Mapping[str, frozenset[str]]
    answers: Mapping[str, frozenset[CommitmentKind]]
    stative: frozenset[str]
    effects: frozenset[str]
    verbs: frozenset[str]
    irregular: Mapping[str, str]
    once: frozenset[str]
    arranged: frozenset[str]
    declinable: frozenset[str]
    demanded: frozenset[str]
    traded: frozenset[str]
    happening: frozenset[str]
    relation: Mapping[str, frozenset[str]]
    noun_heads: frozenset[str] = attrs.field(init=False)

    @noun_heads.default
    def _heads_of_nouns(self) -> frozenset[str]:
        return frozenset(noun.rpartition(" ")[2] for noun in self.by_noun)

    def verb(self, lemma: str, form: str) -> str:
        """The lemma of a verb: as the pipeline gives it, or, where that is none the lexicon knows, by the form's ending.

        Args:
            lemma: what the pipeline says, a particle joined on; lemmatizers invent lemmas for rare verbs ("reiterat").
            form: the word as it stands in the text, without the particle.
        """
        if lemma in self.verbs:
            return lemma
        base, _, particle = lemma.partition(" ")
        if particle in _ONWARD and any(frame.territory for frame in self.by_verb.get(base, ())):
            return base  # "traveled on to Israel"
        for stem in _stems(form.lower(), self.irregular):
            candidate = f"{stem} {particle}" if particle else stem
            if candidate in self.verbs:
                return candidate
        return lemma

    def travels(self, lemma: str) -> bool:
        """Whether a verb is one of going somewhere."""
        return any(frame.territory for frame in self.by_verb.get(lemma, ()))

    def for_noun(self, lemma: str, modifiers: Iterable[str]) -> tuple[Frame, ...]:
        """The frames of a noun; those of a longer form ("phone call") stand for those of the shorter."""
        for modifier in modifiers:
            if (found := self.by_noun.get(f"{modifier} {lemma}")) is not None:
                return found
        return self.by_noun.get(lemma, ())


def frame_from(table: Mapping[str, Any]) -> Frame:
    """A frame from a table of ``lexicon.toml``'s form.

    Raises:
        ValidationError: a field is unknown or its value is wrong; it is named.
    """
    known = {field.name for field in attrs.fields(Frame)}
    unknown = sorted(set(table) - known)
    if unknown:
        expected = f"known fields are {', '.join(sorted(known))}"
        raise ValidationError(f"Frame {table.get('name')!r}", unknown, expected)
    return Frame(**table)


def _indexed(frames: Iterable[Frame], words: str) -> dict[str, tuple[Frame, ...]]:
    index: dict[str, tuple[Frame, ...]] = {}
    for frame in frames:
        for word in getattr(frame, words):
            index[word] = (*index.get(word, ()), frame)
    return index


def build_lexicon(extra: Iterable[Frame] = ()) -> Lexicon:
    """The lexicon of this package with further frames behind its own.

    Raises:
        ValidationError: two frames have the same name; explanations could not tell them apart.
    """
    data = _data()
    frames = [*_own_frames(), *extra]
    for name, count in Counter(frame.name for frame in frames).items():
        if count > 1:
            raise ValidationError("Frame.name", name, "give each frame a name of its own")
    by_verb = _indexed(frames, "verbs")
    tables = ("light", "speech", "stative", "effects", "declinable", "once", "arranged", "demanded", "traded")
    listed = {verb for table in (*tables, "happening") for verb in data[table]["verbs"]}
    listed.update(
        verb for table in ("status", "status_commitments") for verbs in data[table].values() for verb in verbs
    )
    return Lexicon(
        frames=tuple(frames),
        verbs=frozenset(listed | by_verb.keys()),
        irregular=data["irregular"],
        by_verb=by_verb,
        by_noun=_indexed(frames, "nouns"),
        by_adjective=_indexed(frames, "adjectives"),
        will=tuple(frame for frame in frames if frame.will),
        light=frozenset(data["light"]["verbs"]),
        light_prepositions=frozenset(data["light"]["prepositions"]),
        status={name: frozenset(verbs) for name, verbs in data["status"].items()},
        relation={name: frozenset(words) for name, words in data["relation"].items()},
        speech=frozenset(data["speech"]["verbs"]),
        statuses={name: frozenset(verbs) for name, verbs in data["status_commitments"].items()},
        answers={noun: frozenset(map(CommitmentKind, kinds)) for noun, kinds in data["answers"].items()},
        stative=frozenset(data["stative"]["verbs"]),
        effects=frozenset(data["effects"]["verbs"]),
        happening=frozenset(data["happening"]["verbs"]),
        once=frozenset(data["once"]["verbs"]),
        arranged=frozenset(data["arranged"]["verbs"]),
        demanded=frozenset(data["demanded"]["verbs"]),
        traded=frozenset(data["traded"]["verbs"]),
        declinable=frozenset((*data["declinable"]["verbs"], *data["declinable"]["nouns"])),
    )


def _stems(form: str, irregular: Mapping[str, str]) -> Iterator[str]:
    """What an English verb form may be a form of, likeliest first."""
    if form in irregular:
        yield irregular[form]
    yield form
    for ending, replacements in (
        ("ied", ("y",)),
        ("ies", ("y",)),
        ("ed", ("e", "")),
        ("ing", ("e", "")),
        ("es", ("e", "")),
        ("s", ("",)),
    ):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form.removesuffix(ending)
            for replacement in replacements:
                yield stem + replacement
            if stem[-1] == stem[-2]:
                yield stem[:-1]


@functools.cache
def _own_frames() -> tuple[Frame, ...]:
    return tuple(frame_from(table) for table in _data()["frame"])


@functools.cache
def _data() -> dict[str, Any]:
    return resource("lexicon.toml")
