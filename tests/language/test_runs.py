"""Neighbouring lines go through the parser as one token; Lark's own lexer gives the same nesting line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Token, Transformer

from perftui.language.grammar import Node, Run, grammar, grammar_text

DECLARATIONS = sorted(Path("declarations").glob("*.perf"))
LINES = (
    "项目 甲\n",
    "汇总 乙\n",
    "  年度: 2026\n",
    "    | 完成。\n",
    "  # 注\n",
    "  产出指标 / 数量指标\n",
    "    - 场次 ≥ 3 场\n",
    "    - 合规性: 合规\n",
    "    - 缺指标值\n",
    "\n",
    "<<<<<<< ours\n    - 场次 ≥ 4 场\n=======\n>>>>>>> theirs\n",
)


class _Lists(Transformer[Any, Any]):
    @staticmethod
    def _children(children: list[Any]) -> list[Any]:
        return children

    start = project = summary = section = indicator = _children


STOCK = Lark(
    "\n".join(line for line in grammar_text().splitlines() if not line.startswith("value:")),
    parser="lalr",
    lexer="basic",
    transformer=_Lists(),
    maybe_placeholders=False,
)


def by_lark(node: Any) -> object:
    return (node.type, node.line) if isinstance(node, Token) else [by_lark(child) for child in node]


def ours(nest: list[Node]) -> list[object]:
    """Our nesting with every line by itself; an indicator with nothing below it is a list of one."""
    nested: list[object] = []
    for child in nest:
        if isinstance(child, Run):
            nested.extend((line.kind, line.number) for line in child.lines)
        elif isinstance(child[0], Run) and child[0].type == "INDICATOR":
            *alone, last = child[0].lines
            below = [line for run in child[1:] if isinstance(run, Run) for line in run.lines]
            nested.extend([(line.kind, line.number)] for line in alone)
            nested.append([(line.kind, line.number) for line in (last, *below)])
        else:
            nested.append(ours(child))
    return nested


@pytest.mark.parametrize("path", DECLARATIONS, ids=lambda path: path.stem)
def test_the_declarations_nest_as_lark_nests_them(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ours(grammar().parse(text)) == by_lark(STOCK.parse(text))


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=30).map("".join))
def test_any_order_of_lines_nests_as_lark_nests_it(text: str) -> None:
    assert ours(grammar().parse(text)) == by_lark(STOCK.parse(text))
