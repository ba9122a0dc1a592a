"""What the tests of read, run and emit share: small records, and tasks for the batch."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

from pipeline.document import Source, content_id
from pipeline.emit.line import Batch, Entry, Line, Run, line_of
from pipeline.emit.rows import key
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
    fact_id,
)
from pipeline.run.stages import MEMORY

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
    return line_of(record(uri, content, value=value), with_rows=True)


def batch(*answers: Line | Rejection, given: str = "") -> Batch:
    """A batch of these answers."""
    made = Batch()
    for one in answers:
        if isinstance(one, Rejection):
            made.rejected.append(one)
        else:
            id = json.loads(one.json)["id"]
            made.done.append((Entry(key(id, one.uri), one.uri, given), one))
    return made


def entry(uri: str = "a.txt", content: bytes = b"a", given: str = "") -> Entry:
    """The entry of `line` with the same arguments."""
    return Entry(key(content_id(content), uri), uri, given)


RUN = Run("0", "rules-1", "2024-04-12T00:00:00Z")


def refusal(uri: str = "b.txt", code: str = "empty") -> Rejection:
    """A rejection of the first stage."""
    return Rejection(uri, None, "clean", code, "the file is empty: leave it out")


def answer(source: Source) -> Line | Rejection:
    """A task: a record for any source, after a time that differs between them; or an illness."""
    time.sleep(len(source.content) % 3 / 1000)
    illness = _ILLNESSES.get(source.content)
    if illness is not None:
        illness()
    try:
        if source.content == b"swell":
            _swell()
    except MemoryError:
        return Rejection(source.uri, source.id, "extract", MEMORY, "too much")
    return line(source.uri, source.content)


def _swell() -> None:
    held = []
    while True:
        held.append(bytearray(8 << 20))


_ILLNESSES = {
    b"die": lambda: os._exit(7),
    b"segfault": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    b"hang": lambda: time.sleep(3600),
    b"stopped": lambda: os.kill(os.getpid(), signal.SIGSTOP),
}
