"""A rule's pattern enters, an exact pattern (`regex`) and its gate (RE2) leave.

`{name}` in a pattern stands for a fragment or for the alternation of a lexicon's printed forms;
`{Name}` for the same lexicon with a capital first letter. The gate is the exact pattern without
what RE2 lacks (look-around, possessive and atomic matching, Unicode word boundaries), so it opens
wherever the exact pattern can match: a superset by construction, proven on the corpus by a test.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import regex

from pipeline.extract.rules.model import Rule

_NAME = regex.compile(r"(?<!\\[pP])\{([A-Za-z_]+)\}")
_LINE_BREAK = regex.compile(r"\n\s*")
_REPEAT = regex.compile(r"\{[0-9]+(?:,[0-9]*)?\}$")
_LETTER_OR_DIGIT = r"[\p{L}\p{M}\p{N}_]"
_MAX_DEPTH = 12


class RuleError(ValueError):
    """A rule, fragment or lexicon that cannot be compiled; the message names it."""


def alternation(entries: Iterable[str]) -> str:
    """A pattern for any of the entries, longest first, with common prefixes factored out.

    >>> alternation(["tỷ", "tỷ đồng", "tỉ"])
    't(?:ỉ|ỷ(?:\\\\ đồng)?)'
    """
    root: dict[str, Any] = {}
    for entry in entries:
        node = root
        for character in entry:
            node = node.setdefault(character, {})
        node[""] = {}
    return _from_trie(root)


def _from_trie(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = []
    for character in sorted(key for key in node if key):
        text, child = regex.escape(character), node[character]
        while len(child) == 1 and "" not in child:
            (following, child), *_ = child.items()
            text += regex.escape(following)
        branches.append(text + _from_trie(child))
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if ends else joined


def capitalised(entries: Iterable[str], *, ignore_case: bool = True) -> str:
    """As `alternation`, but the first letter must be a capital; the others may be either."""
    by_letter: dict[str, list[str]] = {}
    for entry in entries:
        by_letter.setdefault(entry[0].upper(), []).append(entry[1:])
    flag = "(?i:" if ignore_case else "(?:"
    branches = [
        f"(?-i:{regex.escape(letter)}){flag}{alternation(rests)})"
        for letter, rests in sorted(by_letter.items())
    ]
    return f"(?:{'|'.join(branches)})"


def expand(
    rule_id: str,
    pattern: str,
    fragments: Mapping[str, str],
    lexicons: Mapping[str, Mapping[str, object]],
    *,
    case: bool,
) -> str:
    """Replace every `{name}` by its fragment or lexicon, until none is left."""

    def replace(match: regex.Match[str]) -> str:
        name: str = match.group(1)
        if name in fragments:
            return f"(?:{_LINE_BREAK.sub('', fragments[name])})"
        if name in lexicons:
            body = alternation(lexicons[name])
            return f"(?i:{body})" if case else f"(?:{body})"
        if name.lower() in lexicons:
            return capitalised(lexicons[name.lower()])
        raise RuleError(f"{rule_id}: no fragment or lexicon is called {{{name}}}")

    text = _LINE_BREAK.sub("", pattern)
    for _ in range(_MAX_DEPTH):
        text, count = _NAME.subn(replace, text)
        if not count:
            return text
    raise RuleError(f"{rule_id}: fragments refer to each other in a circle")


def exact(rule: Rule, expanded: str) -> regex.Pattern[str]:
    """The exact pattern of a rule."""
    left = f"(?<!{_LETTER_OR_DIGIT})" if rule.boundary in ("both", "left") else ""
    right = f"(?!{_LETTER_OR_DIGIT})" if rule.boundary in ("both", "right") else ""
    flags = 0 if rule.case else regex.IGNORECASE
    try:
        return regex.compile(f"{left}(?:{expanded}){right}", flags)
    except regex.error as error:
        raise RuleError(f"{rule.id}: {error}") from error


# The same characters, no more and no fewer: a negated class must not grow narrower either.
_CLASS = {"w": r"\pL\pM\p{Nd}\p{Nl}\p{Pc}", "s": r"\s\pZ\x0b\x{85}", "d": r"\p{Nd}"}
_LOOK_AROUND = ("(?=", "(?!", "(?<=", "(?<!")


def gate(expanded: str, *, case: bool) -> str:
    """The expanded pattern as RE2 can read it, widened where RE2 lacks a construct."""
    out: list[str] = [] if case else ["(?i)"]
    position, in_class = 0, False
    while position < len(expanded):
        character = expanded[position]
        if character == "\\":
            out.append(_escape(expanded[position + 1], in_class=in_class))
            position += 2
        elif in_class:
            in_class = character != "]"
            out.append(character)
            position += 1
        elif expanded.startswith(_LOOK_AROUND, position):
            position = _skip_group(expanded, position)
            if position < len(expanded) and expanded[position] in "?*+":
                position += 1
        elif expanded.startswith(("(?P<", "(?>"), position):
            out.append("(?:")
            position = expanded.index(">", position) + 1
        elif character == "+" and position and _is_quantifier(expanded, position - 1):
            position += 1
        else:
            in_class = character == "["
            out.append(character)
            position += 1
    return "".join(out)


def _escape(letter: str, *, in_class: bool) -> str:
    if letter in "bB" and not in_class:
        return ""
    if letter in _CLASS:
        return _CLASS[letter] if in_class else f"[{_CLASS[letter]}]"
    if letter == " " or letter in "-&~#'":
        return letter if letter != "-" else "\\-"
    return "\\" + letter


def _is_quantifier(pattern: str, position: int) -> bool:
    if pattern[position] == "}":
        return bool(_REPEAT.search(pattern, 0, position + 1))
    escaped = position > 0 and pattern[position - 1] == "\\"
    return pattern[position] in "?*+" and not escaped


def _skip_group(pattern: str, start: int) -> int:
    depth, position, in_class = 0, start, False
    while position < len(pattern):
        character = pattern[position]
        if character == "\\":
            position += 2
            continue
        if in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if not depth:
                return position + 1
        position += 1
    raise RuleError(f"unbalanced group in {pattern!r}")
