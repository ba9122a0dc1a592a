"""Places and other tails of names: a walk enters, the tail it takes leaves."""

from __future__ import annotations

from pipeline.extract.bodies.grammar import match
from pipeline.extract.bodies.walk import PROPER, Walk


class Tails(Walk):
    """What may end a name: places, the state's initials, numbers of bodies without other names."""

    def _number_only(self) -> None:
        if self.line.number(self.at):
            self._take(1, "number")
            if self.line.place(self.at):
                self._take(self.line.place(self.at), "place", tail=True)

    def _place(self) -> bool:
        """A place, with or without the word for its kind: the name's tail."""
        line, i = self.line, self.at
        strict = self.entry.get("strict") and not line.grammar.unknown_ends
        if self.sort == "acronym" or (strict and not self.body.pieces):
            return False
        if max(line.noun(i), line.activity(i)) > max(1, line.place(i)):
            return False
        typed, length = line.typed_place(i)
        known = line.place(i)
        if typed and not self.entry.get("actor") and (self.body.pieces or self.sort != "company"):
            return self._take(typed, "place", tail=True)
        if known and not (self.sort in PROPER and self._goes_on(i + known)):
            return self._take(known, "place", tail=self.sort != "company" and self.body.pieces > 0)
        named = line.capital(i + length) and not line.person(i + length)
        if not length or named or self.body.pieces or not self._is_of_a_level():
            return False
        self.body.bare = True
        return self._take(length, "type", tail=True)

    def _is_of_a_level(self) -> bool:
        """Whether the head alone and a level name a body: "Ban Quản lý dự án huyện"."""
        long = len(self.head.split()) > 2 and not self.line.grammar.unknown_ends
        return self.sort == "place" or (self.sort == "domain" and long)

    def _goes_on(self, i: int) -> bool:
        """Whether a proper name goes on behind a place ("Hà Nội Xanh", "Solo Manufaktur")."""
        line = self.line
        if not line.capital(i) or line.place(i) or line.head(i) or line.person(i):
            return False
        return self.sort == "company" or not line.grammar.unknown_ends

    def _after_place(self) -> bool:
        """Behind a place only a place that holds it: "Quận 3 TP.HCM", "Kota X Provinsi Y"."""
        typed, _ = self.line.typed_place(self.at)
        if typed:
            return self._take(typed, "place", tail=True)
        known = self.line.place(self.at)
        if known:
            return self._take(known, "place", tail=True)
        if self._numbered():
            return self._take(1, "place")
        if self.line.capital(self.at + 1):
            return False
        longer = (
            self.line.grammar.unknown_ends
            and self.sort == "place"
            and not (self.role or self.line.titled)
        )
        return longer and self._unknown(self.at) and self._take(1, "place", tail=True)

    def _numbered(self) -> bool:
        """Whether a school of the place has a number, and no count begins: "THPT Thạch Thành 1"."""
        line, i = self.line, self.at
        number = line.tokens[i].text
        if self.entry["kind"] != "education" or not number.isdigit() or len(number) > 2:
            return False
        return i + 1 == len(line.tokens) or not line.tokens[i + 1].is_word

    def _after_known(self) -> bool:
        """Behind a known body: "RI", a number, or a word that only names go on with."""
        line, i = self.line, self.at
        if line.words[i] in line.grammar.suffixes:
            return self._take(1, "known")
        wider = line.grammar.unknown_ends and not (line.titled or line.head(i) or line.place(i))
        if (
            self.sort in PROPER
            and wider
            and line.capital(i)
            and line.grammar.is_field(line.words[i])
        ):
            return self._take(1, "known")
        link = line.words[i] in line.grammar.links
        if link and line.capital(i + 1) and self._continues(i + 1):
            self.at += 1
            return self._take(self._continues(self.at), "known")
        return False

    def _closed(self) -> bool:
        line, i = self.line, self.at
        if self.sort == "acronym":
            return self.last == "head" and line.acronym(i) and self._take(1, "proper")
        if self.body.pieces or line.head(i) or line.person(i):
            return False
        if line.words[i] in line.grammar.suffixes:
            return self._take(1, "place", tail=True)
        if match(line.grammar.levels, line.words, i):
            return self._take(match(line.grammar.levels, line.words, i), "noun")
        # Behind a role an unknown capital may be its bearer, unless a rank follows that opens the
        # name: "Kanit Polsek Jatimekar Iptu Budi".
        bears = (self.role or line.titled) and not self._is_rank(i + 1)
        if not line.grammar.unknown_ends or bears or self.entry.get("actor"):
            return False
        return self._unknown_place(i)

    def _unknown_place(self, i: int) -> bool:
        """A place that no table knows: one word or two ("Polsek Tanjung Raya")."""
        line = self.line
        openers = line.grammar.rules.lexicons.get("person_place_opener", {})
        if line.capital(i) and line.capital(i + 1) and line.words[i] in openers:
            return self._take(2, "place", tail=True)
        run = 1 + int(self._unknown(i + 1) and not self._is_rank(i + 1))
        if line.number(i + 1):
            return False  # "Kejaksaan Tinggi Nomor 12" is a number of a letter
        return self._unknown(i) and self._take(run, "place", tail=True)
