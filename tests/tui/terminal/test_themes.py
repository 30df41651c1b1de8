"""Every tone can be read on every ground, in both themes (WCAG contrast, 4.5 for text)."""

import pytest
from textual.color import Color
from textual.theme import Theme

from perftui.tui.terminal.themes import DARK, LIGHT

READABLE = 4.5
TONES = ("foreground", "accent", "error", "warning", "success", "quiet", "faint")


def colour(theme: Theme, name: str) -> Color:
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def luminance(of: Color) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in of.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["background", "surface", "panel", "cursor", "cursor-blurred"])
def test_text_can_be_read(theme: Theme, ground: str) -> None:
    behind = colour(theme, ground)
    poor = {tone: round(contrast(colour(theme, tone), behind), 2) for tone in TONES}
    assert {tone: value for tone, value in poor.items() if value < READABLE} == {}
