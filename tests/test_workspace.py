"""One loader: which files are found, in which order, and what happens to those that cannot be read."""

import os
from pathlib import Path

import pytest

from perftui.language.text import MAX_BYTES
from perftui.workspace import find, from_data, is_hidden, load

PROJECT = "项目 {name}\n  年度: 2026\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("乙.perf", "甲.perf", "sub/丙.perf", ".hidden/丁.perf", ".戊.perf", "notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PROJECT.format(name=path.stem), "utf-8")
    return tmp_path


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_a_folder_gives_its_files_sorted_without_hidden_ones(folder: Path) -> None:
    found, faults = find([folder])
    assert names(found) == ["丙.perf", "乙.perf", "甲.perf"]
    assert faults == []


def test_a_file_is_read_whatever_it_is_called(folder: Path) -> None:
    assert [declared.project.name for declared in load([folder / "notes.txt"]).projects()] == ["notes"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert names(find([folder / "甲.perf", folder])[0]).count("甲.perf") == 1


def test_a_folder_that_links_to_itself_ends(folder: Path) -> None:
    (folder / "sub" / "again").symlink_to(folder)
    assert len(find([folder])[0]) == 3


def test_a_missing_path_and_a_folder_with_none_are_faults_and_the_rest_is_read(folder: Path) -> None:
    (folder / "none").mkdir()
    loaded = load([folder / "none", folder / "missing.perf", folder / "甲.perf"])
    assert [str(fault.reason) for fault in loaded.faults] == [
        "no .perf file in this folder",
        "there is no such file or folder",
    ]
    assert [declared.project.name for declared in loaded.projects()] == ["甲"]


def test_progress_counts_to_all(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    load([folder], lambda done, of: seen.append((done, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_what_is_no_text_is_a_file_with_one_finding(folder: Path) -> None:
    (folder / "甲.perf").write_bytes("项目 甲\n".encode("gb18030"))
    loaded = load([folder / "甲.perf"])
    assert [diagnostic.code for diagnostic in loaded.diagnostics()] == ["S102"]
    assert list(loaded.projects()) == []


def test_a_summary_brings_the_files_of_its_folder_as_context(folder: Path) -> None:
    summary = folder / "汇总.perf"
    summary.write_text("汇总 全部\n  项目数: 3\n", "utf-8")
    loaded = load([summary])
    assert names([file.path for file in loaded.files]) == ["汇总.perf"]
    assert names([file.path for file in loaded.context]) == ["丙.perf", "乙.perf", "甲.perf"]
    assert load([folder]).context == ()


def test_content_that_is_handed_over_has_the_context_of_its_place(folder: Path) -> None:
    handed = from_data("汇总 全部\n  项目数: 3\n".encode(), folder / "汇总.perf")
    assert len(handed.context) == 3


def test_a_file_is_one_under_all_its_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    paths = [Path("甲.perf"), Path("sub/../甲.perf"), folder / "甲.perf", Path()]
    assert sorted(names(find(paths)[0])) == sorted(["丙.perf", "乙.perf", "甲.perf"])


def test_paths_come_in_the_order_in_which_they_were_given(folder: Path) -> None:
    assert names(find([folder / "甲.perf", folder / "sub", folder / "乙.perf"])[0]) == ["甲.perf", "丙.perf", "乙.perf"]


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "己.perf")
    assert "己.perf" not in names(find([folder])[0])


def test_a_link_to_nothing_and_one_in_a_circle_are_faults(folder: Path) -> None:
    (folder / "nothing.perf").symlink_to(folder / "gone")
    (folder / "circle.perf").symlink_to(folder / "circle.perf")
    loaded = load([folder])
    assert {fault.path.name: str(fault.reason) for fault in loaded.faults} == {
        "circle.perf": "the link leads back to itself",
        "nothing.perf": "the link leads to a file that is not there",
    }
    assert len(loaded.files) == 3


def test_a_file_and_a_link_to_it_are_one_under_its_own_name(folder: Path) -> None:
    (folder / "a.perf").symlink_to(folder / "甲.perf")
    (folder / "sub" / "z.perf").symlink_to(Path("../甲.perf"))
    assert names(find([folder])[0]) == ["丙.perf", "乙.perf", "甲.perf"]
    assert names(find([folder / "a.perf", folder / "甲.perf"])[0]) == ["甲.perf"]


def test_a_link_to_a_file_elsewhere_is_read_and_two_of_them_once(folder: Path) -> None:
    (folder / "sub" / "1.perf").symlink_to(folder / "甲.perf")
    (folder / "sub" / "2.perf").symlink_to(folder / "甲.perf")
    assert names(find([folder / "sub"])[0]) == ["1.perf", "丙.perf"]
    assert names(find([folder / "a.perf", folder / "sub" / "2.perf"])[0]) == ["a.perf", "2.perf"]


def test_a_folder_under_two_names_is_read_once(folder: Path) -> None:
    (folder / "again").symlink_to(folder / "sub")
    assert find([folder / "again", folder / "sub"])[0] == [folder / "again" / "丙.perf"]


def test_a_summary_counts_a_file_and_a_link_to_it_once(folder: Path) -> None:
    (folder / "a.perf").symlink_to(folder / "甲.perf")
    (folder / "汇总.perf").write_text("汇总 全部\n  项目数: 3\n", "utf-8")
    for paths in ([folder / "汇总.perf"], [folder / "汇总.perf", folder / "a.perf"], [folder]):
        loaded = load(paths)
        assert sum(1 for _ in loaded.below(folder)) == 4


def test_what_a_summary_speaks_of_is_its_folder_under_the_name_that_it_was_asked_for(folder: Path) -> None:
    (folder / "sub" / "汇总.perf").write_text("汇总 全部\n  项目数: 1\n", "utf-8")
    (folder / "again").symlink_to(folder / "sub")
    loaded = load([folder / "again" / "汇总.perf", folder / "sub" / "丙.perf"])
    assert sorted(names([file.path for file in loaded.below(folder / "again")])) == ["丙.perf", "汇总.perf"]


def test_what_is_passed_over_is_not_read_for_a_summary_either(folder: Path) -> None:
    summary = folder / "汇总.perf"
    summary.write_text("汇总 全部\n  项目数: 2\n", "utf-8")
    loaded = load([summary], passes_over=lambda _folder: lambda name: name == "sub" or is_hidden(name))
    assert names([file.path for file in loaded.context]) == ["乙.perf", "甲.perf"]


def test_a_folder_in_which_everything_is_passed_over_says_so(folder: Path) -> None:
    _found, faults = find([folder], lambda _folder: lambda _name: True)
    assert [str(fault.reason) for fault in faults] == ["every .perf file in this folder is excluded"]


def test_a_folder_named_like_a_file_is_a_folder(folder: Path) -> None:
    (folder / "sub").rename(folder / "sub.perf")
    assert names(find([folder])[0]) == ["丙.perf", "乙.perf", "甲.perf"]
    assert names(find([folder / "sub.perf"])[0]) == ["丙.perf"]


@pytest.mark.parametrize("name", ["长" * 300 + ".perf", "甲.perf/乙.perf"])
def test_a_name_that_the_disk_refuses_is_a_fault(folder: Path, name: str) -> None:
    assert len(load([folder / name]).faults) == 1


def test_a_file_beyond_the_limit_is_a_finding_and_not_read_whole(folder: Path) -> None:
    with (folder / "甲.perf").open("wb") as file:
        file.truncate(10 * MAX_BYTES)
    loaded = load([folder / "甲.perf"])
    assert [diagnostic.code for diagnostic in loaded.diagnostics()] == ["S115"]
