"""INPUTs in (files, folders, globs, `-`), one `Source` or `Rejection` for every article out."""

from __future__ import annotations

from pipeline.read.inputs import Chain, Inputs
from pipeline.read.reader import Reader

__all__ = ["Chain", "Inputs", "Reader"]
