"""Items in, in any number; a bounded window of them at work; their answers out, in their order.

What is no work for a worker is its own answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.document import Source
from pipeline.read.located import Located
from pipeline.run.worker import Work

# How far reading may run ahead of what has been passed on, in bytes of articles.
WINDOW_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Slot:
    """Work, the lane it came by, and its place there."""

    lane: Lane
    place: int
    work: Work

    def fill(self, answer: object) -> None:
        """Note the answer."""
        self.lane.ready[self.place] = answer, _size(self.work)


class Lane:
    """Takes up to `window` items at once; those of these `kinds` are work, and wait for a worker.

    What is `urgent` is handed out before anything else: others wait for its answers.
    """

    def __init__(
        self, items: Iterable[object], kinds: tuple[type[Work], ...], window: int, *, urgent: bool
    ) -> None:
        self.urgent = urgent
        self.waiting: deque[Slot] = deque()
        # Answers that wait for their turn, each with the bytes of its article.
        self.ready: dict[int, tuple[Any, int]] = {}
        self._items = iter(items)
        self._kinds = kinds
        self._window = window
        self._bytes = 0
        self._taken = self._passed = 0
        self._more = True

    @property
    def has_room(self) -> bool:
        """Whether another item is to be taken in."""
        held = self._taken - self._passed
        return self._more and held < self._window and self._bytes < WINDOW_BYTES

    @property
    def is_ready(self) -> bool:
        """Whether the next answer is there."""
        return self._passed in self.ready

    @property
    def is_over(self) -> bool:
        """Whether everything is answered."""
        return not self._more and self._passed == self._taken

    def take(self) -> None:
        """Take in the next item, if there is one."""
        for item in self._items:
            slot = Slot(self, self._taken, item)  # type: ignore[arg-type]
            self._taken += 1
            self._bytes += _size(item)
            if isinstance(item, self._kinds):
                self.waiting.append(slot)
            else:
                slot.fill(item)
            return
        self._more = False

    def pop(self) -> Any:
        """The next answer."""
        answer, size = self.ready.pop(self._passed)
        self._bytes -= size
        self._passed += 1
        return answer


def _size(item: object) -> int:
    return item.size if isinstance(item, Source | Located) else 0
