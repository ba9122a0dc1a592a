"""Text as copied from a site enters, a draft leaves: title, date line, bylines, article."""

from __future__ import annotations

import re

import regex

from pipeline.clean import credits, dates, furniture
from pipeline.clean.credits import Credits
from pipeline.clean.draft import Draft
from pipeline.clean.names import people
from pipeline.clean.normalise import Passage, lines
from pipeline.clean.prose import is_real
from pipeline.clean.rejoin import rejoined
from pipeline.clean.trim import MARKS, trim, without_bio

HEAD = 25  # lines in which a title or date line is looked for
LONGEST_TITLE = 250
BULLET = re.compile(r"^(?:[•*▪■●►·|]|[-–—]\s|!\[)")
SENTENCES = 100  # code points; in a longer line a sentence that ends says that it is prose
INNER_END = regex.compile(r"\p{Ll}{2}[.!?] \p{Lu}\p{Ll}* \p{Ll}")
CREDIT = re.compile(r"\([^()]{2,60}\)\.?$")


def read(decoded: str, given: str = "") -> Draft:
    """The article in a plain text; `given` is a title known beforehand."""
    printed = rejoined(lines(decoded))
    head = _head(printed)
    date_at, dated = _date_line(printed[: head + 1])
    if given:
        title_at = next((i for i in range(head + 1) if printed[i].text == given), None)
    else:
        title_at = _title(printed, head, date_at)
    first = (
        max(title_at if title_at is not None else -1, date_at if date_at is not None else -1) + 1
    )
    if title_at is None and date_at is None:
        first = 0
    named, first = _top_bylines(printed, first)
    if title_at is not None and date_at is not None and title_at < date_at:
        between = _between(printed[title_at + 1 : date_at])
        named = named or between
    trimmed = trim(printed[first:])
    authors = named or list(dated.authors if dated else ()) or trimmed.authors
    return Draft(
        title=printed[title_at] if title_at is not None else None,
        published=(printed[date_at], dated.printed) if date_at is not None and dated else None,
        authors=authors,
        body=without_bio(trimmed.body, authors),
        paywall=trimmed.paywall,
    )


def _head(printed: list[Passage]) -> int:
    """The index of the first paragraph of prose."""
    for i, line in enumerate(printed):
        if is_real(line.text) or _holds_sentences(line.text):
            return i
    return min(len(printed) - 1, HEAD)


def _date_line(head: list[Passage]) -> tuple[int | None, Credits | None]:
    for i, line in enumerate(head):
        whole = dates.date_line(line.text)
        found = Credits(whole) if whole else credits.read(line.text)
        if found is not None:
            return i, found
    return None, None


def _title(printed: list[Passage], head: int, date_at: int | None) -> int | None:
    """The index of the headline: the nearest line before the date, or the first that looks so."""
    before = range(_menu(printed[:head]), head) if date_at is None else range(date_at)
    candidates = [i for i in before if _titular(printed[i].text)]
    if date_at is not None and candidates:
        return max(candidates, key=lambda i: (len(printed[i].text.split()) >= 4, i))
    if date_at is not None:
        after = date_at + 1
        ends = printed[after].text[-1:] if after < len(printed) else ""
        fits = after < len(printed) - 1 and _titular(printed[after].text)
        return after if fits and ends not in ".…)" else None
    long = [i for i in candidates if len(printed[i].text.split()) >= 5]
    if long:
        return long[0]
    if candidates:
        return max(candidates, key=lambda i: len(printed[i].text))
    # The first line of prose may itself be a headline where it ends no sentence.
    if (
        head < len(printed) - 1
        and _titular(printed[head].text)
        and printed[head].text[-1] not in ".:"
    ):
        return head
    return None


def _menu(head: list[Passage]) -> int:
    """The index after the last masthead or menu above the headline: no headline stands there."""
    marked = [i for i, line in enumerate(head) if _is_menu(line.text)]
    return marked[-1] + 1 if marked and marked[-1] + 1 < len(head) else 0


def _is_menu(line: str) -> bool:
    return furniture.is_masthead(line) or (line.count("|") > 1 and furniture.is_row(line))


def _titular(line: str) -> bool:
    """Could this line be a headline?"""
    return (
        len(line) <= LONGEST_TITLE
        and len(line.split()) >= 2
        and not BULLET.match(line)
        and not line.endswith((",", ";", ":"))
        and not (line.endswith(".") and not line.endswith("..."))
        and not (CREDIT.search(line) and len(line) > 80)
        and not _holds_sentences(line)
        and not furniture.is_furniture(MARKS.sub("", line))
        and not furniture.is_masthead(line)
        and furniture.byline(line) is None
        and dates.date_line(line) is None
    )


def _holds_sentences(line: str) -> bool:
    """Is the line prose though it ends without a stop, as captions do?"""
    return len(line) > SENTENCES and INNER_END.search(line) is not None


def _top_bylines(printed: list[Passage], first: int) -> tuple[list[str], int]:
    """The authors named on their own lines right under the title or date, and what follows."""
    named: list[str] = []
    while first < len(printed) - 1:
        line = printed[first].text
        label = furniture.byline(line)
        found = people(label, trusted=True) if label else []
        if not label and furniture.is_furniture(line):
            first += 1
            continue
        # A short line before a dash or bracket is the place of a dateline, not a name.
        if not label and len(line) <= 50 and printed[first + 1].text[0].isalnum():
            found = people(line)
        if not found and dates.date_line(line) is None:
            break
        named += [name for name in found if name not in named]
        first += 1
    return named, first


def _between(between: list[Passage]) -> list[str]:
    """The authors named between title and date line."""
    for line in between:
        label = furniture.byline(line.text)
        if not label and furniture.is_furniture(line.text):
            continue
        found = people(label, trusted=True) if label else people(line.text)
        if found:
            return found
    return []
