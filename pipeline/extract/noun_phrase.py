"""Tokens and a start enter, the end of the noun phrase that starts there leaves.

A counted noun phrase ends before a function word, a verb or a mark; words that only look like one
(`nước ngoài`, abroad, ends in a preposition) are known as compounds. A comma goes on only inside a
coordination of nouns ("6 program, proyek, dan bantuan").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import regex

from pipeline.extract.rules import KEPT, Pack, pack
from pipeline.extract.segment import Token

Sort = Literal["noun", "word", "act", "stop", "verb"]
MAX_TOKENS = 10

_LISTS: tuple[tuple[str, Sort], ...] = (
    ("function", "stop"),
    ("reporting_verbs", "verb"),
    ("verbs", "verb"),
    ("compounds", "noun"),
    ("nouns", "noun"),
    ("adjectives", "word"),
    ("verbal_nouns", "act"),
)
"""Word lists by what they do to a noun phrase; where a word is in two, the earlier list decides."""


@dataclass(frozen=True)
class Vocabulary:
    """The word lists of a language: the sort of each word, by its tokens.

    `lengths` says how many tokens the words have that start with a token, the longest first.
    """

    sorts: dict[tuple[str, ...], Sort]
    lengths: dict[str, tuple[int, ...]]

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Sort] | None:
        """How many tokens the longest known word at this place has, and its sort."""
        for length in self.lengths.get(words[at], ()):
            sort = self.sorts.get(tuple(words[at : at + length]))
            if sort is not None and at + length <= len(words):
                return length, sort
        return None


@lru_cache(maxsize=KEPT)
def vocabulary(code: str) -> Vocabulary:
    """The vocabulary of a language."""
    sorts: dict[tuple[str, ...], Sort] = {}
    for name, sort in _LISTS:
        for word in pack(code).words(name):
            sorts.setdefault(tuple(word.split()), sort)
    lengths: dict[str, set[int]] = {}
    for parts in sorts:
        lengths.setdefault(parts[0], set()).add(len(parts))
    return Vocabulary(
        sorts, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    )


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase: how many tokens it has, and whether its head is a known noun."""

    tokens: int
    known: bool


def noun_phrase(tokens: Sequence[Token], pack: Pack) -> NounPhrase:
    """The noun phrase at the start of `tokens`; of 0 tokens where there is none."""
    words = [token.text.casefold() for token in tokens[: MAX_TOKENS + 8]]
    known_words = vocabulary(pack.code)
    end = _run(tokens, words, 0, known_words, pack)
    if not end:
        return NounPhrase(0, False)
    head = known_words.longest(words, 0)
    end = _coordination(tokens, words, end, known_words, pack)
    return NounPhrase(end, head is not None and head[1] == "noun")


def longest_noun(tokens: Sequence[Token], pack: Pack) -> int:
    """How many tokens the known noun at the start of `tokens` has; 0 where there is none."""
    words = [token.text.casefold() for token in tokens[:8]]
    found = vocabulary(pack.code).longest(words, 0) if words else None
    return found[0] if found is not None and found[1] == "noun" else 0


def _run(
    tokens: Sequence[Token], words: list[str], start: int, known: Vocabulary, pack: Pack
) -> int:
    """The end of a run of words that can belong to one noun phrase."""
    at = start + longest_match(pack.lexicons.get("verb_noun", {}), tokens, start)
    verbs_allowed = 1 if pack.look_up("event_noun", words[start] if words[start:] else None) else 0
    acts = len(words) > start and (
        _is_acronym(tokens[start]) or pack.look_up("actor_noun", words[start]) is not None
    )
    while at < len(words) and at - start < MAX_TOKENS:
        if not _continues(tokens, words, at, pack, is_first=at == start):
            break
        found = known.longest(words, at)
        if found is None:
            if _is_verb_form(words[at], pack):
                break
            at += 1
            continue
        length, sort = found
        if sort == "stop" or (sort in ("act", "word") and at == start):
            break
        if acts and " ".join(words[at : at + length]) in pack.words("verbal_nouns"):
            break  # "500 TCPCPNN hoạt động": what the bodies do
        if sort == "verb":
            if not verbs_allowed or at == start:
                break
            verbs_allowed -= 1
        at += length
    return min(at, len(words))


def _continues(
    tokens: Sequence[Token], words: Sequence[str], at: int, pack: Pack, *, is_first: bool
) -> bool:
    """Whether the word here may belong to the phrase, as far as it is printed."""
    token = tokens[at]
    if not token.is_word or token.text[0].isdigit():
        return False
    if is_first:
        return True
    if token.start - tokens[at - 1].end > 1:
        return False
    if longest_match(pack.lexicons.get("phrase_end", {}), tokens, at) or (
        _names_a_person(tokens, at, pack)
    ):
        return False
    if token.text[0].isupper() and tokens[at - 1].text[0].islower():
        return not longest_match(pack.lexicons.get("sentence_opener", {}), tokens, at)
    return True


def _names_a_person(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether an honorific and a name stand here: of "hai con ông Tám" the children are counted."""
    here, before = tokens[at].text, tokens[at - 1].text
    if not here.islower() or at + 1 >= len(tokens):
        return False
    if pack.look_up("person_honorific", here) is None:
        return False
    if pack.look_up("person_honorific", before) is not None:
        return False  # "hai cô nàng Lan"
    following = tokens[at + 1]
    return following.text[0].isupper() and following.text[1:].islower()


@cache
def _verb_form(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def _is_verb_form(word: str, pack: Pack) -> bool:
    """Whether a word in no list is a verb by its form ("disiagakan", are put on alert)."""
    pattern = pack.fragments.get("verb_form")
    return pattern is not None and _verb_form(pattern).fullmatch(word) is not None


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper()


def _coordination(
    tokens: Sequence[Token], words: list[str], end: int, known: Vocabulary, pack: Pack
) -> int:
    """Goes on over ", noun" and ", and noun" while what follows is a noun again.

    A row of commas is a coordination only if a link closes it, or if its nouns are of one class
    ("7 quận, huyện"): in "1.000 xiên, doanh thu lớn" another statement follows.
    """
    links = pack.lexicons.get("coordinator", {})
    closed = end
    while end < len(words):
        at = end
        comma = words[at] == ","
        if comma:
            at += 1
        linked = at < len(words) and words[at] in links
        if linked:
            at += 1
        if at == end or at >= len(words):
            return closed
        found = known.longest(words, at)
        if found is None or found[1] != "noun" or tokens[at].text[0].isupper():
            return closed
        following = _run(tokens, words, at, known, pack)
        if following - at > 4 or following <= at:
            return closed
        after = known.longest(words, following) if following < len(words) else None
        if (
            after is not None
            and after[1] == "verb"
            and (
                (comma and at - end == 1) or pack.look_up("person_honorific", words[at]) is not None
            )
        ):
            return closed  # "5 triệu lượt theo dõi và cô cập nhật": she acts
        if comma and _is_counted(words[following:], pack):
            return closed  # "450 giường, vốn đầu tư 98 tỷ": another statement
        if linked or (closed == end and _alike(tokens, end, at, pack)):
            closed = following
        end = following
    return closed


def _alike(tokens: Sequence[Token], end: int, at: int, pack: Pack) -> bool:
    """Whether the noun at `at` is of the class of one in the phrase before `end`."""
    added = _classes(tokens, at, pack)
    return bool(added) and any(_classes(tokens, i, pack) & added for i in range(end))


def _classes(tokens: Sequence[Token], at: int, pack: Pack) -> frozenset[str]:
    """The classes of the noun that stands here."""
    nouns = pack.lexicons.get("noun_class", {})
    length = longest_match(nouns, tokens, at)
    printed = " ".join(token.text.casefold() for token in tokens[at : at + length])
    return frozenset(nouns[printed].split()) if length else frozenset()


def _is_counted(words: Sequence[str], pack: Pack) -> bool:
    """Whether a figure follows a noun, at once or behind "as many as" ("sebanyak 19 proyek")."""
    if words and words[0] in pack.lexicons.get("as_many", {}):
        words = words[1:]
    return bool(words) and words[0][0].isdigit()


def longest_match(words: Collection[str], tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` on make the longest of these words; 0 where none does."""
    text = [token.text.casefold() for token in tokens[at : at + 5]]
    phrases = (" ".join(text[:length]) for length in range(len(text), 0, -1))
    return next((phrase.count(" ") + 1 for phrase in phrases if phrase in words), 0)
