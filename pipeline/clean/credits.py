"""A line round a headline enters; its date and the authors it names leave, if it prints no more."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline import lang
from pipeline.clean import dates, furniture
from pipeline.clean.dates import Printed
from pipeline.clean.names import HOST, people, without_role

LONGEST = 160  # code points; a longer line says more than who wrote the article, and when
PART = re.compile(r"[|·•,;]|\s[-–—]\s|\s[-–—]$|^[-–—]\s|\s[-–—]\s?(?=\|)")
MOST_DATES = 3
EDGES = " ,;.|/–—-()[]"


@dataclass(frozen=True, slots=True)
class Credits:
    """What a line of author, date, site and section says."""

    printed: Printed
    authors: tuple[str, ...] = ()


@lru_cache(maxsize=512)
def read(line: str, sites: Set[str] = frozenset()) -> Credits | None:
    """The date and authors of a line that names them and nothing else but site and counters."""
    whole = dates.date_line(line)
    if whole is not None:
        return Credits(whole)
    if len(line) > LONGEST or not dates.DIGIT.search(line):
        return None
    beside = dates.publication_line(line)
    printed = beside or dates.find(line)
    if printed is None:
        return None
    rest = _without_dates(f"{line[: printed.start]} | {line[printed.end :]}")
    authors: list[str] = []
    for part in map(_bare, PART.split(dates.without_labels(rest))):
        if not without_role(part) or furniture.is_furniture(part) or furniture.is_masthead(part):
            continue
        if " " not in part and HOST.search(part.casefold()):
            continue  # "Contoh.com - 02/05/2024"
        label = furniture.byline(part)
        found = people(label or part, trusted=bool(label), sites=sites)
        if not found and beside is None and part.casefold() not in sites:
            return None
        authors += [name for name in found if name not in authors and name not in _places()]
    return Credits(printed, tuple(authors))


def _without_dates(rest: str) -> str:
    """The rest of a line without more dates: when the article was updated."""
    for _ in range(MOST_DATES):
        more = dates.find(rest)
        if more is None:
            break
        rest = f"{rest[: more.start]} | {rest[more.end :]}"
    return rest


def _bare(piece: str) -> str:
    """A part without marks at its edges; what stands in brackets behind a name keeps both."""
    part = piece.strip(EDGES)
    return f"{part})" if part.count("(") > part.count(")") else part


@cache
def _places() -> frozenset[str]:
    """The names of provinces and cities: "Hà Nội, 12/4/2024" names no author."""
    rows = [row for code in lang.codes() for row in lang.table(code, "places")]
    names = [row["name"] for row in rows if row.get("kind") in ("province", "city")]
    names += [row["name"] for code in lang.codes() for row in lang.table(code, "cities")]
    return frozenset(names)
