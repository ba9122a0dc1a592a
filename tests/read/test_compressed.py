"""Bombs and damage: what comes before is read, what follows is named, memory stays bounded."""

from __future__ import annotations

import gzip
import json
import random
import tracemalloc
from pathlib import Path

import pytest
import zstandard

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import compressed as module
from pipeline.read import files
from pipeline.read.formats import FORMATS
from tests.read.making import (
    MANY,
    codes,
    compressed,
    made,
    read,
    record,
    rows,
    sources,
    texts,
    written,
)

BOTH = (".gz", ".zst")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for one in FORMATS.values():
        one.articles()  # imported before, since they derive their own limits from the patched one
    monkeypatch.setattr(module, "HARMLESS", 300_000)
    monkeypatch.setattr(files, "LARGEST", 200_000)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("suffix", BOTH)
def test_a_page_that_is_a_bomb_stops_at_its_cap(tmp_path: Path, suffix: str) -> None:
    bomb = written(tmp_path, f"a.html{suffix}", compressed(suffix, b" " * 100_000_000))
    good = written(tmp_path, f"b.html{suffix}", compressed(suffix, b"<p>x"))
    read(good)  # what is imported is not the bomb's
    tracemalloc.start()
    found = read(bomb, good)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes(found) == [(bomb.name, "too_large")]
    assert texts(found) == ["<p>x"]
    assert peak < 50_000_000


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("suffix", BOTH)
@pytest.mark.parametrize("name", ["in.jsonl", "in.csv", "in.warc"])
def test_a_bomb_of_many_articles_keeps_those_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, suffix: str
) -> None:
    monkeypatch.setattr("pipeline.read.jsonl.LONGEST_LINE", 600_000)
    monkeypatch.setattr("pipeline.read.delimited.LONGEST_ROW", 600_000)
    monkeypatch.setattr("pipeline.read.warc_records.LONGEST_RECORD", 600_000)
    head = made(Path(name).suffix, rows(20))
    if name == "in.warc":
        head += record("bomb", b"", length=10**9)
    content = head + b"9" * 200_000_000
    file = written(tmp_path, f"{name}{suffix}", compressed(suffix, content))
    read(written(tmp_path, f"x{name}{suffix}", compressed(suffix, head)))
    tracemalloc.start()
    found = read(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert texts(found) == [row["text"] for row in rows(20)]
    assert codes(found)[-1] == (file.name, "bomb")
    assert peak < 50_000_000


@pytest.mark.parametrize("suffix", BOTH)
def test_what_compresses_well_but_is_small_is_no_bomb(tmp_path: Path, suffix: str) -> None:
    line = json.dumps({"text": "x" * 5_000_000}).encode()
    (one,) = read(written(tmp_path, f"in.jsonl{suffix}", compressed(suffix, line)))
    assert isinstance(one, Source)


def pieces(suffix: str, lines: list[bytes]) -> list[bytes]:
    """Each line as a block of its own, so that it can be told where damage begins."""
    out = []
    if suffix == ".gz":
        import zlib

        packer = zlib.compressobj(6, zlib.DEFLATED, 31)
        for line in lines:
            out.append(packer.compress(line) + packer.flush(zlib.Z_SYNC_FLUSH))
        return [*out, packer.flush()]
    writer = zstandard.ZstdCompressor(write_checksum=True).compressobj()
    for line in lines:
        out.append(writer.compress(line) + writer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))
    return [*out, writer.flush()]


@pytest.mark.parametrize("suffix", BOTH)
@pytest.mark.parametrize("seed", range(10))
def test_all_lines_before_a_cut_are_read(tmp_path: Path, suffix: str, seed: int) -> None:
    blocks = pieces(suffix, [made(".jsonl", [row]) for row in rows(40)])
    whole = b"".join(blocks)
    cut = random.Random(seed).randrange(1, len(whole) - 1)
    ends = [len(b"".join(blocks[: place + 1])) for place in range(len(blocks) - 1)]
    file = written(tmp_path, f"in.jsonl{suffix}", whole[:cut])
    found = read(file)
    least = sum(end <= cut for end in ends)
    assert texts(found)[:least] == [row["text"] for row in rows(least)]
    assert codes(found) == [(file.name, "damaged")]


@pytest.mark.parametrize("suffix", BOTH)
@pytest.mark.parametrize("seed", range(10))
def test_all_lines_before_garbage_are_read(tmp_path: Path, suffix: str, seed: int) -> None:
    blocks = pieces(suffix, [made(".jsonl", [row]) for row in rows(40)])
    place = random.Random(seed).randrange(1, 40)
    garbage = b"\xff" * 3000  # a block of a kind that neither format knows
    file = written(tmp_path, f"in.jsonl{suffix}", b"".join(blocks[:place]) + garbage)
    found = read(file)
    assert texts(found)[:place] == [row["text"] for row in rows(place)]
    assert codes(found)[-1] == (file.name, "damaged")


@pytest.mark.parametrize("suffix", BOTH)
@pytest.mark.parametrize("name", [one for one in MANY if one != ".parquet"])
def test_damage_anywhere_is_never_a_crash_and_always_told(
    tmp_path: Path, name: str, suffix: str
) -> None:
    content = compressed(suffix, made(name, rows(30)))
    expected = [row["text"] for row in rows(30)]
    dice = random.Random(7)
    for _ in range(40):
        harmed = bytearray(content)
        place = dice.randrange(len(harmed))
        harmed[place] ^= 1 << dice.randrange(8)
        found = read(written(tmp_path, f"in{name}{suffix}", bytes(harmed)))
        assert codes(found) or texts(found) == expected


def test_a_member_with_a_wrong_checksum_gives_nothing_of_its_last_piece(tmp_path: Path) -> None:
    first, second = (compressed(".gz", record(one, b"<p>" + one.encode())) for one in ("a", "b"))
    harmed = second[:-8] + bytes([second[-8] ^ 1]) + second[-7:]
    found = read(written(tmp_path, "in.warc.gz", first + harmed))
    assert texts(found) == ["<p>a"]
    assert codes(found) == [("in.warc.gz", "checksum")]


@pytest.mark.parametrize("suffix", BOTH)
def test_a_wrong_letter_in_a_long_stream_is_told_at_its_end(tmp_path: Path, suffix: str) -> None:
    noise = random.Random(1).randbytes(50_000).hex()
    content = made(".jsonl", [{"text": "Lam Hoa"}, {"text": noise}])
    # At these levels both keep letters as they are, so that one can be changed in place.
    fast = zstandard.ZstdCompressor(level=-50, write_checksum=True)
    packed = gzip.compress(content, 0) if suffix == ".gz" else fast.compress(content)
    assert b"Lam Hoa" in packed
    harmed = packed.replace(b"Lam Hoa", b"Lam Hua")
    found = read(written(tmp_path, f"in.jsonl{suffix}", harmed))
    assert codes(found)[-1] == (f"in.jsonl{suffix}", "checksum")
    assert "may be altered" in [one.message for one in found if isinstance(one, Rejection)][-1]


@pytest.mark.parametrize("suffix", BOTH)
def test_a_damaged_page_gives_no_half_of_it(tmp_path: Path, suffix: str) -> None:
    noise = random.Random(1).randbytes(20_000).hex().encode()
    file = written(tmp_path, f"a.html{suffix}", compressed(suffix, noise)[:-2000])
    assert sources(read(file)) == []
    assert codes(read(file)) == [(file.name, "damaged")]


def test_zeros_behind_a_member_are_padding(tmp_path: Path) -> None:
    content = gzip.compress(made(".jsonl", rows(3))) + bytes(2000)
    assert len(sources(read(written(tmp_path, "in.jsonl.gz", content)))) == 3


def test_a_file_that_is_not_compressed_is_told(tmp_path: Path) -> None:
    for suffix in BOTH:
        file = written(tmp_path, f"in.jsonl{suffix}", made(".jsonl", rows(3)))
        assert codes(read(file)) == [(file.name, "damaged")]


def test_a_web_archive_may_bring_the_dictionary_of_its_frames(tmp_path: Path) -> None:
    words = zstandard.ZstdCompressionDict(b"".join(made(".warc", rows(9))[:4000].split(b"\r")))
    for content in (words.as_bytes(), zstandard.ZstdCompressor().compress(words.as_bytes())):
        head = (0x184D2A5D).to_bytes(4, "little") + len(content).to_bytes(4, "little") + content
        packer = zstandard.ZstdCompressor(dict_data=words)
        frames = b"".join(packer.compress(made(".warc", [row])) for row in rows(5))
        found = read(written(tmp_path, "in.warc.zst", head + frames))
        assert texts(found) == [row["text"] for row in rows(5)]
