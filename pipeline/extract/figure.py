"""A hit with figure groups (`number`, or `min` and `max`, hedge, bound) enters, values leave.

What amounts and quantities share: value or range, and the modifier that bounds or blurs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.mention import Article, Hit
from pipeline.extract.number import Number, Separators, parse, plain, separators
from pipeline.record import Modifier

STRENGTH: tuple[Modifier, ...] = (
    "at_most", "at_least", "less_than", "more_than", "nearly", "about", "exact",
)  # fmt: skip
"""Where two hedges stand together ("khoảng trên", about above) the earlier here is meant."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, or a range with `value` None, and its modifier."""

    value: Decimal | None
    min: Decimal | None
    max: Decimal | None
    modifier: Modifier


def style(article: Article) -> Separators:
    """How this article prints its numbers."""
    return article.once(_style)


def _style(article: Article) -> Separators:
    return separators(article.document.text)


def read(hit: Hit, article: Article, *, scaled: bool = False, whole: bool = False) -> Figure | None:
    """The figure of a hit; None where its words make no number or its range runs backwards.

    `scaled` says that a unit follows which is measured in fractions (`number.digits`), `whole`
    that what follows is counted, so that "1,190" has no decimals whatever the article's style.
    """
    if hit.group("min") is not None:
        return _range(hit, article, scaled=scaled, whole=whole)
    number = _number(hit, "number", article, scaled=scaled, whole=whole)
    if number is None:
        return None
    margin = _number(hit, "margin", article, scaled=scaled)
    if margin is not None:
        low, high = number.value - margin.value, number.value + margin.value
        return Figure(None, plain(low), plain(high), "exact")
    return Figure(plain(number.value), None, None, modifier(hit, article))


def modifier(hit: Hit, article: Article) -> Modifier:
    """What the hedge before and the bound after say."""
    said = {
        article.pack.look_up("hedge", hit.group("hedge"), "exact"),
        article.pack.look_up("bound", hit.group("bound"), "exact"),
    }
    return next(m for m in STRENGTH if m in said)


def _number(
    hit: Hit, group: str, article: Article, *, scaled: bool, whole: bool = False
) -> Number | None:
    printed = hit.group(group)
    if not printed:
        return None
    marks = Separators() if whole else style(article)
    return parse(printed, article.pack, scaled=scaled, style=marks)


def _range(hit: Hit, article: Article, *, scaled: bool, whole: bool) -> Figure | None:
    if not joins_ends(hit, article):
        return None
    low = _number(hit, "min", article, scaled=scaled, whole=whole)
    high = _number(hit, "max", article, scaled=scaled, whole=whole)
    if low is None or high is None:
        return None
    smallest = low.value
    if low.scale == 1 and high.scale > 1 and smallest < high.value:
        shared = _number_with_scale(hit, article, high)
        smallest = shared if shared < high.value else smallest
    if smallest >= high.value:
        return None
    return Figure(None, plain(smallest), plain(high.value), "exact")


def joins_ends(hit: Hit, article: Article) -> bool:
    """Whether the link makes one range: "antara X dan Y" (between) does, "X dan Y" does not."""
    pairs = article.pack.look_up("range_pair", hit.group("link"))
    opens = hit.group("opens")
    return pairs is None or (opens is not None and opens.casefold() in pairs)


def _number_with_scale(hit: Hit, article: Article, high: Number) -> Decimal:
    """The lower end of "5-7 tỷ": it shares the scale printed after the upper one."""
    printed = hit.group("min") or ""
    low = parse(printed, article.pack, scaled=True, style=style(article))
    return low.value * high.scale if low else high.value


def shared_out(hit: Hit, article: Article) -> Iterator[tuple[Figure, int, int]]:
    """The figures of a list that prints its unit once, after the last, each with its span.

    A figure without a scale shares that of the last ("5, 7 và 9 tỷ", 5, 7 and 9 billion).
    """
    last = _number(hit, "number", article, scaled=True)
    if last is None:
        return
    base = hit.sentence.start
    for start, end in hit.match.spans("item"):
        printed = hit.sentence.text[start:end]
        item = parse(printed, article.pack, scaled=True, style=style(article))
        if item is not None:
            factor = last.scale if item.scale == 1 else Decimal(1)
            yield Figure(plain(item.value * factor), None, None, "exact"), base + start, base + end
    yield Figure(plain(last.value), None, None, "exact"), hit.span("number")[0], hit.end
