"""What keeps work from being lost: saving, what to do where it fails, other programs, earlier runs, leaving."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from perftui.editing.saving import Outcome, Result, Saved, save_copy
from perftui.editing.slot import Part, label
from perftui.editing.slots import line_of
from perftui.files import from_home, is_there, reason
from perftui.messages import Message, counted, msg
from perftui.tui.arranged.comparison import Matter
from perftui.tui.arranged.places import Place, View
from perftui.tui.desk.outside import Outside
from perftui.tui.desk.told import others_unsaved
from perftui.tui.doing.hand import Hand
from perftui.tui.screens.page import Page

if TYPE_CHECKING:
    from perftui.editing.draft import Draft
    from perftui.editing.journal import Unsaved
    from perftui.tui.screens.question import Answer

NAMED_AT_MOST = 8
"""Files that a question names; of more it tells the number."""
_TOLD = frozenset((Part.GOAL, Part.SUMMARY_NAME, Part.SUMMARY_FIELD))
"""What is told where it was left half typed: it is not filled in on the page that stands there at the start."""


class Keeping(Hand):
    """The actions of saving and leaving, and the questions that come with them."""

    outside: Outside

    _leaving = False

    # ---- saving -------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save the file of the selected place; where it is saved already, say so."""
        if not self.put_entry():
            return
        place = self.store.state.place
        before = self.desk.dirty
        paths = None if place is None else [self.desk.path(place.project)]
        self.save(paths)
        others = () if paths is None else tuple(draft for draft in self.desk.dirty if draft.path not in paths)
        if paths is not None and others and not any(draft.path in paths for draft in self.desk.dirty):
            self.store.tell(others_unsaved(len(others), paths[0].name if len(others) < len(before) else ""))

    def action_save_all(self) -> None:
        """Save everything."""
        if self.put_entry():
            self.save()

    def save(self, paths: Sequence[Path] | None = None) -> None:
        """Write files, by default all that differ; not in silence where both sides of a merge still stand in one."""
        undecided = self.desk.undecided(paths)
        if undecided:
            self._ask_about_undecided(undecided, paths)
        else:
            self._settle(self.desk.save(paths))

    def _ask_about_undecided(self, undecided: tuple[Draft, ...], paths: Sequence[Path] | None) -> None:
        from perftui.tui.screens.question import Answer

        def answered(answer: str | None) -> None:
            if answer == "save":
                self._settle(self.desk.save(paths))
                return
            self._leaving = False
            if answer == "decide":
                self.action_conflicts()

        answers = [
            Answer("decide", "d", msg("Decide first what counts")),
            Answer("save", "s", msg("Save it with the markers")),
            Answer("stay", "c", msg("Cancel")),
        ]
        if not isinstance(self.screen, Page):
            del answers[0]
        asked = counted(
            "In {count} file both sides of a merge still stand between markers.",
            "In {count} files both sides of a merge still stand between markers.",
            len(undecided),
        )
        self._ask(asked, tuple(answers), _named([draft.path for draft in undecided]), answered)

    def action_revert(self) -> None:
        """The file of the selected place as it was saved."""
        place = self.store.state.place
        if place is not None:
            self.desk.revert(self.desk.path(place.project))

    def _settle(self, saved: Saved) -> None:
        """Ask about the first file that could not be saved; then leave, if that was the wish."""
        wrong = next((outcome for outcome in saved.outcomes if outcome.result is not Result.SAVED), None)
        if wrong is None:
            if self._leaving and not self.desk.dirty:
                self.exit()
            self._leaving = False
        elif wrong.result is Result.CONTESTED:
            self._ask_about_contested(wrong.path)
        else:
            self._ask_about_failed(wrong)

    def _save_again(self, path: Path) -> None:
        """Save one file, and where a person wants to leave all others too."""
        self.save(None if self._leaving else [path])

    def _ask_about_failed(self, outcome: Outcome) -> None:
        from perftui.tui.screens.question import Answer

        name = outcome.path.name
        answers = [Answer("again", "r", msg("Try again")), Answer("copy", "s", msg("Save a copy elsewhere"))]
        if not is_there(outcome.path.parent):
            answers.insert(0, Answer("folder", "f", msg("Make the folder anew and save")))
        answers.append(Answer("stay", "c", msg("Keep the changes unsaved for now")))

        def answered(answer: str | None) -> None:
            if answer == "again":
                self._save_again(outcome.path)
            elif answer == "folder":
                self._make_folder(outcome)
            elif answer == "copy":
                self._ask_for_copy(outcome.path)
            else:
                self._leaving = False

        details = (
            msg("{path}: {reason}", path=outcome.path, reason=outcome.reason or ""),
            outcome.advice,
            msg("Nothing is lost: the changes stay in the program, and in its journal.")
            if self.outside.keeps([outcome.path])
            else msg("The changes stay in the program as long as it runs: its journal cannot be written either."),
        )
        self._ask(msg("{name} could not be saved.", name=name), tuple(answers), details, answered)

    def _make_folder(self, outcome: Outcome) -> None:
        try:
            outcome.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            failed = replace(outcome, reason=reason(error), error=error.errno or 0)
            self._ask_about_failed(failed)
            return
        self.outside.keep_mine(outcome.path)
        self._save_again(outcome.path)

    def _ask_for_copy(self, path: Path) -> None:
        from perftui.tui.screens.path import PathScreen

        def given(target: Path | None) -> None:
            draft = None if self.desk.workbench is None else self.desk.workbench.draft(path)
            self._leaving = False
            if target is None or draft is None:
                return
            fault = save_copy(draft, target)
            if fault is not None:
                self.store.tell(msg("{name} was not saved: {reason}", name=target, reason=fault.reason))
                self._ask_for_copy(path)
                return
            self.store.tell(msg("A copy is in {path}. {name} itself is still unsaved.", path=target, name=path.name))

        def refuses(target: Path) -> Message | None:
            return msg("{name} is there already", name=target.name) if os.path.lexists(target) else None

        asked = msg("Save a copy of {name} as", name=path.name)
        hint = msg("a file that is there is never replaced")
        self.push_screen(PathScreen(self.store, asked, from_home("~") / path.name, hint, refuses), given)

    # ---- other programs -----------------------------------------------------------------------------------------

    def action_decide(self) -> None:
        """Decide what counts of the file that shows, of the selected one, or of the first contested one."""
        comparison = self.store.state.comparison
        if self.store.state.view is View.COMPARE and comparison is not None:
            if comparison.matter is Matter.LEFT_BEHIND:
                self._ask_about_left()
            else:
                self._ask_about_contested(comparison.path)
            return
        place = self.store.state.place
        bench = self.desk.workbench
        contested = () if bench is None else bench.contested
        if not contested:
            self.store.tell(msg("No file that you edit was changed by another program."))
            return
        here = None if place is None else self.desk.path(place.project)
        paths = [draft.path for draft in contested]
        self._ask_about_contested(here if here in paths else paths[0])

    def _ask_about_contested(self, path: Path) -> None:
        from perftui.tui.screens.question import Answer

        draft = self.outside.contested(path)
        if draft is None:
            self.store.tell(msg("{name} is not contested any more.", name=path.name))
            return
        gone, unread = draft.vanished, draft.unread
        answers = [
            Answer("look", "d", msg("See the difference")),
            Answer("mine", "m", msg("Keep mine: make the file again") if gone else msg("Keep mine: replace the file")),
            Answer("theirs", "t", msg("Take the disk's: give my file up") if gone else msg("Take the disk's")),
            Answer("merge", "b", msg("Merge both")),
            Answer("later", "c", msg("Decide later")),
        ]
        if gone:
            answers = [answer for answer in answers if answer.id != "merge"]
        elif unread is not None:
            copy = Answer("copy", "s", msg("Save a copy elsewhere"))
            answers = [copy, *(answer for answer in answers if answer.id in {"mine", "later"})]

        def answered(answer: str | None) -> None:
            self._decided(path, answer)

        asked = (
            msg("{name} was deleted by another program while you edited it.", name=path.name)
            if gone
            else msg("{name} was changed by another program while you edited it.", name=path.name)
        )
        nothing = (msg("Nothing was written."),)
        why = () if unread is None else (unread, msg("Until it is text again, it is neither shown nor merged here."))
        self._ask(asked, tuple(answers), (*why, *nothing), answered)

    def _decided(self, path: Path, answer: str | None) -> None:
        if answer == "look":
            comparison = self.outside.comparison(path)
            if comparison is not None:
                self.store.compare((comparison,))
            self._leaving = False
            return
        self._close_comparison()
        if answer == "mine":
            self.outside.keep_mine(path)
            self._save_again(path)
        elif answer == "copy":
            self._ask_for_copy(path)
        elif answer == "theirs":
            self.outside.take_theirs(path)
            if self._leaving:
                self._save_again(path)
        elif answer == "merge":
            self._leaving = False
            refusal = self.outside.merge(path)
            if refusal is not None:
                self.store.tell(refusal)
        else:
            self._leaving = False

    def _close_comparison(self) -> None:
        if self.store.state.view is View.COMPARE:
            self.store.close()

    # ---- earlier runs -------------------------------------------------------------------------------------------

    def offer_left(self) -> None:
        """Offer again what an earlier run left unsaved."""
        if self.outside.find_left():
            self._ask_about_left()

    def action_leave(self) -> None:
        """Leave the page; of what an earlier run left, the question that it was looked at for comes again."""
        comparison = self.store.state.comparison
        looked = self.store.state.view is View.COMPARE and comparison is not None
        super().action_leave()
        if looked and comparison is not None and comparison.matter is Matter.LEFT_BEHIND:
            self.call_later(self._ask_about_left)

    def _ask_about_left(self) -> None:
        from perftui.tui.screens.question import Answer

        unsaved = self.outside.unsaved

        def answered(answer: str | None) -> None:
            if answer == "look":
                self.store.compare(self.outside.left_comparisons())
                return
            self._close_comparison()
            if answer == "restore":
                left = self.outside.unfinished
                self.outside.restore()
                if left is not None:
                    self._type_on(left)
            elif answer == "discard":
                self._ask_to_discard_left()

        self._ask(
            counted(
                "{count} file was left unsaved when the program ended last time.",
                "{count} files were left unsaved when the program ended last time.",
                len(unsaved),
            ),
            (
                Answer("restore", "r", msg("Restore the changes, unsaved")),
                Answer("look", "d", msg("Look at them first")),
                Answer("discard", "x", msg("Discard them for good")),
                Answer("later", "c", msg("Ask again next time")),
            ),
            _named([each.path for each in unsaved]),
            answered,
        )

    def _ask_to_discard_left(self) -> None:
        """Nothing brings it back, and the key may have been meant for what was there before the first question came."""
        from perftui.tui.screens.question import Answer

        def answered(answer: str | None) -> None:
            if answer == "discard":
                self.outside.discard_left()
            else:
                self._ask_about_left()

        unsaved = self.outside.unsaved
        self._ask(
            counted("Discard the changes of {count} file?", "Discard the changes of {count} files?", len(unsaved)),
            (Answer("keep", "k", msg("Keep them")), Answer("discard", "x", msg("Discard them for good"))),
            (msg("Nothing brings them back."), *_named([each.path for each in unsaved])),
            answered,
        )

    def _type_on(self, left: Unsaved) -> None:
        """Offer again what was being typed, as it was typed."""
        number, typed = self.outside.project_of(left), left.unfinished
        if typed is None:
            return
        if number is None or typed.slot.part in _TOLD:
            said = msg("“{text}” was being typed for {what}.", text=typed.text, what=label(typed.slot))
            self.store.tell(said)
            return
        line = line_of(self.desk.project(number), typed.slot) or self.desk.project(number).line
        self.store.select(Place(number, line))
        self._edit(typed.slot, typed.text)

    # ---- leaving ------------------------------------------------------------------------------------------------

    async def action_quit(self) -> None:
        """Leave, but not with unsaved changes that nobody was asked about; what is being typed is one of them."""
        if not self.put_entry():
            return
        if not self.desk.dirty:
            self.exit()
            return
        from perftui.tui.screens.question import Answer

        def answered(answer: str | None) -> None:
            if answer == "discard":
                self.desk.discard()
                self.exit()
            elif answer == "save":
                self._leaving = True
                self.save()

        dirty = self.desk.dirty
        self._ask(
            counted("{count} file is not saved.", "{count} files are not saved.", len(dirty)),
            (
                Answer("save", "s", msg("Save all and quit")),
                Answer("discard", "d", msg("Discard the changes and quit")),
                Answer("stay", "c", msg("Cancel")),
            ),
            _named([draft.path for draft in dirty]),
            answered,
        )

    def _ask(
        self,
        asked: Message,
        answers: tuple[Answer, ...],
        details: tuple[Message | str, ...],
        answered: Callable[[str | None], None],
    ) -> None:
        from perftui.tui.screens.question import Question

        self.push_screen(Question(self.store, asked, answers, details), answered)


def _named(paths: list[Path]) -> tuple[Message | str, ...]:
    """The names of files for a question."""
    names = [path.name for path in paths[:NAMED_AT_MOST]]
    more = len(paths) - len(names)
    return tuple(names) if not more else (*names, counted("… and {count} more", "… and {count} more", more))
