from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.emit import sink
from pipeline.emit.jsonl import JSONLFile
from pipeline.errors import SinkError, UsageError
from tests.making import line, refusal


def test_a_file_appears_whole(tmp_path: Path) -> None:
    path = tmp_path / "new/out.jsonl"
    one = sink(str(path))
    one.open()
    one.write(line())
    assert not path.exists()
    one.write(refusal())
    one.close()
    assert path.read_text("utf-8") == line().json + "\n"
    assert list(path.parent.iterdir()) == [path]


def test_after_an_abort_the_old_file_stands(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    one = sink(str(path))
    one.open()
    one.write(line())
    one.abort()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_rejections_have_a_file_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "rejected.jsonl"
    one = JSONLFile(path, rejections=True)
    one.open()
    one.write(line())
    one.write(refusal("x.txt"))
    one.close()
    (told,) = [json.loads(text) for text in path.read_text("utf-8").splitlines()]
    assert (told["uri"], told["stage"], told["code"]) == ("x.txt", "clean", "empty")


def test_a_link_keeps_pointing_to_the_file_written(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("old")
    (tmp_path / "out.jsonl").symlink_to(tmp_path / "real.jsonl")
    one = sink(str(tmp_path / "out.jsonl"))
    one.open()
    one.close()
    assert (tmp_path / "out.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_text() == ""


@pytest.mark.parametrize("name", ["folder.jsonl", "file/out.jsonl"])
def test_what_cannot_be_written_is_refused_before_any_work(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(SinkError, match="cannot be opened"):
        sink(str(tmp_path / name)).open()


def test_a_full_disk_is_a_sink_error() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    one = JSONLFile(Path("/dev/full"))
    one.open()
    one.write(line())
    with pytest.raises(SinkError, match="No space left"):
        one.close()
    one.abort()


@pytest.mark.parametrize(
    "name", ["out.csv", "postgresql://x/y", "s3://a/b.jsonl", "sqlite:///", ""]
)
def test_an_unknown_sink_is_a_wrong_call(name: str) -> None:
    with pytest.raises(UsageError, match="no sink is called"):
        sink(name)
