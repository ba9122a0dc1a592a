"""The parts of a printed calendar expression enter, its ISO 8601 / TIMEX3 value leaves."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_LEAP_YEAR = 2000
"""Stands for a year that is not printed: it has every day that any year has."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is printed of a day, month or other period; None for what is not.

    The `*_shift` count from the article's day ("tháng trước", last month, is -1). `direction` is
    that of a word beside the date ("Juni lalu", last June, is -1). `feast` names a movable
    feast, `lunar` says that day and month are of the lunisolar calendar.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    year_shift: int | None = None
    half_shift: int | None = None
    quarter_shift: int | None = None
    month_shift: int | None = None
    week_shift: int | None = None
    day_shift: int | None = None
    direction: int | None = None
    lunar: bool = False
    feast: str | None = None
    hijri_year: int | None = None

    @property
    def is_era(self) -> bool:
        """Whether it is a decade or a century, which need no year."""
        return self.decade is not None or self.century is not None

    @property
    def exists(self) -> bool:
        """Whether the calendar has this day."""
        if self.month is None or self.day is None:
            return True
        return self.day <= monthrange(self.year or _LEAP_YEAR, self.month)[1]

    def first(self) -> date | None:
        """The first day of it, for comparisons; None where the year is not known."""
        if self.year is None or not self.exists:
            return None
        month = self.month or 1
        if self.quarter is not None:
            month = 3 * self.quarter - 2
        elif self.half is not None:
            month = 6 * self.half - 5
        return date(self.year, month, self.day or 1)

    def iso(self) -> str:
        """The value; a year that is not known is XXXX."""
        if self.century is not None:
            return f"{self.century - 1:02}XX"
        if self.decade is not None:
            return f"{self.decade // 10:03}X"
        year = "XXXX" if self.year is None else f"{self.year:04}"
        for letter, number in (("Q", self.quarter), ("H", self.half)):
            if number is not None:
                return f"{year}-{letter}{number}"
        if self.week is not None:
            return f"{year}-W{self.week:02}"
        parts = [year]
        if self.month is not None:
            parts.append(f"{self.month:02}")
            if self.day is not None:
                parts.append(f"{self.day:02}")
        return "-".join(parts)

    @classmethod
    def of(cls, day: date) -> Moment:
        """A known day."""
        return cls(year=day.year, month=day.month, day=day.day)


@dataclass(frozen=True, slots=True)
class Interval:
    """From the start of one moment to the end of another, both included."""

    start: Moment
    end: Moment

    def iso(self) -> str:
        """The value, `start/end`."""
        return f"{self.start.iso()}/{self.end.iso()}"


Reading = Moment | Interval
"""What a mention says."""
