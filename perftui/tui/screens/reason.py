"""The page of a rule above the page in front: what it says, why, on what basis, with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from perftui.display import wrap
from perftui.messages import msg
from perftui.output.explanation import FIX_WORDS, sections
from perftui.tui.actions import Where
from perftui.tui.actions.about import About
from perftui.tui.screens.modal import Modal
from perftui.tui.terminal.runs import Line, Run, Tone, shorten, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.marks import mark, tone_of
from perftui.tui.widgets.source_view import toned
from perftui.tui.widgets.virtual import Virtual
from perftui.tui.widgets.window_keys import BACK, WindowKeys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from perftui.rules.explanation import Explanation
    from perftui.tui.store.store import Store

INDENT = 3


class Reasons(Virtual):
    """The sections of the page below each other."""

    WHERE = Where.LIST
    READING = True

    def __init__(self, store: Store, about: Explanation) -> None:
        super().__init__(store, id="reasons")
        self.about = about
        self.lines: list[Line] = []

    def count(self) -> int:
        """How many lines the page has."""
        return len(self.lines)

    def line(self, index: int, room: int) -> Line:
        """One of them."""
        return shorten(self.lines[index], room)

    def restock(self) -> None:
        """The page is wrapped anew for another width."""
        self.lines = list(_lines(self.about, max(self.room - INDENT, 20)))
        super().restock()


class ReasonTitle(Bar):
    """Code, name and severity of the rule."""

    def __init__(self, store: Store, about: Explanation) -> None:
        super().__init__(store)
        self.about = about

    def line(self, room: int) -> Line:
        """The name on the left, what it weighs and whether it has a fix on the right."""
        kind = self.about.kind
        tone = tone_of(kind.severity)
        left = (Run(" "), mark(kind.severity), Run(f" {kind.code} {kind.name}", tone))
        words = kind.severity.word
        if self.about.fix is not None:
            words = msg("{severity}, {fix}", severity=words, fix=FIX_WORDS[self.about.fix])
        return (*spread(left, (Run(str(words), Tone.MUTED),), room - 1), Run(" "))


class Reason(Modal[bool]):
    """Explains a rule; gives nothing."""

    ABOUT = About(
        msg("Rule"), (msg("What the rule says, why, on what basis, and a declaration that fails and one that passes."),)
    )
    AUTO_FOCUS: ClassVar[str] = "Reasons"

    def __init__(self, store: Store, about: Explanation) -> None:
        super().__init__(store)
        self.about = about

    def compose(self) -> ComposeResult:
        """Title, page, key."""
        with Vertical(id="reason"):
            yield ReasonTitle(self.store, self.about)
            yield Reasons(self.store, self.about)
            yield WindowKeys(self.store, out=BACK)


def _lines(about: Explanation, room: int) -> Iterator[Line]:
    yield ()
    yield from ((Run(f" {line}", Tone.STRONG),) for line in wrap(about.sentence, room))
    for section in sections(about):
        yield ()
        yield (Run(f" {section.heading}", Tone.TITLE),)
        yield from ((Run(f"   {line}"),) for line in wrap(section.prose, room) if line)
        for item in section.items:
            yield from _item(item.text, item.address, room)
        yield from ((Run("   "), *toned(line)) for line in section.example.splitlines())


def _item(text: str, address: str, room: int) -> Iterator[Line]:
    head = "   - "
    for line in wrap(text, room - 2):
        yield (Run(head, Tone.MUTED), Run(line))
        head = "     "
    if address:
        yield (Run(f"     {address}", Tone.FAINT),)
