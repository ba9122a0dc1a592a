"""The robots.txt of a site in, whether a page may be fetched and how slowly out (RFC 9309)."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Generator

from protego import Protego

from pipeline.read.fetch.client import FULL, Ask, Reply
from pipeline.read.fetch.failure import FetchError
from pipeline.read.fetch.pace import Clock
from pipeline.read.fetch.urls import Target

# The product token of our User-Agent, by which a robots.txt may address us.
TOKEN = "pressfacts"
# RFC 9309 asks to read 500 KiB; what lies behind does not count.
ASK = Ask("text/plain, */*;q=0.1", 512_000, cut=True)
# Sites remembered: the least recently used is asked again.
MOST_SITES = 2_000
# Seconds until a site is asked again: after its rules (RFC 9309: a day at most), after a failure.
LASTING = 86_400.0
LASTING_FAILURE = 600.0

_AGENT = re.compile(r"\s*user(?:-|\s+)?agent\s*:?(?P<name>[^#]*)", re.I)

Asking = Callable[[Target], Generator[float, None, Reply]]
"""Fetches a robots.txt, redirects followed."""


class Rules:
    """What one robots.txt says to us; None is what says nothing."""

    def __init__(self, text: str | None) -> None:
        self._rules = Protego.parse(ours(text)) if text else None

    def allows(self, url: str) -> bool:
        """Whether the page may be fetched."""
        return self._rules is None or bool(self._rules.can_fetch(url, TOKEN))

    @property
    def delay(self) -> float:
        """Seconds the site wants between two requests."""
        if self._rules is None:
            return 0.0
        rate = self._rules.request_rate(TOKEN)
        seconds = rate.seconds / rate.requests if rate else 0.0
        return max(self._rules.crawl_delay(TOKEN) or 0.0, seconds)


def ours(text: str) -> str:
    """The same rules with all groups that are neither for us nor for everyone under one name.

    A parser keeps the rules of a group once for each of its names: a hostile file with thousands
    of both would fill the memory. It also takes care that "press" does not mean us.
    """
    return "\n".join(_named(line) for line in text.removeprefix("\ufeff").splitlines())


def _named(line: str) -> str:
    match = _AGENT.match(line)
    if match is None:
        return line
    name = match["name"].strip().lower()
    if name != "*":
        name = TOKEN if name.split("/")[0].strip("* ") == TOKEN else "others"
    return f"User-agent: {name}"


class Robots:
    """The rules of every site met, asked for once; failures are remembered for a while, too."""

    def __init__(self, asking: Asking, clock: Clock) -> None:
        self._asking = asking
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, Rules | FetchError]] = OrderedDict()

    def rules(self, target: Target) -> Generator[float, None, Rules]:
        """The rules of the site of this page."""
        site = target.origin
        until, known = self._known.get(site, (0.0, None))
        if known is None or until <= self._clock():
            known = yield from self._learn(target)
            lasting = LASTING_FAILURE if isinstance(known, FetchError) else LASTING
            self._known[site] = (self._clock() + lasting, known)
            if len(self._known) > MOST_SITES:
                self._known.popitem(last=False)
        if site in self._known:
            self._known.move_to_end(site)
        if isinstance(known, FetchError):
            raise FetchError(known.code, known.message)
        return known

    def _learn(self, target: Target) -> Generator[float, None, Rules | FetchError]:
        try:
            return (yield from self._ask(target))
        except FetchError as error:
            return error

    def _ask(self, target: Target) -> Generator[float, None, Rules]:
        robots = Target(target.scheme, target.host, target.port, "/robots.txt")
        reply = yield from self._asking(robots)
        if reply.status in FULL:
            return Rules(reply.body.decode("utf-8", "replace"))
        if 400 <= reply.status < 500 and reply.status != 429:
            return Rules(None)
        raise not_now(target.host, f"HTTP status {reply.status}")


def not_now(host: str, reason: str) -> FetchError:
    """The failure of every page of a site that does not say what it allows."""
    message = f"{host} does not say what it allows (robots.txt: {reason}): run again later"
    return FetchError("robots_unreachable", message)
