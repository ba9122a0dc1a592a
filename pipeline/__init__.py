"""Vietnamese and Indonesian press articles in, validated and traceable facts out.

    from pipeline import extract, pipe

    record = extract(Path("article.html"))
    for answer in pipe(articles):
        ...

Nothing heavy is imported before it is used: `import pipeline` alone costs a few milliseconds.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.document import Captions, Source
    from pipeline.errors import DocumentError, Rejection, SinkError, UsageError
    from pipeline.extract.lexicon import Lexicon
    from pipeline.record import Record

    Given = Source | Path | str | bytes | Mapping[str, object]
    Lexicons = Path | str | Sequence[Path | str] | None

__all__ = [
    "DocumentError",
    "Record",
    "Rejection",
    "SinkError",
    "Source",
    "UsageError",
    "__version__",
    "extract",
    "pipe",
]

__version__ = "0.1.0"

_HOMES = {
    "DocumentError": "pipeline.errors",
    "Record": "pipeline.record",
    "Rejection": "pipeline.errors",
    "SinkError": "pipeline.errors",
    "Source": "pipeline.document",
    "UsageError": "pipeline.errors",
}


def extract(
    source: Source | Path | str | bytes,
    *,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
    lexicon: Lexicons = None,
    captions: Captions = "apart",
) -> Record:
    """The record of one article.

    `source` is a page or a text (`str` or `bytes`; what looks like HTML is read as HTML), a
    `Path` to one, or a `Source`. `url`, `published` (ISO 8601) and `language` say what is known
    about the article and win over what it says itself. An article that cannot become a record
    raises a `DocumentError`, whose `code` is stable and whose `message` says what to do.

    `lexicon` is a .csv or .toml file, or several, with names of your own that lie on top of
    ours: `name`, `kind` (`person`, a kind of organisation such as `ngo`, or a kind of place such
    as `place:district`) and, where there are any, `abbreviations`, `aliases` (`|` between) and
    the `code` of a place. A bad row raises a `UsageError` that names file and line.

    The captions of a page are listed in the record's `captions`, beside its text; with
    `captions="text"` they are paragraphs of the text too, and facts are read from them.
    """
    from pipeline.errors import DocumentError, Rejection
    from pipeline.read.given import source_of
    from pipeline.run.stages import process

    known = {"url": url, "published": published, "language": language}
    given = source_of(source, uri=url or "-", known=known)
    names = _lexicon(lexicon)
    answer = given if isinstance(given, Rejection) else process(given, names, captions)
    if isinstance(answer, Rejection):
        raise DocumentError(answer.stage, answer.code, answer.message)
    return answer


def pipe(
    articles: Iterable[Given],
    *,
    workers: int = 1,
    lexicon: Lexicons = None,
    captions: Captions = "apart",
) -> Iterator[Record | Rejection]:
    """One answer for every article, in the order of the articles.

    An article is what `extract` takes, or a mapping with `text` or `html` and, optionally, `id`,
    `url`, `title`, `published` and `language`. What cannot become a record comes back as a
    `Rejection` that names it; the others go on. An article's own id comes back as `source.id` of
    the record or `id` of the rejection; one without a name is called `#N`, counted from 1.
    With more than one worker, articles are read ahead a little, and a script needs the
    usual `if __name__ == "__main__":` guard of multiprocessing. `lexicon` and `captions` are those
    of `extract`.
    """
    from functools import partial

    from pipeline.read.given import source_of
    from pipeline.run.batch import run
    from pipeline.run.stages import process

    names = _lexicon(lexicon)
    sources = (source_of(given, uri=f"#{place}") for place, given in enumerate(articles, start=1))
    task = partial(process, lexicon=names, captions=captions)
    yield from run(sources, workers=workers if workers > 1 else 0, task=task)


def _lexicon(files: Lexicons) -> Lexicon | None:
    from pathlib import Path

    if files is None:
        return None
    from pipeline.extract.lexicon import read

    return read([files] if isinstance(files, (str, Path)) else files)


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")


class _Package(ModuleType):
    """Keeps `pipeline.extract` the function when the stage of the same name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "extract" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
