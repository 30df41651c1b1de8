"""What works here, and every action with its keys, taken from the registry."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from perftui.display import fit, width, wrap
from perftui.messages import msg
from perftui.tui.actions import ACTIONS, GROUP_TITLES, Action, Group, Where, key_names
from perftui.tui.actions.about import PAGES, About
from perftui.tui.terminal.runs import ENDLESS, Line, Run, Tone, cells, shorten, spread
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from perftui.tui.person.settings import Settings
    from perftui.tui.store.store import Store

GAP = 4


class HelpList(Virtual):
    """The chapters below each other, or in two columns where there is room."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"views"})
    WHERE = Where.HELP
    READING = True

    def __init__(self, store: Store, settings: Settings, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.lines: list[Line] = []
        self.settings = settings
        self.about = PAGES[Where.HELP]
        self.where: Where | None = None

    def count(self) -> int:
        """How many lines the page has."""
        return len(self.lines)

    def line(self, index: int, room: int) -> Line:
        """One line."""
        return shorten(self.lines[index], room)

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - one interest
        """Lay out the page."""
        self.restock()

    def restock(self) -> None:
        """The page has another width."""
        self.lines = [
            *_here(self.about, self.where, self.room),
            *_page(self.room),
            *_settings(self.settings, self.room),
        ]
        super().restock()


def _here(about: About, where: Where | None, room: int) -> list[Line]:
    """The page that help was asked on: what it is, and the keys that work there alone."""
    if not about.text:
        return []
    lines: list[Line] = [(), (Run(f" {about.title}", Tone.TITLE),)]
    for paragraph in about.text:
        lines += [(Run(f"  {line}"),) for line in wrap(str(paragraph), max(room - 3, 10))]
    return [*lines, *_told([action for action in ACTIONS if action.where is where and key_names(action)], room)]


def _settings(settings: Settings, room: int) -> list[Line]:
    """Where keys and looks are set, and what is wrong there."""
    title = msg("Settings")
    where = msg("Keys, theme and signs are set in {path}", path=settings.path)
    lines: list[Line] = [(), (Run(f" {title}", Tone.TITLE),), (Run(f"  {where}"),)]
    said = [
        *(msg("line {line}: {what}", line=each.line or 1, what=each.what) for each in settings.mistakes),
        *settings.keymap.clashes,
    ]
    for tone, messages in ((Tone.ERROR, said), (Tone.MUTED, settings.keymap.lost)):
        for message in messages:
            lines += [(Run(f"  {line}", tone),) for line in wrap(str(message), max(room - 3, 10))]
    return lines


def _page(room: int) -> list[Line]:
    """The chapters in two columns where these have room, else below each other."""
    note = msg(
        "The signs also work in full width (？ ／ 、 ： 【 】 ｛ ｝ 《 》), so that an input method can stay on."
    )
    left, right = map(_column, _divided(list(Group)))
    half = _widest(left) + GAP
    if half + _widest(right) <= room:
        lines = [(*spread(first, (), half), *second) for first, second in zip_longest(left, right, fillvalue=())]
    else:
        lines = _column(list(Group), room)
    return [(), *lines, (Run(" "), Run(str(note), Tone.MUTED))]


def _divided(groups: list[Group]) -> tuple[list[Group], list[Group]]:
    """The chapters in their order, in two parts of about equal height."""
    heights = [len(_actions(group)) + 2 for group in groups]
    half = min(range(len(groups)), key=lambda at: abs(2 * sum(heights[:at]) - sum(heights)))
    return groups[:half], groups[half:]


def _column(groups: list[Group], room: int = ENDLESS) -> list[Line]:
    """Chapters below each other."""
    lines: list[Line] = []
    for group in groups:
        lines += [(Run(f" {GROUP_TITLES[group]}", Tone.TITLE),), *_told(_actions(group), room), ()]
    return lines


def _told(actions: list[Action], room: int) -> list[Line]:
    """Keys and what they do, the texts below each other on the whole page."""
    keys = max(width(_keys(action)) for action in ACTIONS)
    lines: list[Line] = []
    for action in actions:
        for at, text in enumerate(wrap(str(action.help), max(room - keys - 6, 10))):
            lines.append((Run("  " + fit("" if at else _keys(action), keys), Tone.KEY), Run(f"   {text}")))
    return lines


def _actions(group: Group) -> list[Action]:
    return [action for action in ACTIONS if action.group is group]


def _widest(lines: list[Line]) -> int:
    return max(map(cells, lines))


def _keys(action: Action) -> str:
    return "  ".join(key_names(action))
