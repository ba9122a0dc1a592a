"""A view and a lower-case word of a role enter, how far its field goes leaves.

A field is what the role is for ("bidang hukum", "về y tế"): it ends where a mark, a body or a full
name does.
"""

from __future__ import annotations

from pipeline.extract.people.things import is_thing
from pipeline.extract.people.view import View
from pipeline.extract.people.words import is_led, is_namelike, is_strong, opens_full_name

MAX_LOWER = 6
"""Lower-case words that a role may have in a row."""
MAX_LEADING = 4
"""Lower-case words of a field that may stand before a name."""
MAX_APPOSED = 10
"""The same for a role after its name, where nothing but its end can follow."""


def field_length(view: View, position: int, head_end: int, *, apposed: bool) -> int:
    """How many tokens of a role a lower-case word makes; 0 where the role has ended.

    `head_end` is where the role's head ends; `apposed` says that the role stands after its name.
    """
    length = view.lexis.field.match(view.folded, position)
    if length:
        return length
    goes_on = (
        _joins(view, position)
        or _closes(view, position, apposed=apposed)
        or _compounds(view, position)
        or (not apposed and _leads_to_name(view, position, head_end))
    )
    return int(goes_on)


def _compounds(view: View, position: int) -> bool:
    """Whether a lower-case syllable ends the word that a capital opens ("Tuyển sinh")."""
    lexis, previous = view.lexis, position - 1
    if not lexis.given_last or not view.is_capital(previous) or view.inside[previous]:
        return False
    foreign = view.tokens[previous].text.isascii() and view.folded[previous] not in lexis.common
    if view.is_acronym(previous) or foreign:
        return False
    tables = (lexis.verb, lexis.function, lexis.link, lexis.also, lexis.honorific, lexis.noun)
    return not any(table.match(view.folded, position) for table in tables)


def _closes(view: View, position: int, *, apposed: bool) -> bool:
    """Whether a lower-case word belongs to a field that a mark or a body ends soon after."""
    longest = MAX_APPOSED if apposed else MAX_LOWER
    index = position
    while index < min(position + longest, len(view)):
        if view.is_mark(index, ",;)") or view.is_dash(index) or index in view.covers:
            return index > position
        if apposed and index > position and _ends_apposed(view, index):
            return True
        length = _in_field(view, index, apposed=apposed)
        if not length:
            return False
        index += length
    return False


def _leads_to_name(view: View, position: int, head_end: int) -> bool:
    """Whether few words of a field stand before a full name: "kepala strategi | Win Thant"."""
    governed = view.lexis.owner | view.lexis.locative
    if not governed.isdisjoint(view.folded[head_end:position]):
        return False  # "the judge of the show | High Noon"
    index = position
    last = min(position + MAX_LEADING, len(view) - 1)
    while index < last and _is_leading(view, index):
        index += _in_field(view, index, apposed=False)
        if opens_full_name(view, index):
            return not is_thing(view, index)
    return False


def _is_leading(view: View, index: int) -> bool:
    """Whether a word may belong to a field that a name ends: no verb, no other role, no "of"."""
    lexis = view.lexis
    if view.role_at(index) is not None or not _in_field(view, index, apposed=False):
        return False
    word = view.folded[index]
    verbal = lexis.verb_shape is not None and lexis.verb_shape.fullmatch(word) is not None
    return word not in lexis.owner and (not verbal or word in lexis.nouns)


def _ends_apposed(view: View, index: int) -> bool:
    """Whether the end of the sentence or a name of a body ends a role after its name."""
    if view.is_mark(index, "."):
        return index == len(view) - 1
    named = is_led(view, index) or is_strong(view, index) or view.role_at(index) is not None
    return view.is_capital(index) and not named


def _in_field(view: View, index: int, *, apposed: bool) -> int:
    """How many tokens of a lower-case field stand there; 0 for none."""
    lexis = view.lexis
    if not view.tokens[index].text[0].islower():
        return 0
    if apposed:
        if view.folded[index] in lexis.ands and view.role_at(index + 1) is None:
            return 1
        length = lexis.field.match(view.folded, index)
        if length:
            return length
    person = lexis.noun.match(view.folded, index)
    after = index + person
    if person and (not apposed or (view.is_capital(after) and after not in view.covers)):
        return 0
    if lexis.possessive and view.folded[index].endswith(lexis.possessive):
        return 0
    # a verb may be a field where words do not change: "quản lý" is to manage and management
    noun = apposed and lexis.given_last and not view.inside[index - 1]
    verbs = lexis.speech if noun else lexis.verb
    tables = (verbs, lexis.function, lexis.honorific, lexis.also, lexis.link)
    return 0 if any(table.match(view.folded, index) for table in tables) else 1


def _joins(view: View, position: int) -> bool:
    """Whether "and" or "of" joins two capitalised words of one role ("Prasarana dan Sarana")."""
    after = position + 1
    return (
        view.folded[position] in view.lexis.joints
        and view.is_capital(after)
        and view.role_at(after) is None
        and not is_led(view, after)
        and not is_strong(view, after)
        and not _is_couple(view, after)
    )


def _is_couple(view: View, index: int) -> bool:
    """Whether two unknown words that only a name has stand there: "Ketua Majelis dan | Ukay K."."""
    return not view.lexis.given_last and all(is_namelike(view, i) for i in (index, index + 1))
