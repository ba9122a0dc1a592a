"""Articles left where they lie: looked at by others, they are those that are read at once."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import Located, Look, Reader, Shard, survey
from pipeline.read.survey import Looking
from tests.read.making import any_lines, compressed, made, rows, written

Found = Source | Located | Rejection


def looked(pieces: Iterable[object]) -> Iterator[object]:
    """Look in this process; what is told passes between processes."""
    for piece in pieces:
        if isinstance(piece, Look):
            yield pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(piece)).sights()))
        else:
            yield piece


def failing(fails: Callable[[Look], bool]) -> Looking:
    """Nobody comes back from some of the looks."""

    def looking(pieces: Iterable[object]) -> Iterator[Any]:
        for piece in pieces:
            if isinstance(piece, Look) and fails(piece):
                yield Rejection(piece.uri, None, "run", "worker_died", "gone")
            else:
                yield from looked([piece])

    return looking


def located(*inputs: Path, looking: Looking = looked, **options: Any) -> list[Found]:
    return list(Reader([str(one) for one in inputs], **options).located(looking))


def read(found: Iterable[Found]) -> list[Source | Rejection]:
    return [one.read() if isinstance(one, Located) else one for one in found]


@any_lines
def test_lines_are_read_as_from_the_whole_file(tmp_path: Path, content: bytes, size: int) -> None:
    file = written(tmp_path, "in.jsonl", content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(survey, "RANGE", size)
        found = located(file, file.parent / "none.txt")
        apart = located(file, looking=failing(lambda look: look.parts() != [look]))
    expected = list(Reader([str(file)]))
    assert read(found[:-1]) == read(apart) == expected
    for one, source in zip(found, expected, strict=False):
        if isinstance(one, Located):
            assert isinstance(source, Source)
            assert (one.uri, one.id, one.content_id, one.given, one.size) == (
                source.uri, source.id, source.content_id, source.given, source.size,
            )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of every kind, in an order that mixes them."""
    content = made(".jsonl", rows(40))
    written(tmp_path, "a.html", b"<p>x")
    written(tmp_path, "b.jsonl", content)
    written(tmp_path, "c.jsonl.gz", compressed(".gz", content))
    for place in range(40):
        written(tmp_path, f"d{place}.txt", b"text %d" % place)
    written(tmp_path, "e.txt.gz", compressed(".gz", b"packed"))
    written(tmp_path, "f.txt.gz", compressed(".gz", b"packed" * 100)[:-9])
    written(tmp_path, "g.jsonl", b" \n\n")
    written(tmp_path, "h.jsonl", b"")
    written(tmp_path, "i.csv", made(".csv", rows(3)))
    written(tmp_path, "j.jsonl", b'{"text": "last"}')
    (tmp_path / "k.txt").symlink_to("nowhere")
    return tmp_path


def test_a_folder_is_read_as_at_once(folder: Path) -> None:
    reader, plain = Reader([str(folder)]), Reader([str(folder)])
    found = list(reader.located(looked))
    assert read(found) == list(plain)
    assert reader.articles_read == plain.articles_read
    assert reader.bytes_read == plain.bytes_read == plain.bytes_total
    at_hand = {Path(one.uri.partition("#")[0]).name for one in found if isinstance(one, Source)}
    assert at_hand == {"c.jsonl.gz", "i.csv"}


def test_options_hold_where_an_article_lies(folder: Path) -> None:
    options: dict[str, Any] = {"language": "vi", "published": "2024-04-12"}
    found = located(folder, **options)
    assert read(found) == list(Reader([str(folder)], **options))


def test_a_look_that_fails_is_taken_again_in_parts(folder: Path) -> None:
    calls: list[Look] = []

    def fails(look: Look) -> bool:
        calls.append(look)
        return look.parts() != [look]

    assert read(located(folder, looking=failing(fails))) == list(Reader([str(folder)]))
    single = [look.uri.removeprefix(f"{folder}/") for look in calls if look.parts() == [look]]
    texts = [f"d{place}.txt" for place in range(40)]
    lines = [f"b.jsonl#{place}" for place in range(1, 41)]
    assert sorted(single) == sorted(["a.html", *lines, *texts, "e.txt.gz", "f.txt.gz", "j.jsonl#1"])


def test_who_kills_whoever_looks_is_rejected_by_name(folder: Path) -> None:
    ill = {f"{folder}/d7.txt", f"{folder}/b.jsonl#5"}

    def fails(look: Look) -> bool:
        return look.parts() != [look] or look.uri in ill

    found = located(folder, looking=failing(fails))
    lost = {one.uri for one in found if isinstance(one, Rejection) and one.code == "worker_died"}
    assert lost == ill
    assert len(found) == len(located(folder))


def test_what_is_changed_meanwhile_is_not_taken_for_what_was_seen(tmp_path: Path) -> None:
    page = written(tmp_path, "a.html", b"<p>x")
    lines = written(tmp_path, "b.jsonl", b'{"id": "1", "text": "x"}\n{"id": "2", "text": "y"}\n')
    found = located(page, lines)
    page.write_bytes(b"<p>y")
    lines.write_bytes(b'{"id": "1", "text": "z"}\n')
    rejected = read(found)
    assert [(one.uri, one.id, one.code) for one in rejected if isinstance(one, Rejection)] == [
        (str(page), None, "changed"),
        (f"{lines}#1", "1", "changed"),
        (f"{lines}#2", "2", "changed"),
    ]


def test_a_range_that_begins_in_a_line_is_no_range_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = b'{"id": "1", "text": "x"}\n{"id": "2", "text": {"text": "y"}}\n'
    lines = written(tmp_path, "b.jsonl", content)
    start = content.index(b'{"text": "y"')

    def moved(stream: object, path: str, size: int) -> Iterator[Shard]:
        yield Shard(path, start, len(content), 2)

    monkeypatch.setattr(survey, "ranges", moved)
    (one,) = located(lines)
    assert isinstance(one, Rejection)
    assert (one.uri, one.code) == (str(lines), "changed")


def test_what_is_gone_meanwhile_is_rejected_under_its_name(tmp_path: Path) -> None:
    lines = written(tmp_path, "b.jsonl", b'{"id": "1", "text": "x"}\n')
    (found,) = located(lines)
    lines.unlink()
    (one,) = read([found])
    assert isinstance(one, Rejection)
    assert (one.uri, one.id, one.code) == (f"{lines}#1", "1", "unreadable")


def test_lines_that_cannot_all_be_read_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = written(tmp_path, "b.jsonl", made(".jsonl", rows(20)))
    after = written(tmp_path, "c.jsonl", made(".jsonl", rows(2)))

    def broken(stream: object, path: str, size: int) -> Iterator[object]:
        yield from whole(stream, path, size)  # type: ignore[arg-type]
        if path == str(lines):
            raise OSError(5, "Input/output error")

    whole = survey.ranges
    monkeypatch.setattr(survey, "ranges", broken)
    found = located(lines, after)
    assert [one.code for one in found if isinstance(one, Rejection)] == ["unreadable"]
    assert len(found) == 23
    assert found[20].uri == str(lines)
