from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.rules import pack
from pipeline.extract.segment import MAX_LENGTH, Sentence, sentences

ABBREVIATIONS = frozenset({"tp", "dr", "jl", "s.d"})


def split(text: str) -> list[str]:
    return [sentence.text for sentence in sentences("text", text, ABBREVIATIONS)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Vốn tăng. Giá giảm.", ["Vốn tăng.", "Giá giảm."]),
        ("Siapa? Bukan saya! Lalu… sudah.", ["Siapa?", "Bukan saya!", "Lalu… sudah."]),
        ("Không có dấu chấm", ["Không có dấu chấm"]),
        ("", []),
        ("  \n \n", []),
    ],
)
def test_a_stop_before_white_space_ends_a_sentence(text: str, wanted: list[str]) -> None:
    assert [one for one in split(text) if one.strip()] == wanted


@pytest.mark.parametrize(
    "text",
    ["Ở TP. Lâm Sơn mưa.", "Ia tinggal di Jl. Melati.", "Kata dr. Sari.", "Buka 3 s.d. 9 Juni."],
)
def test_an_abbreviation_ends_none(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize("text", ["Ông K. Bảy đến.", "Menurut A.B. Sari, hujan.", "1. Mục đầu"])
def test_an_initial_or_a_number_of_a_list_ends_none(text: str) -> None:
    assert split(text) == [text]


def test_a_number_at_the_end_of_a_sentence_ends_it() -> None:
    assert split("Đó là năm 2016. Nay khác.") == ["Đó là năm 2016.", "Nay khác."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("đến năm 2016.Cụ thể, vốn", ["đến năm 2016.", "Cụ thể, vốn"]),
        ("tăng 8%.Riêng tỉnh này", ["tăng 8%.", "Riêng tỉnh này"]),
        ("katanya.“Kami siap”", ["katanya.", "“Kami siap”"]),
    ],
)
def test_two_sentences_a_page_has_glued_are_parted(text: str, wanted: list[str]) -> None:
    assert split(text) == wanted


@pytest.mark.parametrize(
    "text", ["Tăng 1.250 ha", "Giá 19.3 triệu", "Bản 2.0b của U.S.A", "lam.son.vn"]
)
def test_a_stop_within_a_figure_or_an_address_ends_none(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“Đã xong.” Ông nói.", ["“Đã xong.”", "Ông nói."]),
        ('"Sudah selesai." Ia pergi.', ['"Sudah selesai."', "Ia pergi."]),
        ("(Xem bảng.) Sau đó.", ["(Xem bảng.)", "Sau đó."]),
    ],
)
def test_a_closing_quote_belongs_to_its_sentence(text: str, wanted: list[str]) -> None:
    assert split(text) == wanted


@pytest.mark.parametrize("text", ["Mua xe, bàn, ghế... sẽ hết 5 tỷ.", "Beli meja… dan kursi."])
def test_an_ellipsis_before_a_small_letter_ends_none(text: str) -> None:
    assert split(text) == [text]


def test_an_ellipsis_before_a_capital_ends_a_sentence() -> None:
    assert split("Mua xe, bàn... Sau đó về.") == ["Mua xe, bàn...", "Sau đó về."]


def test_no_sentence_crosses_a_paragraph() -> None:
    found = list(sentences("text", "Một dòng\nHai dòng. Ba", ABBREVIATIONS))
    assert [(one.text, one.paragraph, one.index) for one in found] == [
        ("Một dòng", 0, 0),
        ("Hai dòng.", 1, 1),
        ("Ba", 1, 2),
    ]


@pytest.mark.parametrize("text", ["giá vàng " * 900, "x" * 4000, "a " + "b" * 3000 + " c"])
def test_a_run_without_stops_is_cut_and_nothing_but_spaces_is_lost(text: str) -> None:
    found = split(text)
    assert max(map(len, found)) <= MAX_LENGTH
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_an_over_long_run_is_cut_between_words() -> None:
    assert {word for one in split("giá vàng " * 900) for word in one.split()} == {"giá", "vàng"}


def test_tokens_keep_inner_hyphens_slashes_and_dots() -> None:
    (one,) = sentences("text", "Quyết định 58/2022/NĐ-CP, tăng 1.250 ha!", frozenset())
    assert [token.text for token in one.tokens] == [
        "Quyết", "định", "58/2022/NĐ-CP", ",", "tăng", "1.250", "ha", "!",
    ]  # fmt: skip
    assert [token.is_word for token in one.tokens][-2:] == [True, False]


def test_offsets_of_tokens_are_those_of_the_field() -> None:
    text = "Đầu tiên.\nGiá 19,3%."
    for one in sentences("text", text, frozenset()):
        assert all(text[token.start : token.end] == token.text for token in one.tokens)


PIECES = st.sampled_from(
    [*'aĐự .!?…\n"”“’)(,%-/0 1', "TP.", "Dr. ", "Sơn", "2016.", "Cụ ", "\u00a0", "e\u0301", "😀"]
)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=80).map("".join)))
def test_sentences_lie_in_order_and_lose_nothing_but_white_space(text: str) -> None:
    found = list(sentences("text", text, ABBREVIATIONS))
    assert [one.index for one in found] == list(range(len(found)))
    position = 0
    for one in found:
        assert text[one.start : one.end] == one.text
        assert position <= one.start < one.end
        assert "\n" not in one.text
        assert not text[position : one.start].strip(" \n")
        position = one.end
    assert not text[position:].strip(" \n")


@pytest.mark.parametrize("code", ["vi", "id"])
def test_every_abbreviation_of_a_language_holds(code: str) -> None:
    for word in sorted(pack(code).abbreviations):
        text = f"x {word}. Y z."
        assert word == word.casefold()
        assert split_in(code, text) == [text], word


def split_in(code: str, text: str) -> list[str]:
    found: list[Sentence] = list(sentences("text", text, pack(code).abbreviations))
    return [one.text for one in found]


def test_tokens_are_found_by_offsets_of_the_field() -> None:
    (one,) = sentences("text", "Vốn đạt 5 tỷ đồng.", ABBREVIATIONS)
    for offset in range(one.end + 2):
        before = [token for token in one.tokens if token.end <= offset]
        behind = [token for token in one.tokens if token.start >= offset]
        assert one.tokens_before(offset) == len(before)
        assert list(one.tokens_from(offset)) == behind


def test_a_name_goes_on_behind_its_short_form() -> None:
    assert len(split("Saham PT Sagu Tbk. (SAGU) naik. Lalu turun.")) == 2


def test_a_glued_sentence_may_begin_with_an_abbreviation() -> None:
    assert split("Nợ còn 9 tỷ đồng.BHXH tỉnh đòi nợ.") == ["Nợ còn 9 tỷ đồng.", "BHXH tỉnh đòi nợ."]
