"""A count's hit and the noun phrase after it enter; whether the number counts that noun leaves.

A number may label instead ("Quận 3", "iPhone 12 Pro"), tell a time or an age, stand in an address
or a score, or belong to an English sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from pipeline.extract.mention import Article, Hit
from pipeline.extract.noun_phrase import NounPhrase, longest_match, longest_noun
from pipeline.extract.segment import Token

_LABEL = regex.compile(r"[0-9]{1,4}")
_YEAR = regex.compile(r"(?:19|20)[0-9]{2}")
_LOW = 12
_LABELS = ("numbered", "numbered_low")
_ADDRESS_MARKS = frozenset(",-–—:(/|")


def can_be_counted(hit: Hit, tokens: Sequence[Token], phrase: NounPhrase, article: Article) -> bool:
    """Whether the number of a hit counts the noun phrase that opens `tokens`."""
    before = hit.sentence.tokens[: hit.sentence.tokens_before(hit.start)]
    named = tokens[: phrase.tokens]
    number = hit.group("number") or hit.group("max") or ""
    return not (
        _is_uncounted(before, tokens, phrase, article)
        or _is_foreign(hit, phrase, article)
        or _is_address(number, tokens, article)
        or _is_name(number, before, named, phrase, headline=hit.sentence.is_capitalised)
    ) and _number_counts(hit, before, phrase, article)


def _number_counts(hit: Hit, before: Sequence[Token], phrase: NounPhrase, article: Article) -> bool:
    """Whether the number is a count by its own form and by what stands before it."""
    number = hit.group("number") or hit.group("max") or ""
    in_digits = number[0].isdigit()
    if hit.group("hedge"):
        return phrase.known or in_digits
    if is_label(before, number, article, known=phrase.known):
        return False
    if _YEAR.fullmatch(number) and _ends_in_noun(before, article):
        return False  # "kỳ thi 2025 giới hạn độ tuổi": the year of what stands before it
    if phrase.known:
        return True
    if not in_digits:
        return not article.pack.look_up("ambiguous_number", number.split()[0])
    follows_name = len(before) > 1 and _has_capital(before[-1])
    return not (_YEAR.fullmatch(number) or (_LABEL.fullmatch(number) and follows_name))


def _ends_in_noun(before: Sequence[Token], article: Article) -> bool:
    """Whether the word before is a noun: of one token or two, and no verb."""
    folded = [token.text.casefold() for token in before[-2:]]
    nouns, verbs = article.pack.words("nouns"), article.pack.words("verbs")
    words = {folded[-1], " ".join(folded)} if folded else set()
    return any(word in nouns for word in words) and not any(word in verbs for word in words)


def _is_uncounted(
    before: Sequence[Token], tokens: Sequence[Token], phrase: NounPhrase, article: Article
) -> bool:
    """Durations ("3 năm", "2 lần/ngày"), units of scores, letters, other numbers."""
    lexicons, head = article.pack.lexicons, tokens[0].text.casefold()
    duration = longest_match(lexicons.get("duration", {}), tokens, 0)
    if duration >= longest_noun(tokens, article.pack) > 0 or (duration and not phrase.known):
        return True
    rates = ("duration", "score_unit")
    if "/" in head and any(head.split("/")[0] in lexicons.get(rate, {}) for rate in rates):
        return True
    score = longest_match(lexicons.get("score_unit", {}), tokens, 0)
    if score and score >= longest_noun(tokens, article.pack):
        return not before or before[-1].text.casefold() not in lexicons.get("scene_word", {})
    if head in lexicons.get("article_word", {}):
        return True  # "50 triệu một tháng", a month
    if tokens[0].text.isupper() and article.pack.look_up("currency", head) is not None:
        return True  # money, whatever follows
    return len(head) == 1 and not phrase.known


def _is_name(
    number: str,
    before: Sequence[Token],
    named: Sequence[Token],
    phrase: NounPhrase,
    *,
    headline: bool,
) -> bool:
    """Names after a number: "12 Pro Max", "60 Phạm Văn Đồng" (an address), "3-0 Colombia"."""
    head = named[0].text
    if not head[0].isupper() or head.isupper():
        return False
    at_mark = bool(before) and before[-1].text in _ADDRESS_MARKS
    if number[0].isupper() and before and (at_mark or not headline):
        return True  # "quận Hai Bà Trưng", named after two sisters
    if not phrase.known:
        return at_mark or not headline
    all_names = len(named) > 1 and all(token.text[0].isupper() for token in named)
    return all_names and at_mark and not headline


def _is_address(number: str, tokens: Sequence[Token], article: Article) -> bool:
    """House numbers ("83 đường Trần Phú", "15 Lê Lợi"), and "ba Tám", father Tám."""
    head = tokens[0].text
    if not number[0].isdigit():
        return head.istitle() and article.pack.look_up("ambiguous_number", number) is not None
    if len(tokens) < 2 or not tokens[1].text.istitle():
        return False
    if article.pack.look_up("street_noun", head) is not None:
        return True
    return head.istitle() and head.casefold() in article.pack.words("family_names")


def _is_foreign(hit: Hit, phrase: NounPhrase, article: Article) -> bool:
    """Whether an unknown noun stands in a sentence of another language."""
    if phrase.known:
        return False
    foreign = article.pack.lexicons.get("foreign_word", {})
    return sum(map(foreign.__contains__, hit.sentence.folded)) > 1


def _has_capital(token: Token) -> bool:
    return any(character.isupper() for character in token.text)


def _without_list(before: Sequence[Token]) -> Sequence[Token]:
    """What stands before a list of numbers in rising order: of "Phụ lục 1, 2, 3, 4", the word.

    One number before a comma is no list: "Tại quận 1, 5 người" counts people.
    """
    at, items = len(before), list[int]()
    while at > 1 and before[at - 1].text == "," and _LABEL.fullmatch(before[at - 2].text):
        items.append(int(before[at - 2].text))
        at -= 2
    rising = len(items) > 1 and all(a - b == 1 for a, b in pairwise(items))
    return before[:at] if rising else before


def is_label(before: Sequence[Token], number: str, article: Article, *, known: bool) -> bool:
    """Whether the word before makes the number a label ("Quận 3", "Pasal 5").

    Some label only low numbers: "lớp 5" is a grade, "cấp 250 giấy phép" grants 250 permits.
    """
    lexicons = article.pack.lexicons
    links = lexicons.get("range_word", {})
    if len(before) > 2 and before[-1].text.casefold() in links and before[-2].text[0].isdigit():
        before = before[:-2]  # "desil 1 hingga 4": the label stands before the range
    before = _without_list(before)
    if len(before) > 1 and before[-1].text == ".":
        before = before[:-1]  # "No. 16"
    if not before or (number[0].isdigit() and not _LABEL.fullmatch(number)):
        return False
    last = before[-1].text.casefold()
    two = " ".join(token.text.casefold() for token in before[-2:])
    if two in lexicons.get("no_label", {}):
        return False
    low = lexicons.get("numbered_low", {})
    if (last in low or two in low) and known:
        return number.isdigit() and int(number) <= _LOW
    return any(form in lexicons.get(name, {}) for form in (last, two) for name in _LABELS)
