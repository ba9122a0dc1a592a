"""Articles of papers the project was not written for: each is answered, none by a fault of ours."""

from __future__ import annotations

from itertools import islice

import pytest

from pipeline import lang
from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import Reader
from pipeline.run.stages import process
from tests.making import SHARED

HOW_MANY = 120


@pytest.mark.parametrize("code", lang.codes())
def test_no_article_of_another_paper_meets_a_fault_of_ours(code: str) -> None:
    file = SHARED / f"pool/{code}.jsonl"
    if not file.is_file():
        pytest.skip("../shared is not here: its articles are no part of the project")
    sources = [one for one in islice(Reader([str(file)]), HOW_MANY) if isinstance(one, Source)]
    answers = [process(source) for source in sources]
    assert len(answers) == HOW_MANY
    faults = [f"{one.uri}: {one.message}" for one in answers
              if isinstance(one, Rejection) and one.code == "internal"]  # fmt: skip
    assert faults == []
