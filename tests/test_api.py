from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import DocumentError, Record, Rejection, Source, extract, pipe
from tests.test_cli import TEXT

PAGE = f"<!doctype html><html><body><article><h1>Lâm Sơn</h1><p>{TEXT}</p></article></body></html>"


def test_a_text_gives_a_record() -> None:
    record = extract(TEXT)
    assert isinstance(record, Record)
    assert (record.source.media_type, record.language.code) == ("text/plain", "vi")


def test_what_looks_like_a_page_is_read_as_one() -> None:
    assert extract(PAGE).source.media_type == "text/html"
    assert extract(PAGE.encode()).source.media_type == "text/html"


def test_a_path_and_a_source_are_articles_too(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    record = extract(file)
    assert record.source.uri == file.as_posix()
    given = Source("x", TEXT.encode(), "text/plain", id="n1")
    assert extract(given).source.id == "n1"


def test_what_the_caller_knows_wins() -> None:
    record = extract(TEXT, url="https://example.org/a", published="2024-03-06", language="vi")
    assert record.published is not None
    assert record.published.value == "2024-03-06"
    assert record.source.uri == "https://example.org/a"
    assert record.source.url == "https://example.org/a"


@pytest.mark.parametrize("given", ["", b"", "  \n", Path("nowhere.txt"), Path("a.pdf")])
def test_what_cannot_become_a_record_raises(given: str | bytes | Path) -> None:
    with pytest.raises(DocumentError) as caught:
        extract(given)
    assert caught.value.code in {"empty", "not_found", "unknown_type"}


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(DocumentError, match="known: id, vi") as caught:
        extract(TEXT, language="xx")
    assert caught.value.code == "unknown_language"


def test_pipe_answers_every_input_in_order_with_its_id() -> None:
    given = [
        {"text": TEXT, "id": "a"},
        {"title": "no text", "id": "b"},
        TEXT,
        None,
        Source("s", b"", "text/plain", id="d"),
        {"html": PAGE, "id": 5},
    ]
    answers = list(pipe(given))  # type: ignore[arg-type]
    ids = [one.id if isinstance(one, Rejection) else one.source.id for one in answers]
    assert ids == ["a", "b", None, None, "d", "5"]
    codes = [one.code if isinstance(one, Rejection) else "" for one in answers]
    assert codes == ["", "no_text", "", "bad_input", "empty", ""]
    assert isinstance(answers[2], Record)
    assert answers[2].source.uri == "#3"


def test_pipe_is_lazy() -> None:
    def endless() -> object:
        while True:
            yield TEXT

    answers = pipe(endless())  # type: ignore[arg-type]
    assert isinstance(next(answers), Record)


def test_pipe_with_two_workers_gives_the_same() -> None:
    given = [TEXT.replace("12,5", f"{n},5") for n in range(2, 12)]
    assert list(pipe(given, workers=2)) == list(pipe(given))


def test_the_function_stays_a_function_when_the_stage_is_imported() -> None:
    code = (
        "import pipeline, pipeline.extract.trace\n"
        "from pipeline import extract\n"
        "import inspect\n"
        "assert inspect.isfunction(pipeline.extract) and extract is pipeline.extract\n"
        "from pipeline.extract.trace import Trace\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert inspect.isfunction(extract)


def test_importing_the_package_is_cheap() -> None:
    code = (
        "import sys, pipeline\n"
        "heavy = {'pydantic', 'spacy', 'trafilatura', 'lxml'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
