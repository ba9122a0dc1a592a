"""Legal documents: type and number (or name) enter, a law with issuer, day and title leaves.

A later short form ("UU Cipta Kerja") takes the number of the law that was named in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

from pipeline.extract.law_name import end_of_name, whole_issuer
from pipeline.extract.mention import Article, Hit, Mention

_SPACED_MARK = regex.compile(r" ?([-–/_]) ?")
_YEAR_LAST = regex.compile(r"(?:19|20)[0-9]{2}$")
NAMED = "named"


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
        issuer, end = whole_issuer(hit, issuer, article)
    yield Mention.of(hit, Law(kind, number, _issued(hit), issuer, title), end=end)


def _named(hit: Hit, kind: str, article: Article) -> Iterator[Mention]:
    """A law by its name; the year right after the name belongs to it ("Luật Đất đai năm 2013")."""
    if hit.group("title") is None:  # the codes have none
        yield Mention.of(hit, Law(kind, None, None, None, None))
        return
    (start, printed_end), end = hit.span("title"), end_of_name(hit, article)
    name = hit.sentence.text[start - hit.sentence.start : end - hit.sentence.start]
    if hit.group("of_year") and end == printed_end:
        end = hit.end
    yield Mention.of(hit, Law(kind, None, None, None, name), end=end)


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
