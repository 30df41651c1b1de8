"""What each page is and how one works on it: the first chapter of its help."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from perftui.messages import Message, msg
from perftui.tui.actions import Where


@dataclass(frozen=True, slots=True)
class About:
    """The name of a place, and what there is to know about it, a paragraph each."""

    title: Message
    text: tuple[Message, ...]


PAGES = MappingProxyType(
    {
        Where.OUTLINE: About(
            msg("Outline"),
            (
                msg(
                    "Departments, projects, levels and indicators with their targets; the declaration on the right "
                    "follows the cursor."
                ),
                msg(
                    "Signs before a name: ✗ error, ⚠ warning, i note; ● not saved, ⚡ changed by another program while "
                    "it was edited."
                ),
                msg("Compared with git: + was added, ~ was changed; −2 before a number: so many indicators are gone."),
            ),
        ),
        Where.FORM: About(
            msg("Declaration"),
            (
                msg("Laid out like the official form. The arrows go from field to field, Enter fills the field in."),
                msg("Amounts and targets are read while you type: 460万, 不低于90%, 6月底前."),
            ),
        ),
        Where.PROBLEMS: About(
            msg("Problems"),
            (
                msg("What the rules found. Enter goes to the place of a problem in the declaration."),
                msg("A fix is one step that undo takes back; one that may change what is meant is shown first."),
                msg("What is right as it is can be suppressed: a comment above it names the rule and says why."),
                msg(
                    "Behind a code, * is a safe fix and ? one to look at. The title tells what the list is narrowed to."
                ),
            ),
        ),
        Where.TOTALS: About(
            msg("Totals"),
            (
                msg("Money and numbers by one dimension. Below the table stands what could not be counted, and why."),
                msg(
                    "Money cannot be divided among indicators: behind each level stand the funds of the projects that "
                    "have such indicators, which therefore do not add up to the total."
                ),
            ),
        ),
        Where.TABLE: About(
            msg("Tables"),
            (
                msg("What shows is what the filter leaves. The sum in the last line is that of the rows that show."),
                msg("Enter goes to the project of a row, Esc comes back."),
            ),
        ),
        Where.INDICATORS: About(
            msg("Indicator table"),
            (msg("Select some, then change them at once; where none is selected, the row of the cursor is meant."),),
        ),
        Where.SOURCE: About(
            msg("Source"),
            (
                msg("The text of the file, with marks where something was found; below, what it is."),
                msg("Enter edits the text at the line."),
            ),
        ),
        Where.COMPARE: About(
            msg("Versions"),
            (
                msg("One file in several versions. - is what was there before, + your changes, * what is on disk."),
                msg("Enter asks what is to count. Nothing is written before you have answered."),
            ),
        ),
        Where.CHANGES: About(
            msg("Changes"),
            (
                msg(
                    "What is open, with everything that is not saved yet, beside a revision of git: + was added, "
                    "− was removed, ~ was changed. Below, the selected change in full."
                ),
                msg(
                    "Enter goes to the place in the declaration. Taking a change back is an edit like any other: "
                    "undo brings it back, and nothing is written before you save."
                ),
            ),
        ),
        Where.CONFLICTS: About(
            msg("Conflicts"),
            (
                msg(
                    "What git could not merge by itself: each region, and below it each field in which the sides "
                    "differ. A decision about the line of a region is one about all of it."
                ),
                msg(
                    "Each decision is an edit that undo takes back. When the last one of a region is made, its "
                    "markers are gone; nothing is written before you save."
                ),
            ),
        ),
        Where.STATED: About(
            msg("Stated sums"),
            (
                msg("What the summaries state of their folders, and at the right what is there."),
                msg(
                    "Where the two differ, the number or the sum that was found can be written, "
                    "as an edit like any other."
                ),
            ),
        ),
        Where.EDIT: About(
            msg("Filling in"),
            (
                msg("Enter lets the text stand, Esc changes nothing, ↓ offers what fits."),
                msg("Tab lets it stand and goes on to the next field, Shift+Tab back to the one before."),
            ),
        ),
        Where.SEARCH: About(
            msg("Find and filter"),
            (msg("Names compare without regard to width, blanks and case. Enter keeps it, Esc drops it."),),
        ),
        Where.HELP: About(msg("Help"), ()),
    }
)
