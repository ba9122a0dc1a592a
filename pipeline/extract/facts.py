"""Settled mentions and entities enter, the validated facts of the record leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from pipeline import record
from pipeline.document import Block, Document
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
    record_id = record.content_id(article.document.source.content)
    lists: dict[str, list[Fact]] = {}
    for kind, (name, model) in MODELS.items():
        facts: dict[str, Fact] = {}
        for mention, value in _read(article, kind):
            fact = _fact(article, record_id, name, model, mention, value)
            facts.setdefault(fact.id, fact)
        lists[name] = list(facts.values())
    return Facts.model_validate(lists)


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
    """A mention as evidence, with the paragraph's place in the source where it was aligned."""
    block = _block(document, mention)
    return Evidence(
        field=mention.field,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        source_start=block.source_start if block else None,
        source_end=block.source_end if block else None,
    )


def _block(document: Document, mention: Mention) -> Block | None:
    if mention.field == "title":
        return document.title_block
    return next((b for b in document.blocks if b.start <= mention.start < b.end), None)


def entity(kind: str, mentions: list[Mention], value: Any) -> Entity:
    """An entity with its mentions in the order of the text."""
    return Entity(kind, sorted(mentions, key=lambda mention: mention.place), value)
