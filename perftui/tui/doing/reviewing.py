"""Actions of the review: comparing with git, going from change to change, taking one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from perftui.messages import Message, msg
from perftui.tui.actions import action, key_names
from perftui.tui.arranged.places import Phase, Place
from perftui.tui.doing.hand import Hand
from perftui.tui.work.aside import LONG, considerate

if TYPE_CHECKING:
    from perftui.tui.arranged.changes import Changes, Row


class Reviewing(Hand):
    """What is done with changes."""

    # ---- comparing ----------------------------------------------------------------------------------------------

    def compare_again(self) -> None:
        """Compare in a thread where what is known is about something else than what is open now."""
        state = self.store.state
        if state.phase is Phase.READING or self.desk.workbench is None or not state.asked:
            return
        changes = state.changes
        asked = changes is not None and changes.asked == state.asked
        # Where there is nothing to compare with, an edit changes nothing about that.
        if changes is None or not asked or (changes.review is not None and changes.corpus is not state.corpus):
            self._compare()

    @work(thread=True, exclusive=True, group="compare")
    def _compare(self) -> None:
        """Ask git in a thread; what was edited meanwhile is compared by the next one."""
        from perftui.tui.work.reviewer import compare

        state = self.store.state
        changes = state.changes
        # An edit began it, and more may follow; who asks waits for the answer.
        followed = changes is not None and changes.asked == state.asked
        stopped = considerate(get_current_worker(), lambda: self.last_key, 0 if followed else LONG)
        compare(self.store, self.call_later, stopped)

    def _up_to_date(self) -> Changes | None:
        """What differs from what is open at this moment; `None`, and so it is said, where git has to be asked first."""
        state = self.store.state
        changes = state.changes
        if changes is not None and changes.corpus is not state.corpus and changes.asked == state.asked:
            from perftui.tui.work.reviewer import compared

            self.store.was_compared(compared(state))
            changes = self.store.state.changes
        if changes is None or changes.corpus is not state.corpus:
            self.store.tell(msg("comparing …"))
            return None
        return changes

    def action_revision(self) -> None:
        """Choose the revision to compare with."""
        from perftui.tui.screens.revisions import Revisions

        def chosen(name: str | None) -> None:
            if name is not None:
                self.store.ask_for_changes(name)
                self.store.tell(msg("Compared with {revision}.", revision=name))

        self.push_screen(Revisions(self.store), chosen)

    # ---- going --------------------------------------------------------------------------------------------------

    def action_next_change(self) -> None:
        """Go to the next place that changed."""
        self._step_change(1)

    def action_previous_change(self) -> None:
        """Go to the previous place that changed."""
        self._step_change(-1)

    def _step_change(self, step: int) -> None:
        changes, state = self._up_to_date(), self.store.state
        if changes is None:
            return
        location = state.location
        number = -1 if location is None else changes.corpus.file_numbers.get(location.path, -1)
        matches = state.matches
        leaves = (lambda *_place: True) if matches is None else matches.leaves
        found = changes.beside((number, 0 if location is None else location.line), step, leaves)
        if found is None and changes.stops:
            key = key_names(action("leave"))[0]
            self.store.tell(msg("The filter leaves none of the changes: {key} ends it.", key=key))
            return
        if found is None:
            self.store.tell(changes.reason or msg("nothing differs from {revision}", revision=changes.against))
            return
        row, around = found
        project = changes.project_of(row)
        if project is not None:
            self.store.reveal(project, changes.corpus.indicator_at(project, row.entry.line))
            self.store.select(Place(project, row.entry.line))
            self.store.point(row.entry.slot)
        if around:
            self.store.tell(msg("From the start again.") if step > 0 else msg("From the end again."))

    # ---- taking back --------------------------------------------------------------------------------------------

    def action_take_change_back(self) -> None:
        """Take the change under the cursor of the list back, as an edit."""
        from perftui.tui.widgets.changes_view import ChangesView

        views = self.screen.query(ChangesView)
        changes = self._up_to_date()
        if not views or changes is None:
            return
        view = views.first()
        view.follow(frozenset({"changes"}))
        if view.row is not None:
            self._say(self._taken_back(changes, view.row))

    def _taken_back(self, changes: Changes, row: Row) -> Message | None:
        """Take a change back; why that cannot be done."""
        from pathlib import Path

        from perftui.editing.change import Change, Spot
        from perftui.language.edits import UnwritableError
        from perftui.review.entries import What
        from perftui.tui.arranged.changes import EntryRow
        from perftui.tui.widgets.change_rows import full_label_of

        review = changes.review
        if review is None:
            return changes.reason
        try:
            if isinstance(row, EntryRow):
                whole = row.entry.depth == 0 or row.entry.what is What.FILE
                name = row.subject or (row.compared.name if whole else full_label_of(row.entry))
                line, steps = row.entry.line or 1, review.steps_back(row.compared, row.entry)
            else:
                name, line, steps = Path(row.path).name, 1, review.file_steps_back(row)
        except UnwritableError:
            return msg("what stood there cannot be written there any more")
        label = msg("take the change of {what} back", what=name)
        undone = msg("{what} is as before again.", what=name)
        refusal = self.desk.apply(Change(label, steps, Spot(Path(row.path), line), undone=undone))
        if refusal is None:
            self.store.tell(msg("{what} is as it was; undo brings the change back.", what=name))
        return refusal
