# ruff: noqa: E501 - pages and sentences are written as they are printed
import json

import pytest
from pages import BODY, LEAD, TITLE, page, read

ARTICLE = "\n".join((LEAD, *BODY))


def test_title_lead_text_and_date_of_a_page() -> None:
    document = read(page(), "text/html")
    assert document.title == TITLE
    assert document.text == ARTICLE
    assert document.published is not None
    assert document.published.value == "2024-05-03T10:30+07:00"


def test_the_title_knows_its_place_in_the_source() -> None:
    document = read(page(), "text/html")
    block = document.title_block
    assert block is not None
    assert document.decoded[block.source_start : block.source_end] == TITLE


@pytest.mark.parametrize(
    "after",
    [
        "<div class='related'><h3>Tin liên quan</h3><ul><li><a href='/b'>Cầu cũ sập, 3 người bị thương nặng</a></li></ul></div>",
        "<div id='comments'><h3>Ý kiến bạn đọc</h3><p>Tôi thấy cây cầu này rất đẹp và rất cần cho bà con trong xã chúng tôi.</p></div>",
        "<footer><p>Copyright © Báo Mẫu. Giấy phép số 12/GP ngày 3/5/2011, mọi quyền được bảo lưu theo luật.</p></footer>",
        "<div class='share'><a href='#'>Facebook</a> <a href='#'>Zalo</a></div><div class='tags'>Từ khóa: <a href='/t'>cầu</a></div>",
    ],
    ids=["related", "comments", "footer", "share"],
)
def test_furniture_round_the_article_goes(after: str) -> None:
    assert read(page(after=after), "text/html").text == ARTICLE


@pytest.mark.parametrize("name", ["share-content", "author", "comment-body", "sidebar-main"])
def test_class_names_that_lie_delete_no_article(name: str) -> None:
    body = f"<div class='{name}'>" + "".join(f"<p>{text}</p>" for text in BODY) + "</div>"
    assert BODY[-1] in read(page(body), "text/html").text


def test_paragraphs_set_with_line_breaks_in_a_table() -> None:
    body = "<table><tr><td>" + "<br><br>".join(BODY) + "</td></tr></table>"
    assert read(page(body), "text/html").text == ARTICLE


def test_captions_are_kept_apart() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>Cây cầu mới sáng nay.</figcaption></figure>"
    body = figure + "".join(f"<p>{text}</p>" for text in BODY)
    assert read(page(body), "text/html").text == ARTICLE


def test_lists_and_quotes_are_paragraphs() -> None:
    extra = "<ul><li>Một cây cầu dài 120 mét đã hoàn thành.</li></ul><blockquote>Chúng tôi rất vui mừng, một người dân nói.</blockquote>"
    body = (
        "".join(f"<p>{text}</p>" for text in BODY[:2])
        + extra
        + "".join(f"<p>{text}</p>" for text in BODY[2:])
    )
    document = read(page(body), "text/html")
    assert "Một cây cầu dài 120 mét đã hoàn thành." in document.text.split("\n")
    assert "Chúng tôi rất vui mừng, một người dân nói." in document.text.split("\n")


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ("<meta name='author' content='Lê Thị Mẫu'>", "<p class='author'>Lê Thị Mẫu</p>"),
        ("", "<p style='text-align:right'><strong>Lê Thị Mẫu</strong></p>"),
        ("", "<p>Tác giả: Lê Thị Mẫu</p>"),
        ("<meta name='author' content='Báo Mẫu Online'>", "<div class='byline'>Lê Thị Mẫu</div>"),
    ],
)
def test_authors_are_people(head: str, after: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in BODY) + after
    document = read(page(body, head=head), "text/html")
    assert document.authors == ["Lê Thị Mẫu"]
    assert "Lê Thị Mẫu" not in document.text


def test_no_date_is_invented() -> None:
    dateless = page().replace("Thứ Sáu, 03/05/2024, 10:30 (GMT+7)", "")
    assert read(dateless, "text/html").published is None


def test_a_stated_date_is_believed_where_none_is_printed() -> None:
    head = "<meta property='article:published_time' content='2024-05-03T03:30:00Z'>"
    dateless = page(head=head).replace("Thứ Sáu, 03/05/2024, 10:30 (GMT+7)", "")
    document = read(dateless, "text/html")
    assert document.published is not None
    assert document.published.value == "2024-05-03T10:30:00+07:00"
    assert document.published.evidence is not None
    assert document.published.evidence.text == "2024-05-03T03:30:00Z"


def test_the_data_of_a_page_built_by_script_is_read_and_noted() -> None:
    data = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join((LEAD, *BODY))}
    raw = json.dumps(data, ensure_ascii=False)
    html = f"<html><head><title>{TITLE}</title><script type='application/ld+json'>{raw}</script></head><body><div id='app'></div></body></html>"
    document = read(html, "text/html")
    assert BODY[2] in document.text
    assert "second_opinion" in [notice.code for notice in document.notices]


def test_a_paywall_is_noted() -> None:
    data = '{"@type": "NewsArticle", "isAccessibleForFree": false}'
    head = f"<script type='application/ld+json'>{data}</script>"
    assert "paywall" in [notice.code for notice in read(page(head=head), "text/html").notices]


def test_the_site_is_named() -> None:
    head = "<meta property='og:site_name' content='Báo Mẫu'>"
    assert read(page(head=head), "text/html").site == "Báo Mẫu"
    assert (
        read(page(), "text/html", url="https://www.baomau.example/a.html").site == "baomau.example"
    )


def test_a_paywall_line_is_noted_and_no_text() -> None:
    body = f"<p>{BODY[0]}</p><p>{BODY[1]}</p><p>Vui lòng đăng nhập để đọc tiếp bài viết này.</p>"
    document = read(page(body), "text/html")
    assert document.text == "\n".join((LEAD, *BODY[:2]))
    assert "paywall" in [notice.code for notice in document.notices]
