"""What tells a paragraph of prose from a headline, caption or label."""

from __future__ import annotations

REAL = 110  # code points: a line this long that ends as a sentence is a paragraph
STOPS = ".!?…”\"'’):;/"


def is_real(text: str) -> bool:
    """Is this line a paragraph of prose rather than a headline, caption or label?"""
    return len(text) >= REAL and text[-1] in STOPS
