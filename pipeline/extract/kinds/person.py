"""Hits beside people enter (roles, honorifics, verbs of speech, names), officials leave.

`parse` marks where a rule sees evidence; `resolve` reads the sentence around it, once places and
organisations are known, and ties the mentions of one person; `gather` makes the entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import regex

from pipeline.extract.facts import entity
from pipeline.extract.mention import Article, Entity, Hit, Mention
from pipeline.extract.people.covers import place_end, trimmed
from pipeline.extract.people.later import Known
from pipeline.extract.people.lexis import Lexis, lexis
from pipeline.extract.people.sentence import read_sentence
from pipeline.extract.people.shown import shown
from pipeline.extract.people.things import is_credit
from pipeline.extract.people.tie import Person, Reading, distinct_roles, fold, tie
from pipeline.extract.people.told import full_names, tell
from pipeline.extract.people.unit import RoleSpan, Unit
from pipeline.extract.people.view import View
from pipeline.extract.segment import Sentence
from pipeline.record import Role

_IN_BRACKETS = regex.compile(r"\(\s*([\p{L}\p{M}]+)\s*\)")
"""One word in brackets within a role: the short form of a body or of the role itself."""


@dataclass(slots=True)
class Official:
    """A person as the record names them."""

    name: str
    honorifics: list[str] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """The anchor: the group `anchor` where the rule has one."""
    del article
    if hit.group("anchor") is not None:
        yield Mention.of(hit, None, *hit.span("anchor"))
    else:
        yield Mention.of(hit, None)


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """The people beside the anchors, and where they are mentioned again."""
    words = lexis(article.pack.code)
    views = _views(mentions, article, words)
    units = {id(view): read_sentence(view) for view in views if view.anchors}
    found = [
        _mention(view, unit)
        for view in views
        for unit in units.get(id(view), [])
        if not (_is_byline(view, unit, article) or _is_firm(view, unit))
    ]
    found = _without_short_forms(found)
    if not found:
        return []
    found += _again(found, views, units, words, article)
    _name_in_full(found, full_names(article))
    found.sort(key=lambda mention: mention.place)
    people = tie([m.value for m in found], words.surnames, given_last=words.given_last)
    for mention in found:
        _explain(mention, people[mention.value.person])
    return found


def gather(mentions: list[Mention], article: Article) -> list[Entity]:
    """One entry a person."""
    words = lexis(article.pack.code)
    by_person: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_person.setdefault(mention.value.person, []).append(mention)
    return [_official(group, words) for group in by_person.values()]


def _official(group: list[Mention], words: Lexis) -> Entity:
    names = [m.value.name for m in group if not m.value.same_as] or [group[0].value.name]
    name = max(names, key=lambda name: (len(fold(name)), len(name)))
    honorifics: dict[str, str] = {}
    for honorific in (h for mention in group for h in mention.value.honorifics):
        honorifics.setdefault(honorific.casefold(), honorific)
    roles = [role for mention in group for role in mention.value.roles]
    roles = distinct_roles(roles, words.deputies, words.idle)
    return entity("person", group, Official(name, list(honorifics.values()), roles))


def _views(mentions: list[Mention], article: Article, words: Lexis) -> list[View]:
    by_sentence: dict[int, View] = {}
    views = []
    known = shown(article.sentences, words)
    for sentence in article.sentences:
        view = View(sentence, words, shown=known)
        by_sentence[id(sentence)] = view
        views.append(view)
    for kind in ("place", "organisation", "law"):
        for mention in article.of(kind):
            _cover(by_sentence.get(id(mention.sentence)), mention, kind)
    for anchor in mentions:
        view = by_sentence[id(anchor.sentence)]
        start = view.index_at(anchor.start)
        if start is None:
            continue
        end = view.index_ending(anchor.end) or start + 1
        if anchor.rule.read == "role" and _is_syllables(view, start, end):
            continue
        view.anchors[start] = anchor
        view.anchor_ends[start] = end
    tell(views, article)
    return views


def _is_syllables(view: View, start: int, end: int) -> bool:
    """Whether a role's words are only the first syllables of a noun: "đại sứ | quán", embassy."""
    return view.lexis.given_last and " ".join(view.folded[start : end + 1]) in view.lexis.nouns


def _cover(view: View | None, mention: Mention, kind: str) -> None:
    if view is None:
        return
    start, end = view.index_at(mention.start), view.index_ending(mention.end)
    if start is None or end is None or (kind == "organisation" and view.splits_place(start, end)):
        return
    end = place_end(view, start, end) if kind == "place" else trimmed(view, start, end)
    view.cover(start, end, kind)


def _mention(view: View, unit: Unit) -> Mention:
    """The anchor, narrowed to the name; a short name keeps its honorific ("bà Nga")."""
    anchor = unit.anchor
    assert anchor is not None
    short = unit.name_end == unit.name + 1 and unit.honorifics
    first = unit.start if short and unit.start < unit.name else unit.name
    return _at(anchor, view, first, unit)


def _at(anchor: Mention, view: View, first: int, unit: Unit) -> Mention:
    start, end = view.tokens[first].start, view.tokens[unit.name_end - 1].end
    sentence = view.sentence
    reading = Reading(
        view.text(unit.name, unit.name_end),
        unit.honorifics,
        unit.gender,
        [_role(view, role) for role in unit.roles],
        view.text(unit.same_as.name, unit.same_as.name_end) if unit.same_as else "",
    )
    return Mention(
        "person", sentence.field, start, end, _quote(sentence, start, end),
        anchor.rule, anchor.order, sentence, reading,
    )  # fmt: skip


def _quote(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[start - sentence.start : end - sentence.start]


def _role(view: View, role: RoleSpan) -> Role:
    start, end = role.anchor.start, view.tokens[role.end - 1].end
    text = _quote(view.sentence, start, end)
    body = view.text(*role.organisation) if role.organisation else None
    return Role(
        field=view.sentence.field, start=start, end=end, text=text, title=text, organisation=body
    )


def _again(
    found: list[Mention],
    views: list[View],
    units: dict[int, list[Unit]],
    words: Lexis,
    article: Article,
) -> list[Mention]:
    """Mentions of the same people that no rule's anchor introduces."""
    del words, article
    known = Known([mention.value.name for mention in found], views[0])
    source = {fold(mention.value.name): mention for mention in reversed(found)}
    first = found[0]
    later = []
    for view in views:
        for unit in known.find(view, units.get(id(view), [])):
            name = fold(view.text(unit.name, unit.name_end))
            anchor = next((m for form, m in source.items() if set(name) & set(form)), first)
            mention = _at(anchor, view, unit.name, unit)
            mention.notes.append("a form of a name read elsewhere")
            later.append(mention)
    return later


def _is_byline(view: View, unit: Unit, article: Article) -> bool:
    """A name that is an author's, a paragraph by itself, or in a photo credit."""
    if is_credit(view, unit.start):
        return True
    if unit.roles or unit.introduced:
        return False
    name = fold(view.text(unit.name, unit.name_end))
    if any(fold(author) == name for author in article.document.authors):
        return True
    alone = unit.start == 0 and len(view) - unit.end <= 1
    return alone and view.sentence.field == "text"


def _without_short_forms(found: list[Mention]) -> list[Mention]:
    """The mentions that are not a body's short form: "Ketua Asosiasi Fintek (Aftek)"."""
    titles = (role.title for mention in found for role in mention.value.roles)
    short = {form.casefold() for title in titles for form in _IN_BRACKETS.findall(title)}
    return [m for m in found if m.value.roles or m.value.name.casefold() not in short]


def _is_firm(view: View, unit: Unit) -> bool:
    """Whether the article calls a firm so, and nothing beside the name shows a person."""
    if unit.roles or unit.introduced or unit.honorifics:
        return False
    return tuple(view.folded[unit.name : unit.name_end]) in view.shown.firms


def _name_in_full(found: list[Mention], names: Mapping[str, str]) -> None:
    """Tie the aliases of the user's people to the full name, where it is printed too."""
    printed = {mention.value.name for mention in found}
    for mention in found:
        full = names.get(mention.value.name, "")
        if full:
            mention.notes.append("in the user's lexicon")
        if full in printed and full != mention.value.name:
            mention.value.same_as = full


def _explain(mention: Mention, person: Person) -> None:
    if fold(mention.value.name) != person.words:
        mention.notes.append(f"tied to {person.name}: a short form of the name")
    elif len(person.seen) > 1 and mention.value.name == person.name:
        mention.notes.append("the full form")
