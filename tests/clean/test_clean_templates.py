"""Every family of pages gives back the article it was printed from."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
import regex
from pages import read
from templates.articles import ARTICLES, Article
from templates.families import FAMILIES

from pipeline.document import Document

FLOOR = 0.97
NO_AUTHOR: frozenset[str] = frozenset()


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = regex.findall(r"\w+", unicodedata.normalize("NFC", text))
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def alike(article: Article, document: Document) -> float:
    """F1 of the shingles of four words."""
    wanted, found = shingles("\n".join(article.paragraphs)), shingles(document.text)
    return 2 * (wanted & found).total() / (wanted.total() + found.total())


@pytest.mark.parametrize("article", ARTICLES, ids=[article.author for article in ARTICLES])
@pytest.mark.parametrize("name", FAMILIES)
def test_a_page_gives_back_its_article(name: str, article: Article) -> None:
    document = read(FAMILIES[name](article), "text/html")
    assert alike(article, document) >= FLOOR
    assert document.title == article.title
    assert document.published is not None
    assert document.published.value[:10] == f"{article.published:%Y-%m-%d}"
    assert document.authors == [article.author]
    assert all(block.source_start is not None for block in document.blocks)
