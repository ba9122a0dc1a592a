"""What sinks are given: answers of a batch, small to hand from worker to sink.

An `Entry` is what a ledger knows an article by; a `Line` is a record already written as JSON (and,
where a sink wants them, as rows); a `Batch` is what a sink commits at once, or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from pipeline.emit.rows import Rows, key, rows
from pipeline.errors import Rejection

if TYPE_CHECKING:
    from pipeline.document import Source
    from pipeline.record import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """An input as a ledger names it.

    `article` is the key of content and place; `given` a digest of what was said about the input
    beside its content, empty where nothing was.
    """

    article: str
    uri: str
    given: str


class Identified(Protocol):
    """What tells an article from all others, whether its content is at hand or not."""

    @property
    def uri(self) -> str:
        """Its name."""

    @property
    def content_id(self) -> str:
        """What its content is known by."""

    @property
    def given(self) -> str:
        """A digest of what was said about it beside its content; empty where nothing was."""


def entry_of(article: Identified) -> Entry:
    """The entry of an article, before anything is read in it."""
    return Entry(key(article.content_id, article.uri), article.uri, article.given)


@dataclass(frozen=True, slots=True)
class Made:
    """How a sink's copy of an article came to be."""

    given: str
    rules: str


@dataclass(frozen=True, slots=True)
class Run:
    """One call of the program: its version, the fingerprint of its rules, when it began."""

    version: str
    rules: str
    began: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the tally counts of a record: language, facts by kind, notices."""

    language: str
    facts: tuple[tuple[str, int], ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A record as its line of JSON; the same record gives the same bytes everywhere."""

    uri: str
    json: str
    told: Told
    rows: Rows | None = None


def line_of(record: Record, *, with_rows: bool = False) -> Line:
    """The line of a record, and its rows where a sink will want them."""
    facts = record.facts
    told = Told(
        language=record.language.code,
        facts=tuple((kind, len(getattr(facts, kind))) for kind in type(facts).model_fields),
        notices=tuple(f"{notice.stage}/{notice.code}" for notice in record.notices),
    )
    table_rows = rows(record.model_dump(by_alias=True)) if with_rows else None
    return Line(record.source.uri, record.to_json(), told, table_rows)


@dataclass(frozen=True, slots=True)
class Skipped:
    """The answer for an input that every sink holds; `outdated` where other rules made it."""

    entry: Entry
    outdated: bool

    @property
    def uri(self) -> str:
        """The name of the input."""
        return self.entry.uri


@dataclass(slots=True)
class Batch:
    """What a sink takes at once: new records, articles met again, inputs that gave no record.

    `refused` holds the sources of those of `rejected` that could be read, by their place there.
    """

    done: list[tuple[Entry, Line]] = field(default_factory=list)
    skipped: list[Entry] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    refused: dict[int, Source] = field(default_factory=dict)
