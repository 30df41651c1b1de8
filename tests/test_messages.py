"""Two languages from one catalogue, and nothing left untranslated."""

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from perftui.messages import (
    Language,
    Message,
    bilingual,
    counted,
    language,
    language_of,
    msg,
    set_language,
    unescaped,
    unknown_language,
    verbatim,
)

ROOT = Path(__file__).parent.parent


def test_the_catalogue_is_complete_and_current() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/messages.py", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_message_hides_inside_a_string() -> None:
    """The catalogue is made by tokens, and before Python 3.12 an f-string is one."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted((ROOT / "perftui").rglob("*.py"))
        for string in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"msg", "counted"}
    ]
    assert hidden == []


def test_a_message_shows_its_values_in_either_language() -> None:
    message = msg("did you mean {name}?", name="数量指标")
    assert message.text(Language.ENGLISH) == "did you mean 数量指标?"
    assert message.text(Language.CHINESE) != message.text(Language.ENGLISH)
    assert "数量指标" in message.text(Language.CHINESE)


def test_braces_in_a_value_are_data() -> None:
    assert str(msg("did you mean {name}?", name="{0} {x}")) == "did you mean {0} {x}?"


def test_quotes_inside_of_chinese_quotes_are_of_the_other_kind() -> None:
    alone = msg("{text} alone says nothing about what is achieved", text="“一网通办”的‘办’合规性")
    assert alone.text(Language.CHINESE) == "仅有“‘一网通办’的“办”合规性”，说明不了取得什么成果"
    assert alone.text(Language.ENGLISH).startswith("“一网通办”的‘办’合规性")
    outside = msg("projects may be missing from what could be read of {names}", names="“甲”.perf")
    assert outside.text(Language.CHINESE) == "“甲”.perf 未能完整读取，可能漏计项目"


def test_a_text_that_no_catalogue_knows_brings_its_translation_along() -> None:
    message = bilingual("{name} is low", "{name} 偏低", name="满意度")
    assert (message.text(Language.ENGLISH), message.text(Language.CHINESE)) == ("满意度 is low", "满意度 偏低")
    assert bilingual("{name}", name="甲").text(Language.CHINESE) == "甲"


def test_a_verbatim_text_has_no_places() -> None:
    said = verbatim("{甲} {{乙}}", "{丙}")
    assert (said.text(Language.ENGLISH), said.text(Language.CHINESE)) == ("{甲} {{乙}}", "{丙}")
    assert (unescaped(said).template, unescaped(said).chinese) == ("{甲} {{乙}}", "{丙}")


def test_a_count_chooses_the_form() -> None:
    def lines(count: int) -> str:
        return str(counted("{count} line cannot be read and stays as it is", "{count} lines stay", count))

    assert [lines(1), lines(2)] == ["1 line cannot be read and stays as it is", "2 lines stay"]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, Language.ENGLISH),
        ({"LANG": "zh_CN.UTF-8"}, Language.CHINESE),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, Language.ENGLISH),
        ({"LANG": "C", "PERFTUI_LANG": "zh"}, Language.CHINESE),
        ({"LC_ALL": "zh_CN.UTF-8", "PERFTUI_LANG": "en"}, Language.ENGLISH),
        ({"LC_ALL": "", "LANG": "zh"}, Language.CHINESE),
    ],
)
def test_the_environment_chooses_the_language(environment: dict[str, str], expected: Language) -> None:
    assert language_of(environment) is expected
    assert unknown_language(environment) is None


def test_a_language_that_there_is_not_is_said() -> None:
    assert str(unknown_language({"PERFTUI_LANG": "cn", "LANG": "zh_CN"})) == "PERFTUI_LANG is cn: it can be en / zh"


def test_what_was_set_wins() -> None:
    set_language(Language.CHINESE)
    assert language() is Language.CHINESE


def script() -> ModuleType:
    """`scripts/messages.py` as a module."""
    spec = importlib.util.spec_from_file_location("messages_script", ROOT / "scripts" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_missing_translation_and_a_missing_place_are_told() -> None:
    catalogue = Catalog(locale="zh_CN")
    catalogue.add("the file was read", "文件已读取")
    catalogue.add("{stated} are stated, {found} are here", "汇总写 {stated} 个")
    catalogue.add("not yet")
    catalogue.add(("{count} error", "{count} errors"), ("{count} 个错误",))
    assert script().faults(catalogue) == [
        "places differ: '{stated} are stated, {found} are here' / '汇总写 {stated} 个'",
        "not translated: 'not yet'",
    ]


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ('msg("plain " "text {x}", x=1), counted("{count} row", "{count} rows", 2), messages.msg("a")', None),
        ("msg(text)", "a template is a plain literal"),
        ('msg("a" + text)', "a template is a plain literal"),
        ('msg(f"{text}")', "a template is a plain literal"),
        ('counted("{count} row", rows, 2)', "a template is a plain literal"),
        ("f\"{msg('a')}\"", "inside an f-string, where Python 3.11 has no tokens"),
        ("f\"{counted('{count} row', '{count} rows', 2):>9}\"", "inside an f-string, where Python 3.11 has no tokens"),
        ("from perftui.messages import msg as say", "the extractor does not know this name"),
        ('msg("a", (x := msg("b")))', "the extractor does not see this"),
    ],
)
def test_a_message_that_the_catalogue_cannot_know_is_told(tmp_path: Path, code: str, fault: str | None) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "module.py").write_text(f"\n{code}\n", "utf-8")
    assert script().hidden(package) == ([] if fault is None else [f"package/module.py:2: {fault}"])


@pytest.mark.parametrize("lang", Language)
def test_every_message_can_be_shown_with_its_places_filled(lang: Language) -> None:
    for message in filter(lambda each: each.id, script().current()):
        *_singular, template = message.id if isinstance(message.id, tuple) else (message.id,)
        places = dict.fromkeys(re.findall(r"{(\w+)[^}]*}", template), 1)
        shown = (
            Message(message.id[0], tuple({**places, "count": 2}.items()), template)
            if _singular
            else msg(template, **places)
        )
        assert "{" not in shown.text(lang)
