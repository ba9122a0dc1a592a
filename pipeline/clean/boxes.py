"""The blocks of a page enter, the indexes of those in boxes beside the article leave.

Four kinds of box are told by what they hold, whatever their class is called: one headed by a line
that opens related news or comments; the card of another article: a linked headline and a few lines
of teaser; a small one with a field to write an address or a comment in; and boxes in a row that
each offer to be answered: comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from pipeline.clean import furniture
from pipeline.clean.blocks import PageBlock

HIGH = 6  # elements above a block that may be its box
HEADED = 80  # code points of the heading of a box
CARD_BLOCKS = 4
CARD_TEXT = 420
CARD_WORDS = 4
PROSE = 80
SENTENCE = 40
FIELDS = 20  # fields looked at
FIELD_TEXT = 450  # code points of a box round one, and of a form
FORM_TEXT = 1_200
ROW = 3  # comments
BUTTON = 40  # code points of the line with the button to answer
DEEP = 60  # elements between a box and a block in it


def beside(found: list[PageBlock], headline: int | None = None) -> set[int]:
    """The indexes of all blocks in such boxes; the box of the page's own headline is none."""
    if not found:
        return set()
    marked = _held_by(found, [*_fields(found[0]), *_comments(found)])
    if headline in marked:
        marked = set()
    first = _first_prose(found, headline)
    for block in found:
        if block.index in marked or not block.index or block.index == headline:
            continue
        if block.density > 0.9:
            if len(block.text.split()) >= CARD_WORDS:
                marked |= _card(found, block)
            if block.tag == "li":
                continue  # of a menu or list: it heads nothing
        short = len(block.text) <= HEADED and furniture.is_furniture(block.text)
        if short and furniture.ends(block.text):
            # A line between headline and article is a bar of buttons, whatever comes after it.
            opens = headline is not None and headline < block.index < first
            marked |= _headed(found, block, prose=not opens)
        elif short:
            marked |= _player(found, block)
        mixed = 0 < block.linked < len(block.text)
        if (short or mixed) and furniture.heads_advert(block.text, linked=mixed):
            marked |= _advert(found, block)
    return marked


def _card(found: list[PageBlock], block: PageBlock) -> set[int]:
    """The blocks of the smallest box that holds a linked headline and a teaser."""
    box = block.element
    for _ in range(HIGH):
        if box is None or box.tag in ("body", "tr"):
            return set()
        held = _near(found, block, box)
        if len(held) > CARD_BLOCKS or sum(len(found[i].text) for i in held) > CARD_TEXT:
            return set()
        if any(i < block.index and _is_prose(found[i].text) for i in held):
            return set()  # a paragraph and the link below it
        if len(held) > 1:
            return held
        box = box.getparent()
    return set()


def _advert(found: list[PageBlock], label: PageBlock) -> set[int]:
    """The blocks of the small box of links that a label of advertisements heads."""
    box = label.element
    for _ in range(HIGH):
        if box is None or box.tag in ("body", "article", "main", "tr"):
            break
        held = _near(found, label, box)
        if len(held) > CARD_BLOCKS or min(held) < label.index:
            break
        if len(held) > 1:
            small = sum(len(found[i].text) for i in held) <= CARD_TEXT
            return held if small and any(found[i].linked for i in held) else set()
        box = box.getparent()
    return set()


def _is_prose(text: str) -> bool:
    return len(text) >= PROSE or (len(text) >= SENTENCE and text[-1] == ".")


def _player(found: list[PageBlock], block: PageBlock) -> set[int]:
    """The blocks of a small box of labels and buttons, and of what it plays or sells."""
    box, widest = block.element.getparent(), set[int]()
    for _ in range(HIGH):
        if box is None or box.tag in ("body", "article", "main", "tr"):
            break
        held = _near(found, block, box)
        lines = [found[i].text for i in held]
        if len(held) > CARD_BLOCKS or any(map(_is_prose, lines)):
            break
        if any(map(furniture.byline, lines)):
            break  # who wrote, drew and photographed
        labels = sum(furniture.is_furniture(found[i].text) for i in held)
        if labels >= 2 and 2 * labels >= len(held):
            widest = held
        box = box.getparent()
    return widest


def _fields(first: PageBlock) -> Iterator[Any]:
    """The small boxes round the fields in which a reader writes an address or a comment."""
    root = first.element.getroottree().getroot()
    fields = (one for one in root.iter("input", "textarea") if _is_written_in(one))
    lengths: dict[Any, int] = {}
    for one in islice(fields, FIELDS):
        box, above = None, one.getparent()
        for _ in range(HIGH):
            if above is None or above.tag in ("body", "main", "article"):
                break
            length = lengths[above] if above in lengths else _length(above)
            lengths[above] = length
            if length > FIELD_TEXT and (length > FORM_TEXT or not _is_form(above)):
                break
            box, above = above, above.getparent()
        if box is not None:
            yield box


def _is_written_in(field: Any) -> bool:
    kind = (field.get("type") or "text").lower()
    return (
        field.tag == "textarea"
        or kind in ("email", "radio")
        or "mail" in (field.get("name") or "").lower()
    )


def _is_form(box: Any) -> bool:
    """Does the box ask for several things: a name, an address, what a picture says?"""
    kinds = ((one.get("type") or "text").lower() for one in box.iter("input", "textarea"))
    return sum(kind in ("text", "email", "tel") for kind in islice(kinds, 2 * FIELDS)) >= ROW


def _length(box: Any) -> int:
    """The code points in a box, counted as far as it is clear that no form is as long."""
    length = 0
    for text in box.itertext():
        length += len(text.strip())
        if length > FORM_TEXT:
            break
    return length


def _comments(found: list[PageBlock]) -> Iterator[Any]:
    """The boxes in a row of which most offer to be answered."""
    rows: dict[tuple[Any, str, str], set[Any]] = {}
    short = [block for block in found if len(block.text) <= BUTTON]
    # Few pages have any: one look at all lines says so.
    answers = furniture.is_reply("\n".join(block.text for block in short))
    for block in short if answers else ():
        if not furniture.is_reply(block.text):
            continue
        box = block.element
        for _ in range(HIGH):
            above = box.getparent()
            if above is None:
                break
            rows.setdefault((above, box.tag, _kind(box)), set()).add(box)
            box = above
    for (above, tag, kind), answered in rows.items():
        if len(answered) >= ROW:
            row = [box for box in above.iterchildren(tag) if _kind(box) == kind]
            if len(answered) > 0.6 * len(row):
                yield from row


def _kind(box: Any) -> str:
    return next(iter((box.get("class") or "").split()), "")


def _held_by(found: list[PageBlock], chosen: list[Any]) -> set[int]:
    """The blocks in any of the boxes."""
    known: dict[Any, bool] = dict.fromkeys(chosen, True)
    if not known:
        return set()
    held = set()
    for block in found:
        path, element = [], block.element
        while element is not None and element not in known:
            path.append(element)
            element = element.getparent()
        inside = known.get(element, False)
        known.update(dict.fromkeys(path, inside))
        if inside:
            held.add(block.index)
    return held


def _near(found: list[PageBlock], block: PageBlock, box: Any) -> set[int]:
    """The blocks round a block that the box holds; as many as make clear that it is no card."""
    held = {block.index}
    for step in (-1, 1):
        at = block.index + step
        while len(held) <= CARD_BLOCKS and 0 <= at < len(found) and _holds(box, found[at].element):
            held.add(at)
            at += step
    return held


def _first_prose(found: list[PageBlock], headline: int | None) -> int:
    """The index of the first paragraph under the headline; 0 where there is no headline."""
    if headline is None:
        return 0
    return next((b.index for b in found[headline + 1 :] if _is_prose(b.text)), 0)


def _headed(found: list[PageBlock], heading: PageBlock, *, prose: bool) -> set[int]:
    """The blocks of the largest box that begins with the heading; one without `prose` if not."""
    box, before = heading.element, found[heading.index - 1].element
    held = {heading.index}
    for _ in range(DEEP):
        last = max(held) + 1
        while last < len(found) and _holds(box, found[last].element):
            if not prose and _is_prose(found[last].text):
                return held
            last += 1
        held = set(range(heading.index, last))
        box = box.getparent()
        if box is None or box.tag in ("body", "html") or _holds(box, before):
            break
    return held


def _holds(box: Any, element: Any) -> bool:
    for _ in range(DEEP):
        if element is None or element is box:
            break
        element = element.getparent()
    return element is box
