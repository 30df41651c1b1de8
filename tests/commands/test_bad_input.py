"""Whatever is given: a clear message, the right exit code, never a traceback, and no file is touched."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.support import DECLARATIONS

Perftui = Callable[..., "subprocess.CompletedProcess[bytes]"]

GOOD = DECLARATIONS / "电子政务建设.perf"
TEXT = GOOD.read_text("utf-8")
COMMANDS = {
    "check": ("check", "--format", "concise"),
    "fmt": ("fmt",),
    "total": ("total", "--format", "markdown"),
    "show": ("show", "电子政务建设"),
    "export": ("export", "--to", "csv"),
}
every_command = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)

NO_TEXT = {
    "another encoding": (TEXT.encode("gb18030"), "the file is not UTF-8; it is probably GB18030"),
    "two bytes a character": (TEXT.encode("utf-16"), "the file is not UTF-8; it is probably UTF-16"),
    "half a character at the end": ("项目 电子政务建设".encode()[:-1], "the file ends in the middle of a character"),
    "binary": (b"\x7fELF\x02\x01\x01\x00" + bytes(500), "this is a binary file, no text"),
    "too large": (b"# \n" * (12 << 20), "the file is larger than 32 MiB and was not read"),
}
CODES_OF_NO_TEXT = {"check": 1, "total": 1, "export": 1, "show": 2, "fmt": 2}


@pytest.fixture
def bash() -> str:
    program = shutil.which("bash")
    assert program is not None
    return program


def in_shell(bash: str, line: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """What a line of a shell gives, in which `$perftui` is the program."""
    program = f"perftui='{sys.executable} -m perftui'; export PYTHONPATH={DECLARATIONS.parent} PERFTUI_LANG=en"
    return subprocess.run([bash, "-c", f"{program}\n{line}"], capture_output=True, text=True, cwd=cwd, check=False)


@every_command
@pytest.mark.parametrize("kind", NO_TEXT)
def test_a_file_that_is_no_text_is_told_and_left_alone(
    cli: Cli, tmp_path: Path, command: tuple[str, ...], kind: str
) -> None:
    data, reason = NO_TEXT[kind]
    file = tmp_path / "a.perf"
    file.write_bytes(data)
    result = cli(*command, file)
    assert result.code == CODES_OF_NO_TEXT[command[0]]
    told = "1 place could not be read and is missing here" if command[0] == "export" else reason
    assert told in result.out + result.err
    assert file.read_bytes() == data


@every_command
def test_an_empty_file_is_no_fault(cli: Cli, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.perf").touch()
    shutil.copy(GOOD, tmp_path)
    result = cli(*command, tmp_path)
    assert (result.code, result.err.count("a.perf")) == (1 if command[0] == "check" else 0, 0)
    assert (tmp_path / "a.perf").read_bytes() == b""


@every_command
def test_a_half_written_file_is_read_as_far_as_it_goes(cli: Cli, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.perf").write_text(TEXT[: TEXT.index("≥") + 1], "utf-8")
    left_out = command[0] in {"check", "total", "export"}
    assert cli(*command, tmp_path / "a.perf").code == int(left_out)


@every_command
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone.perf", "there is no such file or folder"),
        ("file.perf/a.perf", "there is a file where the path needs a folder"),
        ("loop.perf", "the link leads back to itself"),
        ("n" * 300 + ".perf", "the name is too long"),
        ("folder", "no .perf file in this folder"),
    ],
)
def test_where_nothing_can_be_read_nothing_is_printed_but_the_reason(
    cli: Cli, tmp_path: Path, command: tuple[str, ...], name: str, reason: str
) -> None:
    (tmp_path / "file.perf").touch()
    (tmp_path / "loop.perf").symlink_to("loop.perf")
    (tmp_path / "folder").mkdir()
    result = cli(*command, tmp_path / name)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"perftui: {tmp_path / name}: {reason}\n")


@every_command
def test_what_may_not_be_read_is_told(unprivileged: Cli, tmp_path: Path, command: tuple[str, ...]) -> None:
    file, folder = tmp_path / "a.perf", tmp_path / "folder"
    shutil.copy(GOOD, file)
    file.chmod(0)
    folder.mkdir(mode=0)
    for path in (file, folder):
        result = unprivileged(*command, path)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"perftui: {path}: permission denied\n")
    folder.chmod(0o700)


@every_command
def test_a_path_without_characters_is_not_the_current_folder(cli: Cli, command: tuple[str, ...]) -> None:
    result = cli(*command, "")
    assert (result.code, result.out) == (2, "")
    assert "a path is empty" in result.err


@pytest.mark.parametrize("command", [("total",), ("total", "--format", "json"), ("export", "--to", "csv")])
def test_an_output_file_is_kept_where_nothing_could_be_read(cli: Cli, tmp_path: Path, command: tuple[str, ...]) -> None:
    output = tmp_path / "out"
    output.write_text("before")
    assert cli(*command, "-o", output, tmp_path / "gone.perf").code == 2
    assert output.read_text() == "before"


def test_reasons_of_the_system_speak_chinese_too(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "loop.perf").symlink_to("loop.perf")
    assert cli("--lang", "zh", "check", tmp_path / "loop.perf").err.endswith("loop.perf: 链接指向了它自己\n")


def test_a_name_that_no_disk_takes_is_told(cli: Cli) -> None:
    assert "there is no command and no file or folder" in cli("n" * 300).err
    assert "the name is too long" in cli("serve", "n" * 300).err


@pytest.mark.skipif(sys.platform == "win32", reason="a home is found otherwise there")
@pytest.mark.parametrize("home", [None, "", "nowhere/near"])
def test_who_has_no_home_is_at_home_in_the_root_folder(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    def unknown(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr("pwd.getpwuid", unknown)
    for variable in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, "")
        monkeypatch.delenv(variable)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    assert cli("total", "--format", "json", "-o", tmp_path / "x.json", GOOD).code == 0
    assert os.environ["HOME"] == os.sep


@pytest.mark.parametrize(
    "line",
    [
        "$perftui",
        "$perftui check a.perf",
        "$perftui check",
        "$perftui new 甲",
        "$perftui init",
        "$perftui config",
        "$perftui check - </dev/null",
        "$perftui check -o x.json",
        "$perftui fmt --force-exclude a.perf",
    ],
)
def test_a_current_folder_that_vanished_is_told(bash: str, tmp_path: Path, line: str) -> None:
    ran = in_shell(bash, f"mkdir gone; cd gone; rmdir ../gone; {line}", tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("perftui: ")
    assert "Traceback" not in ran.stderr


class TestStreams:
    @pytest.mark.parametrize(
        "arguments", ["--help", "--version", "check --help", "total .", "completion zsh", "new 甲"]
    )
    def test_a_full_disk_is_told(self, bash: str, tmp_path: Path, arguments: str) -> None:
        shutil.copy(GOOD, tmp_path)
        ran = in_shell(bash, f"$perftui {arguments} > /dev/full", tmp_path)
        assert ran.returncode == 2
        assert ran.stderr == "Error: the output could not be written: no space is left on the disk\n"

    @pytest.mark.parametrize("arguments", ["--help", "--version", "check --help", "total .", "completion zsh"])
    def test_a_closed_pipe_is_quiet(self, bash: str, tmp_path: Path, arguments: str) -> None:
        shutil.copy(GOOD, tmp_path)
        ran = in_shell(bash, f"$perftui {arguments} | true; exit ${{PIPESTATUS[0]}}", tmp_path)
        assert (ran.returncode, ran.stderr) == (141, "")

    @pytest.mark.parametrize("redirection", ["2> /dev/full", "2>&-", "2>&1 | true; exit ${PIPESTATUS[0]}"])
    @pytest.mark.parametrize("arguments", ["chek", "check gone.perf"])
    def test_where_nobody_hears_the_reason_the_exit_code_tells(
        self, bash: str, tmp_path: Path, arguments: str, redirection: str
    ) -> None:
        assert in_shell(bash, f"$perftui {arguments} {redirection}", tmp_path).returncode == 2

    def test_a_closed_standard_output_is_nothing(self, bash: str) -> None:
        ran = in_shell(bash, f"$perftui check --select val-missing {GOOD.name} >&-", DECLARATIONS)
        assert (ran.returncode, ran.stderr) == (0, "")

    def test_a_closed_standard_input_is_empty(self, bash: str) -> None:
        ran = in_shell(bash, "$perftui check - --format concise <&-", DECLARATIONS)
        assert (ran.returncode, ran.stderr) == (1, "")
        assert "-:1:1: S124 the file holds no declaration" in ran.stdout


class TestWriting:
    @pytest.mark.parametrize("target", ["/dev/stdout", ">(cat)"])
    def test_what_is_no_file_is_written_to(self, bash: str, target: str) -> None:
        ran = in_shell(bash, f"$perftui export --to json -o {target} {GOOD.name} | cat", DECLARATIONS)
        assert (ran.stdout.count("电子政务建设"), ran.stderr) == (2, "")

    def test_a_device_stays_a_device(self, cli: Cli) -> None:
        assert cli("total", GOOD, "-o", "/dev/full").err == "perftui: /dev/full: no space is left on the disk\n"
        assert Path("/dev/full").is_char_device()

    @pytest.mark.parametrize("command", ["new 甲", "init", "total a.perf -o out.txt", "fmt a.perf"])
    def test_what_does_not_fit_leaves_nothing_behind(self, bash: str, tmp_path: Path, command: str) -> None:
        (tmp_path / "a.perf").write_text("项目 甲\n年度：2026\n", "utf-8")
        ran = in_shell(bash, f"trap '' XFSZ; ulimit -f 0; $perftui {command}", tmp_path)
        assert ran.returncode == 2
        assert "the file would be larger than the system allows" in ran.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["a.perf"]
        assert (tmp_path / "a.perf").read_text("utf-8") == "项目 甲\n年度：2026\n"
