"""The records of one file in (mappings, each with its place), `FILE#ID` or `FILE#PLACE` out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.given import source_of_fields, word
from pipeline.read.names import Names, renamed
from pipeline.read.opening import Opened


class Records:
    """Names the records of an open file and makes their sources.

    In a part of a file, the lines whose names were given before are known already.
    """

    def __init__(self, file: Opened) -> None:
        self._file = file
        self._names = Names()
        self._again = Counter(file.part.again) if file.part is not None else None

    def source(self, record: Mapping[str, object], place: int) -> Source | Rejection:
        """The source of a record at a place (a line, a row), counted from 1."""
        settings = self._file.settings
        id = word(settings.fields.of(record, "id"))
        return source_of_fields(record, uri=self._uri(id, place), settings=settings)

    def rejected(self, place: int, code: str, message: str) -> Rejection:
        """The rejection of what is no record."""
        return Rejection(self._uri(None, place), None, "read", code, message)

    def _uri(self, id: str | None, place: int) -> str:
        if self._again is None:
            name, _ = self._names.name(id, place)
        else:
            name = renamed(id, place, self._again[place])
        return f"{self._file.name}#{name}"
