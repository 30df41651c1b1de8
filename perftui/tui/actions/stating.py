"""What is done with summaries."""

from perftui.messages import msg
from perftui.tui.actions.action import Action, Group, Where

STATING = (
    Action(
        "stated",
        ("H", "8"),
        msg("Stated sums"),
        msg("The summaries: how many projects and how much money a folder is said to have, and what is there"),
        Group.STATED,
        Where.ANYWHERE,
        palette=True,
    ),
    Action(
        "fill_stated",
        ("e", "f2"),
        msg("Edit"),
        msg("In the list of summaries: fill in the field"),
        Group.STATED,
        Where.STATED,
    ),
    Action(
        "take_found",
        ("r", "f7"),
        msg("Write what is found"),
        msg("In the list of summaries: write the number or the sum that was found, on the name both"),
        Group.STATED,
        Where.STATED,
    ),
    Action(
        "add_stated",
        ("a", "insert"),
        msg("Add"),
        msg("In the list of summaries: add one, with what is there"),
        Group.STATED,
        Where.STATED,
    ),
    Action(
        "delete_stated",
        ("x", "delete"),
        msg("Delete"),
        msg("In the list of summaries: delete the field, on the name the summary"),
        Group.STATED,
        Where.STATED,
    ),
)
