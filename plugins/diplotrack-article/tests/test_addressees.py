"""Whom a request is for, and who asks or answers, in sentences of ordinary news."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a clause or an apposition between who is asked and what for
        ("Kenya asked Uganda, which holds the chair, to convene the court.", ["request open KEN > UGA"]),
        (
            "Kenya called on Uganda, which has shut its border, to let trucks pass.",
            ["request open KEN > UGA"],
        ),
        ("Kenya asked Uganda, its largest customer, to pay its debts.", ["request open KEN > UGA"]),
        ("Kenya asked Uganda, which wants to buy power, to pay its debts.", ["request open KEN > UGA"]),
        # each of several, by a noun, and others who are no party
        (
            "Kenya repeated its call on Uganda to free the crew and on Rwanda to pay.",
            ["request open KEN > UGA", "request open KEN > RWA"],
        ),
        (
            "Kenya called on Uganda to cease fire and on the international community to respect the embargo.",
            ["request open KEN > UGA", "request open KEN"],
        ),
        ("Kenya called on Uganda to listen to farmers.", ["request open KEN > UGA"]),
        # a call that will only be said again
        ("Kenya will reiterate the EU's call on Uganda to free the crew.", ["request open EU > UGA"]),
        # whoever takes part, and whose forces are to go
        ("Kenya met Uganda. Kenya called on all parties in Sudan to lay down arms.", ["request open KEN"]),
        ("Kenya met Uganda. Kenya demanded a withdrawal of Rwandan troops.", ["request open KEN > RWA"]),
        ("Kenya met Uganda. Kenya demanded Burundi's withdrawal from the lake.", ["request open KEN > BDI"]),
        ("Kenya met Uganda. Kenya demanded a withdrawal from the lake.", ["request open KEN > UGA"]),
    ],
)
def test_who_is_asked(acts, sentence, expected):
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Bondholders have rejected the offer.", ["proposal open KEN > UGA"]),
        ("Leaders in Kampala rejected the offer.", ["proposal declined KEN > UGA", "refusal open UGA > KEN"]),
    ],
)
def test_who_acts_for_no_party_answers_no_party(acts, answer, expected):
    assert acts(f"Kenya offered Uganda a truce. {answer}") == expected


@pytest.mark.parametrize(
    "where",
    ["said in a statement", "told a news conference", "said at a briefing", "announced in a letter"],
)
def test_what_is_said_somewhere_is_said(acts, where):
    assert acts(f"The Kenyan government {where} that it would reopen the pass.") == ["pledge open KEN"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenyan officials spoke at a summit that Uganda will host.",
        "Kenya agreed with the declaration that the two signed in Kampala.",
    ],
)
def test_a_clause_that_tells_which_thing_is_meant_is_nothing_said(acts, sentence):
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Kenya received an invitation from Uganda in November.", None),
        ("Kenya made a request to Uganda on Friday for the release of the crew.", None),
        ("Kenya demanded the release of the crew on Friday.", None),
        ("Kenya demanded the release of the crew by Friday.", "2025-08-29"),
        ("Kenya accepted an invitation to attend the ceremony in Uganda in October.", "2025-10"),
    ],
)
def test_the_day_on_which_something_is_asked_is_no_deadline(report, sentence, due):
    (commitment,) = report(sentence).commitments
    assert (None if commitment.due is None else str(commitment.due)) == due


def test_they_are_the_fighters_who_speak_and_not_those_told_of_before(acts):
    text = "Qatar and Kuwait pledged $3 billion. Yemen's Houthis said they would halt attacks on shipping."
    assert acts(text) == ["pledge open QAT KWT", "pledge open HOUTHI"]


@pytest.mark.parametrize(
    "wanted", ["the agreement to be signed soon", "an agreement to end the war in Sudan"]
)
def test_an_agreement_that_is_called_for_is_none_yet(acts, wanted):
    assert acts(f"Kenya and Uganda met. Kenya called for {wanted}.") == ["request open KEN"]


# Kenya and Uganda are the contact at hand; who else an act is about comes before the other of the two.
MET = "The ministers of Kenya and Uganda met in Arusha."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya will train 500 Chadian officers.", "pledge open KEN > TCD"),
        ("Kenya undertook to let Zambian copper through.", "pledge open KEN > ZMB"),
        ("Kenya will open an embassy in Vanuatu.", "pledge open KEN > VUT"),
        ("Kenya promised to raise the matter with the African Union.", "pledge open KEN > AU"),
        ("Kenya will give up its claims against Somalia.", "pledge open KEN > SOM"),
        ("Kenya offered to help Chad and Niger rebuild the bridge.", "proposal open KEN > TCD NER"),
        ("Kenya will send blankets to Malawi, Zambia and Lesotho.", "pledge open KEN > MWI ZMB LSO"),
        ("Kenya will continue to advise Chadian troops.", "pledge open KEN > TCD"),
        ("Kenya pledged two million dollars to the African Union's health agency.", "pledge open KEN > AU"),
        ("Kenya declined to join a market that Fiji had proposed.", "refusal open KEN > FJI"),
        # what stands beside an act, or is only a place, is nobody it is done for
        ("Kenya proposed Paris as the venue.", "proposal open KEN > UGA"),
        ("Kenya invited foreign companies to Nairobi.", "invitation open KEN"),
        ("Kenya will build the dam together with Chad.", "pledge open KEN > UGA"),
        ("Kenya will build the dam with Chadian support.", "pledge open KEN > UGA"),
        ("Kenya will submit the maps in Paris.", "pledge open KEN > UGA"),
        ("Kenya will reduce its debts.", "pledge open KEN > UGA"),
    ],
)
def test_whom_an_act_is_about_comes_before_the_other_side(acts, sentence, expected):
    assert acts(f"{MET} {sentence}")[:1] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya's president told Ali Musa of Chad that Nairobi was ready to send experts.", "proposal open KEN > TCD"),
        ("Kenya's president told Ali Musa of Chad that his country refused to pay.", "refusal open KEN > TCD"),
        ("Ali Musa of Chad was told that Kenya would send experts.", "pledge open KEN > TCD"),
        ("Kenya's president told parliament that he would resign.", "pledge open KEN"),
        ("Kenya's president told reporters that he would resign.", "pledge open KEN > UGA"),
    ],
)  # fmt: skip
def test_who_is_told_comes_before_the_other_side(acts, sentence, expected):
    assert acts(f"{MET} {sentence}") == [expected]


def test_an_offer_from_outside_is_to_both_sides(acts):
    assert acts(f"{MET} Brazil offered to host the next round.") == ["proposal open BRA > KEN UGA"]
    assert acts(f"{MET} Brazil will buy more tea.") == ["pledge open BRA"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya thanked Chad for its offer to train officers.", ["proposal open TCD > KEN"]),
        ("Kenya praised Chad for its promise to take in refugees.", ["pledge open TCD > KEN"]),
        ("Kenya repeated its offer to Chad to train officers.", ["proposal open KEN > TCD"]),
        (
            "Kenya's Ann Mwangi invited Foreign Minister Ada Diallo of Mali to visit Mombasa, an invitation which she welcomed.",
            ["invitation open KEN > MLI"],
        ),
        ("On Sudan, Kenya called on Chad to close the camp.", ["request open KEN > TCD"]),
        ("Kenya called for Chad to close the camp.", ["request open KEN > TCD"]),
        (
            "Kenya agreed, at Chad's request, to close the camp.",
            ["pledge open KEN > TCD", "request accepted TCD > KEN"],
        ),
    ],
)
def test_whose_an_act_is_and_whom_it_asks(acts, sentence, expected):
    assert sorted(acts(sentence)) == expected


ELSEWHERE = "The ministers of Kenya and Uganda met in Arusha. They spoke of trade.\n\n"


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        # the paragraph names another state, and that one only
        ("Niger has built a dam. Kenya will send engineers.", "pledge open KEN > NER"),
        # it names several others: nothing tells which is meant
        ("Niger and Mali have built a dam. Kenya will send engineers.", "pledge open KEN"),
        # it names nobody else, or the other side as well
        ("The harvest was poor. Kenya will buy more maize.", "pledge open KEN > UGA"),
        ("Niger and Uganda have built a dam. Kenya will send engineers.", "pledge open KEN > UGA"),
    ],
)
def test_who_is_addressed_without_a_name_is_one_whom_the_paragraph_names(acts, paragraph, expected):
    assert acts(ELSEWHERE + paragraph) == [expected]


def test_of_several_sides_those_are_addressed_whom_the_paragraph_names(acts):
    text = "The ministers of Kenya, Uganda and Chad met in Arusha.\n\nThe harvest in Uganda was poor. Kenya will send maize."
    assert acts(text) == ["pledge open KEN > UGA"]


def test_words_for_both_sides_go_back_to_whom_a_text_is_about_behind_a_contact_by_the_way(acts):
    text = (
        "Kenya's president met Uganda's president in Nairobi on Monday. Uganda thanked Kenya.\n\n"
        "Kenya's president had received Chad's foreign minister on Sunday.\n\n"
        "{} agreed to build a road."
    )
    assert acts(text.format("The two sides")) == ["agreement open KEN UGA"]
    assert acts(text.replace("\n\n{}", " {}").format("The two sides")) == ["agreement open KEN TCD"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya called on European states to lift the ban.", ["request open KEN"]),
        ("Kenya urged the parties to the conflict in Sudan to free the crew.", ["request open KEN"]),
        ("Kenya urged the parties to free the crew.", ["request open KEN > UGA"]),
        ("Kenya called on the two states to lift the ban.", ["request open KEN > UGA"]),
        ("Kenya rejected calls from nationalists to scrap the pact.", ["refusal open KEN > UGA"]),
        (
            "Kenya rejected calls from Chad to scrap the pact.",
            ["refusal open KEN > TCD", "request declined TCD > KEN"],
        ),
    ],
)
def test_outsiders_are_neither_the_other_side_nor_those_who_ask(acts, sentence, expected):
    assert sorted(acts(f"{MET} {sentence}")) == expected
