"""INPUTs in (files, folders, globs, archives, `-`), a `Source` or `Rejection` an article out."""

from __future__ import annotations

from pipeline.read.inputs import Chain, Inputs
from pipeline.read.located import Located, Look
from pipeline.read.opening import Shard
from pipeline.read.reader import Reader
from pipeline.read.settings import Fields
from pipeline.read.shards import Unit, shards
from pipeline.read.survey import Looking

__all__ = [
    "Chain",
    "Fields",
    "Inputs",
    "Located",
    "Look",
    "Looking",
    "Reader",
    "Shard",
    "Unit",
    "shards",
]
