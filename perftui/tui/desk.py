"""What a person changes: drafts, the journal, saving. What comes of it is told to the store.

The store shows; the desk edits. Widgets ask the app, the app asks the desk, and the store hears of the new corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perftui.editing.change import Change, Spot, Step
from perftui.editing.journal import Journal
from perftui.editing.saving import Result, Saved, save
from perftui.editing.slots import Refusal, Slot, edits_for, label
from perftui.editing.workbench import Workbench
from perftui.messages import Message, counted, msg
from perftui.tui.findings import without
from perftui.tui.gathering import gathered
from perftui.tui.patching import patched, patched_findings, tree_of
from perftui.tui.state import Place

if TYPE_CHECKING:
    from perftui.diagnostics import Diagnostic
    from perftui.editing.draft import Draft
    from perftui.language.document import Document
    from perftui.model import Project
    from perftui.tui.corpus import Corpus
    from perftui.tui.findings import Findings
    from perftui.tui.store import Store
    from perftui.tui.tree import Tree
    from perftui.workspace import Workspace


MANY = 50
"""A change of more files than that is made away from the screens."""
Shown = Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What the screens show after a change; without findings the projects have other numbers."""

    corpus: Corpus
    tree: Tree
    findings: Findings | None


class Desk:
    """Edits the files of a store.

    Args:
        store: what the screens show.
        state_folder: where the journal is; by default the state folder of the user.
    """

    def __init__(self, store: Store, state_folder: Path | None = None) -> None:
        self.store = store
        self.workbench: Workbench | None = None
        self.revision = 0
        self.journal = Journal(store.state.paths, state_folder)

    def begin(self, workspace: Workspace, revision: int) -> None:
        """The files were read: drafts are made of them. What was done before a new reading cannot be taken back."""
        self.workbench = Workbench(workspace)
        self.revision = revision
        self._tell_standing()

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

    def fill(self, project: int, slot: Slot, text: str) -> Message | None:
        """Put a text into a slot.

        Returns:
            Why it cannot stand there, or `None`.
        """
        edits = edits_for(self.document(project), self.project(project), slot, text)
        if isinstance(edits, Refusal):
            return edits.reason
        spot = Spot(self.path(project), slot.line or self.project(project).line)
        return self.apply(Change(msg("change {what}", what=label(slot)), (Step(self.path(project), edits),), spot))

    def apply(self, change: Change) -> Message | None:
        """Make a change, unless its file cannot be edited.

        Returns:
            Why it was not made, or `None`.
        """
        bench = self.workbench
        if bench is None:
            return msg("the files are still being read")
        refusal = self.refusal(change)
        if refusal is not None:
            return refusal
        bench.apply(change)
        self._changed([step.path for step in change.steps], change.spot)
        return None

    def refusal(self, change: Change) -> Message | None:
        """Why a change cannot be made: one of its files could not be read."""
        for step in change.steps:
            draft = None if self.workbench is None else self.workbench.draft(step.path)
            if draft is not None and not draft.editable:
                return msg("{name} could not be read as text and is not written", name=step.path.name)
        return None

    def apply_many(self, change: Change) -> Shown:
        """Make a change of many files; away from the screens, since it takes its time.

        Returns:
            What shows it, to be called where the screens are drawn.
        """
        if self.workbench is not None:
            self.workbench.apply(change)
        return self._shown(change)

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
        return self._shown(change, msg("Taken back: {change}", change=change.label))

    def redo_many(self) -> Shown:
        """Make the change again that was taken back, and give what shows it."""
        change = None if self.workbench is None else self.workbench.redo()
        if change is None:
            return lambda: self.store.tell(msg("There is nothing to do again."))
        return self._shown(change, msg("Done again: {change}", change=change.label))

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
        saved = save(self.workbench, paths)
        self._record([outcome.path for outcome in saved.outcomes])
        self._tell_standing()
        self.store.tell(_said(saved))
        return saved

    def discard(self) -> None:
        """Give up everything that is not saved."""
        for draft in self.dirty:
            self.journal.forget(draft.path)
        self.journal.close()

    # ---- inside -------------------------------------------------------------------------------------------------

    def _changed(self, paths: Iterable[Path], spot: Spot | None) -> None:
        """Files have another text: show it, check them, and keep it in the journal."""
        self._show(self._outcome(paths), paths, spot)

    def _shown(self, change: Change, notice: Message | None = None) -> Shown:
        paths = [step.path for step in change.steps]
        outcome = self._outcome(paths)

        def show() -> None:
            self._show(outcome, paths, change.spot)
            if notice is not None:
                self.store.tell(notice)

        return show

    def _outcome(self, paths: Iterable[Path]) -> _Outcome | None:
        """What the screens need of a change. The findings of many files are left to the next whole check."""
        bench = self.workbench
        if bench is None:
            return None
        names = [str(path) for path in dict.fromkeys(paths)]
        old = self.store.state
        few = len(names) <= MANY
        corpus = patched(old.corpus, bench.workspace, names) if few else gathered(bench.workspace)
        if len(corpus.projects) != len(old.corpus.projects) or corpus.files.keys() != old.corpus.files.keys():
            return _Outcome(corpus, tree_of(old.tree, corpus), None)
        findings = old.findings if few else without(old.findings, corpus, frozenset(names))
        for name in names if few else ():
            findings = patched_findings(findings, corpus, name, self._found_in(corpus.workspace, name))
        return _Outcome(corpus, tree_of(old.tree, corpus), findings)

    def _show(self, outcome: _Outcome | None, paths: Iterable[Path], spot: Spot | None) -> None:
        if outcome is None:
            return
        self._record(dict.fromkeys(paths))
        self.store.was_edited(outcome.corpus, outcome.tree, outcome.findings)
        self._tell_standing()
        if spot is not None:
            self._go_to(spot)

    def _found_in(self, workspace: Workspace | None, name: str) -> tuple[Diagnostic, ...]:
        """What is wrong in one file by itself; what concerns several files is found by the next whole check."""
        from perftui.rules.engine import check
        from perftui.rules.registry import registry

        if workspace is None:
            return ()
        alone = workspace.alone(name)
        return check(alone, rules=[each for each in registry() if each.project is not None]).findings

    def _go_to(self, spot: Spot) -> None:
        number = self.store.state.corpus.project_at(str(spot.path), spot.line)
        if number is not None:
            self.store.select(Place(number, spot.line))

    def _record(self, paths: Iterable[Path]) -> None:
        """Keep what is unsaved where a crash does not reach it."""
        if self.workbench is None:
            return
        try:
            drafts = {path: self.workbench.draft(path) for path in paths}
            for path, draft in drafts.items():
                if draft is None:
                    self.journal.forget(path)
            self.journal.record(draft for draft in drafts.values() if draft is not None)
        except OSError as error:
            self.store.tell(msg("the journal cannot be written ({reason}): save often", reason=error.strerror))

    def _tell_standing(self) -> None:
        bench = self.workbench
        if bench is not None:
            self.store.stands(
                frozenset(str(draft.path) for draft in bench.dirty),
                frozenset(str(draft.path) for draft in bench.contested),
                bench.next_undo,
                bench.next_redo,
            )


def _said(saved: Saved) -> Message:
    """What came of saving, in one line: first what went wrong."""
    wrong = next((outcome for outcome in saved.outcomes if outcome.result is not Result.SAVED), None)
    if wrong is not None and wrong.reason is not None:
        return msg("{name} was not saved: {reason}", name=wrong.path.name, reason=wrong.reason)
    if not saved.outcomes:
        return msg("Everything is saved.")
    return counted("{count} file saved.", "{count} files saved.", len(saved.outcomes))
