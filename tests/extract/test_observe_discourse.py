"""What a row takes from its text: the period in force, the subject of its sentence, its whole."""

from __future__ import annotations

import pytest

from pipeline.record import Observation
from tests.extract.figures import facts


def row(text: str, code: str, value: float) -> Observation:
    """The row of a value."""
    found = [one for one in facts(text, code).observations if one.value == value]
    assert found, [(one.measure, one.value) for one in facts(text, code).observations]
    return found[0]


# Periods


def test_the_period_of_the_lead_holds_for_the_article_whatever_it_counts() -> None:
    text = (
        "Pada Maret 2023, garis kemiskinan Aceh Rp 500 ribu. Beras naik harganya. "
        "Rokok menyumbang 12 persen."
    )
    assert row(text, "id", 12).period == "2023-03"


LONG = "Ông Lê Văn Tám làm vườn. Vườn ở sau nhà. Nhà ở cạnh sông. "


def test_a_later_period_holds_for_figures_of_its_unit_alone() -> None:
    text = LONG + "Doanh thu năm 2021 là 5 tỷ đồng. Chi phí là 2 tỷ đồng. Diện tích vườn là 7 ha."
    assert row(text, "vi", 2000000000).period == "2021"
    assert row(text, "vi", 7).period is None


def test_a_period_that_opens_its_sentence_frames_the_next_one() -> None:
    text = LONG + "Năm 2021, cả nước có 60 hội. Kinh phí của các hội là 5 tỷ đồng."
    assert row(text, "vi", 5000000000).period == "2021"


def test_a_plan_does_not_take_the_period_of_a_result() -> None:
    text = "Năm 2021, doanh thu là 5 tỷ đồng. Công ty sẽ chi 2 tỷ đồng."
    assert row(text, "vi", 2000000000).period is None


def test_a_part_has_the_period_of_its_whole() -> None:
    text = LONG + "Năm 2021 thu 9 tỷ đồng. Hiện tỉnh có 34 trường. Trong đó có 12 trường nghề."
    assert row(text, "vi", 12).period is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("vi", "Tỉnh ghi nhận 64 ca mắc trong 24 giờ qua."),
        ("id", "Tercatat 64 kasus dalam 24 jam terakhir."),
    ],
)
def test_the_last_day_is_the_day_of_publication(code: str, text: str) -> None:
    assert row(text, code, 64).period == "2024-06-15"


def test_a_year_before_a_colon_belongs_to_what_follows() -> None:
    text = "Số thẻ cấp trùng năm 2012: 160 thẻ; năm 2013: 110 thẻ và năm 2014: 90 thẻ."
    assert row(text, "vi", 110).period == "2013"
    assert row(text, "vi", 90).period == "2014"


def test_a_comparison_that_opens_a_sentence_is_a_baseline() -> None:
    found = row("So với năm 2022, lượng gạo nhập khẩu giảm 4,5%.", "vi", 4.5)
    assert found.period is None
    assert found.change is not None
    assert found.change.baseline == "2022"


def test_a_day_before_a_colon_holds_for_the_list() -> None:
    text = "Harga emas pada Jumat (14/6/2024): 1 gram Rp 1 juta. Harga emas 2 gram: Rp 2 juta."
    assert row(text, "id", 2000000).period == "2024-06-14"


# Measures


def test_a_verb_alone_takes_the_subject_of_its_sentence() -> None:
    text = "Giá thép tăng chậm nửa đầu tuần, trước khi chạm mốc 540 USD."
    assert row(text, "vi", 540).measure == "Giá thép"


def test_the_sentence_s_own_subject_comes_before_the_row_of_another_sentence() -> None:
    text = (
        "Tỉ lệ lây qua đường máu giảm còn 6,5%. "
        "Tỉ lệ lây qua đường hô hấp là đường chính, khi tăng từ 40% lên 70%."
    )
    assert row(text, "vi", 70).measure == "Tỉ lệ lây qua đường hô hấp"


def test_what_a_relative_clause_speaks_of_stands_before_the_comma() -> None:
    text = "Pelemahan terjadi pada mata uang baht, yang turun 0,9 persen ke posisi 32,6 baht."
    assert "mata uang baht" in row(text, "id", 32.6).measure


def test_a_part_singled_out_repeats_the_measure() -> None:
    text = "Tỷ lệ hộ nghèo là 19% năm 2020, riêng khu vực vùng cao lên tới 26,8%."
    assert row(text, "vi", 26.8).measure == "Tỷ lệ hộ nghèo khu vực vùng cao"


def test_what_is_said_of_things_counted_goes_on_after_their_place() -> None:
    text = "Theo khảo sát, 37,4% hộ dân Lào có máy tính."
    assert row(text, "vi", 37.4).measure == "hộ dân có máy tính"


def test_a_head_after_a_conjunction_begins_another_clause() -> None:
    text = "Chi phí thuê đất tăng theo đợt nên giá bán lẻ tăng 7%."
    assert row(text, "vi", 7).measure == "giá bán lẻ"


def test_a_head_printed_as_a_name_is_none() -> None:
    found = row("Dự án cải tạo kênh Tham Lương tổng vốn 8 tỷ đồng được mở.", "vi", 8000000000)
    assert found.measure == "tổng vốn"


def test_a_compound_keeps_its_first_noun() -> None:
    found = row("Penyertaan modal mencapai Rp 8 triliun.", "id", 8000000000000)
    assert found.measure == "Penyertaan modal"


def test_a_weight_before_its_price_is_a_label() -> None:
    found = facts("Harga emas 5 gram: Rp 9 juta.", "id").observations
    assert [(one.measure, one.value) for one in found] == [("Harga emas 5 gram", 9000000)]


def test_a_small_count_of_things_named_before_is_no_statistic() -> None:
    assert facts("Hai xã này giáp nhau.", "vi").observations == []
    assert facts("Tỉnh có hai xã đạo.", "vi").observations


def test_a_few_ways_to_do_something_are_no_statistic() -> None:
    assert facts("Petambak punya tiga pilihan pakan.", "id").observations == []
    assert facts("Petambak punya tiga kincir baru.", "id").observations


def test_cases_are_counted() -> None:
    assert row("Tỉnh ghi nhận 46.794 ca mắc, trong đó có 81 ca tử vong.", "vi", 81).unit == (
        "ca tử vong"
    )


# Changes


def test_growth_takes_no_second_change() -> None:
    found = facts("CPI tăng 4,5% so với năm 2022 và tăng 0,3% so với năm 2021.", "vi").observations
    assert [(one.value, one.change and one.change.baseline) for one in found] == [
        (4.5, "2022"),
        (0.3, "2021"),
    ]


def test_the_size_of_a_move_said_twice_gives_one_change() -> None:
    found = facts("Dolar Australia turun 0,85 persen atau 0,56 poin ke posisi Rp 10.500.", "id")
    assert len(found.observations) == 1
    assert found.observations[0].change is not None
    assert found.observations[0].change.unit == "%"


def test_the_level_compared_with_is_of_the_baseline_s_period() -> None:
    text = (
        "Pada semester I 2024, laba mencapai Rp 20 miliar, naik 10 persen dibandingkan "
        "periode yang sama tahun 2023 yang mencapai Rp 18 miliar."
    )
    assert row(text, "id", 18000000000).period == "2023-H1"
