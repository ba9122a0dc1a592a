"""A hit of a date rule enters, what it says leaves: a moment, an interval or several of a list.

A named group is a field of `Moment`; its words are looked up in the lexicon of the field. In an
interval, what stands before the group `link` is the start and what stands after it the end. In a
list, every capture of the group that the rule's `set` names under `item` is one date, and the
other fields hold for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from pipeline.extract.calendar.moment import Interval, Moment, Reading
from pipeline.extract.mention import Hit
from pipeline.extract.rules import Pack

LEXICON = {
    "day": "day_name",
    "month": "month_name",
    "weekday": "weekday",
    "quarter": "quarter_number",
    "half": "half_number",
    "century": "century_number",
    "year_shift": "relative_year",
    "half_shift": "relative_half",
    "quarter_shift": "relative_quarter",
    "month_shift": "relative_month",
    "week_shift": "relative_week",
    "day_shift": "relative_day",
    "direction": "direction",
    "feast": "feast",
    "count": "count_number",
}
"""Group -> the lexicon of its words; digits need none."""

_YEAR_BREAK, _DECADE_BREAK = 70, 30
"""From here on, two figures mean the last century: 71 is 1971, but the 60s are the 1960s."""
_FIELDS = frozenset(field.name for field in fields(Moment))
Span = tuple[int, int]


def readings(hit: Hit, pack: Pack) -> Iterator[tuple[Reading, Span]]:
    """What a hit says, and where (offsets in the field)."""
    whole = (hit.start, hit.end)
    match hit.rule.read:
        case "interval":
            yield _interval(hit, pack), whole
        case "list":
            yield from _list(hit, pack)
        case "first_months" | "last_months" | "first_quarters":
            reading = _part_of_year(hit, pack)
            if reading is not None:
                yield reading, whole
        case "days_ago":
            yield Moment(day_shift=-_count(hit, pack)), whole
        case _:
            yield moment(hit, pack), whole


def moment(hit: Hit, pack: Pack, span: Span | None = None) -> Moment:
    """The moment printed within a span of the hit (offsets in the sentence; None: anywhere)."""
    found: dict[str, Any] = {k: v for k, v in hit.rule.set.items() if k in _FIELDS}
    for name in hit.rule_groups:
        texts = [
            text
            for text, (start, end) in zip(
                hit.match.captures(name), hit.match.spans(name), strict=True
            )
            if span is None or (span[0] <= start and end <= span[1])
        ]
        if texts:
            found |= _field(name, texts[-1], pack)
    return Moment(**found)


def _field(name: str, text: str, pack: Pack) -> dict[str, Any]:
    if name == "short_year":
        return {"year": full_year(int(text))}
    if name == "short_decade":
        return {"decade": full_year(int(text), _DECADE_BREAK)}
    if name not in _FIELDS:
        return {}
    if text.isdecimal():
        return {name: int(text)}
    value = pack.look_up(LEXICON.get(name, ""), text)
    if isinstance(value, dict):
        return dict(value)
    return {} if value is None else {name: value}


def full_year(short: int, last_century_from: int = _YEAR_BREAK) -> int:
    """A year printed with two digits."""
    return short + (1900 if short >= last_century_from else 2000)


def _interval(hit: Hit, pack: Pack) -> Interval:
    """The two ends; each takes from the other what only that one prints."""
    link_start, link_end = hit.match.span("link")
    start = moment(hit, pack, (hit.match.start(), link_start))
    end = moment(hit, pack, (link_end, hit.match.end()))
    if hit.group("end_year") is not None:
        end = replace(end, year=_end_year(start, hit.group("end_year") or ""))
    start = _inherit(start, end, ("month", "month_shift", "year", "year_shift", "direction"))
    return Interval(start, _inherit(end, start, ("month", "month_shift", "direction")))


def _end_year(start: Moment, printed: str) -> int:
    """ "2023/24": the second year shares the century of the first."""
    if len(printed) == 4 or start.year is None:
        return int(printed)
    return start.year // 100 * 100 + int(printed)


def _inherit(one: Moment, other: Moment, names: tuple[str, ...]) -> Moment:
    """`one` with what it lacks and `other` prints; a month only where `one` is a day."""
    missing: dict[str, Any] = {}
    for name in names:
        if getattr(one, name) is not None or getattr(other, name) is None:
            continue
        if name in ("month", "month_shift") and one.day is None:
            continue
        if name == "year_shift" and one.year is not None:
            continue
        missing[name] = getattr(other, name)
    if "year" in missing and _is_later(one, other):
        missing["year"] -= 1  # "từ 20/12 đến 5/1/2024": the start lies in the year before
    return replace(one, **missing)


def _is_later(one: Moment, other: Moment) -> bool:
    first = (one.month or 0, one.day or 0)
    return bool(one.month and other.month) and first > (other.month or 0, other.day or 31)


def _list(hit: Hit, pack: Pack) -> Iterator[tuple[Reading, Span]]:
    item = str(hit.rule.set["item"])
    base, spans = hit.sentence.start, sorted(hit.match.spans(item))
    texts = [hit.match.string[start:end] for start, end in spans]
    shared = moment(hit, pack)
    for index, (text, (start, end)) in enumerate(zip(texts, spans, strict=True)):
        value = replace(shared, **_field(item, text, pack))
        begin = hit.start if index == 0 else base + start
        yield value, (begin, hit.end if index == len(spans) - 1 else base + end)


def _count(hit: Hit, pack: Pack) -> int:
    printed = hit.group("count") or ""
    return int(printed) if printed.isdecimal() else int(pack.look_up(LEXICON["count"], printed, 0))


def _part_of_year(hit: Hit, pack: Pack) -> Reading | None:
    """The first or last months (or quarters) of a year; halves and quarters by their own names."""
    count = _count(hit, pack) * (3 if hit.rule.read == "first_quarters" else 1)
    if not 1 <= count <= 12:
        return None
    return _run_of_months(moment(hit, pack), count, at_end=hit.rule.read == "last_months")


def _run_of_months(year: Moment, count: int, *, at_end: bool) -> Reading:
    start, end = (13 - count, 12) if at_end else (1, count)
    whole: dict[int, Moment] = {
        1: replace(year, month=start),
        3: replace(year, quarter=4 if at_end else 1),
        6: replace(year, half=2 if at_end else 1),
        12: year,
    }
    interval = Interval(replace(year, month=start), replace(year, month=end))
    return whole.get(count, interval)
