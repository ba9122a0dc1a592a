"""`pressfacts schema`, `rules` and `explain`: the commands to look into the machine with."""

from __future__ import annotations

import argparse
import json
import sys

from pipeline.cli.extract import add_lexicon
from pipeline.cli.reading import checked_date, checked_language
from pipeline.errors import DocumentError, Rejection, UsageError
from pipeline.lang import codes

RAW = argparse.RawDescriptionHelpFormatter


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the three commands."""
    schema = commands.add_parser(
        "schema",
        help="the JSON schema of a record, or of a rule file",
        description="Print the JSON schema of a record, or of a rule file.",
        epilog=(
            "examples:\n  pressfacts schema > schemas/record.v1.json\n"
            "  pressfacts schema --rules > schemas/rule.v1.json"
        ),
        formatter_class=RAW,
    )
    schema.add_argument("--rules", action="store_true", help="the schema of a rule file instead")
    schema.add_argument("--version", action="store_true", help="only the name of the schema")
    schema.set_defaults(run=run_schema)

    rules = commands.add_parser(
        "rules",
        help="the extraction rules, or their faults",
        description="List the extraction rules by language, or check them and their examples.",
        epilog="examples:\n  pressfacts rules --language vi\n  pressfacts rules --check",
        formatter_class=RAW,
    )
    rules.add_argument("--language", metavar="CODE", help=f"one of {', '.join(codes())}")
    rules.add_argument("--check", action="store_true", help="print faults; exit 1 if there are any")
    rules.set_defaults(run=run_rules)

    explain = commands.add_parser(
        "explain",
        help="why a fact was read, or was not",
        description=(
            "For each sentence of an article: which rules matched, which were settled away\n"
            "and why, and what was resolved how."
        ),
        epilog="example:\n  pressfacts explain article.html --published 2024-04-12",
        formatter_class=RAW,
    )
    explain.add_argument("file", metavar="FILE", help="an article, or - for standard input")
    explain.add_argument("--language", default="auto", metavar="CODE", help="not to be detected")
    explain.add_argument("--published", metavar="DATE", help="ISO 8601")
    add_lexicon(explain)
    explain.set_defaults(run=run_explain)


def run_schema(options: argparse.Namespace) -> int:
    """Print the schema, or its name."""
    if options.rules:
        from pipeline.extract.rules.model import SCHEMA as NAME
        from pipeline.extract.rules.model import rule_schema as made
    else:
        from pipeline.record import SCHEMA as NAME
        from pipeline.record import record_schema as made

    print(NAME if options.version else json.dumps(made(), indent=1, ensure_ascii=False))
    return 0


def run_rules(options: argparse.Namespace) -> int:
    """List the rules of one language or of all; with `--check`, what is wrong with them."""
    from pipeline.extract.check import check
    from pipeline.extract.rules import load

    if options.language is not None:
        checked_language(options.language)
    chosen = codes() if options.language in (None, "auto") else (options.language,)
    faults = 0
    for code in chosen:
        if options.check:
            problems = check(code)
            faults += len(problems)
            for problem in problems:
                print(f"{code}: {problem}")
            print(f"{code}: {len(load(code))} rules, {len(problems)} faults")
            continue
        for rule in load(code):
            examples = f"{len(rule.yes)} yes, {len(rule.no)} no"
            print(f"{rule.id}  [{rule.kind}; {examples}]", *([rule.note] if rule.note else []))
    return 1 if faults else 0


def run_explain(options: argparse.Namespace) -> int:
    """Tell the story of every article of a file."""
    from pipeline.read import Reader
    from pipeline.run.stages import explain

    lexicon = None
    if options.lexicon:
        from pipeline.extract.lexicon import read

        lexicon = read(options.lexicon)
    reader = Reader(
        [options.file],
        language=checked_language(options.language),
        published=checked_date(options.published),
    )
    if reader.nameless:
        raise UsageError(f"no input matches {options.file}: check the path")
    status = 0
    for source in reader:
        if isinstance(source, Rejection):
            fault = f"{source.stage}/{source.code}: {source.message}"
        else:
            try:
                print(f"== {source.uri}\n{explain(source, lexicon)}")
                continue
            except DocumentError as error:
                fault = f"{error.stage}/{error.code}: {error.message}"
        print(f"REJECTED {source.uri} {fault}", file=sys.stderr)
        status = 1
    return status
