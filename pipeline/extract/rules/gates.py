"""A pack's rules enter; a gate leaves: it tells which of them could match a sentence at all.

The gate is several RE2 sets, not one: the states of an automaton over all rules are combinations
of how far each rule has got, and almost every new sentence would meet a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import re2

from pipeline.extract.rules.compile import RuleError, gate
from pipeline.extract.rules.model import Rule

MEMORY = 256 << 20
"""Bytes for the states of all automata of a language."""
LARGEST = 16
"""Rules of one kind, which begin alike and share their states, that one automaton takes."""


class Gate:
    """The gates of some rules; rules are named by their place among all."""

    def __init__(
        self, rules: Sequence[Rule], expanded: Sequence[str], scanned: Iterable[int]
    ) -> None:
        groups = _groups(rules, scanned)
        memory = MEMORY // max(1, len(groups))
        self._sets = [(_set(rules, expanded, group, memory).Match, group) for group in groups]

    def opened(self, text: str) -> list[int]:
        """The rules that could match a text, in their order."""
        return list(self.openings([text]))

    def openings(self, texts: Iterable[str]) -> dict[int, list[int]]:
        """The rules that could match, in their order, each with the places of its texts.

        One automaton reads all texts before the next begins: its states stay at hand.
        """
        encoded = [text.encode() for text in texts]
        found: dict[int, list[int]] = {}
        for match, group in self._sets:
            for place, text in enumerate(encoded):
                for number in match(text) or ():
                    found.setdefault(group[number], []).append(place)
        return dict(sorted(found.items()))


def _groups(rules: Sequence[Rule], scanned: Iterable[int]) -> list[list[int]]:
    by_kind: dict[str, list[int]] = {}
    for order in scanned:
        by_kind.setdefault(rules[order].kind, []).append(order)
    return [
        orders[first : first + LARGEST]
        for orders in by_kind.values()
        for first in range(0, len(orders), LARGEST)
    ]


def _set(
    rules: Sequence[Rule], expanded: Sequence[str], group: Iterable[int], memory: int
) -> re2.Set:
    options = re2.Options()
    options.max_mem = memory
    options.log_errors = False
    gates = re2.Set.SearchSet(options)
    for order in group:
        rule = rules[order]
        text = gate(expanded[order], case=rule.case, boundary=rule.boundary)
        try:
            gates.Add(text)
        except re2.error as error:
            raise RuleError(f"{rule.id}: the gate {text!r}: {error}") from error
    gates.Compile()
    return gates
