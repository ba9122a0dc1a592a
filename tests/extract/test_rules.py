from __future__ import annotations

import json
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from pipeline import lang
from pipeline.document import Document, Language, Source
from pipeline.extract import extract
from pipeline.extract.check import check, problems
from pipeline.extract.kinds import ORDER, kind
from pipeline.extract.rules import Pack, Rule, RuleError, files, load, pack, read
from pipeline.extract.rules.model import rule_schema
from tests.making import ROOT

HOMES = (lang.SHARED, *lang.codes())
RULES = [(code, rule) for code in lang.codes() for rule in load(code)]
FILES = sorted({file for code in lang.codes() for file in files(code)})


@pytest.mark.parametrize(("code", "rule"), RULES, ids=[f"{code}-{rule.id}" for code, rule in RULES])
def test_every_example_holds_through_the_whole_extract_path(code: str, rule: Rule) -> None:
    assert list(problems(rule, code)) == []


@pytest.mark.parametrize(("code", "rule"), RULES, ids=[f"{code}-{rule.id}" for code, rule in RULES])
def test_every_rule_has_an_example_in_every_language_it_serves(code: str, rule: Rule) -> None:
    assert [one for one in rule.yes if one.language in (None, code)]


@pytest.mark.parametrize("file", FILES, ids=[f"{f.parts[-3]}-{f.stem}" for f in FILES])
def test_a_rule_carries_its_home_in_its_id_and_names_a_kind(file: Path) -> None:
    for rule in read(file).rule:
        assert rule.id.startswith(f"{file.parts[-3]}.")
        assert rule.kind in (*ORDER, "decoy")
        assert callable(kind(rule.kind).parse)


@pytest.mark.parametrize("code", lang.codes())
def test_every_name_in_a_pattern_is_a_fragment_or_a_lexicon(code: str) -> None:
    language = pack(code)
    assert len(language.expanded) == len(language.rules)


def test_the_schema_on_disk_is_the_one_generated() -> None:
    on_disk = json.loads((ROOT / "schemas/rule.v1.json").read_text("utf-8"))
    assert on_disk == rule_schema(), "it has drifted: make schema"


def test_the_schema_names_every_field_of_a_rule_and_refuses_others() -> None:
    rule = rule_schema()["$defs"]["Rule"]
    used = {name for file in FILES for one in tables(file) for name in one}
    assert used <= rule["properties"].keys()
    assert rule["additionalProperties"] is False
    assert set(rule["required"]) == {"id", "kind", "pattern"}


def tables(file: Path) -> list[dict[str, object]]:
    return list(tomllib.loads(file.read_text("utf-8")).get("rule", []))


@pytest.mark.parametrize(
    "text",
    [
        '[[rule]]\nid = "xx.a"\nkind = "date"\n',
        '[[rule]]\nid = "xx.a"\nkind = "date"\npattern = "x"\npatern = "y"\n',
        '[[rule]]\nid = "XX a"\nkind = "date"\npattern = "x"\n',
        '[[rule]]\nid = "xx.a"\nkind = "date"\npattern = "x"\nboundary = "up"\n',
        '[[rule]]\nid = "xx.a"\nkind = "date"\npattern = "x"\nyes = [{ text = "x" }]\n',
        "[[rule]\n",
        '[rules]\nx = "y"\n',
    ],
)
def test_a_faulty_rule_file_is_told_by_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "faulty.toml"
    file.write_text(text)
    with pytest.raises(RuleError, match=r"faulty\.toml: "):
        read(file)


@pytest.mark.parametrize("part", ["lexicon", "furniture"])
@pytest.mark.parametrize("home", HOMES)
def test_no_two_files_of_a_home_share_a_lexicon_by_name(home: str, part: str) -> None:
    """Tables of one name are merged: two that mean different things would spoil each other."""
    found = defaultdict(list)
    for file in sorted((lang.folder(home) / part).glob("*.toml")):
        for name in tomllib.loads(file.read_text("utf-8")):
            found[name].append(file.name)
    assert {name: names for name, names in found.items() if len(names) > 1} == {}


class Home:
    """A language of its own in a folder of the test."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def pack(self) -> Pack:
        """The pack, read anew."""
        return pack.__wrapped__("xx")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(lang, "ROOT", tmp_path)
    monkeypatch.setattr(lang, "toml", lang.toml.__wrapped__)
    return Home(tmp_path)


def test_one_key_with_two_values_in_two_files_is_told(home: Home) -> None:
    home.write("xx/lexicon/a.toml", '[direction]\nnaik = "increase"\n')
    home.write("xx/lexicon/b.toml", '[direction]\nnaik = "up"\n')
    with pytest.raises(RuleError, match=r"b\.toml: \[direction\] 'naik' is 'up' here and 'incr"):
        home.pack()


def test_one_printed_form_with_two_normal_forms_is_told(home: Home) -> None:
    home.write("xx/lexicon/a.toml", '[unit]\n"Kg" = "kg"\n"kg" = "KGS"\n')
    with pytest.raises(RuleError, match="lexicon unit of xx: 'kg' has two normal forms"):
        home.pack()


def test_one_fragment_with_two_patterns_in_two_files_is_told(home: Home) -> None:
    home.write("xx/rules/a.toml", '[fragment]\nday = "[0-9]"\n')
    home.write("xx/rules/b.toml", '[fragment]\nday = "[0-9]+"\n')
    with pytest.raises(RuleError, match=r"b\.toml: fragment 'day'"):
        home.pack()


def test_tables_and_fragments_of_one_name_that_agree_are_one(home: Home) -> None:
    home.write("xx/lexicon/a.toml", '[unit]\nkg = "kg"\n')
    home.write("xx/lexicon/b.toml", '[unit]\nkg = "kg"\nha = "har"\n')
    home.write("xx/rules/a.toml", '[fragment]\nday = "[0-9]"\n')
    home.write("xx/rules/b.toml", '[fragment]\nday = "[0-9]"\n')
    found = home.pack()
    assert found.lexicons["unit"] == {"kg": "kg", "ha": "har"}
    assert found.fragments["day"] == "[0-9]"


def test_a_language_wins_over_what_is_shared(home: Home) -> None:
    home.write("shared/lexicon/a.toml", '[unit]\nkg = "kg"\nton = "t"\n')
    home.write("xx/lexicon/b.toml", '[unit]\nton = "[ton_us]"\n')
    home.write("shared/fragments.toml", 'day = "a"\nmonth = "b"\n')
    home.write("shared/rules/a.toml", '[fragment]\nyear = "c"\n')
    home.write("xx/rules/a.toml", '[fragment]\nday = "d"\nyear = "e"\n')
    found = home.pack()
    assert found.lexicons["unit"] == {"kg": "kg", "ton": "[ton_us]"}
    assert found.fragments == {"day": "d", "month": "b", "year": "e"}


def test_two_rules_of_one_id_are_told(home: Home) -> None:
    for name in ("a", "b"):
        home.write(f"xx/rules/{name}.toml", '[[rule]]\nid="xx.a"\nkind="decoy"\npattern="x"\n')
    with pytest.raises(RuleError, match=r"two rules are called xx\.a"):
        home.pack()


def test_a_lexicon_that_is_no_toml_is_told_by_name(home: Home) -> None:
    home.write("xx/lexicon/a.toml", "[unit\n")
    with pytest.raises(RuleError, match=r"a\.toml: "):
        home.pack()


def test_a_pattern_the_gate_cannot_read_is_told_with_its_rule(home: Home) -> None:
    home.write("xx/rules/a.toml", "[[rule]]\nid='xx.a'\nkind='decoy'\npattern='(?P<n>x)(?P=n)'\n")
    with pytest.raises(RuleError, match=r"xx\.a: the gate"):
        assert home.pack().gate


def test_the_pack_looks_up_printed_forms_whatever_their_case_and_spacing(home: Home) -> None:
    home.write("xx/lexicon/a.toml", '[unit]\n"tỷ đồng" = "VND"\n')
    found = home.pack()
    assert found.look_up("unit", "Tỷ  ĐỒNG") == "VND"
    assert found.look_up("unit", "xu", "?") == "?"
    assert found.look_up("unit", None) is None
    assert found.look_up("nothing", "xu") is None


GOOD = {"text": "Vốn 5 tỷ đồng.", "span": "5 tỷ đồng", "fact": {"value": 5_000_000_000}}


def a_rule(**examples: object) -> Rule:
    """The rule of Vietnamese that reads `GOOD`, with these examples in place of its own."""
    reader = next(rule for code, rule in RULES if code == "vi" and rule.id == reads(GOOD["text"]))
    return Rule.model_validate({**reader.model_dump(), "yes": [], "no": [], **examples})


def reads(text: object) -> str:
    """The rule that reads the one amount of a text."""
    article = Source("x", b"x", "text/plain")
    document = Document(article, text=str(text), language=Language("vi", 1.0))
    facts = extract(document).facts
    assert facts is not None
    return facts.amounts[0].rule


def test_a_good_example_is_no_problem() -> None:
    assert list(problems(a_rule(yes=[GOOD], no=["Trời mưa."]), "vi")) == []


@pytest.mark.parametrize(
    ("examples", "told"),
    [
        ({}, "has no `yes` example"),
        ({"yes": [{**GOOD, "span": "5 tỷ"}]}, "reads no '5 tỷ'"),
        ({"yes": [{**GOOD, "fact": {"value": 5}}]}, "gives"),
        ({"yes": [{**GOOD, "fact": {"colour": 5}}]}, "gives"),
        ({"yes": [GOOD], "no": [GOOD["text"]]}, "in the `no` example"),
    ],
)
def test_a_bad_example_is_a_problem_that_names_the_rule(
    examples: dict[str, object], told: str
) -> None:
    rule = a_rule(**examples)
    (problem,) = problems(rule, "vi")
    assert problem.startswith(f"{rule.id}: ")
    assert told in problem


def test_an_example_of_another_language_is_not_asked_for() -> None:
    no = {"text": GOOD["text"], "language": "id"}
    rule = a_rule(yes=[GOOD, {**GOOD, "span": "none", "language": "id"}], no=[no])
    assert list(problems(rule, "vi")) == []


def test_check_covers_every_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    module = sys.modules[check.__module__]
    monkeypatch.setattr(module, "problems", lambda rule, code: asked.append(rule.id) or ())
    assert check("id") == []
    assert asked == [rule.id for rule in load("id")]
