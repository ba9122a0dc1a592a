"""Legal documents: type and number (or name) enter, a law with issuer, day and title leaves.

A later short form ("UU Cipta Kerja") takes the number of the law that was named in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from pipeline.extract.gazetteer import organisations
from pipeline.extract.mention import Article, Hit, Mention
from pipeline.extract.noun_phrase import longest_match, vocabulary
from pipeline.extract.segment import Token

_SPACED_MARK = regex.compile(r" ?([-–/_]) ?")
_YEAR_LAST = regex.compile(r"(?:19|20)[0-9]{2}$")
NAMED = "named"
_LONGEST_ISSUER = 16
"""Tokens within which the name of an issuer ends."""
_ENDS = ("phrase_end", "law_end")


@dataclass(slots=True)
class Law:
    """The fields of a record's law."""

    kind: str
    number: str | None
    issued: str | None
    issuer: str | None
    title: str | None


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """The law of a hit; a bare number that counts the next noun is none (see the rule's `no`)."""
    number = hit.group("number")
    if number is not None and number.isdigit() and not _stands_alone(hit):
        return
    kind, issuer = _kind_and_issuer(hit, article)
    if hit.rule.read == NAMED:
        yield from _named(hit, kind, article)
        return
    title, end = _title(hit, article)
    number = _number(number, hit.group("of_year"))
    if issuer is not None and hit.group("issuer") and hit.span("issuer")[1] == end:
        issuer, end = _whole_issuer(hit, issuer, article)
    yield Mention.of(hit, Law(kind, number, _issued(hit), issuer, title), end=end)


def _named(hit: Hit, kind: str, article: Article) -> Iterator[Mention]:
    """A law by its name; the year right after the name belongs to it ("Luật Đất đai năm 2013")."""
    if hit.group("title") is None:  # the codes have none
        yield Mention.of(hit, Law(kind, None, None, None, None))
        return
    (start, printed_end), end = hit.span("title"), _end_of_name(hit, article)
    name = hit.sentence.text[start - hit.sentence.start : end - hit.sentence.start]
    if hit.group("of_year") and end == printed_end:
        end = hit.end
    yield Mention.of(hit, Law(kind, None, None, None, name), end=end)


def _whole_issuer(hit: Hit, issuer: str, article: Article) -> tuple[str, int]:
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


def _kind_and_issuer(hit: Hit, article: Article) -> tuple[str, str | None]:
    """The type and who issues it; a blend tells both ("Permendagri")."""
    printed = hit.group("type") or ""
    issuer = (hit.group("issuer") or "").strip() or None
    blend = hit.group("blend")
    if blend is None:
        return _kind(printed, issuer, article), issuer
    kind = _kind(printed.removesuffix(blend).strip(), None, article)
    return kind, issuer or article.pack.look_up("law_blend", blend)


def _title(hit: Hit, article: Article) -> tuple[str | None, int]:
    """The title without a link word at its end ("tentang Ketenagakerjaan dan"), and the end."""
    title = hit.group("title")
    if title is None:
        return None, hit.end
    words = title.split()
    while len(words) > 1 and words[-1].casefold() in article.pack.lexicons.get("coordinator", {}):
        words.pop()
    kept = title[: sum(len(word) + 1 for word in words) - 1] if words != title.split() else title
    at_end = hit.span("title")[1] == hit.end
    return kept, hit.end - (len(title) - len(kept)) if at_end else hit.end


def _kind(printed: str, issuer: str | None, article: Article) -> str:
    look_up = article.pack.look_up
    by_issuer = f"{printed} {issuer.split()[0]}" if issuer else None
    found = look_up("law_type_of", by_issuer) or look_up("law_type", printed)
    return str(found or look_up("paper_type", printed, printed))


def _end_of_name(hit: Hit, article: Article) -> int:
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


def _stands_alone(hit: Hit) -> bool:
    """Whether a bare number labels: "Chỉ thị 16 của …" does, "Quyết định 5 thành viên" not."""
    if hit.group("of_year") or hit.group("day") or hit.group("issuer") or hit.group("title"):
        return True
    printed = hit.group("type") or ""
    spelt = hit.match.group().removeprefix(printed).strip()
    if not spelt[0].isdigit():  # "số 16", number 16
        return True
    return printed[0].isupper() and int(hit.group("number") or 0) > 9


def _number(number: str | None, year: str | None) -> str | None:
    if number is None:
        return None
    tidy = _SPACED_MARK.sub(lambda mark: mark.group(1).replace("–", "-"), number)
    return f"{tidy}/{year}" if year else tidy


def _issued(hit: Hit) -> str | None:
    day, month, year = hit.group("day"), hit.group("month"), hit.group("year")
    if not (day and month and year):
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """Tie named short forms to the law of that title."""
    del article
    for mention in mentions:
        law = mention.value
        if law.number is not None or not law.title:
            continue
        name = law.title.casefold()
        full = next(
            (m for m in mentions if m.value.number and name in (m.value.title or "").casefold()),
            None,
        )
        year = _YEAR_LAST.search(mention.text)
        if full is not None and year is not None and year.group() not in full.value.number:
            continue  # the law of that name of another year
        if full is not None:
            law.number, law.issuer = full.value.number, full.value.issuer
            mention.notes.append(f"the law of that title: {full.text!r}")
    return mentions
