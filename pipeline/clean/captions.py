"""The blocks of an article enter; those that say what a picture shows leave, told from its prose.

Four things tell: the element (figure, figcaption), a class name, the credit of a picture at the
end, and where a block stands: short, set apart from the paragraphs, right below a picture.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any

from pipeline.clean import furniture
from pipeline.clean.blocks import PageBlock
from pipeline.clean.headline import HEADINGS, TITLE_CLASS

CAPTION = re.compile(
    r"caption|chu-?thich|keterangan|image-?desc|img-?desc|photo-?desc|foto-?desc|avatar", re.I
)
LONGEST = 600  # code points; what is longer is a paragraph whatever its box is called
SHORT = 110


def apart(body: list[PageBlock]) -> tuple[list[PageBlock], list[PageBlock]]:
    """The paragraphs among the blocks of an article, and its captions.

    In a picture story, where many blocks follow a picture, that they do tells nothing; nor does
    it tell anything that a block is centred where many are.
    """
    prose = [block for block in body if len(block.text) >= 80]
    story = sum(block.pictured for block in body) > 0.25 * len(body)
    centred = sum(_set_apart(block) for block in prose) > 0.4 * len(prose)
    parents = Counter(block.element.getparent() for block in prose)
    homes = {block.element.getparent() for block in prose if not block.pictured}
    homes |= {element for element, count in parents.items() if count > 1}
    # Where every paragraph has its own box, the boxes are alike.
    kinds = Counter((box.tag, box.get("class")) for box in parents if box is not None)
    for block in body:
        box = block.element.getparent()
        if box is not None and kinds[box.tag, box.get("class")] > 2:
            homes.add(box)
    captions = [block for block in body if _is_caption(block, story, centred, homes)]
    taken = {block.index for block in captions}
    return [block for block in body if block.index not in taken], captions


def is_marked(block: PageBlock) -> bool:
    """Does the markup alone say that the block is a caption?"""
    return len(block.text) < LONGEST and _in_caption(block.element)


def worth_keeping(block: PageBlock) -> bool:
    """Does a caption say more than whose picture it is?"""
    text = block.text
    return len(text.split()) > 2 and not furniture.is_furniture(text) and not furniture.byline(text)


def _is_caption(block: PageBlock, story: bool, centred: bool, homes: set[Any]) -> bool:
    """Does the block say what a picture shows?"""
    length = len(block.text)
    if _in_caption(block.element):
        return length < LONGEST
    if furniture.is_credit(block.text) and (block.pictured or length <= SHORT):
        return length < LONGEST
    if not block.pictured or length > 300:
        return False
    if block.strong or block.tag in HEADINGS or block.text[-1] in ":?" or _titled(block.element):
        return False  # a subheading
    if homes and block.element.getparent() not in homes and block.element not in homes:
        return True
    return not story and (length <= SHORT or (_set_apart(block) and not centred))


def _in_caption(element: Any) -> bool:
    for _ in range(3):
        if element is None:
            return False
        if element.tag in ("figure", "figcaption"):
            return True
        if element.attrib and _is_named(element.get("class") or "", element.get("id") or ""):
            return True
        element = element.getparent()
    return False


@lru_cache(maxsize=4_096)
def _is_named(names: str, identifier: str) -> bool:
    return CAPTION.search(names) is not None or CAPTION.search(identifier) is not None


def _titled(element: Any) -> bool:
    return bool(TITLE_CLASS.search(element.get("class") or ""))


def _set_apart(block: PageBlock) -> bool:
    """Is the block set in italics, in the middle, or in the cell of its picture?"""
    element = block.element
    style = (element.get("style") or "").replace(" ", "").lower()
    if element.tag in ("td", "center") or element.get("align") == "center":
        return True
    if "text-align:center" in style or "font-style:italic" in style:
        return True
    child = next(iter(element), None)
    return child is not None and child.tag in ("em", "i") and not (element.text or "").strip()
