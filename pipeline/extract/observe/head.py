"""The words of a clause enter, those from the head of a measure on leave.

A head is a noun such as "tổng giá trị" or "jumlah"; of several clauses the last with one counts.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

from pipeline.extract.mention import Article
from pipeline.extract.observe.words import (
    DATE,
    PLACE,
    Word,
    first_head,
    head_length,
    listed,
    sort_of,
)


def from_head(found: list[Word], article: Article) -> list[Word]:
    """From the first head of a measure on, if there is one; else after the last verb of saying."""
    texts = [word.text for word in found]
    found = found[_opener(texts, article) :]
    found = found[_break([word.text for word in found], article) :]
    texts = [word.text for word in found]
    says = article.pack.words("reporting_verbs")
    for cut in (_after_last(texts, says), 0):
        head = first_head([_unnamed(word, article) for word in found[cut:]], article)
        if head is not None:
            return found[cut + _compound(texts[cut:], head, article) :]
    opens = frozenset(article.pack.lexicons.get("clause_word", {}))
    return found[_after_last(texts, says | opens) :]


def _after_last(texts: list[str], says: frozenset[str]) -> int:
    """Where what is said begins, after the last of these words; 0 where none stands here."""
    cut = 0
    for at in range(len(texts)):
        for length in (3, 2, 1):
            if at + length < len(texts) and " ".join(texts[at : at + length]) in says:
                cut = max(cut, at + length)
    return cut


def _unnamed(word: Word, article: Article) -> str:
    """A word, but nothing where a head is printed as a name ("kênh Tham Lương": no wage)."""
    is_name = word.is_capital and word.text in article.pack.lexicons.get("name_head", {})
    return "" if is_name else word.text


def _compound(texts: list[str], head: int, article: Article) -> int:
    """Where a compound begins whose last word is a head ("penyertaan | modal", capital stake).

    Some heads also end compounds of plain nouns ("limbah sisa | produksi", waste of production).
    """
    pattern = article.pack.fragments.get("verbal_noun")
    ends = listed(texts[head:], article, "late_head") == 1
    while head and (
        (pattern and regex.fullmatch(pattern, texts[head - 1]))
        or (ends and may_be_noun(texts[head - 1], article))
    ):
        head -= 1
    return head


def may_be_noun(text: str, article: Article) -> bool:
    """Whether a word is a noun, or unknown and no verb by its form, and opens no scope."""
    leads = ("scope_preposition", "measure_edge", "level_verb", "movement")
    if not text.isalpha() or any(listed([text], article, lexicon) for lexicon in leads):
        return False
    sort = sort_of([text], article)
    form = article.pack.fragments.get("verb_form")
    is_verb = bool(form and regex.fullmatch(form, text))
    return sort == "noun" or (sort is None and not is_verb)


def _break(texts: list[str], article: Article) -> int:
    """Where the last clause begins that names a measure; 0 where there is one clause."""
    for at in range(len(texts) - 2, 0, -1):
        length = listed(texts[at:], article, "clause_break")
        if length and first_head(texts[at + length :], article) is not None:
            return at + length
    return 0


def _opener(texts: list[str], article: Article) -> int:
    """Where a measure brought in by "với" or "dengan", with, begins; 0 where none is."""
    openers = article.pack.lexicons.get("measure_opener", {})
    for at in range(len(texts) - 2, -1, -1):
        if texts[at] in openers and head_length(texts[at + 1 :], article):
            return at + 1
    return 0


def without_scope(found: list[Word], article: Article) -> list[Word]:
    """Without periods and places, nor the prepositions that bring them in."""
    links = article.pack.lexicons.get("scope_preposition", {})
    kept: list[Word] = []
    for word in found:
        if word.text in (DATE, PLACE):
            if word.text == PLACE and kept and kept[-1].text not in links:
                kept.append(word)
                continue
            while length := _links(kept, links):
                del kept[-length:]
            continue
        kept.append(word)
    return kept


def _links(kept: list[Word], links: Mapping[str, object]) -> int:
    """How many of the last words bring in a period or a place ("tại | thời điểm")."""
    texts = [word.text for word in kept[-2:]]
    return next((n for n in (2, 1) if len(texts) >= n and " ".join(texts[-n:]) in links), 0)
