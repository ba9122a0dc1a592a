# ruff: noqa: E501 - markup is written as pages print it
"""Every family of pages gives back the article it was printed from."""

from __future__ import annotations

import pytest
from pages import read
from shingles import f1
from templates import broadsheets, families, magazines, regional, wild
from templates.articles import ARTICLES, ENGLISH, Article
from templates.pieces import FAMILIES, day, iso, plain

from pipeline.document import Document

FLOOR = 0.97
EVERY = (*ARTICLES, *ENGLISH)
MODULES = (families, broadsheets, magazines, regional, wild)  # that add to FAMILIES
# Two of each language are enough where only what is absent is asked.
FEW = ARTICLES[::2]


def alike(article: Article, document: Document) -> float:
    return f1("\n".join(article.paragraphs), document.text)


@pytest.mark.parametrize("article", EVERY, ids=[article.author for article in EVERY])
@pytest.mark.parametrize("name", FAMILIES)
def test_a_page_gives_back_its_article(name: str, article: Article) -> None:
    document = read(FAMILIES[name](article), "text/html")
    assert alike(article, document) >= FLOOR
    assert document.title == article.title
    assert document.published is not None
    assert document.published.value[:10] == f"{article.published:%Y-%m-%d}"
    assert document.authors == [article.author]
    assert all(block.source_start is not None for block in document.blocks)


@pytest.mark.parametrize("article", FEW, ids=[article.language for article in FEW])
@pytest.mark.parametrize("name", sorted(FAMILIES.keys() - {"clock_in_header"}))
def test_a_page_without_its_date_has_none(name: str, article: Article) -> None:
    moment = article.published
    printed = FAMILIES[name](article)
    for date in (
        day(article),
        plain(article),
        iso(article),
        f"{moment:%B} {moment.day}, {moment.year}",
        f"{moment.day} {moment:%B %Y}",
    ):
        printed = printed.replace(date, "")
    document = read(printed, "text/html")
    assert document.published is None
    assert alike(article, document) >= FLOOR


ELSEWHERE = {
    "a clock above": '<div class="top"><span>Thứ bảy, 21/11/2026, 09:00</span></div>{}',
    "a clock beside": "<header><p>Thứ bảy, 21/11/2026</p></header>{}",
    "a comment": '{}<div id="comments"><p>Hay quá!</p><span>12/12/2024</span></div>',
    "a related headline": '{}<ul class="related"><li><a href="/x">Giá na tăng</a> (12/12/2024)</li></ul>',
    "a copyright line": "{}<footer>© 2019-2026 Báo Mẫu. Giấy phép số 12 cấp ngày 01/02/2019</footer>",
    "a modification alone": '<meta property="article:modified_time" content="2024-12-12T00:00:00+07:00">{}',
    "a script": "<script>var today = '2024-12-12';</script>{}",
    "a calendar": "{}<table class='calendar'><tr><td>12/12/2024</td></tr></table>",
    "an address": '<link rel="canonical" href="https://mau.example/2024/12/12/bai.html">{}',
    "a picture": '{}<img src="/2024/12/12/a.jpg" alt="Ngày 12/12/2024">',
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_date_elsewhere_on_the_page_is_not_its_own(name: str) -> None:
    article = ARTICLES[0]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in article.paragraphs)
    inner = f'<div class="a"><h1>{article.title}</h1>{body}</div>'
    document = read(f"<html><body>{ELSEWHERE[name].format(inner)}</body></html>", "text/html")
    assert document.published is None
    assert document.title == article.title
