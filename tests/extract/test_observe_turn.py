"""Lists: what is shared out among measures and names, and what a list does not repeat."""

from __future__ import annotations

from tests.extract.figures import facts


def read(text: str, code: str) -> list[tuple[str, float | None, str | None]]:
    return [(one.measure, one.value, one.subject) for one in facts(text, code).observations]


def test_names_share_the_head_of_the_first() -> None:
    text = "Laba BCA, BRI dan BNI masing-masing Rp 5 triliun, Rp 6 triliun dan Rp 7 triliun."
    assert read(text, "id") == [
        ("Laba BCA", 5e12, "BCA"),
        ("Laba BRI", 6e12, "BRI"),
        ("Laba BNI", 7e12, "BNI"),
    ]


def test_names_alone_are_measured_by_their_moves() -> None:
    text = (
        "Saham PT Sagu Rimba Tbk. (SGRM) dan PT Kopra Laut Tbk. (KPLT) "
        "yang masing-masing turun 1,4% dan 2,2% menekan indeks."
    )
    found = facts(text, "id").observations
    assert [(one.value, one.change and one.change.direction) for one in found] == [
        (1.4, "decrease"),
        (2.2, "decrease"),
    ]
    assert "Sagu Rimba" in found[0].measure
    assert "Kopra Laut" in found[1].measure


def test_sizes_listed_behind_a_move_share_it() -> None:
    text = "BCA, BRI, dan BNI masing-masing mencatat kenaikan 5%, 6%, dan 7%."
    found = facts(text, "id").observations
    assert [(one.measure, one.value) for one in found] == [("BCA", 5), ("BRI", 6), ("BNI", 7)]
    assert {one.change and one.change.direction for one in found} == {"increase"}


def test_people_are_counted_by_the_noun_before() -> None:
    text = "Jumlah siswa di Kudus dan Pati masing-masing 120 orang dan 130 orang."
    found = facts(text, "id").observations
    assert [(one.measure, one.value, one.place) for one in found] == [
        ("Jumlah siswa", 120, "Kudus"),
        ("Jumlah siswa", 130, "Pati"),
    ]


def test_a_bare_count_for_another_year_repeats_the_row_before() -> None:
    text = "Năm 2021 phát hiện 950 thẻ thư viện cấp trùng; năm 2022: 610 thẻ; năm 2023: 240 thẻ."
    found = facts(text, "vi").observations
    assert [(one.measure, one.period) for one in found] == [
        ("thẻ thư viện cấp trùng", "2021"),
        ("thẻ thư viện cấp trùng", "2022"),
        ("thẻ thư viện cấp trùng", "2023"),
    ]
