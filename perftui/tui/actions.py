"""Everything a person can do, once: bindings, the line of hints, the help page and the palette come from here.

Every action has a form that works while a Chinese input method is on: an arrow, a function key, a control key, or
the full-width twin of its sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from textual.binding import Binding, BindingType

from perftui.messages import Message, msg


class Where(Enum):
    """Where the keys of an action work."""

    ANYWHERE = auto()
    LIST = auto()
    OUTLINE = auto()
    FORM = auto()
    PROBLEMS = auto()
    TOTALS = auto()
    SOURCE = auto()
    COMPARE = auto()
    CHANGES = auto()
    CONFLICTS = auto()
    TABLE = auto()
    INDICATORS = auto()
    HELP = auto()
    SEARCH = auto()
    EDIT = auto()


class Group(Enum):
    """The chapters of the help page."""

    MOVE = auto()
    OUTLINE = auto()
    EDIT = auto()
    TABLE = auto()
    FIND = auto()
    PROBLEMS = auto()
    PAGES = auto()
    CHANGES = auto()
    CONFLICTS = auto()
    PANES = auto()
    PROGRAM = auto()


GROUP_TITLES = MappingProxyType(
    {
        Group.MOVE: msg("Move"),
        Group.OUTLINE: msg("Outline"),
        Group.EDIT: msg("Edit"),
        Group.TABLE: msg("Tables"),
        Group.FIND: msg("Find"),
        Group.PROBLEMS: msg("Problems"),
        Group.PAGES: msg("Pages"),
        Group.CHANGES: msg("Changes"),
        Group.CONFLICTS: msg("Conflicts"),
        Group.PANES: msg("Panes"),
        Group.PROGRAM: msg("Program"),
    }
)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do; `palette` tells whether the palette offers it before others."""

    id: str
    keys: tuple[str, ...]
    title: Message
    help: Message
    group: Group
    where: Where
    palette: bool = False


ACTIONS = (
    Action(
        "leave",
        ("escape",),
        msg("Back"),
        msg("Leave the page; end a zoom, a filter or a search"),
        Group.PAGES,
        Where.ANYWHERE,
    ),
    Action("cursor_up", ("up", "k"), msg("Up"), msg("One line up"), Group.MOVE, Where.LIST),
    Action("cursor_down", ("down", "j"), msg("Down"), msg("One line down"), Group.MOVE, Where.LIST),
    Action("page_up", ("pageup",), msg("Page up"), msg("One page up"), Group.MOVE, Where.LIST),
    Action("page_down", ("pagedown",), msg("Page down"), msg("One page down"), Group.MOVE, Where.LIST),
    Action("half_up", ("ctrl+u",), msg("Half a page up"), msg("Half a page up"), Group.MOVE, Where.LIST),
    Action("half_down", ("ctrl+d",), msg("Half a page down"), msg("Half a page down"), Group.MOVE, Where.LIST),
    Action("top", ("g", "home"), msg("Top"), msg("To the first line"), Group.MOVE, Where.LIST),
    Action("bottom", ("G", "end"), msg("Bottom"), msg("To the last line"), Group.MOVE, Where.LIST),
    Action(
        "choose",
        ("enter",),
        msg("Go to"),
        msg("Read the declaration; jump to the place of a problem"),
        Group.MOVE,
        Where.LIST,
    ),
    Action(
        "unfold",
        ("right", "l"),
        msg("Unfold"),
        msg("Unfold, or go to what is below"),
        Group.OUTLINE,
        Where.OUTLINE,
    ),
    Action("fold", ("left", "h"), msg("Fold"), msg("Fold, or go to what is above"), Group.OUTLINE, Where.OUTLINE),
    Action("switch", ("space",), msg("Fold or unfold"), msg("Fold or unfold"), Group.OUTLINE, Where.OUTLINE),
    Action(
        "expand_all",
        ("E", "ctrl+right"),
        msg("Unfold all"),
        msg("Unfold everything"),
        Group.OUTLINE,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "collapse_all",
        ("C", "ctrl+left"),
        msg("Fold all"),
        msg("Fold every project"),
        Group.OUTLINE,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "previous_dimension",
        ("left", "h"),
        msg("Previous dimension"),
        msg("Total by the previous dimension"),
        Group.PAGES,
        Where.TOTALS,
    ),
    Action(
        "next_dimension",
        ("right", "l"),
        msg("Next dimension"),
        msg("Total by the next dimension"),
        Group.PAGES,
        Where.TOTALS,
    ),
    Action(
        "scroll_left",
        ("left", "h"),
        msg("Left"),
        msg("Scroll a long line to the left"),
        Group.MOVE,
        Where.LIST,
    ),
    Action(
        "scroll_right",
        ("right", "l"),
        msg("Right"),
        msg("Scroll a long line to the right"),
        Group.MOVE,
        Where.LIST,
    ),
    Action(
        "edit",
        ("e", "f2"),
        msg("Edit"),
        msg("Fill in the selected place: a field, an amount, a goal, a name, a target, an attribute"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action("field_left", ("left", "h"), msg("Left"), msg("To the field on the left"), Group.MOVE, Where.FORM),
    Action("field_right", ("right", "l"), msg("Right"), msg("To the field on the right"), Group.MOVE, Where.FORM),
    Action("put", ("enter",), msg("Keep"), msg("While you edit: let the text stand"), Group.EDIT, Where.EDIT),
    Action(
        "put_and_go_on",
        ("tab",),
        msg("Next field"),
        msg("While you edit: let the text stand and go on to the next field"),
        Group.EDIT,
        Where.EDIT,
    ),
    Action(
        "next_choice",
        ("down",),
        msg("Choices"),
        msg("While you edit: take the next of the texts that fit"),
        Group.EDIT,
        Where.EDIT,
    ),
    Action(
        "previous_choice",
        ("up",),
        msg("Previous choice"),
        msg("While you edit: take the previous of the texts that fit"),
        Group.EDIT,
        Where.EDIT,
    ),
    Action("drop", ("escape",), msg("Cancel"), msg("While you edit: change nothing"), Group.EDIT, Where.EDIT),
    Action(
        "add_indicator",
        ("a", "insert"),
        msg("Add"),
        msg("Add an indicator below the selected one"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "duplicate",
        ("Y", "f11"),
        msg("Duplicate"),
        msg("Duplicate the selected indicator, or the project where none is selected"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "delete",
        ("x", "delete"),
        msg("Delete"),
        msg("Delete the selected attribute, indicator or project"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "move_up",
        ("K", "ctrl+up"),
        msg("Move up"),
        msg("Move the indicator up"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "move_down",
        ("J", "ctrl+down"),
        msg("Move down"),
        msg("Move the indicator down"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "refile",
        ("M", "alt+m"),
        msg("Move to section"),
        msg("Move the indicator to another section"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "add_note",
        ("m", "alt+n"),
        msg("Attribute"),
        msg("Add an attribute to the indicator: its weight, basis, source, a doubt"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "new_project",
        ("A", "alt+a"),
        msg("New project"),
        msg("Begin a declaration in a file of its own"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "undo",
        ("u", "ctrl+z"),
        msg("Undo"),
        msg("Take the last change back, in whatever file it was"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "redo",
        ("ctrl+y", "ctrl+r"),
        msg("Redo"),
        msg("Make the change again that was taken back"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "save",
        ("ctrl+s",),
        msg("Save"),
        msg("Save the file of the selected place"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action("save_all", ("f6",), msg("Save all"), msg("Save everything"), Group.EDIT, Where.ANYWHERE, palette=True),
    Action(
        "revert",
        ("ctrl+shift+z", "alt+z"),
        msg("Revert"),
        msg("Take the file back to what was saved, as a change that can be taken back"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "copy",
        ("y", "ctrl+insert"),
        msg("Copy"),
        msg("Copy what is selected: a field, an indicator or a project as text, a problem, a line"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "decide",
        ("!", "！"),
        msg("Decide"),
        msg("Decide what counts of a file that another program changed while you edited it"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "next_difference",
        ("]", "】", "f8"),
        msg("Next difference"),
        msg("Compare: to the next place that differs"),
        Group.PAGES,
        Where.COMPARE,
    ),
    Action(
        "previous_difference",
        ("[", "【", "shift+f8"),
        msg("Previous difference"),
        msg("Compare: to the previous place that differs"),
        Group.PAGES,
        Where.COMPARE,
    ),
    Action(
        "sides",
        ("v", "f2"),
        msg("Side by side"),
        msg("Compare: versions side by side, or below each other"),
        Group.PAGES,
        Where.COMPARE,
    ),
    Action(
        "next_file",
        ("right", "l"),
        msg("Next file"),
        msg("Compare: the next file"),
        Group.PAGES,
        Where.COMPARE,
    ),
    Action(
        "previous_file",
        ("left", "h"),
        msg("Previous file"),
        msg("Compare: the previous file"),
        Group.PAGES,
        Where.COMPARE,
    ),
    Action(
        "search",
        ("/", "、", "／", "ctrl+f"),
        msg("Find"),
        msg("Find a name or a text"),
        Group.FIND,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "accept",
        ("enter", "down", "up"),
        msg("Keep"),
        msg("While you type: keep the search or filter and go to the list"),
        Group.FIND,
        Where.SEARCH,
    ),
    Action(
        "give_up",
        ("escape",),
        msg("Cancel"),
        msg("While you type: drop the search or filter"),
        Group.FIND,
        Where.SEARCH,
    ),
    Action("find_next", ("n", "f3"), msg("Next"), msg("Next place found"), Group.FIND, Where.ANYWHERE),
    Action(
        "find_previous", ("N", "shift+f3"), msg("Previous"), msg("Previous place found"), Group.FIND, Where.ANYWHERE
    ),
    Action(
        "filter",
        ("f", "f4"),
        msg("Filter"),
        msg("Show only what has a text in its name, or what a condition holds for: 满意度 < 90 or 待核"),
        Group.FIND,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "finder",
        (";", "；", "ctrl+g"),
        msg("Go to a name"),
        msg("Find a project or an indicator by some characters of its name, in their order"),
        Group.FIND,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "filters",
        ("F", "shift+f4"),
        msg("Saved filters"),
        msg("Choose a saved filter; keep the one in force under a name"),
        Group.FIND,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "next_problem",
        ("f8", "]", "】"),
        msg("Next problem"),
        msg("Go to the next problem"),
        Group.PROBLEMS,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "previous_problem",
        ("shift+f8", "[", "【"),
        msg("Previous problem"),
        msg("Go to the previous problem"),
        Group.PROBLEMS,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "totals",
        ("t", "f9"),
        msg("Totals"),
        msg("Money and numbers by every dimension"),
        Group.PAGES,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "summary",
        ("s", "4"),
        msg("Summary table"),
        msg("One row a project, with its money, its indicators and its problems"),
        Group.PAGES,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "indicators",
        ("i", "5"),
        msg("Indicator table"),
        msg("One row an indicator of all that the filter leaves; select some and change them at once"),
        Group.PAGES,
        Where.ANYWHERE,
        palette=True,
    ),
    Action("column_left", ("left", "h"), msg("Left"), msg("To the column on the left"), Group.TABLE, Where.TABLE),
    Action("column_right", ("right", "l"), msg("Right"), msg("To the column on the right"), Group.TABLE, Where.TABLE),
    Action(
        "sort",
        ("o", "，"),
        msg("Sort"),
        msg("Sort by the column: rising, falling, as the files have it; a click on its name does the same"),
        Group.TABLE,
        Where.TABLE,
    ),
    Action("columns", ("c", "ctrl+l"), msg("Columns"), msg("Choose which columns show"), Group.TABLE, Where.TABLE),
    Action(
        "export",
        ("X", "ctrl+x"),
        msg("Export"),
        msg("Write the rows that show to a file: csv, md or xlsx"),
        Group.TABLE,
        Where.TABLE,
    ),
    Action(
        "mark",
        ("space",),
        msg("Select"),
        msg("Select the row, or not any more"),
        Group.TABLE,
        Where.INDICATORS,
    ),
    Action(
        "mark_range",
        ("v", "ctrl+v"),
        msg("Range"),
        msg("Select from the row that was selected last, or where the key was pressed first, to here"),
        Group.TABLE,
        Where.INDICATORS,
    ),
    Action("mark_all", ("ctrl+a",), msg("All"), msg("Select every row, or none"), Group.TABLE, Where.INDICATORS),
    Action(
        "mark_others",
        ("*", "＊", "ctrl+n"),
        msg("Invert"),
        msg("Select what is not selected, and nothing else"),
        Group.TABLE,
        Where.INDICATORS,
    ),
    Action(
        "change_marked",
        (".", "。"),
        msg("Change"),
        msg("Change all selected indicators at once: unit, sign, section, weight, an attribute"),
        Group.TABLE,
        Where.INDICATORS,
    ),
    Action(
        "delete_marked",
        ("x", "delete"),
        msg("Delete"),
        msg("Delete all selected indicators"),
        Group.TABLE,
        Where.INDICATORS,
    ),
    Action(
        "problems",
        ("p", "f12"),
        msg("Problems"),
        msg("All problems, each with its explanation"),
        Group.PROBLEMS,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "explain",
        ("w", "alt+w"),
        msg("Why"),
        msg("Explain the rule of the problem at the cursor: what, why, basis, examples"),
        Group.PROBLEMS,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "fix",
        ("r", "f7"),
        msg("Fix"),
        msg("Fix the problem at the cursor; what needs an eye is shown first"),
        Group.PROBLEMS,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "fix_rule",
        ("B", "shift+f7"),
        msg("Fix all of the rule"),
        msg("Fix everything in all files that the rule of the problem at the cursor finds"),
        Group.PROBLEMS,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "suppress",
        ("I", "alt+i"),
        msg("Suppress"),
        msg("Write into the file that the problem at the cursor may stand, and why"),
        Group.PROBLEMS,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "source",
        ("S", "ctrl+o"),
        msg("Source"),
        msg("The text of the file"),
        Group.PAGES,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "edit_text",
        ("V", "alt+e"),
        msg("Edit as text"),
        msg("Edit the text of the file at the line, with what is wrong below it"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "open_editor",
        ("O", "alt+o"),
        msg("Your editor"),
        msg("Open the file at the line in the editor that VISUAL or EDITOR names, and read it again afterwards"),
        Group.EDIT,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "changes",
        ("d", "6"),
        msg("Changes"),
        msg("What changed against git, before and now"),
        Group.CHANGES,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "next_change",
        ("}", "｝"),
        msg("Next change"),
        msg("Go to the next place that changed"),
        Group.CHANGES,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "previous_change",
        ("{", "｛"),
        msg("Previous change"),
        msg("Go to the previous place that changed"),
        Group.CHANGES,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "revision",
        ("=", "＝", "ctrl+b"),
        msg("Revision"),
        msg("Choose what to compare with: a branch, a tag, a commit"),
        Group.CHANGES,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "step_on",
        ("]", "】", "f8"),
        msg("Next change"),
        msg("In the list of changes: to the next one"),
        Group.CHANGES,
        Where.CHANGES,
    ),
    Action(
        "step_back",
        ("[", "【", "shift+f8"),
        msg("Previous change"),
        msg("In the list of changes: to the previous one"),
        Group.CHANGES,
        Where.CHANGES,
    ),
    Action(
        "next_changed_project",
        ("right", "l"),
        msg("Next project"),
        msg("In the list of changes: to the next project"),
        Group.CHANGES,
        Where.CHANGES,
    ),
    Action(
        "previous_changed_project",
        ("left", "h"),
        msg("Previous project"),
        msg("In the list of changes: to the previous project"),
        Group.CHANGES,
        Where.CHANGES,
    ),
    Action(
        "take_back",
        ("z", "x", "delete"),
        msg("Take back"),
        msg("In the list of changes: take the change back"),
        Group.CHANGES,
        Where.CHANGES,
    ),
    Action(
        "conflicts",
        ("D", "7"),
        msg("Conflicts"),
        msg("What a merge left to decide, field by field"),
        Group.CONFLICTS,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "decide_here",
        ("enter",),
        msg("Decide"),
        msg("In the list of conflicts: see both sides and decide"),
        Group.CONFLICTS,
        Where.CONFLICTS,
    ),
    Action(
        "take_ours",
        ("left", "h"),
        msg("Ours"),
        msg("In the list of conflicts: our side counts"),
        Group.CONFLICTS,
        Where.CONFLICTS,
    ),
    Action(
        "take_theirs",
        ("right", "l"),
        msg("Theirs"),
        msg("In the list of conflicts: their side counts"),
        Group.CONFLICTS,
        Where.CONFLICTS,
    ),
    Action(
        "take_both",
        ("b", "9"),
        msg("Both"),
        msg("In the list of conflicts: both sides count, ours first"),
        Group.CONFLICTS,
        Where.CONFLICTS,
    ),
    Action(
        "take_base",
        ("B", "0"),
        msg("Base"),
        msg("In the list of conflicts: what both sides began with counts"),
        Group.CONFLICTS,
        Where.CONFLICTS,
    ),
    Action(
        "take_own",
        ("e", "f2"),
        msg("Other text"),
        msg("In the list of conflicts: something else counts, typed"),
        Group.CONFLICTS,
        Where.CONFLICTS,
    ),
    Action(
        "next_conflict",
        ("]", "】", "f8"),
        msg("Next conflict"),
        msg("In the list of conflicts: to the next one"),
        Group.CONFLICTS,
        Where.CONFLICTS,
    ),
    Action(
        "previous_conflict",
        ("[", "【", "shift+f8"),
        msg("Previous conflict"),
        msg("In the list of conflicts: to the previous one"),
        Group.CONFLICTS,
        Where.CONFLICTS,
    ),
    Action(
        "palette",
        (":", "：", "ctrl+p"),
        msg("Palette"),
        msg("Everything there is to do, and every project, by name"),
        Group.FIND,
        Where.ANYWHERE,
    ),
    Action("pane_1", ("1",), msg("Project list"), msg("To the outline"), Group.PANES, Where.ANYWHERE),
    Action("pane_2", ("2",), msg("Declaration"), msg("To the declaration"), Group.PANES, Where.ANYWHERE),
    Action("pane_3", ("3",), msg("Problems"), msg("To the problems"), Group.PANES, Where.ANYWHERE),
    Action("next_pane", ("tab",), msg("Next pane"), msg("To the next pane"), Group.PANES, Where.ANYWHERE),
    Action(
        "previous_pane", ("shift+tab",), msg("Previous pane"), msg("To the previous pane"), Group.PANES, Where.ANYWHERE
    ),
    Action(
        "zoom",
        ("z", "f10"),
        msg("Zoom"),
        msg("The pane alone, or all panes"),
        Group.PANES,
        Where.ANYWHERE,
        palette=True,
    ),
    Action("narrower", ("<", "《"), msg("Narrower"), msg("A narrower outline"), Group.PANES, Where.ANYWHERE),
    Action("wider", (">", "》"), msg("Wider"), msg("A wider outline"), Group.PANES, Where.ANYWHERE),
    Action("lower", ("-", "－"), msg("Lower"), msg("Fewer lines for the problems"), Group.PANES, Where.ANYWHERE),
    Action("higher", ("+", "＋"), msg("Higher"), msg("More lines for the problems"), Group.PANES, Where.ANYWHERE),
    Action(
        "theme",
        ("T", "ctrl+t"),
        msg("Light or dark"),
        msg("Light instead of dark, dark instead of light"),
        Group.PROGRAM,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "reload",
        ("R", "f5"),
        msg("Read again"),
        msg("Read the files again"),
        Group.PROGRAM,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "help",
        ("?", "？", "f1"),
        msg("Help"),
        msg("This page"),
        Group.PROGRAM,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "quit",
        ("q", "ctrl+q", "ctrl+c"),
        msg("Quit"),
        msg("Leave the program"),
        Group.PROGRAM,
        Where.ANYWHERE,
        palette=True,
    ),
)

_TWINS = frozenset("、／【】｛｝：《》－＋？！，。＊；")
KEY_NAMES = MappingProxyType(
    {
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "enter": "Enter",
        "escape": "Esc",
        "tab": "Tab",
        "space": "Space",
        "home": "Home",
        "end": "End",
        "pageup": "PgUp",
        "pagedown": "PgDn",
    }
)


class _InForce:
    """The keys that a person has given actions, by their ids."""

    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def use_keys(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Name these keys wherever an action is shown, instead of its own."""
    _InForce.keys = keys


def keys_of(each: Action) -> tuple[str, ...]:
    """The keys of an action."""
    return _InForce.keys.get(each.id, each.keys)


def action(identity: str) -> Action:
    """The action of that id."""
    return next(each for each in ACTIONS if each.id == identity)


def bindings(where: Where) -> list[BindingType]:
    """The bindings of the actions whose keys work at `where`; a keymap can change them by id."""
    mine = (each for each in ACTIONS if each.where is where and each.keys)
    return [Binding(",".join(each.keys), each.id, id=each.id, show=False) for each in mine]


def key_name(key: str) -> str:
    """How a key is written for people: `Ctrl+T`, `F8`, `↑`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if not modifiers:
        return KEY_NAMES.get(last, last.upper() if len(last) > 1 else last)
    return "+".join((*(modifier.capitalize() for modifier in modifiers), KEY_NAMES.get(last, last.upper())))


def key_names(each: Action) -> tuple[str, ...]:
    """The keys of an action for people, without the full-width twins, which work everywhere."""
    return tuple(key_name(key) for key in keys_of(each) if key not in _TWINS)
