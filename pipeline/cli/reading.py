"""The options that say what to read in, the inputs of a job out."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from pipeline.cli.fetching import add_fetching, fetched, is_web
from pipeline.errors import UsageError
from pipeline.lang import codes

if TYPE_CHECKING:
    from pipeline.read import Fields, Inputs, Reader


class Reading(TypedDict):
    """The options of a `Reader`."""

    language: str | None
    published: str | None
    fields: Fields


INPUT = """\
INPUT  a file, a folder (all below it), a quoted glob ('news/**/*.html'), - for standard input, or
       a URL of a store for each of these ('s3://bucket/news/*.jsonl.gz'). By its suffix a file is
         .html .htm .txt      one article, a page or a text
         .jsonl .ndjson       one article a line, an object
         .csv .tsv .parquet   one article a row
         .warc .wet           pages as a crawler kept them
       each but .parquet also as .gz or .zst. Objects and rows have `text` or `html` and, where
       there are any, `id`, `url`, `title`, `published`, `language`; --field tells other names.
       Links that lead out of a folder are not followed. https://... is fetched, politely.
       More: docs/sources.md"""


def add_reading(command: argparse.ArgumentParser) -> None:
    """Declare what is read, and what is known of it."""
    command.add_argument("inputs", nargs="*", metavar="INPUT", help="what to read")
    command.add_argument(
        "--field",
        action="append",
        default=[],
        metavar="FIELD=NAME",
        help="what a field is called in objects and rows: text=body, or text=article.body for one"
        " in another; may be given several times",
    )
    command.add_argument(
        "--language",
        default="auto",
        metavar="CODE",
        help=f"{', '.join(codes())} or auto (the default): of articles that do not say theirs",
    )
    command.add_argument(
        "--published",
        metavar="DATE",
        help="ISO 8601 date of articles that bring none of their own",
    )
    add_fetching(command)


def check_reading(options: argparse.Namespace) -> None:
    """A `UsageError` where an option says what cannot be, before anything is read."""
    checked_language(options.language)
    checked_date(options.published)


def inputs_of(options: argparse.Namespace) -> Inputs:
    """What the options say is to be read; a `UsageError` where no INPUT names anything."""
    from pipeline.read import Chain

    pages = fetched(
        options,
        language=checked_language(options.language),
        published=checked_date(options.published),
    )
    files = any(not is_web(one) for one in options.inputs)
    if not files and pages is None:
        raise UsageError("nothing to read: give an INPUT, --urls, --sitemap or --feed")
    reader = reader_of(options)
    return reader if pages is None else Chain(reader, pages)


def reader_of(options: argparse.Namespace) -> Reader:
    """The reader of those INPUTs that are files; a `UsageError` where none names anything."""
    from pipeline.read import Reader

    files = [one for one in options.inputs if not is_web(one)]
    reader = Reader(files, **reading_of(options))
    if files and len(reader.nameless) == len(files):
        names = ", ".join(files[:5])
        raise UsageError(f"no input matches {names}: check the path, and quote globs for the shell")
    return reader


def reading_of(options: argparse.Namespace) -> Reading:
    """What is said of all inputs."""
    from pipeline.read import Fields

    return {
        "language": checked_language(options.language),
        "published": checked_date(options.published),
        "fields": Fields.parse(options.field),
    }


def checked_language(code: str) -> str | None:
    """The language to hand on: None where it is to be detected."""
    if code == "auto":
        return None
    if code not in codes():
        raise UsageError(f"unknown language {code!r}: give one of {', '.join(codes())}, or auto")
    return code


def checked_date(value: str | None) -> str | None:
    """An ISO 8601 date, or date and time, as given."""
    if value is not None:
        try:
            datetime.fromisoformat(value)
        except ValueError as error:
            message = f"--published {value!r} is no date: give one like 2024-04-12"
            raise UsageError(message) from error
    return value
