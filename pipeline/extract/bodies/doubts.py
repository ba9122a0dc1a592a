"""A head or known name in its line enters; whether it names a body here leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.extract.bodies.line import Line
from pipeline.extract.bodies.walk import Body


def is_name(here: Line, head: int, after: int, body: Body, entry: Mapping[str, Any]) -> bool:
    """Whether the head and its body name a body rather than a sort of body."""
    if entry.get("field") and body.pieces and not here.vocabulary(after):
        return False
    if _is_sort(here, head, after, body, entry) or _in_longer_word(here, head, entry):
        return False
    if _is_generic(here, head, after, body, entry):
        return False
    if not body.pieces:
        return _is_bare_name(here, head, after, entry)
    of_country = entry.get("abroad") and _is_country(here, after, body.end)
    if of_country or _is_counted(here, head, after, body):
        return False
    return here.capital(head) or _is_small_name(here, after, entry)


def _is_country(here: Line, start: int, end: int) -> bool:
    """Whether nothing but a country follows a head: "Đại học Anh", the universities of Britain."""
    name = " ".join(here.words[start:end])
    rows = here.grammar.rules.table("countries")
    return any(name in (row["name"].casefold(), *_aliases(row)) for row in rows)


def _aliases(row: Mapping[str, str]) -> list[str]:
    return [alias.casefold() for alias in (row.get("aliases") or "").split("|") if alias]


def is_body(here: Line, head: int, after: int, row: Mapping[str, str]) -> bool:
    """Whether a known name means the body where it is printed; the user's own always do."""
    if row.get("own"):
        return True
    if _in_person(here, head, after) or _is_seat(here, head, row) or _is_street(here, head):
        return False
    if after - head == 1 and here.acronym(head) and _are_initials(here, head):
        return False
    if not row.get("generic"):
        return True
    return not (
        _is_modified(here, head, after, row)
        or _amid_capitals(here, head, after)
        or _after_generic(here, head)
    )


def _are_initials(here: Line, head: int) -> bool:
    """Whether capitals are somebody's initials: "MA (13)", with an age, or said to be initials."""
    if head and here.words[head - 1] in here.grammar.initials:
        return True
    bracket, age = here.words[head + 1 : head + 2], here.words[head + 2 : head + 3]
    return bracket == ["("] and bool(age) and age[0].isdigit() and len(age[0]) < 3


def _is_modified(here: Line, head: int, after: int, row: Mapping[str, str]) -> bool:
    """Whether a capital only begins a sentence or is one of many: "Negara kepulauan ..."."""
    if head and here.tokens[head - 1].text[0].isdigit():
        return True
    return row["generic"] == "inside" and (_starts_sentence(here, head) or here.capital(after))


def _is_bare_name(here: Line, head: int, after: int, entry: Mapping[str, Any]) -> bool:
    """Whether a head without a body is a name, or may be one where a fuller name stands before."""
    capital = here.capital(head)
    if entry.get("actor") and _amid_capitals(here, head, after):
        return False
    if entry.get("alone"):
        begins = entry.get("inner") and _starts_sentence(here, head)
        return (capital and not begins) or bool(entry.get("actor"))
    return bool(entry.get("echo")) and capital and not _starts_sentence(here, head)


def _is_counted(here: Line, head: int, after: int, body: Body) -> bool:
    """Whether a number counts bodies of a sort: "23 tổ chức PCPNN", 23 organisations abroad."""
    if here.capital(head) or not head or not here.tokens[head - 1].text[0].isdigit():
        return False
    return body.end - after == 1 and here.acronym(after)


def _in_longer_word(here: Line, head: int, entry: Mapping[str, Any]) -> bool:
    """Whether the head is a part of a place's name, of a compound or of a role."""
    if entry.get("strict") and head > 1 and here.grammar.unknown_ends and here.compounded(head):
        return True
    before = here.words[head - 1] if head else ""
    if before in here.grammar.occasions or before in here.grammar.field_before:
        return True
    return here.in_place(head) or (not here.capital(head) and _in_compound(here, head))


def _is_small_name(here: Line, after: int, entry: Mapping[str, Any]) -> bool:
    """Whether a head in small letters begins a name: what follows must be a proper name."""
    small = entry.get("small")
    if small == "field":
        return here.capital(after) and here.noun(after) > 0
    if small:
        quoted = here.tokens[after].text in ('"', "“")
        return here.capital(after) or here.typed_place(after)[0] > 0 or quoted
    return bool(entry.get("foreign")) and here.foreign(after)


def _is_sort(here: Line, head: int, after: int, body: Body, entry: Mapping[str, Any]) -> bool:
    """Whether a sort of body is named: the head's capital begins a sentence, or should have a
    proper name behind it ("Bệnh viện vệ tinh"), and only small letters follow."""
    proper = entry["body"] == "proper" and not here.grammar.unknown_ends
    if (head and not proper) or body.known or body.bare or not body.pieces:
        return False
    return not any(
        t.text[0].isupper() or t.text[0].isdigit() for t in here.tokens[after : body.end]
    )


def _in_compound(here: Line, head: int) -> bool:
    """Whether a head in small letters is the end of another word ("nhà báo", journalist)."""
    before = here.words[head - 1] if head else ""
    joined = f"{before} {here.words[head]}"
    return before in here.grammar.compound_before or joined in here.grammar.compounds


def _starts_sentence(here: Line, head: int) -> bool:
    return head == 0 or here.tokens[head - 1].text in ("“", '"', ":", "-", "–")


def _is_generic(here: Line, head: int, after: int, body: Body, entry: Mapping[str, Any]) -> bool:
    if _after_generic(here, head):
        if here.place(after) == body.end - after > 0 and not here.capital(head):
            return True  # "các bệnh viện Hà Nội": the hospitals of a place
        return not (body.pieces and entry["body"] in ("proper", "company", "latin"))
    if entry.get("bare_name") and not here.capital(head) and here.place(after):
        return True
    if body.pieces and here.tokens[body.end - 1].text[0].isupper():
        return False
    follows = here.words[body.end] if body.end < len(here.words) else ""
    return follows in here.grammar.generic_after and not body.known


def _after_generic(here: Line, head: int) -> bool:
    return any(
        " ".join(here.words[max(0, head - n) : head]) in here.grammar.generic for n in (1, 2)
    )


def _is_seat(here: Line, head: int, row: Mapping[str, str]) -> bool:
    """Whether a name means the building: "di Istana Kepresidenan", in the palace."""
    prepositions = here.grammar.rules.lexicons.get("place_preposition", {})
    _is_seat = here.grammar.fold(row["name"]) in here.grammar.seats
    return _is_seat and head > 0 and here.words[head - 1] in (*prepositions, *here.grammar.seats)


def _is_street(here: Line, head: int) -> bool:
    """Whether a street is called so: "Jalan Pramuka", after the scouts."""
    streets = here.grammar.rules.lexicons.get("street_word", {})
    return head > 0 and here.words[head - 1] in streets


def _amid_capitals(here: Line, head: int, after: int) -> bool:
    """Whether a generic name is a part of something longer ("Badan Usaha Milik Negara")."""
    if here.text[here.tokens[after - 1].end - here.offset :][:1] == "-":
        return True
    if after - head == 1 and here.pair(head):
        return True
    return head > 1 and here.capital(head - 1) and not here.verb(head - 1)


def _in_person(here: Line, head: int, after: int) -> bool:
    """Whether a one-word name is only a part of a capitalised foreign name."""
    if after - head > 1 or here.acronym(head):
        return False
    before = here.words[head - 1] if head else ""
    named = here.grammar.given - here.grammar.common
    if before in named and here.capital(head - 1):
        return True  # "I Nengah Wika": a given name stands before it
    return bool(here.grammar.families) and here.person(head)
