"""A level compared with: a row of its own, in its own period, and the baseline of the change."""

from __future__ import annotations

import pytest

from tests.extract.test_observe_discourse import row


@pytest.mark.parametrize(
    ("code", "text", "now", "then", "period"),
    [
        (
            "id",
            "Laba pada semester I 2024 mencapai Rp 9 miliar, naik dari Rp 7 miliar pada periode "
            "yang sama tahun lalu.",
            9_000_000_000,
            7_000_000_000,
            "2023-H1",
        ),
        (
            "id",
            "Total aset tumbuh menjadi Rp 9 miliar per akhir Mei 2024 dari Rp 7 miliar di periode "
            "yang sama tahun sebelumnya.",
            9_000_000_000,
            7_000_000_000,
            "2023-05",
        ),
        (
            "id",
            "Laba pada 2023 turun 40% menjadi Rp 7 miliar dibandingkan dengan Rp 9 miliar pada "
            "periode yang sama tahun sebelumnya.",
            7_000_000_000,
            9_000_000_000,
            "2022",
        ),
        (
            "vi",
            "Doanh thu quý I/2024 đạt 9 tỷ đồng, tăng so với mức 7 tỷ đồng của cùng kỳ năm 2023.",
            9_000_000_000,
            7_000_000_000,
            "2023-Q1",
        ),
        (
            "vi",
            "Số hộ nghèo năm 2015 là 527 hộ, tăng 2,1% so với năm 2014 (516 hộ).",
            527,
            516,
            "2014",
        ),
    ],
)
def test_a_level_compared_with_has_its_own_period(
    code: str, text: str, now: float, then: float, period: str
) -> None:
    assert row(text, code, then).period == period
    change = row(text, code, now).change
    assert change is not None
    assert change.baseline == period


def test_a_level_compared_with_names_the_same_measure() -> None:
    text = "Rasio laba turun menjadi 4,3% dari posisi 4,5% pada Desember 2023."
    assert row(text, "id", 4.5).measure == row(text, "id", 4.3).measure == "Rasio laba"


def test_the_size_of_a_move_keeps_its_value() -> None:
    text = "Laba turun 40% menjadi Rp 7 miliar dibandingkan Rp 9 miliar pada tahun 2022."
    change = row(text, "id", 7_000_000_000).change
    assert change is not None
    assert (change.value, change.unit, change.baseline) == (40, "%", "2022")


def test_a_part_of_a_whole_is_no_level_compared_with() -> None:
    text = "Anggaran terserap Rp 5 miliar dari Rp 7 miliar pada 2023."
    assert row(text, "id", 5_000_000_000).change is None
