"""A figure of a list shared out "respectively" enters, the measure whose turn it is leaves.

"Doanh thu và lợi nhuận lần lượt đạt 26 tỷ và 7 tỷ đồng": turnover is 26, profit 7 billion.
"""

from __future__ import annotations

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe import measure
from pipeline.extract.observe.view import View
from pipeline.extract.observe.words import (
    ACTORS,
    Measure,
    Word,
    listed,
    printed,
    sort_of,
    words,
)


def in_turn(view: View, figure: int, article: Article) -> Measure | None:
    """The measure whose turn a figure is; None where no list of measures stands before.

    A list of names shares the head of its first ("Laba BCA dan BRI", profit of BCA and of BRI);
    without a head the names alone say what is measured.
    """
    start = max(view.text.rfind(mark, 0, figure) for mark in ";:") + 1
    found = words(view, start, figure)
    turn = _turn(found, article)
    if turn is None:
        return None
    named = measure.before(view, turn.start, article)
    parts = _parts(words(view, named.start, named.end), article) if named else []
    parts = _with_head(parts) if len(parts) > 1 else _names(found, turn, article)
    symbol = view.text[figure]
    rank = view.text.count(symbol, turn.end, figure)
    is_list = len(parts) > 1 and view.text.count(symbol, turn.end) >= len(parts)
    if not is_list or rank >= len(parts):
        return None
    return printed(view, parts[rank])


def _with_head(parts: list[list[Word]]) -> list[list[Word]]:
    """The members of a list, those that are only names behind the head of the first."""
    first = parts[0]
    cut = len(first)
    while cut and _is_name(first[cut - 1]):
        cut -= 1
    if not 0 < cut < len(first):
        return parts
    return [first[:cut] + part if all(_is_name(word) for word in part) else part for part in parts]


def _is_name(word: Word) -> bool:
    return word.text in ACTORS or word.is_capital


def _names(found: list[Word], turn: Word, article: Article) -> list[list[Word]]:
    """The bodies or people that a list before the turn joins, with the noun that leads them."""
    lexicons = article.pack.lexicons
    leads = {**lexicons.get("clause_link", {}), **lexicons.get("relative", {})}
    before = [word for word in found if word.end <= turn.start]
    names: list[list[Word]] = []
    while before:
        if [word.text for word in before[-3::2]] == ["(", ")"]:  # an abbreviation: "Sagu (SAGU)"
            del before[-3:]
        elif before[-1].text in ACTORS:
            names.insert(0, [before.pop()])
        elif before[-1].text in (",", ".", *leads):
            before.pop()
        else:
            break
    lead = before[-1:] if before and sort_of([before[-1].text], article) == "noun" else []
    return [[*lead, *name] for name in names]


def shares(view: View, figure: int, at: int, article: Article) -> bool:
    """Whether figures are shared out between a name and this figure: it is not of the last name."""
    return _turn(words(view, at + 1, figure), article) is not None


def name_in_turn(view: View, figure: int, article: Article) -> int | None:
    """The place of the body or person whose turn a figure is."""
    found = words(view, 0, figure)
    turn = _turn(found, article)
    names = _names(found, turn, article) if turn is not None else []
    rank = view.text.count(view.text[figure], turn.end, figure) if turn is not None else 0
    return names[rank][-1].start if len(names) > 1 and rank < len(names) else None


def row_in_turn(
    view: View, figure: int, changes: list[int], rows: list[Mention], article: Article
) -> Mention | None:
    """The row that a change moves in its turn: "lãi 4 tỷ, lỗ 2 tỷ, lần lượt tăng 9% và 7%".

    `changes` are the places of all changes of the sentence, `rows` its rows so far.
    """
    turn = _turn(words(view, 0, figure), article)
    if turn is None:
        return None
    shared = [at for at in changes if at > turn.start]
    levels = [row for row in rows if row.start < view.starts[turn.start]]
    if not 1 < len(shared) <= len(levels):
        return None
    return levels[shared.index(figure) - len(shared)]


def _turn(found: list[Word], article: Article) -> Word | None:
    """The last word that says each has its own ("lần lượt", "masing-masing")."""
    texts = [word.text for word in found]
    for at in range(len(found) - 1, -1, -1):
        length = listed(texts[at:], article, "in_turn")
        if length and _is_whole(" ".join(texts[at : at + length]), article):
            return Word(texts[at], found[at].start, found[at + length - 1].end)
    return None


def _is_whole(entry: str, article: Article) -> bool:
    """Whether an entry is no half of another one ("lần", a time, of "lần lượt")."""
    entries = article.pack.lexicons.get("in_turn", {})
    return not any(
        other.startswith(f"{entry} ") or other.endswith(f" {entry}") for other in entries
    )


def _parts(found: list[Word], article: Article) -> list[list[Word]]:
    """The members of a list joined by commas and conjunctions."""
    links = article.pack.lexicons.get("clause_link", {})
    parts: list[list[Word]] = [[]]
    for word in found:
        if word.text == "," or word.text in links:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]
