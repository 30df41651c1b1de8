"""Actions on summaries: filling in, writing what was found, adding one, deleting one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from perftui.editing.beginning import free_path
from perftui.editing.change import Change, Spot, Step, made, without
from perftui.editing.slot import Part, Slot, label
from perftui.editing.slots import Refusal, edits_for, text_in
from perftui.editing.stating import FOUND_KEYS, found_in
from perftui.language import edits
from perftui.language.document import Document
from perftui.language.keys import Key
from perftui.messages import Message, msg
from perftui.tui.actions import action, key_names
from perftui.tui.arranged.places import Phase, View
from perftui.tui.arranged.stated import slots_of, stated_of
from perftui.tui.doing.keeping import Keeping
from perftui.tui.doing.projects import folder_of
from perftui.tui.screens.stated import StatedPage
from perftui.tui.widgets.stated_view import StatedLine, StatedView

if TYPE_CHECKING:
    from perftui.model import Project, Summary
    from perftui.tui.arranged.stated import Item, Row

FILE = "汇总"
"""What the file of a first summary is called."""
NAME = "年度项目绩效目标汇总表"


class Stating(Keeping):
    """What is done with summaries."""

    def count_stated(self) -> None:
        """Count in a thread what is behind each summary, where the page shows them and something is new."""
        state = self.store.state
        stale = state.stated is None or state.stated.corpus is not state.corpus
        if View.STATED in state.views and state.phase is not Phase.READING and stale:
            self._count_stated()

    @work(thread=True, exclusive=True, group="stated")
    def _count_stated(self) -> None:
        worker = get_current_worker()
        found = stated_of(self.store.state.corpus)
        if not worker.is_cancelled:
            self.call_later(self.store.were_counted, found)

    def action_stated(self) -> None:
        """The page of summaries."""
        self.store.open(View.STATED)

    def action_leave(self) -> None:
        """Leave the page; with that of summaries, their file is not the selected one any more."""
        left = self.store.state.view
        super().action_leave()
        state = self.store.state
        if left is View.STATED and state.view is not left and state.place is not None:
            self.store.select(state.place)

    # ---- filling in ---------------------------------------------------------------------------------------------

    def action_fill_in_stated(self) -> None:
        """Fill in the selected field."""
        row = self._row()
        if row is not None and row.item is not None and row.slot is not None and isinstance(self.screen, StatedPage):
            self.screen.query_one(StatedLine).ask_of(row.item, row.slot, self.words)

    @on(StatedLine.Stated)
    def _filled_in(self, event: StatedLine.Stated) -> None:
        """The text of a slot is to stand."""
        page = self.screen
        refusal = self._fill_stated(event.item, event.slot, event.text)
        if not isinstance(page, StatedPage):
            return
        if refusal is not None:
            page.query_one(StatedLine).refuse(refusal)
            return
        self._stands()
        page.end_edit()
        slots = list(slots_of(event.item.summary))
        at = slots.index(event.slot) + event.going
        if event.going and 0 <= at < len(slots):
            self._stand_on(event.item.path, event.item.number, slots[at].key)
            self.call_later(self.action_fill_in_stated)

    def put_entry(self) -> bool:
        """Let the text stand that is being typed, also in a summary."""
        if not isinstance(self.screen, StatedPage):
            return super().put_entry()
        line = self.screen.query_one(StatedLine)
        if line.display and line.item is not None and line.slot is not None:
            refusal = self._fill_stated(line.item, line.slot, line.entry.value)
            if refusal is not None:
                line.refuse(refusal)
                return False
            self._stands()
            self.screen.end_edit()
        return True

    def action_write_found(self) -> None:
        """Write the number or the sum that was found; on the name and the filters both."""
        row = self._row()
        if row is None or row.item is None or row.slot is None:
            return
        item = row.item
        keys = [key for key in FOUND_KEYS if key == row.slot.key] or FOUND_KEYS
        made_of = tuple(each for key in keys for each in self._edits_of_found(item, key))
        if not made_of:
            self.store.tell(msg("It states what was found already."))
            return
        what = "、".join(keys)
        path = Path(item.path)
        change = Change(msg("change {what}", what=what), (Step(path, made_of),), Spot(path, item.summary.line))
        self._say(self.desk.apply(change))

    def _edits_of_found(self, item: Item, key: Key) -> edits.Edits:
        document, summary = self._now(item)
        slot = Slot(Part.SUMMARY_FIELD, key, line=summary.line)
        found = edits_for(document, summary, slot, item.found.text(key, text_in(summary, slot)))
        return () if isinstance(found, Refusal) else found

    def _fill_stated(self, item: Item, slot: Slot, text: str) -> Message | None:
        """Put a text into a slot of a summary; why that cannot be done."""
        document, summary = self._now(item)
        found = edits_for(document, summary, slot, text)
        if isinstance(found, Refusal):
            return found.reason
        path = Path(item.path)
        spot = Spot(path, summary.line)
        return self.desk.apply(Change(msg("change {what}", what=label(slot)), (Step(path, found),), spot, self._key))

    # ---- adding and deleting ------------------------------------------------------------------------------------

    def action_begin_stated(self) -> None:
        """A summary of what is there, below the others of the file or in one of its own; its name is asked for."""
        row, corpus = self._row(), self.store.state.corpus
        if corpus.workspace is None:
            return
        if row is not None and row.item is not None:
            path = Path(row.item.path)
            document = corpus.files[row.item.path].document
            number = len(document.summaries)
        else:
            path = free_path(folder_of(self.store.state.paths[0]), FILE, self.desk.is_taken)
            document, number = Document(str(path), ""), 0
        files = corpus.workspace.below(path.parent)
        name, fields = _beginning([project for file in files for project in file.document.projects])
        added = edits.add_summary(document, name, fields)
        step = Step(path, added) if document.text else made(path, edits.apply("", added))
        key = self._new_key()
        if self._say(self.desk.apply(Change(msg("add a summary"), (step,), Spot(path, 1), key))):
            self._fresh, self._before, self._key = True, None, key
            self._stand_on(str(path), number)
            self.call_later(self.action_fill_in_stated)

    def action_remove_stated(self) -> None:
        """Delete the selected field, or with its name the summary."""
        row = self._row()
        if row is None or row.item is None or row.slot is None:
            return
        document, summary = self._now(row.item)
        if row.slot.part is Part.SUMMARY_NAME:
            step, what = without(Path(row.item.path), document, summary), summary.name
            refusal = self.desk.apply(Change(msg("delete {what}", what=what), (step,)))
        else:
            what = label(row.slot)
            refusal = self._fill_stated(row.item, row.slot, "")
        if self._say(refusal):
            self.store.tell(
                msg("{what} is deleted; {key} brings it back.", what=what, key=key_names(action("undo"))[0])
            )

    # ---- saving -------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save the file of the selected place, on the page of summaries that of the selected one."""
        row = self._row()
        if row is None or row.item is None:
            super().action_save()
        elif self.put_entry():
            self.save([Path(row.item.path)])

    # ---- inside -------------------------------------------------------------------------------------------------

    def _row(self) -> Row | None:
        """The selected line of the page of summaries, where that is in front and up to date."""
        view = self.screen.query_one(StatedView) if isinstance(self.screen, StatedPage) else None
        if view is None or self.store.state.corpus.workspace is None:
            return None
        if not view.is_current:
            self.store.were_counted(stated_of(self.store.state.corpus))
            view.follow(frozenset({"stated"}))
        return view.row

    def _stand_on(self, path: str, number: int, key: str = "") -> None:
        if isinstance(self.screen, StatedPage):
            self._row()
            self.screen.query_one(StatedView).stand_on(path, number, key)

    def _now(self, item: Item) -> tuple[Document, Summary]:
        document = self.store.state.corpus.files[item.path].document
        return document, document.summaries[item.number]


def _beginning(projects: list[Project]) -> tuple[str, dict[Key, str]]:
    """The name of a summary of some projects, and what it states of them."""
    found = found_in(projects)
    years = {each.year.text for each in projects if each.year is not None}
    supervisors = {each.supervisor.text for each in projects if each.supervisor is not None}
    fields = {Key.PROJECT_COUNT: found.text(Key.PROJECT_COUNT), Key.ANNUAL_TOTAL: found.text(Key.ANNUAL_TOTAL)}
    if len(years) == 1 and all(each.year is not None for each in projects):
        fields[Key.YEAR] = next(iter(years))
    first = next(iter(supervisors)) if len(supervisors) == 1 else ""
    return " ".join(filter(None, (first, fields.get(Key.YEAR, ""), NAME))), fields
