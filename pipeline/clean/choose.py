"""The blocks of a page enter, those of its article leave.

The article stands in the element that weighs most (`weigh`), less what stands beside it; a lead
printed between the headline and that element belongs to it. What class names say only weighs: it
never deletes where it would delete most of the prose.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pipeline.clean import captions, credits, furniture
from pipeline.clean.aside import beside
from pipeline.clean.blocks import PageBlock
from pipeline.clean.bylines import AUTHOR_CLASS
from pipeline.clean.headline import Headline
from pipeline.clean.weigh import PROSE, heaviest, weight

LEAD = re.compile(
    r"lead|sapo|summary|desc|intro|deck|excerpt|standfirst|subhead|teaser|pHead|noidung|short", re.I
)
NO_WORD = re.compile(r"[\W_]+")
BYLINE = 60
LEAST_RUN = 250  # weight of paragraphs that no element holds
MANY = 400  # blocks; in more than that no pulled quotes are looked for
FAR = 40  # blocks between headline and article in which a lead is looked for


@dataclass(slots=True)
class Chosen:
    """The blocks of the article; `first`, `last` and `aside` are indexes into the page's blocks.

    The captions of its pictures are kept apart: golden texts of real pages hardly ever hold them.
    """

    body: list[PageBlock]
    first: int
    last: int
    aside: set[int] = field(default_factory=set)
    captions: list[PageBlock] = field(default_factory=list)


def article(found: list[PageBlock], title: Headline) -> Chosen:
    """The blocks of the article among those of the page."""
    aside = beside(found, title.index)
    weights = [weight(block, block.index in aside) for block in found]
    element = heaviest(found, weights, title)
    # Where all that is short weighs more than the article, its paragraphs still stand in a row.
    held = set(element.iter()) if element is not None else set()
    inside = [block for block in found if block.element in held] or found
    if not inside:
        return Chosen([], 0, 0, aside)
    start = (
        title.index
        if title.index is not None and inside[0].index <= title.index <= inside[-1].index
        else -1
    )
    body = [block for block in inside if block.index > start and _keeps(block, aside)]
    body = _best_run(body, weights)
    if element is None and sum(weights[block.index] for block in body) < LEAST_RUN:
        body = []
    if body:
        body = _leads(found, body, title, aside) + body
    body, told = captions.apart(body)
    body = _without_repeats(body, title)
    if not body:
        return Chosen([], 0, 0, aside)
    first, last = body[0].index, body[-1].index
    return Chosen(body, first, last, aside, _captions(found, told, first, last, title, aside))


def _captions(
    found: list[PageBlock],
    told: list[PageBlock],
    first: int,
    last: int,
    title: Headline,
    aside: set[int],
) -> list[PageBlock]:
    """The captions in the article, and those of pictures between it and its headline."""
    above = title.index is not None and first - FAR < title.index < first
    top = title.index + 1 if above and title.index is not None else first
    marked = [b for b in found[top:last] if b.index not in aside and captions.is_marked(b)]
    both = {block.index: block for block in (*told, *marked) if captions.worth_keeping(block)}
    once = {block.text: index for index, block in reversed(both.items())}
    return [both[index] for index in sorted(once.values())]


def _keeps(block: PageBlock, aside: set[int]) -> bool:
    if block.index in aside or (block.density > 0.6 and len(block.text) < 250):
        return False
    if len(block.text) <= BYLINE and AUTHOR_CLASS.search(block.element.get("class") or ""):
        return False
    return credits.read(block.text) is None


def _best_run(body: list[PageBlock], weights: list[float]) -> list[PageBlock]:
    """The run of blocks that weighs most: what hangs on before and after it is no article."""
    best, run, opened = 0.0, 0.0, 0
    first, last = 0, -1
    for i, block in enumerate(body):
        weight = weights[block.index]
        if run <= 0:
            run, opened = 0.0, i
        run += weight
        if run > best:
            best, first, last = run, opened, i
    # Light lines round the run (a subheading before it, a signature after it) may belong to it.
    while first > 0 and -3 < weights[body[first - 1].index] < 0:
        first -= 1
    stop = last + 1
    while stop < len(body) and stop <= last + 3 and -3 < weights[body[stop].index] < 0:
        stop += 1
    return body[first:stop]


def _without_repeats(body: list[PageBlock], title: Headline) -> list[PageBlock]:
    """The blocks without the headline, what is printed twice, and quotes pulled from the text."""
    keys = [_key(block.text) for block in body]
    once = Counter(keys)
    joined = "\n".join(keys) if len(body) <= MANY else ""
    kept, seen = [], {_key(title.text)}
    for block, key in zip(body, keys, strict=True):
        pulled = 40 <= len(key) <= 300 and joined.count(key) > once[key]
        if (key and key in seen) or pulled:
            continue
        if len(key) > 25:
            seen.add(key)
        kept.append(block)
    return kept


def _key(text: str) -> str:
    return NO_WORD.sub("", text.casefold().replace(" ", ""))


def _leads(
    found: list[PageBlock], body: list[PageBlock], title: Headline, aside: set[int]
) -> list[PageBlock]:
    """The lead paragraphs printed between the headline and the article's element."""
    if title.index is None or not 0 < body[0].index - title.index < FAR:
        return []
    between = found[title.index + 1 : body[0].index]
    return [
        block
        for block in between
        if _keeps(block, aside)
        and not furniture.is_furniture(block.text)
        and (
            (len(block.text) >= 60 and block.text[-1] in ".!?…”\"'’)") or _says_lead(block.element)
        )
        and len(block.text) >= PROSE
    ]


def _says_lead(element: Any) -> bool:
    return bool(LEAD.search(f"{element.get('class') or ''} {element.get('id') or ''}"))
