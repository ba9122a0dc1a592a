from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import Rejection
from pipeline.read.discover import discover


def codes(entries: list[str | Rejection]) -> list[tuple[str, str]]:
    return [(Path(e.uri).name, e.code) for e in entries if isinstance(e, Rejection)]


def paths(entries: list[str | Rejection]) -> list[str]:
    return [e for e in entries if isinstance(e, str)]


def test_a_folder_is_read_recursively_and_in_order(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a/one.HTML", "c.jsonl", "b/gold.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = discover([str(tmp_path)])
    names = [Path(p).relative_to(tmp_path).as_posix() for p in paths(found.entries)]
    assert names == ["c.jsonl", "a/one.HTML", "b/two.txt"]
    assert found.ignored == 1


def test_a_folder_with_no_article_is_rejected_by_name(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("x")
    found = discover([str(tmp_path)])
    assert codes(found.entries) == [(tmp_path.name, "no_article")]
    assert found.nameless == []


def test_a_path_twice_is_read_once(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("x")
    found = discover([str(page), str(tmp_path), f"{tmp_path}/../{tmp_path.name}/a.txt"])
    assert paths(found.entries) == [str(page)]
    assert found.duplicates == 2


def test_a_glob_matches_articles_below(tmp_path: Path) -> None:
    (tmp_path / "x/y").mkdir(parents=True)
    for name in ("x/a.txt", "x/y/b.txt", "x/y/c.html"):
        (tmp_path / name).write_text("x")
    found = discover([f"{tmp_path}/**/*.txt"])
    assert [Path(p).name for p in paths(found.entries)] == ["a.txt", "b.txt"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    page = tmp_path / "a[1].txt"
    page.write_text("x")
    assert paths(discover([str(page)]).entries) == [str(page)]


@pytest.mark.parametrize(("name", "code"), [("none.txt", "not_found"), ("*.txt", "no_match")])
def test_an_input_that_names_nothing_is_told(tmp_path: Path, name: str, code: str) -> None:
    found = discover([str(tmp_path / name)])
    assert codes(found.entries) == [(name, code)]
    assert found.nameless == [str(tmp_path / name)]


def test_a_dangling_link_is_rejected_alone_and_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("x")
    link = tmp_path / "gone.txt"
    link.symlink_to(tmp_path / "nowhere.txt")
    assert codes(discover([str(link)]).entries) == [("gone.txt", "dangling_link")]
    found = discover([str(tmp_path)])
    assert codes(found.entries) == [("gone.txt", "dangling_link")]
    assert len(paths(found.entries)) == 1


def test_a_link_that_loops_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert len(codes(discover([str(tmp_path)]).entries)) == 2


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    found = discover([str(inside)])
    assert paths(found.entries) == []
    assert sorted(codes(found.entries)) == [
        ("file.txt", "link_outside"),
        ("folder", "link_outside"),
    ]


def test_a_link_that_stays_inside_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    found = discover([str(tmp_path)])
    assert len(paths(found.entries)) == 1
    assert found.duplicates == 1


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert codes(discover([str(tmp_path)]).entries) == [("pipe.txt", "not_a_file")]


def test_a_url_of_a_file_here_is_its_path(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text("x")
    assert paths(discover([f"file://{tmp_path}/a%20b.txt"]).entries) == [f"{tmp_path}/a b.txt"]
