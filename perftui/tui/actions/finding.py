"""Searching, filtering, the palette."""

from perftui.messages import msg
from perftui.tui.actions.action import Action, Group, Where

FINDING = (
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
        "palette",
        (":", "：", "ctrl+p"),
        msg("Palette"),
        msg("Everything there is to do, and every project, by name"),
        Group.FIND,
        Where.ANYWHERE,
    ),
)
