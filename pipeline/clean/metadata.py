"""The blocks and tags of a page enter; authors, date and site are filled in.

What the tags state is evidence, checked against what the page prints; what a reader does not see
is believed only where the page prints no date of its own and the tag is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pipeline.clean import bylines, credits, dates
from pipeline.clean.blocks import PageBlock
from pipeline.clean.draft import Draft
from pipeline.clean.headline import Headline
from pipeline.clean.normalise import Passage, fold
from pipeline.clean.stated import Stated

if TYPE_CHECKING:
    from pipeline.clean.choose import Chosen

DATE_CLASS = re.compile(r"date|time|ngay|tanggal|publish|waktu|stamp|jam", re.I)
HEAD = 5  # blocks under the headline among which date and byline stand
BOXES = 4  # elements round the headline in which the date may stand above it


def fill(
    draft: Draft,
    found: list[PageBlock],
    chosen: Chosen,
    headline: Headline,
    facts: Stated,
    decoded: str,
    signed: list[str],
    sites: Set[str],
    url: str | None,
) -> None:
    """Set authors, date, site and paywall of a draft."""
    around = _around(found, chosen, headline)
    below = found[chosen.last + 1 :][:2]
    draft.authors = bylines.authors(found, around, below, facts, signed, sites)
    _date(draft, _dated(found, chosen, headline), facts, decoded, sites)
    host = urlsplit(url).hostname if url else None
    draft.site = facts.site or (host.removeprefix("www.") if host else None)
    draft.paywall = draft.paywall or not facts.free


def _around(found: list[PageBlock], chosen: Chosen, headline: Headline) -> list[PageBlock]:
    """The blocks in which the byline is printed: round the headline, under the article."""
    if not chosen.body:
        return []
    top = headline.index if headline.index is not None else chosen.first
    inside = {block.index for block in chosen.body}
    first, last = min(top, chosen.first), max(top, chosen.first)
    boxes = _boxes(found[first])
    before = [block for block in found[max(0, first - 8) : first] if _stands_in(block, boxes)]
    between, head = found[first : last + 1], found[last + 1 : last + 1 + HEAD]
    within = [b for b in found[chosen.first : chosen.last + 1] if b.index not in inside]
    after = found[chosen.last + 1 : chosen.last + 8]
    return [*between, *head, *reversed(before), *within, *after]


def _dated(found: list[PageBlock], chosen: Chosen, headline: Headline) -> list[PageBlock]:
    """Those of them whose date is the article's, not that of a comment or of the page's clock.

    Above the headline and under the article that is what stands in the same box.
    """
    if not chosen.body:
        return []
    boxes = _boxes(found[chosen.last])
    top = max(headline.index or 0, chosen.first)
    return [
        block
        for block in _around(found, chosen, headline)
        if block.index <= top + HEAD
        or (
            (block.index not in chosen.aside or _in_its_footer(block))
            and (block.index <= chosen.last or _stands_in(block, boxes))
        )
    ]


def _in_its_footer(block: PageBlock) -> bool:
    """Does the block stand in the footer of the article, not of the page?"""
    above = (block.element, *block.element.iterancestors())
    footer = next((element for element in above if element.tag == "footer"), None)
    return footer is not None and footer.getparent().tag == "article"


def _boxes(block: PageBlock) -> list[Any]:
    """The elements close round a block; the body only where the block stands right in it."""
    boxes: list[Any] = []
    element = block.element.getparent()
    while element is not None and len(boxes) < BOXES and (element.tag != "body" or not boxes):
        boxes.append(element)
        element = element.getparent()
    return boxes


def _stands_in(block: PageBlock, boxes: list[Any]) -> bool:
    return any(one in boxes for one in (block.element, *block.element.iterancestors()))


def _date(
    draft: Draft, around: list[PageBlock], facts: Stated, decoded: str, sites: Set[str]
) -> None:
    """The date the page prints near its headline, else one a typed tag states."""
    for block in around:
        named = credits.read(block.text, sites)
        printed = named.printed if named else None
        if printed is None and len(block.text) <= 120:
            printed = dates.find(block.text) if _says_date(block.element) else None
        if printed is not None:
            draft.published = (Passage(block.text, 0, len(decoded)), _stated_day(printed, facts))
            return
    for value in (*facts.dates, *_moments(around)):
        parsed = dates.parse(value)
        at = decoded.find(value)
        if parsed and at >= 0:
            draft.stated = (parsed, Passage(value, at, at + len(value)))
            return


def _moments(around: list[PageBlock]) -> Iterator[str]:
    """What `<time>` elements in the lines round the article say, in print or to machines."""
    for block in around:
        if len(block.text) > 300:
            continue
        for time in islice(block.element.iter("time"), 3):
            yield from (s for s in (fold("".join(time.itertext())), time.get("datetime")) if s)


def _stated_day(printed: dates.Printed, facts: Stated) -> dates.Printed:
    """The printed date; where day and month could be swapped, the reading that a tag states too."""
    days = {(dates.parse(value) or "")[:10] for value in facts.dates}
    agreed = tuple(day for day in printed.readings if day.isoformat() in days)
    return replace(printed, readings=agreed) if agreed else printed


def _says_date(element: Any) -> bool:
    return bool(DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"))
