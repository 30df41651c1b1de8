"""`perftui rule`: one rule or all of them, in three formats."""

import json
import subprocess
from collections.abc import Callable

import pytest

from perftui.rules.explanation import explanations
from perftui.rules.registry import registry
from tests.commands.conftest import Cli


@pytest.mark.parametrize("named", ["M201", "m201", "money-sum"])
def test_a_rule_is_named_by_its_code_or_its_name(cli: Cli, named: str) -> None:
    result = cli("rule", named)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("M201 money-sum (error, unsafe fix)\n\nA total differs from the sum of its parts.\n")


def test_it_speaks_chinese(cli: Cli) -> None:
    out = cli("--lang", "zh", "rule", "money-sum").out
    assert out.startswith("M201 money-sum (错误，修正须人工确认)\n\n总额与各项之和不一致。\n")
    assert "\n检查内容\n" in out


@pytest.mark.parametrize("code", explanations())
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_of_finding_is_explained(cli: Cli, code: str, language: str) -> None:
    for form in ("text", "json", "markdown"):
        assert cli("--lang", language, "rule", code, "--format", form).code == 0


def test_json_is_the_page_as_data(cli: Cli) -> None:
    data = json.loads(cli("rule", "M201", "--format", "json").out)
    assert (data["code"], data["name"], data["severity"], data["ignorable"]) == ("M201", "money-sum", "error", True)
    assert data["fix"]["kind"] == "unsafe"
    assert data["passes"].startswith("项目 ")


def test_markdown_has_a_heading(cli: Cli) -> None:
    assert cli("rule", "M201", "--format", "markdown").out.startswith("# M201 money-sum (error, unsafe fix)\n\n")


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("", "there is no rule ''; perftui rule --all lists them"),
        ("money-sun", "there is no rule 'money-sun'; did you mean money-sum?"),
        ("这是什么", "there is no rule '这是什么'; perftui rule --all lists them"),
    ],
)
def test_a_wrong_name_is_exit_code_2_with_the_one_that_was_meant(cli: Cli, named: str, said: str) -> None:
    result = cli("rule", named)
    assert (result.code, result.out, result.err) == (2, "", f"perftui: {said}\n")


def test_all_lists_every_kind_of_finding(cli: Cli) -> None:
    text = cli("rule", "--all").out
    markdown = cli("rule", "--all", "--format", "markdown").out
    data = json.loads(cli("rule", "--all", "--format", "json").out)
    assert [each["code"] for each in data] == [*explanations()]
    assert len(data) > len(registry())
    for each in data:
        assert f"  {each['code']}  {each['name']} " in text
        assert f"| {each['code']} | {each['name']} |" in markdown


@pytest.mark.parametrize(
    ("named", "begin"), [("M", "M"), ("i41", "I41"), ("S10", "S10"), ("money", "M"), ("goals", "G")]
)
def test_a_family_or_the_beginning_of_codes_lists_its_rules(cli: Cli, named: str, begin: str) -> None:
    wanted = [code for code in explanations() if code.startswith(begin)]
    assert [each["code"] for each in json.loads(cli("rule", named, "--format", "json").out)] == wanted
    text = cli("rule", named).out
    assert [code for code in explanations() if f"  {code}  " in text] == wanted
    assert f"| {wanted[0]} |" in cli("rule", named, "--format", "markdown").out


@pytest.mark.parametrize("arguments", [[], ["M201", "--all"]])
def test_one_or_all_has_to_be_said(cli: Cli, arguments: list[str]) -> None:
    result = cli("rule", *arguments)
    assert result.code == 2
    assert "name one rule, or list them with --all" in result.err


@pytest.mark.parametrize(
    ("typed", "expected"), [("M20", {"M201", "M203"}), ("m201", {"M201"}), ("money-s", {"money-sum"}), ("x", set())]
)
def test_codes_and_names_complete(
    perftui: Callable[..., "subprocess.CompletedProcess[bytes]"],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    expected: set[str],
) -> None:
    monkeypatch.setenv("_PERFTUI_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"perftui rule {typed}")
    monkeypatch.setenv("COMP_CWORD", "2")
    completed = {line.partition(",")[2] for line in perftui().stdout.decode().split()}
    assert completed >= expected
    assert all(word.lower().startswith(typed.lower()) for word in completed)
