"""The outline: departments, projects, levels, and indicators with their targets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, ClassVar

from perftui.messages import Message, msg
from perftui.model import TargetKind
from perftui.notation import amount_text, target_text
from perftui.tui.actions import Where, action, bindings, key_names
from perftui.tui.arranged.in_files import NO_MARKS, Marks
from perftui.tui.arranged.places import Direction, Phase, Place
from perftui.tui.arranged.rows import Rows
from perftui.tui.arranged.tree import BLOCK, Kind, Node, project_of, text_of
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import Line, Run, Tone, cells, marked, shorten, spread
from perftui.tui.widgets.marks import mark, sign_run, standing, unsaved_departments
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from textual.events import Click

    from perftui.tui.arranged.contents import Hit
    from perftui.tui.store.store import Store

INDENT = 2
LEAST_TARGET = 8
LEAST_LABEL = 8
"""Cells of a label that stay when it has to make room for an amount."""
MARK_COLUMN = 2
"""The cells before the tree that hold the mark of a finding."""


class Outline(Virtual):
    """The tree as a flat list of the ids that show."""

    BINDINGS = bindings(Where.OUTLINE)
    INTERESTS: ClassVar[frozenset[str]] = frozenset(
        {
            "tree",
            "toggled",
            "toggled_in_filter",
            "matches",
            "findings",
            "place",
            "phase",
            "dirty",
            "contested",
            "changes",
        }
    )
    WHERE = Where.OUTLINE

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.rows = Rows(store.state.tree)
        self._tree = store.state.tree
        self._began: int | None = None
        self._found_from = -1
        self._unsaved: frozenset[int] = frozenset()

    def count(self) -> int:
        """How many nodes show."""
        return len(self.rows)

    def copied(self) -> str:
        """A project, a section or an indicator as it stands in its file; a department by its name."""
        if not self.rows:
            return ""
        identity = self.rows[self.cursor]
        node = self.store.state.tree.node(identity)
        project = project_of(identity)
        if project is None:
            return node.label
        declared = self.store.state.corpus.projects[project]
        return text_of(declared, node)

    def empty(self) -> Message | None:
        """What to say where no node shows."""
        state = self.store.state
        if state.phase is Phase.READING and not state.corpus.projects:
            return msg("reading …")
        if not state.corpus.projects:
            return msg("no declaration here; {key} begins one", key=key_names(action("new_project"))[0])
        return msg("nothing of that name") if state.condition is None else msg("nothing for which this holds")

    def line(self, index: int, room: int) -> Line:
        """Mark, label, and at the right end target, amount or number; a long label gives way to these."""
        identity = self.rows[index]
        node = self.store.state.tree.node(identity)
        marks = self._marks(identity, node)
        sign = self._change(identity, node) or Run(" ")
        if node.kind is not Kind.INDICATOR:
            state = self.store.state
            opened = state.tree.is_open(identity, state.turned, state.matches)
            sign = Run(GLYPHS.expanded if opened else GLYPHS.collapsed, Tone.MUTED)
        nameless = msg("(no department)") if node.kind is Kind.DEPARTMENT else msg("(no name)")
        label = Run(node.label or str(nameless), _LABEL_TONES[node.kind])
        indent = (*self._before(identity, node), sign, Run(" "))
        words = self.store.state.filter if self.store.state.condition is None else ""
        sought = words if node.kind in _FILTERED else ""
        left = (mark(marks.worst), *indent, *marked(label, sought))
        right = self._right(identity, node)
        if node.kind is Kind.INDICATOR:
            right = shorten(right, max(room * 2 // 5, LEAST_TARGET))
        elif cells(left) - cells((label,)) + LEAST_LABEL + cells(right) >= room - 1:
            right = ()
        return (*spread(left, right, room - 1), Run(" "))

    # ---- state --------------------------------------------------------------------------------------------------

    def follow(self, changed: frozenset[str]) -> None:
        """Show the tree of the state; the cursor stays on its node, or goes to what is above it."""
        state = self.store.state
        here = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        known = here is not None and self._is_known(here)
        if changed & {"dirty", "tree"}:
            self._unsaved = unsaved_departments(state)
        if changed & {"tree", "toggled", "toggled_in_filter", "matches"}:
            self._tree = state.tree
            self.rows = self.rows.after(state.tree, state.turned, state.matches)
            if here is not None and known:
                self.cursor = self._row_of(here)
            self.restock()
        elif changed & {"findings", "phase", "dirty", "contested", "changes"}:
            self.renew()
        if "place" in changed or not known:
            self._go_to_place()

    def _is_known(self, node: int) -> bool:
        """Whether a node of the tree that showed until now is the same in the tree of the state."""
        project = project_of(node)
        if project is None:
            return -node <= len(self.store.state.corpus.departments)
        projects = self.store.state.corpus.projects
        return project < len(projects) and projects[project] is self._tree.corpus.projects[project]

    def cursor_moved(self) -> None:
        """The declaration follows the cursor."""
        place = self._place(self.rows[self.cursor])
        if place is not None:
            self.store.select(place)

    def _go_to_place(self) -> None:
        place = self.store.state.place
        if place is None or not self.rows or self._place(self.rows[self.cursor]) == place:
            return
        if place.project >= len(self.store.state.corpus.projects):
            return
        self.place(self._row_of(self.store.state.tree.at(place.project, place.line)))

    def _place(self, identity: int) -> Place | None:
        project = project_of(identity)
        return None if project is None else Place(project, self.store.state.tree.node(identity).line)

    def _row_of(self, identity: int) -> int:
        """The row of a node, or of the nearest one above it that shows."""
        above: int | None = identity
        while above is not None:
            row = self.rows.find(above)
            if row is not None:
                return row
            above = self.store.state.tree.parent(above)
        return 0

    # ---- what a line shows --------------------------------------------------------------------------------------

    def _marks(self, identity: int, node: Node) -> Marks:
        findings = self.store.state.findings
        project = project_of(identity)
        if project is None:
            return findings.marks_by_department.get(-1 - identity, NO_MARKS)
        if node.kind is Kind.PROJECT:
            return findings.marks_by_project.get(project, NO_MARKS)
        marks = findings.marks_of_indicators(project)
        return sum((marks[each] for each in node.indicators if each in marks), NO_MARKS)

    def _before(self, identity: int, node: Node) -> Line:
        """The cells between the mark of a finding and a label: whether a project is saved, and whether it changed."""
        state, project = self.store.state, project_of(identity)
        own = None
        if project is None:
            own = Run(GLYPHS.unsaved, Tone.WARNING) if -1 - identity in self._unsaved else None
        elif node.kind is Kind.PROJECT:
            own = standing(state, str(state.corpus.projects[project].file.path))
        sign = self._change(identity, node) if node.kind is Kind.PROJECT else None
        before = (own or Run(" "), sign or Run(" "))[: 1 + INDENT * node.depth]
        return (*before, Run(" " * (1 + INDENT * node.depth - cells(before))))

    def _change(self, identity: int, node: Node) -> Run | None:
        """Whether a project or an indicator was added or changed since the revision that is compared with."""
        changes, number = self.store.state.changes, project_of(identity)
        if changes is None or number is None:
            return None
        project = self.store.state.corpus.projects[number].project
        sign = changes.sign_of(project) if node.kind is Kind.PROJECT else changes.signs(project).get(node.line)
        return None if sign is None else sign_run(sign)

    def _lost(self, identity: int, node: Node) -> Line:
        """How many indicators of a section were removed."""
        changes = self.store.state.changes
        project = self.store.state.corpus.projects[identity // BLOCK].project
        number = 0 if changes is None or node.kind is not Kind.LEVEL2 else changes.lost(project).get(node.line, 0)
        return (Run(f"{GLYPHS.removed}{number} ", Tone.REMOVED),) if number else ()

    def _right(self, identity: int, node: Node) -> Line:
        match node.kind:
            case Kind.INDICATOR:
                return self._target(identity, node)
            case Kind.DEPARTMENT:
                return _money(self.store.state.corpus.departments[-1 - identity].total)
            case Kind.PROJECT:
                funds = self.store.state.corpus.projects[identity // BLOCK].project.annual_funds
                return _money(funds.total if funds else None)
            case _:
                return (*self._lost(identity, node), Run(str(len(node.indicators)), Tone.FAINT))

    def _target(self, identity: int, node: Node) -> Line:
        project = self.store.state.corpus.projects[identity // BLOCK].project
        target = project.indicators[node.indicators[0]].target
        tone = Tone.ERROR if target.kind is TargetKind.OPEN else Tone.PLAIN
        return (Run(target_text(target), tone),)

    # ---- search -------------------------------------------------------------------------------------------------

    def begin_search(self) -> None:
        """A search begins at the node of the cursor."""
        self._began = self.rows[self.cursor] if self.rows else None
        self._found_from = self._here()

    def cancel_search(self) -> None:
        """Back to where the search began."""
        if self._began is not None and self._is_known(self._began):
            self.move_to(self._row_of(self._began))

    def find(self, query: str, direction: Direction) -> bool:
        """Everything is found whether it shows or not; what is above it is opened. Until that is known, names are."""
        state = self.store.state
        if state.found is None or query != state.query or not self.rows:
            return self._find_name(query, direction)
        begun = direction is Direction.HERE and self._began is not None and self._is_known(self._began)
        here = self._began if begun and self._began is not None else self.rows[self.cursor]
        found = state.found.beside(here, direction.value, self._may_show)
        if found is None:
            return False
        hit, around = found
        self._stop_at(hit)
        if hit.text:
            self.store.tell(msg("{what}: {text}", what=hit.key or msg("file"), text=hit.text))
        elif around and direction is not Direction.HERE:
            self.store.tell(msg("From the start again.") if direction is Direction.NEXT else msg("From the end again."))
        return True

    def places_of(self, query: str) -> int | None:
        """How many rows hold it, among those that the filter leaves."""
        found = None if self.seeks(query) or query != self.store.state.query else self.store.state.found
        if found is None or self.store.state.matches is None:
            return None if found is None else len(found.hits)
        return sum(self._may_show(hit.node) for hit in found.hits)

    def seeks(self, query: str) -> bool:
        """Whether only names were looked through yet."""
        return query == self.store.state.query and self.store.state.found is None

    def _may_show(self, node: int) -> bool:
        """Whether the filter leaves a node."""
        state, project = self.store.state, project_of(node)
        if state.matches is None:
            return True
        if project is None:
            return not state.matches.projects.keys().isdisjoint(state.corpus.departments[-1 - node].projects)
        below = state.tree.node(node).indicators if node % BLOCK else (None,)
        return any(state.matches.leaves(project, each) for each in below)

    def _stop_at(self, hit: Hit) -> None:
        project = project_of(hit.node)
        self.store.reveal_node(hit.node)
        self.follow(frozenset({"toggled"}))
        if project is None:
            self.move_to(self._row_of(hit.node))
            return
        self.place(self._row_of(hit.node))
        self.store.select(Place(project, hit.line))

    def _find_name(self, query: str, direction: Direction) -> bool:
        names, matches = self.store.state.corpus.names, self.store.state.matches
        hits: Sequence[int] = names.holding(query)
        if matches is not None:
            hits = [hit for hit in hits if names.owners[hit] in matches.projects]
        if not hits:
            return False
        if direction is Direction.HERE:
            at = bisect_left(hits, self._found_from)
        elif direction is Direction.NEXT:
            at = bisect_right(hits, self._here())
        else:
            at = bisect_left(hits, self._here()) - 1
        self._show(*names.at(hits[at % len(hits)]))
        return True

    def _here(self) -> int:
        """The place of the name under the cursor among all names; on a department, the one before its first."""
        if not self.rows:
            return -1
        identity = self.rows[self.cursor]
        corpus = self.store.state.corpus
        project = project_of(identity)
        if project is None:
            return corpus.names.place(corpus.departments[-1 - identity].projects[0], None) - 1
        node = self.store.state.tree.node(identity)
        indicator = node.indicators[0] if node.kind is not Kind.PROJECT and node.indicators else None
        return corpus.names.place(project, indicator)

    def _show(self, project: int, indicator: int | None) -> None:
        self.store.reveal(project, indicator)
        self.follow(frozenset({"toggled"}))
        self.place(self._row_of(self.store.state.tree.find(project, indicator)))
        declared = self.store.state.corpus.projects[project].project
        self.store.select(Place(project, declared.line if indicator is None else declared.indicators[indicator].line))

    # ---- actions ------------------------------------------------------------------------------------------------

    def chosen(self) -> None:
        """Read the declaration; a department folds."""
        identity = self.rows[self.cursor]
        if project_of(identity) is None:
            self.store.toggle(identity)
        else:
            self.app.call_later(self.app.run_action, "pane_2")

    def action_unfold(self) -> None:
        """Unfold, or go to what is below."""
        if not self.rows:
            return
        identity = self.rows[self.cursor]
        if self._foldable(identity) and not self._is_open(identity):
            self.store.toggle(identity)
        elif self.cursor + 1 < len(self.rows):
            self.move_to(self.cursor + 1)

    def action_fold(self) -> None:
        """Fold, or go to what is above."""
        if not self.rows:
            return
        identity = self.rows[self.cursor]
        above = self.store.state.tree.parent(identity)
        if self._foldable(identity) and self._is_open(identity):
            self.store.toggle(identity)
        elif above is not None:
            self.move_to(self._row_of(above), step=-1)

    def action_switch(self) -> None:
        """Fold or unfold."""
        if self.rows and self._foldable(self.rows[self.cursor]):
            self.store.toggle(self.rows[self.cursor])

    def on_click(self, event: Click) -> None:
        """A click on the sign before a label folds or unfolds."""
        row = event.y + self.scroll_offset.y
        if not 0 <= row < len(self.rows):
            return
        node = self.store.state.tree.node(self.rows[row])
        sign = MARK_COLUMN + INDENT * node.depth
        if sign <= event.x - 1 <= sign + 1 and self._foldable(self.rows[row]):
            event.stop()
            event.prevent_default()
            self.store.toggle(self.rows[row])

    def _foldable(self, identity: int) -> bool:
        return self.store.state.tree.node(identity).kind is not Kind.INDICATOR

    def _is_open(self, identity: int) -> bool:
        state = self.store.state
        return state.tree.is_open(identity, state.turned, state.matches)


def _money(amount: Decimal | None) -> Line:
    return () if amount is None else (Run(amount_text(amount), Tone.MUTED),)


_FILTERED = (Kind.PROJECT, Kind.INDICATOR)

_LABEL_TONES = {
    Kind.DEPARTMENT: Tone.STRONG,
    Kind.PROJECT: Tone.STRONG,
    Kind.LEVEL1: Tone.MUTED,
    Kind.LEVEL2: Tone.MUTED,
    Kind.INDICATOR: Tone.PLAIN,
}
