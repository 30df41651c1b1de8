"""Every tone can be read on every ground, in all themes (WCAG contrast, 4.5 for text, 3 for what is drawn)."""

import pytest
from textual.color import Color
from textual.theme import Theme

from perftui.tui.terminal.themes import DARK, NAMES, contrast, is_dark, theme_of, usual

READABLE, STRONG, DRAWN = 4.5, 7.0, 3.0
TONES = ("foreground", "accent", "error", "warning", "success", "quiet", "faint")
GROUNDS = ("background", "surface", "panel", "cursor", "cursor-blurred", "active", "field")


def colour(theme: Theme, name: str) -> Color:
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read(name: str, ground: str) -> None:
    theme = theme_of(name)
    behind = colour(theme, ground)
    least = STRONG if name.startswith("high-contrast") else READABLE
    poor = {tone: round(contrast(colour(theme, tone), behind), 2) for tone in TONES}
    assert {tone: value for tone, value in poor.items() if value < least} == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_bars_of_totals_stand_out(name: str) -> None:
    theme = theme_of(name)
    assert contrast(colour(theme, "bar"), colour(theme, "background")) >= DRAWN


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["cursor", "field", "cursor-blurred"])
def test_what_is_selected_does_not_look_like_the_rest(name: str, ground: str) -> None:
    theme = theme_of(name)
    assert contrast(colour(theme, ground), colour(theme, "background")) >= 1.1


@pytest.mark.parametrize("name", NAMES)
def test_errors_warnings_and_additions_are_told_apart(name: str) -> None:
    theme = theme_of(name)
    assert len({colour(theme, tone).hex for tone in ("error", "warning", "success", "accent", "foreground")}) == 5


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_is_as_dark_as_it_says(name: str) -> None:
    theme = theme_of(name)
    assert theme.name == name
    assert theme.dark == is_dark(name) == (colour(theme, "background").brightness < 0.5)


def test_a_theme_that_is_there_no_more_is_the_usual_one() -> None:
    assert theme_of("mauve") is DARK


def test_where_there_are_only_sixteen_colours_they_are_strong_ones() -> None:
    assert usual(colours="standard") == "high-contrast"
    assert usual(colours="truecolor") == usual(colours=None) == "dark"
