"""Where a figure is from and whose it is: the seat of a report and its source are neither."""

from __future__ import annotations

import pytest

from pipeline.document import Document, Language, Published, Source
from pipeline.extract import extract
from pipeline.record import Observation


def rows(text: str, title: str = "") -> list[Observation]:
    document = Document(
        Source("test", text.encode(), "text/plain"),
        title=title,
        text=text,
        language=Language("id", 1.0),
        published=Published("2024-06-15"),
    )
    facts = extract(document).facts
    assert facts is not None
    return facts.observations


def test_a_dateline_is_no_place_of_a_figure() -> None:
    (one,) = rows("Koran Rimba.com, MEDAN - Harga beras mencapai Rp 14.000.")
    assert one.place is None


def test_where_somebody_spoke_is_no_place_of_a_figure() -> None:
    (one,) = rows("Produksi padi mencapai 5 ton, kata Rina Lestari di Bogor, Jumat (14/6/2024).")
    assert one.place is None


def test_where_and_when_something_happened_stays() -> None:
    (one,) = rows("Banjir itu merendam 40 rumah di Bogor, Jumat (14/6/2024).")
    assert (one.place, one.period) == ("Bogor", "2024-06-14")


def test_a_place_in_the_name_of_a_firm_is_none_of_a_figure() -> None:
    (one,) = rows("PT Kopra Bogor Tbk membukukan laba Rp 3 miliar.")
    assert one.place is None
    (one,) = rows("Bursa Efek Indonesia mencatat nilai transaksi Rp 3 miliar.")
    assert one.place == "Indonesia"


def test_a_place_holds_for_its_paragraph_alone() -> None:
    first, second, third = rows(
        "Produksi padi di Bogor mencapai 5 ton. Luas sawah mencapai 7 hektare.\n"
        "Harga pupuk mencapai Rp 9.000."
    )
    assert [one.place for one in (first, second, third)] == ["Bogor", "Bogor", None]


def test_the_place_an_article_is_about_holds_for_all_of_it() -> None:
    found = rows(
        "Produksi padi di Bogor mencapai 5 ton.\nHarga pupuk mencapai Rp 9.000.",
        "Panen padi di Bogor",
    )
    assert [one.place for one in found] == ["Bogor", "Bogor"]


def test_a_place_in_the_name_of_an_index_is_not_the_article_s_own() -> None:
    (one,) = rows("Laba bersih mencapai Rp 9 miliar.", "Jakarta Growth Index melemah")
    assert one.place is None


def test_a_currency_names_no_place() -> None:
    (one,) = rows("Kurs rupiah terhadap dolar Amerika Serikat (AS) mencapai Rp 15.000.")
    assert one.place is None


@pytest.mark.parametrize(
    "text",
    [
        "Rina Lestari mengatakan, produksi padi mencapai 5 ton.",
        "Menurut Rina Lestari, produksi padi mencapai 5 ton.",
        "Berdasarkan data Badan Pusat Statistik (BPS), produksi padi mencapai 5 ton.",
    ],
)
def test_who_only_says_a_figure_is_not_its_subject(text: str) -> None:
    (one,) = rows(text)
    assert one.subject is None


@pytest.mark.parametrize(
    "text",
    [
        "Bank Indonesia mencatat laba bersih sebesar Rp 5 miliar.",
        "Menurut Rina Lestari, Bank Indonesia membukukan laba bersih sebesar Rp 5 miliar.",
    ],
)
def test_whose_figure_it_is_stays(text: str) -> None:
    (one,) = rows(text)
    assert one.subject == "Bank Indonesia"


def test_growth_named_by_its_noun_is_value_and_change() -> None:
    (one,) = rows("Pertumbuhan kredit mencapai 12 persen.")
    assert one.change is not None
    assert (one.value, one.change.direction, one.change.value) == (12, "increase", 12)


def test_a_price_at_which_a_fall_ends_is_no_size_of_it() -> None:
    (one,) = rows("Pelemahan rupiah membawa kurs ke level Rp 15.000.")
    assert one.change is None or one.change.value is None


def test_a_negation_stays_in_the_name_of_a_share() -> None:
    found = rows("Sebanyak 60 persen warga setuju, 30 persen tidak setuju.")
    assert [one.measure for one in found][1] == "tidak setuju"


def test_a_continent_is_no_place_of_an_article() -> None:
    found = rows(
        "Kakao naik 4 persen. Kopi naik 5 persen di pasar Asia.", "Kakao naik di pasar Asia"
    )
    assert [one.place for one in found] == [None, "Asia"]
