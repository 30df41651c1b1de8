"""Going through lists, the outline and the panes."""

from perftui.messages import msg
from perftui.tui.actions.action import Action, Group, Where

MOVING = (
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
        "field_left", ("left", "h"), msg("Left"), msg("In the form: to the field on the left"), Group.MOVE, Where.FORM
    ),
    Action(
        "field_right",
        ("right", "l"),
        msg("Right"),
        msg("In the form: to the field on the right"),
        Group.MOVE,
        Where.FORM,
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
    Action("pane_1", ("1",), msg("Outline"), msg("To the outline"), Group.PANES, Where.ANYWHERE),
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
)
