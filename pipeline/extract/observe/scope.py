"""A view and a figure's place enter, the mention of a kind that is nearest in scope leaves.

Scope widens step by step: the figure's own stretch of the clause, then the sentence, before the
figure and then after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import regex

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe.view import FIGURES, SYMBOLS, View

_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}-]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a row: its value, the mention that says it (None for a carried one), and why."""

    value: str
    mention: Mention | None
    why: str
    holds: bool = True
    """Whether it holds for the rows after it as well."""


def ends_with(words: list[str], article: Article, lexicon: str) -> bool:
    """Whether words end with an entry of a lexicon, "ngày", day, left aside."""
    entries = article.pack.lexicons.get(lexicon, {})
    while words and words[-1] in article.pack.lexicons.get("day_word", {}):
        words = words[:-1]
    return any(" ".join(words[-length:]) in entries for length in (1, 2, 3) if words)


def previous_figure(view: View, figure: int) -> int:
    """The place of the figure before; -1 where there is none."""
    return max((view.text.rfind(symbol, 0, figure) for symbol in FIGURES), default=-1)


def next_figure(view: View, figure: int) -> int:
    """The place of the figure after; the end of the view where there is none."""
    found = [view.text.find(symbol, figure + 1) for symbol in FIGURES]
    return min((at for at in found if at >= 0), default=len(view.text))


def nearest(
    view: View, figure: int, kind: str, fits: Callable[[int], bool]
) -> tuple[int, str] | None:
    """The mention of a kind that is nearest in scope, and how it was found."""
    symbol = SYMBOLS[kind]
    places = [at for at in places_of(view, symbol) if fits(at)]
    left, right = previous_figure(view, figure), next_figure(view, figure)
    steps: tuple[tuple[str, Iterable[int]], ...] = (
        ("in its clause, before it", reversed([at for at in places if left < at < figure])),
        ("in its sentence, before it", reversed([at for at in places if at < figure])),
        ("in its clause, after it", _after_figure(view, figure, right, places)),
        ("in its sentence, after it", (at for at in places if at > figure)),
    )
    for why, candidates in steps:
        for at in candidates:
            return at, why
    return None


def places_of(view: View, symbol: str) -> Iterator[int]:
    """Where a symbol stands, in order."""
    at = view.text.find(symbol)
    while at >= 0:
        yield at
        at = view.text.find(symbol, at + 1)


def _after_figure(view: View, figure: int, right: int, places: list[int]) -> Iterable[int]:
    for at in places:
        if figure < at < right and not set(view.text[figure + 1 : at]) & set(";,."):
            yield at


def plain(text: str) -> list[str]:
    """The words of a stretch of a view, without marks and symbols."""
    return _WORDS.findall(text)
