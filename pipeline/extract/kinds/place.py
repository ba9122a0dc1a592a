"""Hits on names of places enter, places with kind and ISO code and all their mentions leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.extract.bodies.grammar import grammar
from pipeline.extract.bodies.learnt_places import bare
from pipeline.extract.bodies.line import Line, line
from pipeline.extract.bodies.tokens import names_in
from pipeline.extract.facts import entity
from pipeline.extract.gazetteer import Name, places
from pipeline.extract.mention import Article, Entity, Hit, Mention
from pipeline.record import PlaceKind

_ABBREVIATION = 3
"""Up to how many letters an abbreviation of a country has."""
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
    barred: bool = False


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """Known places of a sentence (`read = "known"`), or a name behind the word for its kind."""
    if hit.rule.read == "known":
        for name in names_in(article.pack.code, hit.sentence.text)[0].values():
            if not _begins_name(name, hit):
                yield _known(hit, name, article)
        return
    yield from _typed(hit, article)


def _typed(hit: Hit, article: Article) -> Iterator[Mention]:
    kind = article.pack.look_up("place_type", hit.group("type"))
    start, end = hit.span("name")
    text = hit.group("name") or ""
    rows = places(article.pack.code).get(text)
    here = line(article.pack.code, hit.sentence)
    first, typed = here.at(start), here.at(hit.start)
    if first is None or typed is None:
        return
    before = here.words[typed - 1] if typed else ""
    if here.capital(typed) and before in article.pack.lexicons["place_not_after"]:
        return  # "đường Bà Huyện Thanh Quan", a street
    if _ends_word(here.words[:first], len((hit.group("type") or "").split()), article):
        return
    if text[0].isdigit():
        yield Mention.of(hit, Reading(hit.match.group(), kind, (), True), hit.start, end)
    elif rows:
        yield Mention.of(hit, Reading(text, kind, rows, True), start, end)
    elif kind != "other" and (not here.place(first) or _is_longer(here, typed, first, kind)):
        length = _length(here, typed, first, len(text.split()))
        text = " ".join(text.split()[:length])
        if length > 0 and text and not _is_doubtful(here, typed, first, length, kind):
            yield Mention.of(hit, Reading(text, kind, (), True), start, start + len(text))


def _ends_word(words: list[str], length: int, article: Article) -> bool:
    """Whether the last `length` words only end another word: "hợp tác xã", a cooperative."""
    known = grammar(article.pack.code)
    ends = (" ".join(words[-n:]) for n in (2, 3) if len(words) >= n > length)
    return any(known.fold(end) in known.compounds or known.fold(end) in known.heads for end in ends)


def _is_longer(here: Line, typed: int, first: int, kind: str | None) -> bool:
    """Whether a small place is called by more words than the known place it begins with."""
    after = first + here.place(first)
    small = kind == "commune" or (kind == "district" and not here.grammar.unknown_ends)
    return small and here.capital(after) and not (here.person(after) or here.in_role(typed))


def _length(here: Line, typed: int, first: int, words: int) -> int:
    """How many words are the name: up to another word for a kind; a role's place is one word.

    Two in Vietnamese, and behind a word that opens names of places ("Tanah Datar").
    """
    if here.person(first):
        return here.typed_place(typed)[0] - (first - typed)
    for length in range(words):
        at = first + length
        if here.typed_place(at)[1] or here.pair(at) or here.role(at) or here.head(at):
            return length
    if here.role_before(first) or here.role_before(first - 1):
        openers = here.grammar.rules.lexicons.get("person_place_opener", {})
        one = here.grammar.unknown_ends and here.words[first] not in openers
        return min(words, 1 if one else 2)
    return words


def _is_doubtful(here: Line, typed: int, first: int, length: int, kind: str | None) -> bool:
    """Whether an unknown name behind the word for a kind may be somebody's, or a common word."""
    if _of_a_firm(here, typed):
        return True
    if not here.grammar.unknown_ends or kind not in ("city", "province"):
        return False
    role = here.role_before(first) or here.role_before(typed) or here.in_role(typed)
    common = any(here.grammar.is_common(word) for word in here.words[first : first + length])
    return role or common or here.titled or here.capital(first + length)


def _of_a_firm(here: Line, typed: int) -> bool:
    """Whether the word for a kind belongs to a firm's name: "Koperasi Desa Merah Putih"."""
    heads = (at for at in range(max(0, typed - 4), typed) if at + here.head(at) == typed)
    return any(
        here.grammar.heads[" ".join(here.words[at:typed])]["kind"] == "company" for at in heads
    )


def _known(hit: Hit, name: Name, article: Article) -> Mention:
    words = hit.sentence.text[: name.start].casefold().rsplit(maxsplit=3)[-3:]
    last = [" ".join(words[-n:]) for n in (1, 2)] if words else []
    lexicons = article.pack.lexicons
    form = next((w for w in reversed(last) if w in lexicons["place_type"]), None)
    kind = None if form is None else lexicons["place_type"][form]
    if form is not None and _ends_word(words, len(form.split()), article):
        kind = None
    told = kind is not None or any(w in lexicons["place_preposition"] for w in last)
    # the longest word decides: "thành phố" (city) is no "phố" (street)
    barred = kind is None and any(w in lexicons["place_not_after"] for w in last)
    risky = all(row.get("risky") for row in name.rows)
    if risky and _goes_on(name, hit):
        told = kind is not None
    start = hit.sentence.start
    person = _in_person(hit, name, article)
    safe = told or (not risky and not barred and not person)
    reading = Reading(name.text, kind, name.rows, safe and not barred, barred or person)
    mention = Mention.of(hit, reading, start + name.start, start + name.end)
    if any(row.get("own") for row in name.rows):
        mention.notes.append("in the user's lexicon")
    return mention


def _begins_name(name: Name, hit: Hit) -> bool:
    """Whether an abbreviation only begins a longer name ("VN-Index", a share index)."""
    text = hit.sentence.text
    is_joined = text[name.end : name.end + 1] == "-" and text[name.end + 1 : name.end + 2].isalpha()
    return is_joined and len(name.text) <= _ABBREVIATION and name.text.isupper()


def _goes_on(name: Name, hit: Hit) -> bool:
    """Whether another capitalised word follows the name, as in a longer one ("Puncak Darma")."""
    text = hit.sentence.text
    return text[name.end : name.end + 1] == " " and text[name.end + 1 : name.end + 2].isupper()


def _in_person(hit: Hit, name: Name, article: Article) -> bool:
    """Whether the name is the end of a personal name: a family name stands before it."""
    families = grammar(article.pack.code).families
    before = hit.sentence.text[: name.start].rsplit(maxsplit=3)[-3:]
    run: list[str] = []
    while before and before[-1][:1].isupper() and before[-1][-1:].isalpha() and len(run) < 3:
        run.append(before.pop().casefold())
    return bool(run) and run[-1] in families and len(name.text.split()) < 3


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """Drop risky names that nothing tells to be places here."""
    told = {m.value.name.casefold() for m in mentions if m.value.safe and m.value.type}
    kept: list[Mention] = []
    for index, mention in enumerate(mentions):
        near = [*kept[-1:], *(m for m in mentions[index + 1 : index + 2] if m.value.safe)]
        if mention.value.safe or mention.value.name.casefold() in told:
            kept.append(mention)
        elif not mention.value.barred and any(_listed(mention, other, article) for other in near):
            mention.notes.append("in a list of places")
            kept.append(mention)
        else:
            mention.notes.append("may be a common word or a person's name")
    unknown = [mention for mention in kept if mention.value.type and not mention.value.rows]
    kept += bare(unknown, kept, article)
    return sorted(kept, key=lambda mention: mention.place)


def _listed(mention: Mention, other: Mention, article: Article) -> bool:
    """Whether only a comma or a link stands between this and another place."""
    if other.sentence is not mention.sentence:
        return False
    first, second = sorted((mention, other), key=lambda one: one.start)
    offset = mention.sentence.start
    between = mention.sentence.text[first.end - offset : second.start - offset].strip()
    return between in (",", "(", "-", "–") or between in grammar(article.pack.code).links


def gather(mentions: list[Mention], article: Article) -> list[Entity]:
    """One entity a place: mentions that mean the same row, or print the same unknown name."""
    del article
    types = {m.value.name.casefold(): m.value.type for m in reversed(mentions) if m.value.type}
    groups: dict[tuple[str, str], tuple[Place, list[Mention]]] = {}
    for mention in mentions:
        place = _place(mention.value, types.get(mention.value.name.casefold()))
        key = (place.code, "") if place.code else (place.name.casefold(), place.kind)
        groups.setdefault(key, (place, []))[1].append(mention)
    found = []
    for place, group in groups.values():
        name = max((m.value.name for m in group), key=lambda name: (not _shouted(name), len(name)))
        found.append(entity("place", group, replace(place, name=name)))
    return found


def _shouted(name: str) -> bool:
    """Whether a name is in capitals as a dateline prints it, not an abbreviation."""
    return name.isupper() and len(name) > 3


def _place(reading: Reading, kind: str | None) -> Place:
    """What the table says of the place; the word before it decides between rows, or against all."""
    kind = reading.type or kind
    row = min(
        reading.rows,
        key=lambda row: (not row.get("own"), _distance(row, kind), _RANK.index(row["kind"])),
        default=None,
    )
    if row is None or (kind in ("district", "commune") and _distance(row, kind) > 1):
        return Place(reading.name, _kind(kind or "other"), None, "current")
    status: Literal["current", "former"] = "former" if row.get("status") == "former" else "current"
    name = reading.name if row.get("code") else row["name"]
    return Place(name, _kind(row["kind"]), row.get("code") or None, status)


def _distance(row: Mapping[str, str], kind: str | None) -> int:
    """0 where the row is what the word before the name says; "thành phố" may head a province."""
    if kind is None or row["kind"] == kind:
        return 0
    near = {("city", "province"), ("city", "district"), ("district", "city"), ("other", "country")}
    return 1 if (kind, row["kind"]) in near else 2


def _kind(name: str) -> PlaceKind:
    return name if name in _RANK else "other"  # type: ignore[return-value]
