"""The nine declarations: they read well, their funds add up, and their levels are those of the form.

What rules of judgement find in them stands in the tests of precision.
"""

from __future__ import annotations

import re
from pathlib import Path

from perftui.diagnostics import order
from perftui.rules.engine import check
from perftui.rules.registry import registry
from perftui.workspace import load
from tests.support import DECLARATIONS

FAULTS = re.compile(r"S1[0-4]\d|S15[123]|M20[13]|K30[12356]|I40[1-5]|G501|D60[012]|F70[12]")
"""The codes of what is wrong whatever one thinks of it."""


def test_check_reports_exactly_what_is_open_and_doubtful() -> None:
    workspace = load([DECLARATIONS])
    assert not workspace.faults
    found = [
        (Path(one.path).stem, one.span.line, one.span.start + 1, one.name)
        for one in check(workspace).findings
        if FAULTS.fullmatch(one.code)
    ]
    assert found == [
        ("数字基础设施经费", 23, 23, "import-lost"),
        ("数据安全合规建设经费", 37, 11, "import-shift"),
        ("数据安全合规建设经费", 41, 11, "import-shift"),
        ("数据安全合规建设经费", 44, 11, "import-shift"),
        ("数据安全合规建设经费", 48, 11, "import-shift"),
        ("数据安全合规建设经费", 51, 11, "import-shift"),
        ("数据综合管理支撑经费", 23, 21, "import-lost"),
        ("数据综合管理支撑经费", 52, 11, "import-shift"),
    ]


def test_a_lost_target_is_not_held_against_the_author() -> None:
    undecided = [(Path(one.path).stem, one.span.line, one.name) for one in check(load([DECLARATIONS])).undecided]
    assert ("数字基础设施经费", 23, "val-missing") in undecided
    assert ("数据综合管理支撑经费", 23, "val-missing") in undecided


def test_each_file_by_itself_has_the_same_findings() -> None:
    rules = [registered for registered in registry() if registered.project]
    whole = check(load([DECLARATIONS]), rules=rules).findings
    paths = sorted(DECLARATIONS.glob("*.perf"))
    one_by_one = [finding for path in paths for finding in check(load([path]), rules=rules).findings]
    assert sorted(one_by_one, key=order) == sorted(whole, key=order)


def test_nine_projects_with_136_indicators_were_looked_at() -> None:
    projects = [declared.project for declared in load([DECLARATIONS]).projects()]
    assert len(projects) == 9
    assert sum(len(project.indicators) for project in projects) == 136
