"""Text edits: the one way to change a file. A change touches the characters it is about and nothing else.

`apply` and `inverse` work on any text; the other functions make the edits for one change of a declaration. They take
the document that was read and the element to change, whose span says where it stands.
"""

from perftui.language.edits.blocks import add_project, add_summary, copy_of, remove_block
from perftui.language.edits.conflicts import resolve
from perftui.language.edits.fields import remove_field, set_field
from perftui.language.edits.funds import set_part, set_total
from perftui.language.edits.goals import set_goal
from perftui.language.edits.indicators import (
    add_indicator,
    add_indicator_below,
    add_note,
    duplicate_indicator,
    move_indicator,
    refile_indicator,
    remove_indicator,
    remove_note,
    rename_indicator,
    set_note,
    set_target,
)
from perftui.language.edits.sections import refile_section, set_levels
from perftui.language.edits.text import Edits, OverlapError, apply, inverse
from perftui.language.edits.values import UnwritableError, rename_block, set_amount, set_value

__all__ = [
    "Edits",
    "OverlapError",
    "UnwritableError",
    "add_indicator",
    "add_indicator_below",
    "add_note",
    "add_project",
    "add_summary",
    "apply",
    "copy_of",
    "duplicate_indicator",
    "inverse",
    "move_indicator",
    "refile_indicator",
    "refile_section",
    "remove_block",
    "remove_field",
    "remove_indicator",
    "remove_note",
    "rename_block",
    "rename_indicator",
    "resolve",
    "set_amount",
    "set_field",
    "set_goal",
    "set_levels",
    "set_note",
    "set_part",
    "set_target",
    "set_total",
    "set_value",
]
