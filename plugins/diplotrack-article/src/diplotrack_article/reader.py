"""The reader: from a text to a report, stage by stage.

text and sentences → mentions → parse → clauses → frames, with reference and dates → merging → records.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from diplotrack.interfaces import Explained, Explanation, Mention
from diplotrack.parties import Gazetteer
from diplotrack.records import Document, Engagement, EngagementKind, EngagementStatus, Party, Report
from diplotrack.when import When
from diplotrack_article.clauses import Clause, clauses
from diplotrack_article.findings import ActFinding, ContactFinding, Finding
from diplotrack_article.frames import FrameReader
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.mentions import Leaders, Mentions, find_mentions
from diplotrack_article.merging import Contact, merge_contacts
from diplotrack_article.moments import Moments
from diplotrack_article.nouns import predicative
from diplotrack_article.pipeline import Passage, parse
from diplotrack_article.quoting import to_engagement
from diplotrack_article.reference import Discourse
from diplotrack_article.restating import merge_commitments
from diplotrack_article.speaking import (
    is_formal,
    is_joint,
    is_of_sides,
    speaking_house,
    speaking_party,
    speaking_people,
    speaking_person,
)
from diplotrack_article.standins import stand_ins, with_stand_ins
from diplotrack_article.statuses import by_date
from diplotrack_article.text import Excerpt, Layout, LineKind, Sentence, language_of, lay_out, passages
from diplotrack_article.timing import Calendar
from diplotrack_article.tracing import Watch

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


_SHORTEST_HEADING = 4
_LONGEST_NAME = 40
_HEAD = 20_000
"""How many characters of a text tell its language."""
_WINDOW = 100_000
"""How many characters are parsed and held at once: more than an article has, so that only books are divided."""
_STATE = re.compile(
    r"\s+(?:it\s+|this\s+|that\s+)?(?:\w+ly\s+|quite\s+|very\s+)?(clear|plain|known|sure|certain)\b",
    re.IGNORECASE,
)
_ASIDE = frozenset({"aside", "away"})
_AVAILABLE = re.compile(
    r"\bavailable(?=\s+(?:to|for|from|by|under|over|in|on|until|this|next|as)\b|\W*$|[,.;:])"
)
"""Behind "make", and not before the noun that it tells of ("made all available efforts")."""
_MOST_VISITS = 150
"""How many visits a meeting is held against, so that a text of any length takes linear time."""


def read_document(
    document: Document,
    *,
    pipeline: Language,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    leaders: Leaders | None = None,
    watch: Watch | None = None,
) -> Explained:
    """Read a document.

    Args:
        document: the text and what is known of it; relative dates are resolved against `Document.published`.
        pipeline: the parser (`diplotrack_article.pipeline.load_pipeline`).
        lexicon: the frames.
        gazetteer: the parties.
        leaders: who led what when, for people whose party the text does not name.
        watch: is told how the frames looked at each clause.
    """
    text = document.text
    layout = lay_out(text, language=document.language)
    on = document.published
    mentions = find_mentions(
        text,
        gazetteer,
        on=on,
        known_party=leaders,
        starts=(s.body for s in layout.sentences),
        filed=None if layout.dateline is None else (layout.dateline.start, layout.dateline.end),
    )
    title = find_mentions(document.title, gazetteer, on=on, known_party=leaders) if document.title else None
    speaker = speaking_person(text, mentions, document.title, title)
    discourse = Discourse(
        mentions,
        gazetteer,
        title,
        speaking=speaking_party(text, mentions, document.title, title) or speaking_house(text, gazetteer),
        speaker=speaker,
        joint=is_joint(text, document.title),
        of_sides=is_of_sides(text),
        formal=is_formal(text, document.title),
        filed=(layout.dateline.start, layout.dateline.end) if layout.dateline is not None else None,
    )
    frames = FrameReader(lexicon, discourse, text, watch=watch)
    contacts: list[tuple[ContactFinding, When | None]] = []
    acts: list[tuple[ActFinding, When | None]] = []
    moments = Moments(Calendar.of(text, layout, on), text, lexicon)
    scout = discourse.scout()
    speakers = speaking_people(layout, mentions, speaker)
    begun = -1
    for clause in _ahead(_clauses(text, layout, mentions, pipeline, lexicon), scout, moments):
        if layout.sentences[clause.sentence].question:
            asked = layout.sentences[clause.sentence]
            frames.hear(clause, discourse.named.parties_between(asked.start, asked.end))
            continue
        if clause.sentence != begun:
            begun = clause.sentence
            sentence = layout.sentences[begun]
            heading = _heading(text, sentence, discourse) or _place_before(text, layout, begun, discourse)
            if speakers and sentence.speaker is not None:
                discourse.hand_over(speakers.get(sentence.speaker, speaker))
            discourse.begin(
                heading=heading,
                spoken=sentence.speaker is not None,
                headline=sentence.kind is LineKind.HEADLINE,
                paragraph=layout.paragraphs[sentence.paragraph],
                until=sentence.end,
            )
            moments.advance(begun)
        for finding in frames.read(clause):
            if isinstance(finding, ContactFinding):
                for one, when in moments.of_contacts(finding):
                    one.status = by_date(one.status, when, on)
                    contacts.append((one, when))
            else:
                acts.append((finding, moments.of_act(finding)))
    headlines = {at for at, place in enumerate(layout.sentences) if place.kind is LineKind.HEADLINE}
    return _assembled(document, merge_contacts(contacts), acts, headlines)


def _heading(text: str, sentence: Sentence, discourse: Discourse) -> tuple[Party, ...] | None:
    """The parties in a digest's heading before a sentence ("THAILAND–CAMBODIA."), None where there is no heading."""
    words = text[sentence.start : sentence.body]
    if (
        sentence.speaker is not None
        or not words.isupper()
        or sum(map(str.isalpha, words)) < _SHORTEST_HEADING
    ):
        return None
    return discourse.named.parties_between(sentence.start, sentence.body)


def _place_before(text: str, layout: Layout, index: int, discourse: Discourse) -> tuple[Party, ...] | None:
    """The party whose bare name opens a digest's item ("Iraq. The envoys …"), None where none does."""
    before = layout.sentences[index - 1] if index else None
    if (
        before is None
        or before.paragraph != layout.sentences[index].paragraph
        or before.end - before.start > _LONGEST_NAME
    ):
        return None
    earlier = layout.sentences[index - 2] if index > 1 else None
    words = text[before.start : before.end]
    if not words.endswith(".") or (earlier is not None and earlier.paragraph == before.paragraph):
        return None
    mention = discourse.named.party_at(before.start, before.end - 1)
    whole = mention is not None and (mention.start, mention.end) == (before.start, before.end - 1)
    return (mention.party,) if mention is not None and whole else None


def _ahead(windows: Iterable[list[Clause]], scout: Discourse, moments: Moments) -> Iterator[Clause]:
    """The clauses of a text, each after the scout and the calendar have seen all of its window."""
    for window in windows:
        for clause in window:
            scout.observe(clause)
        moments.enter(window)
        yield from window


def _clauses(
    text: str, layout: Layout, mentions: Mentions, pipeline: Language, lexicon: Lexicon
) -> Iterator[list[Clause]]:
    """The clauses of a text, window by window."""
    names = stand_ins(mentions, text)
    for window in _windows(with_stand_ins(excerpt, names) for excerpt in passages(text, layout)):
        docs = parse(pipeline, (Passage(text=e.text, starts=e.starts) for e in window))
        found: list[Clause] = []
        for excerpt, doc in zip(window, docs, strict=True):
            found += _clauses_of(excerpt, doc, text, layout, lexicon)
        for clause in found:
            if not clause.nominal:
                clause.lemma = _whole_verb(
                    clause, lexicon.verb(clause.lemma, text[clause.start : clause.end]), text, lexicon
                )
        yield found


def _whole_verb(clause: Clause, lemma: str, text: str, lexicon: Lexicon) -> str:
    """A verb with the particle, noun or adjective that makes it another: "brushed it aside", "took part", "made funds available"."""
    for particle in clause.modifiers:
        if f"{lemma} {particle}" in lexicon.verbs:
            return f"{lemma} {particle}"
    for phrase in clause.objects:
        whole = f"{lemma} {text[phrase.head : phrase.head_end].lower()}"
        if phrase.determiner is None and whole in lexicon.verbs:
            # What stands by the noun stands by the whole: "exchanged views with Musa on trade".
            clause.objects = [other for other in clause.objects if other is not phrase]
            there = {inner.head for _, inner in clause.obliques}
            own = [(word, inner) for word, inner in phrase.modifiers if inner.head not in there]
            clause.obliques = [*clause.obliques, *own]
            return whole
    if lemma == "make" and _AVAILABLE.search(text, clause.end, clause.span[1] + 1):
        return f"{lemma} available"
    state = _STATE.match(text, clause.end) if lemma == "make" else None
    if state is not None and f"{lemma} {state[1]}" in lexicon.verbs:
        return f"{lemma} {state[1]}"  # "made it quite clear that"
    for particle, phrase in clause.obliques:
        if particle in _ASIDE and not clause.objects and f"{lemma} {particle}" in lexicon.verbs:
            # "brushed aside the offer": a preposition to the parser
            clause.objects = [phrase]
            clause.obliques = [(word, other) for word, other in clause.obliques if other is not phrase]
            return f"{lemma} {particle}"
        if lemma == "see" and particle == "to" and phrase.lemma == "it":
            return "see to"  # "will see to it that"
    return lemma


def _windows(excerpts: Iterable[Excerpt]) -> Iterator[list[Excerpt]]:
    """Excerpts together as long as a long article: what is parsed at once and let go before the next."""
    window: list[Excerpt] = []
    size = 0
    for excerpt in excerpts:
        window.append(excerpt)
        size += len(excerpt.text)
        if size >= _WINDOW:
            yield window
            window, size = [], 0
    if window:
        yield window


def _clauses_of(excerpt: Excerpt, doc: Doc, text: str, layout: Layout, lexicon: Lexicon) -> list[Clause]:
    first = excerpt.sentences[0]
    sentences = layout.sentences[first : excerpt.sentences[-1] + 1]
    found = clauses(
        doc,
        sentences=sentences,
        positions=excerpt.positions,
        source=text,
        predicative=predicative(lexicon),
    )
    for clause in found:
        clause.sentence += first  # the document's number of it
    return found


def _assembled(
    document: Document,
    contacts: list[Contact],
    acts: list[tuple[ActFinding, When | None]],
    headlines: Collection[int],
) -> Explained:
    engagements = [(to_engagement(contact, document), contact.findings) for contact in contacts]
    engagements = list({engagement.id: (engagement, f) for engagement, f in engagements}.values())
    engagements = _within_visits(engagements)
    commitments = list({c.id: (c, f) for c, f in merge_commitments(acts, document, headlines)}.values())
    report = Report(
        document=document,
        engagements=[engagement for engagement, _ in engagements],
        commitments=[commitment for commitment, _ in commitments],
    )
    explanations = [_explained(engagement.id, findings, document) for engagement, findings in engagements]
    explanations += [_explained(commitment.id, findings, document) for commitment, findings in commitments]
    return Explained(report=report, explanations=explanations)


def _within_visits(
    engagements: list[tuple[Engagement, list[ContactFinding]]],
) -> list[tuple[Engagement, list[ContactFinding]]]:
    """A meeting of a visitor with the hosts is part of the visit (codebook, Engagement, rule 2)."""
    visits: dict[tuple[frozenset[Party], EngagementStatus], list[Engagement]] = {}
    for engagement, _ in engagements:
        if engagement.kind is EngagementKind.VISIT:
            visits.setdefault((frozenset(engagement.parties), engagement.status), []).append(engagement)
    linked: list[tuple[Engagement, list[ContactFinding]]] = []
    for engagement, findings in engagements:
        alike = visits.get((frozenset(engagement.parties), engagement.status), ())
        within = next((v for v in alike[:_MOST_VISITS] if _part_of(engagement, v)), None)
        linked.append((attrs.evolve(engagement, part_of=within.id) if within else engagement, findings))
    return linked


def _part_of(engagement: Engagement, visit: Engagement) -> bool:
    """Whether a contact of the same parties and status can be within a visit."""
    if engagement.kind not in (EngagementKind.MEETING, EngagementKind.SIGNING, EngagementKind.NEGOTIATION):
        return False
    travelers, there = {p.name for p in visit.participants}, {p.name for p in engagement.participants}
    if not travelers & there:
        return False
    return engagement.when is None or visit.when is None or engagement.when.overlaps(visit.when)


def _explained(record: str, findings: Sequence[Finding], document: Document) -> Explanation:
    text = document.text
    mentions = [
        Mention(
            frame=finding.frame.name,
            quote=text[finding.span[0] : finding.span[1]],
            clause=text[finding.clause.span[0] : finding.clause.span[1]],
            steps=tuple(dict.fromkeys(finding.chain)),
        )
        for finding in findings
    ]
    return Explanation(record=record, mentions=mentions)


def document_of(
    text: str,
    *,
    title: str | None = None,
    uri: str | None = None,
    publisher: str | None = None,
    published: datetime.date | None = None,
    language: str | None = None,
    encoding: str | None = None,
) -> Document:
    """The document of a text, its language found out where it is not given."""
    found = language or language_of(text[:_HEAD])
    return Document(
        text=text,
        title=title,
        uri=uri,
        publisher=publisher,
        published=published,
        language=found,
        encoding=encoding,
    )
