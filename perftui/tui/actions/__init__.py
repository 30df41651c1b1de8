"""Everything a person can do, once: bindings, the line of hints, the help page and the palette come from here.

Every action has a form that works while a Chinese input method is on: an arrow, a function key, a control key, or
the full-width twin of its sign. Actions stand in modules by the chapters of the help page.
"""

from textual.binding import Binding, BindingType

from perftui.tui.actions.action import GROUP_TITLES, Action, Group, Where
from perftui.tui.actions.editing import EDITING
from perftui.tui.actions.finding import FINDING
from perftui.tui.actions.keys import KEY_NAMES, key_name, key_names, keys_of, use_keys
from perftui.tui.actions.moving import MOVING
from perftui.tui.actions.pages import PAGES
from perftui.tui.actions.problems import PROBLEMS
from perftui.tui.actions.reviewing import REVIEWING
from perftui.tui.actions.stating import STATING
from perftui.tui.actions.tables import TABLES

__all__ = [
    "ACTIONS",
    "GROUP_TITLES",
    "KEY_NAMES",
    "Action",
    "Group",
    "Where",
    "action",
    "bindings",
    "key_name",
    "key_names",
    "keys_of",
    "use_keys",
]

ACTIONS = (*MOVING, *EDITING, *TABLES, *STATING, *FINDING, *PROBLEMS, *PAGES, *REVIEWING)


def action(identity: str) -> Action:
    """The action of that id."""
    return next(each for each in ACTIONS if each.id == identity)


def bindings(where: Where) -> list[BindingType]:
    """The bindings of the actions whose keys work at `where`; a keymap can change them by id."""
    mine = (each for each in ACTIONS if each.where is where and each.keys)
    return [Binding(",".join(each.keys), each.id, id=each.id, show=False) for each in mine]
