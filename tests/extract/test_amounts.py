"""Money as the press prints it: scales, ranges, bounds, lists, units, carried currency."""

from typing import Any

import pytest

from tests.extract.figures import facts

CASES: list[tuple[str, str, list[tuple[Any, ...]]]] = [
    ("vi", "Huyện chi 110 tỷ đồng.", [(110 * 10**9, "VND", "exact")]),
    ("vi", "Huyện chi 110 tỉ.", [(110 * 10**9, "VND", "exact")]),
    ("vi", "Vé giá 1.200 đồng.", [(1200, "VND", "exact")]),
    ("vi", "Quỹ nhận 2 triệu đô la Mỹ.", [(2000000, "USD", "exact")]),
    ("vi", "Quỹ nhận 2 triệu đô la Australia.", [(2000000, "AUD", "exact")]),
    ("vi", "Lương 3 triệu won.", [(3000000, "KRW", "exact")]),
    ("vi", "Giá 5.000 yên.", [(5000, "JPY", "exact")]),
    ("vi", "Phạt 10.000 nhân dân tệ.", [(10000, "CNY", "exact")]),
    ("vi", "Hàng trị giá 5.000 bảng Anh.", [(5000, "GBP", "exact")]),
    ("vi", "Nhà giá 200.000 euro.", [(200000, "EUR", "exact")]),
    ("vi", "Vốn hơn 228,7 triệu USD.", [(228700000, "USD", "more_than")]),
    ("vi", "Phí không quá 200.000 đồng.", [(200000, "VND", "at_most")]),
    ("vi", "Phí tối thiểu 200.000 đồng.", [(200000, "VND", "at_least")]),
    ("vi", "Chi phí chưa đến 2 tỷ đồng.", [(2 * 10**9, "VND", "less_than")]),
    ("vi", "Thu nhập từ 10 triệu đồng trở lên.", [(10**7, "VND", "at_least")]),
    ("vi", "Doanh thu đạt 5 tỷ đồng.", [(5 * 10**9, "VND", "exact")]),
    ("vi", "Giá 7 tỷ đồng, giảm 1 tỷ.", [(7 * 10**9, "VND", "exact"), (10**9, "VND", "exact")]),
    ("vi", "Kho chi 2 350 000 đồng.", [(2350000, "VND", "exact")]),
    ("vi", "Lô này rao 38 triệu/m2.", [(38 * 10**6, "VND", "exact")]),
    ("vi", "Tập đoàn rót USD3bn để xây cảng.", [(3 * 10**9, "USD", "exact")]),
    ("vi", "Vé 50 bảng Anh, nay 20 bảng.", [(50, "GBP", "exact"), (20, "GBP", "exact")]),
    ("vi", "Lãi 7 tỷ đồng, số thuê bao là 3 triệu.", [(7 * 10**9, "VND", "exact")]),
    ("vi", "Lãi 7,5%, nợ 10,000 USD.", [(10000, "USD", "exact")]),
    ("vi", "Phí tối đa là 200.000 đồng.", [(200000, "VND", "at_most")]),
    ("id", "Dendanya Rp. 2.500.000 tunai.", [(2500000, "IDR", "exact")]),
    ("id", "Modalnya US$ 1.4 billion.", [(14 * 10**8, "USD", "exact")]),
    ("id", "Dana itu Rp 4,5 triliun.", [(45 * 10**11, "IDR", "exact")]),
    ("id", "Harganya Rp16.500.", [(16500, "IDR", "exact")]),
    ("id", "Asetnya US$2,3 miliar.", [(23 * 10**8, "USD", "exact")]),
    ("id", "Ekspornya 5 juta dolar Singapura.", [(5 * 10**6, "SGD", "exact")]),
    ("id", "Gajinya 3.000 ringgit.", [(3000, "MYR", "exact")]),
    ("id", "Tiketnya 500 baht.", [(500, "THB", "exact")]),
    ("id", "Biayanya sekitar Rp 7 juta.", [(7 * 10**6, "IDR", "about")]),
    ("id", "Modalnya tidak lebih dari Rp 7 juta.", [(7 * 10**6, "IDR", "at_most")]),
    ("id", "Denda paling sedikit Rp 7 juta.", [(7 * 10**6, "IDR", "at_least")]),
    ("id", "Nilainya hingga Rp 7 juta.", [(7 * 10**6, "IDR", "exact")]),
    ("id", "Upahnya dua juta rupiah.", [(2 * 10**6, "IDR", "exact")]),
    ("id", "Ia menerima Rp 500 dan Rp 700.", [(500, "IDR", "exact"), (700, "IDR", "exact")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), CASES)
def test_value_currency_and_modifier(code: str, text: str, expected: list[tuple[Any, ...]]) -> None:
    assert [(a.value, a.currency, a.modifier) for a in facts(text, code).amounts] == expected


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("vi", "Vốn từ 5 đến 7 tỷ đồng.", 5 * 10**9, 7 * 10**9),
        ("vi", "Vốn 5-7 tỷ đồng.", 5 * 10**9, 7 * 10**9),
        ("vi", "Vốn từ 500 triệu đến 1 tỷ đồng.", 5 * 10**8, 10**9),
        ("id", "Modalnya Rp 5-7 miliar.", 5 * 10**9, 7 * 10**9),
        ("id", "Modalnya Rp 5 hingga Rp 7 miliar.", 5 * 10**9, 7 * 10**9),
        ("id", "Modalnya antara Rp 5 juta dan Rp 7 juta.", 5 * 10**6, 7 * 10**6),
        ("id", "Modalnya Rp 500 juta sampai Rp 1 miliar.", 5 * 10**8, 10**9),
    ],
)
def test_ranges(code: str, text: str, low: int, high: int) -> None:
    (amount,) = facts(text, code).amounts
    assert (amount.value, amount.min, amount.max) == (None, low, high)


@pytest.mark.parametrize(
    ("code", "text", "per"),
    [
        ("vi", "Giá 600 USD/tấn.", "tấn"),
        ("vi", "Lương 5 triệu đồng/tháng.", "tháng"),
        ("vi", "Trợ cấp 500.000 đồng mỗi tháng.", "tháng"),
        ("id", "Beras Rp 16.500 per kg.", "kg"),
        ("id", "Kredit Rp 25 juta per debitur.", "debitur"),
    ],
)
def test_amounts_per_unit(code: str, text: str, per: str) -> None:
    (amount,) = facts(text, code).amounts
    assert amount.per == per


def test_bare_scale_without_word_of_money_is_no_amount() -> None:
    assert facts("Dân số là 98 triệu, tăng nhanh.", "vi").amounts == []
    assert facts("Penduduknya 12 juta, terus naik.", "id").amounts == []


def test_prices_in_two_currencies_are_no_range() -> None:
    found = facts("Tỷ giá: USD 25.470 - EUR 27.120.", "vi").amounts
    assert [amount.currency for amount in found] == ["USD", "EUR"]
