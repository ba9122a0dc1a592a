# ruff: noqa: E501 - pages and sentences are written as they are printed
import contextlib
import time

import pytest
from pages import BODY, page, read

from pipeline.errors import DocumentError

BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
ARTICLE = "".join(f"<p>{text}</p>" for text in BODY)
SECONDS = 20  # generous: the machine may be shared; a quadratic step takes minutes

PAGES = {
    "nested boxes": page(f"{'<div>' * 100_000}{ARTICLE}{'</div>' * 100_000}"),
    "nested inline": page("<b>" * 50_000 + ARTICLE),
    "nested tables": page("<table><tr><td>" * 20_000 + ARTICLE),
    "cut in a tag": page()[: page().rindex("</p>") - 5] + "<p class='abc",
    "megabytes in one node": page(ARTICLE + "<p>" + "từ " * 400_000 + "</p>"),
    "no space at all": page(ARTICLE + "<p>" + "a" * 2_000_000 + "</p>"),
    "ten thousand links": page(after="<a href='/x'>một liên kết nữa</a>" * 10_000),
    "unclosed scripts": page(after="<script>" * 20_000),
    "unclosed comments": page(after="<!--" * 20_000),
    "angle brackets": page(after="<" * 200_000),
    "unclosed quotes": page(after='<a href="' * 20_000),
    "ampersands": page(after="&" * 200_000 + "&amp;" * 20_000),
    "script in attributes": page(ARTICLE.replace("<p>", "<p onclick='alert(1)' style='a:url(javascript:x)'>")),
    "base": page(head='<base href="javascript:alert(1)">'),
    "entity bomb": BOMB + page(ARTICLE + "<p>&c;&c;</p>"),
    "many attributes": page(ARTICLE + "<p " + "a='b' " * 50_000 + ">x</p>"),
    "deep data": page(head="<script type='application/ld+json'>" + "[" * 100_000 + "</script>"),
    "many paragraphs": page(ARTICLE * 2_000),
    "tables in tables": page("<table><tr><td>" * 500 + ARTICLE + "</td></tr></table>" * 500),
    "lists in lists": page("<ul><li>" * 5_000 + ARTICLE),
    "a huge attribute": page(ARTICLE + f"<p data-x='{'y' * 3_000_000}'>x</p>"),
    "zero bytes": page().replace("<p>", "\0<\0p>\0", 1),
    "two bodies": page().replace("</body>", "</body><body><p>alert</p></body>").replace("alert", "xong"),
    "comment bomb": page(before="<!-- <p>alert</p> -->" * 20_000),
    "character data": page(ARTICLE + "<![CDATA[<script>alert(1)</script>]]>".replace("alert", "bip")),
    "meta refresh": page(head='<meta http-equiv="refresh" content="0;url=javascript:alert(1)">'),
    "direction marks": page(ARTICLE.replace(" ", " \u202e\u2066", 0) + "<p>\u202e\u2066\u200f</p>" * 5_000),
    "frames round it": "<frameset cols='1,2'><frame src='a'><noframes>" + page() + "</noframes></frameset>",
    "many headings of boxes": page(after="<div>" * 200 + "<h4>Tin liên quan</h4>" * 10_000),
    "many cards": page(after="<div><a href='/x'><h3>Giá na trái vụ tăng mạnh</h3></a><p>một dòng</p></div>" * 5_000),
    "many date lines": page(before="<div>Lê Mẫu - 12/12/2012, 10:30</div>" * 5_000),
    "megabytes of data": page(head="<script type='application/ld+json'>" + '{"a":' * 400_000 + "</script>"),
    "data of a million words": page(head='<script type="application/json">["' + "từ " * 1_000_000 + '"]</script>'),
    "entities without end": page(after="&#x" * 100_000 + "&#1114112;" * 10_000),
    "attributes without end": page(ARTICLE + "<p " + " ".join(f"a{n}=b" for n in range(400_000)) + ">x</p>"),
    "attributes that close nothing": page(ARTICLE + "<p " + " ".join(f"a{n}='>'" for n in range(200_000)) + ">x</p>"),
    "a megabyte of classes": page(ARTICLE + f"<p class='{'comment ' * 200_000}'>x</p>"),
    "a title of many parts": page().replace("</title>", " | a" * 200_000 + "</title>"),
    "many titles and headings": page("<h1>Cầu mới ở xã Hòa Mẫu</h1>" * 5_000 + ARTICLE, head="".join(f"<meta property='og:title' content='Tin {n} về cầu mới'>" for n in range(5_000))),
    "a hundred thousand siblings": page(ARTICLE + "<div class='c'>một dòng ngắn</div>" * 100_000),
    "comments to answer": page(ARTICLE + "<div class='c'><p>một dòng ngắn</p><a>Trả lời</a></div>" * 20_000),
    "lines of a word": page(ARTICLE + "từ<br>" * 100_000),
    "labels without end": page(ARTICLE + "<p>" + "Xem thêm: " * 50_000 + "</p>"),
    "many captions": page(ARTICLE + "<figure><img src='a'><figcaption>Cây cầu mới sáng nay</figcaption></figure>" * 20_000),
    "many fields": page(ARTICLE + "<form>" + "<input type='email'>" * 50_000 + "</form>"),
    "a picture in the page": page(ARTICLE + "<img src='data:image/png;base64," + "QUJD" * 1_000_000 + "'>"),
    "thousands of data scripts": page(head="<script type='application/ld+json'>{\"@type\": \"NewsArticle\"}</script>" * 5_000),
    "spaces without end": page(ARTICLE + "<p>" + " \n\t&nbsp;" * 300_000 + "</p>"),
    "letters under marks": page(ARTICLE + "<p>a" + "\u0301" * 1_000_000 + "</p>"),
    "a huge table": page("<table>" + ("<tr>" + "<td>ô số</td>" * 150 + "</tr>") * 200 + "</table>" + ARTICLE),
    "vector drawing": page(before="<svg><foreignObject><p>alert</p></foreignObject></svg>" * 2_000),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_hostile_pages_end_in_the_article(name: str) -> None:
    started = time.monotonic()
    document = read(PAGES[name], "text/html")
    assert BODY[0] in document.text
    assert "alert" not in document.text
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize(
    "content",
    ["<html></html>", "<html><frameset><frame src='a'></frameset></html>", "<ul><li><a href='/'>Home</a></li></ul>",
     "<html><body><script>var a = 'một bài báo';</script></body></html>", "<", "<!--", page(head="<title>" * 5_000)],
)  # fmt: skip
def test_a_page_without_article_is_refused(content: str) -> None:
    with pytest.raises(DocumentError) as error:
        read(content, "text/html")
    assert error.value.code == "no_article"


@pytest.mark.parametrize(
    "content", ["12/12/2012 " * 50_000, ",." * 100_000, "Abc Def " * 50_000, "- \n" * 40_000]
)
def test_hostile_texts_end_in_bounded_time(content: str) -> None:
    started = time.monotonic()
    with contextlib.suppress(DocumentError):
        read(content)
    assert time.monotonic() - started < SECONDS
