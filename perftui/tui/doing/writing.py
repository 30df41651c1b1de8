"""Editing the text of a file as text, inside the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from perftui.editing.change import Change, Spot, made, rewritten
from perftui.messages import Message, msg
from perftui.tui.arranged.places import Location, View
from perftui.tui.doing.elsewhere import Elsewhere
from perftui.tui.work.aside import considerate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perftui.diagnostics import Diagnostic

LONGEST = 2_000_000
"""A text of more characters is left to an editor made for that."""


class Writing(Elsewhere):
    """Opens the text, and has it stand."""

    def action_edit(self) -> None:
        """On the page of the source, edit the text; elsewhere the selected slot."""
        if self.store.state.view is View.SOURCE:
            self.action_edit_text()
        else:
            super().action_edit()

    def action_edit_text(self) -> None:
        """Edit the text of the file of the selected place, or of the problem at the cursor, at its line."""
        location = self._location()
        bench = self.desk.workbench
        draft = None if location is None or bench is None else bench.draft(Path(location.path))
        if location is None or bench is None:
            self.store.tell(msg("no file is open"))
        elif draft is None:
            self.store.tell(msg("{name} is no declaration that is open here.", name=Path(location.path).name))
        elif not draft.editable:
            self.store.tell(msg("{name} could not be read as text and is not written", name=draft.path.name))
        elif len(draft.text) > LONGEST:
            self.store.tell(msg("{name} is too long to be edited here.", name=draft.path.name))
        else:
            self._edit_text(draft.path, draft.text, location.line)

    def _edit_text(self, path: Path, text: str, line: int) -> None:
        from perftui.tui.screens.text_editor import TextEditor

        stood = text

        def check(typed: str) -> Iterator[tuple[tuple[Diagnostic, ...], bool]]:
            return self._found_in_text(path, typed)

        def keep(typed: str, at: int) -> str:
            nonlocal stood
            stood = self._keep_text(path, stood, typed, at)
            return stood

        def save() -> None:
            self.save([path])

        self.push_screen(TextEditor(self.store, path, text, line, check=check, keep=keep, save=save))

    def _found_in_text(self, path: Path, text: str) -> Iterator[tuple[tuple[Diagnostic, ...], bool]]:
        """What is wrong in a file if it had this text; called in the thread of a worker."""
        from perftui.tui.work.reading import check_text

        draft = None if self.desk.workbench is None else self.desk.workbench.draft(path)
        stopped = considerate(get_current_worker(), lambda: self.last_key)
        return iter(()) if draft is None else check_text(self.store.state, draft, text, stopped)

    def _keep_text(self, path: Path, before: str, typed: str, line: int) -> str:
        """Have a text stand as one step, together with what another program wrote meanwhile.

        Returns:
            The text that stands then.
        """
        bench = self.desk.workbench
        draft = None if bench is None else bench.draft(path)
        if bench is None:
            return before
        now = "" if draft is None or draft.file is None else draft.text
        said: Message = msg("The text of {name} is another one; undo takes it back.", name=path.name)
        text = typed
        if draft is not None and draft.file is not None and now != before:
            text, said = self._merged(path, before, typed, now)
        step = made(path, text) if draft is None or draft.file is None else rewritten(path, now, text)
        label = msg("edit the text of {name}", name=path.name)
        if self._say(self.desk.apply(Change(label, (step,), Spot(path, line)))):
            self.store.visit(Location(str(path), line))
            self.store.tell(said)
        return text

    def _merged(self, path: Path, before: str, typed: str, now: str) -> tuple[str, Message]:
        """What was typed together with what another program wrote."""
        from perftui.editing.merging import GitMissingError, merge

        try:
            merged = merge(before, typed, now)
        except GitMissingError:
            return typed, msg("{name} was changed on disk meanwhile; undo shows that text.", name=path.name)
        if merged.conflicts:
            return merged.text, msg("{name} was changed on disk meanwhile: both stand between markers.", name=path.name)
        return merged.text, msg("{name} was changed on disk meanwhile; it holds both changes now.", name=path.name)
