"""A view and a figure's place enter, the period that holds for the figure leaves.

A date that only a comparison names, and the day on which somebody spoke, are no period of a figure.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe.scope import (
    Part,
    ends_with,
    nearest,
    places_of,
    plain,
    previous_figure,
)
from pipeline.extract.observe.view import FIGURES, SYMBOLS, View
from pipeline.extract.observe.words import listed

_DAY = regex.compile(r"[0-9X]{4}-[0-9]{2}-[0-9]{2}")
_WEEK = regex.compile(r"[0-9]{4}-W[0-9]{2}")
_MONTH = regex.compile(r"[0-9]{4}-[0-9]{2}")
_AT_ONCE = regex.compile(r" ?\(?(?:[\p{L}]+ ){0,2}\(?")
_ONE_VERB = regex.compile(r" (?:[\p{L}]+ )?")
_ENDS_SPEECH = regex.compile(r"(?: \p{Ll}+){0,2}\s*(?:[.,)\"”]|$)")
_QUOTE = regex.compile(r"[\"“”]")
_BEFORE_SPEECH = regex.compile(r"[,(\ue005\ue007]\s*$")
_NO_MARK = regex.compile(r"[^,;.:()]*")
_SPOKEN_NEAR = 60
"""Within how many characters before a day in mid-sentence somebody must have spoken."""
MAX_COMPARED = 3
"""How many words may stand between "compared with" and its date within a sentence."""
MAX_SINCE = 8
"""Within how many words before "since" a superlative must stand."""
MAX_RELATIVE = 3
"""Of how many words a relative clause between a year and its figure may be."""
MAX_LEADING = 2
"""How many words may bring in a period behind a comma."""
MIN_COMPARING = 2
"""Of how many letters a word of comparison must be more, to be one by itself ("so")."""
_LINK = 7
"""How far two dates may stand apart that one conjunction joins."""


def period(view: View, figure: int, article: Article, baselines: set[int]) -> Part | None:
    """The date that holds for a figure within its sentence."""
    if article.published is not None and _says(view, figure, article, "until_now"):
        return Part(article.published.isoformat(), None, "until the day of publication")
    if article.published is not None and _says_last_day(view, article):
        return Part(article.published.isoformat(), None, "the day before publication")
    owners = owned(view, "date", article)

    def fits(at: int) -> bool:
        if owners.get(at, figure) != figure and not _is_shared(view, at, figure, article):
            return False
        if at > figure and not _reaches_back(view, figure, at, article):
            return False
        is_compared = at in baselines and not _leads_to(view, at, figure, article)
        opens_compared = is_compared_first(view, at, article) and (
            _opens_compared(view, article) or not _leads_to(view, at, figure, article)
        )
        return not (is_compared or opens_compared or is_in_passing(view, at, article))

    own = [at for at, owner in owners.items() if owner == figure]
    found = (own[0], "right after it") if own else nearest(view, figure, "date", fits)
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


def _is_shared(view: View, at: int, figure: int, article: Article) -> bool:
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


def _reaches_back(view: View, figure: int, at: int, article: Article) -> bool:
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
    return first >= 0 and len(plain(ahead[:first])) <= MAX_COMPARED


def _compares(clause: str, article: Article) -> bool:
    text = f" {' '.join(clause.split())} "
    words = article.pack.lexicons.get("compare_first", {})
    return any(f" {word} " in text for word in words if len(word) > MIN_COMPARING)


def is_in_passing(view: View, at: int, article: Article) -> bool:
    """Whether a date is the day of a publication, of a statement, or a year of birth."""
    before = [word.casefold() for word in plain(view.text[max(0, at - 30) : at])]
    if ends_with(before, article, "birth") or _is_since(view, at, article):
        return True
    delivery = article.pack.lexicons.get("delivery", {})
    if any(" ".join(before[-n:]) in delivery for n in (1, 2)):
        return True  # "harga emas kontrak April 2019"
    if _is_day_of_speech(view, at, article):
        return True
    if not is_day(str(view.mentions[at].value.value)):
        return False
    after = [word.casefold() for word in plain(view.text[at + 1 : at + 40])]
    says = article.pack.words("reporting_verbs")
    is_said = view.text[at + 1 : at + 2] == " " and any(
        " ".join(after[:length]) in says for length in (1, 2, 3)
    )
    return is_said or ends_with(before, article, "publication")


def is_compared_first(view: View, at: int, article: Article) -> bool:
    """Whether a date ends a comparison ("So với 2015, CPI tăng", "giảm so với quý 3-2012").

    One that opens the sentence may be long; further on only few words stand before its date.
    """
    start = max(view.text.rfind(mark, 0, at) for mark in (",", ";", *FIGURES)) + 1
    before = plain(view.text[start:at].casefold())
    compared = article.pack.lexicons.get("compare_first", {})
    first = 0 if start == 0 else None
    return any(
        (n == first or len(before) - n - length <= MAX_COMPARED)
        and " ".join(before[n : n + length]) in compared
        for n in range(len(before))
        for length in (1, 2, 3)
    )


def _opens_compared(view: View, article: Article) -> bool:
    """Whether a sentence begins with a comparison."""
    first = plain(view.text[:40].casefold())[:3]
    compared = article.pack.lexicons.get("compare_first", {})
    return any(" ".join(first[:length]) in compared for length in (1, 2, 3))


def _is_since(view: View, at: int, article: Article) -> bool:
    """Whether a date is the one since when nothing was as high: "cao nhất kể từ tháng 8"."""
    before = [word.casefold() for word in plain(view.text[max(0, at - 60) : at])]
    if not ends_with(before, article, "since"):
        return False
    extremes = article.pack.lexicons.get("superlative", {})
    return any(word in extremes for word in before[-MAX_SINCE:])


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


def _leads_to(view: View, at: int, figure: int, article: Article) -> bool:
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


def is_cumulative(mention: Mention, article: Article) -> bool:
    """Whether the day is one up to which is counted ("hingga 30 November", "tính đến 15/9")."""
    before = mention.sentence.text[: mention.start - mention.sentence.start].casefold().split()
    return bool(before) and before[-1] in article.pack.lexicons.get("until", {})


def is_week(value: str) -> bool:
    """Whether a period is a single week."""
    return bool(_WEEK.fullmatch(value))


def is_day(value: str) -> bool:
    """Whether a period is a single day."""
    return bool(_DAY.fullmatch(value))


def says_now(view: View, figure: int, article: Article) -> bool:
    """Whether the sentence speaks of the present ("hiện có", "saat ini"): no period is carried."""
    return _says(view, figure, article, "now") or _says(view, figure, article, "until_now")


def opens(view: View, said: Mention) -> bool:
    """Whether a date stands before the clause it frames: "Theo báo cáo, năm 2019, cả nước có"."""
    at = view.place_of(said)
    if at is None or view.text[at + 1 : at + 2] != ",":
        return False
    return previous_figure(view, at) < 0


def heads_list(view: View, figure: int, said: Mention) -> bool:
    """Whether a day stands before the colon of a list: "Harga emas pada Rabu: - 1 gram ..."."""
    at = view.place_of(said)
    return at is not None and at < figure and ":" in view.text[at:figure]


def is_part(view: View, article: Article) -> bool:
    """Whether a sentence begins with the parts of a whole just named ("Trong đó", of which)."""
    first = [word.casefold() for word in plain(view.text[:40])[:3]]
    parts = article.pack.lexicons.get("part_word", {})
    return any(" ".join(first[:length]) in parts for length in (1, 2, 3))


def points_back(view: View, article: Article) -> bool:
    """Whether a sentence begins by pointing at the figure before ("Angka tersebut")."""
    return bool(listed([word.casefold() for word in plain(view.text[:40])], article, "anaphor"))


def says_so_far(view: View, figure: int, article: Article) -> bool:
    """Whether the sentence sums up what was reached so far ("kết quả đến nay")."""
    return _says(view, figure, article, "so_far")


def _says(view: View, figure: int, article: Article, lexicon: str) -> bool:
    text = _folded(view.text[:figure])
    return any(f" {word} " in text for word in article.pack.lexicons.get(lexicon, {}))


def _says_last_day(view: View, article: Article) -> bool:
    """Whether a sentence speaks of the last twenty-four hours."""
    text = _folded(view.text)
    return any(f" {word} " in text for word in article.pack.lexicons.get("last_day", {}))


def _is_day_of_speech(view: View, at: int, article: Article) -> bool:
    """ "..., ujarnya di Jakarta, Senin (21/1).": a day in passing at the end of a report.

    Somebody must have spoken in it; where the sentence goes on after it, right before.
    """
    mention = view.mentions[at]
    start = _before_day_words(view, at, article)
    is_set_off = (
        _DAY.fullmatch(str(mention.value.value))
        and _BEFORE_SPEECH.search(view.text, max(0, start - 3), start)
        and _ENDS_SPEECH.match(view.text, at + 1)
    )
    if not is_set_off:
        return False
    goes_on = view.text[at + 1 : at + 2] == ","
    said = view.text[max(0, at - _SPOKEN_NEAR) if goes_on else 0 : at]
    before = [word.casefold() for word in plain(said)]
    if goes_on and any(word in article.pack.lexicons.get("according_to", {}) for word in before):
        return False  # "theo báo cáo của sở, ngày 30/4, ...": the day of what is reported
    says = article.pack.words("reporting_verbs")
    return (not goes_on and bool(_QUOTE.search(said))) or any(
        " ".join(before[n : n + length]) in says for n in range(len(before)) for length in (1, 2)
    )


def _before_day_words(view: View, at: int, article: Article) -> int:
    """Where the words begin that bring in a day ("ujar Rina | pada Senin")."""
    start = len(view.text[:at].rstrip())
    while start:
        word = view.text[:start].rpartition(" ")[2]
        if word.casefold() not in article.pack.lexicons.get("day_word", {}):
            break
        start = len(view.text[: start - len(word)].rstrip())
    return start


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """Words in lower case between single spaces, without marks."""
    return f" {' '.join(plain(text.casefold()))} "
