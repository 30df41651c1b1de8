"""Every action with its keys, taken from the registry."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from perftui.display import fit, width
from perftui.messages import msg
from perftui.tui.actions import ACTIONS, GROUP_TITLES, Action, Group, Where, key_names
from perftui.tui.runs import Line, Run, Tone, cells
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from perftui.tui.store import Store

TWO_COLUMNS = 110
GAP = 4


class HelpList(Virtual):
    """The chapters below each other, or in two columns where there is room."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"views"})
    WHERE = Where.HELP
    READING = True

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.lines: list[Line] = []

    def count(self) -> int:
        """How many lines the page has."""
        return len(self.lines)

    def line(self, index: int, room: int) -> Line:  # noqa: ARG002 - the lines are made for the room
        """One line."""
        return self.lines[index]

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - one interest
        """Lay out the page."""
        self.restock()

    def restock(self) -> None:
        """The page has another width."""
        self.lines = _page(self.room)
        super().restock()


def _page(room: int) -> list[Line]:
    note = msg("The signs also work in full width (？ ／ 、 ： 【 】 《 》), so that an input method can stay on.")
    chapters = [_chapter(group) for group in Group]
    lines = list(chain.from_iterable(chapters)) if room < TWO_COLUMNS else _side_by_side(chapters, room)
    return [(), *lines, (Run(f" {note}", Tone.MUTED),)]


def _side_by_side(chapters: list[list[Line]], room: int) -> list[Line]:
    """The chapters in two columns of about equal height, in their order."""
    total = sum(map(len, chapters))
    left: list[Line] = []
    right: list[Line] = []
    for chapter in chapters:
        column = left if not right and len(left) + len(chapter) // 2 < total / 2 else right
        column += chapter
    half = (room - GAP) // 2
    height = max(len(left), len(right))
    left += [()] * (height - len(left))
    right += [()] * (height - len(right))
    return [
        (*first, Run(" " * max(half - cells(first), 0) + " " * GAP), *second)
        for first, second in zip(left, right, strict=True)
    ]


def _chapter(group: Group) -> list[Line]:
    actions = [action for action in ACTIONS if action.group is group]
    keys = max(width(_keys(action)) for each in Group for action in ACTIONS if action.group is each)
    lines: list[Line] = [(Run(f" {GROUP_TITLES[group]}", Tone.TITLE),)]
    lines += [(Run("  " + fit(_keys(action), keys), Tone.KEY), Run(f"   {action.help}")) for action in actions]
    return [*lines, ()]


def _keys(action: Action) -> str:
    return "  ".join(key_names(action))
