# ruff: noqa: E501 - pages and sentences are written as they are printed
from typing import Any

import pytest

from pipeline.clean import furniture, inserts
from pipeline.clean.names import people
from pipeline.clean.normalise import Passage

ENTRIES = [(f"{code}.{name}", table) for code, name, table in furniture.entries()]


def says(table: dict[str, Any], line: str) -> bool:
    return furniture.patterns(table["scope"]).search(line) is not None


@pytest.mark.parametrize(("name", "table"), ENTRIES, ids=[name for name, _ in ENTRIES])
def test_entries_hold_for_their_examples(name: str, table: dict[str, Any]) -> None:
    assert table["scope"] in furniture.SCOPES
    assert [line for line in table["yes"] if not says(table, line)] == []
    assert [line for line in table["no"] if says(table, line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ về vấn đề này, ông Mẫu cho biết xã đã làm xong cây cầu.",
        "Người dân đi qua cây cầu mới (Ảnh: Lê Mẫu).",
        "Theo ông Mẫu, cây cầu sẽ mở vào tháng sau.",
        "Bagikan bantuan kepada warga menjadi tugas kami, kata Bupati.",
        "Baca buku setiap hari membuat siswa lebih cerdas.",
        "Sumber air di desa itu sudah kering sejak Juli.",
        "Theo dõi sát diễn biến thị trường là yêu cầu của Bộ.",
        "Tag harga di pasar naik dua kali lipat.",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    assert not furniture.is_furniture(line)


def test_a_headline_inside_a_paragraph_goes_and_the_sentence_after_it_stays() -> None:
    paragraph = "Harga naik lagi. Baca juga: Pasar Contoh Dibuka Kembali Setelah Renovasi Ia mengatakan stok cukup."
    pieces = inserts.without(Passage(paragraph, 0, len(paragraph)))
    assert [piece.text for piece in pieces] == ["Harga naik lagi.", "Ia mengatakan stok cukup."]


def test_script_left_in_a_paragraph_goes() -> None:
    paragraph = 'Cầu đã xong. console.log("a", Date()); document.addEventListener("x", function(){ y(); }); Xe đã chạy.'
    pieces = inserts.without(Passage(paragraph, 0, len(paragraph)))
    assert [piece.text for piece in pieces] == ["Cầu đã xong.", "Xe đã chạy."]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Trần Thị Mẫu", ["Trần Thị Mẫu"]),
        ("(Budi Contoh)", ["Budi Contoh"]),
        ("Lê Mẫu - PV", ["Lê Mẫu"]),
        ("Lê Mẫu - Trần Mẫu", ["Lê Mẫu", "Trần Mẫu"]),
        ("Budi Contoh dan Siti Contoh", ["Budi Contoh", "Siti Contoh"]),
        ("P.T", ["P.T"]),
        ("Lê Mẫu - P.T", ["Lê Mẫu"]),
        ("Kompas Cyber Media", []),
        ("Web Design", []),
        ("Giá vàng hôm nay", []),
        ("Theo Reuters", []),
    ],
)
def test_only_people_are_authors(printed: str, found: list[str]) -> None:
    assert people(printed) == found
