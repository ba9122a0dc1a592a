"""Places: kind, code and status from the tables, risky names only with evidence."""

from __future__ import annotations

import pytest

from pipeline.document import Document, Language, Source
from pipeline.extract import extract
from pipeline.record import Place


def places(code: str, text: str) -> list[Place]:
    document = Document(
        Source("test", text.encode(), "text/plain"), text=text, language=Language(code, 1.0)
    )
    facts = extract(document).facts
    assert facts is not None
    return facts.places


@pytest.mark.parametrize(
    ("code", "text", "name", "kind", "iso"),
    [
        ("vi", "Lũ lớn ở Cao Bằng.", "Cao Bằng", "province", "VN-04"),
        ("vi", "Ông sang Nhật Bản dự họp.", "Nhật Bản", "country", "JP"),
        ("vi", "Cháy ở TP.HCM tối qua.", "TP.HCM", "province", "VN-SG"),
        ("id", "Banjir di Jawa Barat meluas.", "Jawa Barat", "province", "ID-JB"),
        ("id", "Dia terbang ke Amerika Serikat.", "Amerika Serikat", "country", "US"),
    ],
)
def test_a_known_place_has_its_kind_and_code(
    code: str, text: str, name: str, kind: str, iso: str
) -> None:
    (place,) = places(code, text)
    assert (place.name, place.kind, place.code) == (name, kind, iso)


def test_a_province_merged_in_2025_is_former() -> None:
    former = {place.name: place.status for place in places("vi", "Hà Giang và Cao Bằng mưa to.")}
    assert former == {"Hà Giang": "former", "Cao Bằng": "current"}


def test_the_word_before_a_name_decides_its_kind() -> None:
    (place,) = places("vi", "Xe lật ở huyện Quảng Ninh hôm qua.")
    assert (place.kind, place.code) == ("district", None)


def test_an_unknown_commune_is_read_behind_its_word() -> None:
    kinds = {place.name: place.kind for place in places("id", "Warga Desa Sukaramai mengungsi.")}
    assert kinds == {"Sukaramai": "commune"}


def test_a_numbered_district_keeps_its_word() -> None:
    assert [place.name for place in places("vi", "Nhà cháy ở Quận 3.")] == ["Quận 3"]


def test_a_place_within_a_bodys_name_is_a_place() -> None:
    assert [place.name for place in places("vi", "UBND tỉnh Hà Giang họp.")] == ["Hà Giang"]


@pytest.mark.parametrize("text", ["Ông Trần Hà Giang đến dự.", "Nhà ở đường Điện Biên Phủ."])
def test_persons_and_streets_are_no_places(text: str) -> None:
    assert not {place.name for place in places("vi", text)} & {"Hà Giang", "Điện Biên"}


def test_a_risky_name_needs_evidence() -> None:
    assert places("vi", "Bà Vinh nói vậy.") == []
    assert [place.name for place in places("vi", "Bà sống ở Vinh đã lâu.")] == ["Vinh"]


def test_one_country_in_two_spellings_is_one_place() -> None:
    (place,) = places("id", "Amerika Serikat menolak. Sikap AS itu dikritik di AS.")
    assert {mention.text for mention in place.mentions} == {"Amerika Serikat", "AS"}
