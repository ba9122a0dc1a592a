"""Sentences and a pack enter, hits leave: the gate per sentence, then only the exact patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.extract.mention import Hit
from pipeline.extract.rules import Pack
from pipeline.extract.segment import Sentence

TIMEOUT = 2.0
"""Seconds an exact pattern may take on one sentence; a guard, never reached by a sound rule."""


def scan(pack: Pack, sentences: Iterable[Sentence]) -> Iterator[Hit]:
    """Every hit of every rule, sentence by sentence, by start, longer first, by rule order."""
    gate = pack.gate
    for sentence in sentences:
        yield from _hits(pack, sentence, gate.opened(sentence.text))


def scan_ungated(pack: Pack, sentences: Iterable[Sentence]) -> Iterator[Hit]:
    """As `scan`, every exact pattern tried on every sentence: what the gate is held against."""
    for sentence in sentences:
        yield from _hits(pack, sentence, pack.scanned)


def _hits(pack: Pack, sentence: Sentence, candidates: Iterable[int]) -> list[Hit]:
    found = [
        Hit(pack.rules[order], order, sentence, match)
        for order in candidates
        for match in pack.exact(order).finditer(
            sentence.text, overlapped=False, timeout=TIMEOUT, concurrent=False
        )
    ]
    if len(found) > 1:
        found.sort(key=lambda hit: (hit.match.start(), -hit.match.end(), hit.order))
    return found
