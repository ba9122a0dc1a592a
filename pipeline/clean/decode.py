"""The bytes of a source enter, text leaves, with the encoding that it was written in.

Byte order marks first, then UTF-16 by its zeros, then UTF-8 whatever is declared, and only then
the declared and the legacy encodings, told by what the text would become.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from pipeline.clean import legacy
from pipeline.document import Notice, Source
from pipeline.errors import DocumentError

LARGEST = 64 * 1024 * 1024
SAMPLE = 65_536
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
# Letters, marks, digits and punctuation of the scripts that pages here are printed in.
PLAUSIBLE = re.compile(
    "[\t\n\r -~\u00a0-\u024f\u0300-\u0323\u1e00-\u1eff\u2010-\u2030\u20ab\u20ac]"
)
JUNK = [*map(chr, range(9)), *map(chr, range(14, 27)), *map(chr, range(28, 32)), "\ufffd"]
FOREIGN = re.compile("[^\x00-\x7f\ufffd]")


@dataclass(slots=True)
class Decoded:
    """The text of a source, its encoding, and what was done to get there."""

    text: str
    encoding: str
    notices: list[Notice] = field(default_factory=list)

    def notice(self, code: str, message: str) -> None:
        """Note something about the encoding worth telling."""
        self.notices.append(Notice("clean", code, message))


def decode(source: Source, largest: int = LARGEST) -> Decoded:
    """The text of a source, or a typed error where there is none."""
    content = source.content
    if len(content) > largest:
        size = f"{len(content):,} bytes; at most {largest:,} are read."
        message = f"{size} Split it or save the article alone."
        raise DocumentError("clean", "too_large", message)
    if not content.strip(b" \t\r\n\v\f\x00"):
        raise DocumentError("clean", "empty", "There is nothing to read. Give a page or a text.")
    decoded = _marked(content) or _wide(content) or _narrow(content, source.charset)
    if not decoded.text.strip():
        raise DocumentError("clean", "empty", "There is nothing to read. Give a page or a text.")
    _refuse_binary(decoded.text)
    return _mended(decoded)


def _marked(content: bytes) -> Decoded | None:
    """Text that opens with a byte order mark which the rest bears out."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, "replace")
            bad = text.count("\ufffd")
            if bad * 50 > len(text):
                continue
            decoded = Decoded(text, encoding)
            if bad:
                decoded.notice("bad_bytes", f"{bad} byte sequences are no {encoding}.")
            return decoded
    return None


def _wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of Latin text is zero or a small page number."""
    head = content[:SAMPLE]
    if b"\0" not in head:
        return None
    zeros = (head[0::2].count(0), head[1::2].count(0))
    encoding = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    if max(zeros) * 10 > len(head) and min(zeros) * 20 < max(zeros) + 20:
        text = content.decode(encoding, "replace")
        sample = text[:20_000]
        if len(PLAUSIBLE.findall(sample)) > 0.9 * len(sample):
            return Decoded(text, encoding)
    if content.count(b"\0") * 200 > len(content):
        message = "The bytes are no text (too many zero bytes). Give HTML or plain text."
        raise DocumentError("clean", "binary", message)
    return None


def _narrow(content: bytes, charset: str | None) -> Decoded:
    """UTF-8 where it can be, else the encoding that makes the most sense of the bytes."""
    zeros = content.count(b"\0")
    content = content.replace(b"\0", b"") if zeros else content
    decoded = _utf8(content)
    if decoded is None:
        named = DECLARED.search(content[:8_192])
        declared = [charset, named[1].decode("ascii", "replace") if named else None]
        text, encoding = legacy.best(content, [name for name in declared if name])
        decoded = Decoded(text, encoding)
        if "\ufffd" in text:
            decoded.notice("bad_bytes", f"Some bytes are no {encoding} and are shown as \ufffd.")
    if zeros:
        decoded.notice("zero_bytes", f"{zeros} zero bytes were left out.")
    return decoded


def _utf8(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(FOREIGN.findall(text))
    # Legacy bytes hardly ever form UTF-8 sequences by chance: twice as many good as bad will do;
    # a file cut inside a letter has one bad sequence, at its end.
    if bad > 1 + good // 2 or (bad and not good and not text.endswith("\ufffd")):
        return None
    decoded = Decoded(text, "utf-8")
    decoded.notice("bad_bytes", f"{bad} byte sequences are no UTF-8 and are shown as \ufffd.")
    return decoded


def _refuse_binary(text: str) -> None:
    sample = text[:SAMPLE]
    # Many times faster than one pattern over all of it, or than counting what is not there.
    junk = sum(sample.count(char) for char in JUNK if char in sample)
    if junk * 20 > len(sample) or sample.startswith(("%PDF-", "PK\x03\x04", "\x89PNG")):
        message = "The bytes are no text (an image, archive or PDF?). Give HTML or plain text."
        raise DocumentError("clean", "binary", message)


def _mended(decoded: Decoded) -> Decoded:
    """Text whose letters were read in a wrong encoding before it came here, put right if sure."""
    mended = legacy.reread(decoded.text)
    if mended is not None:
        text, name = mended
        decoded.text = text
        decoded.notice("mended", f"The letters were {name} read as another encoding; put right.")
    return decoded
