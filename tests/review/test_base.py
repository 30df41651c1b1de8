"""The base is read from real repositories: what may differ and nothing else, by the names that files go by here."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.config.excluding import Exclusions
from perftui.review.base import HEAD, Base, load_base
from perftui.review.git import GitError
from perftui.workspace import load
from tests.repositories import begin, commit, git


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    begin(tmp_path)
    (tmp_path / "申报").mkdir()
    for name in "甲乙丙":
        (tmp_path / "申报" / f"{name}.perf").write_text(f"项目 {name}\n", "utf-8")
    commit(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def base(*roots: str, name: str = HEAD, unsaved: tuple[str, ...] = ()) -> Base:
    paths = [Path(root) for root in roots or ("申报",)]
    files = {str(file.path): file for file in load(paths).files}
    return load_base(paths, name, files, unsaved)


def texts(found: Base) -> dict[str, str | None]:
    return {path: None if file is None else file.document.text for path, file in found.files.items()}


@pytest.mark.usefixtures("top")
def test_where_nothing_differs_nothing_is_read() -> None:
    found = base()
    assert found.files == {}
    assert (found.branch, found.revision.subject, found.revision.date) == ("main", "申报稿", "2026-03-01")


def test_changed_new_and_deleted_files_go_by_the_paths_that_are_open(top: Path) -> None:
    (top / "申报" / "甲.perf").write_text("项目 甲甲\n", "utf-8")
    (top / "申报" / "乙.perf").unlink()
    (top / "申报" / "丁.perf").write_text("项目 丁\n", "utf-8")
    expected = {"申报/甲.perf": "项目 甲\n", "申报/乙.perf": "项目 乙\n", "申报/丁.perf": None}
    assert texts(base("申报")) == expected
    assert texts(base(str(top / "申报"))) == {str(top / path): text for path, text in expected.items()}
    assert texts(base("申报/甲.perf")) == {"申报/甲.perf": "项目 甲\n"}
    assert texts(base(".")) == expected


def test_a_folder_that_is_a_link_goes_by_the_name_of_the_link(top: Path) -> None:
    (top / "连接").symlink_to(top / "申报", target_is_directory=True)
    (top / "申报" / "甲.perf").write_text("项目 甲甲\n", "utf-8")
    assert texts(base("连接")) == {"连接/甲.perf": "项目 甲\n"}


def test_what_is_hidden_is_passed_over_as_everywhere(top: Path) -> None:
    (top / "申报" / ".旧").mkdir()
    (top / "申报" / ".旧" / "戊.perf").write_text("项目 戊\n", "utf-8")
    assert texts(base()) == {}


def test_what_is_excluded_is_not_taken_for_deleted(top: Path) -> None:
    (top / "申报" / "历年").mkdir()
    for name in ("历年/戊.perf", "己.perf"):
        (top / "申报" / name).write_text("项目 戊\n", "utf-8")
    commit(top, "二稿")
    (top / "perftui.toml").write_text('exclude = ["申报/历年", "己.perf"]\n', "utf-8")
    for name in ("历年/戊.perf", "己.perf"):
        (top / "申报" / name).write_text("项目 戊戊\n", "utf-8")
    paths = [Path("申报")]
    files = {str(file.path): file for file in load(paths, passes_over=Exclusions()).files}
    assert texts(load_base(paths, HEAD, files, passes_over=Exclusions())) == {}
    named = [Path("申报/己.perf")]
    files = {str(file.path): file for file in load(named, passes_over=Exclusions()).files}
    assert texts(load_base(named, HEAD, files, passes_over=Exclusions())) == {"申报/己.perf": "项目 戊\n"}
    (top / "申报" / "己.perf").unlink()
    assert texts(load_base(named, HEAD, {}, passes_over=Exclusions())) == {"申报/己.perf": "项目 戊\n"}


def test_an_unsaved_file_is_read_although_git_calls_it_the_same(top: Path) -> None:
    paths = [Path("申报")]
    files = {str(file.path): file for file in load(paths).files}
    (top / "申报" / "甲.perf").write_text("项目 甲甲\n", "utf-8")
    edited = {str(file.path): file for file in load(paths).files}
    (top / "申报" / "甲.perf").write_text("项目 甲\n", "utf-8")
    assert texts(load_base(paths, HEAD, edited, ["申报/甲.perf"])) == {"申报/甲.perf": "项目 甲\n"}
    assert texts(load_base(paths, HEAD, files, ["申报/甲.perf"])) == {}


def test_an_unsaved_file_that_git_ignores_is_compared_with_what_is_on_the_disk(top: Path) -> None:
    (top / ".gitignore").write_text("丁.perf\n", "utf-8")
    path = top / "申报" / "丁.perf"
    path.write_text("项目 丁丁\n", "utf-8")
    edited = {str(file.path): file for file in load([Path("申报")]).files}
    path.write_text("项目 丁\n", "utf-8")
    assert texts(load_base([Path("申报")], HEAD, edited, ["申报/丁.perf"])) == {"申报/丁.perf": "项目 丁\n"}


def test_an_older_revision_is_named_in_any_way(top: Path) -> None:
    (top / "申报" / "甲.perf").write_text("项目 甲甲\n", "utf-8")
    commit(top, "二稿")
    git(top, "tag", "送审")
    (top / "申报" / "甲.perf").write_text("项目 甲甲甲\n", "utf-8")
    assert texts(base(name="送审")) == {"申报/甲.perf": "项目 甲甲\n"}
    assert texts(base(name="HEAD~1")) == {"申报/甲.perf": "项目 甲\n"}
    with pytest.raises(GitError, match="there is no revision 终稿"):
        base(name="终稿")


def test_without_a_commit_or_a_repository_the_reason_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "甲.perf").write_text("项目 甲\n", "utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError, match="no git repository"):
        base(str(tmp_path))
    begin(tmp_path)
    with pytest.raises(GitError, match="no commit yet"):
        base(str(tmp_path))


def test_without_git_that_is_said(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(top))
    with pytest.raises(GitError, match="git is not installed"):
        base()


def test_a_repository_inside_of_this_one_is_not_compared(top: Path) -> None:
    inner = top / "申报" / "下级"
    inner.mkdir()
    begin(inner)
    (inner / "戊.perf").write_text("项目 戊\n", "utf-8")
    commit(inner)
    found = base("申报", unsaved=("申报/甲.perf", "申报/下级/戊.perf"))
    assert found.files == {}
    assert found.outside == (inner,)
    assert base("申报/下级").outside == ()
