"""Sentences and a pack enter, hits leave: the gate per sentence, then only the exact patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import regex

from pipeline.errors import DocumentError
from pipeline.extract.mention import Hit
from pipeline.extract.rules import Pack
from pipeline.extract.segment import Sentence

TIMEOUT = 20.0
"""Seconds an exact pattern may take on one sentence; a guard, never reached by a sound rule.

Sentences are bounded (`segment.MAX_LENGTH`) and take milliseconds; it is this long so that a busy
machine gives the same record as an idle one.
"""


_hit: Callable[[tuple[object, ...]], Hit] = partial(tuple.__new__, Hit)


def scan(pack: Pack, sentences: Iterable[Sentence]) -> Iterator[Hit]:
    """Every hit of every rule, sentence by sentence, by start, longer first, by rule order."""
    asked = list(sentences)
    yield from _hits(pack, asked, pack.gate.openings([sentence.text for sentence in asked]))


def scan_ungated(pack: Pack, sentences: Iterable[Sentence]) -> Iterator[Hit]:
    """As `scan`, every exact pattern tried on every sentence: what the gate is held against."""
    asked = list(sentences)
    yield from _hits(pack, asked, dict.fromkeys(pack.scanned, range(len(asked))))


def _hits(
    pack: Pack, sentences: Sequence[Sentence], openings: Mapping[int, Iterable[int]]
) -> Iterator[Hit]:
    """The hits of each rule in the sentences it opens for; a rule reads them one after another."""
    found: list[list[Hit]] = [[] for _ in sentences]
    for order, places in openings.items():
        for place in places:
            found[place] += _matches(pack, sentences[place], order)
    for hits in found:
        if len(hits) > 1:
            hits.sort(key=lambda hit: (hit.match.start(), -hit.match.end(), hit.order))
        yield from hits


def _matches(pack: Pack, sentence: Sentence, order: int) -> list[Hit]:
    rule = pack.rules[order]
    return [_hit((rule, order, sentence, match)) for match in matches(pack, order, sentence.text)]


def matches(pack: Pack, order: int, text: str) -> list[regex.Match[str]]:
    """The matches of one rule's exact pattern in a sentence, or in a view of one."""
    try:
        return list(
            pack.exact(order).finditer(text, overlapped=False, timeout=TIMEOUT, concurrent=False)
        )
    except TimeoutError as error:
        raise DocumentError(
            "extract",
            "timeout",
            f"Rule {pack.rules[order].id} took over {TIMEOUT:.0f} s on one sentence: a fault of "
            "that rule; please report it with this input.",
        ) from error
