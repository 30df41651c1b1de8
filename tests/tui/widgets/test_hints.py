"""The hints of the last line: the most useful that fit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from perftui.messages import Language, set_language
from perftui.tui.actions import Where
from perftui.tui.terminal.runs import plain
from perftui.tui.widgets.hints import fitting, hint, hints
from tests.tui.driving import opened

NAMED = [where for where in Where if where not in {Where.ANYWHERE, Where.LIST}]


@pytest.fixture(params=Language, ids=str)
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    set_language(request.param)
    yield request.param
    set_language(None)


@pytest.mark.usefixtures("language")
def test_eighty_cells_show_the_most_useful_keys_in_either_language() -> None:
    shown = [each.id for each in fitting(Where.OUTLINE, 80)]
    assert shown[:5] == ["choose", "edit", "save", "search", "totals"]
    assert shown[-2:] == ["help", "quit"]


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("where", NAMED)
def test_a_narrower_line_names_fewer_keys_and_no_others(where: Where) -> None:
    before = [each.id for each in hints(where)]
    for room in range(200, 0, -1):
        shown = [each.id for each in fitting(where, room)]
        left_out = [identity for identity in before if identity not in shown]
        assert shown == [identity for identity in before if identity not in left_out]
        assert left_out in ([], [identity for identity in before if identity not in {"help", "quit"}][-len(left_out) :])
        before = shown


def test_a_hint_is_a_key_and_a_name() -> None:
    assert [plain(hint(each)) for each in hints(Where.SEARCH)] == ["Enter Keep", "Esc Cancel"]


async def test_the_form_names_the_keys_of_an_indicator_where_one_is_selected(small: Path) -> None:
    async with opened(small) as driver:
        await driver.press("2", "home")
        assert "Move to section" not in driver.lines[-1]
        await driver.press("end")
        assert "M Move to section   m Attribute" in driver.lines[-1]
