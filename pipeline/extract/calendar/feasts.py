"""A lunar day or a movable feast enters, its day in the solar calendar leaves.

The tables are data: `lunar_year` gives for each lunar year its first day, the lengths of its
months and the leap month; `feast_day` the days of feasts that are decreed by sighting.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.calendar.moment import Moment
from pipeline.extract.rules import Pack


def solar(year: int, month: int, day: int, pack: Pack) -> date | None:
    """The solar day of a day of the lunar year that begins in `year`; None outside the table."""
    row = pack.lexicons.get("lunar_year", {}).get(str(year))
    if row is None:
        return None
    before = month - 1 + (1 if row["leap"] and month > row["leap"] else 0)
    lengths = [int(length) for length in row["lengths"].split()]
    if day > lengths[before]:
        return None
    days = sum(lengths[:before])
    return date.fromisoformat(row["first"]) + timedelta(days=days + day - 1)


def feast(moment: Moment, year: int, pack: Pack) -> Moment | None:
    """The moment as a solar day of the given year; None where the tables do not say."""
    if moment.lunar and moment.month is not None:
        if moment.year is not None and str(year) not in pack.lexicons.get("lunar_year", {}):
            return replace(moment, month=None, day=None, lunar=False)  # its year is sure
        found = solar(year, moment.month, moment.day or 1, pack)
        return None if found is None else Moment.of(found)
    if moment.feast is not None:
        days = pack.lexicons.get("feast_day", {}).get(moment.feast, {})
        if moment.hijri_year is not None:
            text = days.get(str(moment.hijri_year))
        else:
            text = next((d for d in days.values() if d.startswith(f"{year}-")), None)
        return None if text is None else Moment.of(date.fromisoformat(text))
    return replace(moment, year=year)
