"""What comes out: the record, validated. `schemas/record.v1.json` is generated from these models.

The fields are those of the fact contract. Every fact quotes the exact place it was read, and a
record whose spans do not quote its own text is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

SCHEMA = "pressfacts/record/1"

TextField = Literal["text", "title"]
Modifier = Literal["exact", "about", "nearly", "more_than", "less_than", "at_least", "at_most"]
QuantityKind = Literal["count", "measure", "percent"]
OrganisationKind = Literal[
    "government", "party", "legislature", "court", "military_police", "ngo", "company", "bank",
    "international", "education", "health", "media", "religious", "other",
]  # fmt: skip
PlaceKind = Literal["country", "province", "district", "commune", "city", "other"]
Direction = Literal["increase", "decrease", "unchanged"]
Status = Literal["actual", "planned", "estimated", "target"]


def exact(value: object) -> object:
    """A Decimal as the JSON number that prints the same: 15 -> 15, 19.3 -> 19.3.

    >>> exact(Decimal("228.7E6")), exact(Decimal("19.30"))
    (228700000, 19.3)
    """
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    if Decimal(repr(number)) != value:
        raise ValueError(f"{value} cannot be written as a JSON number without loss")
    return number


Number = Annotated[int | float, BeforeValidator(exact)]


class Model(BaseModel):
    """Base of every part of a record: immutable, and no field that the schema does not name."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(Model):
    """A quoted place: `start` and `end` count code points of the record's text or title."""

    field: TextField = "text"
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    text: str


class Evidence(Span):
    """Where a fact was read, and where the decoded source prints that place (if aligned)."""

    source_start: int | None = None
    source_end: int | None = None


class PublishedEvidence(Model):
    """Where the publication date was read: a place in the decoded source."""

    field: Literal["source"] = "source"
    start: int
    end: int
    text: str


class Fact(Model):
    """What every fact carries: a stable id, the id of the rule that read it, its evidence."""

    id: str
    rule: str
    evidence: Evidence


class Amount(Fact):
    """Money, in whole units of an ISO 4217 currency. A range has `min` and `max`, no `value`."""

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    currency: str
    modifier: Modifier = "exact"
    per: str | None = None


class Quantity(Fact):
    """A count, measure or percentage; `unit` as printed, `unit_code` in UCUM where one exists."""

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    unit: str
    unit_code: str | None = None
    kind: QuantityKind
    modifier: Modifier = "exact"


class DateFact(Fact):
    """A calendar expression in ISO 8601 / TIMEX3 form."""

    value: str


class Role(Span):
    """A role as printed, with its organisation (`title`), and that organisation's name."""

    title: str
    organisation: str | None = None


class Official(Fact):
    """A named person: every role and every mention."""

    name: str
    honorifics: list[str] = []
    roles: list[Role] = []
    mentions: list[Span] = []


class Organisation(Fact):
    """A named body: its abbreviations and every mention."""

    name: str
    abbreviations: list[str] = []
    kind: OrganisationKind | None = None
    mentions: list[Span] = []


class Place(Fact):
    """A named place; `code` is ISO 3166-1 or 3166-2 where one exists; `status` tells old names."""

    name: str
    kind: PlaceKind
    code: str | None = None
    status: Literal["current", "former"] = "current"
    mentions: list[Span] = []


class Law(Fact):
    """A legal document."""

    kind: str
    number: str | None = None
    issued: str | None = None
    issuer: str | None = None
    title: str | None = None


class Change(Model):
    """How an observation moved: direction, by how much, against which period."""

    direction: Direction
    value: Number | None = None
    unit: str | None = None
    baseline: str | None = None


class Parts(Model):
    """Where each part of an observation was read; a part that was not printed is null."""

    measure: Span | None = None
    value: Span | None = None
    period: Span | None = None
    place: Span | None = None
    subject: Span | None = None
    change: Span | None = None
    baseline: Span | None = None


class Observation(Fact):
    """One row of a researcher's table."""

    measure: str
    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    unit: str | None = None
    modifier: Modifier = "exact"
    period: str | None = None
    place: str | None = None
    subject: str | None = None
    change: Change | None = None
    status: Status = "actual"
    parts: Parts = Parts()


class Facts(Model):
    """The facts of one article, by kind, each list in the order of the text."""

    amounts: list[Amount] = []
    quantities: list[Quantity] = []
    dates: list[DateFact] = []
    officials: list[Official] = []
    organisations: list[Organisation] = []
    places: list[Place] = []
    laws: list[Law] = []
    observations: list[Observation] = []


class SourceInfo(Model):
    """The input this record was read from; `sha256` and `bytes` are those of its content."""

    uri: str
    id: str | None = None
    url: str | None = None
    media_type: str
    sha256: str
    encoding: str
    bytes: int


class LanguageInfo(Model):
    """ISO 639-1 code, `und` where unsure; confidence between 0 and 1."""

    code: str
    confidence: Annotated[float, Field(ge=0, le=1)]


class PublishedInfo(Model):
    """ISO 8601 with the offset of the place; a bare date stays one. No evidence: it was given."""

    value: str
    evidence: PublishedEvidence | None = None


class CaptionInfo(Model):
    """A caption of one of the article's own pictures, as its page prints it.

    `paragraph` counts the paragraphs of the text above the picture. `start` and `end` are null
    unless the text was asked to hold its captions; they quote the text then.
    """

    text: str
    paragraph: Annotated[int, Field(ge=0)]
    start: int | None = None
    end: int | None = None
    source_start: int | None = None
    source_end: int | None = None


class NoticeInfo(Model):
    """Something the reader of the record should know."""

    stage: str
    code: str
    message: str


def spans(node: object) -> Iterator[Span]:
    """Every quoted span below a model, depth first."""
    if isinstance(node, Span):
        yield node
    if isinstance(node, BaseModel):
        for name in _models_in(type(node)):
            yield from spans(getattr(node, name))
    elif isinstance(node, list):
        for child in node:
            yield from spans(child)


@cache
def _models_in(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that can hold a model: text and numbers are not looked through."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if _is_model(field.annotation))


def _is_model(annotation: Any) -> bool:
    inner = get_args(annotation)
    if inner:
        return any(map(_is_model, inner))
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


class Record(Model):
    """One article and its facts."""

    schema_: Annotated[Literal["pressfacts/record/1"], Field(alias="schema")] = (
        "pressfacts/record/1"
    )
    id: str
    source: SourceInfo
    language: LanguageInfo
    title: str | None = None
    authors: list[str] = []
    published: PublishedInfo | None = None
    site: str | None = None
    text: str
    captions: list[CaptionInfo] = []
    facts: Facts = Facts()
    notices: list[NoticeInfo] = []

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True,
        serialize_by_alias=True,
    )  # fmt: skip

    @model_validator(mode="after")
    def _quotes_its_text(self) -> Self:
        for span in spans(self.facts):
            printed = self.text if span.field == "text" else self.title or ""
            if printed[span.start : span.end] != span.text:
                raise ValueError(
                    f"span {span.field}[{span.start}:{span.end}] does not quote {span.text!r}"
                )
        for caption in self.captions:
            if caption.start is not None and self.text[caption.start : caption.end] != caption.text:
                raise ValueError(f"caption at {caption.start} does not quote the text")
        return self

    def to_json(self) -> str:
        """The record as one line of JSON, the same bytes for the same record."""
        return self.model_dump_json(by_alias=True)


def fact_id(record: str, kind: str, field: str, start: int, end: int, extra: str = "") -> str:
    """A fact's id from its record, kind and span: 16 hex digits, stable between runs.

    `extra` tells apart facts of one kind on one span (two baselines of one figure).
    """
    key = f"{record}|{kind}|{field}|{start}|{end}|{extra}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def record_schema() -> dict[str, Any]:
    """The JSON schema of a record."""
    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
