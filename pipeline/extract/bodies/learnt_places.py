"""Places named with the word for their kind enter, their bare mentions elsewhere leave.

"tỉnh X", "Provinsi X": a name that no table has is a place in this article, before and after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from pipeline.extract.bodies.line import Line, line
from pipeline.extract.mention import Article, Mention
from pipeline.extract.segment import Sentence

_LETTERS = 5
"""A name of one word must be long to be known again without the word for its kind."""


def bare(told: Iterable[Mention], kept: Iterable[Mention], article: Article) -> Iterator[Mention]:
    """Mentions of the names in `told` that stand without the word for their kind."""
    origins: dict[str, Mention] = {}
    for mention in told:
        if _is_telling(mention.value.name, line(article.pack.code, mention.sentence)):
            origins.setdefault(mention.value.name, mention)
    if not origins:
        return
    pattern = _pattern(origins)
    taken = {(m.field, m.start) for m in kept}
    for sentence in article.sentences:
        for match in pattern.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if (sentence.field, start) in taken or not _stands(sentence, start, end, article):
                continue
            origin = origins[match.group()]
            value = replace(origin.value, type=None)
            note = f"called {origin.value.type} elsewhere in this article"
            yield Mention(
                origin.kind, sentence.field, start, end, match.group(), origin.rule, origin.order,
                sentence, value, [note],
            )  # fmt: skip


def _pattern(names: Iterable[str]) -> regex.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return regex.compile(
        r"(?<![\p{L}\p{M}\d_-])(?:"
        + "|".join(map(regex.escape, longest_first))
        + r")(?![\p{L}\p{M}\d_-])"
    )


def _is_telling(name: str, here: Line) -> bool:
    words = name.split()
    if len(words) > 1:
        return not here.grammar.is_common(here.grammar.fold(name))
    long = here.grammar.unknown_ends and len(name) >= _LETTERS
    return long and not here.grammar.is_common(here.grammar.fold(name))


def _stands(sentence: Sentence, start: int, end: int, article: Article) -> bool:
    """Whether the name stands by itself: no part of a person's, a street's or a longer name."""
    here = line(article.pack.code, sentence)
    at, after = here.at(start), here.until(end)
    if at is None or after is None or here.capital(after):
        return False
    before = here.words[at - 1] if at else ""
    if before in article.pack.lexicons["place_not_after"]:
        return False
    return not here.capital(at - 1) or here.verb(at - 1) if at else True
