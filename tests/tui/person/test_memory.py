"""What is remembered from one time to the next."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from perftui.totals import Dimension
from perftui.tui.arranged.places import View
from perftui.tui.person.memory import Memory, keep, recall, remembered_layouts
from perftui.tui.store.layouts import layout_of
from tests.tui.driving import opened


async def test_one_goes_on_where_one_was(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("f")
        await driver.type("指标")
        await driver.press("enter", "t", "right", "escape", "end")
        left = driver.state
    async with opened(small) as driver:
        assert driver.state.place == left.place
        assert driver.state.filter == "指标"
        assert driver.state.dimension is next(iter(Dimension))


async def test_the_columns_and_the_order_of_a_table_stay(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("s", "c", *["down"] * 14, "space", "escape", *["right"] * 5, "o", "o")
        chosen = layout_of(driver.state, View.SUMMARY)
        assert chosen.falling
    async with opened(small) as driver:
        await driver.press("s")
        now = layout_of(driver.state, View.SUMMARY)
        assert (now.shown, now.sort, now.falling) == (chosen.shown, chosen.sort, True)
        assert "主管部门" not in now.shown


def test_what_a_later_program_does_not_know_is_left_out() -> None:
    memory = Memory(tables=(("GONE", ("a",), "", False), ("SUMMARY", ("主管部门", "月亮"), "月亮", True)))
    ((view, layout),) = remembered_layouts(memory)
    assert view is View.SUMMARY
    assert (layout.shown, layout.sort) == (("项目名称", "主管部门"), "")


def test_memory_reads_back(small: Path) -> None:
    memory = Memory(
        file=("forms/a.perf", "甲", 3),
        opened=(("部门",),),
        widening=2,
        heightening=-1,
        zoom="FORM",
        theme="nord",
        filter="待核",
        dimension="YEAR",
        tables=(("SUMMARY", ("甲",), "", False),),
    )
    keep([small], memory)
    assert recall([small]) == memory
    assert recall([small / "other"]) == Memory()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _known: [],
        lambda _known: {"tables": 3, "opened": {}, "file": [1, 2, 3], "theme": 3, "widening": "x", "filter": None},
        lambda known: {**known, "tables": [["SUMMARY"], ["SUMMARY", "columns", "", False], 7]},
    ],
)
def test_what_cannot_be_understood_is_forgotten(small: Path, spoil: Callable[[dict[str, object]], object]) -> None:
    keep([small], Memory())
    (file,) = Path(os.environ["XDG_STATE_HOME"]).glob("perftui/places/*.json")
    file.write_text(json.dumps(spoil(json.loads(file.read_text("utf-8")))), "utf-8")
    assert recall([small]) == Memory()
