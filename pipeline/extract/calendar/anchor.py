"""A moment as printed and its context enter, the moment with its year leaves.

The context is the day of publication; without one, the years that the text itself prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from pipeline.extract.calendar.feasts import feast
from pipeline.extract.calendar.moment import Interval, Moment, Reading
from pipeline.extract.calendar.shift import shifted, weekday_near
from pipeline.extract.rules import Pack

_AGAINST = 4.0
"""How much farther a day seems that lies against the tense of its sentence."""
_FUTURE = 1.25
"""The press tells more of what was: of two days as near, the past one is meant."""
_OLDEST = 1997
"""No page of the press is older: an earlier year is told of, not the article's own."""
_LENGTH = {"day": 1, "month": 30, "quarter": 91, "half": 182}


@dataclass(frozen=True, slots=True)
class Context:
    """Where a mention stands in time.

    `published` is the day of publication, `years` those printed in the text, `tense` is -1, 0 or 1
    by the words around the mention.
    """

    pack: Pack
    published: date | None
    years: tuple[int, ...] = ()
    tense: int = 0


def completed(reading: Reading, context: Context) -> Reading | None:
    """The reading with all that the context adds; None where it has no value without one."""
    if isinstance(reading, Interval):
        return _interval(reading, context)
    return _moment(reading, context)


def _interval(reading: Interval, context: Context) -> Interval | None:
    end = _moment(reading.end, context)
    if end is None:
        return None
    start = reading.start
    if start.year is None and start.year_shift is None and end.year is not None:
        later = (start.month or 0, start.day or 0) > (end.month or 12, end.day or 31)
        start = replace(start, year=end.year - 1 if later and start.month else end.year)
    filled = _moment(start, context)
    if filled is None or not _runs_forward(filled, end):
        return None
    return Interval(filled, end)


def _runs_forward(start: Moment, end: Moment) -> bool:
    first, last = start.first(), end.first()
    if first is None or last is None:
        return (start.month or 0, start.day or 0) != (end.month or 0, end.day or 0)
    return first < last


def _moment(moment: Moment, context: Context) -> Moment | None:
    if moment.feast is not None or moment.lunar:
        return _feast(moment, context)
    if moment.is_era or moment.year is not None:
        return moment if moment.exists else None
    if _is_relative(moment):
        return _relative(moment, context)
    return _without_year(moment, context) if moment.exists else None


def _without_year(moment: Moment, context: Context) -> Moment | None:
    if moment.month is moment.quarter is moment.half is None:
        return None
    years = _years(context)
    if context.published is None:
        return replace(moment, year=_year_of_text(moment, years))
    candidates = [replace(moment, year=year) for year in years]
    return _nearest(candidates, context, moment.direction)


def _is_relative(moment: Moment) -> bool:
    shifts = (
        moment.day_shift, moment.week_shift, moment.month_shift,
        moment.quarter_shift, moment.half_shift, moment.year_shift,
    )  # fmt: skip
    only_weekday = moment.weekday is not None and moment.month is None
    return any(shift is not None for shift in shifts) or only_weekday


def _relative(moment: Moment, context: Context) -> Moment | None:
    day = context.published
    if day is None:
        return None
    if moment.weekday is not None and moment.week_shift is None and moment.month_shift is None:
        direction = context.tense if moment.direction is None else moment.direction
        return weekday_near(moment.weekday, day, direction if direction else 0)
    found = shifted(moment, day)
    return found if found.exists else None


def _years(context: Context) -> tuple[int, ...]:
    if context.published is None:
        return context.years
    year = context.published.year
    return tuple(y for y in (year, year - 1, year + 1) if 0 < y < 9999)


def _year_of_text(moment: Moment, years: Iterable[int]) -> int | None:
    """The latest printed year that has this day.

    Where a weekday is printed it must be right; then the year after the latest may be it too.
    """
    printed = sorted({year for year in years if year >= _OLDEST}, reverse=True)
    if moment.weekday is not None and printed:
        printed.append(printed[0] + 1)
    for year in printed:
        found = replace(moment, year=year)
        if not found.exists:
            continue
        first = found.first()
        if moment.weekday is None or (first and first.weekday() == moment.weekday):
            return year
    return None


def _nearest(candidates: list[Moment], context: Context, direction: int | None) -> Moment | None:
    near = direction if direction else context.tense
    weight = _AGAINST * 4 if direction else _AGAINST
    found = [moment for moment in candidates if moment.exists and moment.first()]
    if not found:
        return None
    return min(found, key=lambda moment: _distance(moment, context.published, near, weight))


def _distance(moment: Moment, day: date | None, tense: int, against: float) -> float:
    first = moment.first()
    assert first is not None
    assert day is not None
    unit = next((n for n in ("quarter", "half") if getattr(moment, n) is not None), None)
    length = _LENGTH[unit or ("month" if moment.day is None else "day")]
    ahead, behind = (first - day).days, (day - first).days - length + 1
    if ahead > 0:
        return ahead * (against if tense < 0 else _FUTURE if tense == 0 else 1.0)
    return max(behind, 0) * (against if tense > 0 else 1.0)


def _feast(moment: Moment, context: Context) -> Moment | None:
    if moment.year_shift is not None and context.published is not None:
        moment = replace(moment, year=context.published.year + moment.year_shift)
    if moment.year is not None or moment.hijri_year is not None:
        return feast(moment, moment.year or 0, context.pack)
    found = [feast(moment, year, context.pack) for year in _years(context)]
    known = [one for one in found if one is not None]
    if context.published is None:
        return max(known, key=lambda one: one.iso(), default=None)
    return _nearest(known, context, moment.direction) if known else None
