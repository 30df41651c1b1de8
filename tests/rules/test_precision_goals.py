"""What the rules of goals, duplicates, imports and writing find in the nine declarations."""

from __future__ import annotations

import pytest

from tests.rules.precision import found_by, unsure_of

SPECIAL = "上海市城市数字化转型专项资金"
SAFETY = "数据安全合规建设经费"
GOVERNMENT = "电子政务建设"
COMPUTING = "高性能计算服务经费"
INFRASTRUCTURE = "数字基础设施经费"
OFFICE = "数据综合管理支撑经费"
INDUSTRY = "数字经济发展和数字产业培育"
ELEMENTS = "数据要素建设经费"
CITY = "城市数字化转型经费"

FOUND = {
    "G502": [
        (name, "年度总体目标")
        for name in (SPECIAL, INFRASTRUCTURE, INDUSTRY, SAFETY, OFFICE, ELEMENTS, GOVERNMENT, COMPUTING)
    ],
    "G503": [(CITY, "2024年")],
    "G504": [(SPECIAL, "“十四五”"), (CITY, "“十四五”"), (SAFETY, "2023-2025年")],
    "G506": [(SPECIAL, "年度总体目标")],
    "G507": [
        (CITY, figure)
        for figure in ("180 个", "100%", "100%", "100%", "5 个", "5个", "5%", "5个", "6个", "6000亿元", "85%")
    ],
    "G508": [
        (SPECIAL, "示范场景支持完成率"),
        (SPECIAL, "重点应用场景"),
        (SPECIAL, "数据要素市场体系"),
        (SPECIAL, "行业共性赋能"),
        (CITY, "城市数字化转型综合评估"),
        (CITY, "全市数字出海标杆服务数量"),
        (CITY, "市民数字化服务转型知晓率"),
        (INFRASTRUCTURE, "区块链基础设施应用活动及培训"),
        (INFRASTRUCTURE, "算力创新技术实践验证"),
        (INDUSTRY, "数商生态培育系列活动"),
        (OFFICE, "会议保障情况"),
        (OFFICE, "宣传工作完成率"),
        (OFFICE, "课题研究完成率"),
        (OFFICE, "宣传投放社会影响"),
    ],
    "D603": [(INFRASTRUCTURE, "试点任务终期目标完成率"), (OFFICE, "档案整理完成率")],
    "D604": [(SPECIAL, "成本测算合理"), (SAFETY, "服务对象满意度")],
    "I405": [(INFRASTRUCTURE, "?"), (OFFICE, "?")],
    "K305": [
        (SAFETY, "来源表格标签错行，印在社会效益指标下，名称像质量指标，请核对二级指标"),
        (SAFETY, "来源表格标签错行，印在可持续影响指标下，名称像时效指标，请核对二级指标"),
        (SAFETY, "来源表格标签错行，印在可持续影响指标下，名称像社会效益指标，请核对二级指标"),
        (SAFETY, "来源表格标签错行，印在服务对象满意度指标下，名称像可持续影响指标，请核对二级指标"),
        (SAFETY, "来源表格标签错行，印在服务对象满意度指标下，名称像可持续影响指标，请核对二级指标"),
        (OFFICE, "来源表格中此行没有标签，按顺序读作质量指标，名称像时效指标，请核对二级指标"),
    ],
    "F713": [
        (INDUSTRY, "x"),
        (INDUSTRY, "x"),
        (INDUSTRY, "x"),
        (SAFETY, "工"),
        (OFFICE, "改善办公改变"),
        (OFFICE, "满意率"),
        (GOVERNMENT, "机"),
    ],
}


@pytest.mark.parametrize("code", FOUND)
def test_exactly_these_places_are_found(code: str) -> None:
    assert found_by(code) == FOUND[code]


@pytest.mark.parametrize("code", ["G501", "G505", "K306", "F710", "F711", "F712"])
def test_what_was_put_right_when_the_declarations_were_taken_over_is_not_found(code: str) -> None:
    assert found_by(code) == []


def test_a_lost_target_is_undecided_and_not_missing() -> None:
    assert found_by("I401") == []
    assert unsure_of("I401") == [(INFRASTRUCTURE, "?"), (OFFICE, "?")]
