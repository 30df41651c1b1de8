"""What the rules on indicators find in the nine declarations: the places that docs/rules/precision.md judges."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from perftui.diagnostics import Diagnostic
from perftui.rules.engine import check
from perftui.workspace import load
from tests.support import DECLARATIONS

SPECIAL = "上海市城市数字化转型专项资金"
SAFETY = "数据安全合规建设经费"
GOVERNMENT = "电子政务建设"
COMPUTING = "高性能计算服务经费"
INFRASTRUCTURE = "数字基础设施经费"
OFFICE = "数据综合管理支撑经费"
INDUSTRY = "数字经济发展和数字产业培育"
ELEMENTS = "数据要素建设经费"
CITY = "城市数字化转型经费"

FOUND: dict[str, dict[str, list[str]]] = {
    "I406": {
        GOVERNMENT: ["规划研究完成及时率"],
    },
    "I407": {
        GOVERNMENT: ["规划研究完成及时率"],
    },
    "I408": {},
    "I409": {},
    "I410": {},
    "I411": {
        COMPUTING: ["上海市气象局机时量", "上海环境监测中心机时量", "上海地区科研院所机时量"],
    },
    "I412": {
        INFRASTRUCTURE: ["年度上海市物联网企业大调研和优秀案例征集"],
        CITY: ["城市数字化转型活动周活动数量", "全域数字化转型示范场景建设"],
    },
    "I421": {
        SPECIAL: [
            "成本测算合理",
            "支持范围合规性",
            "支持标准合规性",
            "城市数字化转型推进情况",
            "重点应用场景",
            "数据要素市场体系",
        ],
        SAFETY: ["成本测算合理", "成果应用情况", "数据安全能力", "数据合规能力"],
        GOVERNMENT: ["有效支撑“一网通办”“一网统管”等本市重点工作机相关委办局各项工作", "电子政务服务体系推进情况"],
        COMPUTING: ["成本测算合理", "气象预报服务能力", "环境质量监测预报能力", "科研创新发展"],
        INFRASTRUCTURE: ["成本测算合理性", "应用场景落地情况", "全国一体化算力网体系", "成果研究应用情况"],
        OFFICE: [
            "成本控制有效性",
            "干部人事人才报告质量",
            "机关建设团队活动形式",
            "公务接待及车辆使用合规性",
            "日常工作满足情况",
            "数字人才队伍建设发展情况",
            "管理工作机制",
        ],
        INDUSTRY: [
            "成本测算合理性",
            "全球数商大会主题符合性",
            "数字经济核心产业增加值",
            "国家数字经济创新发展试验区建设",
            "推动上海数字经济高质量发展",
        ],
        ELEMENTS: [
            "成本控制有效性",
            "经验交流会、研讨会、调研等活动主题相符性",
            "数据领域制度标准建设协同性",
            "数据创新实验室评估结果准确性",
            "研究成果应用情况",
            "数据要素管理机制完善情况",
        ],
        CITY: ["支持项目合规性", "相关研究成果应用情况", "数字化转型政策体系完善"],
    },
    "I422": {
        SPECIAL: ["成本测算合理", "支持范围合规性", "支持标准合规性"],
        SAFETY: ["成本测算合理"],
        GOVERNMENT: ["有效支撑“一网通办”“一网统管”等本市重点工作机相关委办局各项工作"],
        COMPUTING: ["成本测算合理"],
        INFRASTRUCTURE: ["成本测算合理性"],
        OFFICE: ["成本控制有效性", "公务接待及车辆使用合规性"],
        INDUSTRY: ["成本测算合理性", "全球数商大会主题符合性"],
        ELEMENTS: [
            "成本控制有效性",
            "经验交流会、研讨会、调研等活动主题相符性",
            "数据领域制度标准建设协同性",
            "数据创新实验室评估结果准确性",
        ],
        CITY: ["支持项目合规性", "数字化转型政策体系完善"],
    },
    "I423": {
        SPECIAL: ["行业共性赋能"],
        OFFICE: ["宣传投放社会影响"],
    },
    "I424": {
        SPECIAL: ["城市数字化转型推进情况", "重点应用场景", "行业共性赋能"],
        SAFETY: ["成果应用情况"],
        INFRASTRUCTURE: ["应用场景落地情况", "成果研究应用情况"],
        ELEMENTS: ["研究成果应用情况"],
        CITY: ["相关研究成果应用情况"],
    },
    "I425": {
        SPECIAL: [""],
    },
    "I426": {
        OFFICE: ["工作完成时效"],
    },
    "I431": {
        SPECIAL: [""],
        SAFETY: [""],
        OFFICE: [""],
    },
    "I432": {
        SPECIAL: ["资金拨付及时性"],
        INFRASTRUCTURE: ["全国一体化算力网试点任务终期目标", "算力创新技术实践验证", "项目完成及时性"],
        OFFICE: ["日常运转情况", "会议保障情况"],
        CITY: ["城市数字化转型综合评估", "相关研究报告、综合材料质量达标", "系列活动主题相符性"],
    },
    "I433": {
        GOVERNMENT: ["持有有效法人一证通数字证书的有效法人单位数", "自然人多源认证服务认证次数"],
    },
    "I441": {
        SPECIAL: ["重点应用场景", "数据要素市场体系", "行业共性赋能"],
        GOVERNMENT: ["有效支撑“一网通办”“一网统管”等本市重点工作机相关委办局各项工作"],
        COMPUTING: ["科研创新发展"],
        INFRASTRUCTURE: [
            "区块链基础设施应用活动及培训",
            "全国一体化算力网试点任务终期目标",
            "算力创新技术实践验证",
            "年度上海市物联网企业大调研和优秀案例征集",
            "全国一体化算力网体系",
        ],
        OFFICE: ["管理工作机制"],
        INDUSTRY: [
            "全球数商大会等合作交流与宣传推广活动",
            "数商生态培育系列活动",
            "组织举办2026年“数据要素x”大赛",
            "国家数字经济创新发展试验区建设",
            "推动上海数字经济高质量发展",
        ],
        ELEMENTS: ["公共数据全生命周期管理工作", "数据要素创新应用工作", "企业数据流通利用"],
        CITY: [
            "城市数字化转型综合评估",
            "全域数字化转型示范场景建设",
            "数字化转型工作覆盖的重点领域、行业、场景、重大项目等",
            "数字化转型政策体系完善",
        ],
    },
    "I442": {
        GOVERNMENT: [
            "持有有效法人一证通数字证书的有效法人单位数",
            "有效支撑“一网通办”“一网统管”等本市重点工作机相关委办局各项工作",
        ],
        CITY: ["数字上海、城市数字化转型评估报告交付及时率", "数字化转型工作覆盖的重点领域、行业、场景、重大项目等"],
    },
    "I443": {
        GOVERNMENT: ["有效支撑“一网通办”“一网统管”等本市重点工作机相关委办局各项工作"],
        INFRASTRUCTURE: ["区块链基础设施应用活动及培训"],
        OFFICE: ["公务接待及车辆使用合规性"],
        INDUSTRY: ["全球数商大会等合作交流与宣传推广活动"],
        ELEMENTS: ["经验交流会、研讨会、调研等活动主题相符性", "重点场景、典型案例培育建设情况"],
        CITY: [
            "数字出海服务及国际数据合作生态构建总成本",
            "相关研究报告、综合材料质量达标",
            "数字上海、城市数字化转型评估报告交付及时率",
            "数字公共服务沙龙、培训按时举办率",
            "数字化转型工作覆盖的重点领域、行业、场景、重大项目等",
        ],
    },
    "I444": {
        INFRASTRUCTURE: ["年度上海市物联网企业大调研和优秀案例征集"],
        INDUSTRY: ["组织举办2026年“数据要素x”大赛"],
    },
}


@cache
def findings() -> tuple[Diagnostic, ...]:
    return check(load([DECLARATIONS])).findings


@pytest.mark.parametrize("code", FOUND)
def test_a_rule_finds_exactly_these_indicators(code: str) -> None:
    found: dict[str, list[str]] = {}
    for finding in findings():
        if finding.code == code:
            found.setdefault(Path(finding.path).stem, []).append(finding.indicator)
    assert found == FOUND[code]


def test_the_share_of_words_is_found_at_the_project_and_the_rates_at_their_heading() -> None:
    places = {(finding.code, Path(finding.path).stem): finding.span for finding in findings()}
    assert places["I425", SPECIAL].line == 1
    assert places["I431", SPECIAL].line == 21
    assert places["I431", SAFETY].line == 22
    assert places["I431", OFFICE].line == 22


def test_no_indicator_has_three_findings_of_these_rules_at_its_target() -> None:
    at: dict[tuple[str, object], set[str]] = {}
    for finding in findings():
        if finding.code in FOUND and finding.indicator:
            at.setdefault((finding.path, finding.span), set()).add(finding.code)
    assert max(map(len, at.values())) <= 2


def test_the_rules_on_indicators_are_certain_of_the_nine_declarations() -> None:
    assert [each for each in check(load([DECLARATIONS])).undecided if each.code in FOUND] == []
