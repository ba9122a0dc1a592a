"""A view and a token enter, what the word may be in a name leaves: yes or no."""

from __future__ import annotations

import regex

from pipeline.extract.people.view import View

WORD = regex.compile(r"[\p{L}\p{M}]+(?:[-'’.][\p{L}\p{M}]+)*")
"""A word that may be a name's."""
MIN_DEGREE_CAPITALS = 2
_NUMERAL = regex.compile(r"X{0,2}(?:IX|IV|V?I{0,3})")


def is_strong(view: View, index: int) -> bool:
    """Whether the word is known as a family or given name."""
    if index >= len(view):
        return False
    lexis, word = view.lexis, view.folded[index]
    if word in lexis.surnames or word in lexis.given or word in lexis.families:
        return True
    following = view.folded[index + 1] if index + 1 < len(view) else ""
    if len(word) == 1 and not lexis.given_last:
        # a letter is a Roman numeral elsewhere: "I Wayan", but "Balai Wilayah I Hendra"
        return word in lexis.leads and following in lexis.opened
    return word in lexis.leads and (following in lexis.given or following in lexis.leads)


def is_named_so(view: View, index: int) -> bool:
    """Whether a role's word is a name's here ("Fahmi Hakim": hakim is a judge)."""
    return is_strong(view, index) and view.anchor_ends.get(index) == index + 1


def is_role(view: View, index: int) -> bool:
    """Whether a role's head starts there that is no name's word."""
    return view.role_at(index) is not None and not is_named_so(view, index)


def is_namelike(view: View, index: int) -> bool:
    """Whether the word has a capital and is no ordinary word, organisation, place or acronym."""
    if index >= len(view) or not view.is_capital(index) or view.inside[index]:
        return False
    lexis, word = view.lexis, view.folded[index]
    barred = (
        is_role(view, index)
        or word in lexis.stop
        or lexis.honorific.match(view.folded, index) == 1
        or not WORD.fullmatch(view.tokens[index].text)
    )
    if barred or is_strong(view, index):
        return not barred
    if len(word) == 1:
        return not lexis.given_last and view.is_mark(index + 1, ".")
    return not view.is_acronym(index) and not _is_other_word(view, index)


def _is_other_word(view: View, index: int) -> bool:
    """Whether a word is an ordinary one, a body's, a field's, a title."""
    lexis, word = view.lexis, view.folded[index]
    return (
        word in lexis.common
        or word in lexis.body_words
        or word in lexis.titles
        or lexis.field.match(view.folded, index) > 0
        or lexis.thing.match(view.folded, index) == 1
        or (lexis.no_name is not None and lexis.no_name.fullmatch(word) is not None)
    )


def is_second(view: View, index: int) -> bool:
    """Whether the word may be a later word of a name.

    That is a name's word, an ordinary word that no body's name has ("Budi Karya Sumadi"), or two
    initials ("Beni SN").
    """
    if is_namelike(view, index):
        return True
    lexis, word = view.lexis, view.folded[index]
    if view.inside[index] or not view.is_capital(index) or word in lexis.stop:
        return False
    if view.is_acronym(index):
        return len(word) == 2
    ordinary = not lexis.given_last and not view.title_case and word not in lexis.body_words
    return ordinary and view.role_at(index) is None and not lexis.field.match(view.folded, index)


def is_led(view: View, index: int) -> bool:
    """Whether a family name and a further capitalised word stand there, as in Nguyễn Thái Bình."""
    word = view.folded[index]
    return (
        view.lexis.given_last
        and (word in view.lexis.surnames or word in view.lexis.leads)
        and view.is_capital(index + 1)
        and view.covers.get(index, ("", 0))[1] <= index + 1
    )


def is_foreign(view: View, index: int) -> bool:
    """Whether a word with a capital cannot be a syllable of the language, where it has such."""
    syllable = view.lexis.syllable
    return (
        syllable is not None
        and view.is_capital(index)
        and not view.is_acronym(index)
        and WORD.fullmatch(view.tokens[index].text) is not None
        and syllable.fullmatch(view.folded[index]) is None
    )


def opens_full_name(view: View, index: int) -> bool:
    """Whether a name of two words or more starts there, by the look of its words."""
    if view.title_case or index >= len(view):
        return False
    if view.lexis.given_last:
        foreign = is_foreign(view, index) and is_namelike(view, index)
        return is_led(view, index) or (foreign and is_namelike(view, index + 1))
    return is_namelike(view, index) and is_namelike(view, index + 1)


def is_numeral(view: View, index: int) -> bool:
    """Whether a Roman numeral ends the name of a king or a pope: "Benedict XVI"."""
    word = view.tokens[index].text
    return len(word) > 1 and _NUMERAL.fullmatch(word) is not None and not view.is_capital(index + 1)


def is_title(view: View, index: int) -> bool:
    """Whether a rank or an academic or religious title starts there."""
    return view.lexis.title.match(view.folded, index) > 0


def is_degree(view: View, index: int) -> bool:
    """Whether an academic degree stands there, with stops (S.H., M.Si) or in capitals (SH, MM)."""
    if not view.is_capital(index):
        return False
    word = view.tokens[index].text
    capitals = sum(letter.isupper() for letter in word)
    return word.casefold() in view.lexis.degrees and (
        "." in word or capitals >= MIN_DEGREE_CAPITALS
    )
