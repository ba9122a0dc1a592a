"""A compressed file in, its content as a stream out; a bomb or damage ends it with a typed error.

What can be decompressed before the damage is given out to the last byte.
"""

from __future__ import annotations

import io
import struct
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Protocol

from pipeline.errors import DocumentError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Press in JSON or HTML expands 3 to 20 times; a page repeated over and over, 100 times.
EXPANSION = 200
# Below, a small file of blanks is nobody's bomb.
HARMLESS = 64_000_000

_DICTIONARY = 0x184D2A5D
_CHECKSUM = ("incorrect data check", "incorrect length check", "checksum")


class Decompressor(Protocol):
    """What zlib and zstandard have in common: one member or frame."""

    @property
    def eof(self) -> bool:
        """Whether its end was reached."""

    @property
    def unused_data(self) -> bytes:
        """What lies behind its end."""

    def decompress(self, data: bytes, /) -> bytes:
        """The content of the next bytes."""


class Inflated(io.RawIOBase):
    """The content of all members of a compressed file, one behind the other."""

    def __init__(self, raw: IO[bytes], codec: Codec) -> None:
        self._raw = raw
        self._codec = codec
        self._pieces = _Pieces(raw, codec.begin(raw))
        self._ready = memoryview(b"")
        self._produced = 0
        self._damage: DocumentError | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """The next bytes of the content; a `DocumentError` at the damage, or beyond the cap."""
        target = memoryview(buffer).cast("B")
        while not self._ready:
            if self._damage is not None:
                raise self._damage
            content = self._next()
            if content is None:
                return 0
            self._ready = memoryview(content)
        count = min(len(target), len(self._ready))
        target[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _next(self) -> bytes | None:
        start = self._pieces.consumed
        try:
            content = self._pieces.read(self._codec.piece)
        except EOFError:
            raise self._damaged("it ends too early", 0) from None
        except Exception as error:
            if not _of_codec(error):
                raise
            reason = " ".join(str(error).split())
            if any(one in reason for one in _CHECKSUM):
                # These bytes may be any: of this piece, only whole members count.
                content = self._pieces.whole
                self._damage = _altered()
            else:
                content = self._rescued(start)
                self._damage = self._damaged(reason, len(content))
        if content is not None:
            self._produced += len(content)
            if self._produced > harmless(self._pieces.consumed):
                self._damage = self._damage or bomb()
        return content

    def _rescued(self, start: int) -> bytes:
        """What the damaged piece, which begins at `start`, gives byte by byte before it fails."""
        rescued = bytearray()
        try:
            self._raw.seek(0)
            pieces = _Pieces(self._raw, self._codec.begin(self._raw))
            while pieces.consumed < start:
                pieces.read(self._codec.piece)
            for _ in range(self._codec.piece):
                rescued += pieces.read(1) or b""
        except Exception:
            return bytes(rescued)
        return bytes(rescued)

    def _damaged(self, reason: str, more: int) -> DocumentError:
        return DocumentError(
            "read",
            "damaged",
            f"the file is damaged ({reason}) behind {self._produced + more:,} bytes of its content:"
            " what came before is read; get the file again and run the same command",
        )


def _of_codec(error: Exception) -> bool:
    """Whether the content is at fault, and not the file under it."""
    zstandard = sys.modules.get("zstandard")
    return isinstance(error, (zlib.error, *((zstandard.ZstdError,) if zstandard else ())))


def _altered() -> DocumentError:
    return DocumentError(
        "read",
        "checksum",
        "the checksum of the file is wrong: what was read in it may be altered; get the file again"
        " and run the same command",
    )


def harmless(compressed: int) -> int:
    """To how many bytes so many may expand."""
    return max(HARMLESS, EXPANSION * compressed)


def bomb() -> DocumentError:
    """What ends a file that expands to more."""
    return DocumentError(
        "read",
        "bomb",
        f"expands more than {EXPANSION} times, as no press does: what came before is read;"
        " decompress it yourself if you trust it",
    )


Begin = Callable[[], Decompressor]


class _Pieces:
    """Reads a compressed file piece by piece, from member to member."""

    def __init__(self, raw: IO[bytes], begin: Begin) -> None:
        self.consumed = 0
        self.whole = b""
        """Of the piece read last, what belongs to members that ended in it."""
        self._raw = raw
        self._begin = begin
        self._member: Decompressor | None = None

    def read(self, size: int) -> bytes | None:
        """The content of the next `size` bytes of the file; None at its end."""
        piece = self._raw.read(size)
        self.consumed += len(piece)
        if not piece:
            if self._member is not None:
                raise EOFError
            return None
        content = []
        self.whole = b""
        while piece:
            if self._member is None:
                piece = piece.lstrip(b"\0")  # archives are padded with it
                if not piece:
                    break
                self._member = self._begin()
            content.append(self._member.decompress(piece))
            if not self._member.eof:
                break
            piece = self._member.unused_data
            self._member = None
            self.whole = b"".join(content)
        return b"".join(content)


def gzip(raw: IO[bytes]) -> Begin:
    """How a member of a gzip file is begun."""
    del raw
    return lambda: zlib.decompressobj(31)


def zstd(raw: IO[bytes]) -> Begin:
    """How a frame of a zstd file is begun; web archives bring a dictionary in front."""
    import zstandard

    decompressor = zstandard.ZstdDecompressor()
    head = raw.read(8)
    magic, size = struct.unpack("<II", head) if len(head) == 8 else (0, 0)
    if magic == _DICTIONARY and size <= HARMLESS:
        words = raw.read(size)
        if words.startswith(zstandard.FRAME_HEADER):
            words = decompressor.decompress(words, max_output_size=HARMLESS)
        known = zstandard.ZstdCompressionDict(words)
        decompressor = zstandard.ZstdDecompressor(dict_data=known)
    else:
        raw.seek(0)
    return lambda: decompressor.decompressobj(write_size=16_384)


@dataclass(frozen=True, slots=True)
class Codec:
    """How a file is begun, and of how many bytes the content is held at once."""

    begin: Callable[[IO[bytes]], Begin]
    piece: int


# What a piece expands to is held: at most 4 MB of gzip, 32 MB of zstd.
COMPRESSIONS = {".gz": Codec(gzip, 4096), ".zst": Codec(zstd, 1024)}
