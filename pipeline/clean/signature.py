"""The paragraphs of an article enter; they leave without the names printed under the last one.

Who signs stands on a line of its own, or is glued to the last sentence: a full name, one in
capitals, initials, a byline with its label, or what follows the mark of the end ("./.").
"""

from __future__ import annotations

import re

import regex

from pipeline.clean import dates, furniture
from pipeline.clean.names import is_source, people
from pipeline.clean.normalise import Passage
from pipeline.clean.prose import is_real

SIGNATURE = regex.compile(
    r"(?<=[.!?…”\"»)/])\s*(?P<name>\(?\p{Lu}[^.!?…:;\"“”()]{1,45}(?:\s*\([^()]{1,30}\))?\)?)\s*$"
)
SHOUTED = regex.compile(r"(?<=[.!?…:”\"])\s*(?P<name>\p{Lu}{2,8}(?:\s\p{Lu}{2,8}){1,3})\s*$")
SHORT = regex.compile(r"(?<=[.!?…”\"])\s*(?P<name>(?:\p{Lu}\.){1,3}\p{Lu}{1,2}\.?)\s*$")
# "... trong ngày. Tin, ảnh: Lê Mẫu": a byline with its label, glued to the last paragraph.
CREDITED = regex.compile(r"(?<=[.!?…”\"])\s*(?P<line>\p{Lu}[^.!?…:”\"]{1,25}:[^.!?…:”\"]{3,45})$")
INITIALED = regex.compile(
    r"(?<=(?<!(?<!\p{L})\p{Lu})[.!?…”\"])\s*(?P<name>\p{Lu}\. ?\p{Lu}\p{Ll}{1,9})\s*$"
)
# "... như vậy./. Lê Mẫu/Báo Mẫu": behind the mark of the end nothing belongs to the article.
ENDED = re.compile(r"\./\.?\s*(?P<line>[^.!?…]{2,80})$")
TAIL = 90  # code points at the end of a paragraph in which it may be signed
ALONE = 8  # letters of a name that signs without the others


def _foot(body: list[Passage]) -> tuple[list[Passage], list[str]]:
    """The body without sources, tags and dates printed under it, and whom they name."""
    named: list[str] = []
    end = len(body)
    while end > 1:
        text = body[end - 1].text
        label = furniture.foot(text)
        if label is not None:
            named = named or people(label)
        elif not (is_source(text) or _is_tag(text) or dates.date_line(text)):
            break
        end -= 1
    tags = end
    while tags > 1 and _could_be_tag(body[tags - 1].text):
        tags -= 1
    if any(line.text[0].islower() for line in body[tags:end]):
        end = tags
    return body[:end], named


def _could_be_tag(text: str) -> bool:
    """A few words that end no sentence: a keyword among keywords, or an item of a list."""
    words = text.split()
    return len(text) <= 30 and len(words) <= 3 and all(word.isalpha() for word in words)


def _is_tag(text: str) -> bool:
    """Is the last line a keyword: a few words that open in lower case and end no sentence?"""
    return len(text) <= 40 and text[0].islower() and text[-1].isalnum() and len(text.split()) <= 4


def signature(body: list[Passage]) -> tuple[list[Passage], list[str]]:
    """The body without the names printed under it, and those names."""
    body, named = _foot(body)
    if not body or named:
        return body, named
    ended = ENDED.search(body[-1].text[-TAIL:])
    if ended is not None and len(body[-1].text) > TAIL:
        kept = body[-1].text[: -len(ended["line"])].rstrip()
        found = people(re.split(r"[/(]", ended["line"])[0])
        return [*body[:-1], body[-1].with_text(kept)], found
    last = furniture.without_closing(body[-1].text)
    if last != body[-1].text and last:
        body = [*body[:-1], body[-1].with_text(last)]
    if len(body) > 1 and len(last) <= 70:
        alone = last.isalpha() and len(last) <= ALONE  # a letter to the editor: "Linh"
        found = people(last, trusted=alone and is_real(body[-2].text))
        if found and last[-1] not in "!?":
            return body[:-1], found
    start, found = _glued(last)
    return ([*body[:-1], body[-1].with_text(last[:start].strip())] if found else body), found


def _glued(last: str) -> tuple[int, list[str]]:
    """Where in the last paragraph its signature starts, and whom that names."""
    if len(last) < TAIL:
        return len(last), []
    credit = CREDITED.search(last[-TAIL:])
    label = furniture.byline(credit["line"]) if credit else None
    found = people(label, trusted=True) if label else []
    if credit and found:
        return len(last) - TAIL + credit.start("line"), found
    for pattern in (SIGNATURE, SHOUTED, SHORT, INITIALED):
        match = pattern.search(last[-TAIL:])
        found = people(match["name"]) if match else []
        if match and found:
            return len(last) - TAIL + match.start("name"), found
    return len(last), []
