"""All problems in a list, and one of them explained."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from perftui.display import called, fit, width, wrap
from perftui.messages import Message, msg
from perftui.tui.actions import Where, action, bindings, key_names
from perftui.tui.arranged.places import Location, Pane, Phase, View
from perftui.tui.arranged.sieve import subject_of
from perftui.tui.terminal.runs import Line, Run, Tone, shorten
from perftui.tui.widgets.marks import fix_sign, mark, tone_of
from perftui.tui.widgets.status import Hints
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from perftui.diagnostics import Fix, Severity
    from perftui.tui.arranged.in_files import Finding
    from perftui.tui.arranged.sieve import Sieve
    from perftui.tui.store.store import Store

LEAST_SUMMARY = 30


class Sifting(Virtual):
    """What shows findings, and narrows and sorts the list of them."""

    BINDINGS = bindings(Where.PROBLEMS)
    WHERE = Where.PROBLEMS

    @property
    @abstractmethod
    def selected(self) -> Finding | None:
        """The finding that shows, or that is under the cursor."""

    def sift(self, sieve: Sieve) -> None:
        """List others."""
        self.store.sift(sieve)

    def action_only_rule(self) -> None:
        """Only what the rule of the finding under the cursor finds, or everything again."""
        if self.selected is not None and self.selected.diagnostic.code:
            self.sift(self.store.state.sieve.toggled(rule=self.selected.diagnostic.code))
        elif self.store.state.sieve.rule:
            self.sift(replace(self.store.state.sieve, rule=""))

    def action_only_subject(self) -> None:
        """Only what is about the project of the finding under the cursor, or everything again."""
        if self.selected is not None:
            self.sift(self.store.state.sieve.toggled(subject=subject_of(self.selected)))
        elif self.store.state.sieve.subject:
            self.sift(replace(self.store.state.sieve, subject=None))

    def action_only_severity(self) -> None:
        """Only the gravest of those that occur, then only the next, and in the end all."""
        sieve = self.store.state.sieve
        every: list[Severity | None] = [severity for severity, _count in self.store.state.findings.marks.counts()]
        at = every.index(sieve.severity) + 1 if sieve.severity in every else 0
        self.sift(replace(sieve, severity=[*every, None][at]))

    def action_sort_problems(self) -> None:
        """In the next order."""
        sieve = self.store.state.sieve
        self.sift(replace(sieve, order=sieve.order.next))


class ProblemList(Sifting):
    """One finding a line: mark, code, project, line of the file, summary."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"findings", "finding", "phase", "place", "sieve", "listed"})
    FOLLOWS: ClassVar[bool] = True
    """Whether it goes where the cursor of the other panes is."""

    @property
    def selected(self) -> Finding | None:
        """The finding under the cursor."""
        listed = self.store.state.problems
        return listed.finding(self.cursor) if self.cursor < len(listed) else None

    def count(self) -> int:
        """How many findings are listed."""
        return len(self.store.state.problems)

    def copied(self) -> str:
        """The finding as `perftui check` writes it."""
        finding = self.selected
        if finding is None:
            return ""
        diagnostic = finding.diagnostic
        return f"{_where(finding)}: {diagnostic.code} {diagnostic.summary}"

    def empty(self) -> Message | None:
        """What to say where nothing was found."""
        if self.store.state.phase is not Phase.READY:
            return msg("checking …")
        if self.store.state.sieve.narrows and self.store.state.findings.every:
            return msg("no problem of that kind; {key} shows all", key=key_names(action("leave"))[0])
        return msg("no problem was found")

    def line(self, index: int, room: int) -> Line:
        """One finding; the summary is last, because it is what may be cut."""
        listed = self.store.state.problems
        findings, finding = listed.findings, listed.finding(index)
        diagnostic = finding.diagnostic
        line_cells, code_cells = len(str(findings.last_line)), findings.code_cells
        subject_cells = min(findings.subject_cells, max(room - LEAST_SUMMARY - line_cells - code_cells - 10, 0))
        number = diagnostic.span.line if finding.placed else ""
        line: Line = (
            mark(diagnostic.severity),
            Run(f" {diagnostic.code:<{code_cells}} ", tone_of(diagnostic.severity)),
            Run(f"{fix_sign(diagnostic)} ", Tone.MUTED),
            Run(fit(finding.subject, subject_cells), Tone.STRONG),
            Run(f" {number:>{line_cells}}  ", Tone.MUTED),
            Run(str(diagnostic.summary)),
        )
        return shorten(line, room - 1)

    def text(self, index: int) -> str:
        """What it is about and what it says."""
        finding = self.store.state.problems.finding(index)
        return f"{finding.diagnostic.code} {finding.subject} {finding.diagnostic.summary}"

    def follow(self, changed: frozenset[str]) -> None:
        """Show the findings of the state, the selected one under the cursor."""
        if changed & {"findings", "sieve", "listed"}:
            self.restock()
        if changed - {"place", "phase"}:
            row = self.store.state.problems.row_of(self.store.state.finding)
            if row is not None:
                self.place(row)
        if self.FOLLOWS and self.store.state.pane is not Pane.PROBLEMS:
            self._go_to_project()
        if "phase" in changed:
            self.renew()

    def _go_to_project(self) -> None:
        """Begin with the first finding of the project that is selected elsewhere, unless the cursor is in one of it."""
        state, selected = self.store.state, self.selected
        if state.place is None or selected is None or selected.project == state.place.project:
            return
        declared = state.corpus.projects[state.place.project]
        path, project = str(declared.file.path), declared.project
        first = state.findings.between(state.corpus, path, project.line, project.last_line).start
        row = state.problems.behind(first - 1) + 1
        known = state.problems.findings is state.findings and row < self.count()
        if known and state.problems.finding(row).project == state.place.project:
            self.place(row)
            self.reveal(row)

    def chosen(self) -> None:
        """Go to the place of the finding: in the form, else in the file; to a conflict where it is about one."""
        finding = self.selected
        if finding is None or not self.choose_selected(ends_filter=True):
            return
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

    def choose_selected(self, *, ends_filter: bool = False) -> bool:
        """Select the finding under the cursor; not where it is one of an older check that is there no more."""
        state, finding = self.store.state, self.selected
        number = None if finding is None else state.problems.numbers[self.cursor]
        if finding is not None and state.problems.findings is not state.findings:
            number = state.findings.again(state.corpus, finding.diagnostic)
        if number is not None:
            self.store.choose_finding(number, ends_filter=ends_filter)
        return number is not None

    def cursor_moved(self) -> None:
        """The hints tell what can be done about another finding."""
        self.screen.query_one(Hints).refresh()

    def sift(self, sieve: Sieve) -> None:
        """List others; what is selected stays so where it is among them."""
        self.choose_selected()
        super().sift(sieve)

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

    FOLLOWS = False

    def cursor_moved(self) -> None:
        """The explanation follows the cursor."""
        self.choose_selected()

    def follow(self, changed: frozenset[str]) -> None:
        """The explanation is of a finding that is listed."""
        super().follow(changed)
        listed = self.store.state.problems
        current = listed.findings is self.store.state.findings
        if current and self.selected is not None and listed.row_of(self.store.state.finding) is None:
            self.choose_selected()


class ProblemDetail(Sifting):
    """The selected finding in full: what, where, why, on what basis, and the line of the file."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"findings", "finding", "sieve", "listed"})
    READING = True

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.lines: list[Line] = []

    @property
    def selected(self) -> Finding | None:
        """The finding under the cursor of the list."""
        return self.screen.query_one(ProblemPage).selected

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
        state = self.store.state
        number = state.finding or 0
        known = number < len(state.findings.every) and bool(state.problems.numbers)
        self.lines = _explained(self.store, state.findings.every[number], self.room - 1) if known else []
        super().restock()

    def chosen(self) -> None:
        """The text of the place."""
        self.app.call_later(self.app.run_action, "source")


def _explained(store: Store, finding: Finding, room: int) -> list[Line]:
    diagnostic = finding.diagnostic
    tone = tone_of(diagnostic.severity)
    head = f" {diagnostic.severity.word}  {diagnostic.code}  {diagnostic.name}".rstrip()
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
            msg("See also"), f"{called(related.path or diagnostic.path)}:{related.span.line} {related.message}", room
        )
    if diagnostic.fix is not None:
        lines += _labelled(msg("Fix"), str(_fix_words(diagnostic.fix)), room)
    return [*lines, *_excerpt(store, finding)]


def _fix_words(fix: Fix) -> Message:
    if fix.safe:
        return msg("{fix} (safe: what is meant stays)", fix=fix.title)
    return msg("{fix} (look at it first: it may change what is meant)", fix=fix.title)


def _where(finding: Finding) -> str:
    diagnostic = finding.diagnostic
    if not finding.placed:
        return called(diagnostic.path)
    return f"{called(diagnostic.path)}:{diagnostic.span.line}:{diagnostic.span.start + 1}"


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
