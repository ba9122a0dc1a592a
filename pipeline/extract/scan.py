"""Sentences and a pack enter, hits leave: the gate per sentence, then only the exact patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    gate = pack.gate
    for sentence in sentences:
        yield from _hits(pack, sentence, gate.opened(sentence.text))


def scan_ungated(pack: Pack, sentences: Iterable[Sentence]) -> Iterator[Hit]:
    """As `scan`, every exact pattern tried on every sentence: what the gate is held against."""
    for sentence in sentences:
        yield from _hits(pack, sentence, pack.scanned)


def _hits(pack: Pack, sentence: Sentence, candidates: Iterable[int]) -> list[Hit]:
    found = [hit for order in candidates for hit in _matches(pack, sentence, order)]
    if len(found) > 1:
        found.sort(key=lambda hit: (hit.match.start(), -hit.match.end(), hit.order))
    return found


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
