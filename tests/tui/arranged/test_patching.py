"""After a change of some files what is worked out of them alone is what a new reading of everything gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from perftui.diagnostics import TextEdit
from perftui.editing.change import Change, Step
from perftui.messages import msg
from perftui.model import Span
from perftui.totals import roll_up
from perftui.tui.arranged.findings import arranged, count
from perftui.tui.arranged.gathering import gathered
from perftui.tui.arranged.rows import Rows
from perftui.tui.arranged.tree import project_id
from perftui.tui.desk.desk import Desk
from perftui.tui.store.checker import Checker
from perftui.tui.store.store import Store
from perftui.tui.work.reading import Reading, check_again, read
from perftui.workspace import Workspace, source_file

GOAL = "聚焦城市数字化转型重点领域，推动数字技术与实体经济深度融合，助力高质量发展，服务企业 300 家。"
FORM = """项目 {name}
  年度: 2026
  主管部门: {department}
  年度资金申请总额: {amount} 元
  年度总体目标:
    | {goal}

  产出指标 / 数量指标
    - 培训场次 ≥ 20 场
    - 成本测算合理: 合理
"""
SUMMARY = "汇总 全部\n  项目数: 3\n  年度资金合计: 60.00 元\n"
LINES = (
    "项目 河道整治",
    "  年度: 2027",
    "  主管部门: 水务局",
    "  年度资金申请总额: 25.00 元",
    "  年度资金申请总额: ?",
    f"    | {GOAL}",
    "    | 建成的的示范场景 50 个。",
    "    - 成本测算合理性: 合理",
    "    - 成本测算合理: 合理",
    "    - 培训场次 ≥ 0 场",
    "    - 培训场次 ≥ 0 场  # perftui: ignore[I401, boilerplate] 甲",
    "",
    "什么也不是",
)
EDITS = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 12), st.sampled_from(["replace", "insert", "delete"]), st.integers(0, 12)
    ),
    min_size=1,
    max_size=5,
)


def nowhere(_changed: frozenset[str]) -> None:
    """Nobody draws."""


def now(function: Any, *arguments: Any) -> None:
    """Have it called at once, as there is one thread."""
    function(*arguments)


def going_on() -> bool:
    """Whether to stop: never."""
    return False


def opened(folder: Path) -> Desk:
    """The desk of a store that has read and checked the files of a folder."""
    for name, department in (("河道整治", "水务局"), ("桥梁养护", "交通局"), ("水质监测", "水务局")):
        text = FORM.format(name=name, department=department, amount="20.00", goal=GOAL)
        (folder / f"{name}.perf").write_text(text, "utf-8")
    (folder / "汇总.perf").write_text(SUMMARY, "utf-8")
    store = Store([folder], nowhere)
    desk = Desk(store, folder.parent / "state")

    def was_read(revision: int, reading: Reading) -> None:
        store.was_read(revision, reading.corpus, reading.findings, reading.checker)
        desk.begin(reading.workspace)

    read(store, store.begin_reading(), now, going_on, was_read)
    return desk


def change(desk: Desk, file: int, at: int, kind: str, line: int) -> None:
    """Replace, insert or delete a line of a file."""
    assert desk.workbench is not None
    draft = list(desk.workbench.drafts())[file]
    lines = draft.text.split("\n")
    number = 1 + at % max(len(lines) - 1, 1)
    written = LINES[line]
    whole = Span(number, 0, number + 1, 0)
    match kind:
        case "delete" if len(lines) > number:
            edit = TextEdit(whole, "")
        case "insert":
            edit = TextEdit(Span(number, 0, number, 0), f"{written}\n")
        case _:
            edit = TextEdit(Span(number, 0, number, len(lines[number - 1])), written)
    assert desk.apply(Change(msg("change {what}", what="甲"), (Step(draft.path, (edit,)),))) is None


def is_that_of_everything(desk: Desk) -> None:
    """Compare what the store has with what a new reading of the same texts gives."""
    assert desk.workbench is not None
    state, base = desk.store.state, desk.workbench.workspace
    assert base.files == tuple(draft.file for draft in desk.workbench.drafts())
    files = tuple(source_file(each.content.encode(), each.path) for each in base.files)
    workspace = Workspace(files, base.faults, base.context, base.partial, base.unseen)
    corpus = gathered(workspace)
    assert [each.project for each in state.corpus.projects] == [each.project for each in corpus.projects]
    assert state.corpus.departments == corpus.departments
    assert state.corpus.total == corpus.total == roll_up(workspace).grand.total
    assert (state.corpus.indicators, state.corpus.conflicts) == (corpus.indicators, corpus.conflicts)
    assert (state.corpus.starts, state.corpus.file_numbers) == (corpus.starts, corpus.file_numbers)
    names, wanted = state.corpus.names, corpus.names
    assert (names.keys, names.firsts, names.owners) == (wanted.keys, wanted.firsts, wanted.owners)
    assert list(Rows(state.tree, state.turned)) == list(Rows(type(state.tree)(corpus), state.turned))
    found = arranged(corpus, Checker().everything(workspace).findings)
    assert list(state.findings.every) == list(found.every)
    assert state.findings.marks == found.marks
    assert state.findings.marks_by_project == found.marks_by_project
    assert state.findings.marks_by_department == found.marks_by_department
    assert state.findings.by_project.keys() == found.by_project.keys()
    assert all(list(state.findings.by_project[each]) == list(found.by_project[each]) for each in found.by_project)
    for number, declared in enumerate(corpus.projects):
        each = {at: count(found.of_indicator(number, at)) for at in range(len(declared.project.indicators))}
        assert state.findings.marks_of_indicators(number) == {at: marks for at, marks in each.items() if marks}
    assert {path: list(group) for path, group in state.findings.by_path.items() if group} == {
        path: list(group) for path, group in found.by_path.items()
    }


@settings(max_examples=40, deadline=None)
@given(edits=EDITS, again=st.booleans())
def test_changes_give_what_a_new_reading_gives(
    tmp_path_factory: Any, edits: list[tuple[int, int, str, int]], *, again: bool
) -> None:
    folder = tmp_path_factory.mktemp("forms") / "forms"
    folder.mkdir()
    desk = opened(folder)
    store, turned = desk.store, frozenset({project_id(0), project_id(1) + 1, project_id(2), project_id(2) + 2})
    rows = [Rows(store.state.tree, turned), Rows(store.state.tree)]
    for edit in edits:
        change(desk, *edit)
        rows = [
            each.after(store.state.tree, some, None) for each, some in zip(rows, (turned, frozenset()), strict=True)
        ]
        assert list(map(list, rows)) == [list(Rows(store.state.tree, some)) for some in (turned, frozenset())]
        assert all([each.find(node) for node in each] == list(range(len(each))) for each in rows)
        if again:
            check_again(desk.store, desk.store.state.edition, now, going_on)
    for _ in range(len(edits) // 2):
        desk.undo()
    check_again(desk.store, desk.store.state.edition, now, going_on)
    is_that_of_everything(desk)
