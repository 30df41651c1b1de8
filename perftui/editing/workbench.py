"""All drafts with their history: the one place where declarations change before they are saved."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path

from perftui.editing.change import Change, Fate, Spot, Step, deleted, made, rewritten
from perftui.editing.draft import Draft
from perftui.editing.drafts import Drafts
from perftui.files import Fault
from perftui.language.edits import inverse
from perftui.messages import Message, msg
from perftui.workspace import SourceFile, Workspace, load_file


class StaleError(ValueError):
    """A change speaks of another text than the draft has: a fault of the program that made it."""


@dataclass(frozen=True, slots=True)
class _Done:
    """A change that was made, and what takes it back."""

    change: Change
    undo: tuple[Step, ...]


class Workbench:
    """Drafts by their paths, and what was done to them.

    Args:
        workspace: what was read from disk.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._base = workspace
        self._drafts = Drafts(Draft(file.path, file, file) for file in workspace.files)
        self._done: list[_Done] = []
        self._undone: list[_Done] = []
        self._workspace: Workspace | None = workspace
        self._places = _places(workspace)
        self._stale: frozenset[Path] = frozenset()

    # ---- what there is ------------------------------------------------------------------------------------------

    @property
    def workspace(self) -> Workspace:
        """All drafts as rules and totals see them."""
        if self._workspace is not None and self._stale:
            self._workspace = self._renewed(self._workspace)
        if self._workspace is None:
            files = tuple(draft.file for draft in self.drafts() if draft.file is not None)
            self._workspace = replace(self._base, files=files)
            self._places = _places(self._workspace)
        self._stale = frozenset()
        return self._workspace

    def draft(self, path: Path) -> Draft | None:
        """The draft of a file."""
        return self._drafts.get(path)

    def drafts(self) -> Iterator[Draft]:
        """All drafts, in the order of their paths."""
        return iter(self._drafts)

    @property
    def dirty(self) -> tuple[Draft, ...]:
        """The drafts that differ from the disk."""
        return tuple(draft for draft in self._drafts.touched() if draft.dirty)

    @property
    def contested(self) -> tuple[Draft, ...]:
        """The drafts that another program changed as well."""
        return tuple(draft for draft in self._drafts.touched() if draft.contested)

    @property
    def next_undo(self) -> Message | None:
        """What undo would take back."""
        return self._done[-1].change.label if self._done else None

    @property
    def next_redo(self) -> Message | None:
        """What redo would do again."""
        return self._undone[-1].change.label if self._undone else None

    @property
    def undo_size(self) -> int:
        """How many files undo would touch."""
        return len(self._done[-1].undo) if self._done else 0

    @property
    def redo_size(self) -> int:
        """How many files redo would touch."""
        return len(self._undone[-1].change.steps) if self._undone else 0

    # ---- changing -----------------------------------------------------------------------------------------------

    def apply(self, change: Change) -> None:
        """Make a change; all of its steps or none.

        Raises:
            StaleError: an edit lies outside of the draft's text, or a file to make is there already.
        """
        if not any(step.edits or step.fate is not Fate.STAYS for step in change.steps):
            return
        before = self._done[-1] if self._done else None
        if before is None or not change.key or before.change.key != change.key:
            self._done.append(_Done(change, self._make(change.steps)))
        else:
            self._done[-1] = self._joined(change, self._make(change.steps))
        self._undone.clear()

    def undo(self) -> Change | None:
        """Take the last change back, and give it."""
        if not self._done:
            return None
        done = self._done.pop()
        self._make(done.undo)
        self._undone.append(done)
        return done.change

    def redo(self) -> Change | None:
        """Make the change again that was taken back last, and give it."""
        if not self._undone:
            return None
        done = self._undone.pop()
        self._make(done.change.steps)
        self._done.append(done)
        return done.change

    def revert(self, path: Path) -> Change | None:
        """A change that takes a draft back to what is on disk; `None` where nothing differs."""
        draft = self._drafts.get(path)
        if draft is None or not draft.dirty:
            return None
        label = msg("take back everything in {name}", name=path.name)
        saved = None if draft.saved is None else draft.saved.document.text
        return Change(label, (_step(path, self._text(path), saved),))

    # ---- the disk -----------------------------------------------------------------------------------------------

    def was_saved(self, path: Path, digest: str | None) -> None:
        """The draft is on disk now, with this hash; without one its file is gone."""
        draft = self._drafts[path]
        if draft.file is None or digest is None:
            self._drafts.drop(path)
            return
        file = replace(draft.file, digest=digest)
        self._drafts.put(Draft(path, file, file))
        self._stale |= {path}

    def was_read(self, path: Path, found: SourceFile | None) -> bool:
        """What is on disk now was read; `None` where nothing is. A clean draft follows, a dirty one is contested.

        Returns:
            Whether anything differs from before.
        """
        draft = self._drafts.get(path)
        on_disk = None if draft is None else draft.saved
        if (None if found is None else found.digest) == (None if on_disk is None else on_disk.digest):
            if draft is None or not draft.contested:
                return False
            self._drafts.put(replace(draft, outside=None, vanished=False))
        elif draft is None or not draft.dirty or (found is not None and draft.text == found.document.text):
            self._follow(path, found)
        else:
            self._drafts.put(replace(draft, outside=found, vanished=found is None))
        self._stale |= {path}
        return True

    def was_read_again(self, workspace: Workspace) -> tuple[Path, ...]:
        """Everything was read again.

        Returns:
            The files that differ from before.
        """
        self._base = workspace
        self._workspace = None
        found = {file.path: file for file in workspace.files}
        refused = {fault.path for fault in workspace.faults}
        paths = dict.fromkeys((*found, *(draft.path for draft in self._drafts if draft.path not in refused)))
        return tuple(path for path in paths if self.was_read(path, found.get(path)))

    def after(self, found: Mapping[Path, SourceFile | None]) -> Workspace:
        """What `workspace` will be once these files have been taken over by `was_read`; nothing is changed yet."""
        other = copy(self)
        other._drafts = self._drafts.copy()  # noqa: SLF001 - one of its own
        for path, file in found.items():
            other.was_read(path, file)
        return other.workspace

    def was_made_from(self, path: Path, base: SourceFile | None) -> None:
        """A draft rests on an older text than the one on disk, which another program has changed since."""
        draft = self._drafts[path]
        self._drafts.put(replace(draft, saved=base, outside=draft.saved, vanished=draft.saved is None))

    def keep_mine(self, path: Path) -> None:
        """What is on disk may be overwritten: it was seen, and the draft counts."""
        draft = self._drafts[path]
        if draft.contested:
            self._drafts.put(Draft(path, draft.file, draft.outside))

    def take_theirs(self, path: Path) -> Change | None:
        """A change to what is on disk now."""
        draft = self._drafts[path]
        theirs = None if draft.outside is None else draft.outside.document.text
        self.keep_mine(path)
        step = _step(path, self._text(path), theirs)
        return Change(msg("take {name} from the disk", name=path.name), (step,), Spot(path, 1))

    def merged(self, path: Path, text: str) -> Change:
        """A change to a text in which both sides are merged."""
        self.keep_mine(path)
        step = _step(path, self._text(path), text)
        return Change(msg("merge {name} with the disk", name=path.name), (step,), Spot(path, 1))

    # ---- inside -------------------------------------------------------------------------------------------------

    def _make(self, steps: Iterable[Step]) -> tuple[Step, ...]:
        """Make steps, and give those that take them back."""
        before = self._drafts.copy()
        undo: list[Step] = []
        try:
            undo.extend(self._one(step) for step in steps)
        except (IndexError, StaleError) as error:
            self._drafts = before
            raise StaleError(str(error)) from error
        self._stale |= {step.path for step in undo}
        return tuple(reversed(undo))

    def _renewed(self, workspace: Workspace) -> Workspace | None:
        """A workspace with other files in the places of some; `None` where there are more files now, or fewer."""
        files = list(workspace.files)
        for path in self._stale:
            at, draft = self._places.get(path), self._drafts.get(path)
            if at is None or draft is None or draft.file is None:
                return None
            files[at] = draft.file
        return replace(workspace, files=tuple(files))

    def _one(self, step: Step) -> Step:
        draft = self._drafts.get(step.path) or Draft(step.path, None, None)
        if (draft.file is None) != (step.fate is Fate.IS_MADE):
            raise StaleError(step.path)
        back = Step(step.path, inverse(draft.text, step.edits), step.fate.opposite)
        self._drafts.put(draft.with_text(step.after(draft.text)))
        return back

    def _joined(self, change: Change, back: tuple[Step, ...]) -> _Done:
        """The last change and this one as one, called like the first: from the texts before both to those now."""
        last = self._done[-1]
        now = {step.path: self._text(step.path) for step in (*last.undo, *back)}
        before = dict(now)
        for step in (*back, *last.undo):
            before[step.path] = step.after(before[step.path])
        both = replace(last.change, steps=_steps(before, now), spot=change.spot)
        return _Done(both, _steps(now, before))

    def _text(self, path: Path) -> str | None:
        """The text of a file now; `None` where there is none."""
        draft = self._drafts.get(path)
        return None if draft is None or draft.file is None else draft.text

    def _follow(self, path: Path, found: SourceFile | None) -> None:
        """The disk counts; what was done to a text that is no more cannot be taken back."""
        if found is None:
            self._drafts.drop(path)
        else:
            self._drafts.put(Draft(path, found, found))
        self._done = [each for each in self._done if all(step.path != path for step in each.undo)]
        self._undone = [each for each in self._undone if all(step.path != path for step in each.undo)]


def read_again(path: Path) -> SourceFile | Fault | None:
    """What is on disk at `path` now; `None` where nothing is."""
    found = load_file(path)
    return None if isinstance(found, Fault) and found.error in {errno.ENOENT, errno.ENOTDIR} else found


def _places(workspace: Workspace) -> Mapping[Path, int]:
    return {file.path: at for at, file in enumerate(workspace.files)}


def _steps(before: Mapping[Path, str | None], after: Mapping[Path, str | None]) -> tuple[Step, ...]:
    """The steps from texts to others; a file that neither has needs none."""
    wanted = ((path, text, after[path]) for path, text in before.items())
    return tuple(_step(path, one, other) for path, one, other in wanted if one is not None or other is not None)


def _step(path: Path, before: str | None, after: str | None) -> Step:
    """The step from one text to another; `None` is no file."""
    if after is None:
        return deleted(path, before or "")
    return made(path, after) if before is None else rewritten(path, before, after)
