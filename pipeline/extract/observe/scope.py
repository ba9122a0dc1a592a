"""A view and a figure's place enter, the period, place and subject that hold for it leave.

Scope widens step by step: the figure's own stretch of the clause, the sentence, the row before in
the same paragraph. A date that only a comparison names, and the day on which somebody spoke, are
no period of a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import regex

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe.view import FIGURES, SYMBOLS, View

_DAY = regex.compile(r"[0-9X]{4}-[0-9]{2}-[0-9]{2}")
_AT_ONCE = regex.compile(r" ?\(?(?:[\p{L}]+ ){0,2}\(?")
_MONTH = regex.compile(r"[0-9]{4}-[0-9]{2}")
_FINENESS = {"country": 1, "province": 2, "city": 3, "district": 3, "commune": 4, "other": 5}
_LINK = 7
"""How far two dates may stand apart that one conjunction joins."""
_ONE_VERB = regex.compile(r" (?:[\p{L}]+ )?")
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}-]+")
_ENDS_SPEECH = regex.compile(r"\s*(?:[.,)\"”]|$)")
_BEFORE_SPEECH = regex.compile(r"[,(\ue005\ue007]\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a row: its value, the mention that says it (None for a carried one), and why."""

    value: str
    mention: Mention | None
    why: str
    holds: bool = True
    """Whether it holds for the rows after it as well."""


def period(view: View, figure: int, article: Article, baselines: set[int]) -> Part | None:
    """The date that holds for a figure within its sentence."""
    if article.published is not None and _says(view, figure, article, "until_now"):
        return Part(article.published.isoformat(), None, "until the day of publication")
    owners = owned(view, "date", article)

    def fits(at: int) -> bool:
        if owners.get(at, figure) != figure:
            return False
        is_compared = at in baselines and not _leads_to(view, at, figure, article)
        return not is_compared and not is_in_passing(view, at, article)

    own = [at for at, owner in owners.items() if owner == figure]
    found = (own[0], "right after it") if own else _nearest(view, figure, "date", fits)
    if found is None:
        return None
    at, why = found
    mention = view.mentions[at]
    return _joined(view, at, article) or Part(str(mention.value.value), mention, why)


def _joined(view: View, at: int, article: Article) -> Part | None:
    """ "Juni dan Juli", June and July: two months that follow each other are one interval."""
    for first, second in ((at, _beside(view, at, 1)), (_beside(view, at, -1), at)):
        if first is None or second is None:
            continue
        link = view.text[first + 1 : second].strip()
        start, end = (str(view.mentions[n].value.value) for n in (first, second))
        if link in article.pack.lexicons.get("clause_link", {}) and _follows(start, end):
            mention = view.mentions[second]
            return Part(f"{start}/{end}", mention, "two months named together")
    return None


def _beside(view: View, at: int, step: int) -> int | None:
    """The place of the date right before or after a date, one word between them."""
    mark = SYMBOLS["date"]
    found = view.text.find(mark, at + 1) if step > 0 else view.text.rfind(mark, 0, at)
    return found if found >= 0 and abs(found - at) < _LINK else None


def _follows(first: str, second: str) -> bool:
    """Whether the second month comes right after the first."""
    if not (_MONTH.fullmatch(first) and _MONTH.fullmatch(second)):
        return False
    (year, month), (next_year, next_month) = (
        (int(part) for part in value.split("-")) for value in (first, second)
    )
    return year * 12 + month + 1 == next_year * 12 + next_month


def is_in_passing(view: View, at: int, article: Article) -> bool:
    """Whether a date is the day of a publication, of a statement, or a year of birth."""
    before = [word.casefold() for word in _WORDS.findall(view.text[max(0, at - 30) : at])]
    if _ends_with(before, article, "birth"):
        return True
    if _is_day_of_speech(view, at):
        return True
    if not is_day(str(view.mentions[at].value.value)):
        return False
    after = [word.casefold() for word in _WORDS.findall(view.text[at + 1 : at + 40])]
    says = article.pack.words("reporting_verbs")
    is_said = view.text[at + 1 : at + 2] == " " and any(
        " ".join(after[:length]) in says for length in (1, 2, 3)
    )
    return is_said or _ends_with(before, article, "publication")


def _ends_with(words: list[str], article: Article, lexicon: str) -> bool:
    entries = article.pack.lexicons.get(lexicon, {})
    while words and words[-1] in article.pack.lexicons.get("day_word", {}):
        words = words[:-1]
    return any(" ".join(words[-length:]) in entries for length in (1, 2, 3) if words)


def owned(view: View, kind: str, article: Article) -> dict[int, int]:
    """Mentions that follow a figure at once ("9 persen (2017)") -> that figure."""
    symbol = SYMBOLS[kind]
    compared = article.pack.lexicons.get("compare_word", {})
    found: dict[int, int] = {}
    for at, mark in enumerate(view.text):
        if mark != symbol:
            continue
        figure = _previous_figure(view, at)
        between = view.text[figure + 1 : at].casefold().split()
        is_compared = any(word in compared for word in between)
        if figure >= 0 and not is_compared and _AT_ONCE.fullmatch(view.text, figure + 1, at):
            found[at] = figure
    return found


def _leads_to(view: View, at: int, figure: int, article: Article) -> bool:
    """ "dibanding 2017 senilai 7 miliar": the compared year is the period of the next figure.

    Not where that figure is what a move ends at ("naik 3 persen dibanding 2017 menjadi 7").
    """
    between = view.text[at + 1 : figure].casefold().split()
    if any(word in article.pack.lexicons.get("result_word", {}) for word in between):
        return False
    return at < figure and bool(_ONE_VERB.fullmatch(view.text, at + 1, figure))


def is_cumulative(mention: Mention, article: Article) -> bool:
    """Whether the day is one up to which is counted ("hingga 30 November", "tính đến 15/9")."""
    before = mention.sentence.text[: mention.start - mention.sentence.start].casefold().split()
    return bool(before) and before[-1] in article.pack.lexicons.get("until", {})


def is_day(value: str) -> bool:
    """Whether a period is a single day."""
    return bool(_DAY.fullmatch(value))


def place(view: View, figure: int, article: Article, hidden: list[Mention]) -> Part | None:
    """The place that holds for a figure within its sentence.

    `hidden` are places inside the names of bodies: they count where nothing else is named.
    """
    given = _beneficiary(view, figure, article)
    if given is not None:
        return Part(view.mentions[given].text, view.mentions[given], "who it is given to")
    found = _nearest(view, figure, "place", lambda at: not is_elsewhere(view, at, article))
    nation = _nation(view, figure, article)
    if nation is not None and (found is None or found[0] < nation[0] or found[0] > figure):
        return nation[1]
    if found is not None:
        fineness = _fineness(article)
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
    end = _next_figure(view, figure)
    rest = view.text[figure + 1 : end]
    at = rest.find(SYMBOLS["place"])
    before = [word.casefold() for word in _WORDS.findall(rest[: max(at, 0)])]
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
    between = _WORDS.findall(view.text[last + 1 : figure].casefold())
    words = article.pack.lexicons.get("in_turn", {})
    says = any(
        " ".join(between[n : n + 2]) in words or between[n] in words for n in range(len(between))
    )
    if last > figure or not says:
        return None
    return sum(mark in FIGURES for mark in view.text[last + 1 : figure])


def _fineness(article: Article) -> dict[int, int]:
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
    """Whether a place is the seat of a meeting or whose office somebody holds."""
    before = [word.casefold() for word in _WORDS.findall(view.text[max(0, at - 60) : at])]
    lexicons = article.pack.lexicons
    if before and view.text[at - 1] == " " and _ends_with(before, article, "office"):
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
    before = _WORDS.findall(text[max(0, at - 30) : at])[-3:]
    compared = article.pack.lexicons.get("comparison", {})
    holds = not any(word in compared for word in before)
    return at, Part(country, None, f"{word!r} means the whole country", holds)


def subject(view: View, figure: int) -> Part | None:
    """The body or person named last before the figure."""
    symbols = SYMBOLS["organisation"], SYMBOLS["person"]
    at = max(view.text.rfind(symbol, 0, figure) for symbol in symbols)
    if at < 0:
        return None
    mention = view.mentions[at]
    return Part(mention.text, mention, "the body or person named before it")


def says_now(view: View, figure: int, article: Article) -> bool:
    """Whether the sentence speaks of the present ("hiện có", "saat ini"): no period is carried."""
    return _says(view, figure, article, "now") or _says(view, figure, article, "until_now")


def says_so_far(view: View, figure: int, article: Article) -> bool:
    """Whether the sentence sums up what was reached so far ("kết quả đến nay")."""
    return _says(view, figure, article, "so_far")


def _says(view: View, figure: int, article: Article, lexicon: str) -> bool:
    text = _folded(view.text[:figure])
    return any(f" {word} " in text for word in article.pack.lexicons.get(lexicon, {}))


def _folded(text: str) -> str:
    """Words in lower case between single spaces, without marks."""
    return f" {' '.join(_WORDS.findall(text.casefold()))} "


def _previous_figure(view: View, figure: int) -> int:
    return max((view.text.rfind(symbol, 0, figure) for symbol in FIGURES), default=-1)


def _next_figure(view: View, figure: int) -> int:
    found = [view.text.find(symbol, figure + 1) for symbol in FIGURES]
    return min((at for at in found if at >= 0), default=len(view.text))


def _nearest(
    view: View, figure: int, kind: str, fits: Callable[[int], bool]
) -> tuple[int, str] | None:
    """The mention of a kind that is nearest in scope, and how it was found."""
    symbol = SYMBOLS[kind]
    places = [at for at, mark in enumerate(view.text) if mark == symbol and fits(at)]
    left, right = _previous_figure(view, figure), _next_figure(view, figure)
    steps: tuple[tuple[str, Iterable[int]], ...] = (
        ("in its clause, before it", reversed([at for at in places if left < at < figure])),
        ("in its sentence, before it", reversed([at for at in places if at < figure])),
        ("in its clause, after it", _after_figure(view, figure, right, places)),
        ("in its sentence, after it", (at for at in places if at > figure)),
    )
    for why, candidates in steps:
        for at in candidates:
            return at, why
    return None


def _after_figure(view: View, figure: int, right: int, places: list[int]) -> Iterable[int]:
    for at in places:
        if figure < at < right and not set(view.text[figure + 1 : at]) & set(";,."):
            yield at


def _is_day_of_speech(view: View, at: int) -> bool:
    """ "..., ujarnya di Jakarta, Senin (21/1).": a day in passing at the end of a report."""
    mention = view.mentions[at]
    return bool(
        _DAY.fullmatch(str(mention.value.value))
        and _BEFORE_SPEECH.search(view.text, max(0, at - 3), at)
        and _ENDS_SPEECH.match(view.text, at + 1)
    )
