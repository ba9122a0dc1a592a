"""A view and the tokens of a body or place enter, its end leaves: without a name stuck to it."""

from __future__ import annotations

from pipeline.extract.people.view import View
from pipeline.extract.people.words import is_led, is_namelike, is_strong, is_title


def trimmed(view: View, start: int, end: int) -> int:
    """The end of an organisation or place without a person's first names that stuck to it.

    Nor a title's abbreviation: "Koperasi Kopi Gayo | Hj.". A known given name before a further
    capitalised word opens a person's name:
    "Provinsi Jawa Barat Irfan | Suryanegara".
    """
    if end - start > 1 and view.is_mark(end, ".") and is_title(view, end - 1):
        end -= 1
    placed = _behind_place(view, start, end)
    if placed < end:
        return placed
    if not view.is_capital(end):
        return _without_name(view, start, end)
    opening = start + 1 + int(view.folded[start] in view.lexis.firm_heads)
    for index in range(opening, end):
        rest = range(index, end)
        if all(view.is_capital(i) and not view.inside[i] for i in rest) and _opens(view, index):
            return index
    return end


def _opens(view: View, index: int) -> bool:
    """Whether a name opens there, for certain: a family or a given name that is no other word."""
    lexis, word = view.lexis, view.folded[index]
    if lexis.given_last:
        return word in lexis.surnames and view.is_capital(index + 1)
    return word in lexis.given and word not in lexis.common


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


def place_end(view: View, start: int, end: int) -> int:
    """The end of a place without the person's name behind it; `start` where it is all a name.

    "Lampung Barat | Parosil Mabsus", "tỉnh | Trần Quốc Hạnh"
    """
    lexis = view.lexis
    for cut in range(end, start, -1):
        if view.text(start, cut).casefold() in lexis.places:
            return cut
    run = end
    while view.is_capital(run):
        run += 1
    opened = view.folded[start] in lexis.surnames or view.folded[start] in lexis.leads
    led = lexis.given_last and run - start >= 3 and opened
    # a commune's two syllables and a name would be longer: "xã | Sùng Mí Giàng"
    short = run - start <= 4 and end < run and lexis.level.ends_at(view.folded, start)
    if led and (lexis.area.ends_at(view.folded, start) or short):
        return start
    if lexis.given_last and end - start == 2 and run - end >= 3 and _opens(view, end):
        return end  # "xã Lâm Sơn | Trần Văn Bảy": a whole name, of which Sơn is no part
    return trimmed(view, start, end)
