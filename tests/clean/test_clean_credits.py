import pytest
from pages import TITLE, read, text

from pipeline.clean import credits, furniture


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Lê Thị Mẫu - Thứ sáu, 12/04/2024, 08:15 (GMT+7)", ["Lê Thị Mẫu"]),
        ("Tác giả: Lê Thị Mẫu | 12/04/2024", ["Lê Thị Mẫu"]),
        ("By Budi Contoh · April 12, 2024 · 3 min read", ["Budi Contoh"]),
        ("Submitted by Budi Contoh on 12/04/2024 - 08:15", ["Budi Contoh"]),
        ("Báo Miền Mẫu - 12/04/2024", []),
        ("Hà Nội, ngày 12/04/2024", []),
    ],
)
def test_a_line_of_credits_names_date_and_people(line: str, authors: list[str]) -> None:
    found = credits.read(line)
    assert found is not None
    assert found.printed.value() == found.printed.value("12/04/2024")
    assert found.printed.value()[:10] == "2024-04-12"
    assert list(found.authors) == authors


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 12/04/2024, xã khánh thành cây cầu",
        "Harga per 12/04/2024 naik 5 persen",
        "Lê Thị Mẫu",
        "pada Minggu pagi, 27 Juli 2025.",
    ],
)
def test_a_sentence_is_no_line_of_credits(line: str) -> None:
    assert credits.read(line) is None


@pytest.mark.parametrize("above", ["BÁO MIỀN MẪU\n", "XÃ MẪU - TRANG THÔNG TIN ĐIỆN TỬ\nTrang chủ | Tin tức | Liên hệ\n"])  # fmt: skip  # noqa: E501
def test_the_name_of_the_site_is_no_title(above: str) -> None:
    assert read(text(above=above).replace("10:30, 03/05/2024\n\n", "")).title == TITLE


def test_headlines_under_the_buttons_go() -> None:
    below = (
        "In bài này | Chia sẻ | Lên đầu trang\nCựu kế toán lĩnh án 14 năm tù\nTỷ giá: USD 25.470"
    )
    document = read(text(below=below))
    assert "kế toán" not in document.text
    assert "Tỷ giá" not in document.text


def test_a_row_with_a_byline_is_no_row_of_buttons() -> None:
    assert furniture.is_furniture("Lượt đọc: 2.317 | In bài viết | Gửi phản hồi")
    assert not furniture.is_furniture("Tác giả: Lê Mẫu | 3 phút đọc")
