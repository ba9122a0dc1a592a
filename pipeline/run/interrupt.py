"""Signals in, one exception out, and never in the middle of a write.

While `guarded`, an interrupt (Ctrl-C) or a request to end (SIGTERM) waits until the writing is
done: a batch that is half in one sink and wholly in another would cost work, though no rows.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Terminated(KeyboardInterrupt):
    """The system asks the program to end."""


class Interrupts:
    """Handles the two signals for as long as it is entered; only the main thread can."""

    def __init__(self) -> None:
        self._guarding = False
        self._waiting: int | None = None

    @contextlib.contextmanager
    def handled(self) -> Iterator[None]:
        """Raise `KeyboardInterrupt` or `Terminated` for the signals, at once or when it suits."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {one: signal.signal(one, self._handle) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    @contextlib.contextmanager
    def guarded(self) -> Iterator[None]:
        """Let the signals wait."""
        self._guarding = True
        try:
            yield
        finally:
            self._guarding = False
        if self._waiting is not None:
            self._raise(self._waiting)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        del frame
        if self._guarding:
            self._waiting = number
        else:
            self._raise(number)

    def _raise(self, number: int) -> None:
        self._waiting = None
        raise Terminated if number == signal.SIGTERM else KeyboardInterrupt
