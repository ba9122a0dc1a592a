from __future__ import annotations

import json

from pipeline.record import record_schema
from tests.making import ROOT


def test_the_schema_on_disk_is_the_one_generated() -> None:
    on_disk = json.loads((ROOT / "schemas/record.v1.json").read_text("utf-8"))
    assert on_disk == record_schema(), "it has drifted: make schema"
