from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from pipeline.document import Source
from pipeline.emit.line import Line
from pipeline.errors import Rejection, UsageError
from pipeline.run import batch
from pipeline.run.batch import run
from tests.making import answer, refusal


def sources(count: int) -> list[Source]:
    return [Source(f"{n}.txt", b"x" * n, "text/plain") for n in range(count)]


def uris(answers: Iterator[Line | Rejection]) -> list[str]:
    return [one.uri for one in answers]


@pytest.mark.parametrize("workers", [1, 2])
def test_one_answer_for_every_input_in_order(workers: int) -> None:
    given = [*sources(70), refusal("bad.txt"), *sources(3)]
    assert uris(run(given, workers=workers, task=answer)) == [one.uri for one in given]


@pytest.mark.parametrize("workers", [1, 2])
def test_no_input_no_answer(workers: int) -> None:
    assert list(run([], workers=workers, task=answer)) == []


def test_two_workers_give_what_one_gives() -> None:
    one = list(run(sources(40), workers=1, task=answer))
    assert list(run(sources(40), workers=2, task=answer)) == one


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


def test_large_documents_do_not_block_both_ends() -> None:
    given = [Source(str(n), b"x" * 400_000, "text/plain") for n in range(12)]
    answers = list(run(given, workers=2, task=echo))
    assert [len(one.json) for one in answers if isinstance(one, Line)] == [400_000] * 12


def echo(source: Source) -> Line | Rejection:
    return Line(source.uri, source.content.decode())


def test_the_reading_stays_within_its_window() -> None:
    taken = 0

    def counted() -> Iterator[Source]:
        nonlocal taken
        for source in sources(500):
            taken += 1
            yield source

    answers = run(counted(), workers=2, task=echo)
    next(answers)
    assert taken <= 2 * batch.WINDOW + 1
    answers.close()


def test_leaving_early_ends_the_workers() -> None:
    supervisor: batch._Supervisor[Line] = batch._Supervisor(2, echo)
    answers = supervisor.answers(iter(sources(50)))
    next(answers)
    processes = [worker.process for worker in supervisor.workers]
    answers.close()
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
