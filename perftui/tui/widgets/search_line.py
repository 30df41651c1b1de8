"""The line in which a search or a filter is typed; hidden otherwise."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from perftui.display import width
from perftui.messages import counted, msg
from perftui.taxonomy import taxonomy
from perftui.tui.actions import Where, bindings
from perftui.tui.terminal.runs import Line, Run, Tone, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.entry import Entry

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from perftui.messages import Message as Said
    from perftui.query.reader import Fault
    from perftui.tui.store.state import State
    from perftui.tui.store.store import Store

_COMPARED = re.compile(r"(\w+) *[<>=≤≥＜＞＝]")
"""A word that is compared with something."""


class Mode(Enum):
    """What is typed."""

    SEARCH = auto()
    FILTER = auto()
    PROBLEMS = auto()


class Prompt(Bar):
    """What the line asks for."""

    mode = Mode.SEARCH

    def line(self, room: int) -> Line:  # noqa: ARG002 - as wide as its text
        """The name of the mode."""
        return (Run(f" {self._text()} ", Tone.KEY),)

    def ask(self, mode: Mode) -> None:
        """Ask for a search or a filter."""
        self.mode = mode
        self.styles.width = width(self._text()) + 2
        self.refresh()

    def _text(self) -> str:
        return str(msg("Find") if self.mode is Mode.SEARCH else msg("Filter"))


class Verdict(Bar):
    """How the text of a filter is understood, while it is typed: what it finds, or what is wrong and where."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset({"matches", "fault", "filter", "sieve", "listed"})

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.mode = Mode.FILTER
        self.text = ""
        self.display = False

    def show(self, mode: Mode, text: str) -> None:
        """Speak of a text."""
        self.mode = mode
        self.text = text
        self.refresh()

    def line(self, room: int) -> Line:  # noqa: ARG002 - the end is cut
        """A fault with its place, else how much was found."""
        state = self.store.state
        if self.mode is Mode.PROBLEMS:
            return _listed(self.text, state)
        if state.fault is not None:
            return (Run(" "), *_faulty(self.text, state.fault))
        if not self.text.strip():
            hint = msg("words of a name, or a condition: {example}", example="满意度 < 90 or 待核")
            return (Run(f" {hint}", Tone.MUTED),)
        if state.matches is None:
            searching = msg("searching …")
            return (Run(f" {searching}", Tone.MUTED),)
        instead = None if state.matches.count else _instead(self.text)
        if instead is not None:
            return (Run(f" {instead}", Tone.MUTED),)
        projects = counted("{count} project", "{count} projects", state.matches.count)
        count = state.matches.count_of_indicators
        indicators = counted("{count} indicator", "{count} indicators", count)
        return (Run(f" {projects}", Tone.ACCENT), Run(f"   {indicators}" if count else "", Tone.ACCENT))


def _instead(text: str) -> Said | None:
    """What could have been meant where nothing was found."""
    condition = _of_level(text)
    if condition is not None:
        return msg("no name has that; of a level it is asked by {condition}", condition=condition)
    fields = "、".join(_fields(text))
    return msg("no indicator is so; of a project there are the fields {fields}", fields=fields) if fields else None


def _of_level(text: str) -> str | None:
    """The condition for the indicators of a level, where its name is all that was typed."""
    level1, level2 = taxonomy().level1(text), taxonomy().level2(text)
    if level2 is not None:
        return f"二级指标 = {level2}"
    return None if level1 is None else f"一级指标 = {level1}"


def _fields(text: str) -> tuple[str, ...]:
    """The fields that could be meant, where the first word compared is a part of their names."""
    from perftui.query.fields import NAMES

    found = _COMPARED.match(text.strip())
    names = (each.name for each in NAMES if not each.of_indicator)
    return () if found is None else tuple(name for name in names if found[1] in name and found[1] != name)


def _listed(text: str, state: State) -> Line:
    """How many problems are left, and what can be typed."""
    if not text.strip():
        hint = msg("words: a rule, a project, a file, error, warning or note, what it says")
        return (Run(f" {hint}", Tone.MUTED),)
    of = len(state.findings.every)
    problems = counted("{left} of {count} problem", "{left} of {count} problems", of, left=len(state.problems))
    return (Run(f" {problems}", Tone.ACCENT),)


def _faulty(text: str, fault: Fault) -> Line:
    """The text, the place that does not fit set apart, and why."""
    start, end = fault.span
    hint = (Run(f"  {fault.hint}", Tone.MUTED),) if fault.hint else ()
    return (
        Run(text[:start], Tone.MUTED),
        Run(text[start:end] or "_", Tone.ERROR),
        Run(text[end:], Tone.MUTED),
        Run(f"  {fault.summary}", Tone.ERROR),
        *hint,
    )


class Outcome(Bar):
    """In how many places the text of a search stands, or that it stands nowhere; as wide as either."""

    DEFAULT_CSS = "Outcome { width: 14; }"
    said: Said | None = None
    missed = False

    def say(self, said: Said | None, *, missed: bool = False) -> None:
        """Show how the search stands."""
        if (said, missed) != (self.said, self.missed):
            self.said, self.missed = said, missed
            self.refresh()

    def line(self, room: int) -> Line:
        """At the right end."""
        words: Line = () if self.said is None else (Run(str(self.said), Tone.ERROR if self.missed else Tone.MUTED),)
        return (*spread((), words, room - 1), Run(" "))


class SearchLine(Horizontal):
    """Prompt and input. Every change, the end and the giving up are messages to the page."""

    BINDINGS = bindings(Where.SEARCH)

    class Typed(Message):
        """The text has changed."""

        def __init__(self, mode: Mode, text: str) -> None:
            super().__init__()
            self.mode = mode
            self.text = text

    class Done(Message):
        """The text stands."""

        def __init__(self, mode: Mode) -> None:
            super().__init__()
            self.mode = mode

    class GivenUp(Message):
        """The text is dropped."""

        def __init__(self, mode: Mode) -> None:
            super().__init__()
            self.mode = mode

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.mode = Mode.SEARCH
        self.display = False

    def compose(self) -> ComposeResult:
        """Prompt, input, outcome."""
        yield Prompt(self.store)
        entry = Entry(compact=True, select_on_focus=True)
        entry.cursor_blink = False
        yield entry
        yield Outcome(self.store)

    @property
    def entry(self) -> Entry:
        """The input."""
        return self.query_one(Entry)

    def tell(self, places: int | None, *, missed: bool) -> None:
        """Say in how many places the text stands, as far as that is known."""
        count = None if places is None else counted("{count} place", "{count} places", places)
        self.query_one(Outcome).say(msg("not found") if missed else count, missed=missed)
        self.set_class(missed, "-missed")

    def ask(self, mode: Mode, text: str) -> None:
        """Show the line and take the keys."""
        self.tell(None, missed=False)
        self.mode = mode
        self.query_one(Prompt).ask(mode)
        self.entry.begin(text)
        self.display = True
        self._show_verdict(text)
        self.entry.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while it is typed."""
        event.stop()
        self._show_verdict(event.value)
        self.post_message(self.Typed(self.mode, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps the text."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Keep the text, unless it is no condition."""
        if self.mode is Mode.FILTER and self._is_faulty():
            return
        self._hide()
        self.post_message(self.Done(self.mode))

    def action_give_up(self) -> None:
        """Drop the text."""
        self._hide()
        self.post_message(self.GivenUp(self.mode))

    def _is_faulty(self) -> bool:
        from perftui.query.reader import Fault
        from perftui.query.typed import meaning

        return isinstance(meaning(self.entry.value), Fault)

    def _show_verdict(self, text: str) -> None:
        verdict = self.screen.query_one(Verdict)
        verdict.display = self.mode is not Mode.SEARCH
        verdict.show(self.mode, text)

    def _hide(self) -> None:
        self.display = False
        self.screen.query_one(Verdict).display = False
