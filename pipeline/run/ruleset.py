"""The fingerprint of everything that decides what is read in an article.

Rules are data and code: the fingerprint is a hash over every file of the stages and languages, and
over what the user asks for. The same program, asked for the same, has the same fingerprint on every
machine; whatever could change a record changes it.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.document import Captions
    from pipeline.extract.lexicon import Lexicon

_PARTS = ("clean", "detect", "document.py", "extract", "lang", "record.py")


def fingerprint(lexicon: Lexicon | None = None, captions: Captions = "apart") -> str:
    """Sixteen hex digits."""
    own = lexicon.key if lexicon is not None else ""
    return hashlib.sha256(f"{_program()}|{own}|{captions}".encode()).hexdigest()[:16]


@cache
def _program() -> str:
    digest = hashlib.sha256()
    for part in _PARTS:
        for name, file in _files(files("pipeline") / part, part):
            content = file.read_bytes()
            digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _files(place: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """Every file below a place, in the order of names; compiled code is no source."""
    if place.is_file():
        yield name, place
        return
    for inside in sorted(place.iterdir(), key=lambda one: one.name):
        if inside.name != "__pycache__" and not inside.name.startswith("."):
            yield from _files(inside, f"{name}/{inside.name}")
