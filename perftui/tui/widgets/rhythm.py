"""Where a run of typing ends: what was typed in one go is taken back in one go."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

PAUSE = 1.0
"""Seconds without a key that end a run."""
_BETWEEN_RUNS = re.compile(r"[\s,.;:!?，。；：、！？]")


def ends_run(text: str) -> bool:
    """Whether what comes behind a text that was typed is something new: behind a blank, a clause, a sentence."""
    return _BETWEEN_RUNS.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Stroke:
    """What a key did to a text: a character put in, one taken out, or something larger, which stands by itself.

    Attributes:
        text: what was put in.
        start: where it begins.
        end: where that ended whose place it takes.
        at: when, in seconds of a clock that is never set.
    """

    text: str
    start: int
    end: int
    at: float

    def goes_on(self, before: Stroke | None) -> bool:
        """Whether it belongs to the run that another one ended."""
        if before is None or self.at - before.at > PAUSE:
            return False
        if self.types and before.types_on:
            return self.start == self.end == before.start + 1
        return self.deletes and before.deletes and before.start in {self.start, self.end}

    @property
    def types(self) -> bool:
        """Whether it put one character in."""
        return len(self.text) == 1

    @property
    def types_on(self) -> bool:
        """Whether what is typed behind it belongs to it."""
        return self.types and not ends_run(self.text)

    @property
    def deletes(self) -> bool:
        """Whether it took one character out."""
        return not self.text and self.end - self.start == 1


def stroke(text: str, start: int, end: int) -> Stroke:
    """What a key does now."""
    return Stroke(text, start, end, time.monotonic())
