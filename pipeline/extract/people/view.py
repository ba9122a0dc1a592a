"""A sentence enters, a view of it leaves: its tokens, what covers them, what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from pipeline.extract.mention import Mention
from pipeline.extract.people.lexis import Lexis
from pipeline.extract.people.shown import Shown
from pipeline.extract.segment import Sentence, Token

_TITLE_CASE_SHARE = 0.75
_SHOUTED_SHARE, _FEW_LETTERS = 0.7, 12
_DASHES = frozenset("-–—")


@dataclass
class View:
    """A sentence as the readers of names and roles look at it; indices count its tokens.

    `covers` maps the first token of an organisation or place to its kind and end;
    `anchors` the first token of a rule's hit to the mention; `shown` is what the whole article
    shows of its words.
    """

    sentence: Sentence
    lexis: Lexis
    covers: dict[int, tuple[str, int]] = field(default_factory=dict)
    anchors: dict[int, Mention] = field(default_factory=dict)
    anchor_ends: dict[int, int] = field(default_factory=dict)
    shown: Shown = field(default_factory=Shown)
    told: dict[int, int] = field(default_factory=dict)
    """Where names of the user's own people start and end."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return self.sentence.folded

    @cached_property
    def _words(self) -> list[bool]:
        return [token[0][0].isalnum() for token in self.tokens]

    @cached_property
    def _capitals(self) -> list[bool]:
        firsts = [token[0][0] for token in self.tokens]
        return [first.isupper() and first.isalnum() for first in firsts]

    @cached_property
    def capitals(self) -> list[int]:
        """The indices of the words with a capital first letter."""
        return [index for index, capital in enumerate(self._capitals) if capital]

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def shouts(self) -> bool:
        """Whether the sentence is printed in capitals, so that a capital says nothing."""
        capitals = sum(map(str.isupper, filter(str.isalpha, self.sentence.text)))
        if capitals <= _SHOUTED_SHARE * _FEW_LETTERS:
            return False
        letters = sum(map(str.isalpha, self.sentence.text))
        return letters > _FEW_LETTERS and capitals > _SHOUTED_SHARE * letters

    @cached_property
    def title_case(self) -> bool:
        """Whether most words have a capital, as in an Indonesian headline."""
        if self.sentence.field != "title" and self.sentence.text[-1:] in ".,;:!":
            return False
        words = [t.text for t in self.tokens if t.is_word and t.text[0].isalpha()]
        if self.sentence.field == "title":
            small = self.lexis.function
            words = [w for w in words if w[0].isupper() or not small.match((w,), 0)]
        capitals = sum(word[0].isupper() for word in words)
        return len(words) > 3 and capitals > _TITLE_CASE_SHARE * len(words)

    @cached_property
    def inside(self) -> list[str]:
        """For each token the kind of the organisation or place that covers it, or ''."""
        return [""] * len(self.tokens)

    def cover(self, start: int, end: int, kind: str) -> None:
        """Note that an organisation, place or law stands there; a longer one wins."""
        if start < end and end > self.covers.get(start, ("", 0))[1]:
            self.covers[start] = (kind, end)
            for index in range(start, end):
                if self.inside[index] != "organisation":
                    self.inside[index] = kind

    def text(self, start: int, end: int) -> str:
        """The printed text of tokens; '' for none."""
        if start >= end:
            return ""
        first, last = self.tokens[start].start, self.tokens[end - 1].end
        return self.sentence.text[first - self.sentence.start : last - self.sentence.start]

    def index_at(self, offset: int) -> int | None:
        """The token that starts at an offset of the field."""
        return self._starts.get(offset)

    def index_ending(self, offset: int) -> int | None:
        """The index after the token that ends at an offset of the field."""
        return self._ends.get(offset)

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {token.start: index for index, token in enumerate(self.tokens)}

    @cached_property
    def _ends(self) -> dict[int, int]:
        return {token.end: index + 1 for index, token in enumerate(self.tokens)}

    def splits_place(self, start: int, end: int) -> bool:
        """Whether tokens cut into a place and end beyond it ("Amerika [Serikat Donald] Trump")."""
        return any(
            kind == "place" and first < start < last < end
            for first, (kind, last) in self.covers.items()
        )

    def is_word(self, index: int) -> bool:
        """Whether there is a word."""
        return 0 <= index < len(self._words) and self._words[index]

    def is_capital(self, index: int) -> bool:
        """Whether there is a word with a capital first letter."""
        return index >= 0 and self._capitals[index : index + 1] == [True]

    def is_acronym(self, index: int) -> bool:
        """Whether there is a word of two or more capitals (and digits) only."""
        word = self.tokens[index].text
        return len(word) > 1 and word.upper() == word and any(c.isalpha() for c in word)

    def is_mark(self, index: int, marks: str | frozenset[str]) -> bool:
        """Whether there is one of these punctuation marks."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text in marks

    def is_dash(self, index: int) -> bool:
        """Whether there is a dash."""
        return self.is_mark(index, _DASHES)

    def is_and(self, index: int) -> bool:
        """Whether there is a word for "and"."""
        return 0 <= index < len(self.tokens) and self.folded[index] in self.lexis.ands

    def role_at(self, index: int) -> Mention | None:
        """The role head that starts at a token."""
        anchor = self.anchors.get(index)
        return anchor if anchor is not None and anchor.rule.read == "role" else None

    def starts_clause(self, index: int) -> bool:
        """Whether a token opens the sentence, a quotation or a bullet."""
        return index == 0 or not (self.is_word(index - 1) or self.is_mark(index - 1, ","))
