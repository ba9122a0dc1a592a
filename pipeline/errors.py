"""What can go wrong with one document, typed: every rejection names a stage and a code.

A `DocumentError` is raised inside a stage; the batch turns it into a `Rejection` for that one
input, and goes on. `code` is stable (for programs), `message` says what to do next (for people).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pipeline.document import Stage


class DocumentError(Exception):
    """This one document cannot become a record."""

    def __init__(self, stage: Stage, code: str, message: str) -> None:
        super().__init__(message)
        self.stage: Stage = stage
        self.code = code
        self.message = message

    def rejection(self, uri: str, id: str | None = None) -> Rejection:
        """The answer for the document of this name."""
        return Rejection(uri, id, self.stage, self.code, self.message)


class UsageError(Exception):
    """The call itself is wrong (exit status 2): the message says how to mend it."""


class SinkError(Exception):
    """A sink could not be opened or written (exit status 3)."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """The answer for an input that gave no record."""

    uri: str
    id: str | None
    stage: Stage
    code: str
    message: str

    def as_dict(self) -> dict[str, str | None]:
        """The rejection as a JSON-ready mapping."""
        return asdict(self)
