"""A view and the place of a level figure enter, the words that name what is measured leave.

Before the figure: the noun phrase up to the verb of measure, from its head ("tổng giá trị",
"jumlah") where one stands there. After a count: the counted noun and what is said of it.
Periods and places are cut out of it; they have columns of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from pipeline.extract.mention import Article
from pipeline.extract.noun_phrase import Vocabulary, vocabulary
from pipeline.extract.observe.view import FIGURES, SYMBOLS, View

_HARD = regex.compile(rf"[;:!?.…\"“”»«(\[|•]|[{''.join(sorted(FIGURES))}]")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’/&.][\p{L}\p{M}\p{N}]+)*|[\ue000-\uf8ff]|[^\s]")
DATE, PLACE = SYMBOLS["date"], SYMBOLS["place"]
ACTORS = frozenset((SYMBOLS["organisation"], SYMBOLS["person"]))
MAX_WORDS = 40
MAX_DESCRIPTION = 12
SHORT = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word, symbol or mark of the view, folded, with its span in the view."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure's words, and their span in the view."""

    text: str
    start: int
    end: int


def words(view: View, start: int, end: int) -> list[Word]:
    """The words of a stretch of the view."""
    return [
        Word(m.group().casefold(), m.start(), m.end())
        for m in _WORD.finditer(view.text, start, end)
    ]


def before(view: View, end: int, article: Article, start: int = 0) -> Measure | None:
    """The measure that stands before `end`, up to the figure or mark before it."""
    after_figure = False
    for mark in _HARD.finditer(view.text, start, end):
        if mark.end() < end and not _is_soft(view.text, mark.end(), end):
            start, after_figure = mark.end(), mark.group() in FIGURES
    found = words(view, start, end)[-MAX_WORDS:]
    if after_figure:
        is_named = (
            view.text[start - 1] != SYMBOLS["amount"] and view.text[start - 1] != SYMBOLS["count"]
        )
        is_named = is_named and names_what_follows(view, start - 1, article)
        found = _without_complement(found, article, always=is_named)
    found = _clause(found, article)
    return _measure(view, _trim(found, article))


def _without_complement(found: list[Word], article: Article, *, always: bool) -> list[Word]:
    """Without what still belongs to the figure before ("19 persen di kota | dan 23 persen").

    `always`: the figure before names what follows it, so all up to the next link is its own.
    """
    known = vocabulary(article.pack.code)
    if not found:
        return found
    if not always and not (_is_stop(found[0].text, known) or found[0].text in (DATE, PLACE)):
        return found
    links = article.pack.lexicons.get("clause_link", {})
    if found[0].text in links:
        return found
    at = next((n for n, word in enumerate(found) if word.text == "," or word.text in links), None)
    if at is None:
        return [] if always else found
    return found[at + 1 :]


def loose(view: View, end: int, article: Article) -> Measure | None:
    """The words before a figure as they stand, where they name nothing better ("menyalurkan")."""
    start = max((mark.end() for mark in _HARD.finditer(view.text, 0, end)), default=0)
    found = words(view, start, end)[-MAX_DESCRIPTION:]
    at = max((n + 1 for n, word in enumerate(found) if word.text == ","), default=0)
    return _measure(view, _without(found[at:], article))


def _is_soft(text: str, at: int, end: int) -> bool:
    """Whether the mark before `at` is a bracket that ends no clause.

    It is closed again before the figure ("Garis Kemiskinan (GK) mencapai"), or opens it
    ("penerimaan pajak (Rp 5 triliun)").
    """
    closing = {"(": ")", "[": "]"}.get(text[at - 1])
    return closing is not None and (closing in text[at:end] or not text[at:end].strip())


def after(view: View, figure: int, article: Article) -> Measure | None:
    """The measure that a count begins: its unit and what is said of the things counted."""
    end = _end_of_description(view, figure, article)
    rest = view.printed(figure + 1, end).strip() if end > figure + 1 else ""
    mention = view.mentions[figure]
    unit = str(mention.value.unit) if mention.value.kind == "count" else ""
    text = f"{unit} {rest}".strip()
    start = figure if unit else figure + 1
    return Measure(text, start, end) if text else None


def counted(view: View, figure: int, article: Article, before: Measure | None) -> Measure | None:
    """What is counted; where nothing is said of it after, what the clause before says of it."""
    found = after(view, figure, article)
    if found is None or before is None or found.end > figure + 1:
        return found
    if _is_existential(view, figure, article) or len(before.text.split()) > MAX_DESCRIPTION:
        return found
    return Measure(f"{before.text} {found.text}", before.start, found.end)


def _is_existential(view: View, figure: int, article: Article) -> bool:
    """Whether the count is only said to be there ("có 5 huyện", "terdapat 31 lembaga")."""
    last = [word.text for word in words(view, 0, figure)[-1:]]
    return (
        not last
        or last[0] in article.pack.lexicons.get("existential", {})
        or not last[0][0].isalpha()
    )


def _end_of_description(view: View, figure: int, article: Article) -> int:
    """Where what is said of counted things ends: before a mark, a symbol or a preposition."""
    stops = article.pack.lexicons.get("measure_stop", {})
    known = vocabulary(article.pack.code)
    following = words(view, figure + 1, len(view.text))[: MAX_DESCRIPTION * 2]
    found: list[Word] = []
    for at, word in enumerate(following):
        if word.text == "," and _adds_noun(following[at + 1 : at + 5], article, known):
            found.append(word)
            continue
        if not word.text[0].isalnum() or word.text in stops or word.text[0] >= "\ue000":
            break
        found.append(word)
        if len(found) > MAX_DESCRIPTION:
            break
    while found and (_is_stop(found[-1].text, known) or found[-1].text == ","):
        found.pop()
    return found[-1].end if found else figure + 1


def _adds_noun(following: list[Word], article: Article, known: Vocabulary) -> bool:
    """Whether a comma is followed by another of the things counted ("dự án, phi dự án")."""
    texts = [word.text for word in following]
    if any(text[0] >= "\ue000" for text in texts) or _heads(texts, article):
        return False
    for at in (0, 1):  # a prefix may stand before the noun: `phi`, non-
        found = known.longest(texts, at) if at < len(texts) else None
        if found is not None:
            return found[1] == "noun"
    return False


def names_what_follows(view: View, figure: int, article: Article) -> bool:
    """Whether a percentage stands before its noun ("98% trẻ sơ sinh", 98 % of newborns)."""
    following = words(view, figure + 1, min(len(view.text), figure + 60))[:6]
    if not following:
        return False
    texts = [word.text for word in following]
    at = 1 if texts[0] in article.pack.lexicons.get("part_of", {}) and len(texts) > 1 else 0
    found = vocabulary(article.pack.code).longest(texts, at)
    return found is not None and found[1] in ("noun", "act")


def has_head(measure: Measure, article: Article) -> bool:
    """Whether a measure begins with a noun that heads measures."""
    return _heads(measure.text.casefold().split(), article)


def is_bare(measure: Measure, article: Article) -> bool:
    """Whether a measure is a noun that says nothing by itself ("giá trị", value)."""
    return measure.text.casefold() in article.pack.lexicons.get("generic_head", {})


def is_anaphor(measure: Measure, article: Article) -> bool:
    """Whether a measure only points back ("angka tersebut", that figure)."""
    return measure.text.casefold() in article.pack.lexicons.get("anaphor", {})


def complement(view: View, figure: int, article: Article, lexicon: str) -> tuple[int, int] | None:
    """The phrase after a figure that a preposition of the lexicon opens ("cho đầu tư công")."""
    found = words(view, figure + 1, len(view.text))
    if not found or found[0].text not in article.pack.lexicons.get(lexicon, {}):
        return None
    links = article.pack.lexicons.get("clause_link", {})
    kept: list[Word] = []
    for word in found:
        if not (word.text[0].isalnum() or word.text[0] >= "\ue000") or word.text in links:
            break
        if word.text[0] in FIGURES or word.text[0] == DATE or len(kept) > MAX_DESCRIPTION:
            break
        kept.append(word)
    known = vocabulary(article.pack.code)
    while kept and _is_stop(kept[-1].text, known):
        kept.pop()
    return (kept[0].start, kept[-1].end) if len(kept) > 1 else None


def _clause(found: list[Word], article: Article) -> list[Word]:
    """The last clause of a stretch: back over commas only while they join nouns."""
    parts: list[list[Word]] = [[]]
    for word in found:
        if word.text == ",":
            parts.append([])
        else:
            parts[-1].append(word)
    parts = [part for part in parts if part]
    if not parts:
        return []
    known = vocabulary(article.pack.code)
    kept = parts.pop()
    while parts and _goes_on(kept, article, known) and _can_precede(parts[-1], article, known):
        kept = parts.pop() + kept
    return kept


def _goes_on(part: list[Word], article: Article, known: Vocabulary) -> bool:
    """Whether a part after a comma can go on with a list of nouns: ", organisasi, dan individu"."""
    texts = [word.text for word in part]
    if texts[0] in article.pack.lexicons.get("coordinator", {}):
        return len(texts) > 1
    if _heads(texts, article):
        return False
    found = known.longest(texts, 0)
    if found is None:
        return len(texts) <= SHORT
    return found[1] in ("noun", "act")


def _can_precede(part: list[Word], article: Article, known: Vocabulary) -> bool:
    """Whether a part before a comma can be the beginning of the same noun phrase."""
    texts = [word.text for word in part]
    if DATE in texts or _is_stop(texts[0], known):
        return False
    if any(_heads(texts[at:], article) for at in range(len(texts))):
        return True
    at = 0
    while at < len(texts):
        found = known.longest(texts, at)
        if found is not None and found[1] == "verb":
            return False
        at += found[0] if found else 1
    return True


def _heads(texts: list[str], article: Article) -> bool:
    """Whether these words begin with a noun that heads measures."""
    heads = article.pack.lexicons.get("measure_head", {})
    return any(" ".join(texts[:length]) in heads for length in (3, 2, 1))


def _is_stop(word: str, known: Vocabulary) -> bool:
    found = known.longest([word], 0)
    return found is not None and found[1] == "stop"


def _trim(found: list[Word], article: Article) -> list[Word]:
    pointers = article.pack.lexicons.get("anaphor", {})
    for length in (3, 2):
        if " ".join(word.text for word in found[:length]) in pointers:
            return found[:length]
    found = _from_head(found, article)
    found = _without(found, article)
    known = vocabulary(article.pack.code)
    edges = article.pack.lexicons.get("measure_edge", {})
    chunks = _chunks(found, known)
    headed = _heads([word.text for word in found], article)
    while chunks and _closes(chunks[-1], article, known, verbs=not headed):
        chunks.pop()
    while chunks and (_opens(chunks[0][0], edges) or _is_stop(chunks[0][0].text, known)):
        chunks.pop(0)
    return [word for chunk in chunks for word in chunk]


def _chunks(found: list[Word], known: Vocabulary) -> list[list[Word]]:
    """The words grouped into the longest ones known ("tiếp nhận" is one)."""
    texts = [word.text for word in found]
    chunks: list[list[Word]] = []
    at = 0
    while at < len(found):
        longest = known.longest(texts, at)
        length = longest[0] if longest else 1
        chunks.append(found[at : at + length])
        at += length
    return chunks


def _closes(chunk: list[Word], article: Article, known: Vocabulary, *, verbs: bool) -> bool:
    """Whether a word stands between a measure and its figure: a verb, an adverb, a mark.

    A verb is kept where a head stands before it: "giá trị viện trợ giải ngân", aid disbursed.
    """
    text = " ".join(word.text for word in chunk)
    lexicons = article.pack.lexicons
    if text in lexicons.get("level_verb", {}) or text in lexicons.get("measure_edge", {}):
        return True
    found = known.longest([word.text for word in chunk], 0)
    sort = found[1] if found is not None else None
    return not _is_word(chunk[-1]) or sort == "stop" or (verbs and sort == "verb")


def _opens(word: Word, edges: Mapping[str, object]) -> bool:
    """Whether a word opens a clause without belonging to its measure: also who acts in it."""
    return word.text in edges or word.text in ACTORS or not _is_word(word)


def _is_word(word: Word) -> bool:
    return word.text[0].isalnum() or word.text[0] >= "\ue000"


def _from_head(found: list[Word], article: Article) -> list[Word]:
    """From the first head of a measure on, if there is one; else after the last verb of saying."""
    texts = [word.text for word in found]
    heads = article.pack.lexicons.get("measure_head", {})
    for at in range(len(texts)):
        for length in (3, 2, 1):
            if " ".join(texts[at : at + length]) in heads and at + length <= len(texts):
                return found[at:]
    cut = 0
    says = article.pack.words("reporting_verbs") | frozenset(
        article.pack.lexicons.get("clause_word", {})
    )
    for at in range(len(texts)):
        for length in (3, 2, 1):
            if at + length < len(texts) and " ".join(texts[at : at + length]) in says:
                cut = max(cut, at + length)
    return found[cut:]


def _without(found: list[Word], article: Article) -> list[Word]:
    """Without periods and places, nor the prepositions that bring them in."""
    links = article.pack.lexicons.get("scope_preposition", {})
    kept: list[Word] = []
    for word in found:
        if word.text in (DATE, PLACE):
            is_name = word.text == PLACE and kept and kept[-1].text not in links
            if is_name and not links.get("*"):
                kept.append(word)
                continue
            while kept and kept[-1].text in links:
                kept.pop()
            continue
        kept.append(word)
    return kept


def _measure(view: View, found: list[Word]) -> Measure | None:
    if not found:
        return None
    pieces: list[str] = []
    at = found[0].start
    for word, following in zip(found, [*found[1:], None], strict=True):
        if following is None or view.text[word.end : following.start].strip():
            pieces.append(view.printed(at, word.end))
            at = following.start if following else at
    text = " ".join(pieces)
    return Measure(text, found[0].start, found[-1].end)
