"""The list of problems narrowed by words, rule, project and severity, and sorted."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.diagnostics import Severity
from perftui.tui.arranged.findings import Findings
from perftui.tui.arranged.places import View
from perftui.tui.arranged.sieve import Order, Sieve, Subject, everything, sifted
from perftui.tui.widgets.problems import ProblemDetail, ProblemList, ProblemPage
from tests.tui.driving import Driver, opened

PROJECT = """\
项目 {name}
  年度: 2026
  项目性质: 经常性专项业务费
  项目类别: 特定目标类
  主管部门: 水务局
  实施单位: 水务局
  计划开始日期: 2026-01-01
  计划完成日期: 2026-12-31

  年度资金申请总额: 100.00 元
    当年财政拨款: {part} 元

  年度总体目标:
    | 整治河 道十条。

  产出指标 / 数量指标
    - 清淤长度: ?
    - 植树: ?
"""


@pytest.fixture
def two(folder: Path) -> Path:
    """Two files, each with a blank inside of a word and two open targets; the second one does not add up either."""
    (folder / "甲.perf").write_text(PROJECT.format(name="甲", part="100.00"), "utf-8")
    (folder / "乙.perf").write_text(PROJECT.format(name="乙", part="90.00"), "utf-8")
    (folder / "perftui.toml").write_text('select = ["import-cjkspace", "money-sum", "val-missing"]\n', "utf-8")
    return folder


def shown(driver: Driver) -> list[str]:
    """Code and project of every line of the list."""
    view = driver.find(ProblemList)
    return [" ".join(view.text(index).split()[:2]) for index in range(view.count())]


def view_of(driver: Driver) -> View:
    """The page in front."""
    return driver.state.view


EVERY = ["M201 乙", "F710 乙", "I401 乙", "I401 乙", "F710 甲", "I401 甲", "I401 甲"]


# ---- what a sieve leaves ------------------------------------------------------------------------------------------


def test_words_are_looked_for_in_rule_name_place_severity_and_summary(findings: Findings) -> None:
    for text in ("I401", "val-missing", "河道 整治", "清淤长度", "错误 small.perf", "ERROR 清淤"):
        assert len(sifted(findings, Sieve(text))) == 1, text
    assert not sifted(findings, Sieve("清淤 没有"))
    assert len(sifted(findings, Sieve("  "))) == len(findings.every)


def test_a_rule_a_subject_and_a_severity_narrow_together(findings: Findings) -> None:
    here = Subject("forms/small.perf", "河道整治")
    assert len(sifted(findings, Sieve(rule="I401", subject=here, severity=Severity.ERROR))) == 1
    assert not sifted(findings, Sieve(rule="I401", severity=Severity.INFO))
    assert not sifted(findings, Sieve(subject=Subject("forms/small.perf", "水质监测")))


def test_rows_and_numbers_belong_together(findings: Findings) -> None:
    listed = sifted(findings, Sieve(rule="I401"))
    (number,) = listed.numbers
    assert (listed.row_of(number), listed.row_of(None), listed.row_of(99)) == (0, None, None)
    assert everything(findings).row_of(number) == number
    assert everything(findings).row_of(99) is None


def test_what_is_asked_for_is_told_part_by_part() -> None:
    sieve = Sieve(" 清淤 ", "I401", Subject("forms/a.perf", ""), Severity.WARNING, Order.RULE)
    assert sieve.words() == ("warning", "I401", "a.perf", "“清淤”")
    assert sieve.narrows
    assert not sieve.open.narrows
    assert sieve.open.order is Order.RULE


# ---- the page -----------------------------------------------------------------------------------------------------


async def test_words_narrow_the_list_while_they_are_typed_and_escape_shows_all_again(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("p", "home")
        assert shown(driver) == EVERY
        await driver.press("f")
        await driver.type("乙 i401")
        assert shown(driver) == ["I401 乙", "I401 乙"]
        assert "2 of 7 problems" in driver.text
        await driver.press("enter")
        assert driver.app.focused is driver.find(ProblemPage)
        assert "“乙 i401”" in driver.lines[1]
        assert "2/7" in driver.lines[1]
        assert "Esc Show all" in driver.lines[-1]
        await driver.press("escape")
        assert shown(driver) == EVERY
        assert view_of(driver) is View.PROBLEMS
        await driver.press("escape")
        assert view_of(driver) is View.MAIN


async def test_words_that_are_given_up_leave_the_other_parts(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("p", "end", "c", "f")
        await driver.type("乙")
        assert shown(driver) == ["I401 乙", "I401 乙"]
        await driver.press("escape")
        assert shown(driver) == ["I401 乙", "I401 乙", "I401 甲", "I401 甲"]


async def test_where_nothing_is_left_it_is_said_how_to_see_all(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("p", "f")
        await driver.type("没有这样的")
        await driver.press("enter")
        assert "no problem of that kind; Esc shows all" in driver.text
        await driver.press("c", "v", "y", "r", "down", "enter")
        assert driver.state.view is View.PROBLEMS
        await driver.press("escape")
        assert shown(driver) == EVERY


async def test_only_this_rule_and_only_this_project_by_a_key_each_and_off_again(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("p", "end", "c")
        assert shown(driver) == ["I401 乙", "I401 乙", "I401 甲", "I401 甲"]
        assert driver.find(ProblemPage).cursor == 3, "what was selected still is"
        await driver.press("v")
        assert shown(driver) == ["I401 甲", "I401 甲"]
        await driver.press("c")
        assert shown(driver) == ["F710 甲", "I401 甲", "I401 甲"]
        await driver.press("v")
        assert shown(driver) == EVERY


async def test_the_severities_that_occur_come_one_after_the_other(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("p", "home")
        found = []
        for _ in range(4):
            await driver.press("space")
            found.append((driver.state.sieve.severity, len(shown(driver))))
        marks = driver.state.findings.marks.counts()
        assert found == [*marks, (None, 7), marks[0]][:4]


async def test_the_list_is_sorted_by_weight_and_by_rule(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("p", "home", "o")
        assert "gravest first" in driver.lines[1]
        ranks = [driver.state.problems.finding(row).diagnostic.severity.rank for row in range(7)]
        assert ranks == sorted(ranks)
        await driver.press("o")
        assert [row.split()[0] for row in shown(driver)] == sorted(row.split()[0] for row in EVERY)
        await driver.press("o")
        assert shown(driver) == EVERY


async def test_the_explanation_is_of_what_is_listed(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("p", "home", "f")
        await driver.type("甲 植树")
        await driver.press("enter")
        detail = driver.find(ProblemDetail)
        assert "植树" in "\n".join(detail.text(index) for index in range(detail.count()))


async def test_the_next_problem_is_one_of_those_that_are_listed(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("p", "home", "c", "escape", "p", "down", "c", "escape")
        await driver.press("p", "home", "f")
        await driver.type("F710")
        await driver.press("enter", "]")
        assert driver.find(ProblemPage).cursor == 1
        await driver.press("1", "]")
        assert driver.state.findings.every[driver.state.finding or 0].diagnostic.code == "F710"
        assert driver.lines[-1].strip() == "From the start again."


async def test_an_edit_leaves_the_list_narrowed(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("p", "home", "f")
        await driver.type("甲 I401")
        await driver.press("enter", "enter", "e")
        await driver.type("≥ 5 公里")
        await driver.press("enter", "p")
        assert shown(driver) == ["I401 甲"]
        await driver.press("u")
        assert shown(driver) == ["I401 甲", "I401 甲"]


async def test_fixing_goes_on_with_the_next_one_that_is_listed(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("p", "home", "down", "c")
        assert shown(driver) == ["F710 乙", "F710 甲"]
        await driver.press("home", "r")
        assert shown(driver) == ["F710 甲"]
        chosen = driver.find(ProblemPage).selected
        assert chosen is not None
        assert chosen.diagnostic.project == "甲"
        await driver.press("r")
        assert shown(driver) == []
        await driver.press("escape")
        assert shown(driver) == [row for row in EVERY if "F710" not in row]


async def test_the_pane_of_the_main_page_is_narrowed_alike(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("3", "home", "f")
        await driver.type("甲")
        await driver.press("enter")
        assert shown(driver) == ["F710 甲", "I401 甲", "I401 甲"]
        assert any("“甲”" in line and "3/7" in line for line in driver.lines)
        await driver.press("escape")
        assert shown(driver) == EVERY
        assert driver.app.focused is driver.find(ProblemList)


async def test_the_keys_work_beside_the_explanation_too(two: Path) -> None:
    async with opened(two) as driver:
        await driver.press("p", "end", "tab", "c", "v")
        assert driver.app.focused is driver.find(ProblemDetail)
        assert shown(driver) == ["I401 甲", "I401 甲"]
        await driver.press("escape")
        assert shown(driver) == EVERY
