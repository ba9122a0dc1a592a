from __future__ import annotations

import pytest
import re2
import regex
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pipeline.extract.rules import RuleError, pack
from pipeline.extract.rules.compile import Expander, alternation, capitalised, exact, gate
from pipeline.extract.rules.model import Rule

WORDS = st.text(st.sampled_from("abđựtỷ .-+(1"), min_size=1, max_size=6)


def rule(pattern: str, **more: object) -> Rule:
    return Rule.model_validate({"id": "xx.test", "kind": "decoy", "pattern": pattern, **more})


def opens(pattern: str, text: str, *, case: bool = False) -> bool:
    options = re2.Options()
    options.log_errors = False
    return re2.compile(gate(pattern, case=case), options).search(text) is not None


@given(st.lists(WORDS, min_size=1, max_size=12), WORDS)
def test_the_trie_is_the_plain_alternation_longest_first(entries: list[str], text: str) -> None:
    plain = "|".join(map(regex.escape, sorted(entries, key=len, reverse=True)))
    found = regex.match(alternation(entries), text)
    wanted = regex.match(plain, text)
    assert (found and found.group()) == (wanted and wanted.group())


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_the_trie_matches_each_of_its_entries_whole(entries: list[str]) -> None:
    pattern = regex.compile(alternation(entries))
    assert all(pattern.fullmatch(entry) for entry in entries)


@pytest.mark.parametrize(
    ("text", "matches"),
    [("Sở y tế", True), ("Sở Y TẾ", True), ("sở y tế", False), ("Đảng", True), ("đảng", False)],
)
def test_a_capitalised_lexicon_asks_for_a_capital_first_letter(text: str, matches: bool) -> None:
    pattern = regex.compile(capitalised(["sở y tế", "đảng"]), regex.IGNORECASE)
    assert bool(pattern.fullmatch(text)) is matches


FRAGMENTS = {"figure": "[0-9]+", "money": "{figure} {unit}", "wide": "a\n  |b"}
LEXICONS = {"unit": {"tỷ": 1, "tỷ đồng": 2}, "body": {"sở": "x"}}


def expanded(pattern: str, *, case: bool = False) -> str:
    return Expander(FRAGMENTS, LEXICONS).expand("xx.test", pattern, case=case)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{money}", "15 tỷ đồng"),
        ("{Body} x", "Sở x"),
        (r"\p{Lu}{2}", "ĐT"),
        ("x{1,3}", "xxx"),
        ("{wide}c", "bc"),
        ("a\n   b", "ab"),
    ],
)
def test_names_are_filled_in_and_quantifiers_and_properties_left_alone(
    pattern: str, text: str
) -> None:
    assert regex.fullmatch(expanded(pattern), text)


def test_a_lexicon_keeps_to_any_case_in_a_rule_that_minds_it() -> None:
    pattern = expanded("{unit} X", case=True)
    assert regex.fullmatch(pattern, "TỶ X")
    assert not regex.fullmatch(pattern, "tỷ x")


def test_an_unknown_name_is_told_with_its_rule() -> None:
    with pytest.raises(RuleError, match=r"xx\.test: no fragment or lexicon is called {nothing}"):
        expanded("{nothing}")


def test_fragments_in_a_circle_are_told() -> None:
    with pytest.raises(RuleError, match=r"xx\.test: .*circle"):
        Expander({"a": "{b}", "b": "{a}"}, {}).expand("xx.test", "{a}", case=False)


def test_a_pattern_that_is_none_is_told_with_its_rule() -> None:
    with pytest.raises(RuleError, match=r"xx\.test"):
        exact(rule("(x"), "(x")


@pytest.mark.parametrize(
    ("boundary", "found"),
    [("both", ["an"]), ("left", ["an"] * 2), ("right", ["an"] * 2), ("none", ["an"] * 4)],
)
def test_boundaries_look_at_letters_digits_and_marks(boundary: str, found: list[str]) -> None:
    pattern = exact(rule("an", boundary=boundary), "an")
    assert pattern.findall("an anh ban 1an2") == found


def test_a_combining_mark_is_part_of_its_word() -> None:
    assert not exact(rule("a"), "a").search("a\u0301")


def test_case_matters_only_where_the_rule_says_so() -> None:
    assert exact(rule("đồng"), "đồng").search("ĐỒNG")
    assert not exact(rule("đồng", case=True), "đồng").search("ĐỒNG")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?<=x )a(?! b)", "x a c"),
        (r"(?<!(?:x|(?<=y)z) )a(?=(?: b(?! c)))", "a b"),
        (r"a(?=[)(])\)", "a)"),
        (r"(?=a)?b", "b"),
        (r"(?P<name>a)(?P<name>b)", "ab"),
        (r"(?>a|ab)c", "ac"),
        (r"a++b?+c*+d{1,2}+", "abcd"),
        (r"(?:a)++[ab]?+", "aab"),
        (r"\p{Ll}+", "abc"),
        (r"\p{Lu}\p{Ll}+ [\p{L}+]+", "Ab c+d"),
        (r"\++x", "++x"),
        (r"\bđá\b", "đá"),
        (r"\w+\s\d", "đá 5"),
        (r"[\w.-]+[^\s.,]", "đá.b-c x"),
        (r"\ \-\&\~\#\'", " -&~#'"),
        (r"(?i:AB)(?-i:C)", "abC"),
        ("[\ue000-\ue003]", "\ue002"),
    ],
)
def test_the_gate_opens_where_the_exact_pattern_matches(pattern: str, text: str) -> None:
    assert exact(rule(pattern, boundary="none", case=True), pattern).search(text)
    assert opens(pattern, text, case=True)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(r"\p{Ll}+1", "AB"), (r"a{2,3}+b", "ab"), (r"(?=b)ax", "ab"), (r"đồng", "dong")],
)
def test_the_gate_is_no_open_door(pattern: str, text: str) -> None:
    assert not opens(pattern, text)


def test_an_unbalanced_look_around_is_told() -> None:
    with pytest.raises(RuleError, match="unbalanced"):
        gate("a(?!b", case=False)


ATOMS = st.sampled_from(
    ["a", "B", "đ", "Ự", "1", " ", ".", r"\.", r"\p{L}", r"\p{Lu}", r"\p{Ll}", "[ab]", "[^a1]",
     r"[\p{L}.-]", r"\w", r"\d", r"\s", r"[^\s.]", r"[^\d]", r"[\w-]", r"\b", r"\S", r"\W"]
)  # fmt: skip
QUANTIFIERS = st.sampled_from(["", "?", "*", "+", "{1,2}", "??", "*?", "+?", "?+", "++", "{2}+"])
WRAPPERS = st.sampled_from(
    ["(?:%s)", "(?P<n>%s)", "(?>%s)", "(?=%s)", "(?!%s)", "(?<=%s)", "(?<!%s)", "(?i:%s)"]
)


def grown(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    wrapped = st.builds(lambda frame, inner: frame % inner, WRAPPERS, children)
    repeated = st.builds(lambda inner, often: f"(?:{inner}){often}", children, QUANTIFIERS)
    joined = st.lists(children, min_size=2, max_size=3).map("".join)
    either = st.lists(children, min_size=2, max_size=3).map("|".join)
    return st.one_of(wrapped, repeated, joined, either)


PATTERNS = st.recursive(ATOMS, grown, max_leaves=8)
TEXTS = st.text(st.sampled_from("aAbBđĐựỰ1½ .-_\u0301\n\u00a0 €’"), max_size=12)


@settings(max_examples=400)
@given(PATTERNS, TEXTS, st.booleans())
@example(r"[^\d]", "½", True)
def test_the_gate_is_a_superset_of_any_pattern(pattern: str, text: str, case: bool) -> None:
    try:
        found = exact(rule(pattern, boundary="none", case=case), pattern).search(text, timeout=1)
    except (RuleError, TimeoutError):
        assume(False)
        raise
    if found:
        assert opens(pattern, text, case=case)


@pytest.mark.parametrize("code", ["vi", "id"])
def test_every_rule_compiles_and_stays_within_what_the_gate_can_read(code: str) -> None:
    language = pack(code)
    assert language.gate is not None
    for order, one in enumerate(language.rules):
        assert language.exact(order).flags & regex.IGNORECASE or one.case


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("ông", "không", False),
        ("ông", "ôngx", False),
        ("ông", "“ông”", True),
        ("(?<=x )a", "y a", False),
        ("(?<=x )a", "x a", True),
        ("a(?= b)", "a c", False),
        ("a(?= b)", "a b", True),
        ("a|c(?= b)", "a", True),
    ],
)
def test_the_gate_sees_the_edges_of_a_match(pattern: str, text: str, found: bool) -> None:
    read = gate(pattern, case=False, boundary="both")
    assert (re2.search(read, text) is not None) is found


@pytest.mark.parametrize("text", ["x" * 30 + "1", "abab1", "1"])
def test_what_is_repeated_often_is_not_copied_in_the_gate(text: str) -> None:
    assert opens("[a-z]{0,30}1", text)
    assert opens("(?:ab){0,2}1", text)


@pytest.mark.parametrize("pattern", [r"[\ue000-\ue003] b", r"\ue001 b", r"[^;\ue000] b"])
def test_the_gate_reads_the_symbols_of_a_view(pattern: str) -> None:
    assert opens(pattern, "a \ue001 b")
    assert not opens(pattern, "a ; c")
