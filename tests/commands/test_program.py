import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from perftui.commands.program import COMMANDS
from perftui.display import width
from perftui.messages import Language
from tests.commands.conftest import Cli
from tests.support import DECLARATIONS, golden

Perftui = Callable[..., "subprocess.CompletedProcess[bytes]"]
HEAVY = {"lark", "textual", "rich", "tomli_w"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", ["", *(entry.name for entry in COMMANDS)])
def test_help_speaks_both_languages_and_fits_80_cells(cli: Cli, language: Language, command: str) -> None:
    result = cli("--lang", language, *command.split(), "--help")
    assert result.code == 0
    golden(f"help-{command or 'perftui'}.{language}.txt", result.out)
    assert max(width(line) for line in result.out.splitlines()) <= 80


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"], ["--lang", "zh", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys, json\nfrom perftui.commands.run import run\n"
        f"run({arguments!r})\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    imported = {name.split(".")[0] for name in json.loads(ran.stderr)}
    assert imported.isdisjoint(HEAVY)
    assert "perftui" in imported


def test_check_does_not_import_the_terminal_program() -> None:
    code = (
        "import sys, json\nfrom perftui.commands.run import run\n"
        f"run(['check', {str(DECLARATIONS)!r}])\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert "textual" not in json.loads(ran.stderr)


def test_a_language_that_there_is_not_is_refused(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERFTUI_LANG", "cn")
    refused = cli("--version")
    assert (refused.code, refused.out) == (2, "")
    assert "PERFTUI_LANG" in refused.err
    assert cli("--lang", "zh", "--version").code == 0


def test_version(cli: Cli) -> None:
    assert cli("--version").out.startswith("perftui 0.")


class TestWithoutACommand:
    def test_the_current_folder_is_summed_up_where_there_is_no_terminal(self, perftui: Perftui) -> None:
        ran = perftui(cwd=DECLARATIONS)
        assert ran.returncode == 0
        assert "285,039,000.00" in ran.stdout.decode()

    def test_a_path_stands_for_browsing(self, perftui: Perftui, tmp_path: Path) -> None:
        ran = perftui(DECLARATIONS / "电子政务建设.perf", cwd=tmp_path)
        assert ran.returncode == 0
        assert "46,000,000.00" in ran.stdout.decode()
        assert "高性能" not in ran.stdout.decode()

    def test_several_paths(self, perftui: Perftui) -> None:
        ran = perftui("电子政务建设.perf", "高性能计算服务经费.perf", cwd=DECLARATIONS)
        assert "84,000,000.00" in ran.stdout.decode()

    def test_a_command_comes_before_a_file_of_its_name(
        self, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "check").write_text("")
        monkeypatch.chdir(tmp_path)
        assert cli("check", "--select", "import-shift", DECLARATIONS).out.endswith("Found 6 warnings\n")

    def test_an_empty_folder_could_not_be_run(self, cli: Cli, tmp_path: Path) -> None:
        result = cli(tmp_path)
        assert (result.code, result.err) == (2, f"perftui: {tmp_path}: no .perf file in this folder\n")


class TestUsageErrors:
    def test_a_slip_gets_a_suggestion(self, cli: Cli) -> None:
        result = cli("chek")
        assert result.code == 2
        assert "there is no command and no file or folder 'chek'; did you mean check?" in result.err

    def test_speak_the_language(self, cli: Cli) -> None:
        result = cli("--lang", "zh", "check", "--fromat", "json")
        assert (result.code, result.out) == (2, "")
        assert "错误：没有选项 '--fromat'" in result.err
        assert "用法：perftui check" in result.err

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["show"], "缺少参数"),
            (["total", "--by", "x"], "不在可选值"),
            (["export"], "缺少选项"),
            (["export", "--to"], "需要 1 个值"),
            (["show", "x", "--width", "1"], "不在范围"),
            (["check", "--format=json=x"], "不在可选值"),
            (["completion", "bash", "x"], "多余的参数"),
            (["fmt", "--check=1"], "不带值"),
        ],
    )
    def test_have_no_english_in_them(self, cli: Cli, arguments: list[str], expected: str) -> None:
        result = cli("--lang", "zh", *arguments)
        assert result.code == 2
        assert expected in result.err
        for word in ("Error", "Try", "Usage", "Missing", "Invalid", "No such", "requires"):
            assert word not in result.err

    def test_speak_the_language_that_is_named_behind_the_command_too(self, cli: Cli) -> None:
        assert "没有这个文件或文件夹" in cli("total", "nowhere", "--lang", "zh").err
        assert cli("total", "--lang", "fr").code == 2

    def test_an_unknown_language(self, cli: Cli) -> None:
        assert cli("--lang", "fr", "check").code == 2


class TestLanguage:
    @pytest.mark.parametrize(
        ("variables", "expected"),
        [
            ({}, "No findings"),
            ({"LANG": "zh_CN.UTF-8"}, "没有发现问题"),
            ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "No findings"),
            ({"PERFTUI_LANG": "zh", "LC_ALL": "C"}, "没有发现问题"),
        ],
    )
    def test_comes_from_the_environment(
        self, perftui: Perftui, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
    ) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        ran = perftui("check", "--select", "val-missing", DECLARATIONS / "高性能计算服务经费.perf")
        assert ran.stdout.decode() == f"{expected}\n"

    def test_the_option_comes_first(self, perftui: Perftui, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PERFTUI_LANG", "zh")
        assert (
            b"No findings"
            in perftui("--lang=en", "check", "--select=I401", DECLARATIONS / "高性能计算服务经费.perf").stdout
        )


class TestStreams:
    @pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
    def test_are_utf8_whatever_the_console_says(
        self, perftui: Perftui, monkeypatch: pytest.MonkeyPatch, encoding: str
    ) -> None:
        monkeypatch.setenv("PYTHONIOENCODING", encoding)
        monkeypatch.setenv("LC_ALL", "C")
        ran = perftui("show", "电子政务建设", DECLARATIONS)
        assert ran.returncode == 0
        assert "≥" in ran.stdout.decode("utf-8")

    def test_a_path_that_is_no_utf8_is_escaped(self, tmp_path: Path) -> None:
        ran = subprocess.run(
            [sys.executable, "-m", "perftui", "check", bytes(tmp_path) + b"/\xff.perf"],
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 2
        assert b"\\udcff.perf: there is no such file or folder" in ran.stderr

    def test_have_no_colour_in_a_pipe(self, perftui: Perftui) -> None:
        assert b"\x1b" not in perftui("check", DECLARATIONS).stdout

    def test_a_closed_pipe_is_quiet(self) -> None:
        command = f"{sys.executable} -m perftui export --to json {DECLARATIONS} | true; exit ${{PIPESTATUS[0]}}"
        bash = shutil.which("bash")
        assert bash is not None
        ran = subprocess.run([bash, "-c", command], capture_output=True, check=False)
        assert ran.returncode == 141
        assert ran.stderr == b""

    def test_a_full_disk_is_said(self) -> None:
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(
                [sys.executable, "-m", "perftui", "total", DECLARATIONS],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert ran.returncode == 2
        assert b"the output could not be written" in ran.stderr
        assert b"Traceback" not in ran.stderr
