"""What a job asks of whatever brings it articles, and several of these one behind the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.located import Located
from pipeline.read.survey import Looking


class Inputs(Protocol):
    """Iterates over articles, and tells how far it is."""

    @property
    def entries(self) -> Sequence[str | Rejection]:
        """The files to be read, and what is none."""

    @property
    def nameless(self) -> Sequence[str]:
        """The INPUTs that name nothing at all."""

    @property
    def duplicates(self) -> int:
        """Inputs met twice so far, and read once."""

    @property
    def ignored(self) -> int:
        """Files that are no articles."""

    @property
    def many(self) -> bool:
        """Whether one of the entries may hold many articles."""

    @property
    def bytes_total(self) -> int | None:
        """How much there is to read; None where nobody can know."""

    @property
    def bytes_read(self) -> int:
        """How much of it is read."""

    @property
    def articles_read(self) -> int:
        """How many articles that were."""

    def __iter__(self) -> Iterator[Source | Rejection]:
        """The articles, or why there is none."""

    def located(self, looked: Looking) -> Iterator[Source | Located | Rejection]:
        """The same, but what can be read again where it lies is left there: others look at it."""


class Chain:
    """Several inputs as one, in their order."""

    def __init__(self, *parts: Inputs) -> None:
        self._parts = parts

    @property
    def entries(self) -> Sequence[str | Rejection]:
        """Those of all parts."""
        return [entry for part in self._parts for entry in part.entries]

    @property
    def nameless(self) -> Sequence[str]:
        """Those of all parts."""
        return [name for part in self._parts for name in part.nameless]

    @property
    def duplicates(self) -> int:
        """Those of all parts."""
        return sum(part.duplicates for part in self._parts)

    @property
    def ignored(self) -> int:
        """Those of all parts."""
        return sum(part.ignored for part in self._parts)

    @property
    def many(self) -> bool:
        """Whether any part has many."""
        return any(part.many for part in self._parts)

    @property
    def bytes_total(self) -> int | None:
        """The sum, where all parts know theirs."""
        totals = [part.bytes_total for part in self._parts]
        known = [total for total in totals if total is not None]
        return sum(known) if len(known) == len(totals) else None

    @property
    def bytes_read(self) -> int:
        """Those of all parts."""
        return sum(part.bytes_read for part in self._parts)

    @property
    def articles_read(self) -> int:
        """Those of all parts."""
        return sum(part.articles_read for part in self._parts)

    def __iter__(self) -> Iterator[Source | Rejection]:
        for part in self._parts:
            yield from part

    def located(self, looked: Looking) -> Iterator[Source | Located | Rejection]:
        """Those of all parts."""
        for part in self._parts:
            yield from part.located(looked)
