"""Which party a written name means: the gazetteer, its data and its rules."""

from __future__ import annotations

import datetime
import re
import sys
from collections import Counter

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.errors import DiplotrackError, UnknownPartyError, ValidationError
from diplotrack.parties import Gazetteer, NameKind, PartyEntry, PartyKind
from diplotrack.partynames import Form, Tokens
from diplotrack.records import Party

GAZETTEER = Gazetteer.builtin()
WRITTEN = [
    form
    for entry in GAZETTEER
    for form in (entry.name, *entry.names, *entry.acronyms, *entry.demonyms, *entry.capitals, *entry.metonyms)
]


def codes(text: str, on: int | None = None) -> list[str]:
    return [mention.party.code for mention in GAZETTEER.scan(text, on=on)]


def found(name: str, **options: object) -> str | None:
    party = GAZETTEER.find(name, **options)  # type: ignore[arg-type]
    return party.code if party else None


# The data


def test_every_state_of_iso_3166_1_is_there_and_kosovo():
    states = {entry.code for entry in GAZETTEER if entry.kind is PartyKind.STATE}
    assert states == {country.alpha_3 for country in pycountry.countries} | {"XKX"}


def test_every_name_that_iso_gives_a_state_finds_it():
    for country in pycountry.countries:
        for name in {country.name, getattr(country, "common_name", country.name)}:
            if ", " not in name and name != "Congo":  # which means the larger one, by rule
                assert found(name) == country.alpha_3, name


def test_codes_of_states_belong_to_no_other_party():
    iso = {country.alpha_3 for country in pycountry.countries}
    assert not [e.code for e in GAZETTEER if e.kind is not PartyKind.STATE and e.code in iso]


def test_codes_of_former_states_are_isos_where_iso_has_one():
    withdrawn = {"SUN", "YUG", "DDR", "CSK", "SCG", "VDR", "YMD", "RHO", "SKM", "ANT", "PCI"}
    assert withdrawn <= {c.alpha_3 for c in pycountry.historic_countries}
    assert all(GAZETTEER.entry(code).kind is PartyKind.HISTORICAL for code in withdrawn)


def test_former_states_have_years_and_known_successors():
    for entry in GAZETTEER:
        if entry.kind is PartyKind.HISTORICAL:
            assert None not in (entry.since, entry.until), entry.code
            assert entry.successors, entry.code
        assert all(code in GAZETTEER for code in entry.successors), entry.code


def test_at_least_eighty_organizations_are_found_by_each_acronym():
    organizations = [e for e in GAZETTEER if e.kind is PartyKind.ORGANIZATION]
    assert len(organizations) >= 80
    for entry in organizations:
        for acronym in entry.acronyms:
            assert found(acronym) == entry.code, acronym


def test_each_state_is_found_by_the_name_that_it_is_shown_with():
    wrong = [(e.name, found(e.name)) for e in GAZETTEER if found(e.name) != e.code]
    assert not wrong


def test_a_name_of_two_living_parties_is_decided_by_a_documented_rule():
    owners: dict[str, set[str]] = {}
    for entry in GAZETTEER:
        if entry.until is None:
            for form in (entry.name, *entry.names, *entry.demonyms, *entry.capitals, *entry.metonyms):
                owners.setdefault(form, set()).add(entry.code)
    shared = {form for form, parties in owners.items() if len(parties) > 1}
    assert shared == {
        "Congo",
        "Congolese",
        "Korea",
        "Korean",
        "Koreans",
        "Dominican",
        "Dominicans",
        "Brussels",
    }


def test_no_form_is_written_twice_in_one_entry():
    for entry in GAZETTEER:
        for forms in (entry.names, entry.acronyms, entry.demonyms, entry.capitals, entry.metonyms):
            assert max(Counter(forms).values(), default=1) == 1, entry.code


# Looking up by code


def test_a_code_gives_its_party():
    assert GAZETTEER.party("KOR") == Party(code="KOR", name="South Korea") == GAZETTEER.get("KOR")
    assert GAZETTEER.get("XYZ") is None
    assert "KOR" in GAZETTEER
    assert "XYZ" not in GAZETTEER
    assert len(GAZETTEER) == len(list(GAZETTEER))


@pytest.mark.parametrize(
    ("code", "near"), [("KORR", "KOR"), ("China", "CHN"), ("ZAR", "COD"), ("BUR", "MMR"), ("kor", "KOR")]
)
def test_an_unknown_code_is_refused_with_what_comes_near(code: str, near: str):
    with pytest.raises(UnknownPartyError, match=re.escape(repr(code))) as caught:
        GAZETTEER.party(code)
    assert near in caught.value.near
    with pytest.raises(LookupError):
        GAZETTEER.entry(code)


# Finding one written name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Türkiye", "TUR"), ("Turkiye", "TUR"), ("Turkey", "TUR"), ("Côte d’Ivoire", "CIV"), ("Cote d'Ivoire", "CIV"),
        ("Ivory Coast", "CIV"), ("Czech Republic", "CZE"), ("Burma", "MMR"), ("Swaziland", "SWZ"), ("DPRK", "PRK"),
        ("ROK", "KOR"), ("PRC", "CHN"), ("U.A.E.", "ARE"), ("UK", "GBR"), ("Great Britain", "GBR"), ("Holland", "NLD"),
        ("U.S.", "USA"), ("US", "USA"), ("America", "USA"), ("the United States of America", "USA"), ("DRC", "COD"),
        ("Poles", "POL"), ("Polish", "POL"), ("Filipinos", "PHL"), ("Philippine", "PHL"), ("Britons", "GBR"),
        ("Kiev", "UKR"), ("Nur-Sultan", "KAZ"), ("Nay Pyi Taw", "MMR"), ("The Hague", "NLD"), ("the Hague", "NLD"),
        ("Kremlin", "RUS"), ("the White House", "USA"), ("Cheong Wa Dae", "KOR"), ("Zhongnanhai", "CHN"),
        ("Downing Street", "GBR"), ("Foggy Bottom", "USA"), ("South Block", "IND"), ("Elysee", "FRA"),
        ("Quai d'Orsay", "FRA"), ("Malacañang", "PHL"), ("Itamaraty", "BRA"), ("Casa Rosada", "ARG"),
        ("Palazzo Chigi", "ITA"), ("Akorda", "KAZ"), ("Aso Rock", "NGA"), ("Putrajaya", "MYS"), ("Berlaymont", "EU"),
        ("Turtle Bay", "UN"), ("European Commission", "EU"), ("Nato", "NATO"), ("OPEC+", "OPEC-PLUS"),
        ("World Bank", "WB"), ("Arab League", "LAS"), ("Non-Aligned Movement", "NAM-MVT"), ("NAM", "NAM-MVT"),
        ("Security Council", "UNSC"), ("Taipei", "TWN"), ("Palestinian Authority", "PSE"), ("Kosovo", "XKX"),
        ("Hamas", "HAMAS"), ("the Houthis", "HOUTHI"), ("Zaire", "COD"), ("China's", "CHN"), ("China’s", "CHN"),
        ("the Philippines'", "PHL"), ("SOUTH KOREA", "KOR"), ("Soviet Union", "SUN"), ("Guinea–Bissau", "GNB"),
        ("  France ", "FRA"), ("St Lucia", "LCA"), ("St. Lucia", "LCA"),
        ("Korea, Republic of", "KOR"), ("Korea, North", "PRK"), ("Congo, Democratic Republic of the", "COD"),
        ("Bahamas, The", "BHS"), ("Burma (Myanmar)", "MMR"), ("Congo (Kinshasa)", "COD"),
    ],
)  # fmt: skip
def test_a_written_name_means_its_party(name: str, code: str):
    assert found(name) == code


@pytest.mark.parametrize(
    "name",
    [
        "us", "who", "Who", "Us", "turkey", "china", "polish", "South China Sea", "the North", "Sino", "Male", "Tel Aviv",
        "Latin American", "Korean Peninsula", "Northern Ireland", "England and France", "", " ", "…", "the", "'s",
        "Denmark (Greenland)", "France (Provisional Government)", "Korea, Gulf of", "(", "x, of",
    ],
)  # fmt: skip
def test_what_is_no_written_name_means_nobody(name: str):
    assert found(name) is None


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("Germany", 1910, "REICH"), ("Germany", 1975, "DEU"), ("Germany", None, "DEU"), ("Soviet Union", 2024, "SUN"),
        ("Moscow", 1975, "SUN"), ("Moscow", 2024, "RUS"), ("Russia", 1900, "RUS-EMP"), ("Turkey", 1900, "OTTOMAN"),
        ("Turkey", 1950, "TUR"), ("Belgrade", 1975, "YUG"), ("Belgrade", 2005, "SCG"), ("Belgrade", 2010, "SRB"),
        ("Prague", 1980, "CSK"), ("Saigon", 1970, "RVN"), ("Saigon", None, None), ("Saigon", 2024, None),
        ("Hanoi", 1970, "VDR"), ("Hanoi", 1990, "VNM"), ("Korea", 1900, "JOSEON"), ("China", 1930, "ROC-MAIN"),
        ("Republic of China", 1930, "ROC-MAIN"), ("Republic of China", 1980, "TWN"), ("Yemen", 1980, "YAR"),
        ("Yemen", 1990, "YEM"), ("East Germany", 2020, "DDR"), ("Vienna", 1900, "AUH"),
    ],
)  # fmt: skip
def test_the_year_chooses_between_parties_of_one_name(name: str, year: int | None, code: str | None):
    assert found(name, on=year) == code


def test_a_day_counts_by_its_year():
    assert found("Moscow", on=datetime.date(1975, 8, 1)) == "SUN"
    assert codes("Moscow objected.", on=1975) == ["SUN"]


@pytest.mark.parametrize(
    ("name", "context", "code"),
    [
        ("American", "Latin American leaders met.", None), ("American", "American officials met.", "USA"),
        ("Georgia", "a rally in Atlanta, Georgia", None), ("Georgia", "Georgia and Armenia agreed.", "GEO"),
        ("Congo", "Sassou Nguesso spoke for Congo.", "COG"), ("Congo", "", "COD"),
        ("Congo", "Brazzaville and Kinshasa both claim to speak for Congo.", "COD"),
        ("Washington", "George Washington", None), ("the Congo", "talks in Brazzaville", "COG"),
    ],
)  # fmt: skip
def test_the_context_decides_what_a_name_means(name: str, context: str, code: str | None):
    assert found(name, context=context) == code


# Scanning a text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sino-Russian drills", "CHN RUS"), ("a US-led force", "USA"), ("Korea–China ties", "KOR CHN"),
        ("the North and the South", ""), ("Franco-German, Anglo-American", "FRA DEU GBR USA"), ("Franco died", ""),
        ("U.S.-China talks in the U.S.", "USA CHN USA"), ("who told us", ""), ("the WHO told the US", "WHO USA"),
        ("WHO WILL MEET THE KREMLIN?", "RUS"), ("THAILAND–CAMBODIA", "THA KHM"),
        ("Papua New Guinea, Guinea-Bissau, Equatorial Guinea, Guinea", "PNG GNB GNQ GIN"),
        ("He left Guinea. Bissau was next.", "GIN GNB"), ("the Gulf of Guinea", ""), ("New Guinea", ""),
        ("DR Congo and the Republic of the Congo", "COD COG"), ("Congo and Rwanda", "COD RWA"),
        ("Congo and Gabon spoke in Brazzaville", "COG GAB COG"),
        ("South Korea and North Korea: Koreans hope", "KOR PRK KOR"), ("Pyongyang says Koreans agree", "PRK PRK"),
        ("on the Korean Peninsula", ""), ("inter-Korean talks", ""),
        ("Americans in American Samoa", "USA ASM"), ("South American, North American and Latin American", ""),
        ("George Washington", ""), ("Mr. Washington said", ""), ("President Washington", ""),
        ("Washington said", "USA"), ("the Washington Post", ""), ("in Seattle, Washington", ""), ("Washington state", ""),
        ("in Washington, D.C.", "USA"), ("Rep. Jordan and Michael B. Jordan and Michael Jordan", ""),
        ("Jordan Bardella and Chad Wolf", ""), ("Defense Minister Israel Katz", ""), ("Jordan's king", "JOR"),
        ("In Jordan Blinken said", "JOR"), ("Jordan Foreign Minister Safadi", "JOR"), ("Israel struck Chad", "ISR TCD"),
        ("Atlanta, Georgia", ""), ("Georgia's Senate race", ""), ("Gov. Kemp of Georgia", ""),
        ("He left Atlanta. Georgia signed with Armenia.", "GEO ARM"), ("South Georgia", "SGS"),
        ("Niger, Nigeria, Nigerien, Nigerian; the Niger River", "NER NGA NER NGA"),
        ("Dominica and the Dominican Republic", "DMA DOM"), ("A Dominican envoy", "DOM"),
        ("Dominica sent a Dominican envoy", "DMA DMA"), ("Ireland and Northern Ireland", "IRL"),
        ("South Sudan and Sudan", "SSD SDN"), ("Macedonia, now North Macedonia", "MKD MKD"),
        ("Samoa and American Samoa", "WSM ASM"), ("Mexico City, New Mexico, the Gulf of Mexico", "MEX"),
        ("New Delhi on the Indian Ocean", "IND"), ("the East China Sea, the Sea of Japan, the Taiwan Strait", ""),
        ("the Persian Gulf and the English Channel", ""), ("China-made, Geneva-based, Russian-speaking", ""),
        ("pro-Russian and ex-Soviet", ""), ("They spoke Russian.", ""), ("It was signed in Chinese.", ""),
        ("It was signed in Chinese and English.", ""), ("in Chinese waters", "CHN"), ("the French language", ""),
        ("turkey on a plate in Turkey", "TUR"), ("Poles at the North Pole", "POL"), ("Male voters in Malé", "MDV"),
        ("Brussels insisted", "EU"), ("Belgium insisted in Brussels", "BEL BEL"),
        ("Belgium told the EU in Brussels", "BEL EU EU"), ("Victoria", ""), ("Seychelles: Victoria agreed", "SYC SYC"),
        ("the UN Security Council", "UNSC"), ("Russia's Security Council", "RUS"), ("the Russian Security Council", "RUS"),
        ("the UN's Security Council", "UN UNSC"), ("the National Security Council", ""),
        ("the Commonwealth of Dominica in the Commonwealth", "DMA CW"), ("the Commonwealth of Virginia", ""),
        ("Peking University and Seoul National University", ""), ("Bank of Japan", ""), ("_China_, (Japan)", "CHN JPN"),
        ("Chinatown, Indiana, Omaniac", ""), ("the Secretary of State in Washington", "USA"),
        ("Taipei, Hong Kong and Ramallah", "TWN HKG PSE"), ("South\nKorea", "KOR"),
        ("the U.S.-Jordan Bilateral Commission", "USA JOR"), ("an ASEAN Post-Ministerial Meeting", "ASEAN"),
        ("The Paris Agreement", ""), ("Paris agreed", "FRA"),
    ],
)  # fmt: skip
def test_a_scan_finds_the_parties_that_a_text_names(text: str, expected: str):
    assert " ".join(codes(text)) == expected


def test_words_across_a_paragraph_are_not_one_name():
    assert [m.surface for m in GAZETTEER.scan("South\n\nKorea")] == ["Korea"]
    assert [m.surface for m in GAZETTEER.scan("South\nKorea")] == ["South\nKorea"]


def test_a_mention_tells_in_which_way_it_names_the_party():
    text = "China’s envoy left Beijing; the Chinese and the PRC wrote to the Kremlin."
    kinds = [(mention.surface, mention.kind) for mention in GAZETTEER.scan(text)]
    assert kinds == [
        ("China", NameKind.NAME),
        ("Beijing", NameKind.CAPITAL),
        ("Chinese", NameKind.DEMONYM),
        ("PRC", NameKind.ACRONYM),
        ("Kremlin", NameKind.METONYM),
    ]


fragments = st.one_of(
    st.sampled_from(WRITTEN), st.sampled_from([" ", "-", "’s ", ". ", "\n", "the ", "é", "Mr. "]), st.text()
)


@given(st.lists(fragments, max_size=12).map("".join), st.none() | st.integers(1700, 2100))
def test_mentions_of_any_text_are_exact_ordered_and_apart(text: str, year: int | None):
    end = 0
    for mention in GAZETTEER.scan(text, on=year):
        assert text[mention.start : mention.end] == mention.surface
        assert end <= mention.start < mention.end
        assert mention.party == GAZETTEER.party(mention.party.code)
        end = mention.end


@given(st.text("aBcD.+- _1é\u0301\u0300", max_size=15))
def test_a_text_is_cut_into_dotted_initials_and_runs_of_letters(text: str):
    initials = r"(?<![^\W_])[A-Z](?:\.[A-Z])+\.?(?![^\W_])"
    plain = re.compile(initials + r"|(?:[^\W_][\u0300-\u036f]*)+(?:\+(?![\w+]))?")
    tokens = Tokens(text)
    found = [(match.start(), match.end(), match.group()) for match in plain.finditer(text)]
    assert list(zip(tokens.starts, tokens.ends, tokens.words, strict=True)) == found


@given(st.one_of(st.text(), fragments), st.lists(fragments, max_size=4).map("".join))
def test_finding_any_name_in_any_context_never_raises(name: str, context: str):
    party = GAZETTEER.find(name, context=context)
    assert party is None or party.code in GAZETTEER


@given(st.sampled_from(WRITTEN))
def test_each_written_form_is_read_as_one_whole(form: str):
    mentions = list(GAZETTEER.scan(f"“{form}”"))
    assert all(mention.surface.rstrip(".") == form.rstrip("-.") for mention in mentions)


@pytest.mark.parametrize(
    "unit",
    [
        "Congo and Beijing met in Paris. ",
        "Republic ",
        "U.S.A.",
        "Peking ",
        "Gov. Georgia Jordan ",
        "in Chinese ",
    ],
)
def test_the_cost_of_a_scan_grows_with_the_text_and_not_faster(unit: str):
    def cost(times: int) -> int:
        steps = 0

        def count(*_: object) -> None:
            nonlocal steps
            steps += 1

        sys.setprofile(count)
        try:
            for _ in GAZETTEER.scan(unit * times):
                pass
        finally:
            sys.setprofile(None)
        return steps

    cost(10)
    assert cost(3200) < cost(200) * 16 * 1.1


# Further entries


MOON = PartyEntry(
    code="MOON", name="Lunar League", kind=PartyKind.ORGANIZATION, acronyms=("LL",), demonyms=("Lunarian",)
)


def test_entries_of_plugins_are_found_and_the_builtin_ones_stay():
    more = GAZETTEER.extended([MOON])
    assert [m.party.code for m in more.scan("Lunarian and Chinese envoys of the Lunar League")] == [
        "MOON",
        "CHN",
        "MOON",
    ]
    assert "MOON" not in GAZETTEER
    assert more.party("MOON").name == "Lunar League"


def test_the_same_entry_twice_is_one_and_further_names_are_added():
    more = GAZETTEER.extended([MOON, MOON, GAZETTEER.entry("CHN")])
    assert len(more) == len(GAZETTEER) + 1
    assert more.entry("CHN") == GAZETTEER.entry("CHN")
    china = PartyEntry(code="CHN", name="China", kind=PartyKind.STATE, metonyms=("Waijiaobu",))
    named = GAZETTEER.extended([china])
    assert [m.party.code for m in named.scan("Waijiaobu and Zhongnanhai")] == ["CHN", "CHN"]


def test_an_entry_that_contradicts_a_known_one_is_refused_with_both_values():
    other = PartyEntry(code="CHN", name="Cathay", kind=PartyKind.STATE)
    with pytest.raises(ValidationError, match=r"PartyEntry\.name: 'Cathay' .*CHN .*'China'"):
        GAZETTEER.extended([other])


def test_a_name_that_a_living_party_has_is_refused_with_both_codes():
    thief = PartyEntry(code="MOON", name="Lunar League", kind=PartyKind.ORGANIZATION, names=("France",))
    with pytest.raises(DiplotrackError, match=r"'france' .*FRA and MOON"):
        GAZETTEER.extended([thief])


@pytest.mark.parametrize(
    ("field", "value"),
    [("code", "moon"), ("name", " "), ("name", "—"), ("names", "Moon"), ("acronyms", ("",)), ("until", 1900)],
)
def test_a_malformed_entry_is_refused_by_its_field(field: str, value: object):
    data: dict[str, object] = {
        "code": "MOON",
        "name": "Moon",
        "kind": PartyKind.GROUP,
        "since": 1950,
        field: value,
    }
    with pytest.raises(ValidationError, match=field):
        PartyEntry(**data)  # type: ignore[arg-type]


def test_a_form_without_a_letter_is_refused():
    with pytest.raises(ValueError, match="has no letter or digit"):
        Form.of("—")


def test_a_list_of_names_will_do():
    entry = PartyEntry(code="MOON", name="Moon", kind=PartyKind.GROUP, names=["Luna"])  # type: ignore[arg-type]
    assert entry.names == ("Luna",)


def test_a_gazetteer_of_ones_own_needs_no_rules():
    own = Gazetteer([MOON])
    assert [m.surface for m in own.scan("The LL and the ll of the Lunar League")] == ["LL", "Lunar League"]
