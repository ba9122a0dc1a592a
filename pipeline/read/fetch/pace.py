"""A host in, the moment from which it may be asked again out: one pace a host, kept by all."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from email.utils import parsedate_to_datetime

Clock = Callable[[], float]
"""Seconds that only grow, such as `time.monotonic`."""

# Seconds before the first new try; doubled before each that follows. No chance in it.
BACK_OFF = 2.0


class Pace:
    """Keeps hosts apart from one another; `interval` is the least time between two requests."""

    def __init__(self, interval: float, clock: Clock) -> None:
        self._interval = interval
        self._clock = clock
        self._slower: dict[str, float] = {}
        self._free: dict[str, float] = {}

    def slow(self, host: str, interval: float) -> None:
        """The host asks for at least so many seconds between two requests."""
        if interval > self._interval:
            self._slower[host] = interval

    def hold(self, host: str, seconds: float) -> None:
        """Ask the host nothing for so long."""
        self._free[host] = max(self._free.get(host, 0.0), self._clock() + seconds)

    def turn(self, host: str) -> Generator[float, None, None]:
        """Yields the moment to wait for until the host may be asked; then it counts as asked."""
        while (moment := self._free.get(host, 0.0)) > self._clock():
            yield moment
        self._free[host] = self._clock() + self._slower.get(host, self._interval)


def back_off(attempt: int) -> float:
    """Seconds before the next try, `attempt` counted from 0."""
    return float(BACK_OFF * 2**attempt)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds a site asks us to stay away; a date is read on the site's own clock."""
    value = headers.get("retry-after", "")
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        then, now = parsedate_to_datetime(value), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (then - now).total_seconds())
    except (TypeError, ValueError, OverflowError):  # no date, or one with an offset and one without
        return None
