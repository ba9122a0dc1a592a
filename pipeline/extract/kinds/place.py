"""Hits on names of places enter, places with kind and ISO code and all their mentions leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.facts import entity
from pipeline.extract.gazetteer import Name, places
from pipeline.extract.mention import Article, Entity, Hit, Mention
from pipeline.extract.phrase import grammar
from pipeline.record import PlaceKind

_RANK = ("country", "province", "city", "district", "commune", "other")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the record has it."""

    name: str
    kind: PlaceKind
    code: str | None
    status: Literal["current", "former"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A printed place: its name, the word for its kind before it, the table rows it may mean."""

    name: str
    type: str | None
    rows: tuple[Mapping[str, str], ...]
    safe: bool


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """Known places of a sentence (`read = "known"`), or a name behind the word for its kind."""
    if hit.rule.read == "known":
        for name in places(article.pack.code).find(hit.sentence.text):
            yield _known(hit, name, article)
        return
    kind = article.pack.look_up("place_type", hit.group("type"))
    start, end = hit.span("name")
    text = hit.group("name") or ""
    rows = places(article.pack.code).get(text)
    if text[0].isdigit():
        start = hit.start
        text = hit.match.group()
    yield Mention.of(hit, Reading(text, kind, rows, True), start, end)


def _known(hit: Hit, name: Name, article: Article) -> Mention:
    before = hit.sentence.text[: name.start].rstrip()
    words = before.casefold().split()
    last = [" ".join(words[-n:]) for n in (1, 2)] if words else []
    lexicons = article.pack.lexicons
    kind = next((lexicons["place_type"][w] for w in last if w in lexicons["place_type"]), None)
    told = kind is not None or any(w in lexicons["place_preposition"] for w in last)
    barred = any(w in lexicons["place_not_after"] for w in last)
    risky = all(row.get("risky") for row in name.rows)
    safe = told or (not risky and not barred and not _in_person(hit, name, article))
    start = hit.sentence.start
    reading = Reading(name.text, kind, name.rows, safe and not barred)
    return Mention.of(hit, reading, start + name.start, start + name.end)


def _in_person(hit: Hit, name: Name, article: Article) -> bool:
    """Whether the name is the end of a personal name: a family name stands before it."""
    families = grammar(article.pack.code).families
    before = hit.sentence.text[: name.start].split()
    run = []
    while before and before[-1][:1].isupper() and before[-1][-1:].isalpha() and len(run) < 3:
        run.append(before.pop().casefold())
    return bool(run) and run[-1] in families and len(name.text.split()) < 3


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """Drop risky names that nothing tells to be places here."""
    del article
    told = {m.value.name.casefold() for m in mentions if m.value.safe and m.value.type}
    kept: list[Mention] = []
    for mention in mentions:
        if mention.value.safe or mention.value.name.casefold() in told:
            kept.append(mention)
        elif kept and _listed(kept[-1], mention):
            mention.notes.append("in a list of places")
            kept.append(mention)
        else:
            mention.notes.append("may be a common word or a person's name")
    return kept


def _listed(before: Mention, mention: Mention) -> bool:
    """Whether only a comma stands between this and the place before it."""
    if before.sentence is not mention.sentence:
        return False
    offset = mention.sentence.start
    between = mention.sentence.text[before.end - offset : mention.start - offset]
    return between in (", ", " (")


def gather(mentions: list[Mention], article: Article) -> list[Entity]:
    """One entity a place: mentions that mean the same row, or print the same unknown name."""
    del article
    types = {m.value.name.casefold(): m.value.type for m in reversed(mentions) if m.value.type}
    groups: dict[tuple[str, str], tuple[Place, list[Mention]]] = {}
    for mention in mentions:
        place = _place(mention.value, types.get(mention.value.name.casefold()))
        if place is None:
            continue
        key = (place.name.casefold(), place.code or place.kind)
        groups.setdefault(key, (place, []))[1].append(mention)
    return [entity("place", found, place) for place, found in groups.values()]


def _place(reading: Reading, kind: str | None) -> Place | None:
    kind = reading.type or kind
    if not reading.rows:
        name = reading.name
        return Place(name, _kind(kind or "other"), None, "current")
    row = min(reading.rows, key=lambda row: (_distance(row, kind), _RANK.index(row["kind"])))
    status: Literal["current", "former"] = "former" if row.get("status") == "former" else "current"
    return Place(row["name"], _kind(row["kind"]), row.get("code") or None, status)


def _distance(row: Mapping[str, str], kind: str | None) -> int:
    """0 where the row is what the word before the name says; "thành phố" may head a province."""
    if kind is None or row["kind"] == kind:
        return 0
    near = {("city", "province"), ("city", "district"), ("district", "city"), ("other", "country")}
    return 1 if (kind, row["kind"]) in near else 2


def _kind(name: str) -> PlaceKind:
    return name if name in _RANK else "other"  # type: ignore[return-value]
