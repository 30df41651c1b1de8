"""`perftui check` under a configuration: what it says is in force, and nothing is checked under one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.rules.test_suppressions import HEAD

BARE = f"{HEAD}    - 场次 ≥ 3\n\n    - 人次: ?\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with one declaration; nothing is looked for above it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "甲.perf").write_text(BARE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(cli: Cli, *arguments: str) -> list[str]:
    """The codes that are found, of two rules."""
    out = cli("check", "--format", "concise", *arguments).out
    return [word for line in out.splitlines() for word in line.split() if word in {"I401", "I403"}]


def configure(folder: Path, text: str) -> None:
    (folder / "perftui.toml").write_text(text, "utf-8")


def test_what_the_nearest_file_ignores_is_not_found(cli: Cli, folder: Path) -> None:
    assert codes(cli) == ["I403", "I401"]
    configure(folder, 'ignore = ["val-nounit"]\n')
    assert codes(cli) == ["I401"]
    assert codes(cli, "--no-config") == ["I403", "I401"]


def test_every_file_has_its_own(cli: Cli, folder: Path) -> None:
    configure(folder, 'ignore = ["val-nounit"]\n[per-path."历年"]\nselect = ["I403"]\n')
    (folder / "历年").mkdir()
    (folder / "历年" / "乙.perf").write_text(BARE.replace("项目 甲", "项目 乙"), "utf-8")
    out = cli("check", "--format", "concise", "--select", "I4").out
    assert [line.split(":")[0] for line in out.splitlines()[:-1]] == [
        "历年/乙.perf",
        "历年/乙.perf",
        "甲.perf",
        "甲.perf",
    ]
    out = cli("check", "--format", "concise").out
    assert [line.split(" ")[1] for line in out.splitlines() if line.startswith("历年")] == ["I403"]


def test_a_rule_can_run_beside_those_that_are_in_force(cli: Cli, folder: Path) -> None:
    configure(folder, 'ignore = ["val-nounit"]\n')
    assert codes(cli, "--extend-select", "I403") == ["I403", "I401"]
    assert codes(cli, "--extend-select", "I4", "--ignore", "I401") == ["I403"]
    assert codes(cli, "--extend-select", "") == ["I401"]
    configure(folder, 'select = ["I401"]\n')
    assert codes(cli, "--extend-select", "val-nounit,M") == ["I403", "I401"]
    assert codes(cli, "--select", "M", "--extend-select", "I403") == ["I403"]
    assert "did you mean I403?" in cli("check", "--extend-select", "i403").err


def test_all_means_every_rule(cli: Cli, folder: Path) -> None:
    configure(folder, 'select = ["I401"]\n')
    assert codes(cli, "--select", "all") == ["I403", "I401"]
    assert codes(cli, "--select", "all", "--ignore", "I401") == ["I403"]
    configure(folder, 'ignore = ["all"]\nextend-select = ["I401"]\n')
    assert codes(cli) == ["I401"]
    assert "did you mean all?" in cli("check", "--select", "ALL").err


def test_a_weight_changes_the_finding(cli: Cli, folder: Path) -> None:
    configure(folder, 'select = ["I4"]\n[severity]\nI4 = "info"\n')
    assert cli("check").out.endswith("Found 2 notes\n")


def test_settings_and_words_change_what_is_found(cli: Cli, folder: Path) -> None:
    (folder / "甲.perf").write_text(f"{HEAD}    - 志愿服务培训场次 ≥ 3 场\n\n    - 应用情况: 跟进\n", "utf-8")
    rules = ("--select", "name-long,qual-weak", "--format", "concise")
    assert cli("check", *rules).out.startswith("No findings\n")
    configure(folder, "rules.name-long.limit = 7\nwords.weak.add = ['跟进']\n")
    out = cli("check", *rules).out
    assert [line.split()[1] for line in out.splitlines() if line.startswith("甲")] == ["I442", "I424"]
    configure(folder, "[per-path.'乙*'.rules.name-long]\nlimit = 7\n")
    assert cli("check", *rules).out.startswith("No findings\n")


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--select", "I401"], ["I401"]),
        (["--select", "val-missing,val-nounit"], ["I403", "I401"]),
        (["--select", "val-missing", "--select", "I403"], ["I403", "I401"]),
        (["--select", "indicators", "--ignore", "I403"], ["I401"]),
        (["--ignore", "I4"], []),
        (["--ignore", "indicators,"], []),
    ],
)
def test_the_command_line_overrules(cli: Cli, folder: Path, arguments: list[str], found: list[str]) -> None:
    configure(folder, 'ignore = ["val-missing"]\n')
    assert codes(cli, *arguments) == found


def test_errors_of_the_language_are_found_whatever_is_selected(cli: Cli, folder: Path) -> None:
    (folder / "甲.perf").write_text(f"{HEAD}    - 场次 ≥ 九\n", "utf-8")
    assert "S104" in cli("check", "--select", "F701", "--ignore", "S").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "val-nounits"], "there is no rule or family val-nounits; did you mean val-nounit?"),
        (["--ignore", "S104"], "S104 is always reported; only rules can be configured"),
        (["--profile", "上海市"], "there is no profile 上海市; did you mean 上海?; possible here: 通用, 上海, 中央"),
        (["--config", "x", "--no-config"], "--config and --no-config exclude each other"),
        (["--select", ""], "--select names no rule; leave it out to run all that are in force"),
        (["--select", "I403", "--select", " , "], "--select names no rule"),
        (["--select", "\x1b[2J"], "there is no rule or family \\x1b[2J"),
    ],
)
def test_a_command_line_that_cannot_be_followed_is_exit_code_2(
    cli: Cli, folder: Path, arguments: list[str], said: str
) -> None:
    result = cli("check", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert folder.exists()


def test_an_empty_list_of_rules_in_a_configuration_is_exit_code_2(cli: Cli, folder: Path) -> None:
    configure(folder, "select = []\n")
    result = cli("check")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("perftui.toml:1:10: the list names no rule\n")


def test_ignoring_nothing_is_no_fault(cli: Cli, folder: Path) -> None:
    configure(folder, "ignore = []\n")
    assert codes(cli, "--ignore", "") == ["I403", "I401"]


def test_another_file_can_be_named(cli: Cli, folder: Path) -> None:
    configure(folder, 'ignore = ["val-missing"]\n')
    (folder / "别的.toml").write_text('ignore = ["val-nounit"]\n', "utf-8")
    assert codes(cli, "--config", "别的.toml") == ["I401"]
    result = cli("check", "--config", "没有.toml")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("没有.toml: there is no such file or folder\n")


def test_a_wrong_configuration_is_shown_like_a_finding_and_nothing_is_checked(cli: Cli, folder: Path) -> None:
    configure(folder, '# 本局\nprofil = "上海"\nselect = ["val-nounits"]\n')
    result = cli("check", "--format", "json")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "perftui.toml:2:1: there is no key profil here\n"
        "  |\n"
        '2 | profil = "上海"\n'
        "  | ^^^^^^\n"
        "  = help: did you mean profile?; possible here: profile, baseline, exclude, extend-exclude, select, "
        "extend-select, ignore, severity, rules, words, per-path, rule\n\n"
        "perftui.toml:3:11: there is no rule or family val-nounits\n"
        "  |\n"
        '3 | select = ["val-nounits"]\n'
        "  |           ^^^^^^^^^^^^^\n"
        "  = help: did you mean val-nounit?\n\n"
        "perftui: 2 problems in the configuration; nothing was done\n"
    )


def test_in_chinese(cli: Cli, folder: Path) -> None:
    configure(folder, "profile = “上海”\n")
    err = cli("--lang", "zh", "check").err
    assert "perftui.toml:1:11: 不能按 TOML 读取\n" in err
    assert '  = 帮助: 请把 “ 改为 "\n' in err
    assert err.endswith("perftui: 配置有 1 处错误，未作任何处理\n")


class TestBadFiles:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ("profile = '上海'".encode("gb18030"), "the file is not UTF-8; it is probably GB18030"),
            (b"\0", "this is a binary file, no text"),
            (b"#" * 2_000_000, "the file is larger than 1 MiB and was not read"),
            (b"\x1b[2J = 1", "this cannot be read as TOML"),
            (b'"\\u001b[2J" = 1', "there is no key \\x1b[2J here"),
        ],
        ids=["gb18030", "binary", "huge", "escape", "escaped-escape"],
    )
    def test_are_told_and_never_obeyed(self, cli: Cli, folder: Path, data: bytes, said: str) -> None:
        (folder / "perftui.toml").write_bytes(data)
        result = cli("check")
        assert (result.code, result.out) == (2, "")
        assert said in result.err
        assert "\x1b" not in result.err

    @pytest.mark.parametrize("kind", ["folder", "loop", "broken"])
    def test_in_the_place_of_the_file_are_told(self, cli: Cli, folder: Path, kind: str) -> None:
        path = folder / "perftui.toml"
        if kind == "folder":
            path.mkdir()
        else:
            path.symlink_to(path if kind == "loop" else folder / "nowhere")
        result = cli("check")
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("perftui.toml: ")

    def test_without_permission(self, unprivileged: Cli, folder: Path) -> None:
        configure(folder, "")
        (folder / "perftui.toml").chmod(0)
        result = unprivileged("check")
        assert (result.code, result.out) == (2, "")
        assert "perftui.toml: permission denied\n" in result.err

    def test_an_empty_one_changes_nothing(self, cli: Cli, folder: Path) -> None:
        before = cli("check").out
        configure(folder, "")
        assert cli("check").out == before


def test_standard_input_takes_the_configuration_of_its_name(cli: Cli, folder: Path) -> None:
    configure(folder, 'ignore = ["I401"]\n')
    (folder / "局").mkdir()
    configure(folder / "局", 'ignore = ["I403"]\n')
    for arguments, found in (([], "I403"), (["--stdin-filename", "局/乙.perf"], "I401")):
        out = cli("check", "--select", "F701", "-", *arguments, stdin=BARE.encode()).out
        assert out == "No findings\n"
        out = cli("check", "-", "--format", "concise", *arguments, stdin=BARE.encode()).out
        assert [word for word in out.split() if word in {"I401", "I403"}] == [found]
