"""A law's hit enters; where its name ends leaves, and where the name of its issuer does.

Both are printed without a mark at their end, and both run over commas and links.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.gazetteer import organisations
from pipeline.extract.mention import Article, Hit
from pipeline.extract.noun_phrase import longest_match, vocabulary
from pipeline.extract.segment import Token

_LONGEST_ISSUER = 16
"""Tokens within which the name of an issuer ends."""
_ENDS = ("phrase_end", "law_end")


def end_of_name(hit: Hit, article: Article) -> int:
    """Where the title of a hit ends: of a known law, before its year, or before what is no name."""
    start, printed_end = hit.span("title")
    printed = hit.sentence.text[start - hit.sentence.start : printed_end - hit.sentence.start]
    folded = f"{printed.casefold()} "
    names = article.pack.lexicons.get("law_name", {})
    known = max((name for name in names if folded.startswith(f"{name} ")), key=len, default="")
    if known:
        amended = printed[len(known) :].startswith(" (")
        return printed_end if amended else start + len(known)
    end = _end_by_words(hit, article)
    return printed_end if hit.group("of_year") and _links(hit, end, article) else end


def _links(hit: Hit, end: int, article: Article) -> bool:
    """Whether what stands between a name's end and its year belongs to it: "của rượu, bia"."""
    tokens = [t for t in hit.sentence.tokens if end <= t.start < hit.span("title")[1]]
    words = [token.text.casefold() for token in tokens]
    links = article.pack.lexicons.get("law_name_link", {})
    if not words or words[0] not in links:
        return False
    at, known = 0, vocabulary(article.pack.code)
    while at < len(words):
        linked = longest_match(links, tokens, at)
        found = known.longest(words, at)
        if not linked and found is not None and found[1] in ("stop", "verb"):
            return False
        at += linked or (found[0] if found else 1)
    return True


def _end_by_words(hit: Hit, article: Article) -> int:
    """A law's name ends before a function word or a verb; its first word may be a verb itself."""
    start, end = hit.span("title")
    tokens = [token for token in hit.sentence.tokens if start <= token.start < end]
    words = [token.text.casefold() for token in tokens]
    known = vocabulary(article.pack.code)
    first = known.longest(words, 0)
    at = first[0] if first is not None else 1
    while at < len(tokens):
        found = known.longest(words, at)
        if tokens[at].text == "(":
            return end
        if _joins(tokens, at, article):
            at += 1
            continue
        ends = ("stop", "word") if words[at - 1] == "," else ("stop", "verb")
        if found is not None and found[1] in ends:
            break  # "Luật Đất đai, đặc biệt", especially
        lexicons = article.pack.lexicons
        if any(longest_match(lexicons.get(name, {}), tokens, at) for name in _ENDS):
            break  # "năm 2019", year 2019; "quy định", provides
        at += found[0] if found else 1
    while at > 1 and not tokens[at - 1].is_word:
        at -= 1
    return tokens[at - 1].end


def _joins(tokens: list[Token], at: int, article: Article) -> bool:
    """Whether a link word joins two capitalised parts of a name ("UU ITE dan Pasal 433": not)."""
    lexicons = article.pack.lexicons
    if tokens[at].text.casefold() not in lexicons.get("coordinator", {}) or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1].text, tokens[at + 1].text
    if not (before[1:].islower() and after[0].isupper()):
        return False
    return not any(after.casefold() in lexicons.get(name, {}) for name in ("numbered", "law_type"))


def whole_issuer(hit: Hit, issuer: str, article: Article) -> tuple[str, int]:
    """The issuer and its end; a known body's name goes on in small letters ("Bộ Y tế").

    So does, of any body, the word begun with a capital, and what a link adds to it: "Sở Giáo dục
    và Đào tạo".
    """
    start, end = hit.span("issuer")
    base = hit.sentence.start
    for name in organisations(article.pack.code).find(hit.sentence.text):
        if base + name.start == start and base + name.end > end:
            return hit.sentence.text[name.start : name.end], base + name.end
    tokens = hit.sentence.tokens_from(start)
    at = sum(token.end <= end for token in tokens) - 1
    last = _end_of_words(tokens, at, article)
    if last <= at:
        return issuer, end
    return hit.sentence.text[start - base : tokens[last].end - base], tokens[last].end


def _end_of_words(tokens: Sequence[Token], at: int, article: Article) -> int:
    """The last token of the capitalised words that begin at `at`, over links between them."""
    known = vocabulary(article.pack.code)
    words = [token.text.casefold() for token in tokens[: at + _LONGEST_ISSUER]]
    links = article.pack.lexicons.get("coordinator", {})
    while 0 < at < len(words) and tokens[at].text[0].isupper():
        found = known.longest(words, at)
        end = at + (found[0] if found is not None else 1)
        if end + 1 >= len(words) or words[end] not in links:
            return end - 1
        if not tokens[end + 1].text[0].isupper():
            return end - 1
        at = end + 1
    return at
