"""A pack enters, its words for people leave, as tables that are matched token by token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from pipeline import lang
from pipeline.extract.rules import KEPT, Pack, pack

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’/&.][\p{L}\p{M}\p{N}]+)*")


class Phrases:
    """Phrases of one or more words, found at a token; a stop after an abbreviation is not kept."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._known = {tuple(_WORD.findall(entry.casefold())) for entry in entries} - {()}
        self._lasts = {words[-1] for words in self._known}
        lengths: dict[str, set[int]] = {}
        for words in self._known:
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def match(self, folded: Sequence[str], index: int) -> int:
        """How many tokens the longest phrase at `index` takes; 0 where there is none."""
        if not 0 <= index < len(folded):
            return 0
        for length in self._lengths.get(folded[index], ()):
            if length == 1 or (
                index + length <= len(folded)
                and tuple(folded[index : index + length]) in self._known
            ):
                return length
        return 0

    def ends_at(self, folded: Sequence[str], end: int, longest: int = 4) -> int:
        """How many tokens a phrase that ends before `end` takes; 0 where there is none."""
        if not 0 < end <= len(folded) or folded[end - 1] not in self._lasts:
            return 0
        for length in range(min(longest, end), 0, -1):
            if self.match(folded, end - length) == length:
                return length
        return 0


@dataclass(frozen=True)
class Lexis:
    """The words for people of one language."""

    heads: Mapping[str, Any]
    honorifics: Mapping[str, Any]
    honorific: Phrases
    title: Phrases
    titles: frozenset[str]
    branches: frozenset[str]
    """Words that only end a rank: "Kombes Pol", but Pol Espargaro."""
    degrees: frozenset[str]
    noun: Phrases
    plural: Phrases
    resident: Phrases
    """Nouns for people of a place, a school, a people."""
    firm: Phrases
    """Nouns before or behind the name of a firm, a site, a band."""
    adverb: Phrases
    adverbial: Phrases
    """Prepositions and conjunctions that open an adverbial: after, together with."""
    quoting: Phrases
    """Words directly before a speaker: said, according to."""
    kin: Phrases
    """Nouns that say whose somebody is: father, wife."""
    link: Phrases
    also: Phrases
    field: Phrases
    thing: Phrases
    extents: frozenset[str]
    """Adjectives between such a word and the name: international, national."""
    credit: Phrases
    speech: Phrases
    source: Phrases
    """Words before a source that is quoted, be it a person or a body: according to."""
    verb: Phrases
    function: Phrases
    apart: Phrases
    appointed: Phrases
    owner: frozenset[str]
    """Prepositions before the body of somebody named before: of, from."""
    locative: frozenset[str]
    """Prepositions behind which a body or place stands, not a person."""
    within: frozenset[str]
    """English words within a role or the name of a body: of, for."""
    opened: frozenset[str]
    """Names that a letter which may be a Roman numeral opens ("I Wayan")."""
    place_openers: frozenset[str]
    """Words that open the name of a place and close none: "Tanah Datar"."""
    age: frozenset[str]
    """Words beside an age or a year of birth in a bracket."""
    alias: frozenset[str]
    """Words between a name and another of the same person."""
    deputies: frozenset[str]
    idle: frozenset[str]
    bodily: frozenset[str]
    """Heads that are a part of the body where nothing is headed: "kepala Vincent"."""
    ands: frozenset[str]
    joints: frozenset[str]
    area: Phrases
    level: Phrases
    bearer: Phrases
    places: frozenset[str]
    countries: frozenset[str]
    stop: frozenset[str]
    particles: frozenset[str]
    leads: frozenset[str]
    families: frozenset[str]
    """Family names of East Asia in Latin letters."""
    surnames: frozenset[str]
    given: frozenset[str]
    own_given: frozenset[str]
    """Given names of the language's own country."""
    common: frozenset[str]
    nouns: frozenset[str]
    compounds: frozenset[str]
    """Words of two syllables, where syllables are printed apart."""
    kind: Phrases
    kinds: frozenset[str]
    """Words for kinds of places: regency, village."""
    firm_words: frozenset[str]
    """Words of firms' names that no person bears: securities, holding."""
    firm_heads: frozenset[str]
    """Heads of firms, which no person's name follows at once: PT, CV."""
    body_words: frozenset[str]
    """Words of organisations' names."""
    no_name: regex.Pattern[str] | None
    """The shape of words that are no name: verbs and possessives by their ending."""
    verb_shape: regex.Pattern[str] | None
    """The shape of verbs by their prefix."""
    syllable: regex.Pattern[str] | None
    """The shape of the language's own syllables, where they are printed apart."""
    possessive: str
    """The ending that means his, her, its; '' where there is none."""
    given_last: bool
    """Whether people are called by the last word of the name, after the family name."""


@lru_cache(maxsize=KEPT)
def lexis(code: str) -> Lexis:
    """The words for people of a language."""
    return _lexis(pack(code))


def _lexis(rules: Pack) -> Lexis:
    def table(name: str) -> Mapping[str, Any]:
        return rules.lexicons.get(name, {})

    def phrases(name: str) -> Phrases:
        return Phrases(table(name))

    settings = table("person_setting")

    def shape(name: str) -> regex.Pattern[str] | None:
        return regex.compile(settings[name]) if name in settings else None

    titles = frozenset(form.rstrip(".") for form in table("person_title"))
    return Lexis(
        heads=table("role_head"),
        honorifics=table("person_honorific"),
        honorific=phrases("person_honorific"),
        title=Phrases(titles),
        titles=titles,
        branches=frozenset(table("person_branch")),
        degrees=frozenset(table("person_degree")),
        noun=phrases("person_noun"),
        plural=phrases("person_plural"),
        resident=phrases("person_resident"),
        firm=phrases("person_firm"),
        adverb=phrases("person_adverb"),
        adverbial=phrases("person_adverbial"),
        quoting=phrases("person_quoting"),
        kin=phrases("person_kin"),
        link=phrases("person_link"),
        also=phrases("role_and"),
        field=phrases("role_field"),
        thing=phrases("person_thing"),
        extents=frozenset(table("person_extent")),
        credit=phrases("person_credit"),
        speech=phrases("person_speech"),
        source=phrases("person_source"),
        verb=Phrases({*rules.words("verbs"), *rules.words("reporting_verbs")}),
        function=Phrases(rules.words("function")),
        ands=frozenset(table("person_and")),
        joints=frozenset(table("role_joint")) | frozenset(table("person_and")),
        level=phrases("person_level"),
        bearer=phrases("person_bearer"),
        area=phrases("person_area"),
        apart=phrases("person_apart"),
        appointed=phrases("person_appointed"),
        age=frozenset(table("person_age")),
        alias=frozenset(table("person_alias")),
        deputies=frozenset(table("role_deputy")),
        idle=frozenset(table("role_idle")),
        bodily=frozenset(table("role_bodily")),
        owner=frozenset(table("person_owner")),
        locative=frozenset(table("person_locative")),
        within=frozenset(table("person_within")),
        opened=frozenset(table("person_opened")),
        place_openers=frozenset(table("person_place_opener")),
        places=frozenset(_places(rules, ("places", "cities", "countries"))),
        countries=frozenset(_places(rules, ("countries",))),
        stop=frozenset(table("person_stop")),
        particles=frozenset(table("person_particle")),
        families=frozenset(table("person_family")),
        leads=frozenset(table("person_lead")),
        surnames=rules.words("surnames") | rules.words("family_names"),
        own_given=frozenset(w.casefold() for w in lang.words(rules.language, "given_names")),
        given=rules.words("given_names"),
        common=rules.words("common"),
        body_words=rules.words("organisation_nouns") | frozenset(table("person_body")),
        kind=phrases("place_type"),
        kinds=frozenset(table("place_type")),
        firm_words=frozenset(table("person_body")) - rules.words("given_names"),
        firm_heads=frozenset(
            head for head, of in table("organisation_head").items() if of["body"] == "company"
        ),
        nouns=rules.words("nouns"),
        compounds=rules.words("compounds") | rules.words("verbs") | rules.words("adjectives"),
        no_name=shape("no_name"),
        verb_shape=shape("verb"),
        syllable=shape("syllable"),
        possessive=settings.get("possessive", ""),
        given_last=settings.get("called_by") == "last word",
    )


def _places(rules: Pack, tables: Iterable[str]) -> Iterable[str]:
    for table in tables:
        for row in rules.table(table):
            yield row["name"].casefold()
            yield from (name.casefold() for name in row.get("aliases", "").split("|") if name)
