"""Colours of the command line; without a terminal or with `NO_COLOR` there are none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import click


class Tone(Enum):
    """What a stretch of text is, and its colour; `None` is the terminal's own."""

    ERROR = ("red", True)
    WARNING = ("yellow", True)
    INFO = ("cyan", True)
    PLACE = (None, True)
    GUTTER = ("blue", False)
    GOOD = ("green", False)
    BAD = ("red", False)
    LABEL = ("cyan", False)


@dataclass(frozen=True, slots=True)
class Palette:
    """Paints text, or leaves it alone."""

    colour: bool

    def paint(self, text: str, tone: Tone) -> str:
        """`text` in the colour of `tone`."""
        if not self.colour or not text:
            return text
        name, bold = tone.value
        return click.style(text, fg=name, bold=bold or None)


PLAIN = Palette(colour=False)
