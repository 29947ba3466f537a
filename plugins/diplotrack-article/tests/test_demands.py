"""Demands and promises whose grammar a small parser gets wrong, and demands of several, each told something else."""

from __future__ import annotations

import pytest


def acts(report, sentence):
    """The kind of each commitment, by whom, to whom, and its content."""
    return [
        (
            str(c.kind),
            "+".join(sorted(p.code for p in c.by)),
            "+".join(sorted(p.code for p in c.to)),
            c.content,
        )
        for c in report(sentence).commitments
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ghana asked that Togo resume, when conditions allow, its supply of power.",
            ("request", "GHA", "TGO", "Togo resume, when conditions allow, its supply of power"),
        ),
        (
            "Indonesia demanded that the Philippines tow away the ship.",
            ("request", "IDN", "PHL", "the Philippines tow away the ship"),
        ),
        (
            "France recommended that Lebanon audit its central bank.",
            ("proposal", "FRA", "LBN", "Lebanon audit its central bank"),
        ),
        (
            "Peru suggested that Chile host the next round of talks.",
            ("proposal", "PER", "CHL", "Chile host the next round of talks"),
        ),
        (
            "India insisted that the border guard posts be dismantled.",
            ("request", "IND", "", "the border guard posts be dismantled"),
        ),
    ],
)
def test_a_bare_form_behind_a_demand_is_its_verb(report, sentence, expected):
    assert acts(report, sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenya promised, once again, to withdraw its troops.",
            ("pledge", "KEN", "", "withdraw its troops"),
        ),
        (
            "Jordan agreed, after some hesitation, to take in 200 patients.",
            ("pledge", "JOR", "", "take in 200 patients"),
        ),
        (
            "Ottawa declined to send its envoy back until an inquiry has run its course.",
            ("refusal", "CAN", "", "send its envoy back until an inquiry has run its course"),
        ),
    ],
)
def test_what_stands_between_a_promise_and_its_act_does_not_part_them(report, sentence, expected):
    assert acts(report, sentence) == [expected]


def test_an_infinitive_behind_commas_is_a_purpose_where_the_verb_takes_none(report):
    assert not acts(report, "Japan met the envoys of Chile, in spite of protests, to discuss copper.")


def test_each_of_several_is_asked_for_its_own_act(report):
    assert acts(
        report,
        "The Security Council called on Israel to open the crossings, on Egypt to admit the wounded, and on Iran to "
        "release the crew.",
    ) == [
        ("request", "UN", "ISR", "open the crossings"),
        ("request", "UN", "EGY", "admit the wounded"),
        ("request", "UN", "IRN", "release the crew"),
    ]
    assert acts(
        report, "Germany urged Poland to accept the refugees, Hungary to lift its veto, and Slovakia to pay."
    ) == [
        ("request", "DEU", "POL", "accept the refugees"),
        ("request", "DEU", "HUN", "lift its veto"),
        ("request", "DEU", "SVK", "pay"),
    ]


def test_who_is_to_be_allowed_something_is_not_asked_for_it(report):
    assert acts(report, "Germany asked Chad to allow Mali and Niger to use its port.") == [
        ("request", "DEU", "TCD", "allow Mali and Niger to use its port")
    ]


def test_a_plea_with_which_somebody_turns_to_another_is_a_request(report):
    assert acts(report, "Ghana turned to Togo with a plea that it send more power.") == [
        ("request", "GHA", "TGO", "it send more power")
    ]
    assert not acts(report, "Ghana turned to the question of power. Togo came to the talks with a request.")


def test_who_speaks_asks_where_a_passive_names_only_who_was_asked(report):
    said = "Kenya's foreign minister said the talks had gone well. "
    assert acts(report, said + "Uganda has been asked to send a team.") == [
        ("request", "KEN", "UGA", "send a team")
    ]
    assert not acts(report, said + "Kenya could be asked to send a team.")


def test_was_called_upon_is_one_verb(report):
    met = "President Xi Jinping of China met President Vladimir Putin of Russia. "
    assert acts(report, met + "China was called upon to recognize the border.") == [
        ("request", "RUS", "CHN", "recognize the border")
    ]


def test_what_a_party_announces_that_a_thing_of_its_own_will_do_is_its_pledge(report):
    assert acts(report, "South Korea announced that a foundation would compensate the workers.") == [
        ("pledge", "KOR", "", "that a foundation would compensate the workers")
    ]
    assert not acts(report, "Japan announced that storms would hit its coast.")
    assert not acts(report, "Japan announced that a slowdown would hurt exports.")


def test_each_that_behind_an_announcement_begins_a_pledge(report):
    found = acts(
        report,
        "India announced on July 4 that visas would be issued to Pakistanis and that 20 places would be set aside for "
        "students.",
    )
    assert [content for *_, content in found] == [
        "that visas would be issued to Pakistanis",
        "that 20 places would be set aside for students",
    ]


def test_each_of_several_gives_its_own_where_the_verb_is_said_once(report):
    assert acts(report, "Egypt pledged $1 billion, Qatar $500 million and Oman 20 trucks.") == [
        ("pledge", "EGY", "", "$1 billion"),
        ("pledge", "QAT", "", "$500 million"),
        ("pledge", "OMN", "", "20 trucks"),
    ]
    assert [
        by for _, by, *_ in acts(report, "China will lend Angola $2 billion and Zambia $300 million.")
    ] == ["CHN"]


def test_what_parts_an_auxiliary_from_its_verb_leaves_them_together(report):
    for sentence, content in [
        ("Cuba has, time and again, called on the United States to lift the embargo.", "lift the embargo"),
        (
            "Cuba asked the United States to, among other things, lift the embargo.",
            "to, among other things, lift the embargo",
        ),
    ]:
        assert acts(report, sentence) == [("request", "CUB", "USA", content)]


def test_what_is_put_in_between_has_nothing_of_what_follows(report):
    assert acts(report, "Vietnam and Laos agreed, in the presence of their ministers, on a rail link.") == [
        ("agreement", "LAO+VNM", "", "a rail link")
    ]


def test_what_a_party_calls_vital_for_another_to_do_is_a_request(report):
    assert acts(report, "Thailand said it was essential that Myanmar free the prisoners.") == [
        ("request", "THA", "MMR", "Myanmar free the prisoners")
    ]
    assert not acts(report, "Thailand said it was essential that trade grow.")


@pytest.mark.parametrize("sentence", ["Chad agreed to this.", "Chad agreed in principle."])
def test_agreeing_to_what_was_just_told_is_a_pledge(report, sentence):
    assert [(kind, by) for kind, by, *_ in acts(report, sentence)] == [("pledge", "TCD")]


@pytest.mark.parametrize(
    "sentence", ["Chad did not agree to this.", "Chad could agree to this.", "Chad agreed."]
)
def test_not_agreeing_or_agreeing_to_nothing_told_is_none(report, sentence):
    assert not acts(report, sentence)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Uganda promised to look into it", "pledge open UGA > KEN"),
        ("Uganda refused to do so", "refusal open UGA > KEN"),
        ("Kampala offered to send experts", "proposal open UGA > KEN"),
    ],
)
def test_what_is_answered_in_the_same_sentence_is_not_asked_once_more(acts, answer, expected):
    (request, given) = acts(f"Kenya asked Uganda to send back the fishermen, and {answer}.")
    assert (request.split()[0], given) == ("request", expected)


def test_what_somebody_else_is_asked_to_turn_down_is_not_turned_down(acts):
    text = "Chad will present a plan on Monday. Kenya asked Uganda to block it."
    assert acts(text)[1:] == ["request open KEN > UGA"]
