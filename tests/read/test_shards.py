"""Units of work: read in order, they give what the files give."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.read import Fields, Reader, Shard
from tests.read.making import any_lines, compressed, made, read, rows, written


@any_lines
def test_shards_give_what_the_file_gives(tmp_path: Path, content: bytes, size: int) -> None:
    file = written(tmp_path, "in.jsonl", content)
    reader = Reader([str(file)])
    expected = list(reader)
    units = pickle.loads(pickle.dumps(list(reader.units(size))))
    assert list(Reader.of_units(units)) == expected
    assert [one for unit in units for one in Reader.of_units([unit])] == expected


def test_shards_cover_the_file_and_are_of_about_one_size(tmp_path: Path) -> None:
    file = written(tmp_path, "in.jsonl", made(".jsonl", rows(200)))
    units = list(Reader([str(file)]).units(10_000))
    parts = [unit for unit in units if isinstance(unit, Shard)]
    assert parts == units
    assert len(parts) > 3
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert (parts[0].start, parts[-1].end) == (0, file.stat().st_size)
    assert all(10_000 <= part.end - part.start < 20_000 for part in parts[:-1])
    reader = Reader.of_units(units)
    assert len(list(reader)) == 200
    assert reader.bytes_read == reader.bytes_total == file.stat().st_size


def test_only_large_plain_jsonl_is_split(tmp_path: Path) -> None:
    content = made(".jsonl", rows(50))
    written(tmp_path, "a.jsonl", content)
    written(tmp_path, "b.jsonl.gz", compressed(".gz", content))
    written(tmp_path, "c.csv", made(".csv", rows(50)))
    written(tmp_path, "d.jsonl", made(".jsonl", rows(1)))
    written(tmp_path, "e.html", b"<p>x")
    reader = Reader([str(tmp_path), str(tmp_path / "none.txt")])
    units = list(reader.units(2_000))
    whole = [Path(one).name for one in units if isinstance(one, str)]
    assert whole == ["b.jsonl.gz", "c.csv", "d.jsonl", "e.html"]
    assert list(Reader.of_units(units)) == list(Reader([str(tmp_path), str(tmp_path / "none.txt")]))


def test_the_mapped_id_names_the_lines_of_a_shard(tmp_path: Path) -> None:
    lines = [json.dumps({"u": place % 7, "b": f"text {place}"}) for place in range(60)]
    file = written(tmp_path, "in.jsonl", "\n".join(lines).encode())
    fields = Fields.parse(["id=u", "text=b"])
    units = list(Reader([str(file)], fields=fields).units(300))
    assert len(units) > 2
    assert list(Reader.of_units(units, fields=fields)) == read(file, fields=fields)


def test_standard_input_cannot_be_shared_out() -> None:
    with pytest.raises(UsageError, match="standard input"):
        list(Reader(["-"]).units(1))


def test_defaults_hold_for_units_too(tmp_path: Path) -> None:
    file = written(tmp_path, "in.jsonl", made(".jsonl", rows(20)))
    units = list(Reader([str(file)]).units(500))
    made_of = Reader.of_units(units, language="vi", published="2024-04-12")
    assert list(made_of) == read(file, language="vi", published="2024-04-12")
