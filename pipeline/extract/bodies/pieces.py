"""The words a name is made of: phrases of a field of work, proper names, numbers."""

from __future__ import annotations

from pipeline.extract.bodies.joins import Joins
from pipeline.extract.bodies.walk import PROPER


class Pieces(Joins):
    """Which words may follow which."""

    def _phrase(self) -> bool:
        """A phrase of the field of work; in small letters where grammar lets it."""
        line, i = self.line, self.at
        noun, activity = line.noun(i), line.activity(i)
        capital = line.capital(i)
        if line.person(i) and not self._is_namesake(i):
            return False
        if self.sort in PROPER and line.body(i) > (self.sort != "party"):
            return self._take(line.body(i), "phrase" if self.sort == "company" else "known")
        if not capital and not self._small_may_follow(activity >= noun):
            return False
        if activity and (activity > noun or (activity == noun and self._acts(i, activity))):
            return self._take(activity, "activity")
        if noun:
            return self._take(noun, "phrase" if capital else "small")
        return capital and self._capital_word()

    def _acts(self, i: int, length: int) -> bool:
        """Whether a word says what the body does, with an object: "Hỗ trợ phát triển ..."."""
        line = self.line
        if not line.capital(i):
            return True
        second = line.activity(i + length) if self.last == "head" else 0
        return second > 0 and line.small(i + length) and line.noun(i + length + second) > 1

    def _capital_word(self) -> bool:
        """A capitalised word of the general vocabulary."""
        line, i = self.line, self.at
        if not line.grammar.unknown_ends:
            return line.pair(i) > 0 and self._take(2, "phrase")
        word = line.words[i]
        known = line.grammar.is_field(word) if line.titled else line.grammar.is_common(word)
        return known and not line.verb(i) and not line.acronym(i) and self._take(1, "phrase")

    def _small_may_follow(self, is_activity: bool) -> bool:
        if self.line.grammar.unknown_ends:
            return False
        if is_activity:
            return self.last in ("head", "activity") or (
                self.sort == "company" and self.last in ("phrase", "small")
            )
        return True

    def _proper(self) -> bool:
        """A capitalised word that is nothing known."""
        line, i = self.line, self.at
        if line.number(i) and (self.last != "small" or not line.capital(i)):
            return not self._is_address(i) and self._digits(i)
        if line.words[i] in line.grammar.number_words and line.number(i + 1):
            return self._take(2, "number")
        if not line.capital(i) or (self.body.pieces and line.body(i) > 1):
            return False
        if line.acronym(i):
            again = self.last == "acronym" and self.sort not in PROPER
            return not again and self._take(1, "acronym")
        return not self._is_barred(i) and self._unknown_word(i)

    def _is_address(self, i: int) -> bool:
        """Whether the numbers of a house and a street's name follow: "SJC 12-14 Lê Lợi"."""
        line, after = self.line, i + 1
        while after < self.limit and (line.tokens[after].text in "-/" or line.number(after)):
            after += 1
        joined = after > i + 1 or any(mark in line.tokens[i].text for mark in "-/")
        return joined and line.capital(after) and line.capital(after + 1)

    def _is_barred(self, i: int) -> bool:
        """Whether an unknown capitalised word cannot be a part of this name."""
        line = self.line
        if line.person(i) and self.body.pieces and not self._is_namesake(i):
            return True
        if line.foreign(i):
            return False
        if self.entry.get("strict") and not line.grammar.unknown_ends:
            return True
        free = self.sort in PROPER and self.sort != "party"
        return line.titled and (line.verb(i) or bool(self.body.pieces and not free))

    def _is_namesake(self, i: int) -> bool:
        """Whether a personal name at `i` is the body's own: a school's, a firm's after its head."""
        if self.sort not in PROPER:
            return False
        kind, first = self.entry["kind"], self.named_at is None
        if first and (kind == "education" or (kind == "company" and not self.role)):
            return True  # "Công ty Vàng bạc Kim Phúc"
        return not self.body.pieces or (self.named_at is not None and i - self.named_at < 2)

    def _unknown_word(self, i: int) -> bool:
        line = self.line
        if self.last != "proper" and not line.grammar.unknown_ends and line.loose_pair(i):
            return self._take(2, "phrase")
        if line.unknown_stop(i) and self.body.pieces:
            if self.sort not in PROPER and self._is_person(i):
                return False
            if self.body.doubt is None:
                self.body.doubt = i
        if self.named_at is None:
            self.named_at = i
        return self._take(1, "proper")

    def _is_person(self, i: int) -> bool:
        """Whether an unknown capitalised word behind a role's body starts a personal name."""
        hyphened = "-" in self.line.tokens[i].text
        return not hyphened and self.role

    def _digits(self, i: int) -> bool:
        """A number that belongs to the name: no count of what follows, no date."""
        line = self.line
        text = line.tokens[i].text
        follows = line.words[i + 1] if i + 1 < len(line.words) else ""
        if text.isdigit() and (follows in line.grammar.common or follows in ("/", "%")):
            return self.sort == "school" and self._take(1, "number")
        short = text.isdigit() and len(text) < 4 and not line.grammar.unknown_ends
        if self.sort not in PROPER and self.last != "head" and not (short or line.capital(i)):
            return False
        return self._take(1, "number")
