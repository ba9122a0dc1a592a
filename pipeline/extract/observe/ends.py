"""The words that name a measure enter, the same leave without what a clause left at their ends.

A conjunction, a preposition or an adverb at either end belongs to the clause, not to the name
("hanya", only; "rằng", that); a bracket without its other half was cut in two.
"""

from __future__ import annotations

import regex

from pipeline.extract.mention import Article
from pipeline.extract.observe.words import head_length, is_nominal, known, listed, sort_of

WHOLE = 2
"""Of how many words at least a predicate is told where no head stands before it."""
_WORDY = regex.compile(r"\w")
_PAIRS = {")": "(", "]": "["}
_CLOSING = {opening: closing for closing, opening in _PAIRS.items()}
_ABBREVIATION = regex.compile(r"[(\[] ?[\p{Lu}0-9./&-]{2,}(?!\w)")
_SHORT_END = regex.compile(r"[(\[] ?\S+(?: \S+){0,2}$")


def tidy(text: str, article: Article, *, counted: bool = False) -> str:
    """A measure's words, whole at both ends; "" where nothing that names is left.

    `counted`: of things counted, what is said of them is kept.
    """
    found = _balanced(text).split()
    while found and (length := _opening(found, article)):
        found = found[length:]
    found = _without_predicate(found, article, counted=counted)
    if len(found) == 1 and found[0].casefold() in article.pack.words("reporting_verbs"):
        return ""  # "dia katakan 5 persen": who says it names nothing
    while found and _is_closing(found, article):
        found.pop()
    return " ".join(found)


def _without_predicate(found: list[str], article: Article, *, counted: bool) -> list[str]:
    """Without a verb after the word that points ("bunga kredit ini | diturunkan ke level aman").

    Nor what an adverb of a predicate opens ("giá vàng | cũng tăng").
    """
    texts = [word.casefold() for word in found]
    start = head_length(texts, article)
    relatives = article.pack.lexicons.get("relative", {})
    shortest = 1 if start else WHOLE  # without a head an adverb alone may belong to a verb
    for at in range(start + 1, len(texts)) if start or not counted else ():
        length = listed(texts[at:], article, "predicate_adverb")
        if length >= shortest and texts[at - 1] not in relatives:
            return found[:at]
    for at in range(start + 1, len(texts) - 1) if start else ():
        if listed(texts[at : at + 1], article, "definite") and _is_verb(texts[at + 1 :], article):
            return found[:at]
    return found


def _is_verb(texts: list[str], article: Article) -> bool:
    """Whether these words begin with a verb, by the word lists or by its form."""
    sort = sort_of(texts, article)
    form = article.pack.fragments.get("verb_form")
    return sort == "verb" or (sort is None and bool(form and regex.fullmatch(form, texts[0])))


def _opening(found: list[str], article: Article) -> int:
    """How many of the first words lead to a name without being part of it."""
    texts = [word.casefold() for word in found]
    if not _WORDY.search(texts[0]):
        return 1
    adverb = listed(texts, article, "opening_adverb")
    if adverb:
        return adverb
    kept = ("measure_part", "negation")
    if is_nominal(texts, article) or any(listed(texts, article, name) for name in kept):
        return 0
    longest = known(article).longest(texts, 0)
    return longest[0] if longest is not None and longest[1] == "stop" else 0


def _is_closing(found: list[str], article: Article) -> bool:
    """Whether the last word leads on to the figure ("terutama", above all; "với", with)."""
    texts = [word.casefold() for word in found]
    if not _WORDY.search(texts[-1]) and texts[-1][-1] not in ")]\"”'":
        return True
    if listed(texts[-1:], article, "phrase_final"):
        return False
    if any(head_length(texts[-length:], article) == length for length in (1, 2)):
        return False
    at = 0
    while at < len(texts):  # the last word may end a compound: "trong nước", domestic
        longest = known(article).longest(texts, at)
        length, sort = longest or (1, None)
        if at + length == len(texts):
            return sort == "stop"
        at += length
    return False


def _balanced(text: str) -> str:
    """With the closing half of a bracket that was cut away; a half alone is dropped."""
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark in _PAIRS.values():
            opened.append(at)
        elif mark in _PAIRS:
            if not opened:
                return _balanced(f"{text[:at].rstrip()} {text[at + 1 :].lstrip()}".strip())
            opened.pop()
    if not opened:
        return text
    at = opened[-1]
    inside = _ABBREVIATION.match(text, at) or _SHORT_END.match(text, at)
    if inside:
        closed = text[at] + inside.group()[1:].lstrip()
        rest = text[inside.end() :].lstrip()
        return f"{_balanced(text[:at].rstrip())} {closed}{_CLOSING[text[at]]} {rest}".strip()
    return _balanced(f"{text[:at].rstrip()} {text[at + 1 :].lstrip()}".strip())
