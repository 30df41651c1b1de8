"""Every line is of one kind, and every text is a sentence."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from lark import Lark

from perftui.language.grammar import grammar, grammar_text, lines_of
from perftui.language.values import MONEY_UNITS
from tests.language.strategies import any_text


def kinds(text: str) -> list[str]:
    return [line.kind for node in grammar().parse(text) for line in lines_of(node)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("项目 甲", "PROJECT"),
        ('项目 "甲 # 乙" # 注', "PROJECT"),
        ("项目", "PROJECT"),
        ("项目\u3000甲", "PROJECT"),
        ("项目A", "UNREAD"),
        ("项目编码: 1", "FIELD"),
        ("项目: 甲", "FIELD"),
        ('项目 "甲', "UNREAD"),
        ("汇总 甲", "SUMMARY"),
        ("# 任何: 文字 / 都行", "COMMENT"),
        ("#", "COMMENT"),
        ("| 文字", "TEXT"),
        ("｜文字", "TEXT"),
        ("|", "TEXT"),
        ("| # 不是注释", "TEXT"),
        ("- 甲 ≥ 3 个", "INDICATOR"),
        ("－甲≥3", "INDICATOR"),
        ("- 甲: 合规", "INDICATOR"),
        ("- 甲：", "INDICATOR"),
        ("- 甲 ≤ 2026-12-31", "INDICATOR"),
        ('- "a:b" = 1', "INDICATOR"),
        ("- 甲", "UNREAD"),
        ("- 甲 ≥", "UNREAD"),
        ("- 甲 ≥ 九", "UNREAD"),
        ("- 甲 ≥ 3 ≤ 5", "UNREAD"),
        ("- 甲 ≥ 1,23", "UNREAD"),
        ("- 甲 ≥ 1.2.3", "UNREAD"),
        ("- 甲 ≤ 2026-12-31前", "UNREAD"),
        ("- 甲 ≤ 2026年12月31日前", "UNREAD"),
        ('- "甲 ≥ 3 个', "UNREAD"),
        ("年度: 2026", "FIELD"),
        ("年度 ：2026", "FIELD"),
        ("年度:", "FIELD"),
        ("产出指标 / 数量指标", "SECTION"),
        ("产出指标／数量指标", "SECTION"),
        ("产出指标 / 数量指标 # 注: 见附件", "SECTION"),
        ("产出指标 / 数量指标:", "FIELD"),
        ("一 / 二 / 三", "UNREAD"),
        ("主管部门 某局", "UNREAD"),
        ("<<<<<<< HEAD", "UNREAD"),
        ("=======", "UNREAD"),
        (">>>>>>> b", "UNREAD"),
        ("||||||| b", "UNREAD"),
        ("<<<<<<< a\n=======\n>>>>>>> b", "CONFLICT"),
        ("<<<<<<< a\n| x\n||||||| 1a2b\n| y\n=======\n| z\n>>>>>>> b", "CONFLICT"),
    ],
)
@pytest.mark.parametrize("ending", ["", "\n", "\r\n", " \t\u3000\r\n"])
def test_a_line_is_of_one_kind(line: str, kind: str, ending: str) -> None:
    assert kinds(line.replace("\n", "\r\n" if "\r" in ending else "\n") + ending) == [kind]


@pytest.mark.parametrize("blank", ["", " ", "\t", "\u3000", "\u00a0", "\n", "\r\n", " \n\t\n"])
def test_blanks_before_the_first_line_belong_to_nothing(blank: str) -> None:
    assert [kind for kind in kinds(f"{blank}项目 甲\n") if kind != "BLANK"] == ["PROJECT"]


@pytest.mark.parametrize("text", ["", "\n", " ", "\r\n\r\n", "\u3000"])
def test_a_blank_text_has_no_line(text: str) -> None:
    assert set(kinds(text)) <= {"BLANK"}


@given(any_text)
def test_every_text_is_a_sentence_of_the_grammar(text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip(" \t\r\u3000\u00a0")]
    found = [kind for kind in kinds(text) if kind != "BLANK"]
    if "CONFLICT" in found:
        assert len(found) < len(lines)
    else:
        assert len(found) == len(lines)


def test_lark_itself_takes_the_grammar_as_it_stands() -> None:
    Lark(grammar_text(), parser="lalr", lexer="basic", start=["start", "value"], strict=False)


@pytest.mark.parametrize(
    ("terminal", "text"),
    [
        ("MONEY", "1,234.50"),
        ("MONEY", "1,234.50元"),
        ("MONEY", "4600 万元"),
        ("MONEY", "1.5亿元"),
        ("DAY", "2026-01-01"),
        ("DAY", "2026/1/1"),
        ("DAY", "2026.1.1"),
        ("DAY", "2026年1月1日"),
        ("DAY", "２０２６－１－１"),
        ("YEAR", "2026年度"),
        ("COUNT", "9 个"),
        ("NUMBER", "10.5"),
        ("TARGET", "≥99%"),
    ],
)
def test_values_have_their_forms(terminal: str, text: str) -> None:
    assert grammar().match(terminal, text)


@pytest.mark.parametrize(
    ("terminal", "text"),
    [
        ("MONEY", "1,23 元"),
        ("MONEY", "12 美元"),
        ("MONEY", "12 万"),
        ("DAY", "26-1-1"),
        ("YEAR", "26"),
        ("COUNT", "九"),
    ],
)
def test_other_values_have_none(terminal: str, text: str) -> None:
    assert grammar().match(terminal, text) is None


def test_units_of_money_in_the_grammar_are_those_that_are_reckoned_with() -> None:
    listed = re.search(r"^MONEY:.*\(\?P<unit>([^)]*)\)", grammar_text(), re.MULTILINE)
    assert listed is not None
    assert set(listed[1].split("|")) == set(MONEY_UNITS)
    assert MONEY_UNITS["亿元"] == Decimal(10) ** 8


def operations(node: Any) -> Iterator[tuple[str, Any]]:
    """What a parsed pattern does, with what it does it on, inside and out."""
    if isinstance(node, tuple) and hasattr(node[0], "name"):
        yield node[0].name, node[1]
    if isinstance(node, tuple | list) or hasattr(node, "getwidth"):
        for part in node:
            yield from operations(part)


def test_no_group_that_is_repeated_possessively_holds_an_assertion() -> None:
    """In Python 3.11.2, which Debian 12 has, it would match nothing."""
    parse = importlib.import_module("re._parser").parse
    held = {
        terminal.name: inside
        for terminal in Lark(grammar_text(), parser="lalr", start=["start", "value"]).terminals
        for operation, repeated in operations(parse(terminal.pattern.to_regexp()))
        if operation == "POSSESSIVE_REPEAT"
        for inside, _on in operations(repeated)
        if inside.startswith("ASSERT")
    }
    assert held == {}
