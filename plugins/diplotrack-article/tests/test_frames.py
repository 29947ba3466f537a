"""Each frame of the lexicon, by a plain sentence that fires it and by one that must not."""

from __future__ import annotations

import pytest

from diplotrack_article.lexicon import build_lexicon, frame_from

FIRES = [
    ("chair-a-body", "Kenya chaired the Kenya-Uganda Joint Commission.", "meeting held KEN UGA"),
    ("travel-noun", "Kenyan President Joy Wanjiru’s travel to Uganda began on Monday.", "visit held KEN UGA"),
    ("lead-delegation", "Kenyan Foreign Minister Joy Wanjiru headed a delegation to Uganda.", "visit held KEN UGA"),
    ("red-carpet", "Uganda rolled out the red carpet for Kenyan President Joy Wanjiru.", "visit held KEN UGA"),
    ("expects", "Uganda expects Kenyan President Joy Wanjiru in May.", "visit scheduled KEN UGA"),
    ("at-the-table", "Negotiators from Kenya and Uganda returned to the table.", "negotiation held KEN UGA"),
    ("meal", "Kenya gave a banquet in honor of Ugandan President Ali Musa.", "meeting held KEN UGA"),
    ("between-noun", "The deal built on the engagement between Kenyan President Joy Wanjiru and Ugandan President Ali Musa in Gulu.", "meeting held KEN UGA"),
    ("credentials", "The Kenyan ambassador presented his credentials to Ugandan President Ali Musa.", "meeting held KEN UGA"),
    ("carry-to", "Kenyan Foreign Minister Joy Wanjiru took the proposal to Kampala.", "visit held KEN UGA"),
    ("plane", "The plane of Kenyan President Joy Wanjiru touched down in Kampala.", "visit held KEN UGA"),
    ("on-the-way", "Kenyan President Joy Wanjiru was on her way to Kampala.", "visit scheduled KEN UGA"),
    ("call-at", "Kenyan Foreign Minister Joy Wanjiru called at Kampala on Friday.", "visit held KEN UGA"),
    ("in-touch", "Kenyan President Joy Wanjiru was in touch by phone with Ugandan President Ali Musa.", "call held KEN UGA"),
    ("together", "Kenya’s Joy Wanjiru and Uganda’s Ali Musa spent two hours together.", "meeting held KEN UGA"),
    ("sign-for", "Ambassador Joy Wanjiru signed for Kenya.", "signing held KEN"),
    ("sound-out", "Kenyan President Joy Wanjiru sounded out Ugandan President Ali Musa.", "meeting held KEN UGA"),
    ("sit-across", "Kenyan President Joy Wanjiru sat across from Ugandan President Ali Musa.", "meeting held KEN UGA"),
    ("meet", "Canadian Foreign Minister Anna Moss met Kenyan President David Ruto in Nairobi.", "meeting held CAN KEN"),
    ("face", "Kenya’s ministers faced envoys of Uganda in Kampala.", "meeting held KEN UGA"),
    ("mediate-between", "Qatar has been mediating between Chad and Sudan.", "negotiation ongoing TCD SDN QAT"),
    ("be-there", "ASEAN held a summit on Monday. Kenyan President Joy Wanjiru attended.", "conference held ASEAN KEN"),
    ("accompany", "Kenyan President Joy Wanjiru flew to Kampala on Monday. Trade Minister Ali Musa accompanied her.", "visit held KEN UGA"),
    ("play-host", "Kenyan President Joy Wanjiru played host to Uganda’s Ali Musa.", "meeting held KEN UGA"),
    ("talk-together", "Kenyan President Joy Wanjiru and Uganda’s Ali Musa reviewed the plan.", "meeting held KEN UGA"),
    ("take-up-with", "Kenyan President Joy Wanjiru raised the matter with Ugandan President Ali Musa.", "meeting held KEN UGA"),
    ("in-person", "Kenyan President Joy Wanjiru told Ugandan President Ali Musa face to face that trade was good.", "meeting held KEN UGA"),
    ("summon", "The Ugandan ambassador was summoned by Kenya on Friday.", "meeting held KEN UGA"),
    ("put-pen-to-paper", "The ministers of Kenya and Uganda put pen to paper in Nairobi.", "signing held KEN UGA"),
    ("convene", "Delegations from Kenya and Uganda convened in Nairobi.", "meeting held KEN UGA"),
    ("exchange-noun", "Kenya and Uganda held an exchange of views in Nairobi.", "meeting held KEN UGA"),
    ("sit", "The Arab League Council sat on Tuesday.", "conference held LAS"),
    ("take-to", "The tour took Kenyan President Joy Wanjiru to Uganda.", "visit held KEN UGA"),
    ("board", "Kenyan President Joy Wanjiru took a train to Uganda.", "visit held KEN UGA"),
    ("step-off", "Kenyan President Joy Wanjiru stepped off her plane in Kampala.", "visit held KEN UGA"),
    ("visiting", "Ghana cheered visiting Kenyan President Joy Wanjiru.", "visit ongoing KEN GHA"),
    ("abroad", "Kenyan President Joy Wanjiru, in Kampala on Monday, praised the harvest.", "visit held KEN UGA"),
    ("welcome-to", "Uganda welcomed Kenyan President Joy Wanjiru to Kampala.", "visit held KEN UGA"),
    ("send-somebody", "Kenya sent Joy Wanjiru to Uganda.", "visit held KEN UGA"),
    ("guest", "Kenyan President Joy Wanjiru was a guest in Kampala.", "visit held KEN UGA"),
    ("headed-for", "Kenyan President Joy Wanjiru is headed for Kampala.", "visit scheduled KEN UGA"),
    ("attend-ceremony", "Kenyan President Joy Wanjiru attended the inauguration of the president in Kampala.", "visit held KEN UGA"),
    ("return-from", "Kenyan President Joy Wanjiru’s return from Kampala pleased many.", "visit held KEN UGA"),
    ("visit-from", "Nurses in Kampala had a visit from Kenyan President Joy Wanjiru.", "visit held KEN UGA"),
    ("arrival", "The arrival of Kenyan President Joy Wanjiru in Kampala pleased many.", "visit held KEN UGA"),
    ("brief-council", "Kenya briefed the Security Council.", "conference held KEN UN"),
    ("call-on", "Kenyan Foreign Minister Joy Wanjiru called on Ugandan President Ali Musa.", "meeting held KEN UGA"),
    ("speak-with", "Ghana’s president spoke with Togo’s president on Tuesday.", "call held GHA TGO"),
    ("mediate", "Qatar mediated talks between Chad and Sudan.", "negotiation held TCD SDN QAT"),
    ("receive", "The Kenyan president received the Ugandan foreign minister.", "meeting held KEN UGA"),
    ("visit", "Japanese Foreign Minister Yoko Tanaka visited Australia on Friday.", "visit held JPN AUS"),
    ("travel", "Brazilian President Paulo Mendes travelled to Mexico on Monday.", "visit held BRA MEX"),
    ("send-envoys", "Finland sent a delegation to Estonia on Monday.", "visit held FIN EST"),
    ("phone", "French President Louis Martin phoned the German chancellor on Sunday.", "call held FRA DEU"),
    ("write", "Qatar delivered a letter to Oman on Sunday.", "correspondence held QAT OMN"),
    ("sign", "Peru and Chile signed a trade agreement on Friday.", "signing held PER CHL"),
    ("attend", "Thai Prime Minister Somchai Dee attended the ASEAN summit.", "conference held THA ASEAN"),
    ("negotiate", "Egypt is negotiating with Ethiopia over the dam.", "negotiation ongoing EGY ETH"),
    ("visit-noun", "Polish President Jan Nowak paid a visit to Lithuania in June.", "visit held POL LTU"),
    ("meeting-noun", "India and Nepal held talks in Kathmandu on Monday.", "meeting held IND NPL"),
    ("call-noun", "Spanish Foreign Minister Juan Ruiz held a phone call with Moroccan Foreign Minister Nasser Alami.",
     "call held ESP MAR"),
    ("negotiation-noun", "Armenia and Iran began negotiations on a transit treaty.", "negotiation held ARM IRN"),
    ("signing-noun", "The signing of the treaty between Peru and Chile took place in Lima.", "signing held PER CHL"),
    ("letter-noun", "Denmark’s letter to Sweden arrived on Monday.", "correspondence held DNK SWE"),
    ("conference-noun", "The trilateral summit of Japan, China and South Korea was held in Seoul.",
     "conference held JPN CHN KOR"),
    ("threaten-measure", "Greece threatened Malta with sanctions.", "pledge open GRC > MLT"),
    ("want-done", "Greece wanted him released.", "request open GRC"),
    ("would-like", "Greece would like Malta to stop the ships.", "request open GRC > MLT"),
    ("task-with", "Greece and Malta tasked their ministers with the preparation of a treaty.", "agreement open GRC MLT"),
    ("look-to", "Greece looks to Malta to stop the ships.", "request open GRC > MLT"),
    ("pledge", "Portugal promised Ghana two ships.", "pledge open PRT > GHA"),
    ("intend", "Egypt intends to build a dam.", "pledge open EGY"),
    ("assure", "Sweden assured Finland that it would open the port.", "pledge open SWE > FIN"),
    ("give-word", "Latvia gave its word that it would accept 200 refugees.", "pledge open LVA"),
    ("pledge-noun", "Latvia made a pledge to accept 200 refugees.", "pledge open LVA"),
    ("agree", "Kenya and Uganda agreed to open the border.", "agreement open KEN UGA"),
    ("reach-consensus", "Kenya and Uganda reached an agreement to open the border.", "agreement open KEN UGA"),
    ("establish-ties", "Belarus and Georgia established diplomatic relations on Monday.", "agreement fulfilled BLR GEO"),
    ("reach-truce", "Kenya and Uganda reached a ceasefire.", "agreement open KEN UGA"),
    ("announce-elevation", "Kenya and Uganda announced the resumption of diplomatic relations.", "agreement fulfilled KEN UGA"),
    ("put-before", "Turkey put before the Greek government a plan for a joint commission.", "proposal open TUR > GRC"),
    ("set-target", "Kenya and Uganda set the goal of doubling trade by 2030.", "agreement open KEN UGA"),
    ("approve-jointly", "Kenya and Uganda approved the construction of a dam.", "agreement open KEN UGA"),
    ("announce-ties", "Kenya and Uganda announced a strategic partnership.", "agreement fulfilled KEN UGA"),
    ("propose", "Turkey proposed a joint commission to Greece.", "proposal open TUR > GRC"),
    ("put-on-the-table", "Turkey put on the table a plan for a joint commission.", "proposal open TUR"),
    ("glad", "Turkey would be glad to train pilots, the Turkish foreign minister said.", "proposal open TUR"),
    ("agreement-noun", "Kenya and Uganda announced a decision to open the border.", "agreement open KEN UGA"),
    ("willing", "China is willing to work with Laos to build a railway.", "proposal open CHN > LAO"),
    ("proposal-noun", "Vietnam made an offer to Laos to train its officers.", "proposal open VNM > LAO"),
    ("invite", "Chile invited Peru to join the drill.", "invitation open CHL > PER"),
    ("invitation-noun", "Chile extended an invitation to Peru.", "invitation open CHL > PER"),
    ("request", "Norway urged Russia to release the sailors.", "request open NOR > RUS"),
    ("demand", "Poland demanded that Belarus release the sailors.", "request open POL > BLR"),
    ("call-for", "Chile called on Peru to reopen the border.", "request open CHL > PER"),
    ("request-noun", "Cuba made a request to Mexico for two ships.", "request open CUB > MEX"),
    ("refuse", "Iran refused to open the site.", "refusal open IRN"),
    ("refusal-noun", "Iran’s refusal to open the site was noted.", "refusal open IRN"),
    ("will", "Bolivia will open an embassy in Ghana next year.", "pledge open BOL > GHA"),
    ("announce-aid", "Japan announced a loan of $2 million for Laos.", "pledge open JPN > LAO"),
    ("prepared", "Libya was prepared to pay the fine.", "proposal open LBY"),
    ("denied-meeting", "The Kenyan president was denied a meeting by Uganda.", "request declined KEN > UGA"),
    ("speak-to", "Kenyan President Joy Wanjiru spoke to Ugandan President Ali Musa.", "call held KEN UGA"),
    ("spend-time-with", "Kenyan President Joy Wanjiru joined Ugandan President Ali Musa at State House.", "meeting held KEN UGA"),
    ("discuss", "Spain’s foreign minister discussed migration with his Moroccan counterpart.", "meeting held ESP MAR"),
    ("brief", "Kenyan President Joy Wanjiru briefed Ugandan President Ali Musa.", "meeting held KEN UGA"),
    ("shake-hands", "Kenyan President Joy Wanjiru shook hands with Ugandan President Ali Musa.", "meeting held KEN UGA"),
    ("bring-together", "Qatar brought together Chadian President Rose Deby and Sudanese President Omar Idris.",
     "meeting held TCD SDN QAT"),
    ("expected-in", "Kenyan President Joy Wanjiru is expected in Kampala on Friday.", "visit scheduled KEN UGA"),
    ("call-up", "Kenyan President Joy Wanjiru called Ugandan President Ali Musa on Monday.", "call held KEN UGA"),
    ("date-from", "A treaty between Peru and Chile dates from 1998.", "signing held PER CHL"),
    ("tell-by-phone", "Kenyan President Joy Wanjiru informed Ugandan President Ali Musa by telephone.", "call held KEN UGA"),
    ("tell-by-letter", "Denmark informed Sweden by letter.", "correspondence held DNK SWE"),
    ("write-to", "Denmark has written to Sweden.", "correspondence held DNK SWE"),
    ("courtesy-call", "Kenyan President Joy Wanjiru paid a courtesy call on Ugandan President Ali Musa.", "meeting held KEN UGA"),
    ("intention-noun", "Chad announced plans to buy drones.", "pledge open TCD"),
    ("unwilling", "Latvia is unwilling to send tanks.", "refusal open LVA"),
    ("want", "Greece wants Turkey to recall its ship.", "request open GRC > TUR"),
    ("come-with-request", "Greece turned to Turkey with a request for ships.", "request open GRC > TUR"),
    ("stress-need", "Greece stressed the need for Turkey to recall its ship.", "request open GRC > TUR"),
    ("raise-need", "Greece raised with Turkey the need to recall its ship.", "request open GRC > TUR"),
    ("approve", "The Greek cabinet approved the delivery of two ships to Chad.", "pledge open GRC > TCD"),
    ("must-needs", "Greece said it was vital that Turkey recall its ship.", "request open GRC > TUR"),
    ("at-request", "The session was put off at Ghana’s request.", "request accepted GHA"),
    ("committed", "Latvia remains committed to accepting 200 refugees.", "pledge open LVA"),
    ("is-committed", "Latvia said it was committed to accepting 200 refugees.", "pledge open LVA"),
    ("take-on-duty", "Latvia assumed an obligation to guard the bridge.", "pledge open LVA"),
    ("sign-up", "Latvia signed up to a ban on mines.", "pledge open LVA"),
    ("give-way", "Latvia bowed to a demand for a refund.", "pledge open LVA"),
    ("give-leave", "Latvia gave permission to open a base.", "pledge open LVA"),
    ("authorize", "Latvia authorized the export of ten tanks.", "pledge open LVA"),
    ("grant-aid", "Latvia extended a loan to Laos.", "pledge open LVA > LAO"),
    ("come-up-with-money", "Latvia chipped in with a loan.", "pledge open LVA"),
    ("threat-noun", "Latvia issued a threat to close the port.", "pledge open LVA"),
    ("join-forces", "Kenya and Uganda joined forces to build a dam.", "agreement open KEN UGA"),
    ("prolong", "Kenya and Uganda prolonged the truce by a month.", "agreement open KEN UGA"),
    ("set-up-jointly", "Kenya and Uganda set up a joint commission.", "agreement open KEN UGA"),
    ("adopt-plan", "Kenya and Uganda endorsed a plan to build a dam.", "agreement open KEN UGA"),
    ("adopt-own-plan", "Kenya approved a plan to build a dam.", "pledge open KEN"),
    ("convey-invitation", "Qatar conveyed an invitation to Algeria.", "invitation open QAT > DZA"),
    ("lift-jointly", "Chad and Sudan reopened their border.", "agreement fulfilled TCD SDN"),
    ("expect-of", "Kenya expects Uganda to lift the ban.", "request open KEN > UGA"),
    ("put-pressure", "Morocco put pressure on Spain to close the center.", "request open MAR > ESP"),
    ("make-a-condition", "Azerbaijan made it a condition that Armenia pay.", "request open AZE > ARM"),
    ("condition-on", "Niger conditioned the return of its envoy on an apology.", "request open NER"),
    ("serve-notice", "Senegal served notice on France to close its bases.", "request open SEN > FRA"),
    ("want-away", "Nigeria wants its bronzes back from Britain.", "request open NGA > GBR"),
    ("put-on-notice", "Kenya put Uganda on notice that it would close the border.", "pledge open KEN > UGA"),
    ("set-date", "Kenya and Uganda set a date for the withdrawal.", "agreement open KEN UGA"),
    ("at-disposal", "Kenya put its airport at the disposal of Chad.", "proposal open KEN > TCD"),
    ("ask-over", "Kenya asked Chad over for a drill.", "invitation open KEN > TCD"),
    ("be-welcome", "Kenya said that Chad would be welcome at the drill.", "invitation open KEN > TCD"),
    ("welcome-noun", "Kenya extended a welcome to Chad to join the drill.", "invitation open KEN > TCD"),
    ("urge-thing", "Kenya urged the release of the crew.", "request open KEN"),
    ("want-thing", "Kenya wants an apology from Chad.", "request open KEN > TCD"),
    ("set-deadline", "Kenya set a deadline for the release of the crew.", "request open KEN"),
    ("give-until", "Kenya gave Chad until Friday to free the crew.", "request open KEN > TCD"),
    ("warn-against", "Kenya warned Chad against closing the port.", "request open KEN > TCD"),
    ("lean-on", "Kenya leaned on Chad to free the crew.", "request open KEN > TCD"),
    ("put-to", "Kenya put it to Chad that the port be opened.", "request open KEN > TCD"),
    ("apply-to", "Kenya applied to join the pact.", "request open KEN"),
    ("apply", "Kenya applied for a loan.", "request open KEN"),
    ("stay-away", "Kenya stayed away from the talks.", "refusal open KEN"),
    ("cold-water", "Kenya poured cold water on a plan for a dam.", "refusal open KEN"),
]  # fmt: skip
SILENT = [
    ("chair-a-body", "Kenyan Foreign Minister Joy Wanjiru chairs the committee."),
    ("travel-noun", "Travel to Uganda is easy."),
    ("lead-delegation", "Kenyan Foreign Minister Joy Wanjiru headed a team of doctors."),
    ("red-carpet", "Uganda rolled out the red carpet for investors."),
    ("expects", "Uganda expects Kenyan President Joy Wanjiru to resign."),
    ("at-the-table", "The Kenyan president sat at the table."),
    ("meal", "Kenya gave a banquet in honor of the dead."),
    ("between-noun", "Kenya valued the engagement of Uganda."),
    ("credentials", "Kenya presented its credentials as a broker."),
    ("carry-to", "Kenya took the cup to Kampala."),
    ("plane", "The plane of a tourist landed in Kampala."),
    ("on-the-way", "Kenya was on its way to prosperity."),
    ("call-at", "Kenyan President Joy Wanjiru called at noon."),
    ("in-touch", "Kenyan President Joy Wanjiru was in touch with the mood."),
    ("together", "Kenya and Uganda stand together."),
    ("sign-on", "Kenya signed up volunteers."),
    ("sign-for", "Kenya signed for the parcel?"),
    ("sound-out", "Kenyan President Joy Wanjiru sounded out voters."),
    ("sit-across", "Kenyan President Joy Wanjiru sat across the aisle."),
    ("speak-to", "Kenyan President Joy Wanjiru spoke to the nation."),
    ("spend-time-with", "Kenyan President Joy Wanjiru joined the army in 1990."),
    ("discuss", "The president discussed the weather."),
    ("brief", "Kenya briefed reporters."),
    ("shake-hands", "The farm was shaken by an earthquake."),
    ("bring-together", "Qatar brought together support for the plan."),
    ("expected-in", "Rain is expected in Uganda on Friday."),
    ("call-up", "Kenya called the vote a success."),
    ("date-from", "The temple dates from 1998."),
    ("tell-by-phone", "Kenyan President Joy Wanjiru informed the press."),
    ("tell-by-letter", "Denmark informed Sweden."),
    ("write-to", "Denmark’s minister has written a book."),
    ("courtesy-call", "A courtesy call is an old custom."),
    ("again-noun", "The next one is blue."),
    ("meet", "Kenya met the criteria."),
    ("mediate-between", "Qatar offered to mediate between Chad and Sudan."),
    ("be-there", "Kenyan President Joy Wanjiru attended."),
    ("accompany", "Trade Minister Ali Musa accompanied Kenyan President Joy Wanjiru."),
    ("play-host", "Kenyan President Joy Wanjiru played host to the games."),
    ("talk-together", "Kenya and Uganda reviewed the plan."),
    ("take-up-with", "Kenyan President Joy Wanjiru raised the matter with the farmers of Uganda."),
    ("in-person", "Chile asked Peru’s minister to attend the rite in person."),
    ("be-with", "Chile’s president is in good health, with Peru’s economy growing."),
    ("summon", "Chile summoned its reserves."),
    ("put-pen-to-paper", "Chile put the pen of Peru’s poet on display."),
    ("convene", "Chile convened its parliament with Peru in mind."),
    ("exchange-noun", "Chile and Peru carried out an exchange of prisoners."),
    ("sit", "The Arab League sat on its hands."),
    ("take-to", "The talks took Chile and Peru to the brink."),
    ("board", "Chile took a plane to pieces."),
    ("step-off", "Chile’s president stepped off the path in Santiago."),
    ("visiting", "Visiting hours in Peru are short."),
    ("abroad", "Prices, in Peru as in Chile, rose."),
    ("welcome-to", "Chile welcomed Peru’s accession to the treaty."),
    ("send-somebody", "Chile sent copper to Peru."),
    ("guest", "Chile’s president was guest of honor at the parade."),
    ("headed-for", "The truck is headed for Kampala."),
    ("attend-ceremony", "Kenyan President Joy Wanjiru attended the parade in Nairobi."),
    ("return-from", "Chile noted the return of fish from Peru."),
    ("visit-from", "Chile had a visit from a whale."),
    ("invited-to-attend", "Kenyan President Joy Wanjiru attended the fair in Kampala."),
    ("arrival", "Chile noted the presence of fish in Peru."),
    ("brief-council", "Chile briefed its parliament on Peru."),
    ("face", "Chile faced Peru in the final."),
    ("call-on", "Chile called on Peru to reopen the border."),
    ("speak-with", "Ghana’s president spoke about farming."),
    ("mediate", "Qatar facilitated the export of gas."),
    ("invite-to", "Chile invited criticism."),
    ("accept-invitation", "Chile accepted an invitation to reflect."),
    ("agreement-noun", "The agreement is old."),
    ("receive", "Kenya received support from Uganda."),
    ("visit", "The tourists visited a museum."),
    ("travel", "The Brazilian market travelled to new heights."),
    ("send-envoys", "Finland sent grain to Estonia on Monday."),
    ("phone", "The farmer phoned his bank."),
    ("write", "Qatar delivered aid to Oman on Sunday."),
    ("sign", "The Peruvian minister signed the guest book."),
    ("attend", "Thai Prime Minister Somchai Dee attended a concert."),
    ("negotiate", "Egypt negotiated the curve."),
    ("visit-noun", "Polish President Jan Nowak paid attention to Lithuania."),
    ("meeting-noun", "Talks are useful."),
    ("call-noun", "Spain made a call."),
    ("negotiation-noun", "Negotiations are an art."),
    ("signing-noun", "The signature was illegible."),
    ("letter-noun", "The letter was long."),
    ("conference-noun", "The conference was long."),
    ("pledge", "Portugal promised a visit."),
    ("intend", "Egypt intends to visit Sudan."),
    ("assure", "Sweden assured Finland that ties are close."),
    ("give-word", "Latvia gave a speech."),
    ("pledge-noun", "Latvia’s pledge was well known."),
    ("agree", "Kenya did not agree to open the border."),
    ("reach-consensus", "Kenya reached the final."),
    ("establish-ties", "Belarus established a bank."),
    ("reach-truce", "Kenya declared a holiday."),
    ("announce-elevation", "Kenya announced the resumption of flights."),
    ("put-before", "Turkey put the matter before the court."),
    ("set-target", "Kenya set a high goal."),
    ("approve-jointly", "Kenya approved the construction of a dam."),
    ("announce-ties", "Kenya announced a partnership."),
    ("propose", "Turkey offered condolences to Greece."),
    ("put-on-the-table", "Turkey put the cup on the table."),
    ("glad", "Turkey was glad to train pilots."),
    ("willing", "China is willing."),
    ("proposal-noun", "The proposal was long."),
    ("invite", "Chile might invite Peru to join the drill."),
    ("invitation-noun", "The invitation was printed on paper."),
    ("request", "Norway asked Russia about the sailors."),
    ("demand", "Poland sought a solution."),
    ("call-for", "Mexico called the vote a success."),
    ("request-noun", "Cuba’s request was long."),
    ("refuse", "Iran rejected the accusation."),
    ("refusal-noun", "The refusal was noted."),
    ("will", "Bolivia will be glad."),
    ("announce-aid", "Japan announced the result."),
    ("prepared", "Libya prepared to leave."),
    ("denied-meeting", "Kenya denied the report."),
    ("intention-noun", "Chad criticized Sudan’s plan to build a wall."),
    ("unwilling", "The unwilling guest left Chad."),
    ("want", "Greece wants to build a wall."),
    ("come-with-request", "Greece turned to the question of ships."),
    ("stress-need", "Greece stressed the need for dialogue."),
    ("raise-need", "Greece raised the tax."),
    ("approve", "The Greek cabinet approved the budget."),
    ("must-needs", "Greece said it was vital that trade grow."),
    ("at-request", "Ghana’s request was long."),
    ("look-to", "Greece looks to expand its ports."),
    ("would-like", "Greece likes Malta to win."),
    ("threaten-measure", "The storm threatened Malta."),
    ("want-done", "Greece wants ships."),
    ("task-with", "Greece charged the men with murder."),
    ("committed", "Latvia is committed."),
    ("is-committed", "Latvia was bound by a treaty."),
    ("take-on-duty", "Latvia took responsibility for the crash."),
    ("sign-up", "Latvia signed up to the idea of a union."),
    ("give-way", "Latvia bowed to the inevitable."),
    ("give-leave", "Latvia gave a speech."),
    ("authorize", "Latvia cleared the snow."),
    ("grant-aid", "Latvia extended its condolences to Laos."),
    ("come-up-with-money", "Latvia came forward with a witness."),
    ("threat-noun", "Latvia faced a threat."),
    ("join-forces", "Kenya and Uganda joined forces."),
    ("prolong", "Kenya prolonged the truce."),
    ("set-up-jointly", "Kenya set up a commission."),
    ("adopt-plan", "Kenya and Uganda endorsed a candidate."),
    ("adopt-own-plan", "Kenya endorsed a plan to build a dam."),
    ("convey-invitation", "Qatar conveyed its greetings to Algeria."),
    ("lift-jointly", "Chad lifted the sanctions."),
    ("expect-of", "Kenya expects Uganda to win."),
    ("put-pressure", "The drought put pressure on Spain."),
    ("make-a-condition", "Azerbaijan made a cake."),
    ("condition-on", "The rain conditioned the soil of Niger."),
    ("serve-notice", "Senegal served dinner to its guests."),
    ("want-away", "Nigeria wants its bronzes."),
    ("put-on-notice", "Kenya put Uganda on the list."),
    ("set-date", "Kenya and Uganda set a record."),
    ("at-disposal", "Kenya put its flag at the door of Chad."),
    ("ask-over", "Kenya summoned its ambassador."),
    ("be-welcome", "Kenya said that rain would be welcome in May."),
    ("welcome-noun", "Kenya gave Chad a warm welcome."),
    ("urge-thing", "Kenya urged calm."),
    ("want-thing", "Kenya wants peace."),
    ("set-deadline", "Kenya set a record."),
    ("give-until", "Kenya gave Chad a flag until Friday."),
    ("warn-against", "Kenya warned Chad of floods."),
    ("lean-on", "Kenya leaned on its navy."),
    ("put-to", "Kenya put the flag to use."),
    ("apply-to", "The rule applied to Kenya."),
    ("apply", "Kenya applied the rule."),
    ("stay-away", "Kenya stayed away from politics."),
    ("cold-water", "Kenya poured concrete."),
]


@pytest.mark.parametrize(("frame", "sentence", "expected"), FIRES, ids=[row[0] for row in FIRES])
def test_a_frame_makes_its_record(reading, said_of, frame, sentence, expected):
    found = reading(sentence)
    assert [said_of(record) for record in found.report.records] == [expected]
    # Who else was there is told behind the gathering itself, which another frame makes.
    place = -1 if frame in ("be-there", "accompany") else 0
    assert [explanation.frames[place] for explanation in found.explanations] == [frame]


@pytest.mark.parametrize(("frame", "sentence"), SILENT, ids=[row[0] for row in SILENT])
def test_a_frame_leaves_alone_what_only_looks_like_it(reading, frame, sentence):
    assert frame not in {
        name for explanation in reading(sentence).explanations for name in explanation.frames
    }


def test_an_invitation_to_a_capital_proposes_a_visit_too(reading, said_of):
    found = reading("Chilean President Gabriel Boric invited Peruvian President Dina Boluarte to Santiago.")
    assert [said_of(record) for record in found.report.records] == [
        "visit proposed PER CHL",
        "invitation open CHL > PER",
    ]
    assert [explanation.frames for explanation in found.explanations] == [("invite-to",), ("invite",)]


def test_who_signs_up_to_an_accord_signs_it(reading, said_of):
    found = reading("Kenya signed up to the accord.").report.engagements
    assert [said_of(record) for record in found] == ["signing held KEN"]


def test_a_further_round_is_a_contact_of_the_kind_told_before(reading, said_of):
    found = reading("Chad and Sudan began negotiations on a treaty. The next round will take place in May.")
    assert [said_of(record) for record in found.report.engagements] == [
        "negotiation held TCD SDN",
        "negotiation scheduled TCD SDN",
    ]
    assert found.explanations[1].frames == ("again-noun",)


def test_every_frame_of_the_lexicon_stands_in_both_tables():
    lexicon = build_lexicon()
    frames = {
        frame.name
        for index in (lexicon.by_verb, lexicon.by_noun, lexicon.by_adjective, {"will": lexicon.will})
        for found in index.values()
        for frame in found
    }
    # What an invitation makes besides, and what needs a contact told before, have tests of their own.
    assert {row[0] for row in FIRES} | {
        "invite-to",
        "accept-invitation",
        "invited-to-attend",
        "again-noun",
        "be-with",
        "sign-on",
    } == frames
    assert {row[0] for row in SILENT} == frames


@pytest.mark.parametrize(
    "sentence",
    [
        "India hopes that ties with Nepal will improve.",
        "Nepal praised India for its support.",
        "Nepal thanked India for the visit.",
        "India and Nepal have close ties.",
        "India expressed concern over the dam.",
        "India reaffirmed that relations with Nepal are important.",
        "If India and Nepal were to meet, they would discuss the dam.",
        "If India met Nepal, the dam would be discussed.",
        "Analysts expect that India will ask Nepal to stop the dam.",
        "Analysts expect that Indian Prime Minister Raj Mehta will visit Nepal.",
        "Analysts urged India to stop the dam.",
        "India might ask Nepal to stop the dam.",
        "Did India promise to stop the dam?",
        "India did not promise to stop the dam.",
        "India did not meet Nepal.",
        "Indian Prime Minister Raj Mehta could visit Nepal.",
        "India will have close ties with Nepal.",
        "India should have a great future.",
    ],
)
def test_hopes_moods_positions_and_guesses_make_no_record(reading, sentence):
    assert reading(sentence).report.records == ()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Nepal accepted the proposal.", "proposal accepted IND > NPL"),
        ("Nepal welcomed the initiative.", "proposal accepted IND > NPL"),
        ("Nepal rejected the idea.", "proposal declined IND > NPL"),
        ("India withdrew the offer.", "proposal withdrawn IND > NPL"),
        ("India welcomed the initiative.", "proposal open IND > NPL"),
        ("Nepal did not accept the proposal.", "proposal declined IND > NPL"),
        ("Nepal did not reject the proposal.", "proposal open IND > NPL"),
        ("Nepal may accept the proposal.", "proposal open IND > NPL"),
        ("Nepal welcomed an initiative.", "proposal open IND > NPL"),
        ("Nepal welcomed the rain.", "proposal open IND > NPL"),
        ("Nepal accepted the invitation.", "proposal open IND > NPL"),
    ],
)
def test_an_answer_changes_what_it_is_given_to(acts, answer, expected):
    text = f"India met Nepal in Delhi. India proposed a joint commission. {answer}"
    assert acts(text)[0] == expected


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("India kept the promise.", "fulfilled"),
        ("India broke the promise.", "broken"),
        ("The promise was kept.", "fulfilled"),
    ],
)
def test_a_promise_is_kept_or_broken_by_whoever_made_it(acts, answer, status):
    text = f"India pledged to train 300 officers. {answer}"
    assert acts(text) == [f"pledge {status} IND"]


def test_an_answer_reaches_the_last_act_of_its_kind(report):
    found = report(
        "India proposed a joint commission. India proposed a new bridge. Nepal rejected the proposal."
    )
    assert [(c.content, c.status) for c in found.commitments if c.kind == "proposal"] == [
        ("a joint commission", "open"),
        ("a new bridge", "declined"),
    ]


def test_a_noun_under_its_own_verb_is_no_second_contact(report):
    (summit,) = report("Indonesia will host the ASEAN summit in Jakarta in May 2026.").engagements
    assert (summit.kind, summit.place, str(summit.when)) == ("conference", "Jakarta", "2026-05")
    assert [party.code for party in summit.parties] == ["IDN", "ASEAN"]


def test_a_verb_with_its_adverb_can_have_a_frame_of_its_own(reading, said_of):
    frame = frame_from(
        {
            "name": "write-back", "commitment": "refusal", "verbs": ["write back"], "by": ["subject"],
            "content": ["complement", "clause"],
        }
    )  # fmt: skip
    lexicon = build_lexicon([frame])
    assert [said_of(r) for r in reading("Oman wrote back on Monday.", lexicon=lexicon).report.records] == [
        "refusal open OMN"
    ]
    assert reading("Oman wrote on Monday.", lexicon=lexicon).report.records == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "During his time in Nepal, Indian Prime Minister Raj Mehta flew the Gnat fighter.",
        "Kenya's leaders were calling them Ugandans.",
    ],
)
def test_who_flies_a_craft_or_calls_people_something_is_in_contact_with_nobody(reading, sentence):
    assert reading(sentence).report.engagements == ()
