"""Where several lines are typed: nothing of a terminal in them, broken as Chinese is, taken back run by run."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from textual.document._document_navigator import DocumentNavigator
from textual.document._history import EditHistory
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

from perftui.display import breaks, printable_lines
from perftui.tui.widgets.rhythm import PAUSE, ends_run

if TYPE_CHECKING:
    from textual.document._document import DocumentBase
    from textual.widgets.text_area import Edit, EditResult, Location

LONGEST_RUN = 100
"""Characters of one run at most."""
STEPS = 1000
"""Runs that can be taken back."""


class Wrapped(WrappedDocument):
    """A document whose lines break between any two Chinese characters.

    The library breaks at blanks alone, and would leave an indent and its sign on a line of their own.
    """

    def __init__(self, document: DocumentBase, tab_width: int) -> None:
        self._known: dict[str, list[int]] = {}
        self._known_for = 0
        super().__init__(document, 0, tab_width)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Break all lines; those that are known are not looked at again."""
        super().wrap(0, tab_width)
        self._width = width
        if width <= 0:
            return
        if width != self._known_for:
            self._known, self._known_for = {}, width
        lines = self.document.lines
        self._known = {line: self._known[line] if line in self._known else breaks(line, width) for line in lines}
        self._wrap_offsets = [self._known[line] for line in lines]
        self._offset_to_line_info = [
            (row, section) for row, found in enumerate(self._wrap_offsets) for section in range(len(found) + 1)
        ]
        ends = accumulate(len(found) + 1 for found in self._wrap_offsets)
        self._line_index_to_offsets = [
            list(range(end - len(found) - 1, end)) for end, found in zip(ends, self._wrap_offsets, strict=True)
        ]

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:  # noqa: ARG002 - all are known
        """Break the lines of a place that has changed."""
        self.wrap(self._width)


class Lines(TextArea):
    """A text of several lines."""

    def __init__(self, text: str, *, id: str, numbered: bool = False) -> None:  # noqa: A002 - the name of Textual
        super().__init__(
            text, show_line_numbers=numbered, tab_behavior="indent" if numbered else "focus", compact=True, id=id
        )
        self.cursor_blink = False
        self.history = EditHistory(STEPS, PAUSE, LONGEST_RUN)

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; what is typed or pasted holds nothing that a terminal would obey."""
        text = printable_lines(edit.text.replace("\r\n", "\n").replace("\r", "\n"))
        result = super().edit(replace(edit, text=text))
        if ends_run(text):
            self.history.checkpoint()
        return result

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = Wrapped(self.document, self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()
