"""A stretch of a view enters, its words leave, and what the word lists say of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from pipeline.extract.mention import Article
from pipeline.extract.noun_phrase import Vocabulary, vocabulary
from pipeline.extract.observe.view import SYMBOLS, View

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’/&.][\p{L}\p{M}\p{N}]+)*|[\ue000-\uf8ff]|[^\s]")
DATE, PLACE = SYMBOLS["date"], SYMBOLS["place"]
ACTORS = frozenset((SYMBOLS["organisation"], SYMBOLS["person"]))
FIRST_SYMBOL = "\ue000"
MAX_HEAD = 4
"""Of how many words the longest entry of a lexicon of heads may be."""


class Word(NamedTuple):
    """A word, symbol or mark of the view, folded, with its span in the view."""

    text: str
    start: int
    end: int
    is_capital: bool = False
    """Whether it is printed with a capital inside the sentence."""

    @property
    def is_symbol(self) -> bool:
        """Whether it stands for a mention."""
        return self.text[0] >= FIRST_SYMBOL

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a symbol rather than a mark."""
        return self.text[0].isalnum() or self.is_symbol


@dataclass(frozen=True, slots=True)
class Measure:
    """Words that name what is measured, and their span in the view."""

    text: str
    start: int
    end: int


def words(view: View, start: int, end: int) -> list[Word]:
    """The words of a stretch of the view."""
    if view.words is None:
        view.words = _split(view, 0, len(view.text))
        view.word_starts = [word.start for word in view.words]
    first, last = bisect_left(view.word_starts, start), bisect_left(view.word_starts, end)
    # An end inside a word leaves a part of it.
    if last and view.words[last - 1].end > end:
        last -= 1
        return [
            *words(view, start, view.words[last].start),
            *_split(view, max(start, view.words[last].start), end),
        ]
    if first and view.words[first - 1].end > start:
        return [*_split(view, start, min(view.words[first - 1].end, end)), *view.words[first:last]]
    return view.words[first:last]


def _split(view: View, start: int, end: int) -> list[Word]:
    return [
        Word(m.group().casefold(), m.start(), m.end(), m.start() > 0 and m.group()[0].isupper())
        for m in _WORD.finditer(view.text, start, end)
    ]


def printed(view: View, found: Sequence[Word]) -> Measure | None:
    """The words as they are printed; what was cut out between them is left out."""
    if not found:
        return None
    pieces: list[str] = []
    at = found[0].start
    for word, following in zip(found, [*found[1:], None], strict=True):
        if following is None or view.text[word.end : following.start].strip():
            pieces.append(view.printed(at, word.end))
            at = following.start if following else at
    return Measure(" ".join(pieces), found[0].start, found[-1].end)


def listed(texts: Sequence[str], article: Article, lexicon: str) -> int:
    """How many of the first words make an entry of a lexicon, the longest; 0 where none does."""
    if not texts or texts[0] not in article.pack.first_words(lexicon):
        return 0
    entries = article.pack.lexicons[lexicon]
    lengths = range(min(MAX_HEAD, len(texts)), 0, -1)
    return next((n for n in lengths if " ".join(texts[:n]) in entries), 0)


def head_length(texts: Sequence[str], article: Article) -> int:
    """How many of the first words head the name of a measure ("tổng giá trị", total value)."""
    if listed(texts, article, "no_head"):
        return 0
    return listed(texts, article, "measure_head") or _possessed_head(texts, article)


def _possessed_head(texts: Sequence[str], article: Article) -> int:
    """1 where the first word is a head with an ending that points back ("kontribusinya")."""
    heads = article.pack.lexicons.get("measure_head", {})
    for ending in article.pack.lexicons.get("possessive_ending", {}):
        if texts and texts[0].endswith(ending) and texts[0].removesuffix(ending) in heads:
            return 1
    return 0


def first_head(texts: Sequence[str], article: Article) -> int | None:
    """Where the first head of a measure stands; inside a longer noun ("nhà đầu tư") is none."""
    at = 0
    while at < len(texts):
        if head_length(texts[at:], article):
            return at
        found = known(article).longest(texts, at)
        skips = found is not None and (found[1] == "noun" or found[0] > 1)
        at += found[0] if found is not None and skips else 1
    return None


def known(article: Article) -> Vocabulary:
    """The vocabulary of the article's language."""
    return vocabulary(article.pack.code)


def sort_of(texts: Sequence[str], article: Article, at: int = 0) -> str | None:
    """What the word lists call the longest word at a place: noun, act, verb, word, stop."""
    found = known(article).longest(texts, at) if at < len(texts) else None
    return found[1] if found is not None else None


def is_stop(word: str, article: Article) -> bool:
    """Whether a word is a function word."""
    return sort_of([word], article) == "stop"


def is_nominal(texts: Sequence[str], article: Article) -> bool:
    """Whether these words begin with a noun, a verbal noun or the head of a measure."""
    return sort_of(texts, article) in ("noun", "act") or bool(head_length(texts, article))


def chunks(found: list[Word], article: Article) -> list[list[Word]]:
    """The words grouped into the longest ones known ("tiếp nhận" is one)."""
    texts = [word.text for word in found]
    grouped: list[list[Word]] = []
    at = 0
    while at < len(found):
        longest = known(article).longest(texts, at)
        length = longest[0] if longest else 1
        grouped.append(found[at : at + length])
        at += length
    return grouped
