from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perftui.display import has_unshowable, width
from perftui.output.form import NARROWEST, FormLine, Role, form
from perftui.workspace import load
from tests.support import DECLARATIONS, WHOLE, golden, project


def text_of(lines: tuple[FormLine, ...]) -> str:
    return "".join(f"{line.text.rstrip()}\n" for line in lines)


def pieces(lines: tuple[FormLine, ...], role: Role) -> list[str]:
    return [piece.text for line in lines for piece in line.pieces if piece.role is role]


@pytest.mark.parametrize("cells", [48, 60, 80, 120])
def test_is_laid_out_like_the_official_form(cells: int) -> None:
    golden(f"form-{cells}.txt", text_of(form(project(WHOLE), cells)))


def test_can_be_drawn_with_ascii_rules() -> None:
    golden("form-ascii.txt", text_of(form(project(WHOLE), 80, ascii_only=True)))


@pytest.mark.parametrize("cells", range(60, 201, 7))
def test_every_line_has_exactly_the_width(cells: int) -> None:
    for declared in load([DECLARATIONS]).projects():
        assert {width(line.text) for line in form(declared.project, cells)} == {cells}


def test_is_never_narrower_than_it_can_be_read() -> None:
    assert {width(line.text) for line in form(project(WHOLE), 10)} == {NARROWEST}


@settings(max_examples=60)
@given(
    st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), min_size=1, max_size=80),
    st.integers(48, 130),
)
def test_whatever_stands_in_a_file_keeps_the_width_and_the_terminal(words: str, cells: int) -> None:
    text = f'项目 "{words.replace(chr(34), "")}"\n  主管部门: {words}\n  年度总体目标:\n    | {words}\n'
    text += f"  {words}\n  产出指标 / 数量指标\n    - 甲: {words}\n      说明: {words}\n"
    lines = form(project(text + "项目 乙\n"), cells)
    assert {width(line.text) for line in lines} == {cells}
    assert not any(has_unshowable(line.text) for line in lines)


class TestAmounts:
    def test_blank_is_blank_and_zero_is_zero(self) -> None:
        text = "项目 甲\n  年度资金申请总额: 5 元\n    当年财政拨款:\n    其他资金: 0 元\n"
        assert pieces(form(project(text), 80), Role.AMOUNT) == ["5.00", "0.00"]

    def test_a_total_that_is_left_out_is_derived(self) -> None:
        text = "项目 甲\n  年度资金申请总额:\n    当年财政拨款: 3 万元\n    其他资金: 1 元\n"
        assert pieces(form(project(text), 80), Role.AMOUNT)[0] == "30,001.00"

    def test_what_cannot_be_read_stands_as_it_was_written(self) -> None:
        text = "项目 甲\n  年度资金申请总额: 约 5 元\n"
        assert pieces(form(project(text), 80), Role.OPEN) == ["约 5 元"]

    def test_the_same_key_stands_on_both_sides(self) -> None:
        text = "项目 甲\n  项目资金总额: 1 元\n    其他资金: 1 元\n  年度资金申请总额: 2 元\n    其他资金: 2 元\n"
        (row,) = (line.text for line in form(project(text), 100) if "其他资金" in line.text)
        assert row.index("1.00") < row.rindex("其他资金") < row.index("2.00")


class TestIndicators:
    def test_levels_are_printed_once_a_run(self) -> None:
        lines = form(project(WHOLE), 120)
        assert pieces(lines, Role.LEVEL) == [
            "成本指标",
            "经济成本指标",
            "产出指标",
            "数量指标",
            "质量指标",
            "时效指标",
            "满意度指标",
            "服务对象满意度指标",
        ]

    def test_targets_read_like_the_language(self) -> None:
        lines = form(project(WHOLE), 120)
        assert pieces(lines, Role.TARGET) == ["合理", "> 11000 万核小时", "≥ 99.50 %", "≤ 2026-11-30", "≥ 90 %"]

    def test_open_targets_and_doubts_have_roles_of_their_own(self) -> None:
        lines = form(project(WHOLE), 120)
        assert pieces(lines, Role.OPEN) == ["?"]
        assert [text.strip() for text in pieces(lines, Role.DOUBT)] == ["待核: 来源表格缺数值"]

    def test_notes_stand_below_the_name(self) -> None:
        rows = [line.text for line in form(project(WHOLE), 120)]
        (at,) = (number for number, row in enumerate(rows) if "上海市气象局机时量" in row)
        assert "数据来源: 机时统计月报" in rows[at + 1]
        assert "分值: 10.5" in rows[at + 2]

    def test_a_long_target_does_not_slip_beside_the_next_name(self) -> None:
        text = f"项目 甲\n  产出指标 / 数量指标\n    - 一: {'很长' * 40}\n    - 二: 短\n"
        rows = [line.text for line in form(project(text), 60)]
        (row,) = (row for row in rows if "│ 二 " in row)
        assert "短" in row


class TestPlaces:
    def test_lines_know_where_they_stand_in_the_file(self) -> None:
        source = WHOLE.split("\n")
        for line in form(project(WHOLE), 120):
            for piece in line.pieces:
                if piece.role in {Role.NAME, Role.TARGET} and "计算服务" not in piece.text:
                    assert line.span is not None
                    name = piece.text if piece.role is Role.NAME else piece.text.split()[-1]
                    assert name in source[line.span.line - 1]

    def test_every_line_of_the_table_points_at_an_indicator_or_its_section(self) -> None:
        lines = form(project(WHOLE), 60)
        first = next(number for number, line in enumerate(lines) if "经济成本" in line.text)
        assert all(line.span or line.text[-1] != "│" for line in lines[first:])

    def test_a_paragraph_points_at_its_first_line(self) -> None:
        goal = [line for line in form(project(WHOLE), 80) if any(piece.role is Role.GOAL for piece in line.pieces)]
        source = WHOLE.split("\n")
        assert [source[line.span.line - 1].strip(" |")[:3] for line in goal if line.span] == [
            "三年内",
            "继续为",
            "继续为",
            "满足 ",
        ]


def test_an_empty_declaration_is_an_empty_form(tmp_path: Path) -> None:
    (tmp_path / "a.perf").write_text("项目 甲\n", "utf-8")
    (declared,) = load([tmp_path]).projects()
    golden("form-empty.txt", text_of(form(declared.project, 80)))
