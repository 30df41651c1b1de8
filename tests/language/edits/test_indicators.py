"""An indicator changes on its own lines."""

from __future__ import annotations

import pytest

from perftui.language import edits
from perftui.language.keys import Note
from perftui.language.reader import read
from perftui.language.values import target
from tests.language.edits.support import TEXT, after, difference, opened


@pytest.mark.parametrize(
    ("number", "typed", "line"),
    [
        (0, "≤5%", "  - 甲  ≤ 5 %   # 暂定"),
        (0, "2026年以后", "  - 甲: 2026年以后   # 暂定"),
        (0, "≤2026/1/1", "  - 甲  ≤ 2026-01-01   # 暂定"),
        (0, "?", "  - 甲: ?   # 暂定"),
        (1, "合规", "  - 乙：合规"),
        (1, "≥ 3", "  - 乙 ≥ 3"),
        (2, "很好", '  - "丙:1": 很好'),
        (2, ">1 个", '  - "丙:1" > 1 个'),
        (3, "≤2026/1/1", "  - 丁 ≤ 2026-01-01"),
        (3, "按期", "  - 丁: 按期"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_target_takes_the_place_of_the_old_one(number: int, typed: str, line: str, ending: str) -> None:
    document, project = opened(TEXT.replace("\n", ending))
    changed = after(document.text, edits.set_target(document, project.indicators[number], target(typed)))
    assert difference(document.text.replace("\r", ""), changed.replace("\r", ""))[1] == [line]
    assert changed.count("\r") == document.text.count("\r")


def test_the_same_target_is_no_change() -> None:
    document, project = opened("项目 甲\n  产出指标 / 数量指标\n    - 甲 ≥ 3 场\n")
    assert edits.set_target(document, project.indicators[0], target("≥3场")) == ()


def test_an_empty_target_is_filled_before_its_remark() -> None:
    document, project = opened("项目 甲\n  产出指标 / 数量指标\n    - 甲: # 注\n")
    changed = after(document.text, edits.set_target(document, project.indicators[0], target("合规")))
    assert changed.endswith("    - 甲: 合规 # 注\n")


def test_notes_are_set_in_place_or_below_the_others() -> None:
    document, project = opened()
    first = project.indicators[0]
    changed = after(TEXT, edits.set_note(document, first, Note.EXPLANATION, "见正文"))
    assert difference(TEXT, changed) == (["      说明: 见附件"], ["      说明: 见正文"])
    changed = after(TEXT, edits.set_note(document, first, Note.SOURCE, "月报"))
    assert difference(TEXT, changed) == (["      数据来源:"], ["      数据来源: 月报"])
    changed = after(TEXT, edits.set_note(document, first, Note.WEIGHT, "10"))
    assert difference(TEXT, changed) == ([], ["    分值: 10"])
    assert read(changed)[0].projects[0].indicators[0].notes[-1].key == Note.WEIGHT


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_all_notes_of_a_key_are_taken_off(end: str) -> None:
    notes = ("待核: 一", "待核: 二", "说明: 三", "待核: 四", "待核: 五")
    lines = ["项目 甲", "产出指标 / 数量指标", "- 甲 ≥ 3 场", *(f"      {note}" for note in notes)]
    text = ("\r\n" if end == "\r\n" else "\n").join(lines) + end
    document, project = opened(text)
    changed = after(text, edits.remove_note(document, project.indicators[0], Note.DOUBT))
    assert changed.split("- 甲 ≥ 3 场")[1].strip() == "说明: 三"
    assert changed.endswith(end)
    assert edits.remove_note(document, project.indicators[0], Note.BASIS) == ()


def test_an_indicator_goes_to_the_end_of_its_section() -> None:
    document, project = opened()
    changed = after(TEXT, edits.add_indicator(document, project, ("产出指标", "数量指标"), "戊", target("≥1个")))
    assert difference(TEXT, changed) == ([], ["", "    - 戊 ≥ 1 个"])
    assert changed.split("\n")[15:18] == ['  - "丙:1": 合规', "", "    - 戊 ≥ 1 个"]


def test_a_section_that_is_missing_is_put_where_the_form_has_it() -> None:
    document, project = opened()
    quality = after(TEXT, edits.add_indicator(document, project, ("产出指标", "质量指标"), "戊", target("?")))
    assert quality.split("\n")[15:20] == [
        '  - "丙:1": 合规',
        "",
        "  产出指标 / 质量指标",
        "    - 戊: ?",
        "  效益指标 / 社会效益指标",
    ]
    cost = after(TEXT, edits.add_indicator(document, project, ("成本指标", "经济成本指标"), "己", target("合理")))
    assert cost.split("\n")[5:10] == [
        "      其他资金: # 待定",
        "",
        "  成本指标 / 经济成本指标",
        "    - 己: 合理",
        "",
    ]


@pytest.mark.parametrize("end", ["", "\n", "\n# 末尾\n"])
def test_the_first_section_goes_below_the_head(end: str) -> None:
    text = f"项目 甲\n  年度总体目标:\n    | 一。{end}"
    document, project = opened(text)
    changed = after(text, edits.add_indicator(document, project, ("产出指标", "数量指标"), "甲", target("≥1个")))
    assert changed == f"项目 甲\n  年度总体目标:\n    | 一。\n\n  产出指标 / 数量指标\n    - 甲 ≥ 1 个{end}"


def test_a_section_before_all_others_goes_above_their_comments() -> None:
    text = (
        "项目 甲\n  年度: 2026\n\n  # 质量的注\n  产出指标 / 质量指标\n    - 甲 ≥ 1 个\n"
        "      年度总体目标:\n      说明: 一\n"
    )
    document, project = opened(text)
    changed = after(text, edits.add_indicator(document, project, ("成本指标", "经济成本指标"), "乙", target("合理")))
    assert changed.split("\n")[1:8] == [
        "  年度: 2026",
        "",
        "  成本指标 / 经济成本指标",
        "    - 乙: 合理",
        "",
        "  # 质量的注",
        "  产出指标 / 质量指标",
    ]


def test_nothing_is_put_inside_a_conflict_region() -> None:
    region = "<<<<<<< a\n  产出指标 / 数量指标\n=======\n  产出指标 / 质量指标\n>>>>>>> b\n"
    document, project = opened(f"项目 甲\n{region}")
    for levels in (("产出指标", "数量指标"), ("满意度指标", "服务对象满意度指标")):
        changed = after(document.text, edits.add_indicator(document, project, levels, "甲", target("?")))
        assert region in changed


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("number", "gone"),
    [
        (0, ["  - 甲  ≥  3   场   # 暂定", "      说明: 见附件", "      数据来源:", ""]),
        (1, ["  # 乙的注", "  - 乙：？", ""]),
        (2, ["", '  - "丙:1": 合规']),
        (3, ["  - 丁 ≤ 2026-13-01"]),
    ],
)
def test_an_indicator_goes_with_its_notes_its_comments_and_one_blank_line(
    number: int, gone: list[str], ending: str
) -> None:
    document, project = opened(TEXT.replace("\n", ending))
    changed = after(document.text, edits.remove_indicator(document, project.indicators[number]))
    assert difference(TEXT, changed.replace("\r", ""))[0] == gone
    assert changed.endswith(ending)


def test_the_last_indicator_of_a_file_without_a_final_line_end_goes_too() -> None:
    document, project = opened("项目 甲\n  产出指标 / 数量指标\n    - 甲 ≥ 1 个\n\n    - 乙 ≥ 1 个")
    changed = after(document.text, edits.remove_indicator(document, project.indicators[1]))
    assert changed == "项目 甲\n  产出指标 / 数量指标\n    - 甲 ≥ 1 个"


# ---- places ----

TWO = """\
项目 甲

  产出指标 / 数量指标
    # 一的注
    - 一 ≥ 1 个 # 行尾
      说明: 见附件
      坏行

    - 二: 好

  效益指标 / 社会效益指标
    - 三 ≥ 3 个
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_moved_indicator_takes_its_lines_along_and_the_blank_lines_stay(ending: str) -> None:
    document, project = opened(TWO.replace("\n", ending))
    down = after(document.text, edits.move_indicator(document, project, project.indicators[0], 1))
    assert down.replace("\r", "") == TWO.replace(
        "    # 一的注\n    - 一 ≥ 1 个 # 行尾\n      说明: 见附件\n      坏行\n\n    - 二: 好\n",
        "    - 二: 好\n\n    # 一的注\n    - 一 ≥ 1 个 # 行尾\n      说明: 见附件\n      坏行\n",
    )
    document, project = opened(down)
    assert after(down, edits.move_indicator(document, project, project.indicators[1], -1)) == TWO.replace("\n", ending)


@pytest.mark.parametrize(("number", "by"), [(0, -1), (1, 1), (2, 1), (2, -1), (0, 0)])
def test_there_is_no_place_beyond_the_section(number: int, by: int) -> None:
    document, project = opened(TWO)
    assert edits.move_indicator(document, project, project.indicators[number], by) == ()


def test_an_indicator_is_refiled_to_the_end_of_another_section() -> None:
    document, project = opened(TWO)
    made = after(TWO, edits.refile_indicator(document, project, project.indicators[0], ("效益指标", "社会效益指标")))
    own = "    # 一的注\n    - 一 ≥ 1 个 # 行尾\n      说明: 见附件\n      坏行\n"
    assert made == TWO.replace(own + "\n", "") + "\n" + own
    assert edits.refile_indicator(document, project, project.indicators[0], ("产出指标", "数量指标")) == ()


def test_the_last_indicator_of_a_section_goes_to_a_new_one_and_leaves_the_heading() -> None:
    document, project = opened(TWO)
    made = after(
        TWO, edits.refile_indicator(document, project, project.indicators[2], ("满意度指标", "服务对象满意度指标"))
    )
    assert made == TWO.replace("    - 三 ≥ 3 个\n", "\n  满意度指标 / 服务对象满意度指标\n    - 三 ≥ 3 个\n")
    document, project = opened(made)
    back = after(made, edits.refile_indicator(document, project, project.indicators[2], ("效益指标", "社会效益指标")))
    assert back.startswith(TWO)


def test_a_copy_has_everything_but_the_former_name_and_the_comments_above() -> None:
    text = TWO.replace("      坏行\n", "      原名: 零\n      分值: 5\n")
    document, project = opened(text)
    made = after(text, edits.duplicate_indicator(document, project.indicators[0], "A:B"))
    assert difference(text, made) == (
        [],
        ['    - "A:B" ≥ 1 个 # 行尾', "      说明: 见附件", "      分值: 5", ""],
    )


def test_the_only_indicator_of_a_section_leaves_the_blank_line_below() -> None:
    text = "项目 甲\n\n  产出指标 / 数量指标\n    - 一 ≥ 1 个\n\n  产出指标 / 质量指标\n"
    document, project = opened(text)
    made = after(text, edits.remove_indicator(document, project.indicators[0]))
    assert difference(text, made) == (["    - 一 ≥ 1 个"], [])


def test_a_note_goes_with_the_comments_above_it() -> None:
    text = "项目 甲\n  产出指标 / 数量指标\n    - 一 ≥ 1 个\n      # 注\n      说明: 一\n      依据: 二\n"
    document, project = opened(text)
    made = after(text, edits.remove_note(document, project.indicators[0], Note.EXPLANATION))
    assert difference(text, made) == (["      # 注", "      说明: 一"], [])


def test_a_new_indicator_stands_directly_below_another_one() -> None:
    document, project = opened(TWO)
    new = edits.add_indicator_below(document, project.indicators[0], "新", target("?"))
    assert after(TWO, new) == TWO.replace("      坏行\n", "      坏行\n\n    - 新: ?\n")


def test_a_doubt_more_leaves_the_one_that_is_there() -> None:
    text = "项目 甲\n  产出指标 / 数量指标\n    - 一 ≥ 1 个\n      待核: 一\n"
    document, project = opened(text)
    made = after(text, edits.add_note(document, project.indicators[0], Note.DOUBT, "二"))
    assert made == text + "      待核: 二\n"
