"""Mentions of bodies enter, entities leave: which mentions mean the same body, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extract.bodies.grammar import grammar, index, match
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


class _Keys:
    """What two printed names are compared by."""

    def __init__(self, code: str) -> None:
        self.fold = grammar(code).fold
        self.kinds = {self.fold(word): kind for word, kind in grammar(code).kinds.items()}
        self.types = index(self.kinds)
        long_forms = grammar(code).rules.lexicons.get("organisation_long_form", {})
        self.long_forms = {self.fold(short): self.fold(long) for short, long in long_forms.items()}
        self._keys: dict[str, str] = {}
        self._within: dict[str, list[str]] = {}

    def key(self, text: str) -> str:
        """The words of a name without punctuation and without the words for kinds of places."""
        found = self._keys.get(text)  # the same few names are compared again and again
        if found is None:
            found = self._keys[text] = self._key(text)
        return found

    def spell_out(self, mentions: Iterable[Mention]) -> None:
        """Let abbreviations within names stand for what the article says they are short for."""
        for mention in mentions:
            for form in mention.value.short:
                if form.isupper() and form.isalnum():
                    full = "".join(c if c.isalnum() else " " for c in self.fold(mention.value.name))
                    self._within.setdefault(self.fold(form), full.split())

    def _key(self, text: str) -> str:
        words = "".join(c if c.isalnum() else " " for c in self.fold(text)).split()
        spelt: list[str] = []
        for word in words:
            full = self._within.get(word, [word]) if spelt else [word]
            # "PT HMX" where HMX is short for "PT Hima Maju"
            spelt = list(full) if full[: len(spelt)] == spelt else spelt + full
        words = spelt
        if words and words[0] in self.long_forms:
            words[:1] = self.long_forms[words[0]].split()
        kept: list[str] = []
        at = 0
        while at < len(words):
            length = match(self.types, words, at)
            if not length:
                kept.append(words[at])
            at += length or 1
        return " ".join(kept) or self.fold(text)

    def levels(self, text: str) -> set[str]:
        """The kinds of places a name has the words for: "UBND tỉnh", of a province."""
        words = f" {self.fold(text)} "
        return {kind for word, kind in self.kinds.items() if f" {word} " in words}


def entities(mentions: list[Mention], code: str) -> list[Entity]:
    """One entity a body, in the order of the text."""
    keys = _Keys(code)
    keys.spell_out(mentions)
    groups: list[_Group] = []
    for mention in _fullest_first(mentions):
        _add(mention, groups, keys)
    found = [_entity(group) for group in groups]
    found.sort(key=lambda one: one.mentions[0].place)
    return found


def _fullest_first(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(
        mentions, key=lambda m: (m.value.bare, m.value.of is not None, -len(m.text), m.place)
    )


def _add(mention: Mention, groups: list[_Group], keys: _Keys) -> None:
    value: Reading = mention.value
    name = keys.fold(value.name) if value.bare else keys.key(value.name)
    group = _group_of(mention, name, groups, keys)
    if group is None:
        group = _Group([], set(), set(), set(), [])
        groups.append(group)
    group.mentions.append(mention)
    group.names.add(name)
    if not value.actor:
        group.cores.add(name if value.bare else keys.key(value.core or value.name))
    if value.row:
        group.rows.add(value.row)
    group.short += [form for form in value.short if form not in group.short]


def _group_of(mention: Mention, name: str, groups: list[_Group], keys: _Keys) -> _Group | None:
    value: Reading = mention.value
    if value.of:
        wanted = keys.key(value.of)
        for group in groups:
            if wanted in group.names:
                mention.notes.append(f"short for {value.of}")
                return group
    for group in groups:
        if name in group.names or (value.row and value.row in group.rows):
            return group
        if any(keys.key(form) == name for form in group.short):
            mention.notes.append("an abbreviation of it")
            return group
    if value.actor:
        return None
    fuller = [group for group in groups if name in group.cores]
    if value.bare and not fuller:
        fuller = [group for group in groups if _is_fuller(group, value, keys)]
    return _nearest(fuller, mention)


def _is_fuller(group: _Group, value: Reading, keys: _Keys) -> bool:
    """Whether a body has the head, and no other level than the bare name says."""
    wanted = keys.levels(value.name)
    return any(
        m.value.head == value.head
        and not m.value.bare
        and (not wanted or wanted & (keys.levels(m.value.name) or wanted))
        for m in group.mentions
    )


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
