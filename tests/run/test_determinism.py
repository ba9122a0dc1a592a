"""The whole pipeline over corpus/: the same bytes whatever the workers, the order, the company."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest

from pipeline.document import Source
from pipeline.emit.line import Line
from pipeline.errors import Rejection
from pipeline.read import Reader
from pipeline.run.batch import run
from pipeline.run.stages import process_line
from tests.making import ROOT

Answers = dict[str, str]


def corpus() -> list[Source]:
    sources = list(Reader([str(ROOT / "corpus")]))
    return [one for one in sources if isinstance(one, Source)]


def answered(sources: list[Source], *, workers: int = 1) -> Answers:
    """Name of the input -> its record's bytes or its rejection."""
    told = {}
    for source, one in zip(sources, run(sources, workers=workers, task=process_line), strict=True):
        assert one.uri == source.uri
        told[one.uri] = one.json if isinstance(one, Line) else repr(one)
    return told


@pytest.fixture(scope="module")
def straight() -> Answers:
    return answered(corpus())


def shuffled(seed: int) -> list[Source]:
    sources = corpus()
    random.Random(seed).shuffle(sources)
    return sources


def test_every_input_has_its_own_answer(straight: Answers) -> None:
    assert len(straight) == len(corpus()) >= 24
    assert any(one.startswith(Rejection.__name__) for one in straight.values())


def test_two_workers_and_another_order_give_the_same_bytes(straight: Answers) -> None:
    """The workers are processes of their own, with hash seeds of their own."""
    assert answered(shuffled(1), workers=2) == straight


def test_no_article_leaves_a_trace_in_the_next(straight: Answers) -> None:
    """Each article again, after all others and in another order, in the same process."""
    assert answered(shuffled(2)) == straight


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_hash_seed_changes_nothing(straight: Answers, seed: str) -> None:
    sample = sorted(straight)[::8]
    code = (
        "import sys\n"
        "from pipeline.cli import main\n"
        "sys.exit(main(['extract', *sys.argv[1:], '--quiet', '--workers', '1']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *sample],
        env={**os.environ, "PYTHONHASHSEED": seed},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    wanted = [straight[uri] for uri in sample if straight[uri].startswith("{")]
    assert done.stdout.decode().splitlines() == wanted
