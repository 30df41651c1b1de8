"""Older versions come from a real repository, whatever its paths are called, and nothing in it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from perftui.messages import Language, set_language
from perftui.review.git import GitError, NameKind, Repository
from tests.repositories import begin, commit, git


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "申报 2026").mkdir()
    for name in ("甲", "乙 丙", "丁"):
        (tmp_path / "申报 2026" / f"{name}.perf").write_text(f"项目 {name}\n", "utf-8")
    (tmp_path / "其他.txt").write_text("一\n", "utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "申报稿\x1f一")
    return tmp_path


def repository(folder: Path) -> Repository:
    found = Repository.around(folder)
    assert found is not None
    return found


def test_the_repository_is_found_from_a_file_or_folder_inside(folder: Path) -> None:
    assert repository(folder / "申报 2026").top.resolve() == folder.resolve()
    assert repository(folder / "申报 2026" / "甲.perf").top.resolve() == folder.resolve()


def test_outside_of_a_repository_there_is_none(tmp_path: Path) -> None:
    assert Repository.around(tmp_path) is None


def test_what_changed_is_found_with_new_and_deleted_files_and_nothing_else(folder: Path) -> None:
    inside = folder / "申报 2026"
    (inside / "甲.perf").write_text("项目 甲甲\n", "utf-8")
    (inside / "丁.perf").unlink()
    (inside / "新.perf").write_text("项目 新\n", "utf-8")
    (folder / "其他.txt").write_text("二\n", "utf-8")
    found = repository(folder).changed("HEAD", [inside])
    assert sorted(path.name for path in found) == ["丁.perf", "新.perf", "甲.perf"]
    assert repository(folder).changed("HEAD") == found
    assert [path.name for path in repository(folder).changed("HEAD", [inside / "甲.perf"])] == ["甲.perf"]


def test_texts_are_those_of_the_revision(folder: Path) -> None:
    inside = folder / "申报 2026"
    paths = [inside / "乙 丙.perf", inside / "没有.perf", inside / "甲.perf"]
    (inside / "甲.perf").write_text("项目 变\n", "utf-8")
    texts = repository(folder).texts("HEAD", paths)
    assert {path.name: data.decode() for path, data in texts.items()} == {
        "乙 丙.perf": "项目 乙 丙\n",
        "甲.perf": "项目 甲\n",
    }


def test_a_folder_whose_name_looks_like_a_pattern_is_only_itself(folder: Path) -> None:
    for name in ("申报[12]", "申报1"):
        (folder / name).mkdir()
        (folder / name / "甲.perf").write_text("项目 甲\n", "utf-8")
    found = repository(folder).changed("HEAD", [folder / "申报[12]"])
    assert [path.parent.name for path in found] == ["申报[12]"]


def test_revisions_are_listed_with_their_words(folder: Path) -> None:
    (folder / "其他.txt").write_text("二\n", "utf-8")
    git(folder, "commit", "-q", "-a", "-m", "别的")
    (revision,) = repository(folder).revisions([folder / "申报 2026"])
    assert (revision.author, revision.subject) == ("王", "申报稿\x1f一")
    assert repository(folder).resolve(revision.short) == revision.id
    assert repository(folder).revision(revision.id) == revision
    assert repository(folder).branch() == "main"


@pytest.mark.parametrize("name", ["没有", "--help", "HEAD~9"])
def test_a_revision_that_is_none_is_an_error(folder: Path, name: str) -> None:
    with pytest.raises(GitError):
        repository(folder).resolve(name)


def test_a_repository_without_a_commit_says_so(tmp_path: Path) -> None:
    set_language(Language.ENGLISH)
    git(tmp_path, "init", "-q", "-b", "main")
    with pytest.raises(GitError, match="git said"):
        repository(tmp_path).revisions()
    assert repository(tmp_path).branch() == "main"


def test_nothing_in_the_repository_changes(folder: Path) -> None:
    index = (folder / ".git" / "index").read_bytes()
    found = repository(folder)
    found.changed("HEAD")
    found.revisions()
    assert (folder / ".git" / "index").read_bytes() == index


def test_branches_and_tags_are_listed_with_what_they_name(tmp_path: Path) -> None:
    begin(tmp_path)
    (tmp_path / "甲.perf").write_text("项目 甲\n", "utf-8")
    commit(tmp_path)
    git(tmp_path, "tag", "送审")
    git(tmp_path, "tag", "-a", "定稿", "-m", "定稿说明")
    git(tmp_path, "branch", "修改/二稿")
    git(tmp_path, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(tmp_path, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    repository = Repository.around(tmp_path)
    assert repository is not None
    names = repository.names()
    assert [(each.kind, each.name) for each in names if each.kind is not NameKind.TAG] == [
        (NameKind.BRANCH, "main"),
        (NameKind.BRANCH, "修改/二稿"),
        (NameKind.REMOTE, "origin/main"),
    ]
    assert {each.name: each.subject for each in names if each.kind is NameKind.TAG} == {
        "送审": "申报稿",
        "定稿": "定稿说明",
    }


def test_texts_come_from_every_folder_with_the_top_among_them(tmp_path: Path) -> None:
    begin(tmp_path)
    names = ["甲.perf", "一 局/乙.perf", "一 局/二处/丙.perf"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"项目 {name}\n", "utf-8")
    commit(tmp_path)
    repository = Repository.around(tmp_path)
    assert repository is not None
    asked = [tmp_path / name for name in (*names, "丁.perf", "三局/戊.perf", "一 局")]
    found = repository.texts(repository.resolve("HEAD"), asked)
    assert {path.relative_to(tmp_path).as_posix(): data.decode("utf-8") for path, data in found.items()} == {
        name: f"项目 {name}\n" for name in names
    }
