"""A figure, its role and the discourse enter, one row of the table leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from pipeline.extract.facts import span
from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe import clause, scope
from pipeline.extract.observe.actor import actor
from pipeline.extract.observe.change import change_of, note_baseline, unit_of
from pipeline.extract.observe.counted import Name
from pipeline.extract.observe.discourse import Discourse, own_period, period_of, place_of
from pipeline.extract.observe.naming import name
from pipeline.extract.observe.roles import Role
from pipeline.extract.observe.scope import ends_with
from pipeline.extract.observe.view import View
from pipeline.extract.observe.words import listed, words
from pipeline.record import Change, Modifier, Parts, Span, Status

_DIGIT = regex.compile(r"[0-9]")
_SIGNS = ("+", "-", "–", "−", "(")
COMPARED = ("same", "from")
"""Roles of a level that another one is compared with, or starts from."""
FEW = 12
"""Up to how many things may be counted that are only pointed at."""
TOLD_NEAR = 6
"""Within how many words of a count in words it must be said that it is one."""


@dataclass(slots=True)
class Observation:
    """The fields of a record's observation."""

    measure: str
    value: Decimal | None
    min: Decimal | None
    max: Decimal | None
    unit: str | None
    modifier: Modifier
    period: str | None
    place: str | None
    subject: str | None
    change: Change | None
    status: Status
    parts: Parts


@dataclass(frozen=True, slots=True)
class Around:
    """The parts of a row beside its figure and measure."""

    period: scope.Part | None
    place: scope.Part | None
    subject: scope.Part | None


def row(
    seen: View, at: int, role: Role, article: Article, baselines: set[int], discourse: Discourse
) -> Mention | None:
    """The row of a level figure; None where no statistic is made of it or nothing names it."""
    figure = seen.mentions[at]
    if figure.kind == "quantity" and is_no_statistic(seen, at, figure, article):
        return None
    named = name(seen, at, role, article, discourse)
    if named is None:
        return None
    if named.growth is not None and not _may_grow(seen, at, role, article):
        named = replace(named, growth=None)
    status = status_of(seen, at, article)
    around = Around(
        own_period(seen, at, role, article, baselines, discourse)
        if role.kind in COMPARED
        else period_of(seen, at, article, baselines, discourse, held=status == "actual"),
        place_of(seen, at, article, discourse),
        actor(seen, at, article),
    )
    value = _observation(seen, figure, role, named, around, status)
    if is_below_zero(seen, at, article):
        value.value, value.min, value.max = (
            _negated(n) for n in (value.value, value.max, value.min)
        )
    mention = Mention(
        "observation", figure.field, figure.start, figure.end, figure.text, role.rule, role.order,
        seen.sentence, value, _notes(named, around),
    )  # fmt: skip
    note_baseline(mention, role)
    discourse.bases[id(mention)] = named.base
    return mention


def _observation(
    seen: View, figure: Mention, role: Role, named: Name, around: Around, status: Status
) -> Observation:
    when, where, who = around.period, around.place, around.subject
    change = None
    if role.direction is not None and role.kind != "same":
        moved = figure if role.kind == "change" else role.size
        change = change_of(moved, role, when.value if when else None)
    elif named.growth is not None:
        change = change_of(figure, replace(role, direction=named.growth), None)
    return Observation(
        named.text,
        figure.value.value,
        figure.value.min,
        figure.value.max,
        unit_of(figure),
        figure.value.modifier,
        when.value if when else None,
        where.value if where else None,
        who.value if who else None,
        change,
        status,
        Parts(
            measure=_quote(seen, named.read.start, named.read.end) if named.read else None,
            value=span(figure),
            period=_span(when),
            place=_span(where),
            subject=_span(who),
            change=_quote(seen, *role.span) if role.span else None,
            baseline=span(role.baseline) if role.baseline else None,
        ),
    )


def _may_grow(seen: View, at: int, role: Role, article: Article) -> bool:
    """Whether a figure can be the size of the growth that names it.

    None is a score, what has a sign of its own, or a price at which a level stands
    ("pelemahan rupiah ke level Rp 15.000", the fall of the rupiah).
    """
    figure = seen.mentions[at]
    if role.kind != "before" or figure.kind == "score" or seen.text[at - 1 : at] in _SIGNS:
        return False
    before = [word.text for word in words(seen, 0, at)[-1:]]
    return figure.kind != "amount" or not listed(before, article, "level_noun")


def _notes(named: Name, around: Around) -> list[str]:
    parts = (("period", around.period), ("place", around.place), ("subject", around.subject))
    notes = [f"measure {named.text!r}: {named.why}"]
    return notes + [f"{what} {part.value!r}: {part.why}" for what, part in parts if part]


def is_below_zero(seen: View, at: int, article: Article) -> bool:
    """Whether a word before a figure says that it is below zero ("âm 5 tỷ", minus 5 billion)."""
    last = [word.text for word in words(seen, max(0, at - 20), at)[-1:]]
    return bool(last) and last[0] in article.pack.lexicons.get("below_zero", {})


def _negated(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def is_no_statistic(seen: View, at: int, figure: Mention, article: Article) -> bool:
    """Counts of a programme's items, and those that only describe another thing ("của 63 tỉnh")."""
    value = figure.value.value
    if value == 1 and listed(figure.text.casefold().split(), article, "article"):
        return True  # "một ounce": for each, no figure
    if figure.value.kind != "count":
        return clause.is_label(seen, at, article)
    unit = str(figure.value.unit).casefold()
    heads = article.pack.lexicons.get("no_statistic", {})
    before = [word.text for word in words(seen, 0, at)[-3:]]
    if ends_with(before, article, "one_of"):
        return True
    is_attribute = clause.is_attribute(seen, at, article) or _is_in_name(seen, figure)
    if is_attribute or _is_definite(seen, at, figure, article):
        return True
    if value is not None and value <= FEW:
        heads = {**heads, **article.pack.lexicons.get("no_statistic_few", {})}
        if _is_mentioned(seen, at, figure, article):
            return True
    return any(unit == head or unit.startswith(f"{head} ") for head in heads)


def _is_in_name(seen: View, figure: Mention) -> bool:
    """Whether a number is part of a name: "Geopark Seribu Bukit", of the Thousand Hills."""
    texts = figure.text.split()
    is_capital = all(text[:1].isupper() for text in texts)
    before = seen.sentence.text[: figure.start - seen.sentence.start].split()[-1:]
    return is_capital and len(texts) > 1 and bool(before) and before[0][:1].isupper()


def _is_mentioned(seen: View, at: int, figure: Mention, article: Article) -> bool:
    """Whether a few things are only mentioned: "hai đội", the two teams.

    Where the press prints statistics in digits, a number in words counts only what it is said to
    be there ("có hai thị trấn"), or who was hurt.
    """
    told = article.pack.lexicons.get("told_in_words", {})
    if not told or _DIGIT.search(figure.text) or figure.value.modifier != "exact":
        return False
    before = [word.text for word in words(seen, 0, at)[-2:]]
    if any(" ".join(before[-n:]) in article.pack.lexicons["told_before"] for n in (1, 2)):
        return False
    around = [word.text for word in words(seen, 0, at)[-TOLD_NEAR:]]
    unit = str(figure.value.unit).casefold().split()
    after = unit + [word.text for word in words(seen, at + 1, len(seen.text))[:TOLD_NEAR]]
    return not any(
        listed(texts[n:], article, "told_in_words")
        for texts in (around, after)
        for n in range(len(texts))
    )


def _is_definite(seen: View, at: int, figure: Mention, article: Article) -> bool:
    """Whether a small count points at things named before ("ba xã này", these three communes)."""
    value = figure.value.value
    following = [word.text for word in words(seen, at + 1, len(seen.text))[:2]]
    is_small = value is not None and value <= FEW
    return is_small and bool(listed(following, article, "definite"))


def status_of(seen: View, at: int, article: Article) -> Status:
    """Whether a figure is a result, a plan, a target or an estimate, by the last word that says.

    What a clause says behind a reason is its own: "target itu wajar karena laba naik 4 persen".
    """
    text = f" {seen.text[:at].casefold()} "
    reasons = article.pack.lexicons.get("reason", {})
    text = text[max([0, *(text.rfind(f" {word} ") for word in reasons)]) :]
    statuses: dict[str, Status] = dict(article.pack.lexicons.get("status", {}))
    found = [(text.rfind(f" {word} "), status) for word, status in statuses.items()]
    place, status = max(found, default=(-1, "actual"))
    return status if place >= 0 else "actual"


def _quote(seen: View, start: int, end: int) -> Span:
    first, last = seen.span(start, end)
    return Span(field=seen.sentence.field, start=first, end=last, text=seen.printed(start, end))


def _span(part: scope.Part | None) -> Span | None:
    return span(part.mention) if part and part.mention else None
