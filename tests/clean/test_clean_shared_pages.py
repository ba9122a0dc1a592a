"""Real pages with gold, where they lie beside the project: floors that no change may lower."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pages import read
from shingles import f1

from pipeline.document import Document

PAGES = Path(__file__).resolve().parents[2] / "../shared/pages"
pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the pages are not beside the checkout")


def read_pages() -> list[tuple[dict[str, Any], Document]]:
    golds = [json.loads(path.read_text("utf-8")) for path in sorted(PAGES.glob("*.json"))]
    return [(g, read((PAGES / f"{g['id']}.html").read_bytes(), "text/html")) for g in golds]


@pytest.fixture(scope="module")
def pages() -> list[tuple[dict[str, Any], Document]]:
    return read_pages()


def test_the_text_of_real_pages(pages: list[tuple[dict[str, Any], Document]]) -> None:
    assert sum(f1(gold["text"], page.text) for gold, page in pages) / len(pages) >= 0.98


def test_the_titles_of_real_pages(pages: list[tuple[dict[str, Any], Document]]) -> None:
    assert sum(gold["title"] == page.title for gold, page in pages) / len(pages) >= 0.97


def test_the_dates_of_real_pages(pages: list[tuple[dict[str, Any], Document]]) -> None:
    for gold, page in pages:
        found = page.published.value[:10] if page.published else None
        assert found == (gold["published"] and gold["published"][:10]), gold["id"]


def test_the_authors_of_real_pages(pages: list[tuple[dict[str, Any], Document]]) -> None:
    named = [(gold["authors"], page.authors) for gold, page in pages if gold["authors"]]
    assert sum(wanted == found for wanted, found in named) / len(named) >= 0.9


def test_paragraphs_of_real_pages_are_found_in_their_source(
    pages: list[tuple[dict[str, Any], Document]],
) -> None:
    blocks = [block for _, page in pages for block in page.blocks]
    assert sum(block.source_start is None for block in blocks) / len(blocks) <= 0.01
