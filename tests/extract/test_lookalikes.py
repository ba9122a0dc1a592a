"""What looks like a figure or a law and is none."""

import tomllib
from pathlib import Path

import pytest

from tests.extract.figures import facts

LOOKALIKES = tomllib.loads(Path(__file__).with_name("lookalikes.toml").read_text("utf-8"))
CASES = [(code, text) for code, texts in LOOKALIKES.items() for text in texts]


def test_there_are_many() -> None:
    assert len(set(CASES)) == len(CASES) >= 120


@pytest.mark.parametrize(("code", "text"), CASES)
def test_nothing_is_read(code: str, text: str) -> None:
    found = facts(text, code)
    read = [*found.amounts, *found.quantities, *found.laws]
    assert [fact.evidence.text for fact in read] == []
