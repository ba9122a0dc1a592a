"""Overlapping mentions enter, the ones that stand leave; the losers keep the reason.

The principles, in this order:
1. the rule with the higher `priority` wins (a decoy, a law that contains a date);
2. the longer span wins: it has understood more of the text;
3. the kind that stands first in `FIGURES` wins;
4. the rule that stands first in its files wins.
Only kinds of one family compete: a figure inside an organisation's name is not settled here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.extract.mention import Mention

FIGURES = ("decoy", "law", "date", "amount", "quantity", "score")
"""Kinds that read the same digits and so exclude each other."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A mention that was settled away, by whom and why."""

    mention: Mention
    winner: Mention
    reason: str


@dataclass(slots=True)
class _Line:
    """The mentions of one field that stand; they share no character, so a look-up bisects."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    ranked: list[tuple[int, Mention]] = field(default_factory=list)

    def winner(self, mention: Mention) -> Mention | None:
        """The highest ranked of those that overlap a mention."""
        first = bisect_right(self.ends, mention.start)
        last = bisect_left(self.starts, mention.end)
        return min(self.ranked[first:last], key=lambda item: item[0], default=(0, None))[1]

    def add(self, mention: Mention, rank: int) -> None:
        """Let a mention stand that overlaps none."""
        at = bisect_left(self.starts, mention.start)
        self.starts.insert(at, mention.start)
        self.ends.insert(at, mention.end)
        self.ranked.insert(at, (rank, mention))


def settle(mentions: Iterable[Mention]) -> tuple[list[Mention], list[Lost]]:
    """The mentions that stand, in the order of the text, and the losers."""
    standing: list[Mention] = []
    lost: list[Lost] = []
    lines: dict[str, _Line] = {}
    for rank, mention in enumerate(sorted(mentions, key=_rank)):
        line = lines.setdefault(mention.field, _Line())
        winner = line.winner(mention)
        if winner is None:
            standing.append(mention)
            line.add(mention, rank)
        else:
            lost.append(Lost(mention, winner, _reason(winner, mention)))
    standing.sort(key=lambda mention: mention.place)
    return standing, lost


def _rank(mention: Mention) -> tuple[int, int, int, int, int]:
    kind = FIGURES.index(mention.kind) if mention.kind in FIGURES else 0
    return (
        -mention.rule.priority,
        -(mention.end - mention.start),
        kind,
        mention.order,
        mention.start,
    )


def _reason(winner: Mention, loser: Mention) -> str:
    if winner.rule.priority != loser.rule.priority:
        return f"priority {winner.rule.priority} over {loser.rule.priority}"
    if winner.end - winner.start != loser.end - loser.start:
        return "the longer span"
    if winner.kind != loser.kind:
        return f"{winner.kind} before {loser.kind}"
    return "the earlier rule"
