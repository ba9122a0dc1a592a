"""The records of one file in, a name for each out, no name twice.

A record is named by its id, or by its place (line, row) where it has none. Where a name was given
before, the place is added: `ID@PLACE`. Memory: 16 bytes a record, not the names themselves.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b


class Names:
    """The names given so far, as 64-bit hashes in an open-addressed table.

    Two names with one hash (one file in forty million, of a million lines each) cost the second a
    longer name, nothing else. A Python set of the same hashes takes five times the memory.
    """

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * 1024))
        self._count = 0

    def name(self, id: str | None, place: int) -> tuple[str, int]:
        """The name of a record, and how often its place had to be added to tell it apart."""
        name, added = id or str(place), 0
        while not self._add(name):
            name, added = f"{name}@{place}", added + 1
        return name, added

    def _add(self, name: str) -> bool:
        """Whether the name is new."""
        digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if not self._put(int.from_bytes(digest, "big") or 1):  # 0 marks a free slot
            return False
        self._count += 1
        if 2 * self._count > len(self._slots):
            held = self._slots
            self._slots = array("Q", bytes(2 * 8 * len(held)))
            for one in held:
                if one:
                    self._put(one)
        return True

    def _put(self, hashed: int) -> bool:
        slots, mask = self._slots, len(self._slots) - 1
        place = hashed & mask
        while slots[place]:
            if slots[place] == hashed:
                return False
            place = (place + 1) & mask
        slots[place] = hashed
        return True


def renamed(id: str | None, place: int, added: int) -> str:
    """The name that `Names` gave, of what it gave with it."""
    return (id or str(place)) + f"@{place}" * added
