"""A view and a token enter; how far the name goes that starts there leaves, if one does."""

from __future__ import annotations

from itertools import pairwise

import regex

from pipeline.extract.people.view import View
from pipeline.extract.people.words import (
    WORD,
    is_degree,
    is_led,
    is_named_so,
    is_namelike,
    is_numeral,
    is_role,
    is_strong,
    is_title,
)

MAX_WORDS = 6
EAST_ASIAN, SYLLABLE = 3, 5
"""The words of a name of East Asia in Latin letters ("Song Joong Ki"), and their longest."""
_INITIALS = regex.compile(r"\p{Lu}(?:\.\p{Lu})*")
_LETTERS = regex.compile(r"\p{Lu}{1,2}(?:\.\p{Lu}{1,2})+|\p{Lu}")
"""One letter, or the initials of somebody who is not named ("N.V.K")."""
ARTICLED = regex.compile(r"(?:al|el|ibn|ben)[-'’]\p{Lu}[\p{L}\p{M}]+")
"""An Arabic article joined to the name: "al-Assad"."""
_GLUED = regex.compile(r"\p{Lu}{2}\p{Ll}")
_INNER = regex.compile(r"\p{Ll}\p{Lu}")
"""A capital inside a word, where a page has glued two words."""


def read_name(view: View, index: int, *, trusted: bool, called: bool = False) -> int | None:
    """Where the name that starts at a token ends; None where no name starts.

    `called`: an honorific stands before it, so that a place's word may be a name ("ông Vinh").
    """
    if index in view.told:
        return view.told[index]
    if not _may_start(view, index, trusted=trusted, called=called):
        return None
    end, words = index, 0
    while words < MAX_WORDS and (end == index or _continues(view, index, end)):
        words += 1
        end += 1
        if _INITIALS.fullmatch(view.tokens[end - 1].text) and view.is_mark(end, "."):
            if not view.is_capital(end + 1):
                break
            end += 1
    while end > index and (
        (view.folded[end - 1] in view.lexis.particles and not view.is_capital(end - 1))
        or view.is_mark(end - 1, ".")
    ):
        end -= 1
    if view.lexis.given_last and _is_abridged(view, index, end):
        return None
    short = end == index + 1 and not called and len(view.tokens[index].text) < 3
    if end == index or short:
        return None
    return end if trusted or is_known_name(view, index, end) else None


def _is_abridged(view: View, start: int, end: int) -> bool:
    """Whether initials stand for the given name: "Nguyễn Thị A.L", "Lê Văn T."."""
    if view.folded[start] not in view.lexis.surnames:
        return False
    if end - start > 1 and len(view.tokens[end - 1].text) == 1:
        return True
    following = view.is_capital(end) and _LETTERS.fullmatch(view.tokens[end].text) is not None
    return following and end - start <= 2


def _may_start(view: View, index: int, *, trusted: bool, called: bool) -> bool:
    if not view.is_capital(index) or not WORD.fullmatch(view.tokens[index].text):
        return called and view.is_word(index) and bool(ARTICLED.fullmatch(view.tokens[index].text))
    lexis, word = view.lexis, view.tokens[index].text
    # two sentences are glued: "bà | Một số người", Ms, some people
    glued = called and lexis.function.match(view.folded, index) > 1
    if glued or _is_barred(view, index, trusted=trusted, called=called):
        return False
    if view.folded[index] in lexis.stop:
        return called and (lexis.given_last or is_strong(view, index + 1))
    if view.is_acronym(index) and not view.shouts:
        initials = len(word) == 2 and not lexis.given_last and trusted
        follows = is_namelike if called else is_strong
        return initials and view.is_capital(index + 1) and follows(view, index + 1)
    if called and not (
        lexis.given_last
        or len(word) == 1
        or is_namelike(view, index)
        or _is_first_of_several(view, index)
    ):
        return False
    return (trusted and not view.title_case) or is_strong(view, index)


def _is_barred(view: View, index: int, *, trusted: bool, called: bool) -> bool:
    """Whether a word cannot open a name: glued words, anonymous letters, a body, place or role."""
    word = view.tokens[index].text
    if _LETTERS.fullmatch(word):
        if not _opens_with_letter(view, index, trusted=trusted):
            return True
    elif is_title(view, index) and not is_strong(view, index):
        return True
    a_role = view.role_at(index) is not None and not (
        is_named_so(view, index) and trusted and is_namelike(view, index + 1)
    )
    return (
        a_role
        or view.inside[index] == "organisation"
        or (view.inside[index] == "place" and not _is_person_in_place(view, index, called=called))
        or (view.lexis.given_last and _GLUED.search(word) is not None)
    )


def _is_person_in_place(view: View, index: int, *, called: bool) -> bool:
    """Whether a place's word names a person here: "ông Vinh", "Bima Arya"."""
    if is_led(view, index):
        return True
    single = view.covers.get(index, ("", 0))[1] == index + 1
    follows = is_strong(view, index + 1) or (
        not view.lexis.given_last and is_namelike(view, index + 1) and is_namelike(view, index + 2)
    )
    named = is_strong(view, index) and view.is_capital(index + 1) and follows
    return single and (called or named)


def _is_first_of_several(view: View, index: int) -> bool:
    """Whether a place or an ordinary word opens a name: "H. Danang Maharsa", "H. Lalu Fathul"."""
    single = view.covers.get(index, ("", 0)) == ("place", index + 1)
    return (single or view.folded[index] in view.lexis.leads) and is_namelike(view, index + 1)


def _opens_with_letter(view: View, index: int, *, trusted: bool) -> bool:
    """Whether a letter opens a name: an initial ("M. Nuh"), Y K'lai, I Wayan.

    Not "bà X.", nor the number of what stands before it ("Balai Wilayah I").
    """
    lexis = view.lexis
    if len(view.tokens[index].text) > 1:
        return False
    if lexis.given_last:
        return view.is_capital(index + 1)
    if view.is_mark(index + 1, "."):
        return trusted and view.is_capital(index + 2)
    numeral = view.tokens[index].text in "IVX" and not view.starts_clause(index)
    if not view.is_capital(index + 1) or (numeral and view.folded[index + 1] not in lexis.opened):
        return False
    return is_strong(view, index) or trusted


def _continues(view: View, start: int, index: int) -> bool:
    """Whether a word after the first goes on with a name."""
    if not view.is_word(index) or not WORD.fullmatch(view.tokens[index].text):
        return False
    lexis, word = view.lexis, view.tokens[index].text
    if not word[0].isupper():
        after = index + 1
        if after < len(view) and view.folded[after] in lexis.particles:
            after += 1  # "Ricardo de los Santos"
        particle = view.folded[index] in lexis.particles and view.is_capital(after)
        return particle or ARTICLED.fullmatch(word) is not None
    titled = len(word) > 1 and is_title(view, index) and view.is_capital(index + 1)
    body = view.covers.get(index, ("", 0))[0] == "organisation"
    if body or titled or is_role(view, index) or is_degree(view, index):
        return False
    early = lexis.given_last and index - start < 3
    if view.folded[index] in lexis.stop and not is_strong(view, index):
        return early and not view.title_case
    if view.is_acronym(index) and not view.shouts:
        short = len(word) <= 2 and not lexis.given_last
        return short or is_numeral(view, index)
    return early or is_strong(view, index) or not (view.title_case or view.shouts)


def is_known_name(view: View, start: int, end: int) -> bool:
    """Whether words that no role or honorific introduces are a person's full name all the same."""
    lexis = view.lexis
    words = [i for i in range(start, end) if view.is_word(i)]
    if _is_lake(view, start, end) or any(_is_two(view, i) for i in words):
        return False
    if any(view.inside[i] == "organisation" for i in words) or len(words) > 5:
        return False
    if lexis.given_last and view.folded[start] in lexis.surnames:
        foreign = any(
            view.folded[i] in lexis.body_words or _INNER.search(view.tokens[i].text) for i in words
        )
        forms = (view.text(start, end).casefold(), view.text(start + 1, end).casefold())
        last = view.folded[end - 1]
        glued = last in lexis.stop and lexis.function.match((last,), 0) > 0
        full = len(words) >= 3 and start not in view.covers and not (foreign or glued)
        if view.is_capital(start - 1) and _holds_a_word(view, words):
            return False
        return full and lexis.places.isdisjoint(forms)
    if view.folded[start] in lexis.families and len(words) == EAST_ASIAN:
        return _is_east_asian(view, start, end)
    return (
        len(words) >= 2
        and view.folded[start] in lexis.given
        and all(is_namelike(view, i) or view.folded[i] in lexis.particles for i in words)
    )


def _holds_a_word(view: View, words: list[int]) -> bool:
    """Whether two syllables are a word, as where every syllable has a capital: "Nhà Tài Trợ"."""
    known = view.lexis.nouns | view.lexis.compounds
    return any(f"{view.folded[a]} {view.folded[b]}" in known for a, b in pairwise(words))


def _is_two(view: View, index: int) -> bool:
    """Whether a hyphen joins the names of two people: "Joko Widodo-Ma'ruf Amin"."""
    parts = view.folded[index].split("-")
    return len(parts) == 2 and all(part in view.lexis.own_given for part in parts)


def _is_east_asian(view: View, start: int, end: int) -> bool:
    """Whether a family name and two short words stand there by themselves: "Song Joong Ki"."""
    inner = view.is_capital(start - 1) or view.is_capital(end)
    return not inner and all(
        is_namelike(view, i) and len(view.folded[i]) <= SYLLABLE and "-" not in view.folded[i]
        for i in range(start, end)
    )


def _is_lake(view: View, start: int, end: int) -> bool:
    """Whether a noun for things opens a sentence: the lake "Hồ Linh Đàm", not Mr Hồ."""
    noun = view.starts_clause(start) and view.lexis.thing.match(view.folded, start) == 1
    return noun and tuple(view.folded[start + 1 : end]) in view.shown.places
