"""Rule files enter, the compiled pack of a language leaves: what `scan` and the kinds work with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import regex

from pipeline import lang
from pipeline.extract.lexicon import Lexicon
from pipeline.extract.rules.compile import Expander, RuleError, exact
from pipeline.extract.rules.gates import Gate
from pipeline.extract.rules.model import Rule, RuleFile

__all__ = ["Pack", "Rule", "RuleError", "files", "load", "pack", "pack_with"]

_FRAGMENT_FILE = "fragments"
_ON_TOP = "+"
PRINTED = "text"
"""The view that is the sentence itself."""
KEPT = 16
"""Languages, with or without a user's lexicon, that are kept ready in one process."""


def files(code: str) -> list[Path]:
    """The rule files of a language: those it shares with all, then its own, by name."""
    return [*_files_of(lang.SHARED), *_files_of(code)]


def _files_of(home: str) -> list[Path]:
    return sorted((lang.folder(home) / "rules").glob("*.toml"))


@cache
def read(file: Path) -> RuleFile:
    """One rule file; a RuleError names the file and what is wrong in it."""
    try:
        return RuleFile.model_validate(tomllib.loads(file.read_text("utf-8")))
    except ValueError as error:
        raise RuleError(f"{file}: {error}") from error


def load(code: str) -> list[Rule]:
    """The rules of a language, in the order in which they are preferred."""
    return [rule for file in files(code) for rule in read(file).rule]


def _fold(form: str) -> str:
    return " ".join(form.casefold().split())


@dataclass(frozen=True)
class Pack:
    """A language, ready for work. Lexicon keys are casefolded with single spaces.

    `code` is the language's, with the key of a user's lexicon behind it where one lies on top:
    whatever is made from a pack is kept by its code, so that no lexicon shows in another's run.
    """

    code: str
    rules: tuple[Rule, ...]
    fragments: Mapping[str, str]
    lexicons: Mapping[str, Mapping[str, Any]]
    settings: Mapping[str, Any]
    own: Lexicon | None = None

    @property
    def language(self) -> str:
        """The ISO 639-1 code."""
        return self.code.partition(_ON_TOP)[0]

    def look_up(self, lexicon: str, form: str | None, default: Any = None) -> Any:
        """The normal form of a printed form; `default` where it has none."""
        if form is None:
            return default
        return self.lexicons.get(lexicon, {}).get(_fold(form), default)

    @cached_property
    def _first_words(self) -> dict[str, frozenset[str]]:
        return {
            name: frozenset(form.partition(" ")[0] for form in table)
            for name, table in self.lexicons.items()
        }

    def first_words(self, lexicon: str) -> frozenset[str]:
        """The words that a printed form of a lexicon begins with."""
        return self._first_words.get(lexicon, frozenset())

    def words(self, name: str) -> frozenset[str]:
        """A word list of the language, casefolded, the shared one included."""
        return _words(self.language, name)

    def table(self, name: str) -> tuple[dict[str, str], ...]:
        """A gazetteer of the language, followed by the shared one; the user's rows come first."""
        own = self.own.rows(name) if self.own else ()
        return own + lang.table(self.language, name) + lang.table(lang.SHARED, name)

    @property
    def abbreviations(self) -> frozenset[str]:
        """Words after which a full stop ends no sentence, without it, in lower case."""
        return frozenset(self.settings.get("abbreviations", ()))

    @cached_property
    def expanded(self) -> tuple[str, ...]:
        """Each rule's pattern with fragments and lexicons filled in."""
        names = Expander(self.fragments, self.lexicons)
        return tuple(names.expand(rule.id, rule.pattern, case=rule.case) for rule in self.rules)

    @cached_property
    def _compiled(self) -> dict[int, regex.Pattern[str]]:
        return {}

    def exact(self, order: int) -> regex.Pattern[str]:
        """The exact pattern of the rule at this place, compiled when first asked for."""
        found = self._compiled.get(order)
        if found is None:
            found = self._compiled[order] = exact(self.rules[order], self.expanded[order])
        return found

    @property
    def scanned(self) -> tuple[int, ...]:
        """The places of the rules that are matched on the sentence as printed."""
        return self.viewing(PRINTED)

    @cached_property
    def _viewing(self) -> dict[str, tuple[int, ...]]:
        views = {rule.view for rule in self.rules}
        return {v: tuple(i for i, r in enumerate(self.rules) if r.view == v) for v in views}

    def viewing(self, view: str) -> tuple[int, ...]:
        """The places of the rules that are matched on that view of a sentence."""
        return self._viewing.get(view, ())

    @cached_property
    def _gates(self) -> dict[str, Gate]:
        return {}

    @property
    def gate(self) -> Gate:
        """Which of the rules could match a sentence at all."""
        return self.gate_for(PRINTED)

    def gate_for(self, view: str) -> Gate:
        """Which of the rules on a view of a sentence could match it at all."""
        found = self._gates.get(view)
        if found is None:
            found = self._gates[view] = Gate(self.rules, self.expanded, self.viewing(view))
        return found


@cache
def _words(code: str, name: str) -> frozenset[str]:
    return frozenset(
        word.casefold() for home in (lang.SHARED, code) for word in lang.words(home, name)
    )


def _fragments(code: str) -> dict[str, str]:
    """The fragments of a language over the shared ones; in one home, a name has one pattern."""
    fragments: dict[str, str] = {}
    for home in (lang.SHARED, code):
        own: dict[str, str] = dict(lang.toml(home, _FRAGMENT_FILE))
        for file in _files_of(home):
            for name, pattern in read(file).fragment.items():
                if own.setdefault(name, pattern) != pattern:
                    raise RuleError(f"{file}: fragment {name!r} is another pattern elsewhere")
        fragments |= own
    return fragments


def _lexicons(code: str) -> dict[str, dict[str, Any]]:
    """The tables of a language over the shared ones; in one home, a form has one normal form."""
    lexicons: dict[str, dict[str, Any]] = {}
    for home in (lang.SHARED, code):
        for name, table in lang.toml(home, "lexicon").items():
            own: dict[str, Any] = {}
            for form, value in table.items():
                if own.setdefault(_fold(form), value) != value:
                    raise RuleError(f"lexicon {name} of {home}: {form!r} has two normal forms")
            lexicons.setdefault(name, {}).update(own)
    return lexicons


_OWN: dict[str, Lexicon] = {}
"""The lexicons last used, by the code of the pack they lie on."""


def pack_with(code: str, lexicon: Lexicon | None) -> Pack:
    """The pack of a language with a user's lexicon on top."""
    if lexicon is None or not lexicon.entries:
        return pack(code)
    key = f"{code}{_ON_TOP}{lexicon.key}"
    _OWN[key] = _OWN.pop(key, lexicon)
    while len(_OWN) > KEPT:
        del _OWN[next(iter(_OWN))]
    return pack(key)


@lru_cache(maxsize=KEPT)
def pack(code: str) -> Pack:
    """The compiled pack of a language; lexicons and fragments of `shared` lie underneath."""
    if code in _OWN:
        base = pack(code.partition(_ON_TOP)[0])
        made = replace(base, code=code, own=_OWN[code])
        # The rules are the same: what is compiled from them is shared.
        made.__dict__.update(expanded=base.expanded, _gates=base._gates, _compiled=base._compiled)
        return made
    try:
        fragments, lexicons = _fragments(code), _lexicons(code)
    except ValueError as error:
        raise RuleError(str(error)) from error
    rules: list[Rule] = []
    for file in files(code):
        rules += read(file).rule
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleError(f"two rules are called {rule.id}")
        seen.add(rule.id)
    return Pack(code, tuple(rules), fragments, lexicons, lang.toml(code, "language"))
