"""`perftui check --fix`: what is written, what is only shown, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.commands.patching import TOOLS, applied, on_a_terminal
from tests.rules.test_suppressions import HEAD

BEFORE = f"{HEAD}    - 场次 ≥ 3 场 # perftui: ignore[I403] 一\n\n    - 人次: ≥ 5 人\n"
SAFE = BEFORE.replace(" # perftui: ignore[I403] 一", "")
UNSAFE = SAFE.replace("人次: ≥", "人次 ≥")
MORE = "perftui: fixes that a person has to look at, with --unsafe-fixes: 1 more\n"
RULES = ("--select", "F701,text-target,val-nounit")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A declaration in the current folder with something safe and something unsafe to fix."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "甲.perf"
    path.write_text(BEFORE, "utf-8", newline="")
    return path


def test_safe_fixes_are_written_and_what_is_left_is_shown(cli: Cli, path: Path) -> None:
    result = cli("check", "--fix", *RULES)
    assert (result.code, result.err) == (1, f"perftui: fixed 1, 1 left\n{MORE}")
    assert "I404" in result.out
    assert "F701" not in result.out
    assert path.read_text("utf-8") == SAFE


def test_unsafe_ones_when_asked(cli: Cli, path: Path) -> None:
    result = cli("check", "--fix", "--unsafe-fixes", *RULES)
    assert (result.code, result.out, result.err) == (0, "No findings\n", "perftui: fixed 2, 0 left\n")
    assert path.read_text("utf-8") == UNSAFE


def test_a_second_run_writes_nothing(cli: Cli, path: Path) -> None:
    cli("check", "--fix", *RULES)
    before = path.stat()
    assert cli("check", "--fix", *RULES).err == f"perftui: fixed 0, 1 left\n{MORE}"
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_diff_shows_and_writes_nothing(cli: Cli, path: Path) -> None:
    result = cli("check", "--diff", *RULES)
    assert (result.code, result.err) == (1, f"perftui: would fix 1, 1 left\n{MORE}")
    assert result.out == (
        "--- 甲.perf\n+++ 甲.perf\n@@ -13,6 +13,6 @@\n     | 一。\n \n   产出指标 / 数量指标\n"
        "-    - 场次 ≥ 3 场 # perftui: ignore[I403] 一\n+    - 场次 ≥ 3 场\n \n     - 人次: ≥ 5 人\n"
    )
    assert path.read_text("utf-8") == BEFORE
    assert "人次 ≥ 5 人" in cli("check", "--fix", "--diff", "--unsafe-fixes", *RULES).out


def test_the_difference_goes_into_a_file(cli: Cli, path: Path) -> None:
    shown = cli("check", "--diff", *RULES).out
    result = cli("check", "--diff", "-o", "甲.diff", *RULES)
    assert (result.code, result.out) == (1, "")
    assert path.with_name("甲.diff").read_text("utf-8") == shown
    assert path.read_text("utf-8") == BEFORE
    assert cli("check", "--diff", "-o", "nowhere/甲.diff", *RULES).code == 2


def test_exit_zero_speaks_of_differences_too(cli: Cli, path: Path) -> None:
    result = cli("check", "--diff", "--exit-zero", *RULES)
    assert (result.code, result.out[:4]) == (0, "--- ")
    assert cli("check", "--diff", "--exit-zero", path, "nowhere.perf").code == 2


def test_what_weighs_less_than_asked_for_is_not_fixed(cli: Cli, path: Path) -> None:
    result = cli("check", "--fix", "--unsafe-fixes", "--minimum-severity", "error", *RULES)
    assert (result.code, result.err) == (0, "perftui: fixed 0, 0 left\n")
    assert path.read_text("utf-8") == BEFORE


def test_diff_is_exit_code_0_where_nothing_would_change(cli: Cli, path: Path) -> None:
    path.write_text(SAFE, "utf-8")
    result = cli("check", "--diff", *RULES)
    assert (result.code, result.out, result.err) == (0, "", f"perftui: would fix 0, 1 left\n{MORE}")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_byte_order_mark_and_mode_stay(cli: Cli, path: Path, mark: str, ending: str) -> None:
    path.write_text(mark + BEFORE.replace("\n", ending), "utf-8", newline="")
    path.chmod(0o640)
    cli("check", "--fix", *RULES)
    assert path.read_bytes() == (mark + SAFE.replace("\n", ending)).encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in path.parent.iterdir() if entry.name != ".git"] == ["甲.perf"]


def test_line_ends_are_no_part_of_the_difference_that_a_terminal_shows(path: Path) -> None:
    path.write_text("\ufeff" + BEFORE.replace("\n", "\r\n"), "utf-8", newline="")
    out = on_a_terminal("check", "--diff", *RULES)
    assert "-    - 场次 ≥ 3 场 # perftui: ignore[I403] 一\r\n+    - 场次 ≥ 3 场\r\n" in out
    assert "\\x0d" not in out


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool[0])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("output", [(), ("-o", "fixes.diff")])
def test_the_difference_can_be_applied(
    cli: Cli, path: Path, tool: tuple[str, ...], *, mark: str, ending: str, output: tuple[str, ...]
) -> None:
    path.write_text(mark + BEFORE.replace("\n", ending), "utf-8", newline="")
    written = cli("check", "--diff", *RULES, *output).out
    if output:
        written = Path("fixes.diff").read_bytes().decode("utf-8")
    applied(tool, written)
    assert path.read_bytes() == (mark + SAFE.replace("\n", ending)).encode()


class TestStandardInput:
    def test_goes_to_standard_output_and_findings_to_standard_error(self, cli: Cli, path: Path) -> None:
        text = "\ufeff" + BEFORE.replace("\n", "\r\n")
        result = cli("check", "--fix", "-", "--stdin-filename", "甲.perf", *RULES, stdin=text.encode())
        assert (result.code, result.out) == (1, "\ufeff" + SAFE.replace("\n", "\r\n"))
        assert "甲.perf:18:11: I404" in result.err
        assert "perftui: fixed 1, 1 left\n" in result.err
        assert path.read_text("utf-8") == BEFORE

    def test_goes_through_where_there_is_nothing_to_fix(self, cli: Cli, path: Path) -> None:
        assert path.exists()
        result = cli("check", "--fix", "-", *RULES, stdin=UNSAFE.encode())
        assert (result.code, result.out) == (0, UNSAFE)

    def test_that_is_no_text_gives_no_text(self, cli: Cli, path: Path) -> None:
        assert path.exists()
        result = cli("check", "--fix", "-", *RULES, stdin="项目 甲\n".encode("gb18030"))
        assert (result.code, result.out) == (2, "")
        assert "S102" in result.err

    def test_beside_files(self, cli: Cli, path: Path) -> None:
        result = cli("check", "--fix", "-", "甲.perf", "-o", "findings.txt", *RULES, stdin=BEFORE.encode())
        assert result.out == SAFE
        assert path.read_text("utf-8") == SAFE
        assert "Found 2 warnings" in (path.parent / "findings.txt").read_text("utf-8")

    def test_under_the_name_of_a_file_that_is_fixed_too_is_refused(self, cli: Cli, path: Path) -> None:
        result = cli("check", "--fix", "-", "甲.perf", "--stdin-filename", "甲.perf", stdin=BEFORE.encode())
        assert (result.code, result.out) == (2, "")
        assert "standard input and a file are both called 甲.perf" in result.err
        assert path.read_text("utf-8") == BEFORE

    def test_diff_shows_it(self, cli: Cli, path: Path) -> None:
        assert path.exists()
        assert cli("check", "--diff", "-", *RULES, stdin=BEFORE.encode()).out.startswith("--- -\n+++ -\n")


def test_a_file_that_cannot_be_written_is_exit_code_2_and_its_findings_stand(unprivileged: Cli, path: Path) -> None:
    other = path.with_name("乙.perf")
    other.write_text(BEFORE.replace("项目 甲", "项目 乙"), "utf-8")
    path.chmod(0o444)
    result = unprivileged("check", "--fix", "--unsafe-fixes", *RULES)
    assert result.code == 2
    assert f"perftui: {path.name}: permission denied\n" in result.err
    assert "Found 2 warnings" in result.out
    assert "甲.perf" in result.out
    assert "乙.perf" not in result.out
    assert path.read_text("utf-8") == BEFORE
    assert "perftui" not in other.read_text("utf-8")


def test_files_that_are_no_text_are_not_touched(cli: Cli, path: Path) -> None:
    data = "项目 甲\n".encode("gb18030")
    path.write_bytes(data)
    result = cli("check", "--fix", "--unsafe-fixes")
    assert (result.code, path.read_bytes()) == (1, data)


def test_a_link_stays_a_link(cli: Cli, path: Path) -> None:
    target = path.rename(path.with_name("甲.txt"))
    path.symlink_to(target)
    cli("check", "--fix", *RULES, "甲.perf")
    assert path.is_symlink()
    assert target.read_text("utf-8") == SAFE


def test_a_fix_that_was_taken_back_is_named(cli: Cli, path: Path) -> None:
    # The sum as total is right here, and makes the statement about the folder wrong.
    path.write_text(HEAD.replace("1.00 元", "1.00 元\n    当年财政拨款: 2.00 元") + "    - 场次 ≥ 3 场\n", "utf-8")
    (path.parent / "汇总.perf").write_text("汇总 全局\n  年度资金合计: 1.00 元\n", "utf-8")
    result = cli("check", "--fix", "--unsafe-fixes", "--select", "money-sum,doc-sum")
    assert "甲.perf:10: the fix of M201 money-sum was taken back, it would leave: M203 " in result.err
    assert "年度资金申请总额: 1.00 元" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes says which fixes --fix or --diff are about: add one of them"),
        (["--fix", "--add-ignores", "一"], "--fix and --add-ignores exclude each other"),
        (["--fix", "--write-baseline"], "--fix and --write-baseline exclude each other"),
        (["--add-ignores", "一", "--write-baseline"], "--add-ignores and --write-baseline exclude each other"),
        (["--diff", "--format", "json"], "--diff and --format json exclude each other"),
        (["--diff", "--statistics"], "--diff and --statistics exclude each other"),
        (["--diff", "--write-baseline"], "--write-baseline and --diff exclude each other"),
        (["--no-baseline", "--write-baseline"], "--write-baseline and --no-baseline exclude each other"),
    ],
)
def test_what_cannot_be_done_together_is_refused(cli: Cli, path: Path, arguments: list[str], said: str) -> None:
    result = cli("check", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert path.read_text("utf-8") == BEFORE
