"""The blocks of a page and what its tags state enter, its headline as printed leaves."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.clean import credits, furniture
from pipeline.clean.blocks import PageBlock
from pipeline.clean.names import HOST
from pipeline.clean.stated import Stated

SEPARATOR = re.compile(r"\s+[|–—·»:/-]+\s+|\s*[|»]\s*|\s*::\s*")
SITE_BEHIND = re.compile(r" [-–—|] (?=[^-–—|]{2,40}$)")
SHORTEST = 3  # letters of a label: "vn" and "com" name no site
MOST_CLAIMS = 20
WORD = re.compile(r"\w+")
LEAST_WORDS = 5  # of a headline that no title of the page repeats
SITE_WORDS = 6  # a title of so few names the site, a section or a template
NEAR = 3  # blocks between a headline and its date line
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TITLE_CLASS = re.compile(r"title|judul|tieude|tieu-de|headline|tit\b", re.I)


@dataclass(frozen=True, slots=True)
class Headline:
    """The title of the article, and the block that prints it."""

    text: str
    index: int | None


def title(found: list[PageBlock], facts: Stated) -> Headline:
    """The headline as printed: the heading that the page's own title repeats."""
    claims = [claim for claim in (*facts.titles[:MOST_CLAIMS], facts.page_title) if claim]
    folded = list(dict.fromkeys(claim.casefold() for claim in claims))
    best: tuple[float, int] | None = None
    for block in found:
        score = _title_score(block, folded)
        if score and (best is None or score > best[0]):
            best = (score, block.index)
    if best is not None:
        return Headline(found[best[1]].text, best[1])
    dated = _above_date(found, claims)
    if dated is not None:
        return Headline(dated.text, dated.index)
    heading = next((b for b in found if b.tag == "h1" and len(b.text.split()) >= 3), None)
    if heading is not None and not claims:
        return Headline(heading.text, heading.index)
    if claims:
        return Headline(_without_site(claims[0], facts), None)
    return Headline(heading.text, heading.index) if heading else Headline("", None)


def _above_date(found: list[PageBlock], claims: list[str]) -> PageBlock | None:
    """The heading right above a date line, where the page's own title names no article.

    Portals call every page by the name of the site ("Cổng thông tin …", portal of ...) or of its
    template; a longer title that is printed nowhere must share most of its words with the heading.
    """
    articles = [claim for claim in claims if not furniture.is_masthead(claim)]
    claimed = [set(WORD.findall(claim.casefold())) for claim in articles]
    for block in found:
        words = set(WORD.findall(block.text.casefold()))
        if len(words) < LEAST_WORDS or not _says_title(block):
            continue
        below = found[block.index + 1 : block.index + 1 + NEAR]
        if not any(credits.read(one.text) for one in below):
            continue
        if all(
            len(claim) <= SITE_WORDS or len(claim & words) > len(claim) / 2 for claim in claimed
        ):
            return block
    return None


def _says_title(block: PageBlock) -> bool:
    """Is the block set or named as a headline, of a headline's length, and no link or furniture?"""
    element = block.element
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        (block.tag in HEADINGS or TITLE_CLASS.search(names) is not None)
        and len(block.text) <= 300
        and block.density < 0.5
        and not furniture.is_furniture(block.text)
        and not furniture.is_masthead(block.text)
    )


def _title_score(block: PageBlock, claims: list[str]) -> float:
    """How much speaks for this block as the headline: it is claimed, long, and a heading."""
    if len(block.text) > 300:
        return 0.0
    text = block.text.casefold()
    claimed = 0.0
    for claim in claims if 8 <= len(text) <= 300 else ():
        if text in claim:
            claimed = max(claimed, len(text) / len(claim))
    if not claimed or len(text.split()) < 2:
        return 0.0
    if claimed < 0.3 or (block.tag not in HEADINGS and furniture.is_furniture(block.text)):
        return 0.0
    if furniture.is_masthead(block.text):
        return 0.0
    score = claimed
    if block.tag in HEADINGS:
        score += 1.0 - 0.1 * HEADINGS.index(block.tag)
    element = block.element
    if TITLE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        score += 0.3
    if block.density > 0.5:
        score -= 0.4
    return score


def sites(headline: Headline, facts: Stated) -> frozenset[str]:
    """What the page calls its site, in lower case: no author is called so."""
    found = {facts.site or "", *facts.publishers}
    if headline.text and facts.page_title.startswith(headline.text):
        found.add(SEPARATOR.split(facts.page_title[len(headline.text) :])[-1])
    return frozenset(name.casefold() for name in found if name)


def _without_site(claim: str, facts: Stated) -> str:
    """A title without the name of site and section behind (or before) it."""
    parts = [(match.start(), match.end()) for match in SEPARATOR.finditer(claim)]
    if not parts:
        return claim
    site = (facts.site or "").casefold()
    head, tail = claim[: parts[-1][0]], claim[parts[-1][1] :]
    if len(tail) < len(head) and (tail.casefold() == site or len(tail.split()) <= 4):
        return _without_site(head, facts)
    return claim


def without_host(claim: str, url: str | None) -> str:
    """A title without the site behind it: "… | Contoh.com", or what the page's address is called.

    >>> without_host("Cầu Mẫu thông xe - VnMẫu Đời sống", "https://vnmẫu.vn/cau")
    'Cầu Mẫu thông xe'
    >>> without_host("Kalah lagi: Contoh - Teladan", "https://mau.example/a")
    'Kalah lagi: Contoh - Teladan'
    """
    host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    labels = {_bare(label) for label in (host, *host.split(".")) if len(label) > SHORTEST}
    behind = SITE_BEHIND.search(claim)
    while behind is not None and len(claim[: behind.start()].split()) > 1:
        tail = claim[behind.end() :]
        named = _bare(tail) in labels or _bare(tail.split(" ")[0]) in labels
        if not named and (" " in tail or not HOST.search(tail.casefold())):
            return claim
        claim = claim[: behind.start()]
        behind = SITE_BEHIND.search(claim)
    return claim


def _bare(name: str) -> str:
    """A name as an address writes it: small letters without marks, spaces and dots."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return "".join(filter(str.isalnum, letters))
