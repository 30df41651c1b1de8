"""What is excluded is not read where a folder is looked through, whatever the command."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Cli

UNFORMATTED = "项目 {name}\n    年度：2026\n"
WALKING = (
    ("check", "--format", "concise"),
    ("fmt", "--check"),
    ("total",),
    ("export", "--to", "json"),
    ("show", "丙"),
)
Perftui = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder; one of its three declarations is excluded."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "perftui.toml").write_text('extend-exclude = ["历年"]\n', "utf-8")
    for name in ("甲", "草稿/乙", "历年/丙"):
        path = tmp_path / f"{name}.perf"
        path.parent.mkdir(exist_ok=True)
        path.write_text(UNFORMATTED.format(name=path.stem), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def formatted(cli: Cli, *arguments: str) -> set[str]:
    """The files that are looked at: none of them is in its form."""
    return set(cli("fmt", "--check", *arguments).out.split())


@pytest.mark.parametrize("arguments", WALKING, ids=lambda arguments: arguments[0])
def test_no_command_reads_it(cli: Cli, folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "历年" / "丙.perf").write_bytes("项目 丙\n".encode("gb18030"))
    result = cli(*arguments)
    assert "丙.perf" not in result.out + result.err
    assert result != cli(*arguments, "--no-config")


@pytest.mark.usefixtures("folder")
def test_what_is_named_is_read_unless_that_is_forbidden(cli: Cli) -> None:
    assert formatted(cli) == {"甲.perf", "草稿/乙.perf"}
    assert formatted(cli, "历年/丙.perf", "甲.perf") == {"历年/丙.perf", "甲.perf"}
    assert formatted(cli, "--force-exclude", "历年/丙.perf", "甲.perf") == {"甲.perf"}


@pytest.mark.usefixtures("folder")
def test_where_nothing_is_left_of_what_is_named_everything_is_fine(cli: Cli) -> None:
    result = cli("fmt", "--force-exclude", "历年/丙.perf")
    assert (result.code, result.out, result.err) == (0, "", "")
    assert cli("check", "--force-exclude", "历年").code == 0


@pytest.mark.usefixtures("folder")
def test_a_folder_in_which_everything_is_excluded_is_told(cli: Cli) -> None:
    result = cli("check", "--exclude", "*.perf", ".")
    assert (result.code, result.err) == (2, "perftui: .: every .perf file in this folder is excluded\n")


@pytest.mark.usefixtures("folder")
def test_the_command_line_excludes_more(cli: Cli) -> None:
    assert formatted(cli, "--exclude", "草稿/*") == {"甲.perf"}
    assert formatted(cli, "--exclude", "草稿,无", "--exclude", "") == {"甲.perf"}
    assert formatted(cli, "--no-config", "--exclude", "草稿, 甲.perf") == {"历年/丙.perf"}


@pytest.mark.usefixtures("folder")
def test_a_pattern_that_can_mean_nothing_is_a_usage_error(cli: Cli) -> None:
    result = cli("total", "--exclude", "甲,!乙")
    assert result.code == 2
    assert "--exclude !乙: this pattern means no path; there are no exceptions" in result.err


@pytest.mark.parametrize("arguments", WALKING, ids=lambda arguments: arguments[0])
def test_under_a_wrong_configuration_nothing_is_done(cli: Cli, folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "perftui.toml").write_text('exclude = ["历年", "!甲.perf"]\n', "utf-8")
    before = (folder / "甲.perf").read_bytes()
    for result in (cli(*arguments), cli("fmt")):
        assert (result.code, result.out) == (2, "")
        assert result.err.count("perftui.toml:1:18: this pattern means no path") == 1
    assert (folder / "甲.perf").read_bytes() == before


def test_a_configuration_that_only_folders_stand_under_is_looked_at_too(cli: Cli, folder: Path) -> None:
    (folder / "甲.perf").unlink()
    (folder / "历年" / "perftui.toml").write_text("", "utf-8")
    (folder / "草稿" / "perftui.toml").write_text("", "utf-8")
    (folder / "perftui.toml").write_text('exclude = "历年"\n', "utf-8")
    result = cli("check")
    assert result.code == 2
    assert "perftui.toml:1:11: a list of texts is needed here" in result.err


def test_the_configuration_that_is_named_counts_for_every_command(cli: Cli, folder: Path) -> None:
    (folder / "别的.toml").write_text('exclude = ["草稿"]\n', "utf-8")
    assert formatted(cli, "--config", "别的.toml") == {"甲.perf", "历年/丙.perf"}
    assert cli("fmt", "--config", "别的.toml", "--no-config").code == 2


@pytest.mark.usefixtures("folder")
def test_standard_input_is_always_read(cli: Cli) -> None:
    result = cli("fmt", "--force-exclude", "--stdin-filename", "历年/丙.perf", "-", stdin="项目 丙\n".encode())
    assert (result.code, result.out) == (0, "项目 丙\n")


@pytest.mark.usefixtures("folder")
def test_what_is_excluded_and_by_what_is_shown(cli: Cli) -> None:
    shown = [line.split() for line in cli("config").out.splitlines() if "exclude" in line]
    assert shown == [["exclude", '"#recycle"', "default"], ["extend-exclude", '["历年"]'[1:-1], "perftui.toml:1"]]


def test_pre_commit_formats_what_is_not_excluded_of_what_it_names(perftui: Perftui, folder: Path) -> None:
    ran = perftui("fmt", "--force-exclude", "甲.perf", "历年/丙.perf", cwd=folder)
    assert ran.returncode == 0
    assert (folder / "甲.perf").read_text("utf-8") == "项目 甲\n  年度: 2026\n"
    assert (folder / "历年" / "丙.perf").read_text("utf-8") == UNFORMATTED.format(name="丙")


@pytest.mark.parametrize(
    "arguments",
    [("--exclude", "草稿"), ("--exclude", "草稿", "."), (".", "--exclude", "草稿"), (".", "--exclude=x,草稿")],
)
@pytest.mark.usefixtures("folder")
def test_it_is_not_opened_whether_it_is_named_before_the_paths_or_behind_them(
    perftui: Perftui, folder: Path, arguments: tuple[str, ...]
) -> None:
    shown = perftui(*arguments, cwd=folder).stdout.decode()
    assert "甲" in shown
    assert "乙" not in shown


@pytest.mark.usefixtures("folder")
def test_before_another_command_it_is_refused_and_not_passed_over_in_silence(cli: Cli) -> None:
    refused = cli("--exclude", "草稿", "check")
    assert refused.code == 2
    assert "write --exclude behind check" in refused.err


@pytest.mark.usefixtures("folder")
def test_a_pattern_that_means_nothing_is_refused_before_anything_opens(cli: Cli) -> None:
    pytest.importorskip("textual_serve")
    assert "--exclude !x: this pattern means no path" in cli("serve", "--exclude", "!x").err
