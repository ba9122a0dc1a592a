"""The blocks of a page enter, the indexes of those in boxes beside the article leave.

Two kinds of box are told by what they print, whatever their class is called: one headed by a line
that opens related news or comments, and the card of another article: a linked headline and a few
lines of teaser.
"""

from __future__ import annotations

from typing import Any

from pipeline.clean import furniture
from pipeline.clean.blocks import PageBlock

HIGH = 6  # elements above a block that may be its box
HEADED = 80  # code points of the heading of a box
CARD_BLOCKS = 4
CARD_TEXT = 420
CARD_WORDS = 4
DEEP = 60  # elements between a box and a block in it


def beside(found: list[PageBlock]) -> set[int]:
    """The indexes of all blocks in such boxes."""
    marked: set[int] = set()
    for block in found:
        if block.index in marked or not block.index:
            continue
        if block.density > 0.9 and len(block.text.split()) >= CARD_WORDS:
            marked |= _card(found, block)
        short = len(block.text) <= HEADED and furniture.is_furniture(block.text)
        if short and furniture.ends(block.text):
            marked |= _headed(found, block)
    return marked


def _card(found: list[PageBlock], block: PageBlock) -> set[int]:
    """The blocks of the smallest box that holds a linked headline and a teaser."""
    box = block.element
    for _ in range(HIGH):
        if box is None or box.tag in ("body", "article", "tr"):
            return set()
        held = _near(found, block, box)
        if len(held) > CARD_BLOCKS or sum(len(found[i].text) for i in held) > CARD_TEXT:
            return set()
        if len(held) > 1:
            return held
        box = box.getparent()
    return set()


def _near(found: list[PageBlock], block: PageBlock, box: Any) -> set[int]:
    """The blocks round a block that the box holds; as many as make clear that it is no card."""
    held = {block.index}
    for step in (-1, 1):
        at = block.index + step
        while len(held) <= CARD_BLOCKS and 0 <= at < len(found) and _holds(box, found[at].element):
            held.add(at)
            at += step
    return held


def _headed(found: list[PageBlock], heading: PageBlock) -> set[int]:
    """The blocks of the largest box that begins with the heading."""
    box, before = heading.element, found[heading.index - 1].element
    for _ in range(DEEP):
        above = box.getparent()
        if above is None or above.tag in ("body", "html") or _holds(above, before):
            break
        box = above
    last = heading.index + 1
    while last < len(found) and _holds(box, found[last].element):
        last += 1
    return set(range(heading.index, last))


def _holds(box: Any, element: Any) -> bool:
    for _ in range(DEEP):
        if element is None or element is box:
            break
        element = element.getparent()
    return element is box
