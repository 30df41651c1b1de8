"""Parameters that several commands share."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from perftui.output.formats import FORMATS
from tests.commands.conftest import Cli

TEXT = "项目 甲\n  年度: 2026\n"
KNOWN = '{"path": "a.perf", "project": "", "indicator": "", "rule": "S151", "count": 1}\n'


@pytest.mark.parametrize("command", ["check", "check --format json", "total", "export --to json", "config"])
@pytest.mark.parametrize(
    "target",
    [
        "a.perf",
        "other.perf",
        "OTHER.PERF",
        "perftui.toml",
        "link",
        "perftui-baseline.jsonl",
        "known",
        ".gitattributes",
        "state/filters.toml",
    ],
)
def test_no_result_replaces_what_somebody_wrote(
    cli: Cli, tmp_path: Path, command: str, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.perf").write_text(TEXT, "utf-8")
    Path("perftui.toml").write_text("select = []\n", "utf-8")
    Path("link").symlink_to("perftui.toml")
    Path("known").write_text(KNOWN, "utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    Path("state").symlink_to(tmp_path / "elsewhere" / "perftui")
    before = {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    result = cli(*command.split(), "-o", target, "a.perf")
    assert result.code == 2
    assert f"{Path(target).name} would be replaced" in result.err
    assert {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before


@pytest.mark.parametrize("options", [[], ["--fix"], ["--diff"]])
def test_no_result_replaces_a_baseline_that_is_empty(
    cli: Cli, tmp_path: Path, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.perf").write_text(TEXT, "utf-8")
    Path("perftui.toml").write_text('baseline = "known"\n', "utf-8")
    Path("known").touch()
    result = cli("check", *options, "-o", "known", "a.perf")
    assert (result.code, "known would be replaced" in result.err) == (2, True)
    assert Path("known").read_bytes() == b""


def test_a_result_is_not_written_over_the_baseline_or_the_configuration_of_the_run(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.perf").write_text(TEXT, "utf-8")
    Path("ci.toml").write_text("", "utf-8")
    assert cli("check", "--write-baseline=new", "-o", "./new", "a.perf").code == 2
    assert not Path("new").exists()
    for command in ("check", "total", "export --to json", "config"):
        result = cli(*command.split(), "--config", "ci.toml", "-o", "ci.toml", "a.perf")
        assert (result.code, "ci.toml would be replaced" in result.err) == (2, True)


def test_a_result_replaces_the_one_of_the_run_before(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.perf").write_text(TEXT, "utf-8")
    for form in ("json", "json-lines", "text"):
        assert cli("check", "--format", form, "-o", "findings.json", "a.perf").code == 1


@pytest.mark.parametrize("command", ["check", "check --diff", "total", "export --to json"])
@pytest.mark.parametrize("target", ["申报表.txt", "./申报表.txt", "link"])
def test_no_result_replaces_what_it_is_made_of(
    cli: Cli, tmp_path: Path, command: str, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("申报表.txt").write_text(TEXT, "utf-8")
    Path("link").symlink_to("申报表.txt")
    result = cli(*command.split(), "申报表.txt", "-o", target)
    assert result.code == 2
    assert "would be replaced" in result.err
    assert Path("申报表.txt").read_text("utf-8") == TEXT


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_name_that_is_no_utf8_shows_in_every_format(tmp_path: Path, form: str) -> None:
    with open(os.fsencode(tmp_path) + b"/\xff.perf", "w", encoding="utf-8") as file:  # noqa: PTH123 - a name in bytes
        file.write("项目 甲\n")
    command = [sys.executable, "-m", "perftui", "check", "--format", form, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, check=False)
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr
    assert ran.stdout


def test_a_browser_is_offered_nothing_that_does_not_exist(cli: Cli) -> None:
    pytest.importorskip("textual_serve")
    result = cli("serve", "nope")
    assert result.code == 2
    assert result.err == "perftui: nope: there is no such file or folder\n"
