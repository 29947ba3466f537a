"""The table of office holders: what it answers, and that its rows are in order."""

from __future__ import annotations

import datetime
import itertools
import re
from collections import Counter
from importlib import resources

import pytest

from diplotrack.parties import Gazetteer
from diplotrack_article.leaders import LeaderTable, leaders

NOBODY = frozenset()
TABLE = LeaderTable(
    [
        "# code, name, office, since, until",
        "",
        "KEN\tAli Musa|Ali J. Musa\tpresident\t2010\t2015-06",
        "UGA\tAnna *Musa*\tforeign minister\t2012-03-01\t2018",
        "GHA\tOumar Diallo\tpresident\t2020\t",
        "TGO\tOumar Diallo\tforeign minister\t2021\t",
        "CHN\t*Zhao* Lin\tpremier\t2000\t2010",
        "BRN\t*Omar* *Sani*\tsultan\t1990\t",
        "VNM\tTô Lâm\tpresident\t2024\t",
        "EGY\tOmar el-Nil\tpresident\t2010\t",
        "NOR\tBjørn *Li Strøm*|Bjørn *Strøm*\tpremier\t2010-05\t2020-06-30",
        "NATO\tBjørn *Li Strøm*\tsecretary general\t2020-09\t2022",
        "GBR\tRufus II\tking\t2001\t",
        "PRK\t*Pak* Il-su\tpremier\t2001\t",
        "PHL\tJuan *Reyes* Jr.\tpresident\t2001\t",
        "JPN\tJiro Mori\tpremier\t2001\t",
        "IDN\t*Sutomo*\tpresident\t2001\t",
        "IND\tS. Menon\tforeign minister\t2001\t",
    ],
    organizations={"NATO"},
)


def day(year):
    return datetime.date(year, 6, 1)


@pytest.mark.parametrize(
    ("name", "how", "codes"),
    [
        ("Ali Musa", {}, {"KEN"}),
        ("ALI MUSA", {}, {"KEN"}),
        ("Ali K. Musa", {}, {"KEN"}),
        ("Ali J. Musa", {}, {"KEN"}),
        ("To Lam", {}, {"VNM"}),
        ("Lin Zhao", {}, {"CHN"}),
        ("Ali-Musa", {}, {"KEN"}),
        ("Sayed Ali Musa", {"title": "President"}, {"KEN"}),
        ("Sayed Ali Musa", {}, NOBODY),
        ("Joy Musa", {}, NOBODY),
        ("Joy Musa", {"title": "President"}, NOBODY),
        ("Zhao", {"title": "Premier"}, {"CHN"}),
        ("Lin", {"title": "Premier"}, NOBODY),
        ("Omar", {"title": "Sultan"}, {"BRN"}),
        ("Sani", {"title": "Sultan"}, {"BRN"}),
        ("Zhao", {}, NOBODY),
        ("Diallo", {"title": "President"}, {"GHA"}),
        ("Diallo", {"title": "Minister of Foreign Affairs"}, {"TGO"}),
        ("Diallo", {"title": "Envoy"}, {"GHA", "TGO"}),
        ("Jiro Mori III", {}, {"JPN"}),
        ("Oumar Diallo", {}, {"GHA", "TGO"}),
        ("Omar al-Nil", {}, {"EGY"}),
        ("Omar Nil", {}, {"EGY"}),
        ("Nil", {"title": "President"}, {"EGY"}),
        ("Al-Nil", {"title": "President"}, {"EGY"}),
        ("Bjorn Strom", {"on": datetime.date(2015, 1, 1)}, {"NOR"}),
        ("Li Strøm", {"title": "Premier", "on": datetime.date(2015, 1, 1)}, {"NOR"}),
        ("Rufus", {"title": "King"}, {"GBR"}),
        ("Rufus", {}, NOBODY),
        ("Pak Ilsu", {}, {"PRK"}),
        ("Pak Il Su", {}, {"PRK"}),
        ("Il-su Pak", {}, {"PRK"}),
        ("Juan Reyes", {}, {"PHL"}),
        ("Reyes Jr.", {"title": "President"}, {"PHL"}),
        ("Mori Jiro", {}, {"JPN"}),
        ("Musa Ali", {}, NOBODY),
        ("Sutomo", {"title": "President"}, {"IDN"}),
        ("Sutomo", {}, NOBODY),
        ("S. Menon", {}, {"IND"}),
        ("T. Menon", {"title": "Minister"}, NOBODY),
        ("...", {"title": "President"}, NOBODY),
        ("", {}, NOBODY),
    ],
)
def test_a_full_name_is_enough_and_a_surname_needs_a_title(name, how, codes):
    assert TABLE.party_codes(name, **how) == codes


@pytest.mark.parametrize(
    ("name", "year", "codes"),
    [
        ("Musa", 2009, NOBODY),
        ("Musa", 2010, {"KEN"}),
        ("Musa", 2013, {"KEN"}),
        ("Musa", 2016, {"UGA"}),
        ("Musa", 2019, NOBODY),
        ("Diallo", 2020, {"GHA"}),
        ("Diallo", 2050, {"GHA"}),
    ],
)
def test_a_surname_means_who_was_in_office(name, year, codes):
    assert TABLE.party_codes(name, title="President", on=day(year)) == codes


@pytest.mark.parametrize(
    ("year", "codes"), [(1990, NOBODY), (2000, {"KEN"}), (2012, {"KEN"}), (2025, {"KEN"}), (2040, NOBODY)]
)
def test_a_full_name_means_the_coming_and_the_former_holder_too(year, codes):
    assert TABLE.party_codes("Ali Musa", title=None, on=day(year)) == codes


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        ("2020-06-30", {"NOR"}),
        ("2020-07-15", {"NOR"}),
        ("2020-08-31", {"NOR"}),
        ("2020-09-01", {"NATO"}),
        ("2023-01-01", {"NOR"}),
        ("2000-01-01", {"NOR"}),
    ],
)
def test_who_holds_an_office_on_the_day_acts_for_its_party_and_nobody_for_an_organization_once_held(
    on, codes
):
    assert TABLE.party_codes("Bjørn Li Strøm", on=datetime.date.fromisoformat(on)) == codes


def test_a_row_that_lacks_a_column_is_refused():
    with pytest.raises(ValueError, match="has 4 columns; give code, names, office, since, until"):
        LeaderTable(["KEN\tAli Musa\tpresident\t2010"])


@pytest.mark.parametrize(
    ("name", "title", "year", "codes"),
    [
        ("Emmanuel Macron", None, 2025, {"FRA"}),
        ("Xi", "President", 2025, {"CHN"}),
        ("Trump", "President", 2025, {"USA"}),
        ("Kim", "President", 2000, {"KOR"}),
        ("Merkel", "Chancellor", 2025, NOBODY),
        ("von der Leyen", "President", 2024, {"EU"}),
        ("Charles", "King", 2024, {"GBR"}),
        ("Jens Stoltenberg", None, 2020, {"NATO"}),
        ("António Guterres", None, 2000, {"PRT"}),
    ],
)
def test_the_tables_own_answers(name, title, year, codes):
    assert leaders().party_codes(name, title=title, on=day(year)) == codes


@pytest.fixture(scope="module")
def rows():
    text = resources.files("diplotrack_article").joinpath("leaders.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def test_each_row_has_five_columns_and_none_but_the_last_is_empty(rows):
    assert [
        row
        for row in rows
        if len(row) != 5 or not all(cell.strip() == cell for cell in row) or not all(row[:4])
    ] == []


def test_each_code_is_a_party_that_is_known(rows):
    gazetteer = Gazetteer.builtin()
    assert sorted({row[0] for row in rows if row[0] not in gazetteer}) == []


def test_dates_are_years_or_iso_dates_and_none_ends_before_it_begins(rows):
    form = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
    assert [
        row for row in rows if not form.fullmatch(row[3]) or (row[4] and not form.fullmatch(row[4]))
    ] == []
    assert [row for row in rows if row[4] and row[4][: len(row[3])] < row[3][: len(row[4])]] == []
    assert [row for row in rows if row[3] >= "2027"] == []


def test_rows_stand_in_order_of_code_and_first_date(rows):
    keys = [(row[0], row[3]) for row in rows]
    assert [pair for pair in itertools.pairwise(keys) if pair[0] > pair[1]] == []


def test_no_row_stands_twice(rows):
    counts = Counter((row[0], row[1], row[2], row[3]) for row in rows)
    assert [row for row, count in counts.items() if count > 1] == []


def test_a_marked_surname_is_marked_on_both_sides(rows):
    names = [name for row in rows for name in row[1].split("|")]
    assert [n for n in names if n.count("*") % 2 or not n.replace("*", "").strip() or n.strip() != n] == []


@pytest.mark.parametrize(
    ("name", "code", "year", "office"),
    [
        ("Oumar Diallo", "GHA", 2022, "president"),
        ("Oumar Diallo", "TGO", 2022, "foreign minister"),
        ("Oumar Diallo", "TGO", 2020, None),
        ("Oumar Diallo", "KEN", 2022, None),
        ("Joy Diallo", "TGO", 2022, None),
    ],
)
def test_the_office_is_that_of_the_day_and_the_party(name, code, year, office):
    assert TABLE.office(name, code=code, title=None, on=day(year)) == office


def test_without_a_day_the_office_is_known_where_there_was_only_one():
    assert TABLE.office("Oumar Diallo", code="TGO", title=None, on=None) == "foreign minister"
    assert TABLE.office("Diallo", code="TGO", title=None, on=None) is None


def test_without_a_day_a_full_name_means_who_still_holds_an_office():
    table = LeaderTable(["DEU\tJana *Berg*\tminister\t2010\t2015", "EU\tJana *Berg*\tpresident\t2019\t"])
    assert table.party_codes("Jana Berg") == {"EU"}
    assert table.party_codes("Jana Berg", on=datetime.date(2012, 1, 1)) == {"DEU"}
    assert table.party_codes("Berg", title="President") == {"EU"}


def test_a_surname_alone_means_who_leads_on_the_day():
    table = LeaderTable(
        [
            "KEN\tAli Musa\tpresident\t2010\t2015",
            "UGA\tJoy Musa\tforeign minister\t2020\t",
            "GHA\tSam Ode\tspokesman\t2020\t",
        ]
    )
    assert table.surname_codes("Musa", on=datetime.date(2012, 1, 1)) == {"KEN"}
    assert table.surname_codes("Musa") == {"UGA"}
    assert table.surname_codes("Musa", on=datetime.date(2017, 1, 1)) == NOBODY
    assert table.surname_codes("Ode") == table.surname_codes("Ali Musa") == NOBODY
