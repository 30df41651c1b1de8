"""Reading 4,500 declarations, 68,000 indicators, beside other text formats on the same content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import whole
from benchmarks.formats import WRITERS, facts
from benchmarks.processes import interleaved, missing, read_once
from benchmarks.readers import READERS, Reader, Reading
from benchmarks.report import Aim, Report, Table
from perftui.language.reader import read

PROJECTS, INDICATORS = 9, 136
"""What the nine declarations hold."""

COPIES = 500
"""Copies of the nine declarations for all readers but the slow ones."""

SLOW = {
    "PyYAML CSafeLoader": 100,
    "tomlkit": 50,
    "ruamel.yaml safe, pure": 10,
    "ruamel.yaml round trip": 10,
    "python-hcl2": 10,
}
"""Copies for readers that would take a minute and more; nothing is extrapolated from them."""

OURS = "perftui"

AIMS = (
    ("tomllib", 1.0),
    ("beancount 3 C parser", 0.7),
    ("beancount 3 C parser", 1.0),
    ("tomlkit", 10.0),
    ("ruamel.yaml round trip", 25.0),
    ("ruamel.yaml safe, pure", 25.0),
)
"""A peer, and how many times its declarations a second perftui is to read."""


@dataclass(frozen=True, slots=True)
class Speed:
    """The fastest read of a reader."""

    reader: Reader
    best: Reading

    @property
    def per_second(self) -> float:
        """Declarations a second."""
        return self.best.projects / self.best.seconds

    @property
    def megabytes(self) -> float:
        """MB a second of the reader's own text."""
        return self.best.bytes / self.best.seconds / 1e6


@dataclass(frozen=True, slots=True)
class Sample:
    """So many copies of the declarations in the formats of all readers, written on demand."""

    folder: Path
    copies: int

    def file(self, suffix: str) -> Path:
        """The sample in the format of that suffix."""
        path = self.folder / f"{self.copies}.{suffix}"
        if not path.exists():
            text = whole(self.copies)
            path.write_text(text if suffix == "perf" else WRITERS[suffix](facts(read(text)[0].projects)), "utf-8")
        return path

    def measured(self, reader: Reader) -> Reading:
        """One read of the sample; a reader that finds other counts than there are is not comparable."""
        first = Sample(self.folder, 1)
        reading = read_once(reader, first.file(reader.suffix), self.file(reader.suffix))
        expected = (self.copies * PROJECTS, self.copies * INDICATORS)
        if (reading.projects, reading.indicators) != expected:
            raise RuntimeError(f"{reader.name} found {reading.projects} projects, {reading.indicators} indicators")
        return reading


def run(*, quick: bool) -> Report:
    """Measure all readers that are installed."""
    rounds, scale = (2, 10) if quick else (5, 1)
    with TemporaryDirectory(prefix="perftui-bench-") as name:
        jobs = {
            reader: partial(Sample(Path(name), max(1, SLOW.get(reader.name, COPIES) // scale)).measured, reader)
            for reader in READERS
            if not missing(reader)
        }
        results = interleaved(jobs, rounds)
    speeds = {
        reader.name: Speed(reader, min(readings, key=lambda reading: reading.seconds))
        for reader, readings in results.items()
    }
    return Report((_table(speeds, rounds),), tuple(_aims(speeds)))


def _table(speeds: Mapping[str, Speed], rounds: int) -> Table:
    ours = speeds[OURS].per_second
    rows = (
        (
            name,
            f"{speed.best.projects:,}",
            f"{speed.per_second:,.0f}",
            f"{speed.megabytes:.2f}",
            f"{ours / speed.per_second:.2f}",
        )
        for name, speed in sorted(speeds.items(), key=lambda item: -item[1].per_second)
    )
    absent = [reader.name for reader in READERS if reader.name not in speeds]
    return Table(
        "Reading",
        ("reader", "declarations", "declarations/s", "MB/s of its own text", "perftui / it"),
        tuple(rows),
        f"Best of {rounds} interleaved rounds, a fresh process for each read, garbage collector off in all of them."
        + (f" Not installed: {', '.join(absent)}." if absent else ""),
    )


def _aims(speeds: Mapping[str, Speed]) -> Iterator[Aim]:
    for peer, bound in AIMS:
        got = speeds[OURS].per_second / speeds[peer].per_second if peer in speeds else None
        yield Aim(f"declarations/s, {OURS} / {peer}", bound, got)
