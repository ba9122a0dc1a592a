"""Counts of a fault in, a line of the table that CI and `make faults` print out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Row:
    """One fault: how often it was tried, what the resumed jobs lost, doubled or got otherwise.

    `beside` counts all else that must not be: a wrong exit, a half file, a wrong name.
    """

    fault: str
    tries: int = 0
    struck: int = 0
    lost: int = 0
    doubled: int = 0
    differing: int = 0
    beside: int = 0

    @property
    def holds(self) -> bool:
        """Whether nothing went wrong, and the fault really struck."""
        return self.struck > 0 and not (self.lost or self.doubled or self.differing or self.beside)


_HEADS = ("fault", "tries", "struck", "lost", "doubled", "differing", "beside", "")
WIDTH = 48


def head() -> str:
    """The line above the rows."""
    return _line(*_HEADS)


def render(row: Row) -> str:
    """The line of a row."""
    counts = (row.tries, row.struck, row.lost, row.doubled, row.differing, row.beside)
    return _line(row.fault, *map(str, counts), "holds" if row.holds else "FAILS")


def _line(first: str, *rest: str) -> str:
    *cells, last = rest
    return first.ljust(WIDTH) + "".join(cell.rjust(10) for cell in cells) + f"  {last}"
