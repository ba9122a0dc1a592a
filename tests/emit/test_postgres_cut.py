"""The connection to PostgreSQL is lost: nothing is lost with it, and nothing is there twice."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator

import pytest

from pipeline.cli import main
from pipeline.emit import sink
from pipeline.emit.postgres import PostgresSink, link
from pipeline.errors import SinkError
from tests.emit.loads import RUN, Rows, ask, batch, batches, load, rows_in_postgres, varied
from tests.making import record
from tests.postgres_server import Server
from tests.proxy import Cut, Where, proxy

BATCHES = batches(6)
# Bytes that one run of these batches sends and gets, a little more than that.
SENT, GOT = 120_000, 12_000


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "FIRST_WAIT", 0.002)
    monkeypatch.setattr(link, "FIRST_PATIENCE", 10.0)


@pytest.fixture(scope="module")
def undisturbed(postgres: Server) -> Rows:
    url = postgres.new_database()
    load(sink(url), *BATCHES)
    return rows_in_postgres(url)


def bookkeeping(url: str) -> list[tuple[object, ...]]:
    """Batches and changes as counted, and the ledger: each row once, each of the last run."""
    counted = ask(url, "SELECT batches, changes FROM runs ORDER BY run DESC LIMIT 1")
    return counted + ask(
        url,
        "SELECT count(*), count(DISTINCT uri),"
        " count(*) FILTER (WHERE run = (SELECT max(run) FROM runs)) FROM ledger",
    )


def through(postgres: Server, url: str, cuts: list[Cut]) -> int:
    """Load the batches through a proxy that makes these cuts; how many it came to make."""
    with proxy(postgres.port, cuts) as between:
        load(sink(postgres.url(url.rpartition("/")[2], port=between.port)), *BATCHES)
        return between.made


def cuts_of(seed: int) -> Iterator[Cut]:
    dice = random.Random(seed)
    for _ in range(dice.randint(3, 9)):
        where: Where = dice.choice(
            ["up", "down", "before commit", "behind commit", "answer to commit"]
        )
        # As often in the first hundred bytes as in the next thousands.
        most = SENT if where == "up" else GOT if where == "down" else 6
        yield Cut(where, int(most ** dice.random()))


@pytest.mark.parametrize("seed", range(24))
def test_cuts_at_random_bytes_lose_and_double_nothing(
    postgres: Server, undisturbed: Rows, seed: int
) -> None:
    url = postgres.new_database()
    cuts = list(cuts_of(seed))
    assert through(postgres, url, cuts) >= 2
    assert rows_in_postgres(url) == undisturbed
    assert bookkeeping(url) == [(6, 24 + 12 + 9), (24, 24, 24)]


@pytest.mark.parametrize("where", ["before commit", "behind commit", "answer to commit"])
def test_a_cut_at_every_commit_loses_and_doubles_nothing(
    postgres: Server, undisturbed: Rows, where: Where
) -> None:
    """6 batches, 5 with articles met again, an opening and an end: 13 commits, each cut once."""
    url = postgres.new_database()
    cuts = [Cut(where), *[Cut(where, after=1)] * 12]  # the one that was cut comes again first
    assert through(postgres, url, cuts) == 13
    assert rows_in_postgres(url) == undisturbed
    assert bookkeeping(url) == [(6, 24 + 12 + 9), (24, 24, 24)]


def test_a_batch_whose_commit_got_through_is_not_written_again(postgres: Server) -> None:
    url = postgres.new_database()
    with proxy(postgres.port) as between:
        one = sink(postgres.url(url.rpartition("/")[2], port=between.port))
        one.open(RUN)
        ask(url, "CREATE SEQUENCE written")
        ask(url, "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN PERFORM nextval('written'); RETURN NEW; END $$")  # fmt: skip
        ask(
            url, "CREATE TRIGGER note BEFORE INSERT ON amounts FOR EACH ROW EXECUTE FUNCTION note()"
        )
        between.cuts.extend([Cut("answer to commit")])
        one.abort()  # so that the next connection takes the cut
        one.write(batch(record()))
        one.close()
        assert between.made == 1
    assert ask(url, "SELECT nextval('written')") == [(2,)]
    assert ask(url, "SELECT batches, changes FROM runs") == [(1, 1)]


def failing(url: str, table: str, does: str, *, when: str = "BEFORE INSERT") -> None:
    """The first time a row comes to this table, the server does this."""
    ask(url, "CREATE SEQUENCE times")
    ask(
        url,
        "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF nextval('times') = 1 THEN {does}; END IF; RETURN NEW; END $$",
    )
    deferred = "DEFERRABLE INITIALLY DEFERRED" if when.startswith("AFTER") else ""
    kind = "CONSTRAINT TRIGGER" if deferred else "TRIGGER"
    ask(
        url,
        f"CREATE {kind} fail {when} ON {table} {deferred} FOR EACH ROW EXECUTE FUNCTION fail()",
    )


KILL = "PERFORM pg_terminate_backend(pg_backend_pid())"


@pytest.mark.parametrize("when", ["BEFORE INSERT", "AFTER INSERT"])
def test_a_backend_killed_in_mid_batch_or_while_it_commits(database: str, when: str) -> None:
    load(sink(database))
    failing(database, "observations", KILL, when=when)
    load(sink(database), batch(record("a.txt")), batch(record("b.txt", b"b")))
    assert ask(database, "SELECT uri FROM articles ORDER BY uri") == [("a.txt",), ("b.txt",)]
    assert ask(database, "SELECT batches, changes FROM runs WHERE run = 2") == [(2, 2)]


def test_a_deadlock_with_another_program_is_tried_again(database: str) -> None:
    load(sink(database))
    failing(database, "ledger", "RAISE EXCEPTION 'x' USING ERRCODE = '40P01'")
    load(sink(database), batch(record()))
    assert ask(database, "SELECT uri FROM articles") == [("a.txt",)]


def test_a_full_disk_is_told_at_once_and_leaves_the_batches_before(database: str) -> None:
    one = sink(database)
    one.open(RUN)
    one.write(batch(record("a.txt")))
    failing(database, "dates", "RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'")
    began = time.monotonic()
    with pytest.raises(SinkError, match="has room; what is written stands, and the same call"):
        one.write(batch(*(varied(number) for number in range(9))))
    assert time.monotonic() - began < link.PATIENCE / 2
    assert ask(database, "SELECT uri FROM articles") == [("a.txt",)]
    load(sink(database), batch(*(varied(number) for number in range(9))))
    assert ask(database, "SELECT count(*) FROM articles") == [(10,)]


def test_a_lock_that_never_comes_is_a_sink_error(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    monkeypatch.setitem(link.SESSION, "lock_timeout", "50ms")
    one = PostgresSink(database, patience=0.2)
    one.open(RUN)
    with psycopg.connect(database) as other:
        other.execute("LOCK TABLE amounts")
        with pytest.raises(SinkError, match="lock timeout"):
            one.write(batch(record()))
    load(sink(database), batch(record()))
    assert ask(database, "SELECT uri FROM articles") == [("a.txt",)]


def test_a_server_that_crashes_and_comes_back_is_waited_for(undisturbed: Rows) -> None:
    from tests.postgres_server import server

    with server() as one:
        url = one.new_database()
        to = sink(url)
        to.open(RUN)
        for place, some in enumerate(BATCHES):
            if place == 2:
                one.stop(crash=True)
                back = threading.Timer(0.3, one.start)
                back.start()
            to.write(some)
        back.join()
        to.close()
        assert rows_in_postgres(url) == undisturbed
        assert bookkeeping(url) == [(6, 24 + 12 + 9), (24, 24, 24)]


def test_a_server_that_stays_away_is_a_sink_error_and_the_next_run_goes_on(
    undisturbed: Rows,
) -> None:
    from tests.postgres_server import server

    with server() as one:
        url = one.new_database()
        to = PostgresSink(url, patience=0.2)
        to.open(RUN)
        to.write(BATCHES[0])
        one.stop(crash=True)
        with pytest.raises(SinkError, match="the same call goes on behind it") as raised:
            to.write(BATCHES[1])
        assert one.password not in str(raised.value)
        one.start()
        load(sink(url), *BATCHES)
        assert rows_in_postgres(url) == undisturbed


def test_the_command_ends_with_status_3_where_the_server_is_not_there(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(link, "FIRST_PATIENCE", 0.0)
    call = ["extract", "corpus", "--to", "postgresql://hoa:s3cret@127.0.0.1:1/facts"]
    assert main(call) == 3
    told = capsys.readouterr().err
    assert "postgresql://hoa:***@127.0.0.1:1/facts cannot be opened" in told
    assert "s3cret" not in told
