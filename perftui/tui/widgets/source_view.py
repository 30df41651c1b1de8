"""The text of one file with the numbers of its lines and the marks of what was found in them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from perftui.display import called, printable, width
from perftui.messages import Message, msg
from perftui.tui.actions import Where
from perftui.tui.arranged.places import Location
from perftui.tui.terminal.runs import Line, Run, Tone, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.marks import mark, standing, tone_of
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from perftui.diagnostics import Diagnostic
    from perftui.tui.store.state import State
    from perftui.tui.store.store import Store

TAB = 4
MARGIN = 4
"""The cells between the number of a line and its text."""
_KEY = re.compile(r"\s*[^\s:：|｜-][^:：]*[:：]")


class SourceText:
    """A file as it is shown."""

    def __init__(self, state: State, path: str) -> None:
        self.path = path
        self._findings = state.findings.by_path.get(path, ())
        file = state.corpus.files.get(path)
        lines = file.document.lines if file is not None else ()
        self.lines = lines[:-1] if lines and not lines[-1] else lines

    @cached_property
    def findings(self) -> dict[int, tuple[Diagnostic, ...]]:
        """The findings of each line that has any, gravest first."""
        found: dict[int, list[Diagnostic]] = {}
        for finding in self._findings:
            found.setdefault(finding.diagnostic.span.line, []).append(finding.diagnostic)
        return {line: tuple(sorted(each, key=lambda one: one.severity.rank)) for line, each in found.items()}

    @cached_property
    def number_cells(self) -> int:
        """The width of the greatest line number."""
        return len(str(len(self.lines)))

    @cached_property
    def cells(self) -> int:
        """The width of the widest line with all that stands before it."""
        return self.number_cells + MARGIN + 1 + max((width(_shown(line)) for line in self.lines), default=0)


class SourceView(Virtual):
    """The lines of the file of the selected place."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"corpus", "findings", "location"})
    WHERE = Where.SOURCE

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.source = SourceText(store.state, "")

    def count(self) -> int:
        """How many lines the file has."""
        return len(self.source.lines)

    def copied(self) -> str:
        """The line of the file."""
        return self.source.lines[self.cursor] if self.count() else ""

    def empty(self) -> Message | None:
        """What to say where there is no file."""
        return msg("no file is open")

    def extent(self) -> int:
        """Long lines scroll sideways."""
        return self.source.cells if self.source.cells > self.room else 0

    def cut_at_end(self, index: int, end: int) -> bool:
        """Long lines show that they go on."""
        return self.source.number_cells + MARGIN + width(_shown(self.source.lines[index])) > end

    def line(self, index: int, room: int) -> Line:  # noqa: ARG002 - long lines scroll
        """Number, mark, text; what is wrong stands in the tone of its severity."""
        text = self.source.lines[index]
        findings = self.source.findings.get(index + 1, ())
        number = Run(f"{index + 1:>{self.source.number_cells}} ", Tone.FAINT)
        head = (number, mark(findings[0].severity if findings else None), Run("  "))
        if not findings:
            return (*head, *toned(text))
        span = findings[0].span
        start, end = span.start, span.end if span.end_line == span.line else len(text)
        wrong = Run(_shown(text[start:end]), tone_of(findings[0].severity))
        return (*head, Run(_shown(text[:start])), wrong, Run(_shown(text[end:])))

    def follow(self, changed: frozenset[str]) -> None:
        """Show the file and the line of the state."""
        state = self.store.state
        path = state.location.path if state.location else ""
        if changed & {"corpus", "findings"} or path != self.source.path:
            self.source = SourceText(state, path)
            self.restock()
        if state.location is not None and self.count():
            self.place(min(state.location.line, self.count()) - 1)

    def cursor_moved(self) -> None:
        """The other pages follow the cursor."""
        self.store.visit(Location(self.source.path, self.cursor + 1))

    def chosen(self) -> None:
        """Edit the text at this line."""
        self.app.call_later(self.app.run_action, "edit_text")


class SourceTitle(Bar):
    """Which file it is."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"location", "findings", "dirty", "contested"})

    def line(self, room: int) -> Line:
        """The path, whether it is saved, and the line."""
        location = self.store.state.location
        if location is None:
            return (Run(" "), Run(str(msg("Source")), Tone.TITLE))
        mine = standing(self.store.state, location.path)
        name: Line = (Run(" "), Run(str(msg("Source")), Tone.TITLE), Run(f"  {called(location.path)} ", Tone.STRONG))
        if mine is not None:
            name = (*name, mine)
        return (*spread(name, (Run(str(msg("line {line}", line=location.line)), Tone.MUTED),), room - 1), Run(" "))


class SourceNote(Bar):
    """What is wrong in the line of the cursor."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"location", "findings"})

    def line(self, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """The gravest finding of the line."""
        location = self.store.state.location
        if location is None:
            return ()
        for finding in self.store.state.findings.by_path.get(location.path, ()):
            diagnostic = finding.diagnostic
            if diagnostic.span.line == location.line:
                head = Run(f" {diagnostic.code} ", tone_of(diagnostic.severity))
                return (Run(" "), mark(diagnostic.severity), head, Run(str(diagnostic.summary)))
        return ()


def toned(text: str) -> Line:
    """A line of the file, its comment, heading or key set apart from its content."""
    return tuple(Run(_shown(run.text), run.tone) for run in parts(text))


def parts(text: str) -> Line:
    """The same with every character as the file has it."""
    bare = text.strip()
    if bare.startswith("#"):
        return (Run(text, Tone.MUTED),)
    if bare and not text[0].isspace():
        return (Run(text, Tone.TITLE),)
    key = _KEY.match(text)
    if key is None:
        return (Run(text, Tone.PLAIN if bare[:1] in "-－|｜" else Tone.STRONG),)
    return (Run(key[0], Tone.MUTED), Run(text[key.end() :]))


def _shown(text: str) -> str:
    """A stretch of a line with its tabs as blanks."""
    return printable(text.replace("\t", " " * TAB))
