"""A view and the head of a role enter, what follows the head inside the role leaves.

Organisations and places belong to the role where they were read; otherwise words with a capital do,
and a few lower-case words of the field ("về y tế", "bidang hukum").
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.mention import Mention
from pipeline.extract.people.fields import MAX_APPOSED, MAX_LOWER, field_length
from pipeline.extract.people.unit import Unit
from pipeline.extract.people.view import View
from pipeline.extract.people.words import is_led, is_strong

MAX_BRACKET = 12
"""Tokens that a bracket inside a role may have."""


@dataclass(slots=True)
class Tail:
    """A role being read: `head` and `head_end` of its head, `end` so far, what was met."""

    head: int
    head_end: int
    end: int
    sort: str = ""
    """The sort of the head, as the lexicon says."""
    organisation: tuple[int, int] | None = None
    inner: tuple[int, int] | None = None
    """The body that the head itself ends in ("Ketua | DPR"), for want of one behind it."""
    unit: Unit | None = None
    apposed: bool = False
    """Whether it stands after its name."""
    lower: int = 0
    """Lower-case words in a row so far."""


def sort_of(view: View, anchor: Mention) -> str:
    """The sort of a head, found by the last words of the anchor."""
    words = anchor.text.casefold().split()
    for start in range(len(words)):
        sort = view.lexis.heads.get(" ".join(words[start:]))
        if sort is not None:
            return str(sort)
    return ""


def open_tail(view: View, index: int, anchor: Mention) -> Tail:
    """The role of a head, with the body that the head's own last word opens ("chủ tịch UBND …")."""
    head_end = view.index_ending(anchor.end) or index + 1
    tail = Tail(index, head_end, head_end, sort_of(view, anchor))
    for inner in range(index, head_end):
        kind, end = view.covers.get(inner, ("", 0))
        if end > head_end and kind == "organisation":
            tail.organisation, tail.end = (inner, end), end
        elif end == head_end and kind == "organisation":
            tail.inner = (inner, end)
    return tail


def step(view: View, position: int, tail: Tail, used: set[int]) -> int:
    """How many tokens the role goes on by; 0 where it ends. Nested heads are noted in `used`."""
    end = view.covers.get(position, ("", 0))[1]
    if end > position:
        length = _cover(view, position, tail)
    elif view.is_mark(position, "("):
        close = _bracket(view, position, used)
        length = _taken(tail, position, close - position) if close else 0
    elif view.is_mark(position, ","):
        length = int(_is_parent_behind(view, position, tail))
    elif not view.is_word(position):
        length = 0
    elif view.role_at(position) is not None:
        length = _nested(view, position, tail, used)
    elif view.is_capital(position) or view.tokens[position].text.isdigit():
        length = _capital(view, position, tail)
    else:
        return _lower(view, position, tail)
    tail.lower = 0
    return length


def _taken(tail: Tail, position: int, length: int) -> int:
    tail.end = position + length
    return length


def _cover(view: View, position: int, tail: Tail) -> int:
    kind, end = view.covers[position]
    if kind == "organisation" and tail.organisation is None:
        tail.organisation = (position, end)
    return _taken(tail, position, end - position)


def _is_parent_behind(view: View, position: int, tail: Tail) -> bool:
    """Whether the parent body follows a comma: "Cục Điện lực, Bộ Công Thương".

    After a name the body of a field does too: "phó trưởng khoa nhi, Bệnh viện Bình Dân".
    """
    kind, end = view.covers.get(position + 1, ("", 0))
    if kind != "organisation" or tail.end != position:
        return False
    if tail.organisation is not None:
        return True
    within = tail.apposed and position > tail.head_end and tail.sort == "body"
    return within and not (view.is_word(end) and view.is_capital(end))


def _nested(view: View, position: int, tail: Tail, used: set[int]) -> int:
    """A head directly after the head: "Staf Khusus | Menteri Keuangan"."""
    if position != tail.end or view.inside[position]:
        return 0
    used.add(position)
    return _taken(tail, position, view.anchor_ends[position] - position)


def _capital(view: View, position: int, tail: Tail) -> int:
    lexis = view.lexis
    phrase = lexis.field.match(view.folded, position)
    if phrase > 1:
        return _taken(tail, position, phrase)
    verb = lexis.verb.match(view.folded, position) and view.folded[position] in lexis.stop
    if verb or _ends_headline(view, position):
        return 0
    return _taken(tail, position, 1)


def _ends_headline(view: View, position: int) -> bool:
    """Whether a word is no part of a role in a headline, where every word has a capital."""
    lexis = view.lexis
    if not view.title_case or view.is_acronym(position):
        return False
    known = view.folded[position] in lexis.nouns or view.folded[position] in lexis.body_words
    return not known and not lexis.field.match(view.folded, position)


def _lower(view: View, position: int, tail: Tail) -> int:
    length = field_length(view, position, tail.head_end, apposed=tail.apposed)
    if not length or tail.lower >= (MAX_APPOSED if tail.apposed else MAX_LOWER):
        return 0
    tail.lower += 1
    return _taken(tail, position, length)


def _bracket(view: View, position: int, used: set[int]) -> int:
    """The index after a bracket that belongs to the role: an abbreviation, a parent body."""
    last = min(position + MAX_BRACKET, len(view))
    close = next((i for i in range(position + 2, last) if view.is_mark(i, ")")), 0)
    first = position + 1
    if not close or is_led(view, first) or (is_strong(view, first) and not view.inside[first]):
        return 0
    inner = range(first, close)
    fits = all(
        view.inside[i] in ("organisation", "law")
        or view.is_capital(i)
        or view.role_at(i) is not None
        or view.is_mark(i, "-&/.")
        for i in inner
    )
    if not fits:
        return 0
    used.update(i for i in inner if view.role_at(i) is not None)
    return close + 1


def trim(view: View, tail: Tail) -> None:
    """Prepositions and half-read fields at the end are no part of the role."""
    lexis = view.lexis
    while tail.end > tail.head_end and not view.is_capital(tail.end - 1):
        last = tail.end - 1
        if lexis.given_last and _is_age(view, last):
            tail.end -= 2
            continue
        compound = " ".join(view.folded[last - 1 : last + 1]) in lexis.nouns
        whole = lexis.field.ends_at(view.folded, tail.end) > 1 or view.is_mark(last, ")")
        whole = whole or (lexis.given_last and compound)
        if whole or (view.is_word(last) and not lexis.function.ends_at(view.folded, tail.end)):
            return
        tail.end -= 1


def _is_age(view: View, last: int) -> bool:
    """Whether an age ends there: "ca sĩ 29 tuổi", the singer of 29 years."""
    return view.folded[last] in view.lexis.age and view.tokens[last - 1].text.isdigit()
