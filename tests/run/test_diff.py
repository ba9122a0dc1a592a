from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.run.diff import Comparison, Difference, diff
from tests.making import line


def parsed(uri: str = "a.txt", content: bytes = b"a", *, value: float = 15e9) -> dict[str, Any]:
    return json.loads(line(uri, content, value=value).json)


def compare(
    tmp_path: Path, old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> tuple[list[Difference], Comparison]:
    for name, records in (("old", old), ("new", new)):
        text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
        (tmp_path / f"{name}.jsonl").write_text(text, "utf-8")
    comparison = Comparison()
    return list(diff(tmp_path / "old.jsonl", tmp_path / "new.jsonl", comparison)), comparison


def test_equal_files_do_not_differ(tmp_path: Path) -> None:
    found, comparison = compare(tmp_path, [parsed(), parsed("b.txt")], [parsed("b.txt"), parsed()])
    assert found == []
    assert not comparison.differs
    assert comparison.counts["amounts", "same"] == 2


def test_a_value_that_changed_is_altered(tmp_path: Path) -> None:
    (one,), comparison = compare(tmp_path, [parsed(value=1)], [parsed(value=2)])
    assert (one.sign, one.kind) == ("~", "amounts")
    assert one.render() == '~ a.txt amounts "15 tỷ đồng": value: 1 -> 2'
    assert comparison.differs


def test_facts_added_and_dropped(tmp_path: Path) -> None:
    old, new = parsed(), parsed()
    old["facts"]["amounts"], new["facts"]["officials"] = [], []
    found, comparison = compare(tmp_path, [old], [new])
    assert {(one.sign, one.kind) for one in found} == {("+", "amounts"), ("-", "officials")}
    assert comparison.counts["amounts", "+"] == comparison.counts["officials", "-"] == 1


def test_a_fact_of_another_extent_is_altered(tmp_path: Path) -> None:
    old, new = parsed(), parsed()
    fact = new["facts"]["organisations"][0]
    fact["id"], fact["name"] = "f" * 16, "Sở"
    fact["evidence"] |= {"end": fact["evidence"]["start"] + 2, "text": "Sở"}
    (one,), _ = compare(tmp_path, [old], [new])
    assert (one.sign, one.kind) == ("~", "organisations")
    assert 'name: "Sở Nông nghiệp" -> "Sở"' in one.render()


def test_a_fact_that_moved_with_the_text_says_the_same(tmp_path: Path) -> None:
    new = parsed()
    for facts in new["facts"].values():
        for fact in facts:
            fact["id"] = fact["id"][::-1]
            fact["evidence"]["start"] += 1000
            fact["evidence"]["end"] += 1000
    new["text"] = "x" * 1000 + new["text"]
    (one,), comparison = compare(tmp_path, [parsed()], [new])
    assert one.kind == "text"
    assert comparison.counts["amounts", "moved"] == 1


def test_articles_in_one_file_alone(tmp_path: Path) -> None:
    found, comparison = compare(tmp_path, [parsed("a.txt", b"1")], [parsed("b.txt", b"2")])
    assert {one.sign for one in found} == {"+", "-"}
    assert (comparison.articles["+"], comparison.articles["-"]) == (1, 1)


def test_an_article_that_was_renamed_is_the_same(tmp_path: Path) -> None:
    found, comparison = compare(tmp_path, [parsed("old/a.txt")], [parsed("new/a.txt")])
    assert found == []
    assert comparison.articles["="] == 1


def test_a_file_of_something_else_is_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("{}\n")
    with pytest.raises(UsageError, match="no record"):
        list(diff(tmp_path / "x.jsonl", tmp_path / "x.jsonl", Comparison()))


def test_the_command_tells_by_its_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    compare(tmp_path, [parsed(value=1)], [parsed(value=2)])
    old, new = str(tmp_path / "old.jsonl"), str(tmp_path / "new.jsonl")
    assert main(["diff", old, old]) == 0
    capsys.readouterr()
    assert main(["diff", old, new]) == 1
    assert "~ a.txt amounts" in capsys.readouterr().out
    assert main(["diff", old, new, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["new"]["value"] == 2
    assert main(["diff", old, "nowhere.jsonl"]) == 2
