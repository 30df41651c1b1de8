"""The text of a file to be edited, and below it what is wrong in it as it is typed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import TextArea
from textual.worker import get_current_worker

from perftui.display import has_unshowable
from perftui.editing.rewriting import shown, written
from perftui.messages import msg
from perftui.tui.actions import Where
from perftui.tui.actions.about import About
from perftui.tui.screens.modal import Modal
from perftui.tui.terminal.runs import Line, Run, Tone, shorten
from perftui.tui.widgets.marks import fix_sign, mark, tone_of
from perftui.tui.widgets.pad_bars import PadHints, PadTitle
from perftui.tui.widgets.text_pad import TextPad
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from perftui.diagnostics import Diagnostic, Fix
    from perftui.tui.store.store import Store

NO_FIX = msg("No fix is known for this; the explanation tells what to do.")
PAUSE = 0.2
"""Seconds without a key after which the text is checked."""
MOST_SHOWN = 6
BORDER = 1
"""Findings that show below the text at once."""

Check = Callable[[str], "Iterator[tuple[tuple[Diagnostic, ...], bool]]"]
Keep = Callable[[str, int], str]


class PadFindings(Virtual):
    """What is wrong in the text, in the order of its lines."""

    WHERE = Where.LIST

    def __init__(self, store: Store) -> None:
        super().__init__(store, id="pad-findings")
        self.found: tuple[Diagnostic, ...] = ()
        self.display = False

    def count(self) -> int:
        """How many findings there are."""
        return len(self.found)

    def line(self, index: int, room: int) -> Line:
        """Mark, code, line, summary; then how it is put right."""
        one = self.found[index]
        cells = len(str(self.found[-1].span.line))
        detail = "" if one.detail is None else f"  {one.detail}"
        return shorten(
            (
                mark(one.severity),
                Run(f" {one.code:<4} ", tone_of(one.severity)),
                Run(f"{fix_sign(one)} ", Tone.MUTED),
                Run(f"{one.span.line:>{cells}}  ", Tone.MUTED),
                Run(str(one.summary)),
                Run(detail, Tone.FAINT),
            ),
            room,
        )

    def show_found(self, found: tuple[Diagnostic, ...]) -> None:
        """Show these."""
        self.found = found
        self.display = bool(found)
        self.styles.height = min(len(found), MOST_SHOWN) + BORDER
        self.restock()

    def follow_line(self, line: int) -> None:
        """The cursor of the text stands on a line: its first finding is the selected one."""
        number = next((at for at, one in enumerate(self.found) if one.span.line == line), None)
        if number is not None and not self.has_focus:
            self.place(number)

    def chosen(self) -> None:
        """Go to the place of a finding."""
        if isinstance(self.screen, TextEditor):
            self.screen.go_to(self.found[self.cursor])


class TextEditor(Modal[bool]):
    """Edits a text; it is kept when one leaves, as one change that undo takes back.

    Args:
        store: what the screens show.
        path: the file.
        text: its text.
        line: where the cursor stands first.
        check: what is wrong in a text, as far as it tells that itself, then with what concerns other files; called in
            a thread.
        keep: has a text stand, with the line of the cursor, and gives the text that stands then.
        save: saves the file.
    """

    ABOUT = About(
        msg("Text"),
        (
            msg("The text of the file, to be typed as it is. What is wrong shows below while you type."),
            msg("Esc keeps the text and leaves: one step that undo takes back. A text with errors is kept as well."),
            msg("Ctrl+S saves and stays. Tab indents. F8 and Shift+F8 go from problem to problem, Shift+Tab to them."),
            msg("F7 makes the fix of the problem in the line. Ctrl+F finds a text, F3 and Shift+F3 go on."),
            msg("What is typed is kept in the journal."),
        ),
    )
    AUTO_FOCUS: ClassVar[str] = "TextPad"
    HOLDS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("ctrl+s,f6", "save", show=False, priority=True),
        Binding("f8", "step(1)", show=False, priority=True),
        Binding("shift+f8", "step(-1)", show=False, priority=True),
        Binding("shift+tab", "switch", show=False, priority=True),
        Binding("f7", "fix", show=False, priority=True),
        Binding("ctrl+f", "find", show=False, priority=True),
        Binding("f3", "find_next(1)", show=False, priority=True),
        Binding("shift+f3", "find_next(-1)", show=False, priority=True),
    ]

    def __init__(
        self, store: Store, path: Path, text: str, line: int, *, check: Check, keep: Keep, save: Callable[[], None]
    ) -> None:
        super().__init__(store)
        self.path = path
        self.text = text
        self.first_line = line
        self._check = check
        self._keep = keep
        self._save = save
        self._typed = text
        self._checked = text
        self._across: tuple[Diagnostic, ...] = ()
        self._sought = ""

    def compose(self) -> ComposeResult:
        """Title, text, findings, keys."""
        yield PadTitle(self.store, self.path)
        yield TextPad(shown(self.text), id="pad")
        yield PadFindings(self.store)
        yield PadHints(self.store, id="pad-hints")

    def on_mount(self) -> None:
        """The cursor stands where it stood in the file."""
        pad = self.pad
        row = min(self.first_line, pad.document.line_count) - 1
        text = pad.document.get_line(row)
        pad.move_cursor((row, len(text) - len(text.lstrip())), center=True)
        known = tuple(each.diagnostic for each in self.store.state.findings.by_path.get(str(self.path), ()))
        self._show_found(self.text, known, known)
        self.check(self.text)

    @property
    def pad(self) -> TextPad:
        """Where the text is typed."""
        return self.query_one(TextPad)

    @property
    def typed(self) -> str:
        """The text as it would stand now; while the screen is built or goes away, as it would have stood last."""
        pads = self.query(TextPad)
        if pads:
            self._typed = written(self.text, pads.first().text)
        return self._typed

    # ---- while it is typed --------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        typed = self.typed
        title = self.query_one(PadTitle)
        title.changed = typed != self.text
        title.refresh()
        self.query_one(PadHints).say(None)
        self.check(typed)

    @on(TextArea.SelectionChanged)
    def _moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        title = self.query_one(PadTitle)
        title.place = event.selection.end
        title.refresh()
        self.query_one(PadFindings).follow_line(event.selection.end[0] + 1)
        self.query_one(PadHints).offer(self._fix())

    @work(thread=True, exclusive=True, group="live")
    def check(self, text: str) -> None:
        """Find what is wrong, once nothing was typed for a moment."""
        time.sleep(PAUSE)
        if get_current_worker().is_cancelled:
            return
        alone: tuple[Diagnostic, ...] = ()
        for found, all_of_it in self._check(text):
            across = tuple(each for each in found if each not in alone) if all_of_it else None
            alone = alone if all_of_it else found
            if not get_current_worker().is_cancelled:
                self.app.call_later(self._show_found, text, found, across)

    def _show_found(
        self, text: str, found: tuple[Diagnostic, ...], across: tuple[Diagnostic, ...] | None = None
    ) -> None:
        """Show what was found; what concerns other files stays until it is known anew, where its line is the same."""
        from perftui.tui.arranged.findings import count
        from perftui.tui.arranged.in_files import Finding

        if not self.is_attached or text != self.typed:
            return
        if across is None:
            lines, before = text.split("\n"), self._checked.split("\n")
            kept = (each for each in self._across if _line_of(lines, each) == _line_of(before, each))
            across = tuple(each for each in kept if each not in found)
            found = tuple(sorted((*found, *across), key=lambda each: (each.span.line, each.span.start)))
        self._across = across
        self._checked = text
        self.pad.show_found(found)
        self.query_one(PadFindings).show_found(found)
        title = self.query_one(PadTitle)
        title.marks = count(map(Finding, found))
        title.refresh()
        self.query_one(PadHints).offer(self._fix())

    # ---- going --------------------------------------------------------------------------------------------------

    def go_to(self, one: Diagnostic) -> None:
        """Go to the place of a finding, and type there."""
        row = min(one.span.line, self.pad.document.line_count) - 1
        column = min(one.span.start, len(self.pad.document.get_line(row)))
        self.pad.move_cursor((row, column), center=True)
        self.set_focus(self.pad)
        self.query_one(PadHints).say(msg("{code} {what}", code=one.code, what=one.summary))

    def action_step(self, step: int) -> None:
        """To the next finding, or the previous one, seen from the cursor."""
        found = self.query_one(PadFindings).found
        row, column = self.pad.cursor_location
        here = (row + 1, column)
        places = [(one.span.line, one.span.start) for one in found]
        beyond = [at for at, place in enumerate(places) if (place > here if step > 0 else place < here)]
        if not found:
            self.query_one(PadHints).say(msg("Nothing to report: no problem was found."))
        elif step > 0:
            self.go_to(found[beyond[0] if beyond else 0])
        else:
            self.go_to(found[beyond[-1] if beyond else -1])

    def action_switch(self) -> None:
        """From the text to the findings, and back."""
        findings = self.query_one(PadFindings)
        self.set_focus(findings if self.pad.has_focus and findings.found else self.pad)

    # ---- fixing and finding -------------------------------------------------------------------------------------

    def action_fix(self) -> None:
        """Make the fix of the problem in the line of the cursor."""
        fix = self._fix()
        if not self._here():
            self.query_one(PadHints).say(msg("No problem stands at the cursor."))
        elif fix is None:
            self.query_one(PadHints).say(NO_FIX)
        elif self._checked != self.typed or has_unshowable(self.typed.replace("\r\n", "\n")):
            self.query_one(PadHints).say(msg("This text is not checked yet, or holds characters that are not shown."))
        else:
            self.pad.make(fix.edits)

    def _here(self) -> list[Diagnostic]:
        """What was found in the line of the cursor."""
        line = self.pad.cursor_location[0] + 1
        return [one for one in self.query_one(PadFindings).found if one.span.line == line]

    def _fix(self) -> Fix | None:
        return next((one.fix for one in self._here() if one.fix is not None), None)

    def action_find(self) -> None:
        """Ask for a text, and go to the next place that holds it."""
        from perftui.tui.screens.ask import Ask

        def typed(text: str | None) -> None:
            if text:
                self._sought = text
                self.action_find_next(1)

        hint = msg("case does not matter; F3 goes on")
        self.app.push_screen(Ask(self.store, msg("Find"), self._sought, hint, lambda _text: None), typed)

    def action_find_next(self, step: int) -> None:
        """Go to the next place that holds what was sought, or the previous one."""
        if not self._sought:
            self.action_find()
        elif not self.pad.seek(self._sought, step):
            self.query_one(PadHints).say(msg("“{text}” was not found.", text=self._sought))

    # ---- leaving ------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Have the text stand, and save it."""
        self._keep_typed()
        self._save()
        self.query_one(PadHints).say(self.store.state.notice)

    def action_leave(self) -> None:
        """Have the text stand, and leave."""
        self._keep_typed()
        self.dismiss(True)  # noqa: FBT003 - what Textual hands over

    def action_give_up(self) -> None:
        """Nothing that was typed is given up."""
        self.action_leave()

    def _keep_typed(self) -> None:
        typed = self.typed
        if typed == self.text:
            return
        row, column = self.pad.cursor_location
        self.text = self._keep(typed, row + 1)
        if self.text != typed:
            self.pad.load_text(shown(self.text))
            self.pad.move_cursor((min(row, self.pad.document.line_count - 1), column))
        title = self.query_one(PadTitle)
        title.changed = False
        title.refresh()


def _line_of(lines: list[str], one: Diagnostic) -> str | None:
    return lines[one.span.line - 1] if one.span.line <= len(lines) else None
