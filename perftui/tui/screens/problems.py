"""The page of problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perftui.tui.actions import Where
from perftui.tui.arranged.places import Pane
from perftui.tui.screens.page import Page
from perftui.tui.widgets.problems import ProblemDetail, ProblemPage
from perftui.tui.widgets.status import Title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from perftui.tui.arranged.in_files import Finding


class ProblemsPage(Page):
    """The list above, the explanation below."""

    WHERE = Where.PROBLEMS
    AUTO_FOCUS: ClassVar[str] = "ProblemPage"
    FILTERS = True

    def body(self) -> Iterable[Widget]:
        """List and explanation."""
        yield Title(self.store, Pane.PROBLEMS, id="problems-page-title", numbered=False)
        yield ProblemPage(self.store, id="problem-list")
        yield ProblemDetail(self.store, id="problem-detail")

    @property
    def lists_findings(self) -> bool:
        """The page is a list of them."""
        return True

    def findings_here(self) -> tuple[Finding, ...]:
        """The one under the cursor."""
        finding = self.query_one(ProblemPage).selected
        return () if finding is None else (finding,)

    def action_filter(self) -> None:
        """Type which problems are to be listed."""
        self.filter_problems()
