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


def test_a_place_learnt_in_the_article_is_known_before_and_after() -> None:
    (place,) = places(
        "id", "Di Dang Mai, air naik. Provinsi Dang Mai siaga. Jalan ke Dang Mai putus."
    )
    assert (place.name, place.kind) == ("Dang Mai", "province")
    assert [mention.start for mention in place.mentions] == [3, 32, 57]


def test_a_learnt_place_is_not_found_in_a_persons_name() -> None:
    (place,) = places("vi", "Người dân xã Đồng Vang lo. Ông Trần Đồng Vang nói vậy.")
    assert len(place.mentions) == 1


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("vi", "Phó Chủ tịch UBND thành phố Lê Quang Hiển nói."),
        ("vi", "Cấp giống cho 3 tỉnh Thủ tướng đã nêu."),
        ("id", "Wali Kota Rina Kusuma hadir di sana."),
        ("id", "Pemkot Impikan Kota Ramah Pejalan Kaki"),
    ],
)
def test_people_roles_and_words_behind_a_kind_are_no_places(code: str, text: str) -> None:
    assert places(code, text) == []


def test_the_end_of_another_word_says_no_kind() -> None:
    (place,) = places("vi", "Liên minh hợp tác xã Việt Nam họp.")
    assert place.kind == "country"


def test_a_small_place_may_begin_like_a_large_one() -> None:
    assert [place.name for place in places("vi", "Xe dừng ở xã Mỹ Hòa Hưng.")] == ["Mỹ Hòa Hưng"]


def test_a_risky_name_is_none_where_a_longer_name_goes_on() -> None:
    assert places("id", "Wisatawan naik ke Batu Darma.") == []


def test_a_street_called_after_a_lady_is_no_district() -> None:
    assert places("vi", "Họ đánh nhau ở đường Bà Huyện Thanh Quan.") == []
