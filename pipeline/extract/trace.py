"""What happened in `extract`, kept for `pressfacts explain`: hits, losers, resolutions."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.mention import Article, Entity, Hit, Mention
from pipeline.extract.segment import Sentence
from pipeline.extract.settle import Lost


@dataclass(slots=True)
class Trace:
    """Filled by `extract` where given; `render` tells the story sentence by sentence."""

    article: Article | None = None
    hits: list[Hit] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    dropped: list[Mention] = field(default_factory=list)

    def render(self) -> str:
        """For each sentence: what matched, what was settled away, what was resolved how."""
        if self.article is None:
            return "Nothing was extracted: the language is not one of ours.\n"
        lines: list[str] = []
        for sentence in self.article.sentences:
            lines += self._sentence(sentence)
        for kind, entities in self.article.entities.items():
            lines += [f"\n{kind}s, with the mentions tied to each:"] if entities else []
            for entity in entities:
                lines += _entity(entity)
        return "\n".join(lines) + "\n"

    def _sentence(self, sentence: Sentence) -> list[str]:
        assert self.article is not None
        lines = [f"\n[{sentence.field} {sentence.start}:{sentence.end}] {sentence.text}"]
        found = [
            mention
            for mentions in self.article.mentions.values()
            for mention in mentions
            if mention.sentence is sentence
        ]
        for mention in sorted(found, key=lambda mention: mention.place):
            lines.append(f"  + {_said(mention)}")
            lines += [f"      {note}" for note in mention.notes]
        for lost in self.lost:
            if lost.mention.sentence is sentence:
                lines.append(
                    f"  - {_said(lost.mention)}: gave way to {lost.winner.rule.id} ({lost.reason})"
                )
        for mention in self.dropped:
            if mention.sentence is sentence:
                reason = "; ".join(mention.notes) or "not resolved"
                lines.append(f"  - {_said(mention)}: dropped ({reason})")
        read = found + [lost.mention for lost in self.lost] + self.dropped
        for hit in self.hits:
            if hit.sentence is sentence and not any(_comes_from(m, hit) for m in read):
                lines.append(f"  . {hit.rule.id} matched {hit.match.group()!r} and read nothing")
        return lines


def _comes_from(mention: Mention, hit: Hit) -> bool:
    return (
        mention.rule is hit.rule
        and mention.sentence is hit.sentence
        and mention.start < hit.end
        and hit.start < mention.end
    )


def _said(mention: Mention) -> str:
    value = "" if mention.value is None else f" = {mention.value}"
    return f"{mention.rule.id} {mention.text!r}{value}"


def _entity(entity: Entity) -> list[str]:
    lines = [f"  {entity.value}"]
    lines += [
        f"    {m.field}[{m.start}:{m.end}] {m.text!r} by {m.rule.id}"
        + "".join(f"; {note}" for note in m.notes)
        for m in entity.mentions
    ]
    return lines + [f"    {note}" for note in entity.notes]
