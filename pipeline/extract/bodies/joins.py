"""Links, commas, dashes and quotes within a name: where they join parts, the walk goes on."""

from __future__ import annotations

from pipeline.extract.bodies.tails import Tails
from pipeline.extract.bodies.walk import CLOSED, PROPER

_DASHES = frozenset("-–—&/")


class Joins(Tails):
    """What may stand between the parts of a name."""

    def _punctuation(self) -> bool:
        line, i = self.line, self.at
        text = line.tokens[i].text
        if text == "," and self.last != "place" and self.sort not in (*CLOSED, "party"):
            return self._list()
        if text in _DASHES and self.last not in ("place", "head") and self.sort not in CLOSED:
            after = i + 1
            length = self._continues(after) or max(line.noun(after), line.activity(after))
            if length and not line.place(after):
                self.at += 1
                return self._take(length, "noun")
            if text == "&" and line.capital(after):
                self.at += 1
                return self._take(1, "proper")
        if text in '"“' and self.last == "head" and self.sort in PROPER:
            return self._quoted()
        return False

    def _quoted(self) -> bool:
        line = self.line
        for j in range(self.at + 1, min(self.at + 8, self.limit)):
            if line.tokens[j].text in '"”' and j > self.at + 1:
                return self._take(j + 1 - self.at, "proper")
        return False

    def _list(self) -> bool:
        """A comma within a name: "Văn hóa, Thể thao và Du lịch"; a link must end the list."""
        line, i = self.line, self.at
        if self.entry.get("long") and self.last in ("small", "activity") and line.noun(i + 1):
            self.at += 1
            return self._take(line.noun(self.at), "small")
        if self.last == "activity" and line.activity(i + 1):
            self.at += 1
            return self._take(line.activity(self.at), "activity")
        j, ends = i, False
        while j < self.limit and not ends:
            if line.words[j] == ",":
                j += 1
            if line.words[j : j + 1] and line.words[j] in line.grammar.links:
                ends, j = True, j + 1
            length = self._run(j)
            if not length:
                return False
            ends = ends or any(word in line.grammar.links for word in line.words[j : j + length])
            j += length
            if not ends and j < self.limit and line.words[j] in line.grammar.links:
                length = self._run(j + 1)
                if length:
                    j, ends = j + 1 + length, True
        if not ends:
            return False
        self.at = j
        return self._take(0, "noun")

    def _run(self, i: int) -> int:
        """The length of a run of pieces in a list, all of the vocabulary."""
        j = i
        while j < self.limit:
            small = max(self.line.noun(j), self.line.activity(j)) if j > i else 0
            length = self._continues(j) or small
            if not length:
                break
            j += length
        return j - i

    def _link(self) -> bool:
        """A word that joins parts, where a part of a name follows it."""
        line, i = self.line, self.at
        if line.words[i] not in line.grammar.links or self.last == "head":
            return False
        after = i + 1
        if line.capital(after):
            length = self._continues(after)
            if self.sort in PROPER and length < 2 and not line.grammar.unknown_ends:
                return False
        elif self.last in ("small", "activity", "phrase"):
            length = max(line.noun(after), line.activity(after))
        else:
            length = 0
        if not length:
            return False
        last = "activity" if line.activity(after) >= line.noun(after) > 0 else "small"
        self.at += 1
        return self._take(length, "noun" if line.capital(after) else last)
