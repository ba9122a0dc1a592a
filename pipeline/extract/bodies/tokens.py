"""A sentence enters; its tokens leave, with the known places and bodies among them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from pipeline.extract.bodies.grammar import grammar
from pipeline.extract.gazetteer import Name, organisations, places
from pipeline.extract.segment import Token

_GLUED = regex.compile(r"(?<=[\p{L}\d])\.(?=\p{Lu}\p{M}*[\p{Ll}\p{M}]+$)")


@lru_cache(maxsize=512)
def names_in(code: str, text: str) -> tuple[dict[int, Name], dict[int, Name]]:
    """The known places and bodies of a sentence, by their start in it."""
    folded = places(code).fold(text)  # a language has one spelling for both
    return (
        {name.start: name for name in places(code).find(text, folded)},
        {name.start: name for name in organisations(code).find(text, folded)},
    )


def _unglued(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Tokens with two glued sentences ("TP.HCM.Theo") taken apart."""
    out: list[Token] = []
    for token in tokens:
        glue = _GLUED.search(token.text) if "." in token.text else None
        if glue is None:
            out.append(token)
            continue
        cut = token.start + glue.start()
        out.append(Token(token.text[: glue.start()], token.start, cut))
        out.append(Token(".", cut, cut + 1))
        out.append(Token(token.text[glue.end() :], cut + 1, token.end))
    return tuple(out)


class Tokens:
    """A sentence's tokens; positions are indices of tokens, offsets those of the field."""

    def __init__(self, code: str, text: str, tokens: tuple[Token, ...], offset: int) -> None:
        self.grammar = grammar(code)
        self.text, self.tokens, self.offset = text, _unglued(tokens), offset
        tokens = self.tokens
        folded = self.grammar.fold(text)
        self.words = [folded[t.start - offset : t.end - offset] for t in tokens]
        self._places, self._bodies = names_in(code, text)
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
        length = self._known(self._places, i)
        return 0 if length == 1 and self.compound(i) else length

    def country(self, i: int) -> bool:
        """Whether the known place at `i` can only be a country."""
        name = self._places[self.tokens[i].start - self.offset]
        return all(row["kind"] == "country" for row in name.rows)

    def small(self, i: int) -> bool:
        """Whether the token at `i` is a word in small letters."""
        return i < len(self.tokens) and self.tokens[i].text[0].islower() and self.words[i].isalpha()

    def compound(self, i: int) -> bool:
        """Whether the word at `i` and a small one behind it are one word ("khí quyển", air)."""
        if not self.small(i + 1):
            return False
        return f"{self.words[i]} {self.words[i + 1]}" in self.grammar.compounds

    def pair(self, i: int) -> int:
        """2 where a capitalised word and a small one make a word of the language."""
        if i >= len(self.tokens) or not self.tokens[i].text[0].isupper():
            return 0
        return 2 if self.compound(i) else 0

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
            end = self._ends.get(names[name.end + 1].end) if names is self._places else None
        return 0 if end is None else end - i

    def broken(self, start: int, end: int) -> bool:
        """Whether a hyphen joins the name at `start:end` to something unknown ("PAN-RB")."""
        start, end = start - self.offset, end - self.offset
        rest, before = end + 1, self.text[max(0, start - 2) : start]
        if self.text[end : end + 1] == "-" and self.text[rest : rest + 1].isalnum():
            return rest not in self._places and rest not in self._bodies
        ends = {name.end for names in (self._places, self._bodies) for name in names.values()}
        return (
            len(before) == 2 and before[1] == "-" and before[0].isalnum() and start - 1 not in ends
        )

    def known(self, i: int) -> Name | None:
        """The known body whose name starts at `i`."""
        return self._bodies.get(self.tokens[i].start - self.offset) if self.body(i) else None

    def slice(self, start: int, end: int) -> str:
        """The text between two offsets of the field."""
        return self.text[start - self.offset : end - self.offset]

    def parenthesised(self, after: int) -> list[str]:
        """The words in parentheses right behind a name, as one text, if they are few."""
        if self.words[after : after + 1] != ["("]:
            return []
        close = next((j for j, w in enumerate(self.words[after : after + 6]) if w == ")"), 0)
        if close < 2:
            return []
        return [self.slice(self.tokens[after + 1].start, self.tokens[after + close - 1].end)]

    @property
    def places(self) -> Iterable[Name]:
        """The known places of the sentence, in order."""
        return self._places.values()

    @property
    def bodies(self) -> Iterable[Name]:
        """The known bodies of the sentence, in order."""
        return self._bodies.values()
