"""Two texts enter, how alike they are leaves: F1 of the shingles of four words."""

from __future__ import annotations

import unicodedata
from collections import Counter

import regex


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words, counted."""
    words = regex.findall(r"\w+", unicodedata.normalize("NFC", text))
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def f1(gold: str, text: str) -> float:
    """1 where both say the same."""
    wanted, found = shingles(gold), shingles(text)
    total = wanted.total() + found.total()
    return 2 * (wanted & found).total() / total if total else 1.0
