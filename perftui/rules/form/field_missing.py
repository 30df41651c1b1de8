"""S151 field-missing: a field that the form asks for is blank.

What
    年度, 项目性质, 项目类别, 主管部门, 实施单位, both dates and 年度资金申请总额 are filled in. A total of funds may be
    left out where its parts are written: then it is derived.
Why
    The form cannot be submitted without them, and nothing can be totalled by what is not there.
Basis
    The form itself.
Fails
    项目 甲
      年度: 2026
Passes
    项目 甲
      年度: 2026
      项目性质: 经常性专项业务费
      项目类别: 特定目标类
      主管部门: 某局
      实施单位: 某局
      计划开始日期: 2026-01-01
      计划完成日期: 2026-12-31

      年度资金申请总额: 1.00 元
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Severity
from perftui.language.keys import Key
from perftui.messages import msg
from perftui.model import Field, Project
from perftui.rules.bases import FORM
from perftui.rules.choice import Choice
from perftui.rules.facts import Facts
from perftui.rules.rule import Rule

RULE = Rule("S151", "field-missing", Severity.ERROR, (FORM.read(),))


def check_project(facts: Facts, _choice: Choice) -> Iterator[Diagnostic]:
    """One finding for each field that is absent or blank."""
    project = facts.project
    fields: tuple[tuple[Key, Field[object] | None], ...] = (
        (Key.YEAR, project.year),
        (Key.NATURE, project.nature),
        (Key.CATEGORY, project.category),
        (Key.SUPERVISOR, project.supervisor),
        (Key.IMPLEMENTER, project.implementer),
        (Key.START, project.start),
        (Key.END, project.end),
    )
    for key, field in fields:
        if field is None or not field.text:
            yield _missing(project, key, field)
    funds = project.annual_funds
    if funds is None:
        yield _missing(project, Key.ANNUAL_FUNDS, None)
    elif funds.written is None and not any(part.text for part in funds.parts):
        yield RULE.at(funds.span, msg("{key} is missing", key=Key.ANNUAL_FUNDS))


def _missing(project: Project, key: Key, field: Field[object] | None) -> Diagnostic:
    return RULE.at(
        field.span if field else project.span,
        msg("{key} is missing", key=key),
        msg("write a line `{key}: …`", key=key) if field is None else None,
    )
