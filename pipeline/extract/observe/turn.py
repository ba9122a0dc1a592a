"""A figure of a list shared out "respectively" enters, the measure whose turn it is leaves.

"Doanh thu và lợi nhuận lần lượt đạt 26 tỷ và 7 tỷ đồng": turnover is 26, profit 7 billion.
"""

from __future__ import annotations

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe import measure
from pipeline.extract.observe.view import View
from pipeline.extract.observe.words import Measure, Word, listed, printed, words


def in_turn(view: View, figure: int, article: Article) -> Measure | None:
    """The measure whose turn a figure is; None where no list of measures stands before."""
    start = max(view.text.rfind(mark, 0, figure) for mark in ";:") + 1
    found = words(view, start, figure)
    turn = _turn(found, article)
    if turn is None:
        return None
    named = measure.before(view, turn.start, article)
    if named is None:
        return None
    parts = _parts(words(view, named.start, named.end), article)
    symbol = view.text[figure]
    rank = view.text.count(symbol, turn.end, figure)
    is_list = len(parts) > 1 and view.text.count(symbol, turn.end) >= len(parts)
    if not is_list or rank >= len(parts):
        return None
    return printed(view, parts[rank])


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
