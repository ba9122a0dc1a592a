"""Numbers: what is printed is read back, in digits and in words, in both languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.number import Separators, digits, parse, separators
from pipeline.extract.rules import pack

VI_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
ID_UNITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
VI_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))
ID_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))
WHOLE = st.one_of(
    st.integers(1, 10**15),
    st.builds(lambda n, p: n * 10**p, st.integers(1, 999), st.integers(0, 12)),
)


def vi_words(number: int) -> str:
    """A whole number as Vietnamese reads it out."""
    for factor, word in VI_SCALES:
        if number >= factor:
            rest = number % factor
            tail = f" {_vi_after(rest)}" if rest else ""
            return f"{vi_words(number // factor)} {word}{tail}"
    return _vi_below_thousand(number, full=False)


def _vi_after(rest: int) -> str:
    return vi_words(rest) if rest >= 1000 else _vi_below_thousand(rest, full=True)


def _vi_below_thousand(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    words = [f"{VI_UNITS[hundreds]} trăm"] if hundreds or full else []
    if tens > 1:
        last = {1: "mốt", 5: "lăm"}.get(unit, VI_UNITS[unit])
        words.append(f"{VI_UNITS[tens]} mươi {last}" if unit else f"{VI_UNITS[tens]} mươi")
    elif tens == 1:
        last = "lăm" if unit == 5 else VI_UNITS[unit]
        words.append(f"mười {last}" if unit else "mười")
    elif unit:
        words.append(f"linh {VI_UNITS[unit]}" if words else VI_UNITS[unit])
    return " ".join(words)


def id_words(number: int) -> str:
    """A whole number as Indonesian reads it out."""
    for factor, word in ID_SCALES:
        if number >= factor:
            head = "seribu" if number // factor == 1 and word == "ribu" else ""
            head = head or f"{id_words(number // factor)} {word}"
            rest = number % factor
            return f"{head} {id_words(rest)}" if rest else head
    return _id_below_thousand(number)


def _id_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    words = [f"{ID_UNITS[hundreds]} ratus" if hundreds > 1 else "seratus"] if hundreds else []
    if rest in (10, 11):
        words.append("sepuluh" if rest == 10 else "sebelas")
    elif tens == 1:
        words.append(f"{ID_UNITS[unit]} belas")
    elif tens:
        words.append(f"{ID_UNITS[tens]} puluh {ID_UNITS[unit]}".strip())
    elif unit:
        words.append(ID_UNITS[unit])
    return " ".join(words)


def read(printed: str, code: str) -> Decimal | None:
    number = parse(printed, pack(code))
    return number.value if number else None


@given(WHOLE)
def test_vietnamese_words_are_read_back(number: int) -> None:
    assert read(vi_words(number), "vi") == number


@given(WHOLE)
def test_indonesian_words_are_read_back(number: int) -> None:
    assert read(id_words(number), "id") == number


def grouped(number: Decimal, group: str, mark: str) -> str:
    whole, _, fraction = f"{number:,f}".partition(".")
    return whole.replace(",", group) + (mark + fraction if fraction else "")


@given(st.decimals(0, 10**12, places=2), st.sampled_from([(".", ","), (",", ".")]))
def test_digits_are_read_back_in_both_styles(number: Decimal, style: tuple[str, str]) -> None:
    assert digits(grouped(number, *style), scaled=False) == number


@given(st.integers(0, 10**15), st.sampled_from(".,"))
def test_grouped_whole_numbers_are_read_back(number: int, group: str) -> None:
    assert digits(f"{number:,}".replace(",", group), scaled=False) == number


@given(
    st.decimals(Decimal("0.1"), 999, places=1),
    st.sampled_from([("vi", word, factor) for factor, word in VI_SCALES]
                    + [("id", word, factor) for factor, word in ID_SCALES]),
    st.sampled_from(".,"),
)  # fmt: skip
def test_scaled_digits_are_read_back(
    number: Decimal, scale: tuple[str, str, int], mark: str
) -> None:
    code, word, factor = scale
    assert read(f"{number}".replace(".", mark) + f" {word}", code) == number * factor


@given(st.integers(1, 999), st.integers(1, 999))
def test_two_scales_add_up(high: int, low: int) -> None:
    assert read(f"{high} tỷ {low} triệu", "vi") == high * 10**9 + low * 10**6
    assert read(f"{high} miliar {low} juta", "id") == high * 10**9 + low * 10**6


@given(st.sampled_from(["vi", "id"]), st.text(max_size=20))
def test_no_text_breaks_the_reader(code: str, text: str) -> None:
    number = parse(text, pack(code))
    assert number is None or number.value.is_finite()


@pytest.mark.parametrize(
    ("code", "printed", "value"),
    [
        ("vi", "hai mươi lăm", 25), ("vi", "hai mốt", 21), ("vi", "ba tư", 34),
        ("vi", "một trăm linh năm", 105), ("vi", "một trăm lẻ năm", 105),
        ("vi", "ba nghìn rưỡi", 3500), ("vi", "ba ngàn rưỡi", 3500), ("vi", "một trăm rưỡi", 150),
        ("vi", "nửa tỷ", 5 * 10**8), ("vi", "hai chục", 20), ("vi", "ba vạn", 30000),
        ("vi", "1tr2", 1200000), ("vi", "1 tỷ 3", 1300000000), ("vi", "một triệu hai", 1200000),
        ("vi", "5 triệu rưỡi", 5500000), ("vi", "1,5 nghìn tỷ", 15 * 10**11),
        ("vi", "2 triệu tỷ", 2 * 10**15), ("vi", "3 tr", 3000000), ("vi", "10 tỉ", 10**10),
        ("id", "satu setengah juta", 1500000), ("id", "setengah miliar", 5 * 10**8),
        ("id", "seribu", 1000), ("id", "sejuta", 10**6), ("id", "sebelas", 11),
        ("id", "seratus lima", 105), ("id", "dua ribu satu", 2001), ("id", "5 jt", 5000000),
        ("id", "500 rb", 500000), ("id", "2,5 milyar", 25 * 10**8),
        ("id", "1,2 trilyun", 12 * 10**11),
        ("id", "5 M", 5 * 10**9), ("id", "3 T", 3 * 10**12),
    ],
)  # fmt: skip
def test_constructs(code: str, printed: str, value: int) -> None:
    assert read(printed, code) == value


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("vi", "hai ba"), ("vi", "một một"), ("vi", "mươi hai trăm trăm"), ("vi", "tỷ lệ"),
        ("vi", "2 tỷ 3 tỷ"), ("id", "dua tiga"), ("id", "dua seribu"), ("id", "puluh"),
        ("id", "puluhan"), ("vi", "12.4.2024"), ("id", "1.23.456"), ("vi", "1,2,3"), ("vi", ""),
    ],
)  # fmt: skip
def test_what_makes_no_number(code: str, printed: str) -> None:
    assert read(printed, code) is None


def test_the_article_tells_which_separator_it_uses() -> None:
    assert separators("tăng 3.959,565 tấn") == Separators(comma_is_decimal=True)
    assert separators("US$1,720,153.5") == Separators(dot_is_decimal=True)
    assert digits("1,295", scaled=False, style=Separators(comma_is_decimal=True)) == Decimal(
        "1.295"
    )
    assert digits("1.295", scaled=True, style=Separators(dot_is_decimal=True)) == Decimal("1.295")
