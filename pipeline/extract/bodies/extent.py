"""A line and the head of a body's name enter, the extent of the whole name leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.extract.bodies.line import Line
from pipeline.extract.bodies.pieces import Pieces
from pipeline.extract.bodies.walk import CLOSED, PROPER, Body

MAX_DEPTH = 8
"""Bodies within bodies that are read; no name has as many, hostile text may."""


def read_body(line: Line, head: int, after: int, entry: Mapping[str, Any], depth: int = 0) -> Body:
    """Read on from `after`, the token behind the head that starts at `head`."""
    return Extent(line, head, after, entry, depth).read()


class Extent(Pieces):
    """The grammar of a name: which pieces may follow which."""

    def read(self) -> Body:
        """The extent of the name."""
        if self.sort == "none":
            return self.body
        if self.sort == "number":
            self._number_only()
            return self.body
        while self.at < self.limit and self._step():
            pass
        self._whole_word()
        return self.body

    def _whole_word(self) -> None:
        """Drop a last capital that is the first half of a word ("Bộ trưởng" after "Hội đồng")."""
        line, last = self.line, self.body.end - 1
        if self.last not in ("proper", "place") or not self.body.pieces or not line.pair(last):
            return
        if not line.place(last) and line.words[last + 1] not in line.grammar.stops:
            self.body.end = last
            self.body.core = min(self.body.core, last)
            self.body.pieces -= 1

    def _step(self) -> bool:
        line, i = self.line, self.at
        if self.last == "type":
            return False
        token = line.tokens[i]
        if token.text == "(":
            return self._parenthesis()
        if not token.is_word:
            return self._punctuation()
        if self.body.pieces and self._is_rank(i):
            return False
        if self.entry.get("at") and self.body.pieces and line.words[i] in line.grammar.at:
            length = line.place(i + 1)
            return bool(length) and self._take(length + 1, "place", tail=True)
        return self._after_place() if self.last == "place" else self._place() or self._word()

    def _word(self) -> bool:
        if self.last == "known":
            return self._after_known()
        if self.sort in CLOSED:
            return self._closed()
        return self._link() or self._nested() or self._phrase() or self._proper()

    def _parenthesis(self) -> bool:
        """A short form in parentheses belongs to the name where the name goes on behind it."""
        line, i = self.line, self.at
        close = next(
            (j for j in range(i + 1, min(i + 6, self.limit)) if line.words[j] == ")"), None
        )
        if close is None:
            return False
        if close == i + 2 and line.words[i + 1] in line.grammar.suffixes:
            return self._take(close + 1 - i, "known")
        if self.body.short:
            return False
        self.body.short.append((i + 1, close))
        state = (self.at, self.body.end, self.body.core, self.body.pieces, self.last)
        if close != i + 2 or close + 1 >= self.limit:
            return False
        self.at = close + 1
        grown = self.last != "place" and (self._place() or self._suffix())
        if not grown:
            self.at, self.body.end, self.body.core, self.body.pieces, self.last = state
        return grown

    def _suffix(self) -> bool:
        line, i = self.line, self.at
        if line.words[i] in line.grammar.suffixes:
            return self._take(1, "known", tail=True)
        if self.last != "head":
            return False
        if self.sort in PROPER and self.entry["kind"] != "company" and line.capital(i):
            return not line.head(i) and self._proper()
        if self.sort == "place":
            return self._closed()
        return bool(line.head(i) and self._nested())

    def _nested(self) -> bool:
        """A head within: right behind the head a part of the name, later a body itself."""
        line, i = self.line, self.at
        length = line.head(i)
        if not length or line.noun(i) >= length or line.activity(i) >= length:
            return False
        commission = self.sort == "commission" and self.last in ("number", "acronym", "head")
        commission = commission or (self.sort == "police" and self.last == "head")
        if not commission and (self.last != "head" or self.sort in PROPER):
            self.limit = i
            return True
        entry = line.grammar.heads[" ".join(line.words[i : i + length])]
        inner = (
            read_body(line, i, i + length, entry, self.depth + 1)
            if self.limit - i > length and self.depth < MAX_DEPTH
            else Body(i + length, i + length)
        )
        self.body.inner = i
        self.at = inner.end
        self.limit = inner.end
        self.body.short += inner.short
        return self._take(0, "noun")
