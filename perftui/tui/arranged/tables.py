"""The two tables: 汇总表 with a row a project, and the indicators of all projects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from perftui.messages import msg
from perftui.model import Deadline, Field, Funds, Open, Quality, Quantity, TargetKind
from perftui.query.fields import BY_NAME
from perftui.query.row import Row
from perftui.tui.arranged.grid import Align, Cell, Column, Entry, Table
from perftui.tui.arranged.places import View
from perftui.tui.terminal.runs import Tone


def _field(of: Callable[[Entry], Field[object] | None]) -> Callable[[Entry], Cell]:
    def cell(row: Entry) -> Cell:
        field = of(row)
        return None if field is None or not field.text else field.text

    return cell


def _funds(of: Callable[[Funds], Decimal | None]) -> Callable[[Entry], Cell]:
    def cell(row: Entry) -> Cell:
        funds = row.project.annual_funds
        return None if funds is None else of(funds)

    return cell


def _kind(kind: TargetKind) -> Callable[[Entry], Cell]:
    return lambda row: sum(each.target.kind is kind for each in row.project.indicators)


def _money(key: str, *, part: bool = True) -> Column:
    total = _funds(lambda funds: funds.part(key) if part else funds.total)
    tone = Tone.MUTED if part else Tone.PLAIN
    return Column(key, key, total, align=Align.RIGHT, money=True, summed=True, tone=tone)


def _count(identity: str, kind: TargetKind) -> Column:
    titles = {
        TargetKind.QUANTITATIVE: msg("Quant."),
        TargetKind.DEADLINE: msg("Deadline"),
        TargetKind.QUALITATIVE: msg("Qual."),
        TargetKind.OPEN: msg("Open"),
    }
    return Column(identity, titles[kind], _kind(kind), align=Align.RIGHT, summed=True, tone=Tone.MUTED)


_ERRORS = Column(
    "错误",
    msg("Errors"),
    lambda row: row.marks.errors or None,
    align=Align.RIGHT,
    summed=True,
    tone=Tone.ERROR,
)
_WARNINGS = Column(
    "警告",
    msg("Warnings"),
    lambda row: row.marks.warnings or None,
    align=Align.RIGHT,
    summed=True,
    tone=Tone.WARNING,
)

SUMMARY = Table(
    "汇总表",
    (
        Column("项目名称", "项目名称", lambda row: row.project.name, 24, 48, tone=Tone.STRONG),
        _money("年度资金申请总额", part=False),
        _money("当年财政拨款"),
        _money("上年结转资金"),
        _money("其他资金"),
        Column("指标数", msg("Indicators"), lambda row: len(row.project.indicators), align=Align.RIGHT, summed=True),
        _count("定量", TargetKind.QUANTITATIVE),
        _count("时限", TargetKind.DEADLINE),
        _count("定性", TargetKind.QUALITATIVE),
        _count("未定", TargetKind.OPEN),
        _ERRORS,
        _WARNINGS,
        Column("项目类别", "项目类别", _field(lambda row: row.project.category), 12, 16, tone=Tone.MUTED),
        Column("项目性质", "项目性质", _field(lambda row: row.project.nature), 16, 20, tone=Tone.MUTED),
        Column("主管部门", "主管部门", _field(lambda row: row.project.supervisor), 14, 28),
        Column("实施单位", "实施单位", _field(lambda row: row.project.implementer), 14, 28),
        Column("项目编码", "编号", _field(lambda row: row.project.code), 12, 24, tone=Tone.MUTED),
        Column("年度", "年度", _field(lambda row: row.project.year), 6, shown=False, tone=Tone.MUTED),
        Column("计划开始日期", "计划开始日期", _field(lambda row: row.project.start), 12, shown=False),
        Column("计划完成日期", "计划完成日期", _field(lambda row: row.project.end), 12, shown=False),
    ),
    of_indicators=False,
)
"""One row a project, as departments publish it: its name and its money first, wherever there is room for little."""


def _asked(name: str) -> Callable[[Entry], Cell]:
    """What a condition of that name would see."""
    value = BY_NAME[name].value

    def cell(row: Entry) -> Cell:
        found = value(Row(row.project, row.indicator))
        return None if found is None else str(found)

    return cell


def _value(row: Entry) -> Cell:
    """The number, the day or the words of a target."""
    match row.indicator.target if row.indicator else None:
        case Quantity() as quantity:
            return quantity.value
        case Deadline() as deadline:
            return deadline.day.isoformat()
        case Quality() as quality:
            return quality.text
        case Open():
            return "?"
    return None


def _weight(row: Entry) -> Cell:
    return None if row.indicator is None else row.indicator.weight


def _noted(name: str) -> Column:
    return Column(name, name, _asked(name), 12, 24, shown=False, tone=Tone.MUTED)


INDICATORS = Table(
    "指标表",
    (
        Column("指标", "三级指标", _asked("指标"), 20, 40, tone=Tone.STRONG),
        Column("符号", "符号", _asked("符号"), 4),
        Column("指标值", "指标值", _value, 12, 24, align=Align.RIGHT),
        Column("单位", "单位", _asked("单位"), 8),
        Column("项目", "项目", lambda row: row.project.name, 20, 40),
        Column("一级指标", "一级指标", _asked("一级指标"), 10, tone=Tone.MUTED),
        Column("二级指标", "二级指标", _asked("二级指标"), 12, 18, tone=Tone.MUTED),
        Column("分值", "分值", _weight, align=Align.RIGHT, summed=True),
        Column("待核", "待核", _asked("待核"), 10, 20, tone=Tone.WARNING),
        _ERRORS,
        _WARNINGS,
        Column("主管部门", "主管部门", _field(lambda row: row.project.supervisor), 14, 28, shown=False),
        Column("实施单位", "实施单位", _field(lambda row: row.project.implementer), 14, 28, shown=False),
        _noted("说明"),
        _noted("依据"),
        _noted("数据来源"),
        _noted("等级"),
        _noted("上年值"),
    ),
    of_indicators=True,
)
"""One row an indicator."""

TABLES: Mapping[View, Table] = MappingProxyType({View.SUMMARY: SUMMARY, View.INDICATORS: INDICATORS})
"""The tables by their pages."""
