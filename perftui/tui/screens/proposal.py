"""A change that needs an eye: what it would do line by line, and whether it is to be made."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from perftui.display import called
from perftui.messages import counted, msg
from perftui.tui.actions import Where
from perftui.tui.actions.about import About
from perftui.tui.screens.modal import Modal
from perftui.tui.screens.question import Paragraph
from perftui.tui.terminal.runs import Line, Run, Tone, shorten, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.compare_view import differing
from perftui.tui.widgets.virtual import Virtual
from perftui.tui.widgets.window_keys import WindowKeys

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from perftui.messages import Message
    from perftui.tui.desk.remedies import Remedy
    from perftui.tui.store.store import Store

WHY = msg("This fix needs a look: what it writes may not be what you mean.")
MOST_FILES = 200
"""More files than that nobody reads through; of the others the number is told."""


class Proposed(Virtual):
    """The files of a change with their differences below each other."""

    WHERE = Where.LIST
    READING = True

    def __init__(self, store: Store, remedy: Remedy) -> None:
        super().__init__(store, id="proposed")
        self.remedy = remedy
        self.lines: list[Line] = []
        self._made_for = 0

    def count(self) -> int:
        """How many lines the differences take."""
        return len(self.lines)

    def line(self, index: int, room: int) -> Line:
        """One of them."""
        return shorten(self.lines[index], room)

    def restock(self) -> None:
        """The lines are wrapped anew for another width."""
        if self.room != self._made_for and self.room > 0:
            self._made_for = self.room
            self.lines = []
            for each in self.remedy.files[:MOST_FILES]:
                self.lines += [
                    (Run(f" {called(each.path)}", Tone.STRONG),),
                    *differing(each.before, each.after, self.room),
                    (),
                ]
            more = len(self.remedy.files) - MOST_FILES
            if more > 0:
                self.lines.append((Run(str(counted("… and {count} more", "… and {count} more", more)), Tone.FAINT),))
        super().restock()


class ProposalTitle(Bar):
    """What is proposed, and how much of it there is."""

    def __init__(self, store: Store, remedy: Remedy) -> None:
        super().__init__(store)
        self.remedy = remedy

    def line(self, room: int) -> Line:
        """The name of the change; places and files."""
        places = counted("{count} place", "{count} places", len(self.remedy.made))
        files = counted("{count} file", "{count} files", len(self.remedy.files))
        size: Message = msg("{places}, {files}", places=places, files=files)
        unsafe = sum(1 for each in self.remedy.made if each.fix is not None and not each.fix.safe)
        if 0 < unsafe < len(self.remedy.made):
            looks = counted("{count} needs a look", "{count} need a look", unsafe)
            size = msg("{size}, {looks}", size=size, looks=looks)
        title = Run(f" {_capital(str(self.remedy.label))}", Tone.TITLE)
        return (*spread((title,), (Run(str(size), Tone.MUTED),), room - 1), Run(" "))


class Proposal(Modal[bool]):
    """Gives whether the change is to be made."""

    ABOUT = About(
        msg("Proposed change"),
        (
            msg("A fix that may change what a declaration means shows first what it would do: - goes, + comes."),
            msg("Y or Enter makes the change, one step that undo takes back; N or Esc changes nothing."),
        ),
    )
    AUTO_FOCUS: ClassVar[str] = "Proposed"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "agree", show=False, priority=True),
        Binding("n", "give_up", show=False),
    ]

    def __init__(self, store: Store, remedy: Remedy) -> None:
        super().__init__(store)
        self.remedy = remedy

    def compose(self) -> ComposeResult:
        """Title, why it shows, differences, keys."""
        with Vertical(id="proposal"):
            yield ProposalTitle(self.store, self.remedy)
            yield Paragraph(self.store, WHY, Tone.MUTED)
            yield Proposed(self.store, self.remedy)
            yield WindowKeys(self.store, ("Y", msg("Make this change")), out=("Esc", msg("Change nothing")))

    def action_agree(self) -> None:
        """Make it."""
        self.dismiss(True)  # noqa: FBT003 - what Textual hands over


def _capital(text: str) -> str:
    """A label as it begins a line."""
    return text[:1].upper() + text[1:]
