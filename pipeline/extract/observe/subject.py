"""A view and a verb's place enter, what the sentence speaks of leaves: its first headed noun."""

from __future__ import annotations

import regex

from pipeline.extract.mention import Article
from pipeline.extract.observe.head import without_scope
from pipeline.extract.observe.measure import MAX_DESCRIPTION
from pipeline.extract.observe.view import View
from pipeline.extract.observe.words import (
    DATE,
    PLACE,
    Measure,
    first_head,
    head_length,
    known,
    listed,
    printed,
    sort_of,
    words,
)


def subject(view: View, end: int, article: Article) -> Measure | None:
    """What the sentence speaks of: its first noun phrase that heads a measure, before `end`.

    It holds for a verb further on ("Giá vàng giảm nhẹ, trước khi chạm mốc X").
    """
    found = words(view, 0, end)
    head = first_head([word.text for word in found], article)
    texts = [word.text for word in found]
    if head is None or listed(texts[head:], article, "anaphor"):
        return None
    start = at = head + head_length(texts[head:], article)
    while at < len(found) and not _ends_subject(texts[at:], article, first=at == start):
        longest = known(article).longest(texts, at)
        at += longest[0] if longest else 1
    return printed(view, without_scope(found[head : min(at, head + MAX_DESCRIPTION)], article))


def _ends_subject(texts: list[str], article: Article, *, first: bool) -> bool:
    """Whether a verb or a mark stands here, after which the sentence says something of it.

    Right behind the head a verb says of what it is ("tỉ lệ lây qua đường máu", of infection).
    """
    if not texts[0][0].isalnum() and texts[0] not in (DATE, PLACE):
        return texts[0] not in ("(", ")")
    says = ("level_verb", "movement", "clause_link", "measure_edge", "now")
    if any(listed(texts, article, lexicon) for lexicon in says):
        return texts[0] not in article.pack.lexicons.get("scope_preposition", {})
    return not first and sort_of(texts, article) == "verb"


def is_weak(measure: Measure, article: Article) -> bool:
    """Whether a measure is a verb alone that says nothing of what is measured ("chạm mốc")."""
    texts = measure.text.casefold().split()
    telling = ("giving", "negation")
    if any(listed(texts, article, name) for name in telling) or head_length(texts, article):
        return False
    pattern = article.pack.fragments.get("verb_form")
    at, saying = 0, ("level_verb", "movement", "measure_edge", "weak_verb")
    while at < len(texts):
        length = max(listed(texts[at:], article, lexicon) for lexicon in saying)
        found = known(article).longest(texts, at)
        if not length and found is not None and found[1] in ("stop", "verb", "word"):
            length = found[0]
        if not length and found is None and pattern and regex.fullmatch(pattern, texts[at]):
            length = 1
        if not length:
            return False
        at += length
    return True
