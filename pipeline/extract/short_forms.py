"""Settled mentions of bodies enter; the same with short forms learnt from the article leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from pipeline.extract.gazetteer import places
from pipeline.extract.mention import Article, Mention
from pipeline.extract.phrase import Line, line
from pipeline.extract.tie import Reading

_LETTERS = regex.compile(r"[^\p{L}\d]+")


def complete(mentions: list[Mention], article: Article) -> list[Mention]:
    """Cut doubtful ends, keep only short forms that are some, and find these elsewhere."""
    kept = [_checked(_cut(mention, mentions), article) for mention in mentions]
    kept = _tied(kept)
    forms = _forms(kept, article)
    kept += _later(forms, kept, article)
    kept.sort(key=lambda mention: mention.place)
    return kept


def _cut(mention: Mention, mentions: list[Mention]) -> Mention:
    """Cut a name where its doubtful rest is absent from another mention of the same body."""
    value: Reading = mention.value
    if value.doubt is None:
        return mention
    words = value.name.split()
    others = {m.value.name for m in mentions if m is not mention}
    for count in range(len(value.doubt.split()), len(words)):
        prefix = " ".join(words[:count])
        if prefix in others:
            mention.notes.append(f"cut from {value.name!r}: printed without the rest elsewhere")
            mention.value = replace(value, name=prefix, core=prefix, doubt=None)
            mention.end = mention.start + len(prefix)
            mention.text = prefix
            break
    return mention


def _checked(mention: Mention, article: Article) -> Mention:
    """Keep in `short` only what can be a short form of the name."""
    value: Reading = mention.value
    short = [form for form in value.short if is_short(form, value.name, article)]
    if short != value.short:
        mention.value = replace(value, short=short)
    return mention


def is_short(form: str, name: str, article: Article) -> bool:
    """Whether a form in parentheses can be short for a name."""
    if places(article.pack.code).get(form) and not form.isupper():
        return False
    if not any(c.isupper() for c in form) or len(form) > 24 or form[0].isdigit():
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


def _tied(mentions: list[Mention]) -> list[Mention]:
    """Drop bare heads that no fuller name of the same head precedes; note them as such."""
    kept: list[Mention] = []
    heads: set[str] = set()
    for mention in sorted(mentions, key=lambda one: one.place):
        value: Reading = mention.value
        if value.bare and not value.alone:
            if value.head not in heads:
                mention.notes.append("a bare head, and no body of that head is named before")
                continue
        elif value.head is not None:
            heads.add(value.head)
        kept.append(mention)
    return kept


def _forms(mentions: list[Mention], article: Article) -> dict[str, Mention]:
    """Short form -> the mention that defines it, the first wins."""
    forms: dict[str, Mention] = {}
    for mention in mentions:
        for form in mention.value.short:
            forms.setdefault(form, mention)
    for mention in mentions:
        for form in _endings(mention, article):
            forms.setdefault(form, mention)
    return forms


def _endings(mention: Mention, article: Article) -> Iterator[str]:
    """Endings of a firm's name that may stand for it: "Công ty TNHH Nam Land" -> "Nam Land"."""
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


def _later(forms: dict[str, Mention], mentions: list[Mention], article: Article) -> list[Mention]:
    """Mentions of short forms that no other mention covers."""
    if not forms:
        return []
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
                )  # fmt: skip
            )
    return found
