"""Growth: ten times the text in ten times the time, of good lines and of broken ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import broken, whole
from benchmarks.processes import interleaved, read_once
from benchmarks.readers import READERS, Reading
from benchmarks.report import Aim, Report, Table

COPIES = (50, 100, 250, 500)
"""Copies of the nine declarations: 450 to 4,500."""

BROKEN = (1_000, 2_000, 5_000, 10_000)
"""Lines that cannot be read, in one file."""

SLACK = 1.2
"""Time per piece at ten times the size over the time at the size, at most."""


def run(*, quick: bool) -> Report:
    """Read declarations and broken lines in growing numbers."""
    rounds, scale = (2, 10) if quick else (5, 1)
    with TemporaryDirectory(prefix="perftui-bench-") as name:
        folder = Path(name)
        good = _measure(folder, {copies // scale * 9: whole(copies // scale) for copies in COPIES}, rounds)
        bad = _measure(folder, {lines: broken(lines) for lines in BROKEN}, rounds)
    for lines, reading in bad.items():
        if reading.diagnostics != lines:
            raise RuntimeError(f"{lines} broken lines gave {reading.diagnostics} diagnostics")
    note = f"Best of {rounds} interleaved rounds, a fresh process for each read."
    return Report(
        (
            _table("Growth of declarations", "declarations", good, note),
            _table("Growth of broken lines", "broken lines", bad, f"{note} Every line gives its diagnostic."),
        ),
        (
            Aim("time a declaration, ten times the size / the size", SLACK, _growth(good), at_most=True),
            Aim("time a broken line, ten times the size / the size", SLACK, _growth(bad), at_most=True),
        ),
    )


def _measure(folder: Path, texts: Mapping[int, str], rounds: int) -> dict[int, Reading]:
    paths = {}
    for pieces, text in texts.items():
        paths[pieces] = folder / f"{pieces}.perf"
        paths[pieces].write_text(text, "utf-8")
    smallest = paths[min(paths)]
    jobs = {pieces: partial(read_once, READERS[0], smallest, path) for pieces, path in paths.items()}
    results = interleaved(jobs, rounds)
    return {pieces: min(readings, key=lambda reading: reading.seconds) for pieces, readings in results.items()}


def _growth(readings: Mapping[int, Reading]) -> float:
    small, large = min(readings), max(readings)
    return (readings[large].seconds / large) / (readings[small].seconds / small)


def _table(title: str, pieces: str, readings: Mapping[int, Reading], note: str) -> Table:
    first = min(readings)
    base = readings[first].seconds / first
    rows = tuple(
        (f"{count:,}", f"{reading.seconds / count * 1e6:.1f}", f"{reading.seconds / count / base:.2f}")
        for count, reading in readings.items()
    )
    return Table(title, (pieces, "µs each", "over the smallest"), rows, note)
