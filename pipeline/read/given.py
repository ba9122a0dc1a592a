"""What a program hands over in (a page, a text, a path, a mapping), its `Source` out.

The lines of a JSONL file go through the same door: `source_of_fields`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.document import MediaType, Source
from pipeline.errors import Rejection
from pipeline.lang import codes
from pipeline.read.files import LARGEST, RECORDS, load, media_type, rejected, too_large, uri_of

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
            return _file(given)
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


def _file(path: Path) -> Source | Rejection:
    if path.suffix.lower() == RECORDS:
        message = "a JSONL file holds many articles: hand over its lines"
        return rejected(uri_of(path), "many_articles", message)
    return load(path)


def _sized(source: Source) -> Source | Rejection:
    size = len(source.content)
    return too_large(source.uri, size, source.id) if size > LARGEST else source


def source_of_fields(
    fields: Mapping[str, object],
    *,
    uri: str,
    language: str | None = None,
    published: str | None = None,
) -> Source | Rejection:
    """The source of a mapping with `text` or `html` (HTML wins); the rest are defaults."""
    id = _word(fields.get("id"))
    kind: MediaType = "text/html" if fields.get("html") else "text/plain"
    content = fields.get("html") or fields.get("text")
    if content is None:
        content = fields.get("html")
    if content is None:
        return rejected(uri, "no_text", "neither a field `text` nor `html`: add one", id)
    if not isinstance(content, str):
        return rejected(uri, "bad_field", "`text` or `html` is no string: mend the record", id)
    values = {name: _word(fields.get(name)) for name in _TEXTS}
    for name in ("id", *_TEXTS):
        if fields.get(name) is not None and _word(fields[name]) is None:
            return rejected(uri, "bad_field", f"`{name}` is no string: mend the record", id)
    values["language"] = values["language"] or language
    values["published"] = values["published"] or published
    if values["language"] and not _LANGUAGE.fullmatch(values["language"]):
        return rejected(
            uri, "unknown_language", f"`language` {values['language']!r} is no ISO 639 code", id
        )
    return _sized(Source(uri, encode(content), kind, id=id, charset="utf-8", **values))


def _word(value: object) -> str | None:
    """A field as text: numbers too (ids, dates like 20240412); blank is none."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return encode(str(value)).decode().strip() or None
