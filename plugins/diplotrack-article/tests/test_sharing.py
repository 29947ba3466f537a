"""Who is meant where grammar leaves it unsaid, and how clauses hang together, on parses written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from diplotrack_article.clauses import Relation, clauses

POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON",
    "DT": "DET", "VBD": "VERB", "VB": "VERB", "VBN": "VERB", "VBG": "VERB", "VBZ": "VERB", "VBP": "VERB", "MD": "AUX",
    "IN": "ADP", "RP": "ADP", "TO": "PART", "JJ": "ADJ", "RB": "ADV", "CC": "CCONJ", "CD": "NUM", ".": "PUNCT",
    "WRB": "ADV", "POS": "PART",
}  # fmt: skip


def parsed(*rows):
    """Make a parse from "word[/lemma] [UPOS:]TAG relation head", heads counted from 1, "root 0" for the root."""
    words, lemmas, poses, tags, relations, heads = [], [], [], [], [], []
    for number, row in enumerate(";".join(rows).split(";"), start=1):
        form, kind, relation, head = row.split()
        word, _, lemma = form.partition("/")
        pos, _, tag = kind.rpartition(":")
        words.append(word)
        lemmas.append(lemma or word)
        poses.append(pos or POS[tag])
        tags.append(tag)
        relations.append(relation if int(head) else "ROOT")
        heads.append(int(head) - 1 if int(head) else number - 1)
    return Doc(Vocab(), words=words, lemmas=lemmas, pos=poses, tags=tags, deps=relations, heads=heads)


def read(*rows):
    """Give the verbal clauses of a parse by their lemmas."""
    return {clause.lemma: clause for clause in clauses(parsed(*rows)) if not clause.nominal}


def named(phrases):
    return [member.text for phrase in phrases for member in phrase.members()]


def obliques(clause):
    return [f"{preposition} {phrase.text}".strip() for preposition, phrase in clause.obliques]


# -- subjects that grammar leaves unsaid -----------------------------------------------------------------------------


def test_whoever_offers_is_to_act():
    found = read(
        "An DT det 2;offer NN nsubj 5;to TO mark 4;mediate VB acl 2;failed/fail VBD root 0;. . punct 5"
    )
    assert not found["mediate"].subjects
    assert found["mediate"].relation is Relation.COMPLEMENT


def test_a_passive_names_the_one_who_decides():
    found = read(
        "The DT det 2;decision NN nsubj:pass 6;to TO mark 4;act VB acl 2;was/be AUX:VBD aux:pass 6;made/make VBN root 0",
        "by IN case 8;Chad NNP obl:agent 6",
    )
    assert named(found["act"].subjects) == ["Chad"]


def test_an_object_of_a_passive_is_the_agents():
    found = read(
        "Oman NNP nsubj:pass 3;was/be AUX:VBD aux:pass 3;given/give VBN root 0;a DT det 5;chance NN obj 3;to TO mark 7",
        "act VB acl 5;by IN case 9;Chad NNP obl:agent 3",
    )
    assert named(found["act"].subjects) == ["Chad"]


@pytest.mark.parametrize(
    ("rows", "subjects"),
    [
        ("An DT det 2;invitation NN root 0;to IN case 4;Chad NNP nmod 2;to TO mark 6;come VB acl 2", ["Chad"]),
        ("An DT det 2;invitation NN root 0;to TO mark 4;come VB acl 2", []),
        ("Oman NNP nsubj 2;accepted/accept VBD root 0;an DT det 4;invitation NN obj 2;to TO mark 6;come VB acl 4", ["Oman"]),
        ("Oman NNP nsubj 2;sent/send VBD root 0;Chad NNP iobj 2;a DT det 5;request NN obj 2;to TO mark 7;come VB acl 5",
         ["Chad"]),
        (("A DT det 2;request NN nsubj:pass 6;to TO mark 4;come VB acl 2;was/be AUX:VBD aux:pass 6;declined/decline VBN root 0"
         ";by IN case 8;Mali NNP obl:agent 6"), ["Mali"]),
        ("Oman NNP nsubj 2;published/publish VBD root 0;an DT det 4;appeal NN obj 2;to TO mark 6;come VB acl 4", []),
    ],
)  # fmt: skip
def test_the_one_asked_is_to_come(rows, subjects):
    assert named(read(rows)["come"].subjects) == subjects


@pytest.mark.parametrize(
    ("rows", "subjects"),
    [
        ("Chad NNP nsubj:pass 3;was/be AUX:VBD aux:pass 3;tasked/task VBN root 0;with IN mark 5;acting/act VBG advcl 3",
         ["Chad"]),
        ("Oman NNP nsubj 2;tasked/task VBD root 0;Chad NNP obj 2;with IN mark 5;acting/act VBG advcl 2", ["Chad"]),
        ("Oman NNP nsubj 2;called/call VBD root 0;on IN case 4;Chad NNP obl 2;to TO mark 6;act VB xcomp 2", ["Chad"]),
        (("It PRP nsubj:pass 3;was/be AUX:VBD aux:pass 3;pledged/pledge VBN root 0;by IN case 5;Chad NNP obl:agent 3"
         ";to TO mark 7;act VB xcomp 3"), ["Chad"]),
        ("Oman NNP nsubj 2;kept/keep VBD root 0;Chad NNP obj 2;from IN mark 5;acting/act VBG advcl 2", ["Chad"]),
        ("Oman NNP nsubj 2;left/leave VBD root 0;Rome NNP obj 2;without IN mark 5;acting/act VBG advcl 2", ["Oman"]),
        ("Oman NNP nsubj 2;said/say VBD root 0;acts/act VBZ ccomp 2", []),
    ],
)  # fmt: skip
def test_the_verb_above_says_who_is_to_act(rows, subjects):
    assert named(read(rows)["act"].subjects) == subjects


@pytest.mark.parametrize(
    ("rows", "subjects", "objects", "places"),
    [
        ("Talks/talk NNS root 0;they PRP nsubj 3;host/host VBP acl:relcl 1", ["they"], ["Talks"], []),
        ("Talks/talk NNS root 0;host/host VBP acl:relcl 1;Rome NNP obj 2", ["Talks"], ["Rome"], []),
        ("Rome NNP root 0;they PRP nsubj 3;sleep VBP acl:relcl 1;in IN advmod 3", ["they"], [], ["in Rome"]),
        ("Talks/talk NNS root 0;they PRP nsubj:pass 4;were/be AUX:VBD aux:pass 4;shown/show VBN acl:relcl 1",
         ["they"], [], []),
        ("Rome NNP root 0;to IN case 3;which WDT obl 5;they PRP nsubj 5;went/go VBD acl:relcl 1", ["they"], [], ["to Rome"]),
    ],
)  # fmt: skip
def test_the_noun_fills_what_its_relative_clause_lacks(rows, subjects, objects, places):
    [clause] = read(rows).values()
    assert (named(clause.subjects), named(clause.objects), obliques(clause)) == (subjects, objects, places)


def test_a_relative_pronoun_in_a_modifier_is_its_noun():
    found = read(
        "Talks/talk NNS root 0;the DT det 3;aim NN nsubj 6;of IN case 5;which WDT nmod 3;lies/lie VBZ acl:relcl 1"
        ";in IN case 8;May NNP nmod 3"
    )
    [aim] = found["lie"].subjects
    assert [(preposition, phrase.lemma) for preposition, phrase in aim.modifiers] == [
        ("of", "talk"),
        ("in", "may"),
    ]


# -- attributions ----------------------------------------------------------------------------------------------------


def test_an_attribution_inside_a_complement_takes_its_place():
    found = read(
        "Oman NNP nsubj 2;hopes/hope VBZ root 0;Chad NNP nsubj 4;left/leave VBD ccomp 2;, . punct 7;Lee NNP nsubj 7",
        "said/say VBD parataxis 4;and CC cc 9;slept/sleep VBD conj 4;. . punct 2",
    )
    assert found["hope"].complements[0] is found["say"]
    assert found["say"].parent is found["hope"]
    assert found["leave"] in found["say"].complements
    assert found["leave"].parent is found["say"]


def test_an_attribution_inside_an_adverbial_takes_its_place():
    found = read(
        "Oman NNP nsubj 2;left/leave VBD root 0;after IN mark 5;Chad NNP nsubj 5;slept/sleep VBD advcl 2;, . punct 8",
        "Lee NNP nsubj 8;said/say VBD parataxis 5;. . punct 2",
    )
    assert found["leave"].adverbials == [("after", found["say"])]
    assert found["say"].complements == [found["sleep"]]


def test_two_acts_said_are_both_complements():
    found = read(
        "Chad NNP nsubj 2;ate/eat VBD root 0;and CC cc 4;left/leave VBD conj 2;, . punct 7;Lee NNP nsubj 7",
        "said/say VBD parataxis 2;. . punct 2",
    )
    assert found["say"].complements == [found["eat"], found["leave"]]
    assert found["say"].relation is Relation.ROOT


@pytest.mark.parametrize(
    "rows",
    [
        # What it says stands in it.
        "Chad NNP nsubj 2;left/leave VBD root 0;: . punct 5;Lee NNP nsubj 5;said/say VBD parataxis 2;it PRP obj 5",
        # Nobody says it.
        "Chad NNP nsubj 2;left/leave VBD root 0;, . punct 4;said/say VBN parataxis 2",
    ],
)
def test_a_saying_with_an_object_or_without_a_speaker_is_no_attribution(rows):
    found = read(rows)
    assert found["say"].relation is Relation.PARATAXIS
    assert found["say"].parent is found["leave"]


# -- coordination ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("word", "negated"), [("or", True), ("nor", True), ("and", False)])
def test_what_is_not_done_or_done_is_denied_twice(word, negated):
    found = read(
        f"Oman NNP nsubj 4;did/do AUX:VBD aux 4;not RB advmod 4;sign VB root 0;{word} CC cc 6;ratify VB conj 4;it PRP obj 6"
    )
    assert found["ratify"].negated is negated
    assert found["sign"].negated


def test_nor_denies_what_follows_it():
    found = read("Oman NNP nsubj 2;left/leave VBD root 0;nor CC cc 5;did/do AUX:VBD aux 5;act VB conj 2")
    assert (found["leave"].negated, found["act"].negated) == (False, True)


def test_a_participle_beside_a_past_tense_is_one():
    found = read(
        "Oman NNP nsubj 2;repeated/repeat VBD root 0;it PRP obj 2;and CC cc 5;called/call VBN conj 2;for IN case 7"
        ";talks/talk NNS obl 5"
    )
    assert (found["call"].tense, found["call"].passive) == ("past", False)
    assert named(found["call"].subjects) == ["Oman"]


@pytest.mark.parametrize(
    ("rows", "form"),
    [
        ("Oman NNP nsubj 3;will MD aux 3;come VB root 0;and CC cc 5;act VB conj 3", ("will", "future", False, False)),
        ("It PRP nsubj:pass 3;was/be AUX:VBD aux:pass 3;seen/see VBN root 0;and CC cc 5;act/act VBN conj 3",
         (None, "past", False, True)),
        ("Oman NNP nsubj 3;has/have AUX:VBZ aux 3;come/come VBN root 0;and CC cc 5;act/act VBN conj 3",
         (None, "present", True, False)),
        ("Oman NNP nsubj 3;is/be AUX:VBZ aux 3;coming/come VBG root 0;and CC cc 5;act/act VBG conj 3",
         (None, "present", False, False)),
        ("Oman NNP nsubj 2;came/come VBD root 0;and CC cc 5;will MD aux 5;act VB conj 2", ("will", "future", False, False)),
    ],
)  # fmt: skip
def test_verbs_side_by_side_share_their_form(rows, form):
    act = read(rows)["act"]
    assert (act.modal, act.tense, act.perfect, act.passive) == form
    assert named(act.subjects) in (["Oman"], ["It"])


@pytest.mark.parametrize("rel", ["ccomp", "advcl"])
def test_a_second_clause_hangs_where_the_first_does(rel):
    found = read(
        f"Oman NNP nsubj 2;said/say VBD root 0;if IN mark 5;Chad NNP nsubj 5;came/come VBD {rel} 2;and CC cc 7"
        ";left/leave VBD conj 5"
    )
    above = found["say"]
    hung = above.complements if rel == "ccomp" else [clause for _, clause in above.adverbials]
    assert hung == [found["come"], found["leave"]]
    assert found["leave"].introducer == "if"


def test_a_second_relative_clause_is_about_the_same_noun():
    found = read("Lee NNP root 0;who WP nsubj 3;came/come VBD acl:relcl 1;and CC cc 5;left/leave VBD conj 3")
    assert found["leave"].noun is found["come"].noun
    assert named(found["leave"].subjects) == ["Lee"]


def test_the_object_before_two_verbs_side_by_side_is_that_of_both():
    found = read("What WP obj 3;Oman NNP nsubj 3;planned/plan VBD root 0;and CC cc 5;built/build VBD conj 3")
    assert named(found["build"].objects) == ["What"]


def test_a_second_adjective_is_a_predicate_too():
    found = read(
        "Oman NNP nsubj 3;is/be AUX:VBZ cop 3;ready JJ root 0;and CC cc 5;willing JJ conj 3;to TO mark 7;act VB xcomp 5"
    )
    assert set(found) == {"ready", "willing", "act"}
    assert named(found["willing"].subjects) == ["Oman"]
    assert named(found["act"].subjects) == ["Oman"]


# -- arguments -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "subjects"),
    [
        ("It PRP expl 3;was/be AUX:VBD cop 3;ready JJ root 0;to TO mark 5;host VB xcomp 3", ["It"]),
        ("It PRP expl 3;was/be AUX:VBD cop 3;vital JJ root 0;to TO mark 5;host VB xcomp 3", []),
        (("It PRP expl 3;was/be AUX:VBD aux:pass 3;expected/expect VBN root 0;that IN mark 7;Chad NNP nsubj 7;would MD aux 7"
         ";host VB ccomp 3"), ["Chad"]),
    ],
)  # fmt: skip
def test_it_is_a_party_where_it_is_ready_to_do_something(rows, subjects):
    assert named(read(rows)["host"].subjects) == subjects


@pytest.mark.parametrize(
    ("rows", "lemma", "impersonal"),
    [
        ("It PRP nsubj 2;seems/seem VBZ root 0;that IN mark 5;Chad NNP nsubj 5;left/leave VBD ccomp 2", "seem", True),
        ("It PRP nsubj 2;says/say VBZ root 0;that IN mark 5;Chad NNP nsubj 5;left/leave VBD ccomp 2", "say", False),
        ("It PRP nsubj 3;is/be AUX:VBZ cop 3;ready JJ root 0;to TO mark 5;act VB xcomp 3", "ready", False),
        ("It PRP nsubj 3;is/be AUX:VBZ cop 3;vital JJ root 0;to TO mark 5;act VB xcomp 3", "vital", True),
        ("There/there PRP expl 2;exist VBP root 0;plans/plan NNS nsubj 2", "exist", True),
    ],
)  # fmt: skip
def test_it_stands_for_a_clause_or_for_a_party(rows, lemma, impersonal):
    assert read(rows)[lemma].impersonal is impersonal


@pytest.mark.parametrize(
    ("rows", "objects", "times"),
    [
        ("Oman NNP nsubj 2;met/meet VBD root 0;last JJ amod 4;week NN obj 2", [], ["last week"]),
        ("Oman NNP nsubj 2;spent/spend VBD root 0;last JJ amod 4;week NN obj 2", ["last week"], []),
        ("Oman NNP nsubj 2;met/meet VBD root 0;Lee NNP obj 2;today NN advmod 2", ["Lee"], ["today"]),
    ],
)  # fmt: skip
def test_a_time_is_no_object_but_of_spending_it(rows, objects, times):
    [clause] = read(rows).values()
    assert (named(clause.objects), obliques(clause)) == (objects, times)


def test_a_lone_receiver_is_the_object():
    tell = read("Oman NNP nsubj 2;told/tell VBD root 0;Chad NNP iobj 2")["tell"]
    assert (named(tell.objects), named(tell.indirect)) == (["Chad"], [])


def test_places_with_prepositions_of_their_own_are_two():
    meet = read(
        "Oman NNP nsubj 2;met/meet VBD root 0;in IN case 4;Rome NNP obl 2;and CC cc 7;at IN case 7;sea NN conj 4"
    )["meet"]
    assert obliques(meet) == ["in Rome", "at sea"]


def test_modifiers_with_prepositions_of_their_own_are_two():
    hold = read(
        "Oman NNP nsubj 2;held/hold VBD root 0;talks/talk NNS obj 2;with IN case 5;Lee NNP nmod 3;and CC cc 8;with IN case 8"
        ";Kono NNP conj 5"
    )["hold"]
    assert [f"{p} {phrase.text}" for p, phrase in hold.objects[0].modifiers] == ["with Lee", "with Kono"]


def test_an_adding_behind_a_comma_is_beside_the_saying():
    found = read(
        "Lee NNP nsubj 2;spoke/say VBD root 0;, . punct 4;adding/add VBG ccomp 2;that IN mark 7;Chad NNP nsubj 7"
        ";left/leave VBD ccomp 4"
    )
    assert found["say"].adverbials == [("", found["add"])]
    assert not found["say"].complements
    assert named(found["add"].subjects) == ["Lee"]


def test_a_gerund_without_a_comma_is_a_complement():
    found = read("Lee NNP nsubj 2;suggested/suggest VBD root 0;adding/add VBG ccomp 2;aid NN obj 3")
    assert found["suggest"].complements == [found["add"]]


@pytest.mark.parametrize(
    ("rows", "relation"),
    [
        (
            "Talks/talk NNS nsubj 4;aimed/aim VBN acl 1;well RB advmod 2;failed/fail VBD root 0",
            Relation.PARTICIPLE,
        ),
        (
            "Hopes/hope NNS nsubj 4;of IN mark 3;aimed/aim VBG acl 1;failed/fail VBD root 0",
            Relation.COMPLEMENT,
        ),
        (
            "Berlin NNP nsubj 2;aims/aim VBZ advcl 5;, . punct 5;Lee NNP nsubj 5;said/say VBD root 0",
            Relation.COMPLEMENT,
        ),
        (
            "Lee NNP nsubj 2;resumed/resume VBD root 0;to IN mark 4;aiming/aim VBG advcl 2",
            Relation.COMPLEMENT,
        ),
        (
            "Lee NNP nsubj 2;resumed/resume VBD root 0;while IN mark 4;aiming/aim VBG advcl 2",
            Relation.ADVERBIAL,
        ),
        ("Lee NNP nsubj 2;resumed/resume VBD root 0;aim VB dep 2", Relation.PARATAXIS),
    ],
)
def test_how_a_clause_hangs_in_its_sentence(rows, relation):
    assert read(rows)["aim"].relation is relation


# -- verb forms ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "form"),
    [
        (
            "Acted/act VBD advcl 4;early RB advmod 1;Lee NNP nsubj 4;left/leave VBD root 0",
            (None, None, False, True),
        ),
        ("They PRP nsubj 2;act VB root 0", (None, "present", True, False)),
        ("Oman NNP nsubj 2;acted/act VBN root 0", (None, "past", True, False)),
        ("Oman NNP nsubj 3;would MD aux 3;act VB root 0", ("would", None, True, False)),
        ("Oman NNP nsubj 3;must MD aux 3;act VB root 0", ("must", "present", True, False)),
        ("Oman NNP nsubj 3;'d/have AUX:VBD aux 3;acted/act VBN root 0", (None, "past", True, False)),
        ("Oman NNP nsubj 2;acts/act VERB:NNS root 0", (None, "present", True, False)),
        ("Oman NNP nsubj 2;acted/act VERB:NN root 0", (None, "past", True, False)),
        ("Oman NNP nsubj 4;is/be AUX:VBZ aux 4;to TO mark 4;act VB root 0", ("be to", "future", True, False)),
        (
            "The DT det 2;aim NN nsubj 5;is/be AUX:VBZ cop 5;to TO mark 5;act VB root 0",
            (None, "present", True, False),
        ),
        ("Oman NNP nsubj 4;is/be AUX:VBZ cop 4;to TO mark 4;act VB root 0", ("be to", "future", True, False)),
    ],
)
def test_tense_and_modality(rows, form):
    act = read(rows)["act"]
    assert (act.modal, act.tense, act.finite, act.participle) == form


@pytest.mark.parametrize(
    "rows",
    [
        "No DT det 2;one NN nsubj 3;acted/act VBD root 0",
        "Oman NNP nsubj 2;is/be VBZ root 0;not RB advmod 2;to TO mark 5;act VB xcomp 2",
        "Without IN mark 2;acting/act VBG root 0",
    ],
)
def test_denials_by_subject_auxiliary_and_preposition(rows):
    assert read(rows)["act"].negated


def test_longer_alone_denies_nothing():
    assert not read("Oman NNP nsubj 2;acted/act VBD root 0;longer RB advmod 2")["act"].negated


# -- phrases ---------------------------------------------------------------------------------------------------------


def test_prepositions_of_two_words():
    leave = read(
        "Oman NNP nsubj 2;left/leave VBD root 0;because IN case 5;of IN fixed 3;talks/talk NNS obl 2;together RB advmod 2"
        ";with IN case 8;Chad NNP obl 2"
    )["leave"]
    assert obliques(leave) == ["because of talks", "together with Chad"]


def test_a_list_that_the_parser_nested_is_flat():
    meet = read(
        "Oman NNP nsubj 2;met/meet VBD root 0;Chad NNP obj 2;Mali NNP conj 3;and CC cc 6;Togo NNP conj 4"
    )
    [objects] = meet["meet"].objects
    assert named([objects]) == ["Chad", "Mali", "Togo"]
    assert objects.coordinator == "and"


def test_all_the_parties_are_all():
    [subject] = read("All DT det:predet 3;the DT det 3;parties/party NNS nsubj 4;left/leave VBD root 0")[
        "leave"
    ].subjects
    assert subject.determiner == "all"


def test_a_pronoun_in_a_clause_of_its_own_is_not_taken_for_the_noun():
    found = read(
        "Talks/talk NNS nsubj 6;Oman NNP nsubj 3;hosted/host VBD acl:relcl 1;, . punct 6;what WP obj 6"
        ";meant/mean VBD root 0"
    )
    assert named(found["mean"].objects) == ["what"]
    assert named(found["host"].objects) == ["Talks"]


# -- the two label sets ----------------------------------------------------------------------------------------------


def test_a_purpose_behind_a_clearnlp_preposition_on_a_noun_is_the_nouns():
    found = read(
        "Oman NNP nsubj 2;has/have VBZ ROOT 0;plans/plan NNS dobj 2;for IN prep 3;quickly RB advmod 6;acting/act VBG pcomp 4"
    )
    assert found["act"].noun is not None
    assert found["act"].noun.lemma == "plan"
    assert found["act"].modifiers == ["quickly"]


@pytest.mark.parametrize(
    ("rows", "lemma", "said"),
    [
        ("Oman NNP nsubj 2;is/be AUX:VBZ ROOT 0;a DT det 4;party NN attr 2", "be", "a party"),
        ("Oman NNP nsubj 2;seems/seem VBZ ROOT 0;ready JJ acomp 2", "seem", "ready"),
    ],
)
def test_what_a_clearnlp_copula_says(rows, lemma, said):
    [clause] = read(rows).values()
    assert clause.lemma == lemma
    assert clause.copula is (lemma == "be")
    assert clause.phrase is not None
    assert clause.phrase.text == said


def test_a_clearnlp_preposition_before_a_preposition_without_a_noun():
    found = read("Oman NNP nsubj 2;walked/walk VBD ROOT 0;up IN prep 2;to IN prep 3;. . punct 2")
    assert named(found["walk"].subjects) == ["Oman"]
    assert obliques(found["walk"]) == []


def test_straight_quotation_marks_open_and_close():
    found = read(
        "'' . punct 3;We PRP nsubj 3;left/leave VBD ccomp 6;'' . punct 3;he PRP nsubj 6;said/say VBD root 0"
    )
    assert (found["leave"].quoted, found["say"].quoted) == (True, False)


def test_phrases_may_give_the_documents_own_words():
    doc = parsed("Oman NNP nsubj 2;met/meet VBD root 0;old JJ amod 4;Lee NNP obj 2")
    source = doc.text.replace("old ", "old\n").replace("Oman", "OMAN")
    [meet] = [clause for clause in clauses(doc, source=source) if not clause.nominal]
    assert (named(meet.subjects), named(meet.objects)) == (["OMAN"], ["old Lee"])


@pytest.mark.parametrize(
    ("tail", "asks"), [("", True), (";” . punct 3", True), (";really RB advmod 3", False)]
)
def test_a_question_mark_asks_at_the_end_of_its_sentence(tail, asks):
    leave = read(f"Will MD aux 3;they PRP nsubj 3;leave VB root 0;? . punct 3{tail}")["leave"]
    assert leave.question is asks


def test_everything_below_is_given_once():
    found = read(
        "Oman NNP nsubj 2;said/say VBD root 0;Chad NNP nsubj 4;came/come VBD ccomp 2;and CC cc 6;left/leave VBD conj 4"
    )
    below = list(found["say"].everything())
    assert len(below) == len({id(clause) for clause in below})
    assert {"say", "come", "leave"} <= {clause.lemma for clause in below}
