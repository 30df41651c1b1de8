"""The declarations as data for other programs; the JSON's schema is `docs/schema/declarations.schema.json`.

Amounts and values are decimal strings, amounts in 元; what is absent is null.
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.language.keys import PARTS, Key, Note
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
    Summary,
    Target,
)
from perftui.output.data import Data, Table, decimal_or_none, json_text, toml_text
from perftui.output.table import CsvCell, csv_text
from perftui.workspace import Workspace

FORMAT_VERSION = 1


def declarations_json(workspace: Workspace) -> str:
    """Everything that was read, as JSON."""
    return json_text(_declarations(workspace))


def declarations_toml(workspace: Workspace) -> str:
    """Everything that was read, as TOML; absent keys are left out."""
    return toml_text(_declarations(workspace))


def declarations_csv(workspace: Workspace) -> str:
    """One row an indicator, with the columns of its project before it; a project without any has one row."""
    return csv_text((*_PROJECT_COLUMNS, *_INDICATOR_COLUMNS), list(_csv_rows(workspace)))


def _declarations(workspace: Workspace) -> Table:
    projects: list[Data] = [_project(str(each.file.path), each.project) for each in workspace.projects()]
    summaries: list[Data] = [_summary(str(each.file.path), each.summary) for each in workspace.summaries()]
    return {"perf": FORMAT_VERSION, "projects": projects, "summaries": summaries}


def _project(file: str, project: Project) -> Table:
    indicators: list[Data] = [_indicator(indicator) for indicator in project.indicators]
    return {
        "file": file,
        "line": project.line,
        "name": project.name,
        "code": _text(project.code),
        "year": None if project.year is None else project.year.value,
        "nature": _text(project.nature),
        "category": _text(project.category),
        "supervisor": _text(project.supervisor),
        "implementer": _text(project.implementer),
        "start": _text(project.start),
        "end": _text(project.end),
        "project_funds": _funds(project.project_funds, {"fiscal": Key.FISCAL, "other": Key.OTHER}),
        "annual_funds": _funds(
            project.annual_funds, {"fiscal": Key.ANNUAL_FISCAL, "carryover": Key.CARRYOVER, "other": Key.OTHER}
        ),
        "total_goal": _goal(project.total_goal),
        "annual_goal": _goal(project.annual_goal),
        "indicators": indicators,
    }


def _text(field: Field[object] | None) -> str | None:
    """The value as text, dates as of ISO 8601; a value that cannot be read is absent."""
    return None if field is None or field.value is None else str(field.value)


def _funds(funds: Funds | None, parts: dict[str, Key]) -> Table:
    """The total, derived from the parts where it is left out, and the parts."""
    return {
        "total": None if funds is None else decimal_or_none(funds.total),
        **{name: None if funds is None else decimal_or_none(funds.part(key)) for name, key in parts.items()},
    }


def _goal(goal: Goal | None) -> str | None:
    return (goal.text or None) if goal else None


def _indicator(indicator: Indicator) -> Table:
    operator, value, unit, text = _target(indicator.target)
    return {
        "line": indicator.line,
        "level1": indicator.level1,
        "level2": indicator.level2,
        "name": indicator.name,
        "kind": indicator.target.kind.value,
        "operator": operator,
        "value": value,
        "unit": unit,
        "text": text,
        "weight": decimal_or_none(indicator.weight),
        "notes": {**indicator.attributes},
    }


def _target(target: Target) -> tuple[str | None, str | None, str | None, str | None]:
    """Operator, value, unit and text."""
    match target:
        case Quantity():
            return target.operator.value, decimal_or_none(target.value), target.unit or None, None
        case Deadline():
            return target.operator.value, target.day.isoformat(), None, None
        case Quality():
            return None, None, None, target.text
        case Open():
            return None, None, None, None


def _summary(file: str, summary: Summary) -> Table:
    return {
        "file": file,
        "line": summary.line,
        "name": summary.name,
        "year": None if summary.year is None else summary.year.value,
        "supervisor": _text(summary.supervisor),
        "project_count": None if summary.project_count is None else summary.project_count.value,
        "annual_total": None if summary.annual_total is None else decimal_or_none(summary.annual_total.value),
    }


_PROJECT_COLUMNS = (
    "file",
    "project",
    "code",
    "year",
    "nature",
    "category",
    "supervisor",
    "implementer",
    "start",
    "end",
    "project_total",
    "project_fiscal",
    "project_other",
    "annual_total",
    "annual_fiscal",
    "annual_carryover",
    "annual_other",
)
_CSV_NOTES = tuple(note for note in Note if note is not Note.WEIGHT)
_INDICATOR_COLUMNS = (
    "line",
    "level1",
    "level2",
    "indicator",
    "kind",
    "operator",
    "value",
    "unit",
    "text",
    "weight",
    *_CSV_NOTES,
)
_OPERATOR_WORDS = {
    Operator.AT_LEAST: "ge",
    Operator.AT_MOST: "le",
    Operator.EQUAL: "eq",
    Operator.ABOVE: "gt",
    Operator.BELOW: "lt",
}
"""A spreadsheet would take `=` for the beginning of a formula."""


def _csv_rows(workspace: Workspace) -> Iterator[list[CsvCell]]:
    for declared in workspace.projects():
        head = _csv_project(str(declared.file.path), declared.project)
        for indicator in declared.project.indicators:
            yield [*head, *_csv_indicator(indicator)]
        if not declared.project.indicators:
            yield [*head, declared.project.line, *[None] * (len(_INDICATOR_COLUMNS) - 1)]


def _csv_project(file: str, project: Project) -> list[CsvCell]:
    life, annual = project.project_funds, project.annual_funds
    return [
        file,
        project.name,
        _text(project.code),
        project.year and project.year.value,
        _text(project.nature),
        _text(project.category),
        _text(project.supervisor),
        _text(project.implementer),
        _text(project.start),
        _text(project.end),
        *([life.total, life.part(Key.FISCAL), life.part(Key.OTHER)] if life else [None] * 3),
        *([annual.total, *(annual.part(key) for key in PARTS[Key.ANNUAL_FUNDS])] if annual else [None] * 4),
    ]


def _csv_indicator(indicator: Indicator) -> list[CsvCell]:
    operator, value, unit, text = _target(indicator.target)
    notes = indicator.attributes
    return [
        indicator.line,
        indicator.level1,
        indicator.level2,
        indicator.name,
        indicator.target.kind.value,
        operator and _OPERATOR_WORDS[Operator(operator)],
        value,
        unit,
        text,
        indicator.weight,
        *(notes.get(key) for key in _CSV_NOTES),
    ]
