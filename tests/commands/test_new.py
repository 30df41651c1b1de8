from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perftui.commands.new import file_name, skeleton
from perftui.display import has_unshowable
from perftui.language.canonical import canonical
from perftui.language.reader import read
from perftui.messages import Language, set_language
from tests.commands.conftest import Cli
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


def test_writes_a_file_named_after_the_project(cli: Cli, tmp_path: Path) -> None:
    result = cli("new", "甲项目", "--dir", tmp_path)
    assert (result.code, result.out) == (0, f"{tmp_path / '甲项目.perf'} written\n")
    assert (tmp_path / "甲项目.perf").read_text("utf-8") == skeleton("甲项目")


def test_never_overwrites(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "甲.perf").write_text("mine")
    result = cli("new", "甲", "--dir", tmp_path)
    assert (result.code, result.err) == (2, f"perftui: {tmp_path / '甲.perf'}: the file exists; nothing was written\n")
    assert (tmp_path / "甲.perf").read_text() == "mine"


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\x1b[2J", "a\u202eb"])
def test_a_name_is_one_line_of_visible_characters(cli: Cli, tmp_path: Path, name: str) -> None:
    assert cli("new", name, "--dir", tmp_path).code == 2
    assert list(tmp_path.iterdir()) == []


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


def test_a_missing_folder_is_a_usage_error(cli: Cli, tmp_path: Path) -> None:
    assert cli("new", "甲", "--dir", tmp_path / "no").code == 2
