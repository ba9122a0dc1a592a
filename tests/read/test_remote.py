"""Files that are elsewhere, in fsspec's memory instead of a store."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from pipeline.errors import UsageError
from pipeline.read import Reader
from pipeline.read.discover import discover
from pipeline.read.remote import uri_of
from tests.read.making import MANY, codes, compressed, made, read, rows, sources, texts


@pytest.fixture
def store() -> Iterator[MemoryFileSystem]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield system
    system.store.clear()


def test_a_file_is_read_under_its_url(store: MemoryFileSystem) -> None:
    store.pipe("/news/a.html", b"<p>x")
    (one,) = sources(read("memory://news/a.html"))
    assert (one.uri, one.content) == ("memory://news/a.html", b"<p>x")


@pytest.mark.parametrize("suffix", MANY)
def test_every_format_goes_through_the_same_door(store: MemoryFileSystem, suffix: str) -> None:
    store.pipe(f"/news/in{suffix}", made(suffix, rows(20)))
    url = f"memory://news/in{suffix}"
    assert texts(read(url)) == [row["text"] for row in rows(20)]
    if suffix != ".parquet":
        store.pipe(f"/news/in{suffix}.gz", compressed(".gz", made(suffix, rows(20))))
        assert texts(read(url + ".gz")) == [row["text"] for row in rows(20)]


def test_a_folder_and_a_file_in_it_are_one_file(store: MemoryFileSystem) -> None:
    store.pipe("/news/a.txt", b"x")
    reader = Reader(["memory://news/", "memory://news/a.txt", "memory://news/*"])
    assert [one.uri for one in reader] == ["memory://news/a.txt"]
    assert reader.duplicates == 2


def test_a_password_does_not_get_into_records() -> None:
    assert uri_of("sftp://reader:p:w@host/a:b@c.txt") == "sftp://reader@host/a:b@c.txt"
    assert uri_of("s3://bucket/a:b@c.txt") == "s3://bucket/a:b@c.txt"


def test_a_folder_and_a_glob_are_read_in_order(store: MemoryFileSystem) -> None:
    for name in ("b/two.txt", "a/one.html", "c.jsonl", "b/notes.md"):
        store.pipe(f"/news/{name}", b'{"text": "x"}')
    store.pipe("/other/four.txt", b"x")
    reader = Reader(["memory://news"])
    assert [one.uri for one in reader] == [
        "memory://news/a/one.html",
        "memory://news/b/two.txt",
        "memory://news/c.jsonl#1",
    ]
    assert reader.ignored == 1
    assert reader.bytes_read == reader.bytes_total == 39
    found = read("memory://news/**/*.txt", "memory://news/*.jsonl")
    assert [one.uri for one in found] == ["memory://news/b/two.txt", "memory://news/c.jsonl#1"]


def test_what_names_nothing_is_told(store: MemoryFileSystem) -> None:
    store.pipe("/news/notes.md", b"x")
    urls = ["memory://none/a.txt", "memory://news/*.txt", "memory://news"]
    reader = Reader(urls)
    assert [code for _, code in codes(reader)] == ["not_found", "no_match", "no_article"]
    assert reader.nameless == urls[:2]


def test_large_files_are_shared_out_too(store: MemoryFileSystem) -> None:
    store.pipe("/news/in.jsonl", made(".jsonl", rows(60)))
    reader = Reader(["memory://news"])
    units = list(reader.units(4000))
    assert len(units) > 3
    assert list(Reader.of_units(units)) == list(reader)


def test_names_that_leave_the_folder_are_not_read(
    store: MemoryFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.pipe("/news/a.txt", b"x")
    find = store.find

    def lying(path: str, **options: Any) -> dict[str, Any]:
        listed: dict[str, Any] = find(path, **options)
        for name in ("/news/../secret.txt", "/secret.txt", "/newsroom/b.txt"):
            listed[name] = {"name": name, "size": 1, "type": "file"}
        return listed

    monkeypatch.setattr(MemoryFileSystem, "find", lambda self, path, **more: lying(path, **more))
    found = read("memory://news")
    assert [one.uri for one in sources(found)] == ["memory://news/a.txt"]
    assert [code for _, code in codes(found)] == ["link_outside"] * 3
    assert found[0].uri.startswith("memory://")


def test_a_driver_that_fails_costs_that_file(
    store: MemoryFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    class StoreError(Exception):
        pass

    store.pipe("/news/a.jsonl", b'{"text": "x"}')
    store.pipe("/news/b.txt", b"x")
    opened = MemoryFileSystem.open

    def fails(self: MemoryFileSystem, path: str, *rest: Any, **more: Any) -> Any:
        if path.endswith("a.jsonl"):
            raise StoreError("no credentials")
        return opened(self, path, *rest, **more)

    monkeypatch.setattr(MemoryFileSystem, "open", fails)
    found = read("memory://news")
    assert codes(found) == [("a.jsonl", "unreadable")]
    assert len(sources(found)) == 1


@pytest.mark.parametrize(("url", "told"), [("s3://bucket/*.txt", "s3fs"), ("gs://b/a", "gcsfs")])
def test_a_missing_driver_is_told(url: str, told: str) -> None:
    if find_spec(told):
        pytest.skip(f"{told} is installed")
    with pytest.raises(UsageError, match=told):
        discover([url])


def test_an_unknown_scheme_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="scheme"):
        discover(["nowhere://bucket/a.txt"])
