"""A record as the line of JSON it is written as; parsed once, and only where a sink asks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Line:
    """What sinks are given: cheap to hand from worker to sink, the same bytes everywhere."""

    uri: str
    json: str

    @cached_property
    def fields(self) -> dict[str, Any]:
        """The record as a mapping: integers stay integers, 19.3 stays 19.3."""
        fields: dict[str, Any] = json.loads(self.json)
        return fields
