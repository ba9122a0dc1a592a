"""Rows enter one by one; what a text has been speaking of (measure, period, place) leaves."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe import period as periods
from pipeline.extract.observe import place as places
from pipeline.extract.observe import scope
from pipeline.extract.observe.change import unit_of
from pipeline.extract.observe.main_place import FIRMS, bodies
from pipeline.extract.observe.passing import is_day, is_in_passing
from pipeline.extract.observe.roles import Role
from pipeline.extract.observe.view import View
from pipeline.extract.segment import Sentence

NEAR_SENTENCES = 2
"""For how many sentences a period named in passing holds."""
HOLDS = 3
"""For how many sentences without a row of its own a period stays in force."""
TOPIC_HOLDS = 5
"""For how many sentences so the period does that the lead names."""
LEAD = 1
"""Up to which sentence of the text an article says what it is about."""


@dataclass(slots=True)
class Discourse:
    """What a text has been speaking of: the rows so far, the period and place in force."""

    rows: list[Mention] = field(default_factory=list)
    begun: int = 0
    """How many rows there were before this sentence."""
    bases: dict[int, str] = field(default_factory=dict)
    """Of a row (by identity): its measure without what only tells it from its neighbour."""
    wholes: dict[str, str] = field(default_factory=dict)
    """Verb of contribution -> the whole it was last said to contribute to."""
    parts: dict[int, str] = field(default_factory=dict)
    """Of a row (by identity) that is a part of a whole: what is said of the whole."""
    period: scope.Part | None = None
    units: set[str | None] = field(default_factory=set)
    """Units of the figures that print the period in force: it holds on for figures of its kind."""
    framed_in: Sentence | None = None
    """The sentence that opens with the period in force ("Năm 2019, ...")."""
    held_at: int = 0
    """The last sentence with a row of the period in force."""
    topic: str | None = None
    """The period the lead names: the whole article speaks of it, whatever it counts."""
    now_in: int | None = None
    """The paragraph that has last spoken of the present."""
    place: scope.Part | None = None
    placed_in: int | None = None
    """The paragraph that names the place in force: it holds for no other."""
    periods: set[str] = field(default_factory=set)
    mentioned: scope.Part | None = None
    mentioned_in: Sentence | None = None
    main_place: scope.Part | None = None

    def in_sentence(self, seen: View) -> Mention | None:
        """The last row of this sentence."""
        last = self.last
        return last if last is not None and last.sentence is seen.sentence else None

    @property
    def last(self) -> Mention | None:
        """The last row."""
        return self.rows[-1] if self.rows else None

    def base(self, row: Mention) -> str:
        """The measure of a row as a further row may repeat it."""
        return self.bases.get(id(row), str(row.value.measure))

    def is_near(self, sentence: Sentence) -> bool:
        """Whether a sentence just before, in this paragraph, has named a period in passing."""
        said = self.mentioned_in
        return (
            said is not None
            and (said.field, said.paragraph) == (sentence.field, sentence.paragraph)
            and sentence.index - said.index <= NEAR_SENTENCES
        )

    def is_framed(self, sentence: Sentence) -> bool:
        """Whether the sentence before, in this paragraph, opens with the period in force."""
        said = self.framed_in
        return (
            said is not None
            and (said.field, said.paragraph) == (sentence.field, sentence.paragraph)
            and sentence.index - said.index <= NEAR_SENTENCES
        )

    def remember(self, seen: View, article: Article) -> None:
        """A sentence without figures may set the period of the next ones in its paragraph."""
        dates = [at for at, m in sorted(seen.mentions.items()) if m.kind == "date"]
        dates = [at for at in dates if not is_in_passing(seen, at, article)]
        if not dates:
            return
        mention = seen.mentions[dates[-1]]
        if is_day(str(mention.value.value)):
            return
        self.mentioned = scope.Part(
            str(mention.value.value), mention, "a sentence just before speaks of it"
        )
        self.mentioned_in = seen.sentence


def carried(part: scope.Part | None) -> scope.Part | None:
    """A part in force, as it holds for a further row."""
    return part and scope.Part(part.value, None, f"carried: {part.why}")


def period_of(
    seen: View, at: int, article: Article, baselines: set[int], discourse: Discourse, *, held: bool
) -> scope.Part | None:
    """The period of a figure; `held`: a result, whose period holds for the rows after it."""
    found = periods.period(seen, at, article, baselines)
    if found is not None:
        _hold(found, seen, at, article, discourse, held=held)
        return found
    months = periods.months_named(seen, at, article)
    is_now = periods.says_now(seen, at, article)
    if months is None and is_now:
        discourse.now_in = seen.sentence.paragraph
    if months is not None or is_now or periods.says_another(seen, at, article):
        return months
    if discourse.last and held and periods.points_back(seen, article):
        value = discourse.last.value.period
        return scope.Part(value, None, "of the row that it points to") if value else None
    if periods.is_part(seen, article) and discourse.last:
        value = discourse.last.value.period
        return scope.Part(value, None, "a part has the period of its whole") if value else None
    return _carried_period(seen, at, article, discourse, held=held)


def own_period(
    seen: View, at: int, role: Role, article: Article, baselines: set[int], discourse: Discourse
) -> scope.Part | None:
    """The period of a level compared with: one printed with it, inside its frame.

    "Pada 2023 turun dari 9 menjadi 8 persen": when it was 9 is not said.
    """
    found = periods.period(seen, at, article, baselines)
    if found is None or found.mention is None:
        return None
    if role.kind == "from":
        discourse.periods.add(found.value)
    said = seen.place_of(found.mention)
    return found if said is not None and said > role.start else None


def _carried_period(
    seen: View, at: int, article: Article, discourse: Discourse, *, held: bool
) -> scope.Part | None:
    """The period in force, where it holds for a figure of this kind."""
    is_open = not held or periods.says_so_far(seen, at, article) or _several(discourse.periods)
    if is_open:  # a plan has its own; which of several holds is known only from right before
        return carried(discourse.mentioned) if discourse.is_near(seen.sentence) else None
    if discourse.period is None:
        return None
    is_topic = discourse.period.value == discourse.topic
    if seen.sentence.index - discourse.held_at > (TOPIC_HOLDS if is_topic else HOLDS):
        return None
    is_present = discourse.now_in == seen.sentence.paragraph
    is_alike = unit_of(seen.mentions[at]) in discourse.units or discourse.is_framed(seen.sentence)
    if not is_topic and (is_present or not is_alike):
        return None
    discourse.held_at = seen.sentence.index
    return carried(discourse.period)


def _hold(
    found: scope.Part, seen: View, at: int, article: Article, discourse: Discourse, *, held: bool
) -> None:
    """Keep a printed period for the rows after it; a day only where it is counted up to it."""
    said = found.mention
    is_short = is_day(found.value) or periods.is_week(found.value)
    counted_up = said is not None and periods.is_cumulative(said, article)
    passing = said is not None and is_short and not periods.heads_list(seen, at, said)
    if not held or (passing and not counted_up):
        return
    discourse.now_in = None
    if discourse.period is None or discourse.period.value != found.value:
        discourse.units, discourse.framed_in = set(), None
    if said is not None and seen.sentence.index <= LEAD:
        discourse.topic = discourse.topic or found.value
    if said is not None and periods.opens(seen, said):
        discourse.framed_in = seen.sentence
    discourse.period, discourse.held_at = found, seen.sentence.index
    discourse.units.add(unit_of(seen.mentions[at]))
    discourse.periods.add(found.value)


def _several(periods: set[str]) -> bool:
    """Whether these are more than one period: a day lies in its month, a month in its year."""
    return len({p for p in periods if not any(_within(o, p) for o in periods)}) > 1


def _within(part: str, period: str) -> bool:
    """Whether a period lies in another: also a month at either end of an interval of months."""
    ends = period.split("/")
    is_end = part in ends and len(part) > len("2025")
    return part != period and (part.startswith(period) or is_end)


def place_of(seen: View, at: int, article: Article, discourse: Discourse) -> scope.Part | None:
    """The place of a figure: of its sentence, else the one in force, else the article's own."""
    named = article.once(_places_outside_firms).get(id(seen.sentence), [])
    shown = {id(mention) for mention in seen.mentions.values()}
    found = places.place(seen, at, article, [m for m in named if id(m) not in shown])
    if found is not None:
        if found.holds:
            discourse.place, discourse.placed_in = found, seen.sentence.paragraph
        return found
    is_near = discourse.placed_in == seen.sentence.paragraph
    return carried(discourse.place) if is_near else discourse.main_place


def _places_outside_firms(article: Article) -> dict[int, list[Mention]]:
    """The places of each sentence but those in the name of a firm ("Tokyo Commodity Exchange").

    A country in it is its own ("Bursa Efek Indonesia"), but for a mere company's.
    """
    firms, fineness = bodies(article, FIRMS), article.once(places.fineness_of)

    def is_outside(found: Mention) -> bool:
        around = [firm for firm in firms.get(id(found.sentence), ()) if found.overlaps(firm)]
        is_country = fineness.get(id(found)) == places.COUNTRY
        return not around or (is_country and not any(_is_company(f, article) for f in around))

    return {
        sentence: [mention for mention in found if is_outside(mention)]
        for sentence, found in _places(article).items()
    }


def _is_company(firm: Mention, article: Article) -> bool:
    """Whether a name begins with the form of a company ("PT", "công ty")."""
    heads = article.pack.lexicons.get("organisation_head", {})
    texts = firm.text.casefold().split()
    known = (heads.get(" ".join(texts[:length])) for length in (1, 2))
    return any(head is not None and head.get("body") == "company" for head in known)


def _places(article: Article) -> dict[int, list[Mention]]:
    """Sentence (by identity) -> its places."""
    found: dict[int, list[Mention]] = {}
    for mention in article.of("place"):
        found.setdefault(id(mention.sentence), []).append(mention)
    return found
