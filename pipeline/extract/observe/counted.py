"""A count that only names its unit enters; the whole it is part of, or what is given, names it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe.change import unit_of
from pipeline.extract.observe.discourse import Discourse
from pipeline.extract.observe.view import View
from pipeline.extract.observe.words import Measure, Word, head_length, listed, words
from pipeline.record import Direction


@dataclass(frozen=True, slots=True)
class Name:
    """A measure; `base` is what a further row repeats of it; `read` where it stands."""

    text: str
    base: str
    read: Measure | None
    why: str
    growth: Direction | None = None
    """The direction a noun of movement gives a rate or a size ("pertumbuhan ekonomi")."""


def counted_with(
    seen: View, at: int, read: Measure, article: Article, discourse: Discourse
) -> Name | None:
    """A count that only names its unit: part of a whole, or those who are given something."""
    unit = str(unit_of(seen.mentions[at]))
    beside = discourse.in_sentence(seen)
    if beside is None or read.text.casefold() != unit.casefold():
        return None
    base = discourse.base(beside)
    if _heads(base, unit, article):
        return Name(base, base, read, "the row before counts the same things")
    whole = _whole(seen, at, beside, article, discourse)
    if whole is not None:
        discourse.parts[seen.starts[at]] = whole
        text = f"{unit} {whole}".strip()
        return Name(text, text, read, "a part of what the row before counts")
    last = [word.text for word in words(seen, 0, at)[-1:]]
    if last and last[0] in article.pack.lexicons.get("benefit", {}):
        rows = islice(discourse.rows, discourse.begun, None)
        first = next(row for row in rows if row.sentence is seen.sentence)
        text = f"{unit} {discourse.base(first)}"
        return Name(text, unit, read, "those who are given what the sentence speaks of")
    return None


def _heads(base: str, unit: str, article: Article) -> bool:
    """Whether a measure is a number of these things ("jumlah transaksi lewat agen")."""
    texts = base.casefold().split()
    named = texts[head_length(texts, article) :]
    own = unit.casefold().split()
    return len(named) < len(texts) and named[: len(own)] == own


def _whole(
    seen: View, at: int, beside: Mention, article: Article, discourse: Discourse
) -> str | None:
    """ "... 250.000 người hành nghề, gồm 64.422 bác sĩ": what is said of all of them."""
    between = words(seen, seen.at(beside.end), at)
    if beside.start in discourse.parts and all(_is_link(word, article) for word in between):
        return discourse.parts[beside.start]
    texts = discourse.base(beside).split()
    folded = [text.casefold() for text in texts]
    after = [[word.text for word in between[n:]] for n in range(len(between))]
    if not any(listed(rest, article, "part_word") for rest in after):
        return None
    if not head_length(folded, article):
        return None
    texts = texts[head_length(folded, article) :]
    own = str(beside.value.unit).split()
    if [text.casefold() for text in texts[: len(own)]] == [text.casefold() for text in own]:
        texts = texts[len(own) :]
    return " ".join(texts)


def _is_link(word: Word, article: Article) -> bool:
    return not word.is_word or word.text in article.pack.lexicons.get("clause_link", {})
