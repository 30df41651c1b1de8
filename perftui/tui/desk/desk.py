"""What a person changes: drafts, the journal, saving. What comes of it is told to the store.

The store shows; the desk edits. Widgets ask the app, the app asks the desk, and the store hears of the new corpus.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from perftui.editing.beginning import file_name, free_path
from perftui.editing.change import Change, Spot, Step, deleted, made
from perftui.editing.journal import Journal
from perftui.editing.saving import Saved, save
from perftui.editing.slot import Part, Slot, label
from perftui.editing.slots import Refusal, edits_for, goal_of, line_of
from perftui.editing.unfinished import Unfinished
from perftui.editing.workbench import Workbench
from perftui.files import reason
from perftui.language.edits import apply
from perftui.messages import Message, msg
from perftui.tui.actions import action, key_names
from perftui.tui.arranged.patching import patched, tree_of
from perftui.tui.arranged.places import Place
from perftui.tui.desk.told import said_of
from perftui.tui.store.following import followed

if TYPE_CHECKING:
    from perftui.diagnostics import Diagnostic
    from perftui.editing.draft import Draft
    from perftui.language.document import Document
    from perftui.model import Project, Summary
    from perftui.tui.arranged.corpus import Corpus
    from perftui.tui.store.checker import Anew
    from perftui.tui.store.state import State
    from perftui.tui.store.store import Store
    from perftui.workspace import Workspace

MANY = 50
"""A change of more files than that is made away from the screens."""
Shown = Callable[[], None]

CHECKED_AT_ONCE = 20
"""Of more files what is wrong in them is left to the next check of everything."""


class Desk:
    """Edits the files of a store.

    Args:
        store: what the screens show.
        state_folder: where the journal is; by default the state folder of the user.
    """

    def __init__(self, store: Store, state_folder: Path | None = None) -> None:
        self.store = store
        self.workbench: Workbench | None = None
        self.journal = Journal(store.state.paths, state_folder)

    def begin(self, workspace: Workspace) -> None:
        """The files were read. Where that is not the first time, drafts with unsaved edits stay and show again."""
        if self.workbench is None:
            self.workbench = Workbench(workspace)
        else:
            self.workbench.was_read_again(workspace)
            self.show([draft.path for draft in self.workbench.dirty])
        self.tell_standing()

    # ---- the selected project -----------------------------------------------------------------------------------

    def document(self, project: int) -> Document:
        """The document that a project stands in."""
        return self.store.state.corpus.projects[project].file.document

    def project(self, project: int) -> Project:
        """A project by its number."""
        return self.store.state.corpus.projects[project].project

    def path(self, project: int) -> Path:
        """The file that a project stands in."""
        return self.store.state.corpus.projects[project].file.path

    # ---- changing -----------------------------------------------------------------------------------------------

    def fill(self, project: int, slot: Slot, text: str, key: str = "") -> Message | None:
        """Put a text into a slot; with the change of the same key before it, it is one step of the history.

        Returns:
            Why it cannot stand there, or `None`.
        """
        edits = edits_for(self.document(project), self.project(project), slot, text)
        if isinstance(edits, Refusal):
            return edits.reason
        path = self._named(project, text) if slot.part is Part.PROJECT_NAME and edits else self.path(project)
        steps: tuple[Step, ...] = (Step(path, edits),)
        if path != self.path(project):
            before = self.document(project).text
            steps = (deleted(self.path(project), before), made(path, apply(before, edits)))
        spot = Spot(path, slot.line or self.project(project).line, slot)
        return self.apply(Change(msg("change {what}", what=label(slot)), steps, spot, key))

    def found_in_goal(self, number: int, slot: Slot, text: str) -> tuple[Diagnostic, ...]:
        """What would be wrong with a goal if it had this text; meant for a thread."""
        from perftui.rules.fixing import with_files

        project, document, state = self.project(number), self.document(number), self.store.state
        draft = None if self.workbench is None else self.workbench.draft(self.path(number))
        edits = edits_for(document, project, slot, text)
        if draft is None or state.checker is None or state.corpus.workspace is None or isinstance(edits, Refusal):
            return ()
        file = draft.with_text(apply(document.text, edits)).file
        projects = () if file is None else file.document.projects
        goal = next((goal_of(each, slot) for each in projects if each.line == project.line), None)
        if file is None or goal is None:
            return ()
        first, last = goal.span.line, max((line.span.end_line for line in goal.lines), default=goal.span.line)
        found = state.checker.alone(with_files(state.corpus.workspace, {file.document.path: file}), file)
        return tuple(one for one in found if first <= one.span.line <= last)

    def is_taken(self, path: Path) -> bool:
        """Whether there is such a file, on disk or unsaved."""
        return os.path.lexists(path) or (self.workbench is not None and self.workbench.draft(path) is not None)

    def apply(self, change: Change) -> Message | None:
        """Make a change, unless its file cannot be edited.

        Returns:
            Why it was not made, or `None`.
        """
        if self.workbench is None:
            return msg("the files are still being read")
        refusal = self.refusal(change)
        if refusal is None:
            self.apply_many(change)()
        return refusal

    def refusal(self, change: Change) -> Message | None:
        """Why a change cannot be made: one of its files could not be read."""
        for step in change.steps:
            draft = None if self.workbench is None else self.workbench.draft(step.path)
            if draft is not None and not draft.editable:
                return msg("{name} could not be read as text and is not written", name=step.path.name)
        return None

    def apply_many(self, change: Change) -> Shown:
        """Make a change; of many files away from the screens, since it takes its time.

        Returns:
            What shows it, to be called where the screens are drawn.
        """
        if self.workbench is not None:
            self.workbench.apply(change)
        return self._shown(change, None, change.spot)

    def undo(self) -> None:
        """Take the last change back."""
        self.undo_many()()

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self.redo_many()()

    def undo_many(self) -> Shown:
        """Take the last change back, and give what shows it."""
        change = None if self.workbench is None else self.workbench.undo()
        if change is None:
            return lambda: self.store.tell(msg("There is nothing to take back."))
        key = key_names(action("redo"))[0]
        said = change.undone or msg("Taken back: {change}; {key} makes it again.", change=change.label, key=key)
        return self._shown(change, said, change.origin or change.spot)

    def redo_many(self) -> Shown:
        """Make the change again that was taken back, and give what shows it."""
        change = None if self.workbench is None else self.workbench.redo()
        if change is None:
            return lambda: self.store.tell(msg("There is nothing to do again."))
        return self._shown(change, msg("Done again: {change}", change=change.label), change.spot)

    def _shown(self, change: Change, notice: Message | None, spot: Spot | None) -> Shown:
        """What shows a change that was made: the corpus after it is worked out at once."""
        paths = [step.path for step in change.steps]
        bench = self.workbench
        corpus = None if bench is None else self._corpus(bench, paths)

        def show() -> None:
            self.show(paths, spot, corpus)
            if notice is not None:
                self.store.tell(notice)

        return show

    def revert(self, path: Path) -> None:
        """Take a file back to what is on disk, as a change that can itself be taken back."""
        change = None if self.workbench is None else self.workbench.revert(path)
        if change is None:
            self.store.tell(msg("{name} has no unsaved changes.", name=path.name))
            return
        self.apply(change)
        self.store.tell(msg("{name} is as it was saved; undo brings your changes back.", name=path.name))

    # ---- saving -------------------------------------------------------------------------------------------------

    @property
    def dirty(self) -> tuple[Draft, ...]:
        """What is not saved."""
        return () if self.workbench is None else self.workbench.dirty

    def save(self, paths: Sequence[Path] | None = None) -> Saved:
        """Write drafts to disk, by default all that differ, and say what came of it."""
        if self.workbench is None:
            return Saved()
        decided = {draft.path for draft in self.dirty if _is_decided(draft)}
        saved = save(self.workbench, paths)
        self._record([outcome.path for outcome in saved.outcomes])
        self.tell_standing()
        self.store.tell(said_of(saved, decided))
        return saved

    def undecided(self, paths: Sequence[Path] | None = None) -> tuple[Draft, ...]:
        """Of the drafts that are to be saved, those that would bring a conflict of a merge to the disk."""
        chosen = None if paths is None else frozenset(paths)
        return tuple(each for each in self.dirty if (chosen is None or each.path in chosen) and _is_undecided(each))

    def discard(self) -> None:
        """Give up everything that is not saved."""
        self._record([], gone=[draft.path for draft in self.dirty])
        self.journal.close()

    # ---- what others see of it ----------------------------------------------------------------------------------

    def show(self, paths: Sequence[Path], spot: Spot | None = None, corpus: Corpus | None = None) -> None:
        """Files have another text: show it, check them, and keep what is unsaved in the journal.

        Args:
            paths: the files.
            spot: where to go; else the place that was selected stays so, wherever it moved.
            corpus: all files as they are now, where that is known.
        """
        bench = self.workbench
        if bench is None or not paths:
            return
        names = dict.fromkeys(map(str, paths))
        old = self.store.state
        if corpus is None:
            corpus = self._corpus(bench, paths)
        numbers_stay = corpus.has_numbers_of(old.corpus)
        at_once = numbers_stay and len(names) <= CHECKED_AT_ONCE
        found = self._found_in(old.corpus, corpus, names) if at_once else None
        unkept = self._record(paths)
        self.store.was_edited(corpus, tree_of(old.tree, corpus) if numbers_stay else None, found)
        self.tell_standing()
        if spot is not None:
            self._go_to(spot, paths)
        else:
            self.stay(old)
        # Going anywhere takes back what was told.
        if unkept is not None:
            self.store.tell(unkept)

    def stay(self, old: State) -> None:
        """What was selected stays selected, wherever in its file it is now."""
        place, slot = followed(old, self.store.state)
        if place is not None and place != self.store.state.place:
            self.store.select(place)
        if slot is not None:
            self.store.point(slot)

    def tell_standing(self) -> None:
        """Tell the store what is unsaved and what could be taken back."""
        bench = self.workbench
        if bench is not None:
            self.store.stands(
                frozenset(str(draft.path) for draft in bench.dirty),
                frozenset(str(draft.path) for draft in bench.contested),
                bench.next_undo,
                bench.next_redo,
            )

    def keep_typed(self, path: Path, block: Project | Summary, slot: Slot, text: str) -> None:
        """Keep in the journal what is being typed, as if it stood already; what comes of it is recorded again.

        What cannot stand is kept beside the file as it is.
        """
        draft = None if self.workbench is None else self.workbench.draft(path)
        if draft is None or not draft.editable:
            return
        edits = edits_for(self.store.state.corpus.files[str(path)].document, block, slot, text)
        if isinstance(edits, Refusal):
            unfinished = Unfinished(block.line, slot, text) if text.strip() else None
            self._write(lambda: self.journal.record([draft], unfinished))
        else:
            self._write(lambda: self.journal.record([draft.with_text(apply(draft.text, edits))]))

    def keep_text(self, path: Path, text: str) -> None:
        """Keep in the journal the text of a file that is being typed, as if it stood already."""
        draft = None if self.workbench is None else self.workbench.draft(path)
        if draft is not None and draft.editable:
            self._write(lambda: self.journal.record([draft.with_text(text)]))

    def forget_typed(self, path: Path) -> None:
        """Nothing came of what was typed in a file, or it stands by now."""
        self._record([path])

    def look_after_journal(self) -> None:
        """Say it where what was kept did not reach the disk."""
        self._write(self.journal.tell)

    # ---- inside -------------------------------------------------------------------------------------------------

    def _named(self, project: int, name: str) -> Path:
        """The file of a project that gets a name: one that was never saved is called like the project in it."""
        path, document = self.path(project), self.document(project)
        draft = None if self.workbench is None else self.workbench.draft(path)
        if draft is None or draft.saved is not None or not document.holds_one_block or path.name == file_name(name):
            return path
        return free_path(path.parent, name, self.is_taken)

    def _corpus(self, bench: Workbench, paths: Iterable[Path]) -> Corpus:
        """All files as they are now, where only these differ from what shows."""
        drafts = {str(path): bench.draft(path) for path in paths}
        changed = {name: None if draft is None else draft.file for name, draft in drafts.items()}
        return patched(self.store.state.corpus, bench.workspace, changed)

    def _found_in(self, before: Corpus, now: Corpus, names: Iterable[str]) -> Anew | None:
        """What is wrong in some files; what others say of them is known from before, and asked again behind this."""
        state = self.store.state
        if now.workspace is None or state.checker is None:
            return None
        files = [(before.files[name], now.files[name]) for name in names]
        return state.checker.after(now.workspace, files, state.across)

    def _go_to(self, spot: Spot, paths: Sequence[Path]) -> None:
        """Go to a spot; where its file is called otherwise again, there."""
        corpus = self.store.state.corpus
        numbers = (corpus.project_at(str(path), spot.line) for path in (spot.path, *paths))
        number = next((each for each in numbers if each is not None), None)
        if number is None:
            return
        self.store.select(Place(number, self._line(number, spot)))
        if spot.slot is not None:
            self.store.point(spot.slot)

    def _line(self, number: int, spot: Spot) -> int:
        """The line of a spot: where its slot is blank, what was selected in the project."""
        place = self.store.state.place
        if spot.slot is None:
            return spot.line
        selected = place.line if place is not None and place.project == number else spot.line
        return line_of(self.project(number), spot.slot) or selected

    def _record(self, paths: Iterable[Path], gone: Iterable[Path] = ()) -> Message | None:
        """Keep what is unsaved where a crash does not reach it, or say why it is not kept."""
        bench = self.workbench
        if bench is None:
            return None
        drafts = {path: bench.draft(path) for path in paths}
        kept = [draft for draft in drafts.values() if draft is not None]
        forgotten = [*gone, *(path for path, draft in drafts.items() if draft is None)]

        def write() -> None:
            self.journal.record(kept)
            self.journal.forget(forgotten)

        return self._write(write)

    def _write(self, write: Callable[[], None]) -> Message | None:
        """Write to the journal, or say that it cannot be written."""
        try:
            write()
        except OSError as error:
            unkept = msg("the journal cannot be written ({reason}): save often", reason=reason(error))
            self.store.tell(unkept)
            return unkept
        return None


def _is_undecided(draft: Draft) -> bool:
    """Whether a file has conflicts, and has none on disk."""
    before, now = draft.saved, draft.file
    return now is not None and bool(now.document.conflicts) and (before is None or not before.document.conflicts)


def _is_decided(draft: Draft) -> bool:
    """Whether a file is about to lose the last conflict that it has on disk."""
    before, now = draft.saved, draft.file
    return before is not None and now is not None and bool(before.document.conflicts) and not now.document.conflicts
