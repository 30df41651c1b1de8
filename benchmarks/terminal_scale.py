"""The terminal program on ten thousand files, beside VisiData on the same rows."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles

from benchmarks.corpus import ROOT, declarations, originals, write_folder
from benchmarks.report import Aim, Report, Table
from benchmarks.startup import FIRST_CHARACTERS
from benchmarks.terminal import Terminal, running
from perftui.language.reader import read
from perftui.model import Indicator, Project
from perftui.notation import target_text

COPIES = 1112
"""Of the nine declarations: 10,008 files."""
QUICK_COPIES = 112

PATIENCE = 120.0
"""Seconds that reading may take before the benchmark gives up."""

DOWN, PAGE_DOWN, RIGHT, LEFT, ESCAPE = "\x1b[B", "\x1b[6~", "\x1b[C", "\x1b[D", "\x1b"
BACKSPACE, ENTER = "\x7f", "\r"
WORDS = ("可用率", "满意度", "经费0007")
"""What is typed into the filter, a character at a time, and taken back."""

TARGET, TYPED = "主机系统全年可用率", "≥ 99.5 %"
"""The indicator that is edited, and what is typed into its target."""

COLUMNS = ("项目", "主管部门", "一级指标", "二级指标", "指标", "指标值")


@dataclass(frozen=True, slots=True)
class Measured:
    """One program: seconds to its screens, seconds of each key, and its memory in MB."""

    screens: Mapping[str, float]
    keys: Mapping[str, Sequence[float]]
    memory: int


def run(*, quick: bool) -> Report:
    """Open the same content in both programs and press keys."""
    copies, presses = (QUICK_COPIES, 20) if quick else (COPIES, 100)
    with tempfile.TemporaryDirectory() as place:
        folder, table = Path(place, "files"), Path(place, "rows.tsv")
        files = len(write_folder(folder, copies))
        rows = _write_rows(table, copies)
        environment = {**_environment(), "XDG_STATE_HOME": place}
        perftui, visidata = _perftui(folder, presses, environment), _visidata(table, presses)
    note = (
        f"{files:,} files with {rows:,} indicators; for VisiData the indicators are {rows:,} lines of one TSV file. "
        f"Milliseconds from the start, or from a key to the last byte of its answer; {presses} presses."
    )
    return Report((_table(perftui, visidata, note),), tuple(_aims(perftui)))


def _write_rows(table: Path, copies: int) -> int:
    """The indicators of the same declarations, one a line; how many there are."""
    documents = (read(declaration.text)[0] for declaration in declarations(copies))
    rows = [
        "\t".join(_cells(project, indicator))
        for document in documents
        for project in document.projects
        for indicator in project.indicators
    ]
    table.write_text("\n".join(("\t".join(COLUMNS), *rows, "")), "utf-8")
    return len(rows)


def _cells(project: Project, indicator: Indicator) -> tuple[str, ...]:
    supervisor = project.supervisor.text if project.supervisor else ""
    target = target_text(indicator.target)
    return (project.name, supervisor, indicator.level1, indicator.level2, indicator.name, target)


def _perftui(folder: Path, presses: int, environment: dict[str, str]) -> Measured:
    names = [project.name[:FIRST_CHARACTERS] for document in originals() for project in document.projects]
    stages: tuple[Callable[[str], bool], ...] = (
        bool,
        lambda text: any(name in text for name in names),
        lambda text: "⚠" in text,
    )
    with running((sys.executable, "-m", "perftui", str(folder)), ROOT, environment) as terminal:
        shell, first, done = terminal.until(stages, PATIENCE)
        terminal.settle()
        keys = {
            "down": [terminal.press(DOWN) for _ in range(presses)],
            "page down": [terminal.press(PAGE_DOWN) for _ in range(presses)],
            "unfold, fold": [terminal.press(key) for _ in range(presses // 2) for key in (RIGHT, LEFT)],
            "filter, a character": list(_filtering(terminal)),
        }
        keys |= _editing(terminal, presses // 2)
        return Measured({"shell": shell, "first rows": first, "all rows": done}, keys, terminal.memory)


def _filtering(terminal: Terminal) -> Iterator[float]:
    """Seconds of each character typed into the filter and taken back."""
    terminal.press("f")
    for word in WORDS:
        for key in (*word, *BACKSPACE * len(word)):
            yield terminal.press(key)
    terminal.press(ESCAPE)


def _editing(terminal: Terminal, times: int) -> dict[str, list[float]]:
    """Seconds of each key while a target is edited and the edit is taken back, `times` times."""
    terminal.press(f"/{TARGET}")
    terminal.press(ENTER)
    typing: list[float] = []
    changing: list[float] = []
    for _ in range(times):
        terminal.press("e")
        typing += [terminal.press(key) for key in TYPED]
        changing += [terminal.press(ENTER), terminal.press("u")]
    return {"edit, a character": typing, "edit, taken over or back": changing}


def _visidata(table: Path, presses: int) -> Measured | None:
    if find_spec("visidata") is None:
        return None
    stages: tuple[Callable[[str], bool], ...] = (bool, lambda text: COLUMNS[-1] in text)
    command = (sys.executable, "-m", "visidata", "--config", os.devnull, str(table))
    with running(command, table.parent, _environment()) as terminal:
        shell, first = terminal.until(stages, PATIENCE)
        done = terminal.settle()
        keys = {
            "down": [terminal.press(DOWN) for _ in range(presses)],
            "page down": [terminal.press(PAGE_DOWN) for _ in range(presses)],
        }
        return Measured({"shell": shell, "first rows": first, "all rows": done}, keys, terminal.memory)


def _environment() -> dict[str, str]:
    settings = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "PERFTUI_LANG": "en"}
    return {**os.environ, **settings}


def _table(perftui: Measured, visidata: Measured | None, note: str) -> Table:
    rows = [
        (name, _ms(seconds), "", "" if visidata is None else _ms(visidata.screens[name]), "")
        for name, seconds in perftui.screens.items()
    ]
    for name, times in perftui.keys.items():
        other = visidata.keys.get(name) if visidata else None
        rows.append((name, *_spread(times), *(_spread(other) if other else ("", ""))))
    rows.append(("memory, MB", str(perftui.memory), "", str(visidata.memory) if visidata else "", ""))
    columns = ("", "perftui, median", "95 %", "VisiData, median", "95 %")
    return Table("Many files in the terminal program", columns, tuple(rows), note)


def _aims(measured: Measured) -> Iterator[Aim]:
    for name, times in measured.keys.items():
        bound = 70 if name.startswith("filter") else 50
        yield Aim(f"many files: {name}, 95 %", bound, _late(times) * 1000, "ms", at_most=True)
    yield Aim("many files: memory", 500, measured.memory, "MB", at_most=True)


def _spread(times: Sequence[float]) -> tuple[str, str]:
    return _ms(median(times)), _ms(_late(times))


def _late(times: Sequence[float]) -> float:
    """The time that 95 of 100 keep."""
    return quantiles(times, n=20)[-1]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f}"
