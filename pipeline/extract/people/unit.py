"""A view and a token enter, the name that starts there leaves, with what only addresses it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.mention import Mention
from pipeline.extract.people.names import ARTICLED, read_name
from pipeline.extract.people.view import View
from pipeline.extract.people.words import (
    is_degree,
    is_namelike,
    is_strong,
    is_title,
    opens_full_name,
)


@dataclass(slots=True)
class RoleSpan:
    """A role: its tokens, its organisation's tokens, the anchor of its head."""

    start: int
    end: int
    organisation: tuple[int, int] | None
    anchor: Mention


@dataclass(slots=True)
class Unit:
    """A printed name: `start` with its honorifics, `name` alone, `end` with its degrees."""

    start: int
    name: int
    name_end: int
    end: int
    honorifics: list[str]
    gender: str = ""
    anchor: Mention | None = None
    roles: list[RoleSpan] = field(default_factory=list)
    same_as: Unit | None = None
    """The unit of which this is a second name."""
    introduced: bool = False
    """Whether a noun (victim, wife) or an honorific says that it is a person."""

    def words(self, view: View) -> list[int]:
        """The tokens of the name that are words."""
        return [index for index in range(self.name, self.name_end) if view.is_word(index)]


def read_unit(view: View, index: int, *, trusted: bool) -> Unit | None:
    """The name that starts at a token, honorifics first.

    `trusted` says that a role, an honorific or a verb of speech stands beside it, so that the word
    need not be known as a name.
    """
    start, honorifics, gender = index, [], ""
    while True:
        length, sex = _address(view, index)
        if not length:
            break
        honorifics.append(view.text(index, index + length))
        gender = gender or sex
        index = _after_address(view, index + length)
        index += _branch(view, index)
    end = read_name(view, index, trusted=trusted or bool(honorifics), called=bool(honorifics))
    if end is None:
        return None
    if not trusted and not honorifics:
        start = index = _grown_left(view, index)
    unit = Unit(start, index, end, end, honorifics, gender, introduced=bool(honorifics))
    _read_degrees(view, unit)
    return unit


def _after_address(view: View, index: int) -> int:
    """The token after an honorific's stop, its comma before another, its branch "(Pol)"."""
    if view.is_mark(index, "(") and view.is_mark(index + 2, ")") and is_title(view, index + 1):
        index += 3
    if view.is_mark(index, ".") or (view.is_mark(index, ",") and _address(view, index + 1)[0]):
        index += 1
    return index


def _branch(view: View, index: int) -> int:
    """The body or branch that ends a rank: "Laksamana Madya TNI", though it is a body too."""
    one = view.covers.get(index, ("", 0)) == ("organisation", index + 1)
    return int(one and is_title(view, index) and view.is_capital(index + 1))


def _address(view: View, index: int) -> tuple[int, str]:
    """How many tokens of honorific or title stand at a token, and the gender they show."""
    if not view.is_word(index) or view.inside[index]:
        return 0, ""
    lexis, word = view.lexis, view.tokens[index].text
    length = lexis.honorific.match(view.folded, index)
    if length and view.is_capital(index) and _is_of_a_name(view, index):
        length = 0
    if length:
        form = " ".join(view.folded[index : index + length])
        sex = lexis.honorifics.get(form, lexis.honorifics.get(form + ".", ""))
        return (length, sex) if _is_followed(view, index + length) else (0, "")
    length = lexis.title.match(view.folded, index)
    if length == 1 and view.folded[index] in lexis.branches and not _is_behind_rank(view, index):
        length = 0
    if not length and "." in word:
        length = int(all(part.casefold() in lexis.titles for part in word.split(".") if part))
    if length == 1 and len(word) < 3 and word.islower() and not view.is_mark(index + 1, "."):
        # "dr" is a doctor before a name alone
        return (length, "") if len(word) == 2 and opens_full_name(view, index + 1) else (0, "")
    return (length, "") if length and _is_followed(view, index + length) else (0, "")


def _is_behind_rank(view: View, index: int) -> bool:
    """Whether a rank stands before a token, or a stop behind it: "Irjen. Pol."."""
    if view.is_mark(index + 1, "."):
        return True
    before = index - 1 - int(view.is_mark(index - 1, ".("))
    return before >= 0 and is_title(view, before)


def _is_of_a_name(view: View, index: int) -> bool:
    """Whether a capital makes an address a country's or a person's name: Anh is England too."""
    if view.folded[index] not in view.lexis.countries:
        return False
    return not view.starts_clause(index) or (view.is_mark(index - 1, "(") and not view.title_case)


def _is_followed(view: View, index: int) -> bool:
    if view.is_mark(index, ".,("):
        index += 1
    articled = view.is_word(index) and ARTICLED.fullmatch(view.tokens[index].text)
    return view.is_capital(index) or is_title(view, index) or bool(articled)


def _grown_left(view: View, index: int) -> int:
    """The start of a name with initials and unknown words before it ("W. Brian Arthur")."""
    if view.lexis.given_last or view.title_case:
        return index
    for _ in range(3):
        before = index - 1
        if _is_place_word(view, before):
            return index
        if view.is_mark(before, ".") and view.is_capital(before - 1):
            if len(view.tokens[before - 1].text) > 3 or is_title(view, before - 1):
                return index
            index -= 2
        elif _is_local(view, before):
            return index
        elif view.role_at(before) is None and (
            (is_namelike(view, before) and (before > 0 or is_strong(view, before)))
            or (before >= 0 and view.inside[before] == "place" and is_strong(view, before))
        ):
            index -= 1
        else:
            return index
    return index


def _is_place_word(view: View, index: int) -> bool:
    """Whether a word before a name is a place's: "Tanah | Datar", or a village of the article."""
    if index >= 0 and (view.folded[index],) in view.shown.places:
        return True
    return opens_place(view, index - 1) and not is_strong(view, index)


def _is_local(view: View, index: int) -> bool:
    """Whether an unknown word behind a head of a place is the place: "camat Gadingrejo | Eko"."""
    if index <= 0 or is_strong(view, index):
        return False
    for start in range(max(0, index - 3), index):
        anchor = view.role_at(start)
        if anchor is not None and view.anchor_ends[start] == index:
            return bool(view.lexis.heads.get(anchor.text.casefold()) == "local")
    return False


def opens_place(view: View, index: int) -> bool:
    """Whether a capitalised word takes the next one into a place's name: "Tanah Datar"."""
    opener = view.is_capital(index) and view.folded[index] in view.lexis.place_openers
    return opener and view.inside[index] != "place"


def _read_degrees(view: View, unit: Unit) -> None:
    index = unit.end
    while True:
        here = index + 1 if view.is_mark(index, ",") else index
        if not is_degree(view, here):
            return
        unit.honorifics.append(view.tokens[here].text)
        index = here + 1
        dotted = "." in view.tokens[here].text or view.is_mark(index + 1, ",")
        if view.is_mark(index, ".") and dotted:
            index += 1
        unit.end = index


def read_single(view: View, index: int) -> Unit | None:
    """A single given name that nothing introduces, where people are called so ("Prabowo")."""
    lexis = view.lexis
    if lexis.given_last or view.title_case or not view.is_capital(index):
        return None
    word, after = view.folded[index], index + 1
    named = word in lexis.own_given and word not in lexis.common and word not in lexis.stop
    taken = view.inside[index] or view.role_at(index) is not None
    taken = taken or (word,) in view.shown.places
    beside = view.is_capital(index - 1) or view.is_capital(after) or view.is_mark(after, "(")
    if not named or taken or beside or len(word) < 4:
        return None
    if view.starts_clause(index) and not view.is_mark(after, ","):
        goes_on = lexis.verb.match(view.folded, after) or lexis.function.match(view.folded, after)
        if not goes_on:
            return None
    return Unit(index, index, after, after, [])
