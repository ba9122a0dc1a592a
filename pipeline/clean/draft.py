"""What plain text and pages are turned into alike before they become a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.clean.dates import Printed
from pipeline.clean.normalise import Passage


@dataclass(slots=True)
class Draft:
    """An article as found in its source: passages still know where they were read.

    `published` is a date line and what it prints; `stated` a date that the page's markup gives
    and no line prints. `second` names who gave the body where the page finder was unsure.
    """

    title: Passage | None = None
    published: tuple[Passage, Printed] | None = None
    stated: tuple[str, Passage] | None = None
    authors: list[str] = field(default_factory=list)
    site: str | None = None
    body: list[Passage] = field(default_factory=list)
    captions: list[Passage] = field(default_factory=list)
    second: str | None = None
    paywall: bool = False
