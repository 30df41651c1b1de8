"""The chosen declaration, laid out like the official form."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from perftui.display import width
from perftui.messages import Message, msg
from perftui.tui.actions import Where
from perftui.tui.runs import Line, Run, Tone
from perftui.tui.state import Phase, Place
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.marks import mark, tone_of
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perftui.diagnostics import Severity
    from perftui.model import Project
    from perftui.output.form import FormLine
    from perftui.tui.findings import Finding
    from perftui.tui.store import Store

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

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"corpus", "findings", "place", "phase"})
    WHERE = Where.FORM

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.lines: tuple[FormLine, ...] = ()
        self.marks: dict[int, Severity] = {}
        self._shown: tuple[Project | None, int, Sequence[Finding]] = (None, 0, ())

    def count(self) -> int:
        """How many lines the form has."""
        return len(self.lines)

    def empty(self) -> Message | None:
        """What to say where there is no declaration."""
        if self.store.state.phase is Phase.READING:
            return None
        return msg("`perftui new NAME` writes the first declaration")

    def extent(self) -> int:
        """A form is never narrower than its words; a pane may be."""
        if not self.lines:
            return 0
        wide = width(self.lines[0].text) + MARK_COLUMN
        return wide if wide > self.room else 0

    def selectable(self, index: int) -> bool:
        """Rules between the rows show nothing of the file."""
        return bool(self.lines[index].spans)

    def line(self, index: int, room: int) -> Line:  # noqa: ARG002 - the form has the width that it was made for
        """The mark of a finding and the line of the form."""
        pieces = (Run(piece.text, _TONES[piece.role]) for piece in self.lines[index].pieces)
        return (mark(self.marks.get(index)), Run(" "), *pieces)

    def follow(self, changed: frozenset[str]) -> None:
        """Show the project of the selected place, and that place in it."""
        self._lay_out()
        if "phase" in changed and not self.lines:
            self.refresh()
        place = self.store.state.place
        if place is not None and self.lines and self._line_of(self.cursor) != place.line:
            self.place(self._row_of(place.line))

    def restock(self) -> None:
        """The pane has another width, or the form other lines."""
        self._lay_out()
        super().restock()

    def cursor_moved(self) -> None:
        """The cursor stands on another place of the file."""
        place = self.store.state.place
        if place is not None:
            self.store.select(Place(place.project, self._line_of(self.cursor)))

    def chosen(self) -> None:
        """The text of the place."""
        self.app.call_later(self.app.run_action, "source")

    def _lay_out(self) -> None:
        """Make the lines anew where the project or the room is another, and the marks where the findings are."""
        state = self.store.state
        place = state.place
        if place is None or place.project >= len(state.corpus.projects) or self.room <= 0:
            project = None
        else:
            project = state.corpus.projects[place.project].project
        findings = state.findings.by_project.get(place.project, ()) if project and place else ()
        known, room, marked = self._shown
        if project is not known or self.room != room:
            self.lines = _form(project, self.room - MARK_COLUMN)
            self.cursor = self._row_of(place.line) if place else 0
            if project is not known:
                self.scroll_to(y=0, animate=False)
        elif findings is marked:
            return
        self._shown = (project, self.room, findings)
        self.marks = self._marked(findings)
        super().restock()

    def _marked(self, findings: Sequence[Finding]) -> dict[int, Severity]:
        found: dict[int, Severity] = {}
        for finding in findings:
            row = self._row_of(finding.diagnostic.span.line)
            severity = finding.diagnostic.severity
            if row not in found or severity.rank < found[row].rank:
                found[row] = severity
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


class FormNote(Bar):
    """What is wrong at the cursor of the form, or where in the file it stands."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"findings", "place", "location"})

    def line(self, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """The gravest finding of the selected line."""
        state = self.store.state
        if state.place is None or state.location is None or state.place.project >= len(state.corpus.projects):
            return ()
        findings = self._findings()
        if not findings:
            return (Run(f"  {state.location.path}:{state.location.line}", Tone.FAINT),)
        diagnostic = findings[0].diagnostic
        more = f"  (+{len(findings) - 1})" if len(findings) > 1 else ""
        tone = tone_of(diagnostic.severity)
        return (
            Run(" "),
            mark(diagnostic.severity),
            Run(f" {diagnostic.code} ", tone),
            Run(str(diagnostic.summary)),
            Run(more, Tone.MUTED),
        )

    def _findings(self) -> tuple[Finding, ...]:
        state = self.store.state
        if state.place is None:
            return ()
        project, line = state.place.project, state.place.line
        indicator = state.corpus.indicator_at(project, line)
        if indicator is None:
            return state.findings.on_lines(project, line, line)
        return state.findings.of_indicator(project, indicator)


def _form(project: Project | None, room: int) -> tuple[FormLine, ...]:
    if project is None:
        return ()
    from perftui.output.form import form

    return form(project, room)
