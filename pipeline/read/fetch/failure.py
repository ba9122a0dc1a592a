"""Why a page could not be fetched: a stable code, and what to do next."""

from __future__ import annotations

import re

from pipeline.errors import Rejection

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class FetchError(Exception):
    """This one page cannot be had. `code` is that of the rejection it becomes."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class PassingError(FetchError):
    """A failure that may pass by itself: worth another try a little later."""


def rejection(uri: str, error: FetchError) -> Rejection:
    """The answer for a page that could not be had.

    Addresses and what sites say are written by strangers: no character of theirs that would do
    something to a terminal comes through.
    """
    return Rejection(_shown(uri), None, "read", error.code, _shown(error.message))


def _shown(text: str) -> str:
    return _CONTROL.sub(lambda one: one[0].encode("unicode_escape").decode("ascii"), text)
