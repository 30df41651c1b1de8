"""The rules are found in their folders, and everything comes in one order."""

from __future__ import annotations

import re
from pathlib import Path

from perftui.diagnostics import order
from perftui.language.problems import LANGUAGE_KINDS
from perftui.rules.engine import check
from perftui.rules.registry import UNUSED, registry
from perftui.workspace import load
from tests.support import WHOLE

ROOT = Path(__file__).parents[2]


def test_every_module_of_a_family_is_a_rule() -> None:
    modules = [path for path in (ROOT / "perftui" / "rules").glob("*/*.py") if path.name != "__init__.py"]
    assert len(registry()) == len(modules)


def test_codes_and_names_are_unique_among_rules_and_language() -> None:
    kinds = [*LANGUAGE_KINDS, UNUSED, *(registered.rule for registered in registry())]
    assert len({kind.code for kind in kinds}) == len({kind.name for kind in kinds}) == len(kinds)
    assert all(re.fullmatch(r"[SMKIGDF]\d{3}", kind.code) for kind in kinds)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind.name) for kind in kinds)


def test_a_rule_looks_at_a_project_or_at_a_workspace() -> None:
    assert all((registered.project is None) != (registered.workspace is None) for registered in registry())


def test_findings_come_by_file_and_place(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.perf").write_text(
            f"项目 {name}\n  产出指标 / 数量指标\n    - 场次 ≥ 九\n\n    - 人次: ?\n", "utf-8"
        )
    found = check(load([tmp_path])).findings
    assert list(found) == sorted(found, key=order)
    assert [Path(one.path).name for one in found] == sorted(Path(one.path).name for one in found)
    assert {one.project for one in found if one.code == "I401"} == {"a", "b"}


def test_an_empty_workspace_has_no_findings(tmp_path: Path) -> None:
    assert check(load([tmp_path])).findings == ()


def test_a_merge_conflict_is_not_reported_again_as_what_is_missing(tmp_path: Path) -> None:
    sides = "<<<<<<< HEAD\n  {ours}\n=======\n  {theirs}\n>>>>>>> topic\n"
    text = WHOLE.replace("  年度: 2026\n", sides.format(ours="年度: 2026", theirs="年度: 2027"))
    total = "年度资金申请总额: 38,000,000.00 元"
    text = text.replace(f"  {total}\n", sides.format(ours=total, theirs="年度资金申请总额: 1 元"))
    (tmp_path / "x.perf").write_text(text.replace("    - 培训数量: ?\n      待核: 来源表格缺数值\n", ""), "utf-8")
    found = [finding.code for finding in check(load([tmp_path])).findings]
    assert [code for code in found if code[0] in "SMKD"] == ["D600", "D600"]
