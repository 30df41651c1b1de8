"""Rules of installed packages: found by their entry points, refused whole where anything is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint, PathDistribution, entry_points
from pathlib import Path

import pytest

from perftui.rules.plugins import GROUP, Installed, read

RULE = '''\
"""X101 hall-main: the main project has no indicator of public benefit.

What
    Every project has one.
Why
    {braces} are no places.
Basis
    None.
Fails
    项目 甲
Passes
    项目 乙
Fix
    Safe: none.
"""

from perftui.rules.api import Rule, Severity, bilingual

RULE = Rule("X101", "hall-main", Severity.WARNING)


def check_project(facts, choice):
    yield RULE.at(facts.project.span, bilingual("no benefit", "没有效益"))
'''


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed packages that Python looks at."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


def install(site: Path, name: str, points: dict[str, str], **modules: str) -> None:
    """A distribution as installers leave it behind."""
    info = site / f"{name.replace('-', '_')}-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n", "utf-8")
    lines = "".join(f"{point} = {target}\n" for point, target in points.items())
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{lines}", "utf-8")
    for module, text in modules.items():
        (site / f"{module}.py").write_text(text, "utf-8")


def installed(site: Path) -> Installed:
    """What the packages of that folder bring."""
    return read(point for point in entry_points(group=GROUP) if _is_of(site, point))


def _is_of(site: Path, point: EntryPoint) -> bool:
    return isinstance(point.dist, PathDistribution) and Path(str(point.dist.locate_file(""))) == site


def reasons(site: Path) -> list[str]:
    found = installed(site)
    assert found.rules == ()
    return [str(fault.message) for fault in found.faults]


def other(code: str, name: str) -> str:
    return RULE.replace("X101", code).replace("hall-main", name)


def test_an_entry_point_names_a_module_that_is_a_rule(site: Path) -> None:
    install(site, "hall-rules", {"hall": "hall_main"}, hall_main=RULE)
    ((registered,), faults) = installed(site)
    assert faults == ()
    assert (registered.rule.code, registered.rule.name, registered.origin) == ("X101", "hall-main", "hall-rules 1.2")
    assert registered.project is not None
    assert registered.workspace is None


def test_its_docstring_is_its_page(site: Path) -> None:
    install(site, "hall-rules", {"hall": "hall_main"}, hall_main=RULE)
    ((registered,), _faults) = installed(site)
    assert str(registered.page.said) == "the main project has no indicator of public benefit."
    assert str(registered.page.section("Why")) == "{braces} are no places."
    assert registered.page.example("Fails") == "项目 甲\n"


def test_or_something_with_several_rules(site: Path) -> None:
    every = "import hall_main, hall_other\nRULES = (hall_main, hall_other)\n"
    install(site, "hall-rules", {"hall": "hall"}, hall=every, hall_main=RULE, hall_other=other("XSH001", "hall-other"))
    assert [each.rule.name for each in installed(site).rules] == ["hall-main", "hall-other"]


def test_or_an_object(site: Path) -> None:
    text = '''\
from perftui.rules.api import Rule, Severity, bilingual


class Limit:
    """X102 hall-limit: 一个项目的指标太多。

    What
        说明。
    """

    RULE = Rule("X102", "hall-limit", Severity.INFO)

    def check_workspace(self, overview):
        return iter(())


LIMITS = [Limit()]
'''
    install(site, "hall-rules", {"limits": "hall_limit:LIMITS"}, hall_limit=text)
    ((registered,), _faults) = installed(site)
    assert (str(registered.page.said), str(registered.page.section("What"))) == ("一个项目的指标太多。", "说明。")
    assert registered.workspace is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("raise RuntimeError('no\\nlicence')", "RuntimeError: no licence"),
        ("import hall_missing", "ModuleNotFoundError: No module named 'hall_missing'"),
        ("import sys\nsys.exit(3)", "SystemExit: 3"),
        ("x = (", "SyntaxError: "),
        ("", "it has neither RULE nor RULES"),
        ("RULES = 3", "it has neither RULE nor RULES"),
        ("RULES = [3]", "int has no RULE that is a Rule"),
        (RULE.replace('Rule("X101", "hall-main", Severity.WARNING)', "3"), "hall has no RULE that is a Rule"),
        (RULE.replace("Severity.WARNING", '"warning"'), "hall has a severity that is no Severity"),
        (RULE.replace("WARNING)", "WARNING, ('第三条',))"), "hall has bases or settings that are none"),
        (RULE.replace("WARNING)", "WARNING, settings=[3])"), "hall has bases or settings that are none"),
        (RULE.replace("X101", "I101"), "I101 hall-main: the code of an own rule is X"),
        (RULE.replace("hall-main", "Hall"), "X101 Hall: a name is made of a-z"),
        (RULE.replace("hall-main", "money-sum"), "money-sum is taken: M201 money-sum"),
        (RULE.replace('"""X101', '"""X109'), "the docstring of hall does not begin with `X101 hall-main: a sentence.`"),
        (RULE.replace("Safe:", "Always:"), "the section Fix of hall begins with `Safe:` or `Unsafe:`"),
        (RULE.replace("check_project", "check"), "hall needs one function, check_project or check_workspace"),
        (RULE + "check_workspace = check_project\n", "hall needs one function, check_project or check_workspace"),
    ],
)
def test_what_is_wrong_is_one_error_with_the_name_of_the_package(site: Path, text: str, reason: str) -> None:
    install(site, "hall-rules", {"hall": "hall"}, hall=text)
    (said,) = reasons(site)
    assert said.startswith(f"the rules hall of hall-rules 1.2 do not run: {reason}")
    assert "\n" not in said


def test_what_an_entry_point_leads_to_may_be_missing(site: Path) -> None:
    install(site, "hall-rules", {"hall": "hall:NOTHING"}, hall="")
    (said,) = reasons(site)
    assert "AttributeError: " in said


def test_one_that_is_wrong_leaves_the_others(site: Path) -> None:
    install(site, "a-rules", {"a": "a"}, a="raise ValueError")
    install(site, "b-rules", {"b": "b"}, b=RULE)
    found = installed(site)
    assert [each.rule.name for each in found.rules] == ["hall-main"]
    assert [fault.distribution for fault in found.faults] == ["a-rules 1.2"]


@pytest.mark.parametrize(("code", "name", "same"), [("X101", "b-rule", "X101"), ("X102", "hall-main", "hall-main")])
def test_of_two_packages_with_one_code_or_name_the_later_is_refused(
    site: Path, code: str, name: str, same: str
) -> None:
    install(site, "b-rules", {"b": "b"}, b=other(code, name))
    install(site, "a-rules", {"a": "a"}, a=RULE)
    found = installed(site)
    assert [each.origin for each in found.rules] == ["a-rules 1.2"]
    assert [str(fault.message) for fault in found.faults] == [
        f"the rules b of b-rules 1.2 do not run: {same} is taken: X101 hall-main, a-rules 1.2"
    ]


def test_of_a_package_in_which_one_rule_is_wrong_none_runs(site: Path) -> None:
    every = "import hall_main\nRULES = (hall_main, hall_main)\n"
    install(site, "hall-rules", {"hall": "hall"}, hall=every, hall_main=RULE)
    assert len(reasons(site)) == 1
