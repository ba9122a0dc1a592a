"""A view and a figure's place enter, the place that holds for the figure leaves.

Scope widens step by step: who it is given to, the figure's own stretch of the clause, the sentence,
the name of a body in it. The seat of a meeting is no place of a figure.
"""

from __future__ import annotations

import regex

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe.passing import is_in_passing
from pipeline.extract.observe.scope import Part, ends_with, nearest, next_figure, plain
from pipeline.extract.observe.view import FIGURES, SYMBOLS, View

_DATELINE = regex.compile(
    r"[^\p{L}\ue005\ue006]*(?:[\p{Lu}\ue005\ue006][^\s,]*[, ]*){1,4}(?:\([^)]{1,20}\) ?)?"
    r"(?:(?<=\s)[-–—]|[-–—]+(?=\s))"
)
"""How a report opens that says where it was written ("KORAN.com, JAKARTA -", "Jakarta (X) -")."""
_SET_OFF = regex.compile(r" ?, ?(?:\p{L}+ )?(?=\ue004)")
COUNTRY = 1
_FINENESS = {"country": COUNTRY, "province": 2, "city": 3, "district": 3, "commune": 4, "other": 5}


def place(view: View, figure: int, article: Article, hidden: list[Mention]) -> Part | None:
    """The place that holds for a figure within its sentence.

    `hidden` are places inside the names of bodies: they count where nothing else is named.
    """
    given = _beneficiary(view, figure, article)
    if given is not None:
        return Part(view.mentions[given].text, view.mentions[given], "who it is given to")
    found = nearest(view, figure, "place", lambda at: not is_elsewhere(view, at, article))
    nation = _nation(view, figure, article)
    if nation is not None and (found is None or found[0] < nation[0] or found[0] > figure):
        return nation[1]
    if found is not None:
        fineness = article.once(fineness_of)
        chain = _coordinated(view, _finest(view, found[0], fineness), article, fineness)
        turn = _turn(view, figure, chain[-1], article)
        if turn is not None:
            mention = view.mentions[chain[min(turn, len(chain) - 1)]]
            return Part(mention.text, mention, "its turn in a list of places")
        mention = view.mentions[chain[0]]
        named = view.printed(chain[0], chain[-1] + 1)
        return Part(named, mention, found[1])
    offset = view.starts[figure]
    inside = [m for m in hidden if m.start < offset] or hidden
    if not inside:
        return None
    return Part(inside[-1].text, inside[-1], "in the name of a body in its sentence")


def _beneficiary(view: View, figure: int, article: Article) -> int | None:
    """The place that is given something, after a figure ("6.900 tấn gạo cho tỉnh Nghệ An")."""
    end = next_figure(view, figure)
    rest = view.text[figure + 1 : end]
    at = rest.find(SYMBOLS["place"])
    before = [word.casefold() for word in plain(rest[: max(at, 0)])]
    links = article.pack.lexicons.get("benefit", {})
    if at < 0 or set(rest[:at]) & set(",;.:") or not any(word in links for word in before):
        return None
    return figure + 1 + at


def _coordinated(view: View, at: int, article: Article, fineness: dict[int, int]) -> list[int]:
    """The places of one kind that are joined with this one ("Ngọk Tem, Đăk Ring và Đăk Nên")."""
    links = article.pack.lexicons.get("clause_link", {})
    places = sorted(n for n, mention in view.mentions.items() if mention.kind == "place")
    chain = [at]
    for step in (1, -1):
        ordered = [n for n in places[::step] if (n - at) * step > 0]
        for other in ordered:
            end = chain[-1] if step > 0 else chain[0]
            first, second = sorted((end, other))
            between = view.text[first + 1 : second].replace(",", " ").split()
            kinds = {fineness.get(id(view.mentions[n]), 0) for n in (end, other)}
            if len(kinds) > 1 or not all(word in links for word in between):
                break
            if not between and "," not in view.text[first + 1 : second]:
                break
            chain = [*chain, other] if step > 0 else [other, *chain]
    return chain


def _turn(view: View, figure: int, last: int, article: Article) -> int | None:
    """Which place of a list a figure is for: "masing-masing 8 persen dan 9 persen", each."""
    between = plain(view.text[last + 1 : figure].casefold())
    words = article.pack.lexicons.get("in_turn", {})
    says = any(
        " ".join(between[n : n + 2]) in words or between[n] in words for n in range(len(between))
    )
    if last > figure or not says:
        return None
    return sum(mark in FIGURES for mark in view.text[last + 1 : figure])


def fineness_of(article: Article) -> dict[int, int]:
    """Mention of a place (by identity) -> how fine a place it is."""
    return {
        id(mention): _FINENESS.get(str(entity.value.kind), 0)
        for entity in article.entities.get("place", [])
        for mention in entity.mentions
    }


def _finest(view: View, at: int, fineness: dict[int, int]) -> int:
    """ "huyện Kon Plông (Kon Tum)", "Desa Waisarisa, Maluku": of a chain, the finer place."""
    before = max((n for n in view.mentions if n < at), default=-1)
    if before < 0 or view.mentions[before].kind != "place":
        return at
    is_chain = view.text[before + 1 : at].strip() in (",", "(")
    finer, wider = (fineness.get(id(view.mentions[n]), 0) for n in (before, at))
    return _finest(view, before, fineness) if is_chain and finer > wider > 0 else at


def is_elsewhere(view: View, at: int, article: Article) -> bool:
    """Whether a place is the seat of a meeting or a report, or whose office somebody holds."""
    if _is_seat(view, at, article):
        return True
    before = [word.casefold() for word in plain(view.text[max(0, at - 60) : at])]
    lexicons = article.pack.lexicons
    if before and view.text[at - 1] == " " and ends_with(before, article, "office"):
        return True
    if not before or before[-1] not in lexicons.get("locative", {}):
        return False
    if any(word in lexicons.get("superlative", {}) for word in before[-3:-1]):
        return True
    said = article.pack.words("reporting_verbs") | frozenset(lexicons.get("meeting", {}))
    return any(
        " ".join(before[start:end]) in said
        for end in range(len(before) - 1, max(0, len(before) - 4), -1)
        for start in range(max(0, end - 3), end)
    )


def _is_seat(view: View, at: int, article: Article) -> bool:
    """Where a report was written, or somebody spoke: "ujarnya di Jakarta, Senin (21/1)"."""
    if at < dateline(view):
        return True
    if view.text[max(0, at - 3) : at] == f"{SYMBOLS['place']} (":
        return is_elsewhere(view, at - 3, article)  # its abbreviation: "Amerika Serikat (AS)"
    spoken = _SET_OFF.match(view.text, at + 1)
    return spoken is not None and is_in_passing(view, spoken.end(), article)


def dateline(view: View) -> int:
    """Where the words end by which a report opens; 0 where it opens with its text."""
    opening = _DATELINE.match(view.text) if view.sentence.index == 0 else None
    return opening.end() if opening is not None else 0


def _nation(view: View, figure: int, article: Article) -> tuple[int, Part] | None:
    """The country meant by "cả nước", the whole country, before a figure; and where that stands."""
    text = f" {view.text[:figure].casefold()} "
    found = [
        (text.rfind(f" {word} "), word, str(country))
        for word, country in article.pack.lexicons.get("national", {}).items()
    ]
    at, word, country = max(found, default=(-1, "", ""))
    if at < 0:
        return None
    before = plain(text[max(0, at - 30) : at])[-3:]
    compared = article.pack.lexicons.get("comparison", {})
    holds = not any(word in compared for word in before)
    return at, Part(country, None, f"{word!r} means the whole country", holds)
