"""Why a page could not be fetched: a stable code, and what to do next."""

from __future__ import annotations


class FetchError(Exception):
    """This one page cannot be had. `code` is that of the rejection it becomes."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class PassingError(FetchError):
    """A failure that may pass by itself: worth another try a little later."""
