"""No two articles of a file have one name, and names take little memory."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.names import Names, renamed
from tests.read.making import read, written

IDS = st.lists(st.none() | st.sampled_from(["1", "2", "3", "1@2", "1@3", "1@3@3", "a", "a@5"]))


@given(IDS)
def test_names_differ_and_can_be_made_again(ids: list[str | None]) -> None:
    names = Names()
    told = [names.name(id, place) for place, id in enumerate(ids, start=1)]
    assert len({name for name, _ in told}) == len(ids)
    again = [renamed(id, place, told[place - 1][1]) for place, id in enumerate(ids, start=1)]
    assert again == [name for name, _ in told]


def test_the_second_of_one_id_is_named_by_its_line_too(tmp_path: Path) -> None:
    lines = [{"id": "a"}, {"id": "a"}, {}, {"id": "3"}, {"id": "a"}]
    content = b"\n".join(json.dumps({"text": "x", **line}).encode() for line in lines)
    found = read(written(tmp_path, "in.jsonl", content + b"\n{"))
    assert [one.uri.split("#")[1] for one in found] == ["a", "a@2", "3", "3@4", "a@5", "6"]
    assert [one.id for one in found] == ["a", "a", None, "3", "a", None]


def test_names_take_little_memory() -> None:
    tracemalloc.start()
    names = Names()
    for place in range(30_000):
        names.name(f"https://example.org/{place}.html", place)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 30_000 * 20
