"""Each rule finds what its fixture says, at exactly these places, and its page tells the truth."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perftui.diagnostics import Diagnostic
from perftui.language.edits import apply
from perftui.rules.engine import Report, check
from perftui.rules.registry import registry
from perftui.rules.rule import Registered, Undecided
from perftui.workspace import load
from tests.rules.fixtures import CASES, FOLDER, Case

RULES = {registered.rule.code: registered for registered in registry()}
FAMILIES = {
    "S": "form",
    "M": "money",
    "K": "classification",
    "I": "indicators",
    "G": "goals",
    "D": "duplicates",
    "F": "format",
}
SECTIONS = ("What", "Why", "Basis", "Fails", "Passes")


def report(folder: Path, text: str) -> Report:
    """What is found in a file of its own."""
    path = folder / "x.perf"
    path.write_text(text, "utf-8", newline="\n")
    return check(load([path]))


def found(folder: Path, text: str, code: str) -> list[Diagnostic]:
    """What the rule `code` finds in a file of its own."""
    return [diagnostic for diagnostic in report(folder, text).findings if diagnostic.code == code]


def place(found: Diagnostic | Undecided) -> str:
    span = found.span
    assert span.line == span.end_line
    where = f"{span.line}:{span.start + 1}-{span.end + 1} {found.code}"
    if isinstance(found, Undecided) or found.severity is RULES[found.code].rule.severity:
        return where
    return f"{where} {found.severity}"


def fixed(folder: Path, text: str, code: str) -> str:
    """`text` with every fix of the rule made."""
    fixes = [diagnostic.fix for diagnostic in found(folder, text, code) if diagnostic.fix is not None]
    return apply(text, [edit for fix in fixes for edit in fix.edits])


def page(registered: Registered) -> dict[str, str]:
    """The sections of a rule's page by their headings."""
    return registered.page.sections


def test_each_rule_has_a_fixture_and_each_fixture_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_each_fixture_has_both_kinds_of_cases(code: str) -> None:
    assert {bool(case.finds) for case in CASES if case.code == code} == {True, False}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_finds_exactly_what_its_fixture_says(case: Case, tmp_path: Path) -> None:
    assert tuple(map(place, found(tmp_path, case.text, case.code))) == case.finds


@pytest.mark.parametrize("case", [case for case in CASES if case.unsure], ids=str)
def test_a_rule_says_where_it_cannot_tell(case: Case, tmp_path: Path) -> None:
    undecided = [each for each in report(tmp_path, case.text).undecided if each.code == case.code]
    assert tuple(map(place, undecided)) == case.unsure
    assert all(each.project and each.path == str(tmp_path / "x.perf") for each in undecided)


@pytest.mark.parametrize("case", [case for case in CASES if case.finds], ids=str)
def test_the_fixes_give_the_fixed_text_and_nothing_is_left_to_fix(case: Case, tmp_path: Path) -> None:
    result = fixed(tmp_path, case.text, case.code)
    assert result == (case.text if case.fixed is None else case.fixed)
    if case.fixed is not None:
        assert found(tmp_path, result, case.code) == []


@pytest.mark.parametrize("registered", RULES.values(), ids=RULES)
def test_the_page_of_a_rule_has_its_sections(registered: Registered) -> None:
    kind = registered.rule
    assert re.match(rf"{kind.code} {kind.name}: .+\.\n", registered.page.docstring)
    has_fix = any(case.fixed is not None for case in CASES if case.code == kind.code)
    assert tuple(page(registered)) == (*SECTIONS, *(("Fix",) if has_fix else ()))
    assert all(text.strip() for text in page(registered).values())


@pytest.mark.parametrize("registered", RULES.values(), ids=RULES)
def test_the_page_of_a_rule_fails_and_passes_as_it_says(registered: Registered, tmp_path: Path) -> None:
    code, sections = registered.rule.code, page(registered)
    assert found(tmp_path, sections["Fails"], code)
    assert found(tmp_path, sections["Passes"], code) == []


@pytest.mark.parametrize("registered", RULES.values(), ids=RULES)
def test_the_page_says_whether_a_fix_is_safe(registered: Registered, tmp_path: Path) -> None:
    code = registered.rule.code
    kinds = {
        diagnostic.fix.safe
        for case in CASES
        if case.code == code
        for diagnostic in found(tmp_path, case.text, code)
        if diagnostic.fix is not None
    }
    said = page(registered).get("Fix", "").partition(":")[0]
    assert kinds == {"Safe": {True}, "Unsafe": {False}, "": set()}[said]


@pytest.mark.parametrize("registered", RULES.values(), ids=RULES)
def test_a_rule_is_named_after_its_module_and_stands_in_the_family_of_its_code(registered: Registered) -> None:
    function = registered.project or registered.workspace
    assert function is not None
    kind = registered.rule
    assert function.__module__ == f"perftui.rules.{FAMILIES[kind.code[0]]}.{kind.name.replace('-', '_')}"


@pytest.mark.parametrize("case", [case for case in CASES if case.finds], ids=str)
def test_a_finding_carries_the_name_and_the_basis_of_its_rule(case: Case, tmp_path: Path) -> None:
    kind = RULES[case.code].rule
    for diagnostic in found(tmp_path, case.text, case.code):
        assert (diagnostic.name, diagnostic.basis) == (kind.name, kind.basis)
        assert diagnostic.project
        assert diagnostic.path == str(tmp_path / "x.perf")
