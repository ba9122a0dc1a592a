"""A figure and its role enter, the measure that is printed beside it leaves.

It is named before the figure, after it, or inside the verb that moves it.
"""

from __future__ import annotations

from regex import fullmatch

from pipeline.extract.mention import Article
from pipeline.extract.observe import clause, described, measure
from pipeline.extract.observe.roles import Role
from pipeline.extract.observe.verbs import action
from pipeline.extract.observe.view import FIGURES, View
from pipeline.extract.observe.words import Measure, head_length, is_nominal, listed, sort_of, words

MAX_PREFIX = 6
"""How many words before a count without a head may tell what is done with it."""
MOVED = ("from", "level")
"""Roles of the two ends of a move."""
SHORT = 2
"""Up to how many words a thing measured is named too shortly to stand alone."""


def read_measure(seen: View, at: int, role: Role, article: Article) -> Measure | None:
    """What is measured: named before the figure, after it, or inside the verb that moves it."""
    figure = seen.mentions[at]
    framed = _framed(seen, role, article)
    if framed is not None:
        return framed
    before = measure.before(seen, role.start, article)
    if role.is_noun and not _is_full(before, article):
        before = measure.before(seen, at, article)
    kind = "amount" if figure.kind == "amount" else str(figure.value.kind)
    is_headed = before is not None and measure.has_head(before, article)
    if kind == "count" and (role.kind != "before" or not is_headed):
        unit = str(figure.value.unit).casefold()
        if before is not None and role.kind in MOVED and is_headed and _names(before, unit):
            return before  # "jumlah transaksi naik dari 30 juta transaksi"
        return _counted(seen, at, article, before)
    if before is not None and measure.is_anaphor(before, article):
        return before
    if before is None and kind == "percent" and _is_said(seen, at, article):
        return described.after(seen, at, article)  # "ia menyebut 5 persen pupuk"
    return _headless(seen, at, role, before, article, kind)


def _framed(seen: View, role: Role, article: Article) -> Measure | None:
    """What the frame itself says is measured."""
    if role.named is not None:
        return Measure(seen.printed(*role.named), *role.named)
    if role.inner is None or set(seen.text[slice(*role.inner)]) & FIGURES:
        return None
    return measure.before(seen, role.inner[1], article, role.inner[0])


def _names(before: Measure, unit: str) -> bool:
    return f" {unit} " in f" {before.text.casefold()} "


def _is_said(seen: View, at: int, article: Article) -> bool:
    """Whether only a verb of saying stands before a share, and maybe a noun behind it."""
    last = [word.text for word in words(seen, 0, at)[-1:]]
    says = bool(last) and last[0] in article.pack.words("reporting_verbs")
    return says and clause.may_follow(words(seen, at + 1, len(seen.text))[:SHORT], article)


def _is_full(before: Measure | None, article: Article) -> bool:
    """Whether a head with what it is of stands before a noun of movement: no part of its name."""
    if before is None:
        return False
    texts = before.text.casefold().split()
    form = article.pack.fragments.get("verb_form")
    is_verb = sort_of(texts[-1:], article) == "verb" or bool(form and fullmatch(form, texts[-1]))
    return 0 < head_length(texts, article) < len(texts) and not is_verb


def _headless(
    seen: View, at: int, role: Role, before: Measure | None, article: Article, kind: str
) -> Measure | None:
    """What an amount, a share or a measure is of, named before it or else right after it."""
    verb = [word.text for word in words(seen, role.start, at) + words(seen, 0, at)[-2:]]
    gives = article.pack.lexicons.get("contribution", {})
    if before is not None and (
        measure.has_head(before, article)
        or (kind == "percent" and any(word in gives for word in verb))
    ):
        return _with_complement(seen, at, before, article, "whole")
    if kind in ("percent", "measure") and clause.names_what_follows(seen, at, article):
        return _done_with(seen, role.start, described.after(seen, at, article), article)
    if kind == "amount":
        return _given(seen, at, role, before, article)
    return _with_complement(seen, at, before, article, "whole") if kind == "percent" else before


def _done_with(seen: View, end: int, named: Measure | None, article: Article) -> Measure | None:
    """A thing named by one word, and what is done with it ("xuất cấp 5 tấn gạo", rice issued)."""
    if named is None or len(named.text.split()) > SHORT:
        return named
    done = action(seen, end, article)
    return Measure(f"{named.text} {done.text}", named.start, named.end) if done else named


def _given(
    seen: View, at: int, role: Role, before: Measure | None, article: Article
) -> Measure | None:
    """Of an amount without a head: what it is, else what is done with it and for what."""
    named = described.amount_of(seen, at, article)
    if named is not None:
        return named
    done = action(seen, role.start, article) or before
    return _with_complement(seen, at, done, article, "purpose")


def _with_complement(
    seen: View, at: int, before: Measure | None, article: Article, lexicon: str
) -> Measure | None:
    rest = described.complement(seen, at, article, lexicon)
    if before is None or rest is None:
        return before
    return Measure(f"{before.text} {rest.text}", before.start, rest.end)


def _counted(seen: View, at: int, article: Article, before: Measure | None) -> Measure | None:
    """What is counted; where nothing is said of it after, what the clause before says of it."""
    found = described.after(seen, at, article)
    if found is None or found.end > at + 1:
        return found
    bracketed = described.noun_before(seen, at, found.text, article)
    if bracketed is not None:
        return bracketed
    return _with_noun(seen, at, before, found, article) if before is not None else found


def _with_noun(seen: View, at: int, before: Measure, found: Measure, article: Article) -> Measure:
    """A bare unit, and the words before it where they say what is counted or done."""
    if _is_as_many(seen, at, before, article):
        is_said = before.text.casefold().startswith(f"{found.text.casefold()} ")
        name = before.text if is_said else f"{before.text} {found.text}"
        return Measure(name, before.start, found.end)  # "proyek jalan sebanyak 19 proyek"
    if _is_existential(seen, at, article) or _points_back(seen, before, article):
        return found
    is_headed = measure.has_head(before, article)
    unit = found.text.casefold()
    if is_headed and unit in article.pack.lexicons.get("generic_unit", {}):
        return before  # "jumlah siswa 120 orang"
    if not is_headed and not _is_done(before, unit, article):
        return found
    return Measure(f"{before.text} {found.text}", before.start, found.end)


def _is_done(before: Measure, unit: str, article: Article) -> bool:
    """Whether the words before a count belong to it: a verb ("xây dựng 5 trường"), or who it is."""
    texts = before.text.casefold().split()
    if len(texts) > MAX_PREFIX:
        return False
    if unit in article.pack.lexicons.get("generic_unit", {}) and is_nominal(texts, article):
        return True  # "penduduk 50 juta jiwa": the noun before says who they are
    form = article.pack.fragments.get("verb_form")
    is_verb = bool(form and fullmatch(form, texts[0]))
    return is_verb or sort_of(texts, article) in ("verb", "act")


def _is_as_many(seen: View, at: int, before: Measure, article: Article) -> bool:
    """Whether "as many as" joins a noun to its count ("tenaga kerja sebanyak 300 orang")."""
    last = [word.text for word in words(seen, 0, at)[-1:]]
    joins = bool(last) and last[0] in article.pack.lexicons.get("as_many", {})
    return joins and is_nominal(before.text.casefold().split(), article)


def _points_back(seen: View, before: Measure, article: Article) -> bool:
    """Whether it is only who or where: "nước này ghi nhận 64 ca", this country, or all of it."""
    texts = before.text.casefold().split()
    if listed(texts, article, "national") == len(texts):
        return True
    following = [word.text for word in words(seen, before.end, len(seen.text))[:1]]
    is_named = before.text.isupper()  # an abbreviation: "KUR ini", what is spoken of
    is_short = len(texts) <= SHORT and not is_named and not measure.has_head(before, article)
    return is_short and bool(listed(following, article, "definite"))


def _is_existential(seen: View, at: int, article: Article) -> bool:
    """Whether the count is only said to be there ("có 5 huyện", "terdapat 31 lembaga")."""
    last = [word.text for word in words(seen, 0, at)[-1:]]
    return (
        not last
        or last[0] in article.pack.lexicons.get("existential", {})
        or not last[0][0].isalpha()
    )
