"""The sentences of an article enter, what they show of its words leaves: small letters, things.

A word that the article prints in small letters as well is no name where nothing but a verb of
speech stands beside it; nor is what the article calls a firm or a band, a village or a street.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extract.people.lexis import Lexis
from pipeline.extract.segment import Sentence

MAX_WORDS = 4


@dataclass(frozen=True)
class Shown:
    """`small` are the words printed in small letters; `firms` and `places` are folded names.

    `pairs` are two words with capitals and no third, printed more than once.
    """

    small: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, ...]] = frozenset()
    firms: frozenset[tuple[str, ...]] = frozenset()
    places: frozenset[tuple[str, ...]] = frozenset()


def shown(sentences: Iterable[Sentence], lexis: Lexis) -> Shown:
    """What an article shows of its words."""
    small: set[str] = set()
    pairs: Counter[tuple[str, ...]] = Counter()
    firms: set[tuple[str, ...]] = set()
    places: set[tuple[str, ...]] = set()
    for sentence in sentences:
        folded = sentence.folded
        words = [token[0] for token in sentence.tokens]
        small.update(set(words).intersection(folded))
        for index in [at for at, word in enumerate(words) if word != folded[at]]:
            if not _is_opening(sentence, index, lexis):
                continue
            end = _end(words, index)
            if end == index + 2 and not _goes_on(folded, end, lexis):
                pairs[folded[index:end]] += 1
            is_firm = _is_firm(sentence, index, end, lexis)
            is_placed = _is_placed(sentence, index, lexis)
            if is_firm or is_placed:
                names = [folded[index:last] for last in range(index + 1, end + 1)]
                firms.update(names if is_firm else ())
                places.update(names if is_placed else ())
    often = frozenset(pair for pair, count in pairs.items() if count > 1)
    return Shown(frozenset(small), often, frozenset(firms), frozenset(places))


def _goes_on(folded: Sequence[str], end: int, lexis: Lexis) -> bool:
    """Whether a last syllable is half of a word: "Đồn Biên | phòng", border guard."""
    word = " ".join(folded[end - 1 : end + 1])
    return word in lexis.nouns or word in lexis.compounds


def _is_opening(sentence: Sentence, index: int, lexis: Lexis) -> bool:
    """Whether a name may open there: no word with a capital before it but a noun for firms."""
    if index == 0 or not sentence.tokens[index - 1].text[0].isupper():
        return True
    return bool(
        lexis.firm.ends_at(sentence.folded, index) or lexis.kind.ends_at(sentence.folded, index)
    )


def _end(words: Sequence[str], index: int) -> int:
    """The index after the words with a capital that start there."""
    end = index
    limit = min(index + MAX_WORDS, len(words))
    while end < limit and words[end][0].isupper():
        end += 1
    return end


def _is_placed(sentence: Sentence, index: int, lexis: Lexis) -> bool:
    """Whether a noun for kinds of places stands before a name.

    In small letters where it may be a family name: "hồ Linh Đàm" is a lake, Hồ Thị Lan a woman.
    """
    if not lexis.kind.ends_at(sentence.folded, index):
        return False
    return not lexis.given_last or sentence.tokens[index - 1].text[0].islower()


def _is_firm(sentence: Sentence, start: int, end: int, lexis: Lexis) -> bool:
    """Whether a noun for firms stands before a name, or behind it after a comma or "is"."""
    if lexis.firm.ends_at(sentence.folded, start):
        return True
    behind = end + lexis.adverb.match(sentence.folded, end)
    behind += int(behind < len(sentence.tokens) and sentence.tokens[behind].text == ",")
    linked = lexis.link.match(sentence.folded, behind)
    behind += linked
    return behind > end and lexis.firm.match(sentence.folded, behind) > 0
