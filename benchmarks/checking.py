"""Checking: all rules beside reading in the same process, in growing numbers of declarations, and rule by rule.

`python -m benchmarks.checking WARM_UP FILE` measures once and prints one JSON object.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import ROOT, whole
from benchmarks.growth import COPIES, SLACK
from benchmarks.processes import interleaved
from benchmarks.report import Aim, Report, Table
from perftui.rules.engine import check
from perftui.rules.explanation import explanations
from perftui.workspace import from_data

RATIO = 2.0
"""All rules over reading, at most."""

WEIGHTY = 0.01
"""Of a rule that takes less than this share of the time, the growth is noise."""


@dataclass(frozen=True, slots=True)
class Checking:
    """One read and one check of one file; `rules` are the seconds of each rule by its code."""

    reading: float
    checking: float
    findings: int
    rules: dict[str, float]

    @classmethod
    def best(cls, checkings: Sequence[Checking]) -> Checking:
        """The least time of each part in several runs over the same text."""
        return cls(
            min(each.reading for each in checkings),
            min(each.checking for each in checkings),
            checkings[0].findings,
            {code: min(each.rules[code] for each in checkings) for code in checkings[0].rules},
        )

    @property
    def ratio(self) -> float:
        """Checking over reading."""
        return self.checking / self.reading


def measure(warm_up: Path, path: Path) -> Checking:
    """Read and check `path` once, in this process, with the garbage collector off for both."""
    check(from_data(warm_up.read_bytes(), warm_up))
    data = path.read_bytes()
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    workspace = from_data(data, path)
    read = time.perf_counter()
    report = check(workspace)
    checked = time.perf_counter()
    gc.enable()
    return Checking(read - start, checked - read, len(report.findings), dict(report.seconds))


def run(*, quick: bool) -> Report:
    """Check declarations in growing numbers, the last one rule by rule."""
    rounds, scale = (2, 10) if quick else (5, 1)
    with TemporaryDirectory(prefix="perftui-bench-") as name:
        paths = {copies // scale * 9: Path(name) / f"{copies}.perf" for copies in COPIES}
        for number, path in paths.items():
            path.write_text(whole(number // 9), "utf-8")
        warm_up = Path(name) / "nine.perf"
        warm_up.write_text(whole(1), "utf-8")
        found = interleaved({number: partial(_check_once, warm_up, path) for number, path in paths.items()}, rounds)
    best = {number: Checking.best(checkings) for number, checkings in found.items()}
    note = f"Best of {rounds} interleaved rounds, a fresh process for each, garbage collector off."
    small, large = min(best), max(best)
    grown = _growth(best[small].checking, small, best[large].checking, large)
    worst = max(_growths(best).values(), default=0.0)
    return Report(
        (
            _table(best, note),
            _rules_table(best, f"{note} What several rules ask of a declaration counts for the first that asks."),
        ),
        (
            Aim("all rules / reading, in one run", RATIO, best[large].ratio, at_most=True),
            Aim("checking a declaration, ten times the size / the size", SLACK, grown, at_most=True),
            Aim("the rule that grows most, likewise", SLACK, worst, at_most=True),
        ),
    )


def _check_once(warm_up: Path, path: Path) -> Checking:
    command = [sys.executable, "-m", "benchmarks.checking", str(warm_up), str(path)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return Checking(**json.loads(done.stdout))


def _growth(before: float, small: int, after: float, large: int) -> float:
    return (after / large) / (before / small)


def _growths(best: Mapping[int, Checking]) -> dict[str, float]:
    """How much more each rule that weighs takes a declaration, at the largest number over the smallest."""
    small, large = min(best), max(best)
    before, after = best[small].rules, best[large].rules
    least = WEIGHTY * sum(after.values())
    return {code: _growth(before[code], small, seconds, large) for code, seconds in after.items() if seconds >= least}


def _table(best: Mapping[int, Checking], note: str) -> Table:
    rows = tuple(
        (
            f"{number:,}",
            f"{checking.reading / number * 1e6:.1f}",
            f"{checking.checking / number * 1e6:.1f}",
            f"{checking.ratio:.2f}",
            f"{checking.findings:,}",
        )
        for number, checking in best.items()
    )
    columns = ("declarations", "reading, µs each", "all rules, µs each", "rules / reading", "findings")
    return Table("Checking", columns, rows, note)


def _rules_table(best: Mapping[int, Checking], note: str) -> Table:
    large = max(best)
    rules, growths = best[large].rules, _growths(best)
    whole_time = sum(rules.values())
    rows = tuple(
        (
            f"{code} {explanations()[code].kind.name}",
            f"{seconds / large * 1e6:.2f}",
            f"{100 * seconds / whole_time:.1f} %",
            f"{growths[code]:.2f}" if code in growths else "",
        )
        for code, seconds in sorted(rules.items(), key=lambda item: -item[1])
    )
    columns = ("rule", "µs a declaration", "share", "over the smallest")
    return Table(f"Rule by rule, {large:,} declarations", columns, rows, note)


if __name__ == "__main__":
    _, small_file, large_file = sys.argv
    print(json.dumps(asdict(measure(Path(small_file), Path(large_file)))))
