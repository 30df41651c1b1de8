"""What is told in one line until something else is done."""

from __future__ import annotations

from dataclasses import dataclass

from perftui.display import printable, width
from perftui.messages import Message


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told, in forms each of which is shorter than the one before it."""

    forms: tuple[Message, ...]

    def __str__(self) -> str:
        return str(self.forms[0])

    def within(self, room: int) -> str:
        """The fullest form that fits, else the shortest."""
        *longer, shortest = map(str, self.forms)
        return next((text for text in longer if width(printable(text)) <= room), shortest)


def noticed(said: Message | Notice | None) -> Notice | None:
    """What is told; a message has one form."""
    return Notice((said,)) if isinstance(said, Message) else said
