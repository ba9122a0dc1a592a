"""What a program hands over in (a page, a text, a path, a mapping), its `Source` out.

The records of a file go through the same door: `source_of_fields`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from pipeline.document import MediaType, Source
from pipeline.errors import Rejection
from pipeline.lang import codes
from pipeline.read.files import LARGEST, media_type, rejected, too_large
from pipeline.read.opening import load
from pipeline.read.settings import Settings

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_TEXTS = ("url", "title", "published", "language")


def encode(text: str) -> bytes:
    """UTF-8 of a text; a lone surrogate (half of an emoji cut in two) becomes U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def source_of(
    given: object, *, uri: str, known: Mapping[str, str | None] | None = None
) -> Source | Rejection:
    """The source of an article given by a program; `known` wins over what it says itself."""
    known = {name: value for name, value in (known or {}).items() if value is not None}
    language = known.get("language")
    if language == "auto":
        language = known.pop("language") and None
    if language is not None and language not in codes():
        hand = ", ".join(codes())
        return rejected(
            uri, "unknown_language", f"no language {language!r} here (known: {hand}): leave it out"
        )
    source = _plain(given, uri)
    return source if isinstance(source, Rejection) else replace(source, **known)  # type: ignore[arg-type]


def _plain(given: object, uri: str) -> Source | Rejection:
    match given:
        case Source():
            return given
        case Path():
            return load(str(given))
        case str():
            content = encode(given)
            return _sized(Source(uri, content, media_type(content), charset="utf-8"))
        case bytes():
            return _sized(Source(uri, given, media_type(given)))
        case Mapping():
            return source_of_fields(given, uri=uri)
    return rejected(
        uri, "bad_input", f"{type(given).__name__} is no article: give text, bytes, Path or mapping"
    )


def _sized(source: Source) -> Source | Rejection:
    size = len(source.content)
    return too_large(source.uri, size, source.id) if size > LARGEST else source


def source_of_fields(
    record: Mapping[str, object], *, uri: str, settings: Settings | None = None
) -> Source | Rejection:
    """The source of a mapping with `text` or `html` (HTML wins), or what the settings call so."""
    settings = settings or Settings()
    fields = settings.fields
    id = word(fields.of(record, "id"))
    found = {name: fields.of(record, name) for name in fields.contents()}
    kind, content = next(
        ((name, value) for name, value in found.items() if value),
        next(((name, value) for name, value in found.items() if value is not None), ("", None)),
    )
    told = " nor ".join(f"`{fields.path(name)}`" for name in reversed(found))
    if content is None:
        none = "neither a field" if len(found) > 1 else "no field"
        return rejected(uri, "no_text", f"{none} {told}: add it, or say which with --field", id)
    if not isinstance(content, str | bytes):
        message = f"`{fields.path(kind)}` is no string: mend the record"
        return rejected(uri, "bad_field", message, id)
    values = {}
    for name in ("id", *_TEXTS):
        value = fields.of(record, name)
        values[name] = word(value)
        if values[name] is None and not _blank(value):
            message = f"`{fields.path(name)}` is no string: mend the record"
            return rejected(uri, "bad_field", message, id)
    values["language"] = values["language"] or settings.language
    values["published"] = values["published"] or settings.published
    if values["language"] and not _LANGUAGE.fullmatch(values["language"]):
        return rejected(
            uri, "unknown_language", f"`language` {values['language']!r} is no ISO 639 code", id
        )
    media: MediaType = "text/html" if kind == "html" else "text/plain"
    if isinstance(content, bytes):
        return _sized(Source(uri, content, media, **values))
    return _sized(Source(uri, encode(content), media, charset="utf-8", **values))


def word(value: object) -> str | None:
    """A field as text: numbers too (ids, dates like 20240412); blank is none.

    U+0000 is dropped, since no database takes it.
    """
    if isinstance(value, datetime) and value.tzinfo is None and value.time() == time():
        value = value.date()  # of a column whose type has no bare dates
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return encode(str(value)).decode().replace("\0", "").strip() or None


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and word(value) is None)
