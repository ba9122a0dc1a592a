"""A sitemap or a feed in (XML, or lines), the pages and further sitemaps it names out.

The XML is read element by element, with entities, DTDs and the network off. A file that is
damaged gives what can be read of it, and says so.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.fetch.body import gunzipped
from pipeline.read.fetch.dates import published
from pipeline.read.fetch.failure import FetchError, PassingError

# What sitemaps.org allows one file, decompressed.
LARGEST_LISTING = 50_000_000
# Four times the entries it allows; and more elements in an entry than there are pictures on a page.
MOST_ENTRIES = 200_000
LARGEST_ENTRY = 20_000
# Starts and ends of elements, whatever they are: reading more of them takes many seconds.
MOST_EVENTS = 4_000_000

_ROOTS = frozenset({"urlset", "sitemapindex", "rss", "feed", "RDF"})
_ENTRIES = frozenset({"url", "sitemap", "item", "entry"})
_DATES = frozenset({"publication_date", "pubDate", "date", "published"})
_BLANK = b"\xef\xbb\xbf \t\r\n"
_NOTHING = "no sitemap and no feed: give the address of the XML file"


@dataclass(slots=True)
class Entry:
    """What one element of a listing says: a link, and the day its page was published."""

    link: str | None = None
    published: str | None = None
    is_listing: bool = False


@dataclass(slots=True)
class Listing:
    """The entries of a listing, in its order; `fault` is what was wrong with it."""

    entries: list[Entry] = field(default_factory=list)
    fault: str | None = None
    inside: int = 0
    """How deep in an entry the reading is."""
    size: int = 0
    """Of how many elements that entry is made so far."""


def read(content: bytes) -> Listing:
    """The entries of a sitemap, a sitemap index, an RSS or Atom feed, or a list of lines."""
    try:
        content = gunzipped(content, LARGEST_LISTING).lstrip(_BLANK)
    except PassingError as error:
        message = "the .gz file is damaged: ask the site, or run the same command again later"
        raise FetchError("bad_listing", message) from error
    if content.startswith((b"http://", b"https://")):
        lines = content.decode("utf-8", "replace").splitlines()
        return Listing([Entry(line.strip()) for line in lines if line.strip()])
    listing = Listing()
    _fill(listing, content)
    return listing


def _fill(listing: Listing, content: bytes) -> None:
    reading = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    has_root = False
    try:
        for number, (event, element) in enumerate(reading):
            if not has_root and etree.QName(element).localname not in _ROOTS:
                break
            has_root = True
            if number > MOST_EVENTS:
                listing.fault = f"more than {MOST_EVENTS // 2:,} elements"
            if listing.fault is not None or not _step(listing, event, element):
                break
    except etree.XMLSyntaxError as error:
        listing.fault = _line(str(error))
    if not has_root:
        raise FetchError("not_a_listing", _NOTHING)
    if listing.fault is None and len(reading.error_log):
        listing.fault = _line(str(reading.error_log[0].message))
    if listing.fault is not None and listing.entries and listing.entries[-1].link is None:
        listing.entries.pop()  # the one that was broken off


def _line(message: str) -> str:
    return " ".join(message.split())[:200]


def _step(listing: Listing, event: str, element: etree._Element) -> bool:
    """Take one start or end in; False where the listing is beyond all measure."""
    name = etree.QName(element).localname
    if event == "start":
        if listing.inside or name in _ENTRIES:
            listing.inside += 1
            listing.size += 1
        if listing.size > LARGEST_ENTRY or len(listing.entries) >= MOST_ENTRIES:
            listing.fault = f"more than {MOST_ENTRIES:,} entries, or {LARGEST_ENTRY:,} parts in one"
            return False
        return True
    listing.inside -= bool(listing.inside)
    if not listing.inside:
        if name in _ENTRIES and len(element):  # the `url` of an RSS image has no parts
            listing.entries.append(_entry(element, name))
        listing.size = 0
        _forget(element)
    return True


def _forget(element: etree._Element) -> None:
    """Let go of what is read: memory stays flat over a million elements."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _entry(element: etree._Element, name: str) -> Entry:
    entry = Entry(is_listing=name == "sitemap")
    guid = None
    for child in element.iter("{*}*"):
        if not isinstance(child.tag, str) or len(child):
            continue  # an entity that was not expanded is a child: such a text is not whole
        said, text = etree.QName(child).localname, (child.text or "").strip()
        if said == "link" and child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                entry.link = entry.link or str(child.get("href")).strip()
        elif said in ("loc", "link") and text and _is_own(child, element):
            entry.link = entry.link or text
        elif said == "guid" and child.get("isPermaLink", "true") == "true":
            guid = text
        elif said in _DATES and text:
            entry.published = entry.published or published(text)
    if entry.link is None and guid is not None and guid.startswith(("http://", "https://")):
        entry.link = guid
    return entry


def _is_own(child: etree._Element, element: etree._Element) -> bool:
    """Whether a link is the entry's: image:loc, video:loc and the links of a `source` are not."""
    same = etree.QName(child).namespace == etree.QName(element).namespace
    return same and child.getparent() is element
