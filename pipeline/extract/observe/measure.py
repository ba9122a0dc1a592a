"""A view and the place of a level figure enter, the words that name what is measured leave.

Before the figure: the noun phrase up to the verb of measure, from its head ("tổng giá trị",
"jumlah") where one stands there. After a count: the counted noun and what is said of it.
Periods and places are cut out of it; they have columns of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from pipeline.extract.mention import Article
from pipeline.extract.noun_phrase import Vocabulary, vocabulary
from pipeline.extract.observe.view import FIGURES, SYMBOLS, View

_HARD = regex.compile(rf"[;:!?.…\"“”»«()\[\]|•]|[{''.join(sorted(FIGURES))}]")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’/&.][\p{L}\p{M}\p{N}]+)*|[\ue000-\uf8ff]|[^\s]")
DATE, PLACE = SYMBOLS["date"], SYMBOLS["place"]
MAX_WORDS = 40


@dataclass(frozen=True, slots=True)
class Word:
    """A word, symbol or mark of the view, folded, with its span in the view."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure's words, and their span in the view."""

    text: str
    start: int
    end: int


def words(view: View, start: int, end: int) -> list[Word]:
    """The words of a stretch of the view."""
    return [
        Word(m.group().casefold(), m.start(), m.end())
        for m in _WORD.finditer(view.text, start, end)
    ]


def before(view: View, figure: int, article: Article, limit: int = 0) -> Measure | None:
    """The measure that stands before a figure, up to the figure or mark before it."""
    start = limit
    for mark in _HARD.finditer(view.text, limit, figure):
        if mark.end() < figure and not _opens_figure(view.text, mark.end(), figure):
            start = mark.end()
    found = words(view, start, figure)[-MAX_WORDS:]
    found = _clause(found, article)
    return _measure(view, _trim(found, article))


def _opens_figure(text: str, start: int, figure: int) -> bool:
    """ "penerimaan pajak (Rp 5 triliun)": the bracket before a figure ends no clause."""
    return not text[start:figure].strip() and text[start - 1] in "(["


def after(view: View, figure: int, article: Article) -> Measure | None:
    """The measure that a count begins: its unit and what is said of the things counted."""
    stops = article.pack.lexicons.get("measure_stop", {})
    found: list[Word] = []
    for word in words(view, figure + 1, len(view.text)):
        if not word.text[0].isalnum() or word.text in stops or word.text[0] >= "\ue000":
            break
        found.append(word)
        if len(found) > 12:
            break
    known = vocabulary(article.pack.code)
    while found and _is_stop(found[-1].text, known):
        found.pop()
    mention = view.mentions[figure]
    end = found[-1].end if found else figure + 1
    rest = view.printed(figure + 1, end).strip() if found else ""
    unit = str(mention.value.unit)
    return Measure(f"{unit} {rest}".strip(), figure, end)


def _clause(found: list[Word], article: Article) -> list[Word]:
    """The last clause of a stretch: back over commas only while they join nouns."""
    parts: list[list[Word]] = [[]]
    for word in found:
        if word.text == ",":
            parts.append([])
        else:
            parts[-1].append(word)
    while parts and not parts[-1]:
        parts.pop()
    if not parts:
        return []
    known = vocabulary(article.pack.code)
    kept = parts.pop()
    while parts and _starts_with_noun(kept, article, known) and _can_precede(parts[-1], known):
        kept = parts.pop() + kept
    return kept


def _starts_with_noun(part: list[Word], article: Article, known: Vocabulary) -> bool:
    if not part or part[0].text in article.pack.lexicons.get("measure_head", {}):
        return False
    at = 1 if part[0].text in article.pack.lexicons.get("coordinator", {}) else 0
    if at >= len(part):
        return False
    found = known.longest([word.text for word in part], at)
    return found is not None and found[1] == "noun"


def _can_precede(part: list[Word], known: Vocabulary) -> bool:
    """Whether a part before a comma can be the beginning of the same noun phrase."""
    texts = [word.text for word in part]
    if not texts or DATE in texts or _is_stop(texts[0], known):
        return False
    at = 0
    while at < len(texts):
        found = known.longest(texts, at)
        if found is not None and found[1] == "verb":
            return False
        at += found[0] if found else 1
    return True


def _is_stop(word: str, known: Vocabulary) -> bool:
    found = known.longest([word], 0)
    return found is not None and found[1] == "stop"


def _trim(found: list[Word], article: Article) -> list[Word]:
    found = _from_head(found, article)
    found = _without(found, article)
    known = vocabulary(article.pack.code)
    edges = article.pack.lexicons.get("measure_edge", {})
    links = article.pack.lexicons.get("level_verb", {})
    while found and (found[-1].text in links or found[-1].text in edges or _ends(found, known)):
        found = found[:-1]
    while found and (found[0].text in edges or _ends(found[:1], known) or not _is_word(found[0])):
        found = found[1:]
    return found


def _ends(found: list[Word], known: Vocabulary) -> bool:
    return _is_stop(found[-1].text, known) or not _is_word(found[-1])


def _is_word(word: Word) -> bool:
    return word.text[0].isalnum() or word.text[0] >= "\ue000"


def _from_head(found: list[Word], article: Article) -> list[Word]:
    """From the first head of a measure on, if there is one; else after the last verb of saying."""
    texts = [word.text for word in found]
    heads = article.pack.lexicons.get("measure_head", {})
    for at in range(len(texts)):
        for length in (3, 2, 1):
            if " ".join(texts[at : at + length]) in heads and at + length <= len(texts):
                return found[at:]
    cut = 0
    says = article.pack.words("reporting_verbs") | frozenset(
        article.pack.lexicons.get("clause_word", {})
    )
    for at in range(len(texts)):
        for length in (3, 2, 1):
            if at + length < len(texts) and " ".join(texts[at : at + length]) in says:
                cut = max(cut, at + length)
    return found[cut:]


def _without(found: list[Word], article: Article) -> list[Word]:
    """Without periods and places, nor the prepositions that bring them in."""
    links = article.pack.lexicons.get("scope_preposition", {})
    kept: list[Word] = []
    for word in found:
        if word.text in (DATE, PLACE):
            is_name = word.text == PLACE and kept and kept[-1].text not in links
            if is_name and not links.get("*"):
                kept.append(word)
                continue
            while kept and kept[-1].text in links:
                kept.pop()
            continue
        kept.append(word)
    return kept


def _measure(view: View, found: list[Word]) -> Measure | None:
    if not found:
        return None
    pieces: list[str] = []
    at = found[0].start
    for word, following in zip(found, [*found[1:], None], strict=True):
        if following is None or view.text[word.end : following.start].strip():
            pieces.append(view.printed(at, word.end))
            at = following.start if following else at
    text = " ".join(pieces)
    return Measure(text, found[0].start, found[-1].end)
