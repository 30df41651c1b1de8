"""M203 doc-sum: a summary states another number of projects or another sum than its folder holds.

What
    项目数 and 年度资金合计 of a 汇总 agree with the projects in the folder of its file and below, of the 年度 and
    主管部门 that it names. Both are optional; a project without an amount adds nothing and is named.
Why
    The published summary states how many projects there are and how much money they ask for. It is the first figure
    that is compared.
Basis
    The budget narrative states the number of declared projects and their sum.
Fails
    汇总 甲
      项目数: 2

    项目 一
Passes
    汇总 甲
      项目数: 1

    项目 一
Fix
    Unsafe: writes what was counted. A project may be missing from the folder instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.language.values import money_text, money_unit
from perftui.messages import Message, msg
from perftui.model import Project, Span, Summary, add_up
from perftui.names import comparison_key
from perftui.notation import amount_text
from perftui.rules.bases import BUDGET_CHECKS, NARRATIVE
from perftui.rules.overview import Overview
from perftui.rules.rule import Rule
from perftui.workspace import Stated, Workspace

RULE = Rule("M203", "doc-sum", Severity.ERROR, (NARRATIVE.read(), BUDGET_CHECKS.read()))


def check_workspace(overview: Overview) -> Iterator[Diagnostic]:
    """At most two findings for each summary, at its numbers."""
    for stated in overview.workspace.summaries():
        summary = stated.summary
        projects = list(_projects(overview.workspace, stated))
        count, total = summary.project_count, summary.annual_total
        if count is not None and count.value is not None and count.value != len(projects):
            yield _finding(
                stated,
                count.span,
                msg("projects stated: {stated}, found here: {found}", stated=count.value, found=len(projects)),
                str(len(projects)),
            )
        summed = add_up(_annual(project) for project in projects)
        if total is not None and total.value is not None and total.value != summed:
            unit = money_unit(total.text)
            yield _finding(
                stated,
                total.span,
                msg(
                    "{stated} 元 are stated, the projects here add up to {found} 元",
                    stated=amount_text(total.value),
                    found=amount_text(summed),
                ),
                money_text(summed, unit),
                _left_out(projects),
            )


def _finding(stated: Stated, span: Span, summary: Message, counted: str, detail: Message | None = None) -> Diagnostic:
    return RULE.at(
        span,
        summary,
        detail,
        fix=Fix(msg("write {text}", text=counted), (TextEdit(span, counted),), safe=False),
        path=stated.file.document.path,
        project=stated.summary.name,
    )


def _projects(workspace: Workspace, stated: Stated) -> Iterator[Project]:
    folder = stated.file.path.absolute().parent
    for file in (*workspace.files, *workspace.context):
        if folder in file.path.absolute().parents:
            yield from (project for project in file.document.projects if _belongs(project, stated.summary))


def _belongs(project: Project, summary: Summary) -> bool:
    year, supervisor = summary.year, summary.supervisor
    if year is not None and year.value is not None and (project.year is None or project.year.value != year.value):
        return False
    if supervisor is not None and supervisor.value is not None:
        own = project.supervisor.text if project.supervisor else ""
        return comparison_key(own) == comparison_key(supervisor.value)
    return True


def _annual(project: Project) -> Decimal:
    total = project.annual_funds.total if project.annual_funds else None
    return total if total is not None else Decimal(0)


def _left_out(projects: list[Project]) -> Message | None:
    names = [project.name for project in projects if project.annual_funds is None or project.annual_funds.total is None]
    return msg("without an amount: {names}", names="、".join(names)) if names else None
