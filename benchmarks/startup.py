"""Starting: whole processes from their start to their end, and the terminal program to its screens."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import partial
from statistics import median

from benchmarks.corpus import DECLARATIONS, ROOT, originals
from benchmarks.processes import interleaved, wall
from benchmarks.report import Aim, Report, Table
from benchmarks.terminal import time_until

PERFTUI = (sys.executable, "-m", "perftui")
BARE = "python -c pass"
MINIMAL = """
from textual.app import App, ComposeResult
from textual.widgets import Footer, Static

class Minimal(App[None]):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Static("minimal")
        yield Footer()

Minimal().run()
"""
FIRST_CHARACTERS = 8
"""Of a name, as a narrow column may cut the rest."""


def run(*, quick: bool) -> Report:
    """Time the command line and the terminal program."""
    rounds = 3 if quick else 15
    commands, screens = _commands(rounds), _screens(rounds)
    note = f"Best and median of {rounds} interleaved rounds."
    return Report(
        (
            _table("Starting the command line", "process", commands, BARE, note),
            _table("Starting the terminal program", "screen", screens, "a minimal Textual app", note),
        ),
        (
            _aim("perftui --help", 100, commands),
            _aim("perftui check", 350, commands),
            _aim("perftui: first frame", 350, screens),
            _aim("perftui: nine declarations", 600, screens),
        ),
    )


def _commands(rounds: int) -> dict[str, list[float]]:
    folder = str(DECLARATIONS)
    jobs = {
        BARE: partial(wall, (sys.executable, "-c", "pass")),
        "python -c 'import click'": partial(wall, (sys.executable, "-c", "import click")),
        "perftui --help": partial(wall, (*PERFTUI, "--help")),
        "perftui check": partial(wall, (*PERFTUI, "check", folder), (0, 1)),
        "perftui total": partial(wall, (*PERFTUI, "total", folder)),
    }
    return interleaved(jobs, rounds)


def _screens(rounds: int) -> dict[str, list[float]]:
    names = [project.name[:FIRST_CHARACTERS] for document in originals() for project in document.projects]
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}

    def minimal() -> tuple[float, ...]:
        return time_until((sys.executable, "-c", MINIMAL), (bool,), ROOT, environment)

    def perftui() -> tuple[float, ...]:
        painted = (bool, lambda text: all(name in text for name in names))
        return time_until((*PERFTUI, str(DECLARATIONS)), painted, ROOT, environment)

    results = interleaved({"minimal": minimal, "perftui": perftui}, rounds)
    first, nine = zip(*results["perftui"], strict=True)
    return {
        "a minimal Textual app": [seconds for (seconds,) in results["minimal"]],
        "perftui: first frame": list(first),
        "perftui: nine declarations": list(nine),
    }


def _aim(name: str, bound: float, times: Mapping[str, list[float]]) -> Aim:
    return Aim(f"{name}, wall", bound, min(times[name]) * 1000, "ms", at_most=True)


def _table(title: str, first: str, times: Mapping[str, list[float]], base: str, note: str) -> Table:
    fastest = min(times[base])
    rows = tuple(
        (name, f"{min(seconds) * 1000:.0f}", f"{median(seconds) * 1000:.0f}", f"{min(seconds) / fastest:.2f}")
        for name, seconds in times.items()
    )
    return Table(title, (first, "best, ms", "median, ms", f"best / {base}"), rows, note)
