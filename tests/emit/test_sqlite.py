from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipeline.emit import sink
from pipeline.emit.line import Line
from pipeline.errors import Rejection, SinkError
from tests.making import line, refusal


def load(path: Path, *answers: Line | Rejection) -> None:
    one = sink(f"sqlite:///{path}")
    one.open()
    for answer in answers:
        one.write(answer)
    one.close()


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as database:
        rows = database.execute(query).fetchall()
    database.close()
    return rows


def dump(path: Path) -> list[str]:
    database = sqlite3.connect(path)
    lines = list(database.iterdump())
    database.close()
    return lines


def test_numbers_are_exact(tmp_path: Path) -> None:
    load(tmp_path / "f.sqlite", line())
    assert ask(tmp_path / "f.sqlite", "SELECT value, typeof(value) FROM amounts") == [
        (15_000_000_000, "integer")
    ]
    query = "SELECT value, typeof(value), change_value FROM observations"
    assert ask(tmp_path / "f.sqlite", query) == [(19.3, "real", 19.3)]


def test_an_integer_beyond_64_bits_does_not_stop_the_load(tmp_path: Path) -> None:
    load(tmp_path / "f.sqlite", line(value=10**30))
    assert ask(tmp_path / "f.sqlite", "SELECT value FROM amounts") == [(1e30,)]


def test_loading_the_same_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    answers = [line("a.txt", b"a"), line("b.txt", b"a"), refusal("c.txt")]
    load(path, *answers)
    before = dump(path)
    load(path, *reversed(answers))
    assert dump(path) == before
    assert ask(path, "SELECT uri FROM articles ORDER BY uri") == [("a.txt",), ("b.txt",)]


def test_a_record_read_anew_replaces_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    load(path, line(value=1))
    load(path, line(value=2))
    assert ask(path, "SELECT value FROM amounts") == [(2,)]


def test_a_rejection_goes_when_its_input_gives_a_record(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    load(path, refusal("a.txt"))
    assert ask(path, "SELECT uri, stage, code FROM rejections") == [("a.txt", "clean", "empty")]
    load(path, line("a.txt"))
    assert ask(path, "SELECT * FROM rejections") == []


def test_views_join_facts_to_their_article(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    load(path, line())
    query = "SELECT measure, value, language, uri FROM observations_in_articles"
    assert ask(path, query) == [("chi", 19.3, "vi", "a.txt")]
    query = "SELECT name, role, organisation FROM roles_in_articles"
    assert ask(path, query) == [("Trần Văn Bảy", "Giám đốc Sở", "Sở")]


def test_every_mention_names_a_fact_of_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    load(path, line())
    assert ask(path, "SELECT kind, quote FROM mentions ORDER BY kind") == [
        ("officials", "Trần Văn Bảy"),
        ("organisations", "Sở Nông nghiệp"),
    ]
    assert ask(path, "PRAGMA foreign_key_check") == []


def test_what_is_not_closed_is_not_there(tmp_path: Path) -> None:
    one = sink(f"sqlite:///{tmp_path / 'f.sqlite'}")
    one.open()
    one.write(line())
    one.abort()
    assert ask(tmp_path / "f.sqlite", "SELECT * FROM articles") == []


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    path.write_text("my notes" * 100)
    with pytest.raises(SinkError, match="cannot be opened"):
        sink(f"sqlite:///{path}").open()
    assert path.read_text().startswith("my notes")


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE amounts (x)")
    database.commit()
    database.close()
    with pytest.raises(SinkError, match="give another file"):
        sink(f"sqlite:///{path}").open()
