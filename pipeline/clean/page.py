"""The text of a page enters, a draft leaves: article, title, date and authors by page evidence."""

from __future__ import annotations

from pipeline.clean import blocks as printed
from pipeline.clean import choose, metadata
from pipeline.clean.decode import Decoded
from pipeline.clean.draft import Draft
from pipeline.clean.names import people
from pipeline.clean.normalise import Passage
from pipeline.clean.trim import trim


def read(decoded: Decoded, url: str | None) -> Draft:
    """The article of a page."""
    tree = printed.parse(decoded.text)
    if tree is None:
        return Draft()
    found = printed.blocks(tree)
    facts = metadata.stated(tree)
    title = metadata.title(found, facts)
    chosen = choose.article(found, title)
    extent = len(decoded.text)
    signed = _signed(chosen.body)
    if signed:
        chosen.body.pop()
    trimmed = trim([Passage(block.text, 0, extent) for block in chosen.body])
    draft = Draft(body=trimmed.body, confidence=chosen.confidence)
    draft.title = Passage(title.text, 0, extent) if title.text else None
    metadata.fill(draft, found, chosen, title, facts, decoded.text, signed or trimmed.authors, url)
    return draft


def _signed(body: list[printed.PageBlock]) -> list[str]:
    """The author whose name, set in bold or at the right, closes the article; one word will do."""
    if len(body) < 2:
        return []
    last = body[-1]
    style = f"{last.element.get('style') or ''} {last.element.get('align') or ''}".replace(" ", "")
    right = "text-align:right" in style or style.endswith("right")
    named = metadata.AUTHOR_CLASS.search(last.element.get("class") or "")
    if len(last.text) <= 50 and (last.strong or right or named):
        return people(last.text, trusted=True)
    return []
