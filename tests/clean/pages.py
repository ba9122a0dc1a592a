# ruff: noqa: E501 - pages and sentences are written as they are printed
"""Texts written for the tests of `clean`, and pages built from them."""

from __future__ import annotations

from pipeline.clean import clean
from pipeline.document import Document, Source

TITLE = "Xã Hòa Mẫu khánh thành cây cầu mới sau hai năm xây dựng"
LEAD = "Sáng 3/5, xã Hòa Mẫu khánh thành cây cầu bê tông bắc qua sông Mẫu sau hai năm xây dựng liên tục."
BODY = (
    "Cây cầu dài 120 mét, rộng 6 mét, có tổng kinh phí hơn 15 tỷ đồng từ ngân sách tỉnh và đóng góp "
    "của người dân trong xã.",
    "Chia sẻ về vấn đề này, ông Trần Văn Mẫu, Chủ tịch xã, cho biết học sinh từ nay không còn phải "
    "đi đò đến trường trong mùa mưa.",
    "Trước đây người dân hai thôn phải đi vòng gần 10 km đường đất để sang được bờ bên kia, nhất là "
    "vào những ngày nước lũ dâng cao.",
    "Dự kiến trong năm tới, xã sẽ làm tiếp đoạn đường nối cây cầu với quốc lộ, dài khoảng 3 km, để "
    "xe tải có thể vào tận nơi thu mua nông sản.",
)


def read(content: bytes | str, media_type: str = "text/plain", **given: str) -> Document:
    """The document of a content."""
    raw = content.encode() if isinstance(content, str) else content
    return clean(Source("test", raw, media_type, **given))  # type: ignore[arg-type]


def page(body: str = "", head: str = "", before: str = "", after: str = "") -> str:
    """A full page with its article, and what is to stand around it."""
    paragraphs = body or "".join(f"<p>{text}</p>" for text in BODY)
    return (
        f"<html><head><title>{TITLE} | Báo Mẫu</title>{head}</head><body>"
        f"<nav><a href='/'>Trang chủ</a> <a href='/a'>Thời sự</a></nav><div class='main'>{before}"
        f"<h1>{TITLE}</h1><div class='time'>Thứ Sáu, 03/05/2024, 10:30 (GMT+7)</div>"
        f"<h2 class='sapo'>{LEAD}</h2><div class='content'>{paragraphs}</div>{after}</div></body></html>"
    )


def text(*, above: str = "", below: str = "") -> str:
    """The article as copied from a site."""
    return f"{above}{TITLE}\n\n10:30, 03/05/2024\n\n{LEAD}\n\n" + "\n\n".join(BODY) + f"\n\n{below}"
