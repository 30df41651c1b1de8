"""What is wrong with a configuration: values with their places, as findings are."""

from __future__ import annotations

from typing import NamedTuple

from perftui.messages import Message
from perftui.model import Span


class Problem(NamedTuple):
    """One fault of a file that is no declaration.

    Attributes:
        path: the file as messages call it.
        summary: what is wrong.
        detail: what to do about it.
        span: exactly the wrong characters; none where the file could not be read.
        lines: the lines of the file, for the excerpt.
    """

    path: str
    summary: Message
    detail: Message | None = None
    span: Span | None = None
    lines: tuple[str, ...] = ()
