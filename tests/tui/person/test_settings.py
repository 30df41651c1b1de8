"""The configuration of a person: keys, theme, signs, editor; a slip is told with its place, and the rest holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from perftui.tui.arranged.places import View
from perftui.tui.person.settings import Settings, read_settings, settings_path
from perftui.tui.terminal.themes import NAMES
from tests.tui.driving import opened


def settings(tmp_path: Path, text: str) -> Settings:
    """What a text sets."""
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    return read_settings(path)


def said(found: Settings) -> list[tuple[int, str]]:
    """The mistakes with their lines."""
    return [(each.line, str(each.what)) for each in found.mistakes]


def of_the_user(text: str) -> None:
    """Write the configuration where the program looks for it."""
    path = settings_path()
    assert str(path).startswith(os.environ["XDG_CONFIG_HOME"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == Settings(tmp_path / "config.toml")


def test_keys_are_written_as_they_are_called(tmp_path: Path) -> None:
    found = settings(tmp_path, '[keys]\nsave = "Ctrl+S, F6"\nsort = "comma"\ntop = ["Home", "g"]\nhelp = ""\n')
    assert said(found) == []
    keys = found.keymap.keys
    assert (keys["save"], keys["sort"], keys["top"], keys["help"]) == (
        ("ctrl+s", "f6"),
        ("comma",),
        ("home", "g"),
        (),
    )


def test_a_key_that_another_action_had_is_taken_from_it_and_that_is_said(tmp_path: Path) -> None:
    found = settings(tmp_path, '[keys]\nsave_all = "u"\n')
    assert found.keymap.keys["undo"] == ("ctrl+z",)
    assert list(map(str, found.keymap.lost)) == ["u: now “save_all”, no longer “undo”"]


def test_one_key_for_two_actions_is_a_clash(tmp_path: Path) -> None:
    found = settings(tmp_path, '[keys]\nsave = "x"\ntotals = "x"\n')
    assert list(map(str, found.keymap.clashes)) == ["x is given to “save” and “totals”"]
    assert str(found.complaint()) == "config.toml: x is given to “save” and “totals”"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('[keys]\nsvae = "x"\n', 2, "nothing is called svae; did you mean save?"),
        ('[keys]\nedit = "nokey"\n', 2, "there is no key nokey"),
        ('[keys]\nedit = "ctrl+shift+s"\n', 2, "terminals do not send Ctrl+Shift+S"),
        ('[keys]\nedit = "Super+S, F2"\n', 2, "terminals do not send Super+S"),
        ('[keys]\nedit = "ctrl+1"\n', 2, "terminals do not send Ctrl+1"),
        ('[keys]\nedit = "shift+enter"\n', 2, "terminals do not send Shift+Enter"),
        ("[keys]\nedit = 3\n", 2, 'keys are written "ctrl+s, f6"'),
        ('[view]\ntheme = "blue"\n', 2, "theme is one of " + ", ".join(f'"{name}"' for name in NAMES)),
        ('keys = "x"\n', 1, "keys is a table: write [keys] above its lines"),
        ("[view]\nascii = 1\n", 2, "ascii is one of true, false"),
        ("[editor]\ncommand = 1\n", 2, "command is a text in quotes"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    assert said(settings(tmp_path, text)) == [(line, what)]


def test_what_is_no_toml_sets_nothing(tmp_path: Path) -> None:
    found = settings(tmp_path, "[keys\n")
    assert said(found)[0][1].startswith("this is no TOML")
    assert found.keymap.keys == {}


def test_an_action_whose_keys_are_none_keeps_its_own(tmp_path: Path) -> None:
    assert "edit" not in settings(tmp_path, '[keys]\nedit = "nokey"\n').keymap.keys
    assert settings(tmp_path, '[keys]\nedit = "nokey, F2"\n').keymap.keys["edit"] == ("f2",)


def test_a_key_that_a_terminal_sends_like_another_is_that_other_one(tmp_path: Path) -> None:
    assert settings(tmp_path, '[keys]\nedit = "Ctrl+I"\n').keymap.keys["edit"] == ("tab",)


def test_what_a_terminal_sends_can_be_given(tmp_path: Path) -> None:
    found = settings(tmp_path, '[keys]\nedit = "ctrl+e, alt+e, F2, ctrl+F2, shift+up, ctrl+shift+end, E, 编"\n')
    assert said(found) == []
    assert len(found.keymap.keys["edit"]) == 8


async def test_the_program_goes_by_the_keys_and_shows_them(small: Path) -> None:
    of_the_user('[keys]\ntotals = "ctrl+l"\n')
    async with opened(small) as driver:
        assert "Ctrl+L Totals" in driver.text
        await driver.press("t")
        assert View.TOTALS not in driver.state.views
        await driver.press("ctrl+l")
        assert View.TOTALS in driver.state.views


async def test_the_program_starts_with_a_slip_and_tells_it(small: Path) -> None:
    of_the_user('[keys]\nedit = "nokey"\n[view]\ntheme = "light"\n')
    async with opened(small) as driver:
        assert "config.toml:2: there is no key nokey" in driver.lines[-1]
        assert driver.state.theme == driver.app.theme == "light"
        await driver.press("?", "G")
        assert "there is no key nokey" in driver.text
        assert "config.toml" in driver.text


async def test_what_is_wrong_is_told_where_the_last_place_is_gone_to_as_well(small: Path) -> None:
    of_the_user("[view]\ntheme = 'blue'\n")
    async with opened(small) as driver:
        await driver.press("down", "down", "down")
        here = driver.state.place
        driver.app.remember()
    async with opened(small) as driver:
        assert driver.state.place == here
        assert "theme is one of" in driver.lines[-1]


async def test_a_terminal_of_sixteen_colours_begins_with_strong_ones(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("TERM", "xterm")
    async with opened(small) as driver:
        assert driver.app.theme == "high-contrast"


async def test_signs_are_drawn_in_ascii_where_that_is_set(small: Path) -> None:
    of_the_user("[view]\nascii = true\n")
    async with opened(small) as driver:
        assert not {"│", "┌", "✗", "▾"} & set(driver.text)


async def test_the_editor_is_the_one_that_is_set(small: Path) -> None:
    of_the_user("[editor]\ncommand = '\"'\n")
    async with opened(small) as driver:
        await driver.press("O")
        assert 'command is no command: "' in driver.lines[-1]
