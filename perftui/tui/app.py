"""The terminal program: `run` opens it on files and folders."""

from __future__ import annotations

import codecs
import os
import sys
import time
from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from perftui.messages import Message, msg

# What the input method of a terminal commits is lost in some terminals while this key protocol is on.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from textual import on, work
from textual.app import App
from textual.message import Message as Posted

from perftui.tui.actions import Where, bindings
from perftui.tui.screens.main import Main
from perftui.tui.screens.page import Page
from perftui.tui.state import Pane, Phase, View
from perftui.tui.store import Store
from perftui.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from textual.screen import Screen

    from perftui.diagnostics import Diagnostic
    from perftui.totals import Totals
    from perftui.tui.widgets.palette_list import Offer
    from perftui.workspace import Workspace

COULD_NOT_RUN = 2
PROGRESS_INTERVAL = 0.1
"""Seconds between two reports of a reading."""


def run(paths: Sequence[Path]) -> int:
    """Open the terminal program on `paths` and give its exit code."""
    obstacle = obstacle_to_running()
    if obstacle is not None:
        print(f"perftui: {obstacle}", file=sys.stderr)  # noqa: T201 - there is no screen to show it on
        return COULD_NOT_RUN
    app = PerfApp(paths)
    app.run()
    return app.return_code or 0


def obstacle_to_running() -> Message | None:
    """Why this terminal cannot show the program; `None` where it can."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return msg("the terminal program needs a terminal; `perftui total` and `perftui check` do not")
    if os.environ.get("TERM") in {"dumb", "unknown"}:
        return msg("this terminal cannot place its cursor; `perftui total` and `perftui check` need no more than text")
    stderr = sys.__stderr__
    if stderr is None or not _is_utf8(stderr.encoding) or _locale_contradicts():
        return msg("this terminal is not set to UTF-8; set the locale to one, for example LC_ALL=C.UTF-8")
    return None


def _is_utf8(encoding: str) -> bool:
    return codecs.lookup(encoding).name == "utf-8"


def _locale_contradicts() -> bool:
    """Whether the locale names an encoding that is not UTF-8. Python writes UTF-8 in the C locale all the same."""
    import locale

    return os.name == "posix" and codecs.lookup(locale.getencoding()).name not in {"utf-8", "ascii"}


class PerfApp(App[int]):
    """Holds the store; carries its changes to the page in front and the wishes of people to the store."""

    TITLE = "perftui"
    CSS_PATH = Path(__file__).parent / "app.tcss"
    BINDINGS = bindings(Where.ANYWHERE)
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False

    class Changed(Posted):
        """The state has changed."""

    class Progressed(Posted):
        """So many files of all are read."""

        def __init__(self, revision: int, done: int, of: int) -> None:
            super().__init__()
            self.revision, self.done, self.of = revision, done, of

        def can_replace(self, message: Posted) -> bool:
            """Only the latest counts."""
            return isinstance(message, PerfApp.Progressed)

    class WasRead(Posted):
        """A reading is complete."""

        def __init__(self, revision: int, workspace: Workspace, grand: Totals) -> None:
            super().__init__()
            self.revision, self.workspace, self.grand = revision, workspace, grand

    class WasChecked(Posted):
        """Checking is complete."""

        def __init__(self, revision: int, diagnostics: tuple[Diagnostic, ...]) -> None:
            super().__init__()
            self.revision, self.diagnostics = revision, diagnostics

    class WasTotalled(Posted):
        """A roll-up is complete."""

        def __init__(self, revision: int, totals: Totals) -> None:
            super().__init__()
            self.revision, self.totals = revision, totals

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__()
        self.animation_level = "none"
        self.store = Store(paths, self._note_change)
        self._unseen: frozenset[str] = frozenset()
        self._pages = self.store.state.views
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables of our themes, known before a theme is chosen."""
        return DARK.variables

    def get_default_screen(self) -> Screen[None]:
        """The main page."""
        return Main(self.store)

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """The screen as a picture that every viewer shows alike."""
        from perftui.tui.screenshot import tidied

        return tidied(super().export_screenshot(title=title, simplify=simplify))

    def on_ready(self) -> None:
        """The shell is on the screen; now the files are read."""
        self.action_reload()

    # ---- the state ----------------------------------------------------------------------------------------------

    def _note_change(self, changed: frozenset[str]) -> None:
        """However many fields change at once, the pages hear of it once."""
        if not self._unseen:
            self.post_message(self.Changed())
        self._unseen |= changed

    @on(Changed)
    def carry(self) -> None:
        """Draw what has changed."""
        changed, self._unseen = self._unseen, frozenset()
        if "dark" in changed:
            self.theme = (DARK if self.store.state.dark else LIGHT).name
        if "views" in changed:
            self._turn_pages()
        if changed & {"dimension", "revision", "phase", "views"}:
            self._total()
        if isinstance(self.screen, Page):
            self.screen.follow(changed)

    def _turn_pages(self) -> None:
        """Make the stack of screens that of the state."""
        views = self.store.state.views
        common = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(self._pages, views, strict=False)))
        for _ in self._pages[common:]:
            self.pop_screen()
        for view in views[common:]:
            self.push_screen(_page(view, self.store))
        self._pages = views

    def _on_main(self, do: Callable[[Main], None]) -> None:
        """Do something on the main page, wherever the keys are now."""
        self.store.open(View.MAIN)
        self._turn_pages()
        if isinstance(self.screen, Main):
            do(self.screen)

    # ---- long work ----------------------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="read", exit_on_error=True)
    def read(self, revision: int, paths: Sequence[Path]) -> None:
        """Read and check in a thread; what is heavy to import is imported here, behind the first paint."""
        import gc

        from perftui.totals import roll_up
        from perftui.workspace import load

        reported = 0.0

        def report(done: int, of: int) -> None:
            nonlocal reported
            now = time.monotonic()
            if now - reported >= PROGRESS_INTERVAL:
                reported = now
                self.post_message(self.Progressed(revision, done, of))

        workspace = load(paths, report)
        self.post_message(self.WasRead(revision, workspace, roll_up(workspace)))
        from perftui.rules.engine import check

        diagnostics = check(workspace).findings
        gc.freeze()  # what was read stays; without it the collector stops the keys for a moment again and again
        self.post_message(self.WasChecked(revision, diagnostics))

    @work(thread=True, exclusive=True, group="total", exit_on_error=True)
    def total(self, revision: int) -> None:
        """Roll up in a thread."""
        from perftui.totals import roll_up

        state = self.store.state
        if state.corpus.workspace is not None:
            self.post_message(self.WasTotalled(revision, roll_up(state.corpus.workspace, state.dimension)))

    @on(Progressed)
    def carry_progress(self, event: Progressed) -> None:
        """A reading goes on."""
        self.store.progressed(event.revision, event.done, event.of)

    @on(WasRead)
    def carry_reading(self, event: WasRead) -> None:
        """A reading is complete."""
        self.store.was_read(event.revision, event.workspace, event.grand)

    @on(WasChecked)
    def carry_checking(self, event: WasChecked) -> None:
        """Checking is complete."""
        self.store.was_checked(event.revision, event.diagnostics)

    @on(WasTotalled)
    def carry_totals(self, event: WasTotalled) -> None:
        """A roll-up is complete."""
        self.store.was_totalled(event.revision, event.totals)

    def _total(self) -> None:
        state = self.store.state
        wanted = View.TOTALS in state.views and state.phase is not Phase.READING
        if wanted and (state.totals is None or state.totals.dimension is not state.dimension):
            self.total(state.revision)

    # ---- actions ------------------------------------------------------------------------------------------------

    def action_reload(self) -> None:
        """Read the files again."""
        self.read(self.store.begin_reading(), self.store.state.paths)

    def action_leave(self) -> None:
        """Leave the page, or what is special on the main page."""
        self.store.tell(None)
        if len(self.store.state.views) > 1:
            self.store.close()
        elif isinstance(self.screen, Main):
            self.screen.back()

    def action_totals(self) -> None:
        """The page of totals."""
        self.store.open(View.TOTALS)

    def action_problems(self) -> None:
        """The page of problems."""
        if self.store.state.finding is None:
            self.store.choose_finding_here()
        self.store.open(View.PROBLEMS)

    def action_source(self) -> None:
        """The text of the selected place."""
        self.store.open(View.SOURCE)

    def action_help(self) -> None:
        """The page of help, or back from it."""
        if self.store.state.view is View.HELP:
            self.store.close()
        else:
            self.store.open(View.HELP)

    def action_palette(self) -> None:
        """The palette above the page in front."""
        from perftui.tui.screens.palette import Palette

        self.push_screen(Palette(self.store), self._accept)

    def _accept(self, offer: Offer | None) -> None:
        if offer is None:
            return
        if offer.project is not None:
            self._go_to_project(offer.project)
        else:
            self.call_later(self.run_action, offer.action)

    def _go_to_project(self, project: int) -> None:
        from perftui.tui.state import Place

        self.store.open(View.MAIN)
        self.store.reveal(project, None)
        self.store.select(Place(project, self.store.state.corpus.projects[project].project.line))

    def action_next_problem(self) -> None:
        """Go to the next problem."""
        self.store.step_finding(1)

    def action_previous_problem(self) -> None:
        """Go to the previous problem."""
        self.store.step_finding(-1)

    def action_expand_all(self) -> None:
        """Unfold everything."""
        self.store.expand_all()

    def action_collapse_all(self) -> None:
        """Fold every project."""
        self.store.collapse_all()

    def action_search(self) -> None:
        """Type what to find on the page in front."""
        if isinstance(self.screen, Page):
            self.screen.action_search()

    def action_find_next(self) -> None:
        """Next place found."""
        if isinstance(self.screen, Page):
            self.screen.action_find_next()

    def action_find_previous(self) -> None:
        """Previous place found."""
        if isinstance(self.screen, Page):
            self.screen.action_find_previous()

    def action_filter(self) -> None:
        """Type what the outline is to show."""
        self._on_main(Main.action_filter)

    def action_pane_1(self) -> None:
        """To the outline."""
        self._on_main(lambda main: main.go_to(Pane.OUTLINE))

    def action_pane_2(self) -> None:
        """To the declaration."""
        self._on_main(lambda main: main.go_to(Pane.FORM))

    def action_pane_3(self) -> None:
        """To the problems."""
        self._on_main(lambda main: main.go_to(Pane.PROBLEMS))

    def action_next_pane(self) -> None:
        """To the next pane, or the next list of the page."""
        if isinstance(self.screen, Main):
            self.screen.step(1)
        else:
            self.screen.focus_next()

    def action_previous_pane(self) -> None:
        """To the previous pane, or the previous list of the page."""
        if isinstance(self.screen, Main):
            self.screen.step(-1)
        else:
            self.screen.focus_previous()

    def action_zoom(self) -> None:
        """The pane alone, or all panes."""
        if isinstance(self.screen, Main):
            self.screen.toggle_zoom()

    def action_narrower(self) -> None:
        """A narrower outline."""
        self.store.widen(-1)

    def action_wider(self) -> None:
        """A wider outline."""
        self.store.widen(1)

    def action_theme(self) -> None:
        """Light instead of dark, dark instead of light."""
        self.store.toggle_theme()


def _page(view: View, store: Store) -> Page:
    """A new page; all but the main page are imported when they are opened."""
    match view:
        case View.MAIN:
            return Main(store)
        case View.TOTALS:
            from perftui.tui.screens.totals import TotalsPage

            return TotalsPage(store)
        case View.PROBLEMS:
            from perftui.tui.screens.problems import ProblemsPage

            return ProblemsPage(store)
        case View.SOURCE:
            from perftui.tui.screens.source import SourcePage

            return SourcePage(store)
        case View.HELP:
            from perftui.tui.screens.help import HelpPage

            return HelpPage(store)
