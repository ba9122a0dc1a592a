"""The tree of a page enters, what its tags state leaves: JSON-LD, `og:`, microdata, `<time>`.

All of it is evidence, to be checked against what the page prints.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from pipeline.clean.normalise import fold

ARTICLES = re.compile(r"Article|BlogPosting|Report|WebPage")
# Names of <meta> that state the date and the author, with whatever prefix a system gives them.
DATES = re.compile(
    r"(?:^|[:._-])(?:pub(?:lish(?:ed)?)?[_-]?(?:date|time)|date[_-]?pub(?:lish(?:ed)?)?)$"
    r"|^dc\.date(?:\.issued)?$|^dcterms\.created$|^article\.published$|^sailthru\.date$"
    r"|^parsely-pub-date$|^originalpublicationdate$"
)
AUTHORS = re.compile(r"(?:^|[:._-])author$|\.creator$")
LARGEST_JSON = 500_000
MOST_SCRIPTS = 40  # of linked data; pages have one to five
LARGEST_VALUE = 1_000  # code points of a title, a name, a date


@dataclass(slots=True)
class Stated:
    """What the tags of a page state."""

    titles: list[str] = field(default_factory=list)
    page_title: str = ""
    site: str | None = None
    publishers: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    tree: Any = None
    dates: list[str] = field(default_factory=list)
    body: str = ""
    free: bool = True


def stated(tree: Any) -> Stated:
    """What JSON-LD, `og:`, microdata and the like state."""
    facts = Stated(tree=tree, page_title=fold((tree.findtext(".//title") or "")[:LARGEST_VALUE]))
    for meta in tree.iter("meta"):
        _read_meta(meta, facts)
    linked = (s.text for s in tree.iter("script") if "ld+json" in (s.get("type") or "") and s.text)
    for raw in islice(linked, MOST_SCRIPTS):
        _read_json(raw, facts)
    for time in tree.iter("time"):
        if time.get("itemprop") == "datePublished" and time.get("datetime"):
            facts.dates.append(time.get("datetime"))
    return facts


def _read_meta(meta: Any, facts: Stated) -> None:
    name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
    content = fold((meta.get("content") or "")[:LARGEST_VALUE])
    if not name or not content:
        return
    if name in ("og:title", "twitter:title", "headline"):
        facts.titles.append(content)
    elif name == "og:site_name":
        facts.site = facts.site or content
    elif DATES.search(name):
        facts.dates.append(content)
    elif AUTHORS.search(name):
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
            facts.titles.append(fold(node["headline"][:LARGEST_VALUE]))
        publisher = node.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            facts.publishers.append(fold(publisher["name"][:LARGEST_VALUE]))
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
    queue, seen = deque([data]), 0
    while queue and seen < 2_000:
        node = queue.popleft()
        seen += 1
        if isinstance(node, dict):
            yield node
            queue += [value for value in node.values() if isinstance(value, dict | list)]
        elif isinstance(node, list):
            queue += [value for value in node if isinstance(value, dict | list)]
