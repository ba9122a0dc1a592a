"""Addresses in, one `Source` or `Rejection` for every page out, in the order of the addresses."""

from __future__ import annotations

import hashlib
import itertools
import time
from collections.abc import Callable, Generator, Iterable, Iterator

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.fetch.addresses import Address, Listings, of_lines
from pipeline.read.fetch.client import Client
from pipeline.read.fetch.failure import FetchError, rejection
from pipeline.read.fetch.fetcher import Fetcher
from pipeline.read.fetch.pace import Clock, Pace
from pipeline.read.fetch.page import ASK, source_of
from pipeline.read.fetch.robots import TOKEN
from pipeline.read.fetch.turns import Answer, Job, Turns
from pipeline.read.fetch.urls import parse
from pipeline.read.survey import Looking


def agent(version: str, contact: str | None) -> str:
    """The User-Agent we go by.

    >>> agent("1.0", "mailto:desk@news.example")
    'pressfacts/1.0 (+mailto:desk@news.example)'
    """
    return f"{TOKEN}/{version}" + (f" (+{contact})" if contact else "")


class Web:
    """Client, pace and turns under one clock: what pages and listings are fetched with."""

    def __init__(
        self,
        client: Client,
        *,
        rate: float = 1.0,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`rate` is requests a second a host; `clock` must be the client's."""
        self.close = client.close
        self.fetcher = Fetcher(client, Pace(1 / rate, clock), clock)
        self.turns = Turns(clock, sleep)
        self.listings = Listings(self.fetcher, self.turns.finish)


class Fetched:
    """Iterates over the pages, like a `Reader` over files; nothing is fetched before.

    `lists` are open lists of URLs, `listings` the URLs of sitemaps and feeds, `urls` those of
    pages. At most `limit` pages are fetched, each once. `language` and `published` hold for every
    page for which no feed says better.
    """

    entries: tuple[str | Rejection, ...] = ()
    nameless: tuple[str, ...] = ()
    ignored = 0
    many = False
    bytes_total = None

    def __init__(
        self,
        web: Web,
        *,
        urls: Iterable[str] = (),
        lists: Iterable[Iterable[bytes]] = (),
        listings: Iterable[str] = (),
        limit: int | None = None,
        language: str | None = None,
        published: str | None = None,
    ) -> None:
        self.duplicates = 0
        self.bytes_read = 0
        self.articles_read = 0
        self._web = web
        self._addresses: Iterator[Address | Rejection] = itertools.chain(
            map(Address, urls),
            itertools.chain.from_iterable(map(of_lines, lists)),
            itertools.chain.from_iterable(map(web.listings.addresses, listings)),
        )
        self._limit = limit
        self._language = language
        self._published = published

    def __iter__(self) -> Iterator[Answer]:
        try:
            for answer in self._web.turns.answers(self._jobs()):
                self.articles_read += 1
                self.bytes_read += len(answer.content) if isinstance(answer, Source) else 0
                yield answer
        finally:
            self._web.close()

    def located(self, looked: Looking) -> Iterator[Answer]:
        """The same: a page is fetched once."""
        del looked
        return iter(self)

    def _jobs(self) -> Iterator[Job | Answer]:
        """A job for every address not met before."""
        seen: set[bytes] = set()
        for address in self._addresses:
            if isinstance(address, Rejection):
                yield address
                continue
            try:
                target = parse(address.url)
            except FetchError as error:
                yield rejection(address.url, error)
                continue
            key = hashlib.blake2b(target.url.encode(), digest_size=16).digest()
            if key in seen:
                self.duplicates += 1
                continue
            seen.add(key)
            yield Job(target.host, self._answer(address))
            if len(seen) == self._limit:
                return  # before the next sitemap is fetched for nothing

    def _answer(self, address: Address) -> Generator[float, None, Answer]:
        try:
            landing = yield from self._web.fetcher.fetch(address.url, ASK)
            return source_of(
                address.url,
                landing,
                language=self._language,
                published=address.published or self._published,
            )
        except FetchError as error:
            return rejection(address.url, error)
