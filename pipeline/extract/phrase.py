"""The tokens behind a head enter, the end of the body's name leaves.

A name is read piece by piece: known names, places, phrases of a field of work, proper names, joined
by links; it ends where no piece can follow. Word lists and lexicons of the language say what is what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any

import regex

from pipeline.extract.gazetteer import Name, organisations, places
from pipeline.extract.rules import Pack, pack
from pipeline.extract.segment import Sentence, Token

Phrases = dict[str, list[tuple[str, ...]]]

_ACRONYM = regex.compile(r"\p{Lu}[\p{Lu}\d]*(?:[-&./]\p{Lu}*[\p{Lu}\d]+)*")
_NUMBER = regex.compile(r"[\dIVXLC]+(?:[./-]\d+)*[A-Z]?")


@dataclass(slots=True)
class Body:
    """A name's extent in tokens: `end` of all, `core` before the place it ends in.

    `short` are the token spans of abbreviations in parentheses, `doubt` the index from which on
    the words may be another name (a person's), `place` whether it ends in a place.
    """

    end: int
    core: int
    pieces: int = 0
    known: bool = False
    doubt: int | None = None
    short: list[tuple[int, int]] = field(default_factory=list)
    inner: int | None = None


def _index(entries: Iterable[str], fold: Callable[[str], str] = str.lower) -> Phrases:
    index: Phrases = {}
    for words in {tuple(fold(entry).replace(",", " , ").split()) for entry in entries}:
        index.setdefault(words[0], []).append(words)
    for phrases in index.values():
        phrases.sort(key=len, reverse=True)
    return index


def _match(index: Phrases, words: list[str], at: int) -> int:
    """How many words at a position make the longest phrase of an index."""
    for phrase in index.get(words[at], ()) if at < len(words) else ():
        if tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


class Grammar:
    """What a language says of names of bodies."""

    def __init__(self, rules: Pack) -> None:
        self.rules = rules
        self.fold = organisations(rules.code).fold
        heads: Mapping[str, Mapping[str, Any]] = rules.lexicons.get("organisation_head", {})
        self.heads = {self.fold(head): entry for head, entry in heads.items()}
        self.head_index = _index(self.heads)
        self.nouns = _index(rules.words("organisation_nouns"), self.fold)
        self.activities = _index(rules.words("organisation_activities"), self.fold)
        self.links = rules.words("organisation_links")
        self.families = rules.words("family_names")
        self.kinds: Mapping[str, str] = rules.lexicons.get("place_type", {})
        self.types = _index(self.kinds)
        self.at = rules.lexicons.get("organisation_at", {})
        self.seats = rules.lexicons.get("organisation_seat", {})
        self.generic = rules.lexicons.get("organisation_generic", {})
        self.compound_before = rules.lexicons.get("organisation_compound_before", {})
        self.generic_after = rules.lexicons.get("organisation_generic_after", {})
        settings = rules.lexicons.get("organisation_grammar", {})
        self.unknown_ends = settings.get("unknown") == "end"
        noun, syllable = settings.get("noun"), settings.get("syllable")
        self.syllable = regex.compile(syllable) if syllable else None
        self.noun_pattern = regex.compile(noun) if noun else None
        lists = ("nouns", "common", "adjectives", "verbal_nouns", "organisation_nouns")
        self.common = frozenset().union(*(rules.words(name) for name in lists))
        self.stops = rules.words("function") | rules.words("reporting_verbs") | rules.words("verbs")
        self.compounds = self.common | rules.words("verbs") | rules.words("compounds")

    def is_common(self, word: str) -> bool:
        """Whether a word, in small letters, belongs to the general vocabulary."""
        return word in self.common or bool(self.noun_pattern and self.noun_pattern.match(word))


@cache
def grammar(code: str) -> Grammar:
    """The grammar of a language."""
    return Grammar(pack(code))


@lru_cache(maxsize=512)
def _names(code: str, text: str) -> tuple[dict[int, Name], dict[int, Name]]:
    """The known places and bodies of a sentence, by their start in it."""
    return (
        {name.start: name for name in places(code).find(text)},
        {name.start: name for name in organisations(code).find(text)},
    )


class Line:
    """A sentence's tokens with what the language knows of each position."""

    def __init__(self, code: str, text: str, tokens: tuple[Token, ...], offset: int) -> None:
        self.grammar = grammar(code)
        self.text, self.tokens, self.offset = text, tokens, offset
        folded = self.grammar.fold(text)
        self.words = [folded[t.start - offset : t.end - offset] for t in tokens]
        self._places, self._bodies = _names(code, text)
        self._starts = {token.start - offset: i for i, token in enumerate(tokens)}
        self._ends = {token.end - offset: i + 1 for i, token in enumerate(tokens)}

    def at(self, start: int) -> int | None:
        """The token that starts at an offset of the field."""
        return self._starts.get(start - self.offset)

    def until(self, end: int) -> int | None:
        """The index behind the token that ends at an offset of the field, or spans it."""
        exact = self._ends.get(end - self.offset)
        if exact is not None:
            return exact
        return next((i + 1 for i, t in enumerate(self.tokens) if t.start < end < t.end), None)

    def place(self, i: int) -> int:
        """How many tokens at `i` are a known place."""
        return self._known(self._places, i)

    def in_place(self, i: int) -> bool:
        """Whether the token at `i` is a part of a longer name of a place ("Đài Loan", Taiwan)."""
        return any(0 <= i - j < self.place(j) > 1 for j in range(max(0, i - 3), i + 1))

    def body(self, i: int) -> int:
        """How many tokens at `i` are a known body."""
        return self._known(self._bodies, i)

    def _known(self, names: dict[int, Name], i: int) -> int:
        if i >= len(self.tokens):
            return 0
        name = names.get(self.tokens[i].start - self.offset)
        if name is None:
            return 0
        end = self._ends.get(name.end)
        if end is None and self.text[name.end] == "-" and name.end + 1 in names:
            end = self._ends.get(names[name.end + 1].end)
        return 0 if end is None else end - i

    def capital(self, i: int) -> bool:
        """Whether the token at `i` starts with a capital letter."""
        return i < len(self.tokens) and self.tokens[i].text[0].isupper()

    def acronym(self, i: int) -> bool:
        """Whether the token at `i` is in capitals only."""
        if i >= len(self.tokens):
            return False
        text = self.tokens[i].text
        return len(text) > 1 and _ACRONYM.fullmatch(text) is not None

    def number(self, i: int) -> bool:
        """Whether the token at `i` is a number, Arabic or Roman."""
        return i < len(self.tokens) and _NUMBER.fullmatch(self.tokens[i].text) is not None

    def head(self, i: int) -> int:
        """How many tokens at `i` are a head, capitalised."""
        return _match(self.grammar.head_index, self.words, i) if self.capital(i) else 0

    def person(self, i: int) -> bool:
        """Whether a personal name seems to start at `i`: a family name and another capital."""
        if not self.grammar.families or not self.capital(i) or not self.capital(i + 1):
            return False
        return self.words[i] in self.grammar.families and not self.place(i) and not self.acronym(i)

    def typed_place(self, i: int) -> tuple[int, int]:
        """Tokens of "<type> <Name>" at `i` (all, and the type's), (0, 0) where there is none."""
        length = _match(self.grammar.types, self.words, i)
        if not length or self.person(i):
            return 0, 0
        if self.words[i + length : i + length + 1] == ["."]:
            length += 1
        after = i + length
        known = self.place(after)
        if known:
            return length + known, length
        if self.number(after) and not self.capital(after):
            return length + 1, length
        if self.grammar.kinds.get(" ".join(self.words[i : i + length])) == "other":
            return 0, 0
        run = 0
        while run < 3 and self.capital(after + run) and not self.head(after + run):
            if run and (self.person(after + run) or self.words[after + run] in self.grammar.stops):
                break
            run += 1
            if self.unknown_stop(after + run):
                break
        return (length + run, length) if run else (0, length)

    def unknown_stop(self, i: int) -> bool:
        """Whether the language ends names before an unknown capitalised word and here is one."""
        return self.grammar.unknown_ends and not self.grammar.is_common(self._word(i))

    def _word(self, i: int) -> str:
        return self.words[i] if i < len(self.words) else ""

    @cached_property
    def titled(self) -> bool:
        """Whether it is a headline that capitalises most words, or all in capitals."""
        words = [t.text for t in self.tokens if t.text.isalpha() and len(t.text) > 3]
        capitals = sum(word[0].isupper() for word in words)
        return len(words) > 3 and capitals > 0.75 * len(words)

    def shouted(self, i: int) -> bool:
        """Whether the word at `i` is in capitals among words in capitals."""
        near = self.tokens[max(0, i - 1) : i + 2]
        return all(t.text.isupper() for t in near if t.is_word) and len(near) > 1

    def verb(self, i: int) -> bool:
        """Whether the word at `i` is a verb or a function word."""
        return self._word(i) in self.grammar.stops

    def foreign(self, i: int) -> bool:
        """Whether the token at `i` is no word of the language: an acronym, a brand, English."""
        if not self.capital(i):
            return False
        token, word = self.tokens[i].text, self.words[i]
        if self.acronym(i) or any(c.isupper() for c in token[1:]):
            return True
        syllable = self.grammar.syllable
        return token.isascii() and syllable is not None and syllable.match(word) is None

    def role_before(self, i: int) -> bool:
        """Whether the words before `i` are a role: "Kepala", head of."""
        roles = self.grammar.rules.lexicons.get("role_head", {})
        return any(" ".join(self.words[i - n : i]) in roles for n in (1, 2, 3) if i >= n)

    def noun(self, i: int) -> int:
        """How many tokens at `i` name a field of work."""
        return _match(self.grammar.nouns, self.words, i)

    def activity(self, i: int) -> int:
        """How many tokens at `i` say what a body does."""
        return _match(self.grammar.activities, self.words, i)

    def vocabulary(self, i: int) -> int:
        """How many tokens at `i` are capitalised and of the general vocabulary of names."""
        if not self.capital(i) or self.head(i) or self.place(i):
            return 0
        phrase = max(self.noun(i), self.activity(i))
        if phrase:
            return phrase
        return int(self.grammar.unknown_ends and self.grammar.is_common(self.words[i]))

    def loose_pair(self, i: int) -> int:
        """2 where a small syllable behind a capitalised one is no word that could go on."""
        if i + 1 >= len(self.words) or not self.words[i].isalpha() or self.foreign(i):
            return 0
        small = self.words[i + 1]
        after = " ".join(self.words[i + 1 : i + 3])
        if self.tokens[i + 1].text != small or not small.isalpha() or small in self.grammar.stops:
            return 0
        return 0 if after in self.grammar.compounds or after in self.grammar.stops else 2

    def pair(self, i: int) -> int:
        """2 where a capitalised word and a small one make a word of the language."""
        if not self.capital(i) or i + 1 >= len(self.words) or not self.words[i + 1].isalpha():
            return 0
        if self.tokens[i + 1].text != self.words[i + 1]:
            return 0
        return 2 if f"{self.words[i]} {self.words[i + 1]}" in self.grammar.compounds else 0


@lru_cache(maxsize=256)
def line(code: str, sentence: Sentence) -> Line:
    """A sentence as a line of tokens that the grammar can read."""
    return Line(code, sentence.text, sentence.tokens, sentence.start)
