import json
from pathlib import Path

import pytest

from perftui.messages import Language
from perftui.output.formats import FORMATS
from perftui.rules.registry import registry
from tests.commands.conftest import Cli
from tests.support import DECLARATIONS, WHOLE

OWN = ("I401", "I403", "K303")
GOOD = DECLARATIONS / "高性能计算服务经费.perf"
OPEN = ("--select", "import-lost,import-shift")
"""What is lost or in doubt, whatever the rules of judgement think."""


def test_nothing_found(cli: Cli) -> None:
    result = cli("check", *OPEN, GOOD)
    assert (result.code, result.out, result.err) == (0, "No findings\n", "")


def test_findings_are_exit_code_1(cli: Cli) -> None:
    result = cli("check", *OPEN, DECLARATIONS)
    assert result.code == 1
    assert result.out.endswith("Found 8 warnings\n")


@pytest.mark.parametrize("language", Language)
def test_the_nine_declarations_hold_two_lost_targets_and_six_doubts(cli: Cli, language: Language) -> None:
    data = json.loads(cli("--lang", language, "check", *OPEN, "--format", "json", DECLARATIONS).out)
    names = [finding["name"] for finding in data["findings"]]
    assert sorted(names) == ["import-lost"] * 2 + ["import-shift"] * 6


def test_what_cannot_be_read_is_exit_code_2_and_the_rest_is_checked(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.perf").write_text("项目 甲\n", "utf-8")
    result = cli("check", tmp_path / "missing.perf", tmp_path)
    assert result.code == 2
    assert result.err == f"perftui: {tmp_path / 'missing.perf'}: there is no such file or folder\n"
    assert "a.perf:1:4:" in result.out


def test_concise(cli: Cli) -> None:
    lines = cli("check", *OPEN, "--format", "concise", DECLARATIONS).out.splitlines()
    assert len(lines) == 9
    assert all(": I405 " in line or ": K305 " in line for line in lines[:-1])


def test_standard_input_has_a_name(cli: Cli) -> None:
    result = cli("check", "-", "--stdin-filename", "新/甲.perf", stdin=b"???\n")
    assert result.code == 1
    assert result.out.startswith("新/甲.perf:1:1: ")


def test_standard_input_and_files_together(cli: Cli) -> None:
    result = cli("total", "-", GOOD, stdin=WHOLE.encode())
    assert "76,000,000.00" in result.out


def test_output_goes_to_a_file(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "findings.json"
    result = cli("check", *OPEN, "--format", "json", "-o", target, DECLARATIONS)
    assert (result.code, result.out) == (1, "")
    assert json.loads(target.read_text("utf-8"))["counts"]["total"] == 8
    assert [path.name for path in tmp_path.iterdir()] == ["findings.json"]


def test_output_that_cannot_be_written_is_exit_code_2(cli: Cli, tmp_path: Path) -> None:
    result = cli("check", "-o", tmp_path / "no" / "x.txt", GOOD)
    assert result.code == 2
    assert "there is no such file or folder" in result.err


class TestPresentation:
    """A file with one error, one warning and one note."""

    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        text = WHOLE.replace("      待核: 来源表格缺数值\n", "").replace("99.50 %", "99.50")
        text = text.replace("满意度指标 / 服务对象满意度指标", "满意度指标 / 服务对象满意度")
        (tmp_path / "a.perf").write_text(text, "utf-8")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def codes(self, cli: Cli, *options: str) -> list[str]:
        result = cli("check", "--format", "json-lines", *options)
        return [code for code in (json.loads(line)["code"] for line in result.out.splitlines()) if code in OWN]

    @pytest.mark.usefixtures("folder")
    def test_minimum_severity_decides_what_is_shown(self, cli: Cli) -> None:
        assert self.codes(cli) == ["I401", "I403", "K303"]
        assert self.codes(cli, "--minimum-severity", "warning") == ["I401", "I403"]
        assert self.codes(cli, "--minimum-severity", "error") == ["I401"]

    def test_what_is_not_shown_does_not_count_for_the_exit_code(self, cli: Cli, tmp_path: Path) -> None:
        path = tmp_path / "a.perf"
        path.write_text(GOOD.read_text("utf-8").replace("成本指标 / 经济成本指标", "成本指标 / 经济成本"), "utf-8")
        assert cli("check", path).code == 1
        result = cli("check", path, "--minimum-severity", "error")
        assert (result.code, result.out.splitlines()[0]) == (0, "No findings")

    def test_where_a_rule_cannot_tell_it_weighs_what_its_findings_would(self, cli: Cli, tmp_path: Path) -> None:
        def undecided(*arguments: str) -> set[str]:
            result = cli("check", DECLARATIONS, "--format", "json", *arguments)
            return {each["code"] for each in json.loads(result.out)["not_applicable"]}

        assert undecided("--minimum-severity", "warning") == {"I401", "K314"}
        assert undecided("--minimum-severity", "error") == {"I401"}
        lighter = tmp_path / "perftui.toml"
        lighter.write_text('severity.I401 = "info"\n', "utf-8")
        assert undecided("--minimum-severity", "warning", "--config", str(lighter)) == {"K314"}

    @pytest.mark.usefixtures("folder")
    def test_exit_zero_is_for_findings_only(self, cli: Cli) -> None:
        shown = cli("check", "--format", "concise", "--exit-zero")
        assert (shown.code, ": I401 " in shown.out) == (0, True)
        assert cli("check", "--exit-zero", ".", "missing.perf").code == 2

    @pytest.mark.usefixtures("folder")
    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_statistics_stand_in_the_place_of_findings(self, cli: Cli, form: str) -> None:
        result = cli("check", "--statistics", "--format", form)
        assert result.code == 1
        assert "I401 val-missing" in result.out
        assert "a.perf" not in result.out

    @pytest.mark.usefixtures("folder")
    def test_statistics_of_a_format_that_has_none_is_a_usage_error(self, cli: Cli) -> None:
        result = cli("check", "--statistics", "--format", "sarif")
        assert (result.code, result.out) == (2, "")
        assert "--statistics is written as text, concise, json, markdown" in result.err

    @pytest.mark.usefixtures("folder")
    def test_a_profile_goes_to_standard_error(self, cli: Cli) -> None:
        result = cli("check", "--profile-rules", "--format", "json")
        json.loads(result.out)
        for registered in registry():
            assert f"{registered.rule.code} {registered.rule.name} " in result.err
        assert "rules / reading: " in result.err

    @pytest.mark.parametrize("form", FORMATS)
    def test_every_format_is_delivered_whole_to_a_file(self, cli: Cli, folder: Path, form: str) -> None:
        shown = cli("check", "--format", form)
        written = cli("check", "--format", form, "-o", "out")
        assert (shown.code, written.code, written.out) == (1, 1, "")
        assert (folder / "out").read_text("utf-8") == shown.out

    def test_forges_get_paths_from_the_root_of_the_repository(
        self, cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / ".git").mkdir()
        below = folder / "declarations" / "2026"
        below.mkdir(parents=True)
        (folder / "a.perf").rename(below / "a.perf")
        monkeypatch.chdir(folder / "declarations")
        assert ",file=declarations/2026/a.perf," in cli("check", "--format", "github").out
        (report, *_more) = json.loads(cli("check", "--format", "gitlab").out)
        assert report["location"]["path"] == "declarations/2026/a.perf"
        assert '"uri": "declarations/2026/a.perf"' in cli("check", "--format", "sarif").out
        assert cli("check", "--format", "concise").out.startswith("2026/a.perf:")

    def test_of_nothing_that_can_be_read_programs_get_an_empty_document(self, cli: Cli) -> None:
        for form in ("json", "gitlab", "sarif", "rdjson"):
            result = cli("check", "--format", form, "missing.perf")
            assert result.code == 2
            json.loads(result.out)


class TestBadInput:
    @pytest.mark.parametrize(
        ("content", "code", "said"),
        [
            (b"", 1, "S124"),
            (b"\x00\x01\x02", 1, "S125"),
            ("项目 甲\n".encode("gb18030"), 1, "S102"),
            ("项目 甲\n".encode("utf-16"), 1, "S102"),
            ("项目 甲".encode()[:-1], 1, "S102"),
            (b"\xff" * 100, 1, "S102"),
            (b"x" * (33 * 1024 * 1024), 1, "S115"),
            (b"x" * 70_000, 1, "S116"),
            (b"\r\n\r\n", 1, "S124"),
        ],
        ids=["empty", "binary", "gb18030", "utf-16", "cut", "noise", "huge", "long-line", "blank"],
    )
    def test_has_one_clear_finding(self, cli: Cli, tmp_path: Path, content: bytes, code: int, said: str) -> None:
        path = tmp_path / "a.perf"
        path.write_bytes(content)
        result = cli("check", path)
        assert (result.code, result.err) == (code, "")
        assert f"{said} " in result.out
        assert path.read_bytes() == content

    def test_without_permission(self, unprivileged: Cli, tmp_path: Path) -> None:
        path = tmp_path / "a.perf"
        path.write_text(WHOLE, "utf-8")
        path.chmod(0)
        ran = unprivileged("check", path)
        assert ran.code == 2
        assert ran.err == f"perftui: {path}: permission denied\n"

    def test_a_folder_without_permission(self, unprivileged: Cli, tmp_path: Path) -> None:
        (tmp_path / "a.perf").write_text(WHOLE, "utf-8")
        inside = tmp_path / "inside"
        inside.mkdir(0o000)
        ran = unprivileged("check", *OPEN, tmp_path)
        assert ran.code == 2
        assert ran.err == f"perftui: {inside}: permission denied\n"
        assert "Found 1 warning" in ran.out

    def test_a_broken_link(self, cli: Cli, tmp_path: Path) -> None:
        (tmp_path / "a.perf").symlink_to(tmp_path / "nowhere")
        assert cli("check", tmp_path / "a.perf").code == 2

    def test_a_folder_without_declarations(self, cli: Cli, tmp_path: Path) -> None:
        assert cli("check", tmp_path).code == 2

    def test_no_escape_of_a_file_reaches_the_output(self, cli: Cli, tmp_path: Path) -> None:
        (tmp_path / "a.perf").write_text("项目 a\x1b]0;x\x07\u202e\n  年度: \x1b[2J\n", "utf-8")
        for form in ("text", "concise"):
            out = cli("check", "--format", form, tmp_path).out
            assert not {"\x1b", "\x07", "\u202e"} & set(out)
