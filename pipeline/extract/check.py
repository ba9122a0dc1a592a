"""A language's rules enter, what is wrong with them leaves: every example is run through `extract`.

A `yes` example must yield a fact read by its rule on its span with the fields it names (a decoy:
nothing may be read there); on a `no` example the rule must read nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.document import Document, Language, Published, Source
from pipeline.extract import extract
from pipeline.extract.facts import MODELS
from pipeline.extract.rules import Rule, load, pack
from pipeline.extract.rules.model import Counterexample, Example
from pipeline.record import Fact, Facts, Observation

_DECOY = "decoy"
_SCORE = "score"
"""A kind without facts of its own: its figures are read where a row has no unit."""


def check(code: str) -> list[str]:
    """A line for each example that fails; raises RuleError where a rule cannot be compiled."""
    for view in {rule.view for rule in load(code)}:
        pack(code).gate_for(view)  # compiled for its errors
    return [problem for rule in load(code) for problem in problems(rule, code)]


def problems(rule: Rule, code: str) -> Iterator[str]:
    """What is wrong with one rule's examples."""
    if not rule.yes:
        yield f"{rule.id}: has no `yes` example"
    for example in rule.yes:
        if example.language in (None, code):
            yield from _failed(rule, example, code)
    for no in rule.no:
        counter = Counterexample(text=no) if isinstance(no, str) else no
        if counter.language in (None, code):
            yield from _wrongly_read(rule, counter.text, code)


def _wrongly_read(rule: Rule, text: str, code: str) -> Iterator[str]:
    for fact in facts_of(rule, _facts(text, code, "2024-06-15")):
        if _is_read_by(rule, fact):
            yield f"{rule.id}: reads {fact.evidence.text!r} in the `no` example {text!r}"


def facts_of(rule: Rule, facts: Facts) -> list[Fact]:
    """The facts of a rule's kind; of scores the rows they give."""
    if rule.kind == _SCORE:
        return list(facts.observations)
    if rule.kind not in MODELS:
        return []
    return list(getattr(facts, MODELS[rule.kind][0]))


def _is_read_by(rule: Rule, fact: Fact) -> bool:
    """Whether a rule has read a fact: the row of a score is made by a frame, and has no unit."""
    if rule.kind == _SCORE:
        return isinstance(fact, Observation) and fact.unit is None
    return fact.rule == rule.id


def _failed(rule: Rule, example: Example, code: str) -> Iterator[str]:
    facts = _facts(example.text, code, example.published)
    if rule.kind == _DECOY:
        start = example.text.find(example.span)
        for name in ("amounts", "quantities", "dates", "laws"):
            for fact in getattr(facts, name):
                if start <= fact.evidence.start < start + len(example.span):
                    yield f"{rule.id}: {fact.rule} reads {fact.evidence.text!r} in {example.text!r}"
        return
    found = facts_of(rule, facts)
    read = [
        fact for fact in found if fact.evidence.text == example.span and _is_read_by(rule, fact)
    ]
    if not read:
        others = [(fact.rule, fact.evidence.text) for fact in found]
        yield f"{rule.id}: reads no {example.span!r} in {example.text!r}; read there: {others}"
    elif not any(_has(fact.model_dump(), example.fact) for fact in read):
        yield f"{rule.id}: {example.span!r} gives {read[0].model_dump()} for {example.fact}"


def _has(found: Any, wanted: Any) -> bool:
    """Whether all of `wanted` is in `found`; lists must be as long."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(
            key in found and _has(found[key], value) for key, value in wanted.items()
        )
    if isinstance(wanted, list):
        return (
            isinstance(found, list)
            and len(found) == len(wanted)
            and all(_has(a, b) for a, b in zip(found, wanted, strict=True))
        )
    return bool(found == wanted)


def _facts(text: str, code: str, published: str) -> Facts:
    document = Document(
        Source("example", text.encode(), "text/plain"),
        text=text,
        language=Language(code, 1.0),
        published=Published(published),
    )
    return extract(document).facts or Facts()
