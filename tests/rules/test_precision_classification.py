"""What the rules on levels find in the nine declarations."""

from __future__ import annotations

import pytest

from tests.rules.precision import Places, found_by, unsure_of

FOUND: dict[str, Places] = {
    "K304": [
        ("数字基础设施经费", "试点任务终期目标完成率"),
        ("数字经济发展和数字产业培育", "组织举办2026年“数据要素x”大赛"),
        ("数据要素建设经费", "共享审核平均时间"),
        ("数据要素建设经费", "重点场景、典型案例培育建设情况"),
        ("数据要素建设经费", "可信数据空间建设情况"),
        ("数据要素建设经费", "高质量数据集体量建设情况"),
    ],
    "K307": [
        ("上海市城市数字化转型专项资金", "资金拨付"),
    ],
    "K308": [
        ("上海市城市数字化转型专项资金", "支持范围合规性"),
        ("上海市城市数字化转型专项资金", "支持标准合规性"),
        ("城市数字化转型经费", "支持项目合规性"),
        ("数据综合管理支撑经费", "日常运转情况"),
        ("数据综合管理支撑经费", "会议保障情况"),
        ("数据综合管理支撑经费", "公务接待及车辆使用合规性"),
    ],
    "K316": [
        ("城市数字化转型经费", "受扶持企业"),
        ("高性能计算服务经费", "上海地区基础科研类用户"),
    ],
    "K317": [
        ("数据安全合规建设经费", "服务对象满意度"),
        ("数据综合管理支撑经费", "机关干部对团队活动满意率"),
        ("数据综合管理支撑经费", "办公人员满意度"),
        ("数据要素建设经费", "服务对象满意度"),
        ("数据要素建设经费", "管理者满意度"),
        ("电子政务建设", "服务对象满意度"),
    ],
    "K318": [
        ("上海市城市数字化转型专项资金", "合理"),
        ("数字基础设施经费", "合理"),
        ("数字经济发展和数字产业培育", "合理"),
        ("数据安全合规建设经费", "合理"),
        ("数据综合管理支撑经费", "有效"),
        ("数据要素建设经费", "有效"),
        ("高性能计算服务经费", "合理"),
    ],
}
NOTHING = ("K311", "K312", "K313", "K314", "K315", "K321", "K322")


@pytest.mark.parametrize("code", FOUND)
def test_exactly_these_places_are_found(code: str) -> None:
    assert found_by(code) == FOUND[code]


@pytest.mark.parametrize("code", NOTHING)
def test_every_level_that_is_needed_is_there_and_nobody_gives_points(code: str) -> None:
    assert found_by(code) == []


def test_where_the_table_was_misread_nobody_can_tell_whether_quality_is_missing() -> None:
    unsure = {code: unsure_of(code) for code in (*FOUND, *NOTHING) if unsure_of(code)}
    assert unsure == {"K314": [("数据安全合规建设经费", "数据安全合规建设经费")]}
