from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from pipeline.emit import Sink, sink
from pipeline.emit.line import Batch, Run
from pipeline.emit.stream import Device
from pipeline.errors import SinkError, UsageError
from tests.making import RUN, batch, entry, line, record, refusal

NEWER = Run("0", "rules-2", "2024-04-13T00:00:00Z")


def opened(path: Path, run: Run = RUN) -> Sink:
    one = sink(str(path))
    one.open(run)
    return one


def uris(path: Path) -> list[str]:
    return [json.loads(row)["source"]["uri"] for row in path.read_text("utf-8").splitlines()]


def ledger(path: Path) -> Path:
    return path.with_name(f".{path.name}.ledger")


def test_a_batch_is_there_when_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "new/out.jsonl"
    one = opened(path)
    one.write(batch(line("a.txt"), refusal()))
    assert path.read_text("utf-8") == line("a.txt").json + "\n"
    one.write(batch(line("b.txt")))
    one.close()
    assert uris(path) == ["a.txt", "b.txt"]


def test_a_second_run_goes_on_behind_the_first(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    for name in ("a.txt", "b.txt"):
        one = opened(path)
        one.write(batch(line(name)))
        one.close()
    assert uris(path) == ["a.txt", "b.txt"]


def test_what_was_not_entered_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    one = opened(path)
    one.write(batch(line("a.txt")))
    one.abort()
    with path.open("ab") as stream:  # as a crash behind the append leaves it
        stream.write(line("b.txt").json.encode() + b"\n" + line("c.txt").json.encode()[:50])
    one = opened(path)
    one.write(batch(line("c.txt")))
    one.close()
    assert uris(path) == ["a.txt", "c.txt"]


def test_a_file_whose_ledger_is_lost_is_learnt_again(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    one = opened(path)
    one.write(batch(line("a.txt"), line("b.txt")))
    one.close()
    ledger(path).unlink()
    with path.open("ab") as stream:
        stream.write(line("c.txt").json.encode()[:99])
    one = opened(path)
    held = one.held([entry(name).article for name in ("a.txt", "b.txt", "c.txt")])
    one.close()
    assert set(held) == {entry("a.txt").article, entry("b.txt").article}
    assert uris(path) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("text", ["my notes", "my notes\n", '{"a": 1}\n', "[1]\n", "7\n"])
def test_a_file_that_holds_no_records_is_refused_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(text)
    with pytest.raises(SinkError, match="give another file"):
        opened(path)
    with pytest.raises(SinkError, match="give another file"):  # the first try has changed nothing
        opened(path)
    assert path.read_text() == text


def test_a_file_emptied_by_its_owner_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    one = opened(path)
    one.write(batch(line("a.txt")))
    one.close()
    path.unlink()
    one = opened(path)
    assert one.held([entry("a.txt").article]) == {}
    one.close()
    assert path.read_text() == ""


def test_a_record_read_anew_keeps_its_place(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    one = opened(path)
    one.write(batch(line("a.txt", value=1), line("b.txt", value=1), line("c.txt", value=1)))
    one.close()
    one = opened(path, NEWER)
    one.write(batch(line("b.txt", value=2)))
    one.close()
    values = [
        json.loads(row)["facts"]["amounts"][0]["value"]
        for row in path.read_text("utf-8").splitlines()
    ]
    assert uris(path) == ["a.txt", "b.txt", "c.txt"]
    assert values == [1, 2, 1]


def test_newer_content_takes_the_place_of_the_older(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    one = opened(path)
    one.write(batch(line("a.txt", b"old"), line("b.txt")))
    one.close()
    one = opened(path)
    one.write(batch(line("a.txt", b"new")))
    one.close()
    assert [json.loads(row)["source"]["bytes"] for row in path.read_text("utf-8").splitlines()] == [
        3,
        1,
    ]


def test_a_rewriting_cut_off_before_or_after_the_rename_is_settled(tmp_path: Path) -> None:
    wanted = line("a.txt", value=2).json + "\n" + line("b.txt").json + "\n"
    for after in (False, True):
        path = tmp_path / f"{after}.jsonl"
        one = opened(path)
        one.write(batch(line("a.txt", value=1), line("b.txt")))
        one.close()
        one = opened(path, NEWER)
        one.write(batch(line("a.txt", value=2)))
        one.abort()
        aside = path.with_name(f".{path.name}.part")
        aside.write_text(wanted, "utf-8")
        database = sqlite3.connect(ledger(path))
        database.execute("UPDATE state SET rewriting = 1")
        database.commit()
        database.close()
        if after:
            os.replace(aside, path)
        one = opened(path, NEWER)
        one.write(Batch(skipped=[entry("a.txt"), entry("b.txt")]))
        one.close()
        assert path.read_text("utf-8") == wanted
        assert not aside.exists()


def test_two_programs_do_not_write_one_file(tmp_path: Path) -> None:
    one = opened(tmp_path / "out.jsonl")
    with pytest.raises(SinkError, match="another pressfacts"):
        opened(tmp_path / "out.jsonl")
    one.close()


def test_a_link_keeps_pointing_to_the_file_written(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").touch()
    (tmp_path / "out.jsonl").symlink_to(tmp_path / "real.jsonl")
    one = opened(tmp_path / "out.jsonl")
    one.write(batch(line("a.txt")))
    one.close()
    assert (tmp_path / "out.jsonl").is_symlink()
    assert uris(tmp_path / "real.jsonl") == ["a.txt"]


@pytest.mark.parametrize("name", ["folder.jsonl", "file/out.jsonl"])
def test_what_cannot_be_written_is_refused_before_any_work(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(SinkError, match="cannot be opened"):
        opened(tmp_path / name)


def test_a_device_takes_what_it_is_given() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    one = opened(Path("/dev/full"))
    assert isinstance(one, Device)
    with pytest.raises(SinkError, match="No space left"):
        one.write(batch(line()))
    one.abort()


@pytest.mark.parametrize("name", ["out.csv", "s3://a/b.jsonl", "sqlite:///", ""])
def test_an_unknown_sink_is_a_wrong_call(name: str) -> None:
    with pytest.raises(UsageError, match="no sink is called"):
        sink(name)


def test_the_record_written_is_the_record() -> None:
    assert line("x.txt").json == record("x.txt").to_json()
