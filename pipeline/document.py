"""What flows between the stages: a `Source` enters, a `Document` is filled in stage by stage.

`read` yields sources; `clean` turns a source into a document with title, text and metadata;
`detect` sets its language; `extract` its facts; `emit` writes the record built from it.
All offsets are half-open and count code points.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pipeline.record import Facts, PublishedEvidence

Stage = Literal["read", "clean", "detect", "extract", "emit", "run"]
MediaType = Literal["text/html", "text/plain"]
Captions = Literal["apart", "text"]
"""Whether the captions of a page stand beside its text or are paragraphs of it."""
Placing = Callable[[str, int, int], "tuple[int, int] | None"]
"""(field, start, end) of a span -> the range of the decoded source that prints its words."""


def content_id(content: bytes) -> str:
    """The id of a record: the first 32 hex digits of the SHA-256 of the source's content."""
    return hashlib.sha256(content).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Source:
    """One raw input, exactly as it was read.

    `uri` names it for people and for the ledger (a path, `FILE#ID`, `-`); `id` is the input's own
    id where it has one. `url`, `title` and `published` are what the caller or the JSONL record says
    about the page, and win over what the page says. `charset` is a declared encoding, if any.
    """

    uri: str
    content: bytes
    media_type: MediaType
    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    charset: str | None = None

    @property
    def size(self) -> int:
        """How long its content is, in bytes."""
        return len(self.content)

    @property
    def content_id(self) -> str:
        """What its content is known by."""
        return content_id(self.content)

    @property
    def given(self) -> str:
        """A digest of what was said about it beside its content; empty where nothing was."""
        said = (self.id, self.url, self.title, self.published, self.language, self.charset)
        if all(one is None for one in said):
            return ""
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the clean text (`start`, `end`) and where the decoded source prints it.

    `source_start` and `source_end` are None where the paragraph could not be aligned.
    """

    start: int
    end: int
    source_start: int | None = None
    source_end: int | None = None
    kind: Literal["paragraph", "caption"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Caption:
    """What a page prints under a picture of its article, and where the decoded source prints it.

    `paragraph` counts the paragraphs of the text above the picture; `start` and `end` are those
    of the text where it holds its captions, else None.
    """

    text: str
    paragraph: int
    start: int | None = None
    end: int | None = None
    source_start: int | None = None
    source_end: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date in ISO 8601, and the place in the decoded source that says so.

    `evidence` is None where the caller gave the date.
    """

    value: str
    evidence: PublishedEvidence | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """ISO 639-1 code (`und` where unsure) and a confidence between 0 and 1."""

    code: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know about this document that is no reason to reject it."""

    stage: Stage
    code: str
    message: str


@dataclass(slots=True)
class Document:
    """A source on its way to a record. Each stage fills its own part and touches no other."""

    source: Source
    # clean
    encoding: str = ""
    decoded: str = ""
    title: str | None = None
    title_block: Block | None = None
    authors: list[str] = field(default_factory=list)
    published: Published | None = None
    site: str | None = None
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    placing: Placing | None = None
    # detect
    language: Language = Language("und", 0.0)
    paragraph_languages: list[str] = field(default_factory=list)
    """The code of each paragraph's language; empty where every paragraph has the document's."""
    # extract
    facts: Facts | None = None
    notices: list[Notice] = field(default_factory=list)

    def place(self, name: str, start: int, end: int) -> tuple[int, int] | None:
        """Where the decoded source prints a span of `text` or `title`; None where it is unknown."""
        return self.placing(name, start, end) if self.placing else None

    def notice(self, stage: Stage, code: str, message: str) -> None:
        """Note something worth telling the user about this document."""
        self.notices.append(Notice(stage, code, message))
