from __future__ import annotations

import random
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.emit import sink
from pipeline.emit.line import Made, Run
from pipeline.emit.postgres import PostgresSink, link
from pipeline.emit.schema import migrations, version
from pipeline.errors import SinkError, UsageError
from tests.emit.loads import (
    RUN,
    answer,
    ask,
    batch,
    batches,
    load,
    rows_in_postgres,
    rows_in_sqlite,
    varied,
)
from tests.making import record, refusal
from tests.postgres_server import Server


def together(*calls: Callable[[], object]) -> None:
    """Run all at once; raise what the first of them raised."""
    raised: list[BaseException] = []

    def call(one: Callable[[], object]) -> None:
        try:
            one()
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=call, args=(one,)) for one in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]


def test_numbers_are_exact_whatever_their_size(database: str) -> None:
    load(sink(database), batch(record(value=2**63 + 1)))
    assert ask(database, "SELECT value::text FROM amounts") == [("9223372036854775809",)]
    query = "SELECT value::text, change_value::text FROM observations"
    assert ask(database, query) == [("19.3", "19.3")]


def test_all_rows_are_those_of_sqlite(database: str, tmp_path: Path) -> None:
    some = batches(10)
    load(sink(database), *some)
    load(sink(f"sqlite:///{tmp_path}/f.sqlite"), *some)
    assert rows_in_postgres(database) == rows_in_sqlite(tmp_path / "f.sqlite")
    # 40 records; 2 rejections in each batch; in each second one 2 others go and 1 comes.
    assert ask(database, "SELECT batches, changes FROM runs") == [(10, 40 + 20 + 15)]


def test_loading_the_same_again_changes_nothing(database: str) -> None:
    some = batches(4)
    load(sink(database), *some)
    before = rows_in_postgres(database)
    load(sink(database), *some[::-1], *some)
    assert rows_in_postgres(database) == before


def test_what_is_held_is_told_with_how_it_was_made(database: str) -> None:
    one = sink(database)
    load(one, batch(record("a.txt")))
    entry, _ = answer(record("a.txt"))
    one.open(RUN)
    assert one.held([entry.article, "none"]) == {entry.article: Made("", RUN.rules)}
    one.close()


def test_a_record_read_anew_replaces_its_rows(database: str) -> None:
    load(sink(database), batch(record(value=1)))
    load(sink(database), batch(record(value=2)), run=Run("1.0", "rules-2", RUN.began))
    assert ask(database, "SELECT value FROM amounts") == [(2,)]
    assert ask(database, "SELECT rules, run FROM ledger") == [("rules-2", 2)]
    assert ask(database, "SELECT count(*) FROM roles") == [(1,)]


def test_new_content_of_an_input_replaces_the_old_when_the_run_ends(database: str) -> None:
    load(sink(database), batch(varied(1), varied(2), varied(3)))
    one = sink(database)
    one.open(RUN)
    one.write(batch(varied(1, edition=1), skipped=[varied(2)]))
    assert len(ask(database, "SELECT 1 FROM articles")) == 4
    one.close()
    left = {answer(one)[0].article for one in (varied(1, edition=1), varied(2), varied(3))}
    assert {article for (article,) in ask(database, "SELECT article FROM articles")} == left
    assert ask(database, "SELECT changes FROM runs WHERE run = 2") == [(2,)]


def test_a_rejection_goes_when_its_input_gives_a_record(database: str) -> None:
    load(sink(database), batch(rejected=[refusal("a.txt")]))
    load(sink(database), batch(rejected=[refusal("a.txt", code="binary")]))
    assert ask(database, "SELECT uri, code FROM rejections") == [("a.txt", "binary")]
    load(sink(database), batch(record("a.txt")))
    assert ask(database, "SELECT * FROM rejections") == []


def test_a_run_cut_off_leaves_the_batches_written(database: str) -> None:
    one = sink(database)
    one.open(RUN)
    one.write(batch(record("a.txt")))
    one.abort()
    assert ask(database, "SELECT uri FROM articles") == [("a.txt",)]
    assert ask(database, "SELECT ended FROM runs") == [(None,)]


def test_a_null_character_is_written_as_its_printed_symbol(database: str) -> None:
    odd = record("a\0b.txt")
    odd = odd.model_copy(update={"source": odd.source.model_copy(update={"id": "x\0"})})
    load(sink(database), batch(odd, rejected=[refusal("c\0.txt")]))
    assert ask(database, "SELECT uri, source_id FROM articles") == [("a␀b.txt", "x␀")]
    assert ask(database, "SELECT uri FROM rejections") == [("c␀.txt",)]
    load(sink(database), batch(varied(1), skipped=[odd], rejected=[refusal("c\0.txt")]))
    assert ask(database, "SELECT changes FROM runs WHERE run = 2") == [(1,)]


def test_words_longer_than_an_index_allows_are_no_trouble(database: str) -> None:
    dice = random.Random(1)
    long = "".join(chr(dice.randint(0x4E00, 0x9FFF)) for _ in range(6000))
    odd = record(long, value=1)
    facts = odd.facts
    named = facts.organisations[0].model_copy(update={"name": long})
    where = facts.observations[0].model_copy(update={"place": long})
    told = {"organisations": [named], "observations": [where]}
    odd = odd.model_copy(update={"facts": facts.model_copy(update=told)})
    load(sink(database), batch(odd, rejected=[refusal(long + "?")]))
    load(sink(database), batch(odd, rejected=[refusal(long + "?")]))
    assert ask(database, "SELECT length(uri) FROM rejections") == [(6001,)]
    assert ask(database, "SELECT count(*) FROM articles WHERE uri = %s", [long]) == [(1,)]


def test_programs_that_start_at_once_migrate_once(database: str) -> None:
    sinks = [sink(database) for _ in range(4)]
    together(*(lambda one=one: load(one) for one in sinks))
    assert ask(database, "SELECT run FROM runs ORDER BY run") == [(1,), (2,), (3,), (4,)]
    query = "SELECT array_agg(version ORDER BY version) FROM pressfacts_schema"
    assert ask(database, query) == [([one.number for one in migrations()],)]


def test_programs_that_write_the_same_articles_wait_for_each_other(database: str) -> None:
    """Each in an order of its own, articles done by one met again or done by another."""
    records = [varied(number) for number in range(30)]

    def write(seed: int) -> None:
        dice = random.Random(seed)
        one = sink(database)
        one.open(RUN)
        for _ in range(12):
            mixed = dice.sample(records, 16)
            names = dice.sample(range(12), 6)
            gone = [refusal(f"{name}.txt", dice.choice(["a", "b"])) for name in names]
            one.write(batch(*mixed[:8], skipped=mixed[8:], rejected=gone))
        one.write(batch(*records, rejected=[refusal(f"{name}.txt") for name in range(12)]))
        one.close()

    together(*(lambda seed=seed: write(seed) for seed in range(4)))
    alone = database.rpartition("/")[2]
    query = "SELECT deadlocks FROM pg_stat_database WHERE datname = %s"
    assert ask(database, query, [alone]) == [(0,)]
    assert len(ask(database, "SELECT 1 FROM articles")) == len(records)
    assert ask(database, "SELECT count(*) FROM rejections") == [(12,)]
    found = rows_in_postgres(database)
    load(sink(database), batch(*records))
    assert rows_in_postgres(database) == found


def test_a_database_of_the_first_version_is_brought_to_the_present(database: str) -> None:
    for statement in migrations()[0].for_postgres:
        ask(database, statement)
    ask(database, "CREATE TABLE pressfacts_schema (version BIGINT PRIMARY KEY, applied TIMESTAMPTZ"
        " NOT NULL DEFAULT now())")  # fmt: skip
    ask(database, "INSERT INTO pressfacts_schema VALUES (1)")
    ask(database, "INSERT INTO rejections VALUES ('old.txt', NULL, 'clean', 'empty', 'x')")
    load(sink(database), batch(record()))
    assert ask(database, "SELECT max(version) FROM pressfacts_schema") == [(version(),)]
    assert ask(database, "SELECT uri FROM rejections") == [("old.txt",)]


def test_views_join_facts_to_their_article(database: str) -> None:
    load(sink(database), batch(record()))
    query = "SELECT measure, value::float, language, uri FROM observations_in_articles"
    assert ask(database, query) == [("chi", 19.3, "vi", "a.txt")]
    query = "SELECT name, role, organisation FROM roles_in_articles"
    assert ask(database, query) == [("Trần Văn Bảy", "Giám đốc Sở", "Sở")]
    assert ask(database, "SELECT kind, value::float FROM figures") == [("amount", 15e9)]


def test_a_database_of_another_program_is_refused(database: str) -> None:
    ask(database, "CREATE TABLE amounts (x INT)")
    with pytest.raises(SinkError, match="table 'amounts' of another program: give another"):
        sink(database).open(RUN)
    assert ask(database, "SELECT to_regclass('articles')") == [(None,)]


def test_other_tables_of_other_names_are_let_alone(database: str) -> None:
    ask(database, "CREATE TABLE my_notes AS SELECT 1 AS x")
    load(sink(database), batch(record()))
    assert ask(database, "SELECT * FROM my_notes") == [(1,)]


def test_a_newer_database_is_refused(database: str) -> None:
    load(sink(database))
    ask(database, "INSERT INTO pressfacts_schema VALUES (1000)")
    with pytest.raises(SinkError, match="use a newer pressfacts"):
        sink(database).open(RUN)


def test_a_database_that_cannot_hold_every_text_is_refused(postgres: Server) -> None:
    with pytest.raises(SinkError, match="created with ENCODING 'UTF8'"):
        sink(postgres.new_database(encoding="LATIN1")).open(RUN)


def test_a_password_is_never_shown(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "FIRST_PATIENCE", 0.0)
    url = postgres.url().replace(postgres.password, "wr%C3%B6ng-s3cret")
    one = sink(url)
    assert one.name == f"postgresql://postgres:***@127.0.0.1:{postgres.port}/postgres"
    with pytest.raises(SinkError, match="password authentication failed") as raised:
        one.open(RUN)
    assert "s3cret" not in str(raised.value)
    assert raised.value.__cause__ is None


@pytest.mark.parametrize("password", ["s3c@ret", "s3c/ret", "s3c@r/et", "s3c%ret", "s3c?r@et"])
def test_a_password_that_is_not_escaped_is_not_shown_either(password: str) -> None:
    with pytest.raises(UsageError, match="%40") as raised:
        sink(f"postgresql://hoa:{password}@localhost/facts")
    assert "s3c" not in str(raised.value)
    assert "ret" not in str(raised.value)


def test_a_wrong_scheme_does_not_show_a_password_either() -> None:
    with pytest.raises(UsageError, match="no sink is called") as raised:
        sink("postgresql+psycopg://hoa:s3cret@localhost/facts")
    assert "s3cret" not in str(raised.value)


def test_a_server_that_is_not_there_fails_soon_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(link, "FIRST_PATIENCE", 0.1)
    with pytest.raises(SinkError, match="check the address, that the server is up"):
        sink("postgresql://hoa@127.0.0.1:1/facts").open(RUN)


def test_the_whole_command(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Anggarannya Rp 4,5 triliun pada 2024, kata Menteri Keuangan kemarin sore.")
    call = ["extract", str(article), "--to", database, "--language", "id"]
    assert main(call) == 0
    assert ask(database, "SELECT value::text FROM amounts") == [("4500000000000",)]
    told = capsys.readouterr().err
    assert "psql " in told
    assert database not in told
    assert PostgresSink(database).name in told
    assert main(call) == 0
    assert "skipped 1" in capsys.readouterr().err
