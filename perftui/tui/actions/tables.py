"""What is done in the two tables: columns, order, export, selected rows."""

from perftui.messages import msg
from perftui.tui.actions.action import Action, Group, Where

TABLES = (
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
)
