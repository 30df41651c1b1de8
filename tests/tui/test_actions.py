"""One registry: every action is reachable, explained, and usable while an input method is on."""

import unicodedata
from collections import Counter

import pytest

from perftui.messages import Language
from perftui.tui.actions import ACTIONS, Action, Where, action, bindings, key_name, key_names
from perftui.tui.app import PerfApp
from perftui.tui.widgets.changes_view import ChangesView
from perftui.tui.widgets.compare_view import CompareView
from perftui.tui.widgets.conflicts_view import ConflictsView
from perftui.tui.widgets.edit_line import EditLine
from perftui.tui.widgets.form_view import FormView
from perftui.tui.widgets.grid_view import GridTable, IndicatorTable
from perftui.tui.widgets.outline import Outline
from perftui.tui.widgets.problems import ProblemList
from perftui.tui.widgets.search_line import SearchLine
from perftui.tui.widgets.source_view import SourceView
from perftui.tui.widgets.stated_view import StatedView
from perftui.tui.widgets.totals_view import TotalsTable
from perftui.tui.widgets.virtual import Virtual

HOLDERS = {
    Where.ANYWHERE: PerfApp,
    Where.LIST: Virtual,
    Where.OUTLINE: Outline,
    Where.PROBLEMS: ProblemList,
    Where.TOTALS: TotalsTable,
    Where.FORM: FormView,
    Where.SOURCE: SourceView,
    Where.COMPARE: CompareView,
    Where.CHANGES: ChangesView,
    Where.CONFLICTS: ConflictsView,
    Where.TABLE: GridTable,
    Where.INDICATORS: IndicatorTable,
    Where.STATED: StatedView,
    Where.SEARCH: SearchLine,
    Where.EDIT: EditLine,
}


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.id)
def test_every_action_is_done_where_its_keys_work(each: Action) -> None:
    assert callable(getattr(HOLDERS[each.where], f"action_{each.id}"))


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(each.id for each in ACTIONS).items() if count > 1] == []


@pytest.mark.parametrize("where", HOLDERS)
def test_no_key_does_two_things_in_one_place(where: Where) -> None:
    keys = Counter(key for each in ACTIONS if each.where is where for key in each.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.id)
def test_every_action_works_with_an_input_method_on(each: Action) -> None:
    """An input method takes letters; it leaves function, control and arrow keys, digits, and full-width signs."""
    free = [key for key in each.keys if len(key) > 1 or key.isdigit() or unicodedata.east_asian_width(key) in "WF"]
    assert free


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.id)
def test_every_action_is_named_and_explained_in_both_languages(each: Action) -> None:
    for message in (each.title, each.help):
        assert message.text(Language.ENGLISH) != message.text(Language.CHINESE)


def test_bindings_carry_the_ids_that_a_keymap_changes() -> None:
    assert {binding.id for binding in bindings(Where.ANYWHERE)} == {  # type: ignore[union-attr]  # all are bindings
        each.id for each in ACTIONS if each.where is Where.ANYWHERE and each.keys
    }


@pytest.mark.parametrize(
    ("key", "name"),
    [("up", "↑"), ("ctrl+t", "Ctrl+T"), ("f8", "F8"), ("shift+f8", "Shift+F8"), ("G", "G"), ("ctrl+right", "Ctrl+→")],
)
def test_keys_are_written_for_people(key: str, name: str) -> None:
    assert key_name(key) == name


def test_full_width_twins_are_not_listed_one_by_one() -> None:
    assert key_names(action("help")) == ("?", "F1")
