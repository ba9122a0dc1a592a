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

from pipeline.extract.rules.model import Boundary, Rule

_NAME = regex.compile(r"(?<!\\[pP])\{([A-Za-z_]+)\}")
_LINE_BREAK = regex.compile(r"\n\s*")
_ESCAPE = regex.compile(r"\\(u[0-9A-Fa-f]{4}|.)", regex.DOTALL)
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


class Expander:
    """Replaces every `{name}` by its fragment or lexicon, each worked out once."""

    def __init__(
        self, fragments: Mapping[str, str], lexicons: Mapping[str, Mapping[str, object]]
    ) -> None:
        self.fragments, self.lexicons = fragments, lexicons
        self._known: dict[tuple[str, bool], str] = {}

    def expand(self, rule_id: str, pattern: str, *, case: bool) -> str:
        """A rule's pattern without names."""
        return self._filled(rule_id, pattern, case, _MAX_DEPTH)

    def _filled(self, rule_id: str, pattern: str, case: bool, depth: int) -> str:
        if not depth:
            raise RuleError(f"{rule_id}: fragments refer to each other in a circle")

        def replace(match: regex.Match[str]) -> str:
            name: str = match.group(1)
            found = self._known.get((name, case))
            if found is None:
                found = self._named(rule_id, name, case, depth - 1)
                self._known[name, case] = found
            return found

        return _NAME.sub(replace, _LINE_BREAK.sub("", pattern))

    def _named(self, rule_id: str, name: str, case: bool, depth: int) -> str:
        if name in self.fragments:
            return f"(?:{self._filled(rule_id, self.fragments[name], case, depth)})"
        if name in self.lexicons:
            body = alternation(self.lexicons[name])
            return f"(?i:{body})" if case else f"(?:{body})"
        if name.lower() in self.lexicons:
            return capitalised(self.lexicons[name.lower()])
        raise RuleError(f"{rule_id}: no fragment or lexicon is called {{{name}}}")


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
_PIECE = regex.compile(
    r"""(?P<escape>\\(?:u[0-9A-Fa-f]{4}|.))
      | (?P<class>\[\^?\]?(?:\\.|[^\\\]])*\])
      | (?P<look>\(\?<?[=!])
      | (?P<group>\(\?(?:P<[^>]*>|>))
      | (?P<flags>\(\?[a-z-]*[:)])
      | (?P<repeat>(?:[?*+]|\{[0-9]+(?:,[0-9]*)?\})[+?]?)
      | (?P<open>\() | (?P<close>\))
      | (?P<text>[^\\\[()?*+{]+|\{)""",
    regex.VERBOSE | regex.DOTALL,
)
# What RE2 reads for a boundary: it takes the neighbour in instead of looking at it. Letters that
# neither language writes count as neighbours: the class of all letters takes long to compile.
_LATIN = r"\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{24F}\x{300}-\x{36F}\x{1E00}-\x{1EFF}"
_NEIGHBOUR = f"[^0-9A-Za-z_{_LATIN}]"
_COPIES = 4


def gate(expanded: str, *, case: bool, boundary: Boundary = "none") -> str:
    """The expanded pattern as RE2 can read it, widened where RE2 lacks a construct.

    A look-behind that opens the pattern and a look-ahead that closes it are taken in.
    """
    pieces = list(_PIECE.finditer(expanded))
    if sum(len(piece.group()) for piece in pieces) != len(expanded):
        raise RuleError(f"the gate cannot read {expanded!r}")
    left = f"(?:^|{_NEIGHBOUR})" if boundary in ("both", "left") else ""
    right = f"(?:{_NEIGHBOUR}|$)" if boundary in ("both", "right") else ""
    opening = 0 if expanded.startswith("(?<=") else None
    closing = _closing_look(pieces)
    out: list[str] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.lastgroup == "repeat":
            out.append(_repeat(piece.group(), after=pieces[at - 1].lastgroup))
        elif piece.lastgroup != "look":
            out.append(_widened(piece))
        elif at in (opening, closing):
            out.append("(?:")
        else:
            at = _behind_group(pieces, at)
            if at + 1 < len(pieces) and pieces[at + 1].lastgroup == "repeat":
                at += 1
        at += 1
    left = "" if opening is not None else left
    right = "" if closing is not None else right
    return f"{'' if case else '(?i)'}{left}(?:{''.join(out)}){right}"


def _widened(piece: regex.Match[str]) -> str:
    text: str = piece.group()
    if piece.lastgroup == "escape":
        return _escape(text[1:], in_class=False)
    if piece.lastgroup == "class":
        return _ESCAPE.sub(lambda found: _escape(found.group(1), in_class=True), text)
    if piece.lastgroup == "group":
        return "(?:"
    return text


def _repeat(text: str, *, after: str | None) -> str:
    """A repetition; RE2 copies what is repeated, so that many or long copies become `+`."""
    if text[0] != "{":
        return text[:-1] if text[1:] == "+" else text
    numbers = text[1 : text.index("}")].split(",")
    if after != "close" and 0 < int(numbers[-1] or 0) <= _COPIES:
        return text[: text.index("}") + 1]
    return "*" if int(numbers[0]) == 0 else "+"


def _closing_look(pieces: list[regex.Match[str]]) -> int | None:
    """The place of a positive look-ahead that ends with the pattern."""
    depth = 0
    for at in range(len(pieces) - 1, -1, -1):
        kind = pieces[at].lastgroup
        depth += (kind == "close") - _opens(pieces[at])
        if not depth:
            return at if pieces[at].group() == "(?=" else None
    return None


def _behind_group(pieces: list[regex.Match[str]], at: int) -> int:
    """The place of the parenthesis that closes the group opened at a place."""
    depth = 0
    for place in range(at, len(pieces)):
        depth += _opens(pieces[place]) - (pieces[place].lastgroup == "close")
        if not depth:
            return place
    raise RuleError(f"unbalanced group in {pieces[0].string!r}")


def _opens(piece: regex.Match[str]) -> bool:
    kind, text = piece.lastgroup, piece.group()
    return kind in ("look", "group", "open") or (kind == "flags" and text[-1] == ":")


def _escape(letter: str, *, in_class: bool) -> str:
    if letter in "bB" and not in_class:
        return ""
    if letter[0] == "u" and len(letter) > 1:
        return f"\\x{{{letter[1:]}}}"
    if letter in _CLASS:
        return _CLASS[letter] if in_class else f"[{_CLASS[letter]}]"
    if letter == " " or letter in "-&~#'":
        return letter if letter != "-" else "\\-"
    return "\\" + letter
