"""Where the text of a file is typed: the tones of the source page, marks at what was found, nothing of the terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from perftui.display import breaks, printable_lines
from perftui.tui.widgets.marks import mark, tone_of
from perftui.tui.widgets.source_view import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.document._document import DocumentBase
    from textual.widgets.text_area import Edit, EditResult, Location

    from perftui.diagnostics import Diagnostic, TextEdit
    from perftui.tui.terminal.runs import Tone

INDENT = 2
MARK_CELLS = 2
"""The mark of a line and a blank, before its number."""


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


class TextPad(TextArea):
    """A text with numbered lines, in which Tab indents as the language does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "to_line(0)", show=False),
        Binding("ctrl+end", "to_line(-1)", show=False),
    ]

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - the name of Textual
        super().__init__(text, show_line_numbers=True, tab_behavior="indent", compact=True, id=id)
        self.indent_width = INDENT
        self.cursor_blink = False
        self.found: Mapping[int, Diagnostic] = {}

    def show_found(self, found: Iterable[Diagnostic]) -> None:
        """Mark the gravest finding of each line."""
        by_line: dict[int, Diagnostic] = {}
        for one in found:
            known = by_line.get(one.span.line)
            if known is None or one.severity.rank < known.severity.rank:
                by_line[one.span.line] = one
        self.found = by_line
        self.notify_style_update()
        self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; what is typed or pasted holds nothing that a terminal would obey."""
        return super().edit(replace(edit, text=printable_lines(edit.text.replace("\r\n", "\n").replace("\r", "\n"))))

    @property
    def gutter_width(self) -> int:
        """Numbers and marks."""
        return super().gutter_width + MARK_CELLS

    def get_line(self, line_index: int) -> Text:
        """A line in its tones; what is wrong in it is underlined."""
        raw = self.document.get_line(line_index)
        line = Text(raw, end="", no_wrap=True)
        at = 0
        for run in parts(raw):
            line.stylize(self._look(run.tone), at, at + len(run.text))
            at += len(run.text)
        found = self.found.get(line_index + 1)
        if found is not None:
            end = found.span.end if found.span.end_line == found.span.line else len(raw)
            line.stylize(self._look(tone_of(found.severity)) + Style(underline=True), found.span.start, end)
        return line

    def render_line(self, y: int) -> Strip:
        """A line on the screen with the mark of its finding before its number."""
        strip = super().render_line(y)
        row, column = self.wrapped_document.offset_to_location(Offset(0, y + self.scroll_offset.y))
        found = self.found.get(row + 1)
        if found is None or column or y + self.scroll_offset.y >= self.wrapped_document.height:
            return strip
        sign = mark(found.severity)
        base = next((segment.style for segment in strip.crop(0, 1) if segment.style is not None), Style.null())
        return Strip.join([Strip([Segment(sign.text, base + self._look(sign.tone))]), strip.crop(1)])

    def seek(self, text: str, step: int) -> bool:
        """Select the next place that holds `text`, or the previous one, seen from the cursor; whether there is one."""
        wanted = re.compile(re.escape(text), re.IGNORECASE)
        places = [
            (row, *found.span()) for row, line in enumerate(self.document.lines) for found in wanted.finditer(line)
        ]
        if not places:
            return False
        here = min(self.selection)
        if step > 0:
            row, start, end = next((place for place in places if place[:2] > here), places[0])
        else:
            row, start, end = next((place for place in reversed(places) if place[:2] < here), places[-1])
        self.selection = Selection((row, start), (row, end))
        self.scroll_cursor_visible(center=True)
        return True

    def make(self, edits: Iterable[TextEdit]) -> None:
        """Make the edits of a fix, the last one first, as if they were typed."""
        for edit in sorted(edits, key=lambda each: each.span, reverse=True):
            span = edit.span
            self.replace(edit.text, (span.line - 1, span.start), (span.end_line - 1, span.end))

    def action_to_line(self, number: int) -> None:
        """To the beginning of the text, or to its end."""
        self.move_cursor(self.document.end if number < 0 else (0, 0))

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = Wrapped(self.document, self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def _look(self, tone: Tone) -> Style:
        return self.screen.get_component_rich_style(f"tone--{tone}", partial=True)
