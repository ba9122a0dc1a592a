"""The options that fetch articles from the web in, the `Fetched` pages they stand for out."""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.read.fetch.sources import Fetched

STDIN = "-"
_WEB = re.compile(r"https?://", re.I)
_CONTACT = re.compile(r"[!-'*-~]{3,200}")  # printable ASCII, no blank and no bracket


def add_fetching(command: argparse.ArgumentParser) -> None:
    """Declare the options."""
    group = command.add_argument_group("from the web (an INPUT may be a URL, too)")
    group.add_argument(
        "--urls", action="append", default=[], metavar="FILE",
        help="a list of URLs, one a line, # before comments; - for standard input",
    )  # fmt: skip
    group.add_argument(
        "--sitemap", action="append", default=[], metavar="URL",
        help="all pages of a sitemap, or of the sitemaps an index names",
    )  # fmt: skip
    group.add_argument(
        "--feed", action="append", default=[], metavar="URL",
        help="all pages of an RSS or Atom feed",
    )  # fmt: skip
    group.add_argument(
        "--limit", type=int, metavar="N", help="fetch no more than N pages",
    )  # fmt: skip
    group.add_argument(
        "--rate", type=float, default=1.0, metavar="N",
        help="requests a second to one host, at most (default: %(default)g)",
    )  # fmt: skip
    group.add_argument(
        "--contact", metavar="WHO",
        help="a mail address or URL of yours, told to the sites that are asked",
    )  # fmt: skip


def is_web(given: str) -> bool:
    """Whether an INPUT is a URL."""
    return _WEB.match(given) is not None


def fetched(
    options: argparse.Namespace, *, language: str | None = None, published: str | None = None
) -> Fetched | None:
    """The pages that INPUTs and options ask for; None where they ask for none."""
    _check(options)
    urls = [one for one in options.inputs if is_web(one)]
    listings = [*options.sitemap, *options.feed]
    if not (urls or listings or options.urls):
        return None
    for package in ("httpcore", "protego", "idna"):
        if find_spec(package) is None:
            raise UsageError(f"{package} is missing: pip install 'pressfacts[fetch]'")
    import time

    from pipeline.read.fetch.client import Client
    from pipeline.read.fetch.sources import Fetched, Web, agent

    client = Client(agent(__version__, options.contact), clock=time.monotonic)
    return Fetched(
        Web(client, rate=options.rate),
        urls=urls,
        lists=[_lines(name) for name in dict.fromkeys(options.urls)],
        listings=dict.fromkeys(listings),
        limit=options.limit,
        language=language,
        published=published,
    )


def _check(options: argparse.Namespace) -> None:
    if not (math.isfinite(options.rate) and options.rate > 0):
        raise UsageError("--rate takes a number of requests a second above 0")
    if options.limit is not None and options.limit < 1:
        raise UsageError("--limit takes a number of pages from 1")
    if options.contact is not None and not _CONTACT.fullmatch(options.contact):
        raise UsageError("--contact takes a mail address or a URL, in ASCII and without blanks")
    if STDIN in options.urls and STDIN in options.inputs:
        raise UsageError("standard input is either a list of URLs or an article: give one of them")


def _lines(name: str) -> Iterable[bytes]:
    """The lines of a list; opened at once, so that a wrong name is told before anything is done."""
    if name == STDIN:
        return sys.stdin.buffer
    try:
        with open(name, "rb") as stream:
            return stream.readlines()
    except OSError as error:
        raise UsageError(f"--urls {name}: cannot be read ({error.strerror})") from error
