"""Four small articles of our own and the whole record of each, as users get it."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.document import MediaType, Source
from pipeline.errors import Rejection
from pipeline.run.stages import process

FOLDER = Path(__file__).parent
MEDIA_TYPES: dict[str, MediaType] = {".html": "text/html", ".txt": "text/plain"}


def articles() -> list[Path]:
    """The articles, by name."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix in MEDIA_TYPES)


def golden(article: Path) -> str:
    """The record of an article as readable JSON, or its rejection."""
    source = Source(f"golden/{article.name}", article.read_bytes(), MEDIA_TYPES[article.suffix])
    answer = process(source)
    told = answer.as_dict() if isinstance(answer, Rejection) else json.loads(answer.to_json())
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"
