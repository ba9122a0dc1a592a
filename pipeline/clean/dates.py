"""A printed date or date line enters, ISO 8601 leaves; months and zones are language data.

A bare date stays a bare date; a clock time gets the offset of the place. Where day and month can
be swapped, full dates printed in the article decide; else the day comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from pipeline import lang
from pipeline.clean import furniture
from pipeline.clean.normalise import fold

DIGIT = re.compile(r"\d")
NUMBER = r"(?<!\d)(\d{1,2})"
ISO = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/.]([01]?\d)[-/.]([0-3]?\d)(?!\d)"
    r"(?:[T\s,]{1,3}([0-2]?\d):([0-5]\d)(?::([0-5]\d))?(?:\.\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?)?"
)
COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:([0-2]\d)([0-5]\d)([0-5]\d))?")
NUMERIC = re.compile(NUMBER + r"\s?([/.-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d|\d\d)(?!\d|[/-]\d)")
TIME = re.compile(
    r"(?<![\d/.,-])([0-2]?\d)\s?[:.hg]\s?([0-5]\d)(?::([0-5]\d))?(?![\d%/-])\s?"
    r"(?:phút)?\s?([AaPp]\.?[Mm]\.?|SA|CH)?(?:(?!\w)|(?=[A-Z]{3,4}(?!\w)))",
)
HALF = re.compile(r"\s?([^\W\d_]+)")
OFFSET = re.compile(r"(?:GMT|UTC)\s?([+-])\s?(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
PART = re.compile(r"[^|·•]+")
CENTURY = 70  # two-digit years from here on are of the last century: no page is older


@dataclass(frozen=True, slots=True)
class Words:
    """What dates are written with, over all languages."""

    months: dict[str, int]
    zones: dict[str, str]
    offset: str
    noise: re.Pattern[str]
    textual: tuple[re.Pattern[str], ...]
    clock: re.Pattern[str]
    labels: re.Pattern[str]
    halves: dict[str, int]


@cache
def words() -> Words:
    """The date words of every language at hand and of `shared`."""
    months: dict[str, int] = {}
    zones: dict[str, str] = {}
    noise: list[str] = []
    halves: dict[str, int] = {}
    offset = "+00:00"
    for code in (lang.SHARED, *lang.codes()):
        data = lang.toml(code, "furniture").get("dates", {})
        months.update(data.get("months", {}))
        zones.update(data.get("zones", {}))
        noise += data.get("noise", [])
        halves.update(data.get("halves", {}))
        offset = data.get("offset", offset)
    names = "|".join(_longest_first(months))
    end = r"(?![^\W\d_])"
    textual = (
        re.compile(
            rf"{NUMBER}[\s+,./-]{{0,3}}({names}){end}[\s+,./-]{{0,3}}(?:năm )?(\d{{4}}|\d\d)(?!\d)",
            re.I,
        ),
        re.compile(
            rf"(?<!\w)({names}){end}\.?\s?(\d{{1,2}})(?:st|nd|rd|th)?,?\s?(\d{{4}})(?!\d)", re.I
        ),
    )
    return Words(
        months,
        zones,
        offset,
        re.compile("|".join(_longest_first(noise)) or r"(?!)", re.I),
        textual,
        re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_longest_first(zones)) or '(?!)'})(?![\w+])", re.I),
        re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_longest_first(noise))}){end}", re.I),
        halves,
    )


def _longest_first(printed: Iterable[str]) -> list[str]:
    return sorted(map(re.escape, printed), key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Printed:
    """A date found in a line: `start`, `end` in that line, the readings, best first."""

    readings: tuple[date, ...]
    clock: str
    start: int
    end: int

    def value(self, text: str = "") -> str:
        """ISO 8601; the full dates that `text`, the article, prints decide between readings."""
        best = self.readings[0]
        days = full_days(text) if len(self.readings) > 1 else []
        if days:
            best = min(self.readings, key=lambda day: min(abs((day - d).days) for d in days))
        return f"{best.isoformat()}{self.clock}"


def find(line: str) -> Printed | None:
    """The first date printed in a line, with the clock time beside it."""
    found = _compact(line) or _iso(line) or _textual(line) or _numeric(line)
    if found is None:
        return None
    readings, clock, start, end = found
    if not clock:
        clock, start, end = _beside(line, start, end)
    return Printed(readings, clock, start, end)


def parse(value: str | None, text: str = "") -> str | None:
    """ISO 8601 of a date that a caller, a tag or a date line gives; None where there is none.

    >>> parse("21+January+2019"), parse("10/20/2025 11:45")
    ('2019-01-21', '2025-10-20T11:45+07:00')
    """
    if not value:
        return None
    printed = find(fold(value.replace("+", " ") if value.count("+") > 1 else value))
    return printed.value(text) if printed else None


@lru_cache(maxsize=512)
def date_line(line: str) -> Printed | None:
    """The date of a line that prints a date and nothing else but weekday, zone and labels."""
    if len(line) > 120 or not DIGIT.search(line):
        return None
    line = line.replace("+", " ") if line.count("+") > 1 else line
    printed = find(line)
    if printed is None:
        return None
    rest = line[: printed.start] + " " + line[printed.end :]
    rest = TIME.sub(" ", words().clock.sub(" ", OFFSET.sub(" ", words().noise.sub(" ", rest))))
    rest = rest.strip(" ,;|/–-()")
    return printed if not re.search(r"\w", rest) or furniture.is_furniture(rest) else None


def publication_line(line: str) -> Printed | None:
    """The date of a line one part of which is a date line: source, section or views beside it."""
    if len(line) > 120 or not DIGIT.search(line):
        return None
    whole = date_line(line)
    if whole is not None:
        return whole
    parts = list(PART.finditer(line))
    for match, after in zip(parts, (*parts[1:], None), strict=True):
        found = date_line(match[0])
        if found is not None:
            start = match.start()
            if not found.clock and after is not None:  # "12/3/2024 | 10:15 | 40 views"
                found = date_line(line[start : after.end()]) or found
            return Printed(found.readings, found.clock, start + found.start, start + found.end)
    return None


def without_labels(line: str) -> str:
    """The line without weekdays, zones, clock times and the labels of dates."""
    zoneless = words().clock.sub(" ", OFFSET.sub(" ", line))
    return TIME.sub(" ", words().labels.sub(" ", zoneless))


def full_days(text: str) -> list[date]:
    """The days of the dates with a year that a text prints."""
    days: list[date] = []
    for match in NUMERIC.finditer(text):
        days += _numeric_readings(match)[:1]  # running text here prints the day first
    for pattern in words().textual:
        days += [found[0] for match in pattern.finditer(text) if (found := _named(match))]
    return days


Found = tuple[tuple[date, ...], str, int, int]


def _day(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _year(printed: str) -> int:
    year = int(printed)
    if year < 100:
        year += 2000 if year < CENTURY else 1900
    return year


def _compact(line: str) -> Found | None:
    match = COMPACT.fullmatch(line.strip())
    if not match:
        return None
    readings = _day(int(match[1]), int(match[2]), int(match[3]))
    clock = f"T{match[4]}:{match[5]}:{match[6]}{words().offset}" if match[4] else ""
    return (readings, clock, 0, len(line)) if readings else None


def _iso(line: str) -> Found | None:
    match = ISO.search(line)
    readings = _day(int(match[1]), int(match[2]), int(match[3])) if match else ()
    if not match or not readings:
        return None
    if not match[4]:
        return readings, "", match.start(), match.end()
    zone = match[7] or ""
    if zone and zone != words().offset and zone.replace(":", "") != words().offset.replace(":", ""):
        return (*_moved(match, zone), match.start(), match.end())
    zone = words().offset if zone else _zone(line[match.end() : match.end() + 14])
    seconds = f":{match[6]}" if match[6] else ""
    return readings, f"T{int(match[4]):02}:{match[5]}{seconds}{zone}", match.start(), match.end()


def _moved(match: re.Match[str], zone: str) -> tuple[tuple[date, ...], str]:
    """A moment told in UTC or another foreign zone, in the offset of the place.

    An offset of this part of the world (+07:00 to +09:00) is the place's own and stays.
    """
    hours = 0 if zone == "Z" else int(zone[:3])
    offset = words().offset if hours not in (7, 8, 9) else f"{zone[:3]}:{zone[-2:]}"
    moment = datetime(
        int(match[1]), int(match[2]), int(match[3]), min(int(match[4]), 23), int(match[5])
    ) + timedelta(hours=int(offset[:3]) - hours)
    seconds = f":{match[6]}" if match[6] else ""
    return (moment.date(),), f"T{moment:%H:%M}{seconds}{offset}"


def _named(match: re.Match[str]) -> tuple[date, ...]:
    months = words().months
    first, second, year = match[1].lower(), match[2].lower(), _year(match[3])
    if first in months:
        return _day(year, months[first], int(second))
    return _day(year, months[second], int(first))


def _textual(line: str) -> Found | None:
    for pattern in words().textual:
        for match in pattern.finditer(line):
            if readings := _named(match):
                return readings, "", match.start(), match.end()
    return None


def _numeric_readings(match: re.Match[str]) -> tuple[date, ...]:
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    return tuple(dict.fromkeys(_day(year, second, first) + _day(year, first, second)))


def _numeric(line: str) -> Found | None:
    for match in NUMERIC.finditer(line):
        if readings := _numeric_readings(match):
            return readings, "", match.start(), match.end()
    return None


def _zone(text: str) -> str:
    """The offset that the text beside a clock time names, else that of the place."""
    printed = OFFSET.search(text)
    if printed:
        return f"{printed[1]}{int(printed[2]):02}:{printed[3] or '00'}"
    named = words().clock.search(text)
    return words().zones[named[0].upper()] if named else words().offset


def _beside(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The clock time printed after or before the date at [start, end), and the widened range."""
    after = TIME.search(line, end, end + 24)
    before = None if after else list(TIME.finditer(line, max(0, start - 40), start))[-1:]
    match = after or (before[0] if before else None)
    if match is None or int(match[1]) > 23:
        return "", start, end
    hour = int(match[1])
    half = (match[4] or "").replace(".", "").upper()
    if half in ("PM", "CH") and hour < 12:
        hour += 12
    elif half in ("AM", "SA") and hour == 12:
        hour = 0
    named = HALF.match(line, match.end())
    if named and not half and hour < 12:
        hour += words().halves.get(named[1].lower(), 0)
    zone = _zone(line[match.end() : match.end() + 14])
    seconds = f":{match[3]}" if match[3] else ""
    return f"T{hour:02}:{match[2]}{seconds}{zone}", min(start, match.start()), max(end, match.end())
