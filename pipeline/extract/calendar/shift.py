"""A day and a distance in days, weeks, months or years enter, the moment so far off leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.calendar.moment import Moment


def shifted(moment: Moment, day: date) -> Moment:
    """A moment that is told by its distance from `day`."""
    try:
        return _shifted(moment, day)
    except (OverflowError, ValueError):
        return moment  # before year 1 or after 9999: no day of ours


def _shifted(moment: Moment, day: date) -> Moment:
    found = moment
    if moment.day_shift is not None:
        found = Moment.of(day + timedelta(days=moment.day_shift))
    elif moment.week_shift is not None:
        found = _week(moment, day)
    elif moment.month_shift is not None:
        year, month = months_away(day, moment.month_shift)
        found = replace(moment, year=year, month=month, month_shift=None)
    elif moment.quarter_shift is not None:
        year, month = months_away(day, 3 * moment.quarter_shift)
        found = Moment(year=year, quarter=(month + 2) // 3)
    elif moment.half_shift is not None:
        year, month = months_away(day, 6 * moment.half_shift)
        found = Moment(year=year, half=(month + 5) // 6)
    elif moment.year_shift is not None:
        found = replace(moment, year=day.year + moment.year_shift, year_shift=None)
    return found


def _week(moment: Moment, day: date) -> Moment:
    if moment.weekday is not None:
        monday = day - timedelta(days=day.weekday())
        return Moment.of(monday + timedelta(weeks=moment.week_shift or 0, days=moment.weekday))
    year, week, _ = (day + timedelta(weeks=moment.week_shift or 0)).isocalendar()
    return Moment(year=year, week=week)


def months_away(day: date, number: int) -> tuple[int, int]:
    """Year and month that many months from the day's own.

    >>> months_away(date(2024, 1, 31), -1)
    (2023, 12)
    """
    months = day.year * 12 + day.month - 1 + number
    return months // 12, months % 12 + 1


def weekday_near(weekday: int, day: date, direction: int) -> Moment:
    """The nearest such day up to `day` (direction 0), strictly before (-1) or after it (1)."""
    if direction > 0:
        return Moment.of(day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1))
    if direction < 0:
        return Moment.of(day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1))
    return Moment.of(day - timedelta(days=(day.weekday() - weekday) % 7))
