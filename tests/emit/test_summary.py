from __future__ import annotations

import pytest

from pipeline.emit.summary import LISTED, Tally, render
from tests.making import line, refusal


def test_inputs_are_the_sum_of_what_became_of_them() -> None:
    tally = Tally(skipped=2)
    tally.add(line())
    tally.add(refusal())
    told = tally.closing(seconds=2.0, ignored=3)
    assert told.startswith("inputs 4 = done 1 + skipped 2 + rejected 1 ")
    assert "2.0 s, 2.0 documents/s" in told
    assert "3 files or records that are no articles ignored" in told


def test_the_table_tells_languages_kinds_reasons_outputs_and_what_next() -> None:
    tally = Tally()
    tally.add(line())
    tally.add(refusal("empty.txt"))
    told = render(tally, ["out/r.jsonl", "sqlite:///out/f.sqlite"])
    lines = told.splitlines()
    assert next(row.split() for row in lines if "articles" in row) == ["articles", "1", "1"]
    assert next(row.split() for row in lines if "amounts" in row) == ["amounts", "1", "1"]
    assert "Quarantined: 1 (clean/empty 1)" in lines
    assert any("empty.txt  clean/empty: the file is empty" in row for row in lines)
    assert "  out/r.jsonl" in lines
    assert any(row.startswith("  sqlite3 out/f.sqlite") for row in lines)


@pytest.mark.parametrize(
    ("output", "next_step"),
    [
        ("parquet:out/facts", "FROM 'out/facts/observations.parquet' LIMIT 5"),
        ("postgresql://hoa:***@db/facts", "psql postgresql://hoa@db/facts -c "),
        ("postgres://db/facts?options=-csearch_path%3Dp", "psql 'postgres://db/facts?options="),
    ],
)
def test_every_sink_has_a_next_step(output: str, next_step: str) -> None:
    assert next_step in render(Tally(), [output])


def test_a_long_list_of_rejections_is_cut_and_counted() -> None:
    tally = Tally()
    for number in range(LISTED + 5):
        tally.add(refusal(f"{number}.txt"))
    assert "  and 5 more" in render(tally, []).splitlines()


def test_nothing_at_all_still_reads_well() -> None:
    told = render(Tally(), [])
    assert "Quarantined: nothing" in told
    assert Tally().closing(seconds=0).startswith("inputs 0 = done 0 + skipped 0 + rejected 0")
