from __future__ import annotations

import json
from pathlib import Path

from pipeline.document import Source
from pipeline.emit.line import Batch
from pipeline.emit.rejections import RejectionsFile
from tests.making import RUN, batch, line, refusal


def told(path: Path) -> list[dict[str, str]]:
    return [json.loads(text) for text in path.read_text("utf-8").splitlines()]


def test_the_file_appears_whole_and_holds_rejections_alone(tmp_path: Path) -> None:
    path = tmp_path / "new/rejected.jsonl"
    one = RejectionsFile(path)
    one.open(RUN)
    one.write(batch(line(), refusal("x.txt")))
    assert not path.exists()
    one.close()
    assert [(row["uri"], row["stage"], row["code"]) for row in told(path)] == [
        ("x.txt", "clean", "empty")
    ]
    assert list(path.parent.iterdir()) == [path]


def test_after_an_abort_the_old_file_stands(tmp_path: Path) -> None:
    path = tmp_path / "rejected.jsonl"
    path.write_text("old")
    one = RejectionsFile(path)
    one.open(RUN)
    one.write(batch(refusal()))
    one.abort()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def refused(uri: str, content: bytes) -> Batch:
    return Batch(rejected=[refusal(uri)], refused={0: Source(uri, content, "text/html")})


def test_the_inputs_are_kept_as_they_were(tmp_path: Path) -> None:
    one = RejectionsFile(tmp_path / "q/rejected.jsonl", keep=tmp_path / "q")
    one.open(RUN)
    one.write(refused("../../x.html", b"<p>\xff"))
    one.write(batch(refusal("gone.html")))
    one.close()
    first, second = told(tmp_path / "q/rejected.jsonl")
    assert Path(first["kept"]).parent == tmp_path / "q"
    assert Path(first["kept"]).read_bytes() == b"<p>\xff"
    assert "kept" not in second


def test_an_input_that_gave_a_record_is_kept_no_longer(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        one = RejectionsFile(tmp_path / "rejected.jsonl", keep=tmp_path)
        (tmp_path / "mine.html").write_text("the user's own")
        one.open(RUN)
        one.write(refused("x.html", content))
        one.close()
    kept = Path(told(tmp_path / "rejected.jsonl")[0]["kept"])
    assert kept.read_bytes() == b"second"
    assert sorted(tmp_path.iterdir()) == sorted(
        [tmp_path / "rejected.jsonl", tmp_path / "mine.html", kept]
    )
