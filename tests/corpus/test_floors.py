"""Each figure reached over corpus/, held against its floor; `make floors` raises them."""

from __future__ import annotations

import pytest

from pipeline import lang
from pipeline.run.alike import ALIKE
from tests.corpus.floors import Figures, corpora, figures, floors, raised, undercut

CHECKS = ("modifiers", "title", "published", "authors", "text_kept", "boilerplate_dropped",
          "language", "grounded")  # fmt: skip
HELD = [(folder.name, name) for folder in corpora() for name in (*ALIKE, *CHECKS)]


@pytest.fixture(scope="session")
def reached(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    return figures(tmp_path_factory.mktemp("records"))


@pytest.mark.parametrize(("code", "name"), HELD, ids=[f"{code}-{name}" for code, name in HELD])
def test_no_figure_falls_below_its_floor(reached: Figures, code: str, name: str) -> None:
    assert reached[code][name] >= floors()[code][name], "a change may raise a floor, never lower it"


def test_every_floor_is_held() -> None:
    assert {(code, name) for code, by_name in floors().items() for name in by_name} == set(HELD)


def test_every_span_quotes_its_text(reached: Figures) -> None:
    assert {by_name["grounded"] for by_name in reached.values()} == {1.0}


def test_every_language_has_at_least_twelve_articles() -> None:
    assert {folder.name for folder in corpora()} == set(lang.codes())
    for folder in corpora():
        assert len(list(folder.glob("*/gold.json"))) >= 12
        pages, texts = list(folder.glob("*/page.html")), list(folder.glob("*/article.txt"))
        assert min(len(pages), len(texts)) >= 5


def test_a_floor_rises_to_what_is_reached_rounded_down() -> None:
    assert raised({"vi": {"dates": 0.9}}, {"vi": {"dates": 0.9678}}) == {"vi": {"dates": 0.967}}
    assert raised({}, {"vi": {"dates": 0.29}}) == {"vi": {"dates": 0.29}}
    assert raised({}, {"vi": {"dates": 0.9678}}, below=0.01) == {"vi": {"dates": 0.957}}


def test_a_floor_is_never_lowered() -> None:
    floor = {"vi": {"dates": 0.9}}
    assert raised(floor, {"vi": {"dates": 0.8}}) == floor
    assert raised(floor, {"vi": {}}) == raised(floor, {}) == floor


def test_a_figure_below_its_floor_or_gone_is_told() -> None:
    floor = {"vi": {"dates": 0.9, "laws": 0.5}, "id": {"dates": 0.1}}
    told = undercut(floor, {"vi": {"dates": 0.8999, "laws": 0.5}})
    assert [line.split(":")[0] for line in told] == ["vi dates", "id dates"]
