from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.emit import Sink, sink
from pipeline.emit.line import Line
from pipeline.errors import Rejection, SinkError, UsageError
from pipeline.read import Reader
from pipeline.run.job import main_job
from tests.making import answer


class Memory:
    """A sink that keeps, and fails where told."""

    name = "memory"
    path = None

    def __init__(self, fails: str = "") -> None:
        self.fails = fails
        self.calls: list[str] = []

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if name == self.fails:
            raise SinkError(f"{name} failed")

    def open(self) -> None:
        self._call("open")

    def write(self, answer: Line | Rejection) -> None:
        self._call("write")

    def close(self) -> None:
        self._call("close")

    def abort(self) -> None:
        self._call("abort")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt", "c.html"):
        (tmp_path / "in" / name).write_text(name)
    return tmp_path / "in"


def job(folder: Path, *sinks: Sink) -> object:
    return main_job(Reader([str(folder)]), list(sinks), workers=1, task=answer)


def test_every_input_is_accounted_for(folder: Path) -> None:
    (folder / "d.txt").symlink_to("nowhere")
    (folder / "in.jsonl").write_text('{"text": "x"}\nno json\n')
    reader = Reader([str(folder), str(folder / "a.txt")])
    tally = main_job(reader, [Memory()], workers=1, task=answer)
    assert (tally.inputs, tally.done, tally.skipped, tally.rejected) == (7, 4, 1, 2)


def test_a_sink_that_cannot_be_opened_stops_the_job_before_any_work(folder: Path) -> None:
    good, bad = Memory(), Memory(fails="open")
    with pytest.raises(SinkError):
        job(folder, good, bad)
    assert good.calls == ["open", "abort"]
    assert bad.calls == ["open"]


@pytest.mark.parametrize("fails", ["write", "close"])
def test_a_sink_that_fails_later_is_aborted(folder: Path, fails: str) -> None:
    bad = Memory(fails=fails)
    with pytest.raises(SinkError):
        job(folder, bad)
    assert bad.calls[-2:] == [fails, "abort"]


def test_a_sink_among_the_inputs_is_a_wrong_call(folder: Path) -> None:
    file = folder / "in.jsonl"
    file.write_text('{"text": "x"}\n')
    with pytest.raises(UsageError, match="among the inputs"):
        job(folder, sink(str(file)))
    assert file.read_text() == '{"text": "x"}\n'


@pytest.mark.parametrize("workers", [1, 2])
def test_the_bytes_are_the_same_for_any_number_of_workers(
    folder: Path, tmp_path: Path, workers: int
) -> None:
    for name in ("one.jsonl", f"{workers}.jsonl"):
        count = 1 if name == "one.jsonl" else workers
        reader = Reader([str(folder)])
        main_job(reader, [sink(str(tmp_path / name))], workers=count, task=answer)
    assert (tmp_path / f"{workers}.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()
