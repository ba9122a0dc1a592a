"""What holds for every article of a call: defaults, and which field of a record says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.errors import UsageError

CONTENT = ("html", "text")
FIELDS = (*CONTENT, "id", "url", "title", "published", "language")
"""The fields that are read of a record; where both contents are there, HTML wins."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Pairs of a field and the path to it in a record; what is not mapped has its own name."""

    mapped: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, given: Iterable[str]) -> Fields:
        """Of `FIELD=PATH` strings.

        >>> Fields.parse(["text=article.body"]).path("text")
        'article.body'
        """
        paths: dict[str, str] = {}
        for one in given:
            name, equals, path = (part.strip() for part in one.partition("="))
            if not equals or not path:
                raise UsageError(f"--field {one!r} is no FIELD=NAME: give one like text=body")
            if name not in FIELDS:
                known = ", ".join(FIELDS)
                raise UsageError(f"--field {one!r}: there is no field {name!r} (known: {known})")
            if name in paths:
                raise UsageError(f"--field {name} is given twice: give it once")
            paths[name] = path
        return cls(tuple(paths.items()))

    def path(self, name: str) -> str:
        """Where a field is in a record."""
        return dict(self.mapped).get(name, name)

    def contents(self) -> tuple[str, ...]:
        """The fields to look for content in: the mapped ones where there are any."""
        mapped = dict(self.mapped)
        return tuple(name for name in CONTENT if name in mapped) or CONTENT

    def of(self, record: Mapping[str, object], name: str) -> object:
        """The value of a field; None where there is none."""
        path = self.path(name) if self.mapped else name
        if path in record or "." not in path:
            return record.get(path)
        value: object = record
        for step in path.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        return value

    def columns(self, names: Iterable[str]) -> list[str]:
        """Of the columns of a table, those that may be read."""
        paths = {self.path(name) for name in (*self.contents(), *FIELDS[len(CONTENT) :])}
        roots = {path.split(".", 1)[0] for path in paths}
        return [name for name in names if name in paths or name in roots]


@dataclass(frozen=True, slots=True)
class Settings:
    """`language` and `published` (ISO 8601) hold where an article does not bring its own."""

    language: str | None = None
    published: str | None = None
    fields: Fields = Fields()
