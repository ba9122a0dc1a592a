"""What happened in `extract`, kept for `pressfacts explain`: hits, losers, resolutions."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from pipeline.extract.mention import Article, Entity, Hit, Mention
from pipeline.extract.segment import Sentence
from pipeline.extract.settle import Lost

SHOWN = 40
"""Characters shown of a match that read nothing."""


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
            if mention.sentence is sentence and mention.notes:
                lines.append(f"  - {_said(mention)}: dropped ({'; '.join(mention.notes)})")
        return lines + self._unread(sentence, found)

    def _unread(self, sentence: Sentence, found: list[Mention]) -> list[str]:
        """A line for each rule that matched words here from which nothing was read."""
        read = found + [lost.mention for lost in self.lost]
        read += [mention for mention in self.dropped if mention.notes]
        unread: dict[str, list[str]] = {}
        for hit in self.hits:
            if hit.sentence is sentence and not any(_comes_from(m, hit) for m in read):
                matched = hit.match.group()
                shown = matched if len(matched) <= SHOWN else f"{matched[:SHOWN]}…"
                unread.setdefault(hit.rule.id, []).append(repr(shown))
        return [
            f"  . {rule} matched {', '.join(matches)} and read nothing"
            for rule, matches in unread.items()
        ]


def _comes_from(mention: Mention, hit: Hit) -> bool:
    return (
        mention.rule is hit.rule
        and mention.sentence is hit.sentence
        and mention.start < hit.end
        and hit.start < mention.end
    )


def _said(mention: Mention) -> str:
    value = _shown(mention.value)
    return f"{mention.rule.id} {mention.text!r}" + (f": {value}" if value else "")


def _shown(value: Any) -> str:
    """What a reading says, without the fields that say nothing: `value=12 unit=%`."""
    if not is_dataclass(value):
        return "" if value is None else str(value)
    said = ((item.name, getattr(value, item.name)) for item in fields(value))
    return " ".join(f"{name}={_plain(part)}" for name, part in said if _says(name, part))


def _says(name: str, part: Any) -> bool:
    is_inner = name in ("parts", "rows", "reading") or is_dataclass(part)
    return not (is_inner or part is None or part in ("", False, "exact", "actual", [], ()))


def _plain(part: Any) -> str:
    if isinstance(part, BaseModel):
        return "/".join(str(v) for v in part.model_dump().values() if v is not None)
    if isinstance(part, list):
        return "; ".join(p if isinstance(p, str) else str(p.title) for p in part)
    return format(part, "f") if isinstance(part, Decimal) else str(part)


def _entity(entity: Entity) -> list[str]:
    lines = [f"  {_shown(entity.value)}"]
    lines += [
        f"    {m.field}[{m.start}:{m.end}] {m.text!r} by {m.rule.id}"
        + "".join(f"; {note}" for note in m.notes)
        for m in entity.mentions
    ]
    return lines + [f"    {note}" for note in entity.notes]
