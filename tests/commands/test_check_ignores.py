"""`perftui check --add-ignores`: afterwards the check is clean of what can be suppressed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.rules.test_suppressions import HEAD
from tests.support import DECLARATIONS

TEXT = f"{HEAD}    - 场次 ≥ 3\n\n    - 人次: ?\n"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A declaration in the current folder with two findings."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "甲.perf"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.parametrize("profile", ["通用", "上海", "中央"])
def test_the_nine_declarations_are_clean_afterwards_and_still_canonical(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile: str
) -> None:
    monkeypatch.chdir(shutil.copytree(DECLARATIONS, tmp_path / "declarations"))
    result = cli("check", "--profile", profile, "--add-ignores", "存量问题")
    assert result.code == 0
    assert result.out.startswith("No findings\n")
    assert cli("check", "--profile", profile).code == 0
    assert cli("fmt", "--check").code == 0
    assert cli("total", "--format", "csv").out == cli("total", "--format", "csv", DECLARATIONS).out


def test_it_says_how_many_and_shows_what_is_left(cli: Cli, path: Path) -> None:
    path.write_text(f"{TEXT}\n    - 户次 ≥ 九\n", "utf-8")
    result = cli("check", "--select", "I4", "--add-ignores", "存量")
    assert (result.code, result.err) == (1, "perftui: 2 findings suppressed\n")
    assert "S104" in result.out
    assert "Found 1 error" in result.out
    assert "    # perftui: ignore[I403] 存量\n    - 场次 ≥ 3\n" in path.read_text("utf-8")


def test_what_weighs_less_than_asked_for_is_not_suppressed(cli: Cli, path: Path) -> None:
    result = cli("check", "--select", "I4", "--minimum-severity", "error", "--add-ignores", "存量")
    assert (result.code, result.err) == (0, "perftui: 1 finding suppressed\n")
    assert "# perftui: ignore[I401] 存量\n    - 人次: ?\n" in path.read_text("utf-8")
    assert "I403" not in path.read_text("utf-8")


def test_only_what_is_selected_and_not_known_is_suppressed(cli: Cli, path: Path) -> None:
    cli("check", "--select", "I401", "--add-ignores", "存量")
    assert path.read_text("utf-8").count("# perftui: ignore[I401] 存量") == 1
    (path.parent / "perftui.toml").write_text('baseline = "b.jsonl"\nselect = ["I403"]\n')
    cli("check", "--write-baseline")
    assert cli("check", "--add-ignores", "存量").err.startswith("perftui: 0 findings suppressed\n")


def test_diff_shows_and_writes_nothing(cli: Cli, path: Path) -> None:
    result = cli("check", "--select", "I403", "--add-ignores", "存量", "--diff")
    assert result.err == "perftui: would suppress 1 finding\n"
    assert result.code == 1
    assert "+    # perftui: ignore[I403] 存量\n" in result.out
    assert path.read_text("utf-8") == TEXT


def test_standard_input_goes_to_standard_output(cli: Cli, path: Path) -> None:
    result = cli("check", "--select", "I403", "--add-ignores", "存量", "-", stdin=TEXT.encode())
    assert result.out == TEXT.replace("    - 场次", "    # perftui: ignore[I403] 存量\n    - 场次")
    assert path.read_text("utf-8") == TEXT


@pytest.mark.parametrize("reason", ["", "  ", "一\n二", "一\t二", "\x1b[2J"])
def test_a_reason_is_one_line_of_visible_characters(cli: Cli, path: Path, reason: str) -> None:
    result = cli("check", "--add-ignores", reason)
    assert result.code == 2
    assert "a reason is one line of visible characters" in result.err
    assert path.read_text("utf-8") == TEXT


def test_a_file_whose_lines_would_be_too_long_is_left_alone(cli: Cli, path: Path) -> None:
    result = cli("check", "--select", "I4", "--add-ignores", "长" * 70_000)
    assert (result.code, path.read_text("utf-8")) == (1, TEXT)
    assert "perftui: 0 findings suppressed\n" in result.err


def test_a_file_that_is_no_text_is_not_touched(cli: Cli, path: Path) -> None:
    data = TEXT.encode("gb18030")
    path.write_bytes(data)
    result = cli("check", "--add-ignores", "存量")
    assert (result.code, path.read_bytes()) == (1, data)
