"""A line and a head enter; the walk over the tokens behind it, and the extent it has found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.extract.bodies.grammar import match
from pipeline.extract.bodies.line import Line

PROPER = frozenset({"proper", "company", "party", "school", "latin", "police"})
"""Sorts of body that may be any proper name."""
CLOSED = frozenset({"place", "number", "none", "acronym"})
"""Sorts of body that take nothing but what they say."""
_MAX_TOKENS = 26


@dataclass(slots=True)
class Body:
    """A name's extent in tokens: `end` of all, `core` before the place it ends in.

    `pieces` counts what was read behind the head, `known` tells a name of the table, `bare` a head
    with only a word for a kind of place, `short` are the spans of short forms in parentheses,
    `doubt` is where another name (a person's) may begin, `inner` where a nested body begins.
    """

    end: int
    core: int
    pieces: int = 0
    known: bool = False
    doubt: int | None = None
    short: list[tuple[int, int]] = field(default_factory=list)
    inner: int | None = None
    bare: bool = False


class Walk:
    """One walk over the tokens behind a head; `last` is the class of the piece just read."""

    def __init__(
        self, line: Line, head: int, after: int, entry: Mapping[str, Any], depth: int = 0
    ) -> None:
        self.line, self.entry, self.sort, self.depth = line, entry, str(entry["body"]), depth
        self.limit = min(len(line.tokens), head + _MAX_TOKENS)
        self.at = after
        self.head = " ".join(line.words[head:after])
        self.body = Body(after, after)
        self.last = "head"
        self.named_at: int | None = None
        self.role = line.role_before(head)
        known = line.body(head)
        if known and head + known > after:
            self.at = self.body.end = self.body.core = head + known
            self.body.pieces, self.body.known, self.last = 1, True, "known"

    def _take(self, length: int, last: str, *, tail: bool = False) -> bool:
        self.at += length
        self.body.end = self.at
        self.body.pieces += 1
        if not tail:
            self.body.core = self.at
        self.last = last
        return True

    def _continues(self, i: int) -> int:
        """Tokens at `i` that carry a name on behind a link."""
        line = self.line
        if line.head(i) and line.noun(i) <= line.head(i):
            return 0
        return line.vocabulary(i) or (max(line.noun(i), line.activity(i)) if line.capital(i) else 0)

    def _is_rank(self, i: int) -> bool:
        """Whether a rank or title stands there: several words, or an abbreviation ("AKBP")."""
        line, length = self.line, match(self.line.grammar.titles, self.line.words, i)
        rank = line.acronym(i) and len(line.tokens[i].text) > 2
        is_rank = i < len(line.words) and line.words[i] in line.grammar.ranks
        return is_rank or (line.capital(i) and (length > 1 or (length == 1 and rank)))

    def _unknown(self, i: int) -> bool:
        line = self.line
        return line.capital(i) and not line.grammar.is_common(line.words[i]) and not line.head(i)
