"""Users' own files of names enter, a lexicon leaves that lies on top of the tables of a language.

CSV with a header line, or TOML with `[[entry]]` tables; the fields are the same in both:

    name           the full name
    kind           person; government, party, ngo, … for a body; place:province, place:other, …
    abbreviations  short forms in capitals, | between (in TOML, a list may stand instead)
    aliases        other printed forms, in the same way
    code           ISO 3166 code, for places only

`name` and `kind` must be there. A bad row is a `UsageError` that names file and line.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from pipeline.errors import UsageError
from pipeline.record import OrganisationKind, PlaceKind

PERSON = "person"
PLACE = "place:"
KINDS = (PERSON, *get_args(OrganisationKind), *(PLACE + kind for kind in get_args(PlaceKind)))
_LISTS = ("abbreviations", "aliases")
_FIELDS = ("name", "kind", *_LISTS, "code")
_SHORTEST = 2


@dataclass(frozen=True, order=True)
class Entry:
    """A person, body or place: its kind as the file has it, and every printed form."""

    name: str
    kind: str
    abbreviations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    code: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Name, abbreviations and aliases."""
        return (self.name, *self.abbreviations, *self.aliases)

    def row(self) -> dict[str, str]:
        """The entry as a row of a gazetteer."""
        return {
            "name": self.name,
            "kind": self.kind.removeprefix(PLACE),
            "abbreviations": "|".join(self.abbreviations),
            "aliases": "|".join(self.aliases),
            "code": self.code,
            "status": "current",
            "own": "yes",
        }


@dataclass(frozen=True)
class Lexicon:
    """Entries in one order, whatever the order of files and rows; `key` names their content."""

    entries: tuple[Entry, ...]

    @cached_property
    def key(self) -> str:
        """A hash of the content: the same entries have the same key in every process."""
        content = json.dumps([asdict(entry) for entry in self.entries], ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    @cached_property
    def people(self) -> tuple[Entry, ...]:
        """The persons."""
        return tuple(entry for entry in self.entries if entry.kind == PERSON)

    def rows(self, table: str) -> tuple[dict[str, str], ...]:
        """The rows that go on top of a gazetteer."""
        wanted = {"organisations": self._is_body, "places": self._is_place}.get(table)
        return tuple(entry.row() for entry in self.entries if wanted and wanted(entry))

    @staticmethod
    def _is_place(entry: Entry) -> bool:
        return entry.kind.startswith(PLACE)

    @staticmethod
    def _is_body(entry: Entry) -> bool:
        return entry.kind != PERSON and not entry.kind.startswith(PLACE)


def read(files: Iterable[Path | str]) -> Lexicon | None:
    """The lexicon of all files together; None where there are no files."""
    paths = [Path(file) for file in files]
    if not paths:
        return None
    return Lexicon(tuple(sorted({entry for path in paths for entry in _entries(path)})))


def _entries(path: Path) -> Iterator[Entry]:
    readers = {".csv": _csv_rows, ".toml": _toml_rows}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"lexicon {path}: give a .csv or .toml file")
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"lexicon {path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"lexicon {path}: is not UTF-8; save it as UTF-8") from error
    for place, row in reader(path, text):
        yield _entry(place, row)


def _csv_rows(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    lines = csv.reader(io.StringIO(text, newline=""))
    header: list[str] | None = None
    for cells in lines:
        place = f"lexicon {path}, line {lines.line_num}"
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [cell.strip().lower() for cell in cells]
            _check_fields(place, header)
            if len(set(header)) < len(header):
                raise UsageError(f"{place}: a column is there twice")
        elif len(cells) > len(header):
            raise UsageError(
                f"{place}: {len(cells)} cells for {len(header)} columns; a name with a comma"
                ' stands in "quotes"'
            )
        else:
            yield place, dict(zip(header, cells, strict=False))


def _toml_rows(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"lexicon {path}: {error}") from error
    entries = tables.pop("entry", None)
    if tables or not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise UsageError(f"lexicon {path}: give nothing but [[entry]] tables")
    headers = (i for i, line in enumerate(text.splitlines(), 1) if line.strip() == "[[entry]]")
    for count, entry in enumerate(entries, start=1):
        line = next(headers, None)
        place = f"lexicon {path}, " + (f"line {line}" if line else f"entry {count}")
        _check_fields(place, entry)
        yield place, entry


def _check_fields(place: str, fields: Iterable[str]) -> None:
    given = list(fields)
    unknown = [name for name in given if name not in _FIELDS]
    if unknown:
        raise UsageError(f"{place}: unknown field {unknown[0]!r}; known are {', '.join(_FIELDS)}")
    lacking = [name for name in ("name", "kind") if name not in given]
    if lacking:
        raise UsageError(f"{place}: there is no {lacking[0]!r}")


def _entry(place: str, row: Mapping[str, Any]) -> Entry:
    values = {name: _text(place, name, row.get(name, "")) for name in ("name", "kind", "code")}
    name, kind, code = values["name"], values["kind"].lower(), values["code"]
    if kind not in KINDS:
        raise UsageError(f"{place}: unknown kind {values['kind']!r}; known are {', '.join(KINDS)}")
    if code and not kind.startswith(PLACE):
        raise UsageError(f"{place}: only places have a code")
    lists = {field: _list(place, field, row.get(field, "")) for field in _LISTS}
    entry = Entry(name, kind, lists["abbreviations"], lists["aliases"], code)
    for form in entry.forms:
        if len(form) < _SHORTEST or not any(letter.isupper() for letter in form):
            raise UsageError(
                f"{place}: {form!r} is no name: it needs {_SHORTEST} letters and a capital"
            )
    return entry


def _list(place: str, field: str, value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else _text(place, field, value).split("|")
    texts = (_text(place, field, part) for part in parts)
    return tuple(dict.fromkeys(text for text in texts if text))


def _text(place: str, field: str, value: object) -> str:
    """A cell in the composed form of the letters, as texts are."""
    if not isinstance(value, str):
        raise UsageError(f"{place}: {field} must be text")
    return " ".join(unicodedata.normalize("NFC", value).split())
