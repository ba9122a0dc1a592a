"""A view and a role behind a name enter; where the name ends leaves.

Between them stand a comma, a dash or a bracket, "is", an age, a second name in brackets.
"""

from __future__ import annotations

from pipeline.extract.people.view import View

MAX_AGE = 6
"""Tokens that may tell an age or a year of birth."""


def owner_end(view: View, index: int) -> int | None:
    """The index after the name whose role may start at `index`; None without separator."""
    if view.lexis.plural.ends_at(view.folded, index):
        return None
    linked = view.lexis.link.ends_at(view.folded, index, 7)
    position = index - linked
    if view.is_mark(position - 1, ",(") or view.is_dash(position - 1):
        position -= 1
    elif not linked:
        return None
    position = _before_age(view, position)
    position = _before_age_apart(view, position)
    if view.is_mark(position - 1, ")"):
        opening = range(position - 2, max(-1, position - 10), -1)
        return next((i for i in opening if view.is_mark(i, "(")), position)
    return position


def _before_age(view: View, position: int) -> int:
    """Without the age that opens a bracket: "ông A (52 tuổi, nguyên Chủ tịch xã)"."""
    start = position - 1
    while start > position - MAX_AGE and _is_age(view, start):
        start -= 1
    return start if start < position - 1 and view.is_mark(start, "(") else position


def _before_age_apart(view: View, position: int) -> int:
    """Without an age between commas: "bà A, 43 tuổi, Phó giám đốc Sở"."""
    start = position
    while start > position - MAX_AGE and _is_age(view, start - 1):
        start -= 1
    return start - 1 if start < position and view.is_mark(start - 1, ",") else position


def _is_age(view: View, index: int) -> bool:
    return index >= 0 and (
        view.tokens[index].text.isdigit() or view.folded[index] in view.lexis.age
    )
