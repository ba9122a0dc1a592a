"""A figure and its role enter, the words that name what it measures leave, and why.

What a clause leaves out is taken from the row before ("sedangkan di perdesaan mencapai X", whereas
in the country it is X); a bare head, a part of a whole, those who are given something are named by
what stands around them.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe import described, measure
from pipeline.extract.observe.change import unit_of
from pipeline.extract.observe.discourse import Discourse
from pipeline.extract.observe.reading import read_measure
from pipeline.extract.observe.roles import Role
from pipeline.extract.observe.verbs import possessor
from pipeline.extract.observe.view import SYMBOLS, View
from pipeline.extract.observe.words import Measure, Word, head_length, listed, words

MIN_POSSESSED = 6
"""How many words before a count without a head may tell what is done with it."""

SHORT = 2
"""Up to how many words a thing measured is named too shortly to stand alone."""


@dataclass(frozen=True, slots=True)
class Name:
    """A measure; `base` is what a further row repeats of it; `read` where it stands."""

    text: str
    base: str
    read: Measure | None
    why: str


def name(seen: View, at: int, role: Role, article: Article, discourse: Discourse) -> Name | None:
    """What a figure measures."""
    found = _elided(seen, at, role, article, discourse)
    if found is None:
        read = None if role.kind == "same" else read_measure(seen, at, role, article)
        found = _own(seen, at, read, article, discourse) if read else None
        found = found or _taken_over(seen, at, role, read, article, discourse)
    if found is None:
        return None
    rest = described.contrast(seen, at, article)
    if rest is not None and rest.text.casefold() not in found.text.casefold():
        base = found.base if found.base != found.text else found.text
        return Name(f"{found.text} {rest.text}", base, found.read, found.why)
    return found


def _own(seen: View, at: int, read: Measure, article: Article, discourse: Discourse) -> Name | None:
    """A measure that is named beside the figure; None for one that only points back."""
    if measure.is_anaphor(read, article):
        return None
    beside = discourse.in_sentence(seen)
    is_count = seen.text[at] == SYMBOLS["count"]
    if beside is None and not is_count and measure.is_weak(read, article):
        named = measure.subject(seen, read.start, article)
        if named is not None:
            return Name(named.text, named.text, named, "what the sentence speaks of")
    if beside is None and _possessed(read, article) and discourse.last is not None:
        return _of_possessor(read, article, discourse)
    if _is_only_head(read, article):
        named = _of_what(seen, at, read, article, discourse)
        if named is not None:
            return named
    if seen.text[at] == SYMBOLS["count"]:
        named = _counted_with(seen, at, read, article, discourse)
        if named is not None:
            return named
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


def _possessed(read: Measure, article: Article) -> bool:
    """Whether one of the first words points back by its ending ("biayanya", its cost)."""
    return _ending(read, article)[0] >= 0


def _ending(read: Measure, article: Article) -> tuple[int, str]:
    """Which word has such an ending, and the ending; -1 where none has."""
    for at, word in enumerate(read.text.casefold().split()[:2]):
        for ending in article.pack.lexicons.get("possessive_ending", {}):
            if word.endswith(ending) and len(word) > MIN_POSSESSED:
                return at, ending
    return -1, ""


def _of_possessor(read: Measure, article: Article, discourse: Discourse) -> Name:
    """ "Biayanya", its cost: the noun, and what the row before measures."""
    assert discourse.last is not None
    at, ending = _ending(read, article)
    texts = read.text.split()
    first, others = texts[at], texts[:at]
    noun = first[: -len(ending)]
    base = discourse.base(discourse.last)
    why = "its ending points to the row before"
    if base.casefold().split()[0] == noun.casefold():
        return Name(base, base, read, why)
    text = " ".join([*others, noun, *texts[at + 1 :]])
    if measure.is_bare(Measure(noun, 0, 0), article):
        return Name(f"{text} {base}", base, read, why)
    return Name(text, text, read, why)


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
        return Name(f"{read.text} {base}", base, read, "a head, of what the row before measures")
    named = measure.subject(seen, read.start, article) if is_move and beside is None else None
    if named is not None:
        return Name(named.text, named.text, named, "what the sentence speaks of")
    owner = possessor(seen, read.start, article) if beside is None else None
    if owner is not None:
        text = f"{read.text} {owner.text}"
        return Name(text, text, read, "a head, of what stands before it")
    return None


def _counted_with(
    seen: View, at: int, read: Measure, article: Article, discourse: Discourse
) -> Name | None:
    """A count that only names its unit: part of a whole, or those who are given something."""
    unit = str(unit_of(seen.mentions[at]))
    beside = discourse.in_sentence(seen)
    if beside is None or read.text.casefold() != unit.casefold():
        return None
    whole = _whole(seen, at, beside, article, discourse)
    if whole is not None:
        discourse.parts[seen.starts[at]] = whole
        text = f"{unit} {whole}".strip()
        return Name(text, text, read, "a part of what the row before counts")
    last = [word.text for word in words(seen, 0, at)[-1:]]
    if last and last[0] in article.pack.lexicons.get("benefit", {}):
        first = next(row for row in discourse.rows if row.sentence is seen.sentence)
        text = f"{unit} {discourse.base(first)}"
        return Name(text, unit, read, "those who are given what the sentence speaks of")
    return None


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


def _elided(seen: View, at: int, role: Role, article: Article, discourse: Discourse) -> Name | None:
    """What a clause leaves out that names only a contrast or another person."""
    beside = discourse.in_sentence(seen) or discourse.last
    if role.kind == "same" or beside is None:
        return None
    base = discourse.base(beside)
    clause = measure.clause_before(seen, role.start, article)
    rest = described.contrast_before(seen, clause, article) or described.singled_out(
        seen, clause, article
    )
    is_alike = beside.value.unit == unit_of(seen.mentions[at])
    if rest is not None and is_alike:
        return Name(f"{base} {rest.text}", base, rest, "elided; only the contrast is printed")
    if is_alike and beside is discourse.in_sentence(seen) and _speaks_of_person(clause, article):
        return Name(base, base, None, "elided; only another person is named")
    if seen.text[at] != SYMBOLS["count"]:
        return None
    composed = words(seen, max(0, seen.at(beside.end)), at)
    if _is_composed(seen, beside, composed, article) and head_length(
        base.casefold().split(), article
    ):
        unit = str(unit_of(seen.mentions[at]))
        return Name(f"{base} {unit}", base, None, "the same, counted in another unit")
    return None


def _is_composed(seen: View, beside: object, between: list[Word], article: Article) -> bool:
    """Whether only a preposition stands between two counts ("74 jiwa dari 24 KK")."""
    texts = [word.text for word in between if not word.is_symbol]
    return len(texts) == 1 and texts[0] in article.pack.lexicons.get("composition", {})


def _speaks_of_person(clause: list[Word], article: Article) -> bool:
    found = [word.text for word in clause if word.text != ","]
    is_person = SYMBOLS["person"] in found[:3]
    return is_person and not any(head_length(found[n:], article) for n in range(len(found)))


def _taken_over(
    seen: View,
    at: int,
    role: Role,
    read: Measure | None,
    article: Article,
    discourse: Discourse,
) -> Name | None:
    """The measure of the row before, where nothing is named or it is only pointed at."""
    beside = discourse.in_sentence(seen)
    last = discourse.last
    is_weak = read is None or measure.is_weak(read, article)
    if beside is None and is_weak and role.kind != "same":
        named = measure.subject(seen, role.start, article)
        if named is not None:
            return Name(named.text, named.text, named, "what the sentence speaks of")
    is_alike = last is not None and last.value.unit == unit_of(seen.mentions[at])
    if beside is None and (read is not None or is_alike):
        beside = last
    if beside is None:
        loose = measure.loose(seen, role.start, article)
        return Name(loose.text, loose.text, loose, "the words before it") if loose else None
    base = discourse.base(beside)
    opened_by = "whole" if read is not None else "purpose"
    is_amount = seen.text[at] == SYMBOLS["amount"]
    has_rest = read is not None or is_amount
    rest = described.complement(seen, at, article, opened_by) if has_rest else None
    text = f"{base} {rest.text}" if rest else base
    return Name(text, base, None, "carried from the row before")
