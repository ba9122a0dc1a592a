"""A URL in, the page behind it out, step by step: robots, pace, redirects, new tries.

The steps are generators that yield the moment to wait for before they are to go on, so that one
host's waiting can be another's turn. A `FetchError` says why there is no page.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from pipeline.read.fetch.client import Ask, Client, Reply
from pipeline.read.fetch.failure import FetchError, PassingError
from pipeline.read.fetch.pace import Clock, Pace, back_off, retry_after
from pipeline.read.fetch.robots import ASK as ROBOTS
from pipeline.read.fetch.robots import Robots, not_now
from pipeline.read.fetch.urls import Target, join, parse

# Seconds that a page may take in all, waiting for its turn not counted.
TIMEOUT = 60.0
MOST_REDIRECTS = 5
TRIES = 4
# A host that wants us to stay away for longer is left for another run: seconds.
LONGEST_WAIT = 120.0

_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 502, 503, 504})
# A site whose name or certificate is at fault is so for its pages as for its robots.txt.
_OF_THE_SITE = frozenset({"unresolved", "refused_address", "bad_certificate"})


@dataclass(frozen=True, slots=True)
class Landing:
    """Where the redirects ended, and what was there."""

    url: str
    reply: Reply


class _Purse:
    """The time one page has left."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


class Fetcher:
    """Fetches pages over one client, at one pace a host."""

    def __init__(self, client: Client, pace: Pace, clock: Clock) -> None:
        self._client = client
        self._pace = pace
        self._clock = clock
        self._robots = Robots(self._ask_robots, clock)

    def fetch(self, url: str, ask: Ask) -> Generator[float, None, Landing]:
        """The page behind a URL, whatever its status."""
        target, purse = parse(url), _Purse(TIMEOUT)
        for _ in range(MOST_REDIRECTS + 1):
            yield from self._permission(target)
            reply = yield from self._request(target, ask, purse)
            if not _is_redirect(reply):
                return Landing(target.url, reply)
            target = join(target, reply.headers["location"])
        message = f"more than {MOST_REDIRECTS} redirects: open it in a browser and give its address"
        raise FetchError("too_many_redirects", message)

    def _permission(self, target: Target) -> Generator[float, None, None]:
        rules = yield from self._robots.rules(target)
        if not rules.allows(target.url):
            message = f"{target.host} asks robots not to read it: ask the site, or leave it out"
            raise FetchError("robots", message)
        if rules.delay > LONGEST_WAIT:
            message = (
                f"{target.host} wants {rules.delay:g} s between two pages (robots.txt): "
                "ask the site, or leave it out"
            )
            raise FetchError("crawl_delay", message)
        self._pace.slow(target.host, rules.delay)

    def _request(self, target: Target, ask: Ask, purse: _Purse) -> Generator[float, None, Reply]:
        """The reply of one host, after as many tries as it takes."""
        for attempt in range(TRIES):
            yield from self._pace.turn(target.host)
            answer = self._try(target, ask, purse)
            is_last = attempt == TRIES - 1
            if isinstance(answer, PassingError):
                wait = back_off(attempt)
                if is_last or purse.seconds <= 0:
                    raise answer
            elif answer.status in _BUSY:
                asked = retry_after(answer.headers)
                wait = back_off(attempt) if asked is None else asked
                if is_last or wait > LONGEST_WAIT:
                    self._pace.hold(target.host, min(wait, LONGEST_WAIT))
                    return answer
            else:
                return answer
            self._pace.hold(target.host, wait)
        raise AssertionError("the last try returns or raises")

    def _try(self, target: Target, ask: Ask, purse: _Purse) -> Reply | PassingError:
        began = self._clock()
        try:
            return self._client.get(target, ask, purse.seconds)
        except PassingError as trouble:
            return trouble
        finally:
            purse.seconds -= self._clock() - began

    def _ask_robots(self, robots: Target) -> Generator[float, None, Reply]:
        """A robots.txt; any redirect of it is followed without asking for another."""
        target, purse = robots, _Purse(TIMEOUT)
        for _ in range(MOST_REDIRECTS + 1):
            try:
                reply = yield from self._request(target, ROBOTS, purse)
            except FetchError as error:
                if target == robots and error.code in _OF_THE_SITE:
                    raise
                raise not_now(robots.host, error.message) from error
            if not _is_redirect(reply):
                return reply
            try:
                target = join(target, reply.headers["location"])
            except FetchError as error:
                raise not_now(robots.host, error.message) from error
        raise not_now(robots.host, "redirects without end")


def _is_redirect(reply: Reply) -> bool:
    return reply.status in _MOVED and bool(reply.headers.get("location"))
