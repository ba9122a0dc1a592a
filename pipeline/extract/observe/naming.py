"""A figure and its role enter, the words that name what it measures leave, and why.

What a clause leaves out is taken from the row before ("sedangkan di perdesaan mencapai X", whereas
in the country it is X); a bare head, a part of a whole, those who are given something are named by
what stands around them.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe import described, measure
from pipeline.extract.observe.change import unit_of
from pipeline.extract.observe.counted import Name, counted_with
from pipeline.extract.observe.discourse import Discourse
from pipeline.extract.observe.ends import tidy
from pipeline.extract.observe.reading import read_measure
from pipeline.extract.observe.roles import Role
from pipeline.extract.observe.subject import is_weak, subject
from pipeline.extract.observe.turn import in_turn
from pipeline.extract.observe.verbs import possessor
from pipeline.extract.observe.view import SYMBOLS, View
from pipeline.extract.observe.words import Measure, Word, head_length, listed, words
from pipeline.record import Direction

NEAR_ROWS = 4
"""Among how many rows before a figure that points back looks for its measure."""
MIN_POSSESSED = 6
"""How many words before a count without a head may tell what is done with it."""


def name(seen: View, at: int, role: Role, article: Article, discourse: Discourse) -> Name | None:
    """What a figure measures; None where nothing that is printed names it."""
    found = _named(seen, at, role, article, discourse)
    if found is None:
        return None
    text, base = tidy(found.text, article), tidy(found.base, article)
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
    spoken_of = _spoken_of(seen, role.start, article)
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
        spoken_of = _spoken_of(seen, read.start, article)
        if spoken_of is not None:
            return spoken_of
    if alone and _possessed(read, article) and discourse.last is not None:
        return _of_possessor(read, article, discourse)
    found = _of_what(seen, at, read, article, discourse) if _is_only_head(read, article) else None
    if found is None and is_count:
        found = counted_with(seen, at, read, article, discourse)
    return found


def _spoken_of(seen: View, end: int, article: Article) -> Name | None:
    """What the sentence speaks of, as the measure of a verb further on."""
    found = subject(seen, end, article)
    return Name(found.text, found.text, found, "what the sentence speaks of") if found else None


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
        says_head = base.casefold().startswith(f"{read.text.casefold()} ")
        text = base if says_head else f"{read.text} {base}"
        return Name(text, base, read, "a head, of what the row before measures")
    named = _spoken_of(seen, read.start, article) if is_move and beside is None else None
    if named is not None:
        return named
    owner = possessor(seen, read.start, article) if beside is None else None
    if owner is not None:
        text = f"{read.text} {owner.text}"
        return Name(text, text, read, "a head, of what stands before it")
    return None


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


def _pointed_at(seen: View, at: int, discourse: Discourse) -> Mention | None:
    """The nearest of the last rows that has the unit of a figure: "con số này" means that one."""
    unit = unit_of(seen.mentions[at])
    return next(
        (row for row in discourse.rows[: -NEAR_ROWS - 1 : -1] if row.value.unit == unit), None
    )


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
    says_little = read is None or is_weak(read, article)
    if beside is None and says_little and role.kind != "same":
        named = _spoken_of(seen, role.start, article)
        if named is not None:
            return named
    is_alike = last is not None and last.value.unit == unit_of(seen.mentions[at])
    if beside is None and (read is not None or is_alike):
        is_own = read is None or _possessed(read, article)  # "nilainya": of the row before
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
