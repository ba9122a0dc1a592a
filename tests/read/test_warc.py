"""Web archives: pages out, everything else counted, damaged records by name."""

from __future__ import annotations

import base64
import gzip
import hashlib
import random
import zlib
from pathlib import Path

import pytest
import zstandard

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import Reader, files
from tests.read.making import codes, made, read, record, rows, sources, texts, written

PAGE = b"<p>G\xe0 Giang"


def only(folder: Path, content: bytes) -> Source | Rejection:
    (one,) = read(written(folder, "in.warc", content))
    return one


def test_a_page_keeps_what_its_record_says(tmp_path: Path) -> None:
    one = only(tmp_path, record("a1", PAGE))
    assert isinstance(one, Source)
    assert one == Source(
        f"{tmp_path}/in.warc#a1",
        PAGE,
        "text/html",
        id="a1",
        url="https://example.org/a1",
        charset="windows-1258",
    )


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    kept = [
        record("html", PAGE),
        record("xhtml", PAGE, media=b"application/xhtml+xml"),
        record("kept", PAGE, type="resource", media=b"text/html"),
        record("wet", "Hà Giang".encode(), type="conversion", media=b"text/plain"),
    ]
    others = [
        record("info", b"software: x", type="warcinfo", media=b"application/warc-fields"),
        record("ask", b"GET / HTTP/1.1\r\n\r\n", type="request", media=b"application/http"),
        record("gone", PAGE, status=b"404 Not Found"),
        record("moved", PAGE, status=b"301 Moved"),
        record("image", b"GIF89a", media=b"image/gif"),
        record("robots", b"User-agent: *", media=b"text/plain"),
        record("log", b"x", type="resource", media=b"text/plain"),
        record("meta", b"x", type="metadata", media=b"application/warc-fields"),
    ]
    mixed = [*others[:3], *kept, *others[3:]]
    reader = Reader([str(written(tmp_path, "in.warc", b"".join(mixed)))])
    found = sources(reader)
    assert [one.id for one in found] == ["html", "xhtml", "kept", "wet"]
    assert reader.ignored == len(others)
    assert (found[-1].media_type, found[-1].charset) == ("text/plain", "utf-8")
    assert found[-1].content.decode() == "Hà Giang"


def test_an_archive_without_pages_is_no_rejection(tmp_path: Path) -> None:
    reader = Reader([str(written(tmp_path, "in.warc", record("a", PAGE, status=b"404 No")))])
    assert list(reader) == []
    assert reader.ignored == 1


CHUNKED = b"3\r\n<p>\r\n2;x=y\r\nHa\r\n0\r\n\r\n"
RAW_DEFLATE = zlib.compress(b"<p>Ha")[2:-4]
BROTLI = base64.b64decode("CwKAPHA+SGED")


@pytest.mark.parametrize(
    ("header", "body"),
    [
        (b"Transfer-Encoding: chunked", CHUNKED),
        (b"Content-Encoding: gzip", gzip.compress(b"<p>Ha")),
        (b"Content-Encoding: X-GZIP", gzip.compress(b"<p>Ha")),
        (b"Content-Encoding: deflate", zlib.compress(b"<p>Ha")),
        (b"Content-Encoding: deflate", RAW_DEFLATE),
        (b"Content-Encoding: br", BROTLI),
        (b"Content-Encoding: deflate, gzip", gzip.compress(zlib.compress(b"<p>Ha"))),
        (b"Content-Encoding: identity", b"<p>Ha"),
        (b"Content-Encoding: gzip", b"<p>Ha"),
        (b"Transfer-Encoding: chunked", b"<p>Ha"),
    ],
)
def test_what_http_wrapped_is_unwrapped(tmp_path: Path, header: bytes, body: bytes) -> None:
    one = only(tmp_path, record("a", body, headers=[header]))
    assert isinstance(one, Source)
    assert one.content == b"<p>Ha"


@pytest.mark.parametrize(
    ("header", "body", "code"),
    [
        (b"Content-Encoding: gzip", gzip.compress(b"<p>Ha" * 99)[:-9], "damaged"),
        (b"Content-Encoding: deflate", b"\x78\x9cgarbage", "damaged"),
        (b"Content-Encoding: br", b"\xff\xff\xff", "damaged"),
        (b"Content-Encoding: compress", b"x", "unknown_encoding"),
        (b"Transfer-Encoding: chunked", b"5\r\n<p>", "damaged"),
    ],
)
def test_a_body_that_cannot_be_unwrapped_is_rejected_by_name(
    tmp_path: Path, header: bytes, body: bytes, code: str
) -> None:
    content = record("bad", body, headers=[header]) + record("good", PAGE)
    found = read(written(tmp_path, "in.warc", content))
    assert codes(found) == [("in.warc#bad", code)]
    assert [one.id for one in sources(found)] == ["good"]


@pytest.mark.parametrize("encoding", [b"gzip", b"deflate", b"zstd"])
def test_a_body_that_is_a_bomb_stops_at_its_cap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: bytes
) -> None:
    monkeypatch.setattr(files, "LARGEST", 1000)
    pack = {b"gzip": gzip.compress, b"deflate": zlib.compress, b"zstd": zstandard.compress}
    body = pack[encoding](b" " * 50_000_000)
    content = record("bomb", body, headers=[b"Content-Encoding: " + encoding]) + record("a", PAGE)
    found = read(written(tmp_path, "in.warc", content))
    assert codes(found) == [("in.warc#bomb", "too_large")]
    assert [one.id for one in sources(found)] == ["a"]


@pytest.mark.parametrize("length", [0, 5, 60, 90, 400, 700, 1_000_000, 10**12])
def test_a_record_of_a_wrong_length_costs_only_itself(tmp_path: Path, length: int) -> None:
    content = record("a", PAGE) + record("bad", PAGE, length=length)
    content += record("b", PAGE) + record("c", PAGE)
    found = read(written(tmp_path, "in.warc", content))
    assert codes(found) == [("in.warc#bad", "damaged")]
    # What a record announces beyond any article is skipped: nobody can tell where it ends.
    assert [one.id for one in sources(found)] == (["a"] if length > 10**9 else ["a", "b", "c"])


def test_garbage_between_records_is_told_and_passed_over(tmp_path: Path) -> None:
    content = (
        b"noise\r\n\r\n" + record("a", PAGE) + b"WARC/1.0\r\nno header\r\n\r\n" + record("b", PAGE)
    )
    found = read(written(tmp_path, "in.warc", content))
    assert codes(found) == [("in.warc#1", "damaged"), ("in.warc#3", "damaged")]
    assert [one.id for one in sources(found)] == ["a", "b"]


def test_a_record_of_many_headers_is_no_record(tmp_path: Path) -> None:
    content = record("bad", PAGE, more=[b"X: " + b"y" * 1000] * 200) + record("a", PAGE)
    found = read(written(tmp_path, "in.warc", content))
    assert codes(found) == [("in.warc#1", "damaged")]
    assert [one.id for one in sources(found)] == ["a"]


def test_a_digest_that_does_not_fit_is_damage(tmp_path: Path) -> None:
    def digest(content: bytes) -> bytes:
        return b"WARC-Block-Digest: sha1:" + base64.b32encode(hashlib.sha1(content).digest())

    right = record("a", PAGE, type="resource", media=b"text/html", more=[digest(PAGE)])
    wrong = record("b", PAGE, type="resource", media=b"text/html", more=[digest(b"other")])
    unknown = record(
        "c", PAGE, type="resource", media=b"text/html", more=[b"WARC-Block-Digest: crc9:xyz"]
    )
    found = read(written(tmp_path, "in.warc", right + wrong + unknown))
    assert codes(found) == [("in.warc#b", "damaged")]
    assert [one.id for one in sources(found)] == ["a", "c"]


def test_one_id_twice_is_named_by_its_place_too(tmp_path: Path) -> None:
    found = read(written(tmp_path, "in.warc", record("a", PAGE) * 2))
    assert [one.uri.split("#")[1] for one in found] == ["a", "a@2"]


def test_damage_anywhere_is_never_a_crash_and_costs_few(tmp_path: Path) -> None:
    content = made(".warc", rows(30))
    dice = random.Random(5)
    for _ in range(150):
        harmed = bytearray(content)
        harmed[dice.randrange(len(harmed))] = dice.randrange(256)
        reader = Reader([str(written(tmp_path, "in.warc", bytes(harmed)))])
        found = list(reader)
        assert len(sources(found)) >= 29 - len(codes(found))
        assert len(sources(found)) + len(codes(found)) + reader.ignored >= 29


def test_a_cut_keeps_all_records_before_it(tmp_path: Path) -> None:
    content = made(".warc", rows(20))
    ends = [len(made(".warc", rows(count))) for count in range(1, 21)]
    dice = random.Random(9)
    for _ in range(40):
        cut = dice.randrange(1, len(content) - 4)
        found = read(written(tmp_path, "in.warc", content[:cut]))
        whole = sum(end <= cut for end in ends)
        assert texts(found)[:whole] == [row["text"] for row in rows(whole)]
        assert len(texts(found)) - whole <= 1


@pytest.mark.parametrize("end", [b"", b"\r\n", b"\n\n", b"\r\n\r\n\r\n"])
def test_records_with_other_line_breaks_between_them_are_read(tmp_path: Path, end: bytes) -> None:
    content = b"".join(record(id, PAGE)[:-4] + end for id in "abc")
    found = read(written(tmp_path, "in.warc", content))
    assert [one.id for one in sources(found)] == ["a", "b", "c"]
    assert codes(found) == []


def test_a_page_beyond_what_is_held_at_once_is_read_whole(tmp_path: Path) -> None:
    page = b"<p>" + random.Random(1).randbytes(400_000).hex().encode()
    for body, header in ((page, b"X: y"), (gzip.compress(page), b"Content-Encoding: gzip")):
        content = record("a", body, headers=[header]) + record("b", PAGE)
        one, other = sources(read(written(tmp_path, "in.warc", content)))
        assert (one.content, other.content) == (page, PAGE)
