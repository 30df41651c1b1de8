"""What is done about problems."""

from perftui.messages import msg
from perftui.tui.actions.action import Action, Group, Where

PROBLEMS = (
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
)
