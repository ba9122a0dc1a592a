"""The INPUTs of a command line in, the files they stand for (and what stands for none) out.

A link inside a folder is followed only where its target stays inside that folder.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from pipeline.errors import Rejection
from pipeline.read import remote
from pipeline.read.files import fault, rejected, unreadable, uri_of
from pipeline.read.formats import format_of, known

STDIN = "-"
NO_MATCH = "the pattern matches nothing: check it, and quote it for the shell"


@dataclass(slots=True)
class Found:
    """Paths to read and rejections, in the order of the INPUTs; how many files were no articles.

    `nameless` are the INPUTs that name nothing at all: no file, no folder, no match.
    """

    entries: list[str | Rejection] = field(default_factory=list)
    duplicates: int = 0
    ignored: int = 0
    nameless: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    """Of files that are elsewhere, in bytes."""
    seen: set[str] = field(default_factory=set)

    def add(self, path: str) -> None:
        """A path to read, unless it was found before."""
        real = path if path == STDIN or remote.is_remote(path) else os.path.realpath(path)
        if real in self.seen:
            self.duplicates += 1
        else:
            self.seen.add(real)
            self.entries.append(path)


def discover(inputs: list[str]) -> Found:
    """Everything the INPUTs stand for."""
    found = Found()
    for given in map(_local, inputs):
        if given == STDIN:
            found.add(STDIN)
        elif remote.is_remote(given):
            _elsewhere(given, found)
        elif os.path.isdir(given):
            _folder(given, found)
        elif not os.path.lexists(given) and glob.has_magic(given):
            _matches(given, found)
        elif (problem := fault(given)) is not None:
            found.entries.append(problem)
            if problem.code == "not_found":
                found.nameless.append(given)
        else:
            found.add(given)
    return found


def _local(given: str) -> str:
    """The path in a `file:` URL; anything else as it is."""
    return unquote(given.removeprefix("file://")) if given.startswith("file:///") else given


def _elsewhere(url: str, found: Found) -> None:
    """What a URL of an object store stands for."""
    uri = remote.uri_of(url)
    try:
        listed = remote.listing(url)
    except FileNotFoundError:
        message = "there is no such file or folder: check the URL"
        found.entries.append(rejected(uri, "not_found", message))
        found.nameless.append(url)
        return
    except OSError as error:
        found.entries.append(unreadable(uri, error))
        return
    found.sizes |= listed.files
    found.ignored += listed.ignored
    found.entries += [_outside(remote.uri_of(one)) for one in listed.outside]
    for path in listed.files:
        found.add(path)
    if not listed.files and not listed.outside:
        if listed.folder or listed.ignored:
            found.entries.append(_no_article(uri))
        else:
            found.entries.append(rejected(uri, "no_match", NO_MATCH))
            found.nameless.append(url)


def _no_article(uri: str) -> Rejection:
    message = f"the folder holds no article (looked for {known()}): check the path"
    return rejected(uri, "no_article", message)


def _matches(pattern: str, found: Found) -> None:
    names = sorted(glob.glob(pattern, recursive=True))
    if not names:
        found.entries.append(rejected(uri_of(pattern), "no_match", NO_MATCH))
        found.nameless.append(pattern)
    folders = [name for name in names if os.path.isdir(name)]
    for name in names:
        if name in folders:
            # `**` matches a folder and all below it: what lies below comes under its own name.
            if "**" not in pattern:
                _folder(name, found)
        elif format_of(name) is not None:
            found.add(name)
        else:
            found.ignored += 1


def _folder(root: str, found: Found) -> None:
    before = len(found.entries) + found.duplicates
    inside = os.path.realpath(root)
    for path in _walk(root, found):
        if format_of(path) is None:
            found.ignored += 1
        elif (problem := _problem(path, inside)) is not None:
            found.entries.append(problem)
        else:
            found.add(path)
    if len(found.entries) + found.duplicates == before:
        found.entries.append(_no_article(uri_of(root)))


def _walk(root: str, found: Found) -> Iterator[str]:
    """Every file below a folder, sorted; folders that cannot be listed become rejections."""

    def complain(error: OSError) -> None:
        found.entries.append(unreadable(uri_of(error.filename or root), error))

    for folder, subfolders, names in os.walk(root, onerror=complain):
        subfolders.sort()
        inside = os.path.realpath(root)
        for name in subfolders:
            link = os.path.join(folder, name)
            if os.path.islink(link) and not _within(link, inside):
                found.entries.append(_outside(uri_of(link)))
        for name in sorted(names):
            yield os.path.join(folder, name)


def _problem(path: str, inside: str) -> Rejection | None:
    problem = fault(path)
    if problem is None and os.path.islink(path) and not _within(path, inside):
        return _outside(uri_of(path))
    return problem


def _within(path: str, inside: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(inside)


def _outside(uri: str) -> Rejection:
    message = "the link leaves the folder and is not followed: give its target as an INPUT"
    return rejected(uri, "link_outside", message)
