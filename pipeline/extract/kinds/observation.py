"""Statistical statements: the figures already read enter, one row for each level leaves.

Frames (rules on the view of a sentence) say which figures are levels and which move another; the
measure is read beside the level, period and place by scope. A part that would need a guess is null.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.extract.facts import span
from pipeline.extract.mention import Article, Hit, Mention
from pipeline.extract.observe import measure as measures
from pipeline.extract.observe import scope
from pipeline.extract.observe.roles import Role, roles
from pipeline.extract.observe.view import View, view
from pipeline.extract.segment import Sentence
from pipeline.record import Change, Modifier, Parts, Span, Status

NEAR_SENTENCES = 2
"""For how many sentences a period named in passing holds."""
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


@dataclass(slots=True)
class Discourse:
    """What a text has been speaking of: the rows so far, the period and place in force."""

    rows: list[Mention] = field(default_factory=list)
    period: scope.Part | None = None
    place: scope.Part | None = None
    periods: set[str] = field(default_factory=set)
    mentioned: scope.Part | None = None
    first: scope.Part | None = None
    period_in: tuple[str,int] | None = None
    mentioned_in: Sentence | None = None

    def in_sentence(self, seen: View) -> Mention | None:
        """The last row of this sentence."""
        last = self.rows[-1] if self.rows else None
        return last if last is not None and last.sentence is seen.sentence else None

    def is_near(self, sentence: Sentence) -> bool:
        """Whether a sentence just before, in this paragraph, has named a period in passing."""
        said = self.mentioned_in
        return (
            said is not None
            and (said.field, said.paragraph) == (sentence.field, sentence.paragraph)
            and sentence.index - said.index <= NEAR_SENTENCES
        )

    @property
    def last_unit(self) -> str | None:
        """The unit of the last row."""
        return str(self.rows[-1].value.unit) if self.rows else None

    def carried(self, part: scope.Part | None) -> scope.Part | None:
        """A part in force, as it holds for a further row."""
        return part and scope.Part(part.value, None, f"carried: {part.why}")


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """The rows of an article."""
    del mentions
    discourse = Discourse()
    names = _by_sentence(article, _NAMES)
    figures = _by_sentence(article, ("amount", "quantity"))
    for sentence in article.sentences:
        if sentence.field == "title":
            continue  # a headline repeats a statement of the text, without its parts
        seen = view(sentence, figures.get(id(sentence), []) + names.get(id(sentence), []))
        _sentence(seen, article, discourse)
    return _distinct(discourse.rows)


def _by_sentence(article: Article, kinds: tuple[str, ...]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for kind in kinds:
        for mention in article.of(kind):
            found.setdefault(id(mention.sentence), []).append(mention)
    return found


def _sentence(seen: View, article: Article, discourse: Discourse) -> None:
    found = roles(seen, article)
    _remember_period(seen, found, discourse)
    _share_baselines(found)
    _start_is_baseline(seen, found)
    baselines = {at for at, m in seen.mentions.items() for r in found.values() if r.baseline is m}
    for at in sorted(found):
        role = found[at]
        last = discourse.in_sentence(seen)
        if last is None and role.kind == "change" and _is_anaphoric(seen, role, article):
            last = discourse.rows[-1] if discourse.rows else None
        if role.kind == "change" and last is not None and last.value.change is None:
            _move(last, seen, at, role)
        elif role.kind == "change" and last is not None and role.baseline is not None:
            twin = replace(last, value=replace(last.value, change=None), notes=list(last.notes))
            _move(twin, seen, at, role)
            discourse.rows.append(twin)
        else:
            row = _row(seen, at, role, article, baselines, discourse)
            discourse.rows += [row] if row is not None else []


def _is_anaphoric(seen: View, role: Role, article: Article) -> bool:
    """Whether the change speaks of the row before: "Angka ini naik ...", this figure rose."""
    subject = seen.text[: role.span[0] if role.span else role.start].casefold()
    return any(subject.lstrip().startswith(word) for word in article.pack.lexicons["anaphor"])


def _start_is_baseline(seen: View, found: dict[int, Role]) -> None:
    """ "dari 42,3 persen pada Desember 2017 menjadi 45,6": the start's date is the baseline."""
    owners = {figure: at for at, figure in scope.owned(seen, "date").items()}
    start: int | None = None
    for at in sorted(found):
        if found[at].kind == "from":
            start = at
        elif found[at].kind == "level" and start in owners and found[at].baseline is None:
            found[at].baseline = seen.mentions[owners[start]]


def _remember_period(seen: View, found: dict[int, Role], discourse: Discourse) -> None:
    """A sentence without figures may set the period of the next ones in its paragraph."""
    dates = [m for m in seen.mentions.values() if m.kind == "date"]
    if found or not dates or scope.is_day(str(dates[-1].value.value)):
        return
    discourse.mentioned = scope.Part(
        str(dates[-1].value.value), dates[-1], "a sentence just before speaks of it"
    )
    discourse.mentioned_in = seen.sentence


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
    seen: View, at: int, role: Role, article: Article, baselines: set[int], discourse: Discourse
) -> Mention | None:
    figure = seen.mentions[at]
    if figure.kind == "quantity" and _is_no_statistic(seen, at, figure, article):
        return None
    named = _named(seen, at, role, article, discourse)
    if named is None:
        return None
    when = _period(seen, at, article, baselines, discourse)
    where = _place(seen, at, article, discourse)
    who = scope.subject(seen, at)
    change = None
    if role.direction is not None:
        change = _change(figure if role.kind == "change" else None, role)
    value = Observation(
        named[0],
        figure.value.value,
        figure.value.min,
        figure.value.max,
        _unit(figure),
        figure.value.modifier,
        when.value if when else None,
        where.value if where else None,
        who.value if who else None,
        change,
        _status(seen, at, article),
        Parts(
            measure=named[1],
            value=span(figure),
            period=_span(when),
            place=_span(where),
            subject=_span(who),
            change=_quote(seen, *role.span) if role.span else None,
            baseline=span(role.baseline) if role.baseline else None,
        ),
    )
    notes = [
        f"{name} {part.value!r}: {part.why}"
        for name, part in (("period", when), ("place", where), ("subject", who))
        if part
    ]
    return Mention(
        "observation", figure.field, figure.start, figure.end, figure.text, role.rule, role.order,
        seen.sentence, value, notes,
    )  # fmt: skip


def _named(
    seen: View, at: int, role: Role, article: Article, discourse: Discourse
) -> tuple[str, Span | None] | None:
    """The words that name what is measured, and where they stand; elided ones are carried."""
    read = None if role.kind == "same" else _measure(seen, at, role, article)
    beside = discourse.in_sentence(seen)
    if read is not None and not measures.is_anaphor(read, article):
        where = _quote(seen, read.start, read.end)
        if beside is not None and measures.is_bare(read, article):
            return f"{read.text} {beside.value.measure}", where
        return read.text, where
    if beside is None and (read is not None or _unit(seen.mentions[at]) == discourse.last_unit):
        beside = discourse.rows[-1] if discourse.rows else None
    if beside is None:
        loose = measures.loose(seen, role.start, article)
        return (loose.text, _quote(seen, loose.start, loose.end)) if loose else None
    rest = measures.complement(seen, at, article, "locative")
    words = str(beside.value.measure)
    return (f"{words} {seen.printed(*rest)}" if rest else words), beside.value.parts.measure


def _period(
    seen: View, at: int, article: Article, baselines: set[int], discourse: Discourse
) -> scope.Part | None:
    found = scope.period(seen, at, article, baselines)
    if found is not None:
        said = found.mention
        if said is None or not scope.is_day(found.value) or scope.is_cumulative(said, article):
            discourse.period = found
            if discourse.first is None: discourse.first=found
            discourse.period_in = (seen.sentence.field, seen.sentence.paragraph)
            discourse.periods.add(found.value)
        return found
    if scope.says_now(seen, at, article):
        return None
    if scope.says_so_far(seen, at, article) and discourse.is_near(seen.sentence):
        return discourse.carried(discourse.mentioned)
    import os
    pol=os.environ.get("POL","0")
    last=discourse.rows[-1] if discourse.rows else None
    here=(seen.sentence.field, seen.sentence.paragraph)
    near=discourse.is_near(seen.sentence)
    if "a" in pol and discourse.period_in==here: return discourse.carried(discourse.period)
    if "b" in pol and near: return discourse.carried(discourse.mentioned)
    if "c" in pol and discourse.first is not None: return discourse.carried(discourse.first)
    if "n" in pol: return None
    if _several(discourse.periods):
        return None  # the article has spoken of several periods: which one would be a guess
    return discourse.carried(discourse.period)


def _several(periods: set[str]) -> bool:
    """Whether these are more than one period: a day lies in its month, a month in its year."""
    return len({p for p in periods if not any(o != p and o.startswith(p) for o in periods)}) > 1


def _place(seen: View, at: int, article: Article, discourse: Discourse) -> scope.Part | None:
    places = [m for m in article.of("place") if m.sentence is seen.sentence]
    shown = {id(mention) for mention in seen.mentions.values()}
    found = scope.place(seen, at, article, [m for m in places if id(m) not in shown])
    if found is not None:
        discourse.place = found
        return found
    return discourse.carried(discourse.place) or _headline_place(article)


def _headline_place(article: Article) -> scope.Part | None:
    """The last resort: the one place that the headline names."""
    named = {m.text: m for m in article.of("place") if m.field == "title"}
    if len(named) != 1:
        return None
    (name, mention), *_ = named.items()
    return scope.Part(name, mention, "the headline names it")


def _is_no_statistic(seen: View, at: int, figure: Mention, article: Article) -> bool:
    """Counts of a programme's items, and those that only describe another thing ("của 63 tỉnh")."""
    if figure.value.kind != "count":
        return False
    unit = str(figure.value.unit).casefold()
    heads = article.pack.lexicons.get("no_statistic", {})
    before = seen.text[:at].casefold().split()
    is_attribute = bool(before) and before[-1] in article.pack.lexicons.get("attributive", {})
    return is_attribute or any(unit == head or unit.startswith(f"{head} ") for head in heads)


def _measure(seen: View, at: int, role: Role, article: Article) -> measures.Measure | None:
    """What is measured: named before the figure, after it, or inside the verb that moves it."""
    figure = seen.mentions[at]
    if role.inner is not None:
        inner = measures.before(seen, role.inner[1], article, role.inner[0])
        if inner is not None:
            return inner
    before = measures.before(seen, at if role.is_noun else role.start, article)
    kind = "amount" if figure.kind == "amount" else figure.value.kind
    if kind == "count" and (role.kind != "before" or before is None):
        return measures.counted(seen, at, article, before)
    has_head = before is not None and measures.has_head(before, article)
    is_part = kind in ("percent", "measure") and not has_head
    if is_part and measures.names_what_follows(seen, at, article):
        return measures.after(seen, at, article)
    if kind not in ("amount", "percent"):
        return before
    opened_by = "purpose" if kind == "amount" and not has_head else "whole"
    rest = measures.complement(seen, at, article, opened_by)
    if before is not None and rest is not None:
        text = f"{before.text} {seen.printed(*rest)}"
        return measures.Measure(text, before.start, rest[1])
    return before


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
    """Each statement once: a later mention that adds nothing gives no second row."""
    kept: list[Mention] = []
    for row in rows:
        if not any(_repeats(row, other) for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda row: row.place)


def _repeats(row: Mention, other: Mention) -> bool:
    a, b = row.value, other.value
    if (a.value, a.min, a.max, a.unit) != (b.value, b.min, b.max, b.unit):
        return False
    same_change = a.change is None or a.change == b.change
    return same_change and all(
        getattr(a, name) in (None, getattr(b, name)) for name in ("period", "place")
    )
