"""The line in which a slot is filled in: its name, the text, what it is read as, and what fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.message import Message as Posted
from textual.reactive import Reactive
from textual.widgets import Input

from perftui.display import width
from perftui.editing.choices import Vocabulary, choices, completed
from perftui.editing.preview import Preview, preview
from perftui.editing.slot import Part, Slot, label
from perftui.editing.slots import text_in
from perftui.messages import Message, msg
from perftui.tui.actions import Where, action, bindings, key_names
from perftui.tui.arranged.filling import Going
from perftui.tui.terminal.runs import Line, Run, Tone, cells, shorten, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.entry import Entry
from perftui.tui.widgets.hints import GAP, NO_TITLES, Titles
from perftui.tui.widgets.virtual import Virtual

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Click, Resize

    from perftui.model import Project
    from perftui.tui.store.store import Store

OPEN = "?"
"""How an open target is written."""
MOST_SHOWN = 6
"""Choices that show above the line at once."""


class Choices(Virtual):
    """What fits what is typed so far."""

    WHERE = Where.EDIT
    LEADS = True
    can_focus = False

    class Picked(Posted):
        """One was picked with the mouse."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, store: Store, *, id: str | None = None) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.texts: tuple[str, ...] = ()
        self.shows_cursor = False

    def count(self) -> int:
        """How many there are."""
        return len(self.texts)

    def line(self, index: int, room: int) -> Line:
        """One of them; the last in sight tells how many are below it."""
        here = self.shows_cursor and index == self.cursor
        text: Line = (Run(self.texts[index].rstrip() or "?", Tone.STRONG if here else Tone.PLAIN),)
        below = self.count() - 1 - index
        if not below or index - self.scroll_offset.y < MOST_SHOWN - 1:
            return text
        return spread(text, (Run(f"+{below} ", Tone.MUTED),), room)

    def offer(self, texts: tuple[str, ...]) -> None:
        """Show these, none of them picked."""
        self.texts = texts
        self.shows_cursor = False
        self.cursor = 0
        self.display = bool(texts)
        self.styles.height = min(len(texts), MOST_SHOWN)
        self.restock()

    def on_resize(self, event: Resize) -> None:
        """Whoever offers them has them painted already."""
        event.prevent_default()

    def on_click(self, event: Click) -> None:
        """A click picks one."""
        event.prevent_default()
        index = event.y + self.scroll_offset.y
        if 0 <= index < self.count():
            self._pick(index)
            self.post_message(self.Picked(self.texts[index]))

    def step(self, step: int) -> str | None:
        """Pick the next one, or the previous one."""
        if not self.texts:
            return None
        self._pick(
            (self.cursor + step) % len(self.texts) if self.shows_cursor else 0 if step > 0 else len(self.texts) - 1
        )
        return self.texts[self.cursor]

    def _pick(self, index: int) -> None:
        self.place(index)
        self.shows_cursor = True
        self.refresh()


class Reading(Bar):
    """What the text is read as, or why it cannot stand."""

    said: Preview | None = None

    def say(self, said: Preview | None) -> None:
        """Show what is understood."""
        self.said = said
        self.refresh()

    def line(self, room: int) -> Line:
        """The words of the preview, and the key that takes what could be meant instead."""
        if self.said is None:
            return ()
        words = (Run(" "), Run(str(self.said.message), Tone.ERROR if self.said.wrong else Tone.MUTED))
        if not self.said.offers:
            return words
        offer = Run(self.said.offers[0], Tone.ACCENT)
        taken = (Run(GAP), Run(f"{key_names(action('put_and_go_on'))[0]} ", Tone.KEY), offer)
        return (*shorten(words, room - cells(taken)), *taken)


class Name(Bar):
    """What the form calls the slot."""

    text = ""

    def name_it(self, text: str) -> None:
        """Show a name."""
        self.text = text
        self.styles.width = width(text) + 2
        self.refresh()

    def line(self, room: int) -> Line:  # noqa: ARG002 - as wide as its text
        """The name."""
        return (Run(f" {self.text} ", Tone.KEY),)


class EditLine(Vertical):
    """Fills in one slot of a project; what else it belongs to, a subclass says."""

    BINDINGS = bindings(Where.EDIT)
    WHERE: ClassVar[Where] = Where.EDIT
    virtual_size = Reactive(Size(0, 0))
    """How much it holds. It shows all of that, so the page need not be laid out once more when there is more of it."""

    class Accepted(Posted):
        """The text is to stand; `going` which slot is to be filled in at once."""

        def __init__(self, project: int, slot: Slot, text: str, going: Going) -> None:
            super().__init__()
            self.project = project
            self.slot = slot
            self.text = text
            self.going = going

    class GivenUp(Posted):
        """Nothing is to change."""

    class Offered(Posted):
        """The keys of the line mean something else now."""

    class Grown(Posted):
        """The line takes more of the page than before, or less."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.number = 0
        self.slot: Slot | None = None
        self.words = Vocabulary()
        self._offers: tuple[str, ...] = ()
        self._called: Titles = NO_TITLES
        self.display = False

    def compose(self) -> ComposeResult:
        """Choices above, then name, text and reading."""
        yield Choices(self.store, id="choices")
        yield Reading(self.store, id="reading")
        with Horizontal():
            yield Name(self.store, id="slot-name")
            yield Entry(compact=True, id="slot-entry")

    @property
    def entry(self) -> Entry:
        """Where the text is typed."""
        return self.query_one(Entry)

    @property
    def titles(self) -> Titles:
        """What the keys are called at this moment."""
        titles: dict[str, Message | None] = {}
        if self._offers:
            titles["put_and_go_on"] = msg("Take {text}", text=self._offers[0])
        if not self.query_one(Choices).texts:
            titles["next_choice"] = None
        return titles

    @property
    def project(self) -> Project:
        """The project that the slot belongs to."""
        return self.store.state.corpus.projects[self.number].project

    def ask(self, project: int, slot: Slot, words: Vocabulary, text: str | None = None) -> None:
        """Show the line for a slot with what stands there, all of it marked."""
        self.number = project
        self.begin(slot, words, text_in(self.project, slot) if text is None else text)

    def begin(self, slot: Slot, words: Vocabulary, text: str) -> None:
        """Show the line with a text, all of it marked."""
        self.slot, self.words = slot, words
        self.query_one(Name).name_it(label(slot))
        entry = self.entry
        entry.begin(text)
        entry.cursor_position = len(entry.value)
        entry.select_all()
        self.display = True
        entry.focus()
        self._look(entry.value, everything=True)

    def on_descendant_blur(self) -> None:
        """A click somewhere else lets the text stand. Where nothing has the keys, the whole terminal lost them."""
        if self.display and self.screen.focused not in {None, self.entry}:
            self.action_put()

    def refuse(self, reason: Message) -> None:
        """Say why the text cannot stand; it stays to be corrected."""
        self.query_one(Reading).say(Preview(reason, wrong=True, offers=self._offers))
        self.entry.focus()

    def on_resize(self) -> None:
        """There are more choices, or fewer."""
        self.post_message(self.Grown())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read while it is typed."""
        event.stop()
        self._look(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter lets the text stand."""
        event.stop()
        self.action_put()

    def action_put(self) -> None:
        """Let the text stand."""
        self._accept(Going.NOWHERE)

    def action_put_and_go_on(self) -> None:
        """Let the text stand and fill in the next slot; where something else could be meant, take that first."""
        if self._offers:
            self.entry.replace(self._offers[0], 0, len(self.entry.value))
        else:
            self._accept(Going.ON)

    def action_put_and_go_back(self) -> None:
        """Let the text stand and fill in the slot before."""
        self._accept(Going.BACK)

    def action_drop(self) -> None:
        """Change nothing."""
        self.display = False
        self.post_message(self.GivenUp())

    def action_next_choice(self) -> None:
        """Take the next choice into the line."""
        self._take(self.query_one(Choices).step(1))

    def action_previous_choice(self) -> None:
        """Take the previous choice into the line."""
        self._take(self.query_one(Choices).step(-1))

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """Take the choice that was clicked into the line."""
        event.stop()
        self._take(event.text)

    def read(self, slot: Slot, text: str) -> Preview | None:
        """What a text would mean; where it is the beginning of a choice, that one."""
        whole = completed(slot, text, self.words)
        return preview(self.project, slot, text) if whole == text else Preview(msg("stands for {text}", text=whole))

    def fitting(self, slot: Slot, text: str) -> tuple[str, ...]:
        """What fits a text that is typed so far."""
        return choices(slot, text, self.words)

    def accept(self, slot: Slot, text: str, going: Going) -> None:
        """Tell that a text is to stand."""
        self.post_message(self.Accepted(self.number, slot, text, going))

    def _accept(self, going: Going) -> None:
        if self.slot is not None:
            self.accept(self.slot, completed(self.slot, self.entry.value, self.words), going)

    def _take(self, text: str | None) -> None:
        if text is None or self.slot is None:
            return
        with self.prevent(Input.Changed):
            self.entry.replace(text, 0, len(self.entry.value))
        self._say(self.read(self.slot, text))

    def _look(self, text: str, *, everything: bool = False) -> None:
        """Show what the text is read as, and what fits it; at the beginning whatever can stand there."""
        if self.slot is None:
            return
        said = self.read(self.slot, text)
        is_open = self.slot.part is Part.TARGET and text.strip() == OPEN
        few = bool(self.slot.key) or self.slot.part is Part.LEVELS or is_open
        fitting = self.fitting(self.slot, "" if everything and few else text)
        self.query_one(Choices).offer((*(said.offers if said else ()), *fitting))
        self._say(said)

    def _say(self, said: Preview | None) -> None:
        """Show what is understood; the keys are called accordingly."""
        self._offers = said.offers if said else ()
        self.query_one(Reading).say(said)
        titles = self.titles
        if titles != self._called:
            self._called = titles
            self.post_message(self.Offered())
