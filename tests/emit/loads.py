"""What the tests of databases and Parquet share: records with all that can go wrong in a row."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.document import content_id
from pipeline.emit import Sink
from pipeline.emit.line import Batch, Entry, Line, Run, line_of
from pipeline.emit.rows import key
from pipeline.emit.schema import BOOKKEEPING, every_table
from pipeline.errors import Rejection
from pipeline.record import (
    Amount,
    DateFact,
    Evidence,
    Facts,
    LanguageInfo,
    Law,
    NoticeInfo,
    Observation,
    Official,
    Organisation,
    Place,
    PublishedInfo,
    Quantity,
    Record,
    Role,
    SourceInfo,
    Span,
    fact_id,
)
from tests.making import refusal

RUN = Run("1.0", "rules-1", "2026-01-01T00:00:00Z")
# Signs that COPY, CSV or SQL may take for something else.
WORDS = ["tấn", "\\N", "\\.", "a\tb", "'", '"', "{x,y}", "%s", "NULL", "ẩm", "💧", "\\x41", "\b"]
Rows = dict[str, list[tuple[Any, ...]]]
Answer = tuple[Entry, Line]


def varied(number: int, *, edition: int = 0, facts: int = 3) -> Record:
    """A record with every kind of fact; another `edition` of the same input has other content."""
    dice = random.Random(f"{number} {edition}")
    text = "\n".join(dice.choices(WORDS, k=40)) + f" {number} {edition}"
    id = content_id(text.encode())
    count = iter(range(1000))

    def place() -> dict[str, Any]:
        start = dice.randrange(len(text) - 10)
        end = start + dice.randint(1, 9)
        return {"start": start, "end": end, "text": text[start:end]}

    def head(kind: str) -> dict[str, Any]:
        span = place()
        name = fact_id(id, kind, "text", span["start"], span["end"], str(next(count)))
        known = {"source_start": span["start"]} if dice.random() < 0.5 else {}
        return {"id": name, "rule": f"vi.{kind}.x", "evidence": Evidence(**span, **known)}

    def word() -> str:
        return dice.choice(WORDS)

    def value() -> float:
        return dice.choice([dice.randint(-5, 10**13), dice.random(), 0.1, 10**15, 1 / 3, 1e-9])

    some = range(dice.randint(0, facts))
    return Record(
        id=id,
        source=SourceInfo(
            uri=f"bản tin/{number}.txt", id=dice.choice([None, "x"]), media_type="text/plain",
            sha256="0" * 64, encoding="utf-8", bytes=len(text.encode()),
        ),
        language=LanguageInfo(code="vi", confidence=dice.random()),
        title=dice.choice([None, "", word()]),
        authors=[word() for _ in some],
        published=dice.choice([None, PublishedInfo(value="2024-03-14")]),
        text=text,
        notices=[NoticeInfo(stage="clean", code="x", message=word()) for _ in some],
        facts=Facts(
            amounts=[
                Amount(**head("amount"), min=value(), max=value(), currency="VND") for _ in some
            ],
            quantities=[
                Quantity(**head("quantity"), value=value(), unit=word(), kind="count")
                for _ in some
            ],
            dates=[DateFact(**head("date"), value="2024") for _ in some],
            officials=[
                Official(
                    **head("official"), name=word(), honorifics=[word() for _ in some],
                    roles=[Role(**place(), title=word()) for _ in some],
                    mentions=[Span(**place()) for _ in some],
                )
                for _ in some
            ],
            organisations=[
                Organisation(**head("organisation"), name=word(), abbreviations=["A", word()])
                for _ in some
            ],
            places=[Place(**head("place"), name=word(), kind="city") for _ in some],
            laws=[Law(**head("law"), kind="UU", number="1/2020") for _ in some],
            observations=[
                Observation(
                    **head("observation"), measure=word(), value=value(), unit="%",
                    change={"direction": "increase", "value": value()},
                )
                for _ in some
            ],
        ),
    )  # fmt: skip


def answer(record: Record, *, given: str = "") -> Answer:
    """The record as a batch holds it."""
    line = line_of(record, with_rows=True)
    return Entry(key(record.id, line.uri), line.uri, given), line


def batch(
    *records: Record, rejected: Iterable[Rejection] = (), skipped: Iterable[Record] = ()
) -> Batch:
    """A batch of them."""
    return Batch(
        done=[answer(one) for one in records],
        rejected=list(rejected),
        skipped=[answer(one)[0] for one in skipped],
    )


def batches(count: int, *, size: int = 4) -> list[Batch]:
    """Batches with records, articles met again, and rejections that come and go."""
    made = []
    for place in range(count):
        first = place * size
        records = [varied(number) for number in range(first, first + size)]
        met = [varied(number) for number in range(max(first - size, 0), first)]
        gone = [refusal(f"{place}.txt"), refusal(f"{place}.txt", code="too_large")]
        back = [refusal(f"{place - 1}.txt", code="binary")] if place % 2 else []
        made.append(batch(*records, skipped=met, rejected=[*gone, *back]))
    return made


def load(sink: Sink, *batches: Batch, run: Run = RUN) -> None:
    """A whole run."""
    sink.open(run)
    for one in batches:
        sink.write(one)
    sink.close()


def rows_in_sqlite(path: Path) -> Rows:
    """Every row of what records say and of the rejections, by table."""
    database = sqlite3.connect(path)
    found = {table: database.execute(_select(table)).fetchall() for table in _tables()}
    database.close()
    return plain(found)


def rows_in_postgres(url: str) -> Rows:
    """The same."""
    import psycopg

    with psycopg.connect(url) as database:
        return plain(
            {table: database.execute(_select(table).encode()).fetchall() for table in _tables()}
        )


def rows_in_parquet(folder: Path) -> Rows:
    """The same."""
    import pyarrow.parquet as pq

    return plain(
        {
            table: [
                tuple(row.values())
                for row in pq.read_table(folder / f"{table}.parquet").to_pylist()
            ]
            for table in _tables()
        }
    )


def plain(found: dict[str, list[tuple[Any, ...]]]) -> Rows:
    """The rows with every number a float and every list its JSON, in one order."""

    def one(value: Any) -> Any:
        if isinstance(value, list):
            return json.dumps(value, ensure_ascii=False)
        return float(value) if isinstance(value, int | Decimal) else value

    return {
        table: sorted((tuple(map(one, row)) for row in rows), key=repr)
        for table, rows in found.items()
    }


def ask(url: str, query: str, given: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The answer of PostgreSQL; what is changed is committed."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as database:
        found = database.execute(query.encode(), given or None)
        return found.fetchall() if found.description else []


def _tables() -> list[str]:
    return [one for one in every_table() if one not in BOOKKEEPING or one == "rejections"]


def _select(table: str) -> str:
    return f"SELECT {', '.join(one.name for one in every_table()[table])} FROM {table}"
