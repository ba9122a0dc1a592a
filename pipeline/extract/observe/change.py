"""The roles of a sentence's figures enter, changes with direction, size and baseline leave."""

from __future__ import annotations

import regex

from pipeline.extract.facts import span
from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe.passing import is_compared_first
from pipeline.extract.observe.reach import owned
from pipeline.extract.observe.roles import Role
from pipeline.extract.observe.view import View
from pipeline.record import Change, Span

_YEAR = regex.compile(r"[0-9]{4}")
_PART = regex.compile(r"(?P<year>[0-9]{4})(?:-(?P<kind>[QH]?)(?P<part>[0-9]{1,2}))?")
_PARTS = {"": 12, "Q": 4, "H": 2}
"""How many months, quarters and half-years a year has."""


def unit_of(figure: Mention) -> str | None:
    """Currency or unit of a figure; None for a score, which has none."""
    unit = figure.value.currency if figure.kind == "amount" else figure.value.unit
    return None if unit is None else str(unit)


def fronted_baseline(found: dict[int, Role], view: View, article: Article) -> None:
    """A comparison before moves, also in mid-sentence, is theirs: "So với 2022, ... tăng 8%"."""
    dates = [at for at, m in sorted(view.mentions.items()) if m.kind == "date"]
    taken = [role.baseline for role in found.values() if role.baseline is not None]
    free = [at for at in dates if not any(view.mentions[at] is mention for mention in taken)]
    opens = next((at for at in free if is_compared_first(view, at, article)), None)
    if opens is None:
        return
    text = view.text[:opens].casefold()
    same = next((w for w in article.pack.lexicons.get("same_period", {}) if w in text), None)
    for at, role in found.items():
        is_free = role.baseline is None and not role.same_period
        if at > opens and role.kind == "change" and is_free:
            role.baseline, role.same_period = view.mentions[opens], same


def share_baselines(found: dict[int, Role], view: View) -> None:
    """One comparison holds for all changes of its kind in a sentence.

    "... tăng 8%, ... tăng 3% so với năm 2019", and "tăng 22% so với quý II/2023; ... tăng
    17,5%": said last or first, it is meant for both.
    """
    changes = [at for at in sorted(found) if found[at].kind == "change"]
    for order in (list(reversed(changes)), changes):
        known: Role | None = None
        unit: str | None = None
        for at in order:
            role = found[at]
            own = unit_of(view.mentions[at])
            if role.baseline is None and not role.same_period and known is not None:
                is_alike = order is not changes or own == unit
                role.baseline = known.baseline if is_alike else None
                role.same_period = known.same_period if is_alike else None
                role.says_before = known.says_before and is_alike
            if role.baseline is not None or role.same_period:
                known, unit = role, own


def change_of(figure: Mention | None, role: Role, period: str | None) -> Change:
    """The change a role tells of; without a figure only its direction."""
    value = figure.value.value if figure else None
    unit = unit_of(figure) if figure and value is not None else None
    assert role.direction is not None
    return Change(
        direction=role.direction, value=value, unit=unit, baseline=baseline_of(role, period)
    )


def start_is_baseline(view: View, found: dict[int, Role], article: Article) -> None:
    """ "dari 31 persen pada Mei 2015 menjadi 34": the start's date is the baseline."""
    owners = {figure: at for at, figure in owned(view, "date", article).items()}
    start: int | None = None
    for at in sorted(found):
        if found[at].kind == "from":
            start = at
        elif found[at].kind == "level" and start in owners and found[at].baseline is None:
            found[at].baseline = view.mentions[owners[start]]


def baseline_of(role: Role, period: str | None) -> str | None:
    """The period compared with; "cùng kỳ", the same period a year before, from the row's own."""
    said = str(role.baseline.value.value) if role.baseline else None
    if said is not None and period is not None and role.says_before:
        before = _before(_as_fine(period, said))
        said = min(said, before) if len(said) == len(before) else said
    if not role.same_period:
        return said
    if period is None:
        return said
    if said is not None and not _YEAR.fullmatch(said):
        return said
    years = {int(year) for year in _YEAR.findall(period)}
    if not years:
        return said
    back = max(years) - int(said) if said else 1
    return _YEAR.sub(lambda match: f"{int(match.group()) - back:04}", period)


def _as_fine(period: str, other: str) -> str:
    """The end of a period, as a year where the other is one ("2022-01/2022-09": 2022)."""
    end = period.rpartition("/")[2]
    return end[:4] if _YEAR.fullmatch(other) else end


def _before(period: str) -> str:
    """The year, quarter, half-year or month before; a day or an interval as it is."""
    found = _PART.fullmatch(period)
    if found is None:
        return period
    year, kind, part = int(found["year"]), found["kind"] or "", found["part"]
    if part is None:
        return f"{year - 1:04}"
    last = _PARTS[kind]
    number = int(part) - 1
    year, number = (year, number) if number else (year - 1, last)
    return f"{year:04}-{kind}{number:0{len(part)}}"


def tie(row: Mention, view: View, at: int, role: Role) -> None:
    """Tie a change to the row it moves."""
    figure = view.mentions[at]
    row.value.change = change_of(figure, role, row.value.period)
    row.value.parts = row.value.parts.model_copy(
        update={"change": span(figure), "baseline": _baseline_span(role)}
    )
    row.notes.append(f"change {figure.text!r}: by {role.rule.id}")
    note_baseline(row, role)


def tie_times(row: Mention, role: Role) -> None:
    """Tie "gấp 2,5 lần", 2.5 times as much, to the row it speaks of."""
    if role.times is None or role.direction is None or row.value.change is not None:
        return
    number, unit = role.times
    row.notes.append(f"level by {row.rule.id}")
    row.rule, row.order = role.rule, role.order
    row.value.change = Change(
        direction=role.direction,
        value=int(number) if number == int(number) else float(number),
        unit=unit,
        baseline=baseline_of(role, row.value.period),
    )
    row.notes.append(f"change {number} {unit}: by {role.rule.id}")
    note_baseline(row, role)


def same_period(row: Mention, other: Mention) -> None:
    """The level compared with is of the baseline's period: the same half-year of "tahun 2023"."""
    base = row.value.change.baseline if row.value.change is not None else None
    said = other.value.period
    if base is not None and said is not None and base.startswith(said):
        other.value.period = base


def date_compared(row: Mention, other: Mention, role: Role) -> bool:
    """Give the level compared with the period printed beside it; whether one is printed.

    "Rp 2 triliun, naik dari Rp 1,8 triliun pada periode yang sama tahun lalu": the same period as
    the row's, a year before.
    """
    if not (role.baseline or role.same_period):
        return other.value.parts.period is not None
    said = baseline_of(role, row.value.period)
    if said is None:
        return False
    other.value.period = said
    other.value.parts = other.value.parts.model_copy(update={"period": _baseline_span(role)})
    return True


def tie_compared(row: Mention, other: Mention, role: Role) -> None:
    """ "7,02 persen, lebih rendah dari 7,97 persen pada 2023": lower than the other row's level."""
    is_dated = date_compared(row, other, role)
    if row.value.unit != other.value.unit:
        return
    same_period(row, other)
    change = row.value.change
    if change is None and role.direction is None:
        return
    if change is not None and (change.baseline is not None or not is_dated):
        return
    direction = change.direction if change is not None else role.direction
    assert direction is not None
    row.value.change = Change(
        direction=direction,
        value=change.value if change is not None else None,
        unit=change.unit if change is not None else None,
        baseline=other.value.period if is_dated else None,
    )
    update = {"baseline": other.value.parts.period}
    if change is None:
        update["change"] = span(other)
    row.value.parts = row.value.parts.model_copy(update=update)
    row.notes.append(f"change: compared with {other.text!r} by {role.rule.id}")


def note_baseline(row: Mention, role: Role) -> None:
    """Say how the baseline was found."""
    change = row.value.change
    if change is not None and change.baseline is not None:
        said = role.same_period or (role.baseline.text if role.baseline else "")
        row.notes.append(f"baseline {change.baseline!r}: from {said!r}")


def _baseline_span(role: Role) -> Span | None:
    return span(role.baseline) if role.baseline else None
