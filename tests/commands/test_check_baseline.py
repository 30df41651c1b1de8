"""`perftui check` with a baseline shows what is new, and counts what is known and what is solved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.rules.test_suppressions import HEAD

TEXT = f"{HEAD}    - 场次 ≥ 3\n\n    - 人次: ?\n"
NEW = f"{TEXT}\n    - 户次 ≥ 3\n"
CONFIGURATION = 'select = ["I4", "D602"]\nbaseline = "known.jsonl"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a declaration, a configuration and the baseline of what was found."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "甲.perf").write_text(TEXT, "utf-8")
    (tmp_path / "perftui.toml").write_text(CONFIGURATION)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def recorded(cli: Cli, folder: Path) -> Path:
    """The baseline of the current folder."""
    result = cli("check", "--write-baseline")
    assert (result.code, result.out) == (0, "No findings\n")
    assert result.err == "perftui: 2 known findings in known.jsonl\nperftui: 2 known findings are not shown\n"
    return folder / "known.jsonl"


def entries(path: Path) -> list[tuple[str, str, int]]:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(line["path"], line["rule"], line["count"]) for line in lines]


def test_known_findings_are_not_shown_and_are_counted(cli: Cli, recorded: Path) -> None:
    assert entries(recorded) == [("甲.perf", "I401", 1), ("甲.perf", "I403", 1)]
    result = cli("check")
    assert (result.code, result.out, result.err) == (
        0,
        "No findings\n",
        "perftui: 2 known findings are not shown\n",
    )
    result = cli("check", "--no-baseline")
    assert (result.code, result.err) == (1, "")


def test_new_ones_are_shown_wherever_the_lines_have_gone(cli: Cli, recorded: Path) -> None:
    recorded.with_name("甲.perf").write_text("# 注\n\n" + NEW, "utf-8")
    result = cli("check", "--format", "concise")
    assert result.code == 1
    assert result.out.splitlines()[0].startswith("甲.perf:22:")
    assert result.out.splitlines()[1] == "Found 1 warning"


def test_a_second_one_of_a_kind_is_new(cli: Cli, recorded: Path) -> None:
    recorded.with_name("甲.perf").write_text(TEXT + "\n    - 场次 ≥ 4\n", "utf-8")
    assert cli("check", "--select", "I403", "--format", "concise").out.startswith("甲.perf:20:")


def test_solved_ones_are_counted_and_go_when_it_is_written_anew(cli: Cli, recorded: Path) -> None:
    recorded.with_name("甲.perf").write_text(TEXT.replace("≥ 3", "≥ 3 场"), "utf-8")
    result = cli("check")
    assert result.code == 0
    assert "perftui: 1 of the baseline is solved: record it anew with --write-baseline\n" in result.err
    cli("check", "--write-baseline")
    assert entries(recorded) == [("甲.perf", "I401", 1)]
    assert "solved" not in cli("check").err


def test_a_file_with_another_name_is_the_file_that_is_known(cli: Cli, recorded: Path) -> None:
    recorded.with_name("甲.perf").rename(recorded.with_name("改名.perf"))
    result = cli("check")
    assert (result.code, result.out) == (0, "No findings\n")
    assert result.err == "perftui: 2 known findings are not shown\n"
    cli("check", "--write-baseline")
    assert entries(recorded) == [("改名.perf", "I401", 1), ("改名.perf", "I403", 1)]


def test_of_two_files_that_could_have_been_it_none_is(cli: Cli, recorded: Path) -> None:
    file = recorded.with_name("甲.perf")
    for name in ("一.perf", "二.perf"):
        file.with_name(name).write_text(TEXT, "utf-8")
    file.unlink()
    result = cli("check", "--select", "I4", "--format", "concise")
    assert result.out.endswith("Found 2 errors, 2 warnings\n")
    assert "2 of the baseline are solved" in result.err


def test_a_file_that_is_gone_is_solved(cli: Cli, recorded: Path) -> None:
    (recorded.parent / "甲.perf").unlink()
    (recorded.parent / "乙.perf").write_text(TEXT.replace("项目 甲", "项目 乙"), "utf-8")
    result = cli("check", "--format", "concise")
    assert result.out.endswith("Found 1 error, 1 warning\n")
    assert "2 of the baseline are solved" in result.err


class TestWhatWasNotCheckedIsNotSolved:
    def test_other_files(self, cli: Cli, recorded: Path) -> None:
        (recorded.parent / "乙.perf").write_text(TEXT.replace("项目 甲", "项目 乙"), "utf-8")
        assert "solved" not in cli("check", "乙.perf").err
        cli("check", "--write-baseline", "--", "乙.perf")
        assert [path for path, _rule, _count in entries(recorded)] == ["乙.perf", "乙.perf", "甲.perf", "甲.perf"]

    def test_rules_that_did_not_run(self, cli: Cli, recorded: Path) -> None:
        assert "solved" not in cli("check", "--select", "I403").err
        cli("check", "--select", "I403", "--write-baseline")
        assert len(entries(recorded)) == 2

    def test_what_a_rule_over_all_files_would_find(self, cli: Cli, recorded: Path) -> None:
        (recorded.parent / "乙.perf").write_text(TEXT, "utf-8")
        cli("check", "--write-baseline")
        assert ("甲.perf", "D602", 1) in entries(recorded)
        for path in ("甲.perf", "乙.perf"):
            assert "solved" not in cli("check", path).err


def test_paths_are_relative_to_the_baseline(
    cli: Cli, recorded: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert cli("check", recorded.parent).code == 0
    moved = recorded.parent.rename(recorded.parent.with_name("moved"))
    assert cli("check", moved).code == 0


def test_every_configuration_has_its_own(cli: Cli, recorded: Path) -> None:
    inner = recorded.parent / "局"
    inner.mkdir()
    (inner / "perftui.toml").write_text(CONFIGURATION)
    (inner / "乙.perf").write_text(TEXT.replace("项目 甲", "项目 乙"), "utf-8")
    result = cli("check")
    assert result.code == 2
    assert "局/known.jsonl: there is no such file or folder\n" in result.err
    assert "perftui check --write-baseline writes it" in result.err
    cli("check", "--write-baseline")
    assert {path for path, _rule, _count in entries(inner / "known.jsonl")} == {"乙.perf"}
    assert cli("check").code == 0


class TestTheFile:
    def test_can_be_named_and_is_asked_for_in_the_configuration(self, cli: Cli, folder: Path) -> None:
        result = cli("check", "--write-baseline=另一个.jsonl")
        assert "perftui: 2 known findings in 另一个.jsonl\n" in result.err
        assert 'perftui: it counts where perftui.toml says: baseline = "另一个.jsonl"\n' in result.err
        assert len(entries(folder / "另一个.jsonl")) == 2

    def test_stands_beside_the_configuration_where_none_is_named(self, cli: Cli, folder: Path) -> None:
        (folder / "perftui.toml").write_text('select = ["I4"]\n')
        assert "2 known findings in perftui-baseline.jsonl" in cli("check", "--write-baseline").err

    def test_is_never_a_declaration_or_a_folder(self, cli: Cli, folder: Path) -> None:
        for name in ("甲.perf", str(folder), "-", "inner/perftui.toml"):
            result = cli("check", "--write-baseline", name)
            assert result.code == 2
            assert "is no place for a baseline; write --write-baseline=FILE, or put the paths first" in result.err
        assert (folder / "甲.perf").read_text("utf-8") == TEXT

    def test_is_called_in_the_configuration_from_its_folder(self, cli: Cli, folder: Path) -> None:
        (folder / "清单").mkdir()
        result = cli("check", f"--write-baseline={folder / '清单' / 'known.jsonl'}")
        assert 'perftui: it counts where perftui.toml says: baseline = "清单/known.jsonl"\n' in result.err

    def test_knows_nothing_of_standard_input_without_a_name(self, cli: Cli, recorded: Path) -> None:
        before = recorded.read_bytes()
        result = cli("check", "-", "--write-baseline", stdin=NEW.encode())
        assert (result.code, result.out, recorded.read_bytes()) == (2, "", before)
        assert "give it one with --stdin-filename" in result.err
        cli("check", "--stdin-filename", "甲.perf", "--write-baseline", stdin=NEW.encode())
        assert entries(recorded) == [("甲.perf", "I401", 1), ("甲.perf", "I403", 1), ("甲.perf", "I403", 1)]

    def test_is_never_another_file(self, cli: Cli, folder: Path) -> None:
        (folder / "notes.txt").write_text("一\n二\n", "utf-8")
        result = cli("check", "--write-baseline", "notes.txt")
        assert (result.code, result.out) == (2, "")
        assert "notes.txt:1:1: this is no baseline\n" in result.err
        assert (folder / "notes.txt").read_text("utf-8") == "一\n二\n"

    def test_with_a_line_that_is_no_finding_nothing_is_checked(self, cli: Cli, recorded: Path) -> None:
        recorded.write_text("<<<<<<< HEAD\n" + recorded.read_text("utf-8"), "utf-8")
        result = cli("check")
        assert (result.code, result.out) == (2, "")
        assert "known.jsonl:1:1: this line is no known finding\n" in result.err

    def test_that_cannot_be_written_is_exit_code_2(self, cli: Cli, folder: Path) -> None:
        assert cli("check", f"--write-baseline={folder / 'nowhere' / 'x'}").code == 2

    def test_is_left_alone_where_nothing_was_asked(self, cli: Cli, recorded: Path) -> None:
        before = recorded.read_bytes()
        cli("check", "--fix")
        cli("check", "--no-config")
        assert recorded.read_bytes() == before


def test_errors_of_the_language_are_never_known(cli: Cli, folder: Path) -> None:
    (folder / "甲.perf").write_text(TEXT.replace("≥ 3", "≥ 九"), "utf-8")
    result = cli("check", "--write-baseline", "--format", "concise")
    assert result.code == 1
    assert "S104" in result.out
    assert [rule for _path, rule, _count in entries(folder / "known.jsonl")] == ["I401"]
    assert cli("check").code == 1


def test_known_findings_are_not_fixed(cli: Cli, folder: Path) -> None:
    text = TEXT.replace("人次: ?", "人次: ≥ 5 人")
    (folder / "甲.perf").write_text(text, "utf-8")
    cli("check", "--write-baseline")
    result = cli("check", "--fix", "--unsafe-fixes")
    assert result.err.startswith("perftui: fixed 0, 0 left\n")
    assert (folder / "甲.perf").read_text("utf-8") == text
    cli("check", "--fix", "--unsafe-fixes", "--no-baseline")
    assert (folder / "甲.perf").read_text("utf-8") == text.replace("人次: ≥", "人次 ≥")
