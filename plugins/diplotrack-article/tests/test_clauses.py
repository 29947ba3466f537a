"""Clauses from parses written by hand in both label sets, and from the bundled pipeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from diplotrack_article.clauses import Relation, clauses
from diplotrack_article.pipeline import Passage, load_pipeline, parse
from diplotrack_article.text import lay_out, passages

POS = {
    "N": ("NOUN", "NN"), "NS": ("NOUN", "NNS"), "P": ("PROPN", "NNP"), "PRP": ("PRON", "PRP"), "D": ("DET", "DT"),
    "VBD": ("VERB", "VBD"), "VB": ("VERB", "VB"), "VBN": ("VERB", "VBN"), "VBG": ("VERB", "VBG"),
    "VBZ": ("VERB", "VBZ"), "AUX": ("AUX", "VBD"), "IS": ("AUX", "VBZ"), "MD": ("AUX", "MD"), "IN": ("ADP", "IN"),
    "TO": ("PART", "TO"), "J": ("ADJ", "JJ"), "R": ("ADV", "RB"), "RP": ("ADP", "RP"), "C": ("CCONJ", "CC"),
    "W": ("PRON", "WP"), "S": ("SCONJ", "IN"), ".": ("PUNCT", "."), "NEG": ("PART", "RB"), "POS": ("PART", "POS"),
}  # fmt: skip


def parsed(*rows):
    """Make a parsed document from rows of "word lemma POS relation head"; heads count from 1, 0 is the root."""
    words, lemmas, poses, tags, relations, heads = [], [], [], [], [], []
    for number, row in enumerate(rows, start=1):
        word, lemma, kind, relation, head = row.split()
        words.append(word)
        lemmas.append(lemma)
        poses.append(POS[kind][0])
        tags.append(POS[kind][1])
        relations.append(relation if int(head) else "ROOT")
        heads.append(int(head) - 1 if int(head) else number - 1)
    return Doc(Vocab(), words=words, lemmas=lemmas, pos=poses, tags=tags, deps=relations, heads=heads)


def named(phrases):
    return [member.text for phrase in phrases for member in phrase.members()]


def obliques(clause):
    return [(preposition, phrase.text) for preposition, phrase in clause.obliques]


def verbs(found):
    return {clause.lemma: clause for clause in found if not clause.nominal}


def nouns(found):
    return {clause.lemma: clause for clause in found if clause.nominal}


UD_MET = (
    "Wang Wang P nsubj 5", "of of IN case 3", "China China P nmod 1", "had have AUX aux 5", "met meet VBN root 0",
    "the the D det 7", "envoys envoy NS obj 5", "in in IN case 9", "Oslo Oslo P obl 5", ". . . punct 5",
)  # fmt: skip
CLEAR_MET = (
    "Wang Wang P nsubj 5", "of of IN prep 1", "China China P pobj 2", "had have AUX aux 5", "met meet VBN ROOT 0",
    "the the D det 7", "envoys envoy NS dobj 5", "in in IN prep 5", "Oslo Oslo P pobj 8", ". . . punct 5",
)  # fmt: skip


@pytest.mark.parametrize("rows", [UD_MET, CLEAR_MET])
def test_subject_object_and_oblique_come_out_alike_from_both_label_sets(rows):
    doc = parsed(*rows)
    meet = verbs(clauses(doc, offset=100))["meet"]
    assert named(meet.subjects) == ["Wang of China"]
    assert [(preposition, phrase.text) for preposition, phrase in meet.subjects[0].modifiers] == [
        ("of", "China")
    ]
    assert named(meet.objects) == ["the envoys"]
    assert meet.objects[0].number == "plur"
    assert meet.objects[0].determiner == "the"
    assert obliques(meet) == [("in", "Oslo")]
    assert (meet.tense, meet.perfect, meet.finite, meet.passive) == ("past", True, True, False)
    begin, end = meet.span
    assert doc.text[begin - 100 : end - 100] == doc.text.removesuffix(" . ")
    assert doc.text[meet.start - 100 : meet.end - 100] == "met"


UD_PASSIVE = (
    "Reports report NS nsubj:pass 4", "were be AUX aux:pass 4", "not not NEG advmod 4", "signed sign VBN root 0",
    "by by IN case 6", "Kono Kono P obl:agent 4", "and and C cc 8", "Lee Lee P conj 6", ". . . punct 4",
)  # fmt: skip
CLEAR_PASSIVE = (
    "Reports report NS nsubjpass 4", "were be AUX auxpass 4", "not not NEG neg 4", "signed sign VBN ROOT 0",
    "by by IN agent 4", "Kono Kono P pobj 5", "and and C cc 6", "Lee Lee P conj 6", ". . . punct 4",
)  # fmt: skip


@pytest.mark.parametrize("rows", [UD_PASSIVE, CLEAR_PASSIVE])
def test_a_denied_passive_with_two_agents(rows):
    sign = verbs(clauses(parsed(*rows)))["sign"]
    assert named(sign.subjects) == ["Reports"]
    assert named(sign.agents) == ["Kono", "Lee"]
    assert sign.agents[0].coordinator == "and"
    assert sign.passive
    assert sign.negated
    assert sign.tense == "past"


UD_WILLING = (
    "Chile Chile P nsubj 3", "is be IS cop 3", "willing willing J root 0", "to to TO mark 5", "help help VB xcomp 3",
    "Peru Peru P obj 5", ". . . punct 3",
)  # fmt: skip
CLEAR_WILLING = (
    "Chile Chile P nsubj 2", "is be IS ROOT 0", "willing willing J acomp 2", "to to TO aux 5", "help help VB xcomp 3",
    "Peru Peru P dobj 5", ". . . punct 2",
)  # fmt: skip


@pytest.mark.parametrize("rows", [UD_WILLING, CLEAR_WILLING])
def test_an_adjective_behind_a_copula_is_the_predicate(rows):
    found = verbs(clauses(parsed(*rows)))
    assert set(found) == {"willing", "help"}
    assert found["willing"].copula
    assert found["willing"].tense == "present"
    assert found["willing"].complements == [found["help"]]
    assert named(found["help"].subjects) == ["Chile"]
    assert found["help"].infinitive
    assert found["help"].introducer == "to"


def test_clearnlp_chains_of_conjuncts_and_prepositions_are_flat():
    found = clauses(
        parsed(
            "Oman Oman P nsubj 2", "met meet VBD ROOT 0", "Chad Chad P dobj 2", ", , . punct 3", "Togo Togo P conj 3",
            "and and C cc 5", "Mali Mali P conj 5", "in in IN prep 2", "May May P pobj 8", "and and C cc 2",
            "left leave VBD conj 2", ". . . punct 2",
        )
    )  # fmt: skip
    assert named(verbs(found)["meet"].objects) == ["Chad", "Togo", "Mali"]
    assert verbs(found)["leave"].relation is Relation.CONJ
    assert verbs(found)["leave"].parent is verbs(found)["meet"]
    assert named(verbs(found)["leave"].subjects) == ["Oman"]


def urged(verb, *, object_relation="obj", act_relation="xcomp", act_head=2):
    return parsed(
        "Oman Oman P nsubj 2", f"{verb}d {verb} VBD root 0", f"Chad Chad P {object_relation} 2", "to to TO mark 5",
        f"act act VB {act_relation} {act_head}", ". . . punct 2",
    )  # fmt: skip


@pytest.mark.parametrize("object_relation", ["obj", "iobj", "obl"])
@pytest.mark.parametrize(("act_relation", "act_head"), [("xcomp", 2), ("advcl", 2), ("acl", 3)])
def test_whatever_the_parser_calls_it_the_one_urged_is_to_act(object_relation, act_relation, act_head):
    found = verbs(
        clauses(urged("urge", object_relation=object_relation, act_relation=act_relation, act_head=act_head))
    )
    assert named(found["urge"].objects) == ["Chad"]
    assert found["urge"].complements == [found["act"]]
    assert named(found["act"].subjects) == ["Chad"]


def test_the_one_who_promises_is_to_act():
    found = verbs(clauses(urged("promise")))
    assert named(found["act"].subjects) == ["Oman"]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        (("said say VBD root 0", "Monday Monday P nsubj 2"), "Oman"),
        (("said say VBD root 0", "Monday Monday P obj 2"), "Oman"),
    ],
)
def test_a_weekday_is_no_party(words, subject):
    say = verbs(clauses(parsed("Oman Oman P nsubj 2", *words, ". . . punct 2")))["say"]
    assert named(say.subjects) == [subject]
    assert not say.objects
    assert obliques(say) == [("", "Monday")]


def test_a_weekday_is_cut_out_of_a_subject():
    rows = (
        "Oman Oman P nsubj 4", "on on IN case 3", "Monday Monday P nmod 1", "left leave VBD root 0", ". . . punct 4",
    )  # fmt: skip
    leave = verbs(clauses(parsed(*rows)))["leave"]
    assert named(leave.subjects) == ["Oman"]
    assert obliques(leave) == [("on", "Monday")]


def test_a_past_tense_read_as_a_participle_is_the_main_verb():
    rows = (
        "The the D det 2", "envoys envoy NS root 0", "called call VBN acl 2", "for for IN case 5", "talks talk NS obl 3",
        ". . . punct 2",
    )  # fmt: skip
    call = verbs(clauses(parsed(*rows)))["call"]
    assert call.relation is Relation.ROOT
    assert named(call.subjects) == ["The envoys"]
    assert obliques(call) == [("for", "talks")]
    assert (call.tense, call.passive) == ("past", False)


def test_a_headline_leaves_the_auxiliary_out():
    rows = ("Envoys envoy NS root 0", "sent send VBN acl 1", "to to IN case 4", "Oslo Oslo P obl 2")
    send = verbs(clauses(parsed(*rows)))["send"]
    assert send.passive
    assert named(send.subjects) == ["Envoys"]


def test_a_relative_pronoun_stands_for_its_noun():
    rows = (
        "Lee Lee P nsubj 7", ", , . punct 4", "who who W nsubj 4", "signed sign VBD acl:relcl 1", "it it PRP obj 4",
        ", , . punct 4", "left leave VBD root 0", ". . . punct 7",
    )  # fmt: skip
    found = verbs(clauses(parsed(*rows)))
    assert found["sign"].relation is Relation.RELATIVE
    assert found["sign"].subjects == found["leave"].subjects
    assert named(found["leave"].subjects) == ["Lee"]
    assert found["leave"].subjects[0].relative is found["sign"]


def test_a_document_without_a_parse_is_refused():
    with pytest.raises(ValueError, match="no dependency parse"):
        clauses(Doc(Vocab(), words=["Oman", "left"]))


def test_an_empty_document_has_no_clauses():
    assert clauses(Doc(Vocab(), words=[])) == []


def test_clearnlp_prepositions_stacked_before_a_clause_and_alone():
    found = verbs(
        clauses(
            parsed(
                "Oman Oman P nsubj 2", "walked walk VBD ROOT 0", "out out IN prep 2", "of of IN prep 3",
                "talks talk NS pobj 4", "after after IN prep 2", "meeting meet VBG pcomp 6", "Chad Chad P dobj 7",
                "and and C cc 2", "looked look VBD conj 2", "around around IN prep 10", ". . . punct 2",
            )
        )
    )  # fmt: skip
    assert obliques(found["walk"]) == [("out of", "talks")]
    assert found["walk"].adverbials == [("after", found["meet"])]
    assert named(found["meet"].subjects) == ["Oman"]
    assert named(found["meet"].objects) == ["Chad"]
    assert found["look"].modifiers == ["around"]
    assert not found["look"].obliques


def test_the_one_asked_in_a_passive_is_to_act():
    found = verbs(
        clauses(
            parsed(
                "Chad Chad P nsubj:pass 3", "was be AUX aux:pass 3", "asked ask VBN root 0", "by by IN case 5",
                "Oman Oman P obl:agent 3", "to to TO mark 7", "act act VB xcomp 3", ". . . punct 3",
            )
        )
    )  # fmt: skip
    assert named(found["act"].subjects) == ["Chad"]
    assert named(found["ask"].agents) == ["Oman"]


def test_of_unwanted_nouns_only_those_without_a_verb_or_with_a_clause_of_their_own_are_clauses():
    doc = parsed(
        "Rain rain N root 0", "in in IN case 3", "Oman Oman P nmod 1", "; ; . punct 1",
        "envoys envoy NS nsubj 6", "brought bring VBD parataxis 1", "plans plan NS obj 6", "to to TO mark 9",
        "act act VB acl 7", "and and C cc 11", "gifts gift NS conj 7",
    )  # fmt: skip
    found = clauses(doc, predicative=lambda phrase: phrase.lemma == "gift")
    assert set(nouns(found)) == {"rain", "oman", "plan", "gift"}
    every = clauses(doc)
    assert set(nouns(every)) == {*nouns(found), "envoy"}
    assert verbs(found)["bring"].nouns == [nouns(every)["envoy"].span]
    assert not verbs(every)["bring"].nouns


def test_what_is_said_of_a_subject_is_a_clause_in_any_case():
    doc = parsed("It it PRP nsubj 4", "was be AUX cop 4", "a a D det 4", "visit visit N root 0")
    assert set(nouns(clauses(doc, predicative=lambda phrase: phrase.lemma == "stay"))) == {"visit"}


@pytest.mark.parametrize(("preposition", "subject"), [("of", "Chad"), ("towards", "Oman")])
def test_readiness_is_that_of_its_owner_or_of_the_one_who_states_it(preposition, subject):
    found = clauses(
        parsed(
            "Oman Oman P nsubj 2", "conveyed convey VBD root 0", "readiness readiness N obj 2",
            f"{preposition} {preposition} IN case 5", "Chad Chad P nmod 3", "to to TO mark 7", "act act VB acl 3",
            ". . . punct 2",
        )
    )  # fmt: skip
    assert named(verbs(found)["act"].subjects) == [subject]
    assert nouns(found)["readiness"].complements == [verbs(found)["act"]]
    assert nouns(found)["readiness"].governor_role == "object"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ("where where R advmod 5", "they they PRP nsubj 5", "met meet VBD acl:relcl 2"),
            ("where", "the town"),
        ),
        (("they they PRP nsubj 4", "met meet VBD acl:relcl 2", "in in IN obl 4"), ("in", "the town")),
    ],
)
def test_a_relative_clause_may_say_where(rows, expected):
    rows = ("the the D det 2", "town town N root 0", *rows, ". . . punct 2")
    assert obliques(verbs(clauses(parsed(*rows)))["meet"]) == [expected]


def test_whose_names_the_owner():
    rows = (
        "Lee Lee P root 0", ", , . punct 5", "whose whose W nmod:poss 4", "envoy envoy N nsubj 5",
        "left leave VBD acl:relcl 1",
    )  # fmt: skip
    [subject] = verbs(clauses(parsed(*rows)))["leave"].subjects
    assert subject.text == "whose envoy"
    assert subject.possessor is not None
    assert subject.possessor.text == "Lee"


def test_two_verbs_side_by_side_share_their_object():
    rows = (
        "Oman Oman P nsubj 2", "met meet VBD root 0", "and and C cc 4", "briefed brief VBD conj 2",
        "Chad Chad P obj 4", ". . . punct 2",
    )  # fmt: skip
    found = verbs(clauses(parsed(*rows)))
    assert named(found["meet"].objects) == named(found["brief"].objects) == ["Chad"]


def test_two_bare_objects_are_receiver_and_thing():
    rows = (
        "Oman Oman P nsubj 2",
        "sent send VBD root 0",
        "Chad Chad P obj 2",
        "aid aid N obj 2",
        ". . . punct 2",
    )
    send = verbs(clauses(parsed(*rows)))["send"]
    assert (named(send.indirect), named(send.objects)) == (["Chad"], ["aid"])


# Parses as a small model made them, errors and all, with what a reader finds in the sentences.
MISPARSED = json.loads((Path(__file__).parent / "misparses.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", MISPARSED, ids=[case["text"][:50] for case in MISPARSED])
def test_known_errors_of_small_parsers_are_mended(case):
    rows = [row.split() for row in case["parse"]]
    doc = Doc(
        Vocab(),
        words=[row[0] for row in rows],
        spaces=[row[1] == "1" for row in rows],
        lemmas=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        tags=[row[4] for row in rows],
        deps=[row[5] for row in rows],
        heads=[int(row[6]) for row in rows],
    )
    assert doc.text == case["text"]
    found = verbs(clauses(doc))
    assert set(found) == set(case["expected"])
    for lemma, expected in case["expected"].items():
        clause = found[lemma]
        read = {
            "subjects": named(clause.subjects),
            "objects": named(clause.objects),
            "agents": named(clause.agents),
            "obliques": [f"{preposition} {phrase.text}".strip() for preposition, phrase in clause.obliques],
            "complements": [other.lemma for other in clause.complements],
            "modal": clause.modal,
            "negated": clause.negated,
            "relation": clause.relation.value,
        }
        assert {key: value for key, value in read.items() if value} == expected


# -- the bundled pipeline --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def read():
    pipeline = load_pipeline()

    def read_text(text):
        layout = lay_out(text)
        excerpts = list(passages(text, layout))
        docs = parse(pipeline, [Passage(text=excerpt.text, starts=excerpt.starts) for excerpt in excerpts])
        found = []
        for excerpt, doc in zip(excerpts, docs, strict=True):
            found += clauses(doc, positions=excerpt.positions, sentences=layout.sentences)
        return found

    return read_text


def test_coordinated_verbs_share_their_subject(read):
    found = verbs(read("The minister met his counterpart in Oslo and promised to send a delegation by May."))
    assert named(found["promise"].subjects) == ["The minister"]
    assert found["promise"].complements == [found["send"]]
    assert named(found["send"].subjects) == ["The minister"]
    assert ("by", "May") in obliques(found["send"])


def test_impersonal_passives_have_no_subject(read):
    found = verbs(read("It was agreed that the commission would meet again in June."))
    assert found["agree"].impersonal
    assert not found["agree"].subjects
    assert found["agree"].complements == [found["meet"]]
    assert (found["meet"].introducer, found["meet"].modal) == ("that", "would")


def test_a_party_called_it_is_a_subject(read):
    found = verbs(read("South Africa said it was ready to host the talks."))
    assert named(found["host"].subjects) == ["it"]


@pytest.mark.parametrize(
    "text",
    [
        "Canada will not renew the treaty, the minister said Wednesday.",
        "Canada, the minister said, will not renew the treaty.",
        "The minister said that Canada will not renew the treaty.",
    ],
)
def test_what_is_said_is_a_complement_of_the_saying(read, text):
    found = verbs(read(text))
    assert found["say"].complements == [found["renew"]]
    assert named(found["renew"].subjects) == ["Canada"]
    assert found["renew"].negated
    assert (found["renew"].modal, found["renew"].tense) == ("will", "future")
    assert named(found["say"].subjects) == ["the minister" if not text.startswith("The") else "The minister"]


@pytest.mark.parametrize(
    ("text", "modal"),
    [
        ("The king is due to visit London.", "be due to"),
        ("The king is set to visit London.", "be set to"),
        ("The king is to visit London.", "be to"),
        ("The king is going to visit London.", "be going to"),
    ],
)
def test_what_is_due_is_one_predicate_in_the_future(read, text, modal):
    found = verbs(read(text))
    assert set(found) == {"visit"}
    assert found["visit"].modal == modal
    assert found["visit"].tense == "future"
    assert not found["visit"].passive
    assert named(found["visit"].subjects) == ["The king"]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("No party has signed the treaty.", "sign"),
        ("Neither side has confirmed the meeting.", "confirm"),
        ("Russia never signed the treaty.", "sign"),
        ("Nothing was signed in Anchorage.", "sign"),
        ("The talks ended without reaching a deal.", "reach"),
        ("Russia no longer supports the treaty.", "support"),
    ],
)
def test_denials_are_seen(read, text, lemma):
    assert verbs(read(text))[lemma].negated


def test_not_only_denies_nothing(read):
    assert not verbs(read("The minister not only met Xi but also signed a treaty."))["meet"].negated


def test_reduced_relatives_know_who_leads(read):
    found = verbs(read("The delegation led by the prime minister arrived in Beijing."))
    assert named(found["lead"].agents) == ["the prime minister"]
    assert named(found["lead"].subjects) == ["The delegation"]
    assert named(found["arrive"].subjects) == ["The delegation"]


def test_nominal_clauses_have_arguments_and_a_governor(read):
    found = read("Peru turned down an offer by Chile to mediate.")
    offer = nouns(found)["offer"]
    assert named(offer.subjects) == ["Chile"]
    assert offer.governor is verbs(found)["turn down"]
    assert offer.governor_role == "object"
    assert offer.complements == [verbs(found)["mediate"]]


def test_the_one_invited_is_to_come(read):
    found = verbs(read("An invitation was extended to the sultan to visit Tehran."))
    assert named(found["visit"].subjects) == ["the sultan"]


def test_prepositions_of_several_words_are_one(read):
    found = verbs(read("On behalf of the Union, the envoy conveyed a message ahead of the summit."))
    assert ("on behalf of", "the Union") in obliques(found["convey"])
    assert any(preposition == "ahead of" for preposition, _ in obliques(found["convey"]))


def test_quotations_questions_and_sentences_are_marked(read):
    found = read("“We will go,” he said. Will they sign?")
    by_lemma = verbs(found)
    assert by_lemma["go"].quoted
    assert not by_lemma["say"].quoted
    assert by_lemma["sign"].question
    assert [by_lemma[lemma].sentence for lemma in ("go", "say", "sign")] == [0, 0, 1]


def test_offsets_point_into_the_document_behind_a_dateline_and_labels(read):
    text = "OSLO, May 3 —  Norway’s\u00a0minister met envoys\r\nof Chad."
    meet = verbs(read(text))["meet"]
    assert text[meet.start : meet.end] == "met"
    assert text[slice(*meet.span)].startswith("Norway’s")
    assert text[slice(*meet.span)].endswith("Chad")
    [subject] = meet.subjects
    assert text[subject.head : subject.head_end] == "minister"
    assert subject.possessor is not None
    assert subject.possessor.text == "Norway"


def test_everything_reaches_what_is_below(read):
    found = read("The minister said that Canada would urge Peru to sign the treaty.")
    [top] = [clause for clause in found if clause.relation is Relation.ROOT]
    assert {clause.lemma for clause in top.everything()} >= {"say", "urge", "sign"}


def test_clauses_take_linear_work(work):
    pipeline = load_pipeline()
    sentence = (
        "The minister, who met the envoys of the king of Chad in Oslo, said that they agreed to sign it. "
    )

    def counted(count):
        text = sentence * count
        layout = lay_out(text)
        excerpts = list(passages(text, layout))
        docs = list(parse(pipeline, [Passage(text=part.text, starts=part.starts) for part in excerpts]))

        def read_all():
            for excerpt, doc in zip(excerpts, docs, strict=True):
                clauses(doc, positions=excerpt.positions, sentences=layout.sentences)

        return work(read_all)

    assert counted(40) < counted(20) * 2.6


WORDS = st.sampled_from(
    [
        "the",
        "minister",
        "Lee",
        "met",
        "said",
        "to",
        "and",
        ",",
        ".",
        "who",
        "that",
        "by",
        "of",
        "with",
        "Monday",
        "is",
        "due",
        "not",
        "will",
        "“",
        "”",
        "signed",
        "(",
        ")",
        ";",
        "urged",
        "Russia",
        "3",
        "a",
        "’s",
        "talks",
        "be",
        "led",
        "–",
        "visit",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_any_parse_gives_clauses_within_the_text(words):
    text = " ".join(words)
    [doc] = parse(load_pipeline(), [text])
    for clause in clauses(doc):
        assert 0 <= clause.span[0] <= clause.start < clause.end <= clause.span[1] <= len(text)
        for phrase in [*clause.subjects, *clause.objects, *(phrase for _, phrase in clause.obliques)]:
            assert text[phrase.start : phrase.end] == phrase.text
            assert phrase.start <= phrase.head < phrase.head_end <= phrase.end


@st.composite
def trees(draw):
    size = draw(st.integers(1, 25))
    relations = sorted(
        {"nsubj", "obj", "obl", "nmod", "case", "conj", "cc", "acl", "acl:relcl", "advcl", "xcomp", "ccomp", "mark",
         "aux", "cop", "parataxis", "amod", "compound", "flat", "appos", "aux:pass", "nsubj:pass", "punct", "dep"}
    )  # fmt: skip
    words = [draw(WORDS) for _ in range(size)]
    kinds = [POS[draw(st.sampled_from(sorted(POS)))] for _ in range(size)]
    root = draw(st.integers(0, size - 1))
    order = [root, *draw(st.permutations([index for index in range(size) if index != root]))]
    heads = [root] * size
    for position, index in enumerate(order[1:], start=1):
        heads[index] = order[draw(st.integers(0, position - 1))]
    return Doc(
        Vocab(),
        words=words,
        lemmas=words,
        pos=[kind[0] for kind in kinds],
        tags=[kind[1] for kind in kinds],
        deps=["ROOT" if index == root else draw(st.sampled_from(relations)) for index in range(size)],
        heads=heads,
    )


@settings(max_examples=200, deadline=None)
@given(trees())
def test_no_tree_however_wrong_breaks_the_reading(doc):
    found = clauses(doc)
    assert [clause.start for clause in found] == sorted(clause.start for clause in found)
    for clause in found:
        assert sum(1 for _ in clause.everything()) <= len(found)
