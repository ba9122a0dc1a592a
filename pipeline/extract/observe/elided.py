"""A figure whose clause leaves its measure out enters; what it takes over from before leaves.

"Sedangkan di perdesaan mencapai X", whereas in the country it is X: the row before says what. A
noun may point back by its ending ("biayanya", its cost); the sentence may have a subject to speak
of ahead of its verb.
"""

from __future__ import annotations

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe import described, measure
from pipeline.extract.observe.change import unit_of
from pipeline.extract.observe.clause import clause_before
from pipeline.extract.observe.counted import Name
from pipeline.extract.observe.discourse import Discourse
from pipeline.extract.observe.roles import Role
from pipeline.extract.observe.subject import is_weak, subject
from pipeline.extract.observe.view import SYMBOLS, View
from pipeline.extract.observe.words import (
    ACTORS,
    DATE,
    PLACE,
    Measure,
    Word,
    head_length,
    words,
)

NEAR_ROWS = 4
"""Among how many rows before a figure that points back looks for its measure."""
MIN_POSSESSED = 6
"""How many words before a count without a head may tell what is done with it."""


def spoken_of(seen: View, end: int, article: Article) -> Name | None:
    """What the sentence speaks of, as the measure of a verb further on."""
    found = subject(seen, end, article)
    return Name(found.text, found.text, found, "what the sentence speaks of") if found else None


def elided(seen: View, at: int, role: Role, article: Article, discourse: Discourse) -> Name | None:
    """What a clause leaves out that names only a contrast or another person."""
    beside = discourse.in_sentence(seen) or discourse.last
    if role.kind == "same" or beside is None:
        return None
    base = discourse.base(beside)
    clause = clause_before(seen, role.start, article)
    rest = described.contrast_before(seen, clause, article) or described.singled_out(
        seen, clause, article
    )
    is_alike = beside.value.unit == unit_of(seen.mentions[at])
    if rest is not None and is_alike:
        return Name(f"{base} {rest.text}", base, rest, "elided; only the contrast is printed")
    if is_alike and beside is discourse.in_sentence(seen) and _speaks_of_person(clause, article):
        return Name(base, base, None, "elided; only another person is named")
    return _count_elided(seen, at, base, article, discourse)


def _count_elided(
    seen: View, at: int, base: str, article: Article, discourse: Discourse
) -> Name | None:
    """What a count leaves out that stands in a list, or counts the same in another unit."""
    beside = discourse.in_sentence(seen) or discourse.last
    if seen.text[at] != SYMBOLS["count"] or beside is None:
        return None
    composed = words(seen, max(0, seen.at(beside.end)), at)
    if beside is discourse.in_sentence(seen) and _is_repeated(seen, at, beside, composed, article):
        return Name(base, base, None, "the same, listed for another time, place or name")
    if _is_composed(seen, beside, composed, article) and head_length(
        base.casefold().split(), article
    ):
        unit = str(unit_of(seen.mentions[at]))
        return Name(f"{base} {unit}", base, None, "the same, counted in another unit")
    return None


def _is_repeated(
    seen: View, at: int, beside: Mention, between: list[Word], article: Article
) -> bool:
    """Whether a bare count repeats the row before: "2022: 31 thẻ; | 2023: 28 thẻ"."""
    unit, own = (str(found.value.unit).casefold().split() for found in (beside, seen.mentions[at]))
    said = described.after(seen, at, article)
    if unit[: len(own)] != own or said is None or said.text.casefold().split() != own:
        return False
    lexicons = article.pack.lexicons
    leads = ("clause_link", "level_verb", "scope_preposition", "in_turn")
    scope = (DATE, PLACE, *ACTORS)
    texts = [word.text for word in between]
    return bool(texts) and all(
        text in scope or not text[0].isalnum() or any(text in lexicons.get(n, {}) for n in leads)
        for text in texts
    )


def _is_composed(seen: View, beside: object, between: list[Word], article: Article) -> bool:
    """Whether only a preposition stands between two counts ("74 jiwa dari 24 KK")."""
    texts = [word.text for word in between if not word.is_symbol]
    return len(texts) == 1 and texts[0] in article.pack.lexicons.get("composition", {})


def _speaks_of_person(clause: list[Word], article: Article) -> bool:
    found = [word.text for word in clause if word.text != ","]
    is_person = SYMBOLS["person"] in found[:3]
    return is_person and not any(head_length(found[n:], article) for n in range(len(found)))


def taken_over(
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
    says_little = read is None or is_weak(read, article)
    if beside is None and says_little and role.kind != "same":
        named = spoken_of(seen, role.start, article)
        if named is not None:
            return named
    is_alike = last is not None and last.value.unit == unit_of(seen.mentions[at])
    if beside is None and (read is not None or is_alike):
        is_own = read is None or possessed(read, article)  # "nilainya": of the row before
        points = read is not None and not is_own and measure.is_anaphor(read, article)
        beside = (_pointed_at(seen, at, discourse) if points else None) or last
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


def _pointed_at(seen: View, at: int, discourse: Discourse) -> Mention | None:
    """The nearest of the last rows that has the unit of a figure: "con số này" means that one."""
    unit = unit_of(seen.mentions[at])
    return next(
        (row for row in discourse.rows[: -NEAR_ROWS - 1 : -1] if row.value.unit == unit), None
    )


def possessed(read: Measure, article: Article) -> bool:
    """Whether one of the first words points back by its ending ("biayanya", its cost)."""
    return _ending(read, article)[0] >= 0


def _ending(read: Measure, article: Article) -> tuple[int, str]:
    """Which word has such an ending, and the ending; -1 where none has."""
    for at, word in enumerate(read.text.casefold().split()[:2]):
        for ending in article.pack.lexicons.get("possessive_ending", {}):
            if word.endswith(ending) and len(word) > MIN_POSSESSED:
                return at, ending
    return -1, ""


def of_possessor(read: Measure, article: Article, discourse: Discourse) -> Name:
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
