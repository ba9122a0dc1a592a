"""What a measure's name begins and ends with: no adverb, no conjunction, no half of a bracket."""

from __future__ import annotations

import pytest

from pipeline.document import Document, Source
from pipeline.extract.mention import Article
from pipeline.extract.observe.ends import tidy
from pipeline.extract.rules import pack
from tests.extract.figures import facts


def measures(text: str, code: str) -> list[str]:
    """The measures of the rows of a text."""
    return [row.measure for row in facts(text, code).observations]


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("id", "Secara umum maka sebesar 7% dari total porsi sudah dibagikan.", "umum"),
        ("vi", "Ngoài ra là học bổng 7.500 USD.", "học bổng"),
    ],
)
def test_function_words_at_the_ends_are_no_part(code: str, text: str, wanted: str) -> None:
    assert measures(text, code) == [wanted]


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("id", "luas lahan sawah baku (LSB", "luas lahan sawah baku (LSB)"),
        ("id", "penyaluran kredit ( KMK dari target", "penyaluran kredit (KMK) dari target"),
        ("id", "landasan pacu (runway", "landasan pacu (runway)"),
        ("id", "lokasi penjualan) baru", "lokasi penjualan baru"),
        ("vi", "số ca mắc mới", "số ca mắc mới"),
        ("vi", "tổng vốn", "tổng vốn"),
        ("vi", "rằng", ""),
        ("id", "hanya dengan", ""),
        ("id", "bunga kredit mikro ini diturunkan ke level aman", "bunga kredit mikro"),
        ("id", "anggaran program ini untuk jalan", "anggaran program ini untuk jalan"),
    ],
)
def test_a_name_is_whole_at_both_ends(code: str, text: str, wanted: str) -> None:
    article = Article(pack(code), Document(Source("test", b"", "text/plain")), [], None)
    assert tidy(text, article) == wanted


def test_a_clause_that_names_nothing_is_named_by_its_sentence() -> None:
    text = "Kinh phí mua 1 chiếc xe, bao gồm bến đỗ, điều hành... sẽ lên đến hơn 9 tỷ đồng."
    assert "sẽ" not in measures(text, "vi")
    assert 9_000_000_000 in [row.value for row in facts(text, "vi").observations]


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("vi", "Cả nước ghi nhận 64 ca mắc.", "ca mắc"),
        ("vi", "Hôm nay, nước này ghi nhận 640 ca mắc mới.", "ca mắc mới"),
        ("vi", "Sau khi xã Hòa Bình xuất hiện 30 ca mắc.", "ca mắc"),
        ("id", "Hari ini kita berikan 30 unit truk.", "unit truk"),
        ("id", "Program ini melibatkan 300 petani kopi.", "petani kopi"),
    ],
)
def test_who_or_where_is_no_part_of_what_is_counted(code: str, text: str, wanted: str) -> None:
    assert measures(text, code) == [wanted]
