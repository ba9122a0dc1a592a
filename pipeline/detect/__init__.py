"""A cleaned document enters; it leaves with its language, `und` where that is uncertain."""

from __future__ import annotations

from pipeline.detect import profile
from pipeline.detect.second_opinion import second_opinion
from pipeline.detect.vote import UNSURE, tokens_of, vote
from pipeline.document import Document, Language

HEAD, MIDDLE = 800, 500  # code points of the sample: some 250 words say no less than all
LEAST_LETTERS = 40
LEAST_WORDS = 6
UNSPACED = 20  # letters a "word", on average: a script without spaces
PARAGRAPH_WORDS = 12

__all__ = ["detect", "paragraph_languages"]


def detect(document: Document) -> Document:
    """Set the document's and its paragraphs' language: as the caller says, or as the words show."""
    declared = (document.source.language or "").replace("_", "-").split("-")[0].strip().lower()
    document.language = Language(declared, 1.0) if declared else _read(document)
    document.paragraph_languages = paragraph_languages(document)
    return document


def paragraph_languages(document: Document) -> list[str]:
    """The language of each block: the document's own, unless its words clearly show another."""
    code = document.language.code
    if code not in profile.home():
        return [code] * len(document.blocks)
    return [_paragraph(document.text[b.start : b.end], code) for b in document.blocks]


def _read(document: Document) -> Language:
    body = _sample(document.text)
    words = tokens_of(body)
    letters = sum(map(len, words))
    spaced = len(words) >= LEAST_WORDS
    if letters < LEAST_LETTERS or not (spaced or letters > UNSPACED * len(words)):
        return UNSURE
    # The title helps a short text; a long one needs no help, and outvotes it.
    tokens = tokens_of(document.title or "") + words
    answer = vote(tokens)
    return second_opinion(body, tokens) if answer is None else answer


def _sample(text: str) -> str:
    """The start and the middle of a long text: a foreign lead is not the whole article."""
    if len(text) <= HEAD + MIDDLE:
        return text
    half = max(HEAD, len(text) // 2)
    return f"{text[:HEAD]} {text[half : half + MIDDLE]}"


def _paragraph(text: str, code: str) -> str:
    tokens = tokens_of(text)
    if len(tokens) < PARAGRAPH_WORDS:
        return code
    answer = vote(tokens)
    return code if answer is None or answer is UNSURE else answer.code
