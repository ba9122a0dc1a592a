"""Lists, sitemaps and feeds in, the `Address` of every page they name out, in their order."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass

from pipeline.errors import Rejection
from pipeline.read.fetch.client import Ask
from pipeline.read.fetch.failure import FetchError, rejection
from pipeline.read.fetch.fetcher import Fetcher, Landing
from pipeline.read.fetch.listing import LARGEST_LISTING, Entry, Listing, read
from pipeline.read.fetch.page import check
from pipeline.read.fetch.urls import LONGEST, join, parse

ASK = Ask("application/xml, application/rss+xml, application/atom+xml, */*;q=0.5", LARGEST_LISTING)
# An index names sitemaps, which may be indexes again: how deep, and how many in all.
DEEPEST = 3
MOST_LISTINGS = 1_000

_COMMENT = re.compile(r"(?:^|\s)#.*")

Finish = Callable[[Generator[float, None, Landing]], Landing]
"""Takes all the steps of one job, waiting where it asks to."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page to fetch, as it was given; `published` where a feed says it."""

    url: str
    published: str | None = None


def of_lines(lines: Iterable[bytes]) -> Iterator[Address]:
    """The addresses of a list: one a line, comments behind #."""
    for number, line in enumerate(lines):
        text = line.decode("utf-8", "replace")
        text = _COMMENT.sub("", text.removeprefix("\ufeff") if number == 0 else text).strip()
        if text:
            yield Address(text)


class Listings:
    """Reads sitemaps and feeds over a fetcher, one when its pages are asked for."""

    def __init__(self, fetcher: Fetcher, finish: Finish) -> None:
        self._fetcher = fetcher
        self._finish = finish

    def addresses(self, url: str) -> Iterator[Address | Rejection]:
        """The pages of a sitemap or feed, and of the sitemaps it names."""
        seen: set[str] = set()
        waiting = deque([(url, 0)])
        left = 0
        while waiting:
            name, depth = waiting.popleft()
            try:
                landing = self._landing(name, seen)
                listing = read(landing.reply.body) if landing else Listing()
            except FetchError as error:
                yield rejection(name, error)
                continue
            for number, entry in enumerate(listing.entries, start=1):
                found = _absolute(landing.url if landing else name, entry, number)
                if isinstance(found, Rejection) or not entry.is_listing:
                    yield found
                elif depth < DEEPEST and len(seen) + len(waiting) < MOST_LISTINGS:
                    waiting.append((found.url, depth + 1))
                else:
                    left += 1
            if listing.fault is not None:
                yield rejection(name, _damaged(listing.fault))
        if left:
            yield rejection(url, _too_many(left))

    def _landing(self, url: str, seen: set[str]) -> Landing | None:
        """What is at the URL of a listing; None where that was read before."""
        name = parse(url).url
        if name in seen:
            return None
        seen.add(name)
        landing = self._finish(self._fetcher.fetch(url, ASK))
        check(landing)
        return landing


def _absolute(base: str, entry: Entry, number: int) -> Address | Rejection:
    if entry.link is None:
        message = "the entry names no page that can be read: look at it, or leave it out"
        return rejection(f"{base}#{number}", FetchError("no_link", message))
    link = entry.link[: LONGEST + 1]
    if link.startswith(("http://", "https://")):
        return Address(link, entry.published)
    try:
        return Address(join(parse(base), link).url, entry.published)
    except FetchError as error:
        return rejection(link, error)


def _damaged(fault: str) -> FetchError:
    message = f"damaged ({fault}): what could be read of it was; look at the file"
    return FetchError("bad_listing", message)


def _too_many(left: int) -> FetchError:
    message = (
        f"{left} sitemaps were left unread, deeper than {DEEPEST} or behind the first"
        f" {MOST_LISTINGS:,}: give them one by one"
    )
    return FetchError("too_many_listings", message)
