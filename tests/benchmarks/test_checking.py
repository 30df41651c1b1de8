"""What the benchmark of checking measures is a whole check."""

from __future__ import annotations

from pathlib import Path

from benchmarks.checking import Checking, measure
from benchmarks.corpus import whole
from perftui.rules.engine import check
from perftui.rules.registry import registry
from perftui.workspace import from_data


def test_a_measurement_is_a_read_and_a_check_with_every_rule(tmp_path: Path) -> None:
    one, two = tmp_path / "1.perf", tmp_path / "2.perf"
    one.write_text(whole(1), "utf-8")
    two.write_text(whole(2), "utf-8")
    measured = measure(one, two)
    assert measured.findings == len(check(from_data(two.read_bytes(), two)).findings) > 0
    assert [*measured.rules] == [registered.rule.code for registered in registry()]
    assert 0 < sum(measured.rules.values()) <= measured.checking
    assert measured.reading > 0


def test_of_several_measurements_each_part_counts_where_it_was_least() -> None:
    best = Checking.best([Checking(2.0, 8.0, 3, {"M201": 5.0}), Checking(4.0, 6.0, 3, {"M201": 7.0})])
    assert best == Checking(2.0, 6.0, 3, {"M201": 5.0})
    assert best.ratio == 3.0
