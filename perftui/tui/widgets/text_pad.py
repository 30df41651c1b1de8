"""Where the text of a file is typed: the tones of the source page, marks at what was found, nothing of the terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets.text_area import Selection

from perftui.display import printable
from perftui.tui.widgets.marks import mark, tone_of
from perftui.tui.widgets.source_view import parts
from perftui.tui.widgets.text_area import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perftui.diagnostics import Diagnostic, TextEdit
    from perftui.tui.terminal.runs import Tone

INDENT = 2
MARK_CELLS = 2
"""The mark of a line and a blank, before its number."""


class TextPad(Lines):
    """A text with numbered lines, in which Tab indents as the language does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "to_line(0)", show=False),
        Binding("ctrl+end", "to_line(-1)", show=False),
    ]

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - the name of Textual
        super().__init__(text, numbered=True, id=id)
        self.indent_width = INDENT
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
        return Strip.join([Strip([Segment(printable(sign.text), base + self._look(sign.tone))]), strip.crop(1)])

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
        """Make the edits of a fix as if they were typed, in one go."""
        spans = sorted(
            ((each.span.line - 1, each.span.start), (each.span.end_line - 1, each.span.end), each.text)
            for each in edits
        )
        if not spans:
            return
        begin = here = spans[0][0]
        pieces: list[str] = []
        for start, end, text in spans:
            pieces += (self.get_text_range(here, start), text)
            here = end
        self.replace("".join(pieces), begin, here)

    def action_to_line(self, number: int) -> None:
        """To the beginning of the text, or to its end."""
        self.move_cursor(self.document.end if number < 0 else (0, 0))

    def _look(self, tone: Tone) -> Style:
        return self.screen.get_component_rich_style(f"tone--{tone}", partial=True)
