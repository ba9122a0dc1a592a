"""The tokens of a text enter; the language they speak for leaves, or that they disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from pipeline.detect import profile
from pipeline.detect.profile import Profile
from pipeline.document import Language

UNSURE = Language("und", 0.0)

CLEAR = 0.5  # of the evidence ordinary text gives: enough to believe the vote alone
WEAK = 0.25  # enough to believe a second opinion that says the same, or to doubt one that does not
CONTEST = 0.4  # a runner-up with more than this part of the winner's evidence contests the vote

RIVAL_SHARE = 0.7  # of the words that tell neighbours apart must speak for one of them
RIVAL_WORDS = 2  # a single word may be a name or a quotation
NEIGHBOUR_TOKENS = 25  # a text this long that no rival claims is taken at its word

_MARKS = ".,;:!?…\"“”'‘’«»()[]{}<>/|*–—-_"


def tokens_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    # Stripping costs more than asking: most words touch no mark.
    return [
        word
        for printed in text.lower().split()
        if (word := printed).isalpha() or (word := printed.strip(_MARKS))[:1].isalpha()
    ]


@lru_cache(maxsize=16384)  # more than there are Vietnamese syllables
def speaks_for(token: str) -> tuple[str, ...]:
    """The codes of the languages a word speaks for."""
    listed = profile.index().get(token, ())
    if token.isascii():
        return listed
    lettered = (p.code for p in profile.everywhere() if not p.letters.isdisjoint(token))
    return tuple({*listed, *lettered})


def ranking(tokens: Sequence[str]) -> list[tuple[float, Profile]]:
    """All profiles with the evidence for them, the strongest first: about 1 for ordinary text."""
    hits = Counter(chain.from_iterable(map(speaks_for, tokens)))
    total = max(1, len(tokens))
    scored = [(hits[each.code] / total / each.typical, each) for each in profile.everywhere()]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].code))


def vote(tokens: Sequence[str]) -> Language | None:
    """The language the tokens speak for; `und` where two do, None where none does clearly.

    Two that are both foreign are none of ours to judge: the short lists of French and Spanish
    overlap.
    """
    (best, winner), (second, contestant), *_ = ranking(tokens)
    if best < CLEAR:
        return None
    if second > best * CONTEST:
        return UNSURE if {winner.code, contestant.code} & profile.home().keys() else None
    return among_rivals(winner, tokens, min(1.0, best) * (1 - second / best / 2))


def among_rivals(winner: Profile, tokens: Sequence[str], confidence: float) -> Language:
    """The winner or that neighbour of it whose own words the text uses; `und` where both speak.

    Distinct words count, so that one much repeated word (Indonesian "polis", an insurance policy,
    is Malay for police) decides nothing.
    """
    if not winner.rivals:
        return Language(winner.code, round(confidence, 3))
    distinct = set(tokens)
    own = len(winner.own & distinct)
    rival, words = max(
        ((code, len(words & distinct)) for code, words in winner.rivals.items()),
        key=lambda pair: pair[1],
    )
    if words < RIVAL_WORDS:
        if own:
            return Language(winner.code, round(confidence, 3))
        long = len(tokens) >= NEIGHBOUR_TOKENS
        return Language(winner.code, round(confidence / 2, 3)) if long else UNSURE
    share = max(own, words) / (own + words)
    if share < RIVAL_SHARE:
        return UNSURE
    return Language(winner.code if own > words else rival, round(confidence * share, 3))
