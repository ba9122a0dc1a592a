"""A view and the start of a name enter; whether it names a thing rather than a person leaves."""

from __future__ import annotations

from pipeline.extract.people.lexis import Phrases
from pipeline.extract.people.view import View


def is_thing(view: View, index: int) -> bool:
    """Whether the word before makes the name a street, a school, a prize or a photo credit."""
    lexis = view.lexis
    if index > 0 and view.tokens[index - 1].text[0].isdigit():
        return lexis.given_last
    before = index - 1 if view.is_mark(index - 1, ".)") else index
    if is_named_after(view, lexis.thing, before):
        return True
    if view.is_dash(index - 1):
        back = index - 1
        while back > 0 and view.is_capital(back - 1):
            back -= 1
        if lexis.thing.ends_at(view.folded, back):
            return True
    return is_credit(view, index)


def is_named_after(view: View, bearers: Phrases, end: int) -> bool:
    """Whether what bears a person's name ends before a token.

    Not where its word is a later syllable of a body's: "Bộ Tài nguyên và Môi trường" is no school.
    """
    start = end - bearers.ends_at(view.folded, end)
    if start == end and end > 1 and view.folded[end - 1] in view.lexis.extents:
        # "Bandara Internasional | Ngurah Rai"
        start = end - 1 - bearers.ends_at(view.folded, end - 1)
        start = end if start == end - 1 else start
    if start == end:
        return False
    lower = view.tokens[start].text[0].islower()
    inner = start > 0 and view.inside[start] == view.inside[start - 1] == "organisation"
    return not (lower and inner)


def is_listed_thing(view: View, index: int) -> bool:
    """Whether a name stands in a list of things: "các phố Chu Văn An, Lê Hồng Phong"."""
    back, listed = index, False
    while back > 0:
        joint = view.is_mark(back - 1, ",") or view.is_and(back - 1)
        passed = view.is_capital(back - 1) or view.is_dash(back - 1)
        if not (joint or passed or view.tokens[back - 1].text.isdigit()):
            break
        listed = listed or joint
        back -= 1
    return listed and bool(view.lexis.thing.ends_at(view.folded, back))


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
