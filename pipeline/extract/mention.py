"""What flows inside `extract`: a rule's hit becomes a mention, mentions become facts.

`Hit` is a match of a rule in a sentence, `Mention` what a kind has read from it, `Entity` what a
text says of one person, body or place in all its mentions, `Article` what readers may look at.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar, cast

import regex

from pipeline.document import Document
from pipeline.extract.rules import Pack, Rule
from pipeline.extract.segment import Sentence
from pipeline.record import TextField

T = TypeVar("T")


class Hit(NamedTuple):
    """A rule's match in a sentence, with offsets in the field."""

    rule: Rule
    order: int
    sentence: Sentence
    match: regex.Match[str]

    @property
    def start(self) -> int:
        """Start in the field."""
        return self.sentence.start + self.match.start()

    @property
    def end(self) -> int:
        """End in the field."""
        return self.sentence.start + self.match.end()

    def group(self, name: str) -> str | None:
        """The text of a named group; None where it took no part or the rule has no such group."""
        try:
            return self.match.group(name)
        except IndexError:
            return None

    def groups(self, name: str) -> list[str]:
        """Every text a repeated named group has matched."""
        try:
            return list(self.match.captures(name))
        except IndexError:
            return []

    def span(self, name: str) -> tuple[int, int]:
        """The span of a named group in the field."""
        start, end = self.match.span(name)
        return self.sentence.start + start, self.sentence.start + end

    @property
    def rule_groups(self) -> dict[str, int]:
        """The named groups of the rule."""
        return dict(self.match.re.groupindex)


@dataclass(slots=True)
class Mention:
    """A place in a field and what a kind reads there.

    `value` is the kind's own data class; its fields are those of the fact. `notes` say how it was
    resolved, for `explain`.
    """

    kind: str
    field: TextField
    start: int
    end: int
    text: str
    rule: Rule
    order: int
    sentence: Sentence
    value: Any
    notes: list[str] = dataclasses.field(default_factory=list)

    @classmethod
    def of(cls, hit: Hit, value: Any, start: int | None = None, end: int | None = None) -> Mention:
        """The mention that a hit yields; `start` and `end` narrow it (offsets in the field)."""
        sentence = hit.sentence
        start = hit.start if start is None else start
        end = hit.end if end is None else end
        text = sentence.text[start - sentence.start : end - sentence.start]
        return cls(
            hit.rule.kind, sentence.field, start, end, text, hit.rule, hit.order, sentence, value
        )

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a character."""
        return self.field == other.field and self.start < other.end and other.start < self.end

    @property
    def place(self) -> tuple[str, int, int]:
        """Sort key: title before text, then by position, longer first."""
        return ("" if self.field == "title" else self.field, self.start, -self.end)


@dataclass(slots=True)
class Entity:
    """One person, body or place and all its mentions; `value` is the kind's own data class."""

    kind: str
    mentions: list[Mention]
    value: Any
    notes: list[str] = dataclasses.field(default_factory=list)


@dataclass(slots=True)
class Article:
    """What readers and resolvers may look at.

    `published` is the day of publication where known; `mentions` grows kind by kind, in the order
    of `pipeline.extract.kinds.ORDER`, so a later kind sees the settled mentions of earlier ones.
    """

    pack: Pack
    document: Document
    sentences: list[Sentence]
    published: date | None
    mentions: dict[str, list[Mention]] = dataclasses.field(default_factory=dict)
    entities: dict[str, list[Entity]] = dataclasses.field(default_factory=dict)
    _answers: dict[Callable[[Article], Any], Any] = dataclasses.field(default_factory=dict)

    def of(self, kind: str) -> list[Mention]:
        """The settled mentions of a kind, in the order of the text."""
        return self.mentions.get(kind, [])

    def once(self, work: Callable[[Article], T]) -> T:
        """What `work` finds in this article, worked out when first asked for.

        Ask only once all that it looks at is settled.
        """
        if work not in self._answers:
            self._answers[work] = work(self)
        return cast("T", self._answers[work])

    def field_text(self, name: TextField) -> str:
        """The text of a field."""
        return self.document.text if name == "text" else self.document.title or ""
