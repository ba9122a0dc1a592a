"""INPUTs in (files, folders, globs, archives, `-`), a `Source` or `Rejection` an article out."""

from __future__ import annotations

<<<<<<< HEAD
from pipeline.read.opening import Shard
=======
from pipeline.read.inputs import Chain, Inputs
>>>>>>> fetch
from pipeline.read.reader import Reader
from pipeline.read.settings import Fields
from pipeline.read.shards import Unit, shards

<<<<<<< HEAD
__all__ = ["Fields", "Reader", "Shard", "Unit", "shards"]
=======
__all__ = ["Chain", "Inputs", "Reader"]
>>>>>>> fetch
