from pathlib import Path

import pytest

from perftui.display import width
from tests.commands.conftest import Cli
from tests.support import DECLARATIONS, WHOLE


def test_by_its_name(cli: Cli) -> None:
    result = cli("show", "高性能计算服务经费", DECLARATIONS)
    assert (result.code, result.err) == (0, "")
    assert "财政项目支出绩效目标申报表" in result.out
    assert "> 11000 万核小时" in result.out


def test_by_a_part_that_only_it_has(cli: Cli) -> None:
    assert cli("show", "电子政务", DECLARATIONS).out == cli("show", "电子政务建设", DECLARATIONS).out


def test_a_name_that_another_contains_is_still_a_name(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.perf").write_text("项目 建设\n\n项目 建设二期\n", "utf-8")
    result = cli("show", "建设", tmp_path)
    assert result.code == 0
    assert "二期" not in result.out


def test_blanks_and_widths_do_not_matter(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.perf").write_text("项目 数据（一期）ABC\n", "utf-8")
    assert cli("show", "数据 (一期) abc", tmp_path).code == 0


def test_several_of_one_name_are_all_shown(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.perf").write_text("项目 甲\n  年度: 2025\n\n项目 甲\n  年度: 2026\n", "utf-8")
    out = cli("show", "甲", tmp_path).out
    assert "(2025 年度)" in out
    assert "(2026 年度)" in out


def test_a_part_of_several_lists_them(cli: Cli) -> None:
    result = cli("show", "数据", DECLARATIONS)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("perftui: several projects have '数据' in their name:\n")
    assert "数据要素建设经费" in result.err


def test_a_slip_gets_a_suggestion(cli: Cli) -> None:
    result = cli("show", "高性能计算服费", DECLARATIONS)
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith("did you mean 高性能计算服务经费?\n")


def test_something_else_gets_the_list(cli: Cli) -> None:
    result = cli("show", "zzz", DECLARATIONS)
    assert result.code == 2
    assert result.err.count(".perf:1)") == 9


@pytest.mark.parametrize("cells", [48, 60, 133, 200])
def test_width(cli: Cli, cells: int) -> None:
    lines = cli("show", "电子政务建设", DECLARATIONS, "--width", cells).out.splitlines()
    assert max(map(width, lines)) == cells


def test_ascii(cli: Cli) -> None:
    out = cli("show", "电子政务建设", DECLARATIONS, "--ascii").out
    assert not set("│─┌┐└┘├┤┬┴┼") & set(out)


def test_an_escape_in_a_name_is_shown(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.perf").write_text(WHOLE.replace("培训数量", "培训\x1b[2J数量"), "utf-8")
    out = cli("show", "高性能", tmp_path).out
    assert "培训\\x1b[2J数量" in out
    assert "\x1b" not in out
