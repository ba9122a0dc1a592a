"""A view and a token enter, the name that starts there leaves, with what only addresses it."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from pipeline.extract.mention import Mention
from pipeline.extract.people.view import View

MAX_WORDS = 6
_INITIALS = regex.compile(r"\p{Lu}(?:\.\p{Lu})*")
_ANONYMOUS = regex.compile(r"\p{Lu}{1,2}(?:\.\p{Lu}{1,2})+|\p{Lu}")
_INNER = regex.compile(r"\p{Ll}\p{Lu}")
"""A capital inside a word, where a page has glued two words."""
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[-'’.][\p{L}\p{M}]+)*")


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


@dataclass(slots=True)
class RoleSpan:
    """A role: its tokens, its organisation's tokens, the head's sort."""

    start: int
    end: int
    organisation: tuple[int, int] | None
    anchor: Mention


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
        index += length
        if view.is_mark(index, "(") and view.is_mark(index + 2, ")") and _is_title(view, index + 1):
            index += 3
        if view.is_mark(index, ".") or (view.is_mark(index, ",") and _address(view, index + 1)[0]):
            index += 1
    end = read_name(view, index, trusted=trusted or bool(honorifics), called=bool(honorifics))
    if end is None:
        return None
    if not trusted and not honorifics:
        start = index = _grown_left(view, index)
    unit = Unit(start, index, end, end, honorifics, gender, introduced=bool(honorifics))
    _read_degrees(view, unit)
    return unit


def _grown_left(view: View, index: int) -> int:
    """The start of a name with initials and unknown words before it ("W. Brian Arthur")."""
    if view.lexis.given_last or view.title_case:
        return index
    for _ in range(3):
        if view.is_mark(index - 1, ".") and view.is_capital(index - 2):
            if len(view.tokens[index - 2].text) > 3:
                return index
            index -= 2
        elif is_namelike(view, index - 1) and view.role_at(index - 1) is None:
            index -= 1
        else:
            return index
    return index


def _address(view: View, index: int) -> tuple[int, str]:
    """How many tokens of honorific or title stand at a token, and the gender they show."""
    if not view.is_word(index) or view.inside[index]:
        return 0, ""
    lexis, word = view.lexis, view.tokens[index].text
    length = lexis.honorific.match(view.folded, index)
    if length:
        form = " ".join(view.folded[index : index + length])
        sex = lexis.honorifics.get(form, lexis.honorifics.get(form + ".", ""))
        return (length, sex) if _is_followed(view, index + length) else (0, "")
    length = lexis.title.match(view.folded, index)
    if not length and "." in word:
        length = int(all(part.casefold() in lexis.titles for part in word.split(".") if part))
    if length == 1 and len(word) < 3 and word.islower() and not view.is_mark(index + 1, "."):
        return 0, ""
    return (length, "") if length and _is_followed(view, index + length) else (0, "")


def _is_title(view: View, index: int) -> bool:
    return view.lexis.title.match(view.folded, index) > 0


def _is_followed(view: View, index: int) -> bool:
    return (
        view.is_capital(index)
        or (view.is_mark(index, ".,") and (view.is_capital(index + 1) or view.is_word(index + 1)))
        or bool(view.lexis.title.match(view.folded, index))
    )


def _read_degrees(view: View, unit: Unit) -> None:
    index = unit.end
    while True:
        here = index + 1 if view.is_mark(index, ",") else index
        if not is_degree(view, here):
            return
        unit.honorifics.append(view.tokens[here].text)
        index = here + 1
        if view.is_mark(index, ".") and (
            "." in view.tokens[here].text or view.is_mark(index + 1, ",")
        ):
            index += 1
        unit.end = index


def is_degree(view: View, index: int) -> bool:
    """Whether an academic degree stands there, with stops (S.H., M.Si) or in capitals (SH, MM)."""
    if not view.is_capital(index):
        return False
    word = view.tokens[index].text
    known = word.casefold() in view.lexis.degrees
    return known and ("." in word or sum(c.isupper() for c in word) >= 2)


def read_name(view: View, index: int, *, trusted: bool, called: bool = False) -> int | None:
    """Where the name that starts at a token ends; None where no name starts.

    `called`: an honorific stands before it, so that a place's word may be a name ("ông Vinh").
    """
    if not _may_start(view, index, trusted=trusted, called=called):
        return None
    end, words = index, 0
    while words < MAX_WORDS and _continues(view, index, end):
        words += 1
        end += 1
        if _INITIALS.fullmatch(view.tokens[end - 1].text) and view.is_mark(end, "."):
            if not view.is_capital(end + 1):
                break
            end += 1
    while end > index and (
        view.folded[end - 1] in view.lexis.particles or view.is_mark(end - 1, ".")
    ):
        end -= 1
    if end == index:
        return None
    if end == index + 1 and (view.folded[index] in view.lexis.particles):
        return None
    return end if trusted or is_known_name(view, index, end) else None


def _may_start(view: View, index: int, *, trusted: bool, called: bool) -> bool:
    if not view.is_capital(index) or not _WORD.fullmatch(view.tokens[index].text):
        return False
    word = view.tokens[index].text
    if _ANONYMOUS.fullmatch(word) and not view.is_mark(index + 1, "."):
        if len(word) > 1 or not view.is_capital(index + 1):
            return False
        return view.lexis.given_last or (trusted and is_namelike(view, index + 1))
    kind = view.inside[index]
    if kind == "organisation":
        return False
    if kind == "place" and not is_led(view, index):
        if not called or view.covers.get(index, ("", 0))[1] > index + 1:
            return False
    if view.role_at(index) is not None:
        return False
    if view.folded[index] in view.lexis.stop:
        return called and view.lexis.given_last
    if called and not view.lexis.given_last and not is_namelike(view, index):
        return False
    if view.title_case and not is_strong(view, index):
        return False
    if view.is_acronym(index) and not view.shouts:
        initials = len(word) == 2 and not view.lexis.given_last
        return initials and trusted and view.is_capital(index + 1) and is_strong(view, index + 1)
    return trusted or is_strong(view, index)


def _continues(view: View, start: int, index: int) -> bool:
    if not view.is_word(index) or not _WORD.fullmatch(view.tokens[index].text):
        return False
    word = view.tokens[index].text
    if index == start:
        return True
    if not word[0].isupper():
        particle = view.folded[index] in view.lexis.particles
        return particle and view.is_capital(index + 1)
    if view.covers.get(index, ("", 0))[0] == "organisation":
        return False
    if view.role_at(index) is not None and not _is_named_so(view, index):
        return False
    if view.folded[index] in view.lexis.stop and not is_strong(view, index):
        return view.lexis.given_last and index - start < 3 and not view.title_case
    if is_degree(view, index):
        return False
    if view.is_acronym(index) and not view.shouts:
        return len(word) <= 2 and not view.lexis.given_last
    if view.title_case or view.shouts:
        return is_strong(view, index) or (view.lexis.given_last and index - start < 3)
    return True


def _is_named_so(view: View, index: int) -> bool:
    """Whether a role's word is a name's here ("Fahmi Hakim": hakim is a judge)."""
    return is_strong(view, index) and view.anchor_ends.get(index) == index + 1


def is_strong(view: View, index: int) -> bool:
    """Whether the word is known as a family or given name."""
    word = view.folded[index]
    return word in view.lexis.surnames or word in view.lexis.given


def is_namelike(view: View, index: int) -> bool:
    """Whether the word has a capital and is no ordinary word, organisation, place or acronym."""
    if not view.is_capital(index) or view.inside[index]:
        return False
    if view.role_at(index) is not None and not _is_named_so(view, index):
        return False
    if not _WORD.fullmatch(view.tokens[index].text) or view.folded[index] in view.lexis.stop:
        return False
    lexis, word = view.lexis, view.folded[index]
    if lexis.honorific.match(view.folded, index) == 1:
        return False
    if is_strong(view, index):
        return True
    if view.is_acronym(index) or word in lexis.common or word in lexis.body_words:
        return False
    if lexis.field.match(view.folded, index) or lexis.thing.match(view.folded, index) == 1:
        return False
    return lexis.no_name is None or not lexis.no_name.fullmatch(word)


def is_second(view: View, index: int) -> bool:
    """Whether the word may be a later word of a name: as above, or two initials ("Beni SN")."""
    return is_namelike(view, index) or (
        view.is_acronym(index) and len(view.tokens[index].text) == 2 and not view.inside[index]
    )


def is_led(view: View, index: int) -> bool:
    """Whether a family name and a further capitalised word stand there, as in Nguyễn Thái Bình."""
    return (
        view.lexis.given_last
        and view.folded[index] in view.lexis.surnames
        and view.is_capital(index + 1)
        and view.covers.get(index, ("", 0))[1] <= index + 1
    )


def is_known_name(view: View, start: int, end: int) -> bool:
    """Whether words that no role or honorific introduces are a person's full name all the same."""
    words = [i for i in range(start, end) if view.is_word(i)]
    if any(view.inside[i] == "organisation" for i in words) or len(words) > 5:
        return False
    if view.lexis.given_last and view.folded[start] in view.lexis.surnames:
        if (
            len(words) < 3
            or start in view.covers
            or any(_INNER.search(view.tokens[i].text) for i in words)
        ):
            return False
        return view.text(start, end).casefold() not in view.lexis.places
    return (
        len(words) >= 2
        and view.folded[start] in view.lexis.given
        and all(is_namelike(view, i) or view.folded[i] in view.lexis.particles for i in words)
    )


def read_single(view: View, index: int) -> Unit | None:
    """A single given name that nothing introduces, where people are called so ("Prabowo")."""
    lexis = view.lexis
    if lexis.given_last or view.title_case or not view.is_capital(index):
        return None
    word = view.folded[index]
    if word not in lexis.own_given or word in lexis.common or word in lexis.stop or len(word) < 4:
        return None
    if view.inside[index] or view.role_at(index) is not None:
        return None
    if view.is_capital(index - 1) or view.is_capital(index + 1) or view.is_mark(index + 1, "("):
        return None
    if view.starts_clause(index) and not view.is_mark(index + 1, ","):
        after = lexis.verb.match(view.folded, index + 1) or lexis.function.match(
            view.folded, index + 1
        )
        if not after:
            return None
    return Unit(index, index, index + 1, index + 1, [])


def is_thing(view: View, index: int) -> bool:
    """Whether the word before makes the name a street, a school, a prize or a photo credit."""
    lexis = view.lexis
    before = index - 1 if view.is_mark(index - 1, ".") else index
    if lexis.thing.ends_at(view.folded, before):
        return True
    if view.is_dash(index - 1):
        back = index - 1
        while back > 0 and view.is_capital(back - 1):
            back -= 1
        if lexis.thing.ends_at(view.folded, back):
            return True
    return is_credit(view, index)


def is_credit(view: View, index: int) -> bool:
    """Whether a name stands in a photo credit, "(Ảnh: VGP/Nhật Bắc)" or "(Foto: Antara/Budi)"."""
    for back in range(index - 1, max(-1, index - 8), -1):
        if view.is_mark(back, ":"):
            return bool(view.lexis.credit.ends_at(view.folded, back))
        if view.is_mark(back, "("):
            return bool(view.lexis.credit.match(view.folded, back + 1))
        if view.is_mark(back, ")"):
            return False
    return False


def trimmed(view: View, start: int, end: int) -> int:
    """The end of an organisation or place without a person's first names that stuck to it.

    A known given name before a further capitalised word opens a person's name:
    "Provinsi Jawa Barat Irfan | Suryanegara".
    """
    lexis = view.lexis
    placed = _behind_place(view, start, end)
    if placed < end:
        return placed
    if not view.is_capital(end):
        return _without_name(view, start, end)
    for index in range(start + 1, end):
        word = view.folded[index]
        known = word in lexis.surnames if lexis.given_last else word in lexis.given
        tail = range(index, end)
        if known and all(view.is_capital(i) and view.folded[i] not in lexis.common for i in tail):
            return index
    return end


def _without_name(view: View, start: int, end: int) -> int:
    """The end of a body without the full name behind its level: "UBND tỉnh | Trần Quốc Hạnh"."""
    for index in range(max(start + 1, end - 4), end - 2):
        if (
            is_led(view, index)
            and view.lexis.area.ends_at(view.folded, index)
            and all(view.is_capital(i) for i in range(index, end))
            and view.text(index, end).casefold() not in view.lexis.places
        ):
            return index
    return end


def _behind_place(view: View, start: int, end: int) -> int:
    """The end of a body without a name behind its place: "BPBD DKI Jakarta | Mohamad Yohan"."""
    for index in range(start + 1, end - 1):
        kind, last = view.covers.get(index, ("", 0))
        if kind != "place" or last >= end:
            continue
        named = all(is_namelike(view, i) for i in range(last, end))
        if named and end - last <= 4 and (is_strong(view, last) or end - last >= 2):
            return last
    return end


def is_area_name(view: View, start: int, end: int) -> bool:
    """Whether a supposed province is a full name that follows its body: "tỉnh | Trần Quốc Hạnh"."""
    return (
        end - start >= 3
        and view.lexis.given_last
        and view.folded[start] in view.lexis.surnames
        and bool(view.lexis.area.ends_at(view.folded, start))
        and view.text(start, end).casefold() not in view.lexis.places
    )
