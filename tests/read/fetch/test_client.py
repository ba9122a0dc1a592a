"""What is sent, and what is made of bodies of every kind."""

from __future__ import annotations

import gzip
import itertools
import threading
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import Rejection
from pipeline.read.fetch import client as clients
from pipeline.read.fetch import fetcher
from pipeline.read.fetch.body import GZIP, Body, gunzipped
from pipeline.read.fetch.failure import FetchError, PassingError
from pipeline.read.fetch.sources import Fetched
from pipeline.read.files import LARGEST
from tests.read.fetch.world import HTML, PAGE, PUBLIC, Reply, World, moved, status, text, zipped


def test_we_say_who_we_are_and_nothing_else(net: World) -> None:
    net.page("http://news.example/a")
    for request in net.asked:
        assert request.headers.pop("Accept")
        assert request.headers == {
            "Host": "news.example",
            "User-Agent": "pressfacts/1.0 (+desk@news.example)",
            "Accept-Encoding": "gzip",
        }


def test_no_cookie_is_kept(net: World) -> None:
    net.routes["news.example/a"] = Reply(302, {"Location": "/b", "Set-Cookie": "a=b"}, b"")
    net.routes["news.example/b"] = Reply()
    net.page("http://news.example/a")
    assert not any("Cookie" in request.headers for request in net.asked)


def test_proxies_and_passwords_of_the_environment_are_not_used(
    net: World, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine news.example login a password b\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    net.page("http://news.example/a")
    assert not any("Authorization" in request.headers for request in net.asked)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(chunks=[PAGE[:5], PAGE[5:6], PAGE[6:]]),
        zipped(),
        Reply(headers={**HTML, "Content-Encoding": "deflate"}, body=zlib.compress(PAGE)),
        Reply(
            headers={**HTML, "Content-Encoding": "gzip"},
            chunks=[bytes([one]) for one in gzip.compress(PAGE)],
        ),
        Reply(
            headers={**HTML, "Content-Encoding": "gzip"},
            body=gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]) + b"\0\0",
        ),
        Reply(raw=b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE),
    ],
    ids=["chunked", "gzip", "deflate", "gzip byte by byte", "two members", "until the end"],
)
def test_a_body_comes_whole(net: World, reply: Reply) -> None:
    net.routes["news.example/a"] = reply
    assert net.page("http://news.example/a").content == PAGE


@pytest.mark.parametrize(
    "reply",
    [
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 900000000000\r\n\r\n" + PAGE),
        Reply(chunks=itertools.repeat(b" " * 65_536)),
        zipped(bytes(LARGEST + 1)),
        Reply(
            headers={**HTML, "Content-Encoding": "gzip"},
            chunks=itertools.repeat(gzip.compress(bytes(1 << 20))),
        ),
    ],
    ids=["announced", "endless", "bomb", "endless bomb"],
)
def test_a_body_beyond_the_cap_is_refused(net: World, reply: Reply) -> None:
    net.routes["news.example/a"] = reply
    assert net.code("http://news.example/a") == "too_large"


def test_no_more_of_a_bomb_is_held_than_the_cap() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    body = Body("gzip", 100_000)
    with pytest.raises(FetchError) as told:
        body.add(bomb)
    assert told.value.code == "too_large"
    assert body._size <= 100_000 + 1


def test_bytes_that_stand_for_nothing_count_too() -> None:
    body = Body("gzip", 10_000)
    with pytest.raises(FetchError, match="more than the 10,000 bytes"):
        body.add(gzip.compress(b"") * 1_000)


def test_a_body_of_the_largest_size_is_taken() -> None:
    body = Body("gzip", 70_000)
    body.add(gzip.compress(bytes(70_000)))
    assert len(body.whole()) == 70_000


def test_a_body_may_be_cut_instead() -> None:
    for encoding, content in (("", bytes(3_000)), ("gzip", gzip.compress(bytes(3_000)))):
        body = Body(encoding, 10, cut=True)
        body.add(content)
        assert body.is_full
        assert body.whole() == bytes(10)


@given(st.binary(max_size=3_000).filter(lambda one: one[:2] != GZIP), st.integers(1, 50))
def test_a_body_is_the_same_in_whatever_chunks(content: bytes, size: int) -> None:
    packed = gzip.compress(content)
    body = Body("gzip", 3_000)
    for start in range(0, len(packed), size):
        body.add(packed[start : start + size])
    assert body.whole() == content == gunzipped(packed, 3_000) == gunzipped(content, 3_000)


def test_a_gzip_body_that_breaks_off_is_asked_for_again(net: World) -> None:
    whole = gzip.compress(PAGE)
    headers = {**HTML, "Content-Encoding": "gzip"}
    net.routes["news.example/a"] = [Reply(headers=headers, body=whole[:-9]), zipped()]
    assert net.page("http://news.example/a").content == PAGE
    net.routes["news.example/a"] = Reply(headers=headers, body=whole[:-9])
    assert net.code("http://news.example/a") == "unreachable"


def test_a_body_that_breaks_off_is_asked_for_again(net: World) -> None:
    broken = Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<p>half")
    net.routes["news.example/a"] = [broken, broken, Reply()]
    assert net.page("http://news.example/a").content == PAGE


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd", "compress", "x" * 500])
def test_an_encoding_that_was_not_asked_for_is_refused(net: World, encoding: str) -> None:
    net.routes["news.example/a"] = Reply(headers={**HTML, "Content-Encoding": encoding})
    assert net.code("http://news.example/a") == "bad_response"


def test_damaged_gzip_is_refused(net: World) -> None:
    net.routes["news.example/a"] = Reply(headers={**HTML, "Content-Encoding": "gzip"})
    assert net.code("http://news.example/a") == "bad_response"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz",
    ],
    ids=["nothing", "no http", "two lengths", "endless header", "no chunk"],
)
def test_what_is_no_http_is_unreachable(net: World, raw: bytes) -> None:
    net.routes["news.example/a"] = Reply(raw=raw)
    assert net.code("http://news.example/a") == "unreachable"


def test_a_body_that_drips_is_over_when_the_time_is(net: World) -> None:
    def dripping() -> Iterator[bytes]:
        while True:
            net.clock.sleep(7)
            yield b"."

    net.routes["news.example/a"] = lambda: Reply(chunks=dripping())
    assert net.code("http://news.example/a") == "fetch_timeout"


def test_headers_that_drip_are_over_when_the_time_is(net: World) -> None:
    def dripping() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n"
        while True:
            net.clock.sleep(7)
            yield b"X-A: b\r\n"

    net.routes["news.example/a"] = lambda: Reply(raw=dripping())
    assert net.code("http://news.example/a") == "fetch_timeout"


def test_a_silent_site_is_tried_again_and_given_up(
    net: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()

    def silent() -> Reply:
        over.wait(10)
        return Reply()

    web = net.web()
    assert list(Fetched(web, urls=["http://news.example/b"]))  # robots.txt is known from here
    monkeypatch.setattr(clients, "SILENCE", 0.02)
    net.routes["news.example/a"] = silent
    try:
        (answer,) = Fetched(web, urls=["http://news.example/a"])
    finally:
        over.set()
    assert isinstance(answer, Rejection)
    assert answer.code == "fetch_timeout"
    assert net.network.connected == [(PUBLIC, 80)] * (1 + fetcher.TRIES)


def test_no_body_is_read_that_is_not_wanted(net: World) -> None:
    net.routes["news.example/a"] = Reply(404, HTML, chunks=itertools.repeat(b" " * 65_536))
    assert net.code("http://news.example/a") == "http_404"
    endless = Reply(302, {"Location": "/b"}, chunks=itertools.repeat(b" " * 65_536))
    net.routes.update({"news.example/a": endless, "news.example/b": text("b")})
    assert net.page("http://news.example/a").content == b"b"


def test_a_location_with_letters_of_any_kind_is_followed(net: World) -> None:
    raw = "HTTP/1.1 302 Found\r\nLocation: /tin-tức\r\nContent-Length: 0\r\n\r\n"
    net.routes["news.example/a"] = Reply(raw=raw.encode())
    net.routes["news.example/tin-t%E1%BB%A9c"] = Reply()
    assert net.page("http://news.example/a").url == "http://news.example/tin-t%E1%BB%A9c"


def test_a_redirect_without_an_address_is_no_page(net: World) -> None:
    net.routes["news.example/a"] = status(302)
    assert net.code("http://news.example/a") == "http_302"
    net.routes["news.example/a"] = moved("")
    assert net.code("http://news.example/a") == "http_302"


def test_a_passing_error_says_so_in_gzip() -> None:
    body = Body("gzip", 100)
    body.add(gzip.compress(PAGE)[:20])
    with pytest.raises(PassingError):
        body.whole()
