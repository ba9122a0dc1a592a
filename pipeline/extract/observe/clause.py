"""A view and the end of a stretch enter, the words leave that belong to no figure before it.

A clause begins behind the last mark that ends one, or behind the figure before; what still belongs
to that figure is left out.
"""

from __future__ import annotations

import regex

from pipeline.extract.mention import Article
from pipeline.extract.observe.view import FIGURES, SYMBOLS, View
from pipeline.extract.observe.words import (
    DATE,
    PLACE,
    Word,
    head_length,
    is_nominal,
    is_stop,
    listed,
    sort_of,
    words,
)

HARD = regex.compile(
    rf"(?<![0-9])[.:]|[.:](?![0-9])|[;!?…\"“”»«(\[|•]|[{''.join(sorted(FIGURES))}]"
)
"""What ends a clause before a figure."""
_PRICED = regex.compile(rf" ?[:=] ?{SYMBOLS['amount']}")
MAX_WORDS = 40
MANY = 1000
"""From how many on things counted are a statistic, whatever they describe."""


def clause_before(view: View, end: int, article: Article, start: int = 0) -> list[Word]:
    """The words between the last figure or mark and `end`, without what that figure owns."""
    after_figure = False
    for mark in reversed(list(HARD.finditer(view.text, start, end))):
        if not _is_soft(view, mark.end(), end, article):
            start, after_figure = mark.end(), mark.group() in FIGURES
            break
    found = _without_bracket(words(view, start, end)[-MAX_WORDS:])
    if not after_figure:
        return found
    is_named = view.text[start - 1] not in (SYMBOLS["amount"], SYMBOLS["count"])
    is_named = is_named and names_what_follows(view, start - 1, article)
    return _without_complement(found, article, always=is_named)


def _without_bracket(found: list[Word]) -> list[Word]:
    """Without a bracket that stands right before the figure ("xuất cấp (không thu tiền) 5 tấn")."""
    if not found or found[-1].text != ")":
        return found
    opened = max((at for at, word in enumerate(found) if word.text == "("), default=-1)
    return found[:opened] if opened > 0 else found


def _without_complement(found: list[Word], article: Article, *, always: bool) -> list[Word]:
    """Without what still belongs to the figure before ("19 persen di kota | dan 23 persen").

    `always`: the figure before names what follows it, so all up to the next link is its own.
    """
    if not found:
        return found
    if not always and not (is_stop(found[0].text, article) or found[0].text in (DATE, PLACE)):
        return found
    links = article.pack.lexicons.get("clause_link", {})
    if found[0].text in links:
        return found
    at = next((n for n, word in enumerate(found) if word.text == "," or word.text in links), None)
    if at is None and _is_whole(found, article):
        return found[1:]  # "28 persen dari | total belanja yang sebesar": the whole has a figure
    if at is None:
        return [] if always else found
    return found[at + 1 :]


def _is_whole(found: list[Word], article: Article) -> bool:
    """Whether a preposition brings in a head and what it is of; alone it is the same measure."""
    lexicons = article.pack.lexicons
    if found[0].text not in lexicons.get("whole", {}):
        return False
    leads = {**lexicons.get("relative", {}), **lexicons.get("level_verb", {}), DATE: ""}
    texts = [word.text for word in found[1:] if word.text not in leads]
    return 0 < head_length(texts, article) < len(texts)


def _is_soft(view: View, at: int, end: int, article: Article) -> bool:
    """Whether the mark before `at` ends no clause.

    A bracket that is closed again before the figure ("Garis Kemiskinan (GK) mencapai") or opens
    it ("penerimaan pajak (Rp 5 triliun)"), a colon right before it ("Urea: 4,6 juta ton"), a
    count that only describes what is measured ("thu nhập của 10 lãnh đạo").
    """
    text, mark = view.text, view.text[at - 1]
    rest = text[at:end].strip()
    if mark == ":" or mark in "([":
        closing = {"(": ")", "[": "]"}.get(mark)
        return not rest or (closing is not None and closing in rest)
    if mark in FIGURES and at < end:
        return is_attribute(view, at - 1, article) or is_label(view, at - 1, article)
    return mark in FIGURES


def is_attribute(view: View, figure: int, article: Article) -> bool:
    """Whether a figure only describes another thing ("của 63 tỉnh", of 63 provinces)."""
    value = view.mentions[figure].value.value
    if view.text[figure] != SYMBOLS["count"] or (value is not None and value >= MANY):
        return False
    last = [word.text for word in words(view, max(0, figure - 30), figure)[-3:]]
    if last and last[-1] in article.pack.lexicons.get("attributive", {}):
        return True
    return _describes(view, figure, last, article)


def _describes(view: View, figure: int, last: list[str], article: Article) -> bool:
    """Whether a count stands right behind the thing that has so many ("căn hộ 3 phòng ngủ")."""
    unit = str(view.mentions[figure].value.unit).casefold()
    if unit not in article.pack.lexicons.get("describing", {}):
        return False
    return any(sort_of(last[at:], article) == "noun" for at in range(len(last)))


def is_label(view: View, figure: int, article: Article) -> bool:
    """Whether a measure only says which thing is meant: "Harga emas 1 gram: Rp 2 juta"."""
    if view.text[figure] != SYMBOLS["measure"]:
        return False
    if _PRICED.match(view.text, figure + 1):
        return True
    last = words(view, max(0, figure - 20), figure)[-1:]
    return bool(last) and last[0].text in article.pack.lexicons.get("labelled", {})


def names_what_follows(view: View, figure: int, article: Article) -> bool:
    """Whether a percentage stands before its noun ("98% trẻ sơ sinh", 98 % of newborns)."""
    following = words(view, figure + 1, min(len(view.text), figure + 60))[:6]
    texts = [word.text for word in following]
    if view.text[figure] == SYMBOLS["measure"] and may_follow(following, article):
        return True
    at = 1 if texts[:1] and texts[0] in article.pack.lexicons.get("part_of", {}) else 0
    if len(texts) > at and is_nominal(texts[at:], article):
        return True
    shares = view.text.count(SYMBOLS["percent"])
    return shares > 1 and view.text[figure] == SYMBOLS["percent"] and _says(texts, article)


def _says(texts: list[str], article: Article) -> bool:
    """Whether it is said what people of a share say or do not ("12 persen | tidak menjawab")."""
    if listed(texts, article, "negation"):
        return len(texts) > 1
    return bool(texts) and texts[0] in article.pack.words("reporting_verbs")


def may_follow(following: list[Word], article: Article) -> bool:
    """Whether a word after a unit of measure can be the thing measured ("800 ton sampah")."""
    texts = [word.text for word in following]
    if not texts or not texts[0].isalpha() or following[0].is_symbol:
        return False
    stops = ("measure_stop", "clause_link", "measure_edge", "level_verb", "movement")
    if any(listed(texts, article, lexicon) for lexicon in stops):
        return False
    return sort_of(texts, article) not in ("stop", "verb", "word")
