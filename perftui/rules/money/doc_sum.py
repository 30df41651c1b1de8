"""M203 doc-sum: a summary states another number of projects or another sum than its folder holds.

What
    项目数 and 年度资金合计 of a 汇总 agree with the projects in the folder of its file and below, of the 年度 and
    主管部门 that it names. Both are optional. Where a project has no amount, and the stated sum leaves room for one,
    the rule cannot tell; nor where a file of the folder could not be read, holds a conflict of a merge, or has lines
    that cannot be read and may be a project.
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

from perftui.diagnostics import Diagnostic, Fix, Severity, TextEdit
from perftui.language.fields import HEAD_FORM
from perftui.language.problems import CONFLICT, NO_TEXT, OUTSIDE_PROJECT, UNREAD_LINE
from perftui.language.values import money_text, money_unit
from perftui.messages import Message, msg
from perftui.model import Project, Span, add_up
from perftui.notation import amount_text
from perftui.rules.amounts import known_total
from perftui.rules.bases import BUDGET_CHECKS, NARRATIVE
from perftui.rules.overview import Overview
from perftui.rules.rule import Outcome, Rule
from perftui.workspace import SourceFile, Stated, Workspace

RULE = Rule("M203", "doc-sum", Severity.ERROR, (NARRATIVE.read(), BUDGET_CHECKS.read()))

_MAY_HIDE_PROJECTS = NO_TEXT | {CONFLICT.code, UNREAD_LINE.code, OUTSIDE_PROJECT.code}


def check_workspace(overview: Overview) -> Iterator[Outcome]:
    """At most two findings for each summary, at its numbers."""
    for stated in overview.workspace.summaries():
        doubtful = "、".join(dict.fromkeys(_doubtful(overview.workspace, stated)))
        if doubtful:
            reason = msg("projects may be missing from what could be read of {names}", names=doubtful)
            yield from _undecided(stated, reason)
            continue
        projects = list(overview.workspace.meant_by(stated))
        yield from _check_count(stated, len(projects))
        yield from _check_total(stated, projects)


def _check_count(stated: Stated, found: int) -> Iterator[Outcome]:
    count = stated.summary.project_count
    if count is not None and count.value is not None and count.value != found:
        summary = msg("projects stated: {stated}, found here: {found}", stated=count.value, found=found)
        yield _finding(stated, count.span, summary, str(found))


def _check_total(stated: Stated, projects: list[Project]) -> Iterator[Outcome]:
    total = stated.summary.annual_total
    if total is None or total.value is None:
        return
    amounts = [(project.name, known_total(project.annual_funds)) for project in projects]
    summed = add_up(amount for _name, amount in amounts if amount is not None)
    left_out = "、".join(name for name, amount in amounts if amount is None)
    if left_out and total.value >= summed:
        yield RULE.undecided(
            total.span,
            msg("without an amount: {names}", names=left_out),
            path=stated.file.document.path,
            project=stated.summary.name,
        )
    elif total.value != summed:
        summary = msg(
            "{stated} 元 are stated, the projects here add up to {found} 元",
            stated=amount_text(total.value),
            found=amount_text(summed),
        )
        counted = None if left_out else money_text(summed, money_unit(total.text))
        yield _finding(stated, total.span, summary, counted)


def _undecided(stated: Stated, reason: Message) -> Iterator[Outcome]:
    numbers = (stated.summary.project_count, stated.summary.annual_total)
    for span in (number.span for number in numbers if number is not None and number.value is not None):
        yield RULE.undecided(span, reason, path=stated.file.document.path, project=stated.summary.name)


def _finding(stated: Stated, span: Span, summary: Message, counted: str | None) -> Diagnostic:
    return RULE.at(
        span,
        summary,
        fix=Fix(msg("write {text}", text=counted), (TextEdit(span, counted),), safe=False) if counted else None,
        path=stated.file.document.path,
        project=stated.summary.name,
    )


def _doubtful(workspace: Workspace, stated: Stated) -> Iterator[str]:
    """The files of the folder that may hold other projects than could be read."""
    folder = stated.file.path.absolute().parent
    # A folder that cannot be entered may be the summary's own.
    yield from (path.name for path in workspace.unseen if folder in (path.absolute(), *path.absolute().parents))
    yield from (file.path.name for file in workspace.below(folder) if _hides_projects(file))


def _hides_projects(file: SourceFile) -> bool:
    return any(found.code in _MAY_HIDE_PROJECTS or found.detail == HEAD_FORM for found in file.diagnostics)
