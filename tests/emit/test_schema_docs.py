"""docs/schema.md names what there is, and its questions get the answer it shows."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.cli import main
from pipeline.emit.schema import every_table, migrations
from tests.emit.loads import ask
from tests.making import ROOT

PAGE = (ROOT / "docs/schema.md").read_text("utf-8")
ARTICLE = re.findall(r"^```\n(Xuất khẩu chè.*?)^```", (ROOT / "README.md").read_text(), re.S | re.M)
EVIDENCE = PAGE.partition("Evidence is")[2].partition("###")[0]


def named(text: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", text))


def section(table: str) -> str:
    match = re.search(rf"^### {table}\n(.*?)(?=^##|\Z)", PAGE, re.S | re.M)
    assert match, f"docs/schema.md has no section on {table}"
    return match[1]


def questions(engine: str) -> list[str]:
    return re.findall(rf"^```sql {engine}\n(.*?)^```", PAGE, re.S | re.M)


@pytest.mark.parametrize("table", every_table())
def test_every_column_is_named(table: str) -> None:
    text = section(table)
    known = named(text) | (named(EVIDENCE) if "the evidence" in text else set())
    assert {one.name for one in every_table()[table]} <= known


@pytest.mark.parametrize("table", every_table())
def test_the_key_is_named_as_it_is(table: str) -> None:
    columns = sorted(every_table()[table], key=lambda one: one.key)
    key = [one.name for one in columns if one.key]
    told = section(table).partition("Key ")[2].partition(".")[0]
    assert re.findall(r"`(\w+)`", told) == key


def test_no_table_and_no_view_is_missing_or_made_up() -> None:
    assert set(re.findall(r"^### (\w+)$", PAGE, re.M)) == set(every_table())
    made = {name for one in migrations() for name in re.findall(r"CREATE VIEW (\w+)", one.sql)}
    views = PAGE.partition("## Views")[2].partition("\n## ")[0]
    assert set(re.findall(r"^- `(\w+)`", views, re.M)) == made


@pytest.mark.parametrize("table", [one for one in every_table() if one not in ("ledger", "runs")])
def test_indexes_are_named_as_they_are(table: str) -> None:
    database = sqlite3.connect(":memory:")
    for one in migrations():
        database.executescript(one.sql)
    query = "SELECT name FROM pragma_index_list(?) WHERE origin = 'c'"
    made = sorted(
        [column for (column,) in database.execute("SELECT name FROM pragma_index_info(?)", index)]
        for index in database.execute(query, (table,)).fetchall()
    )
    database.close()
    told = re.findall(r"^(?:.*\. )?Index(?:es)?: (.*)\.$", section(table), re.M)
    columns = re.findall(r"`(\w+)`", told[0]) if told else []
    assert sorted(columns) == sorted(one for index in made for one in index)


@pytest.fixture
def place(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("tea.txt").write_text(ARTICLE[0])
    sinks = ["sqlite:///facts.sqlite", "parquet:facts", database]
    call = [option for name in sinks for option in ("--to", name)]
    assert main(["extract", "tea.txt", *call, "--quiet"]) == 0
    return tmp_path


def test_the_three_give_the_answer_shown(place: Path, database: str) -> None:
    (shown,) = re.findall(r"^\| measure .*\n\|-.*\n\| (.*) \|$", PAGE, re.M)
    connection = sqlite3.connect(place / "facts.sqlite")

    def in_sqlite(query: str) -> list[Any]:
        return connection.execute(query).fetchall()

    engines: dict[str, Callable[[str], Iterable[Any]]] = {
        "sqlite": in_sqlite,
        "postgres": lambda query: ask(database, query),
        "duckdb": lambda query: duckdb.sql(query).fetchall(),
    }
    for engine, answer in engines.items():
        (row,) = answer(questions(engine)[0])
        assert " | ".join(f"{one:g}" if one == 8.2 else _plain(one) for one in row) == shown
    connection.close()


def test_the_other_questions_run(place: Path) -> None:
    for query in questions("duckdb")[1:]:
        assert len(duckdb.sql(query).columns) == 3


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else f"{float(value):.10g}"
