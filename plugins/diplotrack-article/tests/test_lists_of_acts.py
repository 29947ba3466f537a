"""Several acts behind one verb of asking, promising or offering, of which only the first has its "to"."""

from __future__ import annotations

import pytest


def contents(report, sentence):
    return [commitment.content for commitment in report(sentence).commitments]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenya urged the Congolese authorities to lift the ban, uphold the constitution and refrain from arrests.",
            ["lift the ban", "uphold the constitution", "refrain from arrests"],
        ),
        (
            "Kenya stands ready to send doctors, rebuild the bridge and host the next round.",
            ["send doctors", "rebuild the bridge", "host the next round"],
        ),
        (
            "The minister said Kenya was ready to release the crew, return the ship and compensate its owners.",
            ["release the crew", "return the ship", "compensate its owners"],
        ),
        (
            "Kenya promised to share its data and report to the commission every month.",
            ["share its data", "report to the commission every month"],
        ),
        (
            "Kenya and Uganda agreed to resume flights, to ease visas, pilgrims included, and to revive the accord.",
            ["resume flights", "ease visas, pilgrims included", "revive the accord"],
        ),
        (
            "Kenya is willing to work with Rwanda to upgrade the railway, import more tea and train 500 technicians.",
            ["upgrade the railway", "import more tea", "train 500 technicians"],
        ),
        (
            "Kenya stands ready to work with Uganda to carry out the plan, speed up its work, and open the post by May.",
            ["carry out the plan", "speed up its work", "open the post by May"],
        ),
        (
            "Kenya and Uganda agreed to launch a fund, so as to develop their border towns and diversify exports.",
            ["launch a fund"],
        ),
        ("Kenya asked to see the report and called for an inquiry.", ["see the report", "an inquiry"]),
        ("Kenya promised to send troops and thanked Uganda for its help.", ["send troops"]),
        # behind "will", the bare form can be what Kenya does
        (
            "Kenya will ask Uganda to pay and withdraw its envoy.",
            ["Kenya will ask Uganda to pay and withdraw its envoy"],
        ),
        ("Kenya is willing to work with Uganda on a rail link.", ["work with Uganda on a rail link"]),
        ("Kenya is ready to work with Uganda.", []),
    ],
)
def test_each_act_of_a_list_is_one_and_what_else_was_done_is_none(report, sentence, expected):
    assert contents(report, sentence) == expected


def test_officials_who_are_directed_to_act_are_not_welcomed_too(acts):
    assert acts(
        "The Prime Ministers of Australia and Fiji welcomed progress on the security agreement and directed officials to "
        "finalise the plan by March."
    ) == ["agreement open AUS FJI"]


def test_who_is_explained_between_commas_is_nobody_besides(acts):
    assert acts("Russia, Mali's main ally, said it would veto any resolution that prolongs the mission.") == [
        "pledge open RUS > MLI"
    ]
    assert acts("Russia, Mali and Niger promised to veto it.") == ["pledge open RUS MLI NER"]
