"""A folder of press articles (`vi.jsonl`, `id.jsonl`) enters; the counted word lists leave.

    python tools/vocabulary.py ../shared/pool

rewrites those lists of `pipeline/lang/*/words/` that rest on counts; what was added or taken out
by hand stands in `vocabulary.<code>.toml` beside this script, as comma-separated words. The lists
without counts (function words, reporting verbs, verbal nouns) are edited in place.
Vietnamese parts of speech come from pyvi, which the package itself does not need: install it
in the environment this script runs in, or the Vietnamese part-of-speech lists are left alone.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
LANG = HERE.parent / "pipeline" / "lang"
SOURCE = "counts over 3,580 press articles, 2026-11, hand-checked"

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
AFTER_NUMBER = re.compile(r"\d\s+([^\W\d_]+(?:-[^\W\d_]+)*)")
SENTENCE_OPENERS = frozenset(".!?:;\"“”'‘’-–•*…(")

VERB_SHARE, VERB_COUNT = 0.8, 8
NOUN_SHARE, NOUN_COUNT, NOUN_LIMIT = 0.8, 15, 1500
ADJECTIVE_SHARE, ADJECTIVE_COUNT = 0.8, 8
# A syllable that mostly lives inside longer nouns ("sinh" in "học sinh", pupil) is no safe verb.
SYLLABLE_SHARE = 0.6
LOWER_RATIO, COMMON_COUNT = 5, 3
# Headlines and titles of office capitalise many ordinary words; where words are longer than the
# syllables of names (not in Vietnamese), a frequent one need not be so clearly in the majority.
FREQUENT_RATIO, FREQUENT_COUNT = 1, 15
# A word that is a given name as well is common only where small letters outnumber so clearly.
NAME_RATIO, NAME_COUNT = 20, 100

Hand = dict[str, dict[str, str]]


def paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of all articles of a JSONL file, NFC."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            text = unicodedata.normalize("NFC", json.loads(line)["text"])
            yield from (part.strip() for part in text.split("\n"))


def by_hand(hand: Hand, name: str, action: str) -> set[str]:
    """The words added to or dropped from a list by hand."""
    words = hand.get(name, {}).get(action, "").replace("\n", " ").split(",")
    return {" ".join(word.split()) for word in words if word.strip()}


def write(code: str, name: str, what: str, counted: Iterable[str], hand: Hand) -> None:
    """Write one list: the counted words and those added, without those dropped."""
    words = (set(counted) | by_hand(hand, name, "add")) - by_hand(hand, name, "drop")
    lines = [f"# {what}; {SOURCE}", *sorted(words)]
    file = LANG / code / "words" / f"{name}.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{code} {name}: {len(words)}")


def case_counts(path: Path) -> tuple[Counter[str], Counter[str]]:
    """How often a word is printed in small letters, and capitalised amid a sentence."""
    lower: Counter[str] = Counter()
    capitalised: Counter[str] = Counter()
    for paragraph in paragraphs(path):
        for match in WORD.finditer(paragraph):
            word = match.group()
            before = paragraph[: match.start()].rstrip()
            if word == word.lower():
                lower[word] += 1
            elif word.istitle() and before and before[-1] not in SENTENCE_OPENERS:
                capitalised[word.lower()] += 1
    return lower, capitalised


def common(path: Path, names: set[str], syllabic: bool) -> list[str]:
    """Words at least five times as often printed in small letters as capitalised."""
    lower, capitalised = case_counts(path)

    def ordinary(word: str, count: int) -> bool:
        ratio = count / max(capitalised[word], 1)
        if word in names:
            return count >= NAME_COUNT and ratio >= NAME_RATIO
        frequent = not syllabic and count >= FREQUENT_COUNT and ratio >= FREQUENT_RATIO
        return frequent or (count >= COMMON_COUNT and ratio >= LOWER_RATIO)

    return [word for word, count in lower.items() if ordinary(word, count)]


def tag_counts(path: Path) -> dict[str, Counter[str]]:
    """How often pyvi gives each word in small letters each part of speech."""
    from pyvi import ViPosTagger, ViTokenizer

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in paragraphs(path):
        if len(paragraph) < 40:
            continue
        tokens, tags = ViPosTagger.postagging(ViTokenizer.tokenize(paragraph))
        for token, tag in zip(tokens, tags, strict=True):
            word = token.replace("_", " ")
            if word == word.lower() and word.replace(" ", "").isalpha():
                counts[word]["N" if tag in {"N", "Nc", "Nu"} else tag] += 1
    return counts


def verb_syllables(counts: dict[str, Counter[str]]) -> set[str]:
    """The syllables that are mostly (part of) a verb wherever they are printed."""
    seen: Counter[str] = Counter()
    verbal: Counter[str] = Counter()
    for word, tags in counts.items():
        for syllable in word.split():
            seen[syllable] += tags.total()
            verbal[syllable] += tags["V"]
    return {syllable for syllable in seen if verbal[syllable] / seen[syllable] >= SYLLABLE_SHARE}


def frequent(counts: dict[str, Counter[str]], tag: str, share: float, least: int) -> list[str]:
    """The words that nearly always carry a tag, the most frequent first."""
    found = [
        (tags.total(), word)
        for word, tags in counts.items()
        if tags.total() >= least and tags[tag] / tags.total() >= share
    ]
    return [word for _, word in sorted(found, key=lambda pair: (-pair[0], pair[1]))]


def vietnamese(path: Path, hand: Hand) -> None:
    """Verbs, nouns, adjectives and the compounds that hide a verb or a function word."""
    counts = tag_counts(path)
    safe = verb_syllables(counts)
    verbs = [w for w in frequent(counts, "V", VERB_SHARE, VERB_COUNT) if " " in w or w in safe]
    nominal = listed("vi", "verbal_nouns")
    write("vi", "verbs", "verbs", (verb for verb in verbs if verb not in nominal), hand)
    nouns = frequent(counts, "N", NOUN_SHARE, NOUN_COUNT)[:NOUN_LIMIT]
    write("vi", "nouns", "common nouns and classifiers that can be counted", nouns, hand)
    adjectives = frequent(counts, "A", ADJECTIVE_SHARE, ADJECTIVE_COUNT)
    write("vi", "adjectives", "adjectives", adjectives, hand)
    stops = listed("vi", "verbs") | listed("vi", "function")
    compounds = (
        word
        for word, tags in counts.items()
        if " " in word
        and tags.total() >= VERB_COUNT
        and tags["N"] / tags.total() >= 0.5
        and word not in stops
        and stops.intersection(word.split())
    )
    what = "nouns with a verb or function word inside, at which no noun phrase ends"
    write("vi", "compounds", what, compounds, hand)


def listed(code: str, name: str) -> set[str]:
    """The words of a list as it stands."""
    lines = (LANG / code / "words" / f"{name}.txt").read_text("utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def indonesian(path: Path, hand: Hand) -> None:
    """Verbs by their prefixes, and nouns by the numbers they follow."""
    lower, _ = case_counts(path)
    prefixed = re.compile(r"(?:me|ber|di|ter)[a-z]{2,}")
    verbs = (w for w, count in lower.items() if count >= VERB_COUNT and prefixed.fullmatch(w))
    write("id", "verbs", "verbs, with their prefixes", verbs, hand)
    counted = Counter(
        word for text in paragraphs(path) for word in AFTER_NUMBER.findall(text) if word.islower()
    )
    nouns = (word for word, count in counted.items() if count >= 3)
    write("id", "nouns", "nouns that are counted", nouns, hand)


def main(pool: Path) -> None:
    """Rewrite the counted lists of both languages."""
    for code in ("vi", "id"):
        hand: Hand = tomllib.loads((HERE / f"vocabulary.{code}.toml").read_text("utf-8"))
        path = pool / f"{code}.jsonl"
        words = common(path, by_hand(hand, "common", "names"), syllabic=code == "vi")
        write(code, "common", "words usually printed in small letters", words, hand)
        if code == "id":
            indonesian(path, hand)
            continue
        try:
            vietnamese(path, hand)
        except ImportError as error:
            print(f"vi: parts of speech left alone ({error})", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
