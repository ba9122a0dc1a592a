"""Counts, measures and percentages: value, unit to its sensible end, kind and modifier."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.figures import facts
from tests.extract.test_numbers import id_words, vi_words


@pytest.mark.parametrize(
    ("code", "text", "value", "unit"),
    [
        ("vi", "Có 151 trường vốn đầu tư trong nước.", 151, "trường vốn đầu tư trong nước"),
        ("vi", "Có 6 trường có vốn đầu tư nước ngoài.", 6, "trường có vốn đầu tư nước ngoài"),
        ("vi", "Sở đã cấp 1.135 giấy phép.", 1135, "giấy phép"),
        ("vi", "Họ góp khoảng 620 ngày công.", 620, "ngày công"),
        ("vi", "Đoàn tặng quà cho năm hộ nghèo.", 5, "hộ nghèo"),
        ("vi", "Trung tâm nhận 85 yêu cầu trong buổi sáng.", 85, "yêu cầu"),
        ("vi", "Hai nước nâng cấp quan hệ.", 2, "nước"),
        ("vi", "Bà bán 300 xiên, doanh thu rất khá.", 300, "xiên"),
        ("vi", "Bão quét qua 7 quận, huyện ven biển.", 7, "quận, huyện ven biển"),
        ("vi", "Chỉ còn hai con ông Tám ở nhà.", 2, "con"),
        ("vi", "Giao lưu với 10 nước ASEAN.Ông Tám kể vậy.", 10, "nước ASEAN"),
        ("vi", "Căn nhà có 3 phòng ngủ.", 3, "phòng ngủ"),
        ("vi", "Vụ việc tại 3 huyện Bộ Công an yêu cầu làm rõ.", 3, "huyện"),
        ("vi", "Bắn hạ 67 thiết bị bay không người lái.", 67, "thiết bị bay không người lái"),
        ("vi", "Có 12 tổ chức phi chính phủ dự họp.", 12, "tổ chức phi chính phủ"),
        ("id", "Ada enam bak penampung di sana.", 6, "bak penampung"),
        ("id", "Program itu menyasar 514 kabupaten/kota.", 514, "kabupaten/kota"),
        ("id", "Tiga smelter nikel dibangun.", 3, "smelter nikel"),
        ("id", "Dua derek dermaga tiba.", 2, "derek dermaga"),
        ("id", "Satu setengah juta petani menerima pupuk.", 1500000, "petani"),
        ("id", "Program itu menjangkau hingga ke 65 desa pesisir.", 65, "desa pesisir"),
        ("id", "Tim menangkap dua pelaku disertai barang bukti.", 2, "pelaku"),
        ("id", "Sudah 37 dari 38 provinsi melapor.", 37, "provinsi"),
    ],
)  # fmt: skip
def test_counts(code: str, text: str, value: int, unit: str) -> None:
    first = facts(text, code).quantities[0]
    assert (first.value, first.unit, first.kind) == (value, unit, "count")


@pytest.mark.parametrize(
    ("code", "text", "value", "unit", "unit_code"),
    [
        ("vi", "Thu 250 tấn cà phê.", 250, "tấn", "t"),
        ("vi", "Mua 30 tạ lúa.", 30, "tạ", "dt"),
        ("vi", "Rừng rộng 12,5 ha.", 12.5, "ha", "har"),
        ("vi", "Nhà máy 600 MW.", 600, "MW", "MW"),
        ("vi", "Bình chứa 20 lít.", 20, "lít", "L"),
        ("vi", "Màn hình 6,9 inch.", 6.9, "inch", "[in_i]"),
        ("id", "Panen 12 kuintal padi.", 12, "kuintal", "dt"),
        ("id", "Luasnya 5.000 meter persegi.", 5000, "meter persegi", "m2"),
        ("id", "Kapasitasnya 250.000 TEUs.", 250000, "TEUs", None),
        ("id", "Harga karet turun 2,25 poin.", 2.25, "poin", None),
    ],
)
def test_measures(code: str, text: str, value: float, unit: str, unit_code: str | None) -> None:
    (found,) = facts(text, code).quantities
    assert (found.value, found.unit, found.unit_code) == (value, unit, unit_code)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("vi", "GDP tăng 19,3%.", [(19.3, "%")]),
        ("vi", "Lãi suất giảm 0,5 điểm phần trăm.", [(0.5, "điểm phần trăm")]),
        ("vi", "Các ngành tăng lần lượt 5,2 và 6,1%.", [(5.2, "%"), (6.1, "%")]),
        ("vi", "Có 2/3 số hộ đồng ý.", [(66.67, "%")]),
        ("id", "Naik masing-masing 8,1 persen dan 8,6 persen.", [(8.1, "%"), (8.6, "%")]),
        ("id", "Bunga naik 25 basis poin.", [(25, "basis poin")]),
        ("id", "Pangsanya naik 2 poin persentase.", [(2, "poin persentase")]),
        ("id", "Dua pertiga warga setuju.", [(66.67, "%")]),
    ],
)
def test_percentages(code: str, text: str, expected: list[tuple[Any, ...]]) -> None:
    assert [(q.value, q.unit) for q in facts(text, code).quantities] == expected


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("id", "Naik antara 40 dan 50 persen.", 40, 50),
        ("id", "Naik 4%--5%.", 4, 5),
        ("vi", "Mỗi giường 2-3 người.", 2, 3),
        ("vi", "Dài từ 5 đến 6 km.", 5, 6),
    ],
)
def test_ranges(code: str, text: str, low: int, high: int) -> None:
    (found,) = facts(text, code).quantities
    assert (found.value, found.min, found.max) == (None, low, high)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 10**9))
def test_numbers_in_words_are_found_whole(number: int) -> None:
    for code, words, unit in (("vi", vi_words(number), "tấn"), ("id", id_words(number), "ton")):
        (found,) = facts(f"Kho có {words} {unit} gạo.", code).quantities
        assert (found.value, found.unit) == (number, unit)


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("vi", "Đêm qua -2 độ C.", -2, -2),
        ("vi", "Nhiệt độ từ âm 6 đến âm 3 độ C.", -6, -3),
        ("vi", "Ngày 22 -31 độ C.", 22, 31),
        ("id", "Suhunya -3 sampai 4 derajat Celsius.", -3, 4),
    ],
)
def test_degrees_keep_their_sign(code: str, text: str, low: int, high: int) -> None:
    [degrees] = facts(text, code).quantities
    ends = (degrees.min, degrees.max) if degrees.value is None else (degrees.value,) * 2
    assert ends == (low, high)


@pytest.mark.parametrize(
    ("code", "text", "value", "modifier"),
    [
        ("vi", "Mức phạt tối đa là 30%.", 30, "at_most"),
        ("vi", "Nhiều nhất lên tới 50 người.", 50, "at_most"),
        ("id", "Iurannya maksimal sebesar 5 persen.", 5, "at_most"),
        ("vi", "Mức cao nhất là 30%.", 30, "exact"),
        ("vi", "Mặt tiền không nhỏ hơn 3m.", 3, "at_least"),
    ],
)
def test_a_linking_word_after_the_bound(code: str, text: str, value: int, modifier: str) -> None:
    [quantity] = facts(text, code).quantities
    assert (quantity.value, quantity.modifier) == (value, modifier)
