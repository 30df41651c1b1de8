"""The terminal program: `run` opens it on files and folders."""

from __future__ import annotations

import gc
import os
import sys
import time
from asyncio import sleep
from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

# What the input method of a terminal commits is lost in some terminals while this key protocol is on.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
# A key waits for the next frame, and often for the one after it; with nothing to paint there is no frame.
os.environ.setdefault("TEXTUAL_FPS", "500")

from textual import on, work
from textual.message import Message as Posted
from textual.worker import get_current_worker

from perftui.display import call_from
from perftui.editing.watching import SETTLED
from perftui.messages import msg
from perftui.tui.actions import ACTIONS, Where, bindings
from perftui.tui.arranged.places import Phase, View
from perftui.tui.arranged.sieve import Sieve, sifted
from perftui.tui.desk.desk import Desk
from perftui.tui.desk.outside import News, Outside
from perftui.tui.doing.mending import Mending
from perftui.tui.doing.projects import Projects
from perftui.tui.doing.reviewing import Reviewing
from perftui.tui.doing.settling import Settling
from perftui.tui.doing.stating import Stating
from perftui.tui.doing.typed import EVERY, Typed
from perftui.tui.doing.writing import Writing
from perftui.tui.person.settings import Settings, read_settings
from perftui.tui.screens.main import Main
from perftui.tui.screens.modal import Modal
from perftui.tui.screens.page import Page
from perftui.tui.screens.pages import page_of
from perftui.tui.store.store import Store
from perftui.tui.terminal.ending import end_from_outside
from perftui.tui.terminal.obstacle import obstacle_to_running
from perftui.tui.terminal.themes import DARK, theme_of
from perftui.tui.work.aside import LONG, considerate
from perftui.tui.work.collector import COLLECTOR

if TYPE_CHECKING:
    from textual.screen import Screen

    from perftui.editing.draft import Draft
    from perftui.query.reader import Query
    from perftui.tui.arranged.findings import Findings
    from perftui.tui.store.checker import Checker
    from perftui.tui.work.reading import Reading

LOOK_EVERY = 2.0
"""Seconds between two looks at the disk."""
HOPS = 4
"""Turns that the messages take in which widgets tell what of them is to be painted."""
TIDY_EVERY = 0.5
"""Seconds between two moments in which what is not needed any more may be freed."""
TURN = 0.0005
"""Seconds that a thread works before another one that wants to has its turn; as Python comes, ten times as long."""
COULD_NOT_RUN = 2
_ELSEWHERE = frozenset(each.id for each in ACTIONS if each.where is Where.ANYWHERE) - {
    *("save", "save_all", "help", "leave", "theme", "quit")
}
"""What is not done while a slot is filled in."""


def run(paths: Sequence[Path], *, ascii_only: bool = False, excluded: Sequence[str] = ()) -> int:
    """Open the terminal program on `paths` and give its exit code; `ascii_only` draws no rules and marks but ASCII.

    What `excluded` names is passed over in folders, besides what the configuration excludes.
    """
    obstacle = obstacle_to_running()
    if obstacle is not None:
        print(f"perftui: {obstacle}", file=sys.stderr)  # noqa: T201 - there is no screen to show it on
        return COULD_NOT_RUN
    # A key that comes while a thread works waits no longer than that for its turn.
    sys.setswitchinterval(TURN)
    # Left to itself the collector looks for cycles just while a key is answered; `tidy` has it look when none is.
    gc.disable()
    # The folder that it is opened in may be taken away, and another one put there: no file goes by its name from there.
    here = Path.cwd()
    call_from(here)
    app = PerfApp([Path(os.path.normpath(here / path)) for path in paths], ascii_only=ascii_only, excluded=excluded)
    app.run()
    return app.return_code or 0


class PerfApp(Stating, Settling, Reviewing, Writing, Mending, Projects):
    """Holds the store; carries its changes to the page in front and the wishes of people to the store."""

    TITLE = "perftui"
    CSS_PATH = Path(__file__).parent / "app.tcss"
    BINDINGS = bindings(Where.ANYWHERE)
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False

    class Changed(Posted):
        """The state has changed."""

    def __init__(
        self,
        paths: Sequence[Path],
        settings: Settings | None = None,
        *,
        ascii_only: bool = False,
        excluded: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self.store = Store(paths, self._note_change, excluded)
        self.desk = Desk(self.store)
        self.outside = Outside(self.desk)
        self._typing = Typed(self.desk)
        self._unseen: frozenset[str] = frozenset()
        self._pages = self.store.state.views
        self.settings = settings or read_settings()
        self.settle_in(paths, ascii_only=ascii_only)
        self._dress()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables of our themes, known before a theme is chosen."""
        return DARK.variables

    def get_default_screen(self) -> Screen[None]:
        """The main page."""
        return Main(self.store)

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """The screen as a picture that every viewer shows alike."""
        from perftui.tui.terminal.screenshot import tidied

        return tidied(super().export_screenshot(title=title, simplify=simplify))

    def on_mount(self) -> None:
        """The terminal is ours, and empty."""
        self.ask_for_width()

    def on_ready(self) -> None:
        """The shell is on the screen; now the files are read."""
        end_from_outside(self._end)
        self.set_interval(EVERY, self.keep_typed)
        self.set_interval(LOOK_EVERY, self.look)
        self.set_interval(TIDY_EVERY, self.tidy)
        self.action_reload()

    def on_unmount(self) -> None:
        """Where nothing is unsaved, no journal stays behind."""
        self.remember()
        self.desk.journal.close()

    def tidy(self) -> None:
        """Free what is not needed any more, if nobody waits."""
        COLLECTOR.tidy(time.monotonic() - self.last_key)

    def keep_typed(self) -> None:
        """Keep in the journal what is being typed; that the screens go away at the end gives nothing up."""
        if self.is_running:
            self._typing.keep(self.screen_stack)

    def _end(self, code: int) -> None:
        """Somebody ends the program from outside: what is unsaved stays in the journal, without a question."""
        self._typing.end(self.screen_stack)
        self.remember()
        self.exit(return_code=code)

    # ---- the state ----------------------------------------------------------------------------------------------

    def _note_change(self, changed: frozenset[str]) -> None:
        """However many fields change at once, the pages hear of it once."""
        if not self._unseen:
            self.post_message(self.Changed())
        self._unseen |= changed

    @on(Changed)
    async def carry(self) -> None:
        """Draw what has changed, all in one frame: a frame costs more than what is new in it."""
        with self.batch_update():
            self._carry()
            screen = self.screen
            for _ in range(HOPS):
                await sleep(0)
        screen.check_idle()

    def _carry(self) -> None:
        changed, self._unseen = self._unseen, frozenset()
        if "theme" in changed:
            self._dress()
        if "views" in changed:
            self.turn_pages()
        if changed & {"dimension", "revision", "edition", "phase", "views", "sheet", "changes"}:
            self._total()
        if changed & {"condition", "corpus", "findings", "dirty", "selected"}:
            self._match(changed)
        if changed & {"corpus", "matches", "findings", "layouts", "views", "phase"}:
            self._tabulate()
        self._ask_anew(changed)
        if "edition" in changed:
            self.check_again(self.store.state.edition)
        if isinstance(self.screen, Page):
            self.screen.catch_up()

    def _ask_anew(self, changed: frozenset[str]) -> None:
        """Have worked out anew what pages show of what has changed."""
        if changed & {"corpus", "phase", "asked"}:
            self.compare_again()
        if changed & {"corpus", "phase", "views"}:
            self.find_conflicts()
            self.count_stated()
        if changed & {"findings", "sieve"}:
            self._sift()
        if changed & {"query", "corpus", "views"}:
            self._seek()

    def _dress(self) -> None:
        theme = theme_of(self.store.state.theme)
        self.register_theme(theme)
        self.theme = theme.name

    def turn_pages(self) -> None:
        """Make the stack of screens that of the state."""
        views = self.store.state.views
        common = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(self._pages, views, strict=False)))
        for _ in self._pages[common:]:
            self.pop_screen()
        for view in views[common:]:
            self.push_screen(page_of(view, self.store, self.settings))
        self._pages = views

    # ---- long work ----------------------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="read")
    def read(self, revision: int) -> None:
        """Read and check in a thread; what is heavy to import is imported here, behind the first paint."""
        from perftui.tui.work.reading import read

        read(self.store, revision, self.call_later, self._stopped(), self._was_read)
        if not get_current_worker().is_cancelled:
            self.learn_words()

    def _stopped(self, regardless: float = LONG) -> Callable[[], bool]:
        """Whether nobody waits for the worker of this thread any more; it stands aside while keys come."""
        return considerate(get_current_worker(), lambda: self.last_key, regardless)

    def _was_read(self, revision: int, reading: Reading) -> None:
        """A reading is complete: it shows, it can be edited, and what an earlier run left is offered."""
        if revision != self.store.state.revision:
            return
        first = self.desk.workbench is None
        self.store.was_read(revision, reading.corpus, reading.findings, reading.checker)
        self.desk.begin(reading.workspace)
        self.outside.signatures = reading.signatures
        self.store.ask_for_changes()
        if first:
            self.resume()
            self.offer_left()

    def look(self) -> None:
        """Look at the disk, unless it is being read anyway, or what shows has to stay."""
        if self.desk.workbench is not None and self.store.state.phase is not Phase.READING and not self._is_asking:
            self.look_in_thread()

    @property
    def fills_in(self) -> bool:
        """Whether a slot is being filled in."""
        main = self.screen_stack[0]
        return isinstance(main, Main) and main.fills_in

    @property
    def _is_asking(self) -> bool:
        """Whether an answer is awaited: it is about a project and a line as they are now."""
        return self.fills_in or any(isinstance(screen, Modal) and screen.HOLDS for screen in self.screen_stack)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a slot is filled in, no key does anything elsewhere: it would move the place that is filled in."""
        if action in _ELSEWHERE and self.fills_in:
            return False
        return super().check_action(action, parameters)

    @work(thread=True, exclusive=True, group="look")
    def look_in_thread(self) -> None:
        """Look at the disk in a thread."""
        worker = get_current_worker()
        if self._stopped(0)():
            return
        news = self.outside.look()
        changes = self.store.state.changes
        if changes is not None and changes.asked == self.store.state.asked and changes.outdated:
            self.call_later(self.store.ask_for_changes)
        if news is not None and not worker.is_cancelled:
            self.call_later(self._take, news)
        checker = self.store.state.checker
        lost = self.outside.lost if news is None else news.look.lost
        if checker is not None and not lost and self.store.state.phase is Phase.READY and checker.outdated:
            self.call_later(self._reconfigure, checker)

    def _reconfigure(self, outdated: Checker) -> None:
        """A configuration or a baseline is another one: check everything under what is in force now."""
        state = self.store.state
        if state.checker is outdated and state.phase is Phase.READY:
            from perftui.tui.store.checker import Checker

            self.store.was_reconfigured(Checker())
            self.store.tell(msg("The configuration is another one now: everything is checked anew."))
            self.check_again(state.edition)

    def _take(self, news: News) -> None:
        if self.store.state.phase is Phase.READING or self._is_asking:
            return
        if self.outside.take(news):
            self.set_timer(2 * SETTLED, self.look)

    @work(thread=True, exclusive=True, group="total")
    def total(self, revision: int) -> None:
        """Roll up in a thread."""
        from perftui.tui.work.reading import total

        total(self.store, revision, self.call_later)

    @work(thread=True, exclusive=True, group="check")
    def check_again(self, edition: int) -> None:
        """Check everything in a thread as it is at an edition; a later edition stops it."""
        from perftui.tui.work.reading import check_again

        check_again(self.store, edition, self.call_later, self._stopped(0))

    @work(thread=True, exclusive=True, group="match")
    def match(self, condition: Query, drafts: Sequence[Draft]) -> None:
        """Ask in a thread for what a condition holds."""
        from perftui.tui.work.reading import match

        worker = get_current_worker()
        match(self.store, condition, drafts, self.call_later, lambda: worker.is_cancelled)

    @work(thread=True, exclusive=True, group="seek")
    def seek(self) -> None:
        """Find in a thread what is searched for in the outline."""
        from perftui.tui.work.reading import seek

        worker = get_current_worker()
        seek(self.store, self.call_later, lambda: worker.is_cancelled)

    def _seek(self) -> None:
        state = self.store.state
        if state.query and state.view is View.MAIN and state.found is None:
            self.seek()

    @work(thread=True, exclusive=True, group="tabulate")
    def tabulate(self, view: View) -> None:
        """Sort and add up the rows of a table in a thread."""
        from perftui.tui.work.reading import tabulate

        tabulate(self.store, view, self.call_later)

    def _tabulate(self) -> None:
        state = self.store.state
        if state.view not in {View.SUMMARY, View.INDICATORS} or state.phase is Phase.READING:
            return
        from perftui.tui.store.layouts import layout_of

        layout, grid = layout_of(state, state.view), state.grids.get(state.view)
        now = (state.corpus, state.findings, state.matches, (layout.sort, layout.falling))
        if grid is None or (grid.corpus, grid.findings, grid.matches, grid.order) != now:
            self.tabulate(state.view)

    @work(thread=True, exclusive=True, group="sift")
    def sift(self, findings: Findings, sieve: Sieve) -> None:
        """Find in a thread which findings a sieve leaves."""
        self.call_later(self.store.was_sifted, sifted(findings, sieve))

    def _sift(self) -> None:
        state = self.store.state
        if state.sieve != Sieve():
            self.sift(state.findings, state.sieve)

    def _match(self, changed: frozenset[str]) -> None:
        state = self.store.state
        if changed == {"selected"} and not any(name in state.filter for name in ("选中", "selected")):
            return
        if state.condition is not None and state.phase is not Phase.READING:
            self.match(state.condition, self.desk.dirty)

    def _total(self) -> None:
        state = self.store.state
        if View.TOTALS not in state.views or state.phase is Phase.READING:
            return
        asked = 0 if state.changes is None else state.changes.asked
        if state.awaits_totals or (state.sheet is not None and state.sheet.asked != asked):
            self.total(state.revision)

    def action_reload(self) -> None:
        """Read the files again."""
        self.read(self.store.begin_reading())
