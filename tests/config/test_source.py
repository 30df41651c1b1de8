"""What is no TOML file is told in words of ours, at its place where it has one."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from perftui.config.problems import Problem
from perftui.config.source import MAX_BYTES, Source, read_source
from perftui.model import Span


def read(folder: Path, data: bytes) -> Source | Problem:
    path = folder / "perftui.toml"
    path.write_bytes(data)
    return read_source(path)


def test_a_file_with_byte_order_mark_and_windows_line_ends_is_read(tmp_path: Path) -> None:
    source = read(tmp_path, b'\xef\xbb\xbfprofile = "a"\r\n\r\nx = 1.50\r\n')
    assert isinstance(source, Source)
    assert source.table == {"profile": "a", "x": Decimal("1.50")}
    assert source.value(("x",)) == Span(3, 4, 3, 8)


@pytest.mark.parametrize(
    ("text", "place", "detail"),
    [
        ("profile = “上海”", (1, 10), 'write " instead of “'),
        ("profile ＝ 1", (1, 8), "write = instead of ＝"),
        ('a = ["x"，"y"]', (1, 8), "write , instead of ，"),
        ("profile：1", (1, 7), "write = instead of ："),
        ("profile = 上海", (1, 10), "a value is needed here; text stands in quotes"),
        ("x = 1\nprofile: 1", (2, 7), "behind a key stands `=` and its value"),
        ('profile = "x', (1, 12), "a quote or a bracket is not closed"),
        ('a = ["x"\n\n', (1, 8), "a quote or a bracket is not closed"),
        ('a = "x" y', (1, 8), "a line holds one statement; text stands in quotes"),
        ("a = 1\na = 2", (2, 5), "it stands here for the second time, or is another kind of thing above"),
        ("[a]\n[b]\n[a]", (3, 2), "it stands here for the second time, or is another kind of thing above"),
        ("[per-path.历年]", (1, 10), "a key with other characters than A-Z a-z 0-9 _ - stands in quotes"),
        ('a = "\\q"', (1, 7), "a \\ inside double quotes is written twice"),
    ],
)
def test_what_is_no_toml_has_its_place_and_a_hint(
    tmp_path: Path, text: str, place: tuple[int, int], detail: str
) -> None:
    problem = read(tmp_path, text.encode())
    assert isinstance(problem, Problem)
    assert str(problem.summary) == "this cannot be read as TOML"
    assert problem.span is not None
    # Versions of the library differ by a character in where they see it.
    assert problem.span.line == place[0]
    assert abs(problem.span.start - place[1]) <= 1
    assert str(problem.detail) == detail


@pytest.mark.parametrize(
    ("data", "summary"),
    [
        ("profile = '上海'".encode("gb18030"), "the file is not UTF-8; it is probably GB18030"),
        (b"a = 1\0", "this is a binary file, no text"),
        (b"#" * (MAX_BYTES + 1), "the file is larger than 1 MiB and was not read"),
        (b"a = " + b"[" * 5000, "lists and tables are nested too deeply"),
        (b"a = " + b"9" * 5000, "this cannot be read as TOML"),
    ],
    ids=["gb18030", "binary", "huge", "deep", "long-number"],
)
def test_what_cannot_be_read_is_a_problem_without_a_place(tmp_path: Path, data: bytes, summary: str) -> None:
    problem = read(tmp_path, data)
    assert isinstance(problem, Problem)
    assert (str(problem.summary), problem.span) == (summary, None)


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    summaries = []
    for name in ("folder", "broken", "loop"):
        problem = read_source(tmp_path / name)
        assert isinstance(problem, Problem)
        summaries.append(str(problem.summary))
    assert summaries[:2] == ["this is a folder", "the link leads to a file that is not there"]
    assert summaries[2] == "the link leads back to itself"


def test_of_a_long_list_every_item_has_its_place(tmp_path: Path) -> None:
    words = ",\n".join(f'  "词{number}"' for number in range(40_000))
    source = read(tmp_path, f"[words.x]\nadd = [\n{words}\n]\n".encode())
    assert isinstance(source, Source)
    assert source.value(("words", "x", "add", 39_999)).line == 40_002


def test_a_path_below_the_current_folder_is_shown_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    problem = read_source(tmp_path / "局" / "perftui.toml")
    assert isinstance(problem, Problem)
    assert problem.path == os.path.join("局", "perftui.toml")  # noqa: PTH118 - as it is shown
    monkeypatch.chdir("/")
    problem = read_source(Path("/nowhere") / "perftui.toml")
    assert isinstance(problem, Problem)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "perftui.toml")
    problem = read_source(tmp_path / "perftui.toml")
    assert isinstance(problem, Problem)
    assert str(problem.summary) == "this is a pipe; a configuration is a file"
