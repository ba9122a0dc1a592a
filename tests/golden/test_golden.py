"""The whole record of an article is what it was; where it should change, `make golden`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.record import Record
from tests.golden.renew import articles, golden


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.stem)
def test_the_record_is_the_golden_one(article: Path) -> None:
    wanted = article.with_suffix(".json").read_text("utf-8")
    assert golden(article) == wanted, "read the difference; where it is meant: make golden"


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.stem)
def test_the_golden_record_is_valid(article: Path) -> None:
    text = article.with_suffix(".json").read_text("utf-8")
    record = Record.model_validate_json(text)
    assert json.loads(record.to_json()) == json.loads(text)


def test_both_languages_and_both_kinds_of_input_are_here() -> None:
    assert {article.name for article in articles()} == {
        "vi-text.txt", "vi-page.html", "id-text.txt", "id-page.html",
    }  # fmt: skip
