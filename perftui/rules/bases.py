"""The documents that rules rest on, and how a place in one is cited.

A citation is `read` where the text was read in a public document or published form, and `unverified` (待核) where the
rule is known but wording, section or number still has to be compared with the original. An unverified one is shown as
document and section with the mark, never as a quotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Mark(Enum):
    """How far a citation was verified."""

    READ = auto()
    UNVERIFIED = auto()


@dataclass(frozen=True, slots=True)
class Source:
    """A document: how it is called in a finding, its whole title, and where it was read."""

    short: str
    title: str
    address: str = ""

    def read(self, section: str = "") -> Basis:
        """A place that was read."""
        return Basis(self, section, Mark.READ)

    def unverified(self, section: str = "") -> Basis:
        """A place that has to be compared with the original."""
        return Basis(self, section, Mark.UNVERIFIED)


@dataclass(frozen=True, slots=True)
class Basis:
    """A place in a document."""

    source: Source
    section: str
    mark: Mark

    def __str__(self) -> str:
        place = f"{self.source.short} {self.section}".strip()
        return f"{place}（待核）" if self.mark is Mark.UNVERIFIED else place


MOF_101 = Source(
    "财预〔2021〕101号",
    "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》，2021-08-18",
    "http://www.kao110.com/html/63/ee/148155.html",
)
MOF_88 = Source("财预〔2015〕88号", "财预〔2015〕88号 中央部门预算绩效目标管理办法")
MANAGEMENT = Source("预算管理一体化规范", "预算管理一体化规范（项目类别和编码）")
SHANGHAI_2025 = Source(
    "上海市财政局 2025-01-02 核心绩效目标和指标设置及取值指引",
    "上海市财政局 2025-01-02 关于《上海市市级部门项目支出核心绩效目标和指标设置及取值指引（试行）》的说明",
    "http://czj.sh.gov.cn/zys_8908/xwzx_8909/czyw/20250102/xxfbinfo0000013385.html",
)
LOCAL_LAW_1 = Source(
    "某地预算绩效管理办法",
    "某地预算绩效管理办法（据公开转载，地区和文号待核），第十四至十九条",
    "http://fsou.com/html/text/lar/173454/17345420_2.html",
)
LOCAL_LAW_2 = Source(
    "另一地预算绩效管理办法",
    "另一地预算绩效管理办法（据公开转载，地区和文号待核），第十一至十五条",
    "http://ask.fsou.com/html/text/lar/174077/17407765_2.html",
)
DEFINITIONS = Source(
    "扶贫项目资金绩效管理办法",
    "扶贫项目资金绩效管理办法（指标定义）",
    "https://pinweizhan.com/xiaoshou/xinli/j9p272.html",
)
SICHUAN_2025 = Source("四川省 2025 年绩效规定摘要", "四川省 2025 年绩效规定摘要（二手资料）")
SYSTEMS = Source("绩效管理系统的通行做法", "公开的绩效管理信息系统：计分与校验规则（实践，非规范）")
REVIEW_STANDARDS = Source("自评复核标准", "某会计师事务所绩效自评复核的十四条标准（实践，非规范）")
BUDGET_CHECKS = Source("区级预算公开核查", "区级部门预算公开的核查做法（实践，非规范）")
SIMULATED_REVIEW = Source("绩效评审模拟案例", "绩效目标评审模拟案例（证据较弱）")
FORM = Source("申报表", "财政项目支出绩效目标申报表，及公开的九份申报表")
REPORTS = Source("人大和审计报告", "各地人大和审计部门报告对绩效指标的意见（尚无可引文本）")
NARRATIVE = Source("部门预算编报说明", "部门预算编报说明（公开文本）")
