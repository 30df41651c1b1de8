"""Rows of a list of words: endings, and what they mean."""

from __future__ import annotations

from perftui.rules.rows import rows
from perftui.rules.words import Words


def test_each_ending_of_a_row_means_what_stands_behind_the_colon() -> None:
    table = rows(Words(("人数 人员数: 人 名", "场次: 场")))
    assert table.meanings == {"人数": ("人", "名"), "人员数": ("人", "名"), "场次": ("场",)}
    assert table.all_meanings == {"人", "名", "场"}
    assert table.endings.ending("培训人员数") == "人员数"


def test_without_a_colon_the_first_ending_stands_for_all() -> None:
    assert rows(Words(("满意度 满意率",))).meanings == {"满意度": ("满意度",), "满意率": ("满意度",)}
