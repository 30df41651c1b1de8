"""Rules of a bureau and of installed packages are found by the program as by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.rules.plugins import installed
from tests.rules.test_plugins import install
from tests.tui.conftest import FEW_RULES
from tests.tui.driving import opened

OWN = """
[[rule]]
name = "bureau-satisfaction"
code = "X001"
when = '"满意度" < 95'
message = "{指标} 低于 95 %"
help = "改为不低于 95 %"
basis = "本局办法 第三条"
"""


@pytest.fixture
def stated(small: Path) -> Path:
    """A folder whose configuration states a rule."""
    (small / "perftui.toml").write_text(FEW_RULES.replace("[", '["X", ') + OWN, "utf-8")
    return small


async def test_a_finding_of_an_own_rule_is_listed_with_its_help_and_its_basis(stated: Path) -> None:
    async with opened(stated) as driver:
        found = [each.diagnostic for each in driver.state.findings.every if each.diagnostic.code == "X001"]
        assert [(each.indicator, each.span.line) for each in found] == [("居民满意度", 26)]
        await driver.press("p")
        assert "居民满意度 低于 95 %" in driver.text
        await driver.press("end")
        assert "改为不低于 95 %" in driver.text
        assert "本局办法 第三条" in driver.text


async def test_it_is_explained_by_what_the_configuration_says(stated: Path) -> None:
    async with opened(stated) as driver:
        checker = driver.state.checker
        assert checker is not None
        found = {each.diagnostic.code: each.diagnostic for each in driver.state.findings.every}
        own, usual = checker.explanation(found["X001"]), checker.explanation(found["I401"])
        assert own is not None
        assert (own.sentence, own.origin) == ("{指标} 低于 95 %", "forms/perftui.toml:3")
        assert usual is not None
        assert usual.kind.name == "val-missing"


async def test_longer_codes_leave_the_columns_of_the_list_where_they_are(stated: Path) -> None:
    path = stated / "perftui.toml"
    path.write_text(path.read_text("utf-8").replace("X001", "XSH001"), "utf-8")
    async with opened(stated) as driver:
        await driver.press("p")
        rows = [line for line in driver.lines if "XSH001" in line or "I401" in line][:2]
        assert len(rows) == 2
        assert len({row.index("河道整治") for row in rows}) == 1


async def test_a_change_is_checked_by_it_at_once(stated: Path) -> None:
    async with opened(stated) as driver:
        corpus, checker = driver.state.corpus, driver.state.checker
        file = corpus.files[str(stated / "small.perf")]
        assert corpus.workspace is not None
        assert checker is not None
        anew = checker.after(corpus.workspace, [(file, file)], driver.state.across)
        assert any(each.code == "X001" for each in anew.found[file.document.path])


async def test_what_is_wrong_with_an_own_rule_is_a_problem_of_the_configuration(stated: Path) -> None:
    path = stated / "perftui.toml"
    path.write_text(path.read_text("utf-8").replace("< 95'", "< '"), "utf-8")
    async with opened(stated) as driver:
        first = driver.state.findings.every[0].diagnostic
        assert (Path(first.path).name, str(first.summary)) == ("perftui.toml", "the condition is not finished")


async def test_what_is_wrong_with_an_installed_package_is_a_problem(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = small.parent / "site"
    site.mkdir()
    install(site, "hall-rules", {"hall": "hall"}, hall="raise ImportError('甲')")
    monkeypatch.syspath_prepend(str(site))
    installed.cache_clear()
    try:
        async with opened(small) as driver:
            first = driver.state.findings.every[0].diagnostic
            assert str(first.summary) == "the rules hall of hall-rules 1.2 do not run: ImportError: 甲"
    finally:
        installed.cache_clear()
