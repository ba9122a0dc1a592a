"""Sitemaps and feeds of every kind, and what hostile XML does not get."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pipeline.read.fetch import listing as listings
from pipeline.read.fetch.dates import published
from pipeline.read.fetch.failure import FetchError
from pipeline.read.fetch.listing import LARGEST_LISTING, Entry, Listing, read

MAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
  <url>
    <image:image><image:loc>http://news.example/a.jpg</image:loc></image:image>
    <loc> http://news.example/a?x=1&amp;y=2 </loc>
    <lastmod>2024-04-13T09:00:00+07:00</lastmod>
    <news:news><news:publication_date>2024-04-12T08:00:00+07:00</news:publication_date>
      <news:title>Panen</news:title></news:news>
  </url>
  <!-- <url><loc>http://news.example/hidden</loc></url> -->
  <url><loc><![CDATA[http://news.example/b]]></loc></url>
</urlset>"""
PAGES = [Entry("http://news.example/a?x=1&y=2", "2024-04-12T08:00:00+07:00"),
         Entry("http://news.example/b")]  # fmt: skip

RSS = b"""<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:atom="http://www.w3.org/2005/Atom"><channel>
  <atom:link href="http://news.example/feed" rel="self"/><link>http://news.example/</link>
  <image><url>http://news.example/logo.png</url></image>
  <pubDate>Fri, 12 Apr 2024 01:00 GMT</pubDate>
  <item><title>Panen</title><link>http://news.example/a</link>
    <pubDate>Fri, 12 Apr 2024 08:00:00 +0700</pubDate><guid>http://news.example/guid</guid></item>
  <item><guid>http://news.example/b</guid><dc:date>2024-04-12</dc:date></item>
  <item><guid isPermaLink="false">http://news.example/no</guid><title>none</title></item>
  <item><source url="http://else.example/">Else</source><link>/c</link></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="http://news.example/"/>
  <entry><link rel="enclosure" href="http://news.example/a.mp3"/>
    <link rel="alternate" href="http://news.example/a"/><updated>2024-04-13T00:00:00+07:00</updated>
    <published>2024-04-12T08:00:00+07:00</published></entry>
  <entry><link href="b"/></entry></feed>"""

RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns="http://purl.org/rss/1.0/"><item rdf:about="x"><link>http://news.example/a</link></item>
</rdf:RDF>"""


def test_the_pages_of_a_sitemap() -> None:
    assert read(MAP) == Listing(PAGES)


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(MAP),
        b"\xef\xbb\xbf\n  " + MAP,
        MAP.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    ],
    ids=["gzip", "mark and blanks", "UTF-16"],
)
def test_the_same_in_another_wrapping(content: bytes) -> None:
    assert read(content) == Listing(PAGES)


def test_an_index_names_sitemaps() -> None:
    content = (
        b"<sitemapindex><sitemap><loc>http://news.example/1.xml</loc></sitemap></sitemapindex>"
    )
    assert read(content).entries == [Entry("http://news.example/1.xml", None, True)]


def test_the_items_of_a_feed() -> None:
    found = [one for one in read(RSS).entries if one.link]
    assert found == [
        Entry("http://news.example/a", "2024-04-12T08:00:00+07:00"),
        Entry("http://news.example/b", "2024-04-12"),
        Entry("/c"),
    ]


def test_the_entries_of_an_atom_feed() -> None:
    assert read(ATOM).entries == [
        Entry("http://news.example/a", "2024-04-12T08:00:00+07:00"),
        Entry("b"),
    ]


def test_the_items_of_an_older_feed() -> None:
    assert read(RDF).entries == [Entry("http://news.example/a")]


def test_a_list_of_lines_is_a_sitemap_too() -> None:
    content = b"http://news.example/a\r\n\r\nhttp://news.example/b\n"
    assert read(content).entries == [Entry("http://news.example/a"), Entry("http://news.example/b")]


@pytest.mark.parametrize(
    "content",
    [b"", b"   ", b"<html><body>Not found</body></html>", b"{}", b"%PDF-1.7", b"\0" * 100, b"<"],
)
def test_what_is_no_listing_is_refused(content: bytes) -> None:
    with pytest.raises(FetchError) as told:
        read(content)
    assert told.value.code == "not_a_listing"


def test_a_damaged_sitemap_gives_what_can_be_read_and_says_so() -> None:
    cut = read(MAP[: MAP.index(b"<!--") + 2])
    assert cut.entries == PAGES[:1]
    assert cut.fault
    odd = read(MAP.replace(b"<!--", b"&nbsp;<!--"))
    assert odd.entries == PAGES
    assert odd.fault


def test_a_damaged_gzip_file_is_refused() -> None:
    with pytest.raises(FetchError) as told:
        read(gzip.compress(MAP)[:-20])
    assert told.value.code == "bad_listing"


def test_a_gzip_bomb_stops_at_its_cap() -> None:
    with pytest.raises(FetchError) as told:
        read(gzip.compress(bytes(LARGEST_LISTING + 1)))
    assert told.value.code == "too_large"


@pytest.mark.parametrize(
    "doctype",
    ['<!ENTITY x SYSTEM "file://{secret}">', '<!ENTITY x "http://other.example/inner">',
     '<!ENTITY % p SYSTEM "file://{secret}"> %p;', '<!ENTITY % p "<!ENTITY x \'in\'>"> %p;'],
)  # fmt: skip
@pytest.mark.parametrize("place", ["<loc>http://news.example/&x;</loc>", "<loc>&x;</loc>"])
def test_no_entity_is_expanded(doctype: str, place: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    head = f"<!DOCTYPE urlset [{doctype.format(secret=secret)}]>"
    content = (
        f"{head}<urlset><url>{place}</url><url><loc>http://news.example/b</loc></url></urlset>"
    )
    listing = read(content.encode())
    links = [one.link for one in listing.entries]
    assert not any(link and ("SECRET" in link or "inner" in link) for link in links)
    assert listing.fault or "http://news.example/b" in links


def test_no_external_definition_is_fetched(tmp_path: Path) -> None:
    definition = tmp_path / "a.dtd"
    definition.write_text('<!ENTITY x "SECRET">')
    head = f'<!DOCTYPE rss SYSTEM "file://{definition}">'
    entries = read(f"{head}<rss><item><link>/a</link></item></rss>".encode()).entries
    assert entries == [Entry("/a")]


@pytest.mark.parametrize("place", ["<link>&l9;</link>", "<link href='&l9;'/>"])
def test_laughing_a_billion_times_does_not_help(place: str) -> None:
    laughs = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    head = f'<!DOCTYPE feed [<!ENTITY l0 "http://a.example/">{laughs}]>'
    try:
        listing = read(f"{head}<feed><entry>{place}</entry></feed>".encode())
    except FetchError:
        return
    assert sum(len(one.link or "") for one in listing.entries) < 1_000_000


def test_a_listing_beyond_all_measure_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "MOST_ENTRIES", 3)
    monkeypatch.setattr(listings, "LARGEST_ENTRY", 10)
    entry = b"<url><loc>http://a.example/</loc></url>"
    many = read(b"<urlset>" + entry * 10 + b"</urlset>")
    assert (len(many.entries), bool(many.fault)) == (3, True)
    large = read(b"<urlset>" + entry + b"<url>" + b"<x/>" * 10 + b"</url></urlset>")
    assert (len(large.entries), bool(large.fault)) == (1, True)


def test_junk_beyond_all_measure_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "MOST_EVENTS", 20)
    listing = read(MAP.replace(b"</urlset>", b"<x/>" * 100 + b"</urlset>"))
    assert [one.link for one in listing.entries] == [one.link for one in PAGES][
        : len(listing.entries)
    ]
    assert listing.fault
    assert "more than 10 elements" in listing.fault


def test_an_item_without_a_page_is_an_entry_without_a_link() -> None:
    assert read(b"<rss><item><title>a</title></item></rss>").entries == [Entry(None)]


def test_a_deep_tree_is_no_crash() -> None:
    listing = read(b"<rss>" + b"<a>" * 100_000)
    assert listing.fault


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Fri, 12 Apr 2024 08:00:00 +0700", "2024-04-12T08:00:00+07:00"),
        ("2024-04-12T08:00:00+08:00", "2024-04-12T08:00:00+08:00"),
        ("2024-04-12", "2024-04-12"),
        # A day in UTC is not always the day in Jakarta.
        ("Thu, 11 Apr 2024 23:00:00 GMT", None),
        ("2024-04-11T23:00:00Z", None),
        ("2024-04-11T23:00:00+00:00", None),
        # No offset, no place.
        ("2024-04-12T08:00:00", None),
        ("12/04/2024", None),
        ("2024-13-45", None),
        ("yesterday", None),
        ("", None),
        ("9" * 5_000, None),
    ],
)
def test_dates_that_say_the_day_at_their_place(text: str, value: str | None) -> None:
    assert published(text) == value
