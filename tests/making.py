"""What the tests of read, run and emit share: small records, and tasks for the batch."""

from __future__ import annotations

import os
import time
from pathlib import Path

from pipeline.document import Source
from pipeline.emit.line import Line
from pipeline.errors import Rejection
from pipeline.record import (
    Amount,
    Evidence,
    Facts,
    LanguageInfo,
    Observation,
    Official,
    Organisation,
    Record,
    Role,
    SourceInfo,
    Span,
    content_id,
    fact_id,
)

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT / "../shared"

TEXT = "Sở Nông nghiệp chi 15 tỷ đồng, tăng 19,3%, ông Trần Văn Bảy, Giám đốc Sở cho biết."


def _at(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def record(uri: str = "a.txt", content: bytes = b"a", *, value: float = 15_000_000_000) -> Record:
    """A record with a fact of most kinds."""
    id = content_id(content)

    def head(kind: str, words: str) -> dict[str, object]:
        place = _at(words)
        return {
            "id": fact_id(id, kind, "text", place["start"], place["end"]),  # type: ignore[arg-type]
            "rule": f"vi.{kind}.test",
            "evidence": Evidence(**place),
        }

    return Record(
        id=id,
        source=SourceInfo(
            uri=uri, media_type="text/plain", sha256="0" * 64, encoding="utf-8", bytes=len(content)
        ),
        language=LanguageInfo(code="vi", confidence=0.99),
        authors=["Hoa"],
        text=TEXT,
        facts=Facts(
            amounts=[Amount(**head("amount", "15 tỷ đồng"), value=value, currency="VND")],
            officials=[
                Official(
                    **head("official", "Trần Văn Bảy"),
                    name="Trần Văn Bảy",
                    roles=[Role(**_at("Giám đốc Sở"), title="Giám đốc Sở", organisation="Sở")],
                    mentions=[Span(**_at("Trần Văn Bảy"))],
                )
            ],
            organisations=[
                Organisation(
                    **head("organisation", "Sở Nông nghiệp"),
                    name="Sở Nông nghiệp",
                    abbreviations=["SNN"],
                    mentions=[Span(**_at("Sở Nông nghiệp"))],
                )
            ],
            observations=[
                Observation(
                    **head("observation", "tăng 19,3%"),
                    measure="chi",
                    value=19.3,
                    unit="%",
                    change={"direction": "increase", "value": 19.3, "unit": "%"},
                )
            ],
        ),
    )


def line(uri: str = "a.txt", content: bytes = b"a", *, value: float = 15_000_000_000) -> Line:
    """The same, as sinks are given it."""
    return Line(uri, record(uri, content, value=value).to_json())


def refusal(uri: str = "b.txt", code: str = "empty") -> Rejection:
    """A rejection of the first stage."""
    return Rejection(uri, None, "clean", code, "the file is empty: leave it out")


def answer(source: Source) -> Line | Rejection:
    """A task: a record for any source, after a time that differs between them."""
    time.sleep(len(source.content) % 3 / 1000)
    if source.content == b"die":
        os._exit(7)
    return line(source.uri, source.content)
