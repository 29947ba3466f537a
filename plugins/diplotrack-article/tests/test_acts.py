"""From frames to commitments: who is bound to what, towards whom, and what became of it."""

from __future__ import annotations

import pytest


def content(report, sentence):
    return [commitment.content for commitment in report(sentence).commitments]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya promised to build a dam.", ["build a dam"]),
        ("Kenya promised that it would build a dam.", ["it would build a dam"]),
        ("Kenya promised to build a dam and to send two ships.", ["build a dam", "send two ships"]),
        ("Kenya threatened to use or show force.", ["use or show force"]),
        ("Kenya called for joint efforts to secure peace.", ["joint efforts to secure peace"]),
        ("Kenya called on Uganda to open the border.", ["open the border"]),
        ("Kenya urged Uganda: “Open the border.”", ["Open the border"]),
        ("Kenya and Uganda agreed that officials meet every year.", ["officials meet every year"]),
        ("Kenya and Uganda reached an agreement on a dam.", ["a dam"]),
        ("Kenya suggested that Uganda open the border.", ["Uganda open the border"]),
        ("Kenya denied Uganda a visa.", ["a visa"]),
        ("“Let us build a dam,” Kenya proposed.", ["Let us build a dam"]),
        ("Kenya agreed: it will build a dam.", ["it will build a dam"]),
        ("A dam was proposed by Kenya.", ["A dam"]),
        (
            "Kenya and Uganda agreed to open the border, and to set up a joint commission on fishing.",
            ["open the border", "set up a joint commission on fishing"],
        ),
        (
            "Kenya met Uganda. Two bridges will be opened by 2027, the two sides agreed.",
            ["Two bridges will be opened by 2027"],
        ),
        (
            "Kenya met Uganda. They agreed that talks will take place in May.",
            ["talks will take place in May"],
        ),
        ("Kenya and Uganda met in Oslo. Kenya has offered itself as venue.", ["venue"]),
    ],
)
def test_the_content_is_what_is_to_be_done_in_the_document_s_words(report, sentence, expected):
    assert content(report, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya promised that ties will be close.",
        "Kenya promised Monday.",
        "Kenya made a promise to Kenya.",
        "Kenya and Uganda agreed that ties are good.",
        "Kenya and Uganda agreed that trade had grown.",
        "Kenya and Uganda agreed that firmer support will keep ties steady.",
        "Kenya asked whether Uganda builds a dam.",
        "Kenya opposed the war.",
        "The farmers promised to build a dam.",
        "Kenya did not break its promise to build a dam.",
        "Kenya and Uganda agreed on something.",
        "Kenya asked what Uganda would do.",
        "Kenya asked the Ugandan president to convey its greetings.",
        "Kenya held a joint call with Uganda.",
        "Once Kenya and Uganda establish diplomatic relations, trade is easy.",
    ],
)
def test_what_nobody_could_check_is_no_commitment(acts, sentence):
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya agreed to open the border.", "pledge open KEN"),
        ("Kenya agreed with Uganda to open the border.", "agreement open KEN UGA"),
        ("Kenya reached consensus with Uganda to build a dam.", "agreement open KEN UGA"),
        ("Uganda was urged by Kenya to build a dam.", "request open KEN > UGA"),
        ("Kenya denied Uganda a visa.", "refusal open KEN > UGA"),
        ("Kenya rejected Uganda’s request.", "refusal open KEN > UGA"),
        ("Norway requested Belarus to release the sailors.", "request open NOR > BLR"),
        ("The invitation was extended by Kenya to Uganda.", "invitation open KEN > UGA"),
        ("Kenya asked the Ugandan president to attend the summit.", "invitation open KEN > UGA"),
        ("Kenya and Uganda instructed their experts to finish the study.", "agreement open KEN UGA"),
        ("Kenya instructed its experts to finish the study.", "pledge open KEN"),
        ("Kenya promised to lend 20 million dollars to Ghana.", "pledge open KEN > GHA"),
    ],
)
def test_who_is_bound_and_who_is_addressed(acts, sentence, expected):
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Kenyan president flew to Kampala to ask Uganda to open the border.",
            ["request open KEN > UGA"],
        ),
        (
            "The Kenyan president telephoned the Ugandan president to offer a loan.",
            ["proposal open KEN > UGA"],
        ),
        ("The Kenyan president did not fly to Kampala to ask Uganda to open the border.", []),
        ("The Kenyan president will fly to Kampala to ask Uganda to open the border.", []),
        ("The Kenyan president went to Kampala to agree on a dam.", []),
    ],
)
def test_who_came_to_say_it_said_it(acts, sentence, expected):
    assert acts(sentence) == expected


def test_a_verb_that_the_parser_gives_to_a_thing_is_of_who_acts_above_it(acts):
    text = "Kenya met Uganda. Both were pleased that talks had made headway and undertook to build a dam."
    assert acts(text) == ["agreement open KEN UGA"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya sought help in fighting locusts.", ["request open KEN"]),
        ("Kenya sought to help.", []),
        ("Kenya turned to Uganda for help with the dam.", ["request open KEN > UGA"]),
        ("Kenya begged for two more days.", ["request open KEN"]),
        ("Kenya accepted to shelve the dam.", ["pledge open KEN"]),
        ("Kenya addressed an appeal to donors for help with the dam.", ["request open KEN"]),
    ],
)
def test_help_is_asked_for_in_many_words(acts, sentence, expected):
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Uganda was urged to build a dam.", "request open KEN > UGA"),
        ("It was agreed to build a dam.", "agreement open KEN UGA"),
        ("Officials agreed to build a dam.", "agreement open KEN UGA"),
        ("Kenya promised to build a dam.", "pledge open KEN > UGA"),
        ("Kenya accepted an invitation to a drill.", "invitation accepted UGA > KEN"),
        ("Kenya and Uganda pledged to build a dam.", "agreement open KEN UGA"),
        ("Kenya appealed to farmers to save water.", "request open KEN"),
        ("Kenya called for an immediate ceasefire.", "request open KEN"),
    ],
)
def test_a_side_left_unsaid_is_that_of_the_contact_at_hand(acts, sentence, expected):
    assert acts(f"Kenya met Uganda in Nairobi. {sentence}") == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It was agreed to build a dam, Kenya said.", "pledge open KEN"),
        ("The farmers agreed to build a dam, Kenya said.", None),
        ("The three countries agreed to build a dam, Kenya said.", None),
    ],
)
def test_a_speaker_speaks_for_its_own_side_only(acts, sentence, expected):
    assert acts(sentence) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya accepted Uganda’s invitation.", ["invitation accepted UGA > KEN"]),
        ("Kenya accepted the invitation of Uganda.", ["invitation accepted UGA > KEN"]),
        ("Kenya accepted Uganda’s proposal to build a dam.", ["proposal accepted UGA > KEN"]),
        ("Kenya fulfilled its pledge to build a dam.", ["pledge fulfilled KEN"]),
        ("Kenya broke its promise to build a dam.", ["pledge broken KEN"]),
        ("Kenya rejected a request by Uganda for ships.", ["refusal open KEN > UGA", "request declined UGA > KEN"]),
        ("Kenya rejected the proposal to build a dam.", ["refusal open KEN"]),
        ("Kenya established diplomatic relations with Uganda.", ["agreement fulfilled KEN UGA"]),
    ],
)  # fmt: skip
def test_who_answers_an_offer_is_not_who_made_it(acts, sentence, expected):
    assert acts(sentence) == expected


def test_what_is_told_as_done_has_no_deadline(report):
    (agreement,) = report("Belarus and Georgia established diplomatic relations on Monday.").commitments
    assert agreement.due is None


def test_the_evidence_holds_an_act_that_stands_before_the_speech_act(report):
    (proposal,) = report("Uganda should open the border, Kenya proposed.").commitments
    assert proposal.evidence[0].quote == "Uganda should open the border, Kenya proposed"


def test_the_evidence_reaches_from_the_speech_act_to_the_act(report):
    text = "In Nairobi, Kenya promised on Monday to build a dam by 30 June 2026, and it rained."
    (pledge,) = report(text).commitments
    assert pledge.evidence[0].quote.endswith("promised on Monday to build a dam by 30 June 2026")
    assert str(pledge.due) == "2026-06-30"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rwanda has yet to honor its promise to withdraw.", "pledge open RWA"),
        ("Uganda failed to honor its pledge to reopen the crossing.", "pledge broken UGA"),
        ("Moscow never fulfilled its commitment to destroy the mines.", "pledge broken RUS"),
        ("Kenya reneged on its pledge to pay Uganda for the pipeline.", "pledge broken KEN > UGA"),
        ("Zambia reopened the bridge, as it had promised.", "pledge fulfilled ZMB"),
        ("Zambia will honor its promise to reopen the bridge.", "pledge open ZMB"),
    ],
)
def test_a_promise_is_kept_broken_or_still_awaited(acts, sentence, expected):
    assert acts(sentence) == [expected]


def test_what_was_promised_and_never_done_is_a_broken_promise(acts):
    sentence = (
        "Eritrea called on Ethiopia to pull out of Badme, as Addis Ababa pledged in 2000 and has never done."
    )
    assert acts(sentence) == ["request open ERI > ETH", "pledge broken ETH > ERI"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Jordan has no intention of expelling the envoys.", "refusal open JOR"),
        ("Uruguay does not intend to sign the protocol.", "refusal open URY"),
        ("Uruguay is not willing to sign the protocol.", "refusal open URY"),
        ("Croatia said it was not prepared to open its ports.", "refusal open HRV"),
    ],
)
def test_who_does_not_mean_to_act_refuses(acts, sentence, expected):
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Uruguay did not intend to stay long.",
        "Uruguay is not yet ready to sign the protocol.",
        "Chad scrapped plans to buy drones.",
        "Chad denied that it had plans to buy drones.",
        "Chad’s plan to build a wall drew protests.",
        "Brunei stopped short of rejecting the proposal.",
        "Brunei refrained from asking Myanmar to release her.",
        "Greece did not want Turkey to recall its ship.",
    ],
)
def test_what_was_dropped_denied_or_left_undone_is_no_commitment(acts, sentence):
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway made 300 million kroner available to Sudan.", ["pledge open NOR > SDN"]),
        ("Canada has earmarked $50 million for Haiti.", ["pledge open CAN > HTI"]),
        ("Japan unveiled an aid package worth $2 billion.", ["pledge open JPN"]),
        ("Canada announced that it would make experts available to Haiti.", ["pledge open CAN > HTI"]),
        ("Qatar announced a deal worth $5 billion.", []),
        ("Kuwait announced losses of $5 million.", []),
        ("Oman made itself available to reporters.", []),
    ],
)
def test_money_that_is_set_aside_is_promised(acts, sentence, expected):
    assert acts(sentence) == expected


def test_a_list_behind_that_is_of_several_acts(acts):
    text = "Kenya demanded that Uganda free the crew, lift the blockade, and open the border."
    assert acts(text) == ["request open KEN > UGA"] * 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya pledged allegiance to the flag.",
        "Kenya declined to elaborate.",
        "Kenya declined to comment.",
        "Kenya refused to say who paid.",
        "Kenya declined to give details.",
        "Kenya and Uganda are near. The decision to move the capital was hard.",
    ],
)
def test_loyalty_silence_and_what_nobody_decided_together_are_no_commitments(acts, sentence):
    assert acts(sentence) == []


def test_a_request_that_somebody_come_is_an_invitation_in_the_words_of_its_clause(report):
    text = (
        "Kenyan President Ali Musa met Chinese Foreign Minister Wang Yi. Musa renewed Kenya’s request that Xi Jinping attend"
        " the African Union summit, which Kenya is to host in Nairobi in late October."
    )
    (asked,) = report(text).commitments
    assert asked.kind == "invitation"
    assert asked.content.startswith("Xi Jinping attend the African Union summit")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya called for a truce and for an end to the tax.", ["request open KEN"] * 2),
        ("Kenya called for a truce and an end to the tax.", ["request open KEN"]),
        ("Kenya appealed for calm and for the release of the crew.", ["request open KEN"]),
        ("Kenya appealed for calm.", []),
        ("Kenya promised that the base would remain under its command.", ["pledge open KEN"]),
        ("The Kenyan president wants him to free the crew.", ["request open KEN"]),
        ("Kenya wants it to rain.", []),
        ("The authorities in Kampala asked for a loan.", ["request open UGA"]),
        ("The minister in Kampala asked for a loan.", []),
        ("Kenya and Uganda met. The two sides:\n– undertook to build a dam;\n– agreed to open a bank.", ["agreement open KEN UGA"] * 2),
        ("Kenya agreed in principle; experts will come to Kampala.", ["pledge open KEN > UGA"]),
    ],
)  # fmt: skip
def test_who_asks_and_promises_in_fuller_sentences(acts, sentence, expected):
    assert acts(sentence) == expected
