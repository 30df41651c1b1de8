"""The line below the form."""

from __future__ import annotations

from typing import ClassVar

from perftui.display import called
from perftui.messages import msg
from perftui.tui.terminal.runs import Line, Run, Tone
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.marks import mark, sign_run, tone_of


class FormNote(Bar):
    """What is wrong at the cursor of the form, or where in the file it stands, and what stood there before."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"findings", "place", "slot", "changes"})

    def line(self, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """The gravest finding of the selected line."""
        state = self.store.state
        if state.place is None or state.place.project >= len(state.corpus.projects):
            return ()
        findings = state.findings.at(state.corpus, state.place)
        if not findings:
            path = state.corpus.projects[state.place.project].file.path
            return (Run(f"  {called(path)}:{state.place.line}", Tone.FAINT), *self._before())
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

    def _before(self) -> Line:
        """What stood in the selected field at the revision that is compared with."""
        state = self.store.state
        if state.place is None or state.slot is None or state.changes is None:
            return ()
        was = state.changes.was(state.corpus.projects[state.place.project].project, state.slot)
        if was is None:
            return ()
        sign, text = was
        words = msg("before: {text}", text=text) if text else msg("not there before")
        return (Run("   "), sign_run(sign), Run(f" {words}", Tone.MUTED))
