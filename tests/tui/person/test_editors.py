"""The editor that a person has set: how it is told the line, and what becomes of what it saves."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from perftui.messages import Message
from perftui.tui.person.editors import Editor, editor
from tests.tui.driving import opened
from tests.tui.test_crash import edit
from tests.tui.test_terminal import Terminal, terminal

WRITER = """\
import sys, pathlib
seen, code, file = pathlib.Path(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[-1])
seen.write_text(" ".join(sys.argv[3:]), "utf-8")
print("inside the editor")
input()
text = file.read_text("utf-8")
file.write_text(text.replace("≥ 10 条", "≥ 12 条"), "utf-8")
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("setting", "command"),
    [
        ("vi", "vi +7 甲.perf"),
        ("/usr/bin/vim -u NONE", "/usr/bin/vim -u NONE +7 甲.perf"),
        ("nano", "nano +7 甲.perf"),
        ("emacsclient -t", "emacsclient -t +7 甲.perf"),
        ("code", "code --wait --goto 甲.perf:7"),
        ("code -w", "code -w --goto 甲.perf:7"),
        ("subl", "subl --wait 甲.perf:7"),
        ("hx", "hx 甲.perf:7"),
        ("kate", "kate --line 7 甲.perf"),
        ("somethingelse", "somethingelse 甲.perf"),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(setting: str, command: str) -> None:
    found = editor({"EDITOR": setting})
    assert isinstance(found, Editor)
    assert found.command(Path("甲.perf"), 7) == tuple(command.split())


def test_the_command_of_the_configuration_counts_before_both() -> None:
    assert editor({"VISUAL": "code", "EDITOR": "vi"}, "hx -v") == Editor(("hx", "-v"))


def test_visual_counts_before_editor() -> None:
    found = editor({"VISUAL": "code", "EDITOR": "vi"})
    assert isinstance(found, Editor)
    assert found.name == "code"


def test_a_path_with_blanks_stands_in_quotes() -> None:
    found = editor({"EDITOR": "'/opt/my tools/vim' -n"})
    assert isinstance(found, Editor)
    assert found.command(Path("a b.perf"), 1) == ("/opt/my tools/vim", "-n", "+1", "a b.perf")


@pytest.mark.parametrize("environment", [{}, {"EDITOR": " "}])
def test_without_an_editor_the_variables_are_named(environment: dict[str, str]) -> None:
    said = editor(environment)
    assert isinstance(said, Message)
    assert "set VISUAL or EDITOR" in str(said)


def test_a_command_that_cannot_be_split_says_so() -> None:
    assert str(editor({"EDITOR": "vi 'x"})) == "EDITOR is no command: vi 'x"


async def test_where_the_terminal_cannot_be_lent_it_says_so(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "vi")
    async with opened(small) as driver:
        await driver.press("O")
        assert "No editor can be opened from here" in driver.text


@pytest.fixture
def writer(tmp_path: Path) -> Path:
    """A program that waits for Enter and then changes the file that it was given."""
    path = tmp_path / "writer.py"
    path.write_text(WRITER, "utf-8")
    return path


def set_editor(writer: Path, code: int = 0) -> dict[str, str]:
    """An environment in which it is the editor."""
    return {"VISUAL": "", "EDITOR": f"{sys.executable} {writer} {writer.with_name('seen')} {code}"}


def open_editor(screen: Terminal) -> None:
    """Wait until everything is read, and open the editor."""
    screen.wait_for("✗")
    screen.press("O", "inside the editor")


def test_the_editor_gets_the_terminal_and_what_it_saves_shows(small: Path, writer: Path) -> None:
    with terminal(small, set_editor(writer)) as screen:
        open_editor(screen)
        screen.press("\r", "as your editor saved it")
        assert "≥ 12 条" in (small / "small.perf").read_text("utf-8")
        assert writer.with_name("seen").read_text("utf-8") == str(Path.cwd() / "forms/small.perf")
        screen.press("2", "12")
        assert screen.leave() == 0


def test_an_editor_that_fails_is_reported_and_the_file_is_read_all_the_same(small: Path, writer: Path) -> None:
    with terminal(small, set_editor(writer, code=3)) as screen:
        open_editor(screen)
        screen.press("\r", "ended with code 3")
        screen.press("2", "12")
        assert screen.leave() == 0


def test_a_file_that_the_editor_deletes_is_said_to_be_gone(small: Path) -> None:
    with terminal(small, {"VISUAL": "", "EDITOR": "rm"}) as screen:
        screen.wait_for("✗")
        screen.press("O", "small.perf is gone")
        assert screen.leave() == 0


def test_an_editor_that_is_not_there_is_reported(small: Path) -> None:
    with terminal(small, {"VISUAL": "", "EDITOR": "/nowhere/vi"}) as screen:
        screen.wait_for("✗")
        screen.press("O", "vi cannot be started: there is no such file or folder")
        assert screen.leave() == 0


def test_unsaved_changes_are_saved_first_where_that_is_meant(small: Path, writer: Path) -> None:
    with terminal(small, set_editor(writer)) as screen:
        edit(screen)
        screen.press("O", "has unsaved changes")
        screen.press("s", "inside the editor")
        screen.press("\r", "as your editor saved it")
        assert screen.leave() == 0


def test_from_a_problem_of_the_configuration_its_file_is_opened_at_the_line(small: Path, writer: Path) -> None:
    (small / "perftui.toml").write_text('select = ["val-missing"]\nignore = ["nothing"]\n', "utf-8")
    vim = writer.with_name("vim")
    vim.write_text(f'#!/bin/sh\nexec {sys.executable} {writer} {writer.with_name("seen")} 0 "$@"\n', "utf-8")
    vim.chmod(0o755)
    with terminal(small, {"VISUAL": str(vim)}) as screen:
        screen.wait_for("✗")
        screen.press("p", "Detail")
        screen.press("g", "nothing")
        screen.press("O", "inside the editor")
        screen.press("\r", "nothing")
        assert writer.with_name("seen").read_text("utf-8").startswith("+2 ")
        assert screen.leave() == 0
