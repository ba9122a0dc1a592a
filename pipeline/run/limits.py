"""What one document may cost before it is quarantined."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold in worker processes; None is no bound.

    `timeout` is in seconds a document, `memory` in bytes by which its process may grow. A worker
    is replaced after `documents`, so that nothing it gathers lasts.
    """

    timeout: float | None = None
    memory: int | None = None
    documents: int = 5000


# A long article takes a tenth of a second and some ten megabytes.
USUAL = Limits(timeout=60.0, memory=2 << 30)
