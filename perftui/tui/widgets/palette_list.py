"""What the palette offers: actions and projects by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perftui.messages import Language, Message, msg
from perftui.names import comparison_key
from perftui.tui.actions import ACTIONS, Action, Where, key_names
from perftui.tui.terminal.runs import Line, Run, Tone, marked, spread
from perftui.tui.widgets.hints import hints
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from textual.widget import Widget

    from perftui.tui.store.store import Store

_NOT_OF_A_LIST = frozenset((Where.ANYWHERE, Where.SEARCH, Where.EDIT))
_SEPARATOR = "\n"
"""Between the names of an action."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry: an action by its id, or a project by its number; `local` where a list does it and not the program."""

    title: str
    remark: str
    keys: str = ""
    action: str = ""
    local: bool = False
    project: int | None = None


class PaletteList(Virtual):
    """The offers that hold what was typed: in the name before in what is said of it, at its beginning before inside."""

    WHERE = Where.HELP
    LEADS = True

    def __init__(self, store: Store, here: Widget | None, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        offered = sorted(_doable(here), key=_rank)
        names = store.state.corpus.names
        self._offers: list[tuple[str, str, Action | int]] = [
            *((*_searched(action), action) for action in offered),
            *((names.keys[first], "", project) for project, first in enumerate(names.firsts)),
        ]
        self.shown: list[Action | int] = []
        self.typed = ""
        self.narrow("")

    def count(self) -> int:
        """How many offers fit what was typed."""
        return len(self.shown)

    def empty(self) -> Message | None:
        """What to say where none does."""
        return msg("nothing of that name")

    def line(self, index: int, room: int) -> Line:
        """Title, remark, keys."""
        offer = self.offer(index)
        tone = Tone.PLAIN if offer.project is None else Tone.STRONG
        title, remark = Run(offer.title, tone), Run(offer.remark, Tone.MUTED)
        left = (Run(" "), *marked(title, self.typed), Run("  "), *marked(remark, self.typed))
        return (*spread(left, (Run(offer.keys, Tone.KEY),), room - 1), Run(" "))

    def narrow(self, text: str) -> None:
        """Show the offers that hold `text`, the best first; of alike ones the actions."""
        self.typed = text.strip()
        wanted = comparison_key(text)
        found = ((_fit(wanted, name, more), what) for name, more, what in self._offers)
        fitting = [(fit, what) for fit, what in found if fit is not None]
        self.shown = [what for _, what in sorted(fitting, key=lambda each: each[0])]
        self.cursor = 0
        if self.is_attached:
            self.restock()

    def offer(self, index: int) -> Offer:
        """The offer of a line."""
        what = self.shown[index]
        if isinstance(what, Action):
            local = what.where is not Where.ANYWHERE
            return Offer(str(what.title), str(what.help), "  ".join(key_names(what)), action=what.id, local=local)
        declared = self.store.state.corpus.projects[what]
        return Offer(declared.project.name, str(declared.file.path), project=what)

    @property
    def chosen_offer(self) -> Offer | None:
        """The offer under the cursor."""
        return self.offer(self.cursor) if self.shown else None

    def chosen(self) -> None:
        """A double click is an Enter."""
        self.app.call_later(self.app.run_action, "screen.accept")


def _doable(here: Widget | None) -> list[Action]:
    """Everything that can be done anywhere, and what the list with the keys does that its own keys do not hide."""
    own = [each for each in ACTIONS if each.where not in _NOT_OF_A_LIST and hasattr(here, f"action_{each.id}")]
    taken = {key for each in own if each.where is not Where.LIST for key in each.keys}
    shown = [each for each in own if each.where is not Where.LIST or not taken.issuperset(each.keys)]
    return [*(each for each in ACTIONS if each.where is Where.ANYWHERE and each.id != "palette"), *shown]


def _rank(action: Action) -> tuple[int, bool, bool]:
    """What the hints name first stands first, then what is done rather than gone to; moving the cursor is last."""
    named = [each.id for each in hints(Where.OUTLINE) if each.id not in {"help", "quit"}]
    place = named.index(action.id) if action.id in named else len(named)
    return place, action.where is Where.LIST, not action.palette and action.where is Where.ANYWHERE


def _searched(action: Action) -> tuple[str, str]:
    """What an action is called, in both languages and by id, and what is said of it."""
    names = (str(action.title), action.title.text(Language.ENGLISH), action.id)
    return _SEPARATOR.join(map(comparison_key, names)), comparison_key(str(action.help))


def _fit(wanted: str, name: str, more: str) -> int | None:
    """How well an offer fits, the best is 0; `None` where it does not."""
    if name.startswith(wanted) or f"{_SEPARATOR}{wanted}" in name:
        return 0
    if wanted in name:
        return 1
    return 2 if wanted in more else None
