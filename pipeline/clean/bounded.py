"""Markup enters, the same markup leaves without what makes a parser slow: endless attributes.

The parser compares every attribute of an element with all before it, so that a tag of 400,000
takes it an hour. Few pages come near the bounds, and only those are looked at tag by tag.
"""

from __future__ import annotations

import re

MOST = 500  # attributes of one element
LONG = 30_000  # code points without ">", or signs of equality: an element may have too many
NAME = re.compile(r"<[a-zA-Z][^\s/>]*")
ATTRIBUTE = re.compile(r"[\s/]*([^\s/>][^\s/>=]*)(\s*=\s*)?")
UNREAD = ("script", "style", "textarea")  # what stands in them are no tags
UNQUOTED = re.compile(r"[^\s>]*")


def bounded(source: str) -> str:
    """The source, elements cut down to their first attributes where they have too many."""
    if source.count("=") < LONG and not _has_a_long_element(source):
        return source
    kept, position, missing = [], 0, set[str]()
    while tag := NAME.search(source, position):
        cut, end = _tag(source, tag.end())
        kept.append(source[position:cut])
        position = end
        name = tag[0][1:].lower()
        if name in UNREAD and name not in missing:
            closing = re.compile(f"</{name}", re.I).search(source, end)
            position = closing.start() if closing else end
            kept.append(source[end:position])
            missing |= set() if closing else {name}
    kept.append(source[position:])
    return "".join(kept)


def _has_a_long_element(source: str) -> bool:
    """Is there a run of that length without the end of an element?"""
    position = 0
    while len(source) - position > LONG:
        position = source.rfind(">", position, position + LONG) + 1
        if not position:
            return True
    return False


def _tag(source: str, position: int) -> tuple[int, int]:
    """Where the attributes that are kept end, and where all of them do."""
    count, cut = 0, -1
    while attribute := ATTRIBUTE.match(source, position):
        count += 1
        if count > MOST and cut < 0:
            cut = position
        position = attribute.end()
        if attribute[2]:
            quote = source[position : position + 1]
            closing = source.find(quote, position + 1) if quote in ("'", '"') else -1
            unquoted = UNQUOTED.match(source, position)
            position = closing + 1 if closing > 0 else unquoted.end() if unquoted else position
    return (cut if cut >= 0 else position), position
