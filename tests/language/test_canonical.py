"""One way to write a declaration, and nothing lost on the way there."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.language.canonical import Formatted, Refusal, canonical
from perftui.messages import msg
from tests.support import DECLARATIONS, WHOLE

FIXTURES = Path(__file__).parent.parent / "fixtures" / "language"


def formatted(text: str) -> str:
    result = canonical(text)
    assert result.refused is None
    assert canonical(result.text) == result
    return result.text


def line(text: str) -> str:
    """The canonical form of a line of a project, without indentation."""
    return formatted(f"项目 甲\n{text}\n").split("\n", 1)[1].strip()


def bullet(text: str) -> str:
    return line(f"产出指标 / 数量指标\n{text}").rsplit("\n", 1)[1].strip()


@pytest.mark.parametrize("path", sorted(DECLARATIONS.glob("*.perf")), ids=lambda path: path.stem)
def test_the_declarations_are_canonical(path: Path) -> None:
    assert canonical(path.read_text("utf-8")) == Formatted(path.read_text("utf-8"))


def test_a_canonical_text_stays_as_it_is() -> None:
    assert formatted(WHOLE) == WHOLE


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_generous_form_becomes_the_exact_one(mark: str, ending: str) -> None:
    generous = (FIXTURES / "generous.perf").read_text("utf-8")
    exact = (FIXTURES / "generous.canonical.perf").read_text("utf-8")
    assert formatted(mark + generous.replace("\n", ending)) == exact


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("年度：２０２６", "年度: 2026"),
        ("年度\t:\t2026年度", "年度: 2026"),
        ("计划开始日期: 2026/1/1", "计划开始日期: 2026-01-01"),
        ("计划开始日期: 2026年1月1日", "计划开始日期: 2026-01-01"),
        ("计划开始日期: 2026.1.1", "计划开始日期: 2026-01-01"),
        ("计划开始日期: 2026-02-30", "计划开始日期: 2026-02-30"),
        ("计划开始日期: 明年", "计划开始日期: 明年"),
        ("年度资金申请总额: 46,000,000", "年度资金申请总额: 46,000,000"),
        ("年度资金申请总额: 4600万元", "年度资金申请总额: 4600 万元"),
        ("年度资金申请总额: １.５亿元", "年度资金申请总额: 1.5 亿元"),
        ("年度资金申请总额: ３８，０００．００元", "年度资金申请总额: 38,000.00 元"),
        ("年度资金申请总额: 约 4600 万元", "年度资金申请总额: 约 4600 万元"),
        ("主管部门:  某局（一）：①  处  ", "主管部门: 某局（一）：①  处"),
        ("主管部门: 某局 #   二", "主管部门: 某局 #   二"),
        ("主管部门:", "主管部门:"),
        ("主管部门:#", "主管部门: #"),
        ("主管部门:# 待定", "主管部门: # 待定"),
        ("主管部门:#1", "主管部门: #1"),
        ("主管部门: 某局:# 1", "主管部门: 某局:# 1"),
        ("年度总体目标:\n｜　一。　\n|\n|二。", "年度总体目标:\n    | 一。\n    |\n    | 二。"),
        ("产出指标／数量指标#", "产出指标／数量指标#"),
        ("产出指标／数量指标 #", "产出指标 / 数量指标 #"),
    ],
)
def test_fields_have_one_form(written: str, exact: str) -> None:
    assert line(written) == exact


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("－甲≥９９％", "- 甲 ≥ 99 %"),
        ("- 甲 >= 99.50（%）", "- 甲 ≥ 99.50 %"),
        ("- 甲 = 100.00", "- 甲 = 100.00"),
        ("- 甲 ≥ 1,200 场", "- 甲 ≥ 1,200 场"),
        ("- 甲 ≥ １，２００．５ 场", "- 甲 ≥ 1,200.5 场"),
        ("- 甲 =< 2026年6月30日", "- 甲 ≤ 2026-06-30"),
        ("- 甲 ≤ 2026-02-30", "- 甲 ≤ 2026-02-30"),
        ("- 甲：？", "- 甲: ?"),
        ("- 甲：合规（一）：①", "- 甲: 合规（一）：①"),
        ("- 甲:", "- 甲:"),
        ("- 甲:# 注", "- 甲: # 注"),
        ("- 甲:#1", "- 甲: #1"),
        ('- "甲": 合规', "- 甲: 合规"),
        ('- "A:B""C" ≥ 3 个 # 注', '- "A:B""C" ≥ 3 个 # 注'),
        ("- ①“甲”（Ａ） ≥ 3 个", "- ①“甲”（Ａ） ≥ 3 个"),
        ("- 甲 ≥ 3 (2)", "- 甲 ≥ 3 (2)"),
        ("- e\u0301 ≥ 3 个", "- é ≥ 3 个"),
    ],
)
def test_indicators_have_one_form(written: str, exact: str) -> None:
    assert bullet(written) == exact


def test_a_weight_has_ascii_digits_and_keeps_the_rest() -> None:
    text = "项目 甲\n\n  产出指标 / 数量指标\n    - 甲: 好\n      分值: {}\n"
    for written, exact in (("１０．５０", "10.50"), ("10 分", "10 分"), ("多", "多"), ("１０个", "１０个")):
        assert formatted(text.format(written)) == text.format(exact)


def test_no_text_but_prose_and_names_and_values_is_touched_inside() -> None:
    text = "项目 “甲” ①Ａ\n  主管部门: 某局\u3000（二）\n\n  项目总目标:\n    | １、①：“一”\u3000二。\n"
    assert formatted(text) == text


def test_fields_and_sections_take_the_order_of_the_form_and_comments_come_along() -> None:
    text = (
        "# 甲的注\n项目 甲\n"
        "  # 质量的注\n  产出指标 / 质量指标\n    # 乙的注\n    - 乙 ≥ 1 个 # 行尾\n      # 说明的注\n      说明: 一\n"
        "  # 成本的注\n  成本指标 / 经济成本指标\n    - 丙: 合理\n"
        "  # 目标的注\n  年度总体目标:\n    # 句的注\n    | 一。\n"
        "  # 年度的注\n  年度: 2026 # 当年\n"
        "# 文件末尾\n"
    )
    assert formatted(text) == (
        "# 甲的注\n项目 甲\n  # 年度的注\n  年度: 2026 # 当年\n\n"
        "  # 目标的注\n  年度总体目标:\n    # 句的注\n    | 一。\n\n"
        "  # 成本的注\n  成本指标 / 经济成本指标\n    - 丙: 合理\n\n"
        "  # 质量的注\n  产出指标 / 质量指标\n    # 乙的注\n    - 乙 ≥ 1 个 # 行尾\n"
        "      # 说明的注\n      说明: 一\n\n"
        "# 文件末尾\n"
    )


def test_sections_of_one_heading_become_one_and_a_remark_of_a_heading_keeps_it() -> None:
    head = "项目 甲\n\n  产出指标 / 数量指标\n    - 甲 ≥ 1 个\n"
    assert formatted(f"{head}  产出指标／数量指标\n- 乙 ≥ 2 个\n") == f"{head}\n    - 乙 ≥ 2 个\n"
    assert formatted(f"{head}  产出指标／数量指标 # 注\n- 乙 ≥ 2 个\n") == (
        f"{head}\n  产出指标 / 数量指标 # 注\n    - 乙 ≥ 2 个\n"
    )
    assert formatted(f"{head}# 注\n  产出指标／数量指标\n- 乙 ≥ 2 个\n") == (
        f"{head}\n  # 注\n  产出指标 / 数量指标\n    - 乙 ≥ 2 个\n"
    )


@pytest.mark.parametrize("heading", ["质量指标:", "产出指标 / 质量指标:"])
def test_an_attribute_below_a_heading_in_another_form_keeps_no_file_from_being_formatted(heading: str) -> None:
    text = f"项目 甲\n  产出指标 / 数量指标\n    - 场次 ≥ 9 场\n  {heading}\n      说明: 抽查\n    - 合格率≥95%\n"
    result = formatted(text)
    assert result == (
        f"项目 甲\n  说明: 抽查\n\n  产出指标 / 数量指标\n    - 场次 ≥ 9 场\n\n  {heading}\n    - 合格率 ≥ 95 %\n"
    )
    assert formatted(result) == result


def test_indicators_keep_the_order_of_their_author() -> None:
    text = "项目 甲\n\n  产出指标 / 数量指标\n    - 乙 ≥ 1 个\n\n    - 甲 ≥ 1 个\n\n    - 丙 ≥ 1 个\n"
    assert formatted(text) == text


def test_a_summary_takes_the_order_of_its_keys() -> None:
    assert formatted("汇总  甲\n年度资金合计：１亿元\n项目数:9个\n# 注\n  年度:2026\n") == (
        "汇总 甲\n  # 注\n  年度: 2026\n  项目数: 9个\n  年度资金合计: 1 亿元\n"
    )


def test_a_line_that_cannot_be_read_stays_byte_for_byte_behind_the_one_it_followed() -> None:
    assert formatted(
        "项目 甲\n主管部门：某局\n\t 乱写  一行\u3000\n年度：2026\n产出指标/数量指标\n"
        " -  坏 ≥ 九\u3000个 \n- 好 ≥ 9 个\n"
    ) == (
        "项目 甲\n  年度: 2026\n  主管部门: 某局\n\t 乱写  一行\u3000\n\n"
        "  产出指标 / 数量指标\n -  坏 ≥ 九\u3000个 \n\n    - 好 ≥ 9 个\n"
    )


def test_lines_above_the_first_block_stay_above_it() -> None:
    assert formatted("年度:2026\n项目 甲\n") == "年度:2026\n\n项目 甲\n"


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "  \t\n"])
def test_a_blank_file_becomes_empty(text: str) -> None:
    assert formatted(text) == ""


def test_a_file_of_comments_keeps_them() -> None:
    assert formatted("\n  # 一\n\n\n#二") == "# 一\n#二\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("项目 甲\n<<<<<<< HEAD\n年度:2026\n=======\n年度:2027\n>>>>>>> topic\n", 2),
        ("\ufeff项目 甲\n年度:2026\n>>>>>>> topic\n", 3),
        ("项目 甲\n||||||| 1a2b\n年度:2026\n", 2),
        ("项目 甲\n  年度总体目标:\n    | 一。\n=======\n\n\n  年度:2026\n", 4),
    ],
)
def test_conflict_markers_are_never_moved_around(text: str, line: int) -> None:
    assert canonical(text) == Formatted(text, Refusal(line, msg("the file holds conflict regions; resolve them first")))


def test_parts_of_funds_go_below_their_total() -> None:
    assert formatted("项目 甲\n  当年财政拨款: 1 元\n  其他资金: 2 元\n  # 合计\n  年度资金申请总额: 1 元\n") == (
        "项目 甲\n\n  # 合计\n  年度资金申请总额: 1 元\n    当年财政拨款: 1 元\n    其他资金: 2 元\n"
    )


def test_a_part_whose_total_cannot_be_told_stays_above_all_totals() -> None:
    assert formatted("项目 甲\n  年度总体目标:\n  | 一。\n  其他资金: 2 元\n  年度资金申请总额: 1 元\n年度:2026") == (
        "项目 甲\n  年度: 2026\n  其他资金: 2 元\n\n  年度资金申请总额: 1 元\n\n  年度总体目标:\n    | 一。\n"
    )


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x85", "\u2003", "\u2028"])
def test_a_character_that_is_no_blank_of_the_language_stays_at_the_end_of_a_value(character: str) -> None:
    text = (
        f"项目 甲{character}\n  主管部门: 某局{character}\n\n  年度总体目标:\n    | 一。{character}\n\n"
        f"  产出指标 / 数量指标{character}\n    - 甲{character} ≥ 3 个{character}\n      说明: 二{character}\n\n"
        f"    - 乙: 好{character} # 注{character}\n"
    )
    assert formatted(text) == text


def test_a_line_that_would_be_read_as_something_else_stays_as_it_is() -> None:
    greek_question_mark = "\u037e"  # its canonical form is a semicolon, which no unit holds
    assert formatted(f"项目 甲\n年度:2026\n产出指标/数量指标\n -  甲>=3 个{greek_question_mark} #注\n- 乙>=3 个\n") == (
        f"项目 甲\n  年度: 2026\n\n  产出指标 / 数量指标\n -  甲>=3 个{greek_question_mark} #注\n\n    - 乙 ≥ 3 个\n"
    )


def test_a_second_byte_order_mark_stays() -> None:
    assert formatted("\ufeff\ufeff乱写\n") == "\ufeff\ufeff乱写\n"


def test_loose_lines_below_a_heading_stay_below_it() -> None:
    text = "项目 甲\n\n  产出指标 / 数量指标\n    - 甲 ≥ 3 个\n\n  产出指标 / 数量指标\n# 注\n| 散句\n    - 乙 ≥ 3 个\n"
    assert formatted(text) == text.replace("# 注", "    # 注")


def test_values_repeated_are_all_kept() -> None:
    text = "项目 甲\n  年度: 2026\n  年度: 2027\n"
    assert formatted(text) == text


def test_what_is_out_of_form_stays_where_it_was() -> None:
    text = (
        "项目 甲\n  年度: 2026\n\n  年度资金申请总数: 3 元\n    当年财政拨款: 1 元\n\n"
        "  年度总体目标:\n    | 一。\n    二。\n    三是：A/B。\n    - 四\n    | 五。\n\n"
        "  产出指标\n    数量指标\n    - 甲 ≥ 3 个\n\n  产出指标 质量指标 # 注\n    - 乙 ≥ 3 个\n\n"
        "  产出指标\n    - 丙 ≥ 3 个\n\n    - 丁 ≥ 3 个\n"
    )
    assert formatted(text) == text
