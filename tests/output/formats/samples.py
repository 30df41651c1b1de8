"""Results to be written: of texts, and with findings made for a place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator

from perftui.diagnostics import Diagnostic, Severity
from perftui.language.problems import UNREAD_LINE
from perftui.language.reader import read
from perftui.messages import msg
from perftui.model import Span
from perftui.output.formats import written
from perftui.output.results import Results
from perftui.rules.engine import check
from perftui.rules.registry import registry
from perftui.workspace import load
from tests.support import ROOT

SCHEMAS = ROOT / "tests" / "data" / "schemas"

SAMPLE = """\
项目 电子政务建设
  年度: 2026
  项目性质: 经常性专项业务费
  主管部门: 上海市数据局

  年度资金申请总额: 46,000,000.00 元
    当年财政拨款: 45,000,000.00 元

  产出指标 / 质量指标
    - 法人一证通网站无故障运行时间占比 ≥ 99 %

    - 𠮷热线服务一次性接通率 ≥ 85.00 %

    - 法人一证通网站无故障运行时间占比 ≥ 98 %

  效益指标 / 社会效益
    - 电子政务服务体系推进情况: 有效
"""
"""A declaration with a wrong total, blank fields, a level by another name, and a character beyond the first plane."""

RULES = ("S151", "M201", "K303", "D601")
"""The rules that find something in it, each in its own way: without a fix, with one, with another place."""

LINE = 12
"""The line of that character."""


def checked(folder: Path, **texts: str) -> Results:
    """What a check finds in files `declarations/NAME.perf` of a repository that is the current folder."""
    for name, text in texts.items():
        path = folder / "declarations" / f"{name}.perf"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    workspace = load([Path("declarations")])
    report = check(workspace, rules=[each for each in registry() if each.rule.code in RULES])
    documents = {file.document.path: file.document for file in workspace.files}
    return Results(report.findings, report.undecided, documents, folder)


def at(span: Span, text: str = SAMPLE, path: str = "declarations/a.perf", said: str = "odd") -> Results:
    """One finding at a place of a text."""
    document, _found = read(text, path)
    return Results([finding(span, path, said)], (), {path: document})


def finding(
    span: Span, path: str = "declarations/a.perf", said: str = "odd", severity: Severity = Severity.ERROR
) -> Diagnostic:
    return UNREAD_LINE.at(span, msg("{reason}", reason=said), path=path, severity=severity)


def text_of(results: Results, form: str) -> str:
    return "".join(written(results, form))


def data_of(results: Results, form: str) -> Any:
    """The results as JSON, read again."""
    return json.loads(text_of(results, form))


def validate(data: Any, schema: str) -> None:
    """Compare with a schema of the test data."""
    described = json.loads((SCHEMAS / schema).read_text("utf-8"))
    validator = Draft4Validator if "draft-04" in described["$schema"] else Draft202012Validator
    validator.check_schema(described)
    validator(described).validate(data)
