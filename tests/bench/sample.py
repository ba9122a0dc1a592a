"""Folders enter, samples of sources of one media type leave."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pipeline.document import Source
from pipeline.read import Reader
from tests.making import ROOT


@dataclass(frozen=True, slots=True)
class Sample:
    """Sources of one media type, and what to call them."""

    name: str
    sources: list[Source]

    @property
    def megabytes(self) -> float:
        """The size of the sources as they come in."""
        return sum(len(source.content) for source in self.sources) / 1e6

    @property
    def is_html(self) -> bool:
        """Whether the sources are pages."""
        return self.sources[0].media_type == "text/html"


def samples(shared: Path | None, pool: int) -> list[Sample]:
    """The samples at hand."""
    corpus = [one for one in Reader([str(ROOT / "corpus")]) if isinstance(one, Source)]
    found = [
        Sample("corpus, text", [one for one in corpus if one.media_type == "text/plain"]),
        Sample("corpus, HTML", [one for one in corpus if one.media_type == "text/html"]),
    ]
    if shared is not None and shared.is_dir():
        for file in sorted((shared / "pool").glob("*.jsonl")):
            found.append(Sample(f"pool {file.stem}, text", _lines(file, pool)))
        pages = [Path(name) for name in sorted(shared.glob("pages/**/*.html"))]
        found.append(Sample("real pages, HTML", [_page(file) for file in pages]))
    return [sample for sample in found if sample.sources]


def _lines(file: Path, count: int) -> list[Source]:
    with file.open(encoding="utf-8") as stream:
        rows = [json.loads(line) for line in islice(stream, count)]
    return [Source(f"{row['id']}", row["text"].encode(), "text/plain") for row in rows]


def _page(file: Path) -> Source:
    return Source(file.name, file.read_bytes(), "text/html")
