"""A share of the inputs, told from the others by their names alone: for jobs spread by hand."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from pipeline.errors import UsageError


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `count` shares, `number` from 1; every input is in exactly one, on every machine."""

    number: int
    count: int

    def takes(self, uri: str) -> bool:
        """Whether the input of this name is in the share."""
        digest = hashlib.blake2b(uri.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest) % self.count == self.number - 1


def shard(told: str) -> Shard:
    """The share that `3/16` names.

    >>> shard("3/16")
    Shard(number=3, count=16)
    """
    found = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", told)
    if found and 1 <= int(found[1]) <= int(found[2]):
        return Shard(int(found[1]), int(found[2]))
    raise UsageError(f"--shard {told!r} is no share: give one like 3/16, from 1/16 to 16/16")
