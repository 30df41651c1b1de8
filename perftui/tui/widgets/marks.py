"""How findings are marked: one sign and one tone a severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perftui.diagnostics import Severity
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import Line, Run, Tone

if TYPE_CHECKING:
    from perftui.diagnostics import Diagnostic
    from perftui.review.entries import Sign
    from perftui.tui.arranged.in_files import Marks
    from perftui.tui.store.state import State


SAFE_FIX, FIX_TO_LOOK_AT = "*", "?"


def tone_of(severity: Severity) -> Tone:
    """The tone of a severity."""
    match severity:
        case Severity.ERROR:
            return Tone.ERROR
        case Severity.WARNING:
            return Tone.WARNING
        case Severity.INFO:
            return Tone.INFO


def mark(severity: Severity | None) -> Run:
    """The mark of the gravest finding of a place; a blank where nothing was found."""
    return Run(" ") if severity is None else Run(GLYPHS.severity(severity), tone_of(severity))


def fix_sign(diagnostic: Diagnostic) -> str:
    """Whether a finding has a fix, and whether a person has to look at it; it stands behind the code."""
    return " " if diagnostic.fix is None else SAFE_FIX if diagnostic.fix.safe else FIX_TO_LOOK_AT


def tally(marks: Marks) -> Line:
    """The marks that occur, each with its number: `✗ 2  ⚠ 6`."""
    runs = [Run(f"{GLYPHS.severity(severity)} {number}", tone_of(severity)) for severity, number in marks.counts()]
    return tuple(each for run in runs for each in (run, Run("  ")))[:-1]


def standing(state: State, path: str) -> Run | None:
    """The mark of a file that is not saved, or that another program changed as well."""
    if path in state.contested:
        return Run(GLYPHS.contested, Tone.ERROR)
    return Run(GLYPHS.unsaved, Tone.WARNING) if path in state.dirty else None


def sign_run(sign: Sign) -> Run:
    """The mark of what was added, removed or changed."""
    match sign.name:
        case "ADDED":
            return Run(GLYPHS.added, Tone.ADDED)
        case "REMOVED":
            return Run(GLYPHS.removed, Tone.REMOVED)
        case _:
            return Run(GLYPHS.changed, Tone.CHANGED)


def unsaved_departments(state: State) -> frozenset[int]:
    """The numbers of the departments below which a file is not saved."""
    corpus = state.corpus
    return frozenset(
        corpus.department_of[number] for path in state.dirty for _line, number in corpus.starts.get(path, ())
    )
