"""The main page: outline, declaration, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from perftui.editing.slot import Part
from perftui.tui.actions import Where
from perftui.tui.arranged.findings import gravest_first
from perftui.tui.arranged.places import Pane, View
from perftui.tui.arranged.tree import Kind, project_of
from perftui.tui.screens.page import LOW, Page
from perftui.tui.widgets.edit_line import EditLine
from perftui.tui.widgets.form_note import FormNote
from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.outline import Outline
from perftui.tui.widgets.panes import Panes
from perftui.tui.widgets.problems import ProblemList
from perftui.tui.widgets.status import Title
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.events import DescendantFocus, Resize
    from textual.widget import Widget

    from perftui.editing.choices import Vocabulary
    from perftui.editing.slot import Slot
    from perftui.tui.arranged.in_files import Finding

SIDE_BY_SIDE = 100
"""From this width on outline and form stand side by side."""
NARROWEST, USUAL, WIDEST = 24, 35, 60
"""Cells of the outline beside the form."""
LOWEST, HIGHEST_LEAVES = 3, 8
"""Lines of the problems at least, and lines that stay for everything else."""


class Main(Page):
    """The panes share the page by its size; a narrow page shows the form only while it has the keys."""

    WHERE = Where.OUTLINE

    AUTO_FOCUS: ClassVar[str] = ".-first"

    def compose(self) -> ComposeResult:
        """The line of an edit comes first: what comes first can come and go, and the rest stays as it was painted."""
        yield EditLine(self.store)
        yield from super().compose()

    def on_mount(self) -> None:
        """The keys go to the pane that had them the last time."""
        self.list_of(self.pane).add_class("-first")

    def body(self) -> Iterable[Widget]:
        """The three panes."""
        with Panes(id="panes"):
            with Vertical(id="outline-pane"):
                yield Title(self.store, Pane.OUTLINE, id="outline-title")
                yield Outline(self.store, id="outline")
            with Vertical(id="form-pane"):
                yield Title(self.store, Pane.FORM, id="form-title")
                yield FormView(self.store, id="form")
                yield FormNote(self.store, id="form-note")
            with Vertical(id="problems-pane"):
                yield Title(self.store, Pane.PROBLEMS, id="problems-title")
                yield ProblemList(self.store, id="problems")

    # ---- panes --------------------------------------------------------------------------------------------------

    @property
    def pane(self) -> Pane:
        """The pane that has the keys, or had them last."""
        return self.store.state.pane

    def list_of(self, pane: Pane) -> Virtual:
        """The list of a pane."""
        match pane:
            case Pane.OUTLINE:
                return self.query_one(Outline)
            case Pane.FORM:
                return self.query_one(FormView)
            case Pane.PROBLEMS:
                return self.query_one(ProblemList)

    def go_to(self, pane: Pane) -> None:
        """Give the keys to a pane, and show it."""
        self.store.set_pane(pane)
        if self.store.state.zoom is not None:
            self.store.set_zoom(pane)
        self.share()
        self.set_focus(self.list_of(pane))

    def step(self, step: int) -> None:
        """Give the keys to the next pane, or the previous one."""
        panes = list(Pane)
        self.go_to(panes[(panes.index(self.pane) + step) % len(panes)])

    def back(self) -> None:
        """End a zoom, go back to the outline, end a search, then a filter; from a change back to the others."""
        if self.store.state.zoom is not None:
            self.store.set_zoom(None)
        elif self.store.state.back_to[-1:] == (View.CHANGES,):
            self.store.go_back()
        elif self.pane is Pane.PROBLEMS and self.store.state.sieve.narrows:
            self.store.sift(self.store.state.sieve.open)
        elif self.pane is not Pane.OUTLINE:
            self.go_to(Pane.OUTLINE)
        elif self.store.state.back_to:
            self.store.go_back()
        elif self.store.state.query:
            self.store.set_query("")
        elif self.store.state.filter:
            self.store.set_filter("")

    def toggle_zoom(self) -> None:
        """The pane alone, or all panes."""
        self.store.set_zoom(None if self.store.state.zoom is not None else self.pane)

    def action_filter(self) -> None:
        """Type what the outline is to show, or the list of problems where that has the keys."""
        if self.pane is Pane.PROBLEMS:
            self.filter_problems()
        else:
            self.go_to(Pane.OUTLINE)
            super().action_filter()

    # ---- findings -----------------------------------------------------------------------------------------------

    @property
    def lists_findings(self) -> bool:
        """Whether the cursor stands in the list of problems."""
        return self.pane is Pane.PROBLEMS

    def findings_here(self) -> tuple[Finding, ...]:
        """Those of the field, of the node, or of the list; a department has none of its own."""
        state, chosen = self.store.state, self.chosen_finding
        if self.lists_findings:
            finding = self.query_one(ProblemList).selected
            return () if finding is None else (finding,)
        if self.on_department and (chosen is None or chosen.project is not None):
            return ()
        if chosen is not None:
            return (chosen,)
        if state.place is None or state.place.project >= len(state.corpus.projects):
            return self.findings_of_line()
        found = state.findings.at(state.corpus, state.place)
        if found or self.pane is not Pane.OUTLINE or not self.on_project:
            return found
        return gravest_first(state.findings.by_project.get(state.place.project, ()))

    @property
    def on_project(self) -> bool:
        """Whether a project as a whole is selected: its line in the outline, its name in the form."""
        state = self.store.state
        if state.place is None or self.pane is Pane.FORM:
            return state.slot is not None and state.slot.part is Part.PROJECT_NAME
        return state.tree.node(state.tree.at(state.place.project, state.place.line)).kind is Kind.PROJECT

    @property
    def on_department(self) -> bool:
        """Whether the cursor of the outline is on a department: no project is selected there, whatever shows beside."""
        outline = self.query_one(Outline)
        return self.pane is Pane.OUTLINE and bool(outline.rows) and project_of(outline.rows[outline.cursor]) is None

    # ---- editing ------------------------------------------------------------------------------------------------

    def edit(self, slot: Slot, words: Vocabulary, text: str | None = None) -> None:
        """Fill in a slot of the selected project."""
        place = self.store.state.place
        if place is not None:
            self.go_to(Pane.FORM)
            self.store.point(slot)
            self.store.tell(None)
            self.query_one(FormView).fill_in(begins=True)
            self.query_one(EditLine).ask(place.project, slot, words, text)

    @property
    def fills_in(self) -> bool:
        """Whether a slot is being filled in."""
        return any(line.display for line in self.query(EditLine))

    def end_edit(self) -> None:
        """The keys go back to the form, unless a click took them elsewhere."""
        line, form = self.query_one(EditLine), self.query_one(FormView)
        line.display = False
        form.cover(0)
        form.fill_in(begins=False)
        if self.focused in {None, line.entry}:
            self.set_focus(form)

    def on_edit_line_grown(self) -> None:
        """The field that is filled in stays in sight above the line, and with fewer choices is where it was."""
        line, form = self.query_one(EditLine), self.list_of(Pane.FORM)
        if line.display:
            form.cover(max(form.region.bottom - line.region.y, 0))

    def on_edit_line_given_up(self) -> None:
        """Nothing changes."""
        self.end_edit()

    # ---- sizes --------------------------------------------------------------------------------------------------

    def on_resize(self, event: Resize) -> None:
        """The page has another size."""
        self.share(event.size.width, event.size.height)

    def follow(self, changed: frozenset[str]) -> None:
        """Panes first, then what is in them."""
        if changed & {"zoom", "widening", "heightening"}:
            self.share()
        super().follow(changed)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The pane whose list has the keys is the one that a narrow page shows; it stays so while a text is typed."""
        super().on_descendant_focus(event)
        if not isinstance(self.focused, Virtual):
            return
        for pane in Pane:
            mine = self.focused is self.list_of(pane)
            self.query_one(f"#{pane.name.lower()}-pane").set_class(mine, "-active")
            if mine and pane is not self.pane:
                self.store.set_pane(pane)
                self.share()

    def share(self, width: int = 0, height: int = 0) -> None:
        """Share the page between the panes."""
        width, height = width or self.size.width, height or self.size.height
        shown = self._shown(width, height)
        for pane in Pane:
            self.query_one(f"#{pane.name.lower()}-pane").display = pane in shown
        panes = self.query_one("#panes")
        beside = {Pane.OUTLINE, Pane.FORM} <= shown
        state = self.store.state
        outline = _bounded(_usual_outline(width) + state.widening, NARROWEST, width - NARROWEST)
        strip = _bounded(_usual_strip(height) + state.heightening, LOWEST, height - HIGHEST_LEAVES)
        panes.styles.grid_size_columns = 2 if beside else 1
        panes.styles.grid_size_rows = 2 if Pane.PROBLEMS in shown and len(shown) > 1 else 1
        panes.styles.grid_columns = f"{outline} 1fr" if beside else "1fr"
        panes.styles.grid_rows = f"1fr {strip}" if Pane.PROBLEMS in shown and len(shown) > 1 else "1fr"
        tall = beside and Pane.PROBLEMS in shown
        self.query_one("#outline-pane").styles.row_span = 2 if tall else 1

    def stretch(self, *, columns: int = 0, lines: int = 0) -> None:
        """Move the borders by so many cells, where they show and as far as there is room."""
        outline, problems = self.query_one("#outline-pane"), self.query_one("#problems-pane")
        if columns and outline.display and self.query_one("#form-pane").display:
            self._bound(outline=outline.region.width + columns)
        if lines and problems.display and problems.region.height < self.query_one("#panes").region.height:
            self._bound(strip=problems.region.height + lines)

    def on_panes_dragged(self, event: Panes.Dragged) -> None:
        """The mouse moves a border."""
        self._bound(outline=event.outline, strip=event.strip)

    def _bound(self, *, outline: int | None = None, strip: int | None = None) -> None:
        """Give the outline so many columns, or the problems so many lines."""
        width, height = self.size
        if outline is not None:
            outline = _bounded(outline, NARROWEST, width - NARROWEST)
            self.store.move_borders(widening=outline - _usual_outline(width))
        if strip is not None:
            strip = _bounded(strip, LOWEST, height - HIGHEST_LEAVES)
            self.store.move_borders(heightening=strip - _usual_strip(height))

    def _shown(self, width: int, height: int) -> set[Pane]:
        zoom = self.store.state.zoom
        if zoom is not None:
            return {zoom}
        if width >= SIDE_BY_SIDE:
            return (
                set(Pane)
                if height >= LOW
                else {Pane.OUTLINE, Pane.FORM}
                if self.pane is not Pane.PROBLEMS
                else {Pane.PROBLEMS}
            )
        if self.pane is Pane.FORM:
            return {Pane.FORM}
        return {Pane.OUTLINE, Pane.PROBLEMS} if height >= LOW else {self.pane}


def _usual_outline(width: int) -> int:
    """The columns of the outline beside the form where nobody has moved the border."""
    return min(max(width // 3, USUAL), WIDEST)


def _usual_strip(height: int) -> int:
    """The lines of the problems below the others where nobody has moved the border."""
    return min(max(height // 4, 4), 12)


def _bounded(size: int, least: int, most: int) -> int:
    return min(max(size, least), max(most, least))
