"""A declaration begins with a skeleton that reads without a finding, in a file that every system takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perftui.display import has_unshowable
from perftui.editing.beginning import file_name, free_path, is_name, skeleton
from perftui.language.canonical import canonical
from perftui.language.reader import read
from perftui.messages import Language, set_language
from tests.support import golden


@pytest.mark.parametrize("language", Language)
def test_the_skeleton_reads_without_a_finding_and_is_canonical(language: Language) -> None:
    set_language(language)
    text = skeleton("公共数据授权运营")
    golden(f"skeleton.{language}.perf", text)
    document, found = read(text)
    assert found == ()
    assert [project.name for project in document.projects] == ["公共数据授权运营"]
    assert canonical(text).text == text


@given(
    st.text(min_size=1)
    .map(str.strip)
    .filter(lambda name: name and not has_unshowable(name) and "\n" not in name and "\t" not in name)
)
def test_any_visible_name_reads_back(name: str) -> None:
    document, found = read(skeleton(name))
    assert found == ()
    assert [project.name for project in document.projects] == [name]


def test_the_head_is_taken_over_from_a_project_of_the_same_department() -> None:
    like = read("项目 甲\n  项目编码: 1\n  年度: 2026\n  主管部门: 水务局\n  计划完成日期: 2026-12-31\n")[0].projects[0]
    (project,) = read(skeleton("乙", like))[0].projects
    assert {field.key: field.text for field in project.head if field.text} == {
        "年度": "2026",
        "主管部门": "水务局",
        "计划完成日期": "2026-12-31",
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("电子政务建设", "电子政务建设.perf"),
        ("a/b\\c:d", "a_b_c_d.perf"),
        ("../../etc/passwd", "_.._etc_passwd.perf"),
        ("?", "_.perf"),
        ("..", "_.perf"),
        ("con", "_con.perf"),
        ("LPT1.x", "_LPT1.x.perf"),
        ("数" * 100, "数" * 66 + ".perf"),
    ],
)
def test_file_names_are_safe_everywhere(name: str, expected: str) -> None:
    assert file_name(name) == expected


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a\tb", "a\x1b[2J"])
def test_a_name_is_one_line_of_visible_characters(name: str) -> None:
    assert not is_name(name)


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    taken = {tmp_path / "甲.perf", tmp_path / "甲（2）.perf"}
    assert free_path(tmp_path, "甲", taken.__contains__) == tmp_path / "甲（3）.perf"
    assert free_path(tmp_path, "a.b/c", taken.__contains__) == tmp_path / "a.b_c.perf"
