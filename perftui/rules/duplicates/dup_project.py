"""D602 dup-project: one project is declared twice.

What
    A project is one by 年度, 实施单位 and name, or by 项目编码 where both have one. All files of a run are compared.
Why
    Its money is counted twice.
Basis
    None: a project has one declaration a year.
Fails
    项目 甲
      年度: 2026
      实施单位: 某局

    项目 甲
      年度: 2026
      实施单位: 某局
Passes
    项目 甲
      年度: 2026
      实施单位: 某局

    项目 甲
      年度: 2027
      实施单位: 某局
"""

from __future__ import annotations

from collections.abc import Iterator

from perftui.diagnostics import Diagnostic, Related, Severity
from perftui.messages import msg
from perftui.names import field_key
from perftui.rules.fingerprint import project_key
from perftui.rules.overview import Overview
from perftui.rules.rule import Rule
from perftui.workspace import Declared

RULE = Rule("D602", "dup-project", Severity.ERROR)


def check_workspace(overview: Overview) -> Iterator[Diagnostic]:
    """One finding for each repetition, at the name."""
    by_code: dict[str, Declared] = {}
    by_name: dict[str, Declared] = {}
    for declared in overview.workspace.projects():
        project = declared.project
        code = field_key(project.code)
        before = by_code.setdefault(code, declared) if code else declared
        same_name = by_name.setdefault(project_key(project), declared)
        if before is declared and not (code and field_key(same_name.project.code)):
            before = same_name
        if before is not declared:
            yield _finding(declared, before)


def _finding(declared: Declared, before: Declared) -> Diagnostic:
    path = before.file.document.path
    return RULE.at(
        declared.project.span,
        msg("{project} is declared a second time", project=declared.project.name),
        msg("the first is at {path}:{line}", path=path, line=before.project.line),
        related=(Related(before.project.span, msg("the first one"), path),),
        path=declared.file.document.path,
        project=declared.project.name,
    )
