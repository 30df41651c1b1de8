"""The keys of the form, in the order in which it is written. They are words of the form: Chinese in both languages."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType


class Key(StrEnum):
    """Keys of a project, of its funds and goals, and of a summary."""

    CODE = "项目编码"
    YEAR = "年度"
    NATURE = "项目性质"
    CATEGORY = "项目类别"
    SUPERVISOR = "主管部门"
    IMPLEMENTER = "实施单位"
    START = "计划开始日期"
    END = "计划完成日期"
    PROJECT_FUNDS = "项目资金总额"
    FISCAL = "财政资金"
    ANNUAL_FUNDS = "年度资金申请总额"
    ANNUAL_FISCAL = "当年财政拨款"
    CARRYOVER = "上年结转资金"
    OTHER = "其他资金"
    TOTAL_GOAL = "项目总目标"
    ANNUAL_GOAL = "年度总体目标"
    PROJECT_COUNT = "项目数"
    ANNUAL_TOTAL = "年度资金合计"


class Note(StrEnum):
    """Keys of the attributes under an indicator."""

    WEIGHT = "分值"
    EXPLANATION = "说明"
    BASIS = "依据"
    SOURCE = "数据来源"
    GRADES = "等级"
    LAST_YEAR = "上年值"
    FORMER_NAME = "原名"
    DOUBT = "待核"


REPEATABLE = frozenset((Note.DOUBT,))
"""Attributes that may stand several times under one indicator."""

HEAD = (
    Key.CODE,
    Key.YEAR,
    Key.NATURE,
    Key.CATEGORY,
    Key.SUPERVISOR,
    Key.IMPLEMENTER,
    Key.START,
    Key.END,
)
PARTS = MappingProxyType(
    {
        Key.PROJECT_FUNDS: (Key.FISCAL, Key.OTHER),
        Key.ANNUAL_FUNDS: (Key.ANNUAL_FISCAL, Key.CARRYOVER, Key.OTHER),
    }
)
"""The parts of each total; 其他资金 belongs to the total above it."""

GOALS = (Key.TOTAL_GOAL, Key.ANNUAL_GOAL)
PROJECT_KEYS = (*HEAD, *(key for total, parts in PARTS.items() for key in (total, *parts)), *GOALS)
SUMMARY_KEYS = (Key.YEAR, Key.SUPERVISOR, Key.PROJECT_COUNT, Key.ANNUAL_TOTAL)
