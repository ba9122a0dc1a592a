"""The blocks round an article enter, the people whom the page names as its authors leave."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import islice
from typing import Any

from pipeline.clean import credits, dates, furniture
from pipeline.clean.blocks import PageBlock
from pipeline.clean.names import people
from pipeline.clean.normalise import fold
from pipeline.clean.stated import Stated

AUTHOR_CLASS = re.compile(
    r"author|byline|penulis|reporter|tacgia|tac-gia|writer|pewarta|jurnalis|nguoi-?viet"
    r"|signature|username|\bfn\b",
    re.I,
)
AUTHOR_LINK = re.compile(
    r"/(?:authors?|by|bylines?|profiles?|penulis|tac-?gia|people|staff|contributors?|reporters?"
    r"|journalists?|writers?|columnists?)(?:/|=|$|\?)|[?&]author=|/@[\w.]+",
    re.I,
)
EDITOR_LINK = re.compile(r"/(?:editors?|redaktur|penyunting|bien-?tap)(?:/|=)", re.I)
BYLINE_TAGS = ("a", "span", "strong", "b", "cite", "em", "i")
NAMED = ("class", "data-qa-id", "data-testid")  # where class names are hashes, tests name the parts
MOST_INSIDE = 200  # elements in one block that are asked whether they name the author


def authors(
    found: list[PageBlock],
    around: list[PageBlock],
    below: list[PageBlock],
    facts: Stated,
    signed: list[str],
    sites: Set[str],
) -> list[str]:
    """The people whom the page names as authors, best evidence first.

    `around` are the blocks in which a byline may stand, `below` those right under the article,
    `signed` the names in its own first or last lines, `sites` what the site is called.
    """
    return (
        _labelled(around, sites)
        or _stated(around, facts, signed, sites)
        or _in_class(around, sites)
        or signed
        or (facts.tree is not None and _linked(around, sites))
        or _under(below)
        or _beside_date(found, around, sites)
        or []
    )


def _labelled(around: list[PageBlock], sites: Set[str]) -> list[str]:
    """The names in a line that says what they are, or that names author and date."""
    for block in around:
        label = furniture.byline(block.text)
        found = people(label, trusted=True, sites=sites) if label else []
        named = None if found else credits.read(block.text, sites)
        if found or (named and named.authors):
            return found or list(named.authors if named else ())
    return []


def _stated(
    around: list[PageBlock], facts: Stated, signed: list[str], sites: Set[str]
) -> list[str]:
    """The name that a tag states; where the article is signed, only if the page prints it too."""
    for name in facts.authors:
        found = people(name, sites=sites)
        if found and (any(found[0] in block.text for block in around) or not signed):
            return found
    return []


def _in_class(around: list[PageBlock], sites: Set[str]) -> list[str]:
    for block in around:
        element = block.element
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('rel') or ''}"
        if len(block.text) <= 80 and AUTHOR_CLASS.search(names):
            first = fold(element.text or "")  # what the author is may stand behind it
            found = people(block.text, trusted=True, sites=sites) if len(block.text) <= 60 else []
            found = found or (people(first, sites=sites) if first else [])
            edited = _edited(element)
            if written := [name for name in found if name not in edited]:
                return written
    return []


def _edited(element: Any) -> set[str]:
    """Whom a line links as its editors."""
    links = (a for a in islice(element.iter("a"), MOST_INSIDE) if a.get("href"))
    return {fold("".join(a.itertext())) for a in links if EDITOR_LINK.search(a.get("href")[:200])}


def _linked(around: list[PageBlock], sites: Set[str]) -> list[str]:
    return next((found for block in around if (found := _inside(block, sites))), [])


def _beside_date(found: list[PageBlock], around: list[PageBlock], sites: Set[str]) -> list[str]:
    """The name that stands alone in the line before or after the date.

    A section stands there too, but in the menu as well: a line that the page repeats is no name.
    """
    for block in around:
        if len(block.text) > 40 or dates.date_line(block.text) is None:
            continue
        for at in (block.index - 1, block.index + 1):
            if not 0 <= at < len(found) or len(found[at].text) > 40:
                continue
            named = people(found[at].text, sites=sites)
            if named and sum(other.text == found[at].text for other in found) == 1:
                return named
    return []


def _inside(block: PageBlock, sites: Set[str]) -> list[str]:
    """The author named by an element inside a line of section, date and views."""
    if len(block.text) > 300:
        return []
    for element in islice(block.element.iter(*BYLINE_TAGS), MOST_INSIDE):
        says = element.get("rel") == "author" or element.get("itemprop") == "author"
        says = says or AUTHOR_LINK.search((element.get("href") or "")[:200]) is not None
        named = " ".join(element.get(name) or "" for name in NAMED)
        if not says and not AUTHOR_CLASS.search(named):
            continue
        text = fold("".join(element.itertext()))
        if text and len(text) <= 80 and text in block.text:
            found = people(furniture.byline(text) or text, sites=sites)
            if found:
                return found
    return []


def _under(after: list[PageBlock]) -> list[str]:
    """The author whose name stands in bold or at the right under the article."""
    for block in after:
        if len(block.text) <= 50 and set_as_signature(block) and (found := people(block.text)):
            return found
    return []


def set_as_signature(block: PageBlock) -> bool:
    """Is the block set as signatures are: in bold, at the right, or in a class that says so?"""
    element = block.element
    style = f"{element.get('style') or ''} {element.get('align') or ''}".replace(" ", "")
    right = "text-align:right" in style or style.endswith("right")
    return block.strong or right or bool(AUTHOR_CLASS.search(element.get("class") or ""))
