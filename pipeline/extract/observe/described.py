"""A view and a figure's place enter, what is said after the figure leaves.

The counted thing and what is said of it ("338 tổ chức đăng ký hoạt động"), the complement a
preposition brings in ("Rp 86 miliar untuk pelatihan kerja", "73 persen terhadap garis kemiskinan").
"""

from __future__ import annotations

from pipeline.extract.mention import Article
from pipeline.extract.observe.measure import MAX_DESCRIPTION
from pipeline.extract.observe.view import FIGURES, SYMBOLS, View
from pipeline.extract.observe.words import (
    ACTORS,
    DATE,
    PLACE,
    Measure,
    Word,
    chunks,
    head_length,
    is_stop,
    listed,
    printed,
    sort_of,
    words,
)

_NEAR = 6
SHORT = 3
BARE = 2
"""Of how many words a phrase is that only leads on to a figure."""
MAX_SINGLED = 5
"""Of how many words the name of a part may be that is singled out."""


def after(view: View, figure: int, article: Article) -> Measure | None:
    """The measure that a figure begins: the unit of a count and what is said of the things."""
    found = _description(view, figure, article)
    mention = view.mentions[figure]
    unit = str(mention.value.unit) if mention.value.kind == "count" else ""
    rest = printed(view, found)
    text = f"{unit} {rest.text if rest else ''}".strip()
    start = figure if unit else (found[0].start if found else figure + 1)
    return Measure(text, start, found[-1].end if found else figure + 1) if text else None


def amount_of(view: View, figure: int, article: Article) -> Measure | None:
    """What an amount is, named right after it ("124.000 USD viện trợ", in aid)."""
    found = words(view, figure + 1, len(view.text))[:_NEAR]
    if not found or not _is_noun([word.text for word in found], article):
        return None
    return printed(view, _description(view, figure, article))


def _is_noun(texts: list[str], article: Article) -> bool:
    return sort_of(texts, article) in ("noun", "act") or bool(head_length(texts, article))


def _description(view: View, figure: int, article: Article) -> list[Word]:
    """What is said of counted things, a relative clause after their place included."""
    following = words(view, figure + 1, len(view.text))[: MAX_DESCRIPTION * 2]
    following = following[_relative(following, article) :]
    found = _run(view, following, article)
    at = len(found)
    if 0 < at < len(following) and following[at].text in (PLACE, *ACTORS):
        rest = following[at + 1 :]
        if rest and _says(rest, article):  # "23% hộ dân Ấn Độ | có máy tính", that have computers
            found += _run(view, rest, article) if len(found) + 1 < MAX_DESCRIPTION else []
    return found


def _says(following: list[Word], article: Article) -> bool:
    """Whether a verb begins what is said of the things counted."""
    texts = [word.text for word in following[:4]]
    return sort_of(texts, article) == "verb" or bool(listed(texts, article, "predicate"))


def _run(view: View, following: list[Word], article: Article) -> list[Word]:
    """The words up to a mark, a symbol or a preposition."""
    links = article.pack.lexicons.get("clause_link", {})
    found: list[Word] = []
    for at, word in enumerate(following):
        is_joined = word.text == "," and _adds_noun(following[at + 1 : at + 5], article)
        is_doer = word.text in ACTORS or word.text == SYMBOLS["count"]
        is_agent = is_doer and bool(found) and _is_agent(found[-1].text, article)
        is_end = _is_end(following[at:], article) and not _goes_with(found, article)
        if is_end and found == following[:at] and (state := _state(following[at:], article)):
            found += following[at : at + state]
            break
        is_over = not word.text[0].isalnum() or word.is_symbol or is_end
        if word.text in links and _begins_clause(view, following[at + 1 : at + 4], article):
            break  # "50% tiền lãi và xin khất": another clause
        if (is_over and not is_joined and not is_agent) or len(found) > MAX_DESCRIPTION:
            break
        found.append(word)
    return _closed(found, article)


def _closed(found: list[Word], article: Article) -> list[Word]:
    """Without function words at the end, by whole compounds ("sữa tươi | nguyên liệu")."""
    grouped = chunks(found, article)
    while grouped:
        texts = [word.text for word in grouped[-1]]
        ends = listed(texts, article, "description_final") == len(texts)
        if texts[0] != "," and (ends or sort_of(texts, article) != "stop"):
            break
        grouped.pop()
    return [word for chunk in grouped for word in chunk]


def _is_end(following: list[Word], article: Article) -> bool:
    """Whether a preposition ends the description; "đến hạn", due, begins with one and does not."""
    texts = [word.text for word in following[:4]]
    return bool(listed(texts, article, "measure_stop")) and not listed(
        texts, article, "measure_part"
    )


def _goes_with(found: list[Word], article: Article) -> bool:
    """Whether the words before take a preposition ("vụ liên quan | đến cháy nổ", involving)."""
    last = [word.text for word in found[-2:]]
    return any(
        " ".join(last[-length:]) in article.pack.lexicons.get("takes_preposition", {})
        for length in (1, 2)
        if last
    )


def _state(following: list[Word], article: Article) -> int:
    """Of how many words the verb of movement is that says which things are counted; 0 for none.

    "49 mã tăng, 136 mã giảm giá": 49 stocks that rose.
    """
    texts = [word.text for word in following[:4]]
    length = listed(texts, article, "movement")
    after = following[length : length + 1]
    links = article.pack.lexicons.get("clause_link", {})
    ends = not after or not after[0].is_word or after[0].text in links
    return length if ends else 0


def _begins_clause(view: View, following: list[Word], article: Article) -> bool:
    """Whether a verb or a name follows a link: another clause begins."""
    texts = [word.text for word in following]
    if listed(texts, article, "movement"):
        return True
    named = bool(following) and view.text[following[0].start].isupper()
    return sort_of(texts, article) == "verb" or (named and sort_of(texts, article) is None)


def _is_agent(word: str, article: Article) -> bool:
    """Whether a preposition brings in who does it ("do", "oleh", by)."""
    return word in article.pack.lexicons.get("agent", {})


def _relative(following: list[Word], article: Article) -> int:
    """Where a relative clause after a place begins ("31 lembaga di Aceh | yang berizin"); 0 if no.

    Also after an apposition: ", yaitu Maluku Utara yang".
    """
    relatives = article.pack.lexicons.get("relative", {})
    seen_place = False
    for at, word in enumerate(following[:_NEAR]):
        if word.text in relatives:
            return at if seen_place else 0
        seen_place |= word.text == PLACE
        if word.text in FIGURES:
            return 0
    return 0


def _adds_noun(following: list[Word], article: Article) -> bool:
    """Whether a comma is followed by another of the things counted ("dự án, phi dự án")."""
    texts = [word.text for word in following]
    if any(word.is_symbol for word in following) or head_length(texts, article):
        return False
    if any(listed(texts[at:], article, "as_many") for at in range(len(texts))):
        return False  # "24 proyek, proyek jalan sebanyak 19": another count
    for at in (0, 1):  # a prefix may stand before the noun: `phi`, non-
        sort = sort_of(texts, article, at)
        if sort is not None:
            return sort == "noun"
    return False


def complement(view: View, figure: int, article: Article, lexicon: str) -> Measure | None:
    """The phrase after a figure that a preposition of the lexicon opens ("cho đầu tư công").

    A period may stand between ("Rp8 miliar pada 2015 untuk jembatan").
    """
    found = words(view, figure + 1, len(view.text))
    opened = article.pack.lexicons.get(lexicon, {})
    while found and found[0].text not in opened and _is_period(found, article):
        found = found[1:]
    if not found or found[0].text not in opened:
        return None
    links = article.pack.lexicons.get("clause_link", {})
    if lexicon == "whole" and found[1:] and found[1].text.isdigit():
        return None  # "trong 12 tháng qua": a time, no whole
    kept: list[Word] = []
    for word in found:
        breaks = bool(kept) and word.text not in opened and _breaks(found[len(kept) :], article)
        if not word.is_word or word.text in links or breaks:
            break
        if word.text[0] in FIGURES and len(kept) == BARE and lexicon != "purpose":
            return None  # "dari posisi 4,5 persen": the figure it leads to is a level
        if word.text[0] in FIGURES or word.text == DATE or len(kept) > MAX_DESCRIPTION:
            break
        kept.append(word)
    if _leads_off([word.text for word in kept], article):
        return None
    while kept and is_stop(kept[-1].text, article):
        kept.pop()
    if lexicon == "purpose" and kept and kept[-1].text == PLACE and len(kept) <= SHORT:
        return None  # who it is given to is the place of the row
    return printed(view, kept) if len(kept) > 1 else None


def _breaks(found: list[Word], article: Article) -> bool:
    """Whether another clause begins ("bất chấp", in spite of)."""
    return bool(listed([word.text for word in found[:3]], article, "clause_break"))


def _leads_off(texts: list[str], article: Article) -> bool:
    """Whether a phrase is a conjunction ("trong khi", while) or names the same period."""
    if listed(texts, article, "clause_break") > 1:
        return True
    return any(listed(texts[at:], article, "same_period") for at in range(len(texts)))


def _is_period(found: list[Word], article: Article) -> bool:
    """Whether a date, or the preposition of one, stands here."""
    links = article.pack.lexicons.get("scope_preposition", {})
    if found[0].text == DATE:
        return True
    return found[0].text in links and len(found) > 1 and found[1].text == DATE


def contrast(view: View, figure: int, article: Article) -> Measure | None:
    """A kind of place after a figure that tells two rows apart ("di perkotaan", in towns)."""
    found = complement(view, figure, article, "locative")
    return found if found and not _names_place(view, found) else None


def contrast_before(view: View, clause: list[Word], article: Article) -> Measure | None:
    """The same before it, where nothing else is said ("sedangkan di perdesaan mencapai")."""
    links = article.pack.lexicons.get("clause_link", {})
    locatives = article.pack.lexicons.get("locative", {})
    found = [word for word in clause if word.text != ","]
    while found and found[0].text in links:
        found = found[1:]
    if not found or found[0].text not in locatives:
        return None
    verbs = article.pack.lexicons.get("level_verb", {})
    while len(found) > 1 and found[-1].text in verbs:
        found = found[:-1]
    texts = [word.text for word in found[1:]]
    if not texts or len(texts) > 2 or any(word.is_symbol for word in found):
        return None
    return printed(view, found)


def singled_out(view: View, clause: list[Word], article: Article) -> Measure | None:
    """What a clause singles out of the row before: "riêng khu vực nội thành lên tới"."""
    at = max((n + 1 for n, word in enumerate(clause) if word.text == ","), default=0)
    found = clause[at:]
    opens = listed([word.text for word in found], article, "singled_out")
    found = found[opens:]
    while len(found) > 1 and listed([found[-1].text], article, "level_verb"):
        found = found[:-1]
    texts = [word.text for word in found]
    headed = any(head_length(texts[n:], article) for n in range(len(texts)))
    if not opens or not 0 < len(found) <= MAX_SINGLED or headed:
        return None
    return printed(view, found)


def _names_place(view: View, found: Measure) -> bool:
    return PLACE in view.text[found.start : found.end]


def noun_before(view: View, figure: int, unit: str, article: Article) -> Measure | None:
    """What a count in brackets counts, named before them ("các cơ sở y tế tại Huế (18 cơ sở)")."""
    opened = view.text.rfind("(", 0, figure)
    if opened < 0 or view.text[opened + 1 : figure].strip() or not unit:
        return None
    at = view.text.casefold().find(f" {unit.casefold()} ", 0, opened)
    if at < 0:
        return None
    start = at + 1
    found = _run(view, words(view, start + len(unit), opened), article)
    first = Word(unit.casefold(), start, start + len(unit))
    return printed(view, [first, *found])
