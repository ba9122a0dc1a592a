"""The lines between title and page end enter; the article's paragraphs and authors leave.

The same for text copied from a site and for the blocks of a page: furniture inside paragraphs is
cut out, lost paragraph breaks are restored, furniture lines dropped, what follows the article cut,
and the signature under the last paragraph read as the author's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import regex

from pipeline.clean import furniture, inserts
from pipeline.clean.names import INITIALS, people
from pipeline.clean.normalise import Passage
from pipeline.clean.prose import is_real
from pipeline.clean.signature import signature

MARKS = re.compile(r"!\[[^\]]{0,200}\]\([^)]{0,500}\)|^[>|•●▪■►▶»\s]+(?=\S)|[|\s]+$")
MARKED = (*">|•●▪■►▶»", " ")  # how a text with marks opens, white space folded
TEASER = re.compile(r"(?:\.\.\.|…)\s*\|\s*$")
# A scraper that replaced paragraph breaks by commas leaves ".," before a capital or a quote; the
# dot of an abbreviation ("S.E., M.Si.", degrees behind a name) is not the end of a sentence.
COMMAS = regex.compile(
    r"(?<=[!?…]|(?:\p{Ll}{3}|[\p{Ll}--[a-z]]\p{Ll}?|[^\p{L}]|\p{Lu}{3})\.)\s?,+(?:\s?[.,])*\s?"
    r"(?=[\"“‘'(]|\p{Lu}|$)|(?<=[\"”]),(?=[\"“]|\p{Lu})|,{2,}+\s?+(?!\p{M})",
    regex.V1,
)
# "word.Next": a break was lost. Three small letters before the dot, or one with a diacritic: no
# abbreviation and no host name.
GLUED = regex.compile(
    r"(?<=(?:\p{Ll}{3}|[\p{Ll}--[a-z]]\p{Ll}?)[.!?]|\p{Ll}{2}[.!?][”\"]|\d\.|[)%]\.)"
    r"(?=[“\"]?\p{Lu}\p{Ll}*[\s,])|(?<=\p{Ll}{3}\.)(?=“\S)",
    regex.V1,
)
# A syllable with a diacritic runs into a capital: no brand name does that, a lost heading does.
# "LongẢnh: ...": the label of a credit runs into the name before it.
LABELLED = regex.compile(r"(?<=\p{Ll})(?=\p{Lu}\p{Ll}{2,6}\s?:\s?\p{Lu})")
RUN_ON = regex.compile(r"(?<=[\p{Ll}--[a-z]][a-z]{0,2})(?=\p{Lu}\p{Ll}{2,}\s)", regex.V1)
# What each of those needs: most paragraphs hold neither, and are looked through only once.
COMMA = re.compile(r",(?:(?<=[.!?…”\",],)|(?<=[.!?…]\s,))")
CAPITAL = regex.compile(r"(?<=[\p{Ll}.!?”\"“])\p{Lu}|\.“")
LONGEST_LIST = 6
ROW = re.compile(r"\d{1,3}")
LEAST_ROWS = 3
SENTENCE = re.compile(r"[.!?…][\"”'’)]*$")


@dataclass(slots=True)
class Trimmed:
    """The paragraphs of the article, and whom its lines name as authors."""

    body: list[Passage] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    paywall: bool = False


def trim(lines: list[Passage]) -> Trimmed:
    """The article within its lines (title and date line already taken)."""
    body: list[Passage] = []
    authors: list[str] = []
    paywall = False
    for passage in _before_end([piece for line in _labelled(lines) for piece in _cleaned(line)]):
        if furniture.is_paywall(passage.text):
            paywall = True
            continue
        name = furniture.byline(passage.text)
        found = people(name, trusted=True) if name else []
        if found:
            authors += [person for person in found if person not in authors]
        elif name is None and not furniture.is_furniture(passage.text):
            body.append(passage)
    body, signed = signature(body)
    authors = authors or signed
    longer = [name for name in authors if not INITIALS.fullmatch(name)]
    return Trimmed(body, longer or authors, paywall)


def without_bio(body: list[Passage], authors: list[str]) -> list[Passage]:
    """The body without a last paragraph that says who its author is."""
    for author in authors:
        if len(body) > 1 and furniture.is_bio(body[-1].text, author):
            return body[:-1]
    return body


def _cleaned(line: Passage) -> list[Passage]:
    """A line without marks and inner furniture, cut where a paragraph break was lost."""
    if TEASER.search(line.text):
        return []
    if furniture.is_furniture(line.text) or furniture.is_paywall(line.text):
        return [line]
    text = line.text
    if text.startswith(MARKED) or text.endswith(("|", " ")) or "![" in text:
        text = MARKS.sub("", text)
    text = text.strip()
    pieces = inserts.without(line.with_text(text)) if text else []
    return [part for piece in pieces for part in _restored(piece)]


def _restored(passage: Passage) -> list[Passage]:
    """The paragraphs that were joined into one line."""
    text = passage.text
    if len(text) < 60:
        return [passage.with_text(part.strip()) for part in LABELLED.split(text)]
    commas, capital = COMMA.search(text), CAPITAL.search(text)
    parts = [
        piece
        for joined in (COMMAS.split(text) if commas else [text])
        if joined
        for sentence in (GLUED.split(joined) if capital else [joined])
        for half in (RUN_ON.split(sentence) if capital else [sentence])
        for piece in (LABELLED.split(half) if capital else [half])
    ]
    kept = [part.strip() for part in parts if part and re.search(r"\w", part)]
    return [passage] if len(kept) < 2 and kept == [text] else [passage.with_text(k) for k in kept]


def _before_end(lines: list[Passage]) -> list[Passage]:
    """The lines without what follows the article, and without lists in the middle of it."""
    last_real = max((i for i, line in enumerate(lines) if is_real(line.text)), default=-1)
    kept: list[Passage] = []
    rows = _rows(lines)
    listed = 0  # how many more headlines the list just opened may have
    seen_real = over = False
    for i, line in enumerate(lines):
        if i in rows:
            continue
        if i > last_real >= 0:
            # Under the article and the first button or counter below it, only sentences count.
            if over and not SENTENCE.search(line.text) and furniture.byline(line.text) is None:
                continue
            over = over or furniture.closes(line.text) or furniture.is_paywall(line.text)
        if furniture.ends(line.text):
            if seen_real and i > last_real:
                break
            listed = LONGEST_LIST
            continue
        if listed and i <= last_real and _is_headline(line.text):
            listed -= 1
            continue
        listed = 0
        seen_real = seen_real or is_real(line.text)
        kept.append(line)
    return kept


def _rows(lines: list[Passage]) -> set[int]:
    """The lines that only number the rows of a list: 1, 2, 3, each with something behind it.

    Pages of an article are numbered too, but with nothing between the numbers.
    """
    numbers = [(i, int(line.text)) for i, line in enumerate(lines) if ROW.fullmatch(line.text)]
    rows: list[int] = []
    for i, number in numbers:
        if number == len(rows) + 1 and (not rows or i > rows[-1] + 1):
            rows.append(i)
    return set(rows) if len(rows) >= LEAST_ROWS else set()


def _is_headline(text: str) -> bool:
    """Does the line look like the headline of another article?"""
    return (
        not is_real(text)
        and text[-1] not in ".:;,"
        and len(text.split()) > 4
        and text[0] not in "-–+"
    )


def _labelled(lines: list[Passage]) -> list[Passage]:
    """The lines, a label for author or source that stands on its own line joined to its name.

    Under the article a label that opens a list ("Tags:") keeps its line: what follows it goes too.
    """
    joined: list[Passage] = []
    last_real = max((i for i, line in enumerate(lines) if is_real(line.text)), default=-1)
    for i, line in enumerate(lines):
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.text.endswith(":")
            and len(last.text) <= 20
            and len(line.text) <= 50
            and not (i > last_real and furniture.ends(last.text))
        ):
            both = f"{last.text} {line.text}"
            if furniture.byline(both) or furniture.is_furniture(both):
                joined[-1] = replace(last, text=both, end=line.end)
                continue
        joined.append(line)
    return joined
