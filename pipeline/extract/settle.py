"""Overlapping mentions enter, the ones that stand leave; the losers keep the reason.

The principles, in this order:
1. the rule with the higher `priority` wins (a decoy, a law that contains a date);
2. the longer span wins: it has understood more of the text;
3. the kind that stands first in `FIGURES` wins;
4. the rule that stands first in its files wins.
Only kinds of one family compete: a figure inside an organisation's name is not settled here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extract.mention import Mention

FIGURES = ("decoy", "law", "date", "amount", "quantity")
"""Kinds that read the same digits and so exclude each other."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A mention that was settled away, by whom and why."""

    mention: Mention
    winner: Mention
    reason: str


def settle(mentions: Iterable[Mention]) -> tuple[list[Mention], list[Lost]]:
    """The mentions that stand, in the order of the text, and the losers."""
    standing: list[Mention] = []
    lost: list[Lost] = []
    for mention in sorted(mentions, key=_rank):
        winner = next((other for other in standing if mention.overlaps(other)), None)
        if winner is None:
            standing.append(mention)
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
