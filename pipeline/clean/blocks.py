"""The text of a page enters, its printed blocks leave, in order, with what the markup says of them.

The page is parsed once and walked without recursion, so that nesting costs nothing but time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import lxml.etree

from pipeline.clean.bounded import bounded
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
PICTURES = frozenset({"img", "amp-img", "picture"})
STRONG = frozenset({"b", "strong"})
# Date, author and counters are set side by side without a space; their styles keep them apart.
APART = frozenset({"span", "time", "a"})
DATA_CLASS = re.compile(
    r"time|date|view|author|byline|publish|posted|ngay|tanggal|source", re.IGNORECASE
)
UNSEEN = re.compile(
    r"twitter-tweet|instagram-media|fb-post|fb-comments|tiktok-embed"
    r"|(?:^|\s)(?:hide|hidden|d-none|sr-only|off-?screen|(?:u-)?visually-?hidden|screen-reader-text)(?:\s|$)",
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
    source = bounded(DECLARATION.sub("", decoded.replace("\0", ""), count=1))
    tree = _tree(source)
    if tree is not None and _depth_exceeded(tree):
        # Nesting that no browser shows either: without the boxes the words are all still there.
        tree = _tree(FLATTENED.sub("\n<br>", source))
    return tree


def _tree(source: str) -> Any:
    parser = lxml.etree.HTMLParser(
        recover=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        encoding="utf-8",
    )
    try:
        return lxml.etree.fromstring(source.encode("utf-8", "replace"), parser)
    except lxml.etree.LxmlError:
        return None


def _depth_exceeded(tree: Any) -> bool:
    """Does the tree reach the depth at which the parser gives up?"""
    # Where the parser gave up is its last element.
    depth, last = 0, tree
    while last is not None:
        depth, last = depth + 1, next(last.iterchildren(reversed=True), None)
    return depth >= DEEPEST


def blocks(tree: Any) -> list[PageBlock]:
    """The printed blocks of a page, in order."""
    reader = _Reader(tree)
    skipped: Any = None
    walker = lxml.etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in SKIPPED or (element.attrib and _is_hidden(element)):
                walker.skip_subtree()
                skipped = element
            else:
                reader.open(tag, element)
        elif element is skipped:
            reader.add(element.tail)
        else:
            reader.close(tag, element)
    reader.flush()
    return reader.found


class _Reader:
    """Gathers the text of a page until a block begins or ends."""

    def __init__(self, tree: Any) -> None:
        self.found: list[PageBlock] = []
        self._buffer: list[str] = []
        self._holders: list[Any] = [tree]
        self._links = self._strongs = 0  # how many such elements are open
        self._linked = self._strong = 0  # how much of the text stands in them
        self._pictured = False
        self._closed = False  # an inline element, and nothing has been printed since

    def open(self, tag: str, element: Any) -> None:
        """An element begins."""
        if tag in BLOCKS:
            if self._buffer:
                self.flush()
            self._holders.append(element)
        elif tag in APART:
            self._links += tag == "a"
            self._set_apart(tag, element)
        elif tag in STRONG:
            self._strongs += 1
        elif tag in PICTURES:
            self._pictured = True
        elif tag == "br":
            self.flush()
        if element.text:
            self.add(element.text)

    def close(self, tag: str, element: Any) -> None:
        """An element ends."""
        tail = element.tail
        if tag in BLOCKS:
            if self._buffer:
                self.flush()
            self._holders.pop()
            if tag == "figure":
                self._pictured = False  # its caption would stand in it
        elif tag in APART:
            self._links -= tag == "a"
            self._set_apart(tag, element)
            self._closed = True
        elif tag in STRONG:
            self._strongs -= 1
        if tail:
            self.add(tail)

    def add(self, text: str | None) -> None:
        """More of the text of the block; white space before it is none of it."""
        if not text or (not self._buffer and text.isspace()):
            return
        if self._closed and self._runs_on(text):
            self._buffer.append(" ")
        self._closed = False
        self._buffer.append(text)
        if self._links or self._strongs:
            length = len(text.strip())
            self._linked += length if self._links else 0
            self._strong += length if self._strongs else 0

    def flush(self) -> None:
        """The block is at its end."""
        if not self._buffer:
            return
        text = fold("".join(self._buffer))
        if text:
            holder, length = self._holders[-1], len(text)
            linked, bold = min(self._linked, length), self._strong >= 0.9 * length
            index, pictured = len(self.found), self._pictured
            self.found.append(PageBlock(text, holder, holder.tag, linked, bold, pictured, index))
            self._pictured = False
        self._buffer.clear()
        self._linked = self._strong = 0

    def _runs_on(self, text: str) -> bool:
        """Would they print "NameDate", or "TownLead" (their styles keep them apart)?"""
        last = self._buffer[-1][-1:] if self._buffer else ""
        first = text[:1]
        return (last.islower() and first.isupper()) or (last.isalpha() and first.isdigit())

    def _set_apart(self, tag: str, element: Any) -> None:
        """Keep what stands before such an element, or in it, from what follows."""
        if self._buffer and (tag == "time" or _is_data(element.get("class") or "")):
            self._buffer.append(" ")


def _is_hidden(element: Any) -> bool:
    style, names = element.get("style"), element.get("class")
    return (
        element.get("hidden") is not None
        or (style is not None and _hides(style))
        or (names is not None and _unseen(names))
    )


@lru_cache(maxsize=4_096)
def _hides(style: str) -> bool:
    return HIDDEN.search(style) is not None


@lru_cache(maxsize=4_096)
def _unseen(names: str) -> bool:
    return UNSEEN.search(names) is not None


@lru_cache(maxsize=4_096)
def _is_data(names: str) -> bool:
    return DATA_CLASS.search(names) is not None
