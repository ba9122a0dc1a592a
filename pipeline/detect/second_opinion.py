"""A sample on which the vote was unsure enters; langdetect's answer leaves, or `und`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.detect import profile
from pipeline.detect.vote import UNSURE, WEAK, among_rivals, ranking
from pipeline.document import Language

LEAST_PROBABILITY = 0.95


def second_opinion(sample: str, tokens: Sequence[str]) -> Language:
    """Langdetect's answer, unless our own evidence contradicts it.

    A language with a profile must have a voice in the text; one of those at hand, the loudest;
    and no language is named over the voice of one at hand.
    """
    code, probability = _langdetect(sample)
    if probability < LEAST_PROBABILITY:
        return UNSURE
    voices = {each.code: score for score, each in ranking(tokens) if score >= WEAK}
    known = {each.code for each in profile.everywhere()}
    ours = profile.home()
    if code in known and code not in voices:
        return UNSURE
    if code not in ours:
        return UNSURE if voices.keys() & ours.keys() else Language(code, round(probability, 3))
    if next(iter(voices)) != code:
        return UNSURE
    return among_rivals(ours[code], tokens, probability * min(1.0, voices[code]))


def _langdetect(sample: str) -> tuple[str, float]:
    # Imported here: its profiles take a third of a second to load, and most texts need none.
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0  # unseeded, the answer varies from run to run
    try:
        best = detect_langs(sample)[0]
    except LangDetectException:  # no letters it knows
        return UNSURE.code, 0.0
    return best.lang.split("-")[0], best.prob
