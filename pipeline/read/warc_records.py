"""The stream of a web archive in, its records cut apart out; a damaged one costs only itself.

FastWARC reads what is in a record, but it either ends at the first damaged record or passes over it
without a word, so the cutting is ours: each record must be as long as it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pipeline.errors import DocumentError
from pipeline.read.files import LARGEST

LONGEST_HEADER = 1 << 16
LONGEST_RECORD = LARGEST + LONGEST_HEADER
"""Of what is held at once: a record beyond is passed over."""

_CHUNK = 1 << 18
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.I | re.M)
_TYPE = re.compile(rb"^warc-type[ \t]*:[ \t]*([a-z]+)", re.I | re.M)
_ID = re.compile(rb"^warc-record-id[ \t]*:[ \t]*<?(?:urn:uuid:)?([!-=?-~]{1,200})", re.I | re.M)
_BEGIN = re.compile(rb"^WARC/[012]\.\d+\r?\n", re.M)
_HEADER = re.compile(rb"WARC/[012]\.\d+\r?\n(?:[^\r\n]+\r?\n)*\r?\n")
# Two line breaks; some crawlers write fewer.
_END = re.compile(rb"\r?\n\r?\n|(?:\r?\n)?(?:\Z|(?=WARC/[012]\.\d))")


@dataclass(frozen=True, slots=True)
class Cut:
    """A record: its type and id as its header says, and all its bytes.

    `problem` is the code and the message of what is wrong with it.
    """

    type: str
    id: str | None
    content: bytes = b""
    problem: tuple[str, str] | None = None


class Stream(Protocol):
    """A stream that gives what it has."""

    def read1(self, size: int, /) -> bytes:
        """Up to so many bytes; none at the end."""


def records(stream: Stream) -> Iterator[Cut]:
    """The records in order; a stretch that belongs to none is one with a problem.

    Damage of the stream itself is raised when all before it has been given.
    """
    window = _Window(stream)
    while window.past_blank_lines():
        yield _record(window)
    if window.damage is not None:
        raise window.damage


def _record(window: _Window) -> Cut:
    window.fill(LONGEST_HEADER)
    header = _HEADER.match(window.held, window.place, window.place + LONGEST_HEADER)
    length = _LENGTH.search(header[0]) if header is not None else None
    if header is None or length is None:
        window.to_next_record()
        message = "what is here is no WARC record: it is passed over, up to the next one"
        return Cut("", None, problem=("damaged", message))
    kind, id = _TYPE.search(header[0]), _ID.search(header[0])
    type = kind[1].decode().lower() if kind else ""
    name = id[1].decode() if id else None
    whole = len(header[0]) + int(length[1])
    if int(length[1]) > LONGEST_RECORD:
        if not window.skip(whole):
            message = f"the file ends before the {whole:,} bytes that the record says it is long"
            return Cut(type, name, problem=("damaged", f"{message}: get the file again"))
        message = f"{whole:,} bytes, more than the {LARGEST:,} allowed an article: leave it out"
        return Cut(type, name, problem=("too_large", message))
    window.fill(whole + 16)
    if window.left() >= whole and _END.match(window.held, window.place + whole):
        return Cut(type, name, window.take(whole) + b"\r\n\r\n")
    # Other records may lie in what the wrong length would take for content.
    window.to_next_record()
    message = f"the record is not {int(length[1]):,} bytes long as it says: it is passed over"
    return Cut(type, name, problem=("damaged", message))


class _Window:
    """The part of a stream that is held, and the place in it."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.held = b""
        self.place = 0
        self.damage: DocumentError | None = None

    def left(self) -> int:
        """How many bytes are held behind the place."""
        return len(self.held) - self.place

    def fill(self, size: int) -> bool:
        """Hold so many bytes behind the place, or all there are; whether there are as many."""
        missing = size - self.left()
        if missing <= 0:
            return True
        missing = max(missing, _CHUNK)
        parts = [self.held[self.place :]]
        while missing > 0 and self.damage is None:
            try:
                part = self._stream.read1(_CHUNK)
            except DocumentError as error:
                self.damage = error
                break
            if not part:
                break
            parts.append(part)
            missing -= len(part)
        self.held, self.place = b"".join(parts), 0
        return self.left() >= size

    def take(self, size: int) -> bytes:
        """The next bytes, which are held."""
        self.place += size
        return self.held[self.place - size : self.place]

    def skip(self, size: int) -> bool:
        """Pass over so many bytes, a few held at a time; whether there were as many."""
        while size > 0 and self.fill(1):
            step = min(size, self.left())
            self.place += step
            size -= step
        return size <= 0

    def past_blank_lines(self) -> bool:
        """Go on to what is no line break; whether there is something."""
        while self.fill(1):
            while self.place < len(self.held):
                if self.held[self.place] not in b"\r\n":
                    return True
                self.place += 1
        return False

    def to_next_record(self) -> None:
        """Go on to the next line that begins a record, or to the end."""
        self.place += 1
        while True:
            found = _BEGIN.search(self.held, self.place)
            if found:
                self.place = found.start()
                return
            # The beginning of a record may be cut by the end of what is held.
            self.place = max(self.place, len(self.held) - 16)
            if not self.fill(self.left() + 1):
                self.place = len(self.held)
                return
