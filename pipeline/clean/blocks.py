"""The text of a page enters, its printed blocks leave, in order, with what the markup says of them.

The page is parsed once and walked without recursion, so that nesting costs nothing but time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lxml.etree

from pipeline.clean.normalise import fold

DEEPEST = 2_000  # levels; the parser drops what lies deeper
BLOCK_TAGS = """
address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead
tr ul caption legend hgroup
"""
SKIPPED_TAGS = """
script style noscript template iframe object embed svg math canvas audio video select option
textarea button input map head title link meta amp-ad amp-analytics amp-sidebar dialog
"""
LINE_TAGS = "p li h1 h2 h3 h4 h5 h6 dd dt td th blockquote figcaption caption pre"
BLOCKS = frozenset(BLOCK_TAGS.split())
SKIPPED = frozenset(SKIPPED_TAGS.split())
INLINE_PARENTS = frozenset(LINE_TAGS.split())
NAVIGATION = frozenset({"nav", "footer", "aside", "menu"})
UNSEEN = re.compile(
    r"twitter-tweet|instagram-media|fb-post|fb-comments|tiktok-embed"
    r"|(?:^|\s)(?:hide|hidden|d-none|sr-only|visually-hidden|screen-reader-text)(?:\s|$)",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FLATTENED = re.compile(
    r"</?(?:div|span|font|b|i|section|center|table|tr|td|tbody|ul|ol|li|blockquote)\b[^>]{0,2000}>",
    re.IGNORECASE,
)
DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")


@dataclass(slots=True)
class PageBlock:
    """One printed block: its text, the element that holds it, how much of it is link text."""

    text: str
    element: Any
    tag: str
    linked: int
    strong: bool
    pictured: bool = False  # a picture stands between this block and the one before it
    index: int = 0

    @property
    def density(self) -> float:
        """The share of the text that is link text."""
        return self.linked / len(self.text)


def parse(decoded: str) -> Any:
    """The element tree of a page, however it is nested or cut; None where there is none."""
    source = DECLARATION.sub("", decoded.replace("\0", ""), count=1)
    tree = _tree(source)
    if tree is not None and _depth_exceeded(tree):
        # Nesting that no browser shows either: without the boxes the words are all still there.
        tree = _tree(FLATTENED.sub("\n<br>", source))
    return tree


def _tree(source: str) -> Any:
    parser = lxml.etree.HTMLParser(
        recover=True, huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        return lxml.etree.fromstring(source.encode("utf-8", "replace"), parser)
    except lxml.etree.LxmlError:
        return None


def _depth_exceeded(tree: Any) -> bool:
    """Does the tree reach the depth at which the parser gives up?"""
    deepest = None
    for element in tree.iter():
        deepest = element
    depth = 0
    while deepest is not None:
        depth, deepest = depth + 1, deepest.getparent()
    return depth >= DEEPEST


def blocks(tree: Any) -> list[PageBlock]:
    """The printed blocks of a page, in order."""
    found: list[PageBlock] = []
    for block in _walk(tree):
        block.index = len(found)
        found.append(block)
    return found


def _walk(tree: Any) -> Iterator[PageBlock]:
    buffer: list[str] = []
    linked = strong = 0
    links = strongs = 0
    pictured = False
    holders: list[Any] = [tree]

    def flush() -> Iterator[PageBlock]:
        nonlocal linked, strong, pictured
        text = fold("".join(buffer)) if buffer else ""
        if text:
            holder = holders[-1]
            bold = strong >= 0.9 * len(text)
            yield PageBlock(text, holder, holder.tag, min(linked, len(text)), bold, pictured)
            pictured = False
        buffer.clear()
        linked = strong = 0

    def add(text: str | None) -> None:
        nonlocal linked, strong
        if text:
            buffer.append(text)
            length = len(text.strip())
            linked += length if links else 0
            strong += length if strongs else 0

    walker = lxml.etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in SKIPPED or _is_hidden(element):
                walker.skip_subtree()
                continue
            if tag in BLOCKS:
                yield from flush()
                holders.append(element)
            elif tag == "br":
                yield from flush()
            elif tag in ("img", "amp-img", "picture"):
                pictured = True
            links += tag == "a"
            strongs += tag in ("b", "strong")
            add(element.text)
            continue
        if tag in SKIPPED or _is_hidden(element):
            add(element.tail)
            continue
        if tag in BLOCKS:
            yield from flush()
            holders.pop()
        links -= tag == "a"
        strongs -= tag in ("b", "strong")
        add(element.tail)
    yield from flush()


def _is_hidden(element: Any) -> bool:
    if not element.attrib:
        return False
    style, names = element.get("style"), element.get("class")
    return (
        element.get("hidden") is not None
        or (style is not None and HIDDEN.search(style) is not None)
        or (names is not None and UNSEEN.search(names) is not None)
    )
