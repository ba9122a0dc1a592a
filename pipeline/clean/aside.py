"""The blocks of a page enter, the indexes of those beside the article leave.

Three things tell: what a box prints (boxes), elements for navigation, and class names. Class names
lie: where they would take most of the prose, they are not believed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pipeline.clean import boxes
from pipeline.clean.blocks import NAVIGATION, PageBlock

ASIDE = re.compile(
    r"comment|binhluan|binh-luan|komentar|disqus|related|relate|lienquan|lien-quan|terkait|baca-?juga"
    r"|sidebar|side-bar|footer|bottom-?nav|navbar|menu|breadcrumb|share|social|sosmed|most-?read|popular"
    r"|populer|trending|docnhieu|recommend|rekomendasi|tinkhac|tin-khac|tinmoi|other-?news|othernews|news-?other"
    r"|widget|banner|advert|adsense|\bads?\b|newsletter|subscribe|\btags?\b|tagcloud|pagination|paging|copyright"
    r"|login|signin|popup|modal|cookie|hotline|ratings?\b|\brate\b|pay-?wall|reg-?wall|vote|author-?box|author-?bio",
    re.IGNORECASE,
)
DIALOG = re.compile(r"cookie|consent|gdpr|popup|modal|pay-?wall", re.IGNORECASE)
ENOUGH = 600  # code points beside the boxes of comments and cards: there is an article
MOST = 0.6  # of the prose
FIRST = 3  # paragraphs under the headline: where they stand, the article does
ELEMENT, CLASS, SURE = 1, 2, 4
NAMED = ("class", "id", "type")  # a system of many papers writes what a box is into its `type`


def beside(found: list[PageBlock], headline: int | None = None) -> set[int]:
    """The indexes of the blocks that stand beside the article; `headline` is that of its title."""
    printed = boxes.beside(found, headline)
    told = _told(found)
    surely = {index for index, flags in told.items() if flags & SURE}
    both = printed | surely
    outside = [block for block in found if block.index not in both]
    if sum(len(block.text) - block.linked for block in outside) > ENOUGH:
        surely |= printed
    prose = {
        block.index: len(block.text)
        for block in found
        if len(block.text) >= 80 and block.density < 0.3 and block.index not in surely
    }
    for flags in (ELEMENT | CLASS, ELEMENT):
        marked = surely | printed | {index for index in told if told[index] & flags}
        if _leaves_an_article(prose, marked, headline):
            return marked
    return surely


def _leaves_an_article(prose: dict[int, int], marked: set[int], headline: int | None) -> bool:
    """Is most of the prose left, or what stands right under the headline, and enough of it?"""
    taken = sum(length for index, length in prose.items() if index in marked)
    if taken <= MOST * sum(prose.values()):
        return True
    if headline is None:
        return False
    under = [index for index in prose if index > headline]
    left = sum(prose[index] for index in under if index not in marked)
    return left > ENOUGH and marked.isdisjoint(under[:FIRST])


def _told(found: list[PageBlock]) -> dict[int, int]:
    """What the elements round each block tell of it."""
    known: dict[Any, int] = {}
    flags = {block.index: _flags(block.element, known) for block in found}
    return {index: told for index, told in flags.items() if told}


def _flags(element: Any, known: dict[Any, int]) -> int:
    if element in known:
        return known[element]
    path: list[Any] = []
    while element is not None and element.tag not in ("body", "html") and element not in known:
        path.append(element)
        element = element.getparent()
    flags = known.get(element, 0)
    for passed in reversed(path):
        if passed.tag in NAVIGATION or passed.tag == "address":
            flags |= ELEMENT
        elif passed.tag != "article":
            names = " ".join(filter(None, map(passed.get, NAMED)))
            if names:
                flags |= _named(names)
        known[passed] = flags
    return flags


@lru_cache(maxsize=4_096)
def _named(names: str) -> int:
    if len(names) >= 200 or not ASIDE.search(names):
        return 0
    return CLASS | SURE if DIALOG.search(names) else CLASS
