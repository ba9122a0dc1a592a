"""A line and the head of a body's name enter, the extent of the whole name leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.extract.phrase import Body, Line

_PROPER = frozenset({"proper", "company", "party", "school", "latin", "police"})
_DASHES = frozenset("-–—&/")
_MAX_TOKENS = 26
_CLOSED = frozenset({"place", "number", "none", "acronym"})


def read_body(line: Line, head: int, after: int, entry: Mapping[str, Any]) -> Body:
    """Read on from `after`, the token behind the head that starts at `head`."""
    return _Reader(line, head, after, entry).read()


class _Reader:
    """One walk over the tokens behind a head; `last` is the class of the piece just read."""

    def __init__(self, line: Line, head: int, after: int, entry: Mapping[str, Any]) -> None:
        self.line, self.entry, self.sort = line, entry, str(entry["body"])
        self.limit = min(len(line.tokens), head + _MAX_TOKENS)
        self.at = after
        self.body = Body(after, after)
        self.last = "head"
        self.role = line.role_before(head)
        known = line.body(head)
        if known and head + known > after:
            self.at = self.body.end = self.body.core = head + known
            self.body.pieces, self.body.known, self.last = 1, True, "known"

    def read(self) -> Body:
        """The extent of the name."""
        if self.sort == "none":
            return self.body
        if self.sort == "number":
            self._number_only()
            return self.body
        while self.at < self.limit and self._step():
            pass
        self._whole_word()
        return self.body

    def _whole_word(self) -> None:
        """Drop a last capital that is the first half of a word ("Bộ trưởng" after "Hội đồng")."""
        line, last = self.line, self.body.end - 1
        if self.last in ("proper", "place") and self.body.pieces and line.pair(last):
            if not line.place(last) and line.words[last + 1] not in line.grammar.stops:
                self.body.end = last
                self.body.core = min(self.body.core, last)
                self.body.pieces -= 1

    def _take(self, length: int, last: str, *, tail: bool = False) -> bool:
        self.at += length
        self.body.end = self.at
        self.body.pieces += 1
        if not tail:
            self.body.core = self.at
        self.last = last
        return True

    def _number_only(self) -> None:
        if self.line.number(self.at):
            self._take(1, "number")
            if self.line.place(self.at):
                self._take(self.line.place(self.at), "place", tail=True)

    def _step(self) -> bool:
        line, i = self.line, self.at
        token = line.tokens[i]
        if token.text == "(":
            return self._parenthesis()
        if not token.is_word:
            return self._punctuation()
        if self.last == "place":
            return self._after_place()
        if self._place():
            return True
        if self.last == "known":
            return self._after_known()
        if self.sort in _CLOSED:
            return self._closed()
        return self._link() or self._nested() or self._phrase() or self._proper()

    def _place(self) -> bool:
        """A place, with or without the word for its kind: the name's tail."""
        line, i = self.line, self.at
        if self.sort == "acronym" or (self.entry.get("strict") and not self.body.pieces):
            return False
        if max(line.noun(i), line.activity(i)) > max(1, line.place(i)):
            return False
        typed, length = line.typed_place(i)
        if typed and (self.body.pieces or self.sort != "company"):
            return self._take(typed, "place", tail=True)
        known = line.place(i)
        if known and not (self.sort in _PROPER and self._goes_on(i + known)):
            return self._take(known, "place", tail=self.sort != "company" and self.body.pieces > 0)
        if (
            length
            and self.sort == "place"
            and not self.body.pieces
            and not line.capital(i + length)
        ):
            return self._take(length, "type", tail=True)
        return False

    def _goes_on(self, i: int) -> bool:
        """Whether a proper name goes on behind a place ("Hà Nội Xanh", "Bandung Raya")."""
        line = self.line
        return (
            line.capital(i)
            and not (line.place(i) or line.head(i) or line.person(i))
            and (not line.grammar.unknown_ends)
        )

    def _after_place(self) -> bool:
        """Behind a place only a place that holds it: "Quận 3 TP.HCM", "Kota X Provinsi Y"."""
        typed, _ = self.line.typed_place(self.at)
        if typed:
            return self._take(typed, "place", tail=True)
        known = self.line.place(self.at)
        if known:
            return self._take(known, "place", tail=True)
        longer = self.line.grammar.unknown_ends and self.sort == "place" and not self.role
        return longer and self._unknown(self.at) and self._take(1, "place", tail=True)

    def _after_known(self) -> bool:
        """Behind a known body: "RI", a number, or a word that only names go on with."""
        line, i = self.line, self.at
        if line.words[i] in ("ri", "tbk", "persero"):
            return self._take(1, "known")
        link = line.words[i] in line.grammar.links
        if link and line.capital(i + 1) and self._continues(i + 1):
            self.at += 1
            return self._take(self._continues(self.at), "known")
        return False

    def _continues(self, i: int) -> int:
        """Tokens at `i` that carry a name on behind a link."""
        line = self.line
        if line.head(i) and line.noun(i) <= line.head(i):
            return 0
        return line.vocabulary(i) or (max(line.noun(i), line.activity(i)) if line.capital(i) else 0)

    def _closed(self) -> bool:
        line, i = self.line, self.at
        if self.sort == "acronym":
            return self.last == "head" and line.acronym(i) and self._take(1, "proper")
        if self.body.pieces or line.head(i) or line.person(i):
            return False
        if line.words[i] == "ri":
            return self._take(1, "place", tail=True)
        if line.number(i) and not self.line.grammar.unknown_ends:
            return False
        if (
            line.grammar.unknown_ends
            and line.capital(i)
            and not line.grammar.is_common(line.words[i])
        ):
            run = 0 if self.role else 1 + int(self._unknown(i + 1))
            return bool(run) and self._take(run, "place", tail=True)
        if line.noun(i) and line.words[i] in ("trung", "cấp", "nhân", "nước"):
            return self._take(line.noun(i), "noun")
        return False

    def _unknown(self, i: int) -> bool:
        line = self.line
        return line.capital(i) and not line.grammar.is_common(line.words[i]) and not line.head(i)

    def _parenthesis(self) -> bool:
        """A short form in parentheses belongs to the name where the name goes on behind it."""
        line, i = self.line, self.at
        close = next(
            (j for j in range(i + 1, min(i + 6, self.limit)) if line.words[j] == ")"), None
        )
        if close is None:
            return False
        if line.words[i + 1 : close] in (["persero"], ["perseroda"], ["tbk"], ["pt"]):
            return self._take(close + 1 - i, "known")
        if self.body.short:
            return False
        self.body.short.append((i + 1, close))
        state = (self.at, self.body.end, self.body.core, self.body.pieces, self.last)
        if close != i + 2 or close + 1 >= self.limit:
            return False
        self.at = close + 1
        grown = self.last != "place" and (self._place() or self._suffix())
        if not grown:
            self.at, self.body.end, self.body.core, self.body.pieces, self.last = state
        return grown

    def _suffix(self) -> bool:
        line, i = self.line, self.at
        if line.words[i] in ("ri", "tbk", "persero"):
            return self._take(1, "known", tail=True)
        if self.last != "head":
            return False
        if self.sort in _PROPER and self.entry["kind"] != "company" and line.capital(i):
            return not line.head(i) and self._proper()
        if self.sort == "place":
            return self._closed()
        return bool(line.head(i) and self._nested())

    def _punctuation(self) -> bool:
        line, i = self.line, self.at
        text = line.tokens[i].text
        if text == "," and self.last != "place" and self.sort not in _CLOSED:
            return self._list()
        if text in _DASHES and self.last not in ("place", "head") and self.sort not in _CLOSED:
            after = i + 1
            length = self._continues(after) or max(line.noun(after), line.activity(after))
            if length and not line.place(after):
                self.at += 1
                return self._take(length, "noun")
            if text == "&" and line.capital(after):
                self.at += 1
                return self._take(1, "proper")
        if text in '"“' and self.last == "head" and self.sort in _PROPER:
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
        elif self.last in ("small", "activity", "phrase"):
            length = max(line.noun(after), line.activity(after))
        else:
            length = 0
        if not length:
            return False
        last = "activity" if line.activity(after) >= line.noun(after) > 0 else "small"
        self.at += 1
        return self._take(length, "noun" if line.capital(after) else last)

    def _nested(self) -> bool:
        """A head within: right behind the head it belongs to the name, later it is a body itself."""
        line, i = self.line, self.at
        length = line.head(i)
        if not length or line.noun(i) >= length or line.activity(i) >= length:
            return False
        if self.last != "head" or self.sort in _PROPER:
            self.limit = i
            return True
        entry = line.grammar.heads[_form(line.words[i : i + length])]
        inner = (
            read_body(line, i, i + length, entry)
            if self.limit - i > length
            else Body(i + length, i + length)
        )
        self.body.inner = i
        self.at = inner.end
        self.limit = inner.end
        self.body.short += inner.short
        return self._take(0, "noun")

    def _phrase(self) -> bool:
        """A phrase of the field of work: any in capitals, in small letters where grammar lets it."""
        line, i = self.line, self.at
        noun, activity = line.noun(i), line.activity(i)
        capital = line.capital(i)
        if line.person(i) and (self.body.pieces or self.sort not in _PROPER):
            return False
        if capital and max(noun, activity):
            if noun >= activity:
                return self._take(noun, "phrase")
            return self._take(activity, "activity")
        if capital and line.grammar.unknown_ends:
            known = line.grammar.is_common(line.words[i]) and not line.verb(i)
            return known and not line.acronym(i) and self._take(1, "phrase")
        if capital and line.pair(i):
            return self._take(2, "phrase")
        if capital or not self._small_may_follow(activity >= noun):
            return False
        if activity and activity >= noun:
            return self._take(activity, "activity")
        return bool(noun) and self._take(noun, "small")

    def _small_may_follow(self, is_activity: bool) -> bool:
        if self.line.grammar.unknown_ends:
            return False
        if is_activity:
            return self.last in ("head", "activity") or (
                self.sort == "company" and self.last in ("phrase", "small")
            )
        return not (
            self.entry.get("echo")
            and self.entry["kind"] == "government"
            and self.body.pieces
            and self.body.pieces >= self.entry.get("units", 9)
        )

    def _proper(self) -> bool:
        """A capitalised word that is nothing known."""
        line, i = self.line, self.at
        if line.number(i) and (self.last != "small" or not line.capital(i)):
            return self._digits(i)
        if line.words[i] == "số" and line.number(i + 1):
            return self._take(2, "number")
        if not line.capital(i):
            return False
        if line.acronym(i):
            again = self.last == "acronym" and self.sort not in _PROPER
            return not again and self._take(1, "acronym")
        if line.person(i) and self.body.pieces:
            return False
        if self.entry.get("strict") and not line.grammar.unknown_ends and not line.foreign(i):
            return False
        if line.unknown_stop(i):
            if (
                self.sort not in _PROPER
                and self.body.pieces
                and (self.role or self.last == "proper")
            ):
                return False
            if self.body.doubt is None and self.body.pieces:
                self.body.doubt = i
        return self._take(1, "proper")

    def _digits(self, i: int) -> bool:
        line = self.line
        text = line.tokens[i].text
        if self.sort not in _PROPER and self.last != "head" and not line.capital(i):
            return False
        follows = line.words[i + 1] if i + 1 < len(line.words) else ""
        if (
            text.isdigit()
            and (follows in line.grammar.common or follows in ("/", "%"))
            and (self.sort != "school")
        ):
            return False
        return self._take(1, "number")


def _form(words: list[str]) -> str:
    return " ".join(words)
