"""The text of a page enters, a draft leaves: article, title, date and authors by page evidence.

Where the finder is unsure, the page's own JSON-LD and then trafilatura are asked, and the draft
says so.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.clean import blocks as printed
from pipeline.clean import bylines, choose, furniture, headline, metadata, page_data, stated
from pipeline.clean.decode import Decoded
from pipeline.clean.draft import Draft
from pipeline.clean.names import people
from pipeline.clean.normalise import Passage, fold
from pipeline.clean.trim import trim, without_bio

SURE = 250  # code points; what is shorter is hardly an article
PAGE_MIN = 120
HEADING = 80  # code points
BELOW = 2  # blocks under the article in which the caption of its last picture may stand
LARGEST_SECOND = 2_000_000


def read(decoded: Decoded, url: str | None) -> Draft:
    """The article of a page."""
    tree = printed.parse(decoded.text)
    if tree is None:
        return Draft()
    found = printed.blocks(tree)
    facts = stated.stated(tree)
    title = headline.title(found, facts)
    chosen = choose.article(found, title)
    extent = len(decoded.text)
    signed = _signed(chosen.body)
    trimmed = trim([Passage(block.text, 0, extent, block.index) for block in chosen.body])
    draft = Draft(body=trimmed.body, paywall=trimmed.paywall)
    last = max((passage.order for passage in draft.body), default=0)
    told = [block for block in chosen.captions if block.index <= last + BELOW]
    draft.captions = [Passage(block.text, 0, extent, block.index) for block in told]
    if _is_unsure(draft.body):
        _ask_others(draft, facts, decoded.text)
    draft.title = Passage(title.text, 0, extent) if title.text else None
    signed = signed or trimmed.authors
    sites = headline.sites(title, facts)
    metadata.fill(draft, found, chosen, title, facts, decoded.text, signed, sites, url)
    draft.body = without_bio(draft.body, draft.authors)
    return draft


def _signed(body: list[printed.PageBlock]) -> list[str]:
    """Take the author's name from the head or foot of the article, and its line from the body.

    Under the article a name set in bold or at the right may be of one word.
    """
    while len(body) > 1 and (furniture.is_furniture(body[-1].text) or _heads_nothing(body[-1])):
        body.pop()
    named: list[str] = []
    while len(body) > 1 and len(body[0].text) <= 50 and (found := people(body[0].text)):
        named = named or found
        body.pop(0)
    if len(body) > 1 and len(body[-1].text) <= 50 and bylines.set_as_signature(body[-1]):
        found = people(body[-1].text, trusted=True)
        if found:
            named = named or found
            body.pop()
    return named


def _heads_nothing(block: printed.PageBlock) -> bool:
    """Is a last block the heading of a list that was left out, and no name?"""
    heading = block.tag in headline.HEADINGS and block.text[-1] not in '.!?…”"'
    return heading and len(block.text) <= HEADING and not people(block.text, trusted=True)


def _is_unsure(body: list[Passage]) -> bool:
    """Is what was found too little for an article?"""
    return sum(len(passage.text) for passage in body) < SURE


def _ask_others(draft: Draft, facts: stated.Stated, decoded: str) -> None:
    """Replace a body that is hardly any by what the page's data or trafilatura give, if more."""
    own = sum(len(passage.text) for passage in draft.body)
    others: dict[str, Callable[[], str]] = {
        "JSON-LD": lambda: _prose(facts.body),
        "the page's data": lambda: _prose(page_data.prose(facts.tree)),
        "trafilatura": lambda: _second(decoded),
    }
    for name, ask in others.items():
        other = ask()
        lines = [text for line in other.splitlines() if (text := fold(line))]
        body = trim([Passage(text, 0, len(decoded)) for text in lines]).body
        if sum(len(passage.text) for passage in body) > max(2 * own, PAGE_MIN):
            draft.body, draft.captions, draft.second = body, [], name
            return


def _prose(stated: str) -> str:
    """The text of an `articleBody`, which may hold tags."""
    if "<" not in stated:
        return stated
    tree = printed.parse(stated)
    return "\n".join(block.text for block in printed.blocks(tree)) if tree is not None else ""


def _second(decoded: str) -> str:
    """What trafilatura takes for the article; nothing where it fails, whatever the reason."""
    if len(decoded) > LARGEST_SECOND:
        return ""
    import trafilatura  # heavy, and asked for few pages

    try:
        return str(trafilatura.extract(decoded, include_comments=False, fast=True) or "")
    except Exception:  # a second opinion must not fail the page
        return ""
