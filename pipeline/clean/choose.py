"""The blocks of a page enter, those of its article leave.

Every block has a weight: prose counts for, link lists against. The article is the element whose
blocks weigh most; a lead printed between the headline and that element belongs to it. What class
names say only weighs: it never deletes where it would delete most of the prose.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pipeline.clean import captions, credits, furniture
from pipeline.clean.aside import beside
from pipeline.clean.blocks import INLINE_PARENTS, PageBlock
from pipeline.clean.bylines import AUTHOR_CLASS
from pipeline.clean.headline import HEADINGS, Headline

LEAD = re.compile(
    r"lead|sapo|summary|desc|intro|deck|excerpt|standfirst|subhead|teaser|pHead|noidung|short", re.I
)
TEASER = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")
NO_WORD = re.compile(r"[\W_]+")
PROSE = 40
HIGHEST = 300  # boxes round a block that may hold the article
BYLINE = 60
MANY = 400  # blocks; in more than that no pulled quotes are looked for
LINK = 8.0  # what a link beside the article weighs against the element that holds both
OWN = 200  # weight of a box that holds an article of its own
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
    weights = [_weight(block, block.index in aside) for block in found]
    element = _heaviest(found, weights, title)
    if element is None:
        return Chosen([], 0, 0, aside)
    held = set(element.iter())
    inside = [block for block in found if block.element in held]
    start = (
        title.index
        if title.index is not None and inside[0].index <= title.index <= inside[-1].index
        else -1
    )
    body = [block for block in inside if block.index > start and _keeps(block, aside)]
    body = _best_run(body, weights)
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


def _weight(block: PageBlock, aside: bool) -> float:
    length = len(block.text)
    if aside and (block.density > 0.5 or length < PROSE):
        return -LINK if block.density > 0.5 else -2.0  # it goes in any case
    if block.density > 0.5 or furniture.is_furniture(block.text):
        return -(20 + 0.3 * min(length, 300))
    if length < PROSE:
        return -2.0
    if TEASER.search(block.text) and length < 300 and _is_teaser(block):
        return -20.0
    weight = min(length, 1_000) * (1 - block.density)
    if block.text[-1] not in ".!?…”\"'’):;/" and length < 150:
        weight *= 0.2  # a headline or caption
    return -0.5 * weight if aside else weight


def _is_teaser(block: PageBlock) -> bool:
    """Does the block stand in a card or list item that a link opens?"""
    element = block.element
    for _ in range(3):
        if element is None or element.tag in ("body", "article"):
            return False
        if element.tag == "li" or next(element.iter("a"), None) is not None:
            return True
        element = element.getparent()
    return False


def _heaviest(found: list[PageBlock], weights: list[float], title: Headline) -> Any:
    """The element whose blocks weigh most; of equals the innermost."""
    own: dict[Any, float] = {}
    for block, weight in zip(found, weights, strict=True):
        element = block.element
        if element.tag in INLINE_PARENTS and element.getparent() is not None:
            element = element.getparent()
        own[element] = own.get(element, 0.0) + weight
    sums: dict[Any, float] = {}
    order: dict[Any, int] = {}
    for holder, weight in own.items():
        element, steps = holder, 0
        while element is not None and steps < HIGHEST:
            sums[element] = sums.get(element, 0.0) + weight
            order.setdefault(element, len(order))
            element, steps = element.getparent(), steps + 1
    if not sums:
        return None
    best = max(sums, key=lambda element: (round(sums[element], 3), -order[element]))
    if sums[best] <= 0:
        return None
    heading = found[title.index] if title.index is not None else None
    own = _under_headline(best, sums, heading)
    return own if own is not best else _first_post(best, sums)


def _first_post(best: Any, sums: dict[Any, float]) -> Any:
    """The article in a thread: the first of like siblings, where most of the weight is its own."""
    for child in best.iterchildren():
        if child.tag in INLINE_PARENTS - {"li"} or sums.get(child, 0.0) < 0.5 * sums[best]:
            continue
        like = [other for other in _like(child) if other in sums]
        if len(like) > 1 and child.getprevious() is None:
            return child
    return best


def _under_headline(best: Any, sums: dict[Any, float], heading: PageBlock | None) -> Any:
    """The article among several on one page: that of the siblings which has the page's headline."""
    if heading is None or heading.tag not in HEADINGS:
        return best
    child = heading.element
    above = list(child.iterancestors())
    for box in above[: above.index(best) + 1] if best in above else ():
        if sums.get(child, 0.0) > OWN and any(
            sums.get(other, 0.0) > OWN and next(other.iter(heading.tag), None) is not None
            for other in _like(child)
        ):
            return child
        child = box
    return best


def _like(element: Any) -> list[Any]:
    """The siblings of an element that are boxes of the same kind."""
    kind = (element.get("class") or "").split()[:1]
    before = element.itersiblings(element.tag, preceding=True)
    after = element.itersiblings(element.tag)
    return [o for o in (*before, *after) if (o.get("class") or "").split()[:1] == kind]


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
    return NO_WORD.sub("", text.casefold())


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
