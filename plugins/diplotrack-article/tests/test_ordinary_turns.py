"""Turns that every readout and wire story has, each with what looks like it and is not."""

from __future__ import annotations

import pytest


def told(report, text, kind):
    """Status, codes and names of the contacts of a kind, in the order of the text."""
    return [
        (str(e.status), {p.code for p in e.parties}, {p.name for p in e.participants})
        for e in report(text).engagements
        if e.kind == kind
    ]


def dated(report, text, kind):
    """The dates of the contacts of a kind."""
    return [str(e.when) if e.when else None for e in report(text).engagements if e.kind == kind]


KENYAN, CHADIAN = "Kenyan Foreign Minister Joy Mwangi", "Chadian Foreign Minister Ali Musa"


@pytest.mark.parametrize(
    "verb", ["will co-chair", "is to co-chair", "co-chaired", "co-chairs", "will jointly co-chair"]
)
def test_who_chairs_a_body_together_meets_there(report, verb):
    text = f"{KENYAN} {verb} the Kenya-Chad Joint Commission with {CHADIAN} in Nairobi."
    [(status, codes, names)] = told(report, text, "meeting")
    assert status == ("scheduled" if verb.startswith(("will", "is")) else "held")
    assert (codes, names) == ({"KEN", "TCD"}, {"Joy Mwangi", "Ali Musa"})


def test_the_chair_of_a_committee_is_an_office(report):
    assert (
        told(report, f"{KENYAN}, co-chair of the committee, left. She chairs the committee.", "meeting") == []
    )


@pytest.mark.parametrize(
    "body",
    [
        "EU–Chad Stabilisation and Association Council",
        "EU-Chad Trade and Investment Committee",
        "EU-Chad Foreign and Strategic Dialogue",
    ],
)
def test_a_body_with_and_in_its_name_is_one(report, body):
    text = f"EU High Representative Kaja Kallas chaired the {body} together with {CHADIAN} on Monday."
    [(_, codes, names)] = told(report, text, "meeting")
    assert (codes, names) == ({"EU", "TCD"}, {"Kaja Kallas", "Ali Musa"})


@pytest.mark.parametrize("words", ["the two sides", "the two leaders", "both countries"])
def test_the_two_of_three_are_those_named_together(report, words):
    text = (
        f"Kenya and Chad said they would talk. The Kenyan president and the Chadian president met Turkish President "
        f"Recep Tayyip Erdogan in Ankara. Then {words} agreed to open embassies."
    )
    [agreement] = [c for c in report(text).commitments if c.kind == "agreement"]
    assert {party.code for party in agreement.by} == {"KEN", "TCD"}


def test_leaders_are_those_of_whom_several_were_named(report):
    text = "Kenya and Chad broke the silence after Turkish President Recep Tayyip Erdogan hosted talks between their leaders."
    [(_, codes, _)] = told(report, text, "meeting")
    assert codes == {"KEN", "TCD", "TUR"}


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("It was their first meeting since the row broke out in January.", "2025-03-02"),
        ("The two signed a plan for 2027.", "2025-03-02"),
    ],
)
def test_a_date_of_something_else_is_not_that_of_the_contact(report, words, when):
    text = f"{KENYAN} met {CHADIAN} in Nairobi on 2 March. {words}"
    kind = "signing" if "signed" in words else "meeting"
    assert when in dated(report, text, kind)
    assert not {"2025-01", "2027"} & {*dated(report, text, kind)}


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("Turkish Foreign Minister Hakan Fidan", set()),
        ("Turkish President Recep Tayyip Erdogan", {"Ali Musa"}),
    ],
)
def test_a_counterpart_has_the_same_rank(report, owner, expected):
    text = f"Chadian President Ali Musa spoke. {owner} flew to Lagos for talks with his Chadian counterpart."
    [(_, _, names)] = told(report, text, "meeting")
    assert names - {"Hakan Fidan", "Recep Tayyip Erdogan"} == expected


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Kenya welcomed the visit of King Felipe of Spain.", "held"),
        ("Kenya postponed a visit by a Spanish delegation.", "postponed"),
        ("Kenya looks forward to the visit of King Felipe of Spain.", "proposed"),
    ],
)
def test_who_speaks_of_a_visit_as_its_host_is_the_host(report, words, status):
    [(found, codes, _)] = told(report, f"Chad and Mali held talks. {words}", "visit")
    assert (found, codes) == (status, {"ESP", "KEN"})


def test_a_named_summit_that_is_looked_forward_to_is_to_come(report):
    [(status, codes, _)] = told(report, "Kenya looks forward to the SCO Summit in Tianjin.", "conference")
    assert (status, codes >= {"SCO"}) == ("scheduled", True)


@pytest.mark.parametrize("title", ["acting Prime Minister", "acting Foreign Minister"])
def test_an_acting_minister_is_met_like_another(report, title):
    text = f"{KENYAN} will meet President Sam Okello of Chad and {title} Ali Musa of Chad."
    assert {"Sam Okello", "Ali Musa"} <= set().union(
        *(names for _, _, names in told(report, text, "meeting"))
    )


@pytest.mark.parametrize("words", ["", "Readout of ", "Summary of "])
def test_a_readout_tells_below_its_headline_what_it_announced(report, words):
    text = (
        f"{words}Secretary Joy Mwangi's Call with {CHADIAN}\n\nKenyan Secretary of State Joy Mwangi spoke today with "
        f"{CHADIAN}.\n\nThey talked of trade."
    )
    [call] = [e for e in report(text).engagements if e.kind == "call"]
    assert str(call.when) == "2025-08-27"
    assert any("spoke today" in one.quote for one in call.evidence)


def test_a_headline_may_give_the_office_alone(report):
    text = f"Readout of the Vice President's Meeting with {CHADIAN}\n\nKenyan Vice President Joy Mwangi met with {CHADIAN}.\n\nNext."
    [(_, codes, names)] = told(report, text, "meeting")
    assert (codes, names) == ({"KEN", "TCD"}, {"Joy Mwangi", "Ali Musa"})


@pytest.mark.parametrize(("noun", "found"), [("Travel to Chad", 1), ("restrictions on travel to Chad", 0)])
def test_travel_of_somebody_named_is_a_visit(report, noun, found):
    text = (
        f"Kenyan Secretary Joy Mwangi’s {noun}\n\nThe ministry has published a notice.\n\nMore is to follow."
    )
    assert len(told(report, text, "visit")) == found


def test_who_sends_a_new_team_does_not_travel_and_no_older_team_does(report):
    text = (
        f"{KENYAN} spoke with Malian Prime Minister Sam Okello. {KENYAN} met {CHADIAN}. "
        "The Chadian minister undertook to send a technical team to Kenya within thirty days."
    )
    [(_, codes, names)] = told(report, text, "visit")
    assert (codes, names) == ({"TCD", "KEN"}, set())


@pytest.mark.parametrize(
    ("place", "codes"), [("Mombasa", {"TCD", "KEN"}), ("Istanbul", {"TCD", "TUR"}), ("Ruritania", {"TCD"})]
)
def test_a_city_tells_whose_guest_a_visitor_is(report, place, codes):
    [(_, found, _)] = told(report, f"{CHADIAN} flew to {place} on Monday.", "visit")
    assert found == codes


def test_journeys_to_places_of_unknown_hosts_are_not_one(report):
    text = f"{CHADIAN} will go to Zubrowka on Monday and travel to Ruritania on Friday."
    assert len(told(report, text, "visit")) == 2


def test_he_may_be_an_official_without_a_name(report):
    text = f"{KENYAN} spoke. Chad’s foreign minister met Malian officials. He asked Mali to release two soldiers detained in May."
    [request] = [c for c in report(text).commitments if c.kind == "request"]
    assert ([p.code for p in request.by], request.due) == (["TCD"], None)


def test_at_the_invitation_of_its_chairman_nobody_invites_himself(report):
    text = f"{KENYAN} is attending the Munich Security Conference at the invitation of its chairman."
    assert [c for c in report(text).commitments if c.kind == "invitation"] == []


def test_ministers_who_are_told_to_conclude_talks_have_not_concluded_them(report):
    text = "Kenya and Chad met. The leaders directed their energy ministers to conclude negotiations within three months."
    assert [status for status, _, _ in told(report, text, "negotiation")] == ["scheduled"]


@pytest.mark.parametrize(
    ("headline", "codes"),
    [
        ("Kenya, Chad sign defense pact", {"KEN", "TCD"}),
        ("Iran, E3 sign nuclear deal in Geneva", {"IRN", "E3"}),
    ],
)
def test_a_headline_joins_its_parties_by_a_comma(report, headline, codes):
    [(_, found, _)] = told(
        report, f"{headline}\n\nThe pact had long been expected.\n\nMore follows.", "signing"
    )
    assert found == codes


def test_who_chairs_a_body_besides_acts_for_his_country(report):
    text = "As Chair of ASEAN, Prime Minister Anwar Ibrahim of Malaysia met Chadian President Ali Musa."
    [(_, codes, _)] = told(report, text, "meeting")
    assert codes == {"MYS", "TCD"}


def test_powers_that_are_counted_are_not_those_told_before(report):
    text = (
        "Kenya, Chad and Mali met in Nairobi. Iran and three European powers agreed to resume talks in May."
    )
    by = [{p.code for p in c.by} for c in report(text).commitments]
    assert by == [{"IRN"}]


@pytest.mark.parametrize("name", ["Dato’ Seri Anwar Ibrahim", "Dato' Seri Anwar Ibrahim"])
def test_dato_is_a_title(report, name):
    [(_, codes, names)] = told(report, f"Prime Minister {name} of Malaysia flew to Chad.", "visit")
    assert (codes, names) == ({"MYS", "TCD"}, {"Anwar Ibrahim"})


def test_another_round_is_of_those_it_is_between(report):
    text = "Kenya and Mali held talks. A previous round between Chad and Togo was held in Lagos in May."
    assert {"TCD", "TGO"} in [codes for _, codes, _ in told(report, text, "meeting")]


@pytest.mark.parametrize("source", ["officials said", "two Chadian officials close to the talks said"])
def test_who_says_it_at_the_end_is_no_part_of_it(report, source):
    text = f"Talks between Kenya and Chad on a ceasefire resumed in Doha on Sunday with no sign of progress, {source}."
    assert [codes for _, codes, _ in told(report, text, "negotiation")] == [{"KEN", "TCD"}]


def test_the_three_ministers_are_those_of_whom_three_were_just_named(report):
    text = (
        "Kenya met Mali, Chad and Togo. Peru, Chile and Bolivia will stage a joint exercise in May. "
        "The three foreign ministers signed a treaty in Lagos."
    )
    assert [codes for _, codes, _ in told(report, text, "signing")] == [{"PER", "CHL", "BOL"}]


def test_her_counterpart_is_of_her_who_acts(report):
    text = f"Turkish President Recep Tayyip Erdogan and President Sam Okello of Chad spoke. {KENYAN} met her Chadian counterpart."
    assert ("held", {"KEN", "TCD"}, {"Joy Mwangi"}) in told(report, text, "meeting")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (
            "The two ministers agreed to hold the first session of the joint committee in Lagos in November.",
            "scheduled",
        ),
        ("The two sides will hold the second session of the joint committee in November.", "scheduled"),
        ("The Kenyan minister proposed a third meeting in November.", "proposed"),
    ],
)
def test_a_counted_session_that_is_agreed_on_is_to_come(report, words, status):
    found = told(report, f"{KENYAN} met {CHADIAN} in Nairobi on 2 March. {words}", "meeting")
    assert [one for one, _, _ in found] == ["held", status]
    assert "2025-03-02" in dated(report, f"{KENYAN} met {CHADIAN} in Nairobi on 2 March. {words}", "meeting")


def test_talks_of_others_are_no_further_round(report):
    text = f"Peru and Chile held a second round of negotiations in Lima. {KENYAN} will hold talks with {CHADIAN} in Lagos."
    assert [codes for _, codes, _ in told(report, text, "meeting")] == [{"KEN", "TCD"}]


def test_another_round_is_of_who_holds_it_and_with_whom(report):
    text = f"Peru and Chile held talks. {KENYAN} plans to hold another round of talks with {CHADIAN} in May."
    rounds = [*told(report, text, "negotiation"), *told(report, text, "meeting")]
    assert ("scheduled", {"KEN", "TCD"}, {"Joy Mwangi", "Ali Musa"}) in rounds


@pytest.mark.parametrize("word", ["chargé d’affaires", "charge d'affaires", "ambassador"])
def test_a_charge_is_summoned_like_an_ambassador(report, word):
    text = f"Kenya’s government protested and summoned the Chadian {word} on Monday."
    assert [codes for _, codes, _ in told(report, text, "meeting")] == [{"KEN", "TCD"}]


class Table:
    """A table of office holders with two names."""

    def party_codes(self, name, *, title, on):
        return frozenset()

    def surname_codes(self, name, *, on):
        return frozenset({"Mwangi": ["KEN"], "Okello": ["TCD"]}.get(name, ()))

    def office(self, name, *, code, title, on):
        return "president"


@pytest.mark.parametrize(
    "words",
    [
        "Peru confirmed that Mwangi and Okello had spoken by phone.",
        "Peru offered to host a summit of Mwangi and Okello.",
        "Mwangi's meeting with Okello took place in Lima.",
    ],
)
def test_a_leaders_surname_is_enough_beside_another_name(reading, words):
    [contact] = reading(words, leaders=Table()).report.engagements
    assert {p.name for p in contact.participants} == {"Mwangi", "Okello"}


def test_a_visit_of_a_headline_is_the_one_told_below(report):
    text = f"President Musa's visit to Kenya\n\n{CHADIAN} paid an official visit to Kenya on 5 August.\n\nHe also met traders."
    [(_, codes, names)] = told(report, text.replace("President Musa", "Foreign Minister Musa"), "visit")
    assert (codes, names) == ({"TCD", "KEN"}, {"Ali Musa"})


def test_the_prime_minister_is_no_foreign_minister(report):
    text = f"{CHADIAN} spoke. The Prime Minister of Chad is expected to visit Kenya in September."
    [(_, codes, names)] = told(report, text, "visit")
    assert (codes, names) == ({"TCD", "KEN"}, set())


def test_a_letter_that_is_told_of_again_is_the_same(report):
    text = f"{KENYAN} handed {CHADIAN} a letter from President Joy Ruto of Kenya. He said that the message would reach the king."
    assert len(told(report, text, "correspondence")) == 1


def test_where_somebody_else_stayed_has_no_day_of_the_scene(report):
    text = f"{KENYAN} met {CHADIAN} in Nairobi on 2 March. Kenyan President Sam Ruto was in Washington for a summit."
    assert dated(report, text, "visit") == [None]


def test_the_first_in_ten_years_is_no_date(report):
    text = f"{KENYAN} will meet {CHADIAN} on 5 September, the first such meeting in ten years."
    assert dated(report, text, "meeting") == ["2025-09-05"]


def test_who_summons_an_ambassador_to_protest_asks_for_nothing(report):
    text = "Kenya summoned the Chadian ambassador on Monday to lodge a protest. Mali recalled its ambassador to Togo."
    found = report(text)
    assert [codes for _, codes, _ in told(report, text, "meeting")] == [{"KEN", "TCD"}]
    assert [c.kind for c in found.commitments if c.kind in ("request", "invitation")] == []


def test_somebody_who_was_spoken_to_is_a_person(report):
    text = "Kenya’s Joy Mwangi told reporters she had spoken to Ali Musa of Chad."
    assert told(report, text, "call") == [("held", {"KEN", "TCD"}, {"Joy Mwangi", "Ali Musa"})]


def test_what_is_assured_never_to_be_done_is_no_refusal_too(report):
    text = "Kenyan President Joy Mwangi assured her Somali counterpart that Kenya would not recognize Somaliland."
    assert [str(c.kind) for c in report(text).commitments] == ["pledge"]


def test_a_ministry_in_a_capital_speaks_for_its_state(report):
    text = "The foreign ministry in Nairobi protested to Chad and demanded an apology."
    [request] = report(text).commitments
    assert ([p.code for p in request.by], [p.code for p in request.to]) == (["KEN"], ["TCD"])


def test_who_is_being_sent_in_march_goes_next_march(report):
    text = "Kenya is sending a delegation of parliamentarians to Chad in March."
    assert dated(report, text, "visit") == ["2026-03"]


def test_who_invites_during_a_stopover_is_the_traveler(report):
    text = f"During a stopover in Nairobi, {CHADIAN} invited {KENYAN} to pay a visit to Chad."
    assert [(status, names) for status, _, names in told(report, text, "visit")] == [
        ("held", {"Ali Musa"}),
        ("proposed", {"Joy Mwangi"}),
    ]
