"""Which keys the last line names, the most useful first: a narrow terminal shows fewer of them, not other ones."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from perftui.messages import Message, msg
from perftui.tui.actions import Action, Where, action, key_names
from perftui.tui.terminal.runs import Line, Run, Tone, cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perftui.tui.arranged.in_files import Finding
    from perftui.tui.store.state import State

Titles = Mapping[str, Message | None]
"""What actions are called, by their ids."""
NO_TITLES: Titles = MappingProxyType({})
GAP = "   "
_END = ("help", "quit")
"""At the end of the line, and never left out."""
_BY_IMPORTANCE = MappingProxyType(
    {
        Where.OUTLINE: (
            "choose",
            "edit",
            "save",
            "search",
            "totals",
            "filter",
            "problems",
            "changes",
            "undo",
            "source",
            "next_problem",
            "palette",
            *_END,
        ),
        Where.FORM: (
            "edit",
            "add_indicator",
            "undo",
            "save",
            "leave",
            "delete",
            "next_problem",
            "fix",
            "explain",
            "refile",
            "add_note",
            "totals",
            "source",
            "search",
            "problems",
            "zoom",
            "palette",
            *_END,
        ),
        Where.PROBLEMS: (
            "choose",
            "fix",
            "explain",
            "suppress",
            "leave",
            "filter",
            "only_rule",
            "only_subject",
            "only_severity",
            "fix_rule",
            "sort_problems",
            "undo",
            "save",
            "search",
            "source",
            "palette",
            *_END,
        ),
        Where.TOTALS: ("choose", "leave", "next_dimension", "search", "problems", "palette", *_END),
        Where.TABLE: ("choose", "leave", "filter", "sort", "columns", "export", "search", "filters", "palette", *_END),
        Where.INDICATORS: (
            "mark",
            "change_marked",
            "leave",
            "filter",
            "sort",
            "undo",
            "mark_range",
            "mark_all",
            "columns",
            "choose",
            "export",
            "mark_others",
            "palette",
            *_END,
        ),
        Where.SOURCE: (
            "edit",
            "leave",
            "open_editor",
            "search",
            "next_problem",
            "fix",
            "explain",
            "suppress",
            "palette",
            *_END,
        ),
        Where.COMPARE: ("decide", "leave", "next_difference", "sides", "next_file", "palette", *_END),
        Where.CHANGES: (
            "choose",
            "take_back",
            "leave",
            "step_on",
            "revision",
            "undo",
            "save",
            "search",
            "palette",
            *_END,
        ),
        Where.CONFLICTS: (
            "decide_here",
            "take_ours",
            "take_theirs",
            "leave",
            "take_own",
            "take_both",
            "take_base",
            "undo",
            "next_conflict",
            "save",
            "palette",
            *_END,
        ),
        Where.STATED: (
            "fill_stated",
            "take_found",
            "leave",
            "add_stated",
            "undo",
            "save",
            "delete_stated",
            "search",
            "palette",
            *_END,
        ),
        Where.HELP: ("leave", "quit"),
        Where.SEARCH: ("accept", "give_up"),
        Where.EDIT: ("put", "put_and_go_on", "next_choice", "drop", "put_and_go_back"),
    }
)


def hints(where: Where) -> tuple[Action, ...]:
    """The actions that are named at `where`, the most useful first, help and quit last; they need a key."""
    return tuple(each for each in map(action, _BY_IMPORTANCE[where]) if key_names(each))


def fitting(where: Where, room: int, titles: Titles = NO_TITLES) -> tuple[Action, ...]:
    """Those for which a line of `room` cells has room; help and quit are always among them."""
    every = tuple(each for each in hints(where) if titles.get(each.id, each.title) is not None)
    kept = {each.id for each in every if each.id in _END}
    left = room - 1 - sum(_size(each, titles) for each in every if each.id in kept)
    for each in every:
        if each.id not in kept:
            left -= _size(each, titles)
            if left < 0:
                break
            kept.add(each.id)
    return tuple(each for each in every if each.id in kept)


def hint(each: Action, titles: Titles = NO_TITLES) -> Line:
    """The key and the name of an action."""
    return (Run(key_names(each)[0], Tone.KEY), Run(f" {titles.get(each.id) or each.title}", Tone.MUTED))


def titles_here(where: Where, state: State, findings: Sequence[Finding]) -> Titles:
    """What actions are called at this moment, where that is not their name; `None` where they would do nothing.

    Args:
        where: which hints show.
        state: the state.
        findings: what was found at the cursor.
    """
    titles: dict[str, Message | None] = {}
    if not findings and where is not Where.PROBLEMS:
        titles |= dict.fromkeys(("explain", "suppress"))
    fixes = [each.diagnostic.fix for each in findings if each.diagnostic.fix is not None]
    if not fixes:
        titles |= dict.fromkeys(("fix", "fix_rule"))
    elif not any(each.safe for each in fixes):
        titles |= {"fix": msg("Fix, look first"), "fix_rule": msg("Fix all of the rule, look first")}
    if where is Where.FORM and not _on_indicator(state):
        titles |= dict.fromkeys(("refile", "add_note"))
    if where is Where.PROBLEMS and state.sieve.narrows:
        titles["leave"] = msg("Show all")
    return titles


def _on_indicator(state: State) -> bool:
    place = state.place
    return place is not None and state.corpus.indicator_at(place.project, place.line) is not None


def _size(each: Action, titles: Titles) -> int:
    return cells(hint(each, titles)) + len(GAP)
