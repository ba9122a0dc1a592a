"""A view, a figure and a date enter; whether the date can be of that figure leaves.

One that follows a figure at once is its own; one of a later clause, of a comparison or of the next
figure is not.
"""

from __future__ import annotations

import regex

from pipeline.extract.mention import Article
from pipeline.extract.observe.scope import places_of, plain, previous_figure
from pipeline.extract.observe.view import FIGURES, SYMBOLS, View
from pipeline.extract.observe.words import listed

_AT_ONCE = regex.compile(r" ?\(?(?:[\p{L}]+ ){0,2}\(?")
_ONE_VERB = regex.compile(r" (?:[\p{L}]+ )?")
_NO_MARK = regex.compile(r"[^,;.:()]*")
MAX_AHEAD = 3
"""How many words may stand between a date and a figure of its own."""
MAX_RELATIVE = 3
"""Of how many words a relative clause between a year and its figure may be."""
MAX_LEADING = 2
"""How many words may bring in a period behind a comma."""
MIN_COMPARING = 2
"""Of how many letters a word of comparison must be more, to be one by itself ("so")."""


def owned(view: View, kind: str, article: Article) -> dict[int, int]:
    """Mentions that follow a figure at once ("9 persen (2017)") -> that figure."""
    symbol = SYMBOLS[kind]
    compared = article.pack.lexicons.get("compare_word", {})
    lexicons = article.pack.lexicons
    links = {**lexicons.get("clause_link", {}), **lexicons.get("clause_break", {})}
    found: dict[int, int] = {}
    for at in places_of(view, symbol):
        figure = previous_figure(view, at)
        between = view.text[figure + 1 : at].casefold().split()
        leads_on = view.text[at + 1 : at + 2] == ":" or any(word in links for word in between)
        is_compared = any(word in compared for word in between)
        if (
            figure >= 0
            and not (is_compared or leads_on)
            and _AT_ONCE.fullmatch(view.text, figure + 1, at)
        ):
            found[at] = figure
    return found


def leads_to(view: View, at: int, figure: int, article: Article) -> bool:
    """ "dibanding 2017 senilai 7 miliar": the compared year is the period of the next figure.

    Not where that figure is what a move ends at ("naik 3 persen dibanding 2017 menjadi 7").
    """
    between = view.text[at + 1 : figure].casefold().split()
    if any(word in article.pack.lexicons.get("result_word", {}) for word in between):
        return False
    relatives = article.pack.lexicons.get("relative", {})
    if at < figure and between and between[0] in relatives:
        return len(between) <= MAX_RELATIVE  # "2023 yang sebesar", which amounted to
    if at < figure and between == ["("]:
        return True  # "so với 2017 (48.000 xe)"
    if at < figure and between[:1] == [","]:  # "dibanding tahun lalu, yakni 7 miliar"
        return between[1:] == between[-1:] and bool(listed(between[1:], article, "part_word"))
    return at < figure and bool(_ONE_VERB.fullmatch(view.text, at + 1, figure))


def is_shared(view: View, at: int, figure: int, article: Article) -> bool:
    """Whether the only date of a sentence ends it, behind figures that no mark parts.

    "produksi 3 ton dengan lahan 5 hektare sepanjang 2017": 2017 is the year of both.
    """
    between = view.text[figure + 1 : at]
    if at < figure or len(list(places_of(view, SYMBOLS["date"]))) > 1:
        return False
    texts = between.casefold().split()
    names = ("result_word", "compare_first", "compare_word", "movement")
    is_move = any(word in article.pack.lexicons.get(name, {}) for word in texts for name in names)
    ends = not plain(view.text[at + 1 :])
    return ends and not is_move and bool(_NO_MARK.fullmatch(between))


def reaches_back(view: View, figure: int, at: int, article: Article) -> bool:
    """Whether a date behind a figure can be its period.

    Not where it belongs to what the figure is compared with ("51 ca, tăng so với 48 ca của năm
    2022"), nor where another clause has begun ("8 tỷ đồng, dự kiến hoàn thành năm 2025"): behind a
    comma only a word or two may bring it in ("..., theo số liệu năm 2020").
    """
    between = view.text[figure + 1 : at].casefold()
    clause = regex.split("[,;]", between)[-1]
    if set(clause) & FIGURES and _compares(clause, article):
        return False
    last = max((n for n, mark in enumerate(between) if mark in FIGURES), default=-1)
    tail = regex.split("[,;:]", between[last + 1 :])
    links = article.pack.lexicons.get("clause_link", {})
    text = f" {' '.join(plain(tail[-1]))} "
    is_parted = len(tail) > 1 or any(f" {link} " in text for link in links)
    if is_parted and _leads_on(view, at):
        return False  # "5 tỷ đồng, năm 2014 là 4 tỷ đồng"
    if len(tail) > 1:
        leading = plain(tail[-1])
        names = ("according_to", "source_word")
        is_source = bool(leading) and any(listed(leading, article, name) for name in names)
        return is_source or len(leading) <= MAX_LEADING
    return last < 0 or not is_parted


def _leads_on(view: View, at: int) -> bool:
    """Whether a date stands before a figure of its own, a few words on."""
    ahead = regex.split("[,;.:(]", view.text[at + 1 :])[0]
    first = min((n for n, mark in enumerate(ahead) if mark in FIGURES), default=-1)
    return first >= 0 and len(plain(ahead[:first])) <= MAX_AHEAD


def _compares(clause: str, article: Article) -> bool:
    text = f" {' '.join(clause.split())} "
    words = article.pack.lexicons.get("compare_first", {})
    return any(f" {word} " in text for word in words if len(word) > MIN_COMPARING)
