from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.run.score import score
from tests.making import SHARED

GOLD: dict[str, Any] = {
    "id": "kopi",
    "lang": "id",
    "title": "Ekspor Kopi",
    "published": "2024-04-12",
    "authors": [],
    "keep": ["harga naik"],
    "drop": ["Baca juga"],
    "amounts": [{"value": 5, "currency": "IDR", "modifier": "about"}],
    "quantities": [{"value": 3, "unit": "ton kopi", "kind": "measure", "optional": True}],
    "dates": [{"value": "2024"}, {"value": "2023"}],
    "officials": [{"name": "Budi", "roles": ["Kepala Dinas"]}],
}


def scored(tmp_path: Path, facts: dict[str, Any], **changes: Any) -> Any:
    record = {
        "id": "r",
        "source": {"uri": "corpus/id/kopi/page.html", "id": None},
        "title": "Ekspor kopi",
        "published": {"value": "2024-04-12T10:00+07:00"},
        "authors": [],
        "language": {"code": "id"},
        "text": "Kata Budi harga naik.",
        "facts": facts,
        **changes,
    }
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/gold.json").write_text(json.dumps(GOLD))
    (tmp_path / "r.jsonl").write_text(json.dumps(record) + "\n")
    return score(tmp_path / "gold", tmp_path / "r.jsonl")


def test_counts_by_kind(tmp_path: Path) -> None:
    facts = {
        "amounts": [{"value": 5.0, "currency": "IDR", "modifier": "about"}],
        "dates": [{"value": "2024"}, {"value": "2024"}, {"value": "2019"}],
    }
    result = scored(tmp_path, facts)
    figures = result.figures()
    assert figures["amounts"]["f1"] == 1.0
    assert (figures["dates"]["precision"], figures["dates"]["recall"]) == (0.5, 0.5)
    assert figures["officials"]["recall"] == 0.0
    assert figures["modifiers"] == {"accuracy": 1.0, "asked": 1}
    assert '+ kopi dates {"value": "2019"}' in result.misses
    assert '- kopi dates {"value": "2023"}' in result.misses


def test_optional_gold_costs_nothing(tmp_path: Path) -> None:
    result = scored(tmp_path, {"quantities": [{"value": 3, "unit": "ton"}]})
    assert result.facts["quantities"] == [0, 0, 0]


def test_article_checks(tmp_path: Path) -> None:
    figures = scored(tmp_path, {}).figures()
    for name in ("title", "published", "authors", "text_kept", "boilerplate_dropped", "language"):
        assert figures[name] == {"accuracy": 1.0, "asked": 1}, name


def test_ungrounded_spans_are_counted(tmp_path: Path) -> None:
    spans = [{"start": 5, "end": 9, "text": "Budi"}, {"start": 0, "end": 4, "text": "Budi"}]
    result = scored(tmp_path, {"officials": [{"name": "Budi", "mentions": spans}]})
    assert result.checks["grounded"] == [1, 2]


@pytest.mark.parametrize(
    "changes",
    [
        {"source": {"uri": "in/kopi.txt"}},
        {"source": {"uri": "in/kopi/article.txt"}},
        {"source": {"uri": "in.jsonl#kopi", "id": "kopi"}},
        {"source": {"uri": "-"}, "id": "kopi"},
    ],
)
def test_a_record_is_found_by_each_of_its_names(tmp_path: Path, changes: dict[str, Any]) -> None:
    assert scored(tmp_path, {}, **changes).without == []


def test_an_article_without_record_is_named(tmp_path: Path) -> None:
    assert scored(tmp_path, {}, source={"uri": "other.txt"}).without == ["kopi"]


def test_what_is_no_gold_is_told(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text("[]")
    (tmp_path / "r.jsonl").touch()
    with pytest.raises(UsageError, match="no gold"):
        score(tmp_path / "gold.json", tmp_path / "r.jsonl")


def derived(gold: dict[str, Any], place: int) -> dict[str, Any]:
    """A record made of the gold itself, with every third fact left out and some bent."""
    facts: dict[str, Any] = {}
    for kind in ("amounts", "quantities", "dates", "officials", "organisations", "laws"):
        facts[kind] = [one for n, one in enumerate(gold.get(kind) or []) if (n + place) % 3]
    facts["observations"] = [
        {**one, "period": "1999"} if n % 4 == 1 else one
        for n, one in enumerate(gold.get("observations") or [])
    ]
    facts["dates"].append({"value": "1901"})
    text = "\n".join(gold.get("keep", [])[1:] + gold.get("drop", [])[:1])
    facts["places"] = [{"mentions": [{"start": 0, "end": 3, "text": text[:3]}]}]
    return {
        "id": str(place),
        "source": {"uri": f"x/{gold['id']}.txt"},
        "title": gold.get("title"),
        "authors": gold.get("authors", []) if place % 2 else ["x"],
        "published": {"value": gold.get("published")},
        "language": {"code": gold["lang"]},
        "text": text,
        "facts": facts,
    }


@pytest.mark.parametrize("folder", ["gold/dev", "gold/seeds"])
def test_the_figures_are_those_of_the_contract(tmp_path: Path, folder: str) -> None:
    gold, contract = SHARED / folder, SHARED / "score.py"
    if not contract.exists():
        pytest.skip("the shared scoring contract is not on this machine")
    records = tmp_path / "r.jsonl"
    with records.open("w") as stream:
        for place, file in enumerate(sorted(gold.rglob("*.json"))[1:]):
            stream.write(json.dumps(derived(json.loads(file.read_text("utf-8")), place)) + "\n")
    command = [sys.executable, str(contract), str(gold), str(records)]
    told = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    result = score(gold, records)
    assert result.as_dict() == json.loads(told.stdout)
    misses = subprocess.run([*command, "--misses"], capture_output=True, text=True, check=True)
    assert [*result.misses, *result.render().splitlines()] == misses.stdout.splitlines()
