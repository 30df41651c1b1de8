"""All problems in a list, and one of them explained."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from perftui.display import fit, width, wrap
from perftui.messages import Message, msg
from perftui.tui.actions import Where, action, key_names
from perftui.tui.runs import Line, Run, Tone, shorten
from perftui.tui.state import Location, Phase, View
from perftui.tui.widgets.marks import mark, severity_name, tone_of
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from perftui.tui.findings import Finding
    from perftui.tui.store import Store

LEAST_SUMMARY = 30


class ProblemList(Virtual):
    """One finding a line: mark, code, project, line of the file, summary."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"findings", "finding", "phase"})
    WHERE = Where.PROBLEMS

    def count(self) -> int:
        """How many findings there are."""
        return len(self.store.state.findings.every)

    def copied(self) -> str:
        """The finding as `perftui check` writes it."""
        if not self.count():
            return ""
        finding = self.store.state.findings.every[self.cursor]
        diagnostic = finding.diagnostic
        return f"{_where(finding)}: {diagnostic.code} {diagnostic.summary}"

    def empty(self) -> Message | None:
        """What to say where nothing was found."""
        if self.store.state.phase is Phase.READY:
            return msg("no problem was found")
        return msg("checking …")

    def line(self, index: int, room: int) -> Line:
        """One finding; the summary is last, because it is what may be cut."""
        findings = self.store.state.findings
        finding = findings.every[index]
        diagnostic = finding.diagnostic
        line_cells, code_cells = len(str(findings.last_line)), findings.code_cells
        subject_cells = min(findings.subject_cells, max(room - LEAST_SUMMARY - line_cells - code_cells - 8, 0))
        number = diagnostic.span.line if finding.placed else ""
        line: Line = (
            mark(diagnostic.severity),
            Run(f" {diagnostic.code:<{code_cells}}  ", tone_of(diagnostic.severity)),
            Run(fit(finding.subject, subject_cells), Tone.STRONG),
            Run(f" {number:>{line_cells}}  ", Tone.MUTED),
            Run(str(diagnostic.summary)),
        )
        return shorten(line, room - 1)

    def text(self, index: int) -> str:
        """What it is about and what it says."""
        finding = self.store.state.findings.every[index]
        return f"{finding.diagnostic.code} {finding.subject} {finding.diagnostic.summary}"

    def follow(self, changed: frozenset[str]) -> None:
        """Show the findings of the state, the selected one under the cursor."""
        state = self.store.state
        if "findings" in changed:
            self.restock()
        if state.finding is not None and state.finding < self.count():
            self.place(state.finding)
        if "phase" in changed:
            self.refresh()

    def chosen(self) -> None:
        """Go to the place of the finding: in the form, else in the file; to a conflict where it is about one."""
        self.store.choose_finding(self.cursor)
        finding = self.store.state.findings.every[self.cursor]
        if self._in_conflict(finding):
            self.store.open(View.CONFLICTS)
        elif finding.project is not None:
            self.app.call_later(self.app.run_action, "pane_2")
        elif self._in_summary(finding):
            self.store.open(View.STATED)
        elif finding.diagnostic.path in self.store.state.corpus.files:
            self.store.open(View.SOURCE)
        else:
            key = key_names(action("open_editor"))[0]
            name = PurePath(finding.diagnostic.path).name
            self.store.tell(msg("{name} is no declaration: {key} opens it in your editor.", name=name, key=key))

    def _in_summary(self, finding: Finding) -> bool:
        """Whether it is about what is stated of a folder."""
        file = self.store.state.corpus.files.get(finding.diagnostic.path)
        line = finding.diagnostic.span.line
        return file is not None and any(each.line <= line <= each.last_line for each in file.document.summaries)

    def _in_conflict(self, finding: Finding) -> bool:
        """Whether it is about a region that a merge left."""
        file = self.store.state.corpus.files.get(finding.diagnostic.path)
        line = finding.diagnostic.span.line
        regions = () if file is None else file.document.conflicts
        return any(region.span.line <= line <= region.span.end_line for region in regions)


class ProblemPage(ProblemList):
    """The list on its own page, where moving the cursor selects the finding."""

    def cursor_moved(self) -> None:
        """The explanation follows the cursor."""
        self.store.choose_finding(self.cursor)


class ProblemDetail(Virtual):
    """The selected finding in full: what, where, why, on what basis, and the line of the file."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"findings", "finding"})
    WHERE = Where.PROBLEMS
    READING = True

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.lines: list[Line] = []

    def count(self) -> int:
        """How many lines the explanation takes."""
        return len(self.lines)

    def line(self, index: int, room: int) -> Line:
        """One line of the explanation."""
        return shorten(self.lines[index], room)

    def follow(self, changed: frozenset[str]) -> None:  # noqa: ARG002 - every interest asks for the same
        """Explain the selected finding."""
        self.cursor = 0
        self.restock()

    def restock(self) -> None:
        """Another finding, or another width to break its text into."""
        findings = self.store.state.findings.every
        number = self.store.state.finding or 0
        self.lines = _explained(self.store, findings[number], self.room - 1) if number < len(findings) else []
        super().restock()

    def chosen(self) -> None:
        """The text of the place."""
        self.app.call_later(self.app.run_action, "source")


def _explained(store: Store, finding: Finding, room: int) -> list[Line]:
    diagnostic = finding.diagnostic
    tone = tone_of(diagnostic.severity)
    head = f" {severity_name(diagnostic.severity)}  {diagnostic.code}  {diagnostic.name}".rstrip()
    lines: list[Line] = [(mark(diagnostic.severity), Run(head, tone))]
    lines += [(Run(text, Tone.STRONG),) for text in wrap(str(diagnostic.summary), room)]
    lines += [(), *_labelled(msg("Place"), str(_where(finding)), room)]
    if diagnostic.project:
        lines += _labelled(msg("Project"), diagnostic.project, room)
    if diagnostic.indicator:
        lines += _labelled(msg("Indicator"), diagnostic.indicator, room)
    if diagnostic.detail is not None:
        lines += _labelled(msg("Detail"), str(diagnostic.detail), room)
    if diagnostic.basis:
        lines += _labelled(msg("Basis"), diagnostic.basis, room)
    for related in diagnostic.related:
        lines += _labelled(
            msg("See also"), f"{related.path or diagnostic.path}:{related.span.line} {related.message}", room
        )
    if diagnostic.fix is not None:
        lines += _labelled(msg("Fix"), str(diagnostic.fix.title), room)
    return [*lines, *_excerpt(store, finding)]


def _where(finding: Finding) -> str:
    diagnostic = finding.diagnostic
    if not finding.placed:
        return diagnostic.path
    return f"{diagnostic.path}:{diagnostic.span.line}:{diagnostic.span.start + 1}"


def _labelled(label: Message, text: str, room: int) -> list[Line]:
    """A label, and a text broken into lines beside it."""
    cells = 10
    wrapped = wrap(text, max(room - cells, 10))
    labels = [str(label), *[""] * (len(wrapped) - 1)]
    return [(Run(fit(left, cells), Tone.MUTED), Run(right)) for left, right in zip(labels, wrapped, strict=True)]


def _excerpt(store: Store, finding: Finding) -> list[Line]:
    """The line of the file and a caret below what is wrong in it."""
    from perftui.display import printable

    diagnostic = finding.diagnostic
    file, checker = store.state.corpus.files.get(diagnostic.path), store.state.checker
    lines = file.document.lines if file else checker.other_lines.get(diagnostic.path, ()) if checker else ()
    span = diagnostic.span
    if not finding.placed or span.line > len(lines):
        return []
    text = lines[span.line - 1]
    end = span.end if span.end_line == span.line else len(text)
    before, wrong = printable(text[: span.start]), printable(text[span.start : end])
    number = str(Location(diagnostic.path, span.line).line)
    margin = " " * len(number)
    carets = " " * width(before) + "^" * max(width(wrong), 1)
    return [
        (),
        (Run(f"{number} │ ", Tone.FAINT), Run(text)),
        (Run(f"{margin} │ ", Tone.FAINT), Run(carets, tone_of(diagnostic.severity))),
    ]
