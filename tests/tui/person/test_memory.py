"""What is remembered from one time to the next."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from perftui.totals import Dimension
from perftui.tui.arranged.places import View
from perftui.tui.arranged.sieve import Sieve
from perftui.tui.person.memory import Memory, keep, recall, remembered_layouts
from perftui.tui.store.layouts import layout_of
from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.outline import Outline
from perftui.tui.widgets.problems import ProblemList
from perftui.tui.widgets.virtual import Virtual
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


@pytest.mark.parametrize(("keys", "text"), [((), ""), (("f", "text:指标", "enter"), "指标")])
async def test_a_filter_that_was_not_taken_over_is_forgotten(small: Path, keys: tuple[str, ...], text: str) -> None:
    async with opened(small) as driver:
        for key in (*keys, "f", "ctrl+u", "text:居民满意度"):
            await (driver.type(key[5:]) if key.startswith("text:") else driver.press(key))
        assert driver.state.filter == "居民满意度"
    async with opened(small) as driver:
        assert driver.state.filter == text


async def test_what_the_list_of_problems_was_not_narrowed_to_yet_is_forgotten(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("3", "f")
        await driver.type("河道")
        await driver.press("enter", "f")
        await driver.type("水质")
        assert "水质" in driver.state.sieve.text
    async with opened(small) as driver:
        assert driver.state.sieve.text == "河道"


@pytest.mark.parametrize(("key", "kind"), [("1", Outline), ("2", FormView), ("3", ProblemList)])
@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_the_keys_go_where_they_went(small: Path, key: str, kind: type[Virtual], size: tuple[int, int]) -> None:
    async with opened(small, size=size) as driver:
        await driver.press(key)
    async with opened(small, size=size) as driver:
        assert isinstance(driver.app.focused, kind)
        assert driver.app.focused.region.height > 1


async def test_the_list_of_problems_is_narrowed_and_sorted_as_it_was(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("3", "v", "o", "o")
        left = driver.state.sieve
        assert left.narrows
    async with opened(small) as driver:
        assert driver.state.sieve == left
        assert len(driver.state.problems) == 1
        title = next(line for line in driver.lines if "3 Problems" in line)
        assert "河道整治" in title


async def test_a_project_that_is_gone_narrows_nothing(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("3", "v")
    text = (small / "small.perf").read_text("utf-8").replace("项目 河道整治", "项目 河道治理")
    (small / "small.perf").write_text(text, "utf-8")
    async with opened(small) as driver:
        assert driver.state.sieve == Sieve()


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
        pane="PROBLEMS",
        zoom="FORM",
        theme="nord",
        filter="待核",
        sieve=("词", "I401", "forms/a.perf", "甲", "error", "RULE"),
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
        lambda _known: {"tables": 3, "opened": {}, "file": [1, 2, 3], "theme": 3, "widening": "x", "sieve": ["a"]},
        lambda known: {**known, "tables": [["SUMMARY"], ["SUMMARY", "columns", "", False], 7]},
    ],
)
def test_what_cannot_be_understood_is_forgotten(small: Path, spoil: Callable[[dict[str, object]], object]) -> None:
    keep([small], Memory())
    (file,) = Path(os.environ["XDG_STATE_HOME"]).glob("perftui/places/*.json")
    file.write_text(json.dumps(spoil(json.loads(file.read_text("utf-8")))), "utf-8")
    assert recall([small]) == Memory()
