"""The language folders enter; profiles leave: what speaks for a language, and for its rivals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipeline import lang


@dataclass(frozen=True, slots=True)
class Profile:
    """What speaks for one language: its words, and letters that no other language has.

    `typical` is the share of the words of ordinary text that do. `own` and `rivals` tell it from
    near neighbours that share most of its words.
    """

    code: str
    typical: float
    words: frozenset[str]
    letters: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    rivals: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _profile(code: str, table: Mapping[str, Any]) -> Profile:
    own = _words(table.get("own", ""))
    return Profile(
        code=code,
        typical=table["typical"],
        words=_words(table.get("words", "")) | own,
        letters=frozenset("".join(table.get("letters", "").split())),
        own=own,
        rivals={rival: _words(words) for rival, words in table.get("rivals", {}).items()},
    )


@cache
def home() -> Mapping[str, Profile]:
    """The languages at hand, by code."""
    tables = ((code, lang.toml(code, "detect")) for code in lang.codes())
    return _by_code(_profile(code, table) for code, table in tables if table)


@cache
def everywhere() -> tuple[Profile, ...]:
    """The languages at hand, and others that are met beside them."""
    others = lang.toml(lang.SHARED, "detect").get("others", {})
    foreign = (_profile(code, table) for code, table in others.items())
    return (*home().values(), *(profile for profile in foreign if profile.code not in home()))


@cache
def index() -> Mapping[str, tuple[str, ...]]:
    """The codes of the languages each listed word speaks for."""
    codes: dict[str, tuple[str, ...]] = {}
    for each in everywhere():
        for word in each.words:
            codes[word] = (*codes.get(word, ()), each.code)
    return codes


def _by_code(profiles: Iterable[Profile]) -> Mapping[str, Profile]:
    return {profile.code: profile for profile in profiles}
