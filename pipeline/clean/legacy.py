"""Bytes or text in a legacy encoding enter, the text that makes sense leaves.

The tables are language data (`encodings.toml`); which one holds is told by how many of the words
that every text of the language uses stand in the result.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline import lang
from pipeline.clean.normalise import visible

WORD = re.compile(r"[^\W\d_]+")
TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]{0,2000}>", re.I | re.S)
SAMPLE = 60_000
SURE = 0.06  # share of common words: running text has 0.15 and more, wrong tables next to none
WESTERN = "cp1252"
NO_WESTERN_LETTERS = bytes([*range(0xA1), 0xFF])
# What UTF-8 looks like when it is read byte by byte in a western encoding: its first bytes become
# one of LEADS, the next one of TRAILS; the leads common in Vietnamese have few trails.
LEADS = "\u00c2\u00c3\u00c4\u00c5\u00c6"
PAIRS = ("\u00e1\u00ba", "\u00e1\u00bb", "\u00e2\u20ac", "\u00e2\u201a", "\u00e2\u0080")
TRAILS = frozenset(
    [*map(chr, (*range(0x80, 0xC0), *range(0x152, 0x193), *range(0x2013, 0x203B))), *"ˆ˜€™"]
)


@dataclass(frozen=True, slots=True)
class Table:
    """One conversion: western letters as printed -> the letters meant."""

    name: str
    letters: dict[str, str]
    pattern: re.Pattern[str]
    common: frozenset[str]

    def convert(self, text: str) -> str:
        """The text with every code of the table replaced by its letter."""
        return self.pattern.sub(lambda match: self.letters[match[0]], text)


@cache
def tables() -> tuple[Table, ...]:
    """The conversion tables of all languages."""
    found = []
    for code in lang.codes():
        data = _data(code)
        for name, letters in data.get("tables", {}).items():
            ordered = sorted(letters, key=len, reverse=True)
            pattern = re.compile("|".join(map(re.escape, ordered)))
            found.append(Table(name, dict(letters), pattern, frozenset(data["common"])))
    return tuple(found)


def best(content: bytes, declared: list[str]) -> tuple[str, str]:
    """The text of 8-bit bytes and the encoding that reads them best."""
    western = content.decode(WESTERN, "legacy-byte")
    candidates: list[tuple[float, str, str]] = []
    for name in dict.fromkeys([*_known(declared), WESTERN, *_codecs()]):
        text = content.decode(name, "legacy-byte" if name == WESTERN else "replace")
        candidates.append((_sense(text), name, text))
    for table in tables():
        if sense := _sense(table.convert(western[:SAMPLE])):
            candidates.append((sense, table.name, ""))
    top = max(candidates, key=lambda candidate: candidate[0])
    if top[0] < SURE:
        top = candidates[0]
    _, name, text = top
    return (text or next(t for t in tables() if t.name == name).convert(western)), name


def reread(text: str) -> tuple[str, str] | None:
    """Text that was decoded in a wrong encoding before, put right, and what it had been."""
    sample = text[:SAMPLE]
    if sample.isascii() and text.isascii():
        return None
    misread = _misread(sample)
    if misread >= 3:
        from ftfy import fix_encoding  # heavy, and hardly ever needed

        fixed = "".join(fix_encoding(line) for line in text.splitlines(keepends=True))
        if _misread(fixed[:SAMPLE]) * 10 < misread:
            return fixed, "UTF-8"
    return _converted(text, sample)


def _misread(sample: str) -> int:
    """How many letters look like UTF-8 read in a western encoding."""
    # Most pages hold few of these letters, and to look for one costs next to nothing.
    leads = (lead for lead in LEADS if lead in sample)
    pieces = (piece for lead in leads for piece in sample.split(lead)[1:])
    pairs = (pair for pair in PAIRS if pair[1] in sample)
    return sum(piece[:1] in TRAILS for piece in pieces) + sum(map(sample.count, pairs))


def _converted(text: str, sample: str) -> tuple[str, str] | None:
    letters = sample.encode("latin-1", "ignore").translate(None, NO_WESTERN_LETTERS)
    if len(letters) * 50 < len(sample):
        return None
    now = _sense(sample)
    if now > 2 * SURE:
        return None
    ranked = [(_sense(table.convert(sample)), table) for table in tables()]
    sense, table = max(ranked, key=lambda item: item[0], default=(0.0, None))
    if table is None or sense < SURE or sense < 3 * now:
        return None
    return table.convert(text), table.name


@cache
def _codecs() -> tuple[str, ...]:
    return tuple(name for code in lang.codes() for name in _data(code).get("codecs", []))


def _data(code: str) -> dict[str, Any]:
    return lang.toml(code, "encodings")


@cache
def _common() -> frozenset[str]:
    return frozenset(word for code in lang.codes() for word in _data(code).get("common", []))


def _sense(text: str) -> float:
    """The share of words that every text of some language uses."""
    printed = visible(TAGS.sub(" ", text[:SAMPLE])).lower()
    words = WORD.findall(printed)
    common = _common()
    return sum(word in common for word in words) / len(words) if words else 0.0


def _known(names: list[str]) -> list[str]:
    found = []
    for name in names:
        try:
            found.append(codecs.lookup(name).name)
        except LookupError:
            continue
    # A page that says Latin-1 or ASCII is read as windows-1252, as browsers do.
    western = {"iso8859-1", "ascii", "utf-8"}
    return [WESTERN if name in western else name for name in found]


def _undefined(error: UnicodeError) -> tuple[str, int]:
    """The five bytes windows-1252 leaves undefined stand for themselves: legacy fonts use them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("legacy-byte", _undefined)
