"""The chosen declaration, laid out like the official form."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip

from perftui.display import width
from perftui.editing.slot import Part, label
from perftui.editing.slots import text_in
from perftui.messages import Message, msg
from perftui.tui.actions import Where, action, bindings, key_names
from perftui.tui.arranged.places import Direction, Phase, Place
from perftui.tui.terminal.runs import Line, Run, Tone
from perftui.tui.widgets.marks import mark, sign_run
from perftui.tui.widgets.virtual import GUTTER, Virtual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.events import Click

    from perftui.diagnostics import Severity
    from perftui.editing.slot import Slot
    from perftui.model import Project
    from perftui.output.box import Field
    from perftui.output.form import FormLine
    from perftui.review.entries import Sign
    from perftui.tui.arranged.changes import Changes
    from perftui.tui.arranged.in_files import Finding
    from perftui.tui.store.store import Store

MARK_COLUMN = 2
_TONES = MappingProxyType(
    {
        "rule": Tone.RULE,
        "title": Tone.TITLE,
        "label": Tone.MUTED,
        "value": Tone.PLAIN,
        "amount": Tone.STRONG,
        "goal": Tone.PLAIN,
        "level": Tone.MUTED,
        "name": Tone.PLAIN,
        "target": Tone.ACCENT,
        "open": Tone.ERROR,
        "doubt": Tone.WARNING,
    }
)


class FormView(Virtual):
    """The form as lines; the cursor stands on those that show a place of the file."""

    BINDINGS = bindings(Where.FORM)
    INTERESTS: ClassVar[frozenset[str]] = frozenset({"corpus", "findings", "place", "phase", "slot", "changes"})
    WHERE = Where.FORM

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.lines: tuple[FormLine, ...] = ()
        self.marks: dict[int, Severity] = {}
        self.signs: dict[int, Sign] = {}
        self._shown: tuple[Project | None, int, Sequence[Finding], Changes | None] = (None, 0, (), None)
        self._number: int | None = None
        self._place: Place | None = None
        self._at = 0
        self._column = 0
        self._room = 0
        self._fills_in = False
        self._lit = range(0)

    @property
    def room(self) -> int:
        """The cells that a line has. A pane that is hidden keeps those it had, to go where the others go meanwhile."""
        return super().room or self._room

    def count(self) -> int:
        """How many lines the form has."""
        return len(self.lines)

    def copied(self) -> str:
        """What stands in the selected field."""
        place, field = self.store.state.place, self.field
        if place is None or field is None:
            return ""
        return text_in(self.store.state.corpus.projects[place.project].project, field.slot)

    def empty(self) -> Message | None:
        """What to say where there is no declaration."""
        if self.store.state.phase is Phase.READING:
            return None
        if self.store.state.matches is not None and self.store.state.corpus.projects:
            return msg("nothing matches the filter; {key} ends it", key=key_names(action("leave"))[0])
        return msg("{key} begins the first declaration", key=key_names(action("new_project"))[0])

    def extent(self) -> int:
        """A form is never narrower than its words; a pane may be."""
        if not self.lines:
            return 0
        wide = width(self.lines[0].text) + MARK_COLUMN
        return wide if wide > self.room else 0

    def selectable(self, index: int) -> bool:
        """Rules and titles hold nothing to fill in; a field is one stop, but a goal is read line by line."""
        above = {field.slot for field in self.lines[index - 1].fields} if index else set()
        return any(field.slot.part is Part.GOAL or field.slot not in above for field in self.lines[index].fields)

    def line(self, index: int, room: int) -> Line:  # noqa: ARG002 - the form has the width that it was made for
        """The mark of a finding, that of a change, and the line of the form."""
        pieces = (Run(piece.text, _TONES[piece.role]) for piece in self.lines[index].pieces)
        sign = self.signs.get(index)
        return (mark(self.marks.get(index)), Run(" ") if sign is None else sign_run(sign), *pieces)

    def find(self, query: str, direction: Direction) -> bool:
        """Move to a line that holds `query`, else to the field of whose text or name lines show parts only."""
        return super().find(query, direction) or self._find_in_fields(query, direction)

    def _find_in_fields(self, query: str, direction: Direction) -> bool:
        from perftui.tui.arranged.search import seek

        place = self.store.state.place
        if place is None:
            return False
        project = self.store.state.corpus.projects[place.project].project
        firsts = {field.slot: row for row, line in reversed(list(enumerate(self.lines))) for field in line.fields}

        def whole(row: int) -> str:
            begun = [field.slot for field in self.lines[row].fields if firsts[field.slot] == row]
            return "\n".join(text for slot in begun for text in (label(slot), text_in(project, slot).replace("\n", "")))

        found = seek(whole, self._order(direction), query)
        if found is not None:
            self.move_to(found)
        return found is not None

    def follow(self, changed: frozenset[str]) -> None:
        """Show the project of the selected place, and that place in it."""
        self._lay_out(slot_is_meant="slot" in changed)
        if "phase" in changed and not self.lines:
            self.renew()
        place, slot = self.store.state.place, self.store.state.slot
        if place is None or not self.lines:
            return
        field = self.field
        if "slot" in changed and slot is not None:
            if field is None or field.slot != slot:
                self._stand_at(slot)
        elif place != self._place and (self._heads(place) or self._line_of(self.cursor) != place.line):
            self.place(self._nearest(self._row_of(place.line), 1))
            if self.lines[self.cursor].fields:
                self._settle(self._meant(place.line))
        self._place = place
        self.refresh_line(self.cursor)

    def restock(self) -> None:
        """The pane has another width, or the form other lines."""
        self._room = self.room
        self._lay_out()
        super().restock()

    def cursor_moved(self) -> None:
        """The cursor stands on another place of the file, in the field that is nearest to where it was."""
        fields = self.lines[self.cursor].fields
        middles = [abs((field.start + field.end) // 2 - self._column) for field in fields]
        self._enter(middles.index(min(middles)), keep_column=True)

    def chosen(self) -> None:
        """Fill in the field."""
        self.app.call_later(self.app.run_action, "edit")

    def fill_in(self, *, begins: bool) -> None:
        """The selected field is being filled in: it stands out although the keys are elsewhere."""
        self._fills_in = begins
        self.refresh_line(self.cursor)

    # ---- fields -------------------------------------------------------------------------------------------------

    @property
    def field(self) -> Field | None:
        """The field that is selected."""
        if self.cursor >= len(self.lines):
            return None
        fields = self.lines[self.cursor].fields
        return fields[min(self._at, len(fields) - 1)] if fields else None

    def action_field_left(self) -> None:
        """To the field on the left."""
        if self._at > 0:
            self._enter(self._at - 1)

    def action_field_right(self) -> None:
        """To the field on the right."""
        if self.cursor < len(self.lines) and self._at + 1 < len(self.lines[self.cursor].fields):
            self._enter(self._at + 1)

    def on_click(self, event: Click) -> None:
        """A click selects the field under the mouse, a double click fills it in."""
        index = event.y + self.scroll_offset.y
        if not 0 <= index < self.count() or not self.lines[index].fields:
            return
        x = event.x + self.scroll_offset.x - GUTTER - MARK_COLUMN
        fields = self.lines[index].fields
        away = [max(field.start - x, x - field.end, 0) for field in fields]
        at = away.index(min(away))
        self.place(index)
        if not self.selectable(index):
            self._stand_at(fields[at].slot)
            at = self._at
        self._enter(at)
        if event.chain == 2:  # noqa: PLR2004 - a double click
            self.chosen()

    def render_line(self, y: int) -> Strip:
        """The selected field stands out of its lines, and while it is filled in too."""
        strip = super().render_line(y)
        left, top = self.scroll_offset
        field = self.field
        if field is None or top + y not in self._rows_of(field):
            return strip
        start = max(GUTTER + MARK_COLUMN + field.start - 1 - left, GUTTER)
        end = min(GUTTER + MARK_COLUMN + field.end + 1 - left, strip.cell_length)
        if start >= end:
            return strip
        looks = self.screen.get_component_rich_style(
            "field--here" if self.has_focus or self._fills_in else "cursor--elsewhere"
        )
        chosen = Strip(Segment.apply_style(strip.crop(start, end), post_style=looks), end - start)
        return Strip.join([strip.crop(0, start), chosen, strip.crop(end)])

    def refresh_line(self, y: int) -> None:
        """Paint a line anew; with the one of the cursor, all that the selected field has, and had before."""
        super().refresh_line(y)
        if y == self.cursor:
            field, before = self.field, self._lit
            self._lit = range(0) if field is None else self._rows_of(field)
            for row in {*before, *self._lit} - {y}:
                super().refresh_line(row)

    def renew(self) -> None:
        """Paint anew what is not what it was; the selected field may be another one."""
        super().renew()
        self.refresh_line(self.cursor)

    def _rows_of(self, field: Field) -> range:
        """The rows around the cursor that show parts of a field."""

        def shows(row: int) -> bool:
            return any(each.slot == field.slot for each in self.lines[row].fields)

        rows = range(self.cursor + 1, len(self.lines))
        end = next((row for row in rows if not shows(row)), len(self.lines))
        return range(next((row for row in reversed(range(self.cursor)) if not shows(row)), -1) + 1, end)

    def _base(self, *, here: bool) -> Style:  # noqa: ARG002 - a field is marked, not its line
        return self._plain

    def _enter(self, at: int, *, keep_column: bool = False) -> None:
        """Select a field of the line of the cursor, and tell the store."""
        fields = self.lines[self.cursor].fields if self.cursor < len(self.lines) else ()
        place = self.store.state.place
        if not fields or place is None:
            return
        column = self._column
        field = self._settle(at)
        if keep_column:
            self._column = column
        line = field.span.line if field.span is not None else self._line_of(self.cursor)
        if line and line != place.line:
            self.store.select(Place(place.project, line))

    def _settle(self, at: int) -> Field:
        """Select a field of the line of the cursor, where the place that is selected stays."""
        fields = self.lines[self.cursor].fields
        self._at = min(max(at, 0), len(fields) - 1)
        field = fields[self._at]
        self._column = (field.start + field.end) // 2
        self._bring_into_sight(field)
        self.refresh_line(self.cursor)
        self.store.point(field.slot)
        return field

    def _heads(self, place: Place) -> bool:
        """Whether the cursor is in the heading of a section, and a place below it in the same row is meant."""
        field = self.field
        return field is not None and field.slot.part is Part.LEVELS and field.slot.line != place.line

    def _stand_at(self, slot: Slot) -> None:
        """Put the cursor on the first line that shows a slot."""
        for row, line in enumerate(self.lines):
            for at, field in enumerate(line.fields):
                if field.slot == slot:
                    self._at = at
                    self._column = (field.start + field.end) // 2
                    self.place(row)
                    self._bring_into_sight(field)
                    self.refresh_line(row)
                    return

    def _meant(self, line: int) -> int:
        """The field that a jump to a line of the file means: a heading, else a target, else what stands there."""
        fields = self.lines[self.cursor].fields if self.cursor < len(self.lines) else ()
        headings = (at for at, each in enumerate(fields) if each.slot.part is Part.LEVELS and each.slot.line == line)
        targets = (at for at, each in enumerate(fields) if each.slot.part is Part.TARGET)
        own = (at for at, each in enumerate(fields) if each.span is not None and each.span.line == line)
        return next(headings, next(targets, next(own, 0)))

    def _bring_into_sight(self, field: Field) -> None:
        left, room = self.scroll_offset.x, self.room
        if field.start + MARK_COLUMN - 1 < left:
            self.scroll_to(x=max(field.start + MARK_COLUMN - 1, 0), animate=False)
        elif field.end + MARK_COLUMN + 1 > left + room:
            self.scroll_to(x=min(field.end + MARK_COLUMN + 1 - room, field.start + MARK_COLUMN - 1), animate=False)

    def _lay_out(self, *, slot_is_meant: bool = False) -> None:
        """Make the lines anew where the project or the room is another, and the marks where the findings are.

        Args:
            slot_is_meant: whether the selected slot is one of the project that shows now, even where that is another.
        """
        state = self.store.state
        place = state.place
        if place is None or place.project >= len(state.corpus.projects) or self.room <= 0:
            project = None
        else:
            project = state.corpus.projects[place.project].project
        findings = state.findings.by_project.get(place.project, ()) if project and place else ()
        known, room, marked, signed = self._shown
        if project is not known or self.room != room:
            self.lines = _form(project, self.room - MARK_COLUMN)
            number = place.project if place else None
            if state.slot is not None and (slot_is_meant or number == self._number):
                self._stand_at(state.slot)
            else:
                self.cursor = self._nearest(self._row_of(place.line), 1) if place else 0
                self._at = self._meant(place.line) if place else 0
                self.scroll_to(y=0, animate=False)
                if self.field is not None:
                    self.store.point(self.field.slot)
            self._number = number
        elif findings is marked and state.changes is signed:
            return
        self._shown = (project, self.room, findings, state.changes)
        self.marks = self._marked(findings)
        self.signs = {} if project is None or state.changes is None else self._signed(state.changes, project)
        super().restock()

    def _marked(self, findings: Sequence[Finding]) -> dict[int, Severity]:
        found: dict[int, Severity] = {}
        for finding in findings:
            row = self._row_of(finding.diagnostic.span.line)
            severity = finding.diagnostic.severity
            if row not in found or severity.rank < found[row].rank:
                found[row] = severity
        return found

    def _signed(self, changes: Changes, project: Project) -> dict[int, Sign]:
        """The rows where something changed; where several things did, that alone is told."""
        found: dict[int, Sign] = {}
        rows = {field.slot: row for row, line in reversed(list(enumerate(self.lines))) for field in line.fields}
        for each in changes.form_signs(project):
            row = rows.get(each.slot) if each.slot is not None else None
            row = self._row_of(each.line) if row is None else row
            found[row] = changes.together(found.get(row), each.sign)
        return found

    def _line_of(self, row: int) -> int:
        """The line of the file that a row stands for: of its indicator, else of its first field."""
        spans = self.lines[row].spans
        place = self.store.state.place
        if place is None or not spans:
            return 0
        indicators = (
            span.line for span in spans if self.store.state.corpus.indicator_at(place.project, span.line) is not None
        )
        return next(indicators, spans[0].line)

    def _row_of(self, line: int) -> int:
        """The first row that shows a line of the file, or else what stands nearest behind it."""
        below: tuple[int, int] | None = None
        for row, each in enumerate(self.lines):
            for span in each.spans:
                if span.line <= line <= span.end_line:
                    return row
                if span.line > line and (below is None or span.line < below[0]):
                    below = (span.line, row)
        if below is not None:
            return below[1]
        return max((row for row, each in enumerate(self.lines) if each.spans), default=0)


def _form(project: Project | None, room: int) -> tuple[FormLine, ...]:
    from perftui.output.form import form

    return () if project is None else form(project, room)
