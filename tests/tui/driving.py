"""Driving the program: open it, wait until all is done, read the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TypeVar

from textual.events import Paste
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from perftui.tui.app import PerfApp
from perftui.tui.store.state import State
from perftui.tui.widgets.outline import Outline

Found = TypeVar("Found", bound=Widget)


class Driver:
    """A running program and the hand on its keys and its mouse."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> PerfApp:
        """The program."""
        app = self.pilot.app
        assert isinstance(app, PerfApp)
        return app

    @property
    def state(self) -> State:
        """What the store holds."""
        return self.app.store.state

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, line by line."""
        return lines_of(self.app)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.lines)

    def find(self, kind: type[Found]) -> Found:
        """The widget of that kind on the page in front."""
        return self.app.screen.query_one(kind)

    def outline(self) -> list[str]:
        """The labels that the outline shows, its cursor marked."""
        outline = self.app.screen_stack[0].query_one(Outline)
        labels = [self.state.tree.node(each).label for each in outline.rows]
        labels[outline.cursor] = f"> {labels[outline.cursor]}"
        return labels

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Give a text to the input that has the keys, as an input method does."""
        self.app.post_message(Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until every message is handled and every worker has come to its end; no more keys come meanwhile."""
        await self.pilot.pause()
        while len(self.app.workers):
            self.app.last_key = float("-inf")
            with suppress(WorkerCancelled):  # one that a later one has taken the place of
                await self.app.workers.wait_for_complete()
            await self.pilot.pause()


def lines_of(app: PerfApp) -> list[str]:
    """What stands on the screen of `app`, line by line."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


@asynccontextmanager
async def opened(path: Path, *, size: tuple[int, int] = (160, 45)) -> AsyncIterator[Driver]:
    """The program on `path`, everything read and checked."""
    async with PerfApp([path]).run_test(size=size) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        yield driver
