"""Lists, sitemaps and feeds in, the `Address` of every page they name out, in their order."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass

from pipeline.errors import Rejection
from pipeline.read.fetch.client import Ask
from pipeline.read.fetch.failure import FetchError
from pipeline.read.fetch.fetcher import Fetcher, Landing
from pipeline.read.fetch.listing import LARGEST_LISTING, Entry, read
from pipeline.read.fetch.page import check
from pipeline.read.fetch.urls import LONGEST, join, parse
from pipeline.read.files import rejected

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
        while waiting:
            url, depth = waiting.popleft()
            try:
                name = parse(url).url
                if name in seen:
                    continue
                seen.add(name)
                if len(seen) > MOST_LISTINGS or depth > DEEPEST:
                    yield rejected(url, "too_many_listings", _too_many(len(waiting)))
                    return
                landing = self._finish(self._fetcher.fetch(url, ASK))
                check(landing)
                listing = read(landing.reply.body)
            except FetchError as error:
                yield rejected(url, error.code, error.message)
                continue
            for entry in listing.entries:
                found = _absolute(landing.url, entry)
                if isinstance(found, Address) and entry.is_listing:
                    waiting.append((found.url, depth + 1))
                elif found is not None:
                    yield found
            if listing.fault is not None:
                message = f"damaged ({listing.fault}): what could be read of it was; check the file"
                yield rejected(url, "bad_listing", message)


def _absolute(base: str, entry: Entry) -> Address | Rejection | None:
    if entry.link is None:
        return None
    link = entry.link[: LONGEST + 1]
    if link.startswith(("http://", "https://")):
        return Address(link, entry.published)
    try:
        return Address(join(parse(base), link).url, entry.published)
    except FetchError as error:
        return rejected(link[:200], error.code, error.message)


def _too_many(waiting: int) -> str:
    return (
        f"more than {MOST_LISTINGS:,} sitemaps, or deeper than {DEEPEST} ({waiting + 1} left"
        " unread): give them one by one"
    )
