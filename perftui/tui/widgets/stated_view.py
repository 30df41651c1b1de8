"""Summaries, laid out like a form: what each states, and at the right whether its projects are so."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message as Posted

from perftui.display import called, fit
from perftui.editing.slot import Part, Slot, label
from perftui.editing.slots import text_in
from perftui.editing.stating import FOUND_KEYS, preview_stated
from perftui.language.keys import Key
from perftui.messages import Message, counted, msg
from perftui.notation import amount_text
from perftui.tui.actions import Where, action, bindings, key_names
from perftui.tui.arranged.places import Location
from perftui.tui.arranged.stated import Item, Row, StatedSums, key_of
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import Line, Run, Tone, cells, shorten, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.edit_line import EditLine
from perftui.tui.widgets.marks import mark, standing
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from perftui.diagnostics import Severity
    from perftui.editing.choices import Vocabulary
    from perftui.editing.preview import Preview
    from perftui.editing.stating import Found
    from perftui.tui.arranged.filling import Going
    from perftui.tui.store.store import Store

LABEL = 14
"""Cells of the longest name of a field."""
_GAP = 2
WIDEST = 100
"""What was found stands no further from what it is compared with than a line of so many cells has room for."""


class StatedView(Virtual):
    """A line a field; the cursor stands on fields only."""

    BINDINGS = bindings(Where.STATED)
    INTERESTS: ClassVar[frozenset[str]] = frozenset({"stated", "findings", "dirty", "contested"})
    WHERE = Where.STATED

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.stated: StatedSums | None = None

    # ---- lines --------------------------------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """What is under the cursor."""
        rows = () if self.stated is None else self.stated.rows
        return rows[self.cursor] if self.cursor < len(rows) else None

    def count(self) -> int:
        """How many lines there are."""
        return 0 if self.stated is None else len(self.stated.rows)

    def empty(self) -> Message | None:
        """What to say where there is no summary."""
        if self.stated is None:
            return msg("reading …")
        return msg("no summary here; {key} adds one", key=key_names(action("add_stated"))[0])

    def selectable(self, index: int) -> bool:
        """Names of files hold nothing to fill in."""
        return self.stated is not None and self.stated.rows[index].slot is not None

    def line(self, index: int, room: int) -> Line:
        """The file, or a field with what was found."""
        row = Row() if self.stated is None else self.stated.rows[index]
        if row.item is None:
            return ()
        if row.slot is None:
            mine = standing(self.store.state, row.item.path)
            return (Run(f"{called(row.item.path)} ", Tone.MUTED), *(() if mine is None else (mine,)))
        text = text_in(row.item.summary, row.slot)
        tone = Tone.STRONG if row.slot.part is Part.SUMMARY_NAME else Tone.PLAIN
        name = Run(f" {fit(label(row.slot), LABEL)}{' ' * _GAP}", Tone.MUTED)
        left = (mark(self._severity(row)), name, Run(text, tone))
        room = min(room, WIDEST) - 1
        verdicts = (_verdict(row.item, row.slot), _verdict(row.item, row.slot, short=True))
        right = next((each for each in verdicts if cells((*left, *each)) < room), verdicts[-1])
        return spread(left, right, room)

    def text(self, index: int) -> str:
        """What stands in the field."""
        row = Row() if self.stated is None else self.stated.rows[index]
        return "" if row.item is None or row.slot is None else text_in(row.item.summary, row.slot)

    def copied(self) -> str:
        """What stands in the selected field."""
        return self.text(self.cursor) if self.row is not None else ""

    def follow(self, changed: frozenset[str]) -> None:
        """Show what there is now; the cursor stays on its field."""
        before, self.stated = self.row, self.store.state.stated
        if "stated" in changed and self.stated is not None:
            keys = [row.key for row in self.stated.rows]
            if before is not None and before.key in keys:
                self.cursor = keys.index(before.key)
            elif before is None:
                self.cursor = self._at_location()
        self.restock()
        if "stated" in changed:
            notice = self.store.state.notice
            self.cursor_moved()
            # Nobody has gone anywhere: what was said about the edit stays.
            self.store.tell(notice)

    def stand_on(self, path: str, number: int, key: str = "") -> None:
        """Go to a field."""
        keys = [] if self.stated is None else [row.key for row in self.stated.rows]
        if (path, number, key) in keys:
            self.move_to(keys.index((path, number, key)))

    def cursor_moved(self) -> None:
        """The selected line of the files follows."""
        row = self.row
        if row is not None and row.item is not None and row.slot is not None and self.is_current:
            self.store.visit(Location(row.item.path, row.line))

    def chosen(self) -> None:
        """Fill in the field."""
        self.action_fill_stated()

    # ---- actions ------------------------------------------------------------------------------------------------

    def action_fill_stated(self) -> None:
        """Fill in the field."""
        self._do("fill_in_stated")

    def action_take_found(self) -> None:
        """Write what was found."""
        self._do("write_found")

    def action_add_stated(self) -> None:
        """Add a summary."""
        self._do("begin_stated")

    def action_delete_stated(self) -> None:
        """Delete the field, or with its name the summary."""
        self._do("remove_stated")

    def _do(self, name: str) -> None:
        self.app.call_later(self.app.run_action, name)

    # ---- inside -------------------------------------------------------------------------------------------------

    @property
    def is_current(self) -> bool:
        """Whether what shows is about the files as they are now."""
        return self.stated is not None and self.stated.corpus is self.store.state.corpus

    def _severity(self, row: Row) -> Severity | None:
        found = self.store.state.findings.by_path.get(row.item.path, ()) if row.item else ()
        here = [each.diagnostic.severity for each in found if each.diagnostic.span.line == row.line]
        return min(here, key=lambda each: each.rank, default=None) if _is_written(row) else None

    def _at_location(self) -> int:
        location, rows = self.store.state.location, () if self.stated is None else self.stated.rows
        here = (
            at
            for at, row in enumerate(rows)
            if location is not None
            and row.item is not None
            and row.slot is not None
            and (row.item.path, row.line) == (location.path, location.line)
        )
        return next(here, 0)


class StatedTitle(Bar):
    """What the page is."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"stated"})

    def line(self, room: int) -> Line:
        """Title, and how many there are."""
        stated = self.store.state.stated
        left = (Run(" "), Run(str(msg("Stated sums")), Tone.TITLE))
        if stated is None:
            return left
        count = counted("{count} summary", "{count} summaries", len(stated.items))
        return (*spread(left, (Run(str(count), Tone.MUTED),), room - 1), Run(" "))


class StatedLine(EditLine):
    """Fills in one slot of a summary."""

    class Stated(Posted):
        """The text is to stand; `going` which slot is to be filled in at once."""

        def __init__(self, item: Item, slot: Slot, text: str, going: Going) -> None:
            super().__init__()
            self.item = item
            self.slot = slot
            self.text = text
            self.going = going

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.item: Item | None = None

    def ask_of(self, item: Item, slot: Slot, words: Vocabulary) -> None:
        """Show the line for a slot with what stands there."""
        self.item = item
        self.begin(slot, words, text_in(item.summary, slot))

    def read(self, slot: Slot, text: str) -> Preview | None:
        """What a text would mean, beside what was found."""
        return None if self.item is None else preview_stated(self.item.summary, slot, text, self.item.found)

    def fitting(self, slot: Slot, text: str) -> tuple[str, ...]:
        """What was found, or what others have."""
        key = key_of(slot)
        if self.item is None or key not in FOUND_KEYS:
            return super().fitting(slot, text)
        found = self.item.found.text(key, _stated_text(self.item, key))
        return () if found == text else (found,)

    def accept(self, slot: Slot, text: str, going: Going) -> None:
        """Tell that a text is to stand."""
        if self.item is not None:
            self.post_message(self.Stated(self.item, slot, text, going))


def _stated_text(item: Item, key: Key) -> str:
    return next((field.text for field in item.summary.head if field.key == key), "")


def _is_written(row: Row) -> bool:
    """Whether the line of the file is that of the field itself."""
    slot, item = row.slot, row.item
    if slot is None or item is None:
        return False
    return slot.part is Part.SUMMARY_NAME or any(field.key == slot.key for field in item.summary.head)


def _verdict(item: Item, slot: Slot, *, short: bool = False) -> Line:
    """Whether a field agrees with what was found, and what that is; in short only what differs, without words."""
    key = key_of(slot)
    if key is None or key not in FOUND_KEYS:
        return ()
    agrees = item.found.agrees(item.summary, key)
    if short and agrees:
        return (Run(GLYPHS.chosen, Tone.ADDED),)
    if short:
        number = amount_text(item.found.total) if key is Key.ANNUAL_TOTAL else str(item.found.projects)
        return (
            (Run(number, Tone.MUTED), Run("  ")) if agrees is None else (Run(f"{number} {GLYPHS.error}", Tone.ERROR),)
        )
    said = Run(str(_found_text(item.found, key)), Tone.ERROR if agrees is False else Tone.MUTED)
    sign = {True: Run(GLYPHS.chosen, Tone.ADDED), False: Run(GLYPHS.error, Tone.ERROR), None: Run(" ")}[agrees]
    return shorten((said, Run(" "), sign), 60)


def _found_text(found: Found, key: Key) -> Message:
    if key is Key.PROJECT_COUNT:
        return counted("{count} project is here", "{count} projects are here", found.projects)
    if found.open:
        return counted(
            "{amount} 元 here, without {count} that has no amount",
            "{amount} 元 here, without {count} that have no amount",
            found.open,
            amount=amount_text(found.total),
        )
    return msg("{amount} 元 here", amount=amount_text(found.total))
