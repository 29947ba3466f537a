"""What modal verbs bind a party to, and what they ask of one."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("India will send two ships.", "pledge open IND"),
        ("India is to send two ships.", "pledge open IND"),
        ("India said it would send two ships.", "pledge open IND"),
        ("India will work to build a dam.", "pledge open IND"),
        ("The Indian government will build a dam.", "pledge open IND"),
        ("India and Nepal will build a dam.", "agreement open IND NPL"),
        ("The dam will be built by India.", "pledge open IND"),
        ("The dam will be built, India said.", "pledge open IND"),
        ("The dam will be built, India told reporters.", "pledge open IND"),
        ("India will not send ships to Nepal.", "pledge open IND > NPL"),
        ("India will not renew the treaty.", "refusal open IND"),
        ("India will not attend the summit.", "refusal open IND"),
        ("India will not meet Nepal.", "refusal open IND > NPL"),
        ("India will not give up its fleet.", "refusal open IND"),
        ("The camps are to be closed, India announced.", "pledge open IND"),
        ("India told Nepal that it would send two ships.", "pledge open IND > NPL"),
        ("India will pay to Nepal an annual sum.", "pledge open IND > NPL"),
        ("India said attacks would be met with sanctions.", "pledge open IND"),
        ("India will send a team to Nepal to repair the dam.", "pledge open IND > NPL"),
        ("India is to report to the summit of the SAARC.", "pledge open IND > SAARC"),
        ("India will look into the matter.", "pledge open IND"),
        ("India will help Nepal rebuild the dam.", "pledge open IND > NPL"),
        ("India will never allow any force to use its soil.", "pledge open IND"),
        ("India said that a withdrawal was out of the question.", "refusal open IND"),
        ("A withdrawal is out of the question for India.", "refusal open IND"),
        ("India said it was not in a position to grant a loan.", "refusal open IND"),
        ("India said that the request could not be granted.", "refusal open IND"),
        ("India is due to report to parliament.", "pledge open IND"),
        ("India says there is nothing to discuss.", "refusal open IND"),
        ("There are no plans for a dam, India said.", "refusal open IND"),
        ("India will do nothing of the kind.", "refusal open IND"),
        ("India said that the relevant departments would study the plan.", "pledge open IND"),
        ("India said Nepal should open the border.", "request open IND > NPL"),
        ("India said that Nepal must open the border.", "request open IND > NPL"),
    ],
)
def test_a_modal_verb_makes_a_commitment_of_an_act(acts, sentence, expected):
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "India would send two ships.",
        "India might send two ships.",
        "India will be glad.",
        "India will have sent two ships.",
        "India will send two ships if Nepal opens the border.",
        "India will send two ships unless Nepal opens the border.",
        "If the rain stops, India will send two ships.",
        "Will India send two ships?",
        "The dam will be built.",
        "“The dam will be built,” we told reporters.",
        "A withdrawal is out of the question.",
        "India is not in a position to judge.",
        "India will look good.",
        "The farmers will build a dam.",
        "The dam will feed Nepal.",
        "India will hold talks with Nepal.",
        "India will meet Nepal.",
        "India will continue to meet Nepal.",
        "Nepal should open the border.",
        "India said Nepal should be glad.",
        "India said that India should open the border.",
        "India trusts that Nepal will open the border.",
        "India noted that much is still to be done.",
        "India said the border should be opened.",
        "India said the farmers should open the border.",
    ],
)
def test_what_is_vague_conditional_nobody_s_or_a_contact_is_no_commitment(acts, sentence):
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Each side waives its claims.", ["agreement open IND NPL"]),
        ("Neither side shall build a dam.", ["agreement open IND NPL"]),
        ("Talks on a treaty shall be taken up again in October.", ["agreement open IND NPL"]),
        ("The agreement provides for an exchange of prisoners.", ["agreement open IND NPL"]),
        ("The agreement obliges India to withdraw its troops.", ["pledge open IND > NPL"]),
        ("Each side has its own view.", []),
        ("Each side welcomes the rain.", []),
        ("The deal surprised both sides.", []),
        ("The farmer calls for rain.", []),
    ],
)
def test_what_a_text_stipulates_binds_its_sides(acts, sentence, expected):
    assert acts(f"India met Nepal in Delhi. {sentence}") == expected


def test_what_is_reported_with_a_coordinated_act_is_two_pledges(acts):
    text = "India said that it would send two ships and would train the crew."
    assert acts(text) == ["pledge open IND", "pledge open IND"]


def test_a_joint_statement_binds_both_sides_by_a_passive_will(acts):
    text = "India met Nepal in Delhi. The dam will be built by 2027."
    assert acts(text) == []
    assert acts(text, title="Joint Statement of India and Nepal") == ["agreement open IND NPL"]


def test_a_passive_shall_binds_both_sides(acts):
    assert acts("India met Nepal in Delhi. The dam shall be built.") == ["agreement open IND NPL"]


def test_a_pledge_in_talks_goes_to_the_other_side(acts):
    assert acts("India met Nepal in Delhi. India will send two ships.") == ["pledge open IND > NPL"]


def test_a_meeting_to_come_is_an_engagement_and_no_pledge(report):
    found = report("India said it will hold talks with Nepal.")
    assert [e.status for e in found.engagements] == ["scheduled"]
    assert found.commitments == ()


def test_the_deadline_is_the_act_s_own(report):
    (pledge,) = report("India will open an embassy in Ghana by the end of June 2026.").commitments
    assert str(pledge.due) == "2026-06-30"
    assert pledge.evidence[0].quote.startswith("India will open an embassy")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“There will be no apology,” Seoul said.", ["refusal open KOR"]),
        ("Tokyo said there would be no talks until the ship leaves.", ["refusal open JPN"]),
        ("Burundi said it could not take part in the talks.", ["refusal open BDI"]),
        (
            "Moscow would not renew the accord, Kremlin spokesman Ivan Orlov let it be known.",
            ["refusal open RUS"],
        ),
        ("There will be no winners in this war, Indonesia said.", []),
        ("Burundi said it could not confirm the report.", []),
        ("Ukraine said that Russia cannot accept the text.", []),
        ("Laos voiced the hope that Japan will release the crew.", []),
    ],
)
def test_what_will_not_be_or_cannot_be_done_is_refused(acts, sentence, expected):
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ethiopia, Cairo insists, must sign the accord.",
        "Ethiopia should sign the accord, urged Egypt’s foreign minister.",
    ],
)
def test_who_demands_it_may_stand_behind_or_within(acts, sentence):
    assert acts(sentence) == ["request open EGY > ETH"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya promised Uganda help. Visas will be issued from May.", "pledge open KEN > UGA"),
        (
            "The Kenyan minister gave Uganda several assurances. More police will be sent to the border.",
            "pledge open KEN > UGA",
        ),
        ("Kenya said that flights to Uganda would resume on Friday.", "pledge open KEN > UGA"),
        ("Kenya said that oil would start flowing in June.", "pledge open KEN"),
        ("Kenya told Uganda that its maize will enter the market duty-free.", "pledge open KEN > UGA"),
    ],
)
def test_what_will_be_done_is_promised_by_whoever_spoke(acts, text, expected):
    assert acts(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Uganda flooded. Visas will be issued from May.",
        "Kenya said that it rained. It rained again. It was cold. Visas will be issued from May.",
        "Kenya said that the dam would flood villages.",
        "Kenya praised Uganda. The books will be examined by historians.",
    ],
)
def test_what_will_be_done_by_nobody_knows_whom_is_nobody_s_promise(acts, text):
    assert acts(text) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya is to hand over the port and to free the crew.", ["pledge open KEN"] * 2),
        ("In exchange Kenya will drop its claim.", ["pledge open KEN"]),
        ("Kenya is withdrawing its complaint.", ["pledge open KEN"]),
        ("Uganda said that Kenya is withdrawing its troops.", []),
        ("Kenya is not withdrawing its complaint.", []),
        ("Kenya is watching the border.", []),
        ("Kenya will send troops if it comes to that, promised its foreign minister.", ["pledge open KEN"]),
    ],
)
def test_further_ways_to_announce_an_act(acts, sentence, expected):
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    ("announced", "expected"),
    [
        ("Visas will be issued from May.", ["pledge open IND > NPL"]),
        ("Flights will resume in May.", ["pledge open IND > NPL"]),
        ("A team of engineers will arrive in May.", ["pledge open IND > NPL"]),
        ("Experts are being sent to the dam.", ["pledge open IND > NPL"]),
        ("It would also lend Nepal two ships.", ["pledge open IND > NPL"]),
        ("There will be no withdrawal.", ["refusal open IND > NPL"]),
        ("Nepal should open the border.", ["request open IND > NPL"]),
        ("The two sides should open the border.", ["request open IND > NPL"]),
        ("It would later lend Nepal two ships.", []),
        ("Prices will rise in May.", []),
    ],
)
def test_who_promised_something_goes_on_to_say_what_will_be(acts, announced, expected):
    assert acts(f"India met Nepal and promised to build a dam. {announced}")[1:] == expected


def test_who_was_asked_answers_in_the_next_sentence(acts):
    text = "India met Nepal. India asked Nepal to open the border. Two crossings will be opened in May."
    assert acts(text) == ["request open IND > NPL", "pledge open NPL > IND"]


def test_what_was_said_before_a_question_is_not_gone_on_with(acts):
    text = (
        "Press briefing by the spokesperson of the Ministry of Foreign Affairs of Georgia\n\n"
        "Question: And Turkey?\n\nAnswer: Turkey has promised to open the border.\n\n"
        "Question: And the drivers?\n\nAnswer: Two lanes will be opened in May."
    )
    assert [act.split(" >")[0] for act in acts(text)] == ["pledge open TUR", "pledge open GEO"]


def test_the_government_with_a_capital_is_that_of_the_one_state(acts):
    text = "The European Union met the United Kingdom in London. The Government will withdraw the bill."
    assert acts(text) == ["pledge open GBR > EU"]


@pytest.mark.parametrize(
    "text",
    [
        "India met Nepal and promised help. Should the parties so wish, it rains.",
        "India met Nepal and promised help. Nepal should respect its neighbors.",
        "India met Nepal and promised help. India will not go into detail.",
        "India met Nepal and promised help. India will not respond to rumors.",
        "India met Nepal and promised help. Nepalese farmers will repair the dam.",
    ],
)
def test_attitudes_silence_and_what_is_another_s_own_are_no_promise(acts, text):
    assert acts(text)[1:] == []


def test_a_party_s_own_engineers_do_what_it_promises(acts):
    text = "India met Nepal and promised help. Indian engineers will repair the dam."
    assert acts(text)[1:] == ["pledge open IND > NPL"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nepal asked India to send two ships, and India said it would do so.", "pledge open IND > NPL"),
        ("India said it backs the text, welcomes the visit and will send two ships.", "pledge open IND"),
    ],
)
def test_what_is_told_by_a_pro_verb_or_without_its_subject_is_a_promise(acts, sentence, expected):
    assert expected in acts(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            '"Our troops leave Congo by June," Ugandan Defence Minister Jacob Oboth told reporters.',
            "pledge open UGA > COD",
        ),
        ("Türkiye lifts the duties from Monday, Trade Minister Omer Bolat said.", "pledge open TUR"),
        ("Seoul announced it was sending a rescue team to Myanmar.", "pledge open KOR > MMR"),
        (
            "Panama's president said the canal was Panamanian and would never be returned to the United States.",
            "refusal open PAN > USA",
        ),
        ("India said there was no question of reviving the Indus Waters Treaty.", "refusal open IND"),
        (
            "Chinese spokesman Lin Jian said Beijing saw no basis for talks on nuclear arms.",
            "refusal open CHN",
        ),
        ("Ugandan spokesman Ali Musa said the marines were going nowhere.", "refusal open UGA"),
        (
            "The United States will fly the unit in from Miami, the State Department said.",
            "pledge open USA",
        ),
    ],
)
def test_what_is_said_to_come_in_other_tenses_is_undertaken(acts, sentence, expected):
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "The president leaves the hospital on Monday, doctors said.",
        "Our farmers sell their coffee in May, Uganda's minister said.",
        "Türkiye lifts the duties from Monday.",
        "Seoul was sending a rescue team to Myanmar.",
        "The talks are going nowhere, diplomats said.",
        "China saw no basis.",
        "South Korean officials said Seoul would not rule out supplying air defense systems.",
        "Iraq will sink further into chaos.",
    ],
)
def test_what_others_do_by_some_day_or_nobody_says_is_not(acts, sentence):
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Under the US plan, Hamas would disarm within 60 days.", ["proposal open USA > HAMAS"]),
        (
            "Under a Qatari proposal put forward in May, Israel would free 1,000 prisoners; Hamas would release the bodies.",
            ["proposal open QAT > ISR HAMAS", "proposal open QAT > ISR HAMAS"],
        ),
        ("Under the offer, Canberra would hand over two patrol boats.", ["proposal open AUS"]),
        ("Under the plan, Hamas would disarm within 60 days.", []),
        ("Under the weather, Chad would lose.", []),
    ],
)
def test_what_a_plan_has_sides_do_is_proposed_by_whose_plan_it_is(acts, sentence, expected):
    assert [act.split(" > ")[0] for act in acts(sentence)] == [act.split(" > ")[0] for act in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Uzbek Foreign Minister Bakhtiyor Saidov replied that his country would vote for it.",
            "pledge open UZB",
        ),
        (
            "Uzbek Foreign Minister Bakhtiyor Saidov said recognition was not on the agenda.",
            "refusal open UZB",
        ),
        ("China's state planner promised new subsidies for carmakers.", "pledge open CHN"),
        ("Egypt told Turkey it would not stand in the way.", "pledge open EGY > TUR"),
        ("Switzerland remains prepared to make its good offices available.", "proposal open CHE"),
        ("Tehran is also to send observers if both sides request them.", "pledge open IRN"),
        (
            "Bolivian Foreign Minister Celinda Sosa added that Bolivia would renew its claim at the CELAC summit in April.",
            "pledge open BOL > CELAC",
        ),
    ],
)
def test_further_turns_of_promising_and_declining(acts, sentence, expected):
    assert acts(sentence) == [expected]


def test_what_is_said_goes_on_behind_who_says_it(acts):
    assert acts(
        "The cabinet of Mongolia will seek a larger share of the copper, its spokesman said, and will not allow ore to "
        "leave the country."
    ) == ["pledge open MNG", "pledge open MNG"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The talks failed. Poland would not accept the quota.", ["refusal open POL"]),
        ("Finland would not pay in roubles.", ["refusal open FIN"]),
        ("Chad would not sign if asked.", []),
        ("Without rain, Chad would not change.", []),
        ("Prices would not change.", []),
        ("Chad would not say whether it would sign.", []),
    ],
)
def test_what_a_party_would_not_do_it_refused(acts, sentence, expected):
    assert acts(sentence) == expected
