"""The lines at the top and the bottom of every page, and the titles of the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perftui.messages import Message, counted, msg
from perftui.notation import amount_text
from perftui.tui.actions import Where, action, key_names
from perftui.tui.arranged.places import Pane, Phase
from perftui.tui.arranged.sieve import ORDER_TITLES, Order
from perftui.tui.store.state import State
from perftui.tui.terminal.glyphs import GLYPHS
from perftui.tui.terminal.runs import Line, Run, Tone, cells, shorten, spread
from perftui.tui.widgets.bar import Bar
from perftui.tui.widgets.hints import GAP, Titles, fitting, hint
from perftui.tui.widgets.marks import sign_run, standing, tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.events import Click

    from perftui.tui.store.store import Store


LEAST_CONTENT = 12
"""Cells of what a pane holds that its title shows before it shows its name."""


class Header(Bar):
    """Program, folder, counts and the sum; at the right the findings. A click goes to the page of what it is on."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset(
        {"corpus", "findings", "phase", "progress", "dirty", "contested", "changes"}
    )

    def line(self, room: int) -> Line:
        """Where the line is short, all else gives way before the sum does."""
        state = self.store.state
        right = (*_conflicting(state), *_standing(state), Run(" "))
        return spread(_left(state, room - cells(right) - len(GAP)), right, room)

    def on_click(self, event: Click) -> None:
        """Go where there is more of what stands under the mouse."""
        run, end = Run(""), 0
        for run in self._line():
            end += cells((run,))
            if event.x < end:
                break
        wish = _page_of(self.store.state, run)
        if wish:
            self.app.call_later(self.app.run_action, wish)


class Title(Bar):
    """The title of a pane: the number of its key, a name, and what it holds. A click goes to the pane.

    The same list on a page of its own has no number: that is the key to the pane.
    """

    INTERESTS: ClassVar[frozenset[str]] = frozenset(
        {"corpus", "findings", "place", "matches", "filter", "phase", "zoom", "dirty", "contested", "sieve", "listed"}
    )

    def __init__(self, store: Store, pane: Pane, *, id: str | None = None, numbered: bool = True) -> None:  # noqa: A002 - the name of Textual
        super().__init__(store, id=id)
        self.pane = pane
        self.numbered = numbered

    def line(self, room: int) -> Line:
        """Number, name, content, counts: where the line is short, the content gives way first, the counts last."""
        name, content, counts = _pane_name(self.store.state, self.pane)
        number = f" {self.pane.value} " if self.numbered else " "
        left: Line = (Run(number, Tone.KEY), Run(str(name), Tone.TITLE))
        rest = room - cells(counts) - 3
        if rest - cells(left) < min(cells(content), LEAST_CONTENT):
            left = left[:1] if self.numbered else left
        right = (*shorten(content, max(rest - cells(left), 0)), *counts)
        return (*spread(left, right, room - 1), Run(" "))

    def on_click(self) -> None:
        """Go to the pane."""
        self.app.call_later(self.app.run_action, f"pane_{self.pane.value}")


class Hints(Bar):
    """The keys that work here, each clickable; a short message takes their place until something else is done."""

    INTERESTS: ClassVar[frozenset[str]] = frozenset(
        {"notice", "views", "findings", "finding", "place", "location", "sieve", "listed"}
    )

    def __init__(
        self,
        store: Store,
        where: Where,
        titles: Callable[[Where], Titles],
        *,
        id: str | None = None,  # noqa: A002 - the name of Textual
    ) -> None:
        """Name the keys that work at `where`; `titles` tells what they are called at this moment."""
        super().__init__(store, id=id)
        self.where = where
        self._titles = titles

    def point(self, where: Where) -> None:
        """The keys go elsewhere now."""
        if where is not self.where:
            self.where = where
            self.refresh()

    def line(self, room: int) -> Line:
        """Whole hints only, the most useful that fit."""
        notice = self.store.state.notice
        if notice is not None:
            return (Run(" "), Run(notice.within(room - 1), Tone.ACCENT))
        runs = [Run(" ")]
        titles = self._titles(self.where)
        for each in fitting(self.where, room, titles):
            runs += [*hint(each, titles), Run(GAP)]
        return tuple(runs)

    def on_click(self, event: Click) -> None:
        """Do what the hint under the mouse says."""
        at = 1
        titles = self._titles(self.where)
        for each in fitting(self.where, self.size.width, titles):
            end = at + cells(hint(each, titles))
            if at <= event.x < end:
                # What is particular to a list is done by the list that has the keys.
                doer = None if each.where is Where.ANYWHERE else self.screen.focused
                self.app.call_later(self.app.run_action, each.id, doer)
            at = end + len(GAP)


def _page_of(state: State, run: Run) -> str:
    """The action that a part of the header stands for, or nothing."""
    pages = {
        "conflicts": _conflicting(state),
        "problems": _standing(state) if state.phase is Phase.READY else (),
        "decide": tuple(each for each in _unsaved(state) if each.tone is Tone.ERROR),
        "summary": (Run(_projects(state), Tone.MUTED),),
        "indicators": (Run(_indicators(state), Tone.MUTED),),
        "totals": tuple(Run(text, Tone.MUTED) for text in _money(state)),
        "changes": (Run(_branch(state), Tone.MUTED),),
    }
    return next((page for page, runs in pages.items() if run.text.strip() and run in runs), "")


def _left(state: State, room: int) -> Line:
    """The fullest of the left sides that fit, else the shortest."""
    *longer, shortest = _lefts(state)
    return next((line for line in longer if cells(line) <= room), shortest)


def _lefts(state: State) -> Iterator[Line]:
    """Left sides of the header, each shorter than the one before it: the sum is the last count to go, never cut."""
    name: Line = (Run(" perftui ", Tone.TITLE),)
    folder = ", ".join(str(path) for path in state.paths)
    last = ", ".join(path.name or str(path) for path in state.paths)
    projects, indicators, branch = _projects(state), _indicators(state), _branch(state)
    money, amount = _money(state)
    yield _joined(name, folder, state, projects, indicators, money, branch)
    yield _joined(name, last, state, projects, indicators, money, branch)
    yield _joined(name, last, state, projects, indicators, money)
    yield _joined(name, last, state, projects, indicators, amount)
    yield _joined(name, last, state, projects, amount)
    yield _joined(name, last, state, amount)
    yield _joined((), last, state, amount)
    yield _joined((), "", state, amount)
    yield _joined((), "", state)


def _joined(name: Line, folder: str, state: State, *counts: str) -> Line:
    """Program, folder, what is unsaved, and some counts, with gaps between those that are there."""
    parts = (Run(folder, Tone.STRONG), *_unsaved(state), *(Run(count, Tone.MUTED) for count in counts))
    there = [part for part in parts if part.text]
    spaced = (run for part in there for run in (Run(GAP if part is not there[0] else " "), part))
    return (*name, *spaced)


def _unsaved(state: State) -> Line:
    """How many files are not saved, and how many another program changed as well."""
    runs: list[Run] = []
    if state.dirty:
        text = counted("{count} unsaved", "{count} unsaved", len(state.dirty))
        runs.append(Run(f"{GLYPHS.unsaved} {text}", Tone.WARNING))
    if state.contested:
        text = counted("{count} contested", "{count} contested", len(state.contested))
        runs.append(Run(f"{GLYPHS.contested} {text}", Tone.ERROR))
    return tuple(runs)


def _conflicting(state: State) -> Line:
    """How many conflicts a merge left to decide, and the key to them."""
    count = state.corpus.conflicts
    if not count:
        return ()
    text = counted("{count} conflict", "{count} conflicts", count)
    keys = key_names(action("conflicts"))
    return (Run(f"{GLYPHS.contested} {text}{f' ({keys[0]})' if keys else ''}", Tone.ERROR), Run(GAP))


def _projects(state: State) -> str:
    count = len(state.corpus.projects)
    return str(counted("{count} project", "{count} projects", count)) if count else ""


def _indicators(state: State) -> str:
    count = state.corpus.indicators
    return str(counted("{count} indicator", "{count} indicators", count)) if state.corpus.projects else ""


def _money(state: State) -> tuple[str, str]:
    """The annual funds of all projects, with their name and without."""
    total = state.corpus.total
    if total is None:
        return "", ""
    amount = amount_text(total)
    return str(msg("annual funds {amount} 元", amount=amount)), str(msg("{amount} 元", amount=amount))


def _branch(state: State) -> str:
    """The branch, and how many projects differ, as far as that is known."""
    changes = state.changes
    if changes is None or changes.review is None:
        return ""
    signs = (f"{sign_run(sign).text}{number}" for sign, number in changes.tally)
    return " ".join((changes.review.base.branch, *signs))


def _standing(state: State) -> Line:
    match state.phase:
        case Phase.READING:
            done, of = state.progress
            text = str(msg("reading {done}/{of}", done=done, of=of)) if of else str(msg("reading …"))
            return (Run(text, Tone.ACCENT),)
        case Phase.CHECKING:
            return (Run(str(msg("checking …")), Tone.ACCENT),)
        case Phase.READY:
            found = tally(state.findings.marks)
            return found or (Run(str(msg("no problem was found")), Tone.MUTED),)


def _pane_name(state: State, pane: Pane) -> tuple[Message, Line, Line]:
    """What a pane is called, what it is about at the moment, and how much there is of that."""
    corpus = state.corpus
    match pane:
        case Pane.OUTLINE:
            shown = len(corpus.projects) if state.matches is None else state.matches.count
            if not state.filter:
                return msg("Outline"), (), (Run(str(shown), Tone.MUTED),)
            count = f"  {shown}/{len(corpus.projects)}"
            return msg("Outline"), (Run(state.filter, Tone.ACCENT),), (Run(count, Tone.MUTED),)
        case Pane.FORM:
            if state.place is None or state.place.project >= len(corpus.projects):
                return msg("Declaration"), (), ()
            number = state.place.project
            marks = state.findings.marks_by_project.get(number)
            declared = corpus.projects[number]
            name: Line = (Run(declared.project.name, Tone.STRONG),)
            mine = standing(state, str(declared.file.path))
            if mine is not None:
                name = (mine, Run(" "), *name)
            return msg("Declaration"), name, (Run("  "), *tally(marks)) if marks else ()
        case Pane.PROBLEMS:
            return msg("Problems"), *_listed(state)


def _listed(state: State) -> tuple[Line, Line]:
    """What the list of problems is narrowed to and how it is sorted, and how many of all there are in it."""
    sieve, every = state.sieve, len(state.findings.every)
    words = [*sieve.words(), *([] if sieve.order is Order.FILES else [str(ORDER_TITLES[sieve.order])])]
    about: Line = (Run(f" {GLYPHS.dot} ".join(words), Tone.ACCENT),) if words else ()
    count = f"{len(state.problems)}/{every}" if sieve.narrows else str(every) if every else ""
    return about, (Run(f"  {count}", Tone.MUTED),) if count else ()
