"""A passage and the decoded source enter; the place where the source prints its words leaves.

The source is read once into a stream without tags, entities or white space, cut in pieces that
know their offsets; a passage, squeezed the same way, is looked up in that stream.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape

from pipeline.clean.normalise import Passage, squeeze, visible

LIMIT = 16_000_000  # characters; beyond this no press article is worth a minute of reading
PIECE = 160
BODY = re.compile(r"<body\b", re.IGNORECASE)
SEEN = 24  # characters at each end of a passage by which its neighbourhood is found
MISSES = 100  # passages not found; after so many the source is another text and searching stops
WORD = re.compile(r"\S+")
TAG = re.compile(r"""[a-zA-Z/!?][^>"']*(?:(?:"[^"]{0,5000}"|'[^']{0,5000}')[^>"']*){0,200}>""")
# Tags in a row, but none of those that `_Closers` has to look at: comments and unread elements.
TAGS = re.compile(
    r"(?:\s*+<(?!!--|[sStT](?i:cript|tyle|extarea|emplate|vg|itle)\b)"
    r"""[a-zA-Z/!?][^>"']*+(?:(?:"[^"]{0,5000}+"|'[^']{0,5000}+')[^>"']*+){0,200}+>)++"""
)
ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{0,31});?")
SCRIPT = re.compile(r"<script\b[^>]{0,300}>", re.IGNORECASE)
ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
UNREAD = re.compile(r"<(script|style|textarea|template|svg|title)\b", re.IGNORECASE)


class Stream:
    """The words of a source, squeezed, with the way back to its offsets."""

    def __init__(
        self,
        decoded: str,
        start: int = 0,
        end: int | None = None,
        *,
        markup: bool = False,
        scripts: bool = False,
    ) -> None:
        self.decoded = decoded
        self.extent = start, len(decoded) if end is None else end
        self.markup = markup
        self.scripts = scripts  # read is what stands in scripts, where JSON escapes letters
        self._starts: list[int] = []
        self._ranges: list[tuple[int, int]] = []
        self._parts: list[str] = []
        self._length = 0
        if self.extent[1] - start <= LIMIT:
            if scripts:
                self._read_scripts()
            elif markup:
                self._read_markup()
            else:
                self._read_plain()
        self.text = "".join(self._parts)
        self._cursor = 0
        self._misses = 0

    def find(self, text: str) -> Found | None:
        """Where the source prints `text`, preferably after the passage found before."""
        key = squeeze(text)
        if not key:
            return None
        at = self.text.find(key, self._cursor) if self._misses < MISSES else -1
        if at < 0 and self._misses < MISSES:
            at = self.text.find(key)
        if at < 0:
            self._misses += 1
            return None
        self._cursor = at + len(key)
        return Found(*self.range(at, at + len(key)), self, at)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The source range that prints [start, end) of the stream."""
        return self._offset(start), self._offset(end - 1, last=True)

    def _read_plain(self) -> None:
        self._add(*self.extent)

    def _read_scripts(self) -> None:
        for script in SCRIPT.finditer(self.decoded, *self.extent):
            end = self.decoded.find("</script", script.end())
            self._add(script.end(), end if end >= 0 else len(self.decoded))

    def _read_markup(self) -> None:
        source, closers = self.decoded, _Closers(self.decoded)
        position, end = self.extent
        while (opening := source.find("<", position, end)) >= 0:
            self._add(position, opening)
            tags = TAGS.match(source, opening, end)
            position = tags.end() if tags else closers.after(opening)
        self._add(position, max(position, end))

    def _add(self, start: int, end: int) -> None:
        while end - start > PIECE:
            cut = self.decoded.rfind(" ", start, start + PIECE) + 1
            if cut <= start:
                cut = start + PIECE
            self._add_piece(start, cut)
            start = cut
        if start < end:
            self._add_piece(start, end)

    def _add_piece(self, start: int, end: int) -> None:
        words = squeeze(self._read(self.decoded[start:end]))
        if words:
            self._starts.append(self._length)
            self._ranges.append((start, end))
            self._parts.append(words)
            self._length += len(words)

    def _offset(self, at: int, *, last: bool = False) -> int:
        """The source offset where the character `at` of the stream begins (or, `last`, ends)."""
        piece = bisect_right(self._starts, at) - 1
        wanted = at - self._starts[piece]
        start, end = self._ranges[piece]
        raw, position, seen = self.decoded[start:end], 0, 0
        if self._read(raw) == raw and visible(raw) == raw:
            if not wanted and not last:
                return start + len(raw) - len(raw.lstrip())
            if last and wanted + 1 == len(self._parts[piece]):
                return start + len(raw.rstrip())
            for run in WORD.finditer(raw):
                if seen + run.end() - run.start() > wanted:
                    return start + run.start() + wanted - seen + last
                seen += run.end() - run.start()
        while position < len(raw):
            stop = self._unit(raw, position)
            unit = raw[position:stop]
            plain = len(unit) == 1 and unit.isascii() and unit.isalnum()
            count = 1 if plain else len(squeeze(self._read(unit)))
            if count and seen + count > wanted:
                return start + (stop if last else position)
            seen += count
            position = stop
        return end if last else start

    def _read(self, raw: str) -> str:
        """What raw source says: entities or escapes read."""
        if self.scripts and "\\" in raw:
            raw = ESCAPE.sub(lambda match: ESCAPED.get(match[1][0]) or _letter(match), raw)
        return unescape(raw) if (self.markup or self.scripts) and "&" in raw else raw

    def _unit(self, raw: str, position: int) -> int:
        """The end of the smallest printed unit at `position`: an entity, or a letter and marks."""
        if (self.markup or self.scripts) and raw[position] == "&":
            entity = ENTITY.match(raw, position)
            if entity:
                return entity.end()
        if self.scripts and (escaped := ESCAPE.match(raw, position)):
            return escaped.end()
        stop = position + 1
        while stop < len(raw) and unicodedata.combining(raw[stop]):
            stop += 1
        return stop


def _letter(match: re.Match[str]) -> str:
    return chr(int(match[1][1:], 16)) if len(match[1]) == 5 else match[1]


class PageStream:
    """The words of a page: read is only the part in which the article stands, more if need be."""

    def __init__(self, decoded: str, passages: list[Passage]) -> None:
        self.decoded = decoded
        body = BODY.search(decoded)
        self._body = body.start() if body else 0
        extent = _extent(decoded, self._body, passages) or (self._body, len(decoded))
        self._near = Stream(decoded, *extent, markup=True)
        self._whole: Stream | None = None
        self._data: Stream | None = None

    def find(self, text: str) -> Found | None:
        """Where the page prints `text`."""
        found = self._near.find(text)
        if found is None and self._near.extent != (self._body, len(self.decoded)):
            self._whole = self._whole or Stream(self.decoded, self._body, markup=True)
            found = self._whole.find(text)
        if found is None:
            self._data = self._data or Stream(self.decoded, scripts=True)
            found = self._data.find(text)
        return found


def _extent(decoded: str, body: int, passages: list[Passage]) -> tuple[int, int] | None:
    """The part of a page from the first to the last place that prints the ends of a passage."""
    first, last = len(decoded), 0
    for passage in passages:
        start = _printed(decoded, passage.text[:SEEN], body)
        end = decoded.rfind(passage.text[-SEEN:], body)
        if start < 0 or end < 0:
            return None
        first, last = min(first, start), max(last, end + SEEN)
    return (first, min(last, len(decoded))) if first < last else None


def _printed(decoded: str, words: str, start: int) -> int:
    """The first place after `start` that prints the words, in no tag and no script; or -1."""
    for _ in range(SEEN):
        at = decoded.find(words, start)
        if at < 0:
            return -1
        in_tag = decoded.rfind("<", 0, at) > decoded.rfind(">", 0, at)
        in_script = decoded.rfind("<script", 0, at) > decoded.rfind("</script", 0, at)
        if not in_tag and not in_script:
            return at
        start = at + 1
    return -1


class _Closers:
    """Finds where a tag, comment or unread element ends, in time linear in the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._missing: set[str] = set()

    def after(self, opening: int) -> int:
        source = self.source
        first = source[opening + 1 : opening + 2]
        if first == "!" and source.startswith("<!--", opening):
            return self._past("-->", opening + 4) or opening + 4
        unread = UNREAD.match(source, opening) if first in "sStT" else None
        if unread:
            name = unread[1].lower()
            closing = self._past(f"</{name}", unread.end())
            if closing:
                return (source.find(">", closing) + 1) or len(source)
        tag = TAG.match(source, opening + 1)
        if tag:
            return tag.end()
        if first.isalpha() or source.startswith("</", opening):
            return (source.find(">", opening) + 1) or len(source)
        return opening + 1

    def _past(self, closer: str, position: int) -> int:
        """The offset after the next `closer` (any case), 0 where there is none."""
        if closer in self._missing:
            return 0
        at = self.source.find(closer, position)
        if at < 0 and closer.startswith("</"):
            found = re.compile(re.escape(closer), re.IGNORECASE).search(self.source, position)
            at = found.start() if found else -1
        if at < 0:
            self._missing.add(closer)
            return 0
        return at + len(closer)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage is printed: its source range, and the way to any span of its words.

    `at` is the passage's place in `stream`; without one, the source prints it letter by letter.
    """

    start: int
    end: int
    stream: Stream | None = None
    at: int = 0

    def span(self, text: str, begin: int, start: int, end: int) -> tuple[int, int] | None:
        """The source range of `text[start:end]`; the passage stands in `text` from `begin`.

        A passage is folded: its only white space is single blanks, which the stream has not. They
        are counted, not cut out, so that an article of one long paragraph costs no more.
        """
        if self.stream is None:
            return self.start + start - begin, self.start + end - begin
        first = self.at + start - begin - text.count(" ", begin, start)
        last = first + end - start - text.count(" ", start, end)
        return self.stream.range(first, last) if first < last else None


def locate(decoded: str, passage: Passage, stream: PageStream | None) -> Found | None:
    """Where `decoded` prints the passage; `stream` is the whole page's where it is a page."""
    if stream is not None:
        return stream.find(passage.text)
    at = decoded.find(passage.text, passage.start, passage.end)
    if at >= 0:
        return Found(at, at + len(passage.text))
    within = Stream(decoded, passage.start, passage.end)
    return within.find(passage.text)


class Places:
    """Knows of every span of a document's text and title where the source prints its words."""

    def __init__(self, text: str, title: str) -> None:
        self._texts = {"text": text, "title": title}
        self._starts: dict[str, list[int]] = {"text": [], "title": []}
        self._found: dict[str, list[tuple[int, Found | None]]] = {"text": [], "title": []}

    def add(self, name: str, start: int, end: int, found: Found | None) -> None:
        """A paragraph (or the title) at [start, end), in the order of the text."""
        self._starts[name].append(start)
        self._found[name].append((end, found))

    def place(self, name: str, start: int, end: int) -> tuple[int, int] | None:
        """The source range of a span within one paragraph; None where it is unknown."""
        index = bisect_right(self._starts[name], start) - 1
        if index < 0:
            return None
        block, (stop, found) = self._starts[name][index], self._found[name][index]
        if found is None or end > stop:
            return None
        return found.span(self._texts[name], block, start, end)
