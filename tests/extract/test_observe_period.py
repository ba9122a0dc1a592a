"""Which date a figure is of: how far one reaches, and where it belongs to something else."""

from __future__ import annotations

import pytest

from tests.extract.test_observe_discourse import row


def test_a_day_of_speech_may_follow_a_preposition() -> None:
    text = (
        'Panen tahun ini lancar. "Stok garam kami 9 ton," ujar Rina Lestari pada Senin (10/6/2024).'
    )
    assert row(text, "id", 9).period is None


def test_a_day_of_speech_may_end_with_a_time_of_day() -> None:
    text = '"Stok garam kami 9 ton," kata Rina Lestari di Tegal, Senin (10/6/2024) malam.'
    assert row(text, "id", 9).period is None


def test_a_day_behind_a_preposition_where_nobody_spoke_is_a_period() -> None:
    assert row("Gudang itu menerima 9 ton garam pada Senin (10/6/2024).", "id", 9).period


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("vi", "Cầu tàu có tổng mức đầu tư 8 tỷ đồng, hẹn khánh thành vào năm 2027.", 8e9),
        ("id", "Klub itu membayar gaji Rp 9 juta, dan pelatihnya pindah pada 2021.", 9e6),
    ],
)
def test_a_date_of_a_later_clause_is_no_period(code: str, text: str, value: float) -> None:
    assert row(text, code, value).period is None


@pytest.mark.parametrize(
    ("code", "text", "value", "period"),
    [
        ("vi", "Huyện có 190 hộ nuôi ong, theo số liệu năm 2020 của hội.", 190, "2020"),
        ("id", "Empat nelayan tewas di muara, Kamis (6/6/2024).", 4, "2024-06-06"),
        ("id", "Produksi garam 3 ton dengan lahan 5 hektare sepanjang 2017.", 3, "2017"),
    ],
)
def test_a_date_may_reach_back(code: str, text: str, value: float, period: str) -> None:
    assert row(text, code, value).period == period


def test_what_is_compared_with_keeps_its_own_date() -> None:
    text = (
        "Năm 2023, 510 tàu cá chìm. Có 51 tàu hàng chìm, tăng so với 48 vụ ghi nhận vào năm 2022."
    )
    assert row(text, "vi", 51).period == "2023"
    assert row(text, "vi", 48).period == "2022"


def test_a_sentence_that_points_back_has_the_period_of_its_row() -> None:
    text = (
        "Pada 2015 utang koperasi Rp 2 miliar. Pada 2016 utang koperasi Rp 3 miliar. "
        "Angka tersebut setara 40 persen dari aset."
    )
    assert row(text, "id", 40).period == "2016"


def test_a_period_ends_where_the_text_speaks_of_other_things() -> None:
    aside = "Rina gemar berkebun. Kebunnya rapi. Ada kolam di sana. Airnya jernih. Ikannya gemuk. "
    text = "Pada 2023, omzet warung Rp 5 juta. {}Biaya sewa Rp 2 juta."
    assert row(text.format(""), "id", 2000000).period == "2023"
    assert row(text.format(aside * 2), "id", 2000000).period is None


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("id", "Pada 2023, angka putus sekolah turun dari 9,4 persen menjadi 8,9 persen.", 9.4),
        ("vi", "Năm 2023, tỷ lệ bỏ học là 7%, thấp hơn mức 9%.", 9),
        ("id", "Laba kios pada 2018 mencapai Rp 5 juta, naik dari Rp 3 juta.", 3e6),
    ],
)
def test_a_level_compared_with_has_only_its_own_period(code: str, text: str, value: float) -> None:
    assert row(text, code, value).period is None


def test_no_baseline_is_the_period_of_its_own_row() -> None:
    found = row("Năm 2023, tỷ lệ bỏ học là 7%, thấp hơn mức 9%.", "vi", 7)
    assert found.change is not None
    assert found.change.baseline is None


def test_the_month_of_delivery_is_no_period() -> None:
    text = "Harga lada kontrak April 2025 melemah 4 poin atau 0,3% ke level US$ 1.278 per ton."
    assert row(text, "id", 1278).period is None


def test_a_move_in_points_and_per_cent_has_the_per_cent() -> None:
    text = "Harga lada di bursa melemah 4,4 poin atau 0,3% ke level US$ 1.278 per ton."
    found = row(text, "id", 1278)
    assert found.change is not None
    assert (found.change.value, found.change.unit) == (0.3, "%")


def test_what_is_told_as_a_reason_is_no_plan() -> None:
    text = "Koperasi akan bertahan karena omzet tahun 2023 mencapai Rp 5 juta."
    assert row(text, "id", 5e6).status == "actual"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("vi", "Doanh thu quầy vé đạt 5 tỷ đồng, năm 2014 là 4 tỷ đồng."),
        ("vi", "Quầy vé lãi 5 tỷ đồng trong khi năm 2014 lãi 4 tỷ đồng."),
    ],
)
def test_a_date_that_leads_on_is_of_the_next_figure(code: str, text: str) -> None:
    assert row(text, code, 5e9).period is None
    assert row(text, code, 4e9).period == "2014"


def test_a_number_of_months_means_those_named_before() -> None:
    text = (
        "Trong 9 tháng đầu năm 2024, chợ phiên thu phí 5 triệu đồng. "
        "Năm 2023, chợ phiên thu phí 7 triệu đồng. Tiền thuê sạp 9 tháng đạt 6 triệu đồng. "
        "Chợ chi 2 triệu đồng trong 4 tháng."
    )
    found = row(text, "vi", 6e6)
    assert (found.measure, found.period) == ("Tiền thuê sạp", "2024-01/2024-09")
    assert row(text, "vi", 2e6).period is None


def test_a_level_compared_with_across_sentences_is_of_the_year_before() -> None:
    text = (
        "Koperasi menyalurkan kredit Rp 9 miliar hingga Mei 2025. Jumlah itu naik "
        "dibanding periode yang sama tahun sebelumnya, yakni sebesar Rp 7 miliar."
    )
    assert row(text, "id", 7e9).period == "2024-05"


def test_no_period_is_carried_to_the_year_after() -> None:
    text = (
        "Năm 2013, doanh thu quầy vé đạt 26 tỷ đồng. "
        "Con số này giảm trong năm kế tiếp, với 23 tỷ đồng."
    )
    assert row(text, "vi", 23e9).period is None
