"""Percentages, measures and counts: a figure and what follows enter, a quantity with unit leaves.

The counted thing is the noun phrase after the number. A number that labels ("Quận 3"), tells a
time or an age, or stands before no noun counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from pipeline.extract.countable import can_be_counted, is_label
from pipeline.extract.figure import Figure, joins_ends, modifier, read, shared_out, style
from pipeline.extract.mention import Article, Hit, Mention
from pipeline.extract.noun_phrase import longest_match, noun_phrase
from pipeline.extract.number import parse as parse_number
from pipeline.extract.number import plain
from pipeline.extract.segment import Token
from pipeline.record import Modifier, QuantityKind

PERCENT = "%"
_YEAR = regex.compile(r"(?:19|20)[0-9]{2}")
_LARGEST_FRACTION = 4
"""Of "2/3" and "3/4" nobody can say whether wholes are counted; "9/11" counts both."""

_LENGTHS = frozenset({"m", "cm", "mm", "km", "[in_i]", "[ft_i]"})
"""UCUM codes of the units that the sides of a thing are measured in."""


@dataclass(slots=True)
class Quantity:
    """The fields of a record's quantity."""

    value: Decimal | None
    min: Decimal | None
    max: Decimal | None
    unit: str
    unit_code: str | None
    kind: QuantityKind
    modifier: Modifier


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """The quantity of a hit, by what its rule reads."""
    yield from _READERS[hit.rule.read](hit, article)


def _quantity(figure: Figure, unit: str, code: str | None, kind: QuantityKind) -> Quantity:
    return Quantity(figure.value, figure.min, figure.max, unit, code, kind, figure.modifier)


def _percent(hit: Hit, article: Article) -> Iterator[Mention]:
    figure = read(hit, article, scaled=True)
    unit = article.pack.look_up("percent_point", hit.group("unit"), PERCENT)
    if figure is not None:
        yield Mention.of(hit, _quantity(figure, unit, "%" if unit == PERCENT else None, "percent"))


def _measure(hit: Hit, article: Article) -> Iterator[Mention]:
    unit = hit.group("unit") or ""
    code = article.pack.look_up("measure", unit) or None
    if len(unit) == 1 and unit.isupper() and unit != code:
        return  # "5M", "4G", "37C": a label or a scale; "45W" is the symbol of its unit
    figure = read(hit, article, scaled=not style(article).dot_is_decimal)
    if figure is None or _is_score(figure, unit, article):
        return
    per = hit.group("per")
    if per is not None:
        divisor = article.pack.look_up("per_unit", per)
        code = f"{code}/{divisor}" if code and divisor else None
    printed = unit + (hit.group("whole_per") or "")
    yield Mention.of(hit, _quantity(figure, printed, code, "measure"))


def _dimensions(hit: Hit, article: Article) -> Iterator[Mention]:
    """ "12x30 m": sides share the unit of the last; of "2x50 MW" the first counts sets of 50."""
    unit = hit.group("unit") or ""
    code = article.pack.look_up("measure", unit) or None
    figures = list(shared_out(hit, article))
    for figure, start, end in figures if code in _LENGTHS else figures[-1:]:
        yield Mention.of(hit, _quantity(figure, unit, code, "measure"), start, end)


def _mixed(hit: Hit, article: Article) -> Iterator[Mention]:
    """ "1m75": the digits behind the unit are those behind the decimal mark."""
    unit = hit.group("unit") or ""
    value = Decimal(f"{hit.group('number')}.{hit.group('tail')}")
    code = article.pack.look_up("measure", unit)
    figure = Figure(plain(value), None, None, modifier(hit, article))
    yield Mention.of(hit, _quantity(figure, unit, code, "measure"))


def _below_zero(hit: Hit, article: Article) -> Iterator[Mention]:
    """ "-3 đến 5 độ C": temperatures of which one at least is below zero."""
    if hit.group("number") is not None:
        figure = read(hit, article, scaled=True)
        if figure is not None and figure.value is not None:
            figure = replace(figure, value=-figure.value)
    else:
        figure = _signed_range(hit, article)
    if figure is not None:
        unit = hit.group("unit") or ""
        code = article.pack.look_up("temperature", unit) or None
        yield Mention.of(hit, _quantity(figure, unit, code, "measure"))


def _signed_range(hit: Hit, article: Article) -> Figure | None:
    """A range with a sign at one end or both; one without any is left to the other rules."""
    signs = hit.group("low_sign"), hit.group("high_sign")
    if not any(signs) or not joins_ends(hit, article):
        return None
    printed = (hit.group("min") or "", hit.group("max") or "")
    marks = style(article)
    ends: list[Decimal] = []
    for end, sign in zip(printed, signs, strict=True):
        number = parse_number(end, article.pack, scaled=True, style=marks)
        if number is None:
            return None
        ends.append(-number.value if sign else number.value)
    low, high = sorted(ends)
    return Figure(None, plain(low), plain(high), "exact") if low < high else None


def _is_score(figure: Figure, unit: str, article: Article) -> bool:
    """Whole points are those of a game ("3 poin"), fractions those of an index."""
    if article.pack.look_up("score_unit", unit) is None:
        return False
    return all(n is None or n == n // 1 for n in (figure.value, figure.min, figure.max))


def _count(hit: Hit, article: Article) -> Iterator[Mention]:
    tokens = _after(hit)
    phrase = noun_phrase(tokens, article.pack)
    if not phrase.tokens or not can_be_counted(hit, tokens, phrase, article):
        return
    figure = read(hit, article, whole=True)
    if figure is None or (figure.value is not None and figure.value != figure.value // 1):
        return
    last = tokens[phrase.tokens - 1]
    end = _per_end(hit, tokens, phrase.tokens) or last.end
    unit = _slice(hit, tokens[0].start, end)
    yield Mention.of(hit, _quantity(figure, unit, None, "count"), hit.start, end)


def _after(hit: Hit) -> Sequence[Token]:
    return hit.sentence.tokens_from(hit.end)


def _slice(hit: Hit, start: int, end: int) -> str:
    base = hit.sentence.start
    return hit.sentence.text[start - base : end - base]


def _per_end(hit: Hit, tokens: Sequence[Token], at: int) -> int | None:
    """The end of "người/giường" where the tokeniser has cut it."""
    if at + 1 < len(tokens) and tokens[at].text == "/" and tokens[at + 1].is_word:
        return tokens[at + 1].end
    return None


def _part(hit: Hit, article: Article) -> Iterator[Mention]:
    """ "trong đó 45 còn chạy": the unit is that of the count before; see `resolve`."""
    figure = read(hit, article)
    if figure is not None and figure.value is not None and figure.value == figure.value // 1:
        end = hit.span("bound")[1] if hit.group("bound") else hit.span("number")[1]
        start = hit.span("hedge")[0] if hit.group("hedge") else hit.span("number")[0]
        yield Mention.of(hit, _quantity(figure, "", None, "count"), start, end)


def _ratio(hit: Hit, article: Article) -> Iterator[Mention]:
    """ "9/11 dự án": nine of eleven; both are counted."""
    tokens = _after(hit)
    phrase = noun_phrase(tokens, article.pack)
    part = parse_number(hit.group("part") or "", article.pack, style=style(article))
    whole = parse_number(hit.group("whole") or "", article.pack, style=style(article))
    if not phrase.known or part is None or whole is None or part.value > whole.value:
        return
    if whole.value <= (10 if part.value == 1 else _LARGEST_FRACTION):
        return
    if _is_month(hit, article):
        return
    uncounted = ("duration", "fraction_of", "score_unit")
    if any(longest_match(article.pack.lexicons.get(name, {}), tokens, 0) for name in uncounted):
        return
    end = tokens[phrase.tokens - 1].end
    unit = _slice(hit, tokens[0].start, end)
    first = Figure(plain(part.value), None, None, "exact")
    second = Figure(plain(whole.value), None, None, "exact")
    yield Mention.of(hit, _quantity(first, unit, None, "count"), *hit.span("part"))
    yield Mention.of(hit, _quantity(second, unit, None, "count"), hit.span("whole")[0], end)


def _is_month(hit: Hit, article: Article) -> bool:
    """Whether "3/2016" is no ratio: a month and its year, or what a word before it labels."""
    part, whole = hit.group("part") or "", hit.group("whole") or ""
    if _YEAR.fullmatch(whole) and len(part) < 3:
        return True
    before = hit.sentence.tokens[: hit.sentence.tokens_before(hit.start)]
    return is_label(before, part, article, known=False)


def _part_of(hit: Hit, article: Article) -> Iterator[Mention]:
    """ "37 dari 38 provinsi": the part has the unit of the whole after it."""
    end = hit.span("whole")[1]
    tokens = hit.sentence.tokens_from(end)
    phrase = noun_phrase(tokens, article.pack)
    figure = read(hit, article)
    whole = parse_number(hit.group("whole") or "", article.pack, style=style(article))
    if figure is None or whole is None or not phrase.known or _duration(tokens, article):
        return
    if figure.value is None or not 1 < figure.value <= whole.value:
        return
    before = hit.sentence.tokens[: hit.sentence.tokens_before(hit.start)]
    if is_label(before, hit.group("number") or "", article, known=False):
        return
    unit = _slice(hit, tokens[0].start, tokens[phrase.tokens - 1].end)
    yield Mention.of(hit, _quantity(figure, unit, None, "count"), end=hit.span("number")[1])


def _duration(tokens: Sequence[Token], article: Article) -> int:
    """How many tokens the measure of time at the start has; 0 where there is none."""
    return longest_match(article.pack.lexicons.get("duration", {}), tokens, 0)


def _list(hit: Hit, article: Article) -> Iterator[Mention]:
    """ "lần lượt 5,2 và 6,1%": each figure has the unit printed after the last."""
    unit = hit.group("unit")
    code = article.pack.look_up("measure", unit) or None
    kind: QuantityKind = "measure" if unit else "percent"
    for figure, start, end in shared_out(hit, article):
        value = _quantity(figure, unit or PERCENT, code if unit else "%", kind)
        yield Mention.of(hit, value, start, end)


def _fraction(hit: Hit, article: Article) -> Iterator[Mention]:
    """ "2/3 số hộ": a part of a whole as a percentage."""
    whole = hit.group("whole") or article.pack.look_up("fraction_word", hit.group("of"))
    part = parse_number(hit.group("part") or "", article.pack)
    if whole is None or not Decimal(whole):
        return
    share = (part.value if part else Decimal(1)) / Decimal(whole) * 100
    if share < 100:
        figure = Figure(plain(round(share, 2)), None, None, modifier(hit, article))
        yield Mention.of(hit, _quantity(figure, PERCENT, "%", "percent"))


_READERS = {
    "percent": _percent, "measure": _measure, "below_zero": _below_zero, "count": _count,
    "part": _part, "ratio": _ratio, "part_of": _part_of, "list": _list, "fraction": _fraction,
    "dimensions": _dimensions, "mixed": _mixed,
}  # fmt: skip


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """Give a part of a count the unit of the count before it in the sentence."""
    del article
    kept: list[Mention] = []
    for mention in mentions:
        if not mention.value.unit:
            before = next(
                (m for m in reversed(kept) if m.value.kind == "count" and m.value.unit), None
            )
            if before is None or before.sentence is not mention.sentence:
                mention.notes.append("counts nothing named before it in the sentence")
                continue
            mention.value.unit = before.value.unit
            mention.notes.append(f"unit from {before.text!r} before it")
        kept.append(mention)
    return kept
