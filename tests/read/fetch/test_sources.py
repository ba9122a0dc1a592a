"""Addresses of every origin in, sources and rejections in their order out."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import Chain, Reader
from pipeline.read.fetch import addresses
from pipeline.read.fetch.addresses import Address, of_lines
from pipeline.read.fetch.page import content_type
from pipeline.read.fetch.sources import Fetched
from tests.read.fetch.world import PAGE, Reply, World, moved, status, text

A, B = "http://news.example/a", "http://news.example/b"


def sitemap(*links: str, kind: str = "url") -> Reply:
    root = "urlset" if kind == "url" else "sitemapindex"
    body = "".join(f"<{kind}><loc>{link}</loc></{kind}>" for link in links)
    return text(f"<{root}>{body}</{root}>", "application/xml")


def told(answers: list[Source | Rejection]) -> list[str]:
    """Each answer as its uri and, where it is a rejection, its code."""
    return [one.uri if isinstance(one, Source) else f"{one.uri} {one.code}" for one in answers]


def test_a_page_is_a_source_with_its_bytes_untouched(net: World) -> None:
    assert net.page(A) == Source(A, PAGE, "text/html", url=A, charset="utf-8")


@pytest.mark.parametrize(
    ("header", "media_type", "charset"),
    [
        ("text/html", "text/html", None),
        ("TEXT/HTML;charset=windows-1258", "text/html", "windows-1258"),
        ('application/xhtml+xml; charset="UTF-8"', "text/html", "utf-8"),
        ("text/plain; charset=iso-8859-1", "text/plain", "iso-8859-1"),
        ("text/html; charset=", "text/html", None),
        ("text/html; charset=a b", "text/html", None),
        (f"text/html; charset={'a' * 99}", "text/html", None),
        ("", "text/html", None),
    ],
)
def test_the_kind_and_the_charset_are_those_of_the_header(
    net: World, header: str, media_type: str, charset: str | None
) -> None:
    net.routes["news.example/a"] = Reply(headers={"Content-Type": header} if header else {})
    page = net.page(A)
    assert (page.media_type, page.charset) == (media_type, charset)


@pytest.mark.parametrize(
    "header", ["application/pdf", "image/png", "application/json", "text/css", "x", "text/html-x",
               "multipart/mixed; boundary=a", "application/rss+xml"],
)  # fmt: skip
def test_what_is_no_page_is_refused(net: World, header: str) -> None:
    net.routes["news.example/a"] = Reply(headers={"Content-Type": header})
    assert net.code(A) == "not_html"


def test_odd_headers_are_no_crash() -> None:
    for header in ("text/html; charset*=utf-8''%E2%82%AC", 'text/html; charset="', ";;;", "=", "é"):
        content_type(header)


def test_answers_come_in_the_order_of_the_urls(net: World) -> None:
    net.routes["news.example/b"] = [status(503), Reply()]
    urls = [B, "http://other.example/a", A, "http://other.example/b", "gopher://x/"]
    assert told(net.fetched(*urls)) == [
        B,
        "http://other.example/a",
        A,
        "http://other.example/b http_404",
        "gopher://x/ refused_url",
    ]


def test_equal_pages_are_fetched_once_and_counted(net: World) -> None:
    pages = Fetched(
        net.web(), urls=[A, A + "#end", "HTTP://NEWS.example:80/a", "http://news.example./a"]
    )
    assert told(list(pages)) == [A]
    assert pages.duplicates == 3
    assert net.paths == ["news.example/a"]


def test_a_limit_counts_pages(net: World) -> None:
    net.routes["news.example/b"] = Reply()
    net.routes["news.example/map"] = sitemap(A)
    urls = ["gopher://x/", A, A, B, "http://news.example/c"]
    assert told(net.fetched(*urls, limit=2, listings=["http://news.example/map"])) == [
        "gopher://x/ refused_url",
        A,
        B,
    ]
    assert net.paths == ["news.example/a", "news.example/b"]


def test_what_was_read_is_counted(net: World) -> None:
    pages = Fetched(net.web(), urls=[A, B])
    assert pages.bytes_total is None
    assert len(list(pages)) == pages.articles_read == 2
    assert pages.bytes_read == len(PAGE)


def test_the_users_language_and_date_hold_where_no_feed_knows_better(net: World) -> None:
    feed = (
        "<rss><item><link>http://news.example/a</link>"
        "<pubDate>Fri, 12 Apr 2024 08:00:00 +0700</pubDate></item>"
        "<item><link>http://other.example/a</link></item></rss>"
    )
    net.routes["news.example/feed"] = text(feed)
    answers = net.fetched(
        listings=["http://news.example/feed"], language="id", published="2024-01-01"
    )
    assert [(one.language, one.published) for one in answers if isinstance(one, Source)] == [
        ("id", "2024-04-12T08:00:00+07:00"),
        ("id", "2024-01-01"),
    ]


def test_a_list_has_comments_blanks_and_a_mark() -> None:
    lines = [
        b"\xef\xbb\xbfhttp://a.example/ # home\r\n",
        b"\n",
        b"  # none\n",
        b"http://b.example/#x\n",
    ]
    assert list(of_lines(lines)) == [Address("http://a.example/"), Address("http://b.example/#x")]


def test_a_sitemap_index_is_followed(net: World) -> None:
    net.routes["news.example/index"] = sitemap("/1", "http://news.example/2", kind="sitemap")
    net.routes["news.example/1"] = sitemap(A)
    net.routes["news.example/2"] = moved("http://other.example/2")
    net.routes["other.example/2"] = sitemap("http://other.example/a", A)
    pages = Fetched(net.web(), listings=["http://news.example/index"])
    assert told(list(pages)) == [A, "http://other.example/a"]
    assert pages.duplicates == 1


def test_an_index_of_itself_ends(net: World) -> None:
    net.routes["news.example/index"] = sitemap("/index", "/1", kind="sitemap")
    net.routes["news.example/1"] = sitemap(A)
    assert told(net.fetched(listings=["http://news.example/index"])) == [A]


def test_an_index_without_end_ends(net: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for level in range(9):
        net.routes[f"news.example/{level}"] = sitemap(f"/{level + 1}", kind="sitemap")
    answers = net.fetched(listings=["http://news.example/0"])
    assert told(answers) == ["http://news.example/0 too_many_listings"]
    assert net.paths[-1] == "news.example/3"
    wide = sitemap(*[f"/{number}" for number in range(50)], kind="sitemap")
    net.routes["news.example/0"] = wide
    monkeypatch.setattr(addresses, "MOST_LISTINGS", 3)
    answers = net.fetched(listings=["http://news.example/0"])
    assert told(answers)[-1] == "http://news.example/0 too_many_listings"
    assert len(answers) <= 4


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (status(404), "http_404"),
        (text("<html></html>"), "not_a_listing"),
        (moved("http://127.0.0.1/"), "refused_address"),
        (Reply(chunks=itertools.repeat(b" " * 1_000_000)), "too_large"),
    ],
)
def test_a_sitemap_that_cannot_be_had_is_told_and_the_next_is_read(
    net: World, reply: Reply, code: str
) -> None:
    net.routes["news.example/map"] = reply
    net.routes["other.example/map"] = sitemap(A)
    maps = ["http://news.example/map", "http://other.example/map"]
    assert told(net.fetched(listings=maps)) == [f"{maps[0]} {code}", A]


def test_a_damaged_sitemap_is_told_behind_what_it_gave(net: World) -> None:
    net.routes["news.example/map"] = text(f"<urlset><url><loc>{A}</loc></url><url><lo")
    answers = told(net.fetched(listings=["http://news.example/map"]))
    assert answers == [A, "http://news.example/map bad_listing"]


def test_an_entry_without_a_page_is_told_by_its_number(net: World) -> None:
    net.routes["news.example/feed"] = text(
        f"<rss><item><link>{A}</link></item><item><title>a</title></item></rss>"
    )
    answers = net.fetched(listings=["http://news.example/feed"])
    assert told(answers) == [A, "http://news.example/feed#2 no_link"]


def test_nothing_a_stranger_wrote_reaches_the_terminal_raw(net: World) -> None:
    for url in ("http://news.example/\x1b[2J", "http://\u202enews.example/", "\x9b2J"):
        (one,) = net.fetched(url)
        assert isinstance(one, Rejection)
        assert (one.uri + one.message).isprintable()


def test_robots_are_asked_for_sitemaps_too(net: World) -> None:
    net.routes["news.example/robots.txt"] = text("User-agent: *\nDisallow: /map")
    answers = net.fetched(listings=["http://news.example/map"])
    assert told(answers) == ["http://news.example/map robots"]


def test_pages_stand_behind_files(net: World, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    chain = Chain(
        Reader([str(tmp_path / "a.txt"), str(tmp_path / "none")]), Fetched(net.web(), urls=[A, A])
    )
    first, second, third = chain
    assert isinstance(first, Source)
    assert isinstance(second, Rejection)
    assert isinstance(third, Source)
    assert third.uri == A
    assert (chain.articles_read, chain.duplicates, chain.bytes_total) == (3, 1, None)
    assert len(chain.entries) == 2
    assert len(chain.nameless) == 1
    assert chain.bytes_read == 1 + len(PAGE)
    assert chain.ignored == 0


def test_the_same_urls_give_the_same_answers_in_every_run(net: World) -> None:
    urls = [A, "http://other.example/a", B, "http://other.example/b"]
    assert net.fetched(*urls) == net.fetched(*urls, rate=3)
