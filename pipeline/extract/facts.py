"""Settled mentions and entities enter, the validated facts of the record leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from pipeline import record
from pipeline.document import Document
from pipeline.extract.mention import Article, Entity, Mention
from pipeline.record import Evidence, Fact, Facts

MODELS: dict[str, tuple[str, type[Fact]]] = {
    "amount": ("amounts", record.Amount),
    "quantity": ("quantities", record.Quantity),
    "date": ("dates", record.DateFact),
    "person": ("officials", record.Official),
    "organisation": ("organisations", record.Organisation),
    "place": ("places", record.Place),
    "law": ("laws", record.Law),
    "observation": ("observations", record.Observation),
}
"""Kind -> the record's list and the model of its facts."""


def build(article: Article) -> Facts:
    """All facts of an article, each list in the order of the text."""
    record_id = article.document.source.content_id
    lists: dict[str, list[Fact]] = {}
    for kind, (name, model) in MODELS.items():
        facts: dict[str, Fact] = {}
        for mention, value in _read(article, kind):
            fact = _fact(article, record_id, name, model, mention, value)
            facts.setdefault(fact.id, fact)
        lists[name] = list(facts.values())
    _note_unaligned(article.document, [fact for found in lists.values() for fact in found])
    return Facts.model_validate(lists)


def _note_unaligned(document: Document, facts: list[Fact]) -> None:
    """Say how many facts do not know their place in the source."""
    lost = sum(fact.evidence.source_start is None for fact in facts)
    if lost and document.decoded:
        message = f"{lost} of {len(facts)} facts could not be found again in the source."
        document.notice("extract", "unaligned", message)


def _read(article: Article, kind: str) -> Iterable[tuple[Mention, dict[str, Any]]]:
    if kind not in article.entities:
        for mention in article.of(kind):
            yield mention, _values(mention.value)
    for entity in article.entities.get(kind, []):
        mentions = [span(mention) for mention in entity.mentions]
        yield entity.mentions[0], {**_values(entity.value), "mentions": mentions}


def _values(value: Any) -> dict[str, Any]:
    return {item.name: getattr(value, item.name) for item in fields(value)}


def _fact(
    article: Article,
    record_id: str,
    name: str,
    model: type[Fact],
    mention: Mention,
    values: dict[str, Any],
) -> Fact:
    extra = str(values.get("change") or "") if name == "observations" else ""
    identity = record.fact_id(record_id, name, mention.field, mention.start, mention.end, extra)
    return model(
        id=identity, rule=mention.rule.id, evidence=evidence(article.document, mention), **values
    )


def span(mention: Mention) -> record.Span:
    """A mention as a quoted span."""
    return record.Span(field=mention.field, start=mention.start, end=mention.end, text=mention.text)


def evidence(document: Document, mention: Mention) -> Evidence:
    """A mention as evidence, with the place where the source prints its words, if known."""
    source = document.place(mention.field, mention.start, mention.end) or (None, None)
    return Evidence(
        field=mention.field,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        source_start=source[0],
        source_end=source[1],
    )


def entity(kind: str, mentions: list[Mention], value: Any) -> Entity:
    """An entity with its mentions in the order of the text."""
    return Entity(kind, sorted(mentions, key=lambda mention: mention.place), value)
