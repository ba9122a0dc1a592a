"""A view and the place of a level figure enter, the words before it that name the measure leave.

That is the noun phrase up to the verb of measure, from its head ("tổng giá trị", "jumlah") where
one stands there. Periods and places are cut out of it; they have columns of their own.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

from pipeline.extract.mention import Article
from pipeline.extract.observe.clause import HARD, clause_before
from pipeline.extract.observe.head import from_head, may_be_noun, without_scope
from pipeline.extract.observe.view import View
from pipeline.extract.observe.words import (
    ACTORS,
    DATE,
    PLACE,
    Measure,
    Word,
    chunks,
    first_head,
    head_length,
    is_stop,
    known,
    listed,
    printed,
    sort_of,
    words,
)

_CLOSING = ("level_verb", "measure_edge", "clause_link", "in_turn")
MAX_DESCRIPTION = 12
SHORT = 4
MIN_STATE = 2


def before(view: View, end: int, article: Article, start: int = 0) -> Measure | None:
    """The measure that stands before `end`, up to the figure or mark before it."""
    return printed(view, _trim(_clause(clause_before(view, end, article, start), article), article))


def loose(view: View, end: int, article: Article) -> Measure | None:
    """The words before a figure as they stand, where they name nothing better ("menyalurkan")."""
    start = max((mark.end() for mark in HARD.finditer(view.text, 0, end)), default=0)
    found = words(view, start, end)[-MAX_DESCRIPTION:]
    at = max((n + 1 for n, word in enumerate(found) if word.text == ","), default=0)
    return printed(view, without_scope(found[at:], article))


def has_head(measure: Measure, article: Article) -> bool:
    """Whether a measure begins with a noun that heads measures."""
    return bool(head_length(measure.text.casefold().split(), article))


def is_bare(measure: Measure, article: Article) -> bool:
    """Whether a measure is a noun that says nothing by itself ("giá trị", value)."""
    return measure.text.casefold() in article.pack.lexicons.get("generic_head", {})


def is_anaphor(measure: Measure, article: Article) -> bool:
    """Whether a measure only points back ("angka tersebut", that figure)."""
    return bool(listed(measure.text.casefold().split(), article, "anaphor"))


def _clause(found: list[Word], article: Article) -> list[Word]:
    """The last clause of a stretch: back over commas only while they join nouns."""
    parts: list[list[Word]] = [[]]
    for word in found:
        if word.text == ",":
            parts.append([])
        else:
            parts[-1].append(word)
    parts = [part for part in parts if part]
    if not parts:
        return []
    while len(parts) > 1 and _says_nothing(parts[-1], article):
        parts.pop()  # "mata uang baht, yang | turun 0,9%": what is meant stands before the comma
    kept = parts.pop()
    while parts and (
        (_goes_on(kept, article) and _can_precede(parts[-1], article))
        or _opens_list(parts[-1], kept, article)
    ):
        kept = parts.pop() + kept
    return kept


def _opens_list(part: list[Word], kept: list[Word], article: Article) -> bool:
    """Whether a head with a single noun goes on after the comma ("lượng tro, | xỉ tích lũy")."""
    texts = [word.text for word in part]
    head = first_head(texts, article)
    if head is None or len(texts) - head - head_length(texts[head:], article) != 1:
        return False
    return kept[0].text.isalpha() and sort_of([word.text for word in kept], article) is None


def _says_nothing(part: list[Word], article: Article) -> bool:
    """Whether a part is only what leads to a verb: a relative pronoun, an adverb, "ditutup"."""
    lexicons = article.pack.lexicons
    names = ("relative", "level_verb", "measure_edge")
    openers = lexicons.get("measure_opener", {})
    return part[-1].text not in openers and all(
        any(word.text in lexicons.get(name, {}) for name in names) for word in part
    )


def _goes_on(part: list[Word], article: Article) -> bool:
    """Whether a part after a comma can go on with a list of nouns: ", organisasi, dan individu"."""
    texts = [word.text for word in part]
    if texts[0] in article.pack.lexicons.get("coordinator", {}):
        return len(texts) > 1
    if head_length(texts, article):
        return False
    sort = sort_of(texts, article)
    return len(texts) <= SHORT if sort is None else sort in ("noun", "act")


def _can_precede(part: list[Word], article: Article) -> bool:
    """Whether a part before a comma can be the beginning of the same noun phrase."""
    texts = [word.text for word in part]
    if DATE in texts or is_stop(texts[0], article):
        return False
    if any(head_length(texts[at:], article) for at in range(len(texts))):
        return True
    at = 0
    while at < len(texts):
        found = known(article).longest(texts, at)
        if found is not None and found[1] == "verb":
            return False
        at += found[0] if found else 1
    return True


def _trim(found: list[Word], article: Article) -> list[Word]:
    pointer = listed([word.text for word in found], article, "anaphor")
    if pointer and first_head([word.text for word in found[pointer:]], article) is None:
        return found[:pointer]
    found = without_scope(from_head(found, article), article)
    edges = article.pack.lexicons.get("measure_edge", {})
    head = head_length([word.text for word in found], article)
    grouped = [[word] for word in found[:head]] + chunks(found[head:], article)
    while len(grouped) > head:
        # "nilai ekspor Aceh dan Bali masing-masing": a place has a column of its own
        is_place = bool(head) and grouped[-1][-1].text == PLACE
        verbs = not head and not _is_state(grouped, article)
        if not is_place and not _closes(grouped[-1], article, verbs=verbs):
            break
        months = grouped.pop()[-1].text in article.pack.lexicons.get("month_count", {})
        if months and len(grouped) > head and grouped[-1][-1].text.isdigit():
            grouped.pop()  # "thu ngân sách 9 tháng đạt": nine months are a period
    while grouped and not head and _opens(grouped[0][0], edges, article):
        grouped.pop(0)
    while grouped and grouped[0][0].text.isdigit():
        grouped.pop(0)  # the rest of a number that no rule reads
    return _after_bracket([word for chunk in grouped for word in chunk])


def _is_state(grouped: list[list[Word]], article: Article) -> bool:
    """Whether a verb tells in which state a noun is ("tanah tercemar", contaminated soil)."""
    form = article.pack.fragments.get("stative_form")
    if form is None or len(grouped) < MIN_STATE:
        return False
    last, noun = grouped[-1], grouped[-2][-1]
    is_state = len(last) == 1 and bool(regex.fullmatch(form, last[0].text))
    return is_state and may_be_noun(noun.text, article)


def _after_bracket(found: list[Word]) -> list[Word]:
    """Without what ends in a bracket whose beginning was left out."""
    depth = cut = 0
    for at, word in enumerate(found):
        depth += {"(": 1, ")": -1}.get(word.text, 0)
        if depth < 0:
            depth, cut = 0, at + 1
    return found[cut:]


def _closes(chunk: list[Word], article: Article, *, verbs: bool) -> bool:
    """Whether a word stands between a measure and its figure: a verb, an adverb, a mark.

    A verb is kept where a head stands before it: "giá trị viện trợ giải ngân", aid disbursed.
    """
    texts = [word.text for word in chunk]
    lexicons = article.pack.lexicons
    text = " ".join(texts)
    if any(text in lexicons.get(name, {}) for name in _CLOSING):
        return True
    sort = sort_of(texts, article)
    return not chunk[-1].is_word or sort == "stop" or (verbs and sort == "verb")


def _opens(word: Word, edges: Mapping[str, object], article: Article) -> bool:
    """Whether a word opens a clause without belonging to its measure: also who acts in it."""
    return (
        word.text in edges or word.text in ACTORS or not word.is_word or is_stop(word.text, article)
    )
