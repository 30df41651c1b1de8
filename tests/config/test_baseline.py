"""A baseline is text that merges, and says which of its lines is none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from perftui.config.baseline import Baseline, Entry, baseline_text, read_baseline, write_baseline
from perftui.model import Span

ONE = Entry("甲.perf", "2026 / 某局 / 甲", "数量指标 / 场次", "I403")
TWO = Entry("乙.perf", "2026 / 某局 / 乙", "", "G501")
LINE = (
    '{"path": "甲.perf", "project": "2026 / 某局 / 甲", "indicator": "数量指标 / 场次", "rule": "I403", "count": 2}\n'
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    odd = Entry("\udcff\u2028\n.perf", '"', "\\", "I403")
    assert write_baseline(Baseline(path), {ONE: 2, TWO: 1, odd: 3}) is None
    found, problems = read_baseline(path)
    assert (found.counts, problems) == ({ONE: 2, TWO: 1, odd: 3}, ())
    assert write_baseline(found, {ONE: 1}) is None
    assert read_baseline(path)[0].counts == {ONE: 1}


def test_it_is_one_finding_a_line_sorted_without_line_numbers() -> None:
    text = baseline_text({ONE: 2, TWO: 1, ONE._replace(rule="I401"): 1, TWO._replace(rule="M201"): 0})
    assert text.splitlines(keepends=True)[2] == LINE
    assert [line.split('"')[3] for line in text.splitlines()] == ["乙.perf", "甲.perf", "甲.perf"]


def test_findings_recorded_on_two_branches_merge(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", tmp_path, *arguments], check=True, capture_output=True)

    def commit(branch: str, *names: str) -> None:
        git("checkout", "-q", "-b", branch)
        path.write_text(baseline_text({Entry(f"{name}.perf", "", "", "I403"): 1 for name in names}), "utf-8")
        git("add", ".")
        git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "-m", branch)

    path = tmp_path / "b.jsonl"
    git("init", "-q")
    commit("before", *"abcdefgh")
    commit("ours", *"abcdefh", "z")
    git("checkout", "-q", "before")
    commit("theirs", "a", "b", "b2", *"cdefgh")
    git("-c", "user.name=a", "-c", "user.email=a@b.c", "merge", "-q", "ours")
    assert [entry.path for entry in read_baseline(path)[0].counts] == [
        f"{name}.perf" for name in ("a", "b", "b2", "c", "d", "e", "f", "h", "z")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "=======",
        "{}",
        "[]",
        "1",
        "x",
        LINE.replace('"count": 2', '"count": 0'),
        LINE.replace('"count": 2', '"count": true'),
        LINE.replace('"count": 2', '"count": "2"'),
        LINE.replace('"I403"', "403"),
        LINE.replace('"rule"', '"code"'),
        LINE.replace("{", '{"line": 3, '),
        "[" * 5000,
    ],
    ids=lambda line: line[:20],
)
def test_a_line_that_is_no_finding_is_told_and_the_others_are_read(tmp_path: Path, line: str) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text(f"{LINE}{line.rstrip()}\n\n{LINE.replace('甲', '乙')}", "utf-8")
    found, (problem,) = read_baseline(path)
    assert len(found.counts) == 2
    assert problem.span is not None
    assert (problem.span.line, str(problem.summary)) == (2, "this line is no known finding")


def test_a_file_of_something_else_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.txt").write_text("一\n二\n三\n", "utf-8")
    (tmp_path / "局").mkdir()
    monkeypatch.chdir(tmp_path / "局")
    found, (problem,) = read_baseline(Path("../局/../b.txt"))
    assert (found.counts, str(problem.summary), problem.path) == ({}, "this is no baseline", str(tmp_path / "b.txt"))
    assert problem.span == Span(1, 0, 1, 1)


def test_of_a_finding_that_stands_twice_the_larger_number_counts(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text("\ufeff" + LINE + LINE.replace("2}", "5}").replace("\n", "\r\n") + LINE, "utf-8", newline="")
    assert read_baseline(path)[0].counts == {ONE: 5}


def test_of_many_lines_that_are_no_findings_only_some_are_told(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text(LINE + "x\n" * 1000, "utf-8")
    assert len(read_baseline(path)[1]) == 10
    path.write_bytes(b"\0" * 10)
    assert [str(problem.summary) for problem in read_baseline(path)[1]] == ["this is no baseline"]
    (tmp_path / "folder").mkdir()
    assert [str(problem.summary) for problem in read_baseline(tmp_path / "folder")[1]] == ["this is a folder"]


def test_one_that_was_changed_in_the_meantime_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text(LINE, "utf-8")
    found, _problems = read_baseline(path)
    path.write_text(LINE * 2, "utf-8")
    assert write_baseline(found, {}) is not None
    assert write_baseline(Baseline(path), {}) is not None
    assert path.read_text("utf-8") == LINE * 2
