"""Editing in the editor that a person is used to: the terminal is lent to it, and what it wrote is read again."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from perftui.editing.workbench import read_again
from perftui.files import Fault, reason
from perftui.messages import Message, msg
from perftui.tui.arranged.places import Location
from perftui.tui.doing.home import Home
from perftui.tui.doing.keeping import Keeping
from perftui.tui.screens.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perftui.tui.person.editors import Editor


class Elsewhere(Home, Keeping):
    """Opens the editor that is set, and comes back from it."""

    def action_open_editor(self) -> None:
        """Open the file of the selected place, or of the problem at the cursor, at its line."""
        from perftui.tui.person.editors import editor

        found, location = editor(command=self.settings.editor), self._location()
        if self.desk.workbench is None:
            self.store.tell(msg("the files are still being read"))
        elif location is None:
            self.store.tell(msg("no file is open"))
        elif isinstance(found, Message):
            self.store.tell(found)
        elif location.path in self.store.state.dirty:
            self._ask_to_save_first(found, location)
        else:
            self._edit_elsewhere(found, location)

    def _location(self) -> Location | None:
        page = self.screen
        if not isinstance(page, Page) or not page.lists_findings:
            return self.store.state.location
        found = page.findings_here()
        return Location(found[0].diagnostic.path, found[0].diagnostic.span.line) if found else None

    def _ask_to_save_first(self, editor: Editor, location: Location) -> None:
        """An editor opens what is on disk; with unsaved changes that is another text, and both would be changed."""
        from perftui.tui.screens.question import Answer, Question

        path = Path(location.path)

        def answered(answer: str | None) -> None:
            if answer == "save":
                self.save([path])
                if location.path not in self.store.state.dirty:
                    self._edit_elsewhere(editor, location)

        asked = msg("{name} has unsaved changes, and {editor} opens what is saved.", name=path.name, editor=editor.name)
        answers = (Answer("save", "s,y", msg("Save and open")), Answer("stay", "c,n", msg("Cancel")))
        self.push_screen(Question(self.store, asked, answers), answered)

    def _edit_elsewhere(self, editor: Editor, location: Location) -> None:
        path = Path(location.path)
        try:
            with self.suspend():
                wrong = _run(editor.command(path, location.line), editor.name)
        except SuspendNotSupported:
            self.store.tell(msg("No editor can be opened from here: this is not a terminal of its own."))
            return
        self.refresh(layout=True)
        said = self._take_back(path)
        self.store.tell(wrong or said)

    def _take_back(self, path: Path) -> Message:
        """Read a file again, and say what came of it."""
        bench = self.desk.workbench
        if bench is None or bench.draft(path) is None:
            self.action_reload()
            return msg("Reading everything again, because {name} may have changed.", name=path.name)
        found = read_again(path)
        if isinstance(found, Fault):
            return msg("{name} cannot be read: {reason}", name=path.name, reason=found.reason)
        if not bench.was_read(path, found):
            return msg("{name} is as it was.", name=path.name)
        self.desk.show([path])
        if found is None:
            return msg("{name} is gone: your editor deleted or renamed it.", name=path.name)
        return msg("{name} is as your editor saved it.", name=path.name)


def _run(command: Sequence[str], name: str) -> Message | None:
    """Run an editor to its end; what went wrong with it, if anything did."""
    try:
        ended = subprocess.run(command, check=False)  # noqa: S603 - what a person has set
    except OSError as error:
        return msg("{editor} cannot be started: {reason}", editor=name, reason=reason(error))
    if ended.returncode:
        return msg("{editor} ended with code {code}.", editor=name, code=ended.returncode)
    return None
