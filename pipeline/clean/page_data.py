"""The scripts of a page enter; the longest prose that their data holds leaves.

Pages built in the browser carry their article as JSON: in a script of its own, or assigned to a
variable. Markup in that prose is left to the caller.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

LARGEST = 4_000_000
SMALLEST = 400
MOST = 20_000  # values looked at
ASSIGNED = ("window.", "var ", "self.", "const ", "let ")


def prose(tree: Any) -> str:
    """The longest text in the data of a page; empty where there is none."""
    best = ""
    for script in tree.iter("script"):
        raw = (script.text or "").strip()
        if not SMALLEST < len(raw) < LARGEST:
            continue
        for text in _texts(_data(raw, script.get("type") or "")):
            if len(text) > len(best) and text.count(" ") * 20 > len(text):
                best = text
    return best


def _data(raw: str, kind: str) -> Any:
    if "json" in kind:
        start = 0
    elif raw.startswith(ASSIGNED):
        start = raw.find("{")
    else:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(raw, max(start, 0))[0]
    except (ValueError, RecursionError):
        return None


def _texts(data: Any) -> Iterator[str]:
    """The strings of a JSON document; those of the items of one list, joined, are one text."""
    queue, seen = [data], 0
    while queue and seen < MOST:
        node = queue.pop()
        seen += 1
        if isinstance(node, dict):
            queue += node.values()
        elif isinstance(node, list):
            queue += node
            yield "\n".join(_lines(node))
        elif isinstance(node, str):
            yield node


def _lines(items: list[Any]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            texts = [text for text in item.values() if isinstance(text, str) and _is_said(text)]
            # A headline and a teaser make the card of another article.
            if len(texts) == 1 and len(texts[0]) >= 40:
                yield texts[0]


def _is_said(text: str) -> bool:
    return text.count(" ") >= 3
