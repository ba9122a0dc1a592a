"""Lines of a page enter, what is known of them as furniture leaves: patterns are language data.

Every pattern is read by RE2, which cannot backtrack: a hostile line costs no more than its length.
The scope of an entry says what it tells:
    line     the whole line is furniture
    end      the line opens what follows the article (related lists, comments, log-in)
    label    the line opens with it, and all of it is furniture ("Read also: ...")
    insert   a label inside a paragraph; it and the headline after it are furniture
    inline   words that stand anywhere in a paragraph and are furniture themselves
    rest     from here to the end of the paragraph it is furniture (imprints, appeals)
    byline   the line names the author (group `name`)
    paywall  the line says that the rest is for subscribers
    closing  a credit glued to the end of the last paragraph
    picture  the line is a caption: it ends in the credit of a picture
    credit   the line names a source or editor, nobody who wrote the article
    foot     the line names where a text was taken from (group `name`), if it is the last
    masthead the line names the site or the kind of text: no headline
    advert   the line heads an advertisement: the small box of links under it goes too
    bio      what is said of an author right behind the name
    reply    a button that every comment offers
An entry with `midway` may stand in the middle of an article; any other tells that it is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import re2

from pipeline import lang

SCOPES = (
    "line",
    "end",
    "label",
    "insert",
    "inline",
    "rest",
    "byline",
    "credit",
    "picture",
    "closing",
    "paywall",
    "masthead",
    "foot",
    "advert",
    "bio",
    "reply",
)
WHOLE = ("line", "end", "label", "credit")
INNER = ("inline", "insert", "rest")
NEVER = r"[^\x00-\x{10FFFF}]"
CELL = re.compile(r"[|·•]")
LONGEST_LINE = 400  # code points; a longer line is a paragraph and no piece of furniture


def entries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every furniture entry of every language: (language code, name, table)."""
    for code in (lang.SHARED, *lang.codes()):
        for name, table in lang.toml(code, "furniture").get("furniture", {}).items():
            yield code, name, table


def names(kind: str) -> frozenset[str]:
    """The lower-case words listed under `[names] KIND` in any language."""
    return _names()[kind]


@cache
def _names() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {"not_people": set(), "roles": set(), "joints": set()}
    found |= {"collective": set(), "not_in_names": set()}
    for code in (lang.SHARED, *lang.codes()):
        for kind, listed in lang.toml(code, "furniture").get("names", {}).items():
            found.setdefault(kind, set()).update(word.lower() for word in listed)
    return {kind: frozenset(listed) for kind, listed in found.items()}


@cache
def patterns(scope: str) -> Any:
    """All entries of a scope as one RE2 pattern; anchored to the line where the scope is one."""
    return _compiled(_joined(scope))


@cache
def _of_any_sort() -> Any:
    """The scopes that make a whole line furniture, in one pattern."""
    return _compiled("|".join(f"(?:{_joined(scope)})" for scope in WHOLE))


@cache
def _inside() -> Any:
    """What is cut out of paragraphs, of any scope, in one pattern."""
    return _compiled("|".join(f"(?:{_joined(scope)})" for scope in INNER))


@cache
def _closers() -> Any:
    """The lines that tell that the article above them is over."""
    found = "|".join(f"(?:{_joined(scope, midway=False)})" for scope in ("line", "end", "credit"))
    return _compiled(found)


def _joined(scope: str, *, midway: bool = True) -> str:
    listed = [
        table["pattern"]
        for _, _, table in entries()
        if table["scope"] == scope and (midway or not table.get("midway"))
    ]
    if not listed:
        return NEVER
    # Patterns hold whatever the case of letters, but where one asks for a capital it means it.
    capital = r"(?-i:\p{Lu})"
    joined = "|".join(f"(?:{pattern})".replace(r"\p{Lu}", capital) for pattern in listed)
    if scope in ("line", "end", "masthead"):
        joined = rf"^\W*(?:{joined})\W*$"
    elif scope == "advert":
        joined = rf"^\W*(?:{joined})(?:[^\pL\pN]|$)"
    elif scope == "bio":
        joined = rf"^(?:{joined})"
    elif scope == "reply":
        joined = rf"(?:^|[^\pL\pN])(?:{joined})\s?(?:$|\n|[^\pL\s])"
    elif scope in ("byline", "credit", "foot"):
        joined = rf"^(?:{joined})$"
    elif scope == "label":
        joined = rf"^[^\pL\pN]*(?:{joined})"
    return f"(?i:{joined})"


def _compiled(pattern: str) -> Any:
    options = re2.Options()
    options.max_mem = 256 << 20  # Unicode classes make large automata
    options.log_errors = False
    return re2.compile(pattern, options)


@lru_cache(maxsize=4_096)
def is_furniture(line: str) -> bool:
    """Is the whole line furniture of any sort (an author's line is not)?"""
    if len(line) > LONGEST_LINE:
        return False
    if not any(char.isalnum() for char in line):
        return True
    return _of_any_sort().search(line) is not None or is_row(line)


def is_row(line: str) -> bool:
    """Is the line a row of counters and buttons, or a menu: short labels set side by side?"""
    if "|" not in line and "·" not in line and "•" not in line:
        return False
    parts = [part.strip() for part in CELL.split(line) if part.strip()]
    if len(parts) < 2:
        return False
    known = sum(_of_any_sort().search(part) is not None for part in parts)
    if any(byline(part) for part in parts):
        return False
    if known == len(parts) or (2 * known > len(parts) and all(len(part) <= 30 for part in parts)):
        return True
    labels = all(len(part.split()) <= 4 and part[-1] not in ".!?" for part in parts)
    return len(parts) >= 3 and labels and not any(char.isdigit() for char in line)


def holds_any(text: str) -> bool:
    """Does a paragraph hold any piece of furniture?"""
    return _inside().search(text) is not None


def is_masthead(line: str) -> bool:
    """Does the line name the site or the kind of text rather than an article?"""
    return len(line) <= 120 and patterns("masthead").search(line) is not None


def closes(line: str) -> bool:
    """Does the line tell that the article above it is over (an advertisement does not)?"""
    return len(line) <= LONGEST_LINE and _closers().search(line) is not None


def is_credit(line: str) -> bool:
    """Does the line end in the credit of a picture?"""
    return patterns("picture").search(line) is not None


def without_closing(text: str) -> str:
    """The text without the credit of a source glued to its end."""
    match = patterns("closing").search(text[-120:])
    if match is None:
        return text
    return text[: len(text) - len(text[-120:]) + match.start()].rstrip()


@lru_cache(maxsize=4_096)
def is_paywall(line: str) -> bool:
    """Does the line say that the rest of the article is for subscribers?"""
    return len(line) <= LONGEST_LINE and patterns("paywall").search(line) is not None


def heads_advert(line: str, *, linked: bool) -> bool:
    """Does the line head an advertisement: a label, and behind it at most the `linked` seller?"""
    match = patterns("advert").search(line) if len(line) <= 60 else None
    return match is not None and (linked or match.end() == len(line))


def foot(line: str) -> str | None:
    """Whom the last line of a text names as its source; None where it is no such line."""
    match = patterns("foot").search(line) if len(line) <= 80 else None
    if match is None:
        return None
    return next((group.strip() for group in match.groups() if group), "")


def is_bio(text: str, author: str) -> bool:
    """Does the paragraph say what its author, named first, is known for?"""
    if len(text) > LONGEST_LINE or not text.startswith(author):
        return False
    return patterns("bio").search(text[len(author) :].lstrip(" ,")) is not None


def is_reply(line: str) -> bool:
    """Is the line what stands under a comment: a name or time perhaps, and the button to answer?"""
    return patterns("reply").search(line) is not None


def ends(line: str) -> bool:
    """Does the line open what follows the article?"""
    return len(line) <= 120 and patterns("end").search(line) is not None


def byline(line: str) -> str | None:
    """What a line that names its author says after the label; None where it names none."""
    if len(line) > 160:
        return None
    match = patterns("byline").search(line)
    if match is None:
        return None
    return next((group.strip() for group in match.groups() if group), None)
