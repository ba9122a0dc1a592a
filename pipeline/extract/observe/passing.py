"""A view and a date enter; whether it is named only in passing, or to compare with, leaves.

The day of a publication or a statement, a year of birth, a month of delivery, the date since when
nothing was as high: none is the period of a figure.
"""

from __future__ import annotations

import regex

from pipeline.extract.mention import Article
from pipeline.extract.observe.scope import ends_with, plain
from pipeline.extract.observe.view import FIGURES, View

_DAY = regex.compile(r"[0-9X]{4}-[0-9]{2}-[0-9]{2}")
_ENDS_SPEECH = regex.compile(r"(?: \p{Ll}+){0,2}\s*(?:[.,)\"”]|$)")
_QUOTE = regex.compile(r"[\"“”]")
_BEFORE_SPEECH = regex.compile(r"[,(\ue005\ue007]\s*$")
_SPOKEN_NEAR = 60
"""Within how many characters before a day in mid-sentence somebody must have spoken."""
MAX_COMPARED = 3
"""How many words may stand between "compared with" and its date within a sentence."""
MAX_SINCE = 8
"""Within how many words before "since" a superlative must stand."""


def is_in_passing(view: View, at: int, article: Article) -> bool:
    """Whether a date is the day of a publication, of a statement, or a year of birth."""
    before = [word.casefold() for word in plain(view.text[max(0, at - 30) : at])]
    if ends_with(before, article, "birth") or _is_since(view, at, article):
        return True
    delivery = article.pack.lexicons.get("delivery", {})
    if any(" ".join(before[-n:]) in delivery for n in (1, 2)):
        return True  # "harga emas kontrak April 2019"
    if _is_day_of_speech(view, at, article):
        return True
    if not is_day(str(view.mentions[at].value.value)):
        return False
    after = [word.casefold() for word in plain(view.text[at + 1 : at + 40])]
    says = article.pack.words("reporting_verbs")
    is_said = view.text[at + 1 : at + 2] == " " and any(
        " ".join(after[:length]) in says for length in (1, 2, 3)
    )
    return is_said or ends_with(before, article, "publication")


def is_compared_first(view: View, at: int, article: Article) -> bool:
    """Whether a date ends a comparison ("So với 2015, CPI tăng", "giảm so với quý 3-2012").

    One that opens the sentence may be long; further on only few words stand before its date.
    """
    start = max(view.text.rfind(mark, 0, at) for mark in (",", ";", *FIGURES)) + 1
    before = plain(view.text[start:at].casefold())
    compared = article.pack.lexicons.get("compare_first", {})
    first = 0 if start == 0 else None
    return any(
        (n == first or len(before) - n - length <= MAX_COMPARED)
        and " ".join(before[n : n + length]) in compared
        for n in range(len(before))
        for length in (1, 2, 3)
    )


def opens_compared(view: View, article: Article) -> bool:
    """Whether a sentence begins with a comparison."""
    first = plain(view.text[:40].casefold())[:3]
    compared = article.pack.lexicons.get("compare_first", {})
    return any(" ".join(first[:length]) in compared for length in (1, 2, 3))


def _is_since(view: View, at: int, article: Article) -> bool:
    """Whether a date is the one since when nothing was as high: "cao nhất kể từ tháng 8"."""
    before = [word.casefold() for word in plain(view.text[max(0, at - 60) : at])]
    if not ends_with(before, article, "since"):
        return False
    extremes = article.pack.lexicons.get("superlative", {})
    return any(word in extremes for word in before[-MAX_SINCE:])


def _is_day_of_speech(view: View, at: int, article: Article) -> bool:
    """ "..., ujarnya di Jakarta, Senin (21/1).": a day in passing at the end of a report.

    Somebody must have spoken in it; where the sentence goes on after it, right before.
    """
    mention = view.mentions[at]
    start = _before_day_words(view, at, article)
    is_set_off = (
        _DAY.fullmatch(str(mention.value.value))
        and _BEFORE_SPEECH.search(view.text, max(0, start - 3), start)
        and _ENDS_SPEECH.match(view.text, at + 1)
    )
    if not is_set_off:
        return False
    goes_on = view.text[at + 1 : at + 2] == ","
    said = view.text[max(0, at - _SPOKEN_NEAR) if goes_on else 0 : at]
    before = [word.casefold() for word in plain(said)]
    if goes_on and any(word in article.pack.lexicons.get("according_to", {}) for word in before):
        return False  # "theo báo cáo của sở, ngày 30/4, ...": the day of what is reported
    says = article.pack.words("reporting_verbs")
    return (not goes_on and bool(_QUOTE.search(said))) or any(
        " ".join(before[n : n + length]) in says for n in range(len(before)) for length in (1, 2)
    )


def _before_day_words(view: View, at: int, article: Article) -> int:
    """Where the words begin that bring in a day ("ujar Rina | pada Senin")."""
    start = len(view.text[:at].rstrip())
    while start:
        word = view.text[:start].rpartition(" ")[2]
        if word.casefold() not in article.pack.lexicons.get("day_word", {}):
            break
        start = len(view.text[: start - len(word)].rstrip())
    return start


def is_day(value: str) -> bool:
    """Whether a period is a single day."""
    return bool(_DAY.fullmatch(value))
