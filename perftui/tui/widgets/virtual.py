"""A list of any length that paints only the lines in sight, with a cursor, a mouse and a search."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Self

from rich.style import Style
from textual.events import Blur, DescendantBlur, DescendantFocus, Focus
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from perftui.tui.actions import Where, bindings
from perftui.tui.arranged.places import Direction
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import ENDLESS, Line, Run, Tone, apart, paint, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.events import Click, Resize

    from perftui.messages import Message
    from perftui.tui.store.store import Store

MARGIN = 2
"""Lines that stay in sight above and below the cursor."""
GUTTER = 1
"""The column of the cursor."""
SIDE_STEP = 8
"""Cells of one step sideways."""
MOST_PAINTED = 1000
"""Lines that are kept as they were painted."""
_MORE = Run(GLYPHS.prompt, Tone.ACCENT)

_Seen = tuple[Line, bool, Style, int, int]
"""What a line was painted from: its text, whether the cursor is on it, its looks, its room and extent."""


class Virtual(ScrollView, can_focus=True, inherit_bindings=False):
    """The base of every list. A subclass says how many lines there are and what stands in each."""

    BINDINGS = bindings(Where.LIST)
    ALLOW_SELECT = False
    INTERESTS: ClassVar[frozenset[str]] = frozenset()
    WHERE: ClassVar[Where] = Where.LIST
    READING: ClassVar[bool] = False
    """Whether the lines are only read: no cursor shows, and moving scrolls."""
    LEADS: ClassVar[bool] = False
    """Whether Enter takes the line of the cursor although the keys go to a line of text above it."""
    shows_cursor = True
    """Whether the line of the cursor stands out where the lines are not only read."""
    virtual_size = Reactive(Size(0, 0))
    """How far the lines go. Only where a list is as high as its lines does the page have to be laid out for it."""

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(id=id)
        self.store = store
        self.cursor = 0
        self._origin = 0
        self._sought = ""
        self._plain = Style.null()
        self._painted: dict[int, Strip] = {}
        self._seen: dict[int, _Seen] = {}
        self._covered = self._lifted = 0
        self._given: tuple[Size, Size] | None = None

    # ---- what a subclass says -----------------------------------------------------------------------------------

    @abstractmethod
    def count(self) -> int:
        """How many lines there are."""

    @abstractmethod
    def line(self, index: int, room: int) -> Line:
        """What stands in a line that has `room` cells."""

    def text(self, index: int) -> str:
        """What a search looks for in a line."""
        return plain(self.line(index, ENDLESS))

    def copied(self) -> str:
        """What goes to the clipboard of the selected line."""
        return plain(self.line(self.cursor, ENDLESS)).strip() if self.count() and not self.READING else ""

    def empty(self) -> Message | None:
        """What stands there where there is no line."""
        return None

    def selectable(self, index: int) -> bool:  # noqa: ARG002 - for subclasses
        """Whether the cursor may stand on a line."""
        return True

    def extent(self) -> int:
        """How wide the widest line is, where lines can be scrolled sideways; else 0."""
        return 0

    def cut_at_end(self, index: int, end: int) -> bool:  # noqa: ARG002 - for subclasses
        """Whether a line that scrolls sideways goes on behind the cell `end`."""
        return False

    def cursor_moved(self) -> None:
        """A person moved the cursor."""

    def chosen(self) -> None:
        """A person chose the line of the cursor."""

    def follow(self, changed: frozenset[str]) -> None:
        """The fields `changed` of the state, which this widget shows, are not what they were."""

    # ---- lines --------------------------------------------------------------------------------------------------

    @property
    def room(self) -> int:
        """The cells that a line has."""
        return max(self.scrollable_content_region.width - GUTTER, 0)

    def restock(self) -> None:
        """The lines have changed."""
        self._measure()
        self.cursor = self._nearest(min(self.cursor, self.count() - 1), 1)
        self.reveal()
        self.renew()

    def cover(self, lines: int) -> None:
        """Something stands over the last lines of the list: the cursor keeps above it, and comes down with it again."""
        if lines != self._covered:
            place = self.scroll_offset.y - self._lifted
            self._covered = lines
            self._measure()
            self.reveal(place)
            self._lifted = self.scroll_offset.y - place if lines else 0

    def _measure(self) -> None:
        """Tell how far the lines go."""
        size = Size(self.extent() + GUTTER if self.extent() else 0, self.count() + self._covered)
        if size != self.virtual_size:
            self.virtual_size = size
            self._scroll_update(size)
            if self.styles.auto_dimensions:
                self.refresh(layout=True)

    def renew(self) -> None:
        """Paint the lines in sight anew that are not what they were; with most changes of the state few are not."""
        top, count, sizes = self.scroll_offset.y, self.count(), self._sizes
        same: dict[int, _Seen] = {}
        for index in range(top, top + self.scrollable_content_region.height):
            seen = self._seen.get(index)
            if seen is not None and index < count and seen == self._seen_now(index, *sizes):
                same[index] = seen
            else:
                super().refresh_line(index)
        self._painted = {index: strip for index, strip in self._painted.items() if index in same}
        self._seen = same

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """What was painted holds while the list scrolls, and no longer than that."""
        if not regions:
            self._painted.clear()
            self._seen.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def refresh_line(self, y: int) -> None:
        """Paint a line anew."""
        self._painted.pop(y, None)
        super().refresh_line(y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines that are to be painted anew."""
        if self._plain != self.rich_style or len(self._painted) > MOST_PAINTED:
            self._painted.clear()
            self._seen.clear()
        self._plain = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line on the screen."""
        index = self.scroll_offset.y + y
        if index >= self.count():
            return self._blank(index)
        if (index == self.cursor and self.shows_cursor and not self.READING) or self.extent():
            return self._paint(index)
        if index not in self._painted:
            self._painted[index] = self._paint(index)
        return self._painted[index]

    def _paint(self, index: int) -> Strip:
        left = self.scroll_offset.x
        line, here, base, room, extent = self._seen[index] = self._seen_now(index, *self._sizes)
        mark = Run(GLYPHS.cursor if here else " ", Tone.ACCENT if self.has_focus or self.LEADS else Tone.FAINT)
        shown = paint((mark,), GUTTER, base, self)
        strip = paint(line, room, base, self)
        if extent:
            strip = strip.crop(left, left + self.room)
            if self.cut_at_end(index, left + self.room):
                strip = Strip.join([strip.crop(0, self.room - 1), paint((_MORE,), 1, base, self)])
        return Strip.join([shown, strip]).adjust_cell_length(self.size.width, base)

    @property
    def _sizes(self) -> tuple[int, int]:
        """The room of a line, and how wide the widest is where lines can be scrolled sideways."""
        extent = self.extent()
        return max(extent, self.room), extent

    def _seen_now(self, index: int, room: int, extent: int) -> _Seen:
        here = index == self.cursor and self.shows_cursor and not self.READING
        line = apart(self.line(index, room), self._sought)
        return line, here, self._base(here=here), room, extent

    def _base(self, *, here: bool) -> Style:
        if not here:
            return self._plain
        name = "cursor--here" if self.has_focus or self.LEADS else "cursor--elsewhere"
        return self._plain + self.screen.get_component_rich_style(name)

    def _blank(self, index: int) -> Strip:
        message = self.empty() if index == 1 and not self.count() else None
        if message is None:
            return Strip.blank(self.size.width, self._plain)
        return paint((Run(f"  {message}", Tone.MUTED),), self.size.width, self._plain, self)

    # ---- the cursor ---------------------------------------------------------------------------------------------

    def move_to(self, index: int, *, step: int = 1) -> None:
        """A person moves the cursor; a line where it may not stand is passed over in the direction of `step`."""
        before = self.cursor
        self.place(self._nearest(index, step))
        if self.cursor != before:
            self.cursor_moved()

    def place(self, index: int) -> None:
        """Put the cursor somewhere without telling the store."""
        if index != self.cursor:
            before, self.cursor = self.cursor, index
            self.refresh_line(before)
            self.refresh_line(index)
        self.reveal()

    def reveal(self, top: int | None = None) -> None:
        """Scroll so that the cursor is in sight, as little as can be from the line `top` on, or from where it is."""
        height = self.scrollable_content_region.height - self._covered
        if height <= 0:
            return
        margin = min(MARGIN, (height - 1) // 2)
        top = self.scroll_offset.y if top is None else top
        if self.READING:
            self.cursor = top = min(self.cursor, max(self.count() - height, 0))
        elif self.cursor - margin < top:
            top = max(self.cursor - margin, 0)
        elif self.cursor + margin >= top + height:
            top = self.cursor + margin - height + 1
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        self._place_terminal_cursor()

    def _nearest(self, index: int, step: int) -> int:
        last = self.count() - 1
        index = max(min(index, last), 0)
        for direction in (step, -step):
            at = index
            while 0 <= at <= last:
                if self.selectable(at):
                    return at
                at += 1 if direction > 0 else -1
        return index

    def _place_terminal_cursor(self) -> None:
        """Input methods and braille displays look where the terminal's own cursor is."""
        if self.has_focus:
            region = self.scrollable_content_region
            self.app.cursor_position = Offset(region.x, region.y + self.cursor - self.scroll_offset.y)

    # ---- what Textual reports -----------------------------------------------------------------------------------

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: FBT001, FBT002 - as Textual calls it
        """The page was laid out; where that leaves the list as it was, its scroll bars are not painted either."""
        if self._given == (size, container_size):
            return False
        self._given = (size, container_size)
        return super()._size_updated(size, virtual_size, container_size, layout)

    def on_resize(self, _event: Resize) -> None:
        """The size has changed."""
        self.restock()

    def on_focus(self, event: Focus) -> None:
        """The keys come here: only the line of the cursor looks another way, where the library paints everything."""
        event.prevent_default()
        self.has_focus = True
        if self.parent is not None:
            self.parent.post_message(DescendantFocus(self))

    def on_blur(self, event: Blur) -> None:
        """The keys go elsewhere."""
        event.prevent_default()
        self.has_focus = False
        if self.parent is not None:
            self.parent.post_message(DescendantBlur(self))

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: FBT001 - called by Textual
        """The keys come here now, or go elsewhere."""
        super().watch_has_focus(has_focus)
        self.refresh_line(self.cursor)
        self._place_terminal_cursor()

    def on_click(self, event: Click) -> None:
        """A click puts the cursor on a line, a double click chooses the line."""
        index = event.y + self.scroll_offset.y
        if 0 <= index < self.count() and self.selectable(index):
            self.move_to(index)
            if event.chain == 2:  # noqa: PLR2004 - a double click
                self.chosen()

    # ---- search -------------------------------------------------------------------------------------------------

    def begin_search(self) -> None:
        """A search begins at the line of the cursor."""
        self._origin = self.cursor

    def cancel_search(self) -> None:
        """The cursor goes back to where the search began."""
        self.move_to(self._origin)

    def set_apart(self, text: str) -> None:
        """Set a text apart wherever it stands in the lines."""
        if text != self._sought:
            self._sought = text
            self.renew()

    def find(self, query: str, direction: Direction) -> bool:
        """Move to a line that holds `query`; `False` where there is none."""
        from perftui.tui.arranged.search import seek

        found = seek(self.text, self._order(direction), query)
        if found is not None:
            self.move_to(found)
        return found is not None

    def seeks(self, query: str) -> bool:  # noqa: ARG002 - for subclasses
        """Whether it is not known yet where `query` stands everywhere."""
        return False

    def places_of(self, query: str) -> int | None:  # noqa: ARG002 - for subclasses
        """In how many lines `query` stands, where that is known."""
        return None

    def _order(self, direction: Direction) -> Iterable[int]:
        count = self.count()
        start = self._origin if direction is Direction.HERE else self.cursor + direction.value
        step = -1 if direction is Direction.PREVIOUS else 1
        return filter(self.selectable, ((start + step * offset) % count for offset in range(count)))

    # ---- actions ------------------------------------------------------------------------------------------------

    def action_cursor_up(self) -> None:
        """One line up."""
        self.move_to(self.cursor - 1, step=-1)

    def action_cursor_down(self) -> None:
        """One line down."""
        self.move_to(self.cursor + 1)

    def action_page_up(self) -> None:
        """One page up."""
        self.move_to(self.cursor - self._page, step=-1)

    def action_page_down(self) -> None:
        """One page down."""
        self.move_to(self.cursor + self._page)

    def action_half_up(self) -> None:
        """Half a page up."""
        self.move_to(self.cursor - max(self._page // 2, 1), step=-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.move_to(self.cursor + max(self._page // 2, 1))

    def action_top(self) -> None:
        """To the first line."""
        self.move_to(0)
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """To the last line."""
        self.move_to(self.count() - 1, step=-1)

    def action_choose(self) -> None:
        """Choose the line of the cursor."""
        if self.count():
            self.chosen()

    def action_scroll_left(self) -> None:
        """Scroll a long line to the left."""
        self.scroll_to(x=self.scroll_offset.x - SIDE_STEP, animate=False)

    def action_scroll_right(self) -> None:
        """Scroll a long line to the right."""
        self.scroll_to(x=self.scroll_offset.x + SIDE_STEP, animate=False)

    @property
    def _page(self) -> int:
        return max(self.scrollable_content_region.height - 1, 1)
