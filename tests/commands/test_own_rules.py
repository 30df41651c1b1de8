"""Rules of a bureau and of installed packages work with every command as those of the program do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from perftui.output.formats import FORMATS
from tests.commands.conftest import Cli
from tests.rules.test_plugins import RULE as PLUGIN
from tests.rules.test_plugins import install

DECLARATION = """\
项目 城市数字化转型经费
  年度: 2026

  产出指标 / 数量指标
    - 数字化场景数 ≥ 12 个

  满意度指标 / 服务对象满意度指标
    - 市民满意度 ≥ 85 %
"""
OWN = """\
[[rule]]
name = "bureau-satisfaction"
code = "X001"
when = '"满意度" < 90'
message.zh = "{指标}：{目标} 低于 90 %"
message.en = "{指标}: {目标} is below 90 %"
help = "改为不低于 90 %"
basis = "本局 2026 年编报要求 第三条"
why = "满意度是本局的考核指标。"

[[rule]]
name = "bureau-few"
code = "X002"
when = "指标数 < 3"
severity = "info"
message = "{项目} 只有 {指标数} 条指标"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a repository with one declaration, and with rules of its own."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "甲.perf").write_text(DECLARATION, "utf-8")
    (tmp_path / "perftui.toml").write_text(OWN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def concise(cli: Cli, *arguments: str | Path) -> list[str]:
    return cli("check", "--format", "concise", *arguments).out.splitlines()


def codes(cli: Cli, *arguments: str | Path) -> list[str]:
    data = json.loads(cli("check", "--format", "json", *arguments).out)
    return [finding["code"] for finding in data["findings"]]


@pytest.mark.usefixtures("folder")
class TestEveryCommandKnowsThem:
    def test_check_shows_them_like_any_finding(self, cli: Cli) -> None:
        assert cli("check", "--select", "own").out == (
            "甲.perf:1:4: X002 城市数字化转型经费 只有 2 条指标\n"
            "  |\n"
            "1 | 项目 城市数字化转型经费\n"
            "  |      ^^^^^^^^^^^^^^^^^^\n\n"
            "甲.perf:8:7: X001 市民满意度: ≥ 85 % is below 90 %\n"
            "  |\n"
            "8 |     - 市民满意度 ≥ 85 %\n"
            "  |       ^^^^^^^^^^\n"
            "  = help: 改为不低于 90 %\n"
            "  = basis: 本局 2026 年编报要求 第三条\n\n"
            "Found 1 warning, 1 note\n"
        )
        assert "市民满意度：≥ 85 % 低于 90 %" in cli("--lang", "zh", "check", "--select", "X").out

    @pytest.mark.parametrize("form", FORMATS)
    def test_every_format_has_them(self, cli: Cli, form: str) -> None:
        assert "X001" in cli("check", "--select", "X001", "--format", form).out

    def test_sarif_brings_their_page(self, cli: Cli) -> None:
        data = json.loads(cli("check", "--select", "X001", "--format", "sarif").out)
        (rule,) = data["runs"][0]["tool"]["driver"]["rules"]
        assert (rule["id"], rule["name"]) == ("X001", "bureau-satisfaction")
        assert "满意度是本局的考核指标。" in rule["help"]["text"]

    @pytest.mark.parametrize(
        ("arguments", "found"),
        [
            (["--select", "X"], ["X002", "X001"]),
            (["--select", "own", "--ignore", "bureau-few"], ["X001"]),
            (["--select", "bureau-few,I403"], ["X002"]),
            (["--ignore", "X", "--select", "K3,X"], []),
        ],
    )
    def test_the_command_line_names_them(self, cli: Cli, arguments: list[str], found: list[str]) -> None:
        assert [code for code in codes(cli, *arguments) if code[0] == "X"] == found

    def test_a_name_that_no_configuration_has_is_a_usage_error(self, cli: Cli) -> None:
        result = cli("check", "--select", "bureau-fw")
        assert (result.code, result.out) == (2, "")
        assert "there is no rule or family bureau-fw; did you mean bureau-few?" in result.err
        assert "there is no rule or family X001" in cli("check", "--no-config", "--select", "X001").err

    def test_statistics_and_times_name_them(self, cli: Cli) -> None:
        result = cli("check", "--select", "X", "--statistics", "--profile-rules")
        assert "X001 bureau-satisfaction  " in result.out
        assert "X001 bureau-satisfaction  " in result.err

    def test_rule_explains_them(self, cli: Cli) -> None:
        for named in ("X001", "x001", "bureau-satisfaction"):
            out = cli("rule", named).out
            assert out.startswith(
                "X001 bureau-satisfaction (warning, no fix)\n\n{指标}: {目标} is below 90 %\n\n"
                'What\n  It is given where `"满意度" < 90` holds.\n\nWhy\n  满意度是本局的考核指标。\n'
            )
            assert "\nOrigin\n  perftui.toml:1\n" in out
        assert cli("rule", "bureau-fw").err.endswith("did you mean bureau-few?\n")

    def test_rule_lists_them_behind_those_of_the_program(self, cli: Cli) -> None:
        text, data = cli("rule", "--all").out, json.loads(cli("rule", "--all", "--format", "json").out)
        assert text.index("Own rules") < text.index("X001  bureau-satisfaction") < text.index("X002  bureau-few")
        assert [each["code"] for each in data][-2:] == ["X001", "X002"]
        assert data[-1]["origin"] == "perftui.toml:11"
        assert "## Own rules" in cli("rule", "--all", "--format", "markdown").out

    def test_config_shows_them_and_where_their_weight_comes_from(self, cli: Cli) -> None:
        lines = [line.split() for line in cli("config").out.splitlines() if line.startswith("X0")]
        assert lines == [
            ["X001", "bureau-satisfaction", "warning", "default"],
            ["X002", "bureau-few", "info", "perftui.toml:15"],
        ]

    def test_config_writes_a_configuration_that_says_the_same(self, cli: Cli, folder: Path) -> None:
        more = OWN.replace('"满意度是本局的考核指标。"', '"见 {附件}"')
        (folder / "perftui.toml").write_text(f'[severity]\nX001 = "error"\n{more}', "utf-8")

        def said() -> list[str]:
            rule = json.loads(cli("rule", "X001", "--format", "json").out)
            in_both = [cli("--lang", lang, "check", "--format", "json").out for lang in ("zh", "en")]
            return [rule["why"], *in_both]

        before = said()
        (folder / "perftui.toml").write_text(cli("config", "--format", "toml").out, "utf-8")
        assert said() == before
        assert before[0] == "见 {附件}"


class TestWhatIsInForce:
    def test_severity_ignore_and_paths(self, cli: Cli, folder: Path) -> None:
        head = 'ignore = ["bureau-few"]\n[severity]\nX001 = "error"\n[per-path."历年"]\nignore = ["X"]\n'
        (folder / "perftui.toml").write_text(f"{head}{OWN}", "utf-8")
        (folder / "历年").mkdir()
        (folder / "历年" / "乙.perf").write_text(DECLARATION, "utf-8")
        lines = [line for line in cli("check", "--format", "json", ".").out.splitlines() if "X0" in line]
        assert len(lines) == 1
        assert cli("check", "--select", "X001", "甲.perf").out.endswith("Found 1 error\n")

    def test_the_rules_of_the_nearest_configuration_hold_alone(self, cli: Cli, folder: Path) -> None:
        district = folder / "区"
        district.mkdir()
        (district / "乙.perf").write_text(DECLARATION.replace("项目 ", "项目 区"), "utf-8")
        (district / "perftui.toml").write_text(
            '[[rule]]\nname = "district-year"\ncode = "X001"\nwhen = "年度 = 2026"\nmessage = "区"\n', "utf-8"
        )
        assert concise(cli, "--select", "X")[:-1] == [
            "区/乙.perf:2:7: X001 区",
            "甲.perf:1:4: X002 城市数字化转型经费 只有 2 条指标",
            "甲.perf:8:7: X001 市民满意度: ≥ 85 % is below 90 %",
        ]
        assert concise(cli, "--select", "district-year")[:-1] == ["区/乙.perf:2:7: X001 区"]
        data = json.loads(cli("check", "--select", "X", "--format", "sarif").out)
        names = [rule["name"] for rule in data["runs"][0]["tool"]["driver"]["rules"]]
        assert sorted(names) == ["bureau-few", "bureau-satisfaction", "district-year"]
        assert cli("rule", "X001", "--config", "区/perftui.toml").out.startswith("X001 district-year ")

    def test_a_suppression_silences_them_and_can_be_written(self, cli: Cli, folder: Path) -> None:
        assert cli("check", "--select", "X,F701", "--add-ignores", "已报备").code == 0
        text = (folder / "甲.perf").read_text("utf-8")
        assert "# perftui: ignore[X001] 已报备\n    - 市民满意度" in text
        (folder / "perftui.toml").write_text(OWN.replace("< 90", "< 80"), "utf-8")
        assert codes(cli, "--select", "X,F701") == ["F701"]

    def test_a_baseline_knows_them_and_tells_what_is_solved(self, cli: Cli, folder: Path) -> None:
        (folder / "perftui.toml").write_text(f'baseline = "已知.jsonl"\n{OWN}', "utf-8")
        assert cli("check", "--select", "X", "--write-baseline").code == 0
        assert cli("check", "--select", "X").out == "No findings\n"
        (folder / "甲.perf").write_text(DECLARATION.replace("85", "95"), "utf-8")
        assert "1 of the baseline is solved" in cli("check", "--select", "X").err
        assert "solved" not in cli("check", "--select", "X002").err
        (folder / "perftui.toml").write_text('baseline = "已知.jsonl"\n', "utf-8")
        assert "2 of the baseline are solved" in cli("check").err


def test_faults_are_shown_at_their_characters_and_nothing_is_checked(cli: Cli, folder: Path) -> None:
    wrong = OWN.replace("指标数 < 3", "指标書 < 3").replace("{项目}", "{项目名}")
    (folder / "perftui.toml").write_text(wrong, "utf-8")
    result = cli("check")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "perftui.toml:14:9: there is no name 指标書\n"
        "   |\n"
        '14 | when = "指标書 < 3"\n'
        "   |         ^^^^^^\n"
        "   = help: did you mean 指标? a text stands in quotes\n\n"
        "perftui.toml:16:12: there is no place {项目名}\n"
        "   |\n"
        '16 | message = "{项目名} 只有 {指标数} 条指标"\n'
        "   |            ^^^^^^^^\n"
        "   = help: did you mean {项目}?\n\n"
        "perftui: 2 problems in the configuration; nothing was done\n"
    )


def test_rule_explains_what_it_can_of_a_wrong_configuration(cli: Cli, folder: Path) -> None:
    (folder / "perftui.toml").write_text(OWN.replace("指标数 < 3", "指标書 < 3"), "utf-8")
    assert cli("rule", "money-sum").code == cli("rule", "X001").code == 0
    for arguments in (["X002"], ["--all"]):
        result = cli("rule", *arguments)
        assert result.code == 2
        assert "perftui.toml:14:9: there is no name 指标書\n" in result.err


Run = Callable[..., "subprocess.CompletedProcess[str]"]


class TestInstalledPackages:
    """In a process of their own, as Python finds what is installed when it starts."""

    @pytest.fixture
    def run(self, folder: Path) -> Run:
        site = folder / "site"
        site.mkdir()

        def run(*arguments: str, **modules: str) -> subprocess.CompletedProcess[str]:
            if modules:
                install(site, "hall-rules", {name: name for name in modules}, **modules)
            path = os.pathsep.join((str(Path(__file__).parents[2]), str(site)))
            return subprocess.run(
                [sys.executable, "-m", "perftui", *arguments],
                capture_output=True,
                check=False,
                env={**os.environ, "PERFTUI_LANG": "en", "PYTHONPATH": path},
                text=True,
                encoding="utf-8",
                timeout=60,
            )

        return run

    def test_their_rules_run_and_are_explained(self, run: Run) -> None:
        result = run("check", "--select", "own", "--format", "concise", hall=PLUGIN)
        assert result.stderr == ""
        assert result.stdout.splitlines()[:2] == [
            "甲.perf:1:4: X002 城市数字化转型经费 只有 2 条指标",
            "甲.perf:1:4: X101 no benefit",
        ]
        page = run("rule", "hall-main").stdout
        assert page.startswith(
            "X101 hall-main (warning, safe fix)\n\nThe main project has no indicator of public benefit."
        )
        assert "\nOrigin\n  hall-rules 1.2\n" in page
        assert "X101  hall-main" in run("config").stdout

    def test_one_that_cannot_be_imported_is_one_error_and_the_rest_is_checked(self, run: Run) -> None:
        result = run("check", "--select", "X", "--format", "concise", hall=PLUGIN, broken="import nothing_like_that")
        assert result.returncode == 2
        assert result.stderr == (
            "perftui: the rules broken of hall-rules 1.2 do not run: "
            "ModuleNotFoundError: No module named 'nothing_like_that'\n"
        )
        assert "X101 no benefit" in result.stdout
        assert "X001" in result.stdout

    def test_one_that_crashes_is_a_finding_and_the_file_goes_on(self, run: Run) -> None:
        broken = PLUGIN.replace("    yield", "    raise LookupError('甲')\n    yield")
        result = run("check", "--select", "X", "--format", "concise", hall=broken)
        assert result.returncode == 1
        assert "F702 the rule hall-main failed: LookupError: 甲" in result.stdout
        assert "X001 市民满意度" in result.stdout

    @pytest.mark.parametrize("form", FORMATS)
    def test_one_over_all_files_that_crashes_is_a_finding_in_every_format(self, run: Run, form: str) -> None:
        broken = PLUGIN.replace("check_project(facts, choice)", "check_workspace(overview)")
        result = run("check", "--select", "X", "--format", form, hall=broken)
        assert (result.returncode, result.stderr) == (1, "")
        assert "NameError: name 'facts' is not defined" in result.stdout.replace("&#x27;", "'")
        assert "X001" in result.stdout

    def test_their_fixes_are_made(self, run: Run, folder: Path) -> None:
        fixing = PLUGIN.replace("import Rule", "import Fix, TextEdit, Rule").replace(
            'bilingual("no benefit", "没有效益"))',
            'bilingual("no benefit"), fix=Fix(bilingual("name it"), (TextEdit(facts.project.span, "乙"),), True))',
        )
        fixing = fixing.replace("    yield", "    if facts.project.name != '乙':\n        yield")
        assert run("check", "--select", "X101", "--fix", hall=fixing).stderr == "perftui: fixed 1, 0 left\n"
        assert (folder / "甲.perf").read_text("utf-8").startswith("项目 乙\n")

    def test_a_configuration_cannot_take_their_names(self, run: Run, folder: Path) -> None:
        (folder / "perftui.toml").write_text(OWN.replace("X001", "X101"), "utf-8")
        result = run("check", hall=PLUGIN)
        assert result.returncode == 2
        assert "perftui.toml:3:8: X101 is taken: X101 hall-main, hall-rules 1.2" in result.stderr

    def test_help_does_not_look_at_them(self, run: Run) -> None:
        print_at_import = "import sys\nsys.stderr.write('seen')\n"
        assert run("--help", hall=print_at_import).stderr == ""
        for arguments in (["check", "--help"], ["rule", "--help"], ["--version"]):
            result = run(*arguments)
            assert (result.returncode, result.stderr) == (0, "")
        assert run("check").stderr.startswith("seen")
