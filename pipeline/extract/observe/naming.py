"""A figure and its role enter, the words that name what it measures leave, and why.

What a clause leaves out is taken over from before (`elided`); a bare head, a part of a whole, those
who are given something are named by what stands around them.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.mention import Article
from pipeline.extract.observe import described, elided, measure
from pipeline.extract.observe.change import unit_of
from pipeline.extract.observe.counted import Name, counted_with
from pipeline.extract.observe.discourse import Discourse
from pipeline.extract.observe.ends import tidy
from pipeline.extract.observe.reading import read_measure
from pipeline.extract.observe.roles import Role
from pipeline.extract.observe.subject import is_weak
from pipeline.extract.observe.turn import in_turn
from pipeline.extract.observe.verbs import possessor
from pipeline.extract.observe.view import SYMBOLS, View
from pipeline.extract.observe.words import Measure, head_length, listed, words
from pipeline.record import Direction


def name(seen: View, at: int, role: Role, article: Article, discourse: Discourse) -> Name | None:
    """What a figure measures; None where nothing that is printed names it."""
    found = _named(seen, at, role, article, discourse)
    if found is None:
        return None
    counted = seen.text[at] == SYMBOLS["count"]
    text, base = (tidy(name, article, counted=counted) for name in (found.text, found.base))
    if not text:
        return _elsewhere(seen, at, role, article, discourse)
    return replace(found, text=text, base=base or text, growth=_growth(text, article))


def _growth(text: str, article: Article) -> Direction | None:
    """Whether a measure is itself a movement: by its head, or what the head is of."""
    texts = text.casefold().split()
    for at in (0, head_length(texts, article)):
        length = listed(texts[at:], article, "movement_noun")
        if length:
            found: Direction | None = article.pack.look_up(
                "movement", " ".join(texts[at : at + length])
            )
            return found
    return None


def _elsewhere(
    seen: View, at: int, role: Role, article: Article, discourse: Discourse
) -> Name | None:
    """What names a figure whose own clause does not: its sentence, or the same figure before."""
    spoken_of = elided.spoken_of(seen, role.start, article)
    if spoken_of is not None:
        return spoken_of
    figure = seen.mentions[at]
    said = (figure.value.value, unit_of(figure))
    alike = (row for row in discourse.rows if (row.value.value, row.value.unit) == said)
    row = discourse.in_sentence(seen) or next(alike, None)
    if row is None:
        return None
    base = discourse.base(row)
    return Name(base, base, None, "its clause names nothing; as the row before")


def _named(seen: View, at: int, role: Role, article: Article, discourse: Discourse) -> Name | None:
    """What names a figure, as the clauses around it leave it."""
    turn = in_turn(seen, at, article) if role.kind != "same" else None
    if turn is not None:
        return Name(turn.text, turn.text, turn, "its turn in a list of measures")
    found = elided.elided(seen, at, role, article, discourse)
    if found is None:
        read = None if role.kind == "same" else read_measure(seen, at, role, article)
        found = _own(seen, at, read, article, discourse) if read else None
        found = found or elided.taken_over(seen, at, role, read, article, discourse)
    if found is None:
        return None
    if role.against is not None:
        found = replace(found, text=f"{found.text} {seen.printed(*role.against)}")
    rest = described.contrast(seen, at, article)
    if rest is not None and rest.text.casefold() not in found.text.casefold():
        base = found.base if found.base != found.text else found.text
        return Name(f"{found.text} {rest.text}", base, found.read, found.why)
    return found


def _own(seen: View, at: int, read: Measure, article: Article, discourse: Discourse) -> Name | None:
    """A measure that is named beside the figure; None for one that only points back."""
    beside = discourse.in_sentence(seen)
    is_alike = beside is not None and beside.value.unit == unit_of(seen.mentions[at])
    is_count = seen.text[at] == SYMBOLS["count"]
    equal = article.pack.lexicons.get("equal", {})
    is_same = beside is not None and read.text.casefold() in equal
    says_little = is_same or (is_alike and not is_count and is_weak(read, article))
    if measure.is_anaphor(read, article) or says_little:
        return None
    return _of_others(seen, at, read, article, discourse) or _beside(
        seen, at, read, article, discourse
    )


def _of_others(
    seen: View, at: int, read: Measure, article: Article, discourse: Discourse
) -> Name | None:
    """A measure whose words say too little: what it is of stands elsewhere."""
    alone = discourse.in_sentence(seen) is None
    is_count = seen.text[at] == SYMBOLS["count"]
    if alone and not is_count and is_weak(read, article):
        spoken_of = elided.spoken_of(seen, read.start, article)
        if spoken_of is not None:
            return spoken_of
    if alone and elided.possessed(read, article) and discourse.last is not None:
        return elided.of_possessor(read, article, discourse)
    found = _of_what(seen, at, read, article, discourse) if _is_only_head(read, article) else None
    if found is None and is_count:
        found = counted_with(seen, at, read, article, discourse)
    return found


def _beside(seen: View, at: int, read: Measure, article: Article, discourse: Discourse) -> Name:
    """The measure as it is printed, with the whole a share is taken of."""
    text = _with_contribution(seen, at, read, article, discourse)
    rest = described.complement(seen, at, article, "purpose")
    base = _without_contrast(text, article)
    if rest is not None and text.endswith(f" {rest.text}"):
        base = text[: -len(rest.text)].rstrip()
    return Name(text, base, read, "named beside the figure")


def _without_contrast(text: str, article: Article) -> str:
    """A measure without the kind of place that ends it ("tingkat kemiskinan | di perkotaan")."""
    texts = text.split()
    locatives = article.pack.lexicons.get("locative", {})
    for at in range(max(1, len(texts) - 2), len(texts)):
        if texts[at].casefold() in locatives and texts[at + 1 : at + 2] and texts[-1].islower():
            return " ".join(texts[:at])
    return text


def _with_contribution(
    seen: View, at: int, read: Measure, article: Article, discourse: Discourse
) -> str:
    """The whole a share is taken of holds for the next clause with the same verb."""
    clause = words(seen, read.end, at)
    verbs = article.pack.lexicons.get("contribution", {})
    verb = next((word.text for word in clause if word.text in verbs), None)
    if verb is None or seen.text[at] != SYMBOLS["percent"]:
        return read.text
    rest = described.complement(seen, at, article, "whole")
    if rest is not None:
        discourse.wholes[verb] = rest.text
    elif verb in discourse.wholes:
        return f"{read.text} {discourse.wholes[verb]}"
    return read.text


def _is_only_head(read: Measure, article: Article) -> bool:
    """Whether nothing but the head of a measure is printed ("tổng trị giá", total worth)."""
    texts = read.text.casefold().split()
    return measure.is_bare(read, article) or head_length(texts, article) == len(texts)


def _of_what(
    seen: View, at: int, read: Measure, article: Article, discourse: Discourse
) -> Name | None:
    """What a bare head is of: named after the figure, in the row before, or right before it."""
    is_move = read.text.casefold() in article.pack.lexicons.get("movement_noun", {})
    if is_move or seen.text[at] == SYMBOLS["amount"]:
        rest = described.complement(seen, at, article, "purpose")
        if rest is not None:
            text = f"{read.text} {rest.text}"
            return Name(text, text, read, "a head, with what it is for")
    beside = discourse.in_sentence(seen)
    if beside is not None and measure.is_bare(read, article):
        base = discourse.base(beside)
        says_head = base.casefold().startswith(f"{read.text.casefold()} ")
        text = base if says_head else f"{read.text} {base}"
        return Name(text, base, read, "a head, of what the row before measures")
    named = elided.spoken_of(seen, read.start, article) if is_move and beside is None else None
    if named is not None:
        return named
    owner = possessor(seen, read.start, article) if beside is None else None
    if owner is not None:
        text = f"{read.text} {owner.text}"
        return Name(text, text, read, "a head, of what stands before it")
    return None
