from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perftui.model import TargetKind
from perftui.totals import Dimension, TotalRow, roll_up, share
from perftui.workspace import load
from tests.support import DECLARATIONS, WHOLE, workspace


def by_label(rows: tuple[TotalRow, ...]) -> dict[str, TotalRow]:
    return {row.label: row for row in rows}


def amounts(row: TotalRow) -> tuple[str, ...]:
    return tuple(str(amount) for amount in (row.fiscal, row.carryover, row.other, row.total))


class TestTheNineDeclarations:
    def test_add_up_to_the_published_sum(self) -> None:
        totals = roll_up(load([DECLARATIONS]))
        assert totals.grand.total == Decimal("285039000.00")
        assert (totals.grand.projects, totals.grand.indicators) == (9, 136)
        assert (totals.grand.quantitative, totals.grand.qualitative, totals.grand.open) == (89, 45, 2)
        assert totals.left_out == ()

    @pytest.mark.parametrize("by", [None, *Dimension])
    def test_every_dimension_holds_every_indicator_once(self, by: Dimension | None) -> None:
        totals = roll_up(load([DECLARATIONS]), by)
        for count in ("indicators", "quantitative", "deadline", "qualitative", "open"):
            assert sum(getattr(row, count) for row in totals.rows) == getattr(totals.grand, count)

    @pytest.mark.parametrize("by", [None, Dimension.NATURE, Dimension.CATEGORY, Dimension.SUPERVISOR, Dimension.YEAR])
    def test_dimensions_of_projects_hold_all_the_money(self, by: Dimension | None) -> None:
        totals = roll_up(load([DECLARATIONS]), by)
        assert sum(row.total or 0 for row in totals.rows) == totals.grand.total
        assert sum(row.projects for row in totals.rows) == totals.grand.projects

    @pytest.mark.parametrize("by", [Dimension.LEVEL1, Dimension.LEVEL2, Dimension.KIND])
    def test_money_cannot_be_divided_by_indicators(self, by: Dimension) -> None:
        totals = roll_up(load([DECLARATIONS]), by)
        assert {row.total for row in totals.rows} == {None}
        assert totals.grand.total == Decimal("285039000.00")


class TestRows:
    def test_are_the_projects_in_file_order_without_a_dimension(self, tmp_path: Path) -> None:
        totals = roll_up(workspace(tmp_path, b=WHOLE, a=WHOLE.replace("高性能", "甲")))
        assert [row.label for row in totals.rows] == ["甲计算服务经费", "高性能计算服务经费"]
        assert [row.projects for row in totals.rows] == [1, 1]

    def test_two_projects_of_one_name_stay_two_rows(self, tmp_path: Path) -> None:
        assert len(roll_up(workspace(tmp_path, a=WHOLE, b=WHOLE)).rows) == 2

    def test_hold_the_money_by_its_source(self, tmp_path: Path) -> None:
        (row,) = roll_up(workspace(tmp_path, a=WHOLE), Dimension.SUPERVISOR).rows
        assert row.label == "上海市数据局"
        assert amounts(row) == ("37000000.00", "1000000.00", "0.00", "38000000.00")

    def test_of_departments_begin_with_the_largest_amount(self, tmp_path: Path) -> None:
        small = WHOLE.replace("主管部门: 上海市数据局", "主管部门: 甲").replace("38,000,000.00", "1.00")
        without = "项目 丙\n  主管部门: 乙\n"
        totals = roll_up(workspace(tmp_path, a=without, b=small, c=WHOLE), Dimension.SUPERVISOR)
        assert [row.label for row in totals.rows] == ["上海市数据局", "甲", "乙"]

    def test_of_levels_stand_in_the_order_of_the_form(self, tmp_path: Path) -> None:
        text = (
            "项目 甲\n"
            "  别的指标 / 别的\n    - x: y\n"
            "  满意度指标 / 服务对象满意度指标\n    - x: y\n"
            "  产出指标 / 质量指标\n    - x: y\n"
            "  产出指标 / 数量指标\n    - x: y\n"
        )
        read = workspace(tmp_path, a=text)
        assert [row.label for row in roll_up(read, Dimension.LEVEL1).rows] == ["产出指标", "满意度指标", "别的指标"]
        assert [row.label for row in roll_up(read, Dimension.LEVEL2).rows] == [
            "数量指标",
            "质量指标",
            "服务对象满意度指标",
            "别的",
        ]

    def test_other_words_for_a_level_are_that_level(self, tmp_path: Path) -> None:
        text = "项目 甲\n  产出 / 数量\n    - x: y\n  产出指标 / 数量指标\n    - z: y\n"
        read = workspace(tmp_path, a=text)
        (row,) = roll_up(read, Dimension.LEVEL2).rows
        assert (row.label, row.indicators, row.projects) == ("数量指标", 2, 1)

    def test_spellings_that_compare_equal_share_a_row(self, tmp_path: Path) -> None:
        read = workspace(tmp_path, a="项目 甲\n  主管部门: 数据局（市）\n", b="项目 乙\n  主管部门: 数据局(市)\n")
        assert [(row.label, row.projects) for row in roll_up(read, Dimension.SUPERVISOR).rows] == [("数据局（市）", 2)]

    def test_a_missing_value_is_a_dash(self, tmp_path: Path) -> None:
        read = workspace(tmp_path, a="项目 甲\n  年度: 二〇二六\n", b="项目 乙\n  年度:\n")
        assert [row.label for row in roll_up(read, Dimension.YEAR).rows] == ["—"]

    def test_kinds_are_data_and_have_a_title(self, tmp_path: Path) -> None:
        totals = roll_up(workspace(tmp_path, a=WHOLE), Dimension.KIND)
        assert [row.label for row in totals.rows] == [kind.value for kind in TargetKind]
        assert [totals.title(row) for row in totals.rows] == ["Quantitative", "Deadline", "Qualitative", "Open"]
        assert totals.title(totals.grand) == "Total"


class TestMoney:
    def test_a_total_that_is_left_out_is_the_sum_of_its_parts(self, tmp_path: Path) -> None:
        text = "项目 甲\n  年度资金申请总额:\n    当年财政拨款: 1 万元\n    其他资金: 0.5 元\n"
        totals = roll_up(workspace(tmp_path, a=text))
        assert totals.grand.total == Decimal("10000.5")
        assert totals.grand.carryover is None
        assert totals.left_out == ()

    def test_absent_differs_from_zero(self, tmp_path: Path) -> None:
        totals = roll_up(workspace(tmp_path, a="项目 甲\n", b="项目 乙\n  年度资金申请总额: 0.00 元\n"))
        assert [row.total for row in totals.rows] == [None, Decimal(0)]

    def test_is_never_rounded(self, tmp_path: Path) -> None:
        huge = "1" * 28
        text = "项目 甲\n  年度资金申请总额: {} 元\n"
        totals = roll_up(workspace(tmp_path, a=text.format(huge + ".01"), b=text.format("0.01")))
        assert str(totals.grand.total) == huge + ".02"


class TestLeftOut:
    def left_out(self, folder: Path, text: str) -> list[tuple[int | None, str, str]]:
        totals = roll_up(workspace(folder, a=text))
        return [(each.span.line if each.span else None, each.project, str(each.reason)) for each in totals.left_out]

    def test_names_a_project_without_amount(self, tmp_path: Path) -> None:
        assert self.left_out(tmp_path, "\n项目 甲\n") == [(2, "甲", "no amount for the year")]

    def test_names_an_amount_that_cannot_be_read(self, tmp_path: Path) -> None:
        text = "项目 甲\n  年度资金申请总额: 1 元\n    当年财政拨款: 约 1 元\n"
        assert self.left_out(tmp_path, text) == [(3, "甲", "the amount of 当年财政拨款 could not be read")]

    def test_names_lines_that_cannot_be_read(self, tmp_path: Path) -> None:
        text = WHOLE.replace("≥ 99.50 %", "≥ 九十九 %")
        line = WHOLE[: WHOLE.index("主机系统")].count("\n") + 1
        assert self.left_out(tmp_path, text) == [(line, "", "this line could not be read")]

    def test_names_conflicts(self, tmp_path: Path) -> None:
        text = WHOLE + "\n<<<<<<< a\n    - x: y\n=======\n    - x: z\n>>>>>>> b\n"
        ((line, _, reason),) = self.left_out(tmp_path, text)
        assert (line, reason) == (WHOLE.count("\n") + 2, "a conflict of a merge; neither side is counted")

    def test_names_files_that_are_no_text(self, tmp_path: Path) -> None:
        (tmp_path / "gbk.perf").write_bytes("项目 甲".encode("gb18030"))
        (each,) = roll_up(load([tmp_path])).left_out
        assert each.path.endswith("gbk.perf")
        assert "GB18030" in str(each.reason)

    def test_names_what_was_not_read_at_all(self, tmp_path: Path) -> None:
        (each,) = roll_up(load([tmp_path / "missing.perf"])).left_out
        assert str(each.reason) == "not read: there is no such file or folder"


class TestShare:
    @pytest.mark.parametrize(
        ("part", "whole", "expected"),
        [(1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (1, 16, "6.3"), (0, 5, "0.0"), (5, 5, "100.0")],
    )
    def test_is_per_cent_with_one_decimal(self, part: int, whole: int, expected: str) -> None:
        assert str(share(part, whole)) == expected

    @pytest.mark.parametrize(("part", "whole"), [(None, 1), (1, None), (1, 0), (None, None)])
    def test_is_absent_where_nothing_can_be_divided(self, part: int | None, whole: int | None) -> None:
        assert share(part, whole) is None

    @given(st.decimals(0, 10**20, places=2), st.decimals(Decimal("0.01"), 10**20, places=2))
    def test_is_within_half_a_tenth_of_the_exact_ratio(self, part: Decimal, whole: Decimal) -> None:
        ratio = share(part, whole)
        assert ratio is not None
        assert abs(ratio * whole - part * 100) <= whole * Decimal("0.0500001")
