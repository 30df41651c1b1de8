"""Where tests of filling in begin, and what stands in the file and in its draft then."""

from __future__ import annotations

from pathlib import Path

from perftui.tui.widgets.form_view import FormView
from tests.tui.driving import Driver


def on_disk(folder: Path) -> str:
    """The text of the file."""
    return (folder / "small.perf").read_text("utf-8")


def shown(driver: Driver) -> str:
    """The text of the draft."""
    draft = driver.app.desk.workbench.draft(Path("forms/small.perf")) if driver.app.desk.workbench else None
    assert draft is not None
    return draft.text


async def to_target(driver: Driver) -> None:
    """Select the first indicator in the outline: 整治河道 ≥ 10 条."""
    await driver.press("home", "down", "down", "down", "down")
    assert driver.outline()[4] == "> 整治河道"


async def to_field(driver: Driver, key: str) -> None:
    """Go to a field of the form at once: that keys move there is shown elsewhere."""
    form = driver.find(FormView)
    await driver.press("2")
    driver.app.store.point(next(each.slot for line in form.lines for each in line.fields if each.slot.key == key))
    await driver.settle()
    assert form.field is not None
    assert form.field.slot.key == key


async def to_goal(driver: Driver) -> None:
    """Open the goal of the first project."""
    await to_field(driver, "年度总体目标")
    await driver.press("e")
