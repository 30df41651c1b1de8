"""Changes are made, taken back and made again; what is on disk and what is edited are told apart."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perftui.diagnostics import TextEdit
from perftui.editing.change import Change, Spot, Step, deleted, edits_between, made, whole
from perftui.editing.workbench import StaleError, Workbench, read_again
from perftui.language.edits import apply, set_target
from perftui.messages import Language, msg, set_language
from perftui.model import Operator, Quantity, Span
from perftui.workspace import SourceFile, load

TEXT = "项目 甲\n  年度: 2026\n\n  产出指标 / 数量指标\n    # 按季度统计\n    - 场次 ≥ 3 场\n"


def bench(folder: Path, **texts: str) -> Workbench:
    for name, text in (texts or {"a": TEXT}).items():
        (folder / f"{name}.perf").write_bytes(text.encode("utf-8"))
    return Workbench(load([folder]))


def text_of(workbench: Workbench, path: Path) -> str:
    draft = workbench.draft(path)
    assert draft is not None
    return draft.text


def insertion(path: Path, line: int, text: str, key: str = "") -> Change:
    step = Step(path, (TextEdit(Span(line, 0, line, 0), text),))
    return Change(msg("typing"), (step,), Spot(path, line), key)


def target_change(workbench: Workbench, path: Path, value: int) -> Change:
    draft = workbench.draft(path)
    assert draft is not None
    assert draft.file is not None
    document = draft.file.document
    (indicator,) = document.projects[0].indicators
    target = Quantity(Operator.AT_LEAST, Decimal(value), "场", indicator.target.span)
    return Change(msg("typing"), (Step(path, set_target(document, indicator, target)),))


def test_a_change_is_seen_in_the_workspace_and_one_line_differs(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    workbench.apply(target_change(workbench, path, 5))
    assert text_of(workbench, path) == TEXT.replace("≥ 3 场", "≥ 5 场")
    (declared,) = workbench.workspace.projects()
    target = declared.project.indicators[0].target
    assert isinstance(target, Quantity)
    assert target.value == 5
    assert [draft.path for draft in workbench.dirty] == [path]
    assert path.read_text("utf-8") == TEXT


def test_undo_takes_back_and_redo_makes_again(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    for value in (4, 5, 6):
        workbench.apply(target_change(workbench, path, value))
    texts = []
    while workbench.undo() is not None:
        texts.append(text_of(workbench, path))
    assert texts == [TEXT.replace("3 场", "5 场"), TEXT.replace("3 场", "4 场"), TEXT]
    assert not workbench.dirty
    while workbench.redo() is not None:
        pass
    assert text_of(workbench, path) == TEXT.replace("3 场", "6 场")


def test_a_new_change_ends_what_could_be_made_again(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    workbench.apply(target_change(workbench, path, 4))
    workbench.undo()
    workbench.apply(target_change(workbench, path, 7))
    assert workbench.next_redo is None
    assert workbench.redo() is None


def test_a_change_over_several_files_is_one_step(tmp_path: Path) -> None:
    workbench = bench(tmp_path, a=TEXT, b=TEXT.replace("甲", "乙"))
    paths = [tmp_path / "a.perf", tmp_path / "b.perf"]
    steps = tuple(target_change(workbench, path, 9).steps[0] for path in paths)
    workbench.apply(Change(msg("typing"), steps))
    assert len(workbench.dirty) == 2
    workbench.undo()
    assert not workbench.dirty


def test_typing_with_one_key_is_one_step(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    for character in ("一", "二", "三"):
        workbench.apply(insertion(path, 1, character, key="source"))
    workbench.apply(insertion(path, 1, "四", key="goal"))
    assert text_of(workbench, path).startswith("四三二一项目")
    workbench.undo()
    assert text_of(workbench, path).startswith("三二一项目")
    workbench.undo()
    assert text_of(workbench, path) == TEXT
    workbench.redo()
    assert text_of(workbench, path).startswith("三二一项目")


def test_a_file_that_is_made_and_then_called_otherwise_is_one_step(tmp_path: Path) -> None:
    workbench, first, second = bench(tmp_path), tmp_path / "新项目.perf", tmp_path / "乙.perf"
    began = msg("begin a declaration")
    workbench.apply(Change(began, (made(first, "项目 新项目\n"),), Spot(first, 1), key="new"))
    steps = (deleted(first, "项目 新项目\n"), made(second, "项目 乙\n"))
    workbench.apply(Change(msg("typing"), steps, Spot(second, 1), key="new"))
    assert [draft.path for draft in workbench.dirty] == [second]
    change = workbench.undo()
    assert change is not None
    assert (change.label, change.spot) == (began, Spot(second, 1))
    assert not workbench.dirty
    assert workbench.undo() is None
    workbench.redo()
    assert [(draft.path, draft.text) for draft in workbench.dirty] == [(second, "项目 乙\n")]


def test_a_file_is_made_and_deleted_and_both_are_taken_back(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "b.perf"
    workbench.apply(Change(msg("typing"), (made(path, "项目 乙\n"),)))
    assert [file.path.name for file in workbench.workspace.files] == ["a.perf", "b.perf"]
    workbench.apply(Change(msg("typing"), (deleted(tmp_path / "a.perf", TEXT),)))
    assert [file.path.name for file in workbench.workspace.files] == ["b.perf"]
    workbench.undo()
    workbench.undo()
    assert [file.path.name for file in workbench.workspace.files] == ["a.perf"]
    assert workbench.draft(path) is None
    assert not workbench.dirty


def test_a_change_that_does_not_fit_changes_nothing(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    good = TextEdit(Span(1, 0, 1, 0), "# 好\n")
    with pytest.raises(StaleError):
        workbench.apply(Change(msg("typing"), (Step(path, (good,)), Step(path, (TextEdit(Span(99, 0, 99, 1), ""),)))))
    with pytest.raises(StaleError):
        workbench.apply(Change(msg("typing"), (made(path, "项目 丙\n"),)))
    assert not workbench.dirty
    assert workbench.next_undo is None


def test_an_empty_change_is_no_step(tmp_path: Path) -> None:
    workbench = bench(tmp_path)
    workbench.apply(Change(msg("typing"), ()))
    workbench.apply(Change(msg("typing"), (Step(tmp_path / "a.perf", ()),)))
    assert workbench.next_undo is None


def test_reverting_can_be_taken_back(tmp_path: Path) -> None:
    set_language(Language.ENGLISH)
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    assert workbench.revert(path) is None
    workbench.apply(target_change(workbench, path, 8))
    revert = workbench.revert(path)
    assert revert is not None
    workbench.apply(revert)
    assert not workbench.dirty
    assert str(workbench.next_undo) == "take back everything in a.perf"
    workbench.undo()
    assert "≥ 8 场" in text_of(workbench, path)


def on_disk(path: Path, text: str) -> SourceFile:
    path.write_bytes(text.encode("utf-8"))
    found = read_again(path)
    assert isinstance(found, SourceFile)
    return found


def test_a_clean_draft_follows_the_disk(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    workbench.apply(target_change(workbench, path, 8))
    workbench.undo()
    assert workbench.was_read(path, on_disk(path, TEXT.replace("2026", "2027")))
    assert "2027" in text_of(workbench, path)
    assert workbench.next_redo is None
    assert not workbench.was_read(path, on_disk(path, TEXT.replace("2026", "2027")))


def test_a_dirty_draft_is_contested_and_either_side_can_win(tmp_path: Path) -> None:
    theirs = TEXT.replace("2026", "2027")
    for mine_wins in (True, False):
        workbench, path = bench(tmp_path), tmp_path / "a.perf"
        workbench.apply(target_change(workbench, path, 8))
        assert workbench.was_read(path, on_disk(path, theirs))
        assert [draft.path for draft in workbench.contested] == [path]
        if mine_wins:
            workbench.keep_mine(path)
            assert "≥ 8 场" in text_of(workbench, path)
        else:
            change = workbench.take_theirs(path)
            assert change is not None
            workbench.apply(change)
            assert text_of(workbench, path) == theirs
            assert not workbench.dirty
            workbench.undo()
            assert "≥ 8 场" in text_of(workbench, path)
        assert not workbench.contested


def test_a_contest_ends_where_the_disk_comes_back_or_agrees(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    workbench.apply(target_change(workbench, path, 8))
    workbench.was_read(path, on_disk(path, TEXT.replace("2026", "2027")))
    workbench.was_read(path, on_disk(path, TEXT))
    assert not workbench.contested
    workbench.was_read(path, on_disk(path, TEXT.replace("≥ 3", "≥ 8")))
    assert not workbench.contested
    assert not workbench.dirty


def test_a_file_that_vanished_keeps_its_edits_and_can_be_written_again(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    workbench.apply(target_change(workbench, path, 8))
    path.unlink()
    assert workbench.was_read(path, read_again(path))  # type: ignore[arg-type] # it is gone: None
    (draft,) = workbench.contested
    assert draft.vanished
    workbench.keep_mine(path)
    assert workbench.dirty
    assert not workbench.contested


def test_a_clean_file_that_vanished_or_appeared_follows(tmp_path: Path) -> None:
    workbench, path = bench(tmp_path), tmp_path / "a.perf"
    other = tmp_path / "b.perf"
    assert workbench.was_read(other, on_disk(other, "项目 乙\n"))
    path.unlink()
    assert workbench.was_read(path, None)
    assert [file.path.name for file in workbench.workspace.files] == ["b.perf"]


def test_what_could_not_be_read_as_text_cannot_be_edited(tmp_path: Path) -> None:
    (tmp_path / "a.perf").write_bytes("项目 甲\n".encode("gb18030"))
    (tmp_path / "b.perf").write_bytes("项目 乙\n".encode())
    workbench = Workbench(load([tmp_path]))
    assert [draft.editable for draft in workbench.drafts()] == [False, True]


@given(st.text("ab\n项", max_size=30), st.text("ab\n项", max_size=30))
def test_edits_between_two_texts_make_the_one_of_the_other(before: str, after: str) -> None:
    assert apply(before, edits_between(before, after)) == after
    assert whole(before).end_line == before.count("\n") + 1


@given(st.lists(st.tuples(st.sampled_from(["undo", "redo", "type"]), st.integers(1, 3), st.text("ab\n", max_size=3))))
def test_undo_of_everything_is_the_text_before(steps: list[tuple[str, int, str]]) -> None:
    path = Path("a.perf")
    from perftui.workspace import from_data

    workbench = Workbench(from_data(TEXT.encode(), path))
    for what, line, text in steps:
        if what == "type":
            workbench.apply(insertion(path, line, text, key=text[:1]))
        elif what == "undo":
            workbench.undo()
        else:
            workbench.redo()
    while workbench.undo() is not None:
        pass
    assert text_of(workbench, path) == TEXT


def test_reading_again_keeps_drafts_and_the_history_of_what_stayed(tmp_path: Path) -> None:
    workbench = bench(tmp_path, a=TEXT, b=TEXT.replace("甲", "乙"), c=TEXT.replace("甲", "丙"))
    for name in ("a", "b"):
        workbench.apply(target_change(workbench, tmp_path / f"{name}.perf", 5))
    (tmp_path / "b.perf").write_text("项目 别人\n", "utf-8")
    (tmp_path / "c.perf").unlink()
    (tmp_path / "d.perf").write_text("项目 丁\n", "utf-8")
    changed = workbench.was_read_again(load([tmp_path]))
    assert sorted(path.name for path in changed) == ["b.perf", "c.perf", "d.perf"]
    assert [draft.path.name for draft in workbench.drafts()] == ["a.perf", "b.perf", "d.perf"]
    assert [draft.path.name for draft in workbench.contested] == ["b.perf"]
    assert workbench.undo() is not None
    assert workbench.undo() is not None
    assert not workbench.dirty


def test_what_will_be_is_known_before_it_is(tmp_path: Path) -> None:
    workbench = bench(tmp_path)
    before = workbench.workspace
    (tmp_path / "b.perf").write_text("项目 乙\n", "utf-8")
    found = load([tmp_path / "b.perf"]).files[0]
    after = workbench.after({found.path: found, tmp_path / "a.perf": None})
    assert [file.path.name for file in after.files] == ["b.perf"]
    assert workbench.workspace is before
