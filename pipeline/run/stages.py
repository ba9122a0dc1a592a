"""One `Source` in, its `Record` out, or the `Rejection` that says why there is none.

The journey of one document: clean -> detect -> extract -> record.
"""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.document import Captions, Document, Source, Stage
from pipeline.emit.line import Line, line_of
from pipeline.errors import DocumentError, Rejection
from pipeline.record import (
    CaptionInfo,
    Facts,
    LanguageInfo,
    NoticeInfo,
    PublishedInfo,
    Record,
    SourceInfo,
)

MEMORY = "memory"
"""The code of a rejection after which a process is better replaced."""

if TYPE_CHECKING:
    from pipeline.extract.lexicon import Lexicon
    from pipeline.extract.trace import Trace


def process(
    source: Source, lexicon: Lexicon | None = None, captions: Captions = "apart"
) -> Record | Rejection:
    """The answer for one source; whatever goes wrong with it costs this document only.

    `lexicon` holds names of the user's own people, bodies and places; `captions` says whether the
    text of a page holds the captions of its pictures.
    """
    stage: Stage = "clean"
    try:
        document = cleaned(source, captions)
        stage = "detect"
        document = detected(document)
        stage = "extract"
        document = extracted(document, None, lexicon)
        stage = "emit"
        return record_of(document)
    except DocumentError as error:
        return error.rejection(source.uri, source.id)
    except MemoryError:
        message = "more memory is needed than it may have: raise --memory, or leave it out"
        return Rejection(source.uri, source.id, stage, MEMORY, message)
    except Exception as error:  # RecursionError too
        return Rejection(source.uri, source.id, stage, "internal", described(error))


def process_line(
    source: Source,
    lexicon: Lexicon | None = None,
    captions: Captions = "apart",
    *,
    with_rows: bool = False,
) -> Line | Rejection:
    """As `process`, with the record already written as its line of JSON, and as rows."""
    answer = process(source, lexicon, captions)
    return answer if isinstance(answer, Rejection) else line_of(answer, with_rows=with_rows)


def explain(source: Source, lexicon: Lexicon | None = None) -> str:
    """For each sentence of a source: which rules matched, which were settled away, and why."""
    from pipeline.extract.trace import Trace

    trace = Trace()
    extracted(detected(cleaned(source)), trace, lexicon)
    return trace.render()


def cleaned(source: Source, captions: Captions = "apart") -> Document:
    """The first stage, imported where it is used."""
    from pipeline.clean import clean

    return clean(source, captions)


def detected(document: Document) -> Document:
    """The second stage, imported where it is used."""
    from pipeline.detect import detect

    return detect(document)


def extracted(
    document: Document, trace: Trace | None = None, lexicon: Lexicon | None = None
) -> Document:
    """The third stage, imported where it is used."""
    from pipeline.extract import extract

    return extract(document, trace=trace, lexicon=lexicon)


def record_of(document: Document) -> Record:
    """The validated record of a document that has gone through all stages."""
    source, published = document.source, document.published
    return Record(
        id=source.content_id,
        source=SourceInfo(
            uri=source.uri,
            id=source.id,
            url=source.url,
            media_type=source.media_type,
            sha256=hashlib.sha256(source.content).hexdigest(),
            encoding=document.encoding,
            bytes=source.size,
        ),
        language=LanguageInfo(code=document.language.code, confidence=document.language.confidence),
        title=document.title,
        authors=document.authors,
        published=None
        if published is None
        else PublishedInfo(value=published.value, evidence=published.evidence),
        site=document.site,
        text=document.text,
        captions=[CaptionInfo.model_validate(asdict(caption)) for caption in document.captions],
        facts=document.facts or Facts(),
        notices=[
            NoticeInfo(stage=notice.stage, code=notice.code, message=notice.message)
            for notice in document.notices
        ],
    )


def described(error: Exception) -> str:
    """The kind of error, its message and its line: enough to report it."""
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    detail = " ".join(str(error).split())[:200]
    kind = type(error).__name__
    return f"{kind}{place}: {detail} (a fault of pressfacts: please report it with this input)"
