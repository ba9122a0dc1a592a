from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from pipeline.emit import sink
from pipeline.emit.line import Batch, Line, Made, Run
from pipeline.emit.schema import migrations, version
from pipeline.errors import Rejection, SinkError
from tests.making import RUN, batch, entry, line, refusal


def load(path: Path, *answers: Line | Rejection, run: Run = RUN) -> None:
    one = sink(f"sqlite:///{path}")
    one.open(run)
    one.write(batch(*answers))
    one.close()


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as database:
        rows = database.execute(query).fetchall()
    database.close()
    return rows


def dump(path: Path) -> list[str]:
    """Everything but the bookkeeping of runs."""
    database = sqlite3.connect(path)
    lines = [
        row for row in database.iterdump() if not re.match(r'INSERT INTO "(runs|ledger)"', row)
    ]
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


def test_a_batch_written_stands_after_an_abort(tmp_path: Path) -> None:
    one = sink(f"sqlite:///{tmp_path / 'f.sqlite'}")
    one.open(RUN)
    one.write(batch(line("a.txt")))
    one.abort()
    assert ask(tmp_path / "f.sqlite", "SELECT uri FROM articles") == [("a.txt",)]


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    path.write_text("my notes" * 100)
    with pytest.raises(SinkError, match="cannot be opened"):
        sink(f"sqlite:///{path}").open(RUN)
    assert path.read_text().startswith("my notes")


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE amounts (x)")
    database.commit()
    database.close()
    with pytest.raises(SinkError, match="give another file"):
        sink(f"sqlite:///{path}").open(RUN)


def test_a_sink_tells_what_it_holds_and_how_it_was_made(tmp_path: Path) -> None:
    load(tmp_path / "f.sqlite", line("a.txt"))
    one = sink(f"sqlite:///{tmp_path / 'f.sqlite'}")
    one.open(RUN)
    held = one.held([entry("a.txt").article, entry("b.txt").article])
    one.abort()
    assert held == {entry("a.txt").article: Made("", RUN.rules)}


def test_newer_content_of_an_input_replaces_the_older_at_the_end_of_the_run(
    tmp_path: Path,
) -> None:
    path = tmp_path / "f.sqlite"
    load(path, line("a.txt", b"old"), line("b.txt"))
    load(path, line("a.txt", b"new"))
    assert ask(path, "SELECT uri, bytes FROM articles ORDER BY uri") == [
        ("a.txt", 3), ("b.txt", 1),
    ]  # fmt: skip
    assert ask(path, "SELECT count(*) FROM ledger") == [(2,)]


def test_two_contents_of_one_name_met_in_one_run_both_stay(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    load(path, line("a.txt", b"1"), line("a.txt", b"2"))
    one = sink(f"sqlite:///{path}")
    one.open(RUN)
    one.write(Batch(skipped=[entry("a.txt", b"1"), entry("a.txt", b"2")]))
    one.close()
    assert ask(path, "SELECT count(*) FROM articles") == [(2,)]


def test_a_batch_that_fails_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    one = sink(f"sqlite:///{path}")
    one.open(RUN)
    with pytest.raises(SinkError):
        one.write(batch(line("a.txt"), line("a.txt")))
    one.abort()
    assert ask(path, "SELECT count(*) FROM articles") == [(0,)]


def test_the_first_version_of_the_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    database = sqlite3.connect(path)
    database.executescript(migrations()[0].sql + "PRAGMA user_version = 1;")
    database.close()
    load(path, line())
    assert ask(path, "PRAGMA user_version") == [(version(),)]
    assert ask(path, "SELECT count(*) FROM articles JOIN ledger USING (article)") == [(1,)]
