"""Mentions of bodies enter; the short forms the article gives them, and their uses, leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from pipeline.extract.bodies.line import Line, line
from pipeline.extract.bodies.reading import Reading
from pipeline.extract.gazetteer import places
from pipeline.extract.mention import Article, Mention

_PARTS = regex.compile(r"\s*[,;:–-]\s+|\s*[,;:]\s*")
_LETTERS = regex.compile(r"[^\p{L}\d]+")


def checked(mention: Mention, article: Article) -> Mention:
    """Keep in `short` only what can be a short form of the name."""
    value: Reading = mention.value
    cleaned = (_first(form, article) for form in value.short)
    before = _word_before(mention)
    short = [
        form
        for form in cleaned
        if is_short(form, value.name, article) and not _fits_longer(form, value.name, before)
    ]
    if short != value.short:
        mention.value = replace(value, short=short)
    return mention


def _first(form: str, article: Article) -> str:
    """The form itself, without what introduces it ("viết tắt là BĐP", "kode saham TLKM")."""
    for part in _PARTS.split(form):
        words = part.split()
        for count in (3, 2, 1):
            if " ".join(words[:count]).casefold() in article.pack.lexicons["organisation_short"]:
                words = words[count:]
                break
        if words:
            return " ".join(words)
    return ""


def _word_before(mention: Mention) -> str:
    words = mention.sentence.text[: mention.start - mention.sentence.start].split()
    return words[-1] if words else ""


def _fits_longer(form: str, name: str, before: str) -> bool:
    """Whether the form begins with the word before the name: it is short for a longer phrase."""
    first = form[:1]
    return before[:1].isupper() and before[:1] == first and name[:1].upper() != first.upper()


def is_short(form: str, name: str, article: Article) -> bool:
    """Whether a form in parentheses can be short for a name."""
    if not form or places(article.pack.code).get(form):
        return False
    if (
        not any(c.isupper() for c in form)
        or form.casefold() == name.casefold()
        or len(form) > 24
        or form[0].isdigit()
    ):
        return False
    words = form.split()
    if len(words) > 1:
        return len(words) <= 5 and all(word in name.split() for word in words)
    if sum(c.isupper() for c in form) >= 2:
        return len(words_of(name)) > 1 or form[0].casefold() == name[0].casefold()
    return _is_subsequence(_LETTERS.sub("", form).lower(), _LETTERS.sub("", name).lower())


def words_of(name: str) -> list[str]:
    """The words of a name, without punctuation."""
    return [word for word in _LETTERS.split(name) if word]


def _is_subsequence(short: str, full: str) -> bool:
    letters = iter(full)
    return len(short) > 2 and short[0] == full[0] and all(letter in letters for letter in short)


def _forms(mentions: list[Mention], article: Article) -> dict[str, Mention]:
    """Short form -> the mention that defines it, the first wins."""
    forms: dict[str, Mention] = {}
    for mention in mentions:
        for form in mention.value.short:
            forms.setdefault(form, mention)
    for mention in mentions:
        if "learn" in mention.rule.set:
            forms.setdefault(mention.value.name, mention)
        for form in _endings(mention, article):
            forms.setdefault(form, mention)
    return forms


def _endings(mention: Mention, article: Article) -> Iterator[str]:
    """Endings of a firm's name that may stand for it: "Công ty TNHH Mai Land" -> "Mai Land"."""
    value: Reading = mention.value
    if value.head is None or value.kind not in ("company", "bank") or value.bare:
        return
    here = line(article.pack.code, mention.sentence)
    start = here.at(mention.start)
    end = here.until(mention.end)
    if start is None or end is None:
        return
    for i in range(start + len(value.head.split()), end):
        if here.capital(i) and _may_stand(here, i, end):
            yield mention.sentence.text[
                here.tokens[i].start - here.offset : mention.end - here.offset
            ]


def _may_stand(here: Line, i: int, end: int) -> bool:
    """Whether the tokens from `i` are a name by themselves: no mere place, field or country."""
    if here.place(i) or here.head(i):
        return False
    if end - i > 1:
        return not here.person(i) and not all(
            here.vocabulary(j) or here.words[j] in here.grammar.common for j in range(i, end)
        )
    word = here.words[i]
    proper = here.acronym(i) or (
        word.isascii() and len(word) > 4 and word not in here.grammar.common
    )
    return proper and not here.number(i)


def later(mentions: list[Mention], article: Article) -> list[Mention]:
    """Mentions of short forms that no other mention covers."""
    forms = _forms(mentions, article)
    if not forms:
        return pointing_back(mentions, article)
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    pattern = regex.compile(
        r"(?<![\p{L}\p{M}\d_])(?:"
        + "|".join(map(regex.escape, longest_first))
        + r")(?![\p{L}\p{M}\d_])"
    )
    taken: dict[int, list[tuple[int, int]]] = {}
    for mention in mentions:
        taken.setdefault(id(mention.sentence), []).append((mention.start, mention.end))
    found: list[Mention] = []
    for sentence in article.sentences:
        for match in pattern.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if any(start < b and a < end for a, b in taken.get(id(sentence), [])):
                continue
            origin = forms[match.group()]
            value = Reading(
                match.group(), origin.value.kind, match.group(), None, False, False,
                of=origin.value.name,
            )  # fmt: skip
            found.append(
                Mention(
                    origin.kind,
                    sentence.field,
                    start,
                    end,
                    match.group(),
                    origin.rule,
                    origin.order,
                    sentence,
                    value,
                    ["a short form learnt in this article"],
                )
            )
    return found + pointing_back(mentions, article)


def pointing_back(mentions: list[Mention], article: Article) -> list[Mention]:
    """Mentions by head and demonstrative: "Bộ này", this ministry, is the one named last."""
    named = [m for m in mentions if m.value.head and not m.value.bare and not m.value.actor]
    demonstratives = article.pack.lexicons.get("organisation_pointer", {})
    if not named or not demonstratives:
        return []
    heads = sorted({m.value.head for m in named}, key=lambda head: (-len(head), head))
    pattern = regex.compile(
        rf"(?<![\p{{L}}\p{{M}}])(?P<head>{'|'.join(map(regex.escape, heads))})"
        rf" (?:{'|'.join(map(regex.escape, sorted(demonstratives)))})(?![\p{{L}}\p{{M}}])",
        regex.IGNORECASE,
    )
    found: list[Mention] = []
    for sentence in article.sentences:
        printed = sentence.text.casefold()
        if not any(word in printed for word in demonstratives):
            continue
        for match in pattern.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            head = match.group("head").casefold()
            before = [
                m
                for m in named
                if m.value.head == head and (m.field, m.end) <= (sentence.field, start)
            ]
            if not before or any(
                m.field == sentence.field and m.start < end and start < m.end for m in mentions
            ):
                continue
            origin = max(before, key=lambda m: m.place)
            value = Reading(
                match.group(), origin.value.kind, match.group(), None, False, False,
                of=origin.value.name,
            )  # fmt: skip
            note = f"points back to {origin.text}"
            found.append(
                Mention(
                    origin.kind, sentence.field, start, end, match.group(), origin.rule,
                    origin.order, sentence, value, [note],
                )
            )  # fmt: skip
    return found
