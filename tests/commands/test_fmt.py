import os
import stat
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.commands.patching import TOOLS, applied, on_a_terminal
from tests.support import DECLARATIONS, WHOLE, golden

LOOSE = "项目　甲\r\n年度： ２０２６\r\n  产出指标／数量指标\r\n  - 培训数量>=10 次\r\n"
CANONICAL = "项目 甲\n  年度: 2026\n\n  产出指标 / 数量指标\n    - 培训数量 ≥ 10 次\n"
CONFLICT = "项目 甲\n<<<<<<< a\n  年度: 2026\n=======\n  年度: 2027\n>>>>>>> b\n"


def file(folder: Path, text: str, name: str = "a.perf") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_writes_in_place_and_says_how_many(cli: Cli, tmp_path: Path) -> None:
    path = file(tmp_path, LOOSE)
    result = cli("fmt", tmp_path)
    assert (result.code, result.out, result.err) == (0, "", "perftui: 1 file formatted, 0 left as they are\n")
    assert path.read_bytes() == CANONICAL.encode()
    assert cli("fmt", tmp_path).err == "perftui: 0 files formatted, 1 left as it is\n"


def test_keeps_the_mode_and_leaves_nothing_behind(cli: Cli, tmp_path: Path) -> None:
    path = file(tmp_path, LOOSE)
    path.chmod(0o640)
    cli("fmt", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_canonical_file_is_not_touched(cli: Cli, tmp_path: Path) -> None:
    path = file(tmp_path, CANONICAL)
    os.utime(path, (1, 1))
    cli("fmt", path)
    assert path.stat().st_mtime == 1


def test_the_nine_declarations_are_canonical(cli: Cli) -> None:
    assert cli("fmt", "--check", DECLARATIONS).code == 0


class TestCheck:
    def test_lists_what_would_change_and_writes_nothing(self, cli: Cli, tmp_path: Path) -> None:
        path = file(tmp_path, LOOSE)
        file(tmp_path, CANONICAL, "b.perf")
        result = cli("fmt", "--check", tmp_path)
        assert (result.code, result.out) == (1, f"{path}\n")
        assert result.err == "perftui: 1 file would change, 1 left as it is\n"
        assert path.read_bytes() == LOOSE.encode()

    def test_of_standard_input(self, cli: Cli) -> None:
        result = cli("fmt", "--check", "-", "--stdin-filename", "x.perf", stdin=LOOSE.encode())
        assert (result.code, result.out) == (1, "x.perf\n")


class TestDiff:
    def test_shows_what_would_change_and_writes_nothing(
        self, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        file(tmp_path, WHOLE.replace(" > 11000", ">11000").replace("年度: 2026", "年度：2026"))
        before = (tmp_path / "a.perf").read_bytes()
        result = cli("fmt", "--diff", "a.perf")
        assert result.code == 1
        golden("fmt.diff", result.out)
        assert (tmp_path / "a.perf").read_bytes() == before

    def test_shows_line_ends_byte_order_mark_and_escapes_on_a_terminal(self, tmp_path: Path) -> None:
        file(tmp_path, "\ufeff项目 甲\r\n  年度：2026\r\n  ???\x1b[2J\r\n")
        out = on_a_terminal("fmt", "--diff", str(tmp_path))
        assert "-\\ufeff项目 甲\\x0d\r\n" in out
        assert "???\\x1b[2J" in out

    def test_a_line_ends_at_its_line_end_only(self, cli: Cli, tmp_path: Path) -> None:
        file(tmp_path, "项目 甲\n  主管部门：某\x85局\x0c\n")
        out = cli("fmt", "--diff", tmp_path).out
        assert "-  主管部门：某\x85局\x0c\n+  主管部门: 某\x85局\x0c\n" in out
        assert "No newline" not in out

    @pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool[0])
    @pytest.mark.parametrize(
        "text",
        [
            "\ufeff项目 甲\r\n  年度：2026\r\n  ???\x1b[2J\r\n",
            "项目 甲\r\n  年度：2026",
            "项目 甲\n  主管部门：某\x85局",
        ],
    )
    @pytest.mark.parametrize("name", ["甲.perf", "a b 甲.perf", '引"号\\.perf', "sub/乙.perf"])
    def test_can_be_applied(
        self, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, name: str, text: str, tool: tuple[str, ...]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="")
        applied(tool, cli("fmt", "--diff", ".").out)
        result = cli("fmt", "--check", ".")
        assert (result.code, result.out) == (0, "")

    def test_says_where_the_last_line_had_no_end(self, cli: Cli, tmp_path: Path) -> None:
        file(tmp_path, "项目 甲")
        assert cli("fmt", "--diff", tmp_path).out.endswith("-项目 甲\n\\ No newline at end of file\n+项目 甲\n")


class TestStandardInput:
    def test_goes_to_standard_output(self, cli: Cli) -> None:
        result = cli("fmt", "-", stdin=LOOSE.encode())
        assert (result.code, result.out, result.err) == (0, CANONICAL, "")

    def test_comes_out_even_if_refused(self, cli: Cli) -> None:
        result = cli("fmt", "-", stdin=CONFLICT.encode())
        assert (result.code, result.out) == (1, CONFLICT)
        assert "conflict" in result.err

    def test_that_is_no_text_gives_nothing(self, cli: Cli) -> None:
        result = cli("fmt", "-", "--stdin-filename", "x.perf", stdin="项目 甲".encode("gb18030"))
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("perftui: x.perf: the file is not UTF-8")


class TestWhatCannotBeFormatted:
    def test_a_conflict_is_left_alone(self, cli: Cli, tmp_path: Path) -> None:
        path = file(tmp_path, CONFLICT)
        result = cli("fmt", path)
        assert result.code == 1
        assert result.err == (
            f"perftui: {path}:2: the file holds conflict regions; resolve them first\n"
            "perftui: 0 files formatted, 0 left as they are, 1 refused\n"
        )
        assert path.read_bytes() == CONFLICT.encode()

    def test_lines_that_cannot_be_read_stay_and_are_counted(self, cli: Cli, tmp_path: Path) -> None:
        path = file(tmp_path, "项目 甲\n年度：2026\n  ??  某某\n")
        result = cli("fmt", path)
        assert result.code == 0
        assert "1 line cannot be read and stays as it is" in result.err
        assert "  ??  某某\n" in path.read_text("utf-8")

    @pytest.mark.parametrize("content", [b"\x00", "项目 甲".encode("gb18030"), b"\xff\xfe"])
    def test_no_text_is_exit_code_2_and_untouched(self, cli: Cli, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "a.perf"
        path.write_bytes(content)
        good = file(tmp_path, LOOSE, "b.perf")
        assert cli("fmt", tmp_path).code == 2
        assert path.read_bytes() == content
        assert good.read_bytes() == CANONICAL.encode()

    def test_a_missing_file(self, cli: Cli, tmp_path: Path) -> None:
        assert cli("fmt", tmp_path / "x.perf").code == 2

    @pytest.mark.parametrize("mode", [0o444, 0o000])
    def test_a_file_that_may_not_be_written(self, unprivileged: Cli, tmp_path: Path, mode: int) -> None:
        path = file(tmp_path, LOOSE)
        path.chmod(mode)
        ran = unprivileged("fmt", path)
        assert ran.code == 2
        assert ran.err.startswith(f"perftui: {path}: permission denied\n")
        path.chmod(0o644)
        assert path.read_bytes() == LOOSE.encode()
