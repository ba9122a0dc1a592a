"""A paragraph enters; what is left of it leaves when the furniture inside it is cut out."""

from __future__ import annotations

import re2
import regex

from pipeline.clean import furniture
from pipeline.clean.normalise import Passage

LONGEST = 300  # code points of a headline and the sentence glued to it
# A headline that is one quotation, and the sentence behind it.
QUOTED = regex.compile(
    r"(?:'[^'\n]{10,160}'|\"[^\"\n]{10,160}\"|“[^“”\n]{10,160}”|‘[^‘’\n]{10,160}’)"
    r" (?=\p{Lu}\p{Ll}+ )"
)


def without(passage: Passage) -> list[Passage]:
    """The passage without the furniture inside it: the pieces that are left, in order."""
    text = passage.text
    cuts = _code(text)
    if furniture.holds_any(text):
        cuts += [*_spans("inline", text), *_inserts(text)]
        rest = furniture.patterns("rest").search(text)
        if rest is not None:
            cuts.append((rest.start(), len(text)))
    if not cuts:
        return [passage]
    pieces, position = [], 0
    for start, end in sorted(cuts):
        if start > position:
            pieces.append(text[position:start])
        position = max(position, end)
    pieces.append(text[position:])
    return [passage.with_text(piece.strip()) for piece in pieces if piece.strip()]


def _spans(scope: str, text: str) -> list[tuple[int, int]]:
    return [(match.start(), match.end()) for match in furniture.patterns(scope).finditer(text)]


def _inserts(text: str) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    for start, end in _spans("insert", text):
        if not cuts or start >= cuts[-1][1]:
            cuts.append((start, headline_end(text, end)))
    return cuts


def headline_end(text: str, start: int) -> int:
    """Where a headline that starts at `start` gives way to the sentence glued to it.

    A headline ends with its quote or sentence; one in title case ends before the capital that a
    lower-case content word follows: that capital opens the article's next sentence.
    """
    quoted = QUOTED.match(text, start)
    if quoted is not None:
        return quoted.end()
    position, capital, before = start, -1, ""
    titled = 0
    for word in text[start : start + LONGEST].split(" "):
        here = position
        position += len(word) + 1
        if not word:
            continue
        bare = word.strip("\"'“”‘’(),.:;!?–-")
        opens = word[0] in '"“' and here > start and titled >= 2
        if opens:
            return here
        if bare[:1].isupper() or bare[:1].isdigit():
            capital, before = here, bare
            titled += 1
        elif bare.isalpha() and bare[0].islower() and bare not in furniture.names("joints"):
            if titled >= 4 and capital > start and before[:1].isupper():
                return capital
            titled = -1000  # sentence case: the headline runs to its full stop
        if word[-1] in ".!?…" and titled < 0 and len(word) > 3:
            return min(position, len(text))
    return start if position < len(text) else len(text)  # no headline is as long


CODE = re2.compile(
    r"console\.log\(|document\.\w+|window\.\w+|addEventListener|\$\(\s?[\"'.#\w]|function\s?\w*\(|"
    r"\bvar \w+ ?=|googletag|adsbygoogle|setTimeout\(|\.push\(\{|</?(?:script|iframe|ins)\b"
)


def _code(text: str) -> list[tuple[int, int]]:
    """The run of script a scraper left in a paragraph: two marks or more, to its last brace."""
    marks = [match.start() for match in CODE.finditer(text)]
    if len(marks) < 2:
        return []
    # What stands between the last mark and the last closing of a call belongs to the script.
    end = max(text.rfind(closing) + len(closing) for closing in ("});", "}", ");", "/>"))
    return [(marks[0], end)] if end > marks[-1] else [(marks[0], len(text))]
