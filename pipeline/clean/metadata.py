"""The blocks and tags of a page enter; its title, authors, date and site leave.

What the tags state is evidence, checked against what the page prints; what a reader does not see
is believed only where the page prints no date of its own and the tag is typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pipeline.clean import credits, dates, furniture
from pipeline.clean.blocks import PageBlock
from pipeline.clean.draft import Draft
from pipeline.clean.names import people
from pipeline.clean.normalise import Passage, fold

if TYPE_CHECKING:
    from pipeline.clean.choose import Chosen

SEPARATOR = re.compile(r"\s+[|–—·»:/-]+\s+|\s*[|»]\s*|\s*::\s*")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ARTICLES = re.compile(r"Article|BlogPosting|Report|WebPage")
TITLE_CLASS = re.compile(r"title|judul|tieude|tieu-de|headline|tit\b", re.I)
AUTHOR_CLASS = re.compile(
    r"author|byline|penulis|reporter|tacgia|tac-gia|writer|pewarta|jurnalis|nguoi-?viet"
    r"|signature|username|\bfn\b",
    re.I,
)
DATE_CLASS = re.compile(r"date|time|ngay|tanggal|publish|waktu|stamp|jam", re.I)
BYLINE_TAGS = ("a", "span", "strong", "b", "cite", "em", "i")
MOST_INSIDE = 200  # elements in one block that are asked whether they name the author
DATE_NAMES = """
article:published_time og:published_time datepublished pubdate publishdate publish_date publish-date
dc.date.issued dc.date dcterms.created article.published sailthru.date parsely-pub-date
cxenseparse:recs:publishtime originalpublicationdate
"""
DATES = frozenset(DATE_NAMES.split())
LARGEST_JSON = 500_000
HEAD = 5  # blocks under the headline among which date and byline stand
BOXES = 4  # elements round the headline in which the date may stand above it


@dataclass(slots=True)
class Stated:
    """What the tags of a page state."""

    titles: list[str] = field(default_factory=list)
    page_title: str = ""
    site: str | None = None
    authors: list[str] = field(default_factory=list)
    tree: Any = None
    dates: list[str] = field(default_factory=list)
    body: str = ""
    free: bool = True


@dataclass(frozen=True, slots=True)
class Headline:
    """The title of the article, and the block that prints it."""

    text: str
    index: int | None


def stated(tree: Any) -> Stated:
    """What JSON-LD, `og:`, microdata and the like state."""
    facts = Stated(tree=tree, page_title=fold(tree.findtext(".//title") or ""))
    for meta in tree.iter("meta"):
        _read_meta(meta, facts)
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            _read_json(script.text, facts)
    for time in tree.iter("time"):
        if time.get("itemprop") == "datePublished" and time.get("datetime"):
            facts.dates.append(time.get("datetime"))
    return facts


def _read_meta(meta: Any, facts: Stated) -> None:
    name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
    content = fold(meta.get("content") or "")
    if not name or not content:
        return
    if name in ("og:title", "twitter:title", "headline"):
        facts.titles.append(content)
    elif name == "og:site_name":
        facts.site = facts.site or content
    elif name in DATES:
        facts.dates.append(content)
    elif name == "author" or name.endswith((":author", ".creator")):
        facts.authors.append(content)


def _read_json(raw: str, facts: Stated) -> None:
    if len(raw) > LARGEST_JSON:
        return
    try:
        data = json.loads(raw, strict=False)
    except (ValueError, RecursionError):
        return
    for node in _nodes(data):
        kind = node.get("@type")
        if not any(ARTICLES.search(str(k)) for k in (kind if isinstance(kind, list) else [kind])):
            continue
        if isinstance(node.get("headline"), str):
            facts.titles.append(fold(node["headline"]))
        if isinstance(node.get("articleBody"), str) and len(node["articleBody"]) > len(facts.body):
            facts.body = node["articleBody"]
        if isinstance(node.get("datePublished"), str):
            facts.dates.append(node["datePublished"])
        authors = node.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            if isinstance(author, dict) and author.get("@type", "Person") == "Person":
                facts.authors.append(fold(str(author.get("name") or "")))
            elif isinstance(author, str):
                facts.authors.append(fold(author))
        if str(node.get("isAccessibleForFree")).lower() == "false":
            facts.free = False


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON document, breadth first and bounded."""
    queue, seen = [data], 0
    while queue and seen < 2_000:
        node = queue.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            queue += [value for value in node.values() if isinstance(value, dict | list)]
        elif isinstance(node, list):
            queue += [value for value in node if isinstance(value, dict | list)]


def title(found: list[PageBlock], facts: Stated) -> Headline:
    """The headline as printed: the heading that the page's own title repeats."""
    claims = [claim for claim in (*facts.titles, facts.page_title) if claim]
    best: tuple[float, int] | None = None
    for block in found:
        score = _title_score(block, claims)
        if score and (best is None or score > best[0]):
            best = (score, block.index)
    if best is not None:
        return Headline(found[best[1]].text, best[1])
    heading = next((b for b in found if b.tag == "h1" and len(b.text.split()) >= 3), None)
    if heading is not None and not claims:
        return Headline(heading.text, heading.index)
    if claims:
        return Headline(_without_site(claims[0], facts), None)
    return Headline(heading.text, heading.index) if heading else Headline("", None)


def _title_score(block: PageBlock, claims: list[str]) -> float:
    """How much speaks for this block as the headline: it is claimed, long, and a heading."""
    text = block.text.casefold()
    if not 8 <= len(text) <= 300 or len(text.split()) < 2:
        return 0.0
    claimed = max((len(text) / len(c) for c in claims if text in c.casefold()), default=0.0)
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


def fill(
    draft: Draft,
    found: list[PageBlock],
    chosen: Chosen,
    headline: Headline,
    facts: Stated,
    decoded: str,
    signed: list[str],
    url: str | None,
) -> None:
    """Set authors, date, site and paywall of a draft."""
    around = _around(found, chosen, headline)
    draft.authors = _authors(around, facts, signed) or _under(found[chosen.last + 1 :][:2])
    _date(draft, _dated(found, chosen, headline), facts, decoded)
    host = urlsplit(url).hostname if url else None
    draft.site = facts.site or (host.removeprefix("www.") if host else None)
    draft.paywall = draft.paywall or not facts.free


def _around(found: list[PageBlock], chosen: Chosen, headline: Headline) -> list[PageBlock]:
    """The blocks in which the byline is printed: round the headline, under the article."""
    if not chosen.body:
        return []
    top = headline.index if headline.index is not None else chosen.first
    inside = {block.index for block in chosen.body}
    first, last = min(top, chosen.first), max(top, chosen.first)
    boxes = _boxes(found[first])
    before = [block for block in found[max(0, first - 8) : first] if _stands_in(block, boxes)]
    between, head = found[first : last + 1], found[last + 1 : last + 1 + HEAD]
    within = [b for b in found[chosen.first : chosen.last + 1] if b.index not in inside]
    after = found[chosen.last + 1 : chosen.last + 8]
    return [*between, *head, *reversed(before), *within, *after]


def _dated(found: list[PageBlock], chosen: Chosen, headline: Headline) -> list[PageBlock]:
    """Those of them whose date is the article's, not that of a comment or of the page's clock.

    Above the headline and under the article that is what stands in the same box.
    """
    if not chosen.body:
        return []
    boxes = _boxes(found[chosen.last])
    top = max(headline.index or 0, chosen.first)
    return [
        block
        for block in _around(found, chosen, headline)
        if block.index <= top + HEAD
        or (
            block.index not in chosen.aside
            and (block.index <= chosen.last or _stands_in(block, boxes))
        )
    ]


def _boxes(block: PageBlock) -> list[Any]:
    """The elements close round a block; the body only where the block stands right in it."""
    boxes: list[Any] = []
    element = block.element.getparent()
    while element is not None and len(boxes) < BOXES and (element.tag != "body" or not boxes):
        boxes.append(element)
        element = element.getparent()
    return boxes


def _stands_in(block: PageBlock, boxes: list[Any]) -> bool:
    return any(element in boxes for element in block.element.iterancestors())


def _authors(around: list[PageBlock], facts: Stated, signed: list[str]) -> list[str]:
    """The people whom the page names as authors, best evidence first."""
    for block in around:
        label = furniture.byline(block.text)
        found = people(label, trusted=True) if label else []
        named = None if found else credits.read(block.text)
        if found or (named and named.authors):
            return found or list(named.authors if named else ())
    for name in facts.authors:
        found = people(name)
        if found and (any(found[0] in block.text for block in around) or not signed):
            return found
    for block in around:
        element = block.element
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('rel') or ''}"
        if len(block.text) <= 60 and AUTHOR_CLASS.search(names):
            found = people(block.text, trusted=True)
            if found:
                return found
    if signed or facts.tree is None:
        return signed
    return next((found for block in around if (found := _inside(block))), signed)


def _inside(block: PageBlock) -> list[str]:
    """The author named by an element inside a line of section, date and views."""
    if len(block.text) > 300:
        return []
    for element in islice(block.element.iter(*BYLINE_TAGS), MOST_INSIDE):
        says = element.get("rel") == "author" or element.get("itemprop") == "author"
        if not says and not AUTHOR_CLASS.search(element.get("class") or ""):
            continue
        text = fold("".join(element.itertext()))
        if text and len(text) <= 80 and text in block.text:
            found = people(furniture.byline(text) or text)
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


def _date(draft: Draft, around: list[PageBlock], facts: Stated, decoded: str) -> None:
    """The date the page prints near its headline, else one a typed tag states."""
    for block in around:
        named = credits.read(block.text)
        printed = named.printed if named else None
        if printed is None and len(block.text) <= 120:
            printed = dates.find(block.text) if _says_date(block.element) else None
        if printed is not None:
            draft.published = (Passage(block.text, 0, len(decoded)), _stated_day(printed, facts))
            return
    for value in facts.dates:
        parsed = dates.parse(value)
        at = decoded.find(value)
        if parsed and at >= 0:
            draft.stated = (parsed, Passage(value, at, at + len(value)))
            return


def _stated_day(printed: dates.Printed, facts: Stated) -> dates.Printed:
    """The printed date; where day and month could be swapped, the reading that a tag states too."""
    days = {(dates.parse(value) or "")[:10] for value in facts.dates}
    agreed = tuple(day for day in printed.readings if day.isoformat() in days)
    return replace(printed, readings=agreed) if agreed else printed


def _says_date(element: Any) -> bool:
    return bool(DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"))
