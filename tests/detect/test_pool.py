"""Languages of articles not written for this project, where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.detect import detect
from pipeline.document import Document, Source

SHARED = Path(__file__).resolve().parents[2] / "../shared"
# Three "Vietnamese" articles of the pool are in English, and one teaches English.
LEAST_RIGHT = 0.997


@pytest.mark.skipif(not (SHARED / "pool").is_dir(), reason="the pool is not beside the checkout")
@pytest.mark.parametrize("code", ["vi", "id"])
def test_pool_languages(code: str) -> None:
    texts = (SHARED / "pool" / f"{code}.jsonl").read_text("utf-8").splitlines()
    found = [
        detect(Document(Source("pool", b"", "text/plain"), text=json.loads(text)["text"]))
        for text in texts
    ]
    assert sum(d.language.code == code for d in found) / len(found) >= LEAST_RIGHT
