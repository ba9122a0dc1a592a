"""Statistical statements: the figures already read enter, one row for each level leaves.

Frames (rules on the view of a sentence) say which figures are levels and which move another; the
measure is read beside the level, period and place by scope. A part that would need a guess is null.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.facts import span
from pipeline.extract.mention import Article, Hit, Mention
from pipeline.extract.observe import measure as measures
from pipeline.extract.observe import scope
from pipeline.extract.observe.roles import Role, roles
from pipeline.extract.observe.view import View, view
from pipeline.record import Change, Modifier, Parts, Span, Status

_NAMES = ("date", "law", "organisation", "place", "person")


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


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """Nothing: rows are built from settled figures, in `resolve`."""
    del hit, article
    yield from ()


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """The rows of an article."""
    del mentions
    rows: list[Mention] = []
    for sentence in article.sentences:
        figures = [
            m for kind in ("amount", "quantity") for m in article.of(kind) if m.sentence is sentence
        ]
        if figures:
            names = [m for k in _NAMES for m in article.of(k) if m.sentence is sentence]
            rows += _sentence(view(sentence, figures + names), article, rows)
    return _distinct(rows)


def _sentence(seen: View, article: Article, rows: list[Mention]) -> list[Mention]:
    found = roles(seen, article)
    _share_baselines(found)
    baselines = {at for at, m in seen.mentions.items() for r in found.values() if r.baseline is m}
    new: list[Mention] = []
    last: Mention | None = None
    for at in sorted(found):
        role = found[at]
        if role.kind == "change" and last is not None and last.value.change is None:
            _move(last, seen, at, role)
            continue
        if role.kind == "change" and last is not None and role.baseline is not None:
            twin = replace(last.value, change=None)
            last = replace(last, value=twin, notes=list(last.notes))
            _move(last, seen, at, role)
            new.append(last)
            continue
        row = _row(seen, at, role, article, baselines, rows + new)
        if row is not None:
            new.append(row)
            last = row
    return new


def _share_baselines(found: dict[int, Role]) -> None:
    """ "... tăng 19,3%, ... tăng 1,7% so với năm 2021": the last comparison holds for both."""
    following: Role | None = None
    for at in sorted(found, reverse=True):
        role = found[at]
        if role.kind != "change":
            continue
        if role.baseline is None and following is not None:
            role.baseline = following.baseline
        following = role


def _move(row: Mention, seen: View, at: int, role: Role) -> None:
    """Tie a change to the row it moves."""
    figure = seen.mentions[at]
    row.value.change = _change(figure, role)
    row.value.parts = row.value.parts.model_copy(
        update={
            "change": span(figure),
            "baseline": span(role.baseline) if role.baseline else None,
        }
    )
    row.notes.append(f"change {figure.text!r} by {role.rule.id}")


def _change(figure: Mention | None, role: Role) -> Change:
    baseline = str(role.baseline.value.value) if role.baseline else None
    value = figure.value.value if figure else None
    unit = _unit(figure) if figure and value is not None else None
    assert role.direction is not None
    return Change(direction=role.direction, value=value, unit=unit, baseline=baseline)


def _unit(figure: Mention) -> str:
    return str(figure.value.currency if figure.kind == "amount" else figure.value.unit)


def _row(
    seen: View, at: int, role: Role, article: Article, baselines: set[int], rows: list[Mention]
) -> Mention | None:
    figure = seen.mentions[at]
    if figure.kind == "quantity" and _is_no_statistic(figure, article):
        return None
    previous = rows[-1] if rows else None
    read = _measure(seen, at, role, article)
    beside = previous if previous and previous.sentence is seen.sentence else None
    if read is not None:
        words, where = read.text, _quote(seen, read.start, read.end)
        if beside is not None and measures.is_bare(read, article):
            words = f"{words} {beside.value.measure}"
    elif beside is not None:
        words, where = str(beside.value.measure), beside.value.parts.measure
    else:
        return None
    when = scope.period(seen, at, article, baselines) or _carried(
        "period", seen, at, article, previous
    )
    where_to = scope.place(seen, at, article) or _carried("place", seen, at, article, previous)
    who = scope.subject(seen, at)
    change = None
    if role.direction is not None:
        change = _change(figure if role.kind == "change" else None, role)
    value = Observation(
        words,
        figure.value.value,
        figure.value.min,
        figure.value.max,
        _unit(figure),
        figure.value.modifier,
        when.value if when else None,
        where_to.value if where_to else None,
        who.value if who else None,
        change,
        _status(seen, at, article),
        Parts(
            measure=where,
            value=span(figure),
            period=_span(when),
            place=_span(where_to),
            subject=_span(who),
            change=_quote(seen, *role.span) if role.span else None,
            baseline=span(role.baseline) if role.baseline else None,
        ),
    )
    notes = [
        f"{name} {part.value!r}: {part.why}"
        for name, part in (("period", when), ("place", where_to), ("subject", who))
        if part
    ]
    return Mention(
        "observation", figure.field, figure.start, figure.end, figure.text, role.rule, role.order,
        seen.sentence, value, notes,
    )  # fmt: skip


def _is_no_statistic(figure: Mention, article: Article) -> bool:
    unit = str(figure.value.unit).casefold()
    heads = article.pack.lexicons.get("no_statistic", {})
    return any(unit == head or unit.startswith(f"{head} ") for head in heads)


def _measure(seen: View, at: int, role: Role, article: Article) -> measures.Measure | None:
    """What is measured: named before the figure, after it, or inside the verb that moves it."""
    figure = seen.mentions[at]
    if role.inner is not None:
        inner = measures.before(seen, role.inner[1], article, role.inner[0])
        if inner is not None:
            return inner
    before = measures.before(seen, role.start, article)
    kind = "amount" if figure.kind == "amount" else figure.value.kind
    if kind == "count" and (role.kind != "before" or before is None):
        return measures.after(seen, at, article)
    has_head = before is not None and measures.has_head(before, article)
    if kind == "percent" and not has_head and measures.names_what_follows(seen, at, article):
        return measures.after(seen, at, article)
    purpose = measures.complement(seen, at, article) if kind == "amount" and not has_head else None
    if before is not None and purpose is not None:
        text = f"{before.text} {seen.printed(*purpose)}"
        return measures.Measure(text, before.start, purpose[1])
    return before


def _carried(
    name: str, seen: View, at: int, article: Article, previous: Mention | None
) -> scope.Part | None:
    """The period or place of the row before, within the paragraph."""
    if previous is None or previous.sentence.paragraph != seen.sentence.paragraph:
        return None
    if previous.sentence.field != seen.sentence.field:
        return None
    value = getattr(previous.value, name)
    if value is None or (name == "period" and scope.says_now(seen, at, article)):
        return None
    return scope.Part(str(value), None, f"carried from {previous.text!r} before it")


def _status(seen: View, at: int, article: Article) -> Status:
    text = f" {seen.text[:at].casefold()} "
    statuses: dict[str, Status] = dict(article.pack.lexicons.get("status", {}))
    found = [(text.rfind(f" {word} "), status) for word, status in statuses.items()]
    place, status = max(found, default=(-1, "actual"))
    return status if place >= 0 else "actual"


def _quote(seen: View, start: int, end: int) -> Span:
    first, last = seen.span(start, end)
    return Span(field=seen.sentence.field, start=first, end=last, text=seen.printed(start, end))


def _span(part: scope.Part | None) -> Span | None:
    return span(part.mention) if part and part.mention else None


def _distinct(rows: list[Mention]) -> list[Mention]:
    """Each statement once: a headline, or a later mention that adds nothing, gives no second row."""
    kept: list[Mention] = []
    for row in sorted(rows, key=lambda row: (row.field == "title", row.start)):
        if not any(_repeats(row, other) for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda row: row.place)


def _repeats(row: Mention, other: Mention) -> bool:
    a, b = row.value, other.value
    if (a.value, a.min, a.max, a.unit) != (b.value, b.min, b.max, b.unit):
        return False
    if row.field != other.field:
        return True
    same_change = a.change is None or a.change == b.change
    return same_change and all(
        getattr(a, name) in (None, getattr(b, name)) for name in ("period", "place")
    )
