from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.document import Source
from pipeline.emit.line import Line
from pipeline.errors import Rejection, UsageError
from pipeline.read import Look, Reader
from pipeline.read.located import Sight
from pipeline.run import pool
from pipeline.run.batch import run
from pipeline.run.limits import Limits
from pipeline.run.pool import Pool
from tests.making import ROOT, answer, line, refusal


def sources(count: int) -> list[Source]:
    return [Source(f"{n}.txt", b"x" * n, "text/plain") for n in range(count)]


def uris(answers: Iterator[Line | Rejection]) -> list[str]:
    return [one.uri for one in answers]


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_one_answer_for_every_input_in_order(workers: int) -> None:
    given = [*sources(70), refusal("bad.txt"), *sources(3)]
    assert uris(run(given, workers=workers, task=answer)) == [one.uri for one in given]


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_no_input_no_answer(workers: int) -> None:
    assert list(run([], workers=workers, task=answer)) == []


def test_any_number_of_workers_gives_the_same() -> None:
    alone = list(run(sources(40), workers=0, task=answer))
    assert list(run(sources(40), workers=1, task=answer)) == alone
    assert list(run(sources(40), workers=2, task=answer)) == alone


def test_shuffled_inputs_give_the_same_records() -> None:
    shuffled = sources(20)
    random.Random(3).shuffle(shuffled)
    straight = {one.uri: one for one in run(sources(20), workers=2, task=answer)}
    assert {one.uri: one for one in run(shuffled, workers=2, task=answer)} == straight


def test_a_worker_that_dies_costs_one_document() -> None:
    given = sources(30)
    for place in (0, 7, 29):
        given[place] = Source(f"{place}.txt", b"die", "text/plain", id=f"n{place}")
    answers = list(run(given, workers=2, task=answer))
    assert [one.uri for one in answers] == [one.uri for one in given]
    lost = [one for one in answers if isinstance(one, Rejection)]
    assert [(one.uri, one.id, one.stage, one.code) for one in lost] == [
        (f"{place}.txt", f"n{place}", "run", "worker_died") for place in (0, 7, 29)
    ]
    assert "exit code 7" in lost[0].message


def kept(answers: Iterator[Line | Rejection]) -> tuple[list[str], dict[str, str]]:
    """The inputs that gave a record, and the code of each that did not."""
    lines, lost = [], {}
    for one in answers:
        if isinstance(one, Rejection):
            lost[one.uri] = one.code
        else:
            lines.append(one.uri)
    return lines, lost


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("ill", "code"),
    [(b"die", "worker_died"), (b"segfault", "worker_died"), (b"hang", "timeout"),
     (b"stopped", "timeout"), (b"swell", "memory")],
)  # fmt: skip
def test_an_ill_document_costs_itself_alone(ill: bytes, code: str, workers: int) -> None:
    given = sources(24)
    for place in (0, 5, 6, 23):
        given[place] = Source(f"{place}.txt", ill, "text/plain")
    limits = Limits(timeout=2 if code == "timeout" else 60, memory=256 << 20)
    lines, lost = kept(run(given, workers=workers, task=answer, limits=limits))
    assert lost == {f"{place}.txt": code for place in (0, 5, 6, 23)}
    assert len(lines) == 20


def test_a_worker_is_replaced_after_so_many_documents() -> None:
    answers = list(run(sources(30), workers=2, task=who, limits=Limits(documents=4)))
    pids = [one.json for one in answers if isinstance(one, Line)]
    assert len(pids) == 30
    assert max(pids.count(pid) for pid in set(pids)) <= 4


def who(source: Source) -> Line | Rejection:
    return Line(source.uri, str(os.getpid()), line().told)


def test_a_slow_reader_does_not_hold_answers_back() -> None:
    taken: list[int] = []

    def slow() -> Iterator[Source]:
        for place, source in enumerate(sources(12)):
            taken.append(place)
            time.sleep(0.3)
            yield source

    answers = run(slow(), workers=2, task=who)
    next(answers)
    assert len(taken) < 12
    answers.close()


def test_what_is_no_source_passes_through_in_its_place() -> None:
    given = [sources(3)[2], "one", *sources(2), "two"]
    answers = list(run(given, workers=2, task=answer))
    assert [one if isinstance(one, str) else one.uri for one in answers] == [
        "2.txt", "one", "0.txt", "1.txt", "two",
    ]  # fmt: skip


def test_workers_end_with_the_program_that_started_them(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from pipeline.run.batch import run\n"
        "from tests.run.test_batch import sources, who\n"
        "from tests.making import answer\n"
        "if __name__ == '__main__':\n"
        "    for one in run(sources(8), workers=2, task=who): print(one.json, flush=True)\n"
        "    from pipeline.document import Source\n"
        "    hanging = [Source('x', b'hang', 'text/plain')]\n"
        "    for one in run(hanging, workers=1, task=answer): pass\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as process:
        assert process.stdout is not None
        pids = {int(process.stdout.readline()) for _ in range(8)}
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_large_documents_do_not_block_both_ends() -> None:
    given = [Source(str(n), b"x" * 400_000, "text/plain") for n in range(12)]
    answers = list(run(given, workers=2, task=echo))
    assert [len(one.json) for one in answers if isinstance(one, Line)] == [400_000] * 12


def echo(source: Source) -> Line | Rejection:
    return Line(source.uri, source.content.decode(), line().told)


def test_the_reading_stays_within_its_window() -> None:
    taken = 0

    def counted() -> Iterator[Source]:
        nonlocal taken
        for source in sources(500):
            taken += 1
            yield source

    answers = run(counted(), workers=2, task=echo)
    next(answers)
    assert taken <= 2 * pool.WINDOW + 1
    answers.close()


class Trap(Look):
    """A look that kills whoever looks at certain texts."""

    def sights(self) -> list[Sight]:
        for place in self.places:
            assert isinstance(place, str)
            if Path(place).read_bytes() == b"die":
                os._exit(7)
            if Path(place).read_bytes() == b"swell":
                raise MemoryError
            if Path(place).read_bytes() == b"fail":
                raise ValueError("a fault of ours")
            if Path(place).read_bytes() == b"hang":
                time.sleep(600)
        return super().sights()


@pytest.mark.parametrize(
    ("illness", "code"),
    [("die", "worker_died"), ("swell", "memory"), ("hang", "timeout"),
     ("fail", "internal")],
)  # fmt: skip
def test_what_harms_whoever_looks_costs_itself_alone(
    tmp_path: Path, illness: str, code: str
) -> None:
    for place in range(40):
        (tmp_path / f"{place:02}.txt").write_text(illness if place in (3, 20) else str(place))
    reader = Reader([str(tmp_path)])
    with closing(Pool(2, answer, Limits(timeout=2))) as workers:

        def looked(pieces: Iterable[object]) -> Iterator[object]:
            return workers.looked(
                Trap(one.places, one.settings) if isinstance(one, Look) else one for one in pieces
            )

        lines, lost = kept(workers.answers(reader.located(looked)))
    assert lost == {f"{tmp_path}/{place:02}.txt": code for place in (3, 20)}
    assert lines == [f"{tmp_path}/{n:02}.txt" for n in range(40) if n not in (3, 20)]


def test_leaving_early_ends_the_workers() -> None:
    with closing(Pool(2, echo, Limits())) as pool:
        next(pool.answers(sources(50)))
        processes = [worker.process for worker in pool.workers]
    for process in processes:
        with pytest.raises(ValueError, match="closed"):
            process.is_alive()


class Stillborn:
    """A task that ends the process that unpacks it."""

    def __call__(self, source: Source) -> Line | Rejection:
        raise AssertionError(source.uri)

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)


def test_workers_that_cannot_start_are_told() -> None:
    with pytest.raises(UsageError, match="exit code 3"):
        list(run(sources(3), workers=2, task=Stillborn()))
