from __future__ import annotations

import hashlib

import pytest

from pipeline.document import Document, Language, Published, Source
from pipeline.errors import DocumentError, Rejection
from pipeline.record import Record
from pipeline.run import stages
from pipeline.run.stages import process, record_of

SOURCE = Source(
    "f.jsonl#n1", b"Xin ch\xc3\xa0o", "text/plain", id="n1", url="https://example.org/1"
)


def broken(error: BaseException) -> object:
    def stage(*_: object) -> Document:
        raise error

    return stage


def test_the_record_names_its_source() -> None:
    document = Document(SOURCE, encoding="utf-8", text="Xin chào", language=Language("vi", 0.5))
    document.published = Published("2024-04-12")
    document.notice("detect", "short", "a short text")
    record = record_of(document)
    digest = hashlib.sha256(SOURCE.content).hexdigest()
    assert record.id == digest[:32]
    assert record.source.model_dump() == {
        "uri": "f.jsonl#n1",
        "id": "n1",
        "url": "https://example.org/1",
        "media_type": "text/plain",
        "sha256": digest,
        "encoding": "utf-8",
        "bytes": 9,
    }
    assert record.published is not None
    assert record.published.value == "2024-04-12"
    assert [notice.code for notice in record.notices] == ["short"]


def test_a_document_error_becomes_its_rejection(monkeypatch: pytest.MonkeyPatch) -> None:
    error = DocumentError("clean", "empty", "the file is empty: leave it out")
    monkeypatch.setattr(stages, "cleaned", broken(error))
    assert process(SOURCE) == Rejection(
        SOURCE.uri, "n1", "clean", "empty", "the file is empty: leave it out"
    )


@pytest.mark.parametrize("error", [KeyError("x"), RecursionError()])
@pytest.mark.parametrize(
    ("function", "stage"), [("cleaned", "clean"), ("detected", "detect"), ("extracted", "extract")]
)
def test_an_unexpected_error_costs_one_document(
    monkeypatch: pytest.MonkeyPatch, error: Exception, function: str, stage: str
) -> None:
    for name in ("cleaned", "detected", "extracted"):
        monkeypatch.setattr(stages, name, lambda given, *options: Document(SOURCE))
    monkeypatch.setattr(stages, function, broken(error))
    answer = process(SOURCE)
    assert isinstance(answer, Rejection)
    assert (answer.stage, answer.code, answer.id) == (stage, "internal", "n1")
    assert type(error).__name__ in answer.message
    assert "test_stages.py" in answer.message


def test_too_much_memory_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "cleaned", broken(MemoryError()))
    answer = process(SOURCE)
    assert isinstance(answer, Rejection)
    assert (answer.stage, answer.code) == ("clean", "memory")
    assert "--memory" in answer.message


def test_an_interrupt_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "cleaned", broken(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        process(SOURCE)


def test_a_span_beside_its_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.making import record

    facts = record().facts
    for name in ("cleaned", "detected", "extracted"):
        monkeypatch.setattr(stages, name, lambda *_: Document(SOURCE, text="other", facts=facts))
    answer = process(SOURCE)
    assert isinstance(answer, Rejection)
    assert (answer.stage, answer.code) == ("emit", "internal")
    assert "does not quote" in answer.message
    assert not isinstance(answer, Record)
