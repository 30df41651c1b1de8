"""The terminal program finds what `perftui check` finds: under its configuration, without what its baseline knows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from perftui.commands.run import run
from perftui.tui.screens.ask import Ask
from tests.tui.driving import Driver, opened

Place = tuple[str, str, int]
Checked = Callable[..., list[Place]]
RULES = 'select = ["val-missing", "goal-nofig"]\n'


@pytest.fixture
def checked(capsys: pytest.CaptureFixture[str]) -> Checked:
    """What `perftui check` finds, with some options."""

    def check(folder: Path, *options: str) -> list[Place]:
        run(["check", "--format", "json", str(folder), *options])
        found = json.loads(capsys.readouterr().out)["findings"]
        return [(each["file"], each["code"], each["line"]) for each in found]

    return check


def found(driver: Driver) -> list[Place]:
    """File, code and line of each finding that shows."""
    every = [each.diagnostic for each in driver.state.findings.every]
    return [(each.path, each.code, each.span.line) for each in every]


async def test_both_find_the_same(small: Path, checked: Checked) -> None:
    wanted = checked(small)
    async with opened(small) as driver:
        assert found(driver) == wanted
        assert wanted


async def test_what_the_baseline_knows_does_not_show(small: Path, checked: Checked) -> None:
    (small / "perftui.toml").write_text(f'{RULES}baseline = "known.jsonl"\n', "utf-8")
    (small / "known.jsonl").write_text("", "utf-8")
    assert checked(small)
    checked(small, "--write-baseline")
    async with opened(small) as driver:
        assert found(driver) == []
        assert "no problem was found" in driver.text


async def test_what_an_edit_adds_to_the_known_shows_at_once(small: Path, checked: Checked) -> None:
    (small / "perftui.toml").write_text(f'{RULES}baseline = "known.jsonl"\n', "utf-8")
    (small / "known.jsonl").write_text("", "utf-8")
    checked(small, "--write-baseline")
    async with opened(small) as driver:
        await driver.press("E", "G", "e")
        await driver.type("?")
        await driver.press("enter")
        assert [code for _path, code, _line in found(driver)] == ["I401"]


async def test_a_baseline_that_cannot_be_read_is_a_problem_of_its_own(small: Path) -> None:
    (small / "perftui.toml").write_text(f'{RULES}baseline = "known.jsonl"\n', "utf-8")
    async with opened(small) as driver:
        await driver.press("p", "home")
        assert driver.state.findings.every[0].diagnostic.path == str(small / "known.jsonl")
        assert "perftui check --write-baseline writes it" in driver.text
        assert "I401" in driver.text


async def test_a_fault_of_the_configuration_stands_first_with_its_place(small: Path) -> None:
    (small / "perftui.toml").write_text('select = ["val-missing"]\nignore = ["nothing-of-that-name"]\n', "utf-8")
    async with opened(small) as driver:
        await driver.press("p", "home")
        assert "forms/perftui.toml:2:" in driver.text
        assert '2 │ ignore = ["nothing-of-that-name"]' in driver.text
        assert len(found(driver)) > 1
        await driver.press("r")
        assert "No fix is known for this" in driver.text
        await driver.press("I")
        assert "No rule says this" in driver.text
        assert not isinstance(driver.app.screen, Ask)


async def test_reading_again_reads_the_configuration_again(small: Path) -> None:
    (small / "perftui.toml").write_text("select = [\n", "utf-8")
    async with opened(small) as driver:
        assert driver.state.findings.every[0].subject == "perftui.toml"
        (small / "perftui.toml").write_text(RULES, "utf-8")
        await driver.press("R")
        assert {each.subject for each in driver.state.findings.every} == {"河道整治", "水质监测"}


async def look(driver: Driver) -> None:
    """The next look at the disk."""
    driver.app.look()
    await driver.settle()


async def test_a_configuration_that_another_program_writes_is_noticed(small: Path, checked: Checked) -> None:
    async with opened(small) as driver:
        (small / "perftui.toml").write_text(RULES, "utf-8")
        await look(driver)
        written = found(driver)
        assert "everything is checked anew" in driver.lines[-1]
        (small / "perftui.toml").unlink()
        await look(driver)
        unlinked = found(driver)
    assert unlinked == checked(small)
    (small / "perftui.toml").write_text(RULES, "utf-8")
    assert written == checked(small) != unlinked


async def test_a_configuration_that_appears_further_down_is_noticed(small: Path, checked: Checked) -> None:
    (small / "perftui.toml").rename(small.parent / "perftui.toml")
    async with opened(small) as driver:
        before = found(driver)
        (small / "perftui.toml").write_text(RULES, "utf-8")
        await look(driver)
        behind = found(driver)
    assert behind == checked(small) != before


async def test_a_baseline_that_another_program_writes_is_noticed(small: Path, checked: Checked) -> None:
    (small / "perftui.toml").write_text(f'{RULES}baseline = "known.jsonl"\n', "utf-8")
    (small / "known.jsonl").write_text("", "utf-8")
    checked(small, "--write-baseline")
    known = (small / "known.jsonl").read_text("utf-8")
    (small / "known.jsonl").write_text("", "utf-8")
    async with opened(small) as driver:
        assert found(driver)
        (small / "known.jsonl").write_text(known, "utf-8")
        await look(driver)
        assert found(driver) == []


async def test_what_is_not_saved_stays_when_the_configuration_changes(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("E", "G", "e")
        await driver.type("?")
        await driver.press("enter")
        (small / "perftui.toml").write_text(RULES, "utf-8")
        await look(driver)
        assert len(driver.state.dirty) == 1
        assert [code for _path, code, _line in found(driver)].count("I401") == 2
        before = driver.state.checker
        await look(driver)
        assert driver.state.checker is before, "only once"
