"""The names of a sentence enter, unknown names in a row with known ones leave.

"Ca sĩ Trần Vĩnh Long, Noo Thịnh, Nguyễn Phi Hoàng": what stands between two people in a list, and
could be a name, is a third.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.extract.people.things import is_listed_thing
from pipeline.extract.people.unit import Unit, read_unit
from pipeline.extract.people.view import View
from pipeline.extract.people.words import is_foreign, is_namelike, is_second

MAX_BETWEEN = 6
"""Unknown names that may stand between two known ones."""


def in_rows(view: View, units: Mapping[int, Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Each unknown name with the known one that its row begins with."""
    if view.title_case:
        return
    starts = {start: unit for unit in units.values() for start in (unit.start, unit.name)}
    for unit in list(units.values()):
        for other in _between(view, unit, starts):
            yield other, unit


def _between(view: View, unit: Unit, starts: Mapping[int, Unit]) -> list[Unit]:
    """The unknown names behind a known one, where another known one or "and" ends the row."""
    found: list[Unit] = []
    index = unit.end
    while len(found) <= MAX_BETWEEN:
        following = _next(view, index)
        if following is None:
            return []
        if following in starts:
            return found
        other = _unknown(view, following)
        if other is None:
            return []
        found.append(other)
        index = other.end
        last = view.is_and(following - 1) and _next(view, index) not in starts
        if last and _is_pair(view, unit, found):
            return found
    return []


def _is_pair(view: View, unit: Unit, found: list[Unit]) -> bool:
    """Whether names behind a full name, the last one behind "and", look like names all the same."""
    full = unit.name_end - unit.name > 1 and not view.is_capital(found[-1].end)
    return full and all(_looks_like_one(view, other) for other in found)


def _looks_like_one(view: View, unit: Unit) -> bool:
    words = unit.words(view)
    if any(view.inside[i] for i in words) or view.is_dash(unit.end):
        return False
    own = not view.lexis.given_last
    return all(is_namelike(view, i) and (own or is_foreign(view, i)) for i in words)


def _next(view: View, index: int) -> int | None:
    """The token behind a comma or "and"."""
    if not (view.is_mark(index, ",") or view.is_and(index)):
        return None
    index += 1
    return index + int(view.is_and(index))


def _unknown(view: View, index: int) -> Unit | None:
    """A name of two words or more, each of which could be a name's."""
    unit = read_unit(view, index, trusted=True)
    if unit is None or unit.honorifics or is_listed_thing(view, index):
        return None
    words = unit.words(view)
    printed = view.text(unit.name, unit.name_end).casefold()
    known = printed in view.lexis.nouns or printed in view.lexis.places
    return unit if len(words) > 1 and not known and _is_sound(view, words) else None


def _is_sound(view: View, words: list[int]) -> bool:
    """Whether words could be a name; Vietnamese given names are ordinary words as well."""
    if not view.lexis.given_last:
        return is_namelike(view, words[0]) and all(is_second(view, i) for i in words[1:])
    return not any(
        view.inside[i] or view.folded[i] in view.lexis.stop or view.is_acronym(i) for i in words
    )
