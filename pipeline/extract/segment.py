"""Title and text enter, sentences leave: the unit in which rules are matched.

A sentence never crosses a paragraph. Its end is a full stop, question or exclamation mark or an
ellipsis before white space, unless an abbreviation of the language ("TP.", "Dr.") or an initial
stands before it; where a page has glued two sentences ("...năm 2016.Cụ thể, ..."), the stop
between a lower-case letter or digit and a capitalised word is an end too. A name goes on behind
the stop of its short form where an abbreviation in brackets follows ("PT Sagu Tbk. (SAGU)").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from operator import itemgetter
from typing import NamedTuple

import regex

from pipeline.record import TextField

MAX_LENGTH = 1500
"""Longer runs (tables, lists without stops) are cut at a space, which bounds every match."""

_END = regex.compile(
    r"(?!(?<!\.)(?:\.{2,}+|…) +\p{Ll})(?<![.!?…])"  # after "...", small letters go on: no end
    r"(?:[.!?…]+[\"'”’»)\]]*(?=\s|$)(?! \(\p{Lu}[\p{Lu}\p{N}]{1,9}\))"  # "Tbk. (SAGU)"
    r"|(?<=[\p{Ll}0-9\)\"”%]|\p{Lu}{4})[.!?…]+[\"”’»)]*"
    r"(?=[\"“‘]?\p{Lu}[\p{Ll}\p{M}]*(?:[ ,]|$)|\p{Lu}{3,} ))"
)
_MOST = 0.6
_STOPS = frozenset(".,;:!?)")
_WORD_BEFORE = regex.compile(r"[\p{L}\p{M}\p{N}./&-]+$")
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’/&.][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]")


class Token(NamedTuple):
    """A word (inner hyphens, slashes and dots belong to it) or a single punctuation mark."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number rather than a punctuation mark."""
        return self.text[0].isalnum()


_start, _end = itemgetter(1), itemgetter(2)
_made: Callable[[tuple[str, int, int]], Token] = partial(tuple.__new__, Token)


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence: `text` is `field[start:end]`; `paragraph` and `index` count from 0."""

    field: TextField
    start: int
    end: int
    text: str
    paragraph: int
    index: int

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, with offsets in the field."""
        return tuple(map(_made, _tokens(self.text, self.start)))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The tokens, casefolded."""
        return tuple([token[0].casefold() for token in self.tokens])

    @cached_property
    def is_capitalised(self) -> bool:
        """Whether most of its words are capitalised, so that capitals say nothing."""
        words = [token[0] for token in self.tokens if token[0][0].isalpha()]
        return sum(word[0].isupper() for word in words) > _MOST * len(words)

    def tokens_before(self, offset: int) -> int:
        """How many tokens end at an offset of the field or before it."""
        return bisect_right(self.tokens, offset, key=_end)

    def tokens_from(self, offset: int) -> tuple[Token, ...]:
        """The tokens that start at an offset of the field or behind it."""
        return self.tokens[bisect_left(self.tokens, offset, key=_start) :]


def _tokens(text: str, start: int) -> list[tuple[str, int, int]]:
    # Most words stand between two spaces or before a stop: to ask is cheaper than to match.
    found: list[tuple[str, int, int]] = []
    for chunk in text.split(" "):
        end = start + len(chunk)
        if chunk.isalnum():
            found.append((chunk, start, end))
        elif chunk[-1:] in _STOPS and chunk[:-1].isalnum():
            found += (chunk[:-1], start, end - 1), (chunk[-1], end - 1, end)
        else:
            for match in _TOKEN.finditer(chunk):
                first, last = match.span()
                found.append((match.group(), start + first, start + last))
        start = end + 1
    return found


def sentences(field: TextField, text: str, abbreviations: frozenset[str]) -> Iterator[Sentence]:
    """Split a field into sentences; `abbreviations` are lower case and without the final stop."""
    index = offset = 0
    for paragraph, line in enumerate(text.split("\n")):
        for start, end in _spans(line, abbreviations):
            if start < end:
                yield Sentence(
                    field, offset + start, offset + end, line[start:end], paragraph, index
                )
                index += 1
        offset += len(line) + 1


def _spans(line: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(line):
        if _is_abbreviation(line, match.start(), match.group(), abbreviations):
            continue
        yield from _bounded(line, start, match.end())
        start = match.end()
        while start < len(line) and line[start] == " ":
            start += 1
    yield from _bounded(line, start, len(line))


def _is_abbreviation(line: str, stop: int, mark: str, abbreviations: frozenset[str]) -> bool:
    if mark != ".":
        return False
    before = _WORD_BEFORE.search(line, max(0, stop - 20), stop)
    if before is None:
        return False
    word = before.group()
    last = word.rsplit(".", 1)[-1]
    is_initial = len(last) == 1 and last.isupper()
    is_numbering = word.isdigit() and before.start() == 0
    return is_initial or is_numbering or word.casefold() in abbreviations


def _bounded(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_LENGTH:
        cut = line.rfind(" ", start, start + MAX_LENGTH)
        cut = start + MAX_LENGTH if cut <= start else cut
        yield start, cut
        start = cut + 1 if line[cut : cut + 1] == " " else cut
    yield start, end
