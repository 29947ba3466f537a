"""What the clause layer mends in a small parser's trees, and what it leaves alone, on parses written by hand."""

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


def modifiers(phrase):
    return [f"{preposition} {other.text}".strip() for preposition, other in phrase.modifiers]


# -- words -----------------------------------------------------------------------------------------------------------


def test_two_titled_names_are_two_though_the_first_hangs_on_the_second():
    meet = read(
        "Minister NNP nmod:desc 2;Joly NNP compound 5;and CC cc 2;Secretary NNP nmod:desc 5;James NNP nsubj 7",
        "Cleverly NNP flat 5;met/meet VBD root 0;. . punct 7",
    )["meet"]
    assert named(meet.subjects) == ["Minister Joly", "Secretary James Cleverly"]
    assert meet.subjects[0].coordinator == "and"


def test_a_titled_name_before_a_noun_stays_its_part():
    end = read(
        "the DT det 4;President NNP nmod:desc 3;Lee NNP compound 4;visit NN nsubj 5;ended/end VBD root 0"
    )
    assert named(end["end"].subjects) == ["the President Lee visit"]


def test_a_plural_with_a_name_before_and_an_act_behind_is_the_verb():
    plan = read(
        "Chad NNP compound 2;plans NNS root 0;to TO mark 4;visit VB acl 2;Togo NNP obj 4;. . punct 2"
    )["plan"]
    assert named(plan.subjects) == ["Chad"]
    assert [act.lemma for act in plan.complements] == ["visit"]
    assert plan.finite
    assert plan.tense == "present"


@pytest.mark.parametrize(
    "determined", ["the DT det 3;Chad NNP compound 3", "Its PRP$ nmod:poss 3;Chad NNP compound 3"]
)
def test_a_plural_with_a_determiner_stays_a_noun(determined):
    assert "plan" not in read(determined + ";plans NNS root 0;to TO mark 5;visit VB acl 3;Togo NNP obj 5")


def test_a_weekday_taken_for_the_head_of_a_name_is_a_time():
    say = read("Wang NNP compound 2;Wednesday NNP nsubj 3;said/say VBD root 0;so RB advmod 3;. . punct 3")[
        "say"
    ]
    assert named(say.subjects) == ["Wang"]
    assert obliques(say) == ["Wednesday"]


def test_a_weekday_may_be_a_subject():
    bring = read("Monday NNP nsubj 2;brought/bring VBD root 0;talks/talk NNS obj 2;. . punct 2")["bring"]
    assert named(bring.subjects) == ["Monday"]
    assert obliques(bring) == []


@pytest.mark.parametrize(
    ("rows", "subjects", "objects", "when"),
    [
        (
            "The DT det 2;talks/talk NNS nsubj 5;on IN case 4;Monday NNP nmod 2;ended/end VBD root 0",
            ["The talks on Monday"], [], [],
        ),
        (
            ("The DT det 2;envoys/envoy NNS nsubj 7;on IN case 4;Monday NNP nmod 2;in IN case 6;Rome NNP nmod 2"
            ";left/leave VBD root 0"),
            ["The envoys on Monday in Rome"], [], [],
        ),
        (
            "Oman NNP nsubj 2;read/read VBD root 0;letters/letter NNS obj 2;of IN case 5;Monday NNP nmod 3",
            ["Oman"], ["letters of Monday"], [],
        ),
        ("The DT det 2;morning NN nsubj 5;of IN case 4;Monday NNP nmod 2;passed/pass VBD root 0",
         ["The morning of Monday"], [], []),
        ("Oman NNP nsubj 2;met/meet VBD root 0;envoys/envoy NNS obj 2;Monday NNP nmod 3",
         ["Oman"], ["envoys"], ["Monday"]),
        ("Oman NNP nsubj 3;on IN case 1;left/leave VBD root 0;for IN case 5;Rome NNP obl 3;Monday NNP flat 5",
         ["Oman"], [], ["for Rome Monday"]),
    ],
)  # fmt: skip
def test_a_weekday_leaves_a_party_and_stays_with_an_event(rows, subjects, objects, when):
    [clause] = read(rows).values()
    assert (named(clause.subjects), named(clause.objects)) == (subjects, objects)
    assert [text for text in obliques(clause) if "Monday" in text] == when


def test_a_name_set_beside_a_call_with_its_preposition_is_what_the_call_is_with():
    hold = read(
        "Oman NNP nsubj 2;held/hold VBD root 0;a DT det 4;call NN obj 2;with IN case 6;Alami NNP appos 4;. . punct 2"
    )["hold"]
    assert modifiers(hold.objects[0]) == ["with Alami"]
    assert not hold.objects[0].appositions


def test_a_preposition_on_a_title_is_the_names():
    meet = read(
        "Oman NNP nsubj 2;spoke/speak VBD root 0;with IN case 4;Minister NNP nmod:desc 5;Lee NNP obl 2;. . punct 2"
    )["speak"]
    assert obliques(meet) == ["with Minister Lee"]


def test_a_year_behind_its_noun_keeps_its_preposition():
    recall = read(
        "Oman NNP nsubj 2;recalled/recall VBD root 0;talks/talk NNS obj 2;of IN case 5;1994 CD nummod 3;. . punct 2"
    )["recall"]
    assert named(recall.objects) == ["talks of 1994"]


@pytest.mark.parametrize(
    ("rows", "subjects"),
    [
        (
            (
                "The DT det 2;king NN root 0;and CC cc 5;his PRP$ nmod:poss 5;envoy NN conj 2;called/call VBN acl 5"
                ";for IN case 8;talks/talk NNS obl 6;. . punct 2"
            ),
            ["The king", "his envoy"],
        ),
        (
            (
                "Envoys/envoy NNS root 0;jointly RB advmod 3;called/call VBN acl 1;for IN case 5;talks/talk NNS nmod 1"
                ";. . punct 1"
            ),
            ["Envoys"],
        ),
    ],
)
def test_the_past_of_a_sentence_without_a_verb_is_its_main_verb(rows, subjects):
    call = read(rows)["call"]
    assert (call.relation, call.tense) == (Relation.ROOT, "past")
    assert named(call.subjects) == subjects
    assert obliques(call) == ["for talks"]


@pytest.mark.parametrize(
    "rows",
    [
        # Said of the one right before it.
        ("A DT det 2;king NN root 0;and CC cc 4;envoys/envoy NNS conj 2;, . punct 6;called/call VBN acl 4"
        ";by IN case 8;Lee NNP obl:agent 6;. . punct 2"),
        # By whom: a passive.
        "A DT det 2;king NN root 0;called/call VBN acl 2;by IN case 5;Lee NNP obl:agent 3;. . punct 2",
        # The noun says what something is.
        ("It PRP nsubj 4;is/be AUX:VBZ cop 4;a DT det 4;plan NN root 0;called/call VBN acl 4;off RP compound:prt 5"
        ";. . punct 4"),
        # A main verb stands beside it.
        ("Talks/talk NNS root 0;called/call VBN acl 1;in IN case 4;May NNP obl 2;and CC cc 7;they PRP nsubj 7"
        ";failed/fail VBD conj 1;. . punct 1"),
        # A relative clause with its pronoun.
        "Talks/talk NNS root 0;that WDT obj 4;Oman NNP nsubj 4;called/call VBD acl:relcl 1;. . punct 1",
    ],
)  # fmt: skip
def test_a_participle_stays_one_where_something_tells(rows):
    call = next(clause for lemma, clause in read(rows).items() if lemma.startswith("call"))
    assert call.relation in {Relation.PARTICIPLE, Relation.RELATIVE}
    assert call.noun is not None


def test_the_object_taken_for_the_root_leaves_that_place_to_the_verb():
    found = read(
        "Lavrov NNP nmod:desc 4;and CC cc 4;his PRP$ nmod:poss 4;counterpart NN compound 8",
        "discussed/discuss VBN acl 4;by IN case 7;phone NN obl:agent 5;situation NN root 0;. . punct 8",
    )
    assert named(found["discuss"].objects) == ["situation"]
    assert found["discuss"].relation is Relation.ROOT
    assert found["discuss"].tense == "past"


@pytest.mark.parametrize(
    "rows",
    [
        "Talks/talk NNS root 0;in IN case 3;Oslo NNP nmod 1",
        "The DT det 2;end NN root 0;. . punct 2",
        "The DT det 2;envoy NN compound 4;sworn/swear VBN acl 2;speaker NN root 0;. . punct 4",
        (
            "The DT det 2;envoy NN compound 6;, . punct 4;discussed/discuss VBN acl 2;, . punct 4;speaker NN root 0"
            ";. . punct 6"
        ),
        (
            "The DT det 2;envoy NN compound 6;discussed/discuss VBN acl 2;by IN case 5;Lee NNP obl:agent 3;visit NN root 0"
            ";. . punct 6"
        ),
    ],
)
def test_a_sentence_without_a_main_verb_is_given_none(rows):
    assert all(clause.relation is not Relation.ROOT for clause in read(rows).values())


def test_a_particle_read_as_a_conjunction_belongs_to_the_verb_before_it():
    found = read(
        "Oman NNP nsubj 2;ruled/rule VBD root 0;out IN mark 4;sending/send VBG advcl 2;aid NN obj 4;. . punct 2"
    )
    assert set(found) == {"rule out", "send"}
    assert found["rule out"].complements == [found["send"]]


def test_a_particle_far_from_the_verb_stays_where_it_is():
    found = read(
        "Oman NNP nsubj 2;left/leave VBD root 0;Rome NNP obj 2;up IN mark 5;sending/send VBG advcl 2;. . punct 2"
    )
    assert set(found) == {"leave", "send"}
    assert found["leave"].adverbials == [("up", found["send"])]


def test_a_particle_read_as_a_preposition_leaves_an_object():
    found = read(
        "Oman NNP nsubj 2;handed/hand VBD root 0;over IN case 5;the DT det 5;note NN obl 2;. . punct 2"
    )
    assert named(found["hand over"].objects) == ["the note"]
    found = read("Oman NNP nsubj 2;flew/fly VBD root 0;over IN case 5;the DT det 5;sea NN obl 2;. . punct 2")
    assert obliques(found["fly"]) == ["over the sea"]


def test_a_past_tense_read_as_an_adjective_is_a_second_act():
    found = read(
        "Oman NNP nsubj 2;held/hold VBD root 0;a DT det 4;call NN obj 2;, . punct 6;exchanged/exchange VBN amod 7",
        "views/view NNS conj 4;. . punct 2",
    )
    assert named(found["exchange"].objects) == ["views"]
    assert named(found["exchange"].subjects) == ["Oman"]
    assert found["exchange"].tense == "past"
    assert named(found["hold"].objects) == ["a call"]


def test_the_comma_before_such_a_second_act_is_no_part_of_its_object():
    found = read(
        "Oman NNP nsubj 2;held/hold VBD root 0;talks/talk NNS obj 2;, . punct 6;exchanged/exchange VBN amod 6",
        "views/view NNS conj 3;. . punct 2",
    )
    assert named(found["exchange"].objects) == ["views"]


@pytest.mark.parametrize(
    "rows",
    [
        "Oman NNP nsubj 2;saw/see VBD root 0;the DT det 5;signed/sign VBN amod 5;note NN obj 2;. . punct 2",
        "Oman NNP nsubj 2;saw/see VBD root 0;old JJ amod 5;signed/sign VBN amod 5;note NN obj 2;. . punct 2",
        "Oman NNP nsubj 3;will MD aux 3;see VB root 0;Chad NNP obj 3;, . punct 7;signed/sign VBN amod 7;note NN conj 4",
        "Oman NNP nsubj 2;saw/see VBD root 0;Chad NNP obj 2;, . punct 6;revised/revise VBN amod 6;note NN conj 3",
    ],
)
def test_a_participle_before_a_noun_is_an_adjective(rows):
    found = read(rows)
    assert set(found) == {"see"}


def test_a_gerund_read_as_a_noun_is_a_clause():
    found = read(
        "Oman NNP nsubj 2;committed/commit VBD root 0;to IN mark 4;meeting NN xcomp 2;again RB advmod 4;. . punct 2"
    )
    assert found["commit"].complements == [found["meet"]]
    assert named(found["meet"].subjects) == ["Oman"]


def test_a_meeting_with_an_article_is_a_noun():
    found = read(
        "Oman NNP nsubj 2;committed/commit VBD root 0;to IN case 5;a DT det 5;meeting NN xcomp 2;. . punct 2"
    )
    assert set(found) == {"commit"}


@pytest.mark.parametrize(
    ("head", "subject"),
    [("Hungary NNP compound 2", "Hungary"),
     ("The DT det 4;Hungarian JJ amod 4;government NN compound 4", "The Hungarian government")],
)  # fmt: skip
def test_a_verb_read_as_a_noun_between_subject_and_object(head, subject):
    before = head.count(";") + 1
    noun = before + 4
    found = read(
        head,
        f"vetoed/vetoe NNS nsubj {noun};a DT det {noun};joint JJ amod {noun};statement NN root 0;. . punct {noun}",
    )
    assert named(found["veto"].subjects) == [subject]
    assert named(found["veto"].objects) == ["a joint statement"]
    assert found["veto"].tense == "past"


@pytest.mark.parametrize(
    "rows",
    [
        "Vetoed/vetoed JJ amod 2;plans/plan NNS nsubj 3;failed/fail VBD root 0",
        "The DT det 2;invited/invited NN nsubj 5;are/be AUX:VBP cop 5;the DT det 5;envoys/envoy NNS root 0",
    ],
)
def test_a_participle_that_is_no_verb_of_the_sentence_makes_no_clause(rows):
    assert not {"veto", "invite"} & set(read(rows))


def test_a_name_read_as_a_conjunction_is_the_subject():
    found = read(
        "Oman NNP nsubj 2;said/say VBD root 0;that IN mark 9;Malaysia NNP fixed 3;, . punct 7;as IN case 7",
        "chair NN nsubj 9;would MD aux 9;invite VB ccomp 2;envoys/envoy NNS obj 9;. . punct 2",
    )
    assert named(found["invite"].subjects) == ["Malaysia"]
    assert "as chair" in obliques(found["invite"])
    assert named(found["invite"].objects) == ["envoys"]


def test_a_name_read_as_a_conjunction_beside_a_subject_is_none():
    found = read(
        "Oman NNP nsubj 2;said/say VBD root 0;Plus NNP mark 5;Chad NNP nsubj 5;left/leave VBD ccomp 2"
    )
    assert named(found["leave"].subjects) == ["Chad"]


def test_what_is_hoped_is_no_relative_clause():
    found = read(
        "The DT det 2;hope NN nsubj 7;that WDT obl 6;ties/tie NNS nsubj 6;would MD aux 6;deepen VB acl:relcl 2",
        "grew/grow VBD root 0;. . punct 7",
    )
    assert found["deepen"].relation is Relation.COMPLEMENT
    assert named(found["deepen"].subjects) == ["ties"]


def test_a_hope_somebody_has_is_the_object_of_its_relative_clause():
    found = read(
        "The DT det 2;message NN nsubj 6;that WDT obj 5;Chad NNP nsubj 5;sent/send VBD acl:relcl 2;came/come VBD root 0"
    )
    assert found["send"].relation is Relation.RELATIVE
    assert named(found["send"].objects) == ["The message"]


def test_be_and_to_side_by_side_are_modal_before_a_verb_read_as_a_noun():
    found = read(
        "They PRP nsubj 5;are/be AUX:VBP cop 5;to IN case 5;exchange NN compound 5;ambassadors/ambassador NNS root 0",
        ". . punct 5",
    )
    assert set(found) == {"exchange"}
    assert found["exchange"].modal == "be to"
    assert named(found["exchange"].subjects) == ["They"]
    assert named(found["exchange"].objects) == ["ambassadors"]


def test_a_determiner_behind_such_a_verb_stays_with_its_noun():
    found = read(
        "They PRP nsubj 6;are/be AUX:VBP cop 6;to IN case 6;visit NN compound 6;the DT det 6;capital NN root 0"
        ";. . punct 6"
    )
    assert named(found["visit"].objects) == ["the capital"]


def test_a_way_to_somewhere_is_a_place():
    found = read("They PRP nsubj 4;are/be AUX:VBP cop 4;to IN case 4;blame JJ root 0;. . punct 4")
    assert [clause.modal for clause in found.values()] == [None]


@pytest.mark.parametrize("role", ["obl 2", "nmod 3"])
def test_an_infinitive_with_its_object_read_as_two_nouns(role):
    refused = "Oman NNP nsubj 2;{} VBD root 0;{};to IN case 6;cede NN compound 6;territory NN " + role
    verb, third = (
        ("refused/refuse", "again RB advmod 2") if role == "obl 2" else ("urged/urge", "Chad NNP obj 2")
    )
    found = read(refused.format(verb, third), "or CC cc 8;aid NN conj 6;. . punct 2")
    first = found["refuse" if role == "obl 2" else "urge"]
    assert found["cede"] in first.complements
    assert named(found["cede"].objects) == ["territory"]
    assert found["aid"].infinitive


def test_an_ordinary_destination_is_no_infinitive():
    found = read(
        "Oman NNP nsubj 2;travelled/travel VBD root 0;to IN case 5;aid NN compound 5;centers/center NNS obl 2"
        ";. . punct 2"
    )
    assert obliques(found["travel"]) == ["to aid centers"]


# -- subjects --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("loose", ["parataxis 2", "appos 3", "conj 3"])
def test_who_behind_a_comma_belongs_to_the_noun_before_it(loose):
    found = read(
        "Oman NNP nsubj 2;met/meet VBD root 0;Lee NNP obj 2;, . punct 6;who WP nsubj 6",
        f"left/leave VBD {loose};. . punct 2",
    )
    assert found["leave"].relation is Relation.RELATIVE
    assert named(found["leave"].subjects) == ["Lee"]
    assert found["leave"].noun is found["meet"].objects[0]


def test_the_head_of_a_long_name_is_what_who_is_about():
    found = read(
        "Oman NNP nsubj 2;met/meet VBD root 0;envoys/envoy NNS obj 2;of IN case 5;Chad NNP nmod 3;, . punct 8"
        ";who WP nsubj 8;left/leave VBD parataxis 2;. . punct 2"
    )
    assert named(found["leave"].subjects) == ["envoys of Chad"]


def test_a_noun_that_hangs_on_the_relative_clause_itself_makes_no_ring():
    found = read(
        "Oman NNP nsubj 2;slept/sleep VBD root 0;Lee NNP obl 6;, . punct 6;who WP nsubj 6;left/leave VBD parataxis 2"
    )
    assert set(found) == {"sleep", "leave"}


@pytest.mark.parametrize(
    ("subject", "verb"),
    [
        ("nsubj:pass", "was/be AUX:VBD aux:pass 7;received/receive VBN"),
        ("nsubj", "has/have AUX:VBZ aux 7;received/receive VBN"),
    ],
)
def test_a_preposition_given_to_the_next_verb_goes_back_to_the_agent(subject, verb):
    found = read(
        f"The DT det 2;team NN root 0;led/lead VBN acl 2;by IN case 7;Kono NNP {subject} 7;{verb} obl:agent 3;. . punct 2"
    )
    assert named(found["lead"].agents) == ["Kono"]
    assert named(found["receive"].subjects) == ["The team"]
    assert found["receive"].relation is Relation.ROOT


def test_a_preposition_goes_back_to_the_agent_of_a_noun_that_is_no_root():
    found = read(
        "Oman NNP nsubj 2;saw/see VBD root 0;teams/team NNS obj 2;led/lead VBN acl 3;by IN case 7;Kono NNP nsubj 7"
        ";left/leave VBD obl:agent 4;. . punct 2"
    )
    assert named(found["lead"].agents) == ["Kono"]
    assert named(found["see"].objects) == ["teams"]


def test_a_letter_and_who_wrote_it_as_the_subject_of_a_passive():
    found = read(
        "The DT det 2;letter NN nsubj 3;sent/send VBN csubj:pass 7;to IN case 5;Chad NNP obl 3;was/be AUX:VBD aux:pass 7"
        ";read VBN root 0;. . punct 7"
    )
    assert named(found["read"].subjects) == ["The letter"]
    assert found["send"].relation is Relation.PARTICIPLE


@pytest.mark.parametrize(
    "rows",
    [
        "What WP nsubj 2;happened/happen VBD csubj 3;shocked/shock VBD root 0;Oman NNP obj 3",
        (
            "Talks/talk NNS nsubj:pass 3;were/be AUX:VBD aux:pass 3;held/hold VBN ccomp 5;Oman NNP nsubj 5"
            ";said/say VBD root 0"
        ),
    ],
)
def test_a_whole_clause_may_be_an_argument(rows):
    inner, outer = read(rows).values()
    assert inner.relation is Relation.COMPLEMENT
    assert inner.parent is outer


def test_a_verb_beside_a_name_with_an_apposition_has_the_name_as_its_subject():
    found = read(
        "Wang NNP root 0;, . punct 4;the DT det 4;minister NN appos 1;, . punct 1;arrived/arrive VBD parataxis 1"
        ";in IN case 8;Rome NNP obl 6;on IN case 10;Monday NNP nmod 1;. . punct 1"
    )
    assert found["arrive"].relation is Relation.ROOT
    assert named(found["arrive"].subjects) == ["Wang"]
    assert obliques(found["arrive"]) == ["in Rome", "on Monday"]


def test_what_opens_the_sentence_is_the_verbs_and_no_part_of_the_name():
    found = read(
        "Today NN obl:unmarked 2;Wang NNP root 0;, . punct 2;minister NN appos 2;, . punct 2;left/leave VBD parataxis 2"
    )
    assert named(found["leave"].subjects) == ["Wang"]
    assert obliques(found["leave"]) == ["Today"]


def test_a_headline_with_a_relative_clause_beside_it_stays_a_noun():
    found = read("Wang NNP root 0;, . punct 1;what WP obj 4;said/say VBD parataxis 1")
    assert found["say"].relation is Relation.PARATAXIS


def test_representatives_of_two_states_are_one_list():
    found = read(
        "Envoys/envoy NNS root 0;of IN case 3;Chad NNP nmod 1;and CC cc 7;the DT det 6;DRC NNP nsubj 7"
        ";met/meet VBD conj 1;. . punct 1"
    )
    assert named(found["meet"].subjects) == ["Envoys of Chad and the DRC"]
    [(_, chad)] = found["meet"].subjects[0].modifiers
    assert named([chad]) == ["Chad", "the DRC"]


def test_two_names_before_a_verb_that_hangs_on_the_first_are_its_subjects():
    found = read("Chad NNP root 0;and CC cc 4;Oman NNP nsubj 4;met/meet VBD conj 1;. . punct 1")
    assert named(found["meet"].subjects) == ["Chad", "Oman"]


def test_the_subject_of_a_verb_that_hangs_on_the_leader_is_the_delegation():
    found = read(
        "The DT det 2;team NN root 0;led/lead VBN acl 2;by IN case 5;Lee NNP obl:agent 3;arrived/arrive VBD acl 5"
        ";. . punct 2"
    )
    assert named(found["arrive"].subjects) == ["The team"]
    assert found["arrive"].relation is Relation.ROOT


@pytest.mark.parametrize(
    "middle",
    ["who WP dep 6;arrived/arrive VBD acl:relcl 4", "once RB advmod 6;arrived/arrive VBD acl:relcl 4"],
)
def test_the_verb_of_a_relative_clause_stays_in_it(middle):
    found = read(f"The DT det 2;team NN root 0;of IN case 4;Lee NNP nmod 2;{middle};. . punct 2")
    relation = Relation.RELATIVE if "who" in middle else Relation.ROOT
    assert found["arrive"].relation is relation


def test_a_conjunction_read_as_a_preposition_opens_the_clause():
    found = read(
        "Oman NNP nsubj 2;left/leave VBD root 0;after IN case 4;Chad NNP nsubj 5;failed/fail VBD advcl 2;. . punct 2"
    )
    assert found["leave"].adverbials == [("after", found["fail"])]
    assert named(found["fail"].subjects) == ["Chad"]


def test_a_preposition_that_is_no_conjunction_stays_one():
    found = read(
        "Oman NNP nsubj 2;left/leave VBD root 0;with IN case 4;Chad NNP nsubj 5;failed/fail VBD advcl 2;. . punct 2"
    )
    assert found["leave"].adverbials == [("", found["fail"])]


def test_a_minister_read_as_part_of_a_date_is_the_subject():
    found = read(
        "On IN case 2;May NNP obl 7;12 CD nummod 2;, . punct 5;Minister NNP appos 2;Lee NNP appos 2;met/meet VBD root 0"
        ";Chad NNP obj 7;. . punct 7"
    )
    assert named(found["meet"].subjects) == ["Minister Lee"]
    assert obliques(found["meet"]) == ["on May 12"]


def test_a_name_before_an_adverb_read_as_its_part_is_the_subject():
    found = read("Oman NNP compound 2;also RB advmod 3;left/leave VBD root 0;Rome NNP obj 3;. . punct 3")
    assert named(found["leave"].subjects) == ["Oman"]


@pytest.mark.parametrize(
    "rows",
    [
        "In IN case 2;May NNP obl 3;left/leave VBD root 0;. . punct 3",
        "Quietly RB advmod 2;left/leave VBD root 0;. . punct 2",
    ],
)
def test_a_sentence_may_lack_its_subject(rows):
    assert not read(rows)["leave"].subjects


def test_what_an_offer_is_to_host_is_no_second_subject():
    found = read(
        "The DT det 2;offer NN nsubj:pass 8;to TO mark 4;host VB acl 2;the DT det 6;talks/talk NNS nsubj:pass 8"
        ";was/be AUX:VBD aux:pass 8;declined/decline VBN root 0;. . punct 8"
    )
    assert named(found["host"].objects) == ["the talks"]
    assert named(found["decline"].subjects) == ["The offer"]


def test_a_second_subject_that_is_not_next_to_the_infinitive_stays_one():
    found = read(
        "Offers/offer NNS nsubj 7;to TO mark 3;host VB acl 1;now RB advmod 3;, . punct 7;talks/talk NNS nsubj 7"
        ";failed/fail VBD root 0"
    )
    assert named(found["fail"].subjects) == ["Offers", "talks"]
    assert not found["host"].objects


def test_a_name_as_a_second_subject_takes_the_title_before_it():
    found = read(
        "Talks/talk NNS nsubj 6;between IN case 3;Presidents/president NNS nmod 1;Putin NNP nsubj 6;today NN obl:unmarked 6"
        ";ended/end VBD root 0"
    )
    assert named(found["end"].subjects) == ["Talks between Presidents Putin"]


def test_a_name_behind_a_verb_of_the_first_subject_is_given_no_title():
    found = read(
        "Those/those PRON:DT nsubj 5;left/leave VBN acl 1;behind RB advmod 2;Chad NNP nsubj 5;slept/sleep VBD root 0"
    )
    assert named(found["sleep"].subjects) == ["Those", "Chad"]


SAID = {
    "said": "Chad NNP vocative 7;, . punct 7;the DT det 4;envoy NN nsubj 5;said/say VBD advcl 7;, . punct 7"
    ";left/leave VBD root 0;. . punct 7",
    "head": "Chad NNP obl 5;, . punct 5;the DT det 4;envoy NN nsubj 5;said/say VBD root 0;, . punct 5"
    ";left/leave VBD ccomp 5;. . punct 5",
}


@pytest.mark.parametrize("case", SAID)
def test_the_noun_before_an_inserted_attribution_is_the_subject_of_what_was_said(case):
    found = read(SAID[case])
    assert named(found["leave"].subjects) == ["Chad"]
    assert named(found["say"].subjects) == ["the envoy"]
    assert found["say"].complements == [found["leave"]]


def test_a_name_that_no_comma_sets_off_is_not_given_away():
    found = read(
        "Monday NNP obl:unmarked 3;Lee NNP nsubj 3;said/say VBD root 0;left/leave VBD ccomp 3;. . punct 3"
    )
    assert not found["leave"].subjects


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Chad NNP nsubj 2;left/leave VBD root 0;Rome NNP obj 2;, . punct 7;the DT det 6;envoy NN nsubj 7"
            ";said/say VBD acl:relcl 3;. . punct 2"
        ),
        (
            "Chad NNP nsubj 2;left/leave VBD root 0;Rome NNP obj 2;, . punct 7;the DT det 6;envoy NN nsubj 7"
            ";said/say VBD ccomp 2;. . punct 2"
        ),
        (
            "Chad NNP nsubj 2;left/leave VBD root 0;Rome NNP obj 2;, . punct 7;the DT det 6;envoy NN nsubj 7"
            ";said/say VBN appos 3;. . punct 2"
        ),
    ],
)
def test_an_attribution_at_the_end_says_the_whole(rows):
    found = read(rows)
    assert found["say"].complements == [found["leave"]]
    assert found["say"].relation is Relation.ROOT
    assert named(found["say"].subjects) == ["the envoy"]
    assert named(found["leave"].subjects) == ["Chad"]


@pytest.mark.parametrize(
    "rows",
    [
        # A relative clause with its pronoun.
        (
            "Chad NNP nsubj 2;left/leave VBD root 0;Rome NNP obj 2;, . punct 6;which WDT obj 7;Oman NNP nsubj 7"
            ";mentioned/announce VBD acl:relcl 3;. . punct 2"
        ),
        # No comma: what Oman announced is the plan.
        (
            "Chad NNP nsubj 2;left/leave VBD root 0;plans/plan NNS obj 2;Oman NNP nsubj 5;announced/announce VBD acl:relcl 3"
            ";. . punct 2"
        ),
        # It has an object of its own.
        (
            "Chad NNP nsubj 2;left/leave VBD root 0;Rome NNP obj 2;, . punct 6;Oman NNP nsubj 6;announced/announce VBD acl:relcl 3"
            ";it PRP obj 6;. . punct 2"
        ),
    ],
)
def test_a_relative_clause_at_the_end_is_no_attribution(rows):
    found = read(rows)
    assert found["announce"].relation is Relation.RELATIVE
    assert not found["announce"].complements


# -- arguments -------------------------------------------------------------------------------------------------------


def test_the_infinitive_of_an_invitation_goes_with_it_wherever_it_hangs():
    found = read(
        "An DT det 2;invitation NN nsubj:pass 4;was/be AUX:VBD aux:pass 4;extended/extend VBN root 0;to IN case 7"
        ";the DT det 7;sultan NN obl 4;to TO mark 9;visit VB acl 7;Rome NNP obj 9;. . punct 4"
    )
    assert named(found["visit"].subjects) == ["the sultan"]
    assert found["visit"].relation is Relation.COMPLEMENT


def test_the_one_an_invitation_goes_to_is_to_come():
    found = read(
        "Oman NNP nsubj 2;extended/extend VBD root 0;an DT det 4;invitation NN obj 2;to IN case 7;the DT det 7"
        ";sultan NN nmod 4;to TO mark 9;visit VB acl 7;Rome NNP obj 9;. . punct 2"
    )
    assert named(found["visit"].subjects) == ["the sultan"]


def test_an_infinitive_on_another_goal_stays_there():
    found = read(
        "Oman NNP nsubj 2;gave/give VBD root 0;aid NN obj 2;to IN case 5;groups/group NNS obl 2;to TO mark 7"
        ";rebuild VB acl 5;Rome NNP obj 7;. . punct 2"
    )
    assert found["rebuild"].noun is not None
    assert found["rebuild"].noun.text == "groups"


@pytest.mark.parametrize(
    ("rows", "relation", "lemma"),
    [
        # A plan, not a person, is accepted.
        ("Oman NNP nsubj 2;accepted/accept VBD root 0;a DT det 4;plan NN obj 2;to TO mark 6;act VB acl 4", "plan", "act"),
        # A thing is no one to be urged.
        ("Oman NNP nsubj 2;urged/urge VBD root 0;a DT det 4;plan NN obj 2;to TO mark 6;act VB acl 4", "plan", "act"),
        # A verb that takes no infinitive.
        ("Oman NNP nsubj 2;met/meet VBD root 0;a DT det 4;guest NN obj 2;to TO mark 6;act VB acl 4", "guest", "act"),
    ],
)  # fmt: skip
def test_an_infinitive_that_a_noun_takes_stays_with_the_noun(rows, relation, lemma):
    act = read(rows)[lemma]
    assert act.noun is not None
    assert act.noun.lemma == relation


def test_the_person_urged_takes_the_infinitive_to_the_verb():
    found = read(
        "Oman NNP nsubj 2;urged/urge VBD root 0;both DT det 4;sides/side NNS obj 2;to TO mark 6;act VB acl 4"
    )
    assert found["urge"].complements == [found["act"]]
    assert named(found["act"].subjects) == ["both sides"]


@pytest.mark.parametrize(
    ("rows", "adverbial"),
    [
        ("Oman NNP nsubj 2;agreed/agree VBD root 0;, . punct 5;to TO mark 5;gain VB advcl 2;time NN obj 5", True),
        ("Oman NNP nsubj 2;called/call VBD root 0;Chad NNP obj 2;to TO mark 5;gain VB advcl 2;time NN obj 5", True),
        ("Oman NNP nsubj 2;agreed/agree VBD root 0;yesterday NN advmod 2;to TO mark 5;gain VB advcl 2;time NN obj 5", False),
        ("Oman NNP nsubj 2;called/call VBD root 0;for IN case 4;Chad NNP obl 2;to TO mark 6;gain VB advcl 2", False),
    ],
)  # fmt: skip
def test_an_infinitive_is_a_purpose_or_fills_an_argument(rows, adverbial):
    found = read(rows)
    top = found.get("agree") or found["call"]
    assert bool(top.adverbials) is adverbial
    assert bool(top.complements) is not adverbial


def test_efforts_called_for_have_their_own_infinitive():
    found = read(
        "Oman NNP nsubj 2;called/call VBD root 0;for IN case 4;efforts/effort NNS obl 2;to TO mark 6;gain VB advcl 2"
    )
    assert not found["call"].complements
    assert found["gain"].noun is found["call"].obliques[0][1]


def test_talks_behind_a_date_are_no_part_of_the_day():
    found = read(
        "Oman NNP nsubj 2;left/leave VBD root 0;on IN case 4;Monday NNP obl 2;for IN case 6;talks/talk NNS nmod 4"
    )
    assert obliques(found["leave"]) == ["on Monday", "for talks"]


def test_what_the_council_was_briefed_on_is_the_verbs():
    found = read(
        "Oman NNP nsubj 2;briefed/brief VBD root 0;the DT det 4;council NN obj 2;on IN case 6;Chad NNP nmod 4"
    )
    assert named(found["brief"].objects) == ["the council"]
    assert obliques(found["brief"]) == ["on Chad"]


def test_a_deadline_is_no_part_of_the_object():
    found = read(
        "Oman NNP nsubj 2;sends/send VBZ root 0;envoys/envoy NNS obj 2;by IN case 5;Friday NNP nmod 3"
    )
    assert obliques(found["send"]) == ["by Friday"]


def test_it_is_the_exchange_that_is_between_two_sides():
    found = read(
        "Oman NNP nsubj 2;hailed/hail VBD root 0;exchange NN obj 2;of IN case 5;prisoners/prisoner NNS nmod 3",
        "between IN case 7;Chad NNP nmod 5;and CC cc 9;Mali NNP conj 7",
    )
    [exchange] = found["hail"].objects
    assert modifiers(exchange) == ["of prisoners", "between Chad"]


def test_talks_keep_those_they_are_between():
    found = read(
        "Oman NNP nsubj 2;hailed/hail VBD root 0;news NN obj 2;of IN case 5;talks/talk NNS nmod 3",
        "between IN case 7;Chad NNP nmod 5",
    )
    [news] = found["hail"].objects
    assert modifiers(news) == ["of talks between Chad"]


@pytest.mark.parametrize(
    ("adverb", "expected"), [("ahead RB", "ahead of talks"), ("mostly RB", None)]
)  # fmt: skip
def test_two_words_that_are_one_preposition(adverb, expected):
    found = read(
        f"Oman NNP nsubj 2;left/leave VBD root 0;{adverb} advmod 2;of IN case 5;talks/talk NNS obl 3"
    )
    assert obliques(found["leave"]) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("rows", "leaving"),
    [
        ("Oman NNP nsubj 2;urged/urge VBD root 0;Chad NNP obj 2;to TO mark 5;stop VB xcomp 2;and CC cc 7;leave VB conj 2",
         "Chad"),
        (("Oman NNP nsubj 3;will MD aux 3;urge VB root 0;Chad NNP obj 3;to TO mark 6;stop VB xcomp 3;and CC cc 8"
         ";leave VB conj 3"), "Oman"),
        (("Oman NNP nsubj 3;did/do AUX:VBD aux 3;urge VBP root 0;Chad NNP obj 3;to TO mark 6;stop VB xcomp 3;and CC cc 8"
         ";leave VB conj 3"), "Oman"),
        ("Oman NNP nsubj 2;urged/urge VBD root 0;Chad NNP obj 2;and CC cc 5;leave VB conj 2", "Oman"),
    ],
)  # fmt: skip
def test_a_bare_form_goes_with_the_infinitive_unless_an_auxiliary_wants_it(rows, leaving):
    assert named(read(rows)["leave"].subjects) == [leaving]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Oman NNP nsubj 2;slept/sleep VBD root 0;in IN case 4;Rome NNP parataxis 2", ["in Rome"]),
        ("In IN case 2;Rome NNP dep 4;Oman NNP nsubj 4;slept/sleep VBD root 0", []),
    ],
)
def test_a_phrase_only_set_beside_the_verb_is_its_oblique(rows, expected):
    assert obliques(read(rows)["sleep"]) == expected


def test_a_phrase_set_beside_a_noun_is_its_modifier():
    found = read(
        "Oman NNP nsubj 2;held/hold VBD root 0;talks/talk NNS obj 2;with IN case 5;Lee NNP dep 3;. . punct 2"
    )
    assert modifiers(found["hold"].objects[0]) == ["with Lee"]


@pytest.mark.parametrize(
    ("rows", "lemma", "modal", "subjects"),
    [
        ("Oman NNP nsubj 3;is/be AUX:VBZ cop 3;due JJ root 0;to TO mark 5;act VB xcomp 3", "act", "be due to", ["Oman"]),
        (
            "Laws/law NNS nsubj:pass 2;are/be AUX:VBP root 0;to TO mark 5;be AUX:VB aux:pass 5;signed/sign VBN xcomp 2",
            "sign", "be to", ["Laws"],
        ),
        ("Oman NNP nsubj 2;has/have VBZ root 0;to TO mark 4;act VB xcomp 2", "act", "have to", ["Oman"]),
    ],
)  # fmt: skip
def test_what_is_due_is_one_predicate(rows, lemma, modal, subjects):
    found = read(rows)
    assert set(found) == {lemma}
    assert found[lemma].modal == modal
    assert named(found[lemma].subjects) == subjects


def test_has_yet_to_has_not():
    found = read("Oman NNP nsubj 2;has/have VBZ root 0;yet RB advmod 2;to TO mark 5;act VB xcomp 2")
    assert (found["act"].negated, found["act"].modal) == (True, None)


def test_to_set_something_up_is_an_act_of_its_own():
    found = read("Oman NNP nsubj 2;set/set VBD root 0;out RP compound:prt 2;to TO mark 5;act VB xcomp 2")
    assert set(found) == {"set out", "act"}


def test_an_aim_that_is_to_sign_says_what_it_is():
    found = read(
        "The DT det 2;aim NN nsubj 3;is/be AUX:VBZ root 0;to TO mark 5;sign VB xcomp 3;pacts/pact NNS obj 5"
    )
    assert found["sign"].modal is None


@pytest.mark.parametrize(
    ("rows", "objects", "times"),
    [
        ("Oman NNP nsubj 2;met/meet VBD root 0;Lee NNP obl 2", ["Lee"], []),
        ("Oman NNP nsubj 2;met/meet VBD root 0;Friday NNP obl 2", [], ["Friday"]),
    ],
)
def test_an_oblique_without_a_preposition_is_a_time_or_the_one_met(rows, objects, times):
    meet = read(rows)["meet"]
    assert (named(meet.objects), obliques(meet)) == (objects, times)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya said it would not take back those whom Uganda wants to expel, and called on Chad to pay.", "request open KEN > TCD"),
        ("Kenya named the three ports that Togo wants to use, and offered Chad a lease.", "proposal open KEN > TCD"),
        ("Kenya praised the ports that Togo runs, and Benin offered Chad a lease.", "proposal open BEN > TCD"),
    ],
)  # fmt: skip
def test_a_past_tense_behind_a_present_one_belongs_to_the_past_tense_before_it(acts, sentence, expected):
    assert acts(sentence)[-1] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad will pay the fee and Mali will open the road.",
        "Chad promised to free the crew and Mali agreed to drop its suit.",
        "Chad will withdraw its veto and South Sudan will change its constitution.",
    ],
)
def test_who_acts_next_is_not_what_was_done_to_before(acts, sentence):
    first, second = acts(sentence)
    assert first.startswith("pledge open TCD >")
    assert second.split()[2] in ("MLI", "SSD")
