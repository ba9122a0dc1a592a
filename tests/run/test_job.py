from __future__ import annotations

import json
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.emit import Sink, sink
from pipeline.emit.line import Batch, Made, Run
from pipeline.emit.rejections import RejectionsFile
from pipeline.emit.summary import Tally
from pipeline.errors import SinkError, UsageError
from pipeline.read import Reader
from pipeline.run.interrupt import Terminated
from pipeline.run.job import How, main_job
from pipeline.run.shard import Shard, shard
from tests.making import RUN, answer


class Memory:
    """A sink that keeps, and fails where told."""

    name = "memory"
    path = None
    takes_records = True
    wants_rows = False

    def __init__(self, fails: str = "") -> None:
        self.fails = fails
        self.calls: list[str] = []
        self.made: dict[str, Made] = {}
        self.uris: list[str] = []
        self.rejected: list[str] = []

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if name == self.fails:
            raise SinkError(f"{name} failed")

    def open(self, run: Run) -> None:
        self.run = run
        self._call("open")

    def held(self, articles: Sequence[str]) -> dict[str, Made]:
        return {one: self.made[one] for one in articles if one in self.made}

    def write(self, batch: Batch) -> None:
        self._call("write")
        self.rejected += [one.uri for one in batch.rejected]
        for entry, line in batch.done:
            self.uris.append(line.uri)
            self.made[entry.article] = Made(entry.given, self.run.rules)

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


def job(
    *inputs: Path, sinks: Sequence[Sink], run: Run = RUN, refresh: bool = False, workers: int = 0
) -> tuple[int, ...]:
    """Inputs, done, skipped, rejected, and of the skipped those that other rules made."""
    tally = Tally()
    how = How(run, answer, workers=workers, refresh=refresh)
    main_job(Reader([str(one) for one in inputs]), sinks, how, tally)
    return tally.inputs, tally.done, tally.skipped, tally.rejected, tally.outdated


def test_every_input_is_accounted_for(folder: Path) -> None:
    (folder / "d.txt").symlink_to("nowhere")
    (folder / "in.jsonl").write_text('{"text": "x"}\nno json\n')
    assert job(folder, folder / "a.txt", sinks=[Memory()]) == (7, 4, 1, 2, 0)


def test_what_every_sink_holds_is_skipped(folder: Path) -> None:
    sink = Memory()
    assert job(folder, sinks=[sink]) == (3, 3, 0, 0, 0)
    (folder / "b.txt").write_text("new")
    assert job(folder, sinks=[sink]) == (3, 1, 2, 0, 0)
    assert [Path(uri).name for uri in sink.uris] == ["a.txt", "b.txt", "c.html", "b.txt"]


def test_a_sink_that_lacks_an_input_gets_it_alone(folder: Path) -> None:
    old, new = Memory(), Memory()
    job(folder / "a.txt", sinks=[old])
    assert job(folder, sinks=[old, new]) == (3, 3, 0, 0, 0)
    assert [Path(uri).name for uri in old.uris] == ["a.txt", "b.txt", "c.html"]
    assert [Path(uri).name for uri in new.uris] == ["a.txt", "b.txt", "c.html"]


def test_other_rules_read_anew_only_to_refresh(folder: Path) -> None:
    sink = Memory()
    newer = Run("0", "rules-2", RUN.began)
    job(folder, sinks=[sink])
    assert job(folder, sinks=[sink], run=newer) == (3, 0, 3, 0, 3)
    assert job(folder, sinks=[sink], run=newer, refresh=True) == (3, 3, 0, 0, 0)
    assert job(folder, sinks=[sink], run=newer, refresh=True) == (3, 0, 3, 0, 0)


def test_what_is_said_about_an_input_is_part_of_it(tmp_path: Path) -> None:
    sink, file = Memory(), tmp_path / "in.jsonl"
    file.write_text('{"id": "1", "text": "x", "published": "2024-01-01"}\n')
    job(file, sinks=[sink])
    assert job(file, sinks=[sink]) == (1, 0, 1, 0, 0)
    file.write_text('{"id": "1", "text": "x", "published": "2024-01-02"}\n')
    assert job(file, sinks=[sink]) == (1, 1, 0, 0, 0)


def test_a_rejected_input_is_tried_again(folder: Path) -> None:
    (folder / "b.txt").write_text("die")
    sink = Memory()
    assert job(folder, sinks=[sink], workers=1) == (3, 2, 0, 1, 0)
    assert job(folder, sinks=[sink], workers=1) == (3, 0, 2, 1, 0)


def test_a_file_for_rejections_holds_no_record_back(folder: Path, tmp_path: Path) -> None:
    sink = Memory()
    job(folder, sinks=[sink])
    rejections = RejectionsFile(tmp_path / "rejected.jsonl")
    assert job(folder, sinks=[sink, rejections]) == (3, 0, 3, 0, 0)


def test_a_sink_that_cannot_be_opened_stops_the_job_before_any_work(folder: Path) -> None:
    good, bad = Memory(), Memory(fails="open")
    with pytest.raises(SinkError):
        job(folder, sinks=[good, bad])
    assert good.calls == ["open", "abort"]
    assert bad.calls == ["open"]


@pytest.mark.parametrize("fails", ["write", "close"])
def test_a_sink_that_fails_later_is_aborted(folder: Path, fails: str) -> None:
    bad = Memory(fails=fails)
    with pytest.raises(SinkError):
        job(folder, sinks=[bad])
    assert bad.calls[-2:] == [fails, "abort"]


def test_batches_are_no_larger_than_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.job.BATCH", 2)
    sink = Memory()
    job(folder, sinks=[sink])
    assert sink.calls == ["open", "write", "write", "close"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_is_answered_is_written_before_an_interrupt_is_passed_on(
    folder: Path, number: signal.Signals
) -> None:
    sink = Memory()

    def told(tally: Tally, one: object) -> None:
        if tally.done == 2:
            os.kill(os.getpid(), number)

    kind = Terminated if number == signal.SIGTERM else KeyboardInterrupt
    with pytest.raises(kind):
        main_job(Reader([str(folder)]), [sink], How(RUN, answer, workers=0), Tally(), told)
    assert [Path(uri).name for uri in sink.uris] == ["a.txt", "b.txt"]
    assert sink.calls == ["open", "write", "abort"]
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_an_interrupt_waits_for_the_end_of_a_write(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.job.BATCH", 1)
    first, second = Memory(), Memory()

    def write(batch: Batch) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        Memory.write(first, batch)

    first.write = write  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        job(folder, sinks=[first, second])
    assert first.uris == second.uris != []


def test_a_sink_among_the_inputs_is_a_wrong_call(folder: Path) -> None:
    file = folder / "in.jsonl"
    file.write_text('{"text": "x"}\n')
    with pytest.raises(UsageError, match="among the inputs"):
        job(folder, sinks=[sink(str(file))])
    assert file.read_text() == '{"text": "x"}\n'


@pytest.mark.parametrize("workers", [1, 2])
def test_the_bytes_are_the_same_for_any_number_of_workers(
    folder: Path, tmp_path: Path, workers: int
) -> None:
    for count in (0, workers):
        job(folder, sinks=[sink(str(tmp_path / f"{count}.jsonl"))], workers=count)
    assert (tmp_path / f"{workers}.jsonl").read_bytes() == (tmp_path / "0.jsonl").read_bytes()


def test_every_input_is_in_one_share(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    lines = [f'{{"id": "{n}", "text": "x{n}"}}' for n in range(50)]
    file.write_text("\n".join([*lines, "no json"]) + "\n", "utf-8")
    found = []
    for number in (1, 2, 3):
        memory = Memory()
        how = How(RUN, answer, workers=0, shard=Shard(number, 3))
        main_job(Reader([str(file)]), [memory], how, Tally())
        assert memory.uris
        found += memory.uris + memory.rejected
    assert len(found) == len(set(found)) == 51


@pytest.mark.parametrize("told", ["0/3", "4/3", "1", "a/b", "1/0", "-1/3"])
def test_a_share_that_is_none_is_a_wrong_call(told: str) -> None:
    with pytest.raises(UsageError, match="give one like"):
        shard(told)


def test_pages_that_differ_in_one_number_are_each_a_record(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text("".join(f'{{"text": "chi {n} đồng"}}\n' for n in range(60)), "utf-8")
    assert job(file, sinks=[sink(str(tmp_path / "out.jsonl"))]) == (60, 60, 0, 0, 0)
    ids = {json.loads(one)["id"] for one in (tmp_path / "out.jsonl").read_text().splitlines()}
    assert len(ids) == 60
