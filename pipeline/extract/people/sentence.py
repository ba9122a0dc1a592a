"""A view with anchors enters, its names with their roles leave."""

from __future__ import annotations

from pipeline.extract.people.aliases import body_behind, first_name, second_name
from pipeline.extract.people.cues import Cues
from pipeline.extract.people.roles import Roles
from pipeline.extract.people.rows import in_rows
from pipeline.extract.people.store import Store
from pipeline.extract.people.unit import Unit
from pipeline.extract.people.view import View

_ORDER = ("name", "honorific", "noun", "role", "speaker")
"""In which evidence is read: verbs of speech last, for a role may be what stands before them."""


def read_sentence(view: View) -> list[Unit]:
    """All names of the sentence with their roles, in the order of the sentence."""
    if view.shouts:
        return []
    store = Store(view)
    cues, roles = Cues(store), Roles(store)
    readers = {
        "name": cues.name, "honorific": cues.honorific, "noun": cues.noun,
        "role": roles.role, "speaker": cues.speaker,
    }  # fmt: skip
    anchors = sorted(view.anchors.items())
    for read in _ORDER:
        for index, anchor in anchors:
            if anchor.rule.read == read:
                readers[read](index, anchor)
    for unit, first in list(in_rows(view, store.units)):
        if first.anchor is not None:
            store.keep(unit, first.anchor)
    for unit in list(store.units.values()):
        second_name(store, unit)
        first_name(store, unit)
        body_behind(store, unit)
    return [store.units[key] for key in sorted(store.units)]
