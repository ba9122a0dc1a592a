# ruff: noqa: E501 - markup is written as pages print it
"""What families of pages share: dates, lists of other headlines, comments, boxes in the text.

A family is a function from an article to a page.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from templates.articles import MONTHS, WEEKDAYS, Article

Family = Callable[[Article], str]
FAMILIES: dict[str, Family] = {}


def family(function: Family) -> Family:
    """Count the function among the families."""
    FAMILIES[function.__name__] = function
    return function


def day(article: Article) -> str:
    """The date with weekday and clock, as papers of the language print it."""
    moment, weekday = article.published, WEEKDAYS[article.language][article.published.weekday()]
    if article.language == "vi":
        return f"{weekday}, {moment:%d/%m/%Y, %H:%M} (GMT+7)"
    if article.language == "en":
        return f"{weekday}, {moment:%B} {moment.day}, {moment.year} {moment:%I:%M %p}"
    return f"{weekday}, {moment.day} {MONTHS[moment.month - 1]} {moment.year} {moment:%H:%M} WIB"


def plain(article: Article) -> str:
    """The bare day."""
    return f"{article.published:%d/%m/%Y}"


def iso(article: Article) -> str:
    """The moment for machines."""
    return f"{article.published:%Y-%m-%dT%H:%M:00+07:00}"


def paragraphs(article: Article, tag: str = "p", extra: str = "", first: int = 0) -> str:
    """The paragraphs from `first` on, each in a tag."""
    return "\n".join(f"<{tag}{extra}>{escape(one)}</{tag}>" for one in article.paragraphs[first:])


def links(article: Article, tag: str = "li") -> str:
    """Links to other articles."""
    return "".join(
        f'<{tag}><a href="/n{i}">{escape(o)}</a></{tag}>' for i, o in enumerate(article.others)
    )


def menu(article: Article) -> str:
    """The sections of the site."""
    sections = {
        "vi": ("Thời sự", "Kinh tế", "Văn hóa", "Thể thao", "Pháp luật", "Giáo dục"),
        "id": ("Nasional", "Ekonomi", "Olahraga", "Hiburan", "Hukum", "Pendidikan"),
        "en": ("World", "Business", "Sports", "Culture", "Opinion", "Education"),
    }[article.language]
    return f'<li><a href="/">{article.words["home"]}</a></li>' + "".join(
        f'<li><a href="/{i}">{s}</a></li>' for i, s in enumerate(sections)
    )


def comments(article: Article, times: int = 1) -> str:
    """Readers' comments."""
    return "".join(f'<div class="item"><b>Bạn đọc {i}</b><p>{c}</p><span>12/12/2024</span></div>'
                   for i, c in enumerate(article.comments * times))  # fmt: skip


def head(article: Article, extra: str = "", title: str = "{title} - {site}") -> str:
    """The head of the page."""
    return f'<!DOCTYPE html><html lang="{article.language}"><head><meta charset="utf-8"><title>{escape(title.format(title=article.title, site=article.site))}</title>{extra}</head>'


def open_graph(article: Article) -> str:
    """What social networks read."""
    return (f'<meta property="og:title" content="{escape(article.title)}"><meta property="og:site_name" content="{article.site}">'
            f'<meta property="og:description" content="{escape(article.paragraphs[0][:90])}...">')  # fmt: skip


def linked_data(article: Article, **more: object) -> str:
    """The page's JSON-LD."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": article.title, "datePublished": iso(article),
            "author": {"@type": "Person", "name": article.author}, "publisher": {"@type": "Organization", "name": article.site}, **more}  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def between(article: Article, boxes: dict[int, str], tag: str = "p", extra: str = "") -> str:
    """The paragraphs, and before some of them a box."""
    return "".join(
        boxes.get(i, "") + f"<{tag}{extra}>{escape(one)}</{tag}>"
        for i, one in enumerate(article.paragraphs)
    )


def month_day(article: Article) -> str:
    """The date as English papers print it."""
    moment = article.published
    return f"{moment:%B} {moment.day}, {moment.year}"


def teasers(article: Article, tag: str = "article") -> str:
    """Cards of other articles: picture, headline, a line or two."""
    return "".join(
        f'<{tag} class="card"><a href="/t{i}"><img src="t{i}.jpg"><h3>{escape(o)}</h3></a><p>{escape(article.teasers[i % 2])}</p></{tag}>'
        for i, o in enumerate(article.others)
    )
