"""The themes: our own, and those that people know from their editors, with our tones worked out of their colours.

A theme of the library names some colours and no more, and few of them can be read on all our grounds. So its grounds
are made of its background, and each tone goes as far towards white or black as it takes to be read on each of them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

READABLE = 4.5
"""The contrast that text needs (WCAG 2.2, AA)."""
DARK = Theme(
    name="dark",
    primary="#6cb2eb",
    accent="#6cb2eb",
    error="#f47c7c",
    warning="#e3b341",
    success="#7fc29b",
    foreground="#d7dce2",
    background="#15181d",
    surface="#1b1f26",
    panel="#242a33",
    dark=True,
    variables={
        "quiet": "#a5aebb",
        "faint": "#97a1af",
        "rule": "#59636f",
        "cursor": "#1f3550",
        "field": "#1d3756",
        "cursor-blurred": "#262c35",
        "active": "#1f3550",
        "bar": "#4d8fc4",
    },
)
LIGHT = Theme(
    name="light",
    primary="#0b5cad",
    accent="#0b5cad",
    error="#b42318",
    warning="#8a5300",
    success="#1e6b42",
    foreground="#1f2730",
    background="#fcfcfa",
    surface="#f4f4f0",
    panel="#e8e9e5",
    dark=False,
    variables={
        "quiet": "#4b5662",
        "faint": "#56616c",
        "rule": "#9aa3ab",
        "cursor": "#d6e7f8",
        "field": "#c9e0f7",
        "cursor-blurred": "#e6e8e6",
        "active": "#d6e7f8",
        "bar": "#4a8ac4",
    },
)
CONTRAST = Theme(
    name="high-contrast",
    primary="#55ffff",
    accent="#55ffff",
    error="#ff9090",
    warning="#ffff55",
    success="#55ff55",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={
        "quiet": "#e0e0e0",
        "faint": "#c8c8c8",
        "rule": "#aaaaaa",
        "cursor": "#000080",
        "field": "#000080",
        "cursor-blurred": "#000060",
        "active": "#000080",
        "bar": "#55ffff",
    },
)
CONTRAST_LIGHT = Theme(
    name="high-contrast-light",
    primary="#00309c",
    accent="#00309c",
    error="#8a0000",
    warning="#5c3200",
    success="#004a10",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#f0f0f0",
    dark=False,
    variables={
        "quiet": "#222222",
        "faint": "#3a3a3a",
        "rule": "#555555",
        "cursor": "#cfe4ff",
        "field": "#cfe4ff",
        "cursor-blurred": "#e4e4e4",
        "active": "#cfe4ff",
        "bar": "#00309c",
    },
)
_OWN = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT)}
_OF_OTHERS = (
    *("nord", "gruvbox", "catppuccin-mocha", "catppuccin-macchiato", "catppuccin-frappe", "dracula", "tokyo-night"),
    *("monokai", "flexoki", "solarized-dark", "rose-pine", "rose-pine-moon", "atom-one-dark"),
    *("solarized-light", "catppuccin-latte", "rose-pine-dawn", "atom-one-light"),
)
NAMES = (*_OWN, *(name for name in _OF_OTHERS if name in BUILTIN_THEMES))
"""What can be chosen, in the order in which it is offered."""
_GROUNDS = ("background", "surface", "panel", "cursor", "cursor-blurred", "active", "field")
_STEPS = 40
_LINEAR = 0.03928
"""Up to this share of its greatest value the light of a colour grows evenly (WCAG 2.2, relative luminance)."""


def usual(*, colours: str | None) -> str:
    """The theme of who has chosen none: one of plain colours where the terminal has but sixteen."""
    return CONTRAST.name if colours == "standard" else DARK.name


@cache
def theme_of(name: str) -> Theme:
    """The theme of that name; one that is there no more is the usual one."""
    if name in _OWN or name not in NAMES:
        return _OWN.get(name, DARK)
    return _worked_out(BUILTIN_THEMES[name])


def is_dark(name: str) -> bool:
    """Whether a theme is dark, without working it out."""
    return _OWN[name].dark if name in _OWN else BUILTIN_THEMES[name].dark


def contrast(one: Color, other: Color) -> float:
    """How well one of two colours can be told from the other as WCAG has it: from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _worked_out(theme: Theme) -> Theme:
    background = Color.parse(theme.background or ("#121212" if theme.dark else "#f5f5f5"))
    end = Color.parse("#ffffff" if theme.dark else "#000000")
    ink = Color.parse(theme.foreground) if theme.foreground else end
    accent = _readable(Color.parse(theme.primary), (background,), end)
    surface, panel, blurred = (background.blend(ink, share) for share in (0.03, 0.07, 0.09))
    cursor, field = background.blend(accent, 0.14), background.blend(accent, 0.2)
    grounds = dict(zip(_GROUNDS, (background, surface, panel, cursor, blurred, cursor, field), strict=True))

    def read(colour: Color | str | None) -> str:
        return _readable(Color.parse(colour or end), grounds.values(), end).hex

    return Theme(
        name=theme.name,
        primary=read(accent),
        accent=read(accent),
        error=read(theme.error),
        warning=read(theme.warning),
        success=read(theme.success),
        foreground=read(ink),
        background=background.hex,
        surface=surface.hex,
        panel=panel.hex,
        dark=theme.dark,
        variables={
            "quiet": read(ink.blend(background, 0.25)),
            "faint": read(ink.blend(background, 0.4)),
            "rule": background.blend(ink, 0.4).hex,
            "bar": background.blend(accent, 0.85).hex,
            **{name: grounds[name].hex for name in ("cursor", "field", "cursor-blurred", "active")},
        },
    )


def _readable(colour: Color, grounds: Iterable[Color], end: Color) -> Color:
    """A colour, moved as far towards `end` as it takes to be read on all grounds."""
    behind = tuple(grounds)
    steps = (colour.blend(end, step / _STEPS) for step in range(_STEPS + 1))
    return next((each for each in steps if all(contrast(each, ground) >= READABLE for ground in behind)), end)


def _luminance(of: Color) -> float:
    parts = [part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in of.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
