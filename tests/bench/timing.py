"""Sources enter, seconds leave: of a batch, of each stage, and of the glue in place of stages."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from time import perf_counter

from pipeline.document import Document, Source
from pipeline.errors import DocumentError, Rejection
from pipeline.read import Reader
from pipeline.run.batch import run_inputs
from pipeline.run.choose import Article
from pipeline.run.stages import cleaned, detected, extracted, process_line, record_of

STAGES = ("clean", "detect", "extract", "emit")


def batch_seconds(sources: list[Source], workers: int, warm: list[Source]) -> float:
    """A whole batch, from files, once the answers for `warm` are in.

    So workers start, and compile, before the clock does.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        inputs = Reader([_laid(warm, Path(folder, "0")), _laid(sources, Path(folder, "1"))])
        began = perf_counter()
        answers = run_inputs(inputs, _all, task=process_line, workers=workers)
        for place, _ in enumerate(answers, start=1):
            if place == len(warm):
                began = perf_counter()
        return perf_counter() - began


def _laid(sources: list[Source], folder: Path) -> str:
    """Pages as files of a folder, texts as lines of one file."""
    folder.mkdir()
    if sources[0].media_type == "text/html":
        for place, source in enumerate(sources):
            (folder / f"{place:06}.html").write_bytes(source.content)
    else:
        lines = [json.dumps({"text": one.content.decode("utf-8", "replace")}) for one in sources]
        (folder / "texts.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return str(folder)


def _all(articles: Iterator[Article | Rejection]) -> Iterator[Article | Rejection]:
    return articles


def unmanaged_seconds(sources: list[Source], processes: int, warm: list[Source]) -> float:
    """The same work by processes that know their shares and give no answers: what could be had.

    The mean of the processes, as if the shares were equally long.
    """
    context = multiprocessing.get_context("spawn")
    start, spent = context.Barrier(processes), context.SimpleQueue()
    shares = [sources[first::processes] for first in range(processes)]
    started = [
        context.Process(target=_work_alone, args=(share, warm, start, spent)) for share in shares
    ]
    for process in started:
        process.start()
    seconds: list[float] = [spent.get() for _ in started]
    for process in started:
        process.join()
    return sum(seconds) / processes


def _work_alone(
    share: list[Source], warm: list[Source], start: Barrier, spent: SimpleQueue[float]
) -> None:
    for source in warm:
        process_line(source)
    start.wait()
    began = perf_counter()
    for source in share:
        process_line(source)
    spent.put(perf_counter() - began)


def stage_seconds(sources: list[Source]) -> dict[str, float]:
    """The sum over all sources, by stage; a source that is refused counts as far as it came."""
    spent = dict.fromkeys(STAGES, 0.0)

    def timed(stage: str, work: Callable[[], Document]) -> Document:
        began = perf_counter()
        try:
            return work()
        finally:
            spent[stage] += perf_counter() - began

    for source in sources:
        with contextlib.suppress(Exception):
            document = timed("clean", lambda source=source: cleaned(source))
            timed("detect", lambda document=document: detected(document))
            timed("extract", lambda document=document: extracted(document))
            began = perf_counter()
            record_of(document).to_json()
            spent["emit"] += perf_counter() - began
    return spent


@dataclass(frozen=True, slots=True)
class Rival:
    """Glue that is replaced, and the stages that do the same and more."""

    name: str
    glue: Callable[[str], object]
    ours: str
    stages: Callable[[Source], object]


def bare_trafilatura(page: str) -> str | None:
    """What is usually called for the text of a page."""
    import trafilatura

    text: str | None = trafilatura.extract(page)
    return text


def trafilatura_and_langdetect(page: str) -> str | None:
    """The same, and the language of what comes out."""
    import langdetect

    text = bare_trafilatura(page)
    if not text:
        return None
    code: str = langdetect.detect(text)
    return code


def clean_only(source: Source) -> object:
    """Decoding included, which the glue leaves to its caller."""
    with contextlib.suppress(DocumentError):
        return cleaned(source)
    return None


def clean_and_detect(source: Source) -> object:
    """Text, title, authors, date, alignment and language."""
    with contextlib.suppress(DocumentError):
        return detected(cleaned(source))
    return None


RIVALS = (
    Rival("trafilatura", bare_trafilatura, "clean", clean_only),
    Rival("trafilatura + langdetect", trafilatura_and_langdetect, "clean + detect",
          clean_and_detect),
    Rival("trafilatura + langdetect", trafilatura_and_langdetect, "the whole pipeline",
          process_line),
)  # fmt: skip


def interleaved(sources: list[Source], rival: Rival, *, rounds: int = 3) -> tuple[float, float]:
    """Our seconds and the rival's, page by page in turn, each the best of its rounds."""
    ours = theirs = 0.0
    for source in sources:
        page = source.content.decode("utf-8", "replace")
        best = [float("inf"), float("inf")]
        for _ in range(rounds):
            began = perf_counter()
            rival.stages(source)
            between = perf_counter()
            rival.glue(page)
            best = [min(best[0], between - began), min(best[1], perf_counter() - between)]
        ours, theirs = ours + best[0], theirs + best[1]
    return ours, theirs
