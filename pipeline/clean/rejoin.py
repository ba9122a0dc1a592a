"""Lines of a plain text enter, sentences that a scraper broke at their links leave whole.

A link in the middle of a sentence often comes out on a line of its own, brackets before and after.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.clean.normalise import Passage
from pipeline.clean.prose import STOPS

OPEN = re.compile(r"[\w,)]$")
DASHED = re.compile(r"[-–—] ?\w")
SHORT_LINK = 60  # code points of a link in the middle of a sentence
SHORTEST = 20  # of what stands before it
LONGEST = 4_000  # what is longer takes no more: joining stays proportional to the text


def rejoined(printed: list[Passage]) -> list[Passage]:
    """The lines, those made one again that a scraper broke at links in the middle of a sentence."""
    joined: list[Passage] = []
    mended = False  # was the last line broken in a bracket that has closed since?
    for line in printed:
        last = joined[-1] if joined and len(joined[-1].text) < LONGEST else None
        if last is not None and (last.text.endswith("(") or line.text.startswith(")")):
            joined[-1] = _both(last, line, "")
            mended = joined[-1].text.endswith(")")
        elif last is not None and mended and DASHED.match(line.text):
            joined[-1], mended = _both(last, line, " "), False
        elif last is not None and _goes_on(last.text, line.text):
            before = joined[-2].text if len(joined) > 1 else ""
            if len(last.text) <= SHORT_LINK and len(before) > SHORTEST and OPEN.search(before):
                joined.pop()
                joined[-1] = _both(joined[-1], last, " ")
            joined[-1], mended = _both(joined[-1], line, " "), False
        else:
            joined.append(line)
            mended = False
    return joined


def _goes_on(last: str, line: str) -> bool:
    """Whether a line in small letters is the rest of the sentence that the last one opens."""
    prose = len(line) > SHORT_LINK and line[-1] in STOPS
    return prose and line[0].islower() and OPEN.search(last) is not None


def _both(first: Passage, second: Passage, space: str) -> Passage:
    return replace(first, text=f"{first.text}{space}{second.text}", end=second.end)
