"""Whole projects come, are copied and go."""

from __future__ import annotations

import pytest

from perftui.language import edits
from perftui.language.keys import Key
from perftui.language.reader import read
from tests.language.edits.support import after, opened

TEXT = "# 文件的注\n\n# 甲的注\n项目 甲\n  # 编码的注\n  项目编码: 1\n  年度: 2026 # 注\n\n项目 乙\n# 末尾\n"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (TEXT, TEXT.replace("# 末尾", "\n项目 丙\n# 末尾")),
        ("", "项目 丙\n"),
        ("\r\n", "项目 丙\r\n\r\n"),
        ("# 注\n", "# 注\n\n项目 丙\n"),
        ("汇总 甲\n  年度: 2026", "汇总 甲\n  年度: 2026\n\n项目 丙"),
        ("<<<<<<< a\n项目 甲\n=======\n项目 乙\n>>>>>>> b\n", None),
    ],
)
def test_a_project_begins_behind_all_others(text: str, made: str | None) -> None:
    document, _found = read(text)
    assert after(text, edits.add_project(document, "丙")) == (made or f"{text}\n项目 丙\n")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", "汇总 丙\n  年度: 2026\n  项目数: 2\n"),
        ("汇总 甲\n  年度: 2026\n", "汇总 甲\n  年度: 2026\n\n汇总 丙\n  年度: 2026\n  项目数: 2\n"),
        ("项目 甲\n\n# 末尾\n", "项目 甲\n\n汇总 丙\n  年度: 2026\n  项目数: 2\n\n# 末尾\n"),
    ],
)
def test_a_summary_stands_behind_all_others_with_its_fields_in_their_order(text: str, made: str) -> None:
    document, _found = read(text)
    assert after(text, edits.add_summary(document, "丙", {Key.PROJECT_COUNT: "2", Key.YEAR: "2026"})) == made


def test_a_copy_has_everything_but_the_code() -> None:
    document, project = opened(TEXT)
    assert edits.copy_of(document, project, "甲 # 2") == '项目 "甲 # 2"\n  年度: 2026 # 注'


def test_a_project_without_a_name_is_copied_with_one() -> None:
    document, project = opened("项目\n")
    assert edits.copy_of(document, project, "乙") == "项目 乙"


def test_a_project_goes_with_the_comments_directly_above_it() -> None:
    document, project = opened(TEXT)
    assert after(TEXT, edits.remove_block(document, project)) == "# 文件的注\n\n项目 乙\n# 末尾\n"
    document, _found = read("汇总 甲\n  年度: 2026")
    assert after(document.text, edits.remove_block(document, document.summaries[0])) == ""
