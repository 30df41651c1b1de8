"""The store: each change makes a new state and says which fields changed."""

from decimal import Decimal
from pathlib import Path

import pytest

from perftui.config.configurations import Configurations
from perftui.rules.across import Across
from perftui.rules.engine import check
from perftui.totals import Dimension, roll_up
from perftui.tui.arranged.findings import arranged
from perftui.tui.arranged.gathering import Gathering, gathered
from perftui.tui.arranged.places import Location, Phase, Place, View
from perftui.tui.arranged.rows import Rows
from perftui.tui.arranged.sheet import sheet
from perftui.tui.arranged.tree import Kind, project_id
from perftui.tui.store.checker import Anew
from perftui.tui.store.state import State
from perftui.tui.store.store import Store
from perftui.workspace import SourceFile, load


class Listener:
    """Remembers what it heard."""

    def __init__(self) -> None:
        self.heard: list[frozenset[str]] = []

    def __call__(self, changed: frozenset[str]) -> None:
        self.heard.append(changed)


@pytest.fixture
def listener() -> Listener:
    return Listener()


def read(store: Store, path: Path) -> None:
    revision = store.begin_reading()
    workspace = load([path])
    corpus = gathered(workspace)
    store.was_read(revision, corpus, arranged(corpus))
    store.was_checked(revision, arranged(corpus, check(workspace, Configurations()).findings), Across())


@pytest.fixture
def store(small: Path, listener: Listener) -> Store:
    store = Store([small], listener)
    read(store, small)
    listener.heard.clear()
    return store


def test_reading_goes_through_its_phases(small: Path, listener: Listener) -> None:
    store = Store([small], listener)
    revision = store.begin_reading()
    store.progressed(revision, 1, 1)
    phases = [store.state.phase]
    assert store.state.progress == (1, 1)
    workspace = load([small])
    corpus = gathered(workspace)
    store.was_read(revision, corpus, arranged(corpus))
    phases.append(store.state.phase)
    assert store.state.corpus.total == Decimal(1_500_000)
    store.was_checked(revision, arranged(corpus, check(workspace, Configurations()).findings), Across())
    phases.append(store.state.phase)
    assert phases == [Phase.READING, Phase.CHECKING, Phase.READY]
    assert store.state.findings.marks.errors == 1


def files(folder: Path, names: str) -> list[SourceFile]:
    """One file a letter, with a project of that name; the departments take turns."""
    for number, name in enumerate(names):
        (folder / f"{name}.perf").write_text(f"项目 {name}\n  主管部门: {number % 2}局\n", "utf-8")
    return list(load([folder]).files)


def test_what_is_read_shows_while_reading_goes_on(folder: Path, listener: Listener) -> None:
    store = Store([folder], listener)
    revision = store.begin_reading()
    gathering = Gathering()
    shown = []
    for file in files(folder, "abcd"):
        gathering.add(file)
        store.grew(revision, gathering.corpus())
        tree = store.state.tree
        shown.append("".join(tree.node(node).label for node in Rows(tree)))
        assert store.state.phase is Phase.READING
    assert shown == ["0局a", "0局a1局b", "0局ac1局b", "0局ac1局bd"]


def test_what_a_person_did_while_reading_went_on_stays(folder: Path, listener: Listener) -> None:
    store = Store([folder], listener)
    revision = store.begin_reading()
    gathering = Gathering()
    first, second, *rest = files(folder, "abcd")
    gathering.add(first)
    gathering.add(second)
    store.grew(revision, gathering.corpus())
    assert store.state.place == Place(0, 1)
    store.select(Place(1, 2))
    store.toggle(project_id(1))
    store.set_filter("B")
    for file in rest:
        gathering.add(file)
        store.grew(revision, gathering.corpus())
    corpus = gathering.corpus()
    store.was_read(revision, corpus, arranged(corpus))
    assert store.state.place == Place(1, 2)
    assert store.state.toggled == {project_id(0), project_id(1)}
    assert store.state.matches is not None
    assert list(store.state.matches.projects) == [1]
    assert len(store.state.corpus.projects) == 4


def test_a_second_reading_shows_when_it_is_complete(store: Store, small: Path) -> None:
    before = store.state.corpus
    revision = store.begin_reading()
    gathering = Gathering()
    for file in load([small]).files:
        gathering.add(file)
        store.grew(revision, gathering.corpus())
    assert store.state.corpus is before
    corpus = gathering.corpus()
    store.was_read(revision, corpus, arranged(corpus))
    assert store.state.corpus is corpus


def test_the_first_project_is_selected_and_open(store: Store) -> None:
    assert store.state.place == Place(0, 1)
    assert store.state.toggled == {project_id(0)}


def test_what_belongs_to_an_older_reading_is_dropped(store: Store, small: Path) -> None:
    old = store.state.revision
    store.begin_reading()
    before = store.state
    workspace = load([small])
    corpus = gathered(workspace)
    store.progressed(old, 5, 9)
    store.grew(old, corpus)
    store.was_read(old, corpus, arranged(corpus))
    store.was_checked(old, arranged(corpus), Across())
    store.was_totalled(old, store.state.edition, sheet(roll_up(workspace)))
    assert store.state is before


def test_a_state_is_never_changed_in_place(store: Store, listener: Listener) -> None:
    before = store.state
    store.toggle(project_id(1))
    assert before.toggled == {project_id(0)}
    assert store.state.toggled == {project_id(0), project_id(1)}
    assert listener.heard == [frozenset({"toggled"})]


def test_what_changes_nothing_is_not_told(store: Store, listener: Listener) -> None:
    store.choose_dimension(None)
    store.close()
    store.tell(None)
    assert listener.heard == []


def test_a_reading_keeps_what_was_open_and_selected(store: Store, small: Path) -> None:
    level = next(at for at, node in enumerate(store.state.tree.block(1)) if node.label == "质量指标")
    store.toggle(project_id(1) + level)
    store.select(Place(1, 33))
    path = small / "a.perf"
    path.write_text("项目 新项目\n  主管部门: 水务局\n", "utf-8")
    read(store, small)
    moved = store.state.tree
    assert [each.project.name for each in store.state.corpus.projects] == ["新项目", "河道整治", "水质监测"]
    assert store.state.place == Place(2, 33)
    assert [(moved.node(each).label, each // project_id(1)) for each in sorted(store.state.toggled)] == [
        ("河道整治", 1),
        ("质量指标", 2),
    ]


def test_a_selected_project_that_is_gone_gives_way_to_the_first(store: Store, small: Path) -> None:
    store.select(Place(1, 33))
    (small / "small.perf").write_text("项目 别的\n", "utf-8")
    read(store, small)
    assert store.state.place == Place(0, 1)


def test_a_folder_that_is_empty_now_selects_nothing(store: Store, small: Path) -> None:
    (small / "small.perf").unlink()
    read(store, small)
    assert store.state.place is None
    assert store.state.findings.marks.errors == 1


def test_the_next_finding_is_the_one_behind_the_selection(store: Store) -> None:
    store.step_finding(1)
    assert store.state.finding == 0
    assert store.state.location == Location("forms/small.perf", 20)
    assert store.state.place == Place(0, 20)


def test_findings_go_round(store: Store) -> None:
    store.step_finding(1)
    store.step_finding(1)
    assert store.state.finding == 0
    store.select(Place(1, 40))
    store.step_finding(1)
    assert store.state.finding == 0
    assert str(store.state.notice) == "From the start again."


def test_the_previous_finding_is_the_one_before_the_selection(store: Store) -> None:
    store.select(Place(1, 40))
    store.step_finding(-1)
    assert store.state.place == Place(0, 20)


def test_a_filter_keeps_the_projects_that_match(store: Store) -> None:
    store.set_filter("水质")
    assert store.state.matches is not None
    assert list(store.state.matches.projects) == [1]
    store.set_filter("")
    assert store.state.matches is None


def test_expanding_opens_all_and_collapsing_closes_all(store: Store) -> None:
    tree = store.state.tree
    store.expand_all()
    kinds = [tree.node(each).kind for each in Rows(tree, store.state.toggled)]
    assert kinds.count(Kind.INDICATOR) == 6
    store.collapse_all()
    assert [tree.node(each).kind for each in Rows(tree, store.state.toggled)].count(Kind.INDICATOR) == 0


def test_under_a_filter_they_do_the_same(store: Store) -> None:
    store.set_filter("合格率")
    tree, matches = store.state.tree, store.state.matches
    store.expand_all()
    assert len(Rows(tree, store.state.turned, matches)) == 10
    store.collapse_all()
    assert len(Rows(tree, store.state.turned, matches)) == 4


def test_pages_are_a_stack_without_doubles(store: Store) -> None:
    store.open(View.TOTALS)
    store.open(View.HELP)
    store.open(View.TOTALS)
    assert store.state.views == (View.MAIN, View.TOTALS)
    store.close()
    assert store.state.view is View.MAIN


def test_another_dimension_drops_the_old_totals(store: Store, small: Path) -> None:
    by_project = sheet(roll_up(load([small])))
    store.was_totalled(store.state.revision, store.state.edition, by_project)
    assert store.state.sheet is by_project
    store.choose_dimension(Dimension.LEVEL1)
    store.was_totalled(store.state.revision, store.state.edition, by_project)
    assert store.state.sheet is not by_project, "totals of another dimension come too late"


def state(store: Store) -> State:
    """What the store holds by now."""
    return store.state


def test_totals_show_until_those_after_an_edit_are_there(store: Store, small: Path) -> None:
    before = sheet(roll_up(load([small])))
    edition = store.state.edition
    store.was_totalled(store.state.revision, edition, before)
    assert state(store).awaits_totals is False
    store.was_edited(store.state.corpus, store.state.tree, Anew({}, Across()))
    assert state(store).sheet is before
    assert state(store).awaits_totals is True
    after = sheet(roll_up(load([small])))
    store.was_totalled(store.state.revision, edition, after)
    assert state(store).sheet is before, "totals of an older edition come too late"
    store.was_totalled(store.state.revision, edition + 1, after)
    assert state(store).sheet is after
    assert state(store).awaits_totals is False


def test_visiting_a_line_selects_the_project_that_stands_there(store: Store) -> None:
    store.visit(Location("forms/small.perf", 35))
    assert store.state.place == Place(1, 35)
