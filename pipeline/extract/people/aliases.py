"""A name that was read enters; another name of the same person beside it is tied to it.

The body of a role may stand behind the name, too.
"""

from __future__ import annotations

from pipeline.extract.people.store import Store
from pipeline.extract.people.things import is_thing
from pipeline.extract.people.unit import Unit, read_unit
from pipeline.extract.people.words import is_namelike


def second_name(store: Store, unit: Unit) -> None:
    """Another name of the person, in brackets or after "alias": "Joko Widodo (Jokowi)"."""
    view, index = store.view, unit.end + 1
    is_alias = unit.end < len(view) and view.folded[unit.end] in view.lexis.alias
    if not (view.is_mark(unit.end, "(") or is_alias) or unit.anchor is None:
        return
    other = store.evidence.known(index) or read_unit(view, index, trusted=True)
    if other is None or other.roles or not (is_alias or view.is_mark(other.end, ")")):
        return
    if other.honorifics or all(is_namelike(view, i) for i in other.words(view)):
        store.keep(other, unit.anchor).same_as = unit


def first_name(store: Store, unit: Unit) -> None:
    """The name before "alias", where only the second one was read: "Ali Situ alias Gondit"."""
    view, joint = store.view, unit.start - 1
    if joint < 1 or view.folded[joint] not in view.lexis.alias or unit.anchor is None:
        return
    start = store.run_before(joint) if store.evidence.ending(joint) is None else None
    if start is None or unit.same_as is not None or is_thing(view, start):
        return
    first = read_unit(view, start, trusted=True)
    if first is not None and first.end == joint:
        unit.same_as = store.keep(first, unit.anchor)


def body_behind(store: Store, unit: Unit) -> None:
    """The body of a role may follow the name: "người phát ngôn A của Bộ Quốc phòng"."""
    view, index = store.view, unit.end + 1
    kind, end = view.covers.get(index, ("", 0))
    if kind != "organisation" or view.folded[unit.end] not in view.lexis.owner:
        return
    for role in unit.roles:
        if role.organisation is None and role.end <= unit.start:
            role.organisation = (index, end)
