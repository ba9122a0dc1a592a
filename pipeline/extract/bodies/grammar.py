"""The word lists of a language enter, the grammar of names of bodies leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import regex

from pipeline.extract.gazetteer import organisations
from pipeline.extract.rules import KEPT, Pack, pack

Phrases = dict[str, list[tuple[str, ...]]]


def index(entries: Iterable[str], fold: Callable[[str], str] = str.lower) -> Phrases:
    """Phrases by their first word, the longest first; `fold` gives them one spelling."""
    phrases_by_word: Phrases = {}
    for words in {tuple(fold(entry).replace(",", " , ").split()) for entry in entries}:
        phrases_by_word.setdefault(words[0], []).append(words)
    for phrases in phrases_by_word.values():
        phrases.sort(key=len, reverse=True)
    return phrases_by_word


def match(phrases: Phrases, words: list[str], at: int) -> int:
    """How many words at a position make the longest phrase of an index."""
    for phrase in phrases.get(words[at], ()) if at < len(words) else ():
        if tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


class Grammar:
    """What a language says of names of bodies."""

    def __init__(self, rules: Pack) -> None:
        self.rules = rules
        self.fold = organisations(rules.code).fold
        heads: Mapping[str, Mapping[str, Any]] = rules.lexicons.get("organisation_head", {})
        self.heads = {self.fold(head): entry for head, entry in heads.items()}
        self.head_index = index(self.heads)
        self.nouns = index(rules.words("organisation_nouns"), self.fold)
        self.activities = index(rules.words("organisation_activities"), self.fold)
        self.links = rules.words("organisation_links")
        self.families = rules.words("family_names")
        self.given = rules.words("given_names")
        self.kinds: Mapping[str, str] = rules.lexicons.get("place_type", {})
        self.types = index(self.kinds)
        self.suffixes = rules.lexicons.get("organisation_suffix", {})
        self.number_words = rules.lexicons.get("organisation_number", {})
        self.titles = index(rules.lexicons.get("person_title", {}), self.fold)
        self.ranks = frozenset(rules.lexicons.get("person_rank", {}))
        self.levels = index(rules.lexicons.get("organisation_level", {}))
        self.at = rules.lexicons.get("organisation_at", {})
        self.seats = rules.lexicons.get("organisation_seat", {})
        self.generic = rules.lexicons.get("organisation_generic", {})
        self.initials = rules.lexicons.get("organisation_initials", {})
        self.occasions = rules.lexicons.get("organisation_occasion", {})
        self.field_before = rules.lexicons.get("organisation_field_before", {})
        self.compound_before = rules.lexicons.get("organisation_compound_before", {})
        self.generic_after = rules.lexicons.get("organisation_generic_after", {})
        settings = rules.lexicons.get("organisation_grammar", {})
        self.unknown_ends = settings.get("unknown") == "end"
        noun, syllable = settings.get("noun"), settings.get("syllable")
        verb = settings.get("verb")
        self.verb_pattern = regex.compile(verb) if verb else None
        self.syllable = regex.compile(syllable) if syllable else None
        self.noun_pattern = regex.compile(noun) if noun else None
        lists = ("nouns", "common", "adjectives", "verbal_nouns", "organisation_nouns")
        self.common = self._folded(*lists)
        self.stops = self._folded("function", "reporting_verbs", "verbs")
        self.compounds = self.common | self._folded("verbs", "compounds")

    def _folded(self, *lists: str) -> frozenset[str]:
        return frozenset(self.fold(word) for name in lists for word in self.rules.words(name))

    def is_field(self, word: str) -> bool:
        """Whether a word, in small letters, is one of names of bodies."""
        return (word,) in self.nouns.get(word, ())

    def is_common(self, word: str) -> bool:
        """Whether a word, in small letters, belongs to the general vocabulary."""
        return word in self.common or bool(self.noun_pattern and self.noun_pattern.match(word))


@lru_cache(maxsize=KEPT)
def grammar(code: str) -> Grammar:
    """The grammar of a language."""
    return Grammar(pack(code))
