"""Money: a figure with a currency enters, an amount in whole currency units leaves.

A figure printed without its currency ("gần 4,9 triệu") takes the one of the amount before it in
the sentence; failing that, the article's own where a word of money stands near.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from pipeline.extract.figure import Figure, read, shared_out, style
from pipeline.extract.mention import Article, Hit, Mention
from pipeline.extract.number import parse as parse_number
from pipeline.extract.number import plain
from pipeline.record import Modifier

_NEAR = 60
"""Characters before a bare figure within which a word of money must stand."""
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_SURE = 1000
"""From here on "bảng" is money: nobody counts so many boards."""
_BESIDE = 24
"""As `_NEAR`, where the article names no currency at all."""


@dataclass(slots=True)
class Amount:
    """The fields of a record's amount."""

    value: Decimal | None
    min: Decimal | None
    max: Decimal | None
    currency: str
    modifier: Modifier
    per: str | None


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """The amount of a hit; two for a ratio ("2.477/10.825 tỷ đồng": done of planned)."""
    currency = _currency(hit, article)
    if hit.rule.read == "ratio":
        yield from _ratio(hit, article, currency)
        return
    if hit.rule.read == "list":
        for item, start, end in shared_out(hit, article):
            yield Mention.of(hit, _amount(item, currency, None), start, end)
        return
    if _mixes_currencies(hit, article):
        return
    figure = read(hit, article, whole=_is_bare(hit))
    if figure is not None and not _is_doubtful(hit, figure, article):
        yield Mention.of(hit, _amount(figure, currency, hit.group("per")))


def _currency(hit: Hit, article: Article) -> str:
    before = article.pack.look_up("currency_before", hit.group("currency_before"), "")
    return str(article.pack.look_up("currency", hit.group("currency"), before))


def _mixes_currencies(hit: Hit, article: Article) -> bool:
    """Whether what looks like a range are prices in two currencies ("USD 25.470 - EUR 27.120")."""
    again = article.pack.look_up("currency_before", hit.group("currency_again"))
    return again is not None and again != _currency(hit, article)


def _amount(figure: Figure, currency: str, per: str | None) -> Amount:
    return Amount(figure.value, figure.min, figure.max, currency, figure.modifier, per)


def _ratio(hit: Hit, article: Article, currency: str) -> Iterator[Mention]:
    whole = parse_number(hit.group("whole") or "", article.pack, style=style(article))
    part = parse_number(hit.group("part") or "", article.pack, scaled=True, style=style(article))
    if whole is None or part is None or part.value * whole.scale > whole.value:
        return
    first = Amount(plain(part.value * whole.scale), None, None, currency, "exact", None)
    second = Amount(plain(whole.value), None, None, currency, "exact", None)
    yield Mention.of(hit, first, *hit.span("part"))
    yield Mention.of(hit, second, hit.span("whole")[0], hit.end)


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """Give bare figures their currency; those that are no money are dropped."""
    counted = Counter(m.value.currency for m in mentions if m.value.currency)
    common = counted.most_common(1)[0][0] if counted else None
    kept: list[Mention] = []
    for mention in mentions:
        if not mention.value.currency:
            found = _carried(mention, article, kept) or _common(mention, article, common)
            if not found:
                mention.notes.append("no currency: no amount before it, no word of money near")
                continue
            mention.value.currency = found
        kept.append(mention)
    return kept


def _is_bare(hit: Hit) -> bool:
    """Whether no scale stands with the figure: "10,000 USD" is ten thousand in any article."""
    printed = "".join(hit.group(name) or "" for name in ("number", "min", "max"))
    return not any(map(str.isalpha, printed))


def _is_doubtful(hit: Hit, figure: Figure, article: Article) -> bool:
    """Whether "2 bảng" counts boards: a small sum in a word that is also another one."""
    look_up, lexicons = article.pack.look_up, article.pack.lexicons
    if look_up("article_word", hit.group("number")) is not None:
        return True  # "một đồng", a single coin
    currency = look_up("doubtful_currency", hit.group("currency"))
    largest = figure.max if figure.value is None else figure.value
    if currency is None or largest is None or largest >= _SURE:
        return False
    text = f"{article.document.title or ''}\n{article.document.text}".casefold()
    full = {form.casefold() for form, code in lexicons["currency"].items() if code == currency}
    return not any(form in text for form in full.difference(lexicons["doubtful_currency"]))


def _carried(mention: Mention, article: Article, before: list[Mention]) -> str | None:
    if before and before[-1].sentence is mention.sentence:
        since, at = (place - mention.sentence.start for place in (before[-1].end, mention.start))
        if _counts_things(mention.sentence.text.casefold()[since:at], article):
            return None
        currency = str(before[-1].value.currency)
        mention.notes.append(f"currency {currency} from {before[-1].text!r} before it")
        return currency
    return None


def _counts_things(before: str, article: Article) -> bool:
    """Whether the last head before a figure is a number of things: "jumlah pengguna", of users.

    "jumlah dana", a sum of funds, is none; nor is a head with a word of money behind it.
    """
    lexicons = article.pack.lexicons
    words = _WORD.findall(before)
    money = lexicons.get("money_word", {})
    for at in range(len(words) - 1, -1, -1):
        pair = " ".join(words[at : at + 2])
        if words[at] in lexicons.get("weak_money_word", {}):
            continue
        if words[at] in money or pair in money:
            return False
        if pair in lexicons.get("no_count_head", {}):
            return False
        if words[at] in lexicons.get("count_head", {}) and at + 1 < len(words):
            return not (at and " ".join(words[at - 1 : at + 1]) in lexicons["no_count_head"])
    return False


def _is_told_in_parts(printed: str, article: Article) -> bool:
    """Whether a figure is one of "1 tỷ 200 triệu", "2 tỉ rưỡi": only sums are told so, bare."""
    does = [article.pack.look_up("number_word", word) for word in _WORD.findall(printed)]
    return sum(bool(word) and ("scale" in word or "half" in word) for word in does) > 1


def _common(mention: Mention, article: Article, common: str | None) -> str | None:
    """The article's currency, or the country's own, where a word of money stands before."""
    lexicons = article.pack.lexicons
    home = next(iter(lexicons.get("home_currency", {}).values()), None)
    per = mention.value.per
    words = lexicons.get("money_word" if common or per else "price_word", {})
    text = mention.sentence.text.casefold()
    at = mention.start - mention.sentence.start
    near = f" {text[max(0, at - (_NEAR if common or per else _BESIDE)) : at]} "
    word = next((word for word in words if f" {word} " in near), None)
    if word is None:
        word = f"/{per}" if per in lexicons.get("priced_unit", {}) else None
    if word is None and _is_told_in_parts(mention.text, article):
        word = mention.text
    if word is None or _counts_things(text[:at], article):
        return None
    found = common or home
    mention.notes.append(
        f"currency {found}, the article's or the country's, for {word!r} before it"
    )
    return found
