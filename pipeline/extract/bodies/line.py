"""A sentence enters, a line leaves: its tokens, and what the language knows of each."""

from __future__ import annotations

from functools import cached_property, lru_cache

import regex

from pipeline.extract.bodies.grammar import match
from pipeline.extract.bodies.tokens import Tokens
from pipeline.extract.segment import Sentence

_ACRONYM = regex.compile(r"\p{Lu}[\p{Lu}\d]*(?:[-&./]\p{Lu}*[\p{Lu}\d]+)*")
_SMALL = ("district", "commune")
_NAME = 3
"""Words of most personal names."""
_LONGEST_RUN = 7
_NUMBER = regex.compile(r"[\dIVXLC]+(?:[./-]\d+)*[A-Z]?")


class Line(Tokens):
    """A sentence's tokens with what the language knows of each position."""

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
        return match(self.grammar.head_index, self.words, i) if self.capital(i) else 0

    def person(self, i: int) -> bool:
        """Whether a personal name seems to start at `i`: a family name and another capital."""
        if not self.grammar.families or not self.capital(i) or not self.capital(i + 1):
            return False
        return self.words[i] in self.grammar.families and not self.place(i) and not self.acronym(i)

    def typed_place(self, i: int) -> tuple[int, int]:
        """Tokens of "<type> <Name>" at `i` (all, and the type's), (0, 0) where there is none."""
        length = match(self.grammar.types, self.words, i)
        if not length or self.person(i):
            return 0, 0
        goes_on = self.capital(i + length + 1) or self.number(i + length + 1)
        if self.words[i + length : i + length + 1] == ["."] and goes_on:
            length += 1
        after = i + length
        kind = self.grammar.kinds.get(" ".join(self.words[i : i + length]))
        known = self.place(after)
        if known and not (kind in _SMALL and self.country(after)):
            return length + known, length
        if self.number(after) and not self.capital(after):
            return length + 1, length
        if kind == "other":
            return 0, 0
        if self.person(after) and (kind != "commune" or self._role_start(i) is not None):
            found = self._place_of_a_name(i, after)
            return (length + found, length) if found else (0, length)
        run, most = 0, 2 if self.in_role(i) and not self.grammar.unknown_ends else 3
        while run < most and self.capital(after + run) and not self.head(after + run):
            if run and (self.person(after + run) or self.words[after + run] in self.grammar.stops):
                break
            run += 1
            if self.unknown_stop(after + run):
                break
        return (length + run, length) if run else (0, length)

    def _place_of_a_name(self, i: int, after: int) -> int:
        """How many words of a run that begins like a personal name are those of a place.

        Communes, many of them named after somebody, are read elsewhere unless a role stands before
        the word for their kind, at `i`: then its holder may follow. "Ủy ban huyện | Lâm Sơn" has
        none; "ông Bảy, Chủ tịch xã | Đặng Xá" has named him; and five words are a place and a name.
        """
        run = 0
        while run < _LONGEST_RUN and self.capital(after + run) and not self.head(after + run):
            run += 1
        role = self._role_start(i)
        if role is None or run == 2:
            return 2 if run == 2 and (role is None or self._is_apposed(role)) else 0
        cuts = (run - _NAME, run - _NAME - 1)
        return next(
            (n for n in cuts if n in (2, 3) and self.words[after + n] in self.grammar.families), 0
        )

    def _is_apposed(self, role: int) -> bool:
        """Whether a role stands behind a comma and a name, in whose place no other can follow."""
        return role > 1 and self.words[role - 1] == "," and self.capital(role - 2)

    def in_role(self, i: int) -> bool:
        """Whether a role and the head of a body end before `i`: who holds it may follow."""
        return any(self.role_before(at) for at in self._heads_to(i))

    def _heads_to(self, i: int) -> list[int]:
        """Where heads of bodies begin that end before `i`."""
        return [at for at in range(max(0, i - 4), i) if at + self.head(at) == i]

    def _role_start(self, i: int) -> int | None:
        """Where a role begins that ends before `i`, or before the head of a body that does."""
        roles = self.grammar.rules.lexicons.get("role_head", {})
        starts = (
            at - n
            for at in (self._heads_to(i) or [i])
            for n in (3, 2, 1)
            if at >= n and " ".join(self.words[at - n : at]) in roles
        )
        return next(starts, None)

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
        return len(words) > 4 and capitals > 0.75 * len(words)

    def shouted(self, i: int) -> bool:
        """Whether the word at `i` is in capitals among words in capitals."""
        near = self.tokens[max(0, i - 1) : i + 2]
        return all(t.text.isupper() for t in near if t.is_word) and len(near) > 1

    def verb(self, i: int) -> bool:
        """Whether the word at `i` is a verb or a function word."""
        word, pattern = self._word(i), self.grammar.verb_pattern
        formed = self.titled and pattern is not None and pattern.match(word) is not None
        return formed or word in self.grammar.stops

    def foreign(self, i: int) -> bool:
        """Whether the token at `i` is no word of the language: an acronym, a brand, English."""
        if not self.capital(i):
            return False
        token, word = self.tokens[i].text, self.words[i]
        if self.acronym(i) or any(c.isupper() for c in token[1:]):
            return True
        syllable = self.grammar.syllable
        return token.isascii() and syllable is not None and syllable.match(word) is None

    def compounded(self, i: int) -> bool:
        """Whether a capitalised common word, no role, stands right before `i`."""
        roles = self.grammar.rules.lexicons.get("role_head", {})
        before = self.words[i - 1]
        return self.capital(i - 1) and before not in roles and self.grammar.is_common(before)

    def role(self, i: int) -> bool:
        """Whether the words at `i` are a role."""
        roles = self.grammar.rules.lexicons.get("role_head", {})
        return any(" ".join(self.words[i : i + n]) in roles for n in (1, 2, 3))

    def role_before(self, i: int) -> bool:
        """Whether the words before `i` are a role: "Kepala", head of."""
        roles = self.grammar.rules.lexicons.get("role_head", {})
        return any(" ".join(self.words[i - n : i]) in roles for n in (1, 2, 3) if i >= n)

    def noun(self, i: int) -> int:
        """How many tokens at `i` name a field of work."""
        length = match(self.grammar.nouns, self.words, i)
        if length == 1 and self.compound(i):
            return 0 if self.activity(i) > 1 else 2
        return length

    def activity(self, i: int) -> int:
        """How many tokens at `i` say what a body does."""
        return match(self.grammar.activities, self.words, i)

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
        if not self.small(i + 1) or small in self.grammar.stops:
            return 0
        return 0 if after in self.grammar.compounds or after in self.grammar.stops else 2


@lru_cache(maxsize=256)
def line(code: str, sentence: Sentence) -> Line:
    """A sentence as a line of tokens that the grammar can read."""
    return Line(code, sentence.text, sentence.tokens, sentence.start)
