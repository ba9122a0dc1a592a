"""The gazetteers and name lists: what the tables promise to the stages that read them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import get_args

import pytest

from pipeline import lang
from pipeline.record import OrganisationKind, PlaceKind

TABLES = [
    (code, name)
    for code in ("id", "vi")
    for name in ("cities", "countries", "organisations", "places")
]
LISTS = [
    ("vi", "surnames"),
    ("id", "given_names"),
    ("shared", "given_names"),
]
COUNTRY = {"id": "ID", "vi": "VN"}
KEYS = {"places": ("name", "kind", "type", "parent")}
REGENCIES = {
    "Aceh": 23, "Sumatera Utara": 33, "Sumatera Barat": 19, "Riau": 12, "Jambi": 11,
    "Sumatera Selatan": 17, "Bengkulu": 10, "Lampung": 15, "Kepulauan Bangka Belitung": 7,
    "Kepulauan Riau": 7, "DKI Jakarta": 6, "Jawa Barat": 27, "Jawa Tengah": 35,
    "Daerah Istimewa Yogyakarta": 5, "Jawa Timur": 38, "Banten": 8, "Bali": 9,
    "Nusa Tenggara Barat": 10, "Nusa Tenggara Timur": 22, "Kalimantan Barat": 14,
    "Kalimantan Tengah": 14, "Kalimantan Selatan": 13, "Kalimantan Timur": 10,
    "Kalimantan Utara": 5, "Sulawesi Utara": 15, "Sulawesi Tengah": 13, "Sulawesi Selatan": 24,
    "Sulawesi Tenggara": 17, "Gorontalo": 6, "Sulawesi Barat": 6, "Maluku": 11,
    "Maluku Utara": 10, "Papua": 9, "Papua Barat": 7, "Papua Selatan": 4, "Papua Tengah": 8,
    "Papua Pegunungan": 8, "Papua Barat Daya": 6,
}  # fmt: skip


def provinces(code: str, status: str) -> list[dict[str, str]]:
    rows = lang.table(code, "places")
    return [row for row in rows if row["kind"] == "province" and row["status"] == status]


def printed_forms(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("|"))]


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_every_row_fills_exactly_the_columns_of_the_header(code: str, name: str) -> None:
    rows = lang.table(code, name)
    assert len(rows) > 200
    # DictReader files surplus cells under None and missing ones as None
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_tables_note_their_source_and_date(code: str, name: str) -> None:
    text = (lang.folder(code) / "gazetteer" / f"{name}.tsv").read_text("utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", " ".join(comments))


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_tables_are_sorted_by_name(code: str, name: str) -> None:
    names = [row["name"] for row in lang.table(code, name)]
    assert names == sorted(names)


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_tables_hold_no_entry_twice(code: str, name: str) -> None:
    key = KEYS.get(name, ("name",))
    counts = Counter(tuple(row[column] for column in key) for row in lang.table(code, name))
    assert [entry for entry, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_no_row_prints_the_same_form_twice(code: str, name: str) -> None:
    for row in lang.table(code, name):
        forms = printed_forms(row)
        forms += filter(None, row.get("abbreviations", "").split("|"))
        assert len(forms) == len(set(forms)), row["name"]


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_cells_are_composed_and_trimmed(code: str, name: str) -> None:
    for row in lang.table(code, name):
        for cell in row.values():
            assert unicodedata.is_normalized("NFC", cell), row
            assert all(part == part.strip() for part in cell.split("|")), row


@pytest.mark.parametrize("name", ["cities", "countries"])
@pytest.mark.parametrize("code", ["id", "vi"])
def test_one_form_means_one_country(code: str, name: str) -> None:
    meaning: dict[str, str] = {}
    for row in lang.table(code, name):
        for form in printed_forms(row):
            assert meaning.setdefault(form, row["code"]) == row["code"], form


@pytest.mark.parametrize("code", ["id", "vi"])
def test_an_organisation_abbreviation_stands_for_one_body(code: str) -> None:
    meaning: dict[str, str] = {}
    for row in lang.table(code, "organisations"):
        for form in filter(None, row["abbreviations"].split("|")):
            assert meaning.setdefault(form, row["name"]) == row["name"], form


@pytest.mark.parametrize("code", ["id", "vi"])
def test_organisation_kinds_are_those_of_the_record(code: str) -> None:
    kinds = {row["kind"] for row in lang.table(code, "organisations")}
    assert kinds <= set(get_args(OrganisationKind))


@pytest.mark.parametrize("code", ["id", "vi"])
def test_an_organisation_ends_after_it_began(code: str) -> None:
    for row in lang.table(code, "organisations"):
        for day in filter(None, (row["from"], row["until"])):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", day), row
        if row["from"] and row["until"]:
            assert row["from"] < row["until"], row["name"]


@pytest.mark.parametrize("code", ["id", "vi"])
def test_place_kinds_are_those_of_the_record(code: str) -> None:
    kinds = {row["kind"] for row in lang.table(code, "places")}
    assert kinds <= set(get_args(PlaceKind))


@pytest.mark.parametrize("code", ["id", "vi"])
def test_provinces_of_today_have_a_code_of_their_own(code: str) -> None:
    codes = [row["code"] for row in provinces(code, "current")]
    assert all(re.fullmatch(rf"{COUNTRY[code]}-[A-Z0-9]{{2}}", value) for value in codes)
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", ["id", "vi"])
def test_subdivision_codes_are_in_iso_3166_2(code: str) -> None:
    pycountry = pytest.importorskip("pycountry")
    known = {entry.code for entry in pycountry.subdivisions.get(country_code=COUNTRY[code])}
    used = {row["code"] for row in lang.table(code, "places") if row["code"]}
    assert used <= known


@pytest.mark.parametrize("name", ["cities", "countries"])
@pytest.mark.parametrize("code", ["id", "vi"])
def test_country_codes_are_in_iso_3166_1(code: str, name: str) -> None:
    pycountry = pytest.importorskip("pycountry")
    known = {entry.alpha_2 for entry in pycountry.countries} | {"XK"}  # Kosovo: user-assigned
    rows = lang.table(code, name)
    assert {row["code"] for row in rows if row.get("status") != "former"} <= known


def test_vietnam_has_34_provinces_today() -> None:
    assert len(provinces("vi", "current")) == 34


def test_vietnam_had_63_provinces_until_the_merger() -> None:
    merged = [row for row in provinces("vi", "former") if row["until"] == "2025-07-01"]
    assert len(merged) + len(provinces("vi", "current")) == 63


def test_every_former_province_of_vietnam_leads_to_one_of_today() -> None:
    today = {row["name"] for row in provinces("vi", "current")}
    assert {row["successor"] for row in provinces("vi", "former")} <= today


def test_districts_of_vietnam_are_former_and_have_a_known_province() -> None:
    known = {row["name"] for row in provinces("vi", "current") + provinces("vi", "former")}
    rows = [row for row in lang.table("vi", "places") if row["kind"] == "district"]
    assert len(rows) > 580
    assert all(row["status"] == "former" and row["parent"] in known for row in rows)


def test_indonesia_has_38_provinces() -> None:
    assert len(provinces("id", "current")) == 38


def test_regencies_and_cities_of_indonesia_by_province() -> None:
    rows = [row for row in lang.table("id", "places") if row["kind"] in ("district", "city")]
    assert Counter(row["parent"] for row in rows) == REGENCIES
    assert len(rows) == 514


@pytest.mark.parametrize(
    ("code", "form", "name"),
    [
        ("vi", "TP.HCM", "Thành phố Hồ Chí Minh"),
        ("vi", "Hoà Bình", "Hòa Bình"),
        ("vi", "Thừa Thiên-Huế", "Thừa Thiên Huế"),
        ("id", "Jatim", "Jawa Timur"),
        ("id", "NTT", "Nusa Tenggara Timur"),
    ],
)
def test_provinces_are_known_by_the_forms_the_press_prints(code: str, form: str, name: str) -> None:
    rows = provinces(code, "current") + provinces(code, "former")
    assert [row["name"] for row in rows if form in printed_forms(row)] == [name]


@pytest.mark.parametrize(
    ("code", "name", "form"),
    [("vi", "countries", "Anh"), ("vi", "places", "Vinh"), ("id", "places", "Batang")],
)
def test_forms_that_are_also_words_or_people_are_marked(code: str, name: str, form: str) -> None:
    rows = [row for row in lang.table(code, name) if form in printed_forms(row)]
    assert {row["risky"] for row in rows} == {"yes"}


@pytest.mark.parametrize(("code", "name"), LISTS)
def test_name_lists_are_sorted_composed_and_without_repeats(code: str, name: str) -> None:
    entries = list(lang.words(code, name))
    assert len(entries) > 250
    assert entries == sorted(set(entries))
    assert all(unicodedata.is_normalized("NFC", entry) for entry in entries)


@pytest.mark.parametrize(("code", "name"), LISTS)
def test_names_begin_with_a_capital_letter(code: str, name: str) -> None:
    assert [entry for entry in lang.words(code, name) if not entry[0].isupper()] == []


@pytest.mark.parametrize("code", ["id", "vi"])
def test_thing_abbreviations_name_no_organisation_of_the_gazetteer(code: str) -> None:
    things = set(lang.words(code, "thing_abbreviations"))
    assert things
    for row in lang.table(code, "organisations"):
        assert things.isdisjoint([*printed_forms(row), *row["abbreviations"].split("|")])
