"""The blocks of a page enter, their weights and the element that holds its article leave.

Prose counts for, link lists against. The article is the element whose blocks weigh most; where
several articles stand on one page, it is the one of them that has the page's headline.
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.clean import furniture
from pipeline.clean.blocks import INLINE_PARENTS, PageBlock
from pipeline.clean.headline import HEADINGS, Headline

TEASER = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")
PROSE = 40
HIGHEST = 300  # boxes round a block that may hold the article
LINK = 8.0  # what a link beside the article weighs against the element that holds both
NAME = 30
OWN = 200  # weight of a box that holds an article of its own


def weight(block: PageBlock, aside: bool) -> float:
    """What a block speaks for the element that holds it; less than nothing for furniture."""
    length = len(block.text)
    if aside and (block.density > 0.5 or length < PROSE):
        return -LINK if block.density > 0.5 else -2.0  # it goes in any case
    if block.density > 0.5 or furniture.is_furniture(block.text):
        return -(20 + 0.3 * min(length, 300))
    if length < PROSE:
        return -2.0
    if TEASER.search(block.text) and length < 300 and _is_teaser(block):
        return -20.0
    prose = min(length, 1_000) * (1 - block.density)
    if block.text[-1] not in ".!?…”\"'’):;/" and length < 150:
        prose *= 0.2  # a headline or caption
    return -0.5 * prose if aside else prose


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


def heaviest(found: list[PageBlock], weights: list[float], title: Headline) -> Any:
    """The element whose blocks weigh most; of equals the innermost."""
    own: dict[Any, float] = {}
    for block, value in zip(found, weights, strict=True):
        element = block.element
        if element.tag in INLINE_PARENTS and element.getparent() is not None:
            element = element.getparent()
        own[element] = own.get(element, 0.0) + value
    sums: dict[Any, float] = {}
    for holder, value in own.items():
        element, steps = holder, 0
        while element is not None and steps < HIGHEST:
            sums[element] = sums.get(element, 0.0) + value
            element, steps = element.getparent(), steps + 1
    if not sums:
        return None
    best = max(sums, key=lambda element: round(sums[element], 3))  # the first of equals
    if sums[best] <= 0:
        return None
    heading = found[title.index] if title.index is not None else None
    own = _under_headline(best, sums, heading)
    return own if own is not best else _first_post(best, sums)


def _first_post(best: Any, sums: dict[Any, float]) -> Any:
    """The article in a thread: the first of like siblings, which outweighs the others.

    Where it stands below other things, the others must open as replies do, with a name.
    """
    for child in best.iterchildren():
        own = sums.get(child, 0.0)
        if child.tag in INLINE_PARENTS - {"li"} or own < OWN:
            continue
        like = [other for other in _like(child) if other in sums]
        if len(like) < 2 or any(other in like for other in child.itersiblings(preceding=True)):
            continue
        named = sum(_opens_with_a_name(other) for other in like) > 0.6 * len(like)
        most = own >= 0.5 * sums[best]
        outweighs = own >= 2 * max(sums[other] for other in like)
        if (most and child.getprevious() is None) or (named and (most or outweighs)):
            return child
    return best


def _opens_with_a_name(box: Any) -> bool:
    """Does the box begin with a line as short as that of who wrote the post?"""
    for element in box.iter():
        if text := (element.text or "").strip():
            return len(text) <= NAME and element.tag not in HEADINGS
    return False


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
