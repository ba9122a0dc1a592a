"""Mentions of bodies enter, entities leave: which mentions mean the same body, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.extract.bodies.grammar import grammar
from pipeline.extract.bodies.reading import Organisation, Reading
from pipeline.extract.facts import entity
from pipeline.extract.mention import Entity, Mention


@dataclass(slots=True)
class _Group:
    mentions: list[Mention]
    names: set[str]
    cores: set[str]
    rows: set[str]
    short: list[str]


def entities(mentions: list[Mention], code: str) -> list[Entity]:
    """One entity a body, in the order of the text."""
    fold = grammar(code).fold
    types = {fold(word) for word in grammar(code).rules.lexicons.get("place_type", {})}
    groups: list[_Group] = []
    for mention in _fullest_first(mentions):
        _add(mention, groups, lambda text: _key(fold(text), types), fold)
    found = [_entity(group) for group in groups]
    found.sort(key=lambda one: one.mentions[0].place)
    return found


def _fullest_first(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(
        mentions, key=lambda m: (m.value.bare, m.value.of is not None, -len(m.text), m.place)
    )


def _key(text: str, types: set[str]) -> str:
    """The words of a name without punctuation and without the words for kinds of places."""
    words = "".join(c if c.isalnum() else " " for c in text).split()
    return " ".join(word for word in words if word not in types) or text


def _add(
    mention: Mention,
    groups: list[_Group],
    key: Callable[[str], str],
    fold: Callable[[str], str],
) -> None:
    value: Reading = mention.value
    name, core = key(value.name), key(value.core or value.name)
    if value.bare:
        name = core = fold(value.name)
    group = _group_of(value, name, mention, groups, key)
    if group is None:
        group = _Group([], set(), set(), set(), [])
        groups.append(group)
    group.mentions.append(mention)
    group.names.add(name)
    if not value.actor:
        group.cores.add(core)
    if value.row:
        group.rows.add(value.row)
    group.short += [form for form in value.short if form not in group.short]


def _group_of(
    value: Reading, name: str, mention: Mention, groups: list[_Group], key: Callable[[str], str]
) -> _Group | None:
    if value.of:
        wanted = key(value.of)
        for group in groups:
            if wanted in group.names:
                mention.notes.append(f"short for {value.of}")
                return group
    for group in groups:
        if name in group.names or (value.row and value.row in group.rows):
            return group
        if any(key(form) == name for form in group.short):
            mention.notes.append("an abbreviation of it")
            return group
    if value.actor:
        return None
    fuller = [group for group in groups if name in group.cores]
    if value.bare and not fuller:
        fuller = [
            g
            for g in groups
            if any(m.value.head == value.head and not m.value.bare for m in g.mentions)
        ]
    return _nearest(fuller, mention)


def _nearest(groups: list[_Group], mention: Mention) -> _Group | None:
    """The group last mentioned before, or the only one."""
    before = [
        (max(m.place for m in group.mentions if m.place < mention.place), index)
        for index, group in enumerate(groups)
        if any(m.place < mention.place for m in group.mentions)
    ]
    if before:
        group = groups[max(before)[1]]
    elif len(groups) == 1:
        group = groups[0]
    else:
        return None
    mention.notes.append(f"stands for {group.mentions[0].text}")
    return group


def _entity(group: _Group) -> Entity:
    mentions = sorted(group.mentions, key=lambda mention: mention.place)
    full = max(
        mentions,
        key=lambda m: (
            m.value.of is None,
            not m.value.bare,
            m.value.head is not None,
            len(m.value.name),
        ),
    )
    name = full.value.name
    short = [form for form in group.short if form != name]
    kind = full.value.kind or next((m.value.kind for m in mentions if m.value.kind), None)
    return entity("organisation", mentions, Organisation(name, short, kind))
