"""What a byline says enters, the people it names leave; which words name nobody is data."""

from __future__ import annotations

import re
from collections.abc import Set

import regex

from pipeline.clean import furniture

SPLIT = re.compile(r"\s*(?:[,;/&|+·•]|\s[-–—]\s|\s(?:và|dan|and|[Ff]or)\s)\s*")
CUT = re.compile(f"({SPLIT.pattern})")
SIDES = ("-", "–", "—", "|", "/", "·", "•", "for", "For")
PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
WORD = re.compile(r"[^\W\d_][\w'’.\-]*", re.UNICODE)
INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]{0,2}\.?")
HOST = re.compile(r"\.(?:vn|com|id|net|org|co)\b")
RUN_ON = re.compile(r"\w{4}\.\w{3}")  # "Budi Contoh.Ketua": what ran into a name
SHORTENED = regex.compile(r"\p{Lu}\. ?\p{Lu}\p{Ll}{1,9}")  # "T.Thủy"
LONGEST = 5  # words in a name


def people(text: str, *, trusted: bool = False, sites: Set[str] = frozenset()) -> list[str]:
    """The people a byline names; none where any part of it is no name.

    `trusted`: a label or the page's markup says that this is an author, so one word will do.
    `sites` are the names of the page's own site, in lower case: they name nobody.
    """
    text = text.strip().strip("*|•·-–— ").strip()
    if trusted and text.lower() in furniture.names("collective"):
        return [text]
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    if text.endswith(")") and "(" not in text:
        text = text[:-1]
    while PARENTHESIS.search(text) and not text.startswith("("):
        text = PARENTHESIS.sub("", text)
    found: list[str] = []
    beside = ""
    for part in CUT.split(text.rstrip(" .:,")):
        if CUT.fullmatch(part):
            beside = part.strip()
            continue
        name = without_role(part.strip())
        if not name or name.lower() in furniture.names("not_people") or name.casefold() in sites:
            continue
        if not is_person(name, single=trusted):
            if trusted and found and beside in SIDES:
                break  # "Name - Site": what stands behind the dash says for whom
            return []
        if found and beside.lower() == "for":
            break
        if name not in found:
            found.append(name)
    longer = [name for name in found if not INITIALS.fullmatch(name)]
    return longer or found


def is_source(line: str) -> bool:
    """Does the line name nothing but media and other sources?"""
    parts = [without_role(part.strip(" .()")).lower() for part in SPLIT.split(line)]
    known = furniture.names("not_people")
    return len(line) <= 60 and all(part in known for part in parts if part) and any(parts)


def without_role(part: str) -> str:
    """A name without the words for what its bearer is on the paper ("PV", "Nguồn:")."""
    label, colon, name = part.rpartition(":")
    roles = furniture.names("roles")
    if colon and len(label) <= 24 and not roles.isdisjoint(label.lower().split()):
        part = name.strip()
    words = part.split()
    capitals = part.isupper()
    while words and words[0].lower().strip(".") in roles:
        words = words[1:]
    # Behind a name only what is not written like one: "Thực" and "Tin" are given names too.
    while words and words[-1].lower().strip(".") in roles and not _like_a_name(words[-1], capitals):
        words = words[:-1]
    if " ".join(words[-2:]) in roles:
        words = words[:-2]
    return " ".join(words)


def _like_a_name(word: str, capitals: bool) -> bool:
    return word[0].isupper() and (capitals or not word.isupper())


def is_person(name: str, *, single: bool = False) -> bool:
    """Could this be the printed name of a person: a few capitalised words and nothing else?"""
    if INITIALS.fullmatch(name):
        return name[0].isupper() and len(name) > 2
    if SHORTENED.fullmatch(name):
        return True
    words = name.split()
    if not (1 if single else 2) <= len(words) <= LONGEST or len(name) > 50:
        return False
    if not all(WORD.fullmatch(word) and word[0].isupper() for word in words):
        return False
    return not (
        any(word.lower() in furniture.names("not_in_names") for word in words)
        or RUN_ON.search(name)
        or _is_acronym(name, words)
    )


def _is_acronym(name: str, words: list[str]) -> bool:
    """Is it a host, a medium or body ("AFP", "PLN Lampung")? A whole name in capitals is none."""
    if HOST.search(name.lower()):
        return True
    if name.isupper():
        return len(words) == 1
    return any(len(word) > 2 and word.isupper() for word in words)
