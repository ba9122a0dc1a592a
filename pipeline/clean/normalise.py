"""Raw text enters, the same words leave in the one form the record uses: NFC, single spaces.

A `Passage` is a normalised piece of text that remembers the range of the decoded source in which
it was found, so that alignment has to look only there.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Soft hyphen, zero-width and direction marks, byte order mark, and C0/C1 controls but white space.
INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)


def visible(text: str) -> str:
    """The text in NFC without characters that print nothing."""
    if text.isascii():
        # White space is all that is not printable in most lines.
        if text.isprintable() or not INVISIBLE.search(text):
            return text
        return INVISIBLE.sub("", text)
    if not text.isprintable() and INVISIBLE.search(text):
        text = INVISIBLE.sub("", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text in NFC, nothing invisible in it, every run of white space one space.

    >>> fold(" a\\u00ad b\\u00a0\\n c\\u200b ")
    'a b c'
    """
    folded = " ".join(text.split())
    # All that is left of white space prints, so that few texts need a closer look.
    if folded.isprintable() and (folded.isascii() or unicodedata.is_normalized("NFC", folded)):
        return folded
    return " ".join(visible(text).split())


def squeeze(text: str) -> str:
    """The text without any white space: what two printings of the same words share."""
    words = "".join(text.split())
    if words.isprintable() and (words.isascii() or unicodedata.is_normalized("NFC", words)):
        return words
    return "".join(visible(text).split())


@dataclass(frozen=True, slots=True)
class Passage:
    """One line or paragraph: its text, and the range of the decoded source that prints it.

    `order` is its place among the printed blocks of a page, 0 where that is unknown.
    """

    text: str
    start: int
    end: int
    order: int = 0

    def with_text(self, text: str) -> Passage:
        """The same place, saying only `text`."""
        return Passage(text, self.start, self.end, self.order)


def lines(decoded: str) -> list[Passage]:
    """The printed lines of a plain text, blank ones left out."""
    found = []
    for match in re.finditer(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", decoded):
        text = fold(match[0])
        if text:
            found.append(Passage(text, match.start(), match.end()))
    return found
