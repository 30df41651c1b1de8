"""The names that a condition can use: the form's own words, and an English one for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from perftui.language.keys import Key, Note
from perftui.messages import Message, msg
from perftui.model import (
    Deadline,
    Field,
    Funds,
    Goal,
    Indicator,
    Open,
    Operator,
    Project,
    Quality,
    Quantity,
    TargetKind,
)
from perftui.query.row import Mark, Row
from perftui.query.values import MONEY, Amount, Type, Value, amount
from perftui.taxonomy import taxonomy


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the language: what it gives, and whether it asks about an indicator.

    Where it can give only a few texts, `texts` are these.
    """

    name: str
    english: str
    type: Type
    of_indicator: bool
    value: Callable[[Row], Value]
    what: Message
    texts: tuple[str, ...] = ()


KINDS = MappingProxyType(
    {
        TargetKind.QUANTITATIVE: "定量",
        TargetKind.DEADLINE: "时限",
        TargetKind.QUALITATIVE: "定性",
        TargetKind.OPEN: "未定",
    }
)
"""What 类型 says of a target."""


def _of_project(name: str, english: str, kind: Type, value: Callable[[Project], Value], what: Message) -> Name:
    return Name(name, english, kind, of_indicator=False, value=lambda row: value(row.project), what=what)


def _of_indicator(
    name: str,
    english: str,
    kind: Type,
    value: Callable[[Indicator], Value],
    what: Message,
    *,
    texts: tuple[str, ...] = (),
) -> Name:
    def of_row(row: Row) -> Value:
        return None if row.indicator is None else value(row.indicator)

    return Name(name, english, kind, of_indicator=True, value=of_row, what=what, texts=texts)


def _text(field: Field[str] | None) -> str | None:
    return None if field is None else field.value


def _money(value: Decimal | None) -> Amount | None:
    return None if value is None else Amount(value, MONEY)


def _total(funds: Funds | None) -> Amount | None:
    return None if funds is None else _money(funds.total)


def _part(funds: Funds | None, key: Key) -> Amount | None:
    return None if funds is None else _money(funds.part(key))


def _goal(goal: Goal | None) -> str | None:
    return None if goal is None else goal.text or None


def _number(indicator: Indicator) -> Amount | None:
    target = indicator.target
    return amount(target.value, target.unit) if isinstance(target, Quantity) else None


def _note(key: Note) -> Callable[[Indicator], Value]:
    def of(indicator: Indicator) -> Value:
        note = indicator.note(key)
        return None if note is None else note.text or "—"

    return of


def _weight(indicator: Indicator) -> Amount | None:
    return None if indicator.weight is None else Amount(indicator.weight)


def _level1(indicator: Indicator) -> str:
    return taxonomy().level1(indicator.level1) or indicator.level1


def _level2(indicator: Indicator) -> str:
    return taxonomy().level2(indicator.level2) or indicator.level2


_PROJECT_NAMES = (
    _of_project("项目", "project", Type.TEXT, lambda p: p.name, msg("the name of the project")),
    _of_project("项目编码", "code", Type.TEXT, lambda p: _text(p.code), msg("the code of the project")),
    _of_project(
        "年度",
        "year",
        Type.NUMBER,
        lambda p: None if p.year is None or p.year.value is None else Amount(Decimal(p.year.value)),
        msg("the budget year"),
    ),
    _of_project("项目性质", "nature", Type.TEXT, lambda p: _text(p.nature), msg("the nature of the project")),
    _of_project("项目类别", "category", Type.TEXT, lambda p: _text(p.category), msg("the category of the project")),
    _of_project("主管部门", "supervisor", Type.TEXT, lambda p: _text(p.supervisor), msg("the department in charge")),
    _of_project("实施单位", "implementer", Type.TEXT, lambda p: _text(p.implementer), msg("the unit in charge")),
    _of_project(
        "计划开始日期", "start", Type.DATE, lambda p: None if p.start is None else p.start.value, msg("the first day")
    ),
    _of_project(
        "计划完成日期", "end", Type.DATE, lambda p: None if p.end is None else p.end.value, msg("the last day")
    ),
    _of_project(
        "项目资金总额", "project_funds", Type.NUMBER, lambda p: _total(p.project_funds), msg("money of its whole life")
    ),
    _of_project(
        "财政资金", "fiscal", Type.NUMBER, lambda p: _part(p.project_funds, Key.FISCAL), msg("of it, public money")
    ),
    _of_project(
        "年度资金申请总额", "annual_funds", Type.NUMBER, lambda p: _total(p.annual_funds), msg("money of the year")
    ),
    _of_project(
        "当年财政拨款",
        "annual_fiscal",
        Type.NUMBER,
        lambda p: _part(p.annual_funds, Key.ANNUAL_FISCAL),
        msg("of it, this year's grant"),
    ),
    _of_project(
        "上年结转资金",
        "carryover",
        Type.NUMBER,
        lambda p: _part(p.annual_funds, Key.CARRYOVER),
        msg("of it, carried over from last year"),
    ),
    _of_project(
        "其他资金", "other", Type.NUMBER, lambda p: _part(p.annual_funds, Key.OTHER), msg("of it, from other sources")
    ),
    _of_project("项目总目标", "total_goal", Type.TEXT, lambda p: _goal(p.total_goal), msg("the whole goal")),
    _of_project("年度总体目标", "annual_goal", Type.TEXT, lambda p: _goal(p.annual_goal), msg("the goal of the year")),
    _of_project(
        "指标数",
        "indicators",
        Type.NUMBER,
        lambda p: Amount(Decimal(sum(len(section.indicators) for section in p.sections))),
        msg("how many indicators the project has"),
    ),
    Name(
        "文件",
        "file",
        Type.TEXT,
        of_indicator=False,
        value=lambda row: row.path or None,
        what=msg("the path of the file"),
    ),
)

_INDICATOR_NAMES = (
    _of_indicator("指标", "indicator", Type.TEXT, lambda i: i.name, msg("the name of the indicator")),
    _of_indicator("一级指标", "level1", Type.TEXT, _level1, msg("its level 1")),
    _of_indicator("二级指标", "level2", Type.TEXT, _level2, msg("its level 2")),
    _of_indicator("指标值", "value", Type.NUMBER, _number, msg("the number to reach, with its unit")),
    _of_indicator(
        "单位",
        "unit",
        Type.TEXT,
        lambda i: i.target.unit or None if isinstance(i.target, Quantity) else None,
        msg("the unit of the number"),
    ),
    _of_indicator(
        "符号",
        "operator",
        Type.TEXT,
        lambda i: i.target.operator.value if isinstance(i.target, Quantity | Deadline) else None,
        msg("how the number is compared: ≥ ≤ = > <"),
        texts=tuple(Operator),
    ),
    _of_indicator(
        "期限",
        "deadline",
        Type.DATE,
        lambda i: i.target.day if isinstance(i.target, Deadline) else None,
        msg("the day to keep"),
    ),
    _of_indicator(
        "文字",
        "text",
        Type.TEXT,
        lambda i: i.target.text if isinstance(i.target, Quality) else None,
        msg("the target in words"),
    ),
    _of_indicator(
        "类型",
        "kind",
        Type.TEXT,
        lambda i: KINDS[i.target.kind],
        msg("定量, 时限, 定性 or 未定"),
        texts=tuple(KINDS.values()),
    ),
    _of_indicator("未定", "open", Type.TRUTH, lambda i: isinstance(i.target, Open), msg("nobody has decided it")),
    _of_indicator("分值", "weight", Type.NUMBER, _weight, msg("its weight")),
    _of_indicator("说明", "explanation", Type.TEXT, _note(Note.EXPLANATION), msg("its explanation")),
    _of_indicator("依据", "basis", Type.TEXT, _note(Note.BASIS), msg("the basis of its target")),
    _of_indicator("数据来源", "source", Type.TEXT, _note(Note.SOURCE), msg("where the result comes from")),
    _of_indicator("等级", "grades", Type.TEXT, _note(Note.GRADES), msg("the grades of a target in words")),
    _of_indicator("上年值", "last_year", Type.TEXT, _note(Note.LAST_YEAR), msg("last year's value")),
    _of_indicator("原名", "former_name", Type.TEXT, _note(Note.FORMER_NAME), msg("its former name")),
    _of_indicator("待核", "doubt", Type.TEXT, _note(Note.DOUBT), msg("a doubt waits for a person")),
)


def _marked(mark: Mark, english: str, what: Message) -> Name:
    return Name(mark.value, english, Type.TRUTH, of_indicator=True, value=lambda row: mark in row.marks, what=what)


_MARKS = (
    _marked(Mark.ERROR, "error", msg("check finds an error here")),
    _marked(Mark.WARNING, "warning", msg("check finds something to look at here")),
    _marked(Mark.INFO, "info", msg("check has a note here")),
    _marked(Mark.CHANGED, "changed", msg("changed and not saved, or against git")),
    _marked(Mark.SELECTED, "selected", msg("selected")),
)

NAMES = (*_PROJECT_NAMES, *_INDICATOR_NAMES, *_MARKS)
"""All names, in the order of the form."""

LEVELS = frozenset(("一级指标", "二级指标"))
OF_TARGETS = frozenset(("指标值", "单位", "符号", "期限", "文字"))
"""The names that ask about a target that is decided."""
OF_OPEN = frozenset(("未定", "类型"))
"""The names that say whether a target is decided."""
DOUBT = "待核"

BY_NAME = MappingProxyType({**{each.name: each for each in NAMES}, **{each.english: each for each in NAMES}})
"""The names by both of their spellings."""
