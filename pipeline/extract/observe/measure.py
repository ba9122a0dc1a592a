"""A view and the place of a level figure enter, the words that name what is measured leave.

Before the figure: the noun phrase up to the verb of measure, from its head ("tổng giá trị",
"jumlah") where one stands there. After a count: the counted noun and what is said of it.
Periods and places are cut out of it; they have columns of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from pipeline.extract.mention import Article
from pipeline.extract.noun_phrase import Vocabulary, vocabulary
from pipeline.extract.observe.view import FIGURES, SYMBOLS, View

_HARD = regex.compile(rf"[;:!?.…\"“”»«()\[\]|•]|[{''.join(sorted(FIGURES))}]")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’/&.][\p{L}\p{M}\p{N}]+)*|[\ue000-\uf8ff]|[^\s]")
DATE, PLACE = SYMBOLS["date"], SYMBOLS["place"]
ACTORS = frozenset((SYMBOLS["organisation"], SYMBOLS["person"]))
MAX_WORDS = 40
MAX_DESCRIPTION = 12


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


def before(view: View, end: int, article: Article, start: int = 0) -> Measure | None:
    """The measure that stands before `end`, up to the figure or mark before it."""
    for mark in _HARD.finditer(view.text, start, end):
        if mark.end() < end and not _opens_figure(view.text, mark.end(), end):
            start = mark.end()
    found = words(view, start, end)[-MAX_WORDS:]
    found = _clause(found, article)
    return _measure(view, _trim(found, article))


def _opens_figure(text: str, start: int, figure: int) -> bool:
    """ "penerimaan pajak (Rp 5 triliun)": the bracket before a figure ends no clause."""
    return not text[start:figure].strip() and text[start - 1] in "(["


def after(view: View, figure: int, article: Article) -> Measure | None:
    """The measure that a count begins: its unit and what is said of the things counted."""
    end = _end_of_description(view, figure, article)
    rest = view.printed(figure + 1, end).strip() if end > figure + 1 else ""
    mention = view.mentions[figure]
    unit = str(mention.value.unit) if mention.value.kind == "count" else ""
    text = f"{unit} {rest}".strip()
    start = figure if unit else figure + 1
    return Measure(text, start, end) if text else None


def _end_of_description(view: View, figure: int, article: Article) -> int:
    """Where what is said of counted things ends: before a mark, a symbol or a preposition."""
    stops = article.pack.lexicons.get("measure_stop", {})
    known = vocabulary(article.pack.code)
    found: list[Word] = []
    for word in words(view, figure + 1, len(view.text)):
        if not word.text[0].isalnum() or word.text in stops or word.text[0] >= "\ue000":
            break
        found.append(word)
        if len(found) > MAX_DESCRIPTION:
            break
    while found and _is_stop(found[-1].text, known):
        found.pop()
    return found[-1].end if found else figure + 1


def names_what_follows(view: View, figure: int, article: Article) -> bool:
    """Whether a percentage stands before its noun ("98% trẻ sơ sinh", 98 % of newborns)."""
    following = [w for w in words(view, figure + 1, min(len(view.text), figure + 60))][:6]
    if not following:
        return False
    texts = [word.text for word in following]
    at = 1 if texts[0] in article.pack.lexicons.get("part_of", {}) and len(texts) > 1 else 0
    found = vocabulary(article.pack.code).longest(texts, at)
    return found is not None and found[1] in ("noun", "act")


def has_head(measure: Measure, article: Article) -> bool:
    """Whether a measure begins with a noun that heads measures."""
    texts = measure.text.casefold().split()
    heads = article.pack.lexicons.get("measure_head", {})
    return any(" ".join(texts[:length]) in heads for length in (3, 2, 1))


def is_bare(measure: Measure, article: Article) -> bool:
    """Whether a measure is nothing but such a noun ("giá trị", value)."""
    return measure.text.casefold() in article.pack.lexicons.get("measure_head", {})


def complement(view: View, figure: int, article: Article) -> tuple[int, int] | None:
    """The phrase after an amount that says what it is for ("cho đầu tư công", "untuk sekolah")."""
    found = words(view, figure + 1, len(view.text))
    purposes = article.pack.lexicons.get("purpose", {})
    if not found or found[0].text not in purposes:
        return None
    kept: list[Word] = []
    for word in found:
        if not (word.text[0].isalnum() or word.text[0] >= "\ue000"):
            break
        if word.text[0] in FIGURES or word.text[0] == DATE or len(kept) > MAX_DESCRIPTION:
            break
        kept.append(word)
    known = vocabulary(article.pack.code)
    while kept and _is_stop(kept[-1].text, known):
        kept.pop()
    return (kept[0].start, kept[-1].end) if len(kept) > 1 else None


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
    while found and (_opens(found[0], edges) or _ends(found[:1], known)):
        found = found[1:]
    return found


def _opens(word: Word, edges: Mapping[str, object]) -> bool:
    """Whether a word opens a clause without belonging to its measure: also who acts in it."""
    return word.text in edges or word.text in ACTORS or not _is_word(word)


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
