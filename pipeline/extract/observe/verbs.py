"""A view and the end of a clause enter, the verb that says what is done with an amount leaves."""

from __future__ import annotations

import regex

from pipeline.extract.mention import Article
from pipeline.extract.observe.clause import clause_before
from pipeline.extract.observe.measure import MAX_DESCRIPTION
from pipeline.extract.observe.view import View
from pipeline.extract.observe.words import Measure, Word, chunks, listed, printed, sort_of

MAX_OBJECT = 3


def action(view: View, end: int, article: Article) -> Measure | None:
    """The last verb before `end` with its short object ("menyiapkan", "chi hỗ trợ").

    Verbs of saying, of measure and adverbs are none.
    """
    found = clause_before(view, end, article)[-MAX_DESCRIPTION:]
    at = max((n + 1 for n, word in enumerate(found) if word.text == ","), default=0)
    grouped = chunks(found[at:], article)
    while grouped and _is_link(grouped[-1], article) and not _is_giving(grouped[-1], article):
        grouped.pop()
    verbs = [n for n, chunk in enumerate(grouped) if _is_action(chunk, article)]
    if not verbs or len(grouped) - verbs[-1] > MAX_OBJECT:
        return None
    first = verbs[-1]
    while first and _is_action(grouped[first - 1], article):
        first -= 1
    return printed(view, [word for chunk in grouped[first:] for word in chunk])


def possessor(view: View, end: int, article: Article) -> Measure | None:
    """The noun phrase whose attribute begins at `end` ("đề xuất [dự án X] với chiều dài")."""
    openers = {**article.pack.lexicons.get("measure_opener", {}), ",": ""}
    found = clause_before(view, end, article)
    if not any(word.text in openers and word.text != "," for word in found[-1:]):
        return None
    while found and found[-1].text in openers:
        found = found[:-1]
    at = max((n + 1 for n, word in enumerate(found) if word.text == ","), default=0)
    grouped = chunks(found[at:], article)
    verbs = [n for n, chunk in enumerate(grouped) if _is_action(chunk, article)]
    kept = grouped[verbs[-1] + 1 if verbs else 0 :]
    while kept and _is_link(kept[0], article):
        kept.pop(0)
    phrase = [word for chunk in kept for word in chunk]
    copula = article.pack.lexicons.get("copula", {})
    if any(chunk[0].text in copula for chunk in kept):
        return None  # a whole clause: "hãng là doanh nghiệp lớn nhất với ..."
    is_short = 0 < len(phrase) <= MAX_DESCRIPTION
    return printed(view, phrase) if is_short and not _is_link(kept[-1], article) else None


def _is_link(chunk: list[Word], article: Article) -> bool:
    texts = [word.text for word in chunk]
    is_level = listed(texts, article, "level_verb") or listed(texts, article, "measure_edge")
    return bool(is_level) or sort_of(texts, article) == "stop" or not chunk[-1].is_word


def _is_action(chunk: list[Word], article: Article) -> bool:
    texts = [word.text for word in chunk]
    text = " ".join(texts)
    if _is_giving(chunk, article):
        return True
    if _is_link(chunk, article) or text in article.pack.words("reporting_verbs"):
        return False
    if sort_of(texts, article) in ("verb", "act"):
        return True
    pattern = article.pack.fragments.get("verb_form")
    return pattern is not None and regex.fullmatch(pattern, text) is not None


def _is_giving(chunk: list[Word], article: Article) -> bool:
    """Whether a verb of giving or taking money stands here, which names an amount by itself."""
    return " ".join(word.text for word in chunk) in article.pack.lexicons.get("giving", {})
