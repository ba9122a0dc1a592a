"""Rows of invented Vietnamese sentences, for what no single frame shows."""

from __future__ import annotations

import pytest

from pipeline.document import Document, Language, Published, Source
from pipeline.extract import extract
from pipeline.record import Facts, Observation


def facts(text: str, published: str = "2024-06-15") -> Facts:
    document = Document(
        Source("example", text.encode(), "text/plain"),
        text=text,
        language=Language("vi", 1.0),
        published=Published(published),
    )
    return extract(document).facts or Facts()


def rows(text: str) -> list[Observation]:
    return facts(text).observations


def test_an_index_level_is_a_row_without_a_unit_and_no_quantity() -> None:
    found = facts("Chỉ số VN-Index tăng 2,5 điểm (0,2%) lên 1.204,75 điểm.")
    (row,) = found.observations
    assert (row.measure, row.value, row.unit) == ("Chỉ số VN-Index", 1204.75, None)
    assert row.change is not None
    assert (row.change.value, row.change.unit) == (0.2, "%")
    assert not [q for q in found.quantities if q.unit != "%"]


def test_vn_index_names_no_country() -> None:
    assert not facts("VN-Index đóng cửa ở 1.204,75 điểm.").places


def test_the_month_since_when_nothing_was_lower_is_no_period() -> None:
    (row,) = rows("Tỷ lệ thất nghiệp còn 2,1%, thấp nhất kể từ tháng 3/2019.")
    assert row.period is None


def test_a_comparison_before_two_moves_is_the_baseline_of_both() -> None:
    found = rows(
        "Chi phí giảm so với năm 2021, trong đó chi phí vận tải giảm 6%, chi phí kho giảm 4%."
    )
    assert [(row.period, row.change and row.change.baseline) for row in found] == [
        (None, "2021"),
        (None, "2021"),
    ]


def test_the_year_before_counts_from_the_year_of_the_row() -> None:
    (row,) = rows("Năm 2022, doanh thu của hãng tàu đạt 31 tỷ đồng, tăng 9% so với năm trước.")
    assert row.change is not None
    assert row.change.baseline == "2021"


def test_year_on_year_needs_no_word_of_comparison() -> None:
    (row,) = rows("Quý I/2023, doanh thu bán vé đạt 31 tỷ đồng, tăng 9% cùng kỳ năm trước.")
    assert row.change is not None
    assert row.change.baseline == "2022-Q1"


def test_moves_given_in_turn_go_to_their_rows() -> None:
    found = rows(
        "Quý III/2023, doanh thu đạt 31 tỷ đồng, lãi ròng 4 tỷ đồng, "
        "lần lượt tăng 9% và 7% so với cùng kỳ năm 2022."
    )
    moves = [(row.measure, row.change and row.change.value) for row in found]
    assert moves == [("doanh thu", 9), ("lãi ròng", 7)]
    assert {row.change and row.change.baseline for row in found} == {"2022-Q3"}


def test_levels_given_in_turn_go_to_their_measures() -> None:
    found = rows("Doanh thu và lợi nhuận trong năm 2021 lần lượt đạt 31 tỷ và 4 tỷ đồng.")
    assert [(row.measure.casefold(), row.period) for row in found] == [
        ("doanh thu", "2021"),
        ("lợi nhuận", "2021"),
    ]


def test_an_anaphor_means_the_row_of_its_unit() -> None:
    found = rows(
        "Doanh thu bán vé đạt 3 tỷ đồng, chiếm 12% tổng doanh thu. Con số này đã lên tới 9 tỷ đồng."
    )
    assert found[-1].measure == "Doanh thu bán vé"


@pytest.mark.parametrize(
    "text",
    [
        "Hãng là một trong 5 doanh nghiệp lớn nhất ngành.",
        "Tỉnh đưa ra 3 kịch bản.",
        "Hai đội chèo thuyền ra sân từ sớm.",
        "Bác thợ rèn cùng 3 người con sống bên bờ kênh.",
        "Chỉ tiêu 2023 2022 Doanh thu 41,5 39,2 6% Lãi gộp 9,1 8,8 3% Chi phí 12,7 11,9 7%",
    ],
)
def test_no_statistic_is_made_of(text: str) -> None:
    assert not rows(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Huyện gồm có hai thị trấn.", 2),
        ("Vụ lở đá làm ba thợ mỏ bị thương.", 3),
        ("Ít nhất bốn hồ chứa cạn nước.", 4),
    ],
)
def test_a_few_counted_in_words_are_a_statistic_where_it_says_so(text: str, value: int) -> None:
    assert [row.value for row in rows(text)] == [value]


def test_the_same_period_behind_a_growth_is_not_its_own() -> None:
    (row,) = rows("Quý I/2024, chi phí bán hàng tăng 9% cùng kỳ năm trước.")
    assert row.period == "2024-Q1"
