"""A view and a figure's place enter, the period that holds for the figure leaves.

A date that only a comparison names, and the day on which somebody spoke, are no period of a figure.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe.passing import (
    MAX_COMPARED,
    is_compared_first,
    is_in_passing,
    opens_compared,
)
from pipeline.extract.observe.reach import is_shared, leads_to, owned, reaches_back
from pipeline.extract.observe.scope import Part, nearest, plain, previous_figure
from pipeline.extract.observe.view import SYMBOLS, View
from pipeline.extract.observe.words import listed

_WEEK = regex.compile(r"[0-9]{4}-W[0-9]{2}")
_MONTH = regex.compile(r"[0-9]{4}-[0-9]{2}")
_MONTHS = regex.compile(r"(?<![\p{L}\p{N}.,/-])(?P<number>[1-9]|1[01]) (?P<unit>\p{Ll}+)")
_NAMED = {3: ("-Q1",), 6: ("-H1",)}
"""Months from January on that are a quarter or a half-year."""
_LINK = 7
"""How far two dates may stand apart that one conjunction joins."""


def period(view: View, figure: int, article: Article, baselines: set[int]) -> Part | None:
    """The date that holds for a figure within its sentence."""
    if article.published is not None and _says(view, figure, article, "until_now"):
        return Part(article.published.isoformat(), None, "until the day of publication")
    if article.published is not None and _says_last_day(view, article):
        return Part(article.published.isoformat(), None, "the day before publication")
    owners = owned(view, "date", article)

    def fits(at: int) -> bool:
        if owners.get(at, figure) != figure and not is_shared(view, at, figure, article):
            return False
        if at > figure and not reaches_back(view, figure, at, article):
            return False
        is_compared = at in baselines and not leads_to(view, at, figure, article)
        is_first = is_compared_first(view, at, article) and (
            opens_compared(view, article) or not leads_to(view, at, figure, article)
        )
        return not (is_compared or is_first or is_in_passing(view, at, article))

    own = [at for at, owner in owners.items() if owner == figure]
    found = (own[0], "right after it") if own else nearest(view, figure, "date", fits)
    if found is None:
        return None
    at, why = found
    mention = view.mentions[at]
    return _joined(view, at, article) or Part(str(mention.value.value), mention, why)


def _joined(view: View, at: int, article: Article) -> Part | None:
    """ "Juni dan Juli", June and July: two months that follow each other are one interval."""
    for first, second in ((at, _beside(view, at, 1)), (_beside(view, at, -1), at)):
        if first is None or second is None:
            continue
        link = view.text[first + 1 : second].strip()
        start, end = (str(view.mentions[n].value.value) for n in (first, second))
        if link in article.pack.lexicons.get("clause_link", {}) and _follows(start, end):
            mention = view.mentions[second]
            return Part(f"{start}/{end}", mention, "two months named together")
    return None


def _beside(view: View, at: int, step: int) -> int | None:
    """The place of the date right before or after a date, one word between them."""
    mark = SYMBOLS["date"]
    found = view.text.find(mark, at + 1) if step > 0 else view.text.rfind(mark, 0, at)
    return found if found >= 0 and abs(found - at) < _LINK else None


def _follows(first: str, second: str) -> bool:
    """Whether the second month comes right after the first."""
    if not (_MONTH.fullmatch(first) and _MONTH.fullmatch(second)):
        return False
    (year, month), (next_year, next_month) = (
        (int(part) for part in value.split("-")) for value in (first, second)
    )
    return year * 12 + month + 1 == next_year * 12 + next_month


def is_cumulative(mention: Mention, article: Article) -> bool:
    """Whether the day is one up to which is counted ("hingga 30 November", "tính đến 15/9")."""
    before = mention.sentence.text[: mention.start - mention.sentence.start].casefold().split()
    return bool(before) and before[-1] in article.pack.lexicons.get("until", {})


def is_week(value: str) -> bool:
    """Whether a period is a single week."""
    return bool(_WEEK.fullmatch(value))


def says_now(view: View, figure: int, article: Article) -> bool:
    """Whether the sentence speaks of the present ("hiện có", "saat ini"): no period is carried."""
    return _says(view, figure, article, "now") or _says(view, figure, article, "until_now")


def opens(view: View, said: Mention) -> bool:
    """Whether a date stands before the clause it frames: "Theo báo cáo, năm 2019, cả nước có"."""
    at = view.place_of(said)
    if at is None or view.text[at + 1 : at + 2] != ",":
        return False
    return previous_figure(view, at) < 0


def heads_list(view: View, figure: int, said: Mention) -> bool:
    """Whether a day stands before the colon of a list: "Harga emas pada Rabu: - 1 gram ..."."""
    at = view.place_of(said)
    return at is not None and at < figure and ":" in view.text[at:figure]


def is_part(view: View, article: Article) -> bool:
    """Whether a sentence begins with the parts of a whole just named ("Trong đó", of which)."""
    first = [word.casefold() for word in plain(view.text[:40])[:3]]
    parts = article.pack.lexicons.get("part_word", {})
    return any(" ".join(first[:length]) in parts for length in (1, 2, 3))


def months_named(view: View, figure: int, article: Article) -> Part | None:
    """ "9 tháng", nine months: those from January on that the text has named with a year."""
    counted = list(_MONTHS.finditer(view.text, 0, figure))
    if not counted or counted[-1]["unit"] not in article.pack.lexicons.get("month_count", {}):
        return None
    number = int(counted[-1]["number"])
    ends = (f"-01/YYYY-{number:02}", *_NAMED.get(number, ()))
    for mention in reversed(article.of("date")):
        value = str(mention.value.value)
        if mention.start < view.sentence.end and any(
            value == value[:4] + end.replace("YYYY", value[:4]) for end in ends
        ):
            return Part(value, None, f"the {number} months named before")
    return None


def says_another(view: View, figure: int, article: Article) -> bool:
    """Whether a sentence tells of a period that only another one dates ("in the next year")."""
    text = _folded(view.text[:figure])
    compared = article.pack.lexicons.get("compare_first", {})
    for phrase in article.pack.lexicons.get("another_period", {}):
        at = text.rfind(f" {phrase} ")
        before = text[:at].split()[-MAX_COMPARED:] if at >= 0 else []
        if at >= 0 and not any(word in compared for word in before):
            return True
    return False


def points_back(view: View, article: Article) -> bool:
    """Whether a sentence begins by pointing at the figure before ("Angka tersebut")."""
    return bool(listed([word.casefold() for word in plain(view.text[:40])], article, "anaphor"))


def says_so_far(view: View, figure: int, article: Article) -> bool:
    """Whether the sentence sums up what was reached so far ("kết quả đến nay")."""
    return _says(view, figure, article, "so_far")


def _says(view: View, figure: int, article: Article, lexicon: str) -> bool:
    text = _folded(view.text[:figure])
    return any(f" {word} " in text for word in article.pack.lexicons.get(lexicon, {}))


def _says_last_day(view: View, article: Article) -> bool:
    """Whether a sentence speaks of the last twenty-four hours."""
    text = _folded(view.text)
    return any(f" {word} " in text for word in article.pack.lexicons.get("last_day", {}))


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """Words in lower case between single spaces, without marks."""
    return f" {' '.join(plain(text.casefold()))} "
