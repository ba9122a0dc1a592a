"""A view and a figure's place enter, the body or person whose figure it is leaves.

Who only says it, and where it was published, is no subject: "Menurut data BPS", by the agency's
data; "kata Rina", said Rina. Nor is the body in the title of a person who speaks.
"""

from __future__ import annotations

import regex

from pipeline.extract.mention import Article
from pipeline.extract.observe.place import dateline
from pipeline.extract.observe.scope import Part, plain
from pipeline.extract.observe.turn import name_in_turn, shares
from pipeline.extract.observe.view import SYMBOLS, View

_ORGANISATION, _PERSON = SYMBOLS["organisation"], SYMBOLS["person"]
_NAME = regex.compile(f"[{_ORGANISATION}{_PERSON}]")
_ABBREVIATED = regex.compile(rf"{_ORGANISATION} ?\( ?(?={_ORGANISATION})")
_NEAR = 60
"""Within how many characters of a name it is said that it speaks."""


def actor(view: View, figure: int, article: Article) -> Part | None:
    """The body or person named last before the figure, unless it is only who says it."""
    at = max(view.text.rfind(symbol, 0, figure) for symbol in (_ORGANISATION, _PERSON))
    if at < dateline(view) or at < 0 or _speaks(view, at, article) or _is_source(view, at, article):
        return None
    why = "the body or person named before it"
    if shares(view, figure, at, article):
        turn = name_in_turn(view, figure, article)
        if turn is None:
            return None
        at, why = turn, "its turn in a list of names"
    mention = view.mentions[at]
    return Part(mention.text, mention, why)


def _speaks(view: View, at: int, article: Article) -> bool:
    """Whether a verb of saying stands at a name ("Rina mengatakan", "ujar Rina").

    What a body reckons or aims at is its own: "Bank X mencatat laba", recorded a profit.
    """
    says = article.pack.words("reporting_verbs")
    own = article.pack.lexicons.get("own_figure", {})
    after = _words(_NAME.split(view.text[at + 1 : at + _NEAR])[0])[:4]
    before = _before(view, at)
    runs = [" ".join(after[n : n + length]) for n in (0, 1) for length in (1, 2, 3)]
    heard = {run for run in runs if run in says}
    heard |= {run for n in (1, 2, 3) if (run := " ".join(before[-n:])) in says}
    return bool(heard) and not (view.text[at] == _ORGANISATION and heard <= own.keys())


def _before(view: View, at: int) -> list[str]:
    """The last words before a name, behind any other: before both of "Badan Sensus (BS)"."""
    text = view.text[max(0, at - _NEAR) : at + 1]
    full = next((m.start() for m in _ABBREVIATED.finditer(text) if m.end() == len(text) - 1), None)
    return _words(_NAME.split(text[: len(text) - 1 if full is None else full])[-1])[-3:]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in plain(text)]


def _is_source(view: View, at: int, article: Article) -> bool:
    """Whether a word for a source stands before a name ("menurut", "data", "survei")."""
    sources = article.pack.lexicons.get("source_word", {})
    before = _before(view, at)
    return any(" ".join(before[-n:]) in sources for n in (1, 2, 3))
