"""A rule as written: what a rule file may say, and nothing else (`schemas/rule.v1.json`)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Boundary = Literal["both", "left", "right", "none"]


class Example(BaseModel):
    """A text in which the rule must read `span`, as a fact that has the fields of `fact`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    span: str
    fact: dict[str, Any] = {}
    published: str = "2024-06-15"
    """The publication date of the example's article."""
    language: str | None = None
    """For rules of `shared`: the language the example is written in; None for any."""


class Counterexample(BaseModel):
    """A text in which the rule must read nothing; `language` as in `Example`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    language: str | None = None


class Rule(BaseModel):
    """One extraction rule: a pattern built from named fragments, and its examples.

    `kind` names the module of `pipeline.extract.kinds` that reads the pattern's named groups;
    `read` and `set` tell that module which of its readings to take. A rule of kind `decoy` marks
    what looks like a fact and is none (a telephone number, a score), so that it wins over it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")]
    kind: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    note: str = ""
    pattern: str
    case: bool = False
    """Whether case of letters matters."""
    boundary: Boundary = "both"
    """On which sides no letter or digit may follow directly."""
    view: Literal["text", "figures"] = "text"
    """What the pattern is matched on: the sentence as printed, or its view in which every figure,
    date, place, body and person is one symbol (`pipeline.extract.observe.view`)."""
    priority: int = 0
    """Among overlapping readings the higher wins; length decides between equals."""
    read: str = ""
    set: dict[str, Any] = {}
    yes: list[Example] = []
    no: list[str | Counterexample] = []


SCHEMA = "pressfacts/rule/1"


class RuleFile(BaseModel):
    """A rule file: fragments of its own, and rules in the order in which they are preferred."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fragment: dict[str, str] = {}
    rule: list[Rule] = []


def rule_schema() -> dict[str, Any]:
    """The JSON schema of a rule file (its TOML read as JSON)."""
    schema = RuleFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
